#!/usr/bin/python3
"""Dumps in all formats and wrappings, and damaged ones. Usage: dump_test.py PROGRAM SOURCE_DIR"""

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import subprocess
import tarfile
import zipfile
import zlib

import program
from program import ARTICLE, ProgramTest

PARAGRAPH = "Chinese exports to Russia rose 5.1 percent year on year in June to 70.23 billion yuan, customs data showed on Friday."
PAGE = f"""<!DOCTYPE html><html><head><title>Exports to Russia rise again - Example</title><meta name="date" content="2024-07-12"></head>
<body><nav><a href="/">Home</a></nav><h1>Exports to Russia rise again</h1><p>{PARAGRAPH}</p></body></html>""".encode()


def zstd(data):
    return subprocess.run(["zstd", "-q", "-c"], input=data, stdout=subprocess.PIPE, check=True).stdout


def tar(files):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def warc(content, kind="response", content_type="application/http; msgtype=response", url="https://example.org/a", length=None, version="1.0"):
    head = f"WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2030-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    head += f"Content-Type: {content_type}\r\nContent-Length: {len(content) if length is None else length}\r\n\r\n"
    return head.encode() + content + b"\r\n\r\n"


def http(body, status="200 OK", content_type="text/html; charset=utf-8", **fields):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n"
    head += "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return head.encode() + b"\r\n" + body


def chunked(body):
    pieces = [body[at:at + 100] for at in range(0, len(body), 100)]
    return b"".join(b"%x;x=y\r\n" % len(piece) + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"


def lines(count):
    return "".join(json.dumps({**ARTICLE, "id": f"en-{number}"}) + "\n" for number in range(count)).encode()


class Dumps(ProgramTest):
    def texts(self, name, *options, **keywords):
        return [record["text"] for record in self.records("read", name, *options, **keywords)]

    def skipped(self, name, *options):
        """What is read, and what the quarantine file holds."""
        process = self.run_program("read", name, "--quarantine", "q.jsonl", *options, code=3)
        return [json.loads(line) for line in process.stdout.splitlines()], self.file_records("q.jsonl")

    def test_compression_by_content(self):
        data = lines(300)
        wrapped = {"gzip": gzip.compress(data), "members": b"".join(gzip.compress(line + b"\n") for line in data.splitlines()), "zstd": zstd(data),
                   "frames": zstd(data[:len(data) // 2]) + zstd(data[len(data) // 2:]), "xz": lzma.compress(data), "bzip2": bz2.compress(data) + bz2.compress(b""),
                   "twice": gzip.compress(lzma.compress(data)), "tar": tar({"in/b.x": data}), "zip": zipped({"b.x": data}),
                   "tar.gz": gzip.compress(tar({"b.x": zstd(data)})), "zip of zips": zipped({"inner": zipped({"b.x": gzip.compress(data)})})}
        wanted = self.records("read", self.write("plain", data))
        for name, content in wrapped.items():
            with self.subTest(name):
                self.write("in", content)
                self.assertEqual(self.records("read", "in"), wanted)
                self.assertEqual(self.records("read", "-", stdin=content), wanted)

    def test_large_gzip_members(self):
        data = lines(70_000)
        self.assertGreater(len(data), 15_000_000)
        self.write("in", gzip.compress(data[:100]) + gzip.compress(data[100:]) + gzip.compress(lines(3)))
        self.assertEqual(len(self.texts("in")), 70_003)

    def test_members_have_names_of_their_own(self):
        self.write("in/d.tar", tar({"a/one.txt": b"Exports rose.", "a/.hidden": b"x", "a/two.html": PAGE}))
        self.assertEqual([record["id"] for record in self.records("read", "in")], ["d.tar/a/one.txt", "d.tar/a/two.html"])

    def test_names_in_any_encoding_go_on_differing(self):
        names = ["出口.txt", "进口.txt"]
        self.write("utf8.zip", zipped({name: b"Exports rose." for name in names}))
        self.assertEqual([record["id"] for record in self.records("read", "utf8.zip")], [f"utf8.zip/{name}" for name in names])
        folder = self.folder / "gbk"
        folder.mkdir()
        for name in names:
            with open(bytes(folder) + b"/" + name.encode("gbk"), "wb") as file:
                file.write(b"Exports rose.")
        escaped = ["".join(f"%{byte:02X}" for byte in name.encode("gbk")[:4]) + ".txt" for name in names]
        self.assertEqual([record["id"] for record in self.records("read", "gbk")], sorted(escaped))
        with open(bytes(folder) + b"/" + "坏".encode("gbk") + b".jsonl", "wb") as file:
            file.write(b'{"id": 1\n')
        _, skipped = self.skipped("gbk")
        self.assertEqual(skipped[0]["file"], "gbk/%BB%B5.jsonl")
        self.run_program("run", "gbk", "-o", "out", code=3)
        self.assertEqual(self.file_records("out/quarantine.jsonl")[0]["file"], "gbk/%BB%B5.jsonl")

    def test_a_file_in_a_zip_that_is_damaged(self):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
            for name in ("a.txt", "b.txt"):
                archive.writestr(name, PARAGRAPH)
        self.write("in.zip", data.getvalue().replace(b"70.23", b"79.23", 1))
        found, skipped = self.skipped("in.zip")
        self.assertIn("CRC", skipped[0]["reason"])
        self.assertEqual(found[1]["text"], PARAGRAPH)

    def test_utf16(self):
        feed = f'<?xml version="1.0" encoding="utf-16"?><rss><channel><item><title>Порт</title><description>{PARAGRAPH}</description></item></channel></rss>'
        for encoding, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
            for content in (json.dumps({"id": "x", "text": PARAGRAPH + " 出口 😀"}, ensure_ascii=False), feed, f"<html><body><h1>Порт</h1><p>{PARAGRAPH}</p></body></html>"):
                with self.subTest(encoding=encoding, content=content[:20]):
                    self.write("in", mark + content.encode(encoding))
                    self.assertEqual(self.texts("in"), [PARAGRAPH + (" 出口 😀" if content.startswith("{") else "")])
        self.write("in", b"\xff\xfe" + PARAGRAPH.encode("utf-16-le") + b"x")
        self.assertEqual(self.texts("in")[0][:len(PARAGRAPH)], PARAGRAPH, "half a character at the end")

    def test_files_that_are_no_articles_are_named(self):
        def document(*names):
            return zipped({name: "<Types/>" for name in names})

        files = {"b.docx": document("_rels/.rels", "docProps/app.xml", "[Content_Types].xml"), "a.odt": document("mimetype", "content.xml"), "a.arc": b"filedesc://x.arc 0.0.0.0 20100101000000 text/plain 76\n", "a.pdf": b"%PDF-1.7\n%\xe2\xe3", "a.docx": zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": PARAGRAPH})}
        for name, content in files.items():
            with self.subTest(name):
                self.write(name, content)
                found, skipped = self.skipped(name)
                self.assertEqual(found, [])
                self.assertIn("not read", skipped[0]["reason"])
                self.assertEqual(len(skipped), 1)

    def test_xml_of_other_kinds_and_sequences_of_json(self):
        self.write("in", f'<?xml version="1.0"?><newsitem><title>Exports</title><text><p>{PARAGRAPH}</p></text></newsitem>')
        self.assertEqual(self.texts("in"), [PARAGRAPH])
        self.write("in", f'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>T</title><description>{PARAGRAPH}</description></item></channel></rss>')
        self.assertEqual(self.texts("in"), [PARAGRAPH])
        self.write("in", b"\x1e" + b"\x1e".join(lines(2).splitlines(keepends=True)))
        self.assertEqual(len(self.texts("in")), 2)

    def test_days_as_numbers(self):
        for number in (1720742400, 1720742400123):
            self.write("in", [{"id": "x", "text": PARAGRAPH, "published": number}])
            self.assertEqual(self.records("read", "in")[0]["published"], "2024-07-12")

    def test_what_stands_behind_a_warc_record_does_it_no_harm(self):
        good, other = warc(http(PAGE)), warc(http(PAGE), url="https://example.org/b")
        for junk, names in ((b"\0" * 512, "a"), (b"Killed\n", "ab"), (b"\r\n\r\n", "ab")):
            with self.subTest(junk[:6]):
                self.write("in", good + junk + (other if "b" in names else b""))
                found, _ = self.skipped("in") if junk.strip() else (self.records("read", "in"), None)
                self.assertEqual([record["url"] for record in found], [f"https://example.org/{name}" for name in names])
        self.write("in", warc(http(PAGE), version="0.18") + other)
        self.assertEqual(len(self.texts("in")), 2)

    def test_records_that_are_cut_say_so(self):
        for field, words in ((b"WARC-Segment-Number: 1", "segment"), (b"WARC-Truncated: length", "short")):
            self.write("in", warc(http(PAGE)).replace(b"Content-Type", field + b"\r\nContent-Type", 1))
            self.assertIn(words, self.run_program("read", "in").messages[0])

    def test_warc(self):
        image = http(b"\xff\xd8\xff", content_type="image/jpeg")
        records = [warc(b"software: x\r\n", "warcinfo", "application/warc-fields"), warc(b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request"),
                   warc(http(PAGE)), warc(http(chunked(PAGE), Transfer_Encoding="chunked"), url="https://example.org/b", version="1.1"),
                   warc(http(gzip.compress(PAGE), Content_Encoding="gzip"), url="https://example.org/c"),
                   warc(http(zlib.compress(PAGE), Content_Encoding="deflate"), url="https://example.org/d"),
                   warc(http(zlib.compress(PAGE)[2:-4], Content_Encoding="deflate"), url="https://example.org/e"),
                   warc(http(PAGE, Content_Encoding="gzip", Transfer_Encoding="chunked"), url="https://example.org/f"),
                   warc(http(chunked(gzip.compress(PAGE)), Content_Encoding="gzip", Transfer_Encoding="chunked"), url="https://example.org/g"),
                   warc(http(b"gone", "404 Not Found")), warc(image), warc(PAGE, "resource", "text/html", "https://example.org/h"),
                   warc(f"Exports to Russia rise again\n\n{PARAGRAPH}".encode(), "conversion", "text/plain", "https://example.org/i")]
        wanted = [f"https://example.org/{letter}" for letter in "abcdefghi"]
        for content in (b"".join(records), b"".join(map(gzip.compress, records)), zstd(b"".join(records))):
            self.write("in", content)
            found = self.records("read", "in")
            self.assertEqual([record["url"] for record in found], wanted)
            for record in found:
                self.assertEqual(record["text"].strip(), PARAGRAPH)
                self.assertEqual(record["title"], "Exports to Russia rise again")
                self.assertIn(record["published"], ("2024-07-12", None))
        self.assertEqual([record["id"] for record in found][:2], ["in#3", "in#4"])

    def test_brotli(self):
        # An uncompressed metablock: window of 16 bits, not the last one, four nibbles of length less one; then the empty last one.
        size = len(PAGE) - 1
        bits = 0 | 0 << 1 | 0 << 2 | size << 4 | 1 << 20
        stream = bits.to_bytes(3, "little") + PAGE + b"\x03"
        self.write("in", warc(http(stream, Content_Encoding="br")))
        self.assertEqual(self.texts("in"), [PARAGRAPH])

    def test_wrong_content_length(self):
        good, other = warc(http(PAGE)), warc(http(PAGE), url="https://example.org/b")
        # With 1 to 4 bytes too many a record takes in no more than the line ends behind it.
        for length in (10, *(len(http(PAGE)) + more for more in (5, 6, 7, 8, 9, 50)), len(good) + 200, 10**15, "x"):
            for kind in ("response", "request"):
                with self.subTest(length=length, kind=kind):
                    self.write("in", good + warc(http(PAGE), kind, url="https://example.org/bad", length=length) + other)
                    found, skipped = self.skipped("in")
                    self.assertEqual([record["url"] for record in found], ["https://example.org/a", "https://example.org/b"])
                    self.assertEqual(len(skipped), 1)
                    self.assertIn("Content-Length", skipped[0]["reason"])
                    self.assertEqual(skipped[0]["offset"], len(good))

    def test_truncated(self):
        data = lines(1000)
        for name, content in {"gzip": gzip.compress(data), "zstd": zstd(data), "xz": lzma.compress(data), "bzip2": bz2.compress(lines(5000)), "tar": tar({"a": data}),
                              "zip": zipped({"a": data}), "warc": b"".join(warc(http(PAGE), url=f"https://example.org/{n}") for n in range(100))}.items():
            with self.subTest(name):
                self.write("in", content[:len(content) * 2 // 3])
                process = self.run_program("read", "in", "--quarantine", "q.jsonl", code=3)
                if name not in ("bzip2", "xz", "zstd"):  # whose blocks come whole
                    self.assertGreater(len(process.stdout.splitlines()), 20)
                self.assertEqual(len(self.file_records("q.jsonl")), 1)

    def test_truncated_within_a_record(self):
        records = b"".join(warc(http(PAGE), url=f"https://example.org/{n}") for n in range(3))
        for pack in (lambda data: zipped({"a": data}), lambda data: gzip.compress(data, 0), lambda data: tar({"a": data}), lambda data: zipped({"a": zipped({"b": data})})):
            for data in (records, lines(3)):
                whole, last = pack(data), data[-60:-40]
                self.write("in", whole[:whole.rfind(last)] if last in whole else whole[:len(whole) // 2])
                found, skipped = self.skipped("in")
                self.assertEqual(len(skipped), 1, skipped)

    def test_gzip_goes_on_behind_a_damaged_member(self):
        records = [warc(http(PAGE), url=f"https://example.org/{n}") for n in range(6)]
        members = [gzip.compress(record) for record in records]
        middle = len(members[2]) // 2
        damaged = {"bytes": members[2][:middle] + b"\xff" * 8 + members[2][middle + 8:], "cut": members[2][:middle], "check sum": members[2][:-8] + bytes(4) + members[2][-4:],
                   "header": b"\x1f\x8c" + members[2][2:], "first bytes": members[2][:12] + b"\xff" * 30 + members[2][42:]}
        for name, member in damaged.items():
            with self.subTest(name):
                self.write("in", b"".join([*members[:2], member, *members[3:]]))
                found, skipped = self.skipped("in")
                urls = [record["url"][-1] for record in found]
                self.assertEqual([url for url in urls if url != "2"], ["0", "1", "3", "4", "5"])
                self.assertEqual(len(skipped), 1, skipped)
                self.assertIn("went on", skipped[0]["reason"])
        self.write("in", b"\x1f\x8b\x08\x00" + b"\xff" * 100 + b"".join(members))
        self.assertEqual(len(self.skipped("in")[0]), 6)
        data = lines(40_000)
        half = len(data) // 2
        first, second = gzip.compress(data[:half], 1), gzip.compress(data[half:])
        self.write("in", first[:len(first) // 3] + second)
        found, skipped = self.skipped("in")
        self.assertGreater(len(found), 24_000)
        self.assertEqual(len([record for record in skipped if "went on" in record["reason"]]), 1, "beside lines of noise")
        self.assertEqual({f"en-{number}" for number in range(21_000, 40_000)} - {record["id"] for record in found}, set())

    def test_what_stands_before_damage_in_a_zip_is_kept(self):
        for count in (20, 3000):
            data = b"".join(json.dumps({"id": str(n), "text": f"{PARAGRAPH} {n * 7919 % 10007}"}).encode() + b"\n" for n in range(count))
            whole = zipped({"a.jsonl": data})
            place = len(whole) * 2 // 3
            self.write("in.zip", whole[:place] + b"\xff" * 16 + whole[place + 16:])
            found, skipped = self.skipped("in.zip")
            # Some of what stands behind the damage may look like text, too.
            before = count // 3
            self.assertEqual([record["id"] for record in found[:before]], [str(number) for number in range(before)])
            self.assertIn("archive", skipped[-1]["reason"])
            self.assertEqual(len([record for record in skipped if "archive" in record["reason"]]), 1, skipped)

    def test_binary_junk(self):
        noise = bytes((number * number * 7 + number // 3) % 251 for number in range(50_000))
        for start in (b"", b"\x1f\x8b\x08\x00", b"\x28\xb5\x2f\xfd", b"\xfd7zXZ\x00", b"BZh91AY&SY", b"PK\x03\x04", b"WARC/1.0\r\n", b"{\n", b"[{", b"<rss>", b"<REUTERS"):
            with self.subTest(start):
                self.write("in/a", start + noise)
                self.write("in/b", [ARTICLE])
                process = self.run_program("read", "in", code=3)
                self.assertEqual(json.loads(process.stdout.splitlines()[-1])["id"], "en-1")

    def test_bomb(self):
        zeros = gzip.compress(bytes(20_000_000), 9)
        many = gzip.compress(zeros * 300, 9)
        self.assertLess(len(many), 50_000)
        self.write("in/a.gz", many)
        self.write("in/b.jsonl", [ARTICLE])
        found, skipped = self.skipped("in", "--max-article-bytes", "1MB")
        self.assertEqual([record["id"] for record in found], ["en-1"])
        self.assertTrue(any("bomb" in record["reason"] for record in skipped), skipped)
        nested = b"Exports rose."
        for _ in range(12):
            nested = zipped({"a": nested})
        self.write("nested", nested)
        self.assertIn("packed more than", self.run_program("read", "nested", code=3).messages[0])

    def test_article_limit(self):
        long = {**ARTICLE, "id": "long", "text": "x " * 5000}
        self.write("a.jsonl", [ARTICLE, long, {**ARTICLE, "id": "en-2"}])
        self.write("b.json", json.dumps([ARTICLE, long, {**ARTICLE, "id": "en-2"}]))
        for name in ("a.jsonl", "b.json"):
            found, skipped = self.skipped(name, "--max-article-bytes", "8KB")
            self.assertEqual([record["id"] for record in found], ["en-1", "en-2"])
            self.assertEqual(len(skipped), 1)
            self.assertIn("--max-article-bytes", skipped[0]["reason"])
            self.assertGreater(skipped[0]["offset"], 100)

    def test_strict(self):
        self.write("a.jsonl", json.dumps(ARTICLE) + "\nnonsense\n" + json.dumps({**ARTICLE, "id": "en-2"}))
        process = self.run_program("read", "a.jsonl", "--strict", "--quarantine", "q.jsonl", code=1)
        self.assertEqual(len(process.stdout.splitlines()), 1)
        self.assertEqual([(record["file"], record["line"], record["offset"]) for record in self.file_records("q.jsonl")], [("a.jsonl", 2, len(json.dumps(ARTICLE)) + 1)])

    def test_filters(self):
        self.write("a.jsonl", [ARTICLE, {**ARTICLE, "id": "en-2", "published": "2024-06-01"}, {**ARTICLE, "id": "ru-1", "language": "ru"}, {"id": "none", "text": "Exports rose in June."}])

        def ids(*options):
            return [record["id"] for record in self.records("read", "a.jsonl", *options)]

        self.assertEqual(ids("--since", "2024-07-12"), ["en-1", "ru-1"])
        self.assertEqual(ids("--until", "2024-07-11"), ["en-2"])
        self.assertEqual(ids("--language", "ru,de"), ["ru-1"])
        self.assertEqual(len(self.records("extract", "a.jsonl", "--language", "en", "--area", "RU", "--flow", "exports")), 2)
        self.assertEqual(self.records("extract", "a.jsonl", "--area", "US"), [])
        self.assertEqual(self.records("extract", "a.jsonl", "--flow", "imports,balance"), [])

    def test_sample(self):
        self.write("a.jsonl", lines(1000))
        drawn = [record["id"] for record in self.records("read", "a.jsonl", "--sample", "20")]
        self.assertEqual(len(set(drawn)), 20)
        self.assertEqual(drawn, sorted(drawn, key=lambda name: int(name[3:])))
        self.assertEqual(drawn, [record["id"] for record in self.records("read", "-", "--sample", "20", stdin=lines(1000))])
        self.assertGreater(int(drawn[-1][3:]), 500)

    def test_a_sample_is_of_articles_that_are_wanted(self):
        records = []
        for number in range(1000):
            kind = (number + 4) % 5
            records.append("nonsense" if kind == 0 else '{"title": "no text"}' if kind == 1 else
                           json.dumps({**ARTICLE, "id": f"n-{number}", "language": "ru" if kind == 2 else "en", "published": "2023-01-01" if kind == 3 else "2024-07-12"}))
        self.write("a.jsonl", "\n".join(records))
        drawn = {}
        for threads in (1, 4):
            process = self.run_program("read", "a.jsonl", "--sample", "50", "--since", "2024-01-01", "--language", "en", "--threads", threads, "--quarantine", "q.jsonl", code=3)
            drawn[threads] = process.stdout, (self.folder / "q.jsonl").read_bytes(), process.messages
            ids = [json.loads(line)["id"] for line in process.stdout.splitlines()]
            self.assertEqual(len(ids), 50)
            self.assertEqual({int(name[2:]) % 5 for name in ids}, {0})
        self.assertEqual(drawn[1], drawn[4])
        self.run_program("run", "a.jsonl", "--sample", "50", "--since", "2024-01-01", "--language", "en", "-o", "out", code=3)
        with sqlite3.connect(self.folder / "out/claims.db") as database:
            self.assertEqual([row[0] for row in database.execute("SELECT id FROM articles ORDER BY key")], ids)
        self.assertEqual(len(self.records("read", "a.jsonl", "--sample", "5000", code=3)), 600)

    def test_files_from(self):
        self.write("in/a.jsonl", [ARTICLE])
        self.write("in/b.txt", "Exports rose.")
        self.write("list", "in/a.jsonl\r\n\nin/*.txt\n")
        self.assertEqual([record["id"] for record in self.records("read", "--files-from", "list")], ["en-1", "b.txt"])
        self.assertEqual(len(self.records("read", "--files-from", "-", stdin=b"in/a.jsonl\n")), 1)
        self.assertEqual(len(self.records("extract", "--files-from", "-", stdin=b"in/a.jsonl\n")), 1, "a list comes in and claims go out")
        self.run_program("read", code=2)

    def test_copies_are_marked(self):
        other = ARTICLE["text"].replace("Chinese exports", "China's exports") * 1
        long = " ".join(f"Port {number} handled goods from {number * 3} places last year." for number in range(60)) + " " + ARTICLE["text"]
        self.write("a.jsonl", [{**ARTICLE, "id": "first"}, {**ARTICLE, "id": "same text", "published": "2024-07-13"},
                               {**ARTICLE, "id": "page", "url": "https://example.org/1", "text": other}, {**ARTICLE, "id": "page again", "url": "https://example.org/1", "text": "Nothing."},
                               {**ARTICLE, "id": "long", "text": long}, {**ARTICLE, "id": "near", "published": "2024-07-14", "text": long.replace("Port 7 handled", "Port 7 took")}])
        self.run_program("run", "a.jsonl", "-o", "out")
        with sqlite3.connect(self.folder / "out/claims.db") as database:
            copies = sorted(database.execute(
                "SELECT copy.id, original.id, kind FROM copies JOIN articles copy ON copy.key = article JOIN articles original ON original.key = copy_of"))
            self.assertEqual(database.execute("SELECT count(*) FROM articles").fetchone(), (6,))
        self.assertEqual(copies, [("near", "long", "near"), ("page again", "page", "url"), ("same text", "first", "text")])


class XmlFormats(ProgramTest):
    def test_rss(self):
        feed = f"""<?xml version="1.0" encoding="windows-1251"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Новости порта</title><language>ru</language>
<item><title>Экспорт &amp; импорт</title><link>https://example.org/1</link><pubDate>Fri, 12 Jul 2024 10:00:00 GMT</pubDate><description>Коротко</description>
<content:encoded><![CDATA[<p>Экспорт вырос на 5&nbsp;процентов.</p><p>Импорт упал.</p>]]></content:encoded></item>
<item><title>Второе</title><guid isPermaLink="false">17</guid><description>Только &lt;b&gt;начало&lt;/b&gt;</description></item></channel></rss>"""
        self.write("in", feed.encode("windows-1251"))
        first, second = self.records("read", "in")
        self.assertEqual({key: first[key] for key in ("id", "url", "title", "published", "language", "publisher")},
                         {"id": "in#1", "url": "https://example.org/1", "title": "Экспорт & импорт", "published": "2024-07-12", "language": "ru", "publisher": "Новости порта"})
        self.assertEqual(first["text"], "Экспорт вырос на 5\u00a0процентов.\n\nИмпорт упал.")
        self.assertEqual((second["id"], second["text"]), ("in#2", "Только начало"))

    def test_atom(self):
        self.write("in", f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>tag:example.org,2024:1</id><title type="html">A &amp;amp; B</title>
<link rel="self" href="https://example.org/self"/><link href="https://example.org/1"/><published>2024-07-12T08:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{PARAGRAPH}</p><p>Imports fell.</p></div></content></entry></feed>""")
        (entry,) = self.records("read", "in")
        self.assertEqual((entry["id"], entry["title"], entry["url"], entry["published"]), ("tag:example.org,2024:1", "A & B", "https://example.org/1", "2024-07-12"))
        self.assertEqual(entry["text"], PARAGRAPH + "\n\nImports fell.")

    def test_extensions_of_feeds_do_not_take_the_place_of_its_own_elements(self):
        self.write("in", f"""<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Wire</title><item><media:title>Ship</media:title><title>Exports</title>
<media:content url="a.jpg"><media:credit>Photograph: A</media:credit></media:content><media:description>A ship</media:description><description>{PARAGRAPH}</description></item></channel></rss>""")
        (item,) = self.records("read", "in")
        self.assertEqual((item["title"], item["text"]), ("Exports", PARAGRAPH))

    def test_comments_and_cdata_hold_no_elements(self):
        item = f"<item><title>T</title><link>https://example.org/1</link><description><![CDATA[Write <item><title>X</title></item> so. {PARAGRAPH}]]></description></item>"
        self.write("in", f"<!-- feed of <item> elements --><rss><channel><title>Wire</title><!-- <item><title>old</title></item> -->{item}{item}</channel></rss>")
        found = self.records("read", "in")
        self.assertEqual([record["title"] for record in found], ["T", "T"])
        for record in found:
            self.assertTrue(record["text"].endswith(PARAGRAPH))
            self.assertEqual(record["publisher"], "Wire")

    def test_damaged_feed_keeps_what_came_before(self):
        item = f"<item><title>T</title><description>{PARAGRAPH}</description></item>"
        self.write("in", "<rss><channel>" + item * 3 + "<item><title>cut")
        process = self.run_program("read", "in", code=3)
        self.assertEqual(len(process.stdout.splitlines()), 3)

    def test_news_ml_and_nitf(self):
        nitf = f"""<nitf xml:lang="en"><head><title>Head</title><docdata><doc-id id-string="doc-7"/><date.issue norm="20240712T101500Z"/></docdata><pubdata name="Port Wire"/></head>
<body><body.head><hedline><hl1>Exports to Russia rise again</hl1></hedline><dateline>BEIJING, July 12</dateline></body.head>
<body.content><p>{PARAGRAPH}</p><table><tr><td>June</td><td>70.23</td></tr></table></body.content></body></nitf>"""
        self.write("nitf", '<?xml version="1.0"?>' + nitf)
        self.write("g2", f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:newsml:example.org:1" version="2" xml:lang="en">
<itemMeta><provider><name>Port Wire</name></provider><versionCreated>2024-07-12T11:00:00Z</versionCreated></itemMeta><contentMeta><headline>Exports to Russia rise again</headline></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml">{nitf}</inlineXML></contentSet></newsItem>
<newsItem guid="urn:newsml:example.org:2"><contentSet><remoteContent href="x.jpg"/></contentSet></newsItem></itemSet></newsMessage>""")
        for name, identifier in {"nitf": "doc-7", "g2": "urn:newsml:example.org:1"}.items():
            (record,) = self.records("read", name)
            self.assertEqual((record["id"], record["title"], record["published"], record["publisher"], record["language"]),
                             (identifier, "Exports to Russia rise again", "2024-07-12", "Port Wire", "en"))
            self.assertEqual(record["text"], f"BEIJING, July 12\n{PARAGRAPH}\n\nJune | 70.23")

    def test_what_wires_withdraw_and_say_twice(self):
        item = """<newsItem guid="urn:1"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta><contentSet><inlineData>Exports rose.</inlineData></contentSet></newsItem>"""
        self.write("g2", f"<newsMessage><itemSet>{item}</itemSet></newsMessage>")
        self.assertEqual(self.records("read", "g2"), [])
        self.write("nitf", f"""<nitf><body><body.head><dateline><location>BEIJING</location><story.date>July 12</story.date></dateline></body.head>
<body.content><block class="lead_paragraph"><p>{PARAGRAPH}</p></block><block class="full_text"><p>{PARAGRAPH}</p><p>More.</p></block></body.content></body></nitf>""")
        self.assertEqual([record["text"] for record in self.records("read", "nitf")], [f"BEIJING, July 12\n{PARAGRAPH}\n\nMore."])

    def test_reuters_sgml(self):
        self.write("reut.sgm", b"""<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" OLDID="5544" NEWID="11">
<DATE>26-FEB-1987 15:01:01.79</DATE><TOPICS><D>trade</D></TOPICS>
<TEXT>&#2;
<TITLE>EXPORTS &lt;EXP> RISE</TITLE>
<DATELINE>    PORT, Feb 26 - </DATELINE><BODY>Exports rose by
five pct.
    Imports fell.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS NEWID="12"><DATE> 5-MAR-1987 10:00:00.00</DATE><TEXT TYPE="BRIEF">&#2;<TITLE>ONLY A TITLE</TITLE>&#3;</TEXT></REUTERS>
""")
        first, second = self.records("read", "reut.sgm")
        self.assertEqual((first["id"], first["published"], first["title"], first["publisher"]), ("reut.sgm#11", "1987-02-26", "EXPORTS <EXP> RISE", "Reuters"))
        self.assertEqual(first["text"], "PORT, Feb 26 - Exports rose by five pct.\nImports fell. Reuter")
        self.assertEqual((second["published"], second["title"], second["text"]), ("1987-03-05", "ONLY A TITLE", ""))


if __name__ == "__main__":
    program.main()
