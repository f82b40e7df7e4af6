"""A record as it was written: the value, and where in its file each part of it stands."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from plugins.problems import Place
from plugins.registry.yamltree import Loc, YamlTree


class Written(Struct, frozen=True):
    """A record and where it stands in its file."""

    record: Any
    tree: YamlTree
    loc: Loc

    def place(self, *loc: str | int) -> Place:
        """Return the place of the value at *loc* inside the record."""
        return self.tree.place((*self.loc, *loc))
