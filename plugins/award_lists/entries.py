"""Entries: what a list holds, as it is written; nothing is decided here about who is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct, field


class Cell(Struct, frozen=True, kw_only=True):
    """A filled cell in a column that has no role."""

    column: int
    text: str
    is_computed: bool = False


class Title(Struct, frozen=True, kw_only=True):
    """A text above rows, and where it stands: a heading inside the list, or above it; row 0 is the sheet's name."""

    row: int
    text: str
    is_struck: bool = False


class Entry(Struct, frozen=True, kw_only=True):
    """One row of a list, as written: its number in the sheet, its cells, the headings above it, outermost first.

    A ditto mark is replaced by what it repeats; *repeated* tells which. *doubt* is why it is not clear what the row
    says. *notes* and *others* are what it says besides; *under* is every heading that may speak of it. One that
    *is_alone* has no number and a name only, so that it may be a heading.
    """

    row: int
    name: str
    is_unit: bool = False
    unit: str = ""
    post: str = ""
    post_and_unit: str = ""
    citation: str = ""
    award: str = ""
    status: str = ""
    status_is_computed: bool = False
    groups: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    others: tuple[Cell, ...] = ()
    under: tuple[Title, ...] = ()
    repeated: tuple[str, ...] = ()
    doubt: str = ""
    is_struck: bool = False
    is_alone: bool = False


class LeftOut(Struct, frozen=True, kw_only=True):
    """A row that is not taken, and why; *candidates* are who may have been meant."""

    row: int
    name: str
    reason: str
    candidates: tuple[str, ...] = ()


class Part(StrEnum):
    """What a row of a sheet is that is no entry. The value is what the table calls it."""

    TITLE = "tiêu đề"
    HEADER = "tên cột"
    HEADING = "tiêu đề nhóm"
    TOTAL = "tổng cộng"
    NOTE = "ghi chú"
    SIGNATURE = "ký tên"
    FURTHER = "tiếp dòng trên"
    NUMBER = "chỉ có số"
    HIDDEN = "đang ẩn"


class Passed(Struct, frozen=True, kw_only=True):
    """A row of a sheet that is no entry, and what it is."""

    row: int
    part: Part
    text: str


class Roster(Struct, frozen=True, kw_only=True):
    """The list in one sheet: of people, or else of units; each entry knows which it is, for a list may have both.

    *passed* are all other rows that say something. *unknown* are the headings of columns that have no role. *further*
    are lists below it in the same sheet, of people below one of units or the other way round.
    """

    sheet: str
    of_people: bool
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...] = ()
    passed: tuple[Passed, ...] = ()
    notices: tuple[str, ...] = ()
    above: tuple[Title, ...] = ()
    unknown: Mapping[int, str] = field(default_factory=dict)
    further: tuple[Roster, ...] = ()


def counted(numbers: Iterable[int]) -> str:
    """Return row numbers as people write them: 3-5, 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)
