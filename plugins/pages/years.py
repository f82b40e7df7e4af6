"""Lines of years: how much there is of each year, and the way to the exact place where it begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct

from plugins.newsroom import Stories


class Year(Struct, frozen=True, kw_only=True):
    """A year with the number of things of it and the place where they begin."""

    year: int
    count: int
    href: str


def years_of_stories(stories: Stories, place: Callable[[int], str]) -> tuple[Year, ...]:
    """Return the years of *stories*, sorted from the oldest; the newest year first. One year alone is no line.

    Listings stand from the newest, so each leads to the newest story of its year, at *place* by its index.
    """
    dates = stories.dates
    counts = Counter(date.year for date in dates)
    if len(counts) < 2:
        return ()
    newest = {date.year: index for index, date in enumerate(dates)}
    return tuple(Year(year=year, count=counts[year], href=place(newest[year])) for year in sorted(counts, reverse=True))


def years_here(counts: Iterable[tuple[int, int]], anchor: str) -> tuple[Year, ...]:
    """Return the line of (year, count), each leading to the heading of its year on the same page."""
    return tuple(Year(year=year, count=count, href=f"#{anchor}-{year}") for year, count in counts)
