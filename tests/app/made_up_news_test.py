#!/usr/bin/python3
"""The check on claims of a second made-up world. Usage: made_up_news_test.py PROGRAM SOURCE_DIR"""

import json
import pathlib
import statistics

import made_up_news
import program

STYLES = {
    "usual": [],
    "from 10^3 to 10^15": ["--sizes", "3..15"],
    "few digits, no publishers, currencies untold": ["--digits", "2..3", "--anonymous", "1", "--terms", "0.3"],
}


class MadeUpNewsTest(program.ProgramTest):
    def check(self, style, *more):
        source = str(program.SOURCE_DIR)
        files = str(self.folder / "claims.jsonl"), str(self.folder / "wrong.json")
        made_up_news.write_world(made_up_news.options_of([source, *files, *STYLES[style], *more]))
        self.run_program("check", "claims.jsonl", "-o", "findings.jsonl", "--quiet")
        findings = [json.loads(line) for line in (self.folder / "findings.jsonl").read_text().splitlines()]
        contradictions = [finding for finding in findings if finding["kind"] == "contradiction"]
        return contradictions, json.loads(pathlib.Path(files[1]).read_text())

    def test_no_false_alarm(self):
        for style in STYLES:
            with self.subTest(style):
                contradictions, _ = self.check(style, "--claims", "8000", "--pairs", "8")
                self.assertEqual([finding["explanation"] for finding in contradictions], [])

    def test_wrong_claims_are_found_and_named(self):
        for style in ("usual", "from 10^3 to 10^15"):
            with self.subTest(style):
                contradictions, wrong = self.check(style, "--claims", "6000", "--pairs", "3", "--wrong", "60", "--seed", "2")
                cited = {claim for finding in contradictions for claim in finding["claims"]}
                self.assertGreaterEqual(len(cited & wrong.keys()), 0.95 * len(wrong))
                first = [finding["suspects"][0]["claim"] in wrong for finding in contradictions]
                self.assertGreaterEqual(sum(first), 0.9 * len(first))
                self.assertLessEqual(statistics.median(len(finding["claims"]) for finding in contradictions), 3)


if __name__ == "__main__":
    program.main()
