"""A statement: what a report says, as values that need no registry and no news any more.

Everything that shows figures reads one of these: the terminal, JSON, workbook, notice, the editors' pages. A period
that is closed for good is frozen as one, so what it said then it says for ever.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from plugins.quota.periods import PeriodKind
from plugins.quota.quota_file import Measure
from plugins.quota.works import ZERO
from plugins.registry.shapes import Day

SubjectKind = Literal["unit", "person"]


class Line(Struct, frozen=True, kw_only=True):
    """A work that somebody is credited for: with how much, and why. *section* is an anchor of the item."""

    path: str
    section: str | None
    url: str | None
    title: str
    date: Day
    credit: Fraction
    why: str

    @property
    def key(self) -> tuple[str, str | None, str]:
        """Return what tells the work from all others."""
        return self.path, self.section, self.title


class Row(Struct, frozen=True, kw_only=True):
    """What one subject has done, and what was asked; *note* says why less is asked than of others."""

    subject: str
    name: str
    credit: Fraction
    target: Fraction
    items: tuple[Line, ...]
    note: str = ""

    @property
    def missing(self) -> Fraction:
        """Return how much is missing."""
        return max(self.target - self.credit, ZERO)

    @property
    def met(self) -> bool:
        """Tell whether the target is met."""
        return self.credit >= self.target


class RuleStatement(Struct, frozen=True, kw_only=True):
    """A rule and its rows, the most credited first, then by name.

    *periods* of its own, from *start* to *end*, make up the statement's: its months may begin on another day.
    """

    id: str
    name: str
    subject: SubjectKind
    period: PeriodKind
    periods: int
    start: Day
    end: Day
    target: Fraction
    measure: Measure
    rows: tuple[Row, ...]


class Unattributed(Struct, frozen=True, kw_only=True):
    """A work, or a part of it, that can be credited to nobody we know, and what to mend."""

    path: str
    title: str
    date: Day
    reason: str


class Tally(Struct, frozen=True, kw_only=True):
    """So many items of one category, genre or outlet; so much credit of one contributor, who serves in *of*."""

    name: str
    number: Fraction
    of: str | None = None


class Statement(Struct, frozen=True, kw_only=True):
    """The figures of a period. *items* are those that the portal published in it, *previous_items* in the one before.

    *credit* is the sum of what people, and units by their own name, are credited for.
    """

    id: str
    start: Day
    end: Day
    closed: bool
    rules: tuple[RuleStatement, ...]
    unattributed: tuple[Unattributed, ...]
    items: int
    credit: Fraction
    previous_items: int
    categories: tuple[Tally, ...]
    genres: tuple[Tally, ...]
    contributors: tuple[Tally, ...]
    external: tuple[Tally, ...]

    def of(self, rule: str | None, subject: str | None) -> Statement:
        """Return the same with only one rule, or with only the rows of one subject."""
        kept = [one for one in self.rules if rule in (None, one.id)]
        if subject:
            kept = [replace(one, rows=tuple(row for row in one.rows if row.subject == subject)) for one in kept]
        return replace(self, rules=tuple(kept))

    def short(self) -> Iterable[tuple[RuleStatement, Row]]:
        """Yield every row whose target is not met, with its rule."""
        return ((rule, row) for rule in self.rules for row in rule.rows if not row.met)


def as_json(statement: Statement) -> dict[str, Any]:
    """Return *statement* as plain values (docs/reference/quota.md); fractions as numbers of at most four places."""
    return {
        "period": {
            "id": statement.id,
            "from": statement.start.isoformat(),
            "to": statement.end.isoformat(),
            "closed": statement.closed,
        },
        "rules": [
            {
                "id": rule.id,
                "subject": rule.subject,
                "target": number(rule.target),
                "measure": rule.measure,
                "rows": [_row(row) for row in rule.rows],
            }
            for rule in statement.rules
        ],
        "unattributed": [
            {"path": one.path, "title": one.title, "date": one.date.isoformat(), "reason": one.reason}
            for one in statement.unattributed
        ],
        "totals": {
            "items": statement.items,
            "credit": number(statement.credit),
            "previous_items": statement.previous_items,
        },
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "subject": row.subject,
        "name": row.name,
        "credit": number(row.credit),
        "target": number(row.target),
        "met": row.met,
        "missing": number(row.missing),
        "items": [
            {
                "path": line.path,
                "section": line.section,
                "url": line.url,
                "title": line.title,
                "date": line.date.isoformat(),
                "credit": number(line.credit),
                "why": line.why,
            }
            for line in row.items
        ],
    }


def number(value: Fraction) -> int | float:
    """Return *value* as JSON and spreadsheets write it: whole, or with at most four places."""
    return int(value) if value.denominator == 1 else round(float(value), 4)


def decimal(value: Fraction) -> str:
    """Return *value* as people write it in Vietnamese: with a comma and at most two places."""
    text = f"{float(round(value, 2)):.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")
