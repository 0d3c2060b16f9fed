#!/usr/bin/python3
"""Completion in real shells, and the manual page. Usage: completion_test.py PROGRAM SOURCE_DIR"""

import os
import pty
import re
import select
import shutil
import subprocess
import time

import program
from program import ProgramTest


class Terminal:
    """A shell at a terminal."""

    def __init__(self, command, folder, environment):
        pid, self.terminal = pty.fork()
        if pid == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment)
        self.pid = pid

    def type(self, keys, wanted, seconds=60):
        """What the terminal shows behind the keys, once `wanted` is in it; all it shows where that does not come."""
        os.write(self.terminal, keys.encode())
        shown, end = "", time.monotonic() + seconds
        while not re.search(wanted, shown) and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.2)[0]:
                shown += os.read(self.terminal, 65536).decode(errors="replace").replace("\a", "")
        return shown

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


class Completion(ProgramTest):
    def setUp(self):
        super().setUp()
        (self.folder / "bin").mkdir()
        (self.folder / "bin/tallyman").symlink_to(program.PROGRAM)
        (self.folder / "articles").mkdir()
        self.environment = dict(os.environ, PATH=f"{self.folder}/bin:{os.environ['PATH']}", TERM="dumb", PS1="> ", HOME=str(self.folder))

    def words(self, *words):
        lines = self.run_program("complete", *words).stdout.decode().splitlines()
        return [line.split("\t")[0] for line in lines]

    def test_what_can_come_next(self):
        commands = self.words("")
        self.assertIn("extract", commands)
        self.assertNotIn("manual", commands)
        for command in commands:
            explained = self.run_program(command, "--help").stdout.decode()
            for option in self.words(command, "-"):
                self.assertIn(option, explained)
        self.assertEqual(self.words("ext"), ["extract"])
        self.assertEqual(self.words("extract", "--thr"), ["--threads"])
        self.assertEqual(self.words("extract", "--strict", "--str"), [])
        self.assertEqual(self.words("extract", "--format", ""), ["jsonl", "csv", "sdmx-csv", "web-annotation"])
        self.assertEqual(self.words("extract", "--format", "=", "c"), ["csv"])
        self.assertEqual(self.words("extract", "--format", "="), ["jsonl", "csv", "sdmx-csv", "web-annotation"])
        self.assertEqual(self.words("extract", "--flow", "exports", "--flow", "im"), ["imports"])
        self.assertEqual(self.words("extract", "--area", "MERC"), ["MERCOSUR"])
        self.assertEqual(self.words("extract", "--threads", ""), [])
        self.assertEqual(self.words("extract", "news", ""), [":files"])
        self.assertEqual(self.words("run", "news", "-o", ""), [":folders"])
        self.assertEqual(self.words("check", "claims.db", "--against", ""), [":files"])
        self.assertEqual(self.words("check", "claims.db", ""), [])
        self.assertEqual(self.words("extract", "--", "-"), [":files"])
        self.assertEqual(self.words("schema", "dat"), ["datasette"])
        self.assertEqual(self.words("series", "CN", "RU", "e"), ["exports"])
        self.assertEqual(self.words("series", "CN", "RU", "exports", "crude"), ["crude_oil"])
        self.assertEqual(self.words("show", ""), [])
        self.assertEqual(self.words("nonsense", ""), [])

    def script(self, shell):
        return self.write(f"completion.{shell}", self.run_program("completion", shell).stdout)

    def test_bash(self):
        shell = Terminal(["bash", "--norc", "--noprofile", "-i"], self.folder, self.environment)
        self.addCleanup(shell.close)
        shell.type(f"PS1='> '; bind 'set bell-style none'; . ./{self.script('bash')}; echo rea''dy\n", r"ready\s")
        self.assertIn("tallyman extract ", shell.type("tallyman extr\t", "extract "))
        self.assertIn("--quarantine ", shell.type("--quar\t", "quarantine "))
        self.assertIn("articles/", shell.type("artic\t", "articles/"))
        self.assertIn("web-annotation ", shell.type(" --format=w\t", "annotation "))
        listed = shell.type("\x15tallyman ser\t\t", r"series.*serve|serve.*series")
        for command in ("series", "serve"):
            self.assertIn(command, listed)

    def test_fish(self):
        script = self.script("fish")

        def complete(line):
            done = subprocess.run(["fish", "--no-config", "-c", f"source {script}; complete -C '{line}'"], cwd=self.folder, env=self.environment,
                                  stdout=subprocess.PIPE, check=True)
            return [line.split("\t")[0] for line in done.stdout.decode().splitlines()]

        self.assertEqual(complete("tallyman extr"), ["extract"])
        self.assertEqual(complete("tallyman extract --quar"), ["--quarantine"])
        self.assertEqual(complete("tallyman extract --flow e"), ["exports"])
        self.assertIn("articles/", complete("tallyman extract artic"))

    def test_zsh(self):
        (self.folder / "functions").mkdir()
        shutil.move(self.folder / self.script("zsh"), self.folder / "functions/_tallyman")
        shell = Terminal(["zsh", "-f", "-i"], self.folder, self.environment)
        self.addCleanup(shell.close)
        shell.type("PS1='> '; fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D; echo rea''dy\n", r"ready\s")
        self.assertIn("extract ", shell.type("tallyman extr\t", "extract "))
        self.assertIn("quarantine ", shell.type("--quar\t", "quarantine "))
        self.assertIn("articles/", shell.type("artic\t", "articles/"))


class Manual(ProgramTest):
    def test_names_all_commands_and_options(self):
        page = self.run_program("manual").stdout.decode()
        self.write("tallyman.1", page)
        checked = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", "tallyman.1"], cwd=self.folder,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
        self.assertEqual(checked.stderr.decode(), "")
        shown = subprocess.run(["man", "-l", "tallyman.1"], cwd=self.folder, stdout=subprocess.PIPE, check=True,
                               env=dict(os.environ, MANWIDTH="200", LC_ALL="C.UTF-8")).stdout.decode()
        shown = re.sub(".\x08", "", shown)  # bold letters are overstruck
        commands = self.run_program("complete", "").stdout.decode().splitlines()
        self.assertGreater(len(commands), 10)
        for line in commands:
            command, description = line.split("\t")
            self.assertIn(description, shown)
            for option in self.run_program("complete", command, "--").stdout.decode().splitlines():
                self.assertIn(option.split("\t")[0], shown)
        # What troff takes for its own where it is not escaped.
        self.assertIn(r"""tallyman check claims.jsonl | jq -r 'select(.severity == "error") | .explanation'""", shown)
        self.assertIn('{"text": "...", "title": "...", "published": "2024-07-12", "id": "..."}', shown)


if __name__ == "__main__":
    program.main()
