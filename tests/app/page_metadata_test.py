#!/usr/bin/python3
"""Days, titles, publishers, languages and encodings of pages that others wrote. Usage: page_metadata_test.py PROGRAM SOURCE_DIR"""

import json
import os
import unicodedata

import program
from program import ProgramTest

# Bikram Sambat, a calendar that ICU does not have; Hungarian in Latin-2 that calls itself Latin-1.
NOT_READ = {("d26_ne_bs.html", "published"), ("e34_latin2_hu_says_latin1.html", "phrase")}


def normal(text):
    return " ".join(unicodedata.normalize("NFC", text or "").split())


class PageMetadata(ProgramTest):
    def is_right(self, key, wanted, article):
        if key == "phrase":
            return normal(wanted) in normal(article["text"])
        found = article[key] if key != "published" else (article[key] or "")[:10]
        return any(normal(one) == normal(found) for one in (wanted if isinstance(wanted, list) else [wanted]))

    def test_what_a_careful_reader_says(self):
        folder = program.SOURCE_DIR / "tests/corpus/page/metadata"
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        self.assertGreater(len(expected), 200)
        wrong = set()
        for name, wanted in expected.items():
            articles = self.records("read", "-q", folder / name)
            self.assertEqual(len(articles), 1, name)
            wrong |= {(name, key) for key, value in wanted.items() if not self.is_right(key, value, articles[0])}
        self.assertEqual(wrong, NOT_READ)

    def test_names_in_other_calendars_do_not_come_from_this_machine(self):
        names = json.loads((program.SOURCE_DIR / "corpus/data/calendars.json").read_text(encoding="utf-8"))
        names["japanese_eras"] = {"試験": names["japanese_eras"]["令和"]}
        self.write("data/corpus/data/calendars.json", json.dumps(names))
        for era, published in (("試験", "2021-03-03"), ("令和", None)):
            with self.subTest(era=era):
                text = f"{era}3年3月3日\n\n2月の輸出は前年同月比5パーセント増の6兆円だった。財務省が発表した。"
                name = self.write("article.jsonl", [{"id": "a", "title": "輸出が増加", "text": text}])
                article, = self.records("read", "-q", name, env={**os.environ, "TALLYMAN_DATA": str(self.folder / "data")})
                self.assertEqual(article.get("published"), published)


if __name__ == "__main__":
    program.main()
