"""The chart of awards by year and level: where each bar of it lies, and the figures that it shows.

Bars lie on their side, a year under the other, so that any number of years can be read on a telephone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from plugins.honour_roll.award_types import LEVELS, Level
from plugins.honour_roll.ladder import Standing
from plugins.honour_roll.unnamed import UnnamedStanding

WIDTH = 480  # user units, of which a telephone shows about one a pixel
ROW = 28
BAR = 18
LABEL = 52  # room for the year
TOTAL = 48  # room for the sum
BASELINE = 14  # of the words, from the top of the bar


class Bar(Struct, frozen=True, kw_only=True):
    """The part of a year's bar that one level takes, in user units."""

    level: Level
    x: int
    width: int


class ChartRow(Struct, frozen=True, kw_only=True):
    """A year: its bar, and the figures."""

    year: int
    y: int
    baseline: int
    bars: tuple[Bar, ...]
    end: int
    counts: tuple[int, ...]
    total: int


class ChartView(Struct, frozen=True, kw_only=True):
    """The chart and its table: *levels* that occur, from the highest, and a row a year, from the newest."""

    width: int
    height: int
    bar: int
    left: int
    levels: tuple[Level, ...]
    rows: tuple[ChartRow, ...]
    totals: tuple[int, ...]
    total: int


def chart(honours: Iterable[Standing], nameless: Iterable[UnnamedStanding] = ()) -> ChartView | None:
    """Return the chart of *honours* and of those counted without names (*nameless*); None if there are none."""
    counts: Counter[tuple[int, Level]] = Counter((s.record.year, s.record.type.of_level) for s in honours)
    for one in nameless:
        if one.people or one.units:
            counts[one.document.year, one.type.of_level] += one.people + one.units
    if not counts:
        return None
    first, last = min(year for year, _ in counts), max(year for year, _ in counts)
    levels = tuple(level for level in LEVELS if any(counts[year, level] for year in range(first, last + 1)))
    sums = {year: sum(counts[year, level] for level in levels) for year in range(first, last + 1)}
    most, room = max(sums.values()), WIDTH - LABEL - TOTAL
    rows = []
    for number, year in enumerate(reversed(range(first, last + 1))):
        x, before, bars = LABEL, 0, []
        for level in levels:
            if counts[year, level]:
                # From the running sum, so that rounding never makes the whole longer than it is.
                end = LABEL + round(room * (before + counts[year, level]) / most)
                bars.append(Bar(level=level, x=x, width=max(end - x, 1)))
                x, before = end, before + counts[year, level]
        y = number * ROW + (ROW - BAR) // 2
        rows.append(
            ChartRow(
                year=year,
                y=y,
                baseline=y + BASELINE,
                bars=tuple(bars),
                end=x + 8,
                counts=tuple(counts[year, level] for level in levels),
                total=sums[year],
            )
        )
    return ChartView(
        width=WIDTH,
        height=len(rows) * ROW,
        bar=BAR,
        left=LABEL - 8,
        levels=levels,
        rows=tuple(rows),
        totals=tuple(sum(row.counts[index] for row in rows) for index in range(len(levels))),
        total=sum(sums.values()),
    )
