#!/usr/bin/python3
"""The whole job on the sample dump: the same for any number of threads, order and way. Usage: whole_job_test.py PROGRAM SOURCE_DIR"""

import json
import random
import sqlite3

import program
from program import ARTICLE, ProgramTest

OTHER_TEXT = "Chinese exports to Russia came to 7.02 billion yuan in June 2024, as officials told reporters in Moscow."


def sample():
    return str(program.SOURCE_DIR / "tests/sample/articles.jsonl"), str(program.SOURCE_DIR / "tests/sample/text")


class Determinism(ProgramTest):
    def test_threads_change_nothing(self):
        one = self.run_program("extract", *sample(), "--threads", 1).stdout
        self.assertGreater(len(one.splitlines()), 50)
        for threads in (2, 2, 5):
            self.assertEqual(self.run_program("extract", *sample(), "--threads", threads).stdout, one)

    def test_order_of_input_changes_only_the_order(self):
        lines = self.run_program("read", *sample()).stdout.splitlines(keepends=True)
        for number, line in enumerate(lines):
            self.write(f"in/{number:03}.jsonl", line)
        files = [f"in/{number:03}.jsonl" for number in range(len(lines))]
        forward = self.run_program("extract", *files).stdout
        shuffled = files[:]
        random.Random(7).shuffle(shuffled)
        mixed = self.run_program("extract", *shuffled).stdout
        self.assertNotEqual(forward, mixed)
        self.assertEqual(sorted(forward.splitlines()), sorted(mixed.splitlines()))
        self.assertEqual(self.run_program("extract", "in").stdout, forward)

    def test_findings_do_not_depend_on_the_order_of_claims(self):
        claims = self.run_program("extract", *sample()).stdout.splitlines(keepends=True)
        findings = self.run_program("check", "-", "--threads", 1, stdin=b"".join(claims)).stdout
        random.Random(7).shuffle(claims)
        self.assertEqual(self.run_program("check", "-", "--threads", 2, stdin=b"".join(claims)).stdout, findings)


class Run(ProgramTest):
    def test_files_and_summary(self):
        process = self.run_program("run", *sample(), "-o", "out/deep")
        summary = process.stdout.decode()
        for heading in ("Articles", "Claims", "Contradictions", "Corroborations", "Files"):
            self.assertIn("\n" + heading + "\n", "\n" + summary)
        self.assertEqual((self.folder / "out/deep/summary.txt").read_text(), summary)
        claims, findings = self.file_records("out/deep/claims.jsonl"), self.file_records("out/deep/findings.jsonl")
        self.assertEqual(self.file_records("out/deep/quarantine.jsonl"), [])
        database = sqlite3.connect(self.folder / "out/deep/claims.db")
        self.addCleanup(database.close)
        self.assertEqual(database.execute("SELECT count(*) FROM claims").fetchone()[0], len(claims))
        self.assertEqual(database.execute("SELECT count(*) FROM findings").fetchone()[0], len(findings))
        self.assertTrue({f["kind"] for f in findings} >= {"contradiction", "corroboration"})

    def test_a_second_run_replaces_the_first(self):
        self.write("a.jsonl", [ARTICLE])
        self.write("b.jsonl", [{**ARTICLE, "id": "en-2"}])
        self.run_program("run", "a.jsonl", "b.jsonl", "-o", "out")
        self.run_program("run", "b.jsonl", "-o", "out")
        self.assertEqual([c["document"]["id"] for c in self.file_records("out/claims.jsonl")], ["en-2"])
        self.assertEqual(len(self.records("check", "out/claims.db")), 0)

    def test_one_go_is_the_three_commands(self):
        self.run_program("run", *sample(), "-o", "out")
        self.run_program("extract", *sample(), "-o", "claims.jsonl")
        self.run_program("check", "claims.jsonl", "-o", "findings.jsonl")
        for name in ("claims.jsonl", "findings.jsonl"):
            self.assertEqual((self.folder / name).read_bytes(), (self.folder / "out" / name).read_bytes())
        self.run_program("extract", *sample(), "-o", "claims.db")
        self.assertEqual(self.run_program("check", "claims.db").stdout, (self.folder / "findings.jsonl").read_bytes())

    def test_a_corrected_article(self):
        corrected = {**ARTICLE, "published": "2024-07-13", "text": ARTICLE["text"].replace("70.23", "70.32")}
        self.write("a.jsonl", [ARTICLE, corrected])
        process = self.run_program("run", "a.jsonl", "-o", "out")
        self.assertIn("warning: document en-1: several texts have this id", process.messages[0])
        self.assertEqual([c["level"]["amount"] for c in self.file_records("out/claims.jsonl")], ["70230000000", "70320000000"])
        self.assertEqual(self.file_records("out/findings.jsonl"), [])

    def test_articles_without_a_pack_are_named(self):
        self.write("a.jsonl", [ARTICLE, {"id": "fi-1", "language": "fi", "text": "Vienti kasvoi."}])
        process = self.run_program("extract", "a.jsonl")
        self.assertEqual(process.messages, ['tallyman: warning: 1 article in language "fi", which has no pack: no claims looked for'])


class Show(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("a.jsonl", [ARTICLE, {**ARTICLE, "id": "en-2", "publisher": "Another", "text": OTHER_TEXT}])
        self.run_program("run", "a.jsonl", "-o", "out")
        self.claim = self.file_records("out/claims.jsonl")[0]

    def test_figures_are_marked_and_findings_told(self):
        for source in ("out", "out/claims.db", "out/claims.jsonl"):
            text = self.run_program("show", self.claim["id"], "--from", source).stdout.decode()
            self.assertIn("CN exports to RU, 2024-06", text)
            self.assertIn("[[70.23 billion yuan]]", text)
            self.assertRegex(text, r"\[\[5\.1 ?(percent)?\]\]")
            self.assertIn("70.23 billion CNY", text)
            self.assertIn("contradiction (error) by same_figure", text)

    def test_the_beginning_of_an_id(self):
        self.assertIn(self.claim["id"], self.run_program("show", self.claim["id"][:10], "--from", "out").stdout.decode())
        self.assertIn("have ids that begin with c-", self.run_program("show", "c-", "--from", "out", code=1).messages[0])
        self.assertIn("no claim in", self.run_program("show", "c-nothing", "--from", "out", code=1).messages[0])

    def test_words_of_articles_do_nothing_to_a_terminal(self):
        hostile = "\x1b[31m\u202e\x9b2J"
        self.write("hostile.jsonl", [{**ARTICLE, "id": "a" + hostile, "title": "T" + hostile, "publisher": "P" + hostile}, {**ARTICLE, "id": "b", "text": OTHER_TEXT}])
        self.write("table.csv", "flow,reporter,partner,product,start,end,amount,unit\nexports,CN,RU,total,2024-06,2024-06,70230000000,CNY\n")
        summary = self.run_program("run", "hostile.jsonl", "-o", "hostile").stdout
        claim = next(claim for claim in self.file_records("hostile/claims.jsonl") if claim["document"]["id"] != "b")
        for said in (summary, self.run_program("show", claim["id"], "--from", "hostile").stdout, self.run_program("verify", "hostile.jsonl", "--against", "table.csv").stdout,
                     self.run_program("series", "CN", "RU", "exports", "--from", "hostile").stdout):
            self.assertIn("70.23 billion CNY", said.decode())
            for control in ("\x1b", "\u202e", "\x9b"):
                self.assertNotIn(control, said.decode())

    def test_claims_that_nobody_checked(self):
        self.run_program("extract", "a.jsonl", "-o", "alone/claims.jsonl", code=1)
        (self.folder / "alone").mkdir()
        self.run_program("extract", "a.jsonl", "-o", "alone/claims.jsonl")
        self.assertIn("Findings: unchecked", self.run_program("show", self.claim["id"], "--from", "alone/claims.jsonl").stdout.decode())


class Quantities(ProgramTest):
    def test_every_quantity(self):
        self.write("a.jsonl", [ARTICLE])
        self.assertEqual([(q["kind"], q["amount"], q["unit"]) for q in self.records("quantities", "a.jsonl")],
                         [("percent", "5.1", "%"), ("money", "70230000000", "CNY")])


if __name__ == "__main__":
    program.main()
