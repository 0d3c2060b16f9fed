"""Options on their way into the library."""

from __future__ import annotations

import json
import math
import operator
import os
from collections.abc import Iterable
from typing import Any

from ._errors import OptionError

_MOST_THREADS = 1024


def listed(values: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[str]:
    """Texts and paths as a list of texts; one alone stands for a list of it."""
    return [os.fspath(value) for value in ([values] if isinstance(values, (str, os.PathLike)) else values)]


def listed_paths(values: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[bytes]:
    """The same as the operating system's bytes: names of files may be in any encoding."""
    return [os.fsencode(value) for value in listed(values)]


def option_text(**options: Any) -> str:
    """Options as the library takes them. JSON has no infinity and no NaN: they go as texts, which the library refuses by the option's name."""
    written = {name: str(value) if isinstance(value, float) and not math.isfinite(value) else value for name, value in options.items()}
    return json.dumps(written, ensure_ascii=False).encode("utf-8", "replace").decode()


def thread_count(threads: int | None) -> int:
    """How many threads an option asks for; all cores where it is None. Raises OptionError, in the library's words, where it makes no sense."""
    if threads is None:
        return min(os.cpu_count() or 1, _MOST_THREADS)
    try:
        count = operator.index(threads)
    except TypeError:
        count = 0
    if isinstance(threads, bool) or not 1 <= count <= _MOST_THREADS:
        raise OptionError(f"threads: needs a number from 1 to {_MOST_THREADS}, found {json.dumps(threads, default=repr)}")
    return count
