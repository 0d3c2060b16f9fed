"""Articles on their way into the library, and what comes back of them."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import hashlib
import json
import numbers
import re
import sys
import typing
import warnings as _warnings
from collections.abc import Callable, Mapping
from typing import Any

from . import _tallyman
from ._errors import ArticleError, TallymanWarning
from .records import Article, Skipped

if typing.TYPE_CHECKING:
    from . import Extractor

_SURROGATES = re.compile("[\ud800-\udfff]")
_REPLACED = re.compile("[\0\ud800-\udfff]")
_ID_DIGITS = 16

# What the command line's messages name, and the package's functions have instead.
_LONGER = "--max-article-bytes"
LONGER_TO_READ = "tallyman.read(max_article_bytes=...)"
_LONGER_TO_EXTRACT = "tallyman.Extractor(max_article_bytes=...)"


def open_extractor(language_packs: list[str], max_article_bytes: int | None) -> _tallyman.Extractor:
    return _tallyman.Extractor(json.dumps({"language_packs": language_packs, "max_article_bytes": max_article_bytes}))


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

    A whole number for an id is taken as its text. Halves of surrogate pairs, which no file can hold, become U+FFFD with a warning.
    """
    if isinstance(article, Article):
        return HandedArticle(article.id, article.to_json().encode())
    name = place or "article"
    if isinstance(article, Mapping):
        article = dict(article)
        if isinstance(article.get("id"), numbers.Integral) and not isinstance(article["id"], bool):
            article["id"] = str(int(article["id"]))
        name = _name(article, place)
    text = json.dumps(article, ensure_ascii=False, default=_day_text)
    try:
        return HandedArticle(name, text.encode())
    except UnicodeEncodeError:
        text, count = _SURROGATES.subn("\ufffd", text)
        warn(f"{name}: {count} halves of surrogate pairs replaced with U+FFFD")
        return HandedArticle(name, text.encode())


def skipped_of(record: str, longer: str, **members: str) -> Skipped:
    """What the library has skipped, with other `members`; `longer` is what allows for longer articles."""
    what: dict[str, Any] = json.loads(record)
    what["reason"] = what["reason"].replace(_LONGER, longer)
    return Skipped.from_json(json.dumps(what | members, ensure_ascii=False, separators=(",", ":")))


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


def _name(article: Mapping[str, Any], place: str | None) -> str:
    for key in ("id", "url"):
        if isinstance(article.get(key), str) and article[key]:
            return str(article[key])
    text = article.get("text")
    if place or not isinstance(text, str):
        return place or "article"
    return "text-" + hashlib.sha256(_REPLACED.sub("\ufffd", text).encode()).hexdigest()[:_ID_DIGITS]


def _day_text(value: Any) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{value!r} is no text and no date")
