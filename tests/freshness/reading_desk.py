"""A content folder that is taken in again and again, and which of its files that made to be read."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from plugins import registry
from plugins.honour_roll import HonourRoll
from plugins.honour_roll.model import Honours
from plugins.newsroom import Newsroom, Reading
from plugins.portal import intake as portal_intake
from plugins.portal.content_tree import read_tree
from plugins.portal.intake import Intake, take_in
from plugins.portal.keeping import Keeping
from plugins.portal.rendering import read_strings
from plugins.problems import Problem
from plugins.registry import Registry
from plugins.registry.shapes import ZONE
from tests.conftest import MARKDOWN
from tests.freshness import little_portal
from tests.portal.trees import write

STRINGS = read_strings(Path(__file__).parent.parent.parent / "theme")["vi"]
LONG_AGO = 1_600_000_000
AT = datetime(2025, 8, 1, 8, tzinfo=ZONE)


@dataclass
class Desk:
    """*texts* were read by the last `take_in`, *registries* and *loads* tell how often these were."""

    root: Path
    texts: list[str] = field(default_factory=list)
    registries: int = 0
    loads: int = 0
    clock: int = LONG_AGO

    def write(self, path: str, data: bytes) -> None:
        """Write a file, at a time of its own that is long ago."""
        write(self.root / "content", {path: data})
        self.clock += 10
        os.utime(self.root / "content" / path, (self.clock, self.clock))

    def swap(self, path: str, old: str, new: str) -> None:
        """Have *new* for *old* in a file."""
        data = (self.root / "content" / path).read_bytes()
        assert old.encode() in data
        self.write(path, data.replace(old.encode(), new.encode()))

    def delete(self, path: str) -> None:
        """Delete a file."""
        (self.root / "content" / path).unlink()

    def take_in(self, *, knowing: bool = True, trusting: bool = True) -> Intake:
        """Take the content in, with what is known from the last time."""
        self.texts, self.registries, self.loads = [], 0, 0
        keeping = Keeping(
            cache=self.root / "cache" if knowing else None,
            content=self.root / "content",
            trusting=trusting,
            started=time.time_ns(),
        )
        found = take_in(read_tree(self.root / "content"), MARKDOWN, STRINGS, [_Feature(self)], keeping)
        found.keep()
        found.sources.keep(found.tree.signatures)
        return found

    def check(self, *, trusting: bool = True) -> Intake:
        """Take it in, and see that it is what one comes to who knows nothing."""
        anew = self.take_in(knowing=False)
        found = self.take_in(trusting=trusting)
        counted = [*self.texts], self.registries, self.loads
        assert found.problems == anew.problems
        assert found.registry == anew.registry
        assert _whole(found.newsroom) == _whole(anew.newsroom)
        assert found.models["honour_roll"] == anew.models["honour_roll"]
        self.texts, self.registries, self.loads = counted
        return found


class _Feature(HonourRoll):
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def load(self, files: Mapping[str, bytes], registry: Registry, newsroom: Newsroom) -> tuple[Honours, list[Problem]]:
        self._desk.loads += 1
        return super().load(files, registry, newsroom)


def _whole(room: Newsroom) -> list[tuple[Any, str]]:
    edition = room.edition(AT)
    texts = (*room.items, *room.pages)
    return [(replace(text, body=structs.replace(text.body, html="")), edition.html(text)) for text in texts]


def desk_in(root: Path, patch: pytest.MonkeyPatch) -> Desk:
    """Return a desk with the little portal on it, taken in once."""
    desk = Desk(root)
    for path, data in little_portal.files().items():
        desk.write(path, data)
    read_guarded, load = portal_intake.read_guarded, registry.load

    def read(reading: Reading, path: str, *args: Any) -> Any:
        desk.texts.append(path)
        return read_guarded(reading, path, *args)

    def loaded(*args: Any) -> Any:
        desk.registries += 1
        return load(*args)

    patch.setattr(portal_intake, "read_guarded", read)
    patch.setattr(registry, "load", loaded)
    desk.take_in()
    return desk
