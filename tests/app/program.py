"""What the tests of the whole program share."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = ""
SOURCE_DIR = pathlib.Path()

ARTICLE = {
    "id": "en-1",
    "title": "Chinese exports to Russia rise",
    "published": "2024-07-12",
    "language": "en",
    "text": "Chinese exports to Russia rose 5.1 percent year on year in June to 70.23 billion yuan, customs data showed on Friday.",
}


def python_program(name):
    """A program of the packages of tests/requirements.txt."""
    path = pathlib.Path(PROGRAM).parent / "python" / "bin" / name
    if not path.exists():
        raise RuntimeError(f"{path} is missing: run scripts/install-python-packages")
    return path


class ProgramTest(unittest.TestCase):
    """Gives each test an empty folder and runs the program in it."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def write(self, name, content):
        """Writes a file of text, bytes, or a list of records as JSON Lines; its name."""
        if isinstance(content, list):
            content = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in content)
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    def run_program(self, *arguments, stdin=b"", code=0, program=None, **options):
        """The finished process; fails where it ends with another code."""
        process = subprocess.run([program or PROGRAM, *map(str, arguments)], input=stdin, cwd=self.folder, timeout=200,
                                 stdout=options.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE, **options)
        process.messages = process.stderr.decode().splitlines()
        self.assertEqual(process.returncode, code, process.stderr.decode()[:2000])
        return process

    def records(self, *arguments, **options):
        """The records on standard output."""
        return [json.loads(line) for line in self.run_program(*arguments, **options).stdout.splitlines()]

    def file_records(self, name):
        return [json.loads(line) for line in (self.folder / name).read_bytes().splitlines()]


def main():
    """Runs the tests of the calling script. Its arguments: PROGRAM SOURCE_DIR."""
    global PROGRAM, SOURCE_DIR
    PROGRAM = os.path.abspath(sys.argv[1])
    SOURCE_DIR = pathlib.Path(sys.argv[2]).resolve()
    unittest.main(module="__main__", argv=sys.argv[:1], verbosity=2)
