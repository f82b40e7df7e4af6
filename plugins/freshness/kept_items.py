"""Items that are kept: what lists and addresses are made of is at hand, the rest is read when somebody asks for it.

An edit shows a few items of ten thousand. To know which, it asks all of them where they stand, and no more.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields
from datetime import datetime
from fractions import Fraction
from functools import cache
from typing import Any

import msgspec

from plugins.newsroom import Item
from plugins.newsroom.frontmatter import Status
from plugins.newsroom.items import Standing
from plugins.registry.shapes import ZONE


class Brief(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is asked of every item; *declared* is a fraction."""

    id: str
    date: datetime
    status: Status
    aliases: tuple[str, ...]
    initiatives: tuple[str, ...]
    anchors: tuple[str, ...]
    declared: str | None
    lists: tuple[Standing, ...]


def brief(item: Item) -> Brief:
    """Return what is asked of every item, of *item*."""
    return Brief(
        id=item.id,
        date=item.date,
        status=item.status,
        aliases=item.aliases,
        initiatives=item.initiatives,
        anchors=item.anchors,
        declared=None if item.declared is None else str(item.declared),
        lists=tuple(_standing(*one) for one in item.lists),
    )


@cache
def _standing(name: str, anchor: str | None) -> Standing:
    """Return one and the same for the many items that stand in a list."""
    return name, anchor


class KeptItem(Item):
    """An item that fetches what is not in its brief."""

    __slots__ = ("_brief", "_fetch")

    _brief: Brief
    _fetch: Callable[[], Item]

    @property
    def lists(self) -> tuple[Standing, ...]:
        """Return where it stands while it is public."""
        return self._brief.lists

    @property
    def declared(self) -> Fraction | None:
        """Return the sum of the shares that its byline declares."""
        return None if self._brief.declared is None else Fraction(self._brief.declared)

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return the anchors in its body."""
        return self._brief.anchors

    def __getattr__(self, name: str) -> Any:
        """Fetch what is missing. Python asks here only for what has no value yet."""
        if name not in _FETCHED:
            raise AttributeError(name)
        whole = self._fetch()
        for one in _FETCHED:
            _set(self, one, getattr(whole, one))
        return getattr(whole, name)

    def forget(self) -> None:
        """Let go of what was fetched; if somebody asks for it again, it is fetched again."""
        with suppress(AttributeError):  # nothing was
            for one in _FETCHED:
                _delete(self, one)


_AT_HAND = frozenset({"path", "id", "date", "status", "aliases", "initiatives"})
_FETCHED = frozenset(one.name for one in fields(Item)) - _AT_HAND
_set, _delete = object.__setattr__, object.__delattr__  # it is frozen for whoever has it


def kept_item(path: str, brief: Brief, fetch: Callable[[], Item]) -> KeptItem:
    """Return the item of the text at *path*; *fetch* returns it whole, or raises OSError."""
    item = object.__new__(KeptItem)
    _set(item, "_brief", brief)
    _set(item, "_fetch", fetch)
    _set(item, "path", path)
    _set(item, "id", brief.id)
    _set(item, "date", brief.date.astimezone(ZONE))  # MessagePack keeps instants and no zones
    _set(item, "status", brief.status)
    _set(item, "aliases", brief.aliases)
    _set(item, "initiatives", brief.initiatives)
    return item
