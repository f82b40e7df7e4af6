"""Dates in Vietnamese words. Written here because the machine's locale differs from machine to machine."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache

from msgspec import Struct

from plugins.newsroom.frontmatter import Event
from plugins.registry.registry import vietnamese_day
from plugins.registry.shapes import Span

_DATES = 1_000  # that are known in words: pages that are made one after another tell the same ones


class Moment(Struct, frozen=True):
    """A date as readers see it (*text*) and as machines do (*iso*)."""

    text: str
    iso: str


@lru_cache(_DATES)
def day(value: date) -> Moment:
    """Return the moment of a day: 1/7/2025."""
    return Moment(vietnamese_day(value), value.strftime("%Y-%m-%d"))


def says(text: str, value: date) -> bool:
    """Tell whether *text* says a day itself: 1/7/2025, 01-07-2025, 1 tháng 7 năm 2025."""
    day, month, year = f"0?{value.day}", f"0?{value.month}", value.year
    return bool(re.search(rf"(?<!\d){day}(?:[/.-]{month}[/.-]| tháng {month} năm ){year}(?!\d)", text))


@lru_cache(_DATES)
def moment(value: datetime) -> Moment:
    """Return the moment of an instant: 28/11/2023 07:30; of one without an hour, the day: nobody knows of midnight."""
    if value.time() == time.min:
        return day(value.date())
    return Moment(f"{day(value.date()).text} {value:%H:%M}", value.isoformat())


def span(value: Span) -> str:
    """Return the words of a span: 1/1/2019 – 31/12/2025, with the open side left open."""
    start = day(value.start).text if value.start else ""
    end = day(value.end).text if value.end else ""
    return f"{start} – {end}".strip() if start or end else ""


def event(value: Event) -> Moment:
    """Return the moment of an event: a day, a span of days, or the words that were given (then *iso* is empty)."""
    if value.date:
        return day(value.date)
    if value.text:
        return Moment(value.text, "")
    assert value.start is not None
    if value.end is None:
        return day(value.start)
    return Moment(span(Span(start=value.start, end=value.end)), "")
