"""On a real Spark, of two workers with processes of their own: the same claims and findings as the command line, whatever becomes of workers."""

import gzip
import json
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time

import pyarrow.parquet as pq
import pytest

os.environ["PYSPARK_PYTHON"] = sys.executable
from py4j.protocol import Py4JJavaError  # noqa: E402
from pyspark.errors import PythonException  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

import tallyman  # noqa: E402
import tallyman.spark  # noqa: E402

PROGRAM = os.environ["TALLYMAN_PROGRAM"]
SOURCE = pathlib.Path(os.environ["TALLYMAN_SOURCE"])
SAMPLE = SOURCE / "tests/sample/articles.jsonl"
GOLD = sorted((SOURCE / "tests/gold").glob("*/*.json")) + sorted((SOURCE / "tests/gold").glob("*/*.jsonl"))
SENTENCE = "China's exports to Russia rose 5.1 percent in June 2024."
SUBMIT = [pathlib.Path(sys.executable).parent / "spark-submit", "--master", "local[2]", "--conf", "spark.sql.shuffle.partitions=2"]


def program(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode in (0, 3), done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def spark():
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.task.maxFailures", "8")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def lines():
    """The command line's claims of the sample and of the annotated articles."""
    return program("extract", "--quiet", SAMPLE, *GOLD)


@pytest.fixture(scope="module")
def expected_findings(lines, tmp_path_factory):
    path = tmp_path_factory.mktemp("claims") / "claims.jsonl"
    path.write_text("".join(line + "\n" for line in lines))
    return program("check", "--quiet", path, "--against", "public")


@pytest.fixture(scope="module")
def articles(spark):
    """All articles as a table, of which one partition holds nearly all."""
    schema = "id string, url string, title string, published string, language string, country string, publisher string, text string"
    rows = [tuple(article.to_dict()[field.split()[0]] for field in schema.split(", ")) for article in tallyman.read([SAMPLE, *GOLD])]
    parts = [rows[:1], rows[1:2], rows[2:]]
    frames = [spark.createDataFrame(part, schema).coalesce(1) for part in parts]
    return frames[0].union(frames[1]).union(frames[2])


def records(frame):
    return [row.record for row in frame.select("record").collect()]


def executors(session):
    """Process ids of the workers' Java processes below this one's."""
    java = [int(pid) for pid in children_of(int(session.sparkContext._gateway.proc.pid))]
    return [pid for pid in java if b"CoarseGrainedExecutorBackend" in command_of(pid)]


def children_of(parent):
    found = []
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found += [int(entry.name), *children_of(int(entry.name))]
    return found


def command_of(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


class KillOne:
    """Kills one worker as soon as it has been at work for a while."""

    def __init__(self, session, seconds):
        self._session, self._seconds = session, seconds
        self.killed = None
        self._thread = threading.Thread(target=self._run)

    def _run(self):
        tracker = self._session.sparkContext.statusTracker()
        deadline = time.monotonic() + 300
        while not any(tracker.getStageInfo(stage).numActiveTasks for stage in tracker.getActiveStageIds() if tracker.getStageInfo(stage)):
            if time.monotonic() > deadline:
                return
            time.sleep(0.05)
        time.sleep(self._seconds)
        self.killed = executors(self._session)[0]
        os.kill(self.killed, signal.SIGKILL)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._thread.join()


def test_claims_of_skewed_partitions(articles, lines):
    claims = tallyman.spark.extract(articles)
    assert claims.columns == tallyman.arrow.SCHEMA.names
    assert sorted(records(claims)) == sorted(lines)


def test_findings_where_one_partition_holds_nearly_all(spark, lines, expected_findings):
    rest = spark.createDataFrame([(line,) for line in lines[5:]], "record string").coalesce(1)
    claims = spark.createDataFrame([(line,) for line in lines[:5]], "record string").union(rest)
    findings = tallyman.spark.check(claims, against=["public"])
    assert findings.columns == tallyman.arrow.FINDINGS_SCHEMA.names
    assert records(findings) == expected_findings
    first = findings.first()
    record = json.loads(first.record)
    assert (first.id, first.severity, first.claims, first.suspect) == (
        record["id"], record["severity"], record["claims"], record["suspects"][0]["claim"],
    )  # fmt: skip
    findings.unpersist()


def test_a_worker_is_killed(spark, articles, expected_findings):
    before = set(executors(spark))
    assert len(before) == 2
    with KillOne(spark, 3) as killer:
        findings = tallyman.spark.check(tallyman.spark.extract(articles.repartition(6)), against=["public"])
        assert killer.killed in before, "it was over before"
    assert killer.killed not in executors(spark)
    assert records(findings) == expected_findings
    findings.unpersist()


def test_what_cannot_be_used_is_named(spark):
    frame = spark.createDataFrame([("a", SENTENCE), ("b", None)], "id string, text string")
    rows = tallyman.spark.outcomes(frame).collect()
    found = sorted((row.claim is None, row.skipped and (row.skipped.file, row.skipped.reason)) for row in rows)
    assert found == [(False, None), (True, ("b", 'has no "text"'))]
    numbered = spark.createDataFrame([(5, SENTENCE)], "id bigint, text string")
    assert [row.article_id for row in tallyman.spark.extract(numbered).collect()] == ["5"]
    with pytest.raises(KeyError, match="no column"):
        tallyman.spark.extract(frame.drop("text"))


def test_one_row_costs_no_other(spark):
    quoted = SENTENCE.replace("'", "\\'")
    frame = spark.sql(f"SELECT 'a' AS id, concat('{quoted}', cast(X'ff41' AS string)) AS text UNION ALL SELECT 'b', '{quoted}'")
    assert sorted(row.article_id for row in tallyman.spark.extract(frame).collect()) == ["a", "b"]
    (row,) = tallyman.spark.outcomes(spark.sql(f"SELECT 'a' AS id, cast('{quoted}' AS binary) AS text")).collect()
    assert (row.claim, row.skipped.file, row.skipped.reason) == (None, "a", '"text" is bytes, not a string')


def test_a_file_out_of_reach_costs_no_other(spark, tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE)
    addresses = ["http://example.invalid/y", "foo://x", f"file://{tmp_path}/none.txt"]
    rows = tallyman.spark.extract_files(spark, [*addresses, str(tmp_path / "a.txt")]).collect()
    assert [row.claim.article_id for row in rows if row.claim] == ["a.txt"]
    assert sorted(row.skipped.file for row in rows if row.skipped) == sorted(addresses)
    assert all(row.skipped.reason for row in rows if row.skipped)


def test_what_is_no_claim_is_told(spark):
    for record, reason in [("{}", "schema: is missing"), (None, "needs an object")]:
        frame = spark.createDataFrame([(record,)], "record string")
        with pytest.raises((PythonException, Py4JJavaError), match=reason):  # the latter where several tasks fail at once
            tallyman.spark.check(frame)


def write_warc(path, numbers):
    """Pages, a gzip member a record, as Common Crawl has it."""
    with open(path, "wb") as out:
        for number in numbers:
            body = (
                f"<html><head><title>Trade {number}</title><meta property='article:published_time' content='2024-07-12'></head><body><article>"
                f"<p>China's exports to Russia rose {number % 9}.{number % 7} percent to {70 + number % 11}.{number % 10} billion yuan in June.</p>"
                "<p>The customs office said so on Friday, in a statement that was longer than this one.</p></article></body></html>"
            ).encode()
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Date: 2024-07-12T08:00:00Z\r\n"
                f"WARC-Target-URI: https://news{number % 5}.example/{number}.html\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(http)}\r\n\r\n"
            ).encode()
            out.write(gzip.compress(head + http + b"\r\n\r\n"))


def test_the_jobs(tmp_path):
    """WARC files by a list, one a good address and one missing; claims in folders by year and reporter; findings."""
    write_warc(tmp_path / "a.warc.gz", range(40))
    write_warc(tmp_path / "b.warc.gz", range(40, 43))
    (tmp_path / "paths.gz").write_bytes(gzip.compress(b"a.warc.gz\nb.warc.gz\nmissing.warc.gz\n"))
    folder = subprocess.run([sys.executable, "-m", "tallyman.jobs"], capture_output=True, text=True, check=True).stdout.strip()
    job = [*SUBMIT, f"{folder}/extract.py", tmp_path / "paths.gz", "--prefix", f"file://{tmp_path}/", "-o", tmp_path / "out"]
    done = subprocess.run(job, capture_output=True, text=True)
    assert done.returncode == 3, done.stderr
    (skipped,) = (json.loads(line) for part in (tmp_path / "out/skipped").glob("*.json") for line in part.read_text().splitlines())
    assert skipped["file"] == f"file://{tmp_path}/missing.warc.gz" and skipped["reason"] == "no such file or folder"

    expected = program("extract", "--quiet", tmp_path / "a.warc.gz", tmp_path / "b.warc.gz")
    assert len(expected) > 40 and (tmp_path / "out/claims/year=2024/reporter=CN").is_dir()
    table = pq.read_table(tmp_path / "out/claims")
    assert sorted(table["record"].to_pylist()) == sorted(expected)

    job = [*SUBMIT, f"{folder}/check.py", tmp_path / "out/claims", "-o", tmp_path / "findings", "--json"]
    done = subprocess.run(job, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (tmp_path / "claims.jsonl").write_text("".join(line + "\n" for line in expected))
    found = [line for part in sorted((tmp_path / "findings").glob("*.txt")) for line in part.read_text().splitlines()]
    assert found and found == program("check", "--quiet", tmp_path / "claims.jsonl")
