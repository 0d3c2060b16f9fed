#!/usr/bin/python3
"""Runs the snippets of docs/databases.md and docs/formats.md: SQL in SQLite and PostgreSQL. Usage: docs_test.py PROGRAM SOURCE_DIR"""

import os
import pathlib
import re
import sqlite3
import subprocess

import program
from postgres_server import PostgresServer
from program import ProgramTest

ADDRESS = "postgresql://localhost/trade"


def snippets(page, language):
    text = (program.SOURCE_DIR / "docs" / page).read_text(encoding="utf-8")
    found = re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    if not found:
        raise AssertionError(f"{page} has no {language} snippets")
    return found


class Docs(ProgramTest):
    def shell(self, script):
        """Runs a snippet in a folder that has the sample articles as news."""
        environment = dict(os.environ, PATH=f"{pathlib.Path(program.PROGRAM).parent}:{os.environ['PATH']}")
        done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], cwd=self.folder, env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
        self.assertIn(done.returncode, (0, 3), script + done.stderr.decode())
        return done.stdout.decode()

    def setUp(self):
        super().setUp()
        (self.folder / "news").symlink_to(program.SOURCE_DIR / "tests/sample")

    def test_databases(self):
        server = PostgresServer()
        self.addCleanup(server.close)
        address = server.create("trade")
        for script in snippets("databases.md", "sh"):
            self.shell(script.replace(ADDRESS, address))
        self.assertIn("label_column", (self.folder / "metadata.yml").read_text())
        with sqlite3.connect(self.folder / "claims.db") as database:
            for query in snippets("databases.md", "sql"):
                rows = database.execute(query).fetchall()
                self.assertTrue(rows, query)
                self.assertEqual(len(server.query("trade", query)), len(rows), query)

    def test_formats(self):
        for script in snippets("formats.md", "sh"):
            self.shell(script)
        for name in ("claims.csv", "claims.sdmx.csv", "structure.xml", "evidence.jsonld", "findings.jsonld"):
            self.assertTrue((self.folder / name).read_bytes(), name)


if __name__ == "__main__":
    program.main()
