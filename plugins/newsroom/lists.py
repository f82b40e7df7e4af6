"""Lists of a body, from lines that begin with a sign: which item is below which, and what is no list but speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct, field

from plugins.newsroom.attributes import is_list
from plugins.newsroom.blanks import GAPS, ODD_BLANKS

DEPTH_LIMIT = 50
DEEPER = 2  # blanks more than another line's: so far in is below it
FURTHEST = 10  # … and further in than this is no part of an item, but how people set a name below a text
FURTHEST_AFTER_BLANK = 4  # after a blank line, further in is how people begin paragraphs

_SIGN = re.compile(rf"( *)([-–+*•]|[1-9][0-9]{{0,2}}\.)[ {ODD_BLANKS}]+(?=\S)(?=.*[^\s*+•–-])")
_SPOKEN = frozenset("-+*")  # signs that begin what people say, or a note below a text
_ASKS = re.compile(r"[?!][”\"’'»)\]]*$")
_QUESTION = re.compile(r"\?[”\"’'»)\]]*$")


class ListLine(Struct, frozen=True):
    """A line that begins with a sign; *kind* is the same for signs of one meaning, `#` for all numbers.

    *line* is counted from 0.
    """

    line: int
    indent: int
    sign: str
    kind: str
    number: int
    text: str
    after_blank: bool


class ListEntry(Struct):
    """An item of a list, and what stands below it, in order: lines of text or lists.

    *attributes* is the line in braces directly below it.
    """

    first: ListLine
    attributes: str = ""
    children: list[ListBlock | list[str]] = field(default_factory=list)


class ListBlock(Struct):
    """A list, ordered or not; *start* is its first number."""

    ordered: bool
    start: int
    entries: list[ListEntry] = field(default_factory=list)


class ListNote(Struct, frozen=True):
    """What readers of a list may take otherwise than it was meant; *line* is counted from 0."""

    line: int
    kind: Literal["number", "speech", "depth"]
    written: str
    expected: str = ""


def list_line(text: str, line: int, *, after_blank: bool) -> ListLine | None:
    """Return the line *text* as a line of a list; None if it begins with no sign."""
    found = _SIGN.match(text)
    if found is None:
        return None
    sign = found[2]
    number = int(sign[:-1]) if sign[-1] == "." else 0
    kind = "#" if number else "-" if sign == "–" else sign
    words = GAPS.sub(" ", text[found.end() :].rstrip())
    return ListLine(line, len(found[1]), sign, kind, number, words, after_blank)


class Speech(Struct):
    """A line that begins with a dash or a star and is no item, with the lines that are set in below it."""

    line: ListLine
    attributes: str = ""
    under: list[str] = field(default_factory=list)


class _Level(Struct):
    kind: str
    indent: int
    block: ListBlock
    container: list[Any]
    last: int = 0


class ListTree:
    """The lists that lines make, one after the other, with the levels that are open: the last has the item before.

    A sign that is new in a list stands below the item before it, one that was there goes back to its level, and a
    number is never below another sign; blanks before a sign set it deeper.
    """

    def __init__(self) -> None:
        self.notes: list[ListNote] = []
        self._top: list[ListBlock] = []
        self._levels: list[_Level] = []
        self._lines: list[Speech] = []
        self._closed: set[str] = set()  # signs of lists that a number has ended

    def add(self, line: ListLine) -> None:
        """Add an item. Raises RecursionError where lists nest too deep, as the reader of Markdown does."""
        level = self._level(line)
        if line.kind == "#" and level.block.entries and line.number != level.last + 1:
            self.notes.append(ListNote(line.line, "number", line.sign, f"{level.last + 1}."))
            level.block = ListBlock(ordered=True, start=line.number)
            level.container.append(level.block)
        level.last = line.number
        level.block.entries.append(ListEntry(line))
        self._lines.append(Speech(line))

    def attach(self, text: str, *, after_blank: bool) -> bool:
        """Add the line *text*, which has no sign, to the item that it is set in below; tell whether there is one."""
        if self._levels and not after_blank and is_list(text.strip()):
            self._levels[-1].block.entries[-1].attributes = self._lines[-1].attributes = text.strip()
            return True
        indent = len(text) - len(text.lstrip())
        for number, level in reversed(list(enumerate(self._levels))):
            entry = level.block.entries[-1]
            deeper = indent - entry.first.indent
            if DEEPER <= deeper <= (FURTHEST_AFTER_BLANK if after_blank else FURTHEST):
                if not (entry.children and isinstance(entry.children[-1], list)):
                    entry.children.append([])
                under = entry.children[-1]
                assert isinstance(under, list), "just looked at"
                del self._levels[number + 1 :]  # what comes later stands below this line
                for below in (under, self._lines[-1].under):
                    below.extend(["", text.strip()] if after_blank and below else [text.strip()])
                return True
        return False

    def parts(self) -> list[ListBlock | Speech]:
        """Return the lists, and the lines that are none, in order; what is doubtful of them is in *notes*."""
        if len(self._lines) > 1 and _is_dialogue([said.line for said in self._lines]):
            return [*self._lines]
        parts: list[ListBlock | Speech] = []
        for block in self._top:
            if _is_speech(block):
                parts += map(_said, block.entries)
            else:
                self.notes += _notes_on_speech(block)
                parts.append(block)
        return parts

    def _level(self, line: ListLine) -> _Level:
        """Return the level of *line*, which is now the last one that is open."""
        levels = self._levels
        before = levels[-1].block.entries[-1].first.indent if levels else 0
        if levels and line.indent >= before + DEEPER:
            return self._open(line)
        same = [number for number, level in enumerate(levels) if level.kind == line.kind]
        if same:
            fitting = [number for number in same if levels[number].indent < line.indent + DEEPER]
            if not fitting:
                self.notes.append(ListNote(line.line, "depth", line.sign))
            del levels[(fitting or same[:1])[-1] + 1 :]
            return levels[-1]
        if line.kind == "#" or line.kind in self._closed:
            self._closed |= {level.kind for level in levels[:1]}
            levels.clear()
        elif line.indent <= before - DEEPER:
            while levels and levels[-1].indent >= line.indent + DEEPER:
                levels.pop()
        return self._open(line)

    def _open(self, line: ListLine) -> _Level:
        levels = self._levels
        if len(levels) >= DEPTH_LIMIT:
            raise RecursionError
        container: list[Any] = levels[-1].block.entries[-1].children if levels else self._top
        block = ListBlock(ordered=line.kind == "#", start=line.number)
        container.append(block)
        levels.append(_Level(line.kind, line.indent, block, container))
        return levels[-1]


def _is_speech(block: ListBlock) -> bool:
    """Tell whether the lines of *block* are what people say, or a note: one alone, or a dialogue."""
    entries = block.entries
    if any(isinstance(child, ListBlock) for one in entries for child in one.children):
        return False
    return entries[0].first.kind in _SPOKEN if len(entries) == 1 else _is_dialogue([one.first for one in entries])


def _is_dialogue(lines: list[ListLine]) -> bool:
    """Tell whether *lines* are set apart by blank lines, and one of them asks or calls: the items of a list are not."""
    return (
        all(line.kind in _SPOKEN for line in lines)
        and all(line.after_blank for line in lines[1:])
        and any(_ASKS.search(line.text) for line in lines)
    )


def _said(entry: ListEntry) -> Speech:
    under = [line for child in entry.children if isinstance(child, list) for line in child]
    return Speech(entry.first, entry.attributes, under)


def _notes_on_speech(block: ListBlock) -> Iterator[ListNote]:
    if block.entries[0].first.kind in _SPOKEN:
        asking = next((line for line in _dashes(block) if _QUESTION.search(line.text)), None)
        if asking:
            yield ListNote(asking.line, "speech", asking.sign)


def _dashes(block: ListBlock) -> Iterator[ListLine]:
    for entry in block.entries:
        yield entry.first
        for child in entry.children:
            if isinstance(child, ListBlock) and not child.ordered:
                yield from _dashes(child)
