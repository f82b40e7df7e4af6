"""Tables of a body by their lines: where one begins and ends, its rows as wide as its widest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plugins.newsroom.blanks import ODD_BLANKS

_is_dashes = re.compile(rf"[ {ODD_BLANKS}]*\|?(?:[ {ODD_BLANKS}]*:?[-–—]+:?[ {ODD_BLANKS}]*\|?)+").fullmatch
_CODE_AND_ESCAPES = re.compile(r"`[^`]*`|\\.")
_SHORT = re.compile(r"(?<![-–—])[-–—](?![-–—])")


def table_at(lines: Sequence[str], index: int) -> tuple[list[str], int] | None:
    """Return the rows of the table that begins at *index* of *lines*, and the line after it; None if none does.

    The second row is of dashes. Where all rows have bars at both ends, blank lines may stand between them.
    """
    if "|" not in lines[index]:
        return None
    is_framed = _is_framed(lines[index])
    dashes = _next(lines, index + 1, skips=is_framed)
    if dashes is None or not _are_dashes(lines[dashes]):
        return None
    is_framed = is_framed and _is_framed(lines[dashes])
    rows = [lines[index], lines[dashes]]
    end = dashes + 1
    while (at := _next(lines, end, skips=is_framed)) is not None:
        if "|" not in lines[at] or (at > end and not _is_framed(lines[at])):
            break
        rows.append(lines[at])
        end = at + 1
    return list(_even(rows)), end


def _next(lines: Sequence[str], index: int, *, skips: bool) -> int | None:
    while index < len(lines) and not lines[index].strip():
        if not skips:
            return None
        index += 1
    return index if index < len(lines) else None


def _is_framed(row: str) -> bool:
    row = row.strip()
    return len(row) > 1 and row.startswith("|") and row.endswith("|")


def _are_dashes(row: str) -> bool:
    """Tell whether *row* is of dashes: `- | -` without bars at its ends are data that are not there."""
    return "|" in row and _is_dashes(row) is not None and (_is_framed(row) or not _SHORT.search(row))


def _even(rows: Sequence[str]) -> Iterator[str]:
    """Yield the *rows* with heading and dashes as wide as the widest: else cells would be left out."""
    bare = [_without_border(row) for row in rows]
    bare[1] = re.sub("[-–—]+", "---", re.sub(f"[{ODD_BLANKS}]", " ", bare[1]))
    widths = [_CODE_AND_ESCAPES.sub("", row).count("|") + 1 for row in bare]
    for number, (row, width) in enumerate(zip(bare, widths, strict=True)):
        missing = (max(widths) - width) * (" |", "---|")[number] if number < 2 else ""
        yield f"|{row}|{missing}"


def _without_border(row: str) -> str:
    row = row.strip().removeprefix("|")
    return row if row.endswith("\\|") else row.removesuffix("|")
