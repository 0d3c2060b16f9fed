#!/usr/bin/python3
"""Bad input: nothing crashes, nothing is lost silently. Usage: bad_input_test.py PROGRAM SOURCE_DIR"""

import bz2
import gzip
import json
import os
import shutil
import stat
import subprocess
import sys

import program
from program import ARTICLE, ProgramTest

NOBODY = 65534


class BadInput(ProgramTest):
    def test_missing_file(self):
        process = self.run_program("extract", "missing.txt", code=1)
        self.assertEqual(process.stdout, b"")
        self.assertEqual(process.messages[0], "tallyman: skipped missing.txt: no such file or folder")

    def test_missing_file_beside_others(self):
        self.write("a.jsonl", [ARTICLE])
        process = self.run_program("read", "missing.txt", "a.jsonl", "*.nothing", code=3)
        self.assertEqual(len(process.stdout.splitlines()), 1)
        self.assertEqual(process.messages, ["tallyman: skipped missing.txt: no such file or folder",
                                            "tallyman: skipped *.nothing: no file matches the pattern"])

    def test_folder_and_file_without_read_rights(self):
        self.write("in/a.jsonl", [ARTICLE])
        self.write("in/shut/b.jsonl", [ARTICLE])
        self.write("in/secret.jsonl", [ARTICLE])
        copy = shutil.copy(program.PROGRAM, self.folder / "tallyman")
        os.chmod(copy, 0o755)
        os.chmod(self.folder, 0o755)
        os.chmod(self.folder / "in/shut", 0)
        os.chmod(self.folder / "in/secret.jsonl", 0)
        self.addCleanup(os.chmod, self.folder / "in/shut", stat.S_IRWXU)
        # Root may read everything: the program runs as nobody.
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        process = self.run_program("read", "in", code=3, program=copy, **user)
        self.assertEqual(len(process.stdout.splitlines()), 1)
        self.assertEqual(process.messages, ["tallyman: skipped in/shut: the folder cannot be read: Permission denied",
                                            "tallyman: skipped in/secret.jsonl: cannot be opened: Permission denied"])

    def test_invalid_utf8_is_repaired_with_a_warning(self):
        self.write("a.jsonl", json.dumps(ARTICLE).encode().replace(b"customs", b"cust\xffoms\xe4\xb8"))
        process = self.run_program("read", "a.jsonl")
        self.assertIn("cust\ufffdoms\ufffd data", json.loads(process.stdout)["text"])
        self.assertEqual(process.messages, ["tallyman: warning: a.jsonl:1: invalid UTF-8 replaced by U+FFFD: 2 times"])
        claims = self.records("extract", "a.jsonl")
        self.assertEqual([claim["level"]["amount"] for claim in claims], ["70230000000"])

    def test_nul_byte(self):
        self.write("a.txt", ARTICLE["text"].encode().replace(b"customs", b"cus\0toms"))
        process = self.run_program("read", "a.txt", "--published", "2024-07-12")
        self.assertIn("cus\ufffdtoms", json.loads(process.stdout)["text"])
        self.assertEqual(process.messages, ["tallyman: warning: a.txt: NUL replaced by U+FFFD: 1 times"])
        self.assertEqual(self.run_program("read", "a.txt", "--quiet").messages, [])
        self.assertEqual(len(self.records("extract", "a.txt", "--published", "2024-07-12")), 1)

    def test_empty_file(self):
        self.write("in/empty.txt", "")
        self.write("in/spaces.txt", " \n\n")
        self.write("in/z.jsonl", [ARTICLE])
        process = self.run_program("extract", "in", code=3)
        self.assertEqual(len(process.stdout.splitlines()), 1)
        self.assertEqual(process.messages, ["tallyman: skipped in/empty.txt: is empty", "tallyman: skipped in/spaces.txt: holds no text"])

    def test_empty_stream(self):
        self.assertEqual(self.run_program("extract", "-").stdout, b"")

    def test_bad_lines(self):
        lines = [json.dumps(ARTICLE), '{"text": "cut of', '{"title": "no text"}', '{"text": 7}', "", json.dumps({**ARTICLE, "id": "en-2"})]
        self.write("a.jsonl", "\r\n".join(lines))
        process = self.run_program("extract", "a.jsonl", code=3)
        self.assertEqual([json.loads(line)["document"]["id"] for line in process.stdout.splitlines()], ["en-1", "en-2"])
        self.assertEqual(len(process.messages), 3)
        self.assertTrue(process.messages[0].startswith("tallyman: skipped a.jsonl:2: is no JSON"), process.messages)
        self.assertEqual(process.messages[1:], ['tallyman: skipped a.jsonl:3: has no "text"',
                                                'tallyman: skipped a.jsonl:4: "text" is a number, not a string'])

    def test_a_run_counts_and_quarantines(self):
        self.write("a.jsonl", json.dumps(ARTICLE) + "\nnonsense\n")
        process = self.run_program("run", "a.jsonl", "missing.txt", "-o", "out", code=3)
        quarantined = [(record["file"], record["line"]) for record in self.file_records("out/quarantine.jsonl")]
        self.assertEqual(quarantined, [("missing.txt", None), ("a.jsonl", 2)])
        self.assertIn("1 article read, 1 with claims, 2 skipped", process.stdout.decode())

    def test_what_follows_a_packed_stream_and_is_none(self):
        line = json.dumps(ARTICLE).encode() + b"\n"
        for name, pack, said in (("gz", gzip.compress, "a gzip member"), ("bz2", bz2.compress, "a bzip2 stream")):
            one = pack(line)
            self.write(f"padded.{name}", one + one + bytes(1000))
            self.assertEqual(len(self.records("read", "-q", f"padded.{name}")), 2)
            self.write(f"broken.{name}", one + b"\x00" + one[1:] + one)
            process = self.run_program("read", "-q", f"broken.{name}", code=3)
            self.assertEqual(len(process.stdout.splitlines()), 2 if name == "gz" else 1, "gzip goes on at the next member")
            self.assertEqual(len(process.messages), 1)
            self.assertIn(f"what follows {said} is none", process.messages[0])

    def test_damaged_gzip_file(self):
        self.write("a.gz", b"\x1f\x8b\x08\x00" + bytes(range(128, 256)) * 20)
        process = self.run_program("read", "a.gz", code=3)
        self.assertEqual(process.messages[0], "tallyman: skipped a.gz: the gzip data are damaged")

    def test_line_of_twenty_megabytes(self):
        filler = "The weather was fine and the harbour was quiet. "
        text = ARTICLE["text"] + "\n" + filler * (20_000_000 // len(filler))
        self.write("a.jsonl", [{**ARTICLE, "text": text}, {**ARTICLE, "id": "en-2"}])
        self.assertEqual([len(record["text"]) for record in self.records("read", "a.jsonl", "--max-article-bytes", "32MB")], [len(text), len(ARTICLE["text"])])
        claims = self.records("extract", "a.jsonl", "--max-article-bytes", "32MB")
        self.assertEqual([claim["document"]["id"] for claim in claims], ["en-1", "en-2"])
        self.assertIn("--max-article-bytes", self.run_program("read", "a.jsonl", code=3).messages[0])

    def test_digits_without_end(self):
        # Looked at from each of its digits anew, such a run would take hours.
        text = ARTICLE["text"] + " " + "7" * 4_000_000 + " " + "\u00bd" * 4_000 + " " + ARTICLE["text"]
        self.write("a.jsonl", [{**ARTICLE, "text": text}])
        self.assertEqual(len(self.records("extract", "a.jsonl")), 1)

    def test_rows_of_numbers_without_end(self):
        # As above: if each number were compared with all others, as those of a sentence are, these would take hours.
        table = "Exports by country, million euros\n" + "Germany  12.3  14.5  +3.2%\n" * 20_000
        for rest in ("1," * 200_000, "5% " * 150_000, "(5)" * 150_000, table):
            self.write("a.jsonl", [{**ARTICLE, "text": ARTICLE["text"] + "\n" + rest}])
            self.assertGreaterEqual(len(self.records("extract", "a.jsonl")), 1, rest[:20])

    def test_memory_is_bounded(self):
        text, good = ARTICLE["text"], json.dumps(ARTICLE) + "\n"
        odd = good + '{"text": "' + text + '", "x": %s}\n' + good
        item = "<item><title>T</title><description>%s</description></item>"
        feed = "<rss><channel><title>t</title>" + item % text + item + item % text + "</channel></rss>"
        inputs = {"objects": (odd % ("[" + "{}," * 20_000_000 + "1]"), 3, 0), "members": (odd % ("{" + ",".join(f'"{n:x}":1' for n in range(5_000_000)) + "}"), 3, 0),
                  "depth": (odd % ("[" * 30_000_000 + "]" * 30_000_000), 3, 0), "unfinished": (odd % ('"' + "y" * 60_000_000), 2, 1),
                  "no UTF-8": ((good + '{"text": "').encode() + b"\xff" * 60_000_000 + b'"}\n' + good.encode(), 2, 1),
                  "page": ("<html><body><p>" + text + "</p><table>" + "<tr><td>1</td></tr>" * 800_000, 1, 0),
                  "script": ('<html><head><script type="application/ld+json">[' + '{"":{}},' * 1_900_000 + "1]</script></head><body><p>" + text + "</p>", 1, 0),
                  "feed": (feed % (text + "<b/>" * 15_000_000), 2, 1), "references": (feed % (text + "&b;" * 15_000_000), 2, 1),
                  "section": (feed % ("<![CDATA[" + text + "<b>" * 20_000_000 + "]]>"), 2, 1), "ampersands": (text + "\n\n" + "&" * 3_900_000, 1, 0)}
        for name, (content, articles, skipped) in inputs.items():
            with self.subTest(name):
                self.write("in", content)
                for command in ("read", "extract"):
                    kilobytes, code = self.memory_of(command, "in", "--threads", "2", "--quarantine", "q.jsonl", "--published", "2024-07-12")
                    self.assertEqual(code, 3 if skipped else 0)
                    self.assertLess(kilobytes, 512 * 1024)
                    self.assertEqual(len(self.file_records("q.jsonl")), skipped)
                    if command == "read":
                        self.assertEqual(len(self.file_records("out")), articles)

    def memory_of(self, *arguments):
        """The most memory that the program takes, in KB, and its exit code; what it prints is in the file out."""
        # A process of its own that is small: the most memory of what it starts counts from there.
        script = "import resource, subprocess, sys\nprocess = subprocess.run(sys.argv[1:], stdout=open('out', 'wb'), stderr=subprocess.DEVNULL)\n" \
                 "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, process.returncode)"
        measured = subprocess.run([sys.executable, "-c", script, program.PROGRAM, *arguments], cwd=self.folder, stdout=subprocess.PIPE, check=True)
        return map(int, measured.stdout.split())

    def test_names_with_control_characters_cannot_spoil_the_terminal(self):
        process = self.run_program("read", "no\x1bfile\n", code=1)
        self.assertEqual(process.messages[0], "tallyman: skipped no?file?: no such file or folder")


if __name__ == "__main__":
    program.main()
