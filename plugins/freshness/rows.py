"""Rows: what is kept at hand of each text. What else was read of it lies in drawers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from plugins.freshness.kept_items import Brief, brief
from plugins.freshness.signatures import Signature
from plugins.freshness.values import digest
from plugins.newsroom import Item, ReadText, TextPage
from plugins.newsroom.read_text import addresses_of


class Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A text as it is kept.

    *text* is the hash of its item or page without the HTML of the body, *html* that of the HTML, *rest* that of the
    ReadText without these: each lies in a drawer. Of an item, *brief* is what is asked of all; *record* and *tells* are
    hashes. *leads_to* are the files of the content that it may lead to; *pictures* those of the pictures that it shows,
    of each the first that is there; *addresses* those of the web that may be of the site itself, as they are written.
    One that is not *clean* has problems, by itself or with others.
    """

    signature: tuple[int, int, int]
    source: bytes
    text: bytes
    brief: Brief | None
    rest: bytes
    record: bytes
    tells: bytes
    """The hash of which item it is, of when, and of what: as a whole, and section by section."""
    html: bytes
    leads_to: tuple[str, ...]
    pictures: tuple[tuple[str, ...], ...]
    clean: bool
    addresses: tuple[str, ...] = ()
    draft: str | None = None
    """The status of an item that could not be read and is not public for certain: what leads to it is at fault."""


def signed(row: Row, signature: Signature) -> Row:
    """Return *row* of a file that has another *signature* now."""
    return msgspec.structs.replace(row, signature=tuple(signature))


def row_of(read: ReadText, source: bytes, text: bytes, rest: bytes, html: bytes) -> Row:
    """Return the row of what was *read*, which is without its HTML; the others are hashes."""
    leads_to = dict.fromkeys(path for landing in read.landings for path in landing.paths)
    return Row(
        signature=(0, 0, 0),
        source=source,
        text=text if read.text else b"",
        brief=brief(read.item) if read.item else None,
        rest=rest,
        record=digest(_without_length(read.text)) if read.text else b"",
        tells=_tells(read.item) if read.item else b"",
        html=html,
        leads_to=tuple(leads_to),
        pictures=tuple(landing.paths for landing in read.landings if landing.kind == "picture"),
        clean=True,
        addresses=addresses_of(read.text) if read.text else (),
        draft=read.draft.status if read.draft else None,
    )


def _tells(item: Item) -> bytes:
    sections = [(section.anchor, section.about) for section in item.sections]
    return digest((item.id, item.date, item.about, sections))


def without_text(read: ReadText) -> ReadText:
    """Return what was *read* but for the item or the page."""
    return msgspec.structs.replace(read, item=None, page=None)


def _without_length(text: Item | TextPage) -> Item | TextPage:
    """Return *text* but for what only whoever asks for the HTML wants to know."""
    return replace(text, body=msgspec.structs.replace(text.body, length=0))


def without_html(read: ReadText) -> ReadText:
    """Return what was *read* but for the HTML of its body."""

    def bare(one: Any) -> Any:
        return replace(one, body=msgspec.structs.replace(one.body, html=""))

    item: Item | None = bare(read.item) if read.item else None
    page: TextPage | None = bare(read.page) if read.page else None
    return msgspec.structs.replace(read, item=item, page=page)
