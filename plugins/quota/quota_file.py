"""The rules of the quota as data: `quota.yaml`, and `external_items.yaml` for what was placed in other papers.

The plan of VKSND thành phố Đà Nẵng of 2021 makes the quota a condition of every award and gives no number; so every
number here is data, with the days on which it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema

from plugins.newsroom.frontmatter import Genre, Maker, Origin, Role, WebAddress
from plugins.quota import rules
from plugins.quota.periods import CALENDAR, PeriodKind, Start
from plugins.registry import rules as common
from plugins.registry.references import PersonRef, UnitRef
from plugins.registry.shapes import ALWAYS, STRICT, Boolean, Day, FlatId, Span, Text, Validity, Year, fault, ordered
from plugins.registry.sources import Source
from plugins.registry.units import Level

Measure = Literal["count", "points"]
Coauthors = Literal["equal", "full", "first", "shares"]
Need = Literal["each", "total", "none"]


def _number(value: Any) -> Fraction:
    if isinstance(value, Fraction):
        return value
    text = str(value).replace(",", ".")
    try:
        found = Fraction(text) if len(text) <= 12 and "e" not in text.casefold() else None
    except (ValueError, ZeroDivisionError):
        found = None
    if found is None or not 0 <= found <= 100_000:
        raise fault(rules.BAD_NUMBER, value=value)
    return found


def _start(value: Any) -> Any:
    if not isinstance(value, dict):
        raise fault(common.NOT_MAPPING)
    try:
        start = Start(**{key: int(number) for key, number in value.items()})
    except (TypeError, ValueError):
        start = Start(0, 0)
    if not (1 <= start.month <= 12 and 1 <= start.day <= 28):
        raise fault(rules.BAD_START, month=value.get("month", 1), day=value.get("day", 1))
    return start


def _need(value: Any) -> Any:
    choices: dict[str, Need] = {"true": "each", "false": "none", "each": "each", "total": "total", "none": "none"}
    if value not in choices:
        raise fault(common.BAD_CHOICE, value=value, cure="chọn một trong: true, false, each (từng kỳ), total (cả năm)")
    return choices[value]


Number = Annotated[Fraction, PlainValidator(_number), WithJsonSchema({"type": ["number", "string"]})]
Starts = Annotated[
    Start,
    PlainValidator(_start),
    WithJsonSchema({"type": "object", "properties": {"month": {"type": "integer"}, "day": {"type": "integer"}}}),
]
NeedQuota = Annotated[Need, PlainValidator(_need), WithJsonSchema({"enum": [True, False, "each", "total"]})]
ONE = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """A unit or a person of whom nothing, or less, is asked from one day to another."""

    __pydantic_config__ = STRICT

    unit: UnitRef | None = None
    person: PersonRef | None = None
    start: Annotated[Day | None, Field(alias="from")] = None
    end: Annotated[Day | None, Field(alias="to")] = None
    reason: Text

    @property
    def span(self) -> Span:
        """Return the days on which it holds."""
        return Span(start=self.start, end=self.end)


def _one_exempt(exemption: Exemption) -> Exemption:
    if (exemption.unit is None) == (exemption.person is None):
        raise fault(rules.WHO_IS_EXEMPT)
    return exemption


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaRule:
    """How much is asked of whom in each period.

    *levels*, *units* or *people* say of whom: of units, or of the people who serve in them. With *roll_up* the work of
    offices and divisions is that of the unit that they belong to.
    """

    __pydantic_config__ = STRICT

    id: FlatId
    subject: Literal["unit", "person"]
    period: PeriodKind
    target: Number
    measure: Measure = "count"
    name: Text | None = None
    levels: tuple[Level, ...] = ()
    units: tuple[UnitRef, ...] = ()
    people: tuple[PersonRef, ...] = ()
    starts: Starts = CALENDAR
    roll_up: Boolean = False
    exempt: tuple[Annotated[Exemption, AfterValidator(_one_exempt), AfterValidator(ordered)], ...] = ()
    valid: Validity = ALWAYS
    source: Source | None = None


def _one_scope(rule: QuotaRule) -> QuotaRule:
    said = [key for key in ("levels", "units", "people") if getattr(rule, key)]
    if len(said) != 1 or (rule.people and rule.subject == "unit"):
        raise fault(rules.ONE_SCOPE, keys="levels, units" + (", people" if rule.subject == "person" else ""))
    if rule.period == "month" and rule.starts.month != 1:
        raise fault(rules.START_OF_MONTH)
    for exemption in rule.exempt:
        if rule.subject == "unit" and exemption.person:
            raise fault(rules.NOT_OF_SUBJECT, subject="đơn vị", other="cá nhân")
        if rule.subject == "person" and exemption.unit:
            raise fault(rules.NOT_OF_SUBJECT, subject="cá nhân", other="đơn vị")
    return rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a piece of work weighs, and how those who made it together share it. A weight that is not said is 1.

    Photographers and editors weigh nothing unless *roles* says so, but for photographers of an item of photographs.
    """

    __pydantic_config__ = STRICT

    coauthors: Coauthors = "equal"
    origins: Mapping[Origin, Number] = field(default_factory=dict)
    genres: Mapping[Genre, Number] = field(default_factory=dict)
    roles: Mapping[Role, Number] = field(default_factory=dict)
    with_photo: Number = ONE
    external: Number = ONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day by which something is due for the awards of a year."""

    __pydantic_config__ = STRICT

    year: Year
    date: Day
    what: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """What a monthly notice says beside its figures."""

    __pydantic_config__ = STRICT

    agency: Text | None = None
    parent_agency: Text | None = None
    place: Text | None = None
    signer_role: Text | None = None
    signer: Text | None = None
    tasks: tuple[Text, ...] = ()
    recipients: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaFile:
    """The file `quota.yaml`."""

    __pydantic_config__ = STRICT

    rules: tuple[Annotated[QuotaRule, AfterValidator(_one_scope)], ...] = ()
    policy: Policy = field(default_factory=Policy)
    awards_need_quota: NeedQuota = "each"
    deadlines: tuple[Deadline, ...] = ()
    notice: NoticeFacts = field(default_factory=NoticeFacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalItem:
    """An item of `external_items.yaml`: work that another paper published."""

    __pydantic_config__ = STRICT

    title: Text
    outlet: Text
    date: Day
    byline: Annotated[tuple[Maker, ...], Field(min_length=1)]
    url: WebAddress | None = None
    genre: Genre = "news"
