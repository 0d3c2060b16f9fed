"""The records as typed objects: what docs/formats.md says of the JSON holds of them, member by member.

Amounts, percentages and their bounds are ``decimal.Decimal``, exact as printed; days are ``datetime.date``; months are texts
("2024-06"). Every record keeps the JSON that it was made of: ``claim.to_json()`` is the line that the command line writes.
"""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import functools
import json
import types
import typing
from typing import Any, Callable, Mapping, TypeVar

Record = TypeVar("Record", bound="_Record")
Node = TypeVar("Node")


def _converter(hint: Any) -> Callable[[Any], Any]:
    """What makes a value of the type `hint` out of its JSON."""
    if isinstance(hint, types.UnionType):
        (inner,) = (_converter(part) for part in typing.get_args(hint) if part is not type(None))
        return lambda value: None if value is None else inner(value)
    if typing.get_origin(hint) is tuple:
        element = _converter(typing.get_args(hint)[0])
        return lambda value: tuple(element(part) for part in value)
    if hint is datetime.date:
        return datetime.date.fromisoformat
    if hint is decimal.Decimal:
        return decimal.Decimal
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return functools.partial(_build, hint)
    return lambda value: value


@functools.cache
def _converters(kind: type[Any]) -> list[tuple[str, Callable[[Any], Any]]]:
    hints = typing.get_type_hints(kind)
    return [(field.name, _converter(hints[field.name])) for field in dataclasses.fields(kind) if field.name != "_json"]


def _build(kind: type[Node], value: Mapping[str, Any], **more: Any) -> Node:
    return kind(**{name: convert(value.get(name)) for name, convert in _converters(typing.cast(Any, kind))}, **more)


@dataclasses.dataclass(frozen=True)
class _Record:
    _json: str = dataclasses.field(repr=False, compare=False, kw_only=True)

    @classmethod
    def from_json(cls: type[Record], text: str) -> Record:
        """The record of a line that `to_json`, or the command line, has written."""
        return _build(cls, json.loads(text), _json=text)

    def to_json(self) -> str:
        """The record as one line of JSON, the same bytes as the command line's."""
        return self._json

    def to_dict(self) -> dict[str, Any]:
        """The record as `json.loads` reads it."""
        value: dict[str, Any] = json.loads(self._json)
        return value


@dataclasses.dataclass(frozen=True)
class Article(_Record):
    """An article as it is read: offsets of claims count in its `title` and `text`."""

    id: str
    url: str | None
    title: str
    published: datetime.date | None
    language: str | None
    country: str | None
    publisher: str | None
    text: str


@dataclasses.dataclass(frozen=True)
class Document:
    """The article that a claim stands in."""

    id: str
    url: str | None
    title: str
    published: datetime.date | None
    language: str
    country: str | None
    publisher: str | None
    text_sha256: str
    sketch: str


@dataclasses.dataclass(frozen=True)
class Statistic:
    """What a claim is about: whose flow of what, with whom. `reporter` is None where nothing tells it."""

    flow: str
    reporter: str | None
    partner: str
    product: str
    measure: str | None
    basis: str | None
    side: str | None
    reporter_text: str | None
    partner_text: str | None
    product_text: str | None


@dataclasses.dataclass(frozen=True)
class Period:
    """First and last month ("2024-06"); the days only of a part of a month."""

    start: str
    end: str
    first_day: datetime.date | None
    last_day: datetime.date | None


@dataclasses.dataclass(frozen=True)
class Amount:
    """An amount in one unit; everything from `low` to `high` rounds to what is printed, None is unbounded."""

    amount: decimal.Decimal
    unit: str
    low: decimal.Decimal | None
    high: decimal.Decimal | None
    qualifier: str


@dataclasses.dataclass(frozen=True)
class Level(Amount):
    """A statistic's level; `converted` is the same in a second currency or unit."""

    unit_text: str | None
    converted: Amount | None


@dataclasses.dataclass(frozen=True)
class Change:
    """A change against `base`: relative (`percent`), absolute (`delta`), or both."""

    percent: decimal.Decimal | None
    low: decimal.Decimal | None
    high: decimal.Decimal | None
    qualifier: str
    delta: decimal.Decimal | None
    delta_low: decimal.Decimal | None
    delta_high: decimal.Decimal | None
    delta_unit: str | None
    versus: str
    base: Period | None
    terms: str | None


@dataclasses.dataclass(frozen=True)
class Whole:
    """What a share is a part of."""

    partner: str
    product: str


@dataclasses.dataclass(frozen=True)
class Share:
    """The statistic as a percentage of `whole`."""

    percent: decimal.Decimal
    low: decimal.Decimal | None
    high: decimal.Decimal | None
    qualifier: str
    of: str
    whole: Whole


@dataclasses.dataclass(frozen=True)
class Excerpt:
    """A stretch of the article: ``getattr(article, field)[start:end] == text``."""

    field: str
    start: int
    end: int
    text: str


@dataclasses.dataclass(frozen=True)
class Span:
    """Where the article says one part of a claim."""

    role: str
    field: str
    start: int
    end: int


@dataclasses.dataclass(frozen=True)
class Evidence:
    """The claim's sentence, the shortest quote that holds its figures, and the place of each part."""

    sentence: Excerpt
    quote: Excerpt
    spans: tuple[Span, ...]


@dataclasses.dataclass(frozen=True)
class Claim(_Record):
    """What one article says about one statistic in one period. At least one of `level`, `change` and `share` is there."""

    schema: str
    id: str
    producer: str
    document: Document
    statistic: Statistic
    period: Period | None
    level: Level | None
    change: Change | None
    share: Share | None
    status: str
    source: str | None
    evidence: Evidence
    confidence: float
    warnings: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class QuantityDocument:
    """The article that a quantity stands in."""

    id: str


@dataclasses.dataclass(frozen=True)
class Quantity(_Record):
    """An amount of money, a percentage or a physical quantity, claim or not."""

    document: QuantityDocument
    kind: str
    amount: decimal.Decimal
    unit: str
    low: decimal.Decimal | None
    high: decimal.Decimal | None
    qualifier: str
    field: str
    start: int
    end: int
    text: str


@dataclasses.dataclass(frozen=True)
class Suspect:
    """How likely a claim is the wrong one of its finding."""

    claim: str
    weight: float


@dataclasses.dataclass(frozen=True)
class Slip:
    """The known slip that would repair a contradiction."""

    claim: str
    kind: str
    repaired: str


@dataclasses.dataclass(frozen=True)
class Reference:
    """The official figure that a claim was held against."""

    amount: decimal.Decimal
    unit: str
    source: str
    vintage: str


@dataclasses.dataclass(frozen=True)
class Step:
    """A line of a finding's arithmetic."""

    relation: str
    claims: tuple[str, ...]
    low: decimal.Decimal | None
    high: decimal.Decimal | None
    unit: str | None
    of: str


@dataclasses.dataclass(frozen=True)
class Finding(_Record):
    """What the check says about a set of claims; `claims` and `suspects` name them by id."""

    schema: str
    id: str
    kind: str
    rule: str
    severity: str
    claims: tuple[str, ...]
    suspects: tuple[Suspect, ...]
    gap: float
    publishers: int
    slip: Slip | None
    reference: Reference | None
    steps: tuple[Step, ...]
    explanation: str


@dataclasses.dataclass(frozen=True)
class Skipped(_Record):
    """An article, a file or a folder that could not be used, and why."""

    file: str
    line: int | None
    offset: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}{'' if self.line is None else f':{self.line}'}: {self.reason}"
