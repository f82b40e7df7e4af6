"""Blanks and signs that nobody sees, evened out line by line before anything else is read.

After it, only plain blanks stand at the beginning of a line, and a gap within a line is a run of plain blanks. Code
between fences, and `<pre>`, stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.newsroom.code_lines import code_ranges, set_out
from plugins.newsroom.emphasis import without_inner_blanks

ODD_BLANKS = "\u00a0\u2002\u2003\u2007\u202f\u3000"
"""Blanks that Word and web pages write, beside the plain one and the Tab."""

GAP = 5
"""So many blanks set two texts apart; a Tab is as wide, wherever it stands."""

GAPS = re.compile(f" {{{GAP},}}")
"""The gaps of a line whose blanks are even."""

_UNSEEN = "\u200b-\u200d\u2060\u00ad\ufeff"
_ODD = re.compile(rf"[\t{ODD_BLANKS}{_UNSEEN}]")
_ODD_SIGNS = f"\t{ODD_BLANKS}\u200b\u200c\u200d\u2060\u00ad\ufeff"
_LEADING = f" {_ODD_SIGNS}"
_ODD_GAP = re.compile(rf"[ {ODD_BLANKS}]{{{GAP}}}")
_LEAD = re.compile(rf"[ \t{ODD_BLANKS}{_UNSEEN}]*")
_INNER_GAP = re.compile(rf"[ {ODD_BLANKS}]*\t[ \t{ODD_BLANKS}]*|[ {ODD_BLANKS}]{{{GAP},}}")
_BREAK_AT_END = re.compile(r"<br\s*/?>[ \t]*(?=\n[^\n])", re.IGNORECASE)  # the line end is one already


def even(text: str) -> str:
    """Return *text* with its blanks evened out; each line stays a line."""
    if "<br" in text:
        text = _BREAK_AT_END.sub("", text)
    if "```" in text or "~~~" in text or ("<pre" in text and _ODD.search(text)):
        return "\n".join(_around_code(text.split("\n")))
    signs = [sign for sign in f"*{_ODD_SIGNS}" if sign in text]  # one is found many times as fast as any of a set
    if not signs:
        return text
    lines = text.split("\n")
    for sign in signs:
        for number, line in enumerate(lines):
            if sign in line:
                lines[number] = _even_line(line)
    return "\n".join(lines)


def without_code(text: str) -> str:
    """Return *text* with its blanks evened out and a full stop in place of each line of code, for checks by line."""
    lines = text.split("\n")
    if "```" in text or "~~~" in text or "<pre" in text:
        for piece in code_ranges(lines):
            lines[piece.start : piece.stop] = ["."] * len(piece)
    return "\n".join(map(_even_line, lines))


def _around_code(lines: list[str]) -> Iterator[str]:
    end = 0
    for piece in code_ranges(lines):
        yield from map(_even_line, lines[end : piece.start])
        yield from set_out(lines[piece.start : piece.stop])
        end = piece.stop
    yield from map(_even_line, lines[end:])


def _even_line(line: str) -> str:
    if _ODD.search(line) and (line[0] in _LEADING or "\t" in line or _ODD_GAP.search(line)):
        lead = _LEAD.match(line)
        assert lead is not None, "the pattern matches nothing, too"
        blanks = "".join(" " * GAP if sign == "\t" else " " for sign in lead[0] if not _is_unseen(sign))
        line = blanks + _INNER_GAP.sub(_even_gap, line[lead.end() :].rstrip())
    return without_inner_blanks(line) if "**" in line else line


def _even_gap(gap: re.Match[str]) -> str:
    return " " * (GAP if "\t" in gap[0] else len(gap[0]))


def _is_unseen(sign: str) -> bool:
    return sign != "\t" and sign != " " and sign not in ODD_BLANKS
