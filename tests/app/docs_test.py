#!/usr/bin/python3
"""Runs what README.md and docs/*.md tell one to type. Usage: docs_test.py PROGRAM SOURCE_DIR

Every block of code names its kind: `sh` (run), `console` (commands after "$ ", run and compared with what they print), `sql` (asked of SQLite and
PostgreSQL), `cpp` (stands in the project that tests/install builds), `python` (run by tests/python/docs_test.py), `text` (nothing to run). The
blocks of a page run one after the other in one folder, which holds news/ (the README's two articles, for other pages the sample) and the folders of the
source tree.
"""

import os
import pathlib
import re
import socket
import sqlite3
import subprocess
import sys
import time

import program
from postgres_server import PostgresServer
from program import ProgramTest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from pages import PAGES, README, blocks, write_news  # noqa: E402

# Addresses and folders of the pages' readers, and what stands for them here.
POSTGRES, PORT = "postgresql://localhost/trade", "8080"
KINDS = {"sh", "console", "sql", "cpp", "python", "text"}
# A word after the kind: what takes minutes and makes the pages' tables; what tests/python/install and .ci/run do.
NOT_HERE = {"measurement", "installation"}
# Run by tests/python/docs_test.py.
SPARK = "spark-submit"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


def without_confidence(text):
    return re.sub(r"confidence [0-9.]+", "confidence", text)


class Docs(ProgramTest):
    def setUp(self):
        super().setUp()
        self.folders = self.folder
        self.port = PORT
        self.postgres = None
        build = pathlib.Path(program.PROGRAM).parent
        self.environment = dict(os.environ, PATH=f"{build}:{build / 'python/bin'}:{os.environ['PATH']}")

    def prepare(self, page):
        """The folder in which the page's blocks run."""
        self.folder = self.folders / page.stem
        self.folder.mkdir()
        if page == README:
            write_news(self.folder)
        else:
            (self.folder / "news").symlink_to(program.SOURCE_DIR / "tests/sample")
        for name in ("languages", "scripts", "tests", "training"):
            (self.folder / name).symlink_to(program.SOURCE_DIR / name)
        (self.folder / "build").symlink_to(pathlib.Path(program.PROGRAM).parent)
        if page.name == "c-api.md":
            self.install_library()

    def install_library(self):
        """What the page says before its block."""
        prefix = self.folder / "prefix"
        subprocess.run(["cmake", "--install", "build", "--prefix", prefix], cwd=self.folder, check=True, stdout=subprocess.DEVNULL)
        libraries = next(prefix.rglob("tallyman.pc")).parent.parent
        self.environment |= {"PKG_CONFIG_PATH": str(libraries / "pkgconfig"), "LD_LIBRARY_PATH": str(libraries)}
        (self.folder / "example.c").symlink_to(program.SOURCE_DIR / "tests/capi/example.c")

    def here(self, script):
        """The script with this test's addresses."""
        if POSTGRES in script and self.postgres is None:
            self.postgres = PostgresServer()
            self.addCleanup(self.postgres.close)
            self.postgres_address = self.postgres.create("trade")
        if self.postgres is not None:
            script = script.replace(POSTGRES, self.postgres_address)
        return script.replace(f":{PORT}/", f":{self.port}/")

    def shell(self, script):
        """What a block prints; a server that it starts goes on beside it."""
        script = self.here(script)
        printed = ""
        for line in re.split(r"\n(?! )", script.strip()):
            if re.match(r"\S*tallyman serve ", line):
                self.serve(line)
            else:
                done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", line], cwd=self.folder, env=self.environment, text=True,
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                self.assertIn(done.returncode, (0, 3), line + "\n" + done.stderr)
                printed += done.stdout
        return printed

    def serve(self, line):
        self.port = free_port()
        command = f"exec {line.split('  ')[0]} --port {self.port}"
        server = subprocess.Popen(["bash", "-c", command], cwd=self.folder, env=self.environment, stderr=subprocess.PIPE)
        self.addCleanup(server.stderr.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        for _ in range(200):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", int(self.port))) == 0:
                    return
            time.sleep(0.05)
        self.fail(f"{line} does not listen")

    def console(self, session):
        """Each command prints what stands after it, but for confidences, which every training moves a little."""
        for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
            command, _, wanted = part.partition("\n")
            self.assertEqual(without_confidence(self.shell(command)).strip(), without_confidence(wanted).strip(), command)

    def query(self, statement):
        with sqlite3.connect(self.folder / "claims.db") as database:
            rows = database.execute(statement).fetchall()
        self.assertTrue(rows, statement)
        self.assertEqual(len(self.postgres.query("trade", statement)), len(rows), statement)

    def test_kinds(self):
        for page in PAGES:
            for kind, word, content in blocks(page):
                with self.subTest(page.name, content=content):
                    self.assertIn(kind, KINDS)
                    self.assertIn(word, {"", *NOT_HERE})

    def test_blocks(self):
        count = 0
        for page in PAGES:
            runnable = [(kind, content) for kind, word, content in blocks(page)
                        if kind in ("sh", "console", "sql") and not word and SPARK not in content]
            if not runnable:
                continue
            with self.subTest(page.name):
                self.prepare(page)
                for kind, content in runnable:
                    {"sh": self.shell, "console": self.console, "sql": self.query}[kind](content)
                    count += 1
        self.assertGreater(count, 18)

    def test_cpp(self):
        consumer = (program.SOURCE_DIR / "tests/install/main.cc").read_text(encoding="utf-8")
        for page in PAGES:
            for kind, _, content in blocks(page):
                if kind == "cpp":
                    for line in content.split("\n"):
                        self.assertIn(line.strip(), consumer, page.name)


if __name__ == "__main__":
    program.main()
