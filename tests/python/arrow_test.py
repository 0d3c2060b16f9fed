"""Tables: the same claims as the command line, whatever library reads them."""

import datetime
import decimal
import json
import os
import pathlib
import subprocess
import sys

import duckdb
import pandas
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import tallyman
import tallyman.arrow
import tallyman.parquet

PROGRAM = os.environ["TALLYMAN_PROGRAM"]
SAMPLE = pathlib.Path(os.environ["TALLYMAN_SOURCE"]) / "tests/sample/articles.jsonl"
SENTENCE = "China's exports to Russia rose 5.1 percent year on year in June to 70.23 billion yuan."


@pytest.fixture(scope="module")
def lines():
    return subprocess.run([PROGRAM, "extract", "--quiet", SAMPLE], capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.fixture(scope="module")
def articles():
    return pa.Table.from_pylist([article.to_dict() for article in tallyman.read(SAMPLE)])


@pytest.fixture(scope="module")
def table(articles):
    return tallyman.extract_batch(articles)


def test_records_are_the_command_lines(lines, articles, table):
    assert table.schema.equals(tallyman.arrow.SCHEMA, check_metadata=True)
    assert table["record"].to_pylist() == lines
    batches = [tallyman.extract_batch(batch, threads=1) for batch in articles.to_batches(max_chunksize=7)]
    assert pa.concat_tables(batches).equals(table)


def test_columns_say_what_the_record_says(table):
    for row in table.to_pylist():
        claim = json.loads(row["record"])
        level, change, share = claim["level"] or {}, claim["change"] or {}, claim["share"] or {}
        assert row["claim_id"] == claim["id"] and row["article_id"] == claim["document"]["id"]
        for name in ("flow", "reporter", "partner", "product", "measure", "basis", "side", "product_text"):
            assert row[name] == claim["statistic"][name]
        assert str(row["published"]) == claim["document"]["published"]
        assert row["period_end"] == (claim["period"] or {}).get("end")
        for name, value in {
            "amount": level.get("amount"),
            "high": level.get("high"),
            "converted_low": (level.get("converted") or {}).get("low"),
            "percent": change.get("percent"),
            "percent_low": change.get("low"),
            "delta_high": change.get("delta_high"),
            "share": share.get("percent"),
        }.items():
            assert row[name] == (None if value is None else decimal.Decimal(value))
        assert row["base_start"] == (change.get("base") or {}).get("start")
        assert row["whole_partner"] == (share.get("whole") or {}).get("partner")
        assert row["sentence"] == claim["evidence"]["sentence"]["text"] and row["warnings"] == claim["warnings"]


def test_pandas_polars_and_duckdb_agree(lines, table):
    claims = [json.loads(line) for line in lines]
    expected = sum(
        decimal.Decimal(claim["level"]["amount"]) for claim in claims if claim["level"] and claim["level"]["unit"] == "USD"
    )
    frame = table.to_pandas()
    assert isinstance(frame, pandas.DataFrame) and frame[frame["unit"] == "USD"]["amount"].sum() == expected
    assert polars.from_arrow(table).filter(polars.col("unit") == "USD")["amount"].sum() == expected
    assert duckdb.sql("SELECT sum(amount) FROM \"table\" WHERE unit = 'USD'").fetchall() == [(expected,)]


def test_dates_may_come_as_dates_or_texts():
    texts = pa.table({"text": [SENTENCE], "published": ["2024-07-12"], "id": ["a"], "other": [1]})
    dates = texts.set_column(1, "published", texts["published"].cast(pa.date32()))
    from_pandas = pa.Table.from_pandas(dates.to_pandas().assign(published=pandas.Timestamp("2024-07-12 10:00")))
    assert tallyman.extract_batch(texts)["period_start"].to_pylist() == ["2024-06"]
    assert tallyman.extract_batch(dates).equals(tallyman.extract_batch(texts))
    assert tallyman.extract_batch(from_pandas).equals(tallyman.extract_batch(texts))


@pytest.mark.parametrize("kind", [pa.int64(), pa.int32(), pa.uint64(), pa.string(), pa.large_string()])
def test_ids_may_be_whole_numbers(kind):
    ids = pa.array([5, 7, None], pa.int64()).cast(kind)
    for column in (ids, ids.dictionary_encode()):
        articles = pa.table({"text": [SENTENCE] * 2 + [None], "id": column, "published": ["2024-07-12"] * 3})
        assert tallyman.extract_batch(articles, on_skipped=lambda what: None)["article_id"].to_pylist() == ["5", "7"]


def test_frames_of_other_libraries_are_tables():
    articles = pa.table({"text": [SENTENCE], "id": [5], "published": ["2024-07-12"]})
    frame = articles.to_pandas()
    table = tallyman.extract_batch(articles)
    assert table.num_rows == 1
    for other in (frame, frame.astype("category"), polars.from_arrow(articles), duckdb.sql("FROM articles"), articles.to_reader()):
        assert tallyman.extract_batch(other).equals(table)
    for other in (polars.from_arrow(articles).lazy(), articles.to_pylist(), None):
        with pytest.raises(TypeError, match=r"is no table: pass a pyarrow\.Table, as pyarrow\.Table\.from_pandas\(frame\) or frame\.to_arrow\(\)"):
            tallyman.extract_batch(other)


def test_an_article_that_cannot_be_used_is_named():
    articles = pa.table({"text": [SENTENCE, None, SENTENCE], "id": ["a", "b", "c"], "title": ["Exports rose"] * 3})
    skipped = []
    assert tallyman.extract_batch(articles, on_skipped=skipped.append)["article_id"].to_pylist() == ["a", "c"]
    assert [(what.file, what.reason) for what in skipped] == [("b", 'has no "text"')]
    with pytest.warns(tallyman.TallymanWarning, match='^skipped b: has no "text"$'):
        tallyman.extract_batch(articles)
    with pytest.warns(tallyman.TallymanWarning, match='^skipped row 2: has no "text"$'):
        tallyman.extract_batch(articles.drop_columns(["id"]))
    days = pa.table({"text": [SENTENCE] * 2, "published": ["12/07/2024"] * 2})
    with pytest.warns(tallyman.TallymanWarning, match='^row 2: "published" "12/07/2024" is no ISO 8601 date, left out$'):
        tallyman.extract_batch(days)
    with pytest.raises(KeyError, match="no column"):
        tallyman.extract_batch(articles.rename_columns(["body", "id", "title"]))


def test_values_that_python_does_not_have():
    """Bytes that are no UTF-8 are repaired as in a file; days beyond the calendar are none."""
    texts = pa.array([b"\xff " + SENTENCE.encode(), SENTENCE.encode()])
    columns = {"text": pa.Array.from_buffers(pa.string(), 2, texts.buffers()), "id": ["a", "b"], "published": pa.array([19916, 2**31 - 1]).cast(pa.int32()).cast(pa.date32())}
    articles = pa.table(columns)
    with pytest.warns(tallyman.TallymanWarning) as caught:
        table = tallyman.extract_batch(articles)
    assert [str(warning.message).partition("out of range")[0] for warning in caught] == [
        "a: invalid UTF-8 replaced by U+FFFD: 1 times", 'b: "published" "date32[day] ',
    ]  # fmt: skip
    assert table["article_id"].to_pylist() == ["a", "b"] and table["published"].to_pylist() == [datetime.date(2024, 7, 12), None]
    skipped = []
    articles = articles.set_column(0, "text", texts).set_column(2, "published", pa.array([float("nan")] * 2))
    assert tallyman.extract_batch(articles, on_skipped=skipped.append).num_rows == 0
    assert [str(what) for what in skipped] == [f'{name}: "text" is bytes, not a string' for name in "ab"]


def test_nothing_in_nothing_out():
    table = tallyman.extract_batch(pa.table({"text": pa.array([], pa.string())}))
    assert table.num_rows == 0 and table.schema == tallyman.arrow.SCHEMA


def test_numbers_of_any_size_fit(table):
    record = json.loads(table["record"][0].as_py()) | {"level": None, "share": None}
    record["change"] = {
        "percent": "0.123456785", "low": "-1" + "0" * 29 + ".5", "high": "1" + "0" * 35, "qualifier": "eq", "delta": None, "delta_low": None,
        "delta_high": None, "delta_unit": None, "versus": "yoy", "base": None, "terms": None,
    }  # fmt: skip
    claim = tallyman.Claim.from_json(json.dumps(record))
    (row,) = tallyman.arrow.to_table([claim]).to_pylist()
    assert (row["percent"], row["percent_low"], row["percent_high"]) == (
        decimal.Decimal("0.12345678"),
        decimal.Decimal("-1" + "0" * 29 + ".5"),
        None,
    )
    assert json.loads(row["record"]) == record


def test_parquet(lines, table, tmp_path):
    (tmp_path / "broken.jsonl").write_text('{"text": "Exports rose."}\n{\n')
    file = tmp_path / "claims.parquet"
    command = [sys.executable, "-m", "tallyman.parquet", SAMPLE, "-o", file]
    subprocess.run(command, check=True)
    assert pq.read_table(file).equals(table)
    assert duckdb.sql(f"SELECT count(*) FROM '{file}'").fetchall() == [(len(lines),)]
    done = subprocess.run([*command, tmp_path / "broken.jsonl"], capture_output=True, text=True)
    assert done.returncode == 3 and f"tallyman: skipped {tmp_path}/broken.jsonl:2: is no JSON" in done.stderr
    done = subprocess.run([*command, "--published", "soon"], capture_output=True, text=True)
    assert done.returncode == 2 and "--published: soon is no date; write it as 2024-07-12" in done.stderr
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".partial"] == []


def test_parquet_fails_in_one_line(tmp_path):
    for target, reason in [("nowhere/z.parquet", "No such file or directory"), (".", "Is a directory")]:
        done = subprocess.run([sys.executable, "-m", "tallyman.parquet", SAMPLE, "-o", tmp_path / target], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (1, f"tallyman: cannot write {tmp_path / target}: {reason}\n")
    limited = ["bash", "-c", 'ulimit -f 4; exec "$@"', "bash", sys.executable, "-m", "tallyman.parquet", SAMPLE, "-o", tmp_path / "z.parquet"]
    done = subprocess.run(limited, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, f"tallyman: cannot write {tmp_path}/z.parquet: File too large\n")
    assert list(tmp_path.iterdir()) == []


def test_parquet_writes_over_no_input(tmp_path):
    article = tmp_path / "in.txt"
    article.write_text(SENTENCE)
    os.symlink(article, tmp_path / "link")
    os.mkdir(tmp_path / "out")
    for output in (article, tmp_path / "link"):
        for source in (article, tmp_path, f"{tmp_path}/*.txt"):
            done = subprocess.run([sys.executable, "-m", "tallyman.parquet", source, "-o", output], capture_output=True, text=True)
            assert done.returncode == 2 and f"-o: {output} is an input as well; write somewhere else" in done.stderr
            assert article.read_text() == SENTENCE
    command = [sys.executable, "-m", "tallyman.parquet", tmp_path, "-o", tmp_path / "claims.parquet"]
    subprocess.run(command, check=True, capture_output=True)
    assert subprocess.run(command, capture_output=True).returncode == 2


def test_parquet_goes_where_a_link_leads_and_into_what_is_no_file(tmp_path):
    (claim,) = claims = tallyman.extract(SENTENCE, published="2024-07-12", id="a")
    articles = [{"text": SENTENCE, "published": "2024-07-12", "id": "a"}]
    os.symlink(tmp_path / "claims.parquet", tmp_path / "link")
    for _ in range(2):
        assert tallyman.parquet.write(articles, tmp_path / "link") == 1
        assert os.path.islink(tmp_path / "link") and pq.read_table(tmp_path / "claims.parquet")["record"].to_pylist() == [claim.to_json()]
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE) as reader:
        assert tallyman.parquet.write(articles, tmp_path / "pipe") == 1
        assert pq.read_table(pa.BufferReader(reader.stdout.read())).equals(tallyman.arrow.to_table(claims))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.parquet", "link", "pipe"]


def test_parquet_warns_as_the_command_line(tmp_path):
    articles = [{"text": SENTENCE, "published": "12/07/2024", "id": name} for name in ("a", "b\n")]
    (tmp_path / "days.jsonl").write_text("".join(json.dumps(article) + "\n" for article in articles))
    command = [sys.executable, "-m", "tallyman.parquet", "days.jsonl", "-o", "claims.parquet"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    fault = '"published" "12/07/2024" is no ISO 8601 date, left out'
    assert (done.returncode, done.stderr) == (0, f"tallyman: warning: a: {fault}\ntallyman: warning: b?: {fault}\n")
