"""Claims of articles as a Parquet file.

    python -m tallyman.parquet news/ -o claims.parquet
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

import pyarrow.parquet as pq

from . import _tallyman, extract_all, read
from ._errors import TallymanWarning
from ._options import listed_paths
from .arrow import SCHEMA, to_table
from .records import Article, Claim, Skipped

_ROW_GROUP = 50_000
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")

# Exit codes, of `tallyman extract` as well.
_DONE, _FAILED, _SOME_SKIPPED, _INTERRUPTED = 0, 1, 3, 130


def write(articles: Iterable[Article], path: str | os.PathLike[str], *, on_skipped: Callable[[Skipped], None] | None = None) -> int:
    """Writes the claims of all articles, in bounded memory; how many there are. The file takes its name when it is whole.

    A symbolic link leads to the file that is written; what is no file, as /dev/null, is written into. No file may be read and written at a
    time. Raises OSError where it cannot be written.
    """
    claims = extract_all(articles, on_skipped=on_skipped)
    if os.path.exists(path) and not os.path.isfile(path):
        return _write_into(os.fspath(path), claims)
    target = os.path.realpath(path)
    partial = f"{target}.partial"
    try:
        count = _write_into(partial, claims)
    except BaseException:
        with contextlib.suppress(OSError):
            os.remove(partial)
        raise
    os.replace(partial, target)
    return count


def _write_into(path: str, claims: Iterator[Claim]) -> int:
    count = 0
    with open(path, "wb") as file, pq.ParquetWriter(file, SCHEMA, compression="zstd") as writer:
        while group := list(itertools.islice(claims, _ROW_GROUP)):
            writer.write_table(to_table(group))
            count += len(group)
    return count


def main() -> int:
    """The exit codes are those of `tallyman extract`."""
    parser = argparse.ArgumentParser(prog="python -m tallyman.parquet", description="Claims of articles as a Parquet file.")
    parser.add_argument("input", nargs="+", metavar="INPUT", help="files, folders (all files below), patterns in quotes, or -")
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="the Parquet file")
    parser.add_argument("--published", metavar="DATE", help="day of publication for articles that do not say theirs")
    parser.add_argument("--country", metavar="CODE", help="country of the publisher for articles that do not say it")
    options = parser.parse_intermixed_args()
    skipped = 0

    def report(what: Skipped) -> None:
        nonlocal skipped
        skipped += 1
        _say(f"skipped {what}")

    with _warnings_in_lines():
        try:
            if any(_is_same_file(options.output, file) for file in _tallyman.Reader(listed_paths(options.input), "").files):
                parser.error(f"-o: {options.output} is an input as well; write somewhere else")
            articles = read(options.input, published=options.published, country=options.country, on_skipped=report)
        except _tallyman.OptionError as error:
            parser.error(f"--{error}")
        try:
            write(articles, options.output, on_skipped=report)
        except OSError as error:
            _say(f"cannot write {options.output}: {error.strerror or error}")
            return _FAILED
        except KeyboardInterrupt:
            return _INTERRUPTED
    return _SOME_SKIPPED if skipped else _DONE


def _is_same_file(output: str, file: bytes) -> bool:
    return file != b"-" and os.path.isfile(output) and os.path.samefile(output, file)


def _say(message: str) -> None:
    print(f"tallyman: {_CONTROLS.sub('?', message)}", file=sys.stderr)


@contextlib.contextmanager
def _warnings_in_lines() -> Iterator[None]:
    """Each TallymanWarning is one line, as the command line's; which are shown is Python's business (-W)."""
    with warnings.catch_warnings():
        of_others = warnings.showwarning

        def show(
            message: Warning | str, category: type[Warning], filename: str, lineno: int, file: TextIO | None = None, line: str | None = None
        ) -> None:
            if issubclass(category, TallymanWarning):
                _say(f"warning: {message}")
            else:
                of_others(message, category, filename, lineno, file, line)

        warnings.showwarning = show
        yield


if __name__ == "__main__":
    sys.exit(main())
