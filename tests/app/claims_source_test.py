#!/usr/bin/python3
"""Where commands find claims and findings, and where findings go. Usage: claims_source_test.py PROGRAM SOURCE_DIR"""

import json
import sqlite3

import program
from program import ARTICLE, ProgramTest

OTHER = dict(ARTICLE, id="en-2", text=ARTICLE["text"].replace("70.23", "7.02"))
THIRD = dict(ARTICLE, id="en-3", text=ARTICLE["text"].replace("June", "May"))


class ClaimsSource(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("a.jsonl", [ARTICLE, OTHER])

    def message(self, *arguments):
        process = self.run_program(*arguments, code=1)
        self.assertEqual(len(process.messages), 1, process.messages)
        return process.messages[0].removeprefix("tallyman: ")

    def test_a_folder_of_run(self):
        self.run_program("run", "a.jsonl", "-o", "out")
        claim = self.file_records("out/claims.jsonl")[0]["id"]
        for arguments in (["show", claim, "--from"], ["check"], ["series", "CN", "RU", "exports", "--from"], ["export"]):
            self.assertEqual(self.run_program(*arguments, "out").stdout, self.run_program(*arguments, "out/claims.db").stdout, arguments)
        self.assertEqual(self.run_program("check", "out").stdout, (self.folder / "out/findings.jsonl").read_bytes())
        gold = program.SOURCE_DIR / "tests/gold/vi"
        self.assertEqual(self.run_program("evaluate", gold, "out").stdout, self.run_program("evaluate", gold, "out/claims.db").stdout)
        self.run_program("report", "out", "-o", "x.html")

    def test_a_folder_of_others(self):
        (self.folder / "empty").mkdir()
        for arguments in (["check", "empty"], ["show", "c-1", "--from", "empty"], ["series", "CN", "RU", "exports", "--from", "empty"],
                          ["export", "empty"], ["report", "empty", "-o", "x.html"], ["serve", "empty"]):
            self.assertIn("empty is a folder without a claims.db", self.message(*arguments))

    def test_formats_that_cannot_be_read_back(self):
        for ending, name in (("csv", "CSV"), ("sdmx.csv", "sdmx-csv"), ("jsonld", "web-annotation")):
            self.run_program("extract", "a.jsonl", "-o", f"claims.{ending}")
            for arguments in (["check"], ["export"], ["show", "c-1", "--from"], ["series", "CN", "RU", "exports", "--from"]):
                message = self.message(*arguments, f"claims.{ending}")
                self.assertIn(f"claims.{ending}: {name} cannot be read back", message)
                self.assertIn("JSON Lines", message)

    def test_findings_of_claims_that_were_never_checked(self):
        review = ["--format", "claim-review", "-o", "x.jsonld"]
        self.run_program("extract", "a.jsonl", "-o", "claims.jsonl")
        self.run_program("extract", "a.jsonl", "-o", "claims.db")
        self.assertIn("run tallyman check claims.jsonl -o findings.jsonl first", self.message("export", "claims.jsonl", *review))
        self.assertIn("run tallyman check claims.db first", self.message("export", "claims.db", *review))
        self.assertFalse((self.folder / "x.jsonld").exists())
        self.run_program("check", "claims.jsonl", "-o", "findings.jsonl")
        self.run_program("check", "claims.db")
        for source in ("claims.jsonl", "claims.db"):
            self.run_program("export", source, *review)
            self.assertGreater(len(json.loads((self.folder / "x.jsonld").read_text())["@graph"]), 0)

    def test_a_check_that_finds_nothing(self):
        self.write("one.jsonl", [ARTICLE])
        self.run_program("extract", "one.jsonl", "-o", "claims.jsonl")
        self.run_program("check", "claims.jsonl", "-o", "findings.jsonl")
        self.run_program("run", "one.jsonl", "-o", "claims.db")
        self.run_program("export", "claims.jsonl", "-o", "other.db")
        self.run_program("check", "claims.jsonl", "-o", "other.db")
        for source in ("claims.jsonl", "claims.db", "other.db"):
            self.run_program("export", source, "--format", "claim-review", "-o", "x.jsonld")
            self.assertEqual(json.loads((self.folder / "x.jsonld").read_text())["@graph"], [])

    def test_series_in_units_that_the_claims_tell(self):
        self.write("a.jsonl", [ARTICLE])
        self.run_program("extract", "a.jsonl", "-o", "claims.jsonl")
        message = self.run_program("series", "CN", "RU", "exports", "--unit", "EUR", "--from", "claims.jsonl", code=1).messages[0]
        self.assertIn("leave nothing known of CN exports to RU in EUR; try without --unit", message)
        self.assertIn("gives or implies a level", self.run_program("series", "CN", "RU", "balance", "--from", "claims.jsonl", code=1).messages[0])
        claim = self.file_records("claims.jsonl")[0]
        claim["statistic"].update(product="crude_oil", measure="quantity")
        claim["level"].update(unit="t", converted=None)
        claim["change"] = None
        self.write("tonnes.jsonl", [claim])
        self.assertEqual(self.records("series", "CN", "RU", "exports", "crude_oil", "--json", "--from", "tonnes.jsonl")[0]["unit"], "t")

    def test_findings_go_to_the_database_of_their_claims(self):
        self.run_program("extract", "a.jsonl", "-o", "claims.jsonl")
        self.write("third.jsonl", [THIRD])
        self.run_program("extract", "third.jsonl", "-o", "third.db")
        self.assertIn("third.db holds none of the claims", self.message("check", "claims.jsonl", "-o", "third.db"))
        self.assertIn("new.db holds none of the claims", self.message("check", "claims.jsonl", "-o", "new.db"))
        self.assertFalse((self.folder / "new.db").exists())
        self.run_program("extract", "a.jsonl", "-o", "claims.db")
        self.assertIn("third.db holds none of the claims", self.message("check", "claims.db", "-o", "third.db"))
        with sqlite3.connect(self.folder / "claims.db") as database:
            self.assertEqual(database.execute("SELECT count(*) FROM findings").fetchone()[0], 0, "nothing was written")
        self.write("two.jsonl", [ARTICLE, THIRD])
        self.run_program("extract", "two.jsonl", "-o", "two.db")
        process = self.run_program("check", "claims.jsonl", "-o", "two.db")
        self.assertEqual(len(process.messages), 1)
        self.assertIn("two.db does not hold 1 of the 2 claims that were checked", process.messages[0])
        self.assertEqual(self.run_program("check", "claims.jsonl", "-o", "claims.db").messages, [])
        with sqlite3.connect(self.folder / "claims.db") as database:
            cited, known = database.execute("SELECT count(*), count(claim) FROM finding_claims").fetchone()
        self.assertGreater(cited, 0)
        self.assertEqual(known, cited)

    def test_a_summary_says_whose_claims_it_counts(self):
        self.run_program("run", "a.jsonl", "-o", "claims.db")
        self.write("third.jsonl", [THIRD])
        lines = self.run_program("run", "third.jsonl", "-o", "claims.db").stdout.decode().splitlines()
        self.assertEqual(lines[lines.index("Articles of this run") + 1], "  1 article read, 1 with claims, 0 skipped")
        self.assertEqual(lines[lines.index("Claims in the whole database") + 1], "  3 claims: en 3")
        self.assertIn("Contradictions in the whole database", lines)
        self.assertIn("Corroborations in the whole database", lines)
        lines = self.run_program("run", "third.jsonl", "-o", "out").stdout.decode().splitlines()
        self.assertEqual([line for line in lines if line in ("Articles", "Claims", "Contradictions")], ["Articles", "Claims", "Contradictions"])


if __name__ == "__main__":
    program.main()
