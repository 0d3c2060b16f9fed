"""The snippets of docs/python.md are run, and print what stands there."""

import doctest
import os
import pathlib
import subprocess
import sys

import pyarrow
import pytest

import tallyman

SOURCE = pathlib.Path(os.environ["TALLYMAN_SOURCE"])
DOCUMENT = SOURCE / "docs/python.md"
NEWS = {
    "agency.txt": "China's exports to Russia rise again in June\n\n"
    "BEIJING, July 12, 2024. China's exports to Russia rose 5.1 percent year on year to 70.23 billion yuan in June, customs data showed.\n",
    "blog.txt": "Trade with Russia in June\n\n"
    "MOSCOW, July 15, 2024. China's exports to Russia amounted to 7.02 billion yuan in June.\n",
}


@pytest.fixture
def news(tmp_path, monkeypatch):
    """The two articles of the README, which the document speaks of."""
    readme = (SOURCE / "README.md").read_text()
    (tmp_path / "news").mkdir()
    for name, text in NEWS.items():
        assert text in readme
        (tmp_path / "news" / name).write_text(text)
    monkeypatch.chdir(tmp_path)


def test_snippets(news):
    command = next(line for line in DOCUMENT.read_text().splitlines() if line.startswith("python -m tallyman.parquet"))
    subprocess.run([sys.executable, *command.split()[1:]], check=True)
    snippets = doctest.DocTestParser().get_doctest(without_fences(DOCUMENT.read_text()), {}, "python.md", str(DOCUMENT), 0)
    assert len(snippets.examples) > 15
    results = doctest.DocTestRunner().run(snippets)
    assert results.failed == 0


def test_the_readme(news, capsys):
    """Its example runs, with `articles` as docs/python.md describes them."""
    (example,) = (part.split("```")[0] for part in (SOURCE / "README.md").read_text().split("```python\n")[1:])
    names = {"articles": pyarrow.Table.from_pylist([article.to_dict() for article in tallyman.read("news")])}
    exec(compile(example, "README.md", "exec"), names)
    assert capsys.readouterr().out == "CN exports RU 5.1\n"
    assert len(names["claims"]) == 2 and names["findings"][0].rule == "same_figure" and names["table"].num_rows == 2


def without_fences(text):
    return "\n".join("" if line.startswith("```") else line for line in text.splitlines())
