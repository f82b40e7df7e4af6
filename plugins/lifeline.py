"""The lifeline of a child process: the child ends when its parent does, however that ended.

On Linux the kernel does it (`PR_SET_PDEATHSIG`), and neither a child that is stopped nor one that hangs in C outlives
its parent. The kernel does it when the *thread* ends that started the child; so that way is only for the main thread.
Elsewhere the child watches a pipe: nobody but the parent holds its other end, and it is closed when the parent ends.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from functools import cache

_PR_SET_PDEATHSIG = 1
_ORPHANED = 1  # the exit code, which nobody asks for


class Lifeline:
    """Made by the parent before it starts the child; the child has to `tie` itself to it, as its first step."""

    def __init__(self) -> None:
        self.parent = os.getpid()
        self.pipe: tuple[int, int] | None = None
        if not (_in_main_thread() and _set_by_kernel()):
            self.pipe = os.pipe()

    def tie(self) -> None:
        """In a forked child: end with the parent from now on."""
        if self.pipe:
            os.close(self.pipe[1])
        _tie(self.parent, self.pipe[0] if self.pipe else None)

    def words(self) -> str:
        """Return what a child that runs another program needs to know, for `tie_by`."""
        return f"{self.parent} {self.pipe[0]}" if self.pipe else f"{self.parent}"

    def inherited(self) -> tuple[int, ...]:
        """Return the descriptors that such a child must inherit."""
        return self.pipe[:1] if self.pipe else ()

    def started(self) -> None:
        """In the parent, once the child runs: keep one end only."""
        if self.pipe:
            os.close(self.pipe[0])

    def held(self) -> int | None:
        """Return the descriptor that this process must keep, and no other have, as long as the child is to live."""
        return self.pipe[1] if self.pipe else None


def tie_by(words: str) -> None:
    """In a child that runs another program: end with the parent that said these *words*."""
    parent, *pipe = map(int, words.split())
    _tie(parent, pipe[0] if pipe else None)


def _tie(parent: int, pipe: int | None) -> None:
    if pipe is not None:
        _watch(pipe)
        return
    by_kernel = _set_by_kernel()
    if by_kernel:
        by_kernel(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before that was asked for
        os._exit(_ORPHANED)


def _watch(pipe: int) -> None:
    from threading import Thread

    def watch() -> None:
        os.read(pipe, 1)  # nobody writes: it returns at the end of the file
        os._exit(_ORPHANED)

    Thread(target=watch, daemon=True).start()


def _in_main_thread() -> bool:
    from threading import get_native_id

    return get_native_id() == os.getpid()  # on Linux, where alone it is asked


@cache
def _set_by_kernel() -> Callable[..., int] | None:
    """Return Linux's `prctl`; None where there is none."""
    if sys.platform != "linux":
        return None
    try:
        import ctypes

        prctl: Callable[..., int] = ctypes.CDLL(None).prctl
        prctl.argtypes = (ctypes.c_int, *[ctypes.c_ulong] * 4)  # type: ignore[attr-defined]
    except (ImportError, OSError, AttributeError):
        return None
    return prctl
