"""Tallyman on Apache Spark: claims of more articles, and findings on more claims, than one machine should hold.

    claims = tallyman.spark.extract(articles)     # a DataFrame with a column "text", and perhaps "id", "title", "published", ...
    findings = tallyman.spark.check(claims)

Both give the records of the command line, with the same ids. The package must be installed where Spark's Python workers run. A task works on
one core. ``tallyman.jobs`` holds programs for ``spark-submit``.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable
from typing import Any

import pyarrow as pa
from pyspark import StorageLevel
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F

from . import _spark_tasks as tasks
from ._options import listed, option_text
from .arrow import FINDINGS_SCHEMA

__all__ = ["check", "extract", "extract_files", "outcomes", "year"]

_SIMPLE_TYPES = {pa.string(): "string", pa.date32(): "date", pa.float64(): "double", pa.int32(): "int", pa.int64(): "bigint", pa.bool_(): "boolean"}
_RANK = ("piece", "minus_size", "family", "position")


def extract(articles: DataFrame) -> DataFrame:
    """The claims of all articles: the columns of `tallyman.arrow.SCHEMA`, as of `tallyman.extract_batch`.

    ``articles`` has a column ``text`` and perhaps ``id``, ``title``, ``url``, ``published`` (dates or texts), ``language``, ``country`` and
    ``publisher``. Each partition is worked on by one task: give uneven ones out anew first, ``articles.repartition(1000)``. What cannot be
    used has no claims; `outcomes` names it.
    """
    return outcomes(articles).where("claim IS NOT NULL").select("claim.*")


def outcomes(articles: DataFrame) -> DataFrame:
    """As `extract`, with a row for each claim (``claim`` is a struct) and one for each article that cannot be used (``skipped`` is one).

    ``skipped`` says ``file`` (the article's id, else its url), ``line``, ``offset`` and ``reason``.
    """
    if "text" not in articles.columns:
        raise KeyError(f"no column \"text\"; there are {', '.join(articles.columns)}")
    return articles.mapInArrow(tasks.outcomes_of_articles, _ddl(tasks.OUTCOMES))


def extract_files(
    spark: SparkSession, paths: str | Iterable[str], *, published: Any = None, country: str | None = None, default_language: str | None = None
) -> DataFrame:
    """The claims of files (WARC and all else that `tallyman.read` reads), as of `outcomes`; a task a file.

    A path is one that all workers see, or begins with ``s3://``, ``hdfs://`` or ``gs://``: such a file is copied to the worker for as long as
    it is read. A file that cannot be read is among the skipped. Options as of `tallyman.read`.
    """
    options = option_text(published=None if published is None else str(published), country=country, default_language=default_language)
    rows = [(path,) for path in listed(paths)]
    files = spark.createDataFrame(spark.sparkContext.parallelize(rows, max(1, len(rows))), "path string")
    return _map(files, tasks.outcomes_of_files, tasks.OUTCOMES, options=options)


def year() -> Column:
    """The year in which a claim's period ends, of claims as of `extract`; null without a period."""
    return F.substring("period_end", 1, 4).cast("int")


def check(
    claims: DataFrame,
    *,
    against: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] = (),
    revision_slack: float | None = None,
    conversion_slack: float | None = None,
    mirror_slack: float | None = None,
    partitions: int | None = None,
) -> DataFrame:
    """The findings on claims, as of `tallyman.check`: the columns of `tallyman.arrow.FINDINGS_SCHEMA`, in the order of the command line.

    ``claims`` has a column ``record``, as `extract` makes it. Options as of `tallyman.check`; tables in ``against`` must be there by these
    names on every worker. The work is done in so many ``partitions`` (``spark.sql.shuffle.partitions`` where nothing is said), by document and
    then by family: a pair of areas and a product. It is done at once; the findings stay in Spark's storage until ``findings.unpersist()``.
    """
    options = tasks.check_options(
        against=listed(against),
        revision_slack=revision_slack,
        conversion_slack=conversion_slack,
        mirror_slack=mirror_slack,
    )
    return _Check(claims.sparkSession, options, partitions).run(claims)


class _Check:
    """The pieces of crosscheck/pieces.h, and what goes from one to the next."""

    def __init__(self, spark: SparkSession, options: str, partitions: int | None) -> None:
        self._options = options
        self._partitions = partitions or int(spark.conf.get("spark.sql.shuffle.partitions") or 200)

    def run(self, claims: DataFrame) -> DataFrame:
        placed = self._documents(claims).persist(StorageLevel.MEMORY_AND_DISK)
        of_claims = placed.where("record IS NOT NULL")
        units = of_claims.select("of_family", F.explode("units").alias("unit")).distinct()
        checked = self._families(of_claims, units).persist(StorageLevel.MEMORY_AND_DISK)
        coupled = self._coupling(of_claims, units, checked)
        ranked = [frame.where("finding IS NOT NULL").select(*_RANK, "finding") for frame in (placed, checked, coupled)]
        findings = _first_of_each(functools.reduce(DataFrame.unionByName, ranked)).persist(StorageLevel.MEMORY_AND_DISK)
        try:
            findings.count()
        finally:
            checked.unpersist()
            placed.unpersist()
        return findings

    def _documents(self, claims: DataFrame) -> DataFrame:
        document = F.coalesce(F.get_json_object("record", "$.document.id"), F.lit(""))
        records = claims.select("record", document.alias("document"))
        return self._by(records, "document", tasks.documents, tasks.PLACED, options=self._options)

    def _families(self, claims: DataFrame, units: DataFrame) -> DataFrame:
        own = claims.withColumn("target", F.col("of_family"))
        asked = claims.where("whole_place IS NOT NULL").select(F.col("of_family").alias("target"), F.col("whole_place").alias("place")).distinct()
        wholes = claims.join(asked, "place").where("of_family != target")
        rows = own.unionByName(wholes.select(own.columns))
        return self._by(_with_units(rows, units, ["target"]), "target", tasks.families, tasks.CHECKED, options=self._options)

    def _coupling(self, claims: DataFrame, units: DataFrame, checked: DataFrame) -> DataFrame:
        values = checked.where("value IS NOT NULL").select("value", "places", F.explode("keys").alias("key")).where("key != ''")
        candidates = self._by(values, "key", tasks.candidates, tasks.CANDIDATES).dropDuplicates(["value"])
        places = candidates.select(F.explode("places").alias("place")).distinct()
        rows = _with_units(claims.join(places, "place", "left_semi"), units, [])
        together = rows.unionByName(candidates.select("value"), allowMissingColumns=True).coalesce(1)
        return _map(together, tasks.coupling, tasks.RANKED, options=self._options)

    def _by(self, rows: DataFrame, column: str, task: Callable[..., Any], schema: pa.Schema, **options: str) -> DataFrame:
        """`task` on the rows, those with one value of `column` together."""
        return _map(rows.repartition(self._partitions, column).sortWithinPartitions(column), task, schema, **options)


def _with_units(claims: DataFrame, units: DataFrame, kept: list[str]) -> DataFrame:
    """Rows of claims, and rows of the units of all families that they speak of, with the columns that the tasks take."""
    spoken_of = claims.select(*kept, F.explode(F.array("of_family", "whole_family")).alias("of_family")).distinct()
    rows = claims.select(*kept, "record", "several_kinds", "of_family", F.lit(None).cast("string").alias("unit"))
    return rows.unionByName(spoken_of.join(units, "of_family"), allowMissingColumns=True)


def _first_of_each(findings: DataFrame) -> DataFrame:
    """Each finding once, in the command line's order."""
    identified = findings.withColumn("id", F.get_json_object("finding", "$.id"))
    records = identified.groupBy("id").agg(F.min_by("finding", F.struct(*_RANK)).alias("record"))
    return _map(records, tasks.findings_of_records, FINDINGS_SCHEMA).orderBy(
        F.col("rule") == "reference",
        _position("kind", ["contradiction", "corroboration", "anomaly"]),
        _position("severity", ["error", "warning", "info"]),
        "id",
    )


def _position(column: str, values: list[str]) -> Column:
    return F.array_position(F.array(*map(F.lit, values)), F.col(column))


def _map(rows: DataFrame, task: Callable[..., Any], schema: pa.Schema, **options: str) -> DataFrame:
    return rows.mapInArrow(functools.partial(task, **options) if options else task, _ddl(schema))


def _ddl(fields: Iterable[pa.Field]) -> str:
    return ", ".join(f"`{field.name}` {_type(field.type)}" for field in fields)


def _type(kind: pa.DataType) -> str:
    if pa.types.is_decimal(kind):
        return f"decimal({kind.precision}, {kind.scale})"
    if pa.types.is_list(kind):
        return f"array<{_type(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'`{field.name}`: {_type(field.type)}' for field in kind)}>"
    return _SIMPLE_TYPES[kind]
