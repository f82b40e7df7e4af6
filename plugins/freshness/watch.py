"""Watching: what is asked while something is made, so that it is made again when, and only when, an answer changes.

A *cell* is a question with its answer: a record, a list of stories, the headline of an item. What is made is known by
the cells that it asked. A *derived* cell is made of others and asks them in its turn: that a person has a page, which
items are related. It can be told apart from its reasons: these may change and the answer stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from sys import intern
from typing import Any

from msgspec import Struct

from plugins.freshness.values import digest

Key = str
"""The name of a cell: what it is of, and which one, with `|` between them."""


class Derived(Struct, frozen=True):
    """The hash of a derived cell's answer, and what it asked."""

    digest: bytes
    asked: frozenset[Key]


class Watch:
    """Notes what is asked. *recall* returns the answer of a derived cell that is known to be the same as before.

    *answers* are all of derived cells that were asked, *derived* the hashes of those that were made here, *fresh* are
    those of them that nobody has taken yet.
    """

    def __init__(self) -> None:
        self.recall: Callable[[Key], Any] = _nothing
        self.answers: dict[Key, Any] = {}
        self.derived: dict[Key, bytes] = {}
        self.fresh: dict[Key, Derived] = {}
        self._noting: list[set[Key]] = []

    def asks(self, key: Key) -> None:
        """Note that the cell *key* is asked."""
        if self._noting:
            self._noting[-1].add(intern(key))  # a key is asked by many pages, and held until the build is done

    @contextmanager
    def noting(self) -> Iterator[set[Key]]:
        """Lend the set of the cells that are asked from here on."""
        noted: set[Key] = set()
        self._noting.append(noted)
        try:
            yield noted
        finally:
            self._noting.pop()

    def answer(self, key: Key, make: Callable[[], Any]) -> Any:
        """Return the answer of the derived cell *key*, which *make* makes where it is not known."""
        self.asks(key)
        if key in self.answers:
            return self.answers[key]
        found = self.recall(key)
        if found is UNKNOWN:
            with self.noting() as noted:
                found = make()
            self._found(key, digest(found), noted)
        self.answers[key] = found
        return found

    def make(self, key: Key, make: Callable[[], Any]) -> Any:
        """Return what *make* makes, a thing without a hash of its own: it changes with whatever it asked."""
        self.asks(key)
        if key not in self.answers:
            with self.noting() as noted:
                self.answers[key] = make()
            self._found(key, b"", noted)
        return self.answers[key]

    def _found(self, key: Key, digest: bytes, noted: set[Key]) -> None:
        self.derived[key] = digest
        self.fresh[key] = Derived(digest, frozenset(noted))


UNKNOWN = object()


def _nothing(key: Key) -> Any:
    del key
    return UNKNOWN
