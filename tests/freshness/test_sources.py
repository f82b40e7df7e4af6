"""Hashes of source files: right whatever the file system says, and read only where it may have changed."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from plugins.freshness.signatures import signature
from plugins.freshness.sources import SourceHashes, together
from plugins.freshness.tables import Tables

LONG_AGO = 1_600_000_000


class Folder:
    """Files, and which of them were read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read: list[str] = []

    def write(self, path: str, data: bytes, at: int = LONG_AGO) -> None:
        (self.root / path).write_bytes(data)
        os.utime(self.root / path, (at, at))

    def hashes(
        self, *, started: int | None = None, trusting: bool = True, asking: str = "*.y"
    ) -> dict[str, str | OSError]:
        self.read = []
        there = {path.name: signature(path.stat()) for path in sorted(self.root.glob("*.y"))}
        files = {path.name: there[path.name] for path in sorted(self.root.glob(asking))}
        sources = SourceHashes(Tables(self.root / "shelf", b"key"), started or time.time_ns(), trusting=trusting)
        found = sources.of(files, self._bytes)
        sources.keep(there)
        return found

    def _bytes(self, path: str) -> bytes:
        self.read.append(path)
        return (self.root / path).read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    found = Folder(tmp_path)
    found.write("a.y", b"one")
    found.write("b.y", b"two")
    found.hashes()
    return found


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_what_has_not_changed_is_not_read(folder: Folder) -> None:
    assert folder.hashes() == {"a.y": sha(b"one"), "b.y": sha(b"two")}
    assert folder.read == []


def test_what_has_another_time_is_read(folder: Folder) -> None:
    folder.write("a.y", b"six", LONG_AGO + 1)

    assert folder.hashes()["a.y"] == sha(b"six")
    assert folder.read == ["a.y"]


def test_what_was_written_while_a_build_ran_is_read_again(folder: Folder) -> None:
    folder.write("a.y", b"six", LONG_AGO + 1)
    folder.hashes(started=(LONG_AGO + 1) * 10**9)
    folder.write("a.y", b"ten", LONG_AGO + 1)  # within one tick of a coarse clock

    assert folder.hashes()["a.y"] == sha(b"ten")


def test_what_nobody_asked_for_in_between_stays_known(folder: Folder) -> None:
    """A build that is refused asks for some files only."""
    folder.write("a.y", b"six", LONG_AGO + 1)
    folder.hashes(asking="a.y")

    assert folder.hashes() == {"a.y": sha(b"six"), "b.y": sha(b"two")}
    assert folder.read == []


def test_what_was_young_and_then_not_asked_for_is_not_trusted(folder: Folder) -> None:
    folder.write("b.y", b"six", LONG_AGO + 1)
    folder.hashes(started=(LONG_AGO + 1) * 10**9)
    folder.hashes(asking="a.y")
    folder.write("b.y", b"ten", LONG_AGO + 1)

    assert folder.hashes()["b.y"] == sha(b"ten")


def test_what_has_gone_is_forgotten(folder: Folder) -> None:
    (folder.root / "b.y").unlink()
    folder.hashes()
    folder.write("b.y", b"ten")
    folder.hashes()

    assert folder.read == ["b.y"]


def test_who_does_not_trust_reads_all(folder: Folder) -> None:
    folder.write("a.y", b"six")  # the same time, size and inode

    assert folder.hashes()["a.y"] == sha(b"one"), "nobody can see it"
    assert folder.hashes(trusting=False)["a.y"] == sha(b"six")
    assert folder.hashes()["a.y"] == sha(b"six")


def test_what_cannot_be_read_is_told_and_not_kept(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("a.y", b"six", LONG_AGO + 1)

    def refused(path: str) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    with monkeypatch.context() as patch:
        patch.setattr(folder, "_bytes", refused)
        assert isinstance(folder.hashes()["a.y"], PermissionError)
    assert folder.hashes()["a.y"] == sha(b"six")


def test_one_hash_for_many_tells_names_and_contents() -> None:
    known = {
        together([("a", "1"), ("b", "2")]),
        together([("a", "2"), ("b", "1")]),
        together([("a", "1")]),
        together([]),
    }

    assert len(known) == 4
    assert together([("b", "2"), ("a", "1")]) in known
