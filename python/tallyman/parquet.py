"""Claims of articles as a Parquet file.

    python -m tallyman.parquet news/ -o claims.parquet
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
from collections.abc import Callable, Iterable

import pyarrow.parquet as pq

from . import _tallyman, extract_all, read
from .arrow import SCHEMA, to_table
from .records import Article, Skipped

_ROW_GROUP = 50_000


def write(articles: Iterable[Article], path: str | os.PathLike[str], *, on_skipped: Callable[[Skipped], None] | None = None) -> int:
    """Writes the claims of all articles, in bounded memory; how many there are. The file takes its name when it is whole."""
    partial = f"{os.fspath(path)}.partial"
    count = 0
    claims = extract_all(articles, on_skipped=on_skipped)
    with pq.ParquetWriter(partial, SCHEMA, compression="zstd") as writer:
        while group := list(itertools.islice(claims, _ROW_GROUP)):
            writer.write_table(to_table(group))
            count += len(group)
    os.replace(partial, path)
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
        print(f"tallyman: skipped {what}", file=sys.stderr)

    try:
        articles = read(options.input, published=options.published, country=options.country, on_skipped=report)
    except _tallyman.OptionError as error:
        parser.error(f"--{error}")
    write(articles, options.output, on_skipped=report)
    return 3 if skipped else 0


if __name__ == "__main__":
    sys.exit(main())
