"""The marks of an OpenDocument sheet."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.award_lists.sheet_marks import BROKEN, COLUMN_LIMIT, ROW_LIMIT, Marks, Unreadable, walk

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_LINES = (f"{_STYLE}text-line-through-style", f"{_STYLE}text-line-through-type")


def marks_of(parts: Mapping[str, bytes], names: frozenset[str]) -> dict[str, Marks]:
    """Return the marks of the sheets called *names*. What stands for many rows or columns is counted as many."""
    reading = _Ods(names)
    if "content.xml" not in parts:
        raise Unreadable(BROKEN)
    if "styles.xml" in parts:
        walk(parts["styles.xml"], reading.style)
    walk(parts["content.xml"], reading.start, reading.end)
    return {name: reading.found.get(name, Marks()) for name in names}


class _Ods:
    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self.found: dict[str, Marks] = {}
        self._marks: Marks | None = None  # of the sheet that is being read, if it is one of those asked for
        self._above: list[str] = []
        self._row = self._rows = self._column = self._columns = 0
        self._struck: dict[str, bool] = {}  # styles, by name: those of cells and of texts have no name in common
        self._parents: dict[str, str] = {}
        self._styled = ""
        self._of_row = ""
        self._of_columns: list[tuple[int, str]] = []  # the first column behind, and the style

    def style(self, name: str, attributes: dict[str, str]) -> None:
        """Take note of what a style says, before the sheets that use it."""
        if name in (f"{_STYLE}style", f"{_STYLE}default-style"):
            self._styled = attributes.get(f"{_STYLE}name", "")
            self._parents[self._styled] = attributes.get(f"{_STYLE}parent-style-name", "")
        elif name == f"{_STYLE}text-properties" and (lines := [attributes[key] for key in _LINES if key in attributes]):
            self._struck[self._styled] = "none" not in lines

    def _is_struck(self, style: str) -> bool:
        known: set[str] = set()
        while style and style not in self._struck and style not in known:
            known.add(style)
            style = self._parents.get(style, "")
        return self._struck.get(style, False)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        above = self._above[-1] if self._above else ""
        self._above.append(name)
        if name == f"{_TABLE}table" and above == f"{_OFFICE}spreadsheet":
            sheet = attributes[f"{_TABLE}name"]
            self._marks = self.found.setdefault(sheet, Marks()) if sheet in self._names else None
            self._row = self._rows = self._column = self._columns = 0
            self._of_columns = []
        elif self._marks is None:
            self.style(name, attributes)
        elif name == f"{_TABLE}table-column":
            first = self._column
            self._column += int(attributes.get(f"{_TABLE}number-columns-repeated", "1"))
            self._of_columns.append((self._column, attributes.get(f"{_TABLE}default-cell-style-name", "")))
            if attributes.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                self._marks.hidden_columns.update(range(first, min(self._column, COLUMN_LIMIT)))
        elif name == f"{_TABLE}table-row":
            self._row += self._rows
            self._rows = int(attributes.get(f"{_TABLE}number-rows-repeated", "1"))
            self._column = self._columns = 0
            self._of_row = attributes.get(f"{_TABLE}default-cell-style-name", "")
            if attributes.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                self._marks.hidden_rows.update(range(self._row, min(self._row + self._rows, ROW_LIMIT)))
        elif name in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell") and above == f"{_TABLE}table-row":
            self._cell(self._marks, attributes)
        elif name == f"{_TEXT}p" and above == f"{_TABLE}table-cell":
            self._said(self._marks)
            self._strike(self._marks, attributes)
        elif name == f"{_TEXT}span":
            self._strike(self._marks, attributes)

    def end(self, name: str) -> None:
        self._above.pop()
        if name == f"{_TABLE}table" and self._above[-1] == f"{_OFFICE}spreadsheet":
            self._marks = None

    def _cell(self, marks: Marks, attributes: dict[str, str]) -> None:
        self._column += self._columns
        self._columns = int(attributes.get(f"{_TABLE}number-columns-repeated", "1"))
        if f"{_OFFICE}value-type" in attributes:
            self._said(marks)
            of_column = next((style for behind, style in self._of_columns if self._column < behind), "")
            style = attributes.get(f"{_TABLE}style-name") or self._of_row or of_column
            self._strike(marks, {f"{_TEXT}style-name": style})
        if f"{_TABLE}formula" in attributes:
            self._said(marks)
            rows, columns = range(self._row, self._row + self._rows), range(self._column, self._column + self._columns)
            marks.formulas.update((row, column) for row in rows for column in columns)
        down = int(attributes.get(f"{_TABLE}number-rows-spanned", "1"))
        across = int(attributes.get(f"{_TABLE}number-columns-spanned", "1"))
        if (down, across) != (1, 1):
            marks.merged.append((self._row, self._column, self._row + down - 1, self._column + across - 1))

    def _strike(self, marks: Marks, attributes: dict[str, str]) -> None:
        if self._is_struck(attributes.get(f"{_TEXT}style-name", "")):
            self._said(marks)  # raises before there are too many
            rows, columns = range(self._row, self._row + self._rows), range(self._column, self._column + self._columns)
            marks.struck.update((row, column) for row in rows for column in columns)

    def _said(self, marks: Marks) -> None:
        marks.reach(self._row + self._rows - 1, self._column + self._columns - 1)
