"""Feeds, the sitemap and drawings: XML that every reader accepts, and the addresses in it.

Read with expat of the standard library: strict, nothing is fetched; without DOCTYPE there are no entities.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from plugins.problems import Place, Problem
from plugins.publish import rules
from plugins.publish.tags import Link, Role

_SVG = "http://www.w3.org/2000/svg"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XLINK_HREF = "http://www.w3.org/1999/xlink href"
_TEXTS = frozenset({"id", "guid", "link", "url", "uri", "icon", "logo", "loc"})  # hold an address
_ATTRIBUTES = ("href", "src", "url", _XLINK_HREF)


@dataclass(kw_only=True)
class Feed:
    """An XML file as it was found; *links* with their line."""

    ids: set[str] = field(default_factory=set)
    links: dict[Link, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class _DoctypeError(Exception):
    """The file has a DOCTYPE."""


def read_feed(path: str, data: bytes) -> Feed:
    """Return what the XML file at *path* holds and what is wrong with it."""
    feed = Feed()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    texts: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        texts.clear()
        if not attributes:
            return
        drawn = name.startswith(_SVG) and not name.endswith(" a")
        for key in _ATTRIBUTES:
            if key in attributes:
                link = Link(attributes[key], Role.LOADED if drawn else Role.FOLLOWED)
                feed.links.setdefault(link, parser.CurrentLineNumber)
        if "id" in attributes:
            feed.ids.add(attributes["id"])

    def end(name: str) -> None:
        namespace, _, local = name.rpartition(" ")
        url = "".join(texts).strip() if local in _TEXTS and namespace != _SVG else ""
        texts.clear()
        if url:
            role = Role.OWN if namespace == _SITEMAP else Role.TOLD
            feed.links.setdefault(Link(url, role), parser.CurrentLineNumber)

    def doctype(*_: object) -> None:
        raise _DoctypeError

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = texts.append
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except _DoctypeError:
        line = parser.CurrentLineNumber
        feed.problems.append(rules.XML_DOCTYPE.at(Place(path=f"output/{path}", line=line)))
    except expat.ExpatError as error:
        place = Place(path=f"output/{path}", line=error.lineno, column=error.offset + 1)
        feed.problems.append(rules.BAD_XML.at(place, reason=expat.ErrorString(error.code)))
    return feed
