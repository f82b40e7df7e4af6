"""Lines of text below each other as paragraphs: one with lines or one for each, set to the right, in two columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from plugins.newsroom.attributes import is_list
from plugins.newsroom.blanks import GAPS

RIGHT = 20  # blanks before a line that is set to the right …
RIGHT_LENGTH = 60  # … if it has no more letters than these
COLUMN_LINES = 6
COLUMN_LENGTH = 60  # letters; a longer text beside another is no column
LONG_LINE = 120  # letters; a longer line is a paragraph of its own


class Paragraph(Struct, frozen=True):
    """A paragraph; its lines stay lines. *css_class* is None but for one that is set to the right."""

    text: str
    css_class: str | None = None


class ColumnsBlock(Struct, frozen=True):
    """Two texts beside each other, the left one read first."""

    left: str
    right: str


# What stands to the left of a text that it numbers or times, or ends within a sentence: `a)`, `Điều 1.`, `07h30`, `Ø`.
_is_mark = re.compile(
    r"\((?:\d{1,3}|[a-zđ]{1,2}|[ivx]{1,4})\)|(?!\().*[.),;]|[^\w\s]{1,2}|[oØvü§]|[\dIVX][\dIVX.hg:/-]*"
    r"|(?:năm|tháng|ngày|quý|kỳ) .*\d",
    re.IGNORECASE,
).fullmatch
_TITLE = r"""(?:"(?:\\.|[^"\\])*"|'[^']*'|\([^()]*\))"""
_are_pictures = re.compile(
    rf" *(?:!\[(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*\](?:\((?:{_TITLE}|[^()\"])*\)|\[[^\]]*\])(?:\{{[^{{}}]*\}})? *)+"
).fullmatch
_RUNS = re.compile(r"(?<!\w)(?:\*+|_+)(?=\S)|(?<=\S)(?:\*+|_+)(?!\w)|`+")
_TAGS = re.compile(r"<[A-Za-z/!?][^<>]*>")
_ends_sentence = re.compile(r".*[.!?:;…/][”\"’'»)\]*_]*").fullmatch


def is_right(line: str) -> bool:
    """Tell whether *line* is set to the right: far in, and short."""
    words = line.strip()
    return len(line) - len(line.lstrip()) >= RIGHT and len(words) <= RIGHT_LENGTH and not GAPS.search(words)


def paragraphs_of(run: Sequence[str]) -> Iterator[Paragraph | ColumnsBlock]:
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
        if groups and is_list(words):
            groups[-1][1][-1] += f"\n{words}"
            continue
        kind = "right" if is_right(line) else _kind(words)
        if groups and groups[-1][0] == kind:
            groups[-1][1].append(words)
        else:
            groups.append((kind, [words]))
    for number, (kind, lines) in enumerate(groups):
        if kind == "columns" and not _are_columns(lines):
            groups[number] = ("text", lines)
    for kind, same in groupby(groups, key=itemgetter(0)):
        yield kind, [line for _, lines in same for line in lines]


def _kind(words: str) -> str:
    if len(GAPS.findall(words)) == 1 and "![" not in words:
        return "columns"
    return "pictures" if words.startswith("![") and _are_pictures(words) else "text"


def _are_columns(lines: Sequence[str]) -> bool:
    """Tell whether *lines* with one gap each are two texts side by side, and no rows to be read one by one."""
    if not 1 < len(lines) <= COLUMN_LINES:
        return False
    pairs = [GAPS.split(line) for line in lines]
    if any(_is_mark(left) or max(len(left), len(right)) > COLUMN_LENGTH for left, right in pairs):
        return False
    labels = sum(left.endswith(":") for left, _ in pairs)
    return 2 * labels <= len(pairs) and not all(right[:1].isdigit() for _, right in pairs)


def _texts(lines: list[str]) -> list[str]:
    """Return the texts of paragraphs that *lines* make: one with lines, or a paragraph for each."""
    written = [line.partition("\n")[0] for line in lines]
    apart = all(map(_ends_sentence, written)) or any(len(line) > LONG_LINE for line in written)
    return lines if apart and all(map(_stands_alone, written)) else ["\n".join(lines)]


def _stands_alone(line: str) -> bool:
    """Tell whether emphasis, links, code and HTML that begin in *line* end there, too."""
    runs = Counter(_RUNS.findall(line))
    has_whole_tags = len(_TAGS.findall(line)) == line.count(">") or "<" not in line
    return not any(count % 2 for count in runs.values()) and line.count("[") == line.count("]") and has_whole_tags
