"""Blanks and signs that nobody sees, evened out line by line before anything else is read.

After it, only plain blanks stand at the beginning of a line, and a gap within a line is a run of plain blanks. Code
between fences, and `<pre>`, stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown.extensions.fenced_code import FencedBlockPreprocessor

ODD_BLANKS = "\u00a0\u2002\u2003\u2007\u202f\u3000"
"""Blanks that Word and web pages write, beside the plain one and the Tab."""

GAP = 5
"""So many blanks set two texts apart; a Tab is as wide, wherever it stands."""

GAPS = re.compile(f" {{{GAP},}}")
"""The gaps of a line whose blanks are even."""

_UNSEEN = "\u200b-\u200d\u2060\u00ad\ufeff"
_ODD = re.compile(rf"[\t{ODD_BLANKS}{_UNSEEN}]")
_LEAD = re.compile(rf"[ \t{ODD_BLANKS}{_UNSEEN}]*")
_INNER_GAP = re.compile(rf"[ {ODD_BLANKS}]*\t[ \t{ODD_BLANKS}]*|[ {ODD_BLANKS}]{{{GAP},}}")
_FENCE = re.compile(rf"[ \t{ODD_BLANKS}]*(`{{3,}}|~{{3,}})")
_BOLD = re.compile(r"(?<![\\*])\*\*(?!\*)")


def even(text: str) -> str:
    """Return *text* with its blanks evened out; each line stays a line."""
    if "```" in text or "~~~" in text:
        return "\n".join(_around_code(text.split("\n")))
    if _ODD.search(text):
        lines = text.split("\n")
        return "\n".join(_around_code(lines) if "<pre" in text.lower() else map(_even_line, lines))
    if "**" in text:
        return "\n".join([_bold(line) if "**" in line else line for line in text.split("\n")])
    return text


def without_code(text: str) -> str:
    """Return *text* with its blanks evened out and a full stop in place of each line of code, for checks by line."""
    lines = text.split("\n")
    if "```" in text or "~~~" in text or "<pre" in text.lower():
        index = 0
        while index < len(lines):
            end = _end_of_code(lines, index)
            if end is not None:
                lines[index:end] = ["."] * (end - index)
            index = end or index + 1
    return "\n".join(map(_even_line, lines))


def _around_code(lines: list[str]) -> Iterator[str]:
    index = 0
    while index < len(lines):
        end = _end_of_code(lines, index)
        if end is None:
            yield _even_line(lines[index])
            index += 1
        else:
            yield from _set_out(lines[index:end])
            index = end


def _end_of_code(lines: list[str], index: int) -> int | None:
    """Return the line after the code, or `<pre>`, that begins at *index*; None if none does."""
    line = lines[index]
    if fence := _FENCE.match(line):
        for end in range(index + 1, len(lines)):
            if lines[end].strip() == fence[1]:
                code = "\n".join(_set_out(lines[index : end + 1]))
                return end + 1 if FencedBlockPreprocessor.FENCED_BLOCK_RE.fullmatch(code) else None
    if "<" in line and "<pre" in line.lower():
        return next((end + 1 for end in range(index, len(lines)) if "</pre>" in lines[end].lower()), None)
    return None


def _set_out(lines: list[str]) -> list[str]:
    """Return the *lines* of fenced code without the blanks before the fence; those of `<pre>` as they are."""
    lead = _LEAD.match(lines[0])
    width = lead.end() if lead and _FENCE.match(lines[0]) else 0
    if not width:
        return lines

    def out(line: str) -> str:
        return line[min(width, len(line) - len(line.lstrip())) :]

    return [out(line) for line in lines[:-1]] + [lines[-1].strip()]


def _even_line(line: str) -> str:
    if _ODD.search(line):
        lead = _LEAD.match(line)
        assert lead is not None, "the pattern matches nothing, too"
        blanks = "".join(" " * GAP if sign == "\t" else " " for sign in lead[0] if not _is_unseen(sign))
        line = blanks + _INNER_GAP.sub(_even_gap, line[lead.end() :].rstrip())
    return _bold(line) if "**" in line else line


def _even_gap(gap: re.Match[str]) -> str:
    return " " * (GAP if "\t" in gap[0] else len(gap[0]))


def _is_unseen(sign: str) -> bool:
    return sign != "\t" and sign != " " and sign not in ODD_BLANKS


def _bold(line: str) -> str:
    """Return *line* with the blanks just within a pair of `**` moved out of it: `**Kết quả: **tốt`."""
    parts = _BOLD.split(line)
    if len(parts) % 2 == 0 or "`" in line:
        return line  # stars without a partner, or code: for Python-Markdown to say
    for index in range(1, len(parts), 2):
        words = parts[index].strip()
        if words and words != parts[index]:
            before, after = parts[index].split(words, 1)
            parts[index - 1] += before
            parts[index] = words
            parts[index + 1] = after + parts[index + 1]
    return "**".join(parts)
