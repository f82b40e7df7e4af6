"""One build at a time for an output."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from plugins import interrupts


class Held(Exception):
    """Somebody else has the lock."""


if sys.platform == "win32":

    @contextlib.contextmanager
    def lock(path: Path) -> Iterator[None]:
        """Hold the lock file at *path*; raise Held if another process has it, or died with it."""
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            raise Held from None
        try:
            with interrupts.tidied(partial(_give_back, descriptor, path)):
                yield
        finally:
            _give_back(descriptor, path)

    def _give_back(descriptor: int, path: Path) -> None:
        os.close(descriptor)
        path.unlink(missing_ok=True)

else:
    import fcntl

    @contextlib.contextmanager
    def lock(path: Path) -> Iterator[None]:
        """Hold the lock file at *path*; raise Held if another build has it. A killed one has let go."""
        descriptor = _open(path)
        _held.add(descriptor)
        try:
            with interrupts.tidied(partial(path.unlink, missing_ok=True)):
                yield
        finally:
            _held.discard(descriptor)
            path.unlink(missing_ok=True)  # before letting go, so that nobody's new file is removed
            os.close(descriptor)

    _held: set[int] = set()

    def _let_go() -> None:
        """Let a worker have no part in the lock: it may live on for a while when its build was killed."""
        while _held:
            os.close(_held.pop())

    os.register_at_fork(after_in_child=_let_go)

    def _open(path: Path) -> int:
        while True:
            descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.fstat(descriptor).st_ino == path.stat().st_ino:
                    return descriptor
            except FileNotFoundError:
                pass
            except BlockingIOError:
                os.close(descriptor)
                raise Held from None
            os.close(descriptor)  # its last owner removed it between our two steps: once more
