"""Articles on their way into the library, and what comes back of them."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import hashlib
import json
import math
import numbers
import re
import sys
import typing
import warnings as _warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from . import _tallyman
from ._errors import ArticleError, TallymanWarning
from ._options import option_text
from .records import Article, Claim, Skipped

if typing.TYPE_CHECKING:
    from . import Extractor

KEYS = ("id", "title", "text", "url", "published", "language", "country", "publisher")
"""What the library takes of an article."""

# What the library works on at a time: enough for all threads, and soon done, so that memory is bounded and Ctrl-C heard.
_MOST_ARTICLES = 256
_BYTES_A_THREAD = 1_000_000

# Greater whole numbers are rounded where they are floats.
_GREATEST_WHOLE_FLOAT = 2**53
_SURROGATES = re.compile("[\ud800-\udfff]")
_REPLACED = re.compile("[\0\ud800-\udfff]")
_ID_DIGITS = 16

# What the command line's messages name, and the package's functions have instead.
_LONGER = "--max-article-bytes"
LONGER_TO_READ = "tallyman.read(max_article_bytes=...)"
_LONGER_TO_EXTRACT = "tallyman.Extractor(max_article_bytes=...)"


def open_extractor(language_packs: list[bytes], max_article_bytes: int | None) -> _tallyman.Extractor:
    return _tallyman.Extractor(option_text(max_article_bytes=max_article_bytes), language_packs)


@functools.cache
def default_extractor() -> Extractor:
    """The one that the package's functions share; opened on first use."""
    from . import Extractor

    return Extractor()


@dataclasses.dataclass(frozen=True)
class HandedArticle:
    """An article as the library takes it."""

    name: str  # what messages call it
    content: bytes  # its JSON
    fault: str | None = None  # why it has none

    def result(self, work: Callable[[bytes], _tallyman.Result]) -> _tallyman.Result:
        """What `work` makes of it, or that it is skipped."""
        if self.fault is None:
            return work(self.content)
        return [], [], json.dumps({"file": self.name, "line": None, "offset": 0, "reason": self.fault})

    def lines(self, result: _tallyman.Result, on_skipped: Callable[[Skipped], None] | None = None) -> list[str]:
        """The lines that came of it, with the warnings said. If it was skipped it goes to `on_skipped`, or is an ArticleError."""
        lines, warnings, reason = result
        warn_of(self.name, warnings)
        if reason is not None:
            skipped = self.skipped(reason)
            if on_skipped is None:
                raise ArticleError(skipped.reason)
            on_skipped(skipped)
        return lines

    def skipped(self, record: str) -> Skipped:
        """What the library says of it, by its name."""
        return skipped_of(record, _LONGER_TO_EXTRACT, file=self.name)


def hand_over(article: Article | Mapping[str, Any], place: str | None = None) -> HandedArticle:
    """The article as the library takes it. It is called by its id, else its url, else its `place`, else the id that is made from its text.

    A whole number for an id is taken as its text, also as a float, which a column with gaps makes of it; what is no number (NaN) is as
    None. Bytes that are no UTF-8, as `os.fsdecode` has them, are the library's business; other halves of surrogate pairs, which no file can
    hold, become U+FFFD with a warning.
    """
    if not isinstance(article, (Article, Mapping)):
        return HandedArticle(place or "article", b"", f"is no Article and no mapping but {type(article).__name__}")
    members = _members(article)
    name = _name(members, place)
    for key, value in members.items():
        if not isinstance(value, (str, int, float, type(None))):
            return HandedArticle(name, b"", f'"{key}" is {type(value).__name__}, not a string')
    text = article.to_json() if isinstance(article, Article) and article.is_as_read else json.dumps(members, ensure_ascii=False)
    try:
        return HandedArticle(name, text.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        text, count = _SURROGATES.subn("\ufffd", text)
        warn(f"{name}: {count} halves of surrogate pairs replaced with U+FFFD")
        return HandedArticle(name, text.encode())


def results_of(articles: Iterable[HandedArticle], threads: int) -> Iterator[tuple[HandedArticle, _tallyman.Result]]:
    """What the library finds in each, in their order; some articles at a time."""
    extractor = default_extractor()._extractor
    for batch in _batches(articles, threads):
        results = iter(extractor.claims_of_all([article.content for article in batch if article.fault is None], threads))
        for article in batch:
            yield article, article.result(lambda _: next(results))


def claims_of(articles: Iterable[HandedArticle], threads: int, on_skipped: Callable[[Skipped], None] | None) -> Iterator[Claim]:
    """The claims in each; what is skipped is a warning without `on_skipped`."""
    for article, result in results_of(articles, threads):
        yield from map(Claim._of_line, article.lines(result, on_skipped or warn_of_skipped))


def skipped_of(record: str, longer: str, **members: str) -> Skipped:
    """What the library has skipped, with other `members`; `longer` is what allows for longer articles."""
    what: dict[str, Any] = json.loads(record)
    what["reason"] = what["reason"].replace(_LONGER, longer)
    return Skipped(**(what | members))


def warn(message: str) -> None:
    """A TallymanWarning of the line outside of the package that has called it."""
    frame, level = sys._getframe(1), 2
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] == "tallyman":
        frame, level = frame.f_back, level + 1
    _warnings.warn(message, TallymanWarning, stacklevel=level)


def warn_of(name: str, warnings: list[str]) -> None:
    for warning in warnings:
        warn(f"{name}: {warning}")


def warn_of_skipped(skipped: Skipped) -> None:
    warn(f"skipped {skipped}")


def _batches(articles: Iterable[HandedArticle], threads: int) -> Iterator[list[HandedArticle]]:
    batch: list[HandedArticle] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.content)
        if len(batch) >= _MOST_ARTICLES or (size >= threads * _BYTES_A_THREAD and len(batch) >= threads):
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _members(article: Article | Mapping[str, Any]) -> dict[str, Any]:
    """What the library takes of an article, as JSON has it, where JSON has it."""
    members = vars(article) if isinstance(article, Article) else article
    plain = {key: _plain(members[key]) for key in KEYS if key in members}
    number = plain.get("id")
    if isinstance(number, float) and number.is_integer() and abs(number) <= _GREATEST_WHOLE_FLOAT:
        number = int(number)
    if isinstance(number, int) and not isinstance(number, bool):
        plain["id"] = str(number)
    return plain


def _plain(value: Any) -> Any:
    """Days as texts, numbers of any library as Python's, what pandas and NumPy have in the place of a missing value as None."""
    if isinstance(value, (str, bool, type(None))):
        return value
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Real):
        return float(value) if math.isfinite(value) else None
    pandas: Any = sys.modules.get("pandas")
    if pandas and (value is pandas.NA or value is pandas.NaT):
        return None
    return value.isoformat() if isinstance(value, datetime.date) else value


def _name(article: Mapping[str, Any], place: str | None) -> str:
    for key in ("id", "url"):
        if isinstance(article.get(key), str) and article[key]:
            return _SURROGATES.sub("\ufffd", article[key])
    text = article.get("text")
    if place or not isinstance(text, str):
        return place or "article"
    return "text-" + hashlib.sha256(_REPLACED.sub("\ufffd", text).encode()).hexdigest()[:_ID_DIGITS]
