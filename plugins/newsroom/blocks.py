"""The lines of a body as blocks: paragraphs, lists, columns …. It knows no Markdown but where its constructs begin.

A line is a line, a sign at the beginning of a line stays what it is, blanks never change the kind of a text. The rules
and their reasons are in docs/reference/body.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from plugins.newsroom.blanks import GAP, GAPS, ODD_BLANKS
from plugins.newsroom.lists import ATTRIBUTES, ListBlock, ListNote, ListTree, is_speech, list_line

RIGHT = 20  # blanks before a line that is set to the right …
RIGHT_LENGTH = 60  # … if it has no more letters than these
COLUMN_LINES = 6
CONTENTS = "[TOC]"
LONG_LINE = 120  # letters; a longer line is a paragraph of its own


class Paragraph(Struct, frozen=True):
    """A paragraph; its lines stay lines. *css_class* is None but for one that is set to the right."""

    text: str
    css_class: str | None = None


class ColumnsBlock(Struct, frozen=True):
    """Two texts beside each other, the left one read first."""

    left: str
    right: str


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


class Verbatim(Struct, frozen=True):
    """What the block processors of Python-Markdown read: a table, a note, a definition, HTML that was put by."""

    text: str


Block = Paragraph | ColumnsBlock | HeadingBlock | RuleBlock | QuoteBlock | LinkAddress | Verbatim | ListBlock

_is_plain = re.compile(r"[^\W\d_]|[“‘(…]|\d+[^\d.]").match
_heading = re.compile(rf" *(#{{1,6}})[ {ODD_BLANKS}]+(\S.*)").fullmatch
_CLOSING_HASHES = re.compile(r" +#+$")
_is_rule = re.compile(r" *([-=_*])(?: {0,2}\1){2,}").fullmatch
_is_dashes = re.compile(r" *\|?[ :]*-[-:| ]*").fullmatch
_is_put_by = re.compile(r" *\x02wzxhzdk:\d+\x03").fullmatch
_is_note = re.compile(r" {0,3}\[\^[^\]]*\]:").match
_is_abbreviation = re.compile(r" {0,3}\*\[[^\]]+\] ?:").match
_is_meaning = re.compile(r" {0,3}: {1,3}\S").match
_address = re.compile(r""" *\[([^\[\]^][^\[\]]*)\]: *(\S+)(?: +(?:"(.*)"|'(.*)'|\((.*)\)))?""").fullmatch
_is_address = re.compile(r"[#<]|[^/:]*[/:].|\S+\.[A-Za-z][A-Za-z0-9]{1,4}(?:[#?]\S*)?$").match
_TITLE = r"""(?:"(?:\\.|[^"\\])*"|'[^']*'|\([^()]*\))"""
_are_pictures = re.compile(
    rf" *(?:!\[(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*\](?:\((?:{_TITLE}|[^()\"])*\)|\[[^\]]*\])(?:\{{[^{{}}]*\}})? *)+"
).fullmatch
_CODE_AND_ESCAPES = re.compile(r"`[^`]*`|\\.")
_RUNS = re.compile(r"\*+|_+|`+")
_ends_sentence = re.compile(r".*[.!?:;…/][”\"’'»)\]*_]*").fullmatch


def read_blocks(text: str, notes: list[ListNote] | None = None) -> Iterator[Block]:
    """Yield the blocks of *text*, whose blanks are even; *notes* gets what is doubtful of its lists."""
    lines = text.split("\n")
    has_gaps = " " * GAP in text
    end = len(lines)
    index = 0
    while index < end:
        line = lines[index]
        following = lines[index + 1] if index + 1 < end else ""
        if not line or line.isspace():
            index += 1
        elif not (has_gaps or following) and _is_plain(line):
            yield Paragraph(line.rstrip())
            index += 1
        else:
            blocks, index = _read_at(lines, index, notes)
            yield from blocks


def _read_at(lines: Sequence[str], index: int, notes: list[ListNote] | None) -> tuple[list[Block], int]:
    """Return the blocks that begin at *index*, and the line after them."""
    line = lines[index]
    if _is_note(line):
        return _verbatim(lines, index)
    if one := _of_one_line(line):
        return [one], index + 1
    if _begins_table(lines, index):
        end = _while(lines, index + 2, lambda at: "|" in lines[at])
        return [Verbatim("\n".join(_even_rows(lines[index:end])))], end
    if line.lstrip().startswith(">"):
        end = _while(lines, index, lambda at: lines[at].lstrip().startswith(">"))
        quoted = (row.lstrip()[1:].removeprefix(" ") for row in lines[index:end])
        return [QuoteBlock("\n".join(quoted))], end
    if list_line(line, index, after_blank=True):
        return _lists(lines, index, notes)
    end = _end_of_run(lines, index)
    if (end < len(lines) and _is_meaning(lines[end])) or _is_meaning(line):
        return _verbatim(lines, index)
    return list(_paragraphs(lines[index:end])), end


def _while(lines: Sequence[str], index: int, holds: Callable[[int], bool]) -> int:
    while index < len(lines) and lines[index].strip() and holds(index):
        index += 1
    return index


def _of_one_line(line: str) -> Block | None:
    if heading := _heading(line):
        return HeadingBlock(len(heading[1]), _CLOSING_HASHES.sub("", heading[2].rstrip()))
    if _is_rule(line.rstrip()):
        return RuleBlock()
    if _is_put_by(line.rstrip()) or _is_abbreviation(line):
        return Verbatim(line.strip())
    if line.strip() == CONTENTS:
        return Paragraph(CONTENTS)
    if (found := _address(line.rstrip())) and _is_address(found[2]):
        title = found[3] or found[4] or found[5] or ""
        return LinkAddress(found[1].strip().lower(), found[2].lstrip("<").rstrip(">"), title, line.strip())
    return None


def _begins_table(lines: Sequence[str], index: int) -> bool:
    if "|" not in lines[index] or index + 1 == len(lines):
        return False
    dashes = lines[index + 1]
    return "|" in dashes and _is_dashes(dashes) is not None


def _even_rows(rows: Sequence[str]) -> Iterator[str]:
    """Yield the *rows* of a table, its heading and its dashes as wide as its widest: else cells would be left out."""
    bare = [_without_border(row) for row in rows]
    widths = [_CODE_AND_ESCAPES.sub("", row).count("|") + 1 for row in bare]
    for number, (row, width) in enumerate(zip(bare, widths, strict=True)):
        missing = (max(widths) - width) * (" |", "---|")[number] if number < 2 else ""
        yield f"|{row}|{missing}"


def _without_border(row: str) -> str:
    row = row.strip().removeprefix("|")
    return row if row.endswith("\\|") else row.removesuffix("|")


def _verbatim(lines: Sequence[str], index: int) -> tuple[list[Block], int]:
    """Return the block at *index*, and all after it that are set in, as Python-Markdown reads notes and meanings."""
    blocks: list[Block] = []
    while index < len(lines):
        if not lines[index].strip():
            index += 1
            continue
        if blocks and not lines[index].startswith("    "):
            break
        end = _while(lines, index, lambda _: True)
        blocks.append(Verbatim("\n".join(lines[index:end])))
        index = end
    return blocks, index


def _end_of_run(lines: Sequence[str], index: int) -> int:
    """Return the line after the plain lines that begin at *index*; that one is plain whatever it looks like."""
    index += 1
    while index < len(lines):
        line = lines[index]
        if not line.strip() or _is_meaning(line) or _is_note(line) or line.lstrip().startswith(">"):
            break
        if _of_one_line(line) or _begins_table(lines, index) or list_line(line, index, after_blank=False):
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
        elif _is_right(line) or not tree.attach(line, after_blank=after_blank):
            break
        end, after_blank = at + 1, False
    blocks: list[Block] = []
    for block in tree.blocks():
        blocks += _speech(block) if is_speech(block) else [block]
    if notes is not None:
        notes += tree.notes
    return blocks, end


def _speech(block: ListBlock) -> Iterator[Block]:
    for entry in block.entries:
        yield Paragraph(f"{entry.first.sign} {entry.first.text}")
        for under in entry.children:
            assert isinstance(under, list), "speech has no lists below it"
            yield from read_blocks("\n".join(under))


# --- paragraphs ------------------------------------------------------------------------------------------------------


def _is_right(line: str) -> bool:
    words = line.strip()
    return len(line) - len(line.lstrip()) >= RIGHT and len(words) <= RIGHT_LENGTH and not GAPS.search(words)


def _paragraphs(run: Sequence[str]) -> Iterator[Block]:
    """Yield what lines below each other are: set to the right, in columns, pictures, or lines of paragraphs."""
    for kind, lines in _grouped(run):
        if kind == "right":
            yield Paragraph("\n".join(lines), "align-right")
        elif kind == "columns":
            left, right = zip(*map(GAPS.split, lines), strict=True)
            yield ColumnsBlock("\n".join(left), "\n".join(right))
        elif kind == "pictures":
            yield from map(Paragraph, lines)
        else:
            yield from map(Paragraph, _texts([GAPS.sub(" ", line) for line in lines]))


def _grouped(run: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the kinds of lines in *run*, and the lines of one kind; a line of attributes joins the one before."""
    groups: list[tuple[str, list[str]]] = []
    for line in run:
        words = line.strip()
        if groups and ATTRIBUTES.fullmatch(words):
            groups[-1][1][-1] += f"\n{words}"
            continue
        kind = "right" if _is_right(line) else _kind(words)
        if groups and groups[-1][0] == kind:
            groups[-1][1].append(words)
        else:
            groups.append((kind, [words]))
    for number, (kind, lines) in enumerate(groups):
        if kind == "columns" and (not 1 < len(lines) <= COLUMN_LINES or all(map(_is_label, lines))):
            groups[number] = ("text", lines)
    for kind, same in groupby(groups, key=itemgetter(0)):
        yield kind, [line for _, lines in same for line in lines]


def _kind(words: str) -> str:
    if len(GAPS.findall(words)) == 1:
        return "columns"
    return "pictures" if words.startswith("![") and _are_pictures(words) else "text"


def _is_label(line: str) -> bool:
    return GAPS.split(line)[0].endswith(":")


def _texts(lines: list[str]) -> list[str]:
    """Return the texts of paragraphs that *lines* make: one with lines, or a paragraph for each."""
    written = [line.partition("\n")[0] for line in lines]
    apart = all(map(_ends_sentence, written)) or any(len(line) > LONG_LINE for line in written)
    return lines if apart and all(map(_stands_alone, written)) else ["\n".join(lines)]


def _stands_alone(line: str) -> bool:
    """Tell whether emphasis, links, code and HTML that begin in *line* end there, too."""
    runs = Counter(_RUNS.findall(line))
    pairs = (("[", "]"), ("<", ">"))
    return not any(count % 2 for count in runs.values()) and all(line.count(a) == line.count(b) for a, b in pairs)
