"""An HTML page read strictly: is it whole, what are its ids, where does it link to.

Why not a parser from the shelf, tried on HTML5 pages: libxml2 2.14 (lxml 6.1) tokenizes as HTML5 does and says
nothing of an element that is never closed, a doubled attribute, `<div/>` or `&foo;`; older ones complain of
`<main>`; which of the two one gets depends on the wheel. lexbor (selectolax) repairs like a browser and keeps no
list of what it repaired. html.parser reports nothing either, and is slow. Our pages come from our own templates,
so we can ask for more than a browser does: whatever is not plainly right is a finding, never a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from plugins.problems import Place
from plugins.publish import rules
from plugins.publish.elements import FOREIGN, RAW
from plugins.publish.nesting import ROOT, Stack, after, left_open
from plugins.publish.tags import Fault, Link, Tag, read_tag

# A tag, an element of raw text as a whole, a comment, a doctype; what begins like markup and is none comes out as a
# lone `<`. The likeliest comes first; possessive, so that no page can make it slow;
# what is never closed goes to the end of the page, as in a browser.
_REST = r"""[^"'<>]*+(?:"[^"]*+"[^"'<>]*+|'[^']*+'[^"'<>]*+)*+>"""
_RAW = "|".join(rf"<(?i:{name})(?=[\s/>]){_REST}(?s:.*?)(?:</(?i:{name})\s*>|\Z)" for name in RAW)
_NOT_RAW = r"(?![sS][cCtT]|[tT][iIeE]|[iI][fF])"
_TOKEN = re.compile(
    rf"</?{_NOT_RAW}[A-Za-z]{_REST}|{_RAW}|</?[A-Za-z]{_REST}|<!--(?s:.*?)(?:-->|\Z)|<![A-Za-z][^<>]*>|<"
)
# The same and character references in the text. Twice as slow, because a search for one letter is the fast one; so
# it is kept for pages with a reference that is not good everywhere, such as the `&copy=` of an address.
_REFERENCE = re.compile(r"&\#?[0-9A-Za-z]+;?")
_KNOWN_LIMIT = 30_000  # steps, some 30 MB: what comes again is a few hundred
_KNOWN_LENGTH = 300  # characters; a longer token is a page's own data and will not come again


@cache
def _token_or_reference() -> re.Pattern[str]:
    return re.compile(f"{_TOKEN.pattern}|{_REFERENCE.pattern}")  # takes a while, and few sites need it


@dataclass(kw_only=True)
class Page:
    """A page as it was found. Faults and links stand with the number of their token; `place` knows the line."""

    path: str
    text: str
    pattern: re.Pattern[str]
    ids: set[str] = field(default_factory=set)
    links: dict[Link, int] = field(default_factory=dict)
    faults: list[tuple[int, Fault]] = field(default_factory=list)

    def place(self, token: int) -> Place:
        """Return where token *token* stands. Costs a second reading, so only for what is wrong."""
        offset = self._offsets[token] if token < len(self._offsets) else len(self.text.rstrip())
        line = bisect_right(self._lines, offset)
        return Place(path=f"output/{self.path}", line=line, column=offset - self._lines[line - 1] + 1)

    def near(self, url: str) -> Place:
        """Return where *url* first stands, as far as the text shows it unescaped. Costs next to nothing."""
        line = self.text.count("\n", 0, max(self.text.find(url), 0)) + 1
        return Place(path=f"output/{self.path}", line=line)

    @cached_property
    def _offsets(self) -> list[int]:
        return [match.start() for match in self.pattern.finditer(self.text)]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


class _Said(NamedTuple):
    """What a token says at its place, beside opening or closing an element; *mark* is one that a page must have."""

    id: str
    mark: str
    links: tuple[Link, ...]
    faults: tuple[Fault, ...]


class _State(dict[str, tuple["_State", _Said | None]]):
    """A stack of open elements, and for each token met there the next state and what the token says."""

    __slots__ = ("_reader", "stack")

    def __init__(self, stack: Stack, reader: Reader) -> None:
        super().__init__()
        self.stack = stack
        self._reader = reader

    def __missing__(self, raw: str) -> tuple[_State, _Said | None]:
        step = self._reader.step(self.stack, raw)
        if len(raw) <= _KNOWN_LENGTH:
            self[raw] = step
        return step


class Reader:
    """Reads the pages of a site.

    A site is the same few hundred tags in the same few hundred places over and over, so each tag is understood
    once at each place; the rest is looking up.
    """

    def __init__(self) -> None:
        self._tags: dict[str, Tag] = {}
        self._states: dict[Stack, _State] = {}
        self._references: set[str] = set()
        self._steps = 0

    def read(self, path: str, text: str) -> Page:
        """Return what the page at *path* holds and what is wrong with it."""
        if self._steps > _KNOWN_LIMIT:
            self._forget()
        pattern = _TOKEN if self._plain(text) else _token_or_reference()
        page = Page(path=path, text=text, pattern=pattern)
        links, ids, faults, marks = page.links, page.ids, page.faults, []
        state = self._state(ROOT)
        tokens = pattern.findall(text)
        for token, raw in enumerate(tokens):
            state, said = state[raw]
            if said is None:
                continue
            for link in said.links:
                links.setdefault(link, token)
            if said.id:
                if said.id in ids:
                    faults.append((token, (rules.TWICE_ID, {"id": said.id})))
                ids.add(said.id)
            if said.mark:
                marks.append(said.mark)
            for fault in said.faults:
                faults.append((token, fault))
        faults.extend((len(tokens), fault) for fault in left_open(state.stack))
        faults.extend((0, fault) for fault in _lacks(text, marks))
        return page

    def _plain(self, text: str) -> bool:
        """Tell whether every character reference in *text* is good wherever it stands."""
        for raw in set(_REFERENCE.findall(text)) - self._references:
            if read_tag(raw).faults:
                return False
            self._references.add(raw)
        return True

    def step(self, stack: Stack, raw: str) -> tuple[_State, _Said | None]:
        """Return where token *raw* leads from *stack*, and what it says there."""
        self._steps += 1
        tag = self._tags.get(raw)
        if tag is None:
            tag = read_tag(raw)
            if len(raw) <= _KNOWN_LENGTH:
                self._tags[raw] = tag
        following, faults = after(stack, tag)
        said = _Said(id=tag.id, mark=_mark(tag, stack), links=tag.links, faults=tag.faults + faults)
        silent = not (said.id or said.mark or said.links or said.faults)
        return self._state(following), None if silent else said

    def _forget(self) -> None:
        for state in self._states.values():
            state.clear()  # they lead to each other, and the gate runs without garbage collection
        self._states.clear()
        self._tags.clear()
        self._steps = 0

    def _state(self, stack: Stack) -> _State:
        state = self._states.get(stack)
        if state is None:
            state = self._states[stack] = _State(stack, self)
        return state


def _mark(tag: Tag, stack: Stack) -> str:
    match tag.name:
        case "h1" if not tag.end:
            return "h1"
        case "title" if not tag.end and FOREIGN.isdisjoint(stack):
            return "title" if tag.text.strip() else "empty title"
        case "html" if tag.lang.strip():
            return "lang"
    return ""


def _lacks(text: str, marks: list[str]) -> list[Fault]:
    """Return what the page as a whole lacks or has too much of."""
    faults: list[Fault] = []
    if text[: text.find(">") + 1].lstrip().lower() != "<!doctype html>":
        faults.append((rules.NO_DOCTYPE, {}))
    if "lang" not in marks:
        faults.append((rules.NO_LANG, {}))
    if marks.count("title") != 1 or "empty title" in marks:
        faults.append((rules.NO_TITLE, {}))
    if marks.count("h1") != 1:
        faults.append((rules.NOT_ONE_H1, {"count": marks.count("h1")}))
    return faults
