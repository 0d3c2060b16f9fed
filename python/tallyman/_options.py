"""Options that name one thing or several."""

from __future__ import annotations

import os
from collections.abc import Iterable


def listed(values: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[str]:
    """Texts and paths as a list of texts; one alone stands for a list of it."""
    return [os.fspath(value) for value in ([values] if isinstance(values, (str, os.PathLike)) else values)]
