"""Shelves of tables: what is known, read whole and written whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from plugins.freshness.shelf import Shelf
from plugins.freshness.signatures import Signature, signature
from plugins.freshness.values import packed, unpacked

Held = dict[str, tuple[Signature, bytes, Any]]
"""By file, the signature and the key of a table in memory, and the table."""


class Tables(Shelf):
    """A shelf of tables. Whoever builds again and again has them *held* in memory as well; nobody changes a table."""

    def __init__(self, folder: Path | None, key: bytes, held: Held | None = None) -> None:
        super().__init__(folder, key)
        self._held = held

    def read(self, kind: Any, name: str) -> Any:
        """Return the table of type *kind* under *name*; None if there is none, or none of this key."""
        if self._held is None:
            return unpacked(kind, self.take(name))
        seen, held = self._seen(name), self._held.get(self._file(name))
        if held and held[:2] == (seen, self._key):
            return held[2]
        table = unpacked(kind, self.take(name))
        if table is not None:
            self._hold(name, seen, table)
        return table

    def write(self, name: str, table: Any) -> None:
        """Keep *table* under *name*."""
        with self.ready(name, table) as keep:
            keep()

    @contextmanager
    def ready(self, name: str, table: Any) -> Iterator[Callable[[], None]]:
        """Have *table* ready to be kept under *name*; lend what keeps it, in no time."""
        with self.laid(name, packed(table)) as place:

            def keep() -> None:
                place()
                if self._held is not None:
                    self._hold(name, self._seen(name), table)

            yield keep

    def _hold(self, name: str, seen: Signature | None, table: Any) -> None:
        assert self._held is not None, "asked before"
        self._held.pop(self._file(name), None)
        if seen:
            self._held[self._file(name)] = (seen, self._key, table)

    def _file(self, name: str) -> str:
        return os.fspath(self.folder / name) if self.folder else name

    def _seen(self, name: str) -> Signature | None:
        try:
            return signature((self.folder / name).stat()) if self.folder else None
        except OSError:
            return None
