"""Bylines as they stand in a pasted text: “Tin, ảnh: …”, “Tiến Dân - Việt An”, “VH(VPTH), ảnh Thu Hà”.

Whether a line is one is told by its form alone; where it stands decides whether it is told: the name below a poem, a
letter or an official's title is a signature.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from plugins.newsroom.name_words import FAMILIES, PLACES, UNITS
from plugins.newsroom.source_lines import Run

Knows = Callable[[str], bool]

_LONGEST = 100  # letters of a byline
_NEAR = 6  # runs of a body at either end, among which its byline and what stands beside it are looked for
_WORK = r"(?:tin|bài|ảnh|hình|video|clip)"
_label = re.compile(
    r"(?:tác\s+giả|người\s+(?:viết(?:\s+bài)?|đưa\s+tin|thực\s+hiện)|bài\s+viết|(?P<speaker>phóng\s+viên|cộng\s+tác\s+viên|p\.?v|c\.?t\.?v)"
    rf"|(?:tin|bài)(?:\s*(?:,|;|/|&|\+|-|–|và|\s)\s*{_WORK})+)\s*:\s*(?P<who>\S.*)",
    re.IGNORECASE,
).fullmatch
_weak_label = re.compile(
    r"(?:tin|bài|thực\s+hiện|biên\s+(?:soạn|tập)|tổng\s+hợp|theo|viết)\s*:\s*(?P<who>\S.*)", re.IGNORECASE
).fullmatch
_label_alone = re.compile(
    rf"(?:(?:tin|bài)(?:\s*(?:,|;|/|&|\+|-|–|và|\s)\s*{_WORK})+|tác\s+giả|thực\s+hiện)"
    r"\s*[-–]?\s+(?P<who>\S.*)",
    re.IGNORECASE,
).fullmatch
_and_picture = re.compile(
    r"(?P<who>.{2,60}?)\s*[,;(–-]\s*(?:ảnh|hình)\s*:?\s+(?P<photographer>.{2,40}?)\)?", re.IGNORECASE
).fullmatch
_with_unit = re.compile(
    r"(?P<who>.{3,40}?)\s*[-–,(]\s*(?:vks\w*|viện\s+(?:kiểm|ks)|văn\s+phòng|phòng|báo|tạp\s+chí|vụ)\b.*", re.IGNORECASE
).fullmatch
_abbreviation = re.compile(r"[A-ZĐ]{1,4}(?:\.[A-ZĐ]{1,3}){0,3}\.?(?:\s?\([A-ZĐ0-9.\- ]{1,10}\))?").fullmatch
_between_names = re.compile(r"\s*[,;/&+]\s*|\s+[-–—]\s+|\s+và\s+")
_of_reporter = re.compile(r"(?:PV|CTV|Phóng viên|Cộng tác viên|Nhà báo)\.?\s+")
_in_brackets = re.compile(r"\(([^()]*)\)").fullmatch
_ends_sentence = re.compile(r"[.!?…:;]/?\.?[\"”’»)*_]*$").search
_is_source = re.compile(r"\(?\s*(?:theo|nguồn|trích)\b", re.IGNORECASE).match
_is_no_prose = re.compile(r"\s*(?:!\[|\[[^\]]*\]:|\{:|[-=_*]{3,}\s*$|\*\[)").match
_is_of_letter = re.compile(
    r"[*_>\s]*(?:kính\s+(?:gửi|thưa|thư|chào|chúc|bút)|thân\s+(?:gửi|ái|mến)|trân\s+trọng"
    r"|(?:t\.?m|k\.?t|t\.?l|t\.?u\.?q)\.)"
    r"|.*\bthân\s+mến\b",
    re.IGNORECASE,
).match


def is_byline(line: str, knows: Knows = lambda _: False) -> bool:
    """Tell whether *line* has the form of a byline. *knows* tells whether somebody signs with a name."""
    if len(line) > 2 * _LONGEST:
        return False
    text = _bare(line)
    if not text or len(text) > _LONGEST:
        return False
    return is_labelled(text, knows) or _is_signed(text, knows)


def is_labelled(line: str, knows: Knows = lambda _: False) -> bool:
    """Tell whether *line* says itself that it is a byline."""
    text = _bare(line)
    if label := _label(text):
        who = label["who"]
        if label["speaker"]:  # an interview has “PV: Thưa đồng chí, …”
            return _is_maker(who, knows)
        return len(text) <= _LONGEST and who[0].isupper() and not who.endswith(("?", "!"))
    if label := _weak_label(text) or _label_alone(text):
        return _are_names(label["who"], knows)
    return False


def _is_signed(text: str, knows: Knows) -> bool:
    if (both := _and_picture(text)) and _is_maker(both["who"], knows) and _is_maker(both["photographer"], knows):
        return True
    if (of_unit := _with_unit(text)) and _is_name(of_unit["who"], knows):
        return True
    return _are_names(text, knows) or (len(text.strip(".")) > 1 and _abbreviation(text) is not None)


def _bare(line: str) -> str:
    """Return *line* without emphasis, brackets around it, and the stop at its end."""
    text = " ".join(line.replace("*", "").replace("__", "").split()).strip("_ ")
    if text.endswith("./."):
        text = text[:-3]
    if brackets := _in_brackets(text):
        text = brackets[1]
    text = text.strip("_ ")
    return text.removesuffix(".") if text.count(".") == 1 and " " in text else text


def _is_maker(text: str, knows: Knows) -> bool:
    return _are_names(text, knows) or _abbreviation(text) is not None


def _are_names(text: str, knows: Knows) -> bool:
    names = _between_names.split(_of_reporter.sub("", text))
    return all(_is_name(name, knows) for name in names)


def _is_name(text: str, knows: Knows) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 5 or not all(_is_name_word(word) for word in words):
        return False
    if knows(text):
        return True
    if len(words) == 1 or " ".join(words).casefold() in PLACES:
        return False
    return words[0] in FAMILIES or (len(words) == 2 and words[0] not in UNITS)


def _is_name_word(word: str) -> bool:
    letters = word.replace("'", "").replace("’", "")
    return letters.isalpha() and word[0].isupper() and (len(letters) < 3 or not letters[2:].isupper())


def byline_in(found: Sequence[Run], knows: Knows = lambda _: False) -> tuple[int, str] | None:
    """Return the number, from 0, and the text of the line among the runs of a body that is its byline, if one is."""
    ends = found if len(found) <= 2 * _NEAR else [*found[:_NEAR], *found[-_NEAR:]]
    prose = [(run, at) for run in ends for at, line in enumerate(run.lines) if _is_prose(line)]
    if not prose:
        return None
    for run, at in (*prose[:2], *prose[-3:]):
        line = run.lines[at]
        if len(line) <= 2 * _LONGEST and is_labelled(line, knows):
            return run.first + at, line
    for index, (run, at) in ((0, prose[0]), (len(prose) - 1, prose[-1])):
        line = run.lines[at]
        if line.lstrip().startswith(("#", ">", "-", "|")) or not is_byline(line, knows):
            continue
        near = [
            (other, other.lines[number])
            for other, number in (prose[1:9] if index == 0 else prose[max(index - 8, 0) : index])
            if not other.lines[number].lstrip().startswith("#")
        ]
        if not near or _is_signature(run, near, found, first=index == 0):
            continue
        if _abbreviation(_bare(line)) and (index == 0 or len(near[-1][1].strip()) < _PROSE):
            continue
        return run.first + at, line
    return None


def _is_prose(line: str) -> bool:
    return _is_no_prose(line) is None and (len(line) > _LONGEST or _is_source(_bare(line)) is None)


def _is_signature(run: Run, near: list[tuple[Run, str]], found: Sequence[Run], *, first: bool) -> bool:
    """Tell whether a name stands below a poem, a letter, a quotation or an official's title, or above a poem."""
    other, line = near[0] if first else near[-1]
    if other is run:  # without a blank line between: only a byline that slipped to the end of a paragraph
        return len(line.strip()) < _PROSE or not _ends_sentence(line.strip())
    if len(other.lines) > 1 and all(len(one.strip()) < _PROSE for one in other.lines):
        return True
    beside = [one.strip() for _, one in (near[:3] if first else near[-3:])]
    if len(beside) > 1 and all(len(one) < _PROSE and not _ends_sentence(one) for one in beside):
        return True
    text = line.strip()
    if text.startswith((">", "|")) or text.upper() == text:
        return True
    return any(_is_of_letter(one) for part in found for one in (part.lines[0], part.lines[-1]))


_PROSE = 60  # letters: shorter lines, one below the other, are verses or an address
