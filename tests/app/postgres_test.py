#!/usr/bin/python3
"""Runs into a real PostgreSQL server: the same rows as in SQLite, also where server or program are killed. Usage: postgres_test.py PROGRAM SOURCE_DIR"""

import contextlib
import select
import signal
import socket
import sqlite3
import subprocess
import threading
import time

import program
from postgres_server import PostgresServer
from program import ARTICLE, ProgramTest
from restart_test import articles

SERVER = None
TABLES = ["areas", "products", "units", "articles", "copies", "claims", "claim_records", "figures", "evidence_spans", "findings",
          "finding_claims", "checked_families", "progress"]


def setUpModule():
    global SERVER
    SERVER = PostgresServer()


def tearDownModule():
    SERVER.close()


class LosesAnswers:
    """A way to the server on which the answers to some COMMITs, counted from 1, are lost together with their connections."""

    def __init__(self, port, lost):
        self.server, self.lost, self.commits, self.lock = port, set(lost), 0, threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError):  # closed
            while True:
                client = self.listener.accept()[0]
                threading.Thread(target=self.carry, args=[client, socket.create_connection(("127.0.0.1", self.server))], daemon=True).start()

    def carry(self, client, server):
        with client, server, contextlib.suppress(ConnectionError):
            while True:
                for source in select.select([client, server], [], [])[0]:
                    data = source.recv(1 << 16)
                    if not data or self.cuts_off(source is server, data):
                        return
                    (server if source is client else client).sendall(data)
                    if source is client and data.endswith(b"COMMIT\0") and self.is_lost():
                        server.recv(1 << 16)
                        return

    def cuts_off(self, is_answer, data):
        """Whether these bytes are lost already."""
        return False

    def is_lost(self):
        with self.lock:
            self.commits += 1
            return self.commits in self.lost


class BreaksOff(LosesAnswers):
    """A way to the server on which one long answer is cut off in its midst."""

    def __init__(self, port):
        self.answered = 0
        self.has_cut = False
        super().__init__(port, [])

    def cuts_off(self, is_answer, data):
        with self.lock:
            self.answered = self.answered + len(data) if is_answer else 0
            cut = self.answered > 100_000 and not self.has_cut
            self.has_cut = self.has_cut or cut
            return cut


class Postgres(ProgramTest):
    def setUp(self):
        super().setUp()
        self.database = self.id().split(".")[-1]
        self.address = SERVER.create(self.database)

    def rows(self, sql):
        return SERVER.query(self.database, sql)

    def count(self, rest):
        return int(self.rows(f"SELECT count(*) FROM {rest}")[0][0])

    def assert_same_tables(self, path):
        """Every table holds what the SQLite database has in it, keys and all."""
        with sqlite3.connect(self.folder / path) as database:
            for table in TABLES:
                columns = [(row[1], row[2]) for row in database.execute(f"PRAGMA table_info({table})")]
                names = ", ".join(name for name, _ in columns)
                expected = [self.as_text(row, columns) for row in database.execute(f"SELECT {names} FROM {table}")]
                found = [self.as_text(row, columns) for row in self.rows(f"SELECT {names} FROM {table}")]
                self.assertEqual(sorted(found), sorted(expected), table)

    def assert_keys_are_validated(self):
        self.assertGreater(self.count("pg_constraint WHERE contype = 'f' AND convalidated"), 10)
        self.assertEqual(self.count("pg_constraint WHERE contype = 'f' AND NOT convalidated"), 0)
        self.assertGreater(self.count("pg_stats WHERE schemaname = 'public' AND tablename = 'claims'"), 10)

    @staticmethod
    def as_text(row, columns):
        return [repr(value if value is None or kind != "DOUBLE PRECISION" else float(value)) if kind == "DOUBLE PRECISION" or value is None
                else repr(str(value)) for value, (_, kind) in zip(row, columns)]

    def start(self, *arguments):
        return subprocess.Popen([program.PROGRAM, *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def wait_for_articles(self, process):
        while process.poll() is None:
            try:
                if self.count("articles") > 0:
                    return
            except RuntimeError:
                pass  # no tables yet
        self.fail("the run ended before it wrote anything")

    def test_same_as_sqlite(self):
        sample = program.SOURCE_DIR / "tests/sample"
        self.run_program("run", sample, "-o", "run.db")
        summary = self.run_program("run", sample, "-o", self.address).stdout.decode()
        self.assertIn("articles, claims and findings (PostgreSQL)", summary)
        self.assertGreater(self.count("findings"), 0)
        self.assert_same_tables("run.db")
        for view in ("series", "claims_on_statistic", "contradictions", "verdicts"):
            with sqlite3.connect(self.folder / "run.db") as database:
                self.assertEqual(self.count(view), database.execute(f"SELECT count(*) FROM {view}").fetchone()[0], view)
        self.assertEqual(self.count("claims JOIN verdicts ON claim = key WHERE claims.verdict <> verdicts.verdict"), 0)
        self.assert_keys_are_validated()
        self.assertEqual(self.run_program("check", self.address).stdout, self.run_program("check", "run.db").stdout)
        claim = self.rows("SELECT id FROM claims ORDER BY key LIMIT 1")[0][0]
        self.assertEqual(self.run_program("show", claim, "--from", self.address).stdout, self.run_program("show", claim, "--from", "run.db").stdout)

    def test_a_corrected_article_leaves_no_ghosts(self):
        other = dict(ARTICLE, id="en-2", text=ARTICLE["text"].replace("70.23", "7.02"))
        for target in ("two.db", self.address):
            self.write("a.jsonl", [ARTICLE, other])
            self.run_program("run", "a.jsonl", "-o", target)
            self.run_program("extract", self.write("b.jsonl", [dict(ARTICLE, text=ARTICLE["text"].replace("5.1", "6.2")), dict(other, title="Again")]), "-o", target)
        self.assert_same_tables("two.db")
        self.assertEqual(self.count("claims"), 2)
        self.assertEqual(self.count("findings"), 0)
        self.assertEqual(self.count("claims WHERE verdict <> 'unchecked'"), 0)
        self.assertEqual(self.count("articles WHERE title = 'Again'"), 1)
        self.assertEqual(self.count("runs WHERE finished IS NOT NULL AND program IS NOT NULL"), 2)

    def test_texts_that_need_care(self):
        article = dict(ARTICLE, id='a\\b"c\td', title="Tab\there, \\N and \\. and a \"quote\", 中国", text=ARTICLE["text"] + "\n\\.\nLine\r\nend\\n\u0000!")
        self.write("a.jsonl", [article])
        for target in ("odd.db", self.address):
            self.run_program("extract", "a.jsonl", "-o", target)
            self.run_program("extract", "a.jsonl", "-o", target)
        self.assertEqual(self.rows("SELECT id, title FROM articles"), [[article["id"], article["title"]]])
        self.assertEqual(self.rows("SELECT text FROM articles")[0][0], article["text"].replace("\u0000", "\ufffd"))

    def test_the_server_is_killed(self):
        self.write("a.jsonl", articles(5000))
        self.run_program("run", "a.jsonl", "-o", "whole.db", code=3)
        process = self.start("run", "a.jsonl", "-o", self.address)
        self.wait_for_articles(process)
        SERVER.kill()
        time.sleep(0.5)
        self.assertIsNone(process.poll(), "waits for the server")
        SERVER.start()
        messages = process.communicate(timeout=300)[1].decode()
        self.assertEqual(process.returncode, 3, messages)
        self.assertIn("connected again", messages)
        self.assert_same_tables("whole.db")
        self.assert_keys_are_validated()
        self.assertEqual(self.count("runs WHERE finished IS NOT NULL"), self.count("runs"))

    def test_the_answer_to_a_commit_is_lost(self):
        self.write("a.jsonl", articles(5000))
        self.run_program("run", "a.jsonl", "-o", "whole.db", code=3)
        way = LosesAnswers(SERVER.port, [2, 3, 6])
        messages = self.run_program("run", "a.jsonl", "-o", self.address.replace(f":{SERVER.port}/", f":{way.port}/"), code=3).stderr.decode()
        way.listener.close()
        self.assertGreater(way.commits, 6)
        self.assertIn("connected again", messages)
        self.assert_same_tables("whole.db")
        self.assert_keys_are_validated()

    def test_the_connection_is_lost_while_reading(self):
        self.write("a.jsonl", articles(1000))
        self.run_program("extract", "a.jsonl", "-o", self.address, code=3)
        for arguments in (["export"], ["check"]):
            way = BreaksOff(SERVER.port)
            found = self.run_program(*arguments, self.address.replace(f":{SERVER.port}/", f":{way.port}/")).stdout
            way.listener.close()
            self.assertTrue(way.has_cut)
            self.assertTrue(found)
            self.assertEqual(found, self.run_program(*arguments, self.address).stdout)

    def test_a_database_of_another_encoding_is_refused(self):
        name = self.database + "_latin"
        SERVER.query("postgres", f"CREATE DATABASE {name} ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
        self.write("a.jsonl", [ARTICLE])
        messages = self.run_program("extract", "a.jsonl", "-o", SERVER.address(name), code=1).messages
        self.assertIn("is a database of encoding LATIN1, which cannot hold every letter", messages[0])

    def test_the_program_is_killed(self):
        self.write("a.jsonl", articles(5000))
        self.run_program("run", "a.jsonl", "-o", "whole.db", code=3)
        process = self.start("run", "a.jsonl", "-o", self.address)
        self.wait_for_articles(process)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        self.assertLess(self.count("articles"), 4980)
        self.assertEqual(self.count("progress"), 1)
        done = self.run_program("run", "a.jsonl", "-o", self.address, code=3)
        self.assertIn("goes on with a run that was broken off", done.stderr.decode())
        self.assert_same_tables("whole.db")

    def test_the_page_of_an_export(self):
        self.write("a.jsonl", [ARTICLE, dict(ARTICLE, id="en-2", text=ARTICLE["text"].replace("70.23", "7.02"))])
        self.run_program("run", "a.jsonl", "-o", self.address)
        self.assertIn("tallyman export " + self.address, self.run_program("report", self.address, "-o", "x.html", code=1).messages[0])
        self.run_program("export", self.address, "-o", "claims.db")
        self.run_program("check", "claims.db")
        self.assertIn("2 claims of 2 articles and 2 findings in", self.run_program("report", "claims.db", "-o", "x.html").messages[0])

    def test_findings_go_to_the_database_of_their_claims(self):
        self.write("a.jsonl", [ARTICLE])
        self.write("b.jsonl", [dict(ARTICLE, id="en-2", text=ARTICLE["text"].replace("70.23", "7.02"))])
        self.run_program("extract", "a.jsonl", "-o", self.address)
        self.run_program("extract", "b.jsonl", "-o", "claims.jsonl")
        self.assertIn("holds none of the claims", self.run_program("check", "claims.jsonl", "-o", self.address, code=1).messages[0])
        self.assertIn("run tallyman check", self.run_program("export", self.address, "--format", "claim-review", code=1).messages[0])
        self.run_program("check", self.address)
        self.run_program("export", self.address, "--format", "claim-review")

    def test_one_writer_at_a_time(self):
        self.write("a.jsonl", articles(5000))
        process = self.start("run", "a.jsonl", "-o", self.address)
        self.wait_for_articles(process)
        self.write("b.jsonl", [ARTICLE])
        self.assertIn("is being written by another process", self.run_program("extract", "b.jsonl", "-o", self.address, code=1).stderr.decode())
        process.communicate(timeout=300)
        self.assertEqual(process.returncode, 3)

    def test_what_is_wrong_is_said_without_the_password(self):
        self.write("a.jsonl", [ARTICLE])
        wrong = self.address.replace("tallyman@", "tallyman:secret@").replace(self.database, "no_such_database")
        message = self.run_program("extract", "a.jsonl", "-o", wrong, code=1).stderr.decode()
        self.assertIn('database "no_such_database" does not exist', message)
        self.assertNotIn("secret", message)
        right = self.address.replace("tallyman@", "tallyman:sec%40ret@")
        self.run_program("run", "a.jsonl", "-o", right)
        for arguments in (["show", "c-zzz", "--from", right], ["series", "CN", "US", "exports", "--from", right], ["export", right, "-o", right],
                          ["report", right, "-o", "x.html"]):
            process = self.run_program(*arguments, code=2 if arguments[0] == "export" else 1)
            self.assertIn(self.database, process.stderr.decode())
            self.assertNotIn("sec%40ret", process.stderr.decode())

    def test_another_programs_tables(self):
        self.write("a.jsonl", [ARTICLE])
        self.rows("CREATE TABLE claims (a INTEGER)")
        self.assertIn("this program has not made", self.run_program("extract", "a.jsonl", "-o", self.address, code=1).stderr.decode())


if __name__ == "__main__":
    program.main()
