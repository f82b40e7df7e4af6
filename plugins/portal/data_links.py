"""Links of data files to the web, and where they stand: some lead to the site itself.

A page shows them as it shows the links of a text, so a check asks the same of both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from plugins.freshness.tables import Tables
from plugins.problems import Place
from plugins.registry.texts import decode, normalised
from plugins.registry.yamltree import Loc, parse

ADDRESS_KEYS = ("url", "data_licence")
"""The keys of data files under which an address of the web stands."""


class DataLink(Struct, frozen=True, kw_only=True):
    """An address as it is written in a data file, and its *place*."""

    address: str
    place: Place


class KeptDataLinks(Struct, frozen=True, kw_only=True):
    """What was found in the data files of one hash."""

    files: bytes
    host: str
    links: tuple[DataLink, ...]


def kept_data_links(
    shelf: Tables, fingerprint: bytes, read: Callable[[], Mapping[str, bytes]], host: str
) -> tuple[DataLink, ...]:
    """Return the links of the data files that may lead to *host*; *read* returns these if their hash is a new one."""
    kept: KeptDataLinks | None = shelf.read(KeptDataLinks, "data-links")
    if kept and kept.files == fingerprint and kept.host == host:
        return kept.links
    links = tuple(link for path, data in read().items() for link in data_links(path, data, host))
    shelf.write("data-links", KeptDataLinks(files=fingerprint, host=host, links=links))
    return links


def data_links(path: str, data: bytes, host: str) -> Iterator[DataLink]:
    """Yield the links of the data file at *path* if any of them may lead to *host*."""
    if not path.endswith(".yaml"):
        return
    text, _ = decode(data, path)
    if host.casefold() not in text.casefold() and "\\" not in text:  # an escape may stand for any letter
        return  # reading YAML takes long
    tree, _ = parse(text, path)
    for loc, address in _addresses(tree.value, ()):
        yield DataLink(address=normalised(address).strip(), place=tree.place(loc))


def _addresses(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        if loc and loc[-1] in ADDRESS_KEYS:
            yield loc, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _addresses(inner, (*loc, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _addresses(inner, (*loc, index))
