#!/usr/bin/python3
"""`tallyman evaluate` and scripts/evaluate. Usage: evaluate_test.py PROGRAM SOURCE_DIR"""

import json
import subprocess
import sys

import program
from program import ARTICLE, ProgramTest

GOLD = {
    **ARTICLE,
    "claims": [{"flow": "exports", "reporter": "CN", "partner": "RU", "product": "total", "start": "2024-06", "end": "2024-06",
                "amount": 70230000000, "unit": "CNY", "qualifier": "eq", "percent": 5.1, "versus": "yoy", "status": "actual",
                "quote": "rose 5.1 percent year on year in June to 70.23 billion yuan"}],
}
ARABIC = {"id": "ar-1", "language": "ar", "published": "2024-07-12", "title": "عنوان", "text": "نص لا أرقام فيه", "claims": []}


class EvaluateTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("gold/en/en-1.json", json.dumps(GOLD))
        self.write("gold/ar/ar-1.json", json.dumps(ARABIC))
        self.write("articles.jsonl", [ARTICLE])
        self.write("claims.jsonl", [self.right_claim()])

    def right_claim(self):
        """The record of the article's claim; what the program may come to read otherwise is set right."""
        claim = self.records("extract", "articles.jsonl")[0]
        claim["statistic"].update(flow="exports", reporter="CN", partner="RU", product="total")
        claim["period"] = {"start": "2024-06", "end": "2024-06"}
        claim["level"].update(amount="70230000000", unit="CNY", qualifier="eq", converted=None)
        claim["change"] = {"percent": "5.1", "low": "5.05", "high": "5.15", "qualifier": "eq", "versus": "yoy"}
        claim.update(share=None, status="actual", confidence=0.85)
        return claim

    def spoil(self, **statistic):
        """Writes spoiled.jsonl: the claim with another statistic."""
        claim = self.right_claim()
        claim["statistic"].update(statistic)
        return self.write("spoiled.jsonl", [claim])

    def evaluate(self, *arguments, **options):
        return self.run_program("evaluate", *arguments, **options).stdout.decode()


class Scores(EvaluateTest):
    def test_all_is_right(self):
        scores = json.loads(self.evaluate("gold", "claims.jsonl", "--json"))
        self.assertEqual(scores["all"]["documents"], 2)
        self.assertEqual(scores["all"]["strict"], {"precision": 1.0, "recall": 1.0, "f1": 1.0})
        self.assertEqual(scores["all"]["whole"], {"right": 1, "of": 1, "share": 1.0})
        self.assertEqual(scores["all"]["documents_without_claims"], {"documents": 1, "claims": 0})
        self.assertEqual(sorted(scores["groups"]), ["ar", "en"])
        self.assertEqual(scores["mistakes"], [])

    def test_a_database_and_its_records_score_alike(self):
        self.run_program("extract", "articles.jsonl", "-o", "extracted.jsonl")
        self.run_program("extract", "articles.jsonl", "-o", "extracted.db")
        of_database = self.evaluate("gold", "extracted.db", "--json", "--errors", 9)
        self.assertEqual(json.loads(of_database)["all"]["extracted_figures"], 2)
        self.assertEqual(of_database, self.evaluate("gold", "extracted.jsonl", "--json", "--errors", 9))

    def test_groups(self):
        scores = json.loads(self.evaluate("gold", "claims.jsonl", "--json", "--by", "document"))
        self.assertEqual(sorted(scores["groups"]), ["ar-1", "en-1"])
        self.assertEqual(scores["groups"]["en-1"]["found"]["f1"], 1.0)
        self.assertRegex(self.evaluate("gold", "claims.jsonl"), r"(?m)^en +1 +2 +1\.000  1\.000  1\.000")

    def test_one_file_and_standard_input(self):
        claims = (self.folder / "claims.jsonl").read_bytes()
        scores = json.loads(self.evaluate("gold/en/en-1.json", "-", "--json", stdin=claims))
        self.assertEqual((scores["all"]["documents"], scores["all"]["strict"]["f1"]), (1, 1.0))

    def test_errors(self):
        claims = self.spoil(partner="US")
        table = self.evaluate("gold", claims, "--errors", 1)
        self.assertIn("wrong    en-1 | level 70230000000 CNY | partner: US not RU | rose 5.1 percent", table)
        self.assertIn("and 1 more", table)
        self.assertNotIn("wrong  ", self.evaluate("gold", claims))
        mistake = json.loads(self.evaluate("gold", claims, "--json", "--errors", 9))["mistakes"][0]
        self.assertEqual((mistake["document"], mistake["mistake"]), ("en-1", "wrong"))
        self.assertEqual(mistake["wrong"], [{"field": "partner", "extracted": "US", "gold": "RU"}])

    def test_reliability(self):
        scores = json.loads(self.evaluate("gold", "claims.jsonl", "--json"))
        self.assertEqual(scores["reliability"][8], {"low": 0.8, "high": 0.9, "claims": 1, "mean_confidence": 0.85, "strictly_right": 1.0})
        self.assertEqual(scores["expected_calibration_error"], 0.15)
        self.assertRegex(self.evaluate("gold", "claims.jsonl"), r"0\.8 to 0\.9 +1 +0\.850 +1\.000")

    def test_page(self):
        self.evaluate("gold", self.spoil(partner="US"), "--html", "diff.html")
        page = (self.folder / "diff.html").read_text(encoding="utf-8")
        self.assertIn('lang="ar" dir="rtl"', page)
        self.assertIn("<del>US</del> <ins>RU</ins>", page)
        self.assertTrue(page.endswith("</html>\n"))

    def test_what_is_not_measured_is_said(self):
        process = self.run_program("evaluate", "gold/ar", "claims.jsonl")
        self.assertEqual(len(process.messages), 1)
        self.assertIn("1 of the articles with claims are not in GOLD", process.messages[0])
        self.assertEqual(self.run_program("evaluate", "gold/ar", "claims.jsonl", "--quiet").messages, [])


class Baseline(EvaluateTest):
    def setUp(self):
        super().setUp()
        self.evaluate("gold", "claims.jsonl", "--write-baseline", "gold/scores.json")

    def test_the_same_scores_pass(self):
        self.assertEqual(self.run_program("evaluate", "gold", "claims.jsonl", "--baseline", "gold/scores.json").messages, [])

    def test_a_fall_fails_and_is_named(self):
        process = self.run_program("evaluate", "gold", self.spoil(partner="US"), "--baseline", "gold/scores.json", code=1)
        self.assertEqual(process.messages, ["tallyman: en: strict F1 fell from 1.0000 to 0.0000, by more than 0.0050 (gold/scores.json)"])
        self.assertIn(b"strict", process.stdout)

    def test_a_language_that_is_gone_fails(self):
        self.assertIn("ar: gold/scores.json",
                      self.run_program("evaluate", "gold/en", "claims.jsonl", "--baseline", "gold/scores.json", code=1).messages[0])

    def test_a_new_language_passes(self):
        self.evaluate("gold/en", "claims.jsonl", "--write-baseline", "en.json")
        self.assertIn("ar: not in en.json yet", self.run_program("evaluate", "gold", "claims.jsonl", "--baseline", "en.json").messages[0])


class Failure(EvaluateTest):
    def fails(self, *arguments, code=1):
        process = self.run_program("evaluate", *arguments, code=code)
        self.assertEqual(process.stdout, b"")
        return process.stderr.decode()

    def test_missing_and_damaged_files(self):
        self.assertIn("missing", self.fails("missing", "claims.jsonl"))
        self.assertIn("missing.jsonl", self.fails("gold", "missing.jsonl"))
        self.assertIn("articles.jsonl:1", self.fails("gold", "articles.jsonl"))
        self.write("empty/a.txt", "no JSON")
        self.assertIn("empty holds no annotated article", self.fails("empty", "claims.jsonl"))
        self.write("bad/a.json", json.dumps({**GOLD, "claims": [{**GOLD["claims"][0], "partner": "Russia"}]}))
        self.assertIn("bad/a.json: claims[0].partner", self.fails("bad", "claims.jsonl"))
        self.assertIn("no/such.html", self.fails("gold", "claims.jsonl", "--html", "no/such.html"))

    def test_baseline(self):
        self.assertIn("--write-baseline makes it", self.run_program("evaluate", "gold", "claims.jsonl", "--baseline", "b.json", code=1).messages[0])
        self.write("b.json", "{}")
        self.assertIn("b.json", self.run_program("evaluate", "gold", "claims.jsonl", "--baseline", "b.json", code=1).messages[0])
        self.fails("gold", "claims.jsonl", "--baseline", "b.json", "--write-baseline", "b.json", code=2)
        self.fails("gold", "claims.jsonl", "--by", "day", code=2)


class Script(EvaluateTest):
    def test_extracts_and_measures(self):
        script = program.SOURCE_DIR / "scripts" / "evaluate"
        process = subprocess.run([sys.executable, script, "--program", program.PROGRAM, "gold", "--json"], cwd=self.folder,
                                 stdout=subprocess.PIPE, check=True, timeout=200)
        self.run_program("extract", "articles.jsonl", "-o", "extracted.jsonl")
        self.assertEqual(process.stdout.decode(), self.evaluate("gold", "extracted.jsonl", "--json"))


if __name__ == "__main__":
    program.main()
