#!/usr/bin/python3
"""extract --follow: claims of a growing file or a pipe as they come. Usage: follow_test.py PROGRAM SOURCE_DIR"""

import json
import os
import signal
import sqlite3
import subprocess
import time

import program
from program import ARTICLE, ProgramTest


def line(number, **more):
    return json.dumps(dict(ARTICLE, id=f"a-{number}", **more)) + "\n"


class Follow(ProgramTest):
    def start(self, *arguments, **options):
        process = subprocess.Popen([program.PROGRAM, "extract", "--follow", *arguments], cwd=self.folder, stdout=options.pop("stdout", subprocess.PIPE),
                                   stderr=subprocess.PIPE, **options)
        self.addCleanup(lambda: process.poll() is None and process.kill())
        return process

    def append(self, name, text):
        with open(self.folder / name, "a") as file:
            file.write(text)

    def ids(self, process, count):
        """The document ids of the next records; they come while the program waits for more."""
        return [json.loads(process.stdout.readline())["document"]["id"] for _ in range(count)]

    def end(self, process, code=0):
        process.send_signal(signal.SIGTERM)
        # What readline has taken from the pipe too much comes first.
        rest = process.stdout.read()
        messages = process.communicate(timeout=60)[1]
        self.assertEqual(process.returncode, code, messages.decode())
        return rest, messages.decode()

    def test_a_growing_file(self):
        self.write("a.jsonl", line(1))
        process = self.start("a.jsonl")
        self.assertEqual(self.ids(process, 1), ["a-1"])
        self.append("a.jsonl", line(2)[:40])
        time.sleep(0.3)
        self.append("a.jsonl", line(2)[40:] + line(3))
        self.assertEqual(self.ids(process, 2), ["a-2", "a-3"])
        self.append("a.jsonl", "broken\n" + line(4) + line(5)[:40])
        self.assertEqual(self.ids(process, 1), ["a-4"])
        rest, messages = self.end(process, code=3)
        self.assertEqual(rest, b"", "a line that is not complete is left for the next time")
        self.assertEqual(messages.count("a.jsonl:4"), 1, messages)

    def test_a_file_that_is_replaced_or_cut(self):
        self.write("a.jsonl", line(1) + line(2))
        process = self.start("a.jsonl")
        self.assertEqual(self.ids(process, 2), ["a-1", "a-2"])
        self.write("b.jsonl", line(3))
        os.replace(self.folder / "b.jsonl", self.folder / "a.jsonl")
        self.assertEqual(self.ids(process, 1), ["a-3"])
        self.append("a.jsonl", line(4) * 3)
        self.assertEqual(self.ids(process, 3), ["a-4"] * 3)
        with open(self.folder / "a.jsonl", "w") as file:
            file.write(line(5))
        self.assertEqual(self.ids(process, 1), ["a-5"])
        with open(self.folder / "a.jsonl", "w") as file:
            file.write("".join(line(number) for number in (6, 7, 8)))  # longer than what it held
        self.assertEqual(self.ids(process, 3), ["a-6", "a-7", "a-8"])
        self.end(process)

    def test_the_last_lines_of_a_file_that_is_replaced(self):
        self.write("a.jsonl", line(1))
        process = self.start("a.jsonl")
        self.assertEqual(self.ids(process, 1), ["a-1"])
        self.write("b.jsonl", line(3))
        self.append("a.jsonl", line(2) + line(4)[:20])
        os.replace(self.folder / "b.jsonl", self.folder / "a.jsonl")
        self.assertEqual(self.ids(process, 2), ["a-2", "a-3"], "not lost, and no part of a line spoils the next file's first")
        _, messages = self.end(process, code=3)
        self.assertEqual(messages.count("skipped"), 1, messages)

    def test_standard_input_ends_with_its_writer(self):
        process = self.start("-", stdin=subprocess.PIPE)
        process.stdin.write(line(1).encode())
        process.stdin.flush()
        self.assertEqual(self.ids(process, 1), ["a-1"])
        process.stdin.write(line(2).encode().rstrip())
        rest, messages = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0, messages.decode())
        self.assertEqual(json.loads(rest)["document"]["id"], "a-2")

    def test_a_named_pipe_outlives_its_writers(self):
        os.mkfifo(self.folder / "pipe")
        process = self.start("pipe")
        for number in (1, 2):
            with open(self.folder / "pipe", "w") as pipe:
                pipe.write(line(number))
            self.assertEqual(self.ids(process, 1), [f"a-{number}"])
        self.end(process)

    def test_what_has_come_is_drained(self):
        self.write("a.jsonl", "".join(line(number) for number in range(400)))
        process = self.start("a.jsonl")
        self.ids(process, 1)
        rest, _ = self.end(process)
        self.assertEqual([json.loads(record)["document"]["id"] for record in rest.splitlines()], [f"a-{number}" for number in range(1, 400)])

    def test_into_a_database(self):
        self.write("a.jsonl", line(1))
        process = self.start("a.jsonl", "-o", "claims.db")
        self.wait_for_claims(1)
        self.append("a.jsonl", line(2))
        self.wait_for_claims(2)
        self.end(process)
        with sqlite3.connect(self.folder / "claims.db") as database:
            self.assertEqual(database.execute("SELECT count(*) FROM runs WHERE finished IS NOT NULL AND claims = 2").fetchone()[0], 1)

    def wait_for_claims(self, count):
        for _ in range(600):
            try:
                with sqlite3.connect(f"file:{self.folder}/claims.db?mode=ro", uri=True) as database:
                    if database.execute("SELECT count(*) FROM claims").fetchone()[0] == count:
                        return
            except sqlite3.OperationalError:
                pass  # not there yet
            time.sleep(0.1)
        self.fail(f"never held {count} claims")

    def test_one_input(self):
        self.write("a.jsonl", line(1))
        self.write("b.jsonl", line(1))
        self.assertIn("follows one INPUT", self.run_program("extract", "--follow", "a.jsonl", "b.jsonl", code=2).stderr.decode())


if __name__ == "__main__":
    program.main()
