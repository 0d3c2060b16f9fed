"""Articles on their way into the library, and what comes back of them."""

from __future__ import annotations

import datetime
import functools
import json
import re
import typing
import warnings as _warnings
from collections.abc import Callable, Mapping
from typing import Any

from . import _tallyman
from ._errors import ArticleError, TallymanWarning
from .records import Skipped

if typing.TYPE_CHECKING:
    from . import Extractor

_SURROGATES = re.compile("[\ud800-\udfff]")


def open_extractor(language_packs: list[str]) -> _tallyman.Extractor:
    return _tallyman.Extractor(json.dumps({"language_packs": language_packs}))


@functools.cache
def default_extractor() -> Extractor:
    """The one that the package's functions share; opened on first use."""
    from . import Extractor

    return Extractor()


def _day_text(value: Any) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{value!r} is no text and no date")


def article_bytes(article: Mapping[str, Any]) -> bytes:
    """The article's JSON. Halves of surrogate pairs, which no file can hold, become U+FFFD with a warning."""
    text = json.dumps(article, ensure_ascii=False, default=_day_text)
    try:
        return text.encode()
    except UnicodeEncodeError:
        text, count = _SURROGATES.subn("\ufffd", text)
        _warnings.warn(f"{count} halves of surrogate pairs replaced with U+FFFD", TallymanWarning, stacklevel=4)
        return text.encode()


def hand_on(
    lines: list[str], warnings: list[str], skipped: str | None, on_skipped: Callable[[Skipped], None] | None = None
) -> list[str]:
    """The lines, with the warnings said. What was skipped goes to `on_skipped`, or is an ArticleError."""
    for warning in warnings:
        _warnings.warn(warning, TallymanWarning, stacklevel=4)
    if skipped is not None:
        what = Skipped.from_json(skipped)
        if on_skipped is None:
            raise ArticleError(what.reason)
        on_skipped(what)
    return lines


def warn_of_skipped(skipped: Skipped) -> None:
    _warnings.warn(f"skipped {skipped}", TallymanWarning, stacklevel=4)
