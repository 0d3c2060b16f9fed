#!/usr/bin/python3
"""Runs that are killed go on where they stood, and end as runs do that are not. Usage: restart_test.py PROGRAM SOURCE_DIR"""

import gzip
import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import time

import program
from program import ARTICLE, ProgramTest

KILLS = 50
NUMBERS = random.Random(6)
MONTHS = ["January", "February", "March", "April", "May", "June"]


def articles(count):
    """Short articles with different claims, some without any, some that are copies, some that cannot be used."""
    lines = []
    for number in range(count):
        if number % 97 == 5:
            lines.append('{"text": "broken')
            continue
        text = f"The weather was fine on day {number}, and the harbour was quiet."
        if number % 6 == 0:
            month = MONTHS[number // 6 % len(MONTHS)]
            text = f"Chinese exports to Russia rose 5.{len(month)} percent year on year in {month} to 70.2{len(month)} billion yuan, report {number % 50} said."
        lines.append(json.dumps({"id": f"a-{number % (count - 20)}", "published": "2024-07-12", "language": "en", "text": text}))
    return "\n".join(lines) + "\n"


def content(path):
    """Everything in a database but the times of day and SQLite's own estimates of sizes, which follow the layout of its pages."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY name")]
        everything = {table: sorted(map(repr, database.execute(f"SELECT * FROM {table}"))) for table in tables}
        everything["runs"] = list(database.execute("SELECT key, producer, articles, claims, finished IS NOT NULL FROM runs"))
        return everything


class Restart(ProgramTest):
    def start(self, *arguments, stdin=None):
        process = subprocess.Popen([program.PROGRAM, *arguments], cwd=self.folder, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.addCleanup(lambda: process.poll() is None and process.kill())
        return process

    def start_without_end(self, output):
        """Starts a run over articles whose input stays open: it has written many claims, and ends only when it is told to."""
        process = self.start("run", "-", "-o", output, stdin=subprocess.PIPE)
        process.stdin.write(articles(8000).encode())
        process.stdin.flush()
        self.wait_for(lambda: self.has_claims(output))
        return process

    def has_claims(self, output):
        """Whether a run has written many claims."""
        claims = self.folder / output / "claims.jsonl"
        return claims.exists() and claims.stat().st_size >= 10_000

    def wait_for(self, is_there):
        """Waits until what is asked for is there."""
        for _ in range(6000):
            if is_there():
                return
            time.sleep(0.01)
        self.fail("waited for a minute in vain")

    def kill_until_done(self, arguments, longest):
        """Kills the command again and again after a random time, until it ends by itself; how often."""
        kills = 0
        while True:
            process = self.start(*arguments)
            try:
                # Once there were enough kills, let it end.
                messages = process.communicate(timeout=NUMBERS.uniform(0.01, longest) if kills < KILLS else 200)[1]
                self.assertIn(process.returncode, (0, 3), messages.decode())
                return kills
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.communicate()
                kills += 1

    def assert_same_database(self, one, other):
        one, other = content(self.folder / one), content(self.folder / other)
        self.assertEqual(list(one), list(other))
        for table in one:
            self.assertEqual(one[table], other[table], table)

    def assert_same_files(self, names):
        for name in names:
            self.assertEqual((self.folder / "killed" / name).read_bytes(), (self.folder / "whole" / name).read_bytes(), name)

    def test_killed_at_random_moments(self):
        self.write("in/a.jsonl.gz", gzip.compress(articles(3000).encode()))
        self.write("in/b.jsonl", articles(1200).replace('"a-', '"b-'))
        began = time.monotonic()
        self.run_program("run", "in", "-o", "whole", "--threads", 2, code=3)
        whole = time.monotonic() - began
        kills = 0
        while kills < KILLS:
            kills += self.kill_until_done(["run", "in", "-o", "killed", "--threads", "2"], whole / 3)
            self.assert_same_database("killed/claims.db", "whole/claims.db")
            self.assert_same_files(["claims.jsonl", "findings.jsonl", "quarantine.jsonl"])
        self.assertEqual((self.folder / "killed/summary.txt").read_text().replace("killed", "whole"), (self.folder / "whole/summary.txt").read_text())

    def test_killed_runs_into_a_database(self):
        self.write("a.jsonl", articles(8000))
        self.run_program("run", "a.jsonl", "-o", "whole.db", code=3)
        process = self.start("run", "a.jsonl", "-o", "killed.db")
        log = self.folder / "killed.db-wal"
        while not log.exists() or log.stat().st_size < 500_000:
            time.sleep(0.01)
            self.assertIsNone(process.poll())
        process.kill()
        process.communicate()
        self.run_program("run", "a.jsonl", "-o", "killed.db", code=3)
        self.assert_same_database("killed.db", "whole.db")
        self.assertEqual((self.folder / "killed.quarantine.jsonl").read_bytes(), (self.folder / "whole.quarantine.jsonl").read_bytes())

    def interrupted(self, output, inputs=("a.jsonl",), stdin=None):
        """Interrupts a run in its middle; what it said."""
        self.write("a.jsonl", articles(8000))
        process = self.start("run", *inputs, "-o", output, stdin=stdin)
        while not self.has_claims(output):
            time.sleep(0.02)
            self.assertIsNone(process.poll())
        process.send_signal(signal.SIGINT)
        message = process.communicate()[1].decode()
        self.assertEqual(process.returncode, 130, message)
        return message

    def test_interrupted(self):
        self.assertIn("the same command goes on from there", self.interrupted("killed"))
        self.run_program("run", "a.jsonl", "-o", "whole", code=3)
        self.assertLess(len(self.file_records("killed/claims.jsonl")), len(self.file_records("whole/claims.jsonl")))
        process = self.run_program("run", "a.jsonl", "-o", "killed", code=3)
        self.assertIn("goes on with a run that was broken off after", process.stderr.decode())
        self.assert_same_database("killed/claims.db", "whole/claims.db")
        self.assert_same_files(["claims.jsonl", "findings.jsonl", "quarantine.jsonl"])

    def test_other_input_is_refused_until_restart(self):
        self.interrupted("out")
        self.write("b.jsonl", [ARTICLE])
        process = self.run_program("run", "b.jsonl", "-o", "out", code=1)
        self.assertIn("--restart", process.messages[-1])
        process = self.run_program("run", "a.jsonl", "-o", "out", "--since", "2024-01-01", code=1)
        self.assertIn("--restart", process.messages[-1])
        self.run_program("run", "b.jsonl", "-o", "out", "--restart")
        self.assertEqual(len(self.file_records("out/claims.jsonl")), 1)

    def change(self, name, old, new):
        """Puts other bytes, as many, in the place of the first ones of that kind in a file."""
        content = (self.folder / name).read_bytes()
        self.assertEqual(len(old), len(new))
        self.assertIn(old, content)
        self.write(name, content.replace(old, new, 1))

    def test_other_content_of_the_same_size_is_refused(self):
        self.interrupted("out")
        self.change("a.jsonl", b"on day 1,", b"on day 9,")
        process = self.run_program("run", "a.jsonl", "-o", "out", code=1)
        self.assertEqual(process.messages[-1], "tallyman: a.jsonl is not what the run that was broken off has read; give it as it was, and the run goes on, "
                                               "or give --restart to begin anew")
        self.change("a.jsonl", b"on day 9,", b"on day 1,")
        self.change("a.jsonl", b"on day 7999,", b"on day 9997,")  # not read yet
        self.run_program("run", "a.jsonl", "-o", "out", code=3)
        self.run_program("run", "a.jsonl", "-o", "whole", code=3)
        self.assert_same_database("out/claims.db", "whole/claims.db")

    def test_other_content_of_a_file_that_is_done_is_refused(self):
        self.write("0.jsonl", [ARTICLE])
        self.interrupted("out", ("0.jsonl", "a.jsonl"))
        self.change("0.jsonl", b"70.23", b"70.24")
        process = self.run_program("run", "0.jsonl", "a.jsonl", "-o", "out", code=1)
        self.assertIn("the input is not what the run that was broken off has read", process.messages[-1])
        self.change("0.jsonl", b"70.24", b"70.23")
        self.run_program("run", "0.jsonl", "a.jsonl", "-o", "out", code=3)

    def test_other_standard_input_is_refused(self):
        self.write("in.jsonl", articles(8000))
        self.write("other.jsonl", articles(8000).replace("The weather", "All weather"))
        with open(self.folder / "in.jsonl", "rb") as stdin:
            self.interrupted("out", ("-",), stdin)
        process = self.run_program("run", "-", "-o", "out", stdin=(self.folder / "other.jsonl").read_bytes(), code=1)
        self.assertIn("standard input is not what the run that was broken off has read", process.messages[-1])
        self.run_program("run", "-", "-o", "out", stdin=(self.folder / "in.jsonl").read_bytes(), code=3)
        self.run_program("run", "-", "-o", "whole", stdin=(self.folder / "in.jsonl").read_bytes(), code=3)
        self.assert_same_database("out/claims.db", "whole/claims.db")

    def test_another_language_pack_is_refused(self):
        pack = (program.SOURCE_DIR / "languages/vi.json").read_text()
        self.write("vi.json", pack)
        self.interrupted("out", ("a.jsonl", "--language-pack", "vi.json"))
        self.write("vi.json", pack + "\n")
        process = self.run_program("run", "a.jsonl", "--language-pack", "vi.json", "-o", "out", code=1)
        self.assertIn("--restart", process.messages[-1])

    def test_strict_counts_what_it_stops_at_once(self):
        self.write("a.jsonl", json.dumps(ARTICLE) + "\nnonsense\n" + json.dumps({**ARTICLE, "id": "en-2"}) + "\n")
        for _ in range(3):
            process = self.run_program("run", "a.jsonl", "--strict", "-o", "out", code=1)
            self.assertEqual([record["line"] for record in self.file_records("out/quarantine.jsonl")], [2])
            self.assertEqual(process.messages[-2:], ["tallyman: stopped at the first input that could not be used (--strict)",
                                                     "tallyman: the same command without --strict goes on from there"])
        self.assertIn("2 articles read, 2 with claims, 1 skipped", self.run_program("run", "a.jsonl", "-o", "out", code=3).stdout.decode())
        self.assertEqual([record["line"] for record in self.file_records("out/quarantine.jsonl")], [2])
        self.assertEqual(len(self.file_records("out/claims.jsonl")), 2)

    def test_strict_at_a_file_that_is_not_there(self):
        self.write("a.jsonl", [ARTICLE])
        for _ in range(2):
            self.run_program("run", "missing", "a.jsonl", "--strict", "-o", "out", code=1)
            self.assertEqual(len(self.file_records("out/quarantine.jsonl")), 1)
        self.assertIn("1 skipped", self.run_program("run", "missing", "a.jsonl", "-o", "out", code=3).stdout.decode())

    def test_strict_comes_too_late_for_what_was_skipped(self):
        self.interrupted("out")
        process = self.run_program("run", "a.jsonl", "--strict", "-o", "out", code=1)
        self.assertRegex(process.messages[-1], "has skipped [0-9]+ inputs? already: leave --strict out")
        self.run_program("run", "a.jsonl", "-o", "out", code=3)

    def is_read(self, output):
        """Whether a run has read its one input to the end."""
        try:
            with sqlite3.connect(f"file:{self.folder / output}/claims.db?mode=ro", uri=True) as database:
                return database.execute("SELECT files FROM progress").fetchall() == [(1,)]
        except sqlite3.OperationalError:
            return False  # not there yet

    def test_interrupted_in_the_check(self):
        self.write("a.jsonl", [{**ARTICLE, "id": f"a-{number}", "text": ARTICLE["text"].replace("70.23", f"{10 + number / 100:.2f}")} for number in range(1500)])
        for stop in (signal.SIGINT, signal.SIGTERM):
            process = self.start("run", "a.jsonl", "-o", "killed")
            self.wait_for(lambda: self.is_read("killed"))
            time.sleep(0.2)
            process.send_signal(stop)
            message = process.communicate(timeout=20)[1].decode()
            self.assertEqual(process.returncode, 130, message)
            self.assertIn("interrupted in the check: all is read, and written; the same command checks it", message)
        self.run_program("run", "a.jsonl", "-o", "killed")
        self.run_program("run", "a.jsonl", "-o", "whole")
        self.assert_same_database("killed/claims.db", "whole/claims.db")
        self.assert_same_files(["claims.jsonl", "findings.jsonl", "quarantine.jsonl"])

    def test_check_interrupted(self):
        self.write("a.jsonl", [{**ARTICLE, "id": f"a-{number}", "text": ARTICLE["text"].replace("70.23", f"{10 + number / 100:.2f}")} for number in range(1500)])
        self.run_program("extract", "a.jsonl", "-o", "claims.jsonl")
        process = self.start("check", "claims.jsonl", "-o", "findings.jsonl")
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.communicate(timeout=20)[1].decode(), "tallyman: interrupted; the same command checks again\n")
        self.assertEqual(process.returncode, 130)
        self.assertFalse((self.folder / "findings.jsonl").exists())

    def test_a_pipe_that_nobody_writes(self):
        os.mkfifo(self.folder / "pipe")
        for command in (["run", "pipe", "-o", "out"], ["read", "pipe"], ["extract", "pipe", "-o", "claims.jsonl"]):
            with self.subTest(command):
                process = self.start(*command)
                time.sleep(1)
                self.assertIsNone(process.poll())
                process.send_signal(signal.SIGINT)
                message = process.communicate(timeout=20)[1].decode()
                self.assertEqual(process.returncode, 130, message)
                self.assertRegex(message, r"^tallyman: interrupted[^\n]*\n$")
        reader = self.start("run", "pipe", "-o", "out")
        with open(self.folder / "pipe", "w") as pipe:
            pipe.write(json.dumps(ARTICLE) + "\n")
        reader.communicate(timeout=100)
        self.assertEqual(reader.returncode, 0)
        self.assertEqual(len(self.file_records("out/claims.jsonl")), 1)

    def test_a_pipe_interrupted_within_a_record(self):
        self.write("whole.jsonl", [ARTICLE, {**ARTICLE, "id": "en-2"}])
        whole = (self.folder / "whole.jsonl").read_bytes()
        process = self.start("run", "-", "-o", "out", stdin=subprocess.PIPE)
        process.stdin.write(whole[:-40])
        process.stdin.flush()
        self.wait_for(lambda: (self.folder / "out/claims.jsonl").exists())
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        message = process.communicate(timeout=20)[1].decode()
        self.assertEqual(process.returncode, 130, message)
        self.assertNotIn("skipped", message)
        self.run_program("run", "-", "-o", "out", stdin=whole)
        self.assertEqual([claim["document"]["id"] for claim in self.file_records("out/claims.jsonl")], ["en-1", "en-2"])

    def test_others_read_while_a_run_writes_and_do_not_write(self):
        self.write("a.jsonl", articles(100))
        os.symlink("out/claims.db", self.folder / "linked.db")
        first = self.start_without_end("out")
        for database in ("out", "linked.db"):
            self.run_program("export", database, "-o", "x.jsonl")
            self.run_program("report", database, "-o", "x.html")
            for arguments in (["check", database], ["extract", "a.jsonl", "-o", "linked.db"]):
                began = time.monotonic()
                process = self.run_program(*arguments, code=1)
                self.assertLess(time.monotonic() - began, 8)
                self.assertIn(f"is being written by process {first.pid}; wait until that is done, or write somewhere else", process.messages[-1])
        first.send_signal(signal.SIGINT)
        first.communicate()
        self.assertEqual(first.returncode, 130)

    def test_a_finished_run_is_replaced(self):
        self.write("a.jsonl", [ARTICLE])
        for _ in range(2):
            self.run_program("run", "a.jsonl", "-o", "out")
            self.assertEqual(len(self.file_records("out/claims.jsonl")), 1)
            self.assertEqual(sorted(path.name for path in (self.folder / "out").iterdir()),
                             ["claims.db", "claims.jsonl", "findings.jsonl", "quarantine.jsonl", "summary.txt"])

    def test_a_second_process_is_refused(self):
        self.write("a.jsonl", articles(100))
        first = self.start_without_end("out")
        for arguments in (["run", "a.jsonl", "-o", "out"], ["run", "a.jsonl", "-o", "out", "--restart"], ["extract", "a.jsonl", "-o", "out/claims.db"]):
            process = self.run_program(*arguments, code=1)
            self.assertEqual(process.messages[-1], f"tallyman: out/claims.db is being written by process {first.pid}; wait until that is done, or write somewhere else")
        first.send_signal(signal.SIGINT)
        first.communicate()
        self.assertEqual(first.returncode, 130)

    def test_full_disk(self):
        """A limit on the size of files stands for the disk's."""
        self.write("a.jsonl", articles(3000))
        self.run_program("run", "a.jsonl", "-o", "whole", code=3)

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))

        process = self.run_program("run", "a.jsonl", "-o", "killed", code=1, preexec_fn=limit)
        self.assertRegex(process.messages[-1], r"killed/claims.db: disk I/O error .*the size of files limited by ulimit -f|killed/claims.jsonl: File too large")
        self.run_program("run", "a.jsonl", "-o", "killed", code=3)
        self.assert_same_database("killed/claims.db", "whole/claims.db")
        self.assert_same_files(["claims.jsonl", "findings.jsonl", "quarantine.jsonl"])


if __name__ == "__main__":
    program.main()
