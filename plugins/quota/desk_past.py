"""Twelve periods back, as the editors' desk shows them: a small chart and a figure a period for each subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from msgspec import Struct

from plugins.quota.desk_views import Apart, Figure, PeriodView, State, Told, figure, period_view, state_of, told_apart
from plugins.quota.quota_file import ONE, Measure
from plugins.quota.statement import Row, SubjectKind, decimal
from plugins.quota.works import ZERO
from plugins.registry.collation import collation_key, key_of

BACK = 12  # periods that are looked back on
SPARK, STEP, COLUMN = 24, 8, 6  # height of a small chart, from one column to the next, width of a column


class Spark(Struct, frozen=True, kw_only=True):
    """A small chart, a column a period: the paths of the columns by what they come to, and of the targets."""

    width: int
    height: int
    met: str
    short: str
    exempt: str
    goals: str


class PastRow(Struct, frozen=True, kw_only=True):
    """A subject over the past periods: a figure for each (None: nothing was asked of it), and how often it was met."""

    name: str
    spark: Spark
    figures: tuple[Figure | None, ...]
    credit: str
    met: int
    asked: int


class PastView(Struct, frozen=True, kw_only=True):
    """A rule over the past periods, oldest first."""

    id: str
    name: str
    subject: SubjectKind
    measure: Measure
    periods: tuple[PeriodView, ...]
    rows: tuple[PastRow, ...]


def past_view(told: Sequence[Told], today: date, apart: Apart) -> PastView | None:
    """Return a rule over the periods of *told*, oldest first; None if there are none."""
    if not told:
        return None
    newest = told[-1].rule
    rows = [{row.subject: row for row in one.rule.rows} for one in told]
    newest_names = {id_: row.name for of_period in rows for id_, row in of_period.items()}
    names = told_apart(newest_names, apart)
    files = [one.file for one in told]
    key = key_of(newest.subject)
    return PastView(
        id=newest.id,
        name=newest.name,
        subject=newest.subject,
        measure=newest.measure,
        periods=tuple(period_view(one.name, one.start, one.end, today, one.frozen) for one in told),
        rows=tuple(
            _past(names[id_], [of_period.get(id_) for of_period in rows], files)
            for id_ in sorted(names, key=lambda id_: (key(newest_names[id_]), collation_key(names[id_]), id_))
        ),
    )


def spark(rows: Sequence[Row | None]) -> Spark:
    """Return the small chart of *rows*, oldest first, on a scale of its own."""
    most = max((max(row.credit, row.target) for row in rows if row), default=ZERO) or ONE
    columns: dict[State, str] = {"met": "", "short": "", "exempt": ""}
    goals = ""
    for number, row in enumerate(rows):
        if row and row.credit:
            columns[state_of(row)] += f"M{number * STEP} {SPARK}v-{_scaled(row.credit, most)}h{COLUMN}V{SPARK}z"
        if row and row.target:
            goals += f"M{number * STEP} {SPARK - _scaled(row.target, most)}h{COLUMN}"
    return Spark(width=max(len(rows) * STEP, STEP), height=SPARK, goals=goals, **columns)


def _past(name: str, rows: Sequence[Row | None], files: Iterable[str]) -> PastRow:
    there = [row for row in rows if row]
    return PastRow(
        name=name,
        spark=spark(rows),
        figures=tuple(figure(row, file) if row else None for row, file in zip(rows, files, strict=True)),
        credit=decimal(sum((row.credit for row in there), ZERO)),
        met=sum(row.met for row in there if row.target),
        asked=sum(bool(row.target) for row in there),
    )


def _scaled(value: Fraction, most: Fraction) -> int:
    return max(round(SPARK * value / most), 1) if value else 0
