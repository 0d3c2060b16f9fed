"""The records as typed objects: what docs/formats.md says of the JSON holds of them, member by member.

Amounts, percentages and their bounds are ``decimal.Decimal``, exact as printed; days are ``datetime.date``; months are texts
("2024-06"). A record that was read keeps its JSON: ``claim.to_json()`` is the line that the command line writes. One that was made or
changed (``dataclasses.replace``) is written member by member, in the same form.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import decimal
import functools
import json
import re
import types
import typing
from typing import Any, Callable, ClassVar, Mapping, TypeVar

from . import _tallyman
from ._errors import FormatError

Record = TypeVar("Record", bound="_Record")
Node = TypeVar("Node")

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_LONGEST_EXCERPT = 60


class _Fault(Exception):
    """A value is not what its record needs. `path` leads to it ("steps[0].low"); it is empty for the whole record."""

    def __init__(self, reason: str, path: str = "") -> None:
        super().__init__(reason, path)
        self.reason, self.path = reason, path

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" if self.path else f"the record {self.reason}"

    def below(self, step: str) -> _Fault:
        """The same, of a record one step higher up."""
        dot = "." if self.path and not self.path.startswith("[") else ""
        return _Fault(self.reason, f"{step}{dot}{self.path}")


def _quoted(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "an array"
    text = json.dumps(value)
    return text if len(text) <= _LONGEST_EXCERPT else text[:_LONGEST_EXCERPT] + "..."


def _needs(what: str, value: Any) -> _Fault:
    return _Fault(f"is missing (needs {what})" if value is None else f"needs {what}, found {_quoted(value)}")


def _string(value: Any) -> Any:
    if type(value) is not str:
        raise _needs("a string", value)
    return value


def _whole_number(value: Any) -> Any:
    if type(value) is not int or value < 0:
        raise _needs("a whole number of at least 0", value)
    return value


def _number(value: Any) -> Any:
    if type(value) is not float and type(value) is not int:
        raise _needs("a number", value)
    return value


def _decimal(value: Any) -> decimal.Decimal:
    if type(value) is not str or not _DECIMAL.fullmatch(value):
        raise _needs('a decimal number in a string ("70.23")', value)
    return decimal.Decimal(value)


def _day(value: Any) -> datetime.date:
    day: datetime.date | None = None
    with contextlib.suppress(TypeError, ValueError):
        day = datetime.date.fromisoformat(value)
    if day is None or day.isoformat() != value:
        raise _needs('a day of the calendar ("2024-06-30")', value)
    return day


_LEAVES: dict[Any, Callable[[Any], Any]] = {
    str: _string, int: _whole_number, float: _number, decimal.Decimal: _decimal, datetime.date: _day,
}  # fmt: skip


def _tuple(element: Callable[[Any], Any], value: Any) -> tuple[Any, ...]:
    if type(value) is not list:
        raise _needs("an array", value)
    parts: list[Any] = []
    try:
        for part in value:
            parts.append(element(part))
    except _Fault as fault:
        raise fault.below(f"[{len(parts)}]") from None
    return tuple(parts)


def _converter(hint: Any) -> Callable[[Any], Any]:
    """What makes a value of the type `hint` out of its JSON, or raises a _Fault."""
    if isinstance(hint, types.UnionType):
        (inner,) = (_converter(part) for part in typing.get_args(hint) if part is not type(None))
        return lambda value: None if value is None else inner(value)
    if typing.get_origin(hint) is tuple:
        return functools.partial(_tuple, _converter(typing.get_args(hint)[0]))
    return _LEAVES[hint] if hint in _LEAVES else functools.partial(_build, hint)


@functools.cache
def _converters(kind: type[Any]) -> list[tuple[str, Callable[[Any], Any]]]:
    hints = typing.get_type_hints(kind)
    return [(field.name, _converter(hints[field.name])) for field in dataclasses.fields(kind)]


def _build(kind: type[Node], value: Any) -> Node:
    if type(value) is not dict:
        raise _needs("an object", value)
    members: dict[str, Any] = {}
    name = ""
    try:
        for name, convert in _converters(typing.cast(Any, kind)):
            members[name] = convert(value.get(name))
    except _Fault as fault:
        raise fault.below(name) from None
    return kind(**members)


def _plain(value: Any, short: bool = False) -> Any:
    """A record, or a value in it, as JSON has it; a `short` one without the members that are None."""
    if dataclasses.is_dataclass(value):
        members = [(field, getattr(value, field.name)) for field in dataclasses.fields(value)]
        return {field.name: _plain(member, "short" in field.metadata) for field, member in members if not (short and member is None)}
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, datetime.date) else value


def _check_version(value: Mapping[str, Any], name: str) -> None:
    """Raises a _Fault where `schema` is not the format `name` in major version 1, in the words of the command line."""
    readable, found = f"{name}/1", value.get("schema")
    no_record = f'no {name} record (needs "{readable}")'
    if found is None:
        raise _Fault(f"is missing: {no_record}", "schema")
    if not isinstance(found, str) or not found.startswith(f"{name}/"):
        raise _Fault(f"is {_quoted(found)}: {no_record}", "schema")
    if found != readable and not found.startswith(f"{readable}."):
        raise _Fault(
            f"is {_quoted(found)}, another major version: this program reads {readable}; use the version of tallyman that wrote it, or extract again",
            "schema",
        )


@dataclasses.dataclass(frozen=True)
class _Record:
    _format: ClassVar[str | None] = None  # the name in `schema`, of records that have one
    # The line that the record was read from. No member: what is made of members alone (replace, asdict) does not know it.
    _json: ClassVar[str | None] = None

    @classmethod
    def from_json(cls: type[Record], text: str) -> Record:
        """The record of a line that `to_json`, or the command line, has written. Raises FormatError where it is none, and says why."""
        return cls._of_line(text)

    @classmethod
    def _of_line(cls: type[Record], text: str) -> Record:
        """The same of a line that the library has made."""
        try:
            value = json.loads(text)
        except json.JSONDecodeError as error:
            raise FormatError(f"no JSON at character {error.pos + 1}: {error.msg}") from None
        except (ValueError, RecursionError) as error:
            raise FormatError(f"no JSON that can be read: {error}") from None
        try:
            if cls._format and isinstance(value, dict):
                _check_version(value, cls._format)
            record = _build(cls, value)
        except _Fault as fault:
            raise FormatError(str(fault)) from None
        object.__setattr__(record, "_json", text)
        return record

    @property
    def is_as_read(self) -> bool:
        """Whether the record was read, and not made or changed since."""
        return self._json is not None

    def to_json(self) -> str:
        """The record as one line of JSON, the same bytes as the command line's."""
        if self._json is not None:
            return self._json
        return json.dumps(_plain(self), ensure_ascii=False, allow_nan=False, separators=(",", ":"))

    def to_dict(self) -> dict[str, Any]:
        """The record as `json.loads` reads it."""
        value: dict[str, Any] = json.loads(self.to_json())
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
    base: Period | None = dataclasses.field(metadata={"short": True})
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

    _format = "claim"

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

    @classmethod
    def from_json(cls, text: str) -> Claim:
        """As `Article.from_json`; codes, months and intervals must be such as `tallyman.check` takes."""
        claim = cls._of_line(text)
        _tallyman.require_claim(text.encode("utf-8", "surrogatepass"))
        return claim


@dataclasses.dataclass(frozen=True)
class QuantityDocument:
    """The article that a quantity stands in."""

    id: str


@dataclasses.dataclass(frozen=True)
class Quantity(_Record):
    """An amount of money, a percentage or a physical quantity, claim or not; `unit` is None for a bare number."""

    document: QuantityDocument
    kind: str
    amount: decimal.Decimal
    unit: str | None
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

    _format = "finding"

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
    """An article, a file or a folder that could not be used, and why.

    Of an article that was handed over, `file` is its id, else its url, else its place ("article 2", "row 2"). Of one in a file, `line` counts
    from 1 and is None where the format has no lines; `offset` counts the bytes before it in the unpacked file.
    """

    file: str
    line: int | None
    offset: int
    reason: str

    def __str__(self) -> str:
        place = f", byte {self.offset}" if self.offset > 0 else ""
        return f"{self.file}{place if self.line is None else f':{self.line}'}: {self.reason}"
