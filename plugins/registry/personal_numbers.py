"""Numbers of people in what somebody typed: of identity cards, and of mobile telephones.

An identity number (số định danh cá nhân, Luật Căn cước 2023) is 0 and eleven digits. A mobile number is 03, 05, 07, 08
or 09 and eight digits, or +84 and nine. People write both in groups, with blanks, dots or dashes between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from plugins.registry.folded_text import FoldedText, folded

NumberKind = Literal["identity", "mobile", "office"]
"""An office's telephone is found to know where the next number begins, and never told."""


class PersonalNumber(Struct, frozen=True):
    """A number and the *offset* in the text at which it begins; *digits* as it would be written without groups."""

    kind: NumberKind
    digits: str
    offset: int

    @property
    def shortened(self) -> str:
        """Return so much of it that its writer knows which it is, and nobody else."""
        return f"{self.digits[:4]}…{self.digits[-2:]}"


# Ten digits from a 0 or an 8 on, with nothing but signs between them: most texts have none, and are told so at once.
# What begins with a class of characters is found fast: in its ranges are the digits of all scripts, no letter of ours.
_DIGITS = "[08\u0660-\u1c59\ua620-\uabf9\uff10-\uff19\U000104a0-\U0001fbf9]"
_MANY_DIGITS = re.compile(rf"{_DIGITS}(?<=\d)(?<!\d.)(?:[\W_]{{0,8}}\d){{9}}", re.DOTALL)
_MARKUP = ("&", "<")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


def personal_numbers(text: str) -> Iterator[PersonalNumber]:
    """Yield the numbers of people in *text*, Markdown or plain, in order; on one line each number once."""
    seen: set[str] = set()
    told = 0
    for start, block in _blocks(text):
        for one in _in_block(folded(block)):
            offset = start + one.offset
            if text.find("\n", told, offset) >= 0:
                seen.clear()
            told = offset
            if one.digits not in seen:
                seen.add(one.digits)
                yield PersonalNumber(one.kind, one.digits, offset)


def may_hold_number(text: str) -> bool:
    """Tell at once of most texts that no number of anybody stands in them."""
    return _MANY_DIGITS.search(text) is not None or any(sign in text for sign in _MARKUP)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs that may hold a number, each with its offset. A comment may go over several."""
    if not may_hold_number(text):
        return
    if "<!--" in text:
        yield 0, text
        return
    start = 0
    for gap in [*_PARAGRAPHS.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if may_hold_number(text[start:end]):
            yield start, text[start:end]
        start = gap.end() if gap else end


# --- groups of digits ------------------------------------------------------------------------------------------------

_RUN = re.compile(r"[(+]{0,2}\d+(?:(?:(?!\d)(?:[ \t().\-]{1,8}|[ \t]*\n[ \t>]*))(?=\d)\d+)*")
_GROUP = re.compile(r"\d+")
_ENDS = re.compile(r"\.[ \t]|[.\-]{2}|\n.*\n")  # what stands between two numbers, never within one
_LOOSE = re.compile(r"[()\t\n]|[ ]{2}|[ ]-|-[ ]")  # what stands between two numbers more often than within one
_COLUMNS = re.compile(r"\t|[ ]{2}|\n")
_MOST_GROUPS = 5
_SHORTEST, _LONGEST = 10, 14  # digits: 0912 345 678, 0084 0 912 345 678


class _Run(Struct):
    """Groups of digits and what stands between them. *is_signed* tells that a + goes before the first."""

    groups: list[str]
    gaps: list[str]
    starts: list[int]
    is_signed: bool

    def part(self, first: int, last: int) -> _Run:
        return _Run(
            self.groups[first : last + 1],
            self.gaps[first:last],
            self.starts[first : last + 1],
            self.is_signed and not first,
        )


def _in_block(block: FoldedText) -> Iterator[PersonalNumber]:
    for run in _runs(block.text):
        for kind, digits, part in _numbers(run):
            start, end = part.starts[0], part.starts[-1] + len(part.groups[-1])
            if kind != "office" and not _is_other(block.text, start, end, part):
                yield PersonalNumber(kind, digits, block.offsets[start])


def _runs(text: str) -> Iterator[_Run]:
    for found in _RUN.finditer(text):
        groups = list(_GROUP.finditer(text, found.start(), found.end()))
        run = _Run([], [], [], "+" in text[max(found.start() - 1, 0) : groups[0].start()])
        for group in groups:
            gap = text[run.starts[-1] + len(run.groups[-1]) : group.start()] if run.groups else ""
            if gap and (_ENDS.search(gap) or ("\n" in gap and min(len(run.groups[-1]), len(group[0])) < 3)):
                yield run
                run, gap = _Run([], [], [], "+" in gap), ""
            if gap:
                run.gaps.append(gap)
            run.groups.append(group[0])
            run.starts.append(group.start())
        yield run


def _numbers(run: _Run) -> Iterator[tuple[NumberKind, str, _Run]]:
    first, last = 0, len(run.groups) - 1
    is_free = True  # nothing goes before, or what may stand between two numbers
    while first <= last:
        found = next(
            (
                (said, part)
                for end in _ends(run, first)
                if (said := _meaning(part := run.part(first, end)))
                and (is_free or (end == first and run.gaps[first - 1] != "."))  # 10.0912345678 is a figure
                and (end in (first, last) or _LOOSE.search(run.gaps[end]) or _begins(run, end + 1))
            ),
            None,
        )
        if found:
            yield *found[0], found[1]
        first += len(found[1].groups) if found else 1
        is_free = bool(found) or (first <= last and _LOOSE.search(run.gaps[first - 1]) is not None)


def _begins(run: _Run, first: int) -> bool:
    """Tell whether a number begins with the group *first*."""
    return any(_meaning(run.part(first, end)) for end in _ends(run, first))


def _ends(run: _Run, first: int) -> Iterator[int]:
    """Yield the groups with which a number that begins with the group *first* may end, by its length."""
    if run.groups[first][0] not in "08":
        return
    length = 0
    for end, group in enumerate(run.groups[first : first + _MOST_GROUPS + 1], start=first):
        length += len(group)
        if length > _LONGEST:
            return
        if length >= _SHORTEST:
            yield end


# --- what digits mean ------------------------------------------------------------------------------------------------

_IDENTITY = re.compile(r"0\d{11}").fullmatch
_MOBILE = re.compile(r"0[35789]\d{8}").fullmatch
_ABROAD = re.compile(r"(?P<zeros>00)?840?(?P<rest>[35789]\d{8})").fullmatch
_OFFICE = re.compile(r"02\d{8,9}").fullmatch
_YEAR = re.compile(r"(?:19|20)\d\d").fullmatch


def _meaning(run: _Run) -> tuple[NumberKind, str] | None:
    """Return what the groups are together, and the digits; None if they are no number of anybody."""
    digits = "".join(run.groups)
    if _is_calendar(run.groups):
        return None
    if _IDENTITY(digits):
        return ("identity", digits) if len(run.groups[0]) > 2 and len(run.groups) < _MOST_GROUPS else None
    if _MOBILE(digits):
        return ("mobile", digits) if _is_written_so(run) else None
    if _OFFICE(digits):
        return "office", digits
    abroad = _ABROAD(digits)
    if abroad is None or not (run.is_signed or abroad["zeros"] or not _is_amount(run)):
        return None
    return "mobile", f"0{abroad['rest']}"


def _is_calendar(groups: Sequence[str]) -> bool:
    """Tell whether *groups* are days, months and years."""
    return any(map(_YEAR, groups)) and all(len(group) <= 2 or _YEAR(group) for group in groups)


def _is_written_so(run: _Run) -> bool:
    """Tell whether somebody would write a mobile number in such groups; else they are figures beside each other."""
    first, last = run.groups[0], run.groups[-1]
    if len(run.groups) > _MOST_GROUPS:
        return False
    if first == "0" and run.gaps[0] == ".":  # 0.912345678
        return False
    if len(first) == len(last) == 1 and set(run.gaps) == {"-"}:  # an ISBN of ten
        return False
    return len(first) > 2 or not any(map(_COLUMNS.search, run.gaps))


def _is_amount(run: _Run) -> bool:
    """Tell whether the groups are thousands: 84.912.345.678."""
    return len(run.groups) > 1 and set(run.gaps) == {"."} and all(len(group) == 3 for group in run.groups[1:])


# --- what stands around ----------------------------------------------------------------------------------------------

_NAMED_OTHERWISE = re.compile(
    r"\b(?:ISBN|ISSN|MST|STK|TK|mã số (?:thuế|doanh nghiệp|hợp tác xã|đơn vị)|tài khoản)\.?"
    r"(?P<between>[^\d\n;,.]{0,70})$",
    re.IGNORECASE,
)
_OF_TELEPHONE = re.compile(r"điện thoại|zalo|viber|facebook|momo|\btel|đt\b|di động|liên hệ|gọi|số máy", re.IGNORECASE)
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[^\W\d]+$"), re.compile(r"[^\W\d]+")
_GLUED = re.compile(r"tel|phone|mobile|zalo|viber|hotline|cccd|cmnd", re.IGNORECASE)
_DECIMAL = re.compile(r"(?<!\d)\d{1,6},$")
# /QĐ, -VKS, /TTr; behind -Ng is a name.
_OF_DOCUMENT = re.compile(r"[/\-](?:[A-ZĐ][A-ZĐ\d]*|[A-ZĐ]{2,}[a-z]*)(?!\w)")
_CURRENCY = re.compile(r"\s*(?:đồng|đ\b|vnđ|vnd|usd|tỷ|triệu)", re.IGNORECASE)


def _is_other(text: str, start: int, end: int, run: _Run) -> bool:
    """Tell whether the words around what stands from *start* to *end* make it something else."""
    before, after = text[max(start - 100, 0) : start].rstrip("(+"), text[end : end + 12]
    glued = (_WORD_BEFORE.search(before), _WORD_AFTER.match(after))
    # A blank was forgotten behind a word of ours; with plain letters it is a code, or the name of a file.
    if any(word and word[0].isascii() and not _GLUED.fullmatch(word[0]) for word in glued):
        return True
    if _OF_DOCUMENT.match(after) or _DECIMAL.search(before):
        return True
    if run.groups[0].startswith("84") and not run.is_signed and _CURRENCY.match(after):
        return True
    named = _NAMED_OTHERWISE.search(before)
    return named is not None and not _OF_TELEPHONE.search(named["between"])
