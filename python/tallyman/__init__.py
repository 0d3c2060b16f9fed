"""Tallyman: numeric claims about foreign trade, out of news articles.

    import tallyman

    for claim in tallyman.extract("China's exports to Russia rose 5.1 percent in June 2024."):
        print(claim.statistic.flow, claim.change.percent)

Records are the same as the command line's; ``tallyman.records`` has their types. ``tallyman.arrow`` works on Arrow tables,
``python -m tallyman.parquet`` writes Parquet files, ``tallyman.spark`` runs on Apache Spark. All functions may be called from any thread, and release the
interpreter's lock while they work.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from . import _tallyman
from ._articles import LONGER_TO_READ, claims_of, default_extractor, hand_over, open_extractor, skipped_of, warn, warn_of, warn_of_skipped
from ._errors import ArticleError, FormatError, OptionError, PackError, ReadError, TallymanWarning
from ._options import listed, listed_paths, option_text, thread_count
from .records import Article, Claim, Finding, Quantity, Skipped

if TYPE_CHECKING:
    import pyarrow

    from .arrow import ArrowStream

__version__ = _tallyman.version
__all__ = [
    "Article", "ArticleError", "Claim", "Extractor", "Finding", "FormatError", "OptionError", "PackError", "Quantity", "ReadError",
    "Skipped", "TallymanWarning", "check", "extract", "extract_all", "extract_batch", "languages", "quantities", "read",
]  # fmt: skip

_ARTICLES_READ_AT_ONCE = 256


class Extractor:
    """Claims with language packs of one's own, or of longer articles; `extract` and its like use one without options.

    ``language_packs`` are paths of pack files that add or replace a language. Raises PackError where one is no pack. ``max_article_bytes`` is
    how long an article's text may be in UTF-8 (4 MB where nothing is said).
    """

    def __init__(
        self,
        *,
        language_packs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] = (),
        max_article_bytes: int | None = None,
    ) -> None:
        self._extractor = open_extractor(listed_paths(language_packs), max_article_bytes)

    @property
    def languages(self) -> list[str]:
        """The languages (ISO 639-1) that claims are read in, sorted."""
        return self._extractor.languages

    @property
    def producer(self) -> str:
        """The versions of the program and its data, as records name them."""
        return self._extractor.producer

    def extract(
        self,
        text: str,
        *,
        id: str | int | None = None,
        title: str | None = None,
        published: Any = None,
        language: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
        country: str | None = None,
    ) -> list[Claim]:
        """As the function `extract`."""
        article = hand_over(
            {
                "text": text, "id": id, "title": title, "published": published, "language": language, "url": url, "publisher": publisher,
                "country": country,
            }
        )  # fmt: skip
        return [Claim._of_line(line) for line in article.lines(article.result(self._extractor.claims))]

    def quantities(
        self,
        text: str,
        *,
        id: str | int | None = None,
        title: str | None = None,
        published: Any = None,
        language: str | None = None,
        country: str | None = None,
    ) -> list[Quantity]:
        """As the function `quantities`."""
        article = hand_over({"text": text, "id": id, "title": title, "published": published, "language": language, "country": country})
        return [Quantity.from_json(line) for line in article.lines(article.result(self._extractor.quantities))]


def extract(
    text: str,
    *,
    id: str | int | None = None,
    title: str | None = None,
    published: Any = None,
    language: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    country: str | None = None,
) -> list[Claim]:
    """The claims of one article, in its order.

    ``published`` (a date, or "2024-07-12") settles "last month"; where it is missing it is looked for in the text. ``language`` (ISO 639-1)
    is detected where it is missing, ``country`` (of the publisher, ISO 3166-1) settles a bare "$". ``id`` is the url, or made from the text,
    where it is missing: articles with equal ids are versions of one. Ids are texts; a whole number is taken as its text.

    Raises ArticleError where the article cannot be used. What was repaired, or could not be told, is a TallymanWarning.
    """
    return default_extractor().extract(
        text, id=id, title=title, published=published, language=language, url=url, publisher=publisher, country=country
    )


def quantities(
    text: str,
    *,
    id: str | int | None = None,
    title: str | None = None,
    published: Any = None,
    language: str | None = None,
    country: str | None = None,
) -> list[Quantity]:
    """Every amount of money, percentage and physical quantity of one article, whether it is about trade or not. As `extract`."""
    return default_extractor().quantities(text, id=id, title=title, published=published, language=language, country=country)


def extract_all(
    articles: Iterable[Article | Mapping[str, Any]],
    *,
    threads: int | None = None,
    on_skipped: Callable[[Skipped], None] | None = None,
) -> Iterator[Claim]:
    """The claims of many articles, in their order, on all cores (or so many ``threads``), in bounded memory.

    An article is an Article, or a mapping with the keys of `extract` (``{"text": ..., "published": ...}``). One that cannot be used goes to
    ``on_skipped``; without that it is a TallymanWarning. It is called by its id, else its url, else its place ("article 2"). From 16 MB on,
    one that holds no word of any claim is passed over unread, without a warning.
    """
    handed = (hand_over(article, f"article {number}") for number, article in enumerate(articles, 1))
    return claims_of(handed, thread_count(threads), on_skipped)


def extract_batch(batch: pyarrow.Table | pyarrow.RecordBatch | ArrowStream, **options: Any) -> pyarrow.Table:
    """The claims of a table of articles, as a table: `tallyman.arrow.extract_batch`."""
    from . import arrow

    return arrow.extract_batch(batch, **options)


def check(
    claims: Iterable[Claim | Mapping[str, Any] | str],
    *,
    against: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] = (),
    revision_slack: float | None = None,
    conversion_slack: float | None = None,
    mirror_slack: float | None = None,
    threads: int | None = None,
) -> list[Finding]:
    """Contradictions and corroborations among claims, sorted by kind, severity (errors first) and id.

    A claim is a Claim, a mapping, or a line of JSON. Of documents with equal ids the later version counts, with a TallymanWarning.
    ``against`` is a table of official figures (CSV), or several; "public" is the one that comes with the package. Slacks are in percent: see
    ``tallyman check --help``. Raises FormatError where a claim is none, ReadError where a table cannot be read.
    """
    options = option_text(revision_slack=revision_slack, conversion_slack=conversion_slack, mirror_slack=mirror_slack, threads=thread_count(threads))
    records = "\n".join(map(_claim_line, claims)).encode("utf-8", "surrogatepass")
    lines, warnings, _ = _tallyman.check(records, options, listed_paths(against))
    for warning in warnings:
        warn(warning)
    return [Finding.from_json(line) for line in lines]


def read(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    published: Any = None,
    country: str | None = None,
    default_language: str | None = None,
    since: Any = None,
    until: Any = None,
    languages: str | Iterable[str] = (),
    fields: Mapping[str, str] | None = None,
    max_article_bytes: int | None = None,
    on_skipped: Callable[[Skipped], None] | None = None,
) -> Iterator[Article]:
    """The articles of files, folders and patterns ("news/*.txt"), in their order and in bounded memory.

    Plain text, web pages, JSON, WARC, feeds, NewsML, compressed or in archives: all is told by content (docs/reading.md). The options are
    those of the command line. What cannot be used goes to ``on_skipped``; without that it is a TallymanWarning.
    """
    options = option_text(
        published=None if published is None else str(published),
        country=country,
        default_language=default_language,
        since=None if since is None else str(since),
        until=None if until is None else str(until),
        languages=listed(languages),
        fields=None if fields is None else dict(fields),
        max_article_bytes=max_article_bytes,
    )
    reader = _tallyman.Reader(listed_paths(paths), options)
    return _articles(reader, on_skipped or warn_of_skipped)


def languages() -> list[str]:
    """The languages (ISO 639-1) that claims are read in, sorted."""
    return default_extractor().languages


def _articles(reader: _tallyman.Reader, on_skipped: Callable[[Skipped], None]) -> Iterator[Article]:
    while results := reader.next(_ARTICLES_READ_AT_ONCE):
        for lines, warnings, skipped in results:
            if skipped is not None:
                on_skipped(skipped_of(skipped, LONGER_TO_READ))
            for article in map(Article.from_json, lines):
                warn_of(article.id, warnings)
                yield article


def _claim_line(claim: Claim | Mapping[str, Any] | str) -> str:
    if isinstance(claim, Claim):
        return claim.to_json()
    return claim.rstrip("\r\n") if isinstance(claim, str) else json.dumps(claim, ensure_ascii=False)
