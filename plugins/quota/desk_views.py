"""What the editors' desk shows of the quota: this period's bars, and the works behind each figure.

Values for templates, computed from statements alone. Nothing of it is public.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from plugins.pages import Link, dates
from plugins.pages.dates import Moment
from plugins.quota.periods import PeriodName, named
from plugins.quota.quota_file import ONE, Measure
from plugins.quota.statement import Line, Row, RuleStatement, Statement, SubjectKind, decimal
from plugins.quota.works import ZERO
from plugins.registry.texts import fold_name

State = Literal["met", "short", "exempt"]
Apart = Callable[[str], str]  # what tells a subject, by its id, from others of the same name
FULL = 100  # user units of a whole bar
_ROMAN = ("I", "II", "III", "IV")


class PeriodView(Struct, frozen=True, kw_only=True):
    """A period: *key* and *number* for its name, its days, how many are *left*, and when it was frozen, if it was."""

    key: str
    number: str
    year: int
    start: Moment
    end: Moment
    left: int
    frozen: Moment | None


class Figure(Struct, frozen=True, kw_only=True):
    """What one subject has done of what is asked; *who* leads to the works.

    *fill* is how much of the bar, of 100; *weekly* what is needed a week to the end.
    """

    anchor: str
    who: Link
    state: State
    credit: str
    target: str
    missing: str
    weekly: str
    fill: int


class RuleView(Struct, frozen=True, kw_only=True):
    """A rule in the period that goes on: who is short, the most first; who is not, as the statement has them."""

    id: str
    name: str
    subject: SubjectKind
    measure: Measure
    target: str
    period: PeriodView
    short: tuple[Figure, ...]
    others: tuple[Figure, ...]


class WorkView(Struct, frozen=True, kw_only=True):
    """A work that is credited: where it can be read, when, with how much, and why."""

    work: Link
    day: Moment
    credit: str
    why: str
    path: str


class SubjectView(Struct, frozen=True, kw_only=True):
    """The works of one subject."""

    figure: Figure
    works: tuple[WorkView, ...]


class WorksView(Struct, frozen=True, kw_only=True):
    """The works behind each figure of a rule in a period; *idle* are those who have none."""

    id: str
    name: str
    subject: SubjectKind
    measure: Measure
    target: str
    period: PeriodView
    subjects: tuple[SubjectView, ...]
    idle: tuple[Figure, ...]


class Told(Struct, frozen=True, kw_only=True):
    """What is told of a rule in one of its periods, and on which day that was frozen, if it was."""

    rule: RuleStatement
    name: PeriodName
    start: date
    end: date
    frozen: date | None = None

    @property
    def file(self) -> str:
        """Return the name of the page that has its works."""
        return f"chi-tieu-{self.rule.id}-{self.name.id}.html"


def with_names_apart(rule: RuleStatement, apart: Apart) -> RuleStatement:
    """Return *rule* with those of its subjects told apart that share a name."""
    names = told_apart({row.subject: row.name for row in rule.rows}, apart)
    return replace(rule, rows=tuple(replace(row, name=names[row.subject]) for row in rule.rows))


def period_view(name: PeriodName, start: date, end: date, today: date, frozen: date | None = None) -> PeriodView:
    """Return a period as the desk shows it."""
    match name.kind:
        case "month":
            key, number = "month", str(name.number)
        case "quarter":
            key, number = "quarter", _ROMAN[name.number - 1]
        case "half":
            key, number = f"half_{name.number}", ""
        case _:
            key, number = "year", ""
    return PeriodView(
        key=key,
        number=number,
        year=name.year,
        start=dates.day(start),
        end=dates.day(end),
        left=(end - today).days + 1 if start <= today <= end else 0,
        frozen=dates.day(frozen) if frozen else None,
    )


def whole_period(statement: Statement, today: date) -> PeriodView:
    """Return the period of a statement."""
    return period_view(named(statement.id), statement.start, statement.end, today)


def rule_view(told: Told, today: date) -> RuleView:
    """Return a rule in the period that goes on."""
    period = period_view(told.name, told.start, told.end, today, told.frozen)
    short = sorted((row for row in told.rule.rows if not row.met), key=lambda row: -row.missing)
    return RuleView(
        id=told.rule.id,
        name=told.rule.name,
        subject=told.rule.subject,
        measure=told.rule.measure,
        target=decimal(told.rule.target),
        period=period,
        short=tuple(figure(row, told.file, period.left) for row in short),
        others=tuple(figure(row, told.file) for row in told.rule.rows if row.met),
    )


def works_view(told: Told, today: date) -> WorksView:
    """Return the works behind the figures of a rule in a period."""
    rows = told.rule.rows
    return WorksView(
        id=told.rule.id,
        name=told.rule.name,
        subject=told.rule.subject,
        measure=told.rule.measure,
        target=decimal(told.rule.target),
        period=period_view(told.name, told.start, told.end, today, told.frozen),
        subjects=tuple(
            SubjectView(figure=figure(row), works=tuple(_work(line) for line in row.items)) for row in rows if row.items
        ),
        idle=tuple(figure(row) for row in rows if not row.items),
    )


def figure(row: Row, file: str = "", left: int = 0) -> Figure:
    """Return what a row says; its works are in *file*, and *left* days are left to do what is missing."""
    weekly = row.missing / max(Fraction(left, 7), ONE) if left and not row.met else ZERO
    return Figure(
        anchor=row.subject,
        who=Link(row.name, f"{file}#{row.subject}" if file else None, row.note or None),
        state=state_of(row),
        credit=decimal(row.credit),
        target=decimal(row.target),
        missing=decimal(row.missing) if row.missing else "",
        weekly=decimal(weekly) if weekly else "",
        fill=_fill(row),
    )


def told_apart(names: Mapping[str, str], apart: Apart) -> dict[str, str]:
    """Return *names*, by id, with what tells their bearers apart where they share one."""
    times = Counter(map(fold_name, names.values()))
    return {id_: f"{name} ({apart(id_)})" if times[fold_name(name)] > 1 else name for id_, name in names.items()}


def _work(line: Line) -> WorkView:
    return WorkView(
        work=Link(line.title, line.url),
        day=dates.day(line.date),
        credit=decimal(line.credit),
        why=line.why,
        path=f"{line.path}#{line.section}" if line.section else line.path,
    )


def state_of(row: Row) -> State:
    """Return what a row comes to."""
    return "exempt" if not row.target else "met" if row.met else "short"


def _fill(row: Row) -> int:
    """Return how much of a bar is full: something for anything, all of it only for all that is asked."""
    if not row.target or not row.credit:
        return 0
    return FULL if row.met else max(int(FULL * row.credit / row.target), 1)
