"""Periods of reporting: months, quarters, half-years and years, which may begin on another day than the first.

A period that begins before the calendar's is named after the one in which it ends: the month from 20 January to
19 February is February; the year from 1 December 2019 is 2020.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

PeriodKind = Literal["month", "quarter", "half", "year"]
MONTHS: dict[PeriodKind, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_ID = re.compile(r"(?P<year>[0-9]{4})(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])))?")


class NoPeriod(ValueError):
    """Raised for a text that names no period."""


@dataclass(frozen=True, slots=True, order=True)
class Start:
    """The day of the year on which reporting begins; of months only the day matters."""

    month: int = 1
    day: int = 1


CALENDAR = Start()


class Period(Struct, frozen=True, kw_only=True):
    """A period and its days, both included. *id* is `2023-11`, `2023-Q4`, `2023-H2` or `2023`."""

    id: str
    kind: PeriodKind
    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.end - self.start).days + 1

    def is_closed(self, today: date) -> bool:
        """Tell whether it is over on *today*."""
        return self.end < today


class PeriodName(Struct, frozen=True, kw_only=True):
    """What a period is called: the year, the kind, and which of the year it is, from 1."""

    kind: PeriodKind
    year: int
    number: int = 1

    @property
    def id(self) -> str:
        """Return it as it is written."""
        match self.kind:
            case "month":
                return f"{self.year}-{self.number:02}"
            case "quarter":
                return f"{self.year}-Q{self.number}"
            case "half":
                return f"{self.year}-H{self.number}"
        return str(self.year)

    @property
    def previous(self) -> PeriodName:
        """Return the name of the period before."""
        if self.number > 1:
            return PeriodName(kind=self.kind, year=self.year, number=self.number - 1)
        return PeriodName(kind=self.kind, year=self.year - 1, number=12 // MONTHS[self.kind])

    def parts(self, kind: PeriodKind) -> Iterator[PeriodName]:
        """Yield the periods of a shorter or the same *kind* that it consists of; none of a longer kind."""
        length, part = MONTHS[self.kind], MONTHS[kind]
        if part > length:
            return
        first = (self.number - 1) * length // part + 1
        for number in range(first, first + length // part):
            yield PeriodName(kind=kind, year=self.year, number=number)


def named(text: str) -> PeriodName:
    """Return the period that *text* names; raise NoPeriod if it names none."""
    found = _ID.fullmatch(text)
    if not found or not 1945 <= int(found["year"]) <= 2999:
        raise NoPeriod(text)
    year = int(found["year"])
    for kind in ("month", "quarter", "half"):
        if found[kind]:
            return PeriodName(kind=kind, year=year, number=int(found[kind]))
    return PeriodName(kind="year", year=year)


def period(name: PeriodName, start: Start = CALENDAR) -> Period:
    """Return the days of the period called *name* where reporting begins on *start*."""
    length = MONTHS[name.kind]
    if name.kind == "month":
        first = _shifted(date(name.year, name.number, 1), 0 if start.day == 1 else -1).replace(day=start.day)
    else:
        begun = date(name.year if start == CALENDAR else name.year - 1, start.month, start.day)
        first = _shifted(begun, (name.number - 1) * length)
    return Period(id=name.id, kind=name.kind, start=first, end=_shifted(first, length) - timedelta(days=1))


def containing(day: date, kind: PeriodKind, start: Start = CALENDAR) -> PeriodName:
    """Return the name of the period of *kind* in which *day* lies."""
    for year in (day.year, day.year + 1):
        for number in range(1, 12 // MONTHS[kind] + 1):
            name = PeriodName(kind=kind, year=year, number=number)
            if day in period(name, start):
                return name
    raise AssertionError("the periods of two years cover every day of the first")


def _shifted(day: date, months: int) -> date:
    """Return the same day so many months later; days go to 28, so there always is one."""
    count = day.year * 12 + day.month - 1 + months
    return day.replace(year=count // 12, month=count % 12 + 1)
