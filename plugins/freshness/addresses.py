"""Which item claims which address, kept: where to look for another that has the same, without reading them all.

It is a hint and no answer: what a file claims today, the file says. An item that came to an address since it was last
read is not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from plugins.freshness.tables import Tables
from plugins.newsroom import Item, address_key

NAME = "addresses"

Claims = Mapping[str, Sequence[str]]
"""The paths of the items that claim an address, by the id, or the key of the old address."""


def claimed(item: Item) -> Iterator[str]:
    """Yield the addresses that *item* claims: its own, by its id, and those that it had before."""
    yield item.id
    yield from map(address_key, item.aliases)


def keep_addresses(shelf: Tables, items: Iterable[Item]) -> None:
    """Keep the addresses of all *items* on *shelf*."""
    _keep(shelf, {}, ((address, item.path) for item in items for address in claimed(item)))


def keep_more(shelf: Tables, claims: Claims, items: Iterable[Item]) -> None:
    """Keep the addresses of *items*, which were read by themselves, beside the *claims* that are kept already."""
    new = [(address, item.path) for item in items for address in claimed(item)]
    if any(path not in claims.get(address, ()) for address, path in new):
        _keep(shelf, claims, new)


def _keep(shelf: Tables, claims: Claims, more: Iterable[tuple[str, str]]) -> None:
    found = {address: [*paths] for address, paths in claims.items()}
    for address, path in more:
        paths = found.setdefault(address, [])
        if path not in paths:
            paths.append(path)
    shelf.write(NAME, found)


def kept_addresses(shelf: Tables) -> Claims | None:
    """Return what was kept; None if there is nothing."""
    kept: dict[str, list[str]] | None = shelf.read(dict[str, list[str]], NAME)
    return kept
