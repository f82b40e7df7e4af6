"""The HTML of a body, set right: every element stands where it may, by the tables by which the gate judges the page.

What comes here has been through the allow-list, so it is well-formed: every tag is one of ours, and closed. But the
allow-list looks at elements one by one, and takes away those between which others stood well: `<summary>` without its
`<details>`, a cell without its row, a link in a link. Words are never taken away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape

from msgspec import Struct

from plugins.html_shape import CHILDREN, PARENTS, VOID, Misplaced, begin
from plugins.newsroom.rawhtml import ALLOWED_TAGS, DROPPED_WITH_CONTENT
from plugins.newsroom.slips import Slip
from plugins.web_address import FOLLOWABLE, is_anywhere, scheme_of

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[^\s=>"]+="[^"]*")*)\s*>')
_ATTRIBUTE = re.compile(r'\s([^\s=>"]+)="([^"]*)"')
_WITHIN = "div"  # what a body stands in
_ITEMS = {"ul": "li", "ol": "li", "dl": "dd"}
_IN_LINE = frozenset({"a"})  # what becomes a span; others are blocks
_MOST_ROUNDS = 8


class SetRight(Struct, frozen=True):
    """HTML of which every element stands where it may; *misplaced* are those that did not."""

    html: str
    misplaced: tuple[Misplaced, ...] = ()


def set_right(html: str, clean: Callable[[str], str]) -> SetRight | None:
    """Return *html*, which came from *clean*, the allow-list, with every element where it may stand.

    None if it cannot be set right.
    """
    found: dict[Misplaced, None] = {}
    for _ in range(_MOST_ROUNDS):
        again = clean(html)  # a browser reads otherwise what stood in an element that was taken away
        walk = _Walk(again)
        if walk.html == again == html:
            return SetRight(html, tuple(found))
        found |= walk.misplaced
        html = walk.html
    return None


class _Frame(Struct):
    """An open element: its name as it is written now. *is_item* tells one that was put around what stood in a list."""

    name: str
    is_item: bool = False


class _Walk:
    """One way through *source*, renaming what may not stand where it does."""

    def __init__(self, source: str) -> None:
        self.misplaced: dict[Misplaced, None] = {}
        self._open = [_Frame(_WITHIN)]
        self._out: list[str] = []
        end = 0
        for tag in _TAG.finditer(source):
            self._text(source[end : tag.start()])
            end = tag.end()
            if tag[1]:
                self._close()
            else:
                self._start(tag[2], tag[3])
        self._text(source[end:])
        self.html = "".join(self._out)

    def _text(self, text: str) -> None:
        if text.strip() and self._open[-1].name in _ITEMS:
            self._begin_item()
        self._out.append(text)

    def _start(self, name: str, attributes: str) -> None:
        parent = self._open[-1]
        if parent.is_item and name in CHILDREN[self._open[-2].name]:
            self._end_item()
        elif parent.name in _ITEMS and name not in CHILDREN[parent.name]:
            self.misplaced[Misplaced(name, parent.name)] = None
            self._begin_item()
        stack = tuple(frame.name for frame in self._open)
        still_open, wrong = begin(stack, name)
        if wrong or still_open != stack:
            self.misplaced |= dict.fromkeys(wrong or [Misplaced(name, stack[-1])])
            name = "span" if name in _IN_LINE else "div"
        self._out.append(f"<{name}{attributes}>")
        if name not in VOID:
            self._open.append(_Frame(name))

    def _close(self) -> None:
        if self._open[-1].is_item:
            self._end_item()
        if len(self._open) > 1:
            self._out.append(f"</{self._open.pop().name}>")

    def _begin_item(self) -> None:
        item = _ITEMS[self._open[-1].name]
        self._out.append(f"<{item}>")
        self._open.append(_Frame(item, is_item=True))

    def _end_item(self) -> None:
        self._out.append(f"</{self._open.pop().name}>")


class Finished(Struct, frozen=True):
    """The HTML of a body as it is published, and what of it was not as it was written.

    *anchors* are those in it; *links* those of its links that were written as HTML, and may be followed.
    """

    html: str
    anchors: tuple[str, ...] = ()
    slips: tuple[Slip, ...] = ()
    links: tuple[str, ...] = ()


def finished(written: str, cleaned: str, clean: Callable[[str], str]) -> Finished:
    """Return the HTML that a body is published as, of what Markdown has *written*, and *cleaned* by *clean*."""
    right = set_right(cleaned, clean)
    if right is None:
        return Finished("", slips=(Slip("shape lost", ""),))
    html, holds = right.html, _Holds(right.html)
    lost = {href for href in holds.of_notes if href[1:] not in holds.ids}
    if lost:  # the other end stood in what was taken away
        html = _NOTE_LINK.sub(lambda link: link[2] if unescape(link[1]) in lost else link[0], html)
    slips = tuple(dict.fromkeys(_slips(written, right, holds)))
    return Finished(html, tuple(holds.ids), slips, tuple(dict.fromkeys(filter(_may_be_followed, holds.links))))


def _may_be_followed(href: str) -> bool:
    """Tell whether *href* leads somewhere in particular, and is not refused as a link of HTML."""
    return not is_anywhere(href) if href.startswith("#") else scheme_of(href) in FOLLOWABLE


class _Holds:
    """What stands in *html*: the ids, the links that were written as HTML, those of footnotes, the elements by name."""

    def __init__(self, html: str) -> None:
        self.ids: list[str] = []
        self.links: list[str] = []
        self.of_notes: list[str] = []
        self.counts = Counter[str]()
        for tag in _TAG.finditer(html):
            if tag[1]:
                continue
            self.counts[tag[2]] += 1
            attributes = {key: unescape(value) for key, value in _ATTRIBUTE.findall(tag[3])}
            if anchor := attributes.get("id"):
                self.ids.append(anchor)
            href = attributes.get("href")
            if tag[2] == "a" and href is not None:
                of_note = href.startswith("#fn") and attributes.get("class") in NOTE_CLASSES
                (self.of_notes if of_note else self.links).append(href)


NOTE_CLASSES = ("footnote-ref", "footnote-backref")
_NOTE_LINK = re.compile(
    rf'<a(?= [^>]*class="(?:{"|".join(NOTE_CLASSES)})")[^>]* href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_WITH_CONTENT = re.compile(rf"<({'|'.join(sorted(DROPPED_WITH_CONTENT))})\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_WRITTEN = re.compile(r"<([A-Za-z][A-Za-z0-9]*)(?=[\s/>])")


def _slips(written: str, right: SetRight, holds: _Holds) -> Iterator[Slip]:
    moved = {wrong.name for wrong in right.misplaced}
    yield from (
        Slip("tag in list", wrong.name, f"<{wrong.parent}>") for wrong in right.misplaced if wrong.parent in _ITEMS
    )
    left = Counter(name.lower() for name in _WRITTEN.findall(_WITH_CONTENT.sub("", _COMMENT.sub("", written))))
    for name in sorted(left.keys() & ALLOWED_TAGS):
        if left[name] <= holds.counts[name]:
            continue
        if name == "a":
            yield Slip("link in link", name)
        elif name in moved or name in PARENTS:
            parents = (f"<{parent}>" for parent in sorted(PARENTS.get(name, ())) if parent in ALLOWED_TAGS)
            yield Slip("tag misplaced", name, ", ".join(parents))
