"""Repairs of YAML that cannot be read: which line a clerk has to change, why, and what to write there instead.

A repair is offered only after a trial: the text with it can be read, or read further than before. So the line that is
told is that of the mistake, not that where the parser gave up, and the cure holds when it is followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct

from plugins.registry.signs import UNSEEN_BLANKS, dash_of, quoted, unseen

_LINES_BEFORE, _LINES_AFTER = 40, 40  # of the place where the parser gave up
_LINE_LIMIT = 2_000  # characters; nobody typed a longer one

_KEY = r"[A-Za-z_]\w*"
_START = re.compile(rf"(?P<indent>[ \t{UNSEEN_BLANKS}]*)(?P<rest>.*)")
_GLUED = re.compile(rf"(?P<head>(?:- +)*{_KEY})(?P<colon>[:：])(?P<blanks>[{UNSEEN_BLANKS}]*) *(?P<value>\S.*)")
_VALUE = re.compile(rf"(?P<head>(?:- +)*(?:{_KEY}|[^\W\d][\w ]{{0,30}}):[ \t]+|(?:- +)+)(?P<value>\S.*)")
_IN_BRACES = re.compile(
    rf"(?P<head>(?:^|[\[{{,])\s*{_KEY}: +)(?P<value>[^\s\[{{].*?|\[[^\]]*\].+?)"
    rf"(?=\s*(?:, *{_KEY}:(?: |$)|[}}\]]+ *(?:[,}}\]]|$)|$))"
)
_IN_LIST = re.compile(r"(?P<head>[\[,] *)(?P<value>[^\s,\[\]{}][^,\[\]{}]*?)(?= *(?:,|\] *$|$))")
_NO_COMMA = re.compile(rf"([\"'\]}}]) +(?P<key>{_KEY}): ")
_WORDS = re.compile(rf"(?P<key>{_KEY})(?P<blanks> +)(?P<value>\S.*)")
_INDICATORS = "[]{},&*!|>%@`?-\"'#"
_COMMENT = "từ dấu “#” trở đi bị coi là ghi chú"
_UNEVEN = "thụt đầu dòng không đều với các dòng trên"
_CLOSING = {"[": "]", "{": "}"}


class Repair(Struct, frozen=True, kw_only=True):
    """What is wrong at a line and column, both from 0: *reason* and *cure* in Vietnamese, and the text without it."""

    line: int
    column: int
    reason: str
    cure: str
    text: str


class _Change(Struct, frozen=True):
    """A line as it might have been meant.

    *and_then* tells that more may be wrong with it; *is_guess* that it is offered where nothing plainer explains it.
    """

    column: int
    reason: str
    cure: str
    line: str
    and_then: bool = False
    is_guess: bool = False


def repair_of(text: str, loader: type) -> Repair | None:
    """Return the repair that lets *text*, which *loader* cannot read, be read furthest; None if there is none."""
    lines = text.split("\n")
    failed = _failure(text, loader)
    if failed is None or failed[0] >= len(lines) + 1:
        return None
    last = min(failed[0], len(lines) - 1)
    start, end = _window(lines, last)
    gave_up = failed[0] - start, failed[1]
    best: tuple[tuple[int, int], bool, Repair] | None = None
    for number in range(last, start - 1, -1):
        for change in _changes(lines, number):
            changed = [*lines[start:number], change.line, *lines[number + 1 : end]]
            reached = _reached(changed, loader)
            if change.and_then and reached <= gave_up:
                further = (
                    [*changed[: number - start], one.line, *changed[number - start + 1 :]]
                    for one in _values(change.line)
                )
                reached = max((_reached(one, loader) for one in further), default=reached)
            if reached <= gave_up or (best and (reached, not change.is_guess) <= best[:2]):
                continue
            whole = "\n".join([*lines[:number], change.line, *lines[number + 1 :]])
            repair = Repair(line=number, column=change.column, reason=change.reason, cure=change.cure, text=whole)
            best = reached, not change.is_guess, repair
    return best[2] if best else None


def _window(lines: list[str], last: int) -> tuple[int, int]:
    """Return the part of a long text that has to be read again: from an entry at its margin before the mistake."""
    start = max(0, last - _LINES_BEFORE)
    while start and not re.match(r"[^\s#]", lines[start]):
        start -= 1
    return start, min(len(lines), last + _LINES_AFTER)


_WHOLE = (1 << 60, 0)


def _reached(lines: list[str], loader: type) -> tuple[int, int]:
    failed = _failure("\n".join(lines), loader)
    return _WHOLE if failed is None else failed


def _failure(text: str, loader: type) -> tuple[int, int] | None:
    """Return line and column where *text* cannot be read any further; None if it can be read.

    A quotation that is never closed fails where it begins.
    """
    documents = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            documents += isinstance(event, yaml.DocumentStartEvent)
            if (isinstance(event, yaml.AliasEvent) or documents > 1) and event.start_mark:
                return event.start_mark.line, event.start_mark.column
    except yaml.YAMLError as error:
        is_open = "quoted scalar" in str(getattr(error, "context", ""))
        mark = getattr(error, "context_mark" if is_open else "problem_mark", None)
        return (mark.line, mark.column) if mark else (0, 0)
    return None


def _changes(lines: list[str], number: int) -> Iterator[_Change]:
    line = lines[number]
    if not line.strip() or len(line) > _LINE_LIMIT:
        return
    yield from _indents(line)
    yield from _dashes(line)
    yield from _colons(line)
    yield from _brackets(line)
    yield from _values(line)
    yield from _comments(line)
    yield from _without_colon(lines, number)
    yield from _margins(lines, number)


def _indents(line: str) -> Iterator[_Change]:
    """Tabs and blanks that nobody sees, where only spaces may stand."""
    start = _START.match(line)
    assert start is not None
    blanks, rest = start["indent"], start["rest"]
    if not blanks.strip(" "):
        return
    for width in (2, 4, 8, 1, 0):
        spaces = re.sub(f"[{UNSEEN_BLANKS}]", " " if width else "", blanks).replace("\t", " " * width)
        if "\t" in blanks:
            reason, what = "có phím Tab ở đầu dòng", "mỗi phím Tab"
        else:
            sign = next(char for char in blanks if char != " ")
            reason = f"đầu dòng có {unseen(sign)}"
            what = "các dấu cách đó"
        first = rest.split(" ")[0]
        where = f"gõ lại {len(spaces)} dấu cách trước “{first}”" if spaces else f"đưa “{first}” ra sát lề trái"
        cure = f"xóa {what}, {where}"
        yield _Change(0, reason, cure, spaces + rest, and_then=True)


def _dashes(line: str) -> Iterator[_Change]:
    """A dash that is none to YAML."""
    margin = len(line) - len(line.lstrip(" "))
    if dash := dash_of(line[margin:]):
        fixed = f"- {dash.rest}"
        cure = f"gõ lại bằng “-” và một dấu cách: {fixed}"
        yield _Change(margin, dash.reason, cure, " " * margin + fixed, and_then=True)


def _colons(line: str) -> Iterator[_Change]:
    """A colon that no space follows, or another sign that looks like one."""
    start = _START.match(line)
    assert start is not None
    glued = _GLUED.fullmatch(start["rest"])
    if glued is None or (glued["colon"] == ":" and not glued["blanks"] and _VALUE.fullmatch(start["rest"])):
        return
    key = re.sub(r"^(?:- +)*", "", glued["head"])
    if glued["blanks"]:
        reason = f"sau dấu hai chấm của “{key}” có {unseen(glued['blanks'][0])}"
    elif glued["colon"] != ":":
        reason = f"dấu hai chấm của “{key}” là dấu “{glued['colon']}” của bộ gõ khác"
    else:
        reason = f"sau dấu hai chấm của “{key}” thiếu dấu cách"
    fixed = f"{glued['head']}: {glued['value']}"
    column = len(start["indent"]) + glued.end("colon")
    yield _Change(
        column, reason, f"gõ lại bằng dấu “:” và một dấu cách: {fixed}", start["indent"] + fixed, and_then=True
    )


def _values(line: str) -> Iterator[_Change]:
    """A text that has to stand in quotation marks."""
    start = _START.match(line)
    assert start is not None
    found = _VALUE.fullmatch(start["rest"])
    if found is None:
        return
    at = len(start["indent"]) + found.start("value")
    value = found["value"].rstrip()
    if value[0] in _CLOSING:
        yield from _inside(line, at)
    for fixed, reason, offset in _quotations(value):
        head = re.sub(r"^(?:- +)+(?=.)", "", found["head"]) or "- "
        cure = _cure(head, fixed)
        if value.startswith("- "):
            cure += "; nếu là danh sách thì viết mỗi mục “- ” trên một dòng riêng, bên dưới khóa"
        yield _Change(at + offset, reason, cure, line[:at] + fixed)


def _inside(line: str, at: int) -> Iterator[_Change]:
    """A comma that is missing, or a text, within `{key: text}` or `[text, text]`."""
    for gap in _NO_COMMA.finditer(line, at):
        fixed = f"{line[: gap.end(1)]}, {line[gap.start('key') :]}"
        reason, cure = f"thiếu dấu phẩy trước “{gap['key']}:”", f"thêm dấu phẩy: {fixed[at:].strip()}"
        yield _Change(gap.end(1), reason, cure, fixed)
    for pattern in (_IN_BRACES, _IN_LIST):
        for piece in pattern.finditer(line, at):
            for fixed, reason, offset in _quotations(piece["value"]):
                head = piece["head"].lstrip("[{, ")
                changed = line[: piece.start("value")] + fixed + line[piece.end("value") :]
                yield _Change(piece.start("value") + offset, reason, _cure(head, fixed), changed)


def _cure(head: str, fixed: str) -> str:
    marks = "dấu nháy đơn" if fixed.startswith("'") else "ngoặc kép"
    return f"đặt cả giá trị trong {marks}: {head}{fixed}"


def _quotations(value: str) -> Iterator[tuple[str, str, int]]:
    """Yield *value* in quotation marks, why it has to stand in some, and where in it that shows."""
    first = value[0]
    if first in "\"'":
        inner = value[1:-1] if value.endswith(first) and len(value) > 1 else None
        if first == '"' and inner is not None and "\\" in inner:
            yield quoted(inner.replace('\\"', '"')), "dấu “\\” trong ngoặc kép", value.index("\\")
        if inner is not None and re.match(
            rf"(?:[^{first}]*[\s(\[])?{first}", inner
        ):  # it opens again: the outer pair is YAML's
            yield quoted(inner), f"bên trong cặp dấu {first} lại có dấu {first}, máy hiểu là hết giá trị", 0
        elif inner is None and value.count(first) % 2:
            yield quoted(value[1:]), f"dấu nháy mở mà chưa đóng: dấu {first} ở đầu giá trị", 0
        yield quoted(value), f"sau dấu {first} đóng còn có chữ", 0
        return
    if (cut := re.search(r"(?:^|\s)#", value)) is not None:
        yield quoted(value), _COMMENT, cut.end() - 1
    if (colon := re.search(r":(?:\s|$)", value)) is not None:
        yield quoted(value), "có dấu hai chấm ở giữa câu", colon.start()
    if first in _INDICATORS:
        yield quoted(value), f"giá trị bắt đầu bằng “{first}”, ký tự đặc biệt của phần khai báo", 0


def _comments(line: str) -> Iterator[_Change]:
    """A text of several lines that a sign ends before its last one."""
    cut = re.search(r"(?:^|\s)#", line)
    if cut is None:
        return
    at = cut.end() - 1
    cure = "đặt cả giá trị, kể cả các dòng tiếp theo của nó, trong ngoặc kép"
    yield _Change(at, _COMMENT, cure, f"{line[:at]}_{line[at + 1 :]}")


def _without_colon(lines: list[str], number: int) -> Iterator[_Change]:
    """A line that is neither a key nor, by its indentation, more of the line above it."""
    line = lines[number]
    start = _START.match(line)
    assert start is not None
    rest = start["rest"]
    if rest.startswith(("- ", "---", "...")) or re.search(r":(?:\s|$)", rest):
        return
    words = _WORDS.fullmatch(rest)
    indent = len(start["indent"])
    further = f"nếu là phần tiếp của dòng trên, thụt dòng này vào {indent + 2} dấu cách" if number else ""
    reason = "thiếu dấu hai chấm sau tên khóa" + (", hoặc câu của dòng trên bị ngắt sang dòng này" if number else "")
    if words:
        fixed = f"{words['key']}: {words['value']}"
        cure = "; ".join(filter(None, (f"nếu “{words['key']}” là khóa, viết: {fixed}", further)))
        yield _Change(indent + words.end("key"), reason, cure, start["indent"] + fixed, is_guess=True)
    if number:
        yield _Change(indent, reason, further, "  " + line, is_guess=True)


def _brackets(line: str) -> Iterator[_Change]:
    """A bracket that is opened and not closed on its line."""
    opened: list[str] = []
    columns: list[int] = []
    for column, char in enumerate(line):
        if char in _CLOSING:
            opened.append(_CLOSING[char])
            columns.append(column)
        elif opened and char == opened[-1]:
            opened.pop()
            columns.pop()
    if not opened:
        return
    fixed = line.rstrip(", ") + "".join(reversed(opened))
    sign = line[columns[-1]]
    reason = f"dấu ngoặc “{sign}” mở mà chưa đóng"
    yield _Change(columns[-1], reason, f"thêm dấu ngoặc đóng: {fixed.strip()}", fixed)


def _margins(lines: list[str], number: int) -> Iterator[_Change]:
    """A line that begins at no margin of the lines before it."""
    line = lines[number]
    rest = line.lstrip(" ")
    indent = len(line) - len(rest)
    seen: dict[int, None] = {}
    for before in range(number - 1, max(-1, number - _LINES_BEFORE), -1):
        above = lines[before]
        if not (bare := above.lstrip(" ")) or bare.startswith("#"):
            continue
        margin = len(above) - len(bare)
        seen.setdefault(margin)
        if bare.startswith("- "):
            seen.setdefault(margin + len(bare) - len(bare[1:].lstrip(" ")))
    is_entry = any(re.match(rf" {{{indent}}}- ", above) for above in lines[max(0, number - _LINES_BEFORE) : number])
    for margin in seen:
        if margin != indent:
            cure = f"thụt dòng này vào {margin} dấu cách, như mục ở trên" if margin else "đưa dòng này ra sát lề trái"
            if is_entry and ":" in rest:
                cure += f"; nếu đây là mục mới thì bắt đầu nó bằng “- ”: - {rest.strip()}"
            yield _Change(indent, _UNEVEN, cure, " " * margin + rest, is_guess=True)
