#!/usr/bin/python3
"""The command line: help, exit codes, where things are written. Usage: usage_test.py PROGRAM SOURCE_DIR"""

import json
import os
import pty
import re
import subprocess

import program
from program import ARTICLE, ProgramTest

COMMANDS = ["run", "extract", "check", "show", "quantities", "read", "evaluate"]


class Help(ProgramTest):
    def test_every_command_explains_itself(self):
        overview = self.run_program("--help").stdout.decode()
        self.assertIn("Exit codes", overview)
        for command in COMMANDS:
            self.assertIn(command, overview)
            text = self.run_program(command, "--help").stdout.decode()
            self.assertIn("Examples:", text)
            self.assertIn("tallyman " + command, text)

    def test_version_names_the_producer(self):
        version = self.run_program("--version").stdout.decode()
        self.assertRegex(version, r"^tallyman \d+\.\d+\.\d+ \(packs \w+, weights \w+, rates [\w-]+\)\n$")

    def test_help_that_cannot_be_written(self):
        with open("/dev/full", "wb") as full:
            self.run_program("--help", stdout=full, code=1)


class WrongUsage(ProgramTest):
    def wrong(self, *arguments):
        process = self.run_program(*arguments, code=2)
        self.assertEqual(process.stdout, b"")
        return process.stderr.decode()

    def test_command_line(self):
        self.write("a.txt", "Exports rose.")
        self.wrong()
        self.wrong("nonsense")
        self.wrong("extract")
        self.wrong("extract", "a.txt", "--nonsense")
        self.wrong("run", "a.txt")
        self.wrong("show", "c-1")
        self.assertIn("--threads", self.wrong("extract", "a.txt", "--threads", "0"))
        self.assertIn("2024-07-12", self.wrong("extract", "a.txt", "--published", "12/07/2024"))
        self.assertIn("Britain", self.wrong("extract", "a.txt", "--country", "Britain"))
        self.assertIn("English", self.wrong("extract", "a.txt", "--default-language", "English"))

    def test_input_is_not_overwritten(self):
        self.write("a.jsonl", [ARTICLE])
        before = (self.folder / "a.jsonl").read_bytes()
        self.assertIn("a.jsonl", self.wrong("extract", "a.jsonl", "-o", "./a.jsonl"))
        self.assertIn("claims.jsonl", self.wrong("check", "claims.jsonl", "-o", "claims.jsonl"))
        self.assertEqual((self.folder / "a.jsonl").read_bytes(), before)

    def test_no_output_takes_the_place_of_what_is_needed(self):
        self.write("in/a.jsonl", [ARTICLE])
        self.write("list", b"in/a.jsonl\n")
        os.link(self.folder / "in/a.jsonl", self.folder / "linked.jsonl")
        self.run_program("run", "in", "-o", "out")
        kept = [self.folder / name for name in ("in/a.jsonl", "list", "out/claims.db")]
        before = [path.read_bytes() for path in kept]
        for arguments in (["read", "in/a.jsonl", "--quarantine", "in/a.jsonl"], ["extract", "in", "-o", "in/a.jsonl"], ["extract", "in/*.jsonl", "-o", "linked.jsonl"],
                          ["extract", "in", "-o", "z", "--quarantine", "z"], ["extract", "--files-from", "list", "-o", "list"],
                          ["read", "--files-from", "list", "--quarantine", "list"], ["export", "out", "-o", "out/claims.db"],
                          ["export", "out/claims.jsonl", "-o", "out/claims.db"]):
            with self.subTest(arguments=arguments):
                self.assertIn("write somewhere else", self.wrong(*arguments))
        self.assertEqual([path.read_bytes() for path in kept], before)

    def test_slack_that_is_no_number(self):
        self.write("c.jsonl", [])
        self.assertIn("nan is no percentage", self.wrong("check", "c.jsonl", "--revision-slack", "nan"))

    def test_options_without_effect(self):
        self.write("a.jsonl", [ARTICLE])
        before = sorted(path.name for path in self.folder.iterdir())
        for output in ("x.db", "postgresql://127.0.0.1:1/db"):
            self.assertIn("--format: is for files", self.wrong("extract", "a.jsonl", "--format", "csv", "-o", output))
            self.assertIn("--format: is for files", self.wrong("check", "c.jsonl", "--format", "csv", "-o", output))
            self.assertIn("--format: is for files", self.wrong("export", "c.jsonl", "--format", "claim-review", "-o", output))
        self.assertIn("--no-text: is for a database", self.wrong("extract", "a.jsonl", "--no-text"))
        self.assertIn("--no-text: is for a database", self.wrong("extract", "a.jsonl", "--no-text", "-o", "c.jsonl"))
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), before)

    def test_endings_that_do_not_fit(self):
        self.write("a.jsonl", [ARTICLE])
        before = sorted(path.name for path in self.folder.iterdir())
        self.assertIn("jsonl, csv, claim-review", self.wrong("check", "c.jsonl", "-o", "out.sdmx.csv"))
        self.assertIn("--format says claim-review", self.wrong("export", "c.jsonl", "--format", "claim-review", "-o", "f.csv"))
        self.assertIn("--format says csv", self.wrong("extract", "a.jsonl", "--format", "csv", "-o", "f.jsonl"))
        self.assertIn("--format says csv", self.wrong("extract", "a.jsonl", "--format", "csv", "-o", "f.sdmx.csv"))
        for command in (["extract", "a.jsonl"], ["export", "c.jsonl"], ["check", "c.jsonl"], ["run", "a.jsonl"], ["report", "c.db"]):
            self.assertIn("python -m tallyman.parquet", self.wrong(*command, "-o", "x.parquet"))
            self.assertIn("not compressed", self.wrong(*command, "-o", "x.jsonl.gz"))
        self.assertIn("a folder, or a database", self.wrong("run", "a.jsonl", "-o", "x.csv"))
        self.assertIn("an HTML page", self.wrong("report", "c.db", "-o", "c.db"))
        self.assertIn("an HTML page", self.wrong("report", "c.db", "-o", "x.csv"))
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), before)
        self.run_program("extract", "a.jsonl", "--format", "sdmx-csv", "-o", "x.csv")
        self.run_program("extract", "a.jsonl", "--format", "web-annotation", "-o", "x.json")


class Failure(ProgramTest):
    def fails(self, *arguments, **options):
        process = self.run_program(*arguments, code=1, **options)
        self.assertTrue(process.messages and process.messages[-1].startswith("tallyman: "), process.messages)
        return process.messages[-1]

    def test_outputs_that_cannot_be_written(self):
        self.write("a.jsonl", [ARTICLE] * 2000)
        self.assertIn("No space left", self.fails("extract", "a.jsonl", "-o", "/dev/full"))
        self.assertIn("no/such/folder", self.fails("extract", "a.jsonl", "-o", "no/such/folder/claims.jsonl"))
        self.assertIn("no/such/folder", self.fails("extract", "a.jsonl", "-o", "no/such/folder/claims.db"))
        self.assertIn("a.jsonl", self.fails("run", "a.jsonl", "-o", "a.jsonl/out"))
        for command in ("extract", "read", "quantities"):
            with open("/dev/full", "wb") as full:
                self.assertIn("standard output", self.fails(command, "a.jsonl", stdout=full))

    def test_standard_output_that_was_never_open(self):
        self.write("a.jsonl", [ARTICLE])
        process = subprocess.run(["/bin/sh", "-c", 'exec "$0" read a.jsonl >&-', program.PROGRAM], cwd=self.folder, stderr=subprocess.PIPE)
        self.assertEqual(process.returncode, 1)
        self.assertIn(b"standard output", process.stderr)

    def test_claims_that_are_missing_or_none(self):
        self.write("a.jsonl", [ARTICLE])
        self.assertIn("missing.jsonl", self.fails("check", "missing.jsonl"))
        self.assertIn("missing.db", self.fails("check", "missing.db"))
        self.assertIn("a.jsonl", self.fails("check", "a.jsonl"))
        self.write("notadatabase.db", "no database at all, just text that is long enough to be looked at" * 20)
        self.assertIn("notadatabase.db", self.fails("check", "notadatabase.db"))

    def test_language_pack_that_is_none(self):
        self.write("a.jsonl", [ARTICLE])
        self.assertIn("pack.json", self.fails("extract", "a.jsonl", "--language-pack", "pack.json"))
        self.write("pack.json", "{}")
        self.assertIn("pack.json", self.fails("extract", "a.jsonl", "--language-pack", "pack.json"))


class Streams(ProgramTest):
    def test_reader_that_leaves_is_a_clean_end(self):
        self.write("a.jsonl", [ARTICLE] * 5000)
        for command in ("read", "extract"):
            process = subprocess.Popen([program.PROGRAM, command, "a.jsonl"], cwd=self.folder, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE)
            process.stdout.readline()
            process.stdout.close()
            messages = process.stderr.read()
            process.stderr.close()
            self.assertEqual((process.wait(), messages), (0, b""))

    def test_silent_in_a_pipe(self):
        self.write("a.jsonl", [ARTICLE])
        self.assertEqual(self.run_program("extract", "a.jsonl", "-o", "claims.jsonl").stderr, b"")

    def progress(self, *arguments):
        """What a terminal gets on standard error."""
        controller, terminal = pty.openpty()
        process = subprocess.Popen([program.PROGRAM, *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=terminal,
                                   env={**os.environ, "TERM": "xterm"})
        os.close(terminal)
        seen = b""
        try:
            while chunk := os.read(controller, 65536):
                seen += chunk
        except OSError:  # the terminal's other end is closed
            pass
        os.close(controller)
        self.assertEqual(process.wait(), 0)
        return seen.decode()

    def test_progress_on_a_terminal(self):
        self.write("a.jsonl", [ARTICLE] * 500)
        seen = self.progress("extract", "a.jsonl", "-o", "claims.jsonl")
        self.assertRegex(seen, r"\r\[[#.]{20}\] \d+ articles?, \d+\.\d MB/s, \d+ claims?")
        self.assertTrue(seen.endswith("\r\x1b[K"), repr(seen[-80:]))
        self.assertEqual(self.progress("extract", "a.jsonl", "-o", "claims.jsonl", "--quiet"), "")

    def test_progress_of_a_sample(self):
        self.write("a.jsonl", [ARTICLE] * 20_000)
        seen = re.findall(r"\r(?:\[([#.]{20})\] )?(\d+) articles?", self.progress("read", "a.jsonl", "--sample", "5"))
        self.assertIn(".", seen[0][0], "the bar fills while the sample is drawn")
        self.assertLessEqual(max(int(count) for _, count in seen), 5)


class Inputs(ProgramTest):
    def test_standard_input_in_both_formats(self):
        (article,) = self.records("read", "-", stdin=json.dumps({"text": ARTICLE["text"]}).encode())
        self.assertEqual((article["id"], article["language"], article["published"]), ("-#1", "en", None))
        (article,) = self.records("read", "-", stdin=b"Exports rise\n\n12 July 2024\n" + ARTICLE["text"].encode())
        self.assertEqual((article["id"], article["title"], article["published"]), ("-", "Exports rise", "2024-07-12"))

    def test_folders_patterns_and_ids(self):
        self.write("news/b.txt", ARTICLE["text"])
        self.write("news/a/x.jsonl", [{"text": "one"}, {"text": "two"}])
        self.assertEqual([a["id"] for a in self.records("read", "news")], ["a/x.jsonl#1", "a/x.jsonl#2", "b.txt"])
        self.assertEqual([a["id"] for a in self.records("read", "news/*.txt")], ["b.txt"])
        self.assertEqual([a["id"] for a in self.records("read", "news/b.txt", "news/a")], ["b.txt", "x.jsonl#1", "x.jsonl#2"])

    def test_results_in_the_folder_are_no_input(self):
        self.write("a.txt", ARTICLE["text"])
        for _ in range(2):
            self.run_program("extract", ".", "-o", "claims.jsonl", "--published", "2024-07-12")
        os.remove(self.folder / "claims.jsonl")
        for _ in range(2):
            self.run_program("run", ".", "-o", "out", "--published", "2024-07-12")
        self.assertEqual(len(self.file_records("out/claims.jsonl")), 1)


if __name__ == "__main__":
    program.main()
