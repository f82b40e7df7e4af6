"""Interrupts: Ctrl+C, a request to end (SIGTERM), a terminal that was closed (SIGHUP).

None of them becomes an exception. One may be raised in any line: a finaliser prints it and goes on, an import shows it
as a traceback. The handler itself removes what lies about, says one line and ends the process with 128 and the number
of the signal, as shells do. What no handler sees (SIGKILL, a crash, power) leaves the same behind, and the next
build removes it: whole files and nothing else are promised without this module.

A second signal ends the process at once. Where a signal was ignored when the process began (`nohup`), it still is.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import NamedTuple

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))

_Handler = Callable[[int, FrameType | None], None]


class Ending(NamedTuple):
    """How an interrupted process ends: the *line* that it says, and its exit *code* after Ctrl+C (None: the usual)."""

    line: str
    code: int | None = None


UNCHANGED = Ending("Đã dừng theo yêu cầu; bản đang có được giữ nguyên.")


class _State:
    """What this process knows of interrupts."""

    def __init__(self) -> None:
        self.owner = 0  # the process that listens: no other removes what is its
        self.endings = [UNCHANGED]
        self.tidies: list[Callable[[], object]] = []
        self.stops: list[Callable[[], object]] = []
        self.postponements = 0
        self.waiting: int | None = None


_state = _State()


def listen() -> None:
    """Be told of interrupts from now on, in this process; only its main thread can ask for that."""
    _state.owner = os.getpid()
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupted)


@contextlib.contextmanager
def tidied(tidy: Callable[[], object]) -> Iterator[None]:
    """Have *tidy* called if an interrupt comes meanwhile: the last that was asked for first.

    It may come anywhere, so *tidy* takes no lock and calls the operating system only.
    """
    _state.tidies.append(tidy)
    try:
        yield
    finally:
        _state.tidies.remove(tidy)


def stopped_first(stop: Callable[[], object]) -> None:
    """Have *stop* called at an interrupt before anything is tidied up: children write as long as they run."""
    _state.stops.append(stop)


@contextlib.contextmanager
def ending(line: str, code: int | None = None) -> Iterator[None]:
    """Have the process end so if an interrupt comes meanwhile."""
    one = Ending(line, code)
    _state.endings.append(one)
    try:
        yield
    finally:
        _state.endings.remove(one)


@contextlib.contextmanager
def postponed() -> Iterator[None]:
    """Let an interrupt wait until this is over: a few files that are to be written all or none."""
    _state.postponements += 1
    try:
        yield
    finally:
        _state.postponements -= 1
        if _state.waiting is not None and not _state.postponements:
            _end(_state.waiting)


@contextlib.contextmanager
def blocked(numbers: Iterable[int] = SIGNALS) -> Iterator[None]:
    """Keep signals from this thread, and from a process that it starts, which has to `release` those that it wants."""
    mask = getattr(signal, "pthread_sigmask", None)
    before = mask(signal.SIG_BLOCK, numbers) if mask else ()
    try:
        yield
    finally:
        if mask:
            mask(signal.SIG_SETMASK, before)


def release() -> None:
    """In a process that was forked: leave Ctrl+C to the parent, end by the other signals, and tidy up nothing."""
    _state.tidies.clear()
    for number in SIGNALS:
        if number == signal.SIGINT:
            signal.signal(number, signal.SIG_IGN)
        elif signal.getsignal(number) is _interrupted:
            signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)


def _interrupted(number: int, frame: FrameType | None) -> None:
    del frame
    if _state.postponements:
        _state.waiting = number
    else:
        _end(number)


def _end(number: int) -> None:
    for one in SIGNALS:
        signal.signal(one, signal.SIG_DFL)
    ending = _state.endings[-1]
    if _state.owner == os.getpid():
        for do in (*_state.stops, *reversed(_state.tidies)):
            with contextlib.suppress(Exception):  # what stays is the next build's to remove
                do()
        _say(ending.line)
    os._exit(128 + number if ending.code is None or number != signal.SIGINT else ending.code)


def _say(line: str) -> None:
    """Write *line* past the buffers of Python: one of them may be what was interrupted."""
    if sys.stderr is None:
        return
    with contextlib.suppress(Exception):  # nobody is there to read it
        text = f"\n{line}\n".encode(sys.stderr.encoding, sys.stderr.errors or "replace")
        os.write(sys.stderr.fileno(), text)
