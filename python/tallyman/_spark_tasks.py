"""What the tasks of `tallyman.spark` do with Arrow batches, each on one core of a worker. Nothing here needs Spark."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import tempfile
import warnings as _warnings
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.fs

from . import _tallyman
from ._articles import LONGER_TO_READ, default_extractor, hand_over, results_of, skipped_of
from ._errors import TallymanWarning
from ._options import listed_paths, option_text
from .arrow import FINDINGS_SCHEMA, SCHEMA, articles_of, findings_table, to_table
from .records import Claim, Finding, Skipped

Batches = Iterator[pa.RecordBatch]

SKIPPED = pa.struct([("file", pa.string()), ("line", pa.int64()), ("offset", pa.int64()), ("reason", pa.string())])
OUTCOMES = pa.schema([("claim", pa.struct(list(SCHEMA))), ("skipped", SKIPPED)])

# A finding, and which of several with one id counts: the one of the least (piece, minus_size, family, position).
_RANKED = [
    ("piece", pa.int32()),
    ("minus_size", pa.int64()),
    ("family", pa.string()),
    ("position", pa.int64()),
    ("finding", pa.string()),
]
_STRINGS = pa.list_(pa.string())
PLACED = pa.schema(
    [
        ("record", pa.string()),
        ("several_kinds", pa.bool_()),
        ("of_family", pa.string()),
        ("place", pa.string()),
        ("whole_family", pa.string()),
        ("whole_place", pa.string()),
        ("units", _STRINGS),
        *_RANKED,
    ]
)
CHECKED = pa.schema([("value", pa.string()), ("keys", _STRINGS), ("places", _STRINGS), *_RANKED])
CANDIDATES = pa.schema([("value", pa.string()), ("places", _STRINGS)])
RANKED = pa.schema(_RANKED)

# Rows that the library works on at a time, where that many are there. One document, family or key is never parted.
_ROWS = 5000


def outcomes_of_articles(batches: Batches) -> Batches:
    for batch in batches:
        found = list(results_of(map(hand_over, articles_of(batch)), 1))
        skipped = [article.skipped(record) for article, (_, _, record) in found if record is not None]
        yield from _outcomes([result for _, result in found], skipped)


def outcomes_of_files(batches: Batches, options: str) -> Batches:
    """Batches with a column ``path``."""
    for batch in batches:
        for path in batch.column("path").to_pylist():
            try:
                with _local(path) as file:
                    reader = _tallyman.ClaimReader(default_extractor()._extractor, listed_paths(file), options)
                    while results := reader.next(1):
                        yield from _outcomes(results, [_named(record, file, path) for _, _, record in results if record is not None])
            except _OutOfReach as error:
                yield from _outcomes([], [Skipped(file=path, line=None, offset=0, reason=str(error))])


def documents(batches: Batches, options: str) -> Batches:
    """Batches with columns ``record`` and ``document``, sorted by ``document``. Raises FormatError where a record is no claim."""
    for table in _whole_groups(batches, "document"):
        claims, findings, warnings = _checker(options).documents([record or "null" for record in table["record"].to_pylist()])
        for warning in warnings:
            _warnings.warn(warning, TallymanWarning, stacklevel=1)
        names = PLACED.names[: len(PLACED) - len(_RANKED)]
        rows = [dict(zip(names, claim)) for claim in claims]
        for row in rows:
            if not row["whole_family"]:
                row["whole_family"] = row["whole_place"] = None
        yield _batch(rows + _ranked_rows(findings), PLACED)


def families(batches: Batches, options: str) -> Batches:
    """Batches with columns ``target``, ``record``, ``several_kinds``, ``of_family``, ``unit``, sorted by ``target``."""
    for table in _whole_groups(batches, "target"):
        targets = table["target"].unique().to_pylist()
        findings, values = _checker(options).families(*_marked(table), targets)
        yield _batch([dict(zip(CHECKED.names, value)) for value in values] + _ranked_rows(findings), CHECKED)


def candidates(batches: Batches) -> Batches:
    """Batches with columns ``key``, ``value`` and ``places``, sorted by ``key``."""
    for table in _whole_groups(batches, "key"):
        positions = _tallyman.coupling_candidates(table["value"].to_pylist())
        yield from table.select(CANDIDATES.names).take(pa.array(positions, pa.int64())).combine_chunks().to_batches()


def coupling(batches: Batches, options: str) -> Batches:
    """Batches with columns ``value``, ``record``, ``several_kinds``, ``of_family``, ``unit``; all of them in one task."""
    all_batches = list(batches)
    if not all_batches:
        return
    table = pa.Table.from_batches(all_batches)
    values = table["value"].drop_null().to_pylist()
    yield _batch(_ranked_rows(_checker(options).coupling(*_marked(table), values)), RANKED)


def findings_of_records(batches: Batches) -> Batches:
    """Batches with a column ``record``."""
    for batch in batches:
        table = findings_table([Finding.from_json(record) for record in batch.column("record").to_pylist()])
        yield from table.cast(FINDINGS_SCHEMA).combine_chunks().to_batches()


@functools.cache
def _checker(options: str) -> _tallyman.PieceChecker:
    library_options = json.loads(options)
    against = listed_paths(library_options.pop("against"))
    return _tallyman.PieceChecker(option_text(**library_options), against)


def _whole_groups(batches: Iterable[pa.RecordBatch], column: str) -> Iterator[pa.Table]:
    """The rows of batches sorted by `column`, some thousands at a time; those with one value are in one table."""
    whole: list[pa.RecordBatch] = []
    last: list[pa.RecordBatch] = []  # a group that may go on
    for batch in batches:
        if batch.num_rows == 0:
            continue
        values = batch.column(column)
        start = pc.index(values, values[-1]).as_py()
        if start == 0 and last and last[-1].column(column)[-1].as_py() == values[0].as_py():
            last.append(batch)
            continue
        whole += [*last, batch.slice(0, start)]
        last = [batch.slice(start)]
        if sum(part.num_rows for part in whole) >= _ROWS:
            yield pa.Table.from_batches(whole)
            whole = []
    if whole or last:
        yield pa.Table.from_batches(whole + last)


def _marked(table: pa.Table) -> tuple[list[str], list[bool], list[tuple[str, str]]]:
    """Records, whether their codes stand for several kinds, and the units of families, out of rows that have a record or a unit."""
    claims = table.filter(pc.is_valid(table["record"]))
    units = table.filter(pc.is_valid(table["unit"]))
    return (
        claims["record"].to_pylist(),
        claims["several_kinds"].to_pylist(),
        list(zip(units["of_family"].to_pylist(), units["unit"].to_pylist())),
    )


def _ranked_rows(findings: list[_tallyman.Ranked]) -> list[dict[str, Any]]:
    return [dict(zip(RANKED.names, finding)) for finding in findings]


def _batch(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(rows, schema=schema)


def _named(record: str, file: str, path: str) -> Skipped:
    """What was skipped; `file` is called `path`."""
    skipped = skipped_of(record, LONGER_TO_READ)
    return skipped_of(record, LONGER_TO_READ, file=path) if skipped.file == file else skipped


def _outcomes(results: list[_tallyman.Result], skipped: list[Skipped]) -> Batches:
    """Claims, and what was skipped."""
    claims = to_table([Claim._of_line(line) for lines, _, _ in results for line in lines]).combine_chunks()
    columns = [column.combine_chunks() for column in claims.columns]
    kind = OUTCOMES.field("claim").type
    structs = pa.StructArray.from_arrays(columns, fields=list(kind)) if claims.num_rows else pa.array([], kind)
    names = [field.name for field in SKIPPED]
    rows = pa.array([{name: getattr(what, name) for name in names} for what in skipped], SKIPPED)
    yield pa.RecordBatch.from_arrays(
        [pa.concat_arrays([structs, pa.nulls(len(rows), kind)]), pa.concat_arrays([pa.nulls(len(structs), SKIPPED), rows])],
        schema=OUTCOMES,
    )


class _OutOfReach(Exception):
    """A file cannot be brought here."""


@contextlib.contextmanager
def _local(path: str) -> Iterator[str]:
    """A file by that name on this machine: the file itself, or a copy for as long as it is needed (s3://, hdfs://, gs://).

    Raises _OutOfReach where the address is none, or its file cannot be copied.
    """
    if "://" not in path:
        yield path
        return
    with contextlib.ExitStack() as cleaning:
        try:
            system, inside = pyarrow.fs.FileSystem.from_uri(path)
            file = inside
            if not isinstance(system, pyarrow.fs.LocalFileSystem):
                folder = cleaning.enter_context(tempfile.TemporaryDirectory())
                file = os.path.join(folder, os.path.basename(inside))
                pyarrow.fs.copy_files(inside, file, source_filesystem=system, destination_filesystem=pyarrow.fs.LocalFileSystem())
        except (OSError, pa.ArrowException) as error:
            raise _OutOfReach(str(error)) from error
        yield file


def check_options(**options: Any) -> str:
    return json.dumps(options | {"threads": 1})
