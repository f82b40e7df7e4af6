"""Row headings: which rows inside a list are headings over those below, of what kind, and what they say."""

from __future__ import annotations

from plugins.award_lists.headings import Role, visible_columns
from plugins.award_lists.markers import (
    MARKED,
    MARKER,
    NUMBER,
    OFFICE,
    VKS,
    is_words,
    kind_of,
    looks_like_name,
    section_of,
)
from plugins.award_lists.meaning import says_no, speaks_of_award
from plugins.award_lists.row_cells import RowCells
from plugins.registry.texts import fold_name


def speaking(cells: RowCells) -> tuple[str, str] | None:
    """Return the kind and text of a row that says no, or speaks of an award, where a name should be.

    It is a heading whatever else stands in it; but “Lê Văn Thôi” is a name.
    """
    number = cells.number
    aside = (*cells.header.columns.get(Role.NUMBER, ()), *cells.header.columns.get(Role.CITATION, ()))
    text = cells.name or next((text for column, text in cells.texts if column not in aside), "")
    if not text and len(cells.texts) == 1 and is_words(number):
        text = number
    marked = MARKED.fullmatch(text)
    label = marked[3] if marked else text
    if looks_like_name(label) or not (says_no(label) or speaks_of_award(label)):
        return None
    if MARKER.fullmatch(number) or NUMBER.fullmatch(number):
        return kind_of(number.strip("(")), label
    return (kind_of(marked[1] or marked[2]), label) if marked else ("", label)


def section_heading(cells: RowCells) -> tuple[str, str] | None:
    """Return the kind and text of a heading that says of what its rows are: “I. TẬP THỂ”, “2 | Cá nhân”."""
    others, number = cells.others, cells.number
    text = others[0] if len(others) == 1 else number if not others else ""
    marked = MARKED.fullmatch(text)
    label = marked[3] if marked else text
    if section_of(label) is None:
        return None
    marker = (marked[1] or marked[2]) if marked else number if others else ""
    is_marker = MARKER.fullmatch(marker) or NUMBER.fullmatch(marker)
    return (kind_of(marker.strip("(")) if is_marker else "section"), label


def group_heading(cells: RowCells, section: str | None) -> tuple[str, str] | None:
    """Return the kind of marker and the text of a heading inside the list, if the row is one."""
    texts, others, number, name = cells.texts, cells.others, cells.number, cells.name
    if len(others) == 1 and len(texts) == 2 and MARKER.fullmatch(number):
        return kind_of(number), others[0]
    may_be_unit = section == "units" or (
        cells.header.naming is Role.EITHER and section is None and bool(NUMBER.fullmatch(number))
    )
    of_people = cells.header.of_people and not may_be_unit
    if of_people and VKS.match(fold_name(name)) and not cells.cell(Role.UNIT):
        return kind_of(number.strip("(")) if number else "office", name  # with what it may say beside the name
    if len(others or texts) != 1:
        return None
    text = (others or [text for _, text in texts])[0]
    marked = MARKED.fullmatch(text)
    kind, label = (kind_of(marked[1] or marked[2]), marked[3]) if marked else ("", text)
    is_office = bool(OFFICE.match(fold_name(label)))
    kind = kind or ("office" if is_office else "")
    if number and others:  # a number of its own: an office among people is a heading all the same
        return (kind or "number", label) if of_people and is_office and len(texts) == 2 else None
    left, right = cells.table.area(cells.row, texts[0][0])[1::2]
    is_wide = len([c for c in visible_columns(cells.table) if left <= c <= right]) > 1
    naming = cells.header.columns[cells.header.naming]
    wide_name = len(naming) > 1 and left == naming[0]
    is_told = kind in ("roman", "letter") or label.endswith(":") or (is_wide and not wide_name)
    is_told = is_told or (not others and is_words(number))  # words where a number should be
    if is_told or (of_people and is_office):
        return kind, label
    return None
