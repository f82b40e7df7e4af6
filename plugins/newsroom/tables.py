"""Tables of a body: their alignment and their columns of numbers, as classes for the theme.

A strict Content-Security-Policy has no place for styles in attributes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

NUMBER = "number"
"""The class of the cells of a column that holds numbers alone: it is as wide as these, and breaks none."""

_RIGHT = "align-right"  # of a column that its writer set so: the theme takes it for one of numbers
_is_number = re.compile(r"[+\-−±~≈<>≥≤]?\s*\d[\d\s.,/:]*(?:\s*[%‰])?(?:\s*\([+\-−]?\d[\d\s.,/]*%?\))?").fullmatch
_NOTHING = {"", "-", "–", "—", "x", "×", "…"}


def set_classes(root: Element, plain: Callable[[Element], str]) -> None:
    """Give the cells of the tables in *root* their classes. *plain* returns the words of a cell."""
    for table in root.iter("table"):
        rows = [list(row) for row in table.iter("tr")]
        for cell in (cell for row in rows for cell in row if cell.get("style")):
            align = cell.attrib.pop("style").removeprefix("text-align:").strip(" ;")
            _add_class(cell, f"align-{align}")
        for number in range(max(map(len, rows), default=0)):
            column = [row[number] for row in rows if number < len(row)]
            words = [plain(cell) for cell in column if cell.tag == "td"]
            if any(map(_is_number, words)) and all(one in _NOTHING or _is_number(one) for one in words):
                is_set = column[0].get("class") == _RIGHT and not any(" " in one for one in words)
                for cell in column if not is_set else ():
                    _add_class(cell, NUMBER)


def _add_class(cell: Element, name: str) -> None:
    cell.set("class", f"{cell.get('class', '')} {name}".strip())
