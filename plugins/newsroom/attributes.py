"""Attribute lists (`{credit="…"}`, `{: #ma units="…" }`) as people type them: with the marks of Word, or none.

Python-Markdown's own reader knows straight marks alone: it cuts `“Hải Yến”` at the blank, and takes any line in braces
for a list. Here a value is never cut, and what is no list stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from msgspec import Struct

SECTION_KEYS = ("units", "groups", "campaigns", "people", "event", "supplier", "about_former")
CREDIT = "credit"

DOUBLE_MARKS = '"“”„‟«»'
SINGLE_MARKS = "'‘’‚‛"
_KEY = r"[A-Za-z_][A-Za-z0-9_.\-]*"
_SPACE = r"[\s,;]"
_NEXT = rf"(?:[.#][^\s=}}]|{_KEY}\s*=|(?:{'|'.join(SECTION_KEYS)})(?![^\s,;]))"
_token = re.compile(_NEXT).match
_word = re.compile(r"([.#])([^\s=}]+)").match
_key = re.compile(rf"({_KEY})\s*=\s*").match
_bare_word = re.compile(rf"{_KEY}(?![^\s,;])").match
_gaps = re.compile(rf"{_SPACE}+(?={_NEXT})").search
_spaces = re.compile(rf"{_SPACE}*").match
_escaped = re.compile(rf"\\([{DOUBLE_MARKS}{SINGLE_MARKS}])")
_opening = re.compile(r"\{:?[ \t]*(?=[^\s}])").match
_MOST_BRACES = 9  # closing ones, that of the list among them; more are a paste gone wrong
# Dropped before anything is published, without a word from the checks of raw HTML.
_SILENT = {*SECTION_KEYS, CREDIT, "loading", "style"}
_KNOWN = {".", "id", "class", "lang", "title", *SECTION_KEYS, CREDIT}
_OF_HTML = frozenset({"alt", "class", "href", "id", "lang", "src", "title"})
_OF_HEADINGS = frozenset(SECTION_KEYS)  # words that alone make a list
_HEADINGS = {f"h{level}" for level in range(1, 7)}

Pairs = tuple[tuple[str, str], ...]


class AttributeList(Struct, frozen=True):
    """A list in braces. Classes have the key `.`; *written* is what stands between the braces; *end* is behind them."""

    pairs: Pairs
    written: str
    end: int

    @property
    def keys(self) -> tuple[str, ...]:
        """Return its keys."""
        return tuple(key for key, _ in self.pairs)


def list_at(text: str, start: int = 0) -> AttributeList | None:
    """Return the attribute list that begins at *start* of *text*, on one line; None if what stands there is none."""
    opening = _opening(text, start)
    if opening is None:
        return None
    end = text.find("\n", start)
    line_end = len(text) if end < 0 else end
    close = text.find("}", opening.end())
    for _ in range(_MOST_BRACES):
        if not 0 <= close < line_end:
            break
        written = text[opening.end() : close]
        pairs = _pairs(written, may_be_open=text.find("}", close + 1, line_end) < 0)
        if pairs:
            return AttributeList(pairs, written.strip(), close + 1)
        close = text.find("}", close + 1)
    return None


def without_escapes(text: str) -> str:
    r"""Return *text* with `\"` as the quotation mark that it is."""
    return _escaped.sub(r"\1", text)


def _pairs(written: str, *, may_be_open: bool) -> Pairs | None:
    """Return the pairs of a list. A quotation mark without its other one is forgiven if the list *may be open*."""
    found: list[tuple[str, str]] = []
    at = _end_of(_spaces, written, 0)
    while at < len(written):
        if word := _word(written, at):
            found.append(("." if word[1] == "." else "id", word[2]))
            at = word.end()
        elif key := _key(written, at):
            read = _value(written, key.end(), may_be_open=may_be_open)
            if read is None:
                return None
            value, at = read
            found.append((key[1], without_escapes(value)))
        elif (bare := _bare_word(written, at)) and bare[0] in _OF_HEADINGS:
            found.append((bare[0], ""))
            at = bare.end()
        else:
            return None
        at = _end_of(_spaces, written, at)
    return tuple(found)


def _end_of(match: re.Pattern[str] | object, text: str, at: int) -> int:
    found = match(text, at)  # type: ignore[operator]
    return found.end() if found else at


def _value(written: str, start: int, *, may_be_open: bool) -> tuple[str, int] | None:
    """Return the value that begins at *start*, and where it ends: at a mark that ends the list or is before a key."""
    first = written[start : start + 1]
    marks = DOUBLE_MARKS if first in DOUBLE_MARKS else SINGLE_MARKS if first in SINGLE_MARKS else ""
    if not first or not marks:
        gap = _gaps(written, start)
        end = gap.start() if gap else len(written)
        value = written[start:end].strip()
        return (value, end) if value else None
    for at in range(start + 1, len(written)):
        if written[at] in marks and written[at - 1] != "\\" and _ends(written, at + 1):
            return written[start + 1 : at], at + 1
    value = written[start + 1 :].strip()
    return (value, len(written)) if may_be_open and value else None


def _ends(written: str, at: int) -> bool:
    behind = _end_of(_spaces, written, at)
    return behind == len(written) or (behind > at and _token(written, behind) is not None)


def assign(element: Element, found: AttributeList) -> tuple[str, ...]:
    """Give *element* the attributes of a list; return the keys that say nothing there, or say it over again."""
    lost: list[str] = []
    given: set[str] = set()
    for written, value in found.pairs:
        key = written.lower() if written.lower() in _OF_HTML else written  # `HREF` beside `href` would be two of one
        if key == ".":
            element.set("class", f"{element.get('class', '')} {value}".strip())
            continue
        if key in given or (element.tag == "img" and key in ("title", "alt") and element.get(key)):
            lost.append(key)
            continue
        given.add(key)
        element.set(key, value)
        if key in _SILENT and not _takes(element.tag, key):
            lost.append(key)
    return tuple(lost)


def _takes(tag: str, key: str) -> bool:
    return tag in _HEADINGS or (tag == "img" and key == CREDIT)  # of headings all are looked at, see `Reading`


class Attributes(AttrListTreeprocessor):
    """Reads the lists behind inline elements, in the last line of paragraphs, at the end of headings and cells.

    Those that say nothing where they stand go to *lost*, as they were written.
    """

    def __init__(self, md: Markdown, lost: list[str]) -> None:
        super().__init__(md)
        self.lost = lost

    def run(self, doc: Element) -> None:
        """Read the lists of a whole text."""
        if "{" not in "".join(doc.itertext()):
            return
        for element in doc.iter():
            if not self.md.is_block_level(element.tag):
                if element.tail and (found := list_at(element.tail)):
                    self.give(element, found)
                    element.tail = element.tail[found.end :]
            elif element.tag in _HEADINGS or element.tag in ("dt", "td", "th"):
                self._at_end(element, " {", "#" if element.tag in _HEADINGS else "")
            else:
                self._at_end(element, "\n")

    def give(self, element: Element, found: AttributeList) -> None:
        """Give *element* the attributes of a list."""
        if assign(element, found):
            self.lost.append(found.written)

    def _at_end(self, element: Element, before: str, trailing: str = "") -> None:
        """Read the list at the end of the text of *element*, behind *before*; *trailing* signs go with it."""
        owner, is_tail = _last_text(element)
        text = (owner.tail if is_tail else owner.text) or ""
        if not text.rstrip().endswith("}"):
            return
        text = text.rstrip(" ")
        start = text.rfind("\n") if before == "\n" else text.find(before)
        while start >= 0:
            at = text.find("{", start)
            found = list_at(text, at) if at >= 0 and not text[start + 1 : at].strip() else None
            if found and found.end == len(text) and (element.tag in _HEADINGS or _is_meant(text[at:], found)):
                self.give(element, found)
                text = text[:start].rstrip(trailing + " ").rstrip()
                if is_tail and owner.tag == "br" and not text:
                    element.remove(owner)  # the end of the line above, where line ends are breaks
                elif is_tail:
                    owner.tail = text
                else:
                    owner.text = text
                return
            start = text.find(before, start + 1) if before != "\n" else -1


def _last_text(element: Element) -> tuple[Element, bool]:
    """Return the element whose text, or tail, is the last of *element*; of a list's item before the lists in it."""
    children = list(element)
    if element.tag == "li":
        lists = [index for index, child in enumerate(children) if child.tag in ("ul", "ol")]
        children = children[: lists[0]] if lists else children
    return (children[-1], True) if children else (element, False)


def is_list(line: str) -> bool:
    """Tell whether a *line* is an attribute list of the lines above it, and hence no line of text."""
    text = line.strip()
    found = list_at(text)
    return found is not None and found.end == len(text) and _is_meant(text, found)


def _is_meant(text: str, found: AttributeList) -> bool:
    """Tell a list from a line of text in braces that has an equals sign."""
    return text.startswith("{:") or any(key in _KNOWN for key in found.keys)


_looks_like_list = re.compile(
    rf"\{{:?\s*(?:(?:{'|'.join((*SECTION_KEYS, CREDIT))})\s*[=:]"
    rf"|[^\W\d_][\w .-]{{0,20}}=\s*[{DOUBLE_MARKS}{SINGLE_MARKS}])[^}}\n]*\}}?"
).finditer


def lists_in_text(element: Element) -> Iterator[str]:
    """Yield what was meant for an attribute list and stays text, as it was written."""
    if element.tag in ("code", "pre"):
        return
    for found in _looks_like_list(element.text or ""):
        yield found[0]
    for child in element:
        yield from lists_in_text(child)
        for found in _looks_like_list(child.tail or ""):
            yield found[0]
