"""Where a portal keeps what it need not make again, and by what that is known to be of use."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass, field
from pathlib import Path

from plugins.freshness import fingerprints
from plugins.freshness.tables import Held, Tables


@dataclass(kw_only=True)
class Keeping:
    """Shelves for what is made of the folder *content*, in *cache*; without one nothing is kept.

    *started* is the instant of the build in nanoseconds. Unless it is *trusting*, every source is read, whatever the
    file system says of it. What it knows is *held* in memory as well, if anywhere.
    """

    cache: Path | None
    content: Path
    settings: str = ""
    trusting: bool = True
    held: Held | None = None
    started: int = field(default_factory=time.time_ns)

    def __post_init__(self) -> None:
        self._code = fingerprints.code()

    def of_content(self, *key: object) -> Tables:
        """Return the shelf of what depends on the content alone, and on *key*."""
        return self._shelf(self._folder(), key)

    def of_output(self, output: Path, *key: object) -> Tables:
        """Return the shelf of what is known of the site in *output*."""
        folder = self._folder()
        return self._shelf(folder / _short(os.path.realpath(output)) if folder else None, key)

    def _folder(self) -> Path | None:
        return self.cache / "site" / _short(os.path.realpath(self.content)) if self.cache else None

    def _shelf(self, folder: Path | None, key: tuple[object, ...]) -> Tables:
        said = repr((self.settings, key)).encode()
        return Tables(folder, hashlib.blake2b(self._code + said).digest(), self.held)


def _short(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
