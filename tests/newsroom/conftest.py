"""A desk on which one file is read at a time, against the registry of `tests/data/good`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from plugins import newsroom, registry
from plugins.newsroom import BodyReader, Item, Newsroom
from plugins.registry import Problem, Registry
from tests.conftest import DATA, MARKDOWN, WORDS

FRONT = {"title": "Tin thử", "date": "2025-03-20", "genre": "news", "category": "thi-dua", "status": "published"}
PICTURES = frozenset({"images/phong-hop.jpg", "images/san-tru-so.jpg"})


@dataclass(frozen=True)
class Desk:
    """Reads texts as an item of the good content would be read."""

    records: Registry
    bodies: BodyReader

    def load(self, files: Mapping[str, bytes | str]) -> tuple[Newsroom, list[Problem]]:
        data = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
        return newsroom.load(data, PICTURES, self.records, self.bodies)

    def read(self, body: str = "Nội dung.", front: str = "", **keys: str | None) -> tuple[Item | None, list[Problem]]:
        """Return the item with the usual front matter, with *keys* instead, and the lines *front*; and its problems."""
        room, problems = self.load({"news/2025/a.md": self.text(body, front, **keys)})
        return (room.items[0] if room.items else None), problems

    def text(self, body: str = "Nội dung.", front: str = "", **keys: str | None) -> str:
        lines = [f"{key}: {value}" for key, value in (FRONT | keys).items() if value is not None]
        return "\n".join(["---", *lines, *front.splitlines(), "---", "", body, ""])

    def html(self, body: str) -> str:
        """Return the HTML of *body* with its tokens."""
        return self.bodies.read(body).html

    def item(self, body: str = "Nội dung.", front: str = "", **keys: str | None) -> Item:
        item, problems = self.read(body, front, **keys)
        assert item is not None
        assert problems == []
        return item

    def codes(self, body: str = "Nội dung.", front: str = "", **keys: str | None) -> list[str]:
        return sorted(problem.code for problem in self.read(body, front, **keys)[1])


@pytest.fixture(scope="session")
def desk() -> Desk:
    data = {f"data/{path.name}": path.read_bytes() for path in (DATA / "good/data").glob("*.yaml")}
    records = replace(registry.load(data)[0], citations=())  # the items that they cite are not on this desk
    return Desk(records, BodyReader(MARKDOWN, WORDS))
