"""One row of a list: what its cells say under the headings of their columns, merged cells once."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from plugins.award_lists.entries import Cell
from plugins.award_lists.headings import Header, Role, visible_columns
from plugins.award_lists.markers import is_words
from plugins.award_lists.sheet_marks import Area
from plugins.award_lists.sheets import Table


class RowCells(Struct, frozen=True, dict=True):
    """The cells of *row* of a table, as a reader sees them below *header*."""

    table: Table
    header: Header
    row: int

    @cached_property
    def texts(self) -> list[tuple[int, str]]:
        """Return what begins in the row: column and text, merged cells once. None that reach down from above."""
        found: dict[Area, tuple[int, str]] = {}
        for column in visible_columns(self.table):
            area = self.table.area(self.row, column)
            if (text := self.table.text(self.row, column)) and self._begins(area[0]):
                found.setdefault(area, (column, text))
        return list(found.values())

    def _begins(self, top: int) -> bool:
        """Tell whether it is the first row that is seen of cells that reach down from *top*."""
        return all(above in self.table.hidden_rows for above in range(top, self.row))

    @property
    def said(self) -> str:
        """Return all that the row says."""
        return " ".join(text for _, text in self.texts)

    @property
    def others(self) -> list[str]:
        """Return what stands beside the number."""
        numbers = self.header.columns.get(Role.NUMBER, ())
        return [text for column, text in self.texts if column not in numbers]

    @property
    def naming(self) -> Role:
        """Return the role of the column that has the names."""
        return self.header.naming

    def cell(self, role: Role) -> str:
        """Return what the row says in the columns of *role*."""
        columns = self.header.columns.get(role, ())
        areas = {self.table.area(self.row, column): self.table.text(self.row, column) for column in columns}
        return " ".join(filter(None, areas.values()))

    @property
    def name(self) -> str:
        """Return what stands where a name should be."""
        return self.cell(self.naming)

    @property
    def number(self) -> str:
        """Return what stands where a number should be."""
        return self.cell(Role.NUMBER)

    def is_formula(self, role: Role) -> bool:
        """Tell whether a cell of *role* is computed."""
        return any(self.table.is_formula(self.row, column) for column in self.header.columns.get(role, ()))

    def notes(self) -> tuple[str, ...]:
        """Return the notes of the row; what stands in place of a number and is none is one too."""
        columns = self.header.columns.get(Role.NOTE, ())
        areas = {self.table.area(self.row, column): self.table.text(self.row, column) for column in columns}
        return tuple(filter(None, (*areas.values(), self.number if is_words(self.number) else "")))

    def unknown(self) -> tuple[Cell, ...]:
        """Return the filled cells in columns that have no role."""
        texts = {column: self.table.text(self.row, column) for column in self.header.unknown}
        return tuple(
            Cell(column=column, text=text, is_computed=self.table.is_formula(self.row, column))
            for column, text in texts.items()
            if text
        )

    def is_struck(self) -> bool:
        """Tell whether there is a line through anything that the row says."""
        columns = visible_columns(self.table)
        return any(self.table.text(self.row, c) and self.table.is_struck(self.row, c) for c in columns)

    def is_alone(self) -> bool:
        """Tell whether the row has a name and nothing else."""
        naming = self.header.columns[self.naming]
        return not any(self.table.text(self.row, c) for c in visible_columns(self.table) if c not in naming)
