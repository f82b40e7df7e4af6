"""Building aside, then taking the place of the output file by file: a reader sees the old or the new one."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from msgspec import Struct

from plugins import interrupts
from plugins.publish import rules
from plugins.publish.locks import Held, lock
from plugins.publish.mounts import mount_points
from plugins.publish.outputs import (
    Foreign,
    OutputBusy,
    OutputRefused,
    OutputUnfinished,
    TrueFolders,
    check_beside,
    check_inside,
    check_output,
    check_writable,
    is_readable_file,
)
from plugins.publish.root_files import WELL_KNOWN
from plugins.publish.trees import walk
from plugins.publish.untracked import at_root, leftovers

_BLOCK = 1 << 20
_LAST = (".atom", ".rss", ".xml")


class Changes(Struct, frozen=True, kw_only=True):
    """What an installation did, as output paths in order; *kept* are files at the root that no build has written."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    kept: tuple[str, ...] = ()


@contextlib.contextmanager
def staging(
    output: Path, guarded: tuple[Path, ...] = (), *, looks_inside: bool = True, foreign: Foreign | None = None
) -> Iterator[Path]:
    """Lend an empty folder beside *output* for one build, alone; it is gone afterwards, whatever happened.

    Raise OutputRefused or OutputBusy; unless it *looks_inside*, whoever borrows it has to `check_inside`, or to know
    what lies in *output*. What killed builds have left behind is removed.
    """
    true = check_output(output, guarded, foreign)
    if looks_inside:
        check_inside(true)
    _check_disks(true, output)
    check_beside(true, output)
    true.parent.mkdir(parents=True, exist_ok=True)
    stem = _stem(true)
    lock_file = lock_of(output)
    try:
        with lock(lock_file):
            for leftover in sorted(true.parent.iterdir()):
                if re.fullmatch(rf"{re.escape(stem)}-\d+", leftover.name):
                    _remove(leftover)
            aside = true.with_name(f"{stem}-{os.getpid()}")
            with interrupts.tidied(partial(_remove, aside)):
                aside.mkdir()
                try:
                    yield aside
                finally:
                    _remove(aside)
    except Held:
        raise OutputBusy(rules.BUSY, output, lock=lock_file) from None


def _check_disks(true: Path, output: Path) -> None:
    """Raise OutputRefused if the folder *true*, or one in it, is where a disk is mounted.

    A file cannot change disks in one step.
    """
    mounted = [point for point in mount_points() if point == true or true in point.parents]
    if true in mounted or (true.is_dir() and true.stat().st_dev != true.parent.stat().st_dev):
        raise OutputRefused(rules.OTHER_DISK, output, inner=shlex.quote(os.fspath(output / "trang")))
    if mounted:
        raise OutputRefused(
            rules.DISK_INSIDE, output, folder=mounted[0], command=f"sudo umount {shlex.quote(os.fspath(mounted[0]))}"
        )


def lock_of(output: Path) -> Path:
    """Return the lock of the builds for *output*. It lies there while one goes on, and after one that was killed."""
    true = output.resolve()
    return true.with_name(f"{_stem(true)}.lock")


def _stem(true: Path) -> str:
    return f".{true.name}.bangvang"


def install(
    aside: Path,
    output: Path,
    guarded: tuple[Path, ...] = (),
    *,
    meant: frozenset[str] | None = None,
    before: Collection[str] | None = None,
    as_is: Collection[str] = (),
    left: Collection[str] | None = None,
    is_ours: Callable[[str], bool] = lambda _: False,
    foreign: Foreign | None = None,
) -> Changes:
    """Put the files of *aside* into *output*, only those that differ; raise OutputRefused before the first.

    *meant* are all files that are to be there afterwards: those of *aside*, unless it says more, of which the others
    are there already. *before* are those that builds have put there and nobody has touched, for whoever knows that
    without looking. *as_is* are those of the owner, *left* those that the last build left, if that is known; of others
    *is_ours* tells whether a build has written them. What none has is kept at the root, and refused elsewhere.
    *foreign* is that of `check_output`.

    What pages show comes first, then pages that were not there, then those that were and may lead to the new ones,
    then feeds and the sitemap, removals last: no page that is reached by links leads nowhere meanwhile, but old and
    new ones stand side by side. A kill at any moment leaves whole files, and the next installation finishes the work.
    If the computer refuses, raise OSError where nothing was touched, OutputUnfinished where something was. *aside* is
    used up.
    """
    true = check_output(output, guarded, foreign)
    files: list[str] = []
    for path, entry in walk(aside):
        if (entry.name.startswith(".") and path not in as_is) or not entry.is_file(follow_symlinks=False):
            raise OutputRefused(rules.NOT_PLAIN, output, name=path)
        files.append(path)
    if not os.path.lexists(true):  # a first build takes its place whole, in one step
        aside.rename(true)
        return Changes(written=tuple(sorted(files)), removed=(), unchanged=())
    wanted = meant if meant is not None else frozenset(files)
    if before is not None:
        gone = sorted(path for path in before if path not in wanted)
        kept = [path for path in at_root(true, wanted) if path not in before]
    else:
        gone, kept = leftovers(true, wanted, is_ours)
    if left is not None:
        _spare_the_owners(aside, true, [path for path in files if path in as_is and path not in left])
    folders = TrueFolders(true)
    unchanged = [path for path in files if folders.hold(path) and _equal(aside / path, true / path)]
    written = sorted({*files} - {*unchanged}, key=lambda path: (_turn(path, true), path))
    check_writable(true, sorted({path.rpartition("/")[0] for path in (*written, *gone)}))
    places = _Places(true)
    moved = False
    try:
        for path in written:
            places.clear(path)
            (aside / path).replace(true / path)
            moved = True
        _prune(true, gone, looks=before is None)
    except OSError as error:
        if not moved and not places.removed:
            raise
        name = os.fsdecode(error.filename2 or error.filename or "")
        raise OutputUnfinished(rules.UNFINISHED, output, name=name, reason=error.strerror) from error
    return Changes(
        written=tuple(sorted(written)),
        removed=tuple(sorted({*places.removed, *gone})),
        unchanged=tuple(sorted(unchanged)),
        kept=tuple(kept),
    )


def _spare_the_owners(aside: Path, output: Path, paths: Sequence[str]) -> None:
    """Raise OutputRefused if a file of *aside* at one of *paths* would take the place of what no build wrote."""
    for path in paths:
        if os.path.lexists(output / path) and not _equal(aside / path, output / path):
            raise OutputRefused(rules.OWNERS_FILE, output, name=path)


def _turn(path: str, output: Path) -> int:
    """Return when the file at *path* is put in place: what pages show, new pages, older ones, what announces them."""
    if path.endswith(".html"):
        return 2 if os.path.lexists(output / path) else 1
    return 3 if path.endswith(_LAST) else 0


class _Places:
    """Makes room in the output for files to come."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._folders: set[str] = set()  # known to be true folders
        self.removed: list[str] = []

    def clear(self, path: str) -> None:
        """See that *path* can be placed: in true folders, and with no folder of its own name there."""
        parts = path.split("/")
        for end in range(1, len(parts)):
            folder = "/".join(parts[:end])
            if folder not in self._folders:
                self._folder(folder)
                self._folders.add(folder)
        if _is_folder(self._output / path):
            self.removed += [f"{path}/{inner}" for inner, _ in walk(self._output / path)]
            shutil.rmtree(self._output / path)

    def _folder(self, folder: str) -> None:
        place = self._output / folder
        if _is_folder(place):
            return
        if os.path.lexists(place):  # a file, or a link that would lead out of the output
            place.unlink()
            self.removed.append(folder)
        place.mkdir()


def _prune(output: Path, gone: Sequence[str], *, looks: bool) -> None:
    """Remove the files that are to be *gone*, and folders that are empty then; all there are, if it *looks*."""
    for path in gone:
        if _is_folder(output / path):
            continue  # a page has come into the place of a file
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):  # the same
            (output / path).unlink()
        _remove_empty(output, path)
    if not looks:
        return
    for folder, _, _ in os.walk(output, topdown=False):
        if folder != os.fspath(output) and WELL_KNOWN not in Path(folder).relative_to(output).parts[:1]:
            with contextlib.suppress(OSError):  # not empty
                Path(folder).rmdir()


def _remove_empty(output: Path, path: str) -> None:
    """Remove the folders in which *path* stood, as far as nothing else stands there."""
    for folder in PurePosixPath(path).parents[:-1]:
        try:
            (output / folder).rmdir()
        except OSError:  # not empty
            return


def _equal(new: Path, old: Path) -> bool:
    try:
        before = old.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    if not is_readable_file(before) or before.st_size != new.stat().st_size:
        return False
    try:
        with new.open("rb") as one, old.open("rb") as other:
            while block := one.read(_BLOCK):
                if block != other.read(_BLOCK):
                    return False
    except PermissionError:  # somebody else's, who lets nobody read it
        return False
    return True


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _remove(path: Path) -> None:
    if _is_folder(path):
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
