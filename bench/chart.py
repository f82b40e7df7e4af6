"""A chart of cost against size, both on logarithmic scales, as one SVG file that needs nothing else."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from bench.results import Results

WIDTH, HEIGHT = 800, 460
LEFT, RIGHT, TOP, BOTTOM = 64, 240, 56, 52
GAP = 16  # between two labels, so that none covers another
COLOURS = ("#8a1c1c", "#b4560f", "#17633f", "#1b4f8f", "#5b3a8e")
COLOURS_IN_DARK = ("#ff9a8f", "#f5b36b", "#7ad3a5", "#8cbcf5", "#c9b0f2")
STYLE = """
.page { fill: #fff } .grid { stroke: #d8dde2 } .line { fill: none; stroke-width: 2.5 }
.words { fill: #1c2126; font: 13px system-ui, sans-serif } .title { font-weight: 600; font-size: 16px }
"""
STYLE_IN_DARK = ".page { fill: #14181c } .grid { stroke: #343c44 } .words { fill: #e6e9ec }"
DASHES = ("", "9 4", "2 4", "12 4 2 4", "6 3")  # besides the colour, for those who see none


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the chart: its label, and a value for each size."""

    label: str
    points: tuple[tuple[int, float], ...]


WANTED = (
    ("pelican", "clean", "Pelican, clean"),
    ("hugo", "clean", "Hugo, clean or any edit"),
    ("bangvang", "clean", "ours, clean"),
    ("bangvang", "today", "ours, item added today"),
    ("bangvang", "body", "ours, body of an item"),
)


def chart(results: Results) -> str:
    """Return RESULTS.svg: median seconds against the number of items."""
    lines = []
    for peer, edit, label in WANTED:
        cells = [(size, results.spread(size, edit, peer)) for size in results.sizes()]
        points = tuple((size, found.median) for size, found in cells if found)
        if points:
            lines.append(Line(label=label, points=points))
    return draw("Seconds of a build against the number of items", lines)


def draw(title: str, lines: Sequence[Line]) -> str:
    """Return the chart of *lines* under *title* as SVG."""
    sizes = sorted({size for line in lines for size, _ in line.points})
    values = [value for line in lines for _, value in line.points]
    across = _Scale(min(sizes, default=1), max(sizes, default=10), LEFT, WIDTH - RIGHT)
    marks = _marks(min(values, default=1), max(values, default=10))
    up = _Scale(marks[0], marks[-1], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d">',
        f'<title id="t">{escape(title)}</title>',
        f'<desc id="d">{escape(_told(lines))}</desc>',
        f"<style>{_style()}</style>",
        f'<rect class="page" width="{WIDTH}" height="{HEIGHT}"/>',
        _words(LEFT, 28, title, "start", " title"),
    ]
    for mark in marks:
        y = up.at(mark)
        parts.append(f'<path class="grid" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>')
        parts.append(_words(LEFT - 8, y + 4, f"{mark:g} s", "end"))
    for size in sizes:
        x = across.at(size)
        parts.append(f'<path class="grid" d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}"/>')
        parts.append(_words(x, HEIGHT - BOTTOM + 20, f"{size:,}", "middle"))
    parts.append(_words((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, "items", "middle"))
    places = _apart([up.at(line.points[-1][1]) for line in lines])
    for number, (line, place) in enumerate(zip(lines, places, strict=True)):
        spots = [(across.at(size), up.at(value)) for size, value in line.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        parts.append(f'<polyline class="line c{number}" stroke-dasharray="{DASHES[number]}" points="{path}"/>')
        parts += [f'<circle class="d{number}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in spots]
        parts.append(
            _words(WIDTH - RIGHT + 12, place + 4, f"{line.label}: {line.points[-1][1]:.2f} s", "start", f" d{number}")
        )
    return "\n".join([*parts, "</svg>", ""])


class _Scale:
    """A logarithmic scale from *low* to *high* onto the pixels from *start* to *end*."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self._low = math.log(low)
        self._width = math.log(high) - self._low or 1.0
        self._start, self._end = start, end

    def at(self, value: float) -> float:
        return self._start + (math.log(value) - self._low) / self._width * (self._end - self._start)


def _marks(low: float, high: float) -> list[float]:
    """Return 1, 2, 5 and their tens from what is not above *low* to what is not below *high*."""
    steps = [digit * 10.0**power for power in range(-4, 6) for digit in (1, 2, 5)]
    begin = max((step for step in steps if step <= low), default=steps[0])
    end = min((step for step in steps if step >= high), default=steps[-1])
    found = [step for step in steps if begin <= step <= end]
    return found if len(found) > 1 else [begin, begin * 2]


def _apart(places: Sequence[float]) -> list[float]:
    """Return *places* moved down where two would be nearer than GAP."""
    moved = list(places)
    last = -math.inf
    for number in sorted(range(len(places)), key=lambda one: places[one]):
        last = moved[number] = max(places[number], last + GAP)
    return moved


def _style() -> str:
    def colours(shades: Sequence[str]) -> str:
        rules = [f".c{place} {{ stroke: {shade} }} .d{place} {{ fill: {shade} }}" for place, shade in enumerate(shades)]
        return "\n".join(rules)

    dark = f"{STYLE_IN_DARK}\n{colours(COLOURS_IN_DARK)}"
    return f"{STYLE}{colours(COLOURS)}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}"


def _told(lines: Sequence[Line]) -> str:
    """Return the figures as a text, for those who cannot see the lines."""
    told = [f"{line.label}: {', '.join(f'{value:.2f} s at {size:,}' for size, value in line.points)}" for line in lines]
    return "Both scales are logarithmic. " + "; ".join(told) + "."


def _words(x: float, y: float, text: str, anchor: str, kind: str = "") -> str:
    return f'<text class="words{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
