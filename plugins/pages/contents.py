"""Tables of contents: of digests, of long reads, and of pages with many sections."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from plugins.newsroom import Body, Item
from plugins.pages.material import Link

HEADINGS = 4  # a text with so many second headings has a table of contents
HEADINGS_OF_LONG = 3
LONG = 6000  # characters of HTML, some 1,000 words: three screens of a computer, ten of a phone
SECTIONS = 3  # a page with so many sections has jump links


class Entry(Struct, frozen=True, kw_only=True):
    """A part of the text, and the parts within it."""

    text: str
    href: str
    parts: tuple[Link, ...] = ()


def contents_of_item(item: Item) -> tuple[Entry, ...]:
    """Return the table of contents of *item*: a digest's sections, a long read's headings; else nothing."""
    if item.sections:
        return tuple(Entry(text=section.heading, href=f"#{section.anchor}") for section in item.sections)
    return contents_of_body(item.body)


def contents_of_body(body: Body) -> tuple[Entry, ...]:
    """Return the second and third headings of *body* if it is long, else nothing."""
    needed = HEADINGS_OF_LONG if body.length > LONG else HEADINGS
    if sum(heading.level == 2 for heading in body.headings) < needed:
        return ()
    entries: list[Entry] = []
    for heading in body.headings:
        href = f"#{heading.anchor}"
        if heading.level == 2:
            entries.append(Entry(text=heading.text, href=href))
        elif heading.level == 3 and entries:
            last = entries[-1]
            entries[-1] = Entry(text=last.text, href=last.href, parts=(*last.parts, Link(heading.text, href)))
    return tuple(entries)


def jump_links(sections: Iterable[Link]) -> tuple[Entry, ...]:
    """Return the ways to the *sections* that a page shows, if they are many."""
    entries = tuple(Entry(text=link.text, href=link.href) for link in sections if link.href)
    return entries if len(entries) >= SECTIONS else ()
