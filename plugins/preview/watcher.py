"""The watcher: what was saved, as it concerns a preview."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import watchfiles
from msgspec import Struct
from msgspec.structs import replace
from watchfiles import Change as Kind

STEP = 50  # milliseconds of quiet after a save: an editor writes a file in several steps
LONGEST = 800  # milliseconds after which the saves of a whole folder are told though they go on
TICK = 200  # milliseconds after which it is told that nothing was saved

CURE = "đặt biến môi trường WATCHFILES_FORCE_POLLING=1 rồi chạy lại"


class Unwatchable(Exception):
    """Raised when the computer cannot tell what is saved; the text says so, and what to do, to people."""


def is_hidden(path: str, is_folder: bool) -> bool:
    """Tell whether *path* is hidden, or lies in a hidden folder."""
    del is_folder
    return any(name.startswith(".") for name in path.split("/"))


class Watched(Struct, frozen=True, kw_only=True):
    """What is watched: the *folders* a site is made from, the *settings* file, and the program's own *code*.

    A folder is what its path leads to, whenever that is: it may be a link, and exchanged. *is_junk* knows what editors
    and the system leave, by the path from the folder watched and by whether a folder is there. Nothing in the folders
    *ours* is anybody's to save.
    """

    folders: tuple[Path, ...]
    settings: Path
    code: Path
    ours: tuple[Path, ...] = ()
    is_junk: Callable[[str, bool], bool] = is_hidden

    def resolved(self) -> Watched:
        """Return the same without links, as they lead today."""
        return replace(
            self,
            folders=tuple(folder.resolve() for folder in self.folders),
            code=self.code.resolve(),
            ours=tuple(folder.resolve() for folder in self.ours),
        )


class Change(Struct, frozen=True, kw_only=True):
    """What a save concerns; nothing at all if there was none for a while. *lost* are folders that have gone."""

    site: bool = False
    settings: bool = False
    code: bool = False
    lost: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return self.site or self.settings or self.code or bool(self.lost)


def watch(watched: Watched) -> Iterator[Change]:
    """Yield what was saved, for ever; at once when the watch is on, and now and then, that nothing was.

    What is saved between two steps of the iteration is told by the later one. Where another folder has taken the place
    of one that is watched (a backup restored, a link that leads elsewhere), that is told as a save, and watched from
    then on; where none has, it is told as lost, once. Raise Unwatchable.
    """
    known = _stamp(watched.settings)
    lost: tuple[Path, ...] = tuple(folder for folder in watched.folders if not folder.is_dir())
    is_new = False
    while True:
        before, here = _identities(watched), watched.resolved()
        for found in _changes(here):
            now, others = _stamp(watched.settings), _identities(watched)
            told = change(here, found, settings=now != known)
            known = now
            gone = tuple(folder for folder in watched.folders if others[folder] is None)
            newly = tuple(folder for folder in gone if folder not in lost)
            lost = gone
            # Nothing is built of a folder that is not there: mostly it is on its way.
            yield replace(told, site=(told.site or is_new) and not gone, lost=newly)
            is_new = False
            if others != before or _is_deleted(here, found):
                is_new = True
                break


_Found = set[tuple[Kind, str]]


def _changes(watched: Watched) -> Iterator[_Found]:
    places = [place for place in (*watched.folders, watched.code) if place.is_dir()]
    try:
        yield from watchfiles.watch(
            *places,
            watch_filter=lambda _, path: concerns(watched, Path(path)),
            debounce=LONGEST,
            step=STEP,
            rust_timeout=TICK,
            yield_on_timeout=True,
        )
    except FileNotFoundError:  # it went while it was looked at; the next look will tell
        yield set()
    except (OSError, RuntimeError) as error:  # the second is what its Rust raises: too many folders for the system
        raise Unwatchable(f"Không theo dõi được thay đổi ({error}); {CURE}.") from error


def _identities(watched: Watched) -> dict[Path, tuple[int, int] | None]:
    """Return which folder each path leads to; None for none."""
    found: dict[Path, tuple[int, int] | None] = {}
    for folder in (*watched.folders, watched.code):
        try:
            status = folder.stat()
        except OSError:
            found[folder] = None
        else:
            found[folder] = (status.st_dev, status.st_ino)
    return found


def _is_deleted(watched: Watched, found: _Found) -> bool:
    """Tell whether a watched folder was itself deleted: another in its place may have got its number."""
    roots = {os.fspath(folder) for folder in (*watched.folders, watched.code)}
    return any(kind == Kind.deleted and path in roots for kind, path in found)


def concerns(watched: Watched, path: Path) -> bool:
    """Tell whether *path* is what somebody writes, and not an editor's, the system's or our own."""
    if any(path.is_relative_to(folder) for folder in watched.ours):
        return False
    root = next((one for one in (*watched.folders, watched.code) if path.is_relative_to(one)), path.parent)
    if path == root:
        return True
    # What is gone may have been a folder: then it concerns us, whatever it was called.
    if watched.is_junk(path.relative_to(root).as_posix(), not path.is_file()):
        return False
    return root != watched.code or path.suffix == ".py"


def change(watched: Watched, found: Iterable[tuple[Kind, str]], *, settings: bool) -> Change:
    """Return what the saves *found* concern; *settings* says whether their file was among them."""
    code = [Path(path).is_relative_to(watched.code) for _, path in found]
    return Change(site=not all(code), settings=settings, code=any(code))


def _stamp(file: Path) -> tuple[int, int] | None:
    """Return what tells a saved file from an older one.

    It is asked for, and not watched: editors put a new file in the place of the old one, and the watch stays with that.
    """
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size
