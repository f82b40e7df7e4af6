"""One tag of a page, read strictly: its attributes, its id, the addresses in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from html.entities import html5
from typing import Any, NamedTuple

from plugins.html_shape import BANNED, RAW, VOID
from plugins.problems import Rule
from plugins.publish import rules
from plugins.publish.styles import style_links

Fault = tuple[Rule, dict[str, Any]]


class Role(StrEnum):
    """What an address is for: to be followed, fetched with the page, told to machines; or the site's own."""

    FOLLOWED = "followed"
    LOADED = "loaded"
    TOLD = "told"
    OWN = "own"


class Link(NamedTuple):  # a million are hashed: three times as fast as a dataclass
    """An address as it is written."""

    url: str
    role: Role


class Tag(NamedTuple):
    """A token of a page. *end* is an end tag, *alone* a tag or element that opens nothing."""

    name: str = ""
    end: bool = False
    alone: bool = False
    slashed: bool = False
    id: str = ""
    lang: str = ""
    text: str = ""
    links: tuple[Link, ...] = ()
    faults: tuple[Fault, ...] = ()


_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_ATTRIBUTE = re.compile(
    r"""\s+([^\s"'<>/=\x00]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""",
)
_END = re.compile(r"\s*/?>")
_RAW_END = re.compile(r"</([A-Za-z]+)\s*>\Z")
_DECIDED = ("meta", "link")  # what an attribute of these is, others tell
_DECIDING = re.compile(r"(?:rel|property|name|http-equiv)\s*=", re.IGNORECASE)
_PARSED = re.compile(r"(?:style|srcset)\s*=|http-equiv", re.IGNORECASE)  # not taken as they are
_SIGN = "\ue000"
_REFERENCE = re.compile(r"&(#?[0-9A-Za-z]+)(;?)(=?)")
_LEGACY = frozenset(name for name in html5 if not name.endswith(";"))
_LONGEST_LEGACY = max(map(len, _LEGACY))
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)
# What share cards say that is an address; a title that begins with one is words.
_TOLD_OF = re.compile(r"(?:og|twitter):(?!(?:[\w:]+:)?(?:title|description|site_name|alt|label\d|data\d)$)")
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s[^,]*)?")
_SHOWN = 60

_LOADED = frozenset({"src", "poster", "background", "ping"})
_FOLLOWED = frozenset({"action", "formaction"})
_LOADED_HREFS = frozenset({"use", "image", "feimage"})
_LOADING_RELS = frozenset(
    "stylesheet icon apple-touch-icon mask-icon manifest preload modulepreload prefetch preconnect dns-prefetch".split()
)


class Form(NamedTuple):
    """What tags say that differ only within double quotes, as the numbers of the values there."""

    id: int | None
    links: tuple[tuple[int, Role], ...]

    def says(self, values: Sequence[str]) -> tuple[str, tuple[Link, ...]]:
        """Return the id and the addresses of a tag that has these *values*."""
        return "" if self.id is None else values[self.id], tuple([Link(values[at], role) for at, role in self.links])


def split_tag(raw: str) -> tuple[tuple[str, ...], list[str]]:
    """Return what token *raw* has around its double quotes, and the values in them; nothing if that is not sure."""
    if "&" in raw or "'" in raw or raw.rfind("<") or raw.find(">") != len(raw) - 1:
        return (), []
    parts = raw.split('"')
    values = parts[1::2]
    if len(parts) % 2 == 0 or "" in values:
        return (), []
    # The first value of these nearly always tells what the others are.
    first = values[0] if raw[1:5] in _DECIDED and values else ""
    return (first, *parts[::2]), values


@lru_cache(1000)
def form_of(outline: tuple[str, ...]) -> Form | None:
    """Return the form of tags with this *outline* (of `split_tag`); None if they must be read one by one.

    No value can move the border of another: there is no quote, `<` or `>` in it. So one tag is read with signs for
    values. What is said of it is said of all of them, unless more hangs on a value than itself.
    """
    first, *parts = outline
    signs = {f"{_SIGN}{number}": number for number in range(len(parts) - 1)}
    values = [*signs]
    values[: bool(first)] = [first] if first else []
    raw = parts[0] + "".join([f'"{value}"{part}' for value, part in zip(values, parts[1:], strict=True)])
    tag = read_tag(raw)
    parsed = _PARSED.search(raw)
    if tag.name in _DECIDED:
        parsed = parsed or _DECIDING.search(raw, len(parts[0]) if first else 0)
    if tag.faults or tag.lang or parsed or any(_SIGN in part for part in outline):
        return None
    if (tag.id and tag.id not in signs) or any(link.url not in signs for link in tag.links):
        return None
    return Form(signs.get(tag.id), tuple((signs[link.url], link.role) for link in tag.links))


def read_tag(raw: str) -> Tag:
    """Return what token *raw* says: a tag, a whole element of raw text, a comment, a reference, a stray `<`."""
    if raw.startswith("&"):
        return Tag(alone=True, faults=tuple(_references(raw, in_attribute=False)))
    if raw.startswith("<!--"):
        body = raw.removeprefix("<!--").removesuffix("-->")
        bad = len(body) + len("<!---->") != len(raw) or body.startswith((">", "->"))
        bad = bad or "<!--" in body or "--!>" in body or body.endswith("<!-")
        return Tag(alone=True, faults=_bad_tag(raw) if bad else ())
    if raw.startswith("<!") and raw.lower() == "<!doctype html>":
        return Tag(name="!doctype", alone=True)
    name = _NAME.match(raw)
    if name is None or not _PLAIN_NAME.fullmatch(name[1]):
        return Tag(alone=True, faults=_bad_tag(raw))
    if raw.startswith("</"):
        tail = raw[name.end() : -1]
        return Tag(name=name[1].lower(), end=True, faults=_bad_tag(raw) if tail.strip() else ())
    return _start(raw, name[1].lower(), name.end())


def _bad_tag(raw: str) -> tuple[Fault, ...]:
    return ((rules.BAD_TAG, {"text": raw[:_SHOWN]}),)


def _start(raw: str, name: str, position: int) -> Tag:
    attributes: dict[str, str] = {}
    faults: list[Fault] = []
    while match := _ATTRIBUTE.match(raw, position):
        key, value = match[1].lower(), match[2] or match[3] or match[4] or ""
        if key in attributes:
            faults.append((rules.TWICE_ATTRIBUTE, {"name": name, "attribute": key}))
        if "&" in value:
            faults.extend(_references(value, in_attribute=True))
            value = html.unescape(value)
        attributes.setdefault(key, value)
        position = match.end()
    end = _END.match(raw, position)
    if end is None or (end.end() < len(raw) and name not in RAW):
        return Tag(name=name, alone=name in VOID, faults=_bad_tag(raw))
    if name in BANNED:
        faults.append((rules.BANNED_TAG, {"name": name}))
    links = list(_links(name, attributes))
    text = ""
    if name in RAW:
        closed = _RAW_END.match(raw, max(raw.rfind("</"), 0))
        text = raw[end.end() : closed.start()] if closed else ""
        # Not closed, or such that a browser may see another end than we do.
        unclear = (name == "script" and "<!--" in text) or (name in ("title", "iframe") and "<" in text)
        if closed is None or closed[1].lower() != name or unclear:
            faults.extend(_bad_tag(raw))
        if name in ("title", "textarea"):
            faults.extend(_references(text, in_attribute=False))
        if name == "style":
            links.extend(Link(url, Role.LOADED) for url, _ in style_links(text))
    return Tag(
        name=name,
        alone=name in VOID or name in RAW,
        slashed=end[0].endswith("/>"),
        id=attributes.get("id", ""),
        lang=attributes.get("lang", ""),
        text=text,
        links=tuple(links),
        faults=tuple(faults),
    )


def _references(text: str, *, in_attribute: bool) -> Iterator[Fault]:
    """Yield the character references that a browser would not read, or not as they are meant."""
    for match in _REFERENCE.finditer(text):
        name, semicolon, equals = match.groups()
        if name.startswith("#"):
            good = bool(semicolon) and _is_character(name[1:])
        elif semicolon:
            good = f"{name};" in html5
        elif in_attribute:
            good = name not in _LEGACY or bool(equals)
        else:
            good = not any(name[:length] in _LEGACY for length in range(2, _LONGEST_LEGACY + 1))
        if not good:
            yield rules.BAD_REFERENCE, {"text": match[0].removesuffix("=")[:_SHOWN]}


def _is_character(digits: str) -> bool:
    try:
        code = int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
    except ValueError:
        return False
    control = (code < 0x20 and code not in (0x09, 0x0A, 0x0C)) or 0x7F <= code < 0xA0
    return 0 < code <= 0x10FFFF and not control and not 0xD800 <= code < 0xE000


def _links(name: str, attributes: dict[str, str]) -> Iterator[Link]:
    for attribute, value in attributes.items():
        key = attribute.removeprefix("xlink:")
        if key in ("srcset", "imagesrcset"):
            yield from (Link(candidate[1], Role.LOADED) for candidate in _CANDIDATE.finditer(value))
        elif key == "style" and "(" in value:
            yield from (Link(url, Role.LOADED) for url, _ in style_links(value))
        elif role := _role(name, key, attributes):
            yield Link(value, role)
    if name == "meta":
        yield from _told(attributes)


def _role(name: str, key: str, attributes: dict[str, str]) -> Role | None:
    """Return what the address in attribute *key* is for, or None if it holds none."""
    if key == "href":
        rels = attributes.get("rel", "").lower().split() if name == "link" else ()
        loaded = name in _LOADED_HREFS or not _LOADING_RELS.isdisjoint(rels)
        return Role.LOADED if loaded else Role.FOLLOWED
    if key in _LOADED or (key == "data" and name == "object"):
        return Role.LOADED
    return Role.FOLLOWED if key in _FOLLOWED else None


def _told(attributes: dict[str, str]) -> Iterator[Link]:
    content = attributes.get("content", "")
    if attributes.get("http-equiv", "").lower() == "refresh":
        if (target := _REFRESH.match(content)) and target[1]:
            yield Link(target[1], Role.FOLLOWED)
    elif content and _TOLD_OF.match(attributes.get("property", attributes.get("name", "")).lower()):
        yield Link(content, Role.TOLD)
