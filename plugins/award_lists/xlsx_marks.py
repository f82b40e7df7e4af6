"""The marks of an Office Open XML sheet."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from plugins.award_lists.sheet_marks import (
    BROKEN,
    CELL_LIMIT,
    COLUMN_LIMIT,
    ROW_LIMIT,
    Area,
    Marks,
    Unreadable,
    walk,
)

_YES = ("1", "true")
_NO = ("0", "false")
_WORKBOOK = "xl/workbook.xml"


def marks_of(parts: Mapping[str, bytes], names: frozenset[str]) -> dict[str, Marks]:
    """Return the marks of the sheets called *names*."""
    sheets: dict[str, str] = {}
    targets: dict[str, str] = {}
    special: dict[str, str] = {}

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "sheet":
            sheets[attributes["name"]] = next(value for key, value in attributes.items() if key.endswith(" id"))

    def relationship(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "Relationship":
            target = posixpath.normpath(posixpath.join("/xl", attributes["Target"]))[1:]
            targets[attributes["Id"]] = target
            special[attributes.get("Type", "").rpartition("/")[2]] = target

    try:
        walk(parts[_WORKBOOK], sheet)
        walk(parts["xl/_rels/workbook.xml.rels"], relationship)
        styles = _struck_styles(parts.get(special.get("styles", ""), b""))
        strings = _struck_strings(parts.get(special.get("sharedStrings", ""), b""))
        return {name: _of_sheet(parts[targets[sheets[name]]], styles, strings) for name in names}
    except (KeyError, StopIteration):
        raise Unreadable(BROKEN) from None


def _of_sheet(part: bytes, styles: frozenset[int], strings: frozenset[int]) -> Marks:
    reading = _Sheet(styles, strings)
    walk(part, reading.start, reading.end, reading.text if strings else None)
    return reading.marks


def _is_strike(name: str, attributes: dict[str, str]) -> bool:
    return _local(name) == "strike" and attributes.get("val", "1") not in _NO


def _struck_styles(part: bytes) -> frozenset[int]:
    """Return the numbers of the cell styles whose font has a line through it."""
    above: list[str] = []
    fonts: set[int] = set()
    struck: set[int] = set()
    count = {"font": -1, "xf": -1}

    def start(name: str, attributes: dict[str, str]) -> None:
        within, local = "/".join(above[-2:]), _local(name)
        if (within.endswith("fonts") and local == "font") or (within.endswith("cellXfs") and local == "xf"):
            count[local] += 1
            if local == "xf" and int(attributes.get("fontId", "0")) in fonts:
                struck.add(count["xf"])
        elif within == "fonts/font" and _is_strike(name, attributes):
            fonts.add(count["font"])
        above.append(local)

    if part:
        walk(part, start, lambda _: above.__delitem__(-1))
    return frozenset(struck)


def _struck_strings(part: bytes) -> frozenset[int]:
    """Return the numbers of the shared texts in which a part has a line through it."""
    struck: set[int] = set()
    count = -1

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        if _local(name) == "si":
            count += 1
        elif _is_strike(name, attributes):
            struck.add(count)

    if part:
        walk(part, start)
    return frozenset(struck)


class _Sheet:
    def __init__(self, styles: frozenset[int], strings: frozenset[int]) -> None:
        self.marks = Marks()
        self._styles, self._strings = styles, strings
        self._is_shared = self._is_value = False
        self._text = ""
        self._is_struck = False
        self._row = self._column = -1
        self._low = False  # rows that do not say how high they are
        self._computed = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match _local(name):
            case "c":  # a cell that does not say where it stands follows the one before
                self._column = _cell(attributes["r"])[1] if "r" in attributes else self._column + 1
                self._is_struck = int(attributes.get("s", "0")) in self._styles
                self._is_shared = attributes.get("t") == "s"
            case "v" | "is" as kind:
                self.marks.reach(self._row, self._column)
                self._is_value, self._text = kind == "v" and self._is_shared, ""
                if self._is_struck:
                    self.marks.struck.add((self._row, self._column))
            case "strike" if _is_strike(name, attributes):  # inside a text that stands in the sheet itself
                self.marks.struck.add((self._row, self._column))
            case "row":
                self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
                self._column = -1
                if self._is_hidden(attributes) and self._row < ROW_LIMIT:
                    self.marks.hidden_rows.add(self._row)
            case "f":
                self._formula(attributes)
            case "col" if attributes.get("hidden") in _YES or float(attributes.get("width", "1")) == 0:
                last = min(int(attributes["max"]), COLUMN_LIMIT)
                self.marks.hidden_columns.update(range(int(attributes["min"]) - 1, last))
            case "mergeCell":
                self.marks.merged.append(_area(attributes["ref"]))
            case "sheetFormatPr":
                self._low = attributes.get("zeroHeight") in _YES

    def text(self, piece: str) -> None:
        if self._is_value:
            self._text += piece

    def end(self, name: str) -> None:
        if self._is_value and _local(name) == "v":
            self._is_value = False
            if self._text and int(self._text) in self._strings:
                self.marks.struck.add((self._row, self._column))

    def _is_hidden(self, attributes: dict[str, str]) -> bool:
        """A filter, a group that is folded up and a height of nothing all hide a row."""
        low = float(attributes["ht"]) == 0 if "ht" in attributes else self._low
        return low or attributes.get("hidden") in _YES

    def _formula(self, attributes: dict[str, str]) -> None:
        self.marks.reach(self._row, self._column)
        self.marks.formulas.add((self._row, self._column))
        if attributes.get("t") in ("array", "dataTable") and "ref" in attributes:  # one formula for all of these
            top, left, down, right = _area(attributes["ref"])
            self._computed += (down - top + 1) * (right - left + 1)
            if self._computed > CELL_LIMIT:
                raise Unreadable(BROKEN)
            self.marks.formulas.update((r, c) for r in range(top, down + 1) for c in range(left, right + 1))


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _cell(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :]) - 1, column - 1


def _area(reference: str) -> Area:
    first, _, last = reference.replace("$", "").partition(":")
    return (*_cell(first), *_cell(last or first))
