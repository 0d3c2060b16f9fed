"""Claims out of Arrow tables, into Arrow tables: `extract_batch`; findings as a table: `findings_table`.

Articles go in as a table (of Arrow, pandas, polars, DuckDB) with a column ``text`` and perhaps ``id``, ``title``, ``url``, ``published`` (dates
or texts), ``language``, ``country`` and ``publisher``; other columns are ignored. Claims come out as a table with the columns of `SCHEMA`.
"""

from __future__ import annotations

import decimal
from collections.abc import Callable
from typing import Any, Protocol

import pyarrow as pa

from ._articles import KEYS, claims_of, hand_over
from ._options import thread_count
from .records import Claim, Finding, Skipped

# Wide enough for every amount that is printed, and what Parquet, DuckDB, polars and Spark know as DECIMAL(38, 8).
_DIGITS = 8
_DECIMAL = pa.decimal128(38, _DIGITS)
_LIMIT = decimal.Decimal(10) ** (38 - _DIGITS)
_LAST_DIGIT = decimal.Decimal(1).scaleb(-_DIGITS)
_WIDE = decimal.Context(prec=76)

_COLUMNS: dict[str, tuple[pa.DataType, Callable[[Claim], Any]]] = {
    "claim_id": (pa.string(), lambda claim: claim.id),
    "article_id": (pa.string(), lambda claim: claim.document.id),
    "url": (pa.string(), lambda claim: claim.document.url),
    "title": (pa.string(), lambda claim: claim.document.title),
    "published": (pa.date32(), lambda claim: claim.document.published),
    "language": (pa.string(), lambda claim: claim.document.language),
    "country": (pa.string(), lambda claim: claim.document.country),
    "publisher": (pa.string(), lambda claim: claim.document.publisher),
    "flow": (pa.string(), lambda claim: claim.statistic.flow),
    "reporter": (pa.string(), lambda claim: claim.statistic.reporter),
    "partner": (pa.string(), lambda claim: claim.statistic.partner),
    "product": (pa.string(), lambda claim: claim.statistic.product),
    "measure": (pa.string(), lambda claim: claim.statistic.measure),
    "basis": (pa.string(), lambda claim: claim.statistic.basis),
    "side": (pa.string(), lambda claim: claim.statistic.side),
    "reporter_text": (pa.string(), lambda claim: claim.statistic.reporter_text),
    "partner_text": (pa.string(), lambda claim: claim.statistic.partner_text),
    "product_text": (pa.string(), lambda claim: claim.statistic.product_text),
    "period_start": (pa.string(), lambda claim: claim.period and claim.period.start),
    "period_end": (pa.string(), lambda claim: claim.period and claim.period.end),
    "first_day": (pa.date32(), lambda claim: claim.period and claim.period.first_day),
    "last_day": (pa.date32(), lambda claim: claim.period and claim.period.last_day),
    "amount": (_DECIMAL, lambda claim: claim.level and claim.level.amount),
    "unit": (pa.string(), lambda claim: claim.level and claim.level.unit),
    "low": (_DECIMAL, lambda claim: claim.level and claim.level.low),
    "high": (_DECIMAL, lambda claim: claim.level and claim.level.high),
    "qualifier": (pa.string(), lambda claim: claim.level and claim.level.qualifier),
    "unit_text": (pa.string(), lambda claim: claim.level and claim.level.unit_text),
    "converted_amount": (_DECIMAL, lambda claim: _converted(claim, "amount")),
    "converted_unit": (pa.string(), lambda claim: _converted(claim, "unit")),
    "converted_low": (_DECIMAL, lambda claim: _converted(claim, "low")),
    "converted_high": (_DECIMAL, lambda claim: _converted(claim, "high")),
    "converted_qualifier": (pa.string(), lambda claim: _converted(claim, "qualifier")),
    "percent": (_DECIMAL, lambda claim: claim.change and claim.change.percent),
    "percent_low": (_DECIMAL, lambda claim: claim.change and claim.change.low),
    "percent_high": (_DECIMAL, lambda claim: claim.change and claim.change.high),
    "change_qualifier": (pa.string(), lambda claim: claim.change and claim.change.qualifier),
    "delta": (_DECIMAL, lambda claim: claim.change and claim.change.delta),
    "delta_low": (_DECIMAL, lambda claim: claim.change and claim.change.delta_low),
    "delta_high": (_DECIMAL, lambda claim: claim.change and claim.change.delta_high),
    "delta_unit": (pa.string(), lambda claim: claim.change and claim.change.delta_unit),
    "versus": (pa.string(), lambda claim: claim.change and claim.change.versus),
    "base_start": (pa.string(), lambda claim: claim.change and claim.change.base and claim.change.base.start),
    "base_end": (pa.string(), lambda claim: claim.change and claim.change.base and claim.change.base.end),
    "terms": (pa.string(), lambda claim: claim.change and claim.change.terms),
    "share": (_DECIMAL, lambda claim: claim.share and claim.share.percent),
    "share_low": (_DECIMAL, lambda claim: claim.share and claim.share.low),
    "share_high": (_DECIMAL, lambda claim: claim.share and claim.share.high),
    "share_qualifier": (pa.string(), lambda claim: claim.share and claim.share.qualifier),
    "share_of": (pa.string(), lambda claim: claim.share and claim.share.of),
    "whole_partner": (pa.string(), lambda claim: claim.share and claim.share.whole.partner),
    "whole_product": (pa.string(), lambda claim: claim.share and claim.share.whole.product),
    "status": (pa.string(), lambda claim: claim.status),
    "source": (pa.string(), lambda claim: claim.source),
    "sentence": (pa.string(), lambda claim: claim.evidence.sentence.text),
    "quote": (pa.string(), lambda claim: claim.evidence.quote.text),
    "confidence": (pa.float64(), lambda claim: claim.confidence),
    "warnings": (pa.list_(pa.string()), lambda claim: claim.warnings),
    "record": (pa.string(), lambda claim: claim.to_json()),
}

SCHEMA = pa.schema(
    [pa.field(name, kind) for name, (kind, _) in _COLUMNS.items()],
    metadata={b"tallyman": b"claim/1"},
)
"""The table of claims: the members of a claim record, flat. `record` is the whole record as one line of JSON, which `tallyman.check` takes."""


_FINDING_COLUMNS: dict[str, tuple[pa.DataType, Callable[[Finding], Any]]] = {
    "id": (pa.string(), lambda finding: finding.id),
    "kind": (pa.string(), lambda finding: finding.kind),
    "rule": (pa.string(), lambda finding: finding.rule),
    "severity": (pa.string(), lambda finding: finding.severity),
    "claims": (pa.list_(pa.string()), lambda finding: finding.claims),
    "suspect": (pa.string(), lambda finding: finding.suspects[0].claim if finding.suspects else None),
    "suspect_weight": (pa.float64(), lambda finding: finding.suspects[0].weight if finding.suspects else None),
    "gap": (pa.float64(), lambda finding: finding.gap),
    "publishers": (pa.int32(), lambda finding: finding.publishers),
    "slip": (pa.string(), lambda finding: finding.slip and finding.slip.kind),
    "repaired": (pa.string(), lambda finding: finding.slip and finding.slip.repaired),
    "explanation": (pa.string(), lambda finding: finding.explanation),
    "record": (pa.string(), lambda finding: finding.to_json()),
}

FINDINGS_SCHEMA = pa.schema(
    [pa.field(name, kind) for name, (kind, _) in _FINDING_COLUMNS.items()],
    metadata={b"tallyman": b"finding/1"},
)
"""The table of findings: the members of a finding, flat; `suspect` is the likeliest one. `record` is the whole record as one line of JSON."""


class ArrowStream(Protocol):
    """What gives its rows as an Arrow stream: frames of pandas (from 2.2 on) and polars (1.3), relations of DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


def extract_batch(
    batch: pa.Table | pa.RecordBatch | ArrowStream,
    *,
    threads: int | None = None,
    on_skipped: Callable[[Skipped], None] | None = None,
) -> pa.Table:
    """The claims of all articles of `batch`, in its order, on all cores (or so many ``threads``).

    An article that cannot be used, as one without text, goes to ``on_skipped``; without that it is a TallymanWarning. It is called by its id,
    else its url, else its row, from 1. Raises KeyError where there is no column ``text``, TypeError where `batch` is no table.
    """
    handed = (hand_over(article, f"row {row}") for row, article in enumerate(articles_of(batch), 1))
    return to_table(list(claims_of(handed, thread_count(threads), on_skipped)))


def articles_of(batch: pa.Table | pa.RecordBatch | ArrowStream) -> list[dict[str, Any]]:
    """The rows of `batch` with what an article has. Raises KeyError where there is no column ``text``, TypeError where it is no table."""
    if not isinstance(batch, (pa.Table, pa.RecordBatch)):
        if not hasattr(batch, "__arrow_c_stream__"):
            raise TypeError(
                f"a {type(batch).__name__} is no table: pass a pyarrow.Table, as pyarrow.Table.from_pandas(frame) or frame.to_arrow() makes it, "
                "or what has __arrow_c_stream__, as frames of pandas 2.2 and polars 1.3 do"
            )
        batch = pa.table(batch)
    if "text" not in batch.schema.names:
        raise KeyError(f"no column \"text\"; there are {', '.join(batch.schema.names)}")
    columns = {key: _values(batch.column(key)) for key in KEYS if key in batch.schema.names}
    return [dict(zip(columns, row)) for row in zip(*columns.values())]


def _values(column: pa.Array | pa.ChunkedArray) -> list[Any]:
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError):
        values = [_value(scalar) for scalar in column]
    return values


def _value(scalar: pa.Scalar) -> Any:
    """As Python has it. Bytes that are no UTF-8 are as `os.fsdecode` has them; a day that Python does not have is words that are no day."""
    try:
        return scalar.as_py()
    except UnicodeDecodeError as error:
        return error.object.decode("utf-8", "surrogateescape")
    except (ValueError, OverflowError) as error:
        return f"{scalar.type} out of range: {error}"


def findings_table(findings: list[Finding]) -> pa.Table:
    """Findings as a table with the columns of `FINDINGS_SCHEMA`."""
    columns = [pa.array([read(finding) for finding in findings], kind) for kind, read in _FINDING_COLUMNS.values()]
    return pa.Table.from_arrays(columns, schema=FINDINGS_SCHEMA)


def to_table(claims: list[Claim]) -> pa.Table:
    """Claims as a table with the columns of `SCHEMA`."""
    columns = [pa.array([_fitting(kind, read(claim)) for claim in claims], kind) for kind, read in _COLUMNS.values()]
    return pa.Table.from_arrays(columns, schema=SCHEMA)


def _converted(claim: Claim, name: str) -> Any:
    return getattr(claim.level.converted, name) if claim.level and claim.level.converted else None


def _fitting(kind: pa.DataType, value: Any) -> Any:
    """Decimals with more digits behind the point than a column has are rounded, greater ones are null; `record` keeps them all."""
    if kind != _DECIMAL or value is None:
        return value
    rounded = value if value.as_tuple().exponent >= -_DIGITS else value.quantize(_LAST_DIGIT, context=_WIDE)
    return rounded if abs(rounded) < _LIMIT else None
