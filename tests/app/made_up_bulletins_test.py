#!/usr/bin/python3
"""The check on claims of a third made-up world. Usage: made_up_bulletins_test.py PROGRAM SOURCE_DIR"""

import json
import pathlib
import statistics

import made_up_bulletins
import program

STYLES = {
    "the month after": [],
    "on the period's last days": ["--published", "last_day"],
    "on one day, years later": ["--published", "one_day"],
    "undated": ["--published", "none"],
    "several claims an article": ["--an-article", "6"],
    "few digits, currencies seldom told": ["--digits", "2..3", "--terms", "0.2"],
}


class MadeUpBulletinsTest(program.ProgramTest):
    def check(self, style, *more):
        rates = str(program.SOURCE_DIR / "normalize" / "data" / "rates.csv")
        files = str(self.folder / "claims.jsonl"), str(self.folder / "wrong.json")
        made_up_bulletins.write_world(made_up_bulletins.options_of([rates, *files, *STYLES[style], *more]))
        self.run_program("check", "claims.jsonl", "-o", "findings.jsonl", "--quiet")
        findings = [json.loads(line) for line in (self.folder / "findings.jsonl").read_text().splitlines()]
        contradictions = [finding for finding in findings if finding["kind"] == "contradiction"]
        return contradictions, json.loads(pathlib.Path(files[1]).read_text())

    def test_no_false_alarm(self):
        for style in STYLES:
            with self.subTest(style):
                contradictions, _ = self.check(style, "--claims", "4000", "--pairs", "5")
                self.assertEqual([finding["explanation"] for finding in contradictions], [])

    def test_wrong_claims_are_found_and_named(self):
        for style in STYLES:
            with self.subTest(style):
                contradictions, wrong = self.check(style, "--claims", "4000", "--pairs", "2", "--wrong", "40", "--seed", "2")
                cited = {claim for finding in contradictions for claim in finding["claims"]}
                self.assertGreaterEqual(len(cited & wrong.keys()), 0.97 * len(wrong))
                in_errors = {claim for finding in contradictions if finding["severity"] == "error" for claim in finding["claims"]}
                self.assertGreaterEqual(len(in_errors & wrong.keys()), 0.95 * len(wrong))
                first = [finding["suspects"][0]["claim"] in wrong for finding in contradictions]
                self.assertGreaterEqual(sum(first), 0.9 * len(first))
                self.assertLessEqual(statistics.median(len(finding["claims"]) for finding in contradictions), 3)


if __name__ == "__main__":
    program.main()
