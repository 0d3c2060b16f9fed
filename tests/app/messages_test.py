#!/usr/bin/python3
"""What is said of inputs and outputs: never a password, always the cause. Usage: messages_test.py PROGRAM SOURCE_DIR"""

import subprocess

import program
from program import ARTICLE, ProgramTest

# Where no server listens, with parts of a password that appear nowhere else.
ADDRESSES = ["postgresql://u:qq1zz2@127.0.0.1:1/db", "postgresql://u:qq1/zz2@127.0.0.1:1/db", "postgresql://u:qq1@zz2@127.0.0.1:1/db",
             "postgresql://u:qq1%40zz2@127.0.0.1:1/db", "postgresql://u:qq1%zz2@127.0.0.1:1/db", "postgresql://u:qq1 zz2@127.0.0.1:1/db",
             "postgresql://127.0.0.1:1/db?user=u&password=qq1&zz2", "host=127.0.0.1 port=1 password=qq1zz2 dbname=db",
             "host=127.0.0.1 port=1 password='qq1 zz2' dbname=db"]


class Passwords(ProgramTest):
    def said(self, *arguments):
        """All that the program prints, which fails."""
        done = subprocess.run([program.PROGRAM, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=100)
        self.assertIn(done.returncode, (1, 2), arguments)
        return (done.stdout + done.stderr).decode()

    def assert_hidden(self, address, *arguments):
        said = self.said(*arguments)
        self.assertTrue(said, arguments)
        for part in ("qq1", "zz2"):
            self.assertNotIn(part, said, arguments)

    def test_no_command_shows_one(self):
        self.write("a.txt", ARTICLE["text"])
        self.write("claims.jsonl", "")
        for address in ADDRESSES:
            for arguments in (["show", "c-1", "--from", address], ["series", "CN", "RU", "exports", "--from", address], ["check", address],
                              ["export", address, "-o", "x.csv"], ["report", address, "-o", "x.html"], ["serve", address],
                              ["verify", "a.txt", "--against", address], ["evaluate", address, "claims.jsonl"], ["extract", address],
                              ["read", address], ["pack", address], ["extract", "--files-from", address]):
                self.assert_hidden(address, *arguments)

    def test_no_output_shows_one(self):
        self.write("a.txt", ARTICLE["text"])
        self.write("claims.jsonl", "")
        for address in ADDRESSES[:-2]:
            for arguments in (["extract", "a.txt", "-o", address], ["run", "a.txt", "-o", address], ["check", "claims.jsonl", "-o", address],
                              ["export", "claims.jsonl", "-o", address], ["report", "claims.db", "-o", address],
                              ["export", address, "-o", address], ["extract", "a.txt", "-o", address, "--format", "csv"],
                              ["extract", "a.txt", "--threads", address]):
                self.assert_hidden(address, *arguments)

    def test_files_that_name_what_was_skipped_show_none(self):
        self.write("a.jsonl", [ARTICLE])
        self.run_program("run", "a.jsonl", ADDRESSES[1], "-o", "out", code=3)
        for path in ("out/quarantine.jsonl", "out/summary.txt"):
            self.assertIn("postgresql:", (self.folder / path).read_text())
            self.assertNotIn("zz2", (self.folder / path).read_text())

    def test_an_address_that_cannot_be_read_is_told_how_to_be_written(self):
        for address in ADDRESSES[1:3]:
            self.assertIn("write %2F for /, %40 for @", self.said("check", address))


class Causes(ProgramTest):
    def message(self, *arguments):
        process = self.run_program(*arguments, code=1)
        self.assertEqual(len(process.messages), 1)
        return process.messages[0].removeprefix("tallyman: ")

    def test_files_that_are_not_there(self):
        self.write("claims.jsonl", "")
        self.assertEqual(self.message("check", "claims.jsonl", "--against", "no.csv"), "cannot read no.csv: No such file or directory")
        self.assertEqual(self.message("pack", "no.json"), "cannot read no.json: No such file or directory")
        self.assertEqual(self.message("evaluate", "no.json", "claims.jsonl"), "cannot read no.json: No such file or directory")
        self.assertIn("No such file or directory", self.message("extract", "claims.jsonl", "-o", "no/claims.db"))
        self.assertIn("No such file or directory", self.run_program("read", "--files-from", "no.txt", code=2).stderr.decode())
        self.run_program("extract", "-", "-o", "claims.db")
        self.assertEqual(self.message("report", "claims.db", "-o", "no/x.html"), "cannot write no/x.html: No such file or directory")

    def wrong(self, *arguments):
        """The first line on wrong usage."""
        return self.run_program(*arguments, code=2).messages[0]

    def test_wrong_values_of_options(self):
        self.write("a.txt", ARTICLE["text"])
        self.assertEqual(self.wrong("read", "a.txt", "--sample", "0"), "--sample: 0 is no whole number from 1 to 1000000000")
        self.assertEqual(self.wrong("read", "a.txt", "--sample", "1.5"), "--sample: 1.5 is no whole number from 1 to 1000000000")
        self.assertEqual(self.wrong("read", "a.txt", "--threads", "x"), "--threads: x is no whole number from 1 to 1024")
        self.assertEqual(self.wrong("evaluate", "a.json", "c.jsonl", "--errors", "-1"), "--errors: -1 is no whole number from 0 to 1000000000")
        self.assertEqual(self.wrong("read", "a.txt", "--max-article-bytes", "x"),
                         "--max-article-bytes: x is no size; write 4MB, 512KB or a number of bytes, 1GB at most")

    def test_commands_that_are_none(self):
        for name in ("help", "extrct"):
            self.assertEqual(self.wrong(name, "x"), f"tallyman: there is no command {name}; tallyman --help lists them all")

    def test_codes_that_are_none(self):
        self.write("c.jsonl", "")
        self.assertEqual(self.wrong("series", "XX9", "RU", "exports", "--from", "c.jsonl"),
                         'tallyman: REPORTER: "XX9" is no code that is known; tallyman schema sdmx prints all')

    def test_nothing_to_read(self):
        self.write("in/.hidden.txt", ARTICLE["text"])
        self.assertEqual(self.message("read", "in"), "nothing to read: no INPUT is a file, or a folder with files that are not hidden")
        self.assertEqual(len(self.records("read", "in/.hidden.txt")), 1)

    def test_data_files_that_are_none(self):
        self.write("a.txt", ARTICLE["text"])
        self.write("c.jsonl", "")
        self.write("broken.json", '{"format":\n')
        self.write("empty.json", "{}")
        self.write("vi.json", (program.SOURCE_DIR / "languages/vi.json").read_bytes())
        broken = "broken.json: is no JSON, line 2, column 1: unexpected end of input"
        for arguments in (["extract", "a.txt", "--language-pack", "broken.json"], ["pack", "broken.json"], ["evaluate", "broken.json", "c.jsonl"],
                          ["pack", "vi.json", "--examples", "broken.json"]):
            self.assertTrue(self.message(*arguments).startswith(broken), arguments)
        self.assertEqual(self.message("extract", "a.txt", "--language-pack", "empty.json"), "empty.json: key 'language' not found")
        self.assertEqual(self.message("extract", "a.txt", "--language-pack", "."), "cannot read the language pack .: is a folder")
        self.assertEqual(self.message("extract", "a.txt", "--language-pack", "no.json"), "cannot read the language pack no.json: No such file or directory")

    def test_more_threads_than_cores(self):
        self.write("a.jsonl", [ARTICLE])
        self.assertEqual(self.run_program("extract", "a.jsonl", "-o", "c.jsonl", "--threads", "64").messages, [])
        for arguments in (["check", "c.jsonl"], ["series", "CN", "RU", "exports", "--from", "c.jsonl"], ["run", "a.jsonl", "-o", "out"]):
            self.assertEqual(self.run_program(*arguments, "--threads", "64").messages, [])

    def test_a_server_that_is_not_there(self):
        self.assertRegex(self.message("check", "postgresql://127.0.0.1:1/db"), r"Connection refused Is the server")

    def test_the_page_reads_sqlite_only(self):
        for arguments in (["report", ADDRESSES[0], "-o", "x.html"], ["serve", ADDRESSES[0]]):
            message = self.message(*arguments)
            self.assertIn("the page reads SQLite only", message)
            self.assertIn("tallyman export postgresql://u@127.0.0.1:1/db -o claims.db", message)

    def test_one_is_singular(self):
        self.write("a.jsonl", [ARTICLE])
        self.run_program("run", "a.jsonl", "-o", "out")
        self.assertIn("1 claim of 1 article and 0 findings in x.html", self.run_program("report", "out", "-o", "x.html").messages[0])


if __name__ == "__main__":
    program.main()
