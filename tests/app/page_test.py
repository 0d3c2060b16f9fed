#!/usr/bin/python3
"""Web pages in every encoding give the claims of the text that is in them. Usage: page_test.py PROGRAM SOURCE_DIR"""

import html
import json
import re

import program
from program import ProgramTest

ENCODINGS = {"ru": ["windows-1251", "koi8-r"], "zh": ["gb18030", "gbk"], "ja": ["shift_jis", "euc-jp"], "ko": ["euc-kr"],
             "ar": ["windows-1256"], "tr": ["windows-1254"], "fr": ["iso-8859-1"], "de": ["windows-1252"]}
# Articles whose text holds what stands around a story on a site (menus, "read more", the editor's name): reading a page takes that away.
WITH_FURNITURE = {"en-s01", "en-s03", "en-s04", "zh-s06", "en-e15", "pt-e07", "ru-e03", "vi-e10", "zh-e09", "pl-e09", "tr-e15", "ja-genre-9", "ko-genre-9", "pt-genre-9"}
# A list of flashes: a page's first line that ends no sentence is taken for a kicker and left out.
WITH_FLASH_IN_FRONT = {"de-genre-3"}
EVERYWHERE = ["utf-8", "utf-16", "utf-16-le"]


def with_entities(text):
    """Characters as references, as site builders write them: no-break spaces and quotes by name, each fifth letter by number."""
    text = html.escape(text).replace("\u00a0", "&nbsp;").replace("–", "&ndash;").replace("€", "&euro;")
    count = 0

    def number(match):
        nonlocal count
        count += 1
        return f"&#{ord(match[0])};" if count % 5 == 0 else match[0]

    return "".join(part if part.startswith("&") else re.sub(r"\w", number, part) for part in re.split(r"(&#?\w+;)", text))


def paragraphs_of(text):
    """The lines; of a text whose lines are broken by width, as on a wire, those that belong together as one."""
    lines = text.split("\n")
    if max(map(len, lines)) > 80:
        return lines
    return [" ".join(part.split()) for part in re.split(r"\n(?=\s)|\n{2,}", text)]


def page(article, encoding, declared):
    paragraphs = "".join(f"<p>{with_entities(line)}</p>\n" for line in article["text"].split("\n\n"))
    meta = f'<meta charset="{encoding}">' if declared else ""
    text = f"""<!DOCTYPE html>
<html><head>{meta}<title>{html.escape(article["title"])}</title><meta property="article:published_time" content="{article["published"]}T10:00:00Z">
</head><body><nav><a href="/">Home</a> <a href="/business">Business</a></nav><article><h1>{with_entities(article["title"])}</h1>
<div itemprop="articleBody">{paragraphs}</div></article><footer><a href="/terms">Terms</a></footer></body></html>"""
    return text.encode(encoding, "xmlcharrefreplace")


class Pages(ProgramTest):
    def articles(self):
        """The sample articles and those of the gold, their text in paragraphs."""
        sample = program.SOURCE_DIR / "tests/sample/articles.jsonl"
        found = [json.loads(line) for line in sample.read_text().splitlines()]
        found += [json.loads(path.read_text()) for path in sorted((program.SOURCE_DIR / "tests/gold").glob("*/*.json"))[::3]]
        for number, article in enumerate(found):
            if not article.get("published") or article["id"] in WITH_FURNITURE | WITH_FLASH_IN_FRONT:
                continue
            lines = [" ".join(re.split(r"[ \t\r\f]+", line)).strip() for line in paragraphs_of(article["text"])]
            text = "\n\n".join(line for line in lines if line)
            yield {"id": f"{number}-{article['language']}", "language": article["language"], "published": article["published"][:10], "title": " ".join(article["title"].split()), "text": text}

    def claims_of(self, *inputs):
        """What is said in each document, without what depends on how it was read."""
        claims = {}
        for claim in self.records("extract", "-q", *inputs):
            what = json.dumps([claim[key] for key in ("statistic", "period", "level", "change", "share", "status")], sort_keys=True)
            claims.setdefault(claim["document"]["id"].split(".")[0], []).append((what, claim["evidence"]["quote"]["text"]))
        return {document: sorted(said) for document, said in claims.items()}

    def check(self, encodings, declared):
        articles = list(self.articles())
        by_encoding = {}
        for article in articles:
            for encoding in encodings(article["language"]):
                by_encoding.setdefault(encoding, []).append(article)
        self.assertGreater(len(by_encoding), 1)
        wanted = {}
        self.write("all.jsonl", [{**article, "id": article["id"]} for article in articles])
        wanted = self.claims_of("all.jsonl")
        for encoding, some in by_encoding.items():
            for article in some:
                self.write(f"{encoding}/{article['id'].replace('.', '-')}.html", page(article, encoding, declared))
            found = self.claims_of(encoding)
            for article in some:
                document = article["id"]
                with self.subTest(encoding=encoding, document=document):
                    self.assertEqual(found.get(document, []), wanted.get(document, []))

    def test_declared_encodings(self):
        self.check(lambda language: ["utf-8"] + ENCODINGS.get(language, []), True)

    def test_encodings_that_only_the_bytes_tell(self):
        # What a table of letter frequencies can tell apart; a dozen lines of Turkish in windows-1254 are Latin-1 to it.
        told = {"ru": ["windows-1251"], "zh": ["gb18030"], "ja": ["shift_jis"], "ko": ["euc-kr"]}
        self.check(lambda language: EVERYWHERE + told.get(language, []), False)


if __name__ == "__main__":
    program.main()
