"""What a pasted text lost on its way from Word, seen on its lines as they were typed.

The page shows every word all the same; here it is told what was read by a guess. Each look begins with a sign that most
texts do not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plugins.newsroom import rules
from plugins.newsroom.blocks import link_address
from plugins.newsroom.bylines import Knows, byline_in, is_byline
from plugins.newsroom.pictures import is_caption
from plugins.newsroom.source_lines import Run, runs
from plugins.newsroom.written import Written
from plugins.problems import Place, Problem, Rule

_BLANK = " \u00a0\u2002\u2003\u2007\u202f\u3000"


def of_lines(written: Written, knows: Knows | None = None) -> Iterator[Problem]:
    """Yield what is to be told of the body of *written* by its lines alone.

    With *knows*, which tells whether somebody signs with a name, a byline in the text is told, too.
    """
    body = written.body
    found = runs(body)
    looks = [_hard_wrapped, _cells]
    if any(sign in body for sign in _SIGNS_OF_GAPS):
        looks.append(_gaps)
    has_brackets = "]" in body  # one letter is found much faster than two
    if "Ả" in body or (has_brackets and _PICTURE in body):
        looks.append(_captions)
    if has_brackets and "]:" in body:
        looks.append(_definitions)
    told = [one for look in looks for one in look(found)]
    if knows and (byline := byline_in(found, knows)):
        told.append((byline[0], _Telling(rules.BYLINE_IN_TEXT, text=_short(byline[1]))))
    for line, problem in told:
        yield problem(Place(path=written.path, line=written.body_line + line))


Told = Iterator[tuple[int, "_Telling"]]


class _Telling:
    """A rule and its facts, before the place is known."""

    __slots__ = ("_facts", "_rule")

    def __init__(self, rule: Rule, **facts: str | int) -> None:
        self._rule, self._facts = rule, facts

    def __call__(self, place: Place) -> Problem:
        return self._rule.at(place, suggestion=None, **self._facts)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


# --- lines that were broken by hand ----------------------------------------------------------------------------------

_is_unfinished = re.compile(r".{49,109}[^.!?:;…|\s]\s*").fullmatch


def _hard_wrapped(found: Sequence[Run]) -> Told:
    for run in found:
        if len(run.lines) < 3:
            continue
        lines = [line.strip(_BLANK + "\t>") for line in run.lines]
        broken = [at for at, (line, below) in enumerate(pairwise(lines)) if _is_broken(line, below)]
        if len(broken) >= 2 and 2 * len(broken) >= len(lines) - 1:
            yield run.first + broken[0], _Telling(rules.HARD_WRAPPED, lines=len(lines))


def _is_broken(line: str, below: str) -> bool:
    return bool(below) and (below[0].islower() or below[0].isdigit()) and _is_unfinished(line) is not None


# --- gaps within lines -----------------------------------------------------------------------------------------------

_SIGNS_OF_GAPS = ("\t", "     ", *_BLANK[1:])
_gap = re.compile(rf"(?<=[^\s])(?:[{_BLANK}]{{5,}}|[{_BLANK}]*\t[{_BLANK}\t]*)(?=[^\s])")
_sign = re.compile(
    rf"[{_BLANK}\t]*(?:[-–+*•▪o]|\(?(?:\d{{1,3}}|[a-zđ]|[IVX]{{1,5}})[.)]|(?:\d+\.)+\d*)[{_BLANK}\t]+"
).match
_MOST_COLUMNS = 6  # lines of two columns below each other; more are a table


def _gaps(found: Sequence[Run]) -> Told:
    last = -3  # line of the table before: one with blank lines between its rows is told once
    for run in found:
        for first, group in _gapped(run):
            counts = [count for count, _ in group]
            is_columns = max(counts) == 1 and 2 <= len(group) <= _MOST_COLUMNS
            is_labels = max(counts) == 1 and all(left.rstrip().endswith(":") for _, left in group)
            if is_columns or is_labels:
                continue
            if first > last + 2:
                yield first, _Telling(rules.GAPS, text=_short(run.lines[first - run.first].strip()))
            last = first + len(group) - 1


def _gapped(run: Run) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """Yield the lines with gaps that follow each other: the first's number; of each, how many, and what is left."""
    group: list[tuple[int, str]] = []
    for number, line in enumerate(run.lines):
        sign = _sign(line)
        start = sign.end() if sign else 0
        gaps = list(_gap.finditer(line, start))
        if gaps:
            group.append((len(gaps), line[start : gaps[0].start()]))
            continue
        if group:
            yield run.first + number - len(group), group
            group = []
    if group:
        yield run.first + len(run.lines) - len(group), group


# --- a cell on each line ---------------------------------------------------------------------------------------------

_LONGEST_CELL = 60
_BLANKS = " " * 5
_FEWEST_CELLS = 6
_is_number = re.compile(r"[+-]?\d[\d.,/%]*\.?|[-–x×]").fullmatch
_ORDINALS = {"tt", "stt", "số tt", "số thứ tự"}
_HEADS = _ORDINALS | {
    "họ tên", "họ và tên", "đơn vị", "chức vụ", "chức danh", "ghi chú", "nội dung", "kết quả", "danh hiệu", "số vụ",
    "số lượng", "tổng số", "tổng", "tỷ lệ", "tỉ lệ", "năm sinh", "hình thức khen thưởng", "điểm",
}  # fmt: skip


def _cells(found: Sequence[Run]) -> Told:
    lengths = [len(line) for run in found for line in run.lines]
    if sum(length <= 2 * _LONGEST_CELL for length in lengths) < _FEWEST_CELLS:
        return
    cells: list[tuple[int, str]] = []
    for number, line in [(run.first + at, line) for run in found for at, line in enumerate(run.lines)] + [(-1, "#")]:
        text = line.strip(_BLANK + "\t*_")
        is_cell = (
            len(text) <= _LONGEST_CELL
            and "\t" not in line
            and _BLANKS not in text
            and not text.startswith(("#", "!", "[", ">"))
            and (not text.endswith((".", "!", "?", ";", ":", "…")) or _is_number(text))
        )
        if is_cell:
            cells.append((number, text))
            continue
        if _are_cells([cell for _, cell in cells]):
            yield cells[0][0], _Telling(rules.FLAT_TABLE, lines=len(cells))
        cells = []


def _are_cells(cells: Sequence[str]) -> bool:
    if len(cells) < _FEWEST_CELLS:
        return False
    numbers = sum(1 for cell in cells if _is_number(cell))
    heads = [cell.casefold() for cell in cells[:4]]
    if heads[0] in _ORDINALS or sum(1 for head in heads if head in _HEADS) > 1:
        return numbers > 0 or heads[0] not in _ORDINALS
    return numbers >= 3 and 5 * numbers >= len(cells)


# --- captions beside their pictures ----------------------------------------------------------------------------------

_PICTURE = "!["
_LONGEST_CAPTION = 160
_LONGEST_PICTURE = 1000
_is_picture = re.compile(r"\s*!\[[^\n]*[)}\]]\s*").fullmatch
_has_caption = re.compile(r"\]\([^\n]*[\s\w.][\"'“”‘«„]|credit\s*=|\]\[").search
_is_begun = re.compile(r"\s*(?:[#>|]|[-–+*•]\s|\d+\.\s|\[|\{)").match
_is_ended = re.compile(r"[.!?…:;/][\"”’»)*_]*\s*$").search


def _captions(found: Sequence[Run]) -> Told:
    for run in found:
        for at, line in enumerate(run.lines):
            if _PICTURE in line:
                yield from _beside(run, at)
            elif len(line) <= 2 * _LONGEST_CAPTION and is_caption(line.strip()) and not is_byline(line):
                yield run.first + at, _Telling(rules.CAPTION_APART, text=_short(line))


def _beside(run: Run, at: int) -> Told:
    """Yield the line glued to a picture without a caption, where it may be one."""
    line = run.lines[at]
    if len(run.lines) < 2 or len(line) > _LONGEST_PICTURE or not _is_picture(line) or _has_caption(line):
        return
    for near in (at + 1, at - 1):
        if not 0 <= near < len(run.lines):
            continue
        text = run.lines[near].strip()
        is_other = _is_begun(text) or _PICTURE in text or _is_ended(text) or is_caption(text)
        if len(text) <= _LONGEST_CAPTION and not is_other:
            yield run.first + near, _Telling(rules.CAPTION_GLUED, text=_short(text))


# --- definitions -----------------------------------------------------------------------------------------------------

_definition = re.compile(r"[ ]{0,3}\[(?P<label>\^?[^\]\n]+)\]:[ \t]*(?P<rest>.*)").fullmatch


def _definitions(found: Sequence[Run]) -> Told:
    first: dict[str, int] = {}
    text = _folded("\n".join(line for run in found for line in run.lines))
    for run in found:
        for at, line in enumerate(run.lines):
            definition = _definition(line) if "]:" in line else None
            if definition is None:
                continue
            label, number = definition["label"], run.first + at
            is_note = label.startswith("^")
            if label.isdigit():
                continue  # a note as people number them: it stands as it was typed
            if not is_note and link_address(line) is None:
                yield number, _Telling(rules.NO_ADDRESS, label=_short(label))
            elif (folded := label if is_note else _folded(label)) in first:
                rule = rules.NOTE_TWICE if is_note else rules.ADDRESS_TWICE
                yield number, _Telling(rule, label=label, lines=number - first[folded])
            else:
                first[folded] = number
                if not is_note and text.count(f"[{folded}]") < 2:
                    yield number, _Telling(rules.ADDRESS_UNUSED, label=_short(label))


def _folded(text: str) -> str:
    return " ".join(text.split()).lower()
