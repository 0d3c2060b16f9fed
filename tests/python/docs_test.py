"""The Python of README.md and docs/*.md is run, and prints what stands there."""

import doctest
import gzip
import os
import pathlib
import re
import subprocess
import sys

import pyarrow
import pytest

os.environ["PYSPARK_PYTHON"] = sys.executable
from pyspark.sql import SparkSession  # noqa: E402

import tallyman  # noqa: E402

SOURCE = pathlib.Path(os.environ["TALLYMAN_SOURCE"])
sys.path.insert(0, str(SOURCE / "tests"))
from pages import PAGES, README, blocks, write_news  # noqa: E402

BIN = pathlib.Path(sys.executable).parent


def contents(page, wanted):
    """Of the blocks of one kind."""
    return [content for kind, word, content in blocks(page) if kind == wanted and not word]


@pytest.fixture
def news(tmp_path, monkeypatch):
    """The two articles of the README, which the pages speak of."""
    write_news(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def spark():
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def test_every_block_is_run_below():
    assert [page.name for page in PAGES if contents(page, "python")] == ["README.md", "python.md", "scale.md"]
    assert [page.name for page in PAGES if any("spark-submit" in block for block in contents(page, "sh"))] == ["README.md", "scale.md"]


def run(page, count, names):
    """Blocks of examples with what they print."""
    snippets = doctest.DocTestParser().get_doctest("\n".join(contents(page, "python")), names, page.name, str(page), 0)
    assert len(snippets.examples) > count
    assert doctest.DocTestRunner().run(snippets).failed == 0


def test_the_package(news):
    page = SOURCE / "docs/python.md"
    (command,) = re.findall(r"^python (-m tallyman\.parquet .*)$", page.read_text(), re.MULTILINE)
    subprocess.run([sys.executable, *command.split()], check=True)
    run(page, 15, {})


def test_on_spark(spark):
    run(SOURCE / "docs/scale.md", 5, {"spark": spark})


def test_the_readme(news, spark, capsys):
    """Its examples run, with `articles` as docs/python.md and docs/scale.md describe them."""
    alone, on_spark = contents(README, "python")
    articles = pyarrow.Table.from_pylist([article.to_dict() for article in tallyman.read("news")])
    names = {"articles": articles}
    exec(compile(alone, "README.md", "exec"), names)
    assert capsys.readouterr().out == "CN exports RU 5.1\n"
    assert len(names["claims"]) == 2 and names["findings"][0].rule == "same_figure" and names["table"].num_rows == 2
    names = {"articles": spark.createDataFrame(articles.select(["id", "text", "published"]).to_pylist(), "id string, text string, published string")}
    exec(compile(on_spark, "README.md", "exec"), names)
    assert names["claims"].count() == 2 and names["findings"].first().rule == "same_figure"


def test_the_jobs(news):
    """As the pages have them, but for where the archive and the results lie."""
    (news / "a.txt.gz").write_bytes(gzip.compress((news / "news/agency.txt").read_bytes()))
    (news / "warc.paths.gz").write_bytes(gzip.compress(b"a.txt.gz\nnews/blog.txt\n"))
    (script,) = {block for page in PAGES for block in contents(page, "sh") if "spark-submit" in block}
    script = script.replace("s3://commoncrawl/", f"file://{news}/").replace("hdfs:///", f"file://{news}/out/")
    environment = os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-e", "-c", script], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert len(list((news / "out/news/claims/year=2024/reporter=CN").glob("*.parquet"))) == 1
    assert list((news / "out/news/findings").glob("*.parquet"))
