#!/usr/bin/python3
"""A real Datasette over a database that the program wrote, with the metadata that it prints. Usage: datasette_test.py PROGRAM SOURCE_DIR"""

import json
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

import program
from program import ProgramTest, python_program


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Datasette(ProgramTest):
    def setUp(self):
        super().setUp()
        self.run_program("run", program.SOURCE_DIR / "tests/sample", "-o", "out")
        self.write("metadata.yml", self.run_program("schema", "datasette").stdout)
        self.root = f"http://127.0.0.1:{free_port()}"
        command = [python_program("datasette"), "out/claims.db", "--metadata", "metadata.yml", "-h", "127.0.0.1", "-p", self.root.split(":")[-1],
                   "--setting", "sql_time_limit_ms", "20000", "--setting", "facet_time_limit_ms", "20000"]
        server = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

        def stop():
            server.terminate()
            server.communicate()

        self.addCleanup(stop)
        for _ in range(600):
            try:
                urllib.request.urlopen(self.root + "/-/versions.json")
                return
            except urllib.error.URLError:
                self.assertIsNone(server.poll(), "the server ended")
                time.sleep(0.1)
        self.fail("the server did not come up")

    def page(self, path):
        return urllib.request.urlopen(self.root + path).read().decode()

    def json(self, path, **parameters):
        return json.loads(self.page(path + "?" + urllib.parse.urlencode(parameters)))

    def test_tables_link_and_facet(self):
        claims = self.json("/claims/claims.json", _shape="objects", _labels="on", _size=1000)
        facets = claims["facet_results"]
        self.assertLessEqual({"flow", "reporter", "partner", "product", "language", "publisher", "verdict"}, set(facets))
        self.assertEqual(sum(result["count"] for result in facets["flow"]["results"]), claims["filtered_table_rows_count"])
        self.assertIn("China", [result["label"] for result in facets["reporter"]["results"]], "areas are facets by name")
        claim = next(row for row in claims["rows"] if row["reporter"])
        self.assertLessEqual({"value", "label"}, set(claim["reporter"]), "a link")
        self.assertTrue(claim["article"]["label"], "an article is linked by its title")
        self.assertEqual({"areas", "products", "articles"}, set(self.linked("claims")))
        self.assertIn("claims", self.linked("figures"))
        self.assertEqual({"claims", "findings"}, set(self.linked("finding_claims")))

    def linked(self, table):
        return [key["other_table"] for key in self.tables()[table]["foreign_keys"]["outgoing"]]

    def tables(self):
        return {table["name"]: table for table in self.json("/claims.json")["tables"]}

    def test_a_claim_leads_to_its_article_figures_and_findings(self):
        disputed = self.json("/claims/claims.json", _shape="objects", verdict="contradicted", _size=1)["rows"][0]
        self.assertIn(f"/claims/articles/{disputed['article']}", self.page(f"/claims/claims?key={disputed['key']}"))
        page = self.page(f"/claims/claims/{disputed['key']}")
        for table in ("figures", "finding_claims"):
            self.assertIn(f"/claims/{table}?claim={disputed['key']}", page, table)
        self.assertTrue(self.json("/claims/figures.json", _shape="objects", claim=disputed["key"])["rows"])
        spans = self.json("/claims/evidence_spans.json", _shape="objects", claim=disputed["key"])["rows"]
        words = self.json("/claims/evidence.json", claim_id=disputed["id"], _shape="objects")["rows"]
        self.assertEqual([span["role"] for span in spans], [row["role"] for row in words])
        self.assertTrue(all(row["words"] and row["words"] in disputed["sentence"] for row in words if row["role"] in ("level", "percent", "share")))
        self.assertTrue({"level", "percent", "share"} & {row["role"] for row in words})

    def test_hidden_tables(self):
        tables = self.tables()
        self.assertEqual({name for name, table in tables.items() if table["hidden"]} - {"sqlite_stat1", "sqlite_stat4"},
                         {"checked_families", "progress"})

    def test_queries(self):
        for query in ("series", "statistic", "contradictions"):
            result = self.json(f"/claims/{query}.json", reporter="CN", partner="RU", flow="exports", product="total", _shape="objects")
            self.assertTrue(result["rows"], query)
            self.assertIn("claim_id", result["rows"][0])


if __name__ == "__main__":
    program.main()
