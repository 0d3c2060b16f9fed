"""What can go wrong; the messages are the command line's."""

from __future__ import annotations

from ._tallyman import FormatError, OptionError, PackError, ReadError

__all__ = ["ArticleError", "FormatError", "OptionError", "PackError", "ReadError", "TallymanWarning"]

for _error in (FormatError, OptionError, PackError, ReadError):
    _error.__module__ = "tallyman"


class ArticleError(ValueError):
    """An article cannot be used; the message says why."""

    __module__ = "tallyman"


class TallymanWarning(UserWarning):
    """Something was repaired, guessed, skipped or could not be told."""

    __module__ = "tallyman"
