"""Lists of recipients: the CSV beside a document, as Excel writes it or as the contract says."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from msgspec import Struct

from plugins.honour_roll import rules
from plugins.problems import Place, Problem, nearest
from plugins.registry import typed_numbers
from plugins.registry.loading import DATA_LIMIT
from plugins.registry.texts import decode

COLUMNS = ("person", "unit", "citation")
KIND = "kind"  # a column that only lists with somebody of outside have
_KNOWN = (*COLUMNS, KIND)
_DELIMITERS = (";", ",", "\t")


class Cell(Struct, frozen=True):
    """A cell that says something, and its place in the file."""

    text: str
    place: Place


class Row(Struct, frozen=True, kw_only=True):
    """A recipient as it was written. *is_outside* says that the registry has neither the person nor the unit."""

    place: Place
    person: Cell | None = None
    unit: Cell | None = None
    citation: Cell | None = None
    is_outside: bool = False


def read(data: bytes, path: str) -> tuple[tuple[Row, ...], list[Problem]]:
    """Return the rows of a list, or what is wrong with it. Blank rows are passed by."""
    text, problems = decode(data, path, DATA_LIMIT)
    if problems:
        return (), problems
    lines = text.split("\n")
    delimiter = max(_DELIMITERS, key=lines[0].count)
    records = _records(text, delimiter)
    warnings = list(typed_numbers.of_text(text.replace(delimiter, "|"), path))
    rows: list[Row] = []
    try:
        _, header = next(records, (1, []))
        header = _used(header, 0)
        columns = [name.strip().casefold() for name in header]
        problems = list(_of_header(header, columns, path, _starts(lines[0], delimiter)))
        if problems:
            return (), problems + warnings
        for number, written in records:
            if not any(cell.strip() for cell in written):
                continue
            line = lines[number - 1]
            cells = _used(written, len(columns))
            if len(cells) != len(columns):
                place = Place(path=path, line=number)
                problems.append(rules.CSV_WIDTH.at(place, found=len(cells), expected=len(columns)))
                continue
            row, kind = _row(columns, cells, path, number, _starts(line, delimiter))
            if row.person is None and row.unit is None:
                problems.append(rules.CSV_NOBODY.at(row.place))
            elif kind and not row.is_outside:
                near = nearest(kind.text.casefold(), ["outside"])
                problems.append(rules.BAD_KIND.at(kind.place, value=kind.text, suggestion=near))
            else:
                rows.append(row)
    except _Unclosed as unclosed:
        line = lines[unclosed.line - 1]
        column = _starts(line, delimiter)[-1] if line.count('"') % 2 else line.find('"') + 1
        problems.append(rules.CSV_QUOTES.at(Place(path=path, line=unclosed.line, column=max(column, 1))))
    return tuple(rows), problems + warnings


def _used(cells: list[str], width: int) -> list[str]:
    """Return *cells* without the empty ones at the end that a spreadsheet leaves there, but no fewer than *width*."""
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    return cells


class _Unclosed(Exception):
    """Raised where a record has a quote too few or too many; it begins on *line*."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(f"line {line}")


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record and the line on which it begins."""
    reader = csv.reader(StringIO(text), delimiter=delimiter, strict=True)
    begun = 1
    try:
        for cells in reader:
            yield begun, cells
            begun = reader.line_num + 1
    except csv.Error:
        raise _Unclosed(begun) from None


def _of_header(header: list[str], columns: list[str], path: str, starts: list[int]) -> Iterator[Problem]:
    near = [nearest(name, _KNOWN) for name in columns]
    if not {"person", "unit"} & {*columns, *near}:
        yield rules.CSV_NO_NAME_COLUMN.at(Place(path=path))  # that its cells are no columns follows from it
        return
    for index, name in enumerate(columns):
        if name not in _KNOWN or name in columns[:index]:
            place = Place(path=path, column=starts[index] if index < len(starts) else 1)
            yield rules.CSV_HEADER.at(place, value=header[index].strip(), suggestion=near[index])


def _row(columns: list[str], cells: list[str], path: str, number: int, starts: list[int]) -> tuple[Row, Cell | None]:
    """Return a row, and what stands in its column *kind*."""

    def cell(name: str) -> Cell | None:
        if name not in columns:
            return None
        index = columns.index(name)
        text = " ".join(cells[index].split())
        column = starts[index] if index < len(starts) else 1
        return Cell(text, Place(path=path, line=number, column=column)) if text else None

    kind = cell(KIND)
    return Row(
        place=Place(path=path, line=number),
        person=cell("person"),
        unit=cell("unit"),
        citation=cell("citation"),
        is_outside=kind is not None and kind.text == "outside",
    ), kind


def _starts(line: str, delimiter: str) -> list[int]:
    """Return the column, from 1, at which each cell of *line* begins."""
    starts, quoted = [1], False
    for index, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == delimiter and not quoted:
            starts.append(index + 2)
    return starts
