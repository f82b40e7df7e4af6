"""What the harness asks of a generator."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from bench.corpus import Corpus, Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """How a build is started."""

    args: list[str]
    cwd: Path
    env: dict[str, str] = field(default_factory=dict)  # beside the environment of the harness


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a generator says of a build that it made; None where it does not say."""

    pages: int | None = None
    rendered: int | None = None
    written: int | None = None
    removed: int | None = None


class Peer(Protocol):
    """A generator with a folder of its own, in which stand its source, its output and its caches."""

    name: str
    output: Path
    state: tuple[Path, ...]  # beside the output, what a clean build has not

    def lay_out(self, corpus: Corpus) -> None:
        """Write the whole source."""

    def put(self, item: Item) -> None:
        """Write the file of *item*, which is new or changed."""

    def drop(self, item: Item) -> None:
        """Delete the file of *item*."""

    def put_data(self, corpus: Corpus, name: str) -> bool:
        """Write what comes of the data file *name*; return whether anything does."""

    def touch_template(self, number: int) -> None:
        """Change the template of an item so that its pages have *number* in them."""

    def command(self) -> Command:
        """Return how to build."""

    def version(self) -> str:
        """Return name and version, for the report."""

    def told(self, printed: str) -> Told:
        """Read what a build printed."""
