"""The pages that users read, and the blocks of code in them."""

import pathlib
import re

SOURCE_DIR = pathlib.Path(__file__).resolve().parent.parent
README = SOURCE_DIR / "README.md"
PAGES = [README, *sorted((SOURCE_DIR / "docs").rglob("*.md"))]


def blocks(page):
    """(kind, word after it, content) of each block of code."""
    found = re.findall(r"^```([^\n]*)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [(header.partition(" ")[0], header.partition(" ")[2], content) for header, content in found]


def write_news(folder):
    """The two articles of the README, as news/agency.txt and news/blog.txt in the folder."""
    articles = re.findall(r"^`(news/\w+\.txt)`:\n\n```text\n(.*?)```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert len(articles) == 2, "the README has not two articles"
    (folder / "news").mkdir()
    for name, text in articles:
        (folder / name).write_text(text, encoding="utf-8")
