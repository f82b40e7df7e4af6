"""The hashes of source files: data and pictures, read only where they may have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterable, Mapping

from plugins.freshness.signatures import Signature
from plugins.freshness.tables import Tables
from plugins.workers import spread

NAME = "sources"
ENOUGH_TO_HASH = 20  # files that are worth another process

_Table = tuple[int, dict[str, tuple[tuple[int, int, int], str]]]


class SourceHashes:
    """SHA-256 of files, kept on *shelf* with the signatures that they had. *started* is the instant of the build."""

    def __init__(self, shelf: Tables, started: int, *, trusting: bool = True) -> None:
        self._shelf, self._started, self._trusting = shelf, started, trusting
        self._since, self._known = self._taken()
        self._found: dict[str, tuple[tuple[int, int, int], str]] = {}

    def of(self, files: Mapping[str, Signature], read: Callable[[str], bytes]) -> dict[str, str | OSError]:
        """Return the hash of each of *files*, or why it cannot be read."""
        found: dict[str, str | OSError] = {}
        to_read: list[str] = []
        for path, now in files.items():
            before = self._known.get(path)
            if before and self._trusting and now.is_still(before[0], self._since):
                found[path] = before[1]
            else:
                to_read.append(path)

        def hashed(path: str) -> str | OSError:
            try:
                return hashlib.sha256(read(path)).hexdigest()
            except OSError as error:
                return error

        found |= zip(to_read, spread(hashed, to_read, enough=ENOUGH_TO_HASH), strict=True)
        self._found |= {path: (files[path], one) for path, one in found.items() if isinstance(one, str)}
        return found

    def keep(self, there: Container[str]) -> None:
        """Keep what was asked for in this build, and what is known of other files that are still *there*.

        A build that was refused has asked for some only. What it has found has to be kept all the same: what features
        loaded is kept by these hashes, and must never meet others of the same signatures.
        """
        others = {
            path: one
            for path, one in self._known.items()
            if path in there and path not in self._found and Signature(*one[0]).is_older_than(self._since)
        }
        found = others | self._found
        if found != self._known or any(not Signature(*one).is_older_than(self._since) for one, _ in found.values()):
            self._shelf.write(NAME, (self._started, found))

    def _taken(self) -> _Table:
        return self._shelf.read(_Table, NAME) or (0, {})


def together(hashes: Iterable[tuple[str, str | OSError]]) -> bytes:
    """Return one hash for files by path."""
    found = hashlib.sha256()
    for path, one in sorted(hashes, key=lambda pair: pair[0]):
        found.update(f"{path}\0{one}\0".encode())
    return found.digest()
