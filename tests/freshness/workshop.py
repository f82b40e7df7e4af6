"""A content folder, a theme, a cache and an output on the disk, built again and again beside clean builds."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from plugins.freshness import fingerprints
from plugins.freshness.shelf import CACHE_VARIABLE, Shelf
from plugins.portal import build as portal_build
from plugins.portal.build import Build
from plugins.portal.engine import make
from plugins.problems import Problem
from plugins.publish import Manifest
from plugins.publish.gate import inspect
from plugins.publish.memory import Memory, load
from plugins.publish.trees import looked_at
from plugins.registry import Refused
from tests.freshness import little_portal
from tests.freshness.starting_point import StartingPoint

ROOT = Path(__file__).parent.parent.parent
SETTINGS = ROOT / "pelicanconf.py"
LONG_AGO = 1_600_000_000  # seconds: edits bear times of then, so that signatures are trusted at once
KILLED = 9


class GateInProcess:
    """A `plugins.publish.Gate` without a process of its own, which takes longer than all the rest."""

    def __init__(
        self, tree: Path, *, base: Path | None = None, memory: Path | None = None, reads_all: bool = False
    ) -> None:
        past = Memory(key="") if reads_all else load(memory) if memory else None
        seen = looked_at(base, past.sheets) if base and past else None
        self._inspect = partial(inspect, tree, base=base, memory=memory, past=past, seen=seen)

    def verdict(self, manifest: Manifest) -> list[Problem]:
        """Return what it finds."""
        return self._inspect(Manifest.from_json(manifest.to_json().encode()), workers=1)

    def close(self) -> None:
        """Be no process."""


def run_in_process(tree: Path, manifest: Manifest, **asked: Any) -> list[Problem]:
    """Be `plugins.publish.run` in this process."""
    return GateInProcess(tree, **asked).verdict(manifest)


Site = dict[str, bytes]
"""The hash of each file of a site, by its path: thousands of sites are remembered."""


@dataclass
class Came:
    """What came of a build: either *problems*, or a site."""

    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    rendered: tuple[str, ...] = ()


@dataclass
class Workshop:
    """*files* are the content and *theme* what is other than in the true theme, both by path; None is not there."""

    root: Path
    patch: pytest.MonkeyPatch
    clean_ones: dict[str, tuple[Came, Site]]
    files: dict[str, bytes] = field(default_factory=lambda: dict(little_portal.files()))
    theme: dict[str, bytes] = field(default_factory=dict)
    at: str = little_portal.AT
    siteurl: str = ""
    preview: bool = False
    cards: bool = False
    hashing: bool = False
    has_unseen: bool = False
    """Whether a source was changed so that nobody can see it: a cache from before that must not be believed."""
    output: str = "o"
    kill: int | None = None
    _disk: dict[str, bytes] = field(default_factory=dict)
    _theme_disk: dict[str, bytes] = field(default_factory=dict)
    _clock: int = LONG_AGO

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    @property
    def out(self) -> Path:
        return self.root / self.output

    # --- the disk ----------------------------------------------------------------------------------------------------

    def lay_down(self) -> None:
        """Write to the disk what has been edited, and nothing else."""
        self._lay(self.content, self._disk, self.files)
        theme, true = self.root / "theme", self.root / "true theme"
        for path in self._theme_disk.keys() - self.theme.keys():
            shutil.copy2(true / path, theme / path)
        self._lay(theme, {}, {p: d for p, d in self.theme.items() if self._theme_disk.get(p) != d})
        self._theme_disk = dict(self.theme)

    def _lay(self, root: Path, lies: dict[str, bytes], meant: dict[str, bytes]) -> None:
        for path in [*lies]:
            if path not in meant:
                (root / path).unlink()
                del lies[path]
        for path, data in meant.items():
            if lies.get(path) != data:
                self.write(root / path, data)
                lies[path] = data

    def write(self, file: Path, data: bytes) -> None:
        """Write *file* as an editor does: a new file takes the place of the old, at a time of its own."""
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_name(f".{file.name}.new")
        aside.write_bytes(data)
        self._clock += 10
        os.utime(aside, (self._clock, self._clock))
        aside.replace(file)

    def write_unseen(self, path: str, data: bytes) -> None:
        """Change the file at *path* so that its time, its size and its inode stay."""
        file = self.content / path
        before = file.stat()
        assert before.st_size == len(data)
        file.write_bytes(data)
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        self.files[path] = self._disk[path] = data
        self.has_unseen = True

    def touch(self, path: str) -> None:
        """Give the file at *path* another time and nothing else."""
        self._clock += 10
        os.utime(self.content / path, (self._clock, self._clock))

    # --- building ----------------------------------------------------------------------------------------------------

    def build(self) -> Came:
        """Build as it comes, with the cache as it is."""
        self.lay_down()
        if self.kill is not None:
            self._build_and_be_killed(self.kill)
            self.kill = None
        hashing, self.hashing = self.hashing, False
        return self._build(self.out, self.cache, hashing=hashing)[0]

    def built(self) -> Build:
        """Return a build that is known to go well."""
        done = self._build(self.out, self.cache)[1]
        assert done is not None
        return done

    def clean(self) -> tuple[Came, Site]:
        """Return what a build with an empty cache into an empty folder comes to."""
        key = hashlib.sha256(repr((sorted(self.files.items()), sorted(self.theme.items()), self.at)).encode())
        key.update(repr((self.siteurl, self.preview, self.cards)).encode())
        found = self.clean_ones.get(key.hexdigest())
        if found is None:
            cache, output = self.root / "cleancache", self.root / "clean"
            shutil.rmtree(output, ignore_errors=True)
            shutil.rmtree(cache / "site", ignore_errors=True)
            came = self._build(output, cache)[0]
            assert not came.written or output.is_dir()
            found = self.clean_ones[key.hexdigest()] = came, site(output)
            shutil.rmtree(output, ignore_errors=True)
            shutil.rmtree(cache / "site", ignore_errors=True)
        return found

    def check(self) -> Came:
        """Build, and see that it came to what a clean build comes to."""
        self.lay_down()
        before = site(self.out)
        killed = self.kill is not None
        came = self.build()
        after = site(self.out)
        clean, meant = self.clean()
        assert came.problems == clean.problems
        if came.problems:
            if not killed:
                assert after == before, "a refused build leaves the output as it was"
            return came
        assert sorted(after) == sorted(meant)
        assert [path for path in meant if after[path] != meant[path]] == []
        assert came.warnings == clean.warnings
        if not killed:
            written = tuple(sorted(path for path in after if before.get(path) != after[path]))
            assert came.written == written
            assert came.removed == tuple(sorted(before.keys() - after.keys()))
        return came

    def _build(self, output: Path, cache: Path, *, hashing: bool = False) -> tuple[Came, Build | None]:
        override: dict[str, Any] = {
            "PATH": str(self.content),
            "OUTPUT_PATH": str(output),
            "THEME": str(self.root / "theme"),
            "BANGVANG_AT": self.at,
            "SITEURL": self.siteurl,
            "SHARE_CARDS": self.cards,
            "BANGVANG_HASH": hashing,
            "BANGVANG_PREVIEW": self.preview,
        }
        self.patch.setenv(CACHE_VARIABLE, str(cache))
        try:
            done = make(SETTINGS, override)
        except Refused as refused:
            return Came(problems=tuple(map(_line, refused.problems))), None
        assert done.changes is not None
        return (
            Came(
                warnings=tuple(map(_line, done.warnings)),
                written=done.changes.written,
                removed=done.changes.removed,
                rendered=tuple(done.rendered),
            ),
            done,
        )

    def _build_and_be_killed(self, at: int) -> None:
        """Build in a child that dies when it writes to the disk for the *at*-th time."""
        child = os.fork()
        if child:
            os.waitpid(child, 0)
            return
        try:
            left = at

            def counted(function: Callable[..., Any]) -> Callable[..., Any]:
                def call(*args: Any, **named: Any) -> Any:
                    nonlocal left
                    left -= 1
                    if left < 0:
                        os.kill(os.getpid(), signal.SIGKILL)
                    return function(*args, **named)

                return call

            Shelf.put = counted(Shelf.put)  # type: ignore[method-assign]
            Path.replace = counted(Path.replace)  # type: ignore[method-assign]
            Path.unlink = counted(Path.unlink)  # type: ignore[method-assign]
            portal_build.install = counted(portal_build.install)
            portal_build.remember = counted(portal_build.remember)
            self._build(self.out, self.cache)
        finally:
            os._exit(0)

    # --- what happens to a cache and to an output --------------------------------------------------------------------

    def cached(self) -> list[Path]:
        """Return the files of the cache."""
        return sorted(path for path in (self.cache / "site").rglob("*") if path.is_file())

    def published(self) -> list[Path]:
        """Return the files of the output."""
        return sorted(path for path in self.out.rglob("*") if path.is_file())


def site(output: Path) -> Site:
    """Return what is published in the folder *output*."""
    files = sorted(path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).digest() for path in files}


def _line(problem: Problem) -> str:
    return problem.line("")


def first_workshop(folder: Path, patch: pytest.MonkeyPatch) -> Workshop:
    """Return a workshop in the empty *folder*, in which nothing was built yet."""
    patch.setattr("plugins.pages.listings.PER_PAGE", 3)
    patch.setattr(portal_build, "Gate", GateInProcess)
    patch.setattr(portal_build, "run", run_in_process)
    patch.setattr("plugins.workers._processors", lambda: 1)
    shutil.copytree(ROOT / "theme", folder / "true theme")
    code = fingerprints.code()
    patch.setattr(fingerprints, "code", lambda: code)
    shutil.copytree(folder / "true theme", folder / "theme")
    return Workshop(folder, patch, {})


def workshops(folder: Path, patch: pytest.MonkeyPatch) -> Callable[[], Workshop]:
    """Return a way to open a workshop, each as after a first build; clean builds are remembered among them."""
    first = first_workshop(folder, patch)
    assert not first.check().problems
    built = StartingPoint(folder, ("content", "cache", "o", "theme"))
    built.keep()

    def opened() -> Workshop:
        for name in ("aside", "o2"):
            shutil.rmtree(folder / name, ignore_errors=True)
        built.go_back()
        return replace(first, files=dict(first.files), theme={}, _disk=dict(first.files), _theme_disk={})

    return opened


def rng(n: int) -> random.Random:
    """Return a source of chance that is the same for the same *n*."""
    return random.Random(n)
