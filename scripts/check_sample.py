#!/usr/bin/env python3
"""Check that the sample articles are annotated, and that the gold documents hold together.

    check_sample.py [TESTS_DIR]

TESTS_DIR (default: the tests folder beside this script's folder) holds sample/articles.jsonl, sample/text/*.txt and
gold/<language>/*.json. Title, text, date, language and the other fields that both sides give must agree to the byte,
every article must have one gold document (gold documents without a sample article are there too); every quote must stand in
its article. Prints one line per problem and exits 1 if there is any.
"""
import datetime
import json
import pathlib
import sys

RUSSIAN_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
ENGLISH_MONTHS = "January February March April May June July August September October November December".split()
DATELINE_LENGTH = 60  # characters of a text file's body in which its date must stand


def dateline(date, language):
    """The date as a text file in this language prints it."""
    day = datetime.date.fromisoformat(date)
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    if language == "ru":
        return f"{day.day} {RUSSIAN_MONTHS[day.month - 1]} {day.year} года"
    return f"{ENGLISH_MONTHS[day.month - 1]} {day.day}, {day.year}"


def read(path, problems):
    """The file's text without newline translation, or None."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{path}: {error}")
        return None


def parse(text, where, problems):
    """The JSON object in `text`, or None."""
    try:
        value = json.loads(text)
    except ValueError as error:
        problems.append(f"{where}: {error}")
        return None
    if not isinstance(value, dict):
        problems.append(f"{where}: not a JSON object")
        return None
    return value


def read_sample(sample, problems):
    """The sample's articles as a list of (where, article); a text file's article has no `published` and `language`."""
    articles = []
    path = sample / "articles.jsonl"
    for number, line in enumerate((read(path, problems) or "").split("\n"), 1):
        if line.strip():
            article = parse(line, f"{path}:{number}", problems)
            if article is not None:
                articles.append((f"{path}:{number}", article))
    for path in sorted((sample / "text").glob("*.txt")):
        content = read(path, problems)
        if content is not None:
            title, _, text = content.partition("\n")
            articles.append((str(path), {"id": path.relative_to(sample).as_posix(), "title": title,
                                         "text": text.lstrip("\n").rstrip()}))
    return articles


def read_gold(gold, problems):
    """The gold documents as a list of (path, document)."""
    documents = []
    for path in sorted(gold.glob("*/*.json")):
        content = read(path, problems)
        document = None if content is None else parse(content, path, problems)
        if document is None:
            continue
        missing = [key for key in ("id", "language", "published", "title", "text", "claims") if key not in document]
        if missing:
            problems.append(f"{path}: lacks {', '.join(missing)}")
            continue
        documents.append((path, document))
    return documents


def index(items, problems):
    """The items by the id of their document; an id given twice is a problem."""
    by_id = {}
    for where, document in items:
        identity = document.get("id")
        if identity in by_id:
            problems.append(f"{where}: id {identity} is also in {by_id[identity][0]}")
        by_id[identity] = (where, document)
    return by_id


def check_gold_document(path, document, problems):
    """The document's own consistency: its folder's language, its quotes."""
    if document["language"] != path.parent.name:
        problems.append(f"{path}: language {document['language']} in folder {path.parent.name}")
    for number, claim in enumerate(document["claims"]):
        quote = claim.get("quote") or ""
        if not quote or not (quote in document["text"] or quote in document["title"]):
            problems.append(f"{path}: quote of claim {number} is not in the article: {quote[:60]}")


def check_pair(where, article, path, document, problems):
    """The article against its gold document."""
    is_text_file = "published" not in article
    for key in sorted((set(article) | set(document)) - {"claims"}):
        if is_text_file and key not in ("id", "title", "text"):
            continue
        if article.get(key) != document.get(key):
            problems.append(f"{where}: {key} differs from {path}")
    if is_text_file and dateline(document["published"], document["language"]) not in article["text"][:DATELINE_LENGTH]:
        problems.append(f"{where}: the text does not begin with the date {document['published']} of {path}")


def main():
    default = pathlib.Path(__file__).resolve().parent.parent / "tests"
    tests = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    problems = []
    articles = index(read_sample(tests / "sample", problems), problems)
    documents = index(read_gold(tests / "gold", problems), problems)
    for identity, (where, article) in articles.items():
        if identity not in documents:
            problems.append(f"{where}: no gold document has the id {identity}")
            continue
        path, document = documents[identity]
        check_pair(where, article, path, document, problems)
    for path, document in documents.values():
        check_gold_document(path, document, problems)
    if not articles:
        problems.append(f"{tests / 'sample'}: no articles")
    for problem in problems:
        print(problem)
    if not problems:
        claims = sum(len(document["claims"]) for _, document in documents.values())
        print(f"{len(articles)} articles, {len(documents)} gold documents, {claims} claims, no problems")
    return 1 if problems else 0


sys.exit(main())
