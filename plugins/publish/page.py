"""A page as it was found, line by line, and the places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from plugins.problems import Place
from plugins.publish.tags import Fault, Link, read_tag
from plugins.publish.tokens import pattern_of, tokens_of

SEAM = b">\n"  # between two lines: few tokens go across it


class Spot(NamedTuple):
    """Where something stands in a page: the number of its line, and that of its token there."""

    line: int
    token: int


START, END = Spot(-1, 0), Spot(-1, 1)  # of the page


class Line(NamedTuple):
    """What a line says beside links; with the numbers of its tokens."""

    ids: list[tuple[int, str]]
    marks: list[str]
    faults: list[tuple[int, Fault]]


@dataclass(kw_only=True)
class Page:
    """A page as it was found: *lines*, all but the last without the seam at its end, and what some of them say."""

    path: str
    lines: list[bytes]
    said: list[tuple[int, Line]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    links: set[Link] = field(default_factory=set)
    faults: list[tuple[Spot, Fault]] = field(default_factory=list)

    # What follows is a second reading, so only for what is wrong.

    def place(self, spot: Spot) -> Place:
        """Return where *spot* is."""
        if spot == END:
            return self._at(len(self._text.rstrip()))
        if spot == START:
            return self._at(next(_offsets(self._text), len(self._text.rstrip())))
        return self._at(self._offsets[spot])

    def place_of(self, link: Link) -> Place:
        """Return where *link* stands first."""
        return self.place(self._spots[link])

    def near(self, url: str) -> Place:
        """Return where *url* first stands, as far as the text shows it unescaped. Costs next to nothing."""
        line = self._text.count("\n", 0, max(self._text.find(url), 0)) + 1
        return Place(path=f"output/{self.path}", line=line)

    @cached_property
    def _text(self) -> str:
        return SEAM.join(self.lines).decode()

    @cached_property
    def _offsets(self) -> dict[Spot, int]:
        found = {}
        start = 0
        for number in range(len(self.lines)):
            line = self._line(number)
            for token, offset in enumerate(_offsets(line)):
                found[Spot(number, token)] = start + offset
            start += len(line) + 1
        return found

    @cached_property
    def _spots(self) -> dict[Link, Spot]:
        found: dict[Link, Spot] = {}
        for number in range(len(self.lines)):
            for token, raw in enumerate(tokens_of(self._line(number))):
                for link in read_tag(raw).links:
                    found.setdefault(link, Spot(number, token))
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._text))]

    def _line(self, number: int) -> str:
        return self.lines[number].decode() + ">" * (number < len(self.lines) - 1)

    def _at(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return Place(path=f"output/{self.path}", line=line, column=offset - self._starts[line - 1] + 1)


def _offsets(text: str) -> Iterator[int]:
    return (match.start() for match in pattern_of(text).finditer(text))
