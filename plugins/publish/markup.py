"""An HTML page read strictly: is it whole, what are its ids, where does it link to.

Why not a parser from the shelf, tried on HTML5 pages: libxml2 2.14 (lxml 6.1) tokenizes as HTML5 does and says
nothing of an element that is never closed, a doubled attribute, `<div/>` or `&foo;`; older ones complain of
`<main>`; which of the two one gets depends on the wheel. lexbor (selectolax) repairs like a browser and keeps no
list of what it repaired. html.parser reports nothing either, and is slow. Our pages come from our own templates,
so we can ask for more than a browser does: whatever is not plainly right is a finding, never a guess.
"""

from __future__ import annotations

from typing import NamedTuple

from plugins.html_shape import FOREIGN, Stack
from plugins.publish import rules
from plugins.publish.nesting import ROOT, after, left_open
from plugins.publish.page import END, SEAM, START, Line, Page, Spot
from plugins.publish.tags import Fault, Form, Link, Tag, form_of, read_tag, split_tag
from plugins.publish.tokens import are_whole, tokens_of

_KNOWN_LIMIT = 60_000  # lines and tokens, some 30 MB
_MET_LIMIT = 10 * _KNOWN_LIMIT
_KNOWN_LENGTH = 300  # characters; a longer token is a page's own data and will not come again
_NO_LINKS: frozenset[Link] = frozenset()


class _Said(NamedTuple):
    """What a token says at its place, beside opening or closing an element; *mark* is one that a page must have."""

    id: str
    links: tuple[Link, ...]
    mark: str = ""
    faults: tuple[Fault, ...] = ()


class _Torn(Exception):
    """What follows a line may change what its tokens are."""


class _State(dict[bytes, tuple["_State", frozenset[Link], Line | None]]):
    """A stack of open elements, and for each line met there the next state, its links, and what else it says.

    *steps* has the same of tokens, *forms* of all tags of one form.
    """

    __slots__ = ("_reader", "forms", "stack", "steps")

    def __init__(self, stack: Stack, reader: Reader) -> None:
        super().__init__()
        self.stack = stack
        self.steps: dict[str, tuple[_State, _Said | None]] = {}
        self.forms: dict[tuple[str, ...], tuple[_State, Form | None]] = {}
        self._reader = reader

    def __missing__(self, line: bytes) -> tuple[_State, frozenset[Link], Line | None]:
        following = self._reader.follow(self, f"{line.decode()}>")
        if self._reader.has_met(line):
            self[line] = following
        return following


class Reader:
    """Reads the pages of a site.

    A site is the same few hundred lines in the same few hundred places over and over, and the others are made of the
    same tags. So each is understood once at each place; the rest is looking up.
    """

    def __init__(self) -> None:
        self._states: dict[Stack, _State] = {}
        self._met: set[int] = set()  # hashes: most lines come once, and are not worth more
        self._kept = 0

    def read(self, path: str, text: str | bytes) -> Page:
        """Return what the page at *path* holds and what is wrong with it; raise UnicodeDecodeError if that is no text.

        *text* may come as the UTF-8 that lies in the file.
        """
        if self._kept > _KNOWN_LIMIT or len(self._met) > _MET_LIMIT:
            self._forget()
        data = text.encode() if isinstance(text, str) else text
        page = Page(path=path, lines=data.split(SEAM))
        try:
            stack = self._walk(page)
        except UnicodeDecodeError:
            data.decode()  # raises the same, and knows where in the page
            raise
        marks = _gather(page)
        page.faults.extend((END, fault) for fault in left_open(stack))
        page.faults.extend((START, fault) for fault in _lacks(data, marks))
        return page

    def _walk(self, page: Page) -> Stack:
        """Note what the lines of *page* say; return what is open after them."""
        *lines, rest = page.lines
        state = self._state(ROOT)
        number = 0
        link, say = page.links.update, page.said.append  # a look-up for each line is a tenth of the loop
        try:
            for number, line in enumerate(lines):
                state, links, said = state[line]
                if links:
                    link(links)
                if said:
                    say((number, said))
            number = len(lines)
        except _Torn:  # then the others are one
            rest = SEAM.join(page.lines[number:])
            page.lines[number:] = [rest]
        state, links, said = self.follow(state, rest.decode(), torn=True)
        link(links)
        if said:
            say((number, said))
        return state.stack

    def follow(self, state: _State, text: str, *, torn: bool = False) -> tuple[_State, frozenset[Link], Line | None]:
        """Return where *text* leads from *state*, its links, and what else it says there.

        Raise _Torn unless it is whole, or may be *torn* since nothing comes after it.
        """
        tokens = tokens_of(text)
        if not torn and not are_whole(tokens):
            raise _Torn
        links: list[Link] = []
        ids, marks, faults = [], [], []
        for number, raw in enumerate(tokens):
            state, said = state.steps.get(raw) or self._step(state, raw)
            if said is None:
                continue
            links += said.links
            if said.id:
                ids.append((number, said.id))
            if said.mark:
                marks.append(said.mark)
            if said.faults:
                faults += [(number, fault) for fault in said.faults]
        more = Line(ids, marks, faults) if ids or marks or faults else None
        return state, frozenset(links) if links else _NO_LINKS, more

    def _step(self, state: _State, raw: str) -> tuple[_State, _Said | None]:
        """Return where token *raw* leads from *state*, and what it says there."""
        outline, values = split_tag(raw)
        known = state.forms.get(outline)
        if known:
            following, form = known
            step = following, _Said(*form.says(values)) if form else None
        else:
            step = self._first_step(state, raw, outline)
        if len(raw) <= _KNOWN_LENGTH and self.has_met(raw):
            state.steps[raw] = step
        return step

    def _first_step(self, state: _State, raw: str, outline: tuple[str, ...]) -> tuple[_State, _Said | None]:
        """Return the same of a tag that is the first of its form there, or has none."""
        tag = read_tag(raw)
        stack, faults = after(state.stack, tag)
        said = _Said(tag.id, tag.links, _mark(tag, state.stack), tag.faults + faults)
        following = self._state(stack)
        form = form_of(outline) if outline and not (said.mark or said.faults) else None
        if form:
            state.forms[outline] = following, form if any(said) else None
        return following, said if any(said) else None

    def has_met(self, text: str | bytes) -> bool:
        """Tell whether *text* came before, so that it is worth to remember what came of it."""
        seen = hash(text)
        if seen in self._met:
            self._kept += 1
            return True
        self._met.add(seen)
        return False

    def _forget(self) -> None:
        for state in self._states.values():
            state.clear()  # they lead to each other, and the gate runs without garbage collection
            state.steps.clear()
            state.forms.clear()
        self._states.clear()
        self._met.clear()
        self._kept = 0

    def _state(self, stack: Stack) -> _State:
        state = self._states.get(stack)
        if state is None:
            state = self._states[stack] = _State(stack, self)
        return state


def _gather(page: Page) -> list[str]:
    """Put together what the lines of *page* say; return their marks."""
    marks: list[str] = []
    for number, line in page.said:
        for token, name in line.ids:
            if name in page.ids:
                page.faults.append((Spot(number, token), (rules.TWICE_ID, {"id": name})))
            page.ids.add(name)
        marks += line.marks
        page.faults += [(Spot(number, token), fault) for token, fault in line.faults]
    return marks


def _mark(tag: Tag, stack: Stack) -> str:
    match tag.name:
        case "h1" if not tag.end:
            return "h1"
        case "title" if not tag.end and FOREIGN.isdisjoint(stack):
            return "title" if tag.text.strip() else "empty title"
        case "html" if tag.lang.strip():
            return "lang"
    return ""


def _lacks(data: bytes, marks: list[str]) -> list[Fault]:
    """Return what the page as a whole lacks or has too much of."""
    faults: list[Fault] = []
    if data[: data.find(b">") + 1].decode().lstrip().lower() != "<!doctype html>":
        faults.append((rules.NO_DOCTYPE, {}))
    if "lang" not in marks:
        faults.append((rules.NO_LANG, {}))
    if marks.count("title") != 1 or "empty title" in marks:
        faults.append((rules.NO_TITLE, {}))
    if marks.count("h1") != 1:
        faults.append((rules.NOT_ONE_H1, {"count": marks.count("h1")}))
    return faults
