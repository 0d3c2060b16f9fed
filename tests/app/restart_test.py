#!/usr/bin/python3
"""Runs that are killed go on where they stood, and end as runs do that are not. Usage: restart_test.py PROGRAM SOURCE_DIR"""

import gzip
import json
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
    """Everything in a database but the times of day."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        everything = {table: sorted(map(repr, database.execute(f"SELECT * FROM {table}"))) for table in tables}
        everything["runs"] = list(database.execute("SELECT key, producer, articles, claims, finished IS NOT NULL FROM runs"))
        return everything


class Restart(ProgramTest):
    def start(self, *arguments):
        return subprocess.Popen([program.PROGRAM, *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

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
            self.assertEqual(content(self.folder / "killed/claims.db"), content(self.folder / "whole/claims.db"))
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
        self.assertEqual(content(self.folder / "killed.db"), content(self.folder / "whole.db"))
        self.assertEqual((self.folder / "killed.quarantine.jsonl").read_bytes(), (self.folder / "whole.quarantine.jsonl").read_bytes())

    def interrupted(self, output):
        """Interrupts a run in its middle; what it said."""
        self.write("a.jsonl", articles(8000))
        process = self.start("run", "a.jsonl", "-o", output)
        while not (self.folder / output / "claims.jsonl").exists() or (self.folder / output / "claims.jsonl").stat().st_size < 10_000:
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
        self.assertEqual(content(self.folder / "killed/claims.db"), content(self.folder / "whole/claims.db"))
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

    def test_a_finished_run_is_replaced(self):
        self.write("a.jsonl", [ARTICLE])
        for _ in range(2):
            self.run_program("run", "a.jsonl", "-o", "out")
            self.assertEqual(len(self.file_records("out/claims.jsonl")), 1)
            self.assertEqual(sorted(path.name for path in (self.folder / "out").iterdir()),
                             ["claims.db", "claims.jsonl", "findings.jsonl", "quarantine.jsonl", "summary.txt"])

    def test_a_second_process_is_refused(self):
        self.write("a.jsonl", articles(8000))
        first = self.start("run", "a.jsonl", "-o", "out")
        while not (self.folder / "out/claims.jsonl").exists():
            time.sleep(0.02)
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
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))

        process = self.run_program("run", "a.jsonl", "-o", "killed", code=1, preexec_fn=limit)
        self.assertRegex(process.messages[-1], "killed/claims")
        self.run_program("run", "a.jsonl", "-o", "killed", code=3)
        self.assertEqual(content(self.folder / "killed/claims.db"), content(self.folder / "whole/claims.db"))
        self.assert_same_files(["claims.jsonl", "findings.jsonl", "quarantine.jsonl"])


if __name__ == "__main__":
    program.main()
