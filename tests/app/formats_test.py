#!/usr/bin/python3
"""The files that claims and findings go to, read by programs of others. Usage: formats_test.py PROGRAM SOURCE_DIR"""

import csv
import io
import json
import subprocess

import program
from program import ARTICLE, ProgramTest, python_program

SDMX = """
import collections, json, sdmx, sys
structure = sdmx.read_sdmx("structure.xml")
flow = structure.dataflow["CLAIMS"]
definition = structure.structure["CLAIMS"]
lists = {dimension.id: dimension.local_representation.enumerated for dimension in definition.dimensions
         if dimension.local_representation and dimension.local_representation.enumerated is not None}
# Every code of every row is in its code list.
message = sdmx.read_sdmx("claims.sdmx.csv", structure=flow if flow.structure is definition else definition)
observations = [observation for data in message.data for observation in data.obs]
for observation in observations:
    for dimension, codes in lists.items():
        value = observation.key[dimension].value
        assert str(getattr(value, "id", value)) in codes, (dimension, value)
keys = collections.Counter(str(observation.key) for observation in observations)
print(json.dumps({"observations": len(observations), "twice": [key for key, count in keys.items() if count > 1],
                  "dimensions": [dimension.id for dimension in definition.dimensions],
                  "names": [str(lists["REF_AREA"]["CN"].name), str(lists["PRODUCT"]["crude_oil"].name)],
                  "value": str(observations[0].value)}))
"""


class Formats(ProgramTest):
    def sample(self):
        self.run_program("run", program.SOURCE_DIR / "tests/sample", "-o", "out")
        return self.file_records("out/claims.jsonl"), self.file_records("out/findings.jsonl")

    def rows(self, name):
        data = (self.folder / name).read_bytes()
        self.assertTrue(data.endswith(b"\r\n"))
        return list(csv.DictReader(io.StringIO(data.decode(), newline="")))

    def test_csv(self):
        claims, findings = self.sample()
        self.run_program("export", "out", "-o", "claims.csv")
        rows = {row["id"]: row for row in self.rows("claims.csv")}
        self.assertEqual(len(rows), len(claims))
        for claim in claims:
            row, level = rows[claim["id"]], claim["level"] or {}
            self.assertEqual([row["amount"], row["unit"], row["low"]], [level.get(key) or "" for key in ("amount", "unit", "low")])
            self.assertEqual(row["percent"], (claim["change"] or {}).get("percent") or "")
            self.assertEqual(row["reporter"], claim["statistic"]["reporter"] or "")
            self.assertEqual(row["sentence"].removeprefix("'"), claim["evidence"]["sentence"]["text"])
            self.assertEqual(float(row["confidence"]), claim["confidence"])
        self.run_program("check", "out/claims.jsonl", "-o", "findings.csv")
        self.assertEqual([row["explanation"] for row in self.rows("findings.csv")], [finding["explanation"] for finding in findings])
        self.assertEqual(self.rows("findings.csv")[0]["claims"].split(), findings[0]["claims"])

    def test_no_cell_is_a_formula(self):
        article = dict(ARTICLE, id='=cmd|"/c calc"!A1', title="@SUM(1)", publisher="+1", text=ARTICLE["text"])
        self.write("a.jsonl", [article])
        self.run_program("extract", "a.jsonl", "-o", "claims.csv")
        row = self.rows("claims.csv")[0]
        self.assertEqual([row["document"], row["title"], row["publisher"]], ["'" + article["id"], "'@SUM(1)", "'+1"])
        self.write("b.jsonl", [dict(ARTICLE, text="China's exports to Russia fell 5.1 percent year on year in June 2024, customs data showed.")])
        self.run_program("extract", "b.jsonl", "--format", "csv", "-o", "fall.txt")
        self.assertEqual(self.rows("fall.txt")[0]["percent"], "-5.1", "numbers stay numbers")

    def test_sdmx_is_read_by_sdmx1(self):
        claims, _ = self.sample()
        self.write("structure.xml", self.run_program("schema", "sdmx").stdout)
        process = self.run_program("export", "out", "-o", "claims.sdmx.csv")
        with_period = [claim for claim in claims if claim["period"]]
        if len(with_period) < len(claims):
            self.assertIn("no period", process.stderr.decode())
        figures = sum(bool(claim["level"]) + bool((claim["level"] or {}).get("converted")) + bool((claim["change"] or {}).get("percent")) +
                      bool((claim["change"] or {}).get("delta")) + bool(claim["share"]) for claim in with_period)
        done = subprocess.run([python_program("python"), "-c", SDMX], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        read = json.loads(done.stdout)
        self.assertEqual(read["observations"], figures)
        self.assertEqual(read["twice"], [])
        self.assertIn("China", read["names"][0])
        self.assertIn("rude", read["names"][1])
        self.assertEqual(read["dimensions"][-1], "TIME_PERIOD")

    def test_sdmx_periods(self):
        texts = {"in June 2024": "2024-06", "in the second quarter of 2024": "2024-Q2", "in the first half of 2024": "2024-S1", "in 2023": "2023",
                 "in the first five months of 2024": "2024-01-01/P5M"}
        self.write("a.jsonl", [dict(ARTICLE, id=f"a-{number}", text=f"China's exports to Russia reached 50.5 billion dollars {words}, customs data showed.")
                               for number, words in enumerate(texts)])
        self.run_program("extract", "a.jsonl", "-o", "a.sdmx.csv")
        self.assertEqual([row["TIME_PERIOD"] for row in self.rows("a.sdmx.csv") if row["FIGURE"] == "level"], list(texts.values()))

    def test_sdmx_tells_all_that_a_statistic_has(self):
        self.write("a.jsonl", [dict(ARTICLE, text="China's trade deficit with Russia was 5.2 billion dollars in June 2024, customs data showed. "
                                    "In yuan terms, China's exports of umbrellas to Russia rose 4.2 percent in June 2024.")])
        self.run_program("extract", "a.jsonl", "-o", "claims.jsonl")
        self.run_program("export", "claims.jsonl", "-o", "claims.sdmx.csv")
        claims = [json.loads(line) for line in (self.folder / "claims.jsonl").read_text().splitlines()]
        rows = {(row["CLAIM"], row["FIGURE"]): row for row in self.rows("claims.sdmx.csv")}
        told = set()
        for claim in claims:
            statistic, change = claim["statistic"], claim["change"] or {}
            row = rows[claim["id"], "level" if claim["level"] else "percent"]
            expected = {"SIDE": statistic["side"], "TERMS": change.get("terms"), "REF_AREA_TEXT": statistic["reporter_text"], "SOURCE": claim["source"],
                        "COUNTERPART_AREA_TEXT": statistic["partner_text"], "PRODUCT_TEXT": statistic["product_text"]}
            self.assertEqual({name: row[name] or None for name in expected}, expected)
            told |= {name for name, value in expected.items() if value}
        self.assertLessEqual({"SIDE", "TERMS", "PRODUCT_TEXT", "SOURCE"}, told)

    def test_web_annotations_lie_where_they_say(self):
        self.write("a.jsonl", [dict(ARTICLE, url="https://example.org/1"), dict(ARTICLE, id="zh 2", title="中国", text="Über: " + ARTICLE["text"])])
        self.run_program("extract", "a.jsonl", "-o", "evidence.jsonld")
        page = json.loads((self.folder / "evidence.jsonld").read_text())
        self.assertEqual([page["@context"], page["type"]], ["http://www.w3.org/ns/anno.jsonld", "AnnotationPage"])
        texts = {"https://example.org/1": ARTICLE["text"], "urn:tallyman:document:zh%202": "Über: " + ARTICLE["text"]}
        claims = 0
        for annotation in page["items"]:
            self.assertEqual(annotation["type"], "Annotation")
            text = texts[annotation["target"]["source"]]
            selectors = annotation["target"]["selector"]
            if not isinstance(selectors, list):
                continue
            quote, place = selectors
            self.assertEqual(quote["exact"], text[place["start"]:place["end"]])
            self.assertEqual(quote["prefix"] + quote["exact"] + quote["suffix"],
                             text[place["start"] - len(quote["prefix"]):place["end"] + len(quote["suffix"])])
            if annotation["motivation"] == "describing":
                claims += 1
                self.assertEqual("urn:tallyman:claim:" + json.loads(annotation["body"]["value"])["id"], annotation["id"])
        self.assertEqual(claims, 2)
        self.assertEqual(len({annotation["id"] for annotation in page["items"]}), len(page["items"]))
        self.assertLessEqual({"level", "percent"}, {annotation["body"]["value"] for annotation in page["items"] if annotation["motivation"] == "tagging"})

    def test_claim_reviews(self):
        claims, findings = self.sample()
        self.run_program("check", "out/claims.jsonl", "-o", "findings.jsonld")
        self.run_program("export", "out", "--format", "claim-review", "-o", "exported.jsonld")
        self.assertEqual((self.folder / "findings.jsonld").read_bytes(), (self.folder / "exported.jsonld").read_bytes())
        document = json.loads((self.folder / "findings.jsonld").read_text())
        self.assertEqual(document["@context"], "https://schema.org")
        self.assertEqual(len(document["@graph"]), len(findings))
        by_id = {claim["id"]: claim for claim in claims}
        for review, finding in zip(document["@graph"], findings):
            self.assertEqual([review["@type"], review["reviewBody"]], ["ClaimReview", finding["explanation"]])
            rating = review["reviewRating"]
            self.assertTrue(rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"])
            self.assertEqual(rating["ratingValue"] == 1, finding["severity"] == "error")
            reviewed = review["itemReviewed"]["@id"].split(":")[-1]
            self.assertEqual(review["claimReviewed"], by_id[reviewed]["evidence"]["quote"]["text"])
            self.assertEqual(review["itemReviewed"]["appearance"]["headline"], by_id[reviewed]["document"]["title"])
            if finding["suspects"]:
                self.assertEqual(reviewed, finding["suspects"][0]["claim"])
            self.assertEqual({reviewed} | {item["@id"].split(":")[-1] for item in review.get("isBasedOn", [])}, set(finding["claims"]))

    def test_exported_claims_come_back(self):
        self.sample()
        self.run_program("export", "out", "-o", "back.jsonl")
        self.run_program("export", "back.jsonl", "-o", "back.db")
        self.run_program("export", "back.db", "-o", "again.jsonl")
        self.assertEqual(sorted((self.folder / "out/claims.jsonl").read_bytes().splitlines()), sorted((self.folder / "back.jsonl").read_bytes().splitlines()))
        self.assertEqual((self.folder / "back.jsonl").read_bytes(), (self.folder / "again.jsonl").read_bytes())

    def test_a_format_that_is_none(self):
        self.write("a.jsonl", [ARTICLE])
        message = self.run_program("extract", "a.jsonl", "--format", "xlsx", code=2).stderr.decode()
        self.assertIn("jsonl, csv, sdmx-csv, web-annotation", message)
        self.assertIn("there are", self.run_program("schema", "nothing", code=2).stderr.decode())


if __name__ == "__main__":
    program.main()
