"""The lines of a body as blocks: paragraphs, lists, columns …. It knows no Markdown but where its constructs begin.

A line is a line, a sign at the beginning of a line stays what it is, blanks never change the kind of a text. The rules
and their reasons are in docs/reference/body.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from plugins.newsroom.blanks import GAP, ODD_BLANKS
from plugins.newsroom.lists import ListBlock, ListNote, ListTree, Speech, list_line
from plugins.newsroom.paragraph_lines import ColumnsBlock, Paragraph, is_right, paragraphs_of
from plugins.newsroom.table_rows import table_at

CONTENTS = "[TOC]"


class HeadingBlock(Struct, frozen=True):
    """A heading, of a level from 1 to 6."""

    level: int
    text: str


class RuleBlock(Struct, frozen=True):
    """A rule across the page."""


class QuoteBlock(Struct, frozen=True):
    """A quotation, without its signs."""

    text: str


class LinkAddress(Struct, frozen=True):
    """The address of links that are written with a *name*: nothing that is shown, if there are such links."""

    name: str
    address: str
    title: str
    written: str


class Abbreviation(Struct, frozen=True):
    """What a *short* form stands for: nothing that is shown, if the text has it."""

    short: str
    written: str


class Verbatim(Struct, frozen=True):
    """What the block processors of Python-Markdown read: a table, a note, a definition, HTML that was put by."""

    text: str
    is_table: bool = False


Block = (
    Paragraph | ColumnsBlock | HeadingBlock | RuleBlock | QuoteBlock | LinkAddress | Abbreviation | Verbatim | ListBlock
)

_is_plain = re.compile(r"[^\W\d_]|[“‘(…]|\d+[^\d.]").match
_heading = re.compile(rf" *(#{{1,6}})[ {ODD_BLANKS}]+(\S.*)").fullmatch
_is_rule = re.compile(r" *([-=_*])(?: {0,2}\1){2,}").fullmatch
# `>60 tuổi`, `>= 90 %`, `> 95%` and `>> Xem thêm` compare or point.
_is_quoted = re.compile(r" *>(?![\d=>]| *\d[\d.,]* ?%)").match
_is_put_by = re.compile(r" *\x02wzxhzdk:\d+\x03").fullmatch
_is_note = re.compile(r" {0,3}\[\^[^\]]*\]:").match
_abbreviation = re.compile(r" *\*\[([^\]a-z]*[A-ZĐ][^\]a-z]*[A-ZĐ][^\]a-z]*)\] ?:").match
_is_meaning = re.compile(r" {0,3}: {1,3}\S").match
_address = re.compile(r""" *\[([^\[\]^][^\[\]]*)\]: *(<[^<>]*>|\S+)(?: +(?:"(.*)"|'(.*)'|\((.*)\)))?""").fullmatch
_is_address = re.compile(r"[#<]|[^/:]*[/:].|\S+\.[A-Za-z][A-Za-z0-9]{1,4}(?:[#?]\S*)?$").match


_SAID = ("- ", "– ", "+ ", "* ")


def read_blocks(text: str, notes: list[ListNote] | None = None) -> Iterator[Block]:
    """Yield the blocks of *text*, whose blanks are even; *notes* gets what is doubtful of its lists."""
    lines = text.split("\n")
    has_gaps = " " * GAP in text
    end = len(lines)
    index = 0
    last: Block | None = None
    while index < end:
        line = lines[index]
        following = lines[index + 1] if index + 1 < end else ""
        if not line or line.isspace():
            index += 1
        elif not (has_gaps or following) and _is_plain(line):
            yield (last := Paragraph(line.rstrip()))
            index += 1
        else:
            blocks, index = _read_at(lines, index, last, notes)
            yield from blocks
            last = blocks[-1]


def _read_at(
    lines: Sequence[str], index: int, last: Block | None, notes: list[ListNote] | None
) -> tuple[list[Block], int]:
    """Return the blocks that begin at *index*, after the block *last*, and the line after them."""
    line = lines[index]
    if _is_note(line):
        return _verbatim(lines, index)
    if one := _of_one_line(line):
        return [one], index + 1
    if table := table_at(lines, index):
        rows, end = table
        return [Verbatim("\n".join(rows), is_table=True)], end
    if _is_quoted(line):
        end = _while(lines, index, lambda at: _is_quoted(lines[at]) is not None)
        quoted = (row.lstrip()[1:].removeprefix(" ") for row in lines[index:end])
        return [QuoteBlock("\n".join(quoted))], end
    if list_line(line, index, after_blank=True):
        return _lists(lines, index, notes)
    end = _end_of_run(lines, index)
    if (end < len(lines) and _is_meaning(lines[end])) or (_is_meaning(line) and _is_term(last)):
        return _verbatim(lines, index)
    return list(paragraphs_of(lines[index:end])), end


def _is_term(block: Block | None) -> bool:
    """Tell whether *block* may be the words, or what was said of them before, whose meaning is told below."""
    return isinstance(block, Verbatim) or (isinstance(block, Paragraph) and not block.text.startswith(_SAID))


def _while(lines: Sequence[str], index: int, holds: Callable[[int], bool]) -> int:
    while index < len(lines) and lines[index].strip() and holds(index):
        index += 1
    return index


def _of_one_line(line: str) -> Block | None:
    if heading := _heading(line):
        words = heading[2].rstrip()
        bare = words.rstrip("#")  # signs behind a blank close a heading; those of a word (C#) are its own
        return HeadingBlock(len(heading[1]), bare.rstrip() if bare.endswith(" ") else words)
    if _is_rule(line.rstrip()):
        return RuleBlock()
    if _is_put_by(line.rstrip()):
        return Verbatim(line.strip())
    if short := _abbreviation(line):
        return Abbreviation(short[1], line.strip())
    if line.strip() == CONTENTS:
        return Paragraph(CONTENTS)
    return link_address(line)


def link_address(line: str) -> LinkAddress | None:
    """Return the address that *line* gives to links of a name; None if it is text. A number is the name of a note."""
    found = _address(line.rstrip())
    if found is None or _is_address(found[2]) is None or found[1].isdigit():
        return None
    title = found[3] or found[4] or found[5] or ""
    return LinkAddress(found[1].strip().lower(), found[2].lstrip("<").rstrip(">"), title, line.strip())


def _verbatim(lines: Sequence[str], index: int) -> tuple[list[Block], int]:
    """Return the block at *index*, and all after it that are set in, as Python-Markdown reads notes and meanings."""
    blocks: list[Block] = []
    while index < len(lines):
        if not lines[index].strip():
            index += 1
            continue
        if blocks and not (lines[index].startswith("    ") or (lines[index - 1].strip() and index)):
            break
        end = index + 1
        while end < len(lines) and lines[end].strip() and not _begins_term(lines, end, index):
            end += 1
        blocks.append(Verbatim("\n".join(lines[index:end])))
        index = end
    return blocks, index


def _begins_term(lines: Sequence[str], index: int, begun: int) -> bool:
    """Tell whether the line at *index* is the first of new terms, below a meaning of those at *begun*."""
    if lines[index].startswith("    ") or _is_meaning(lines[index]) or not any(map(_is_meaning, lines[begun:index])):
        return False
    end = _while(lines, index, lambda at: not _is_meaning(lines[at]))
    return end < len(lines) and _is_meaning(lines[end]) is not None


def _end_of_run(lines: Sequence[str], index: int) -> int:
    """Return the line after the plain lines that begin at *index*; that one is plain whatever it looks like."""
    index += 1
    while index < len(lines):
        line = lines[index]
        if not line.strip() or _is_meaning(line) or _is_note(line) or _is_quoted(line):
            break
        if _of_one_line(line) or table_at(lines, index) or list_line(line, index, after_blank=False):
            break
        index += 1
    return index


def _lists(lines: Sequence[str], index: int, notes: list[ListNote] | None) -> tuple[list[Block], int]:
    """Return the lists, or what people say, that begin at *index*, and the line after them."""
    tree = ListTree()
    end, after_blank = index, False
    for at in range(index, len(lines)):
        line = lines[at]
        if not line.strip():
            after_blank = True
            continue
        one = None if _is_rule(line.rstrip()) else list_line(line, at, after_blank=after_blank)
        if one:
            tree.add(one)
        elif is_right(line) or not tree.attach(line, after_blank=after_blank):
            break
        end, after_blank = at + 1, False
    blocks: list[Block] = []
    for part in tree.parts():
        blocks += [part] if isinstance(part, ListBlock) else _speech(part)
    if notes is not None:
        notes += tree.notes
    return blocks, end


def _speech(said: Speech) -> Iterator[Block]:
    yield Paragraph("\n".join(filter(None, (f"{said.line.sign} {said.line.text}", said.attributes))))
    yield from read_blocks("\n".join(said.under))
