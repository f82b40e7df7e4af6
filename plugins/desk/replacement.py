"""Files that a command writes where somebody may read them: an old file, or a whole new one, never a part."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from plugins import interrupts

_OLD = 60  # seconds after which what lies beside is of a command that was killed
_END = ".tmp"  # the watcher and the content folder pass by what ends so
_LONGEST = 60  # characters of the name: a file's own may be as long as names can be


def replace(file: Path, data: bytes) -> None:
    """Let *file* hold *data*; raise OSError. Its folder is made; its rights stay, and so does a link that it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if _is_stream(file):
        file.write_bytes(data)
        return
    true = Path(os.path.realpath(file))
    with interrupts.postponed(), aside(true, data) as whole:
        if true.exists():
            shutil.copymode(true, whole)
        whole.replace(true)


@contextlib.contextmanager
def aside(file: Path, data: bytes) -> Iterator[Path]:
    """Lend a file beside *file* that holds *data*; it is gone afterwards, and what a killed command left there, too.

    Raise OSError, of which *file* is the name.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    start = f".{file.name}."[:_LONGEST]
    beside = file.with_name(f"{start}{os.getpid()}{_END}")
    try:
        try:
            beside.write_bytes(data)
        except OSError as error:
            error.filename = os.fspath(file)
            raise
        _remove_older(beside, start)
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def _remove_older(beside: Path, start: str) -> None:
    newest = beside.lstat().st_mtime - _OLD
    for left in beside.parent.iterdir():
        if left.name.startswith(start) and left.name[len(start) :].removesuffix(_END).isdecimal():
            with contextlib.suppress(OSError):
                if left.lstat().st_mtime < newest:
                    left.unlink()


def _is_stream(file: Path) -> bool:
    """Tell whether *file* is a terminal, a pipe or the like (`/dev/stdout`): there is nothing to replace."""
    try:
        return not stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return False
