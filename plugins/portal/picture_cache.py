"""What was made of pictures, kept between builds. Nothing in it is believed: what does not fit its hash is not there.

A folder for each recipe; in it, for each key, the files and a list of them, which is written last:

    3f2a…/9c/9c41….list     a hash of the rest; the key, and of each file name, type, size in pixels and hash
    3f2a…/9c/9c41…-<name>   the files
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import astuple

from plugins.freshness.shelf import write_whole
from plugins.photos import File

_RECIPE = re.compile(r"[0-9a-f]{16}")


class Kept(Struct, frozen=True):
    """A file of the cache, and the hash that its bytes must have."""

    name: str
    media_type: str
    width: int
    height: int
    digest: str


class PictureCache:
    """Keeps files in *folder* by key, apart for each *recipe*; without a folder for as long as it lives itself.

    A folder that cannot be written to is as good as none.
    """

    def __init__(self, folder: Path | None, recipe: str) -> None:
        self._root = folder
        self._recipe = hashlib.sha256(recipe.encode()).hexdigest()[:16]
        self._spare: Path | None = None
        self._close: weakref.finalize[[Path, int], PictureCache] | None = None

    def ready(self) -> None:
        """Agree on a place to write to, should the folder be none; to be called before other processes write."""
        if self._spare is None:
            self._spare = Path(tempfile.gettempdir(), f"bangvang-{secrets.token_hex(8)}")
            self._close = weakref.finalize(self, _remove, self._spare, os.getpid())

    def close(self) -> None:
        """Remove what was not put into the folder."""
        if self._close:
            self._close()
        self._spare = self._close = None

    def find(self, key: str) -> tuple[Kept, ...] | None:
        """Return what is kept under *key*; whether it is whole shows when it is read."""
        for home in self._homes():
            try:
                written = _list(home, key).read_text("utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            digest, _, text = written.partition("\n")
            if digest == _hash(text.encode()):
                of, files = json.loads(text)
                if of == key:
                    return tuple(Kept(*one) for one in files)
        return None

    def put(self, key: str, files: Sequence[File]) -> None:
        """Keep *files* under *key*."""
        kept = [Kept(one.name, one.media_type, one.width, one.height, _hash(one.data)) for one in files]
        text = json.dumps((key, [astuple(one) for one in kept]))
        *others, last = self._homes()
        for home in (*others, last):
            try:
                if self._spare and home.parent == self._spare:
                    self._spare.mkdir(0o700, exist_ok=True)  # nobody else has to see it
                _list(home, key).parent.mkdir(parents=True, exist_ok=True)
                for one in files:
                    write_whole(_file(home, key, one.name), one.data)
                write_whole(_list(home, key), f"{_hash(text.encode())}\n{text}".encode())
            except OSError:
                if home is last:
                    raise
            else:
                return

    def read(self, key: str, kept: Kept) -> bytes | None:
        """Return the bytes of a file, or None if they are not those that were written."""
        for home in self._homes():
            try:
                data = _file(home, key, kept.name).read_bytes()
            except OSError:
                continue
            if _hash(data) == kept.digest:
                return data
        return None

    def prune(self) -> None:
        """Remove what other recipes made: nobody will ask for it again."""
        try:
            folders = [entry for entry in os.scandir(self._root) if entry.is_dir(follow_symlinks=False)]
        except (OSError, TypeError):  # there is none
            return
        for folder in folders:
            if _RECIPE.fullmatch(folder.name) and folder.name != self._recipe:
                shutil.rmtree(folder.path, ignore_errors=True)

    def _homes(self) -> Iterator[Path]:
        return (home / self._recipe for home in (self._root, self._spare) if home)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _list(home: Path, key: str) -> Path:
    return home / key[:2] / f"{key}.list"


def _file(home: Path, key: str, name: str) -> Path:
    return home / key[:2] / f"{key}-{name}"


def _remove(folder: Path, owner: int) -> None:
    if os.getpid() == owner:  # a worker that ends takes nothing with it
        shutil.rmtree(folder, ignore_errors=True)
