"""Limits of time and memory for what is read of files: work is done by processes that can be ended.

A file may be a bomb: small, and without end when it is opened. So it is read by a process of its own kind, which this
one watches: a piece of work that takes too long, or too much memory, is *ended*, and so is one whose process dies.
What comes back for it says so, and the rest of the work goes on. One process does piece after piece. A piece whose
process dies is begun once more.

What counts is the time for which a piece computes, for on a busy machine it waits for others; the clock ends what waits
for long. Both this and memory are measured where the system tells of them in `/proc` (Linux); elsewhere (macOS) the
clock alone ends a piece. Where a platform does not fork (Windows), the work is done here, without these limits.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, Generic, Literal, TypeVar

from msgspec import Struct

from plugins import children
from plugins.children import Conversation
from plugins.workers import portable, processors

T = TypeVar("T")
R = TypeVar("R")

Step = Callable[[str], None]
"""Tells that the work on the next file begins, by its path."""

_LOOK = 0.02  # seconds between two looks at the workers: what memory may grow by in between is some 100 MB at worst
_LONGEST = 1.0  # seconds that count between two looks: a command that is suspended (Ctrl+Z) looks again when it goes on
_AGAIN = 1.0  # seconds after which a timer rings again: where an exception is swallowed, another comes
_SPENT = 4  # a worker that has kept a fourth of what it may take is replaced by a new one


class Limits(Struct, frozen=True, kw_only=True):
    """For how many *seconds* the reading of one file may compute, and how much *memory*, in bytes, it may take.

    On a busy machine it may take *waiting* seconds by the clock.
    Memory counts from where the process began, which is some 100 MB: together that stays below 512 MB.
    """

    seconds: float = 10
    waiting: float = 30
    memory: int = 384 * 1024 * 1024


FILE = Limits()
LIGHT = 256 * 1024  # bytes; whatever is in a file of that size, reading it takes far less memory


class Ended(Exception):
    """Says that a piece of work was ended: it took too much *time* or *memory*, or its process was *lost*.

    *step* is what was being worked at, where the work tells its steps.
    """

    def __init__(self, reason: Literal["time", "memory", "lost"], limits: Limits, step: str = "") -> None:
        self.reason: Literal["time", "memory", "lost"] = reason
        self.limits = limits
        self.step = step
        super().__init__(reason, limits, step)


def can_end() -> bool:
    """Tell whether work can be done by processes that can be ended: not where a platform does not fork."""
    return hasattr(os, "fork")


def each(
    function: Callable[[T], R], work: Sequence[T], limits: Limits = FILE, workers: int | None = None
) -> list[R | Ended]:
    """Return `function(piece)` for each piece of *work*, or that it was ended, made by up to *workers* processes.

    An exception of *function* is raised here. It tells no steps.
    """
    if not can_end():
        return [_here(partial(function, piece), limits) for piece in work]
    with contextlib.closing(_Crew(lambda piece, _: function(piece), work, limits)) as crew:
        return crew.results(min(workers or processors(), len(work)))


def in_steps(function: Callable[[Step], R], limits: Limits = FILE, *, apart: bool = True) -> R:
    """Return what *function* returns, made by another process; raise Ended if one of its steps was.

    It calls what it is given with the path of each file that it begins with: the limits are for one of these. What is
    too little to need much memory need not be *apart*: it is done here, and a timer alone ends it.
    """
    if not apart or not can_end():
        found = _timed(function, limits)
    else:
        with contextlib.closing(_Crew(lambda _, step: function(step), (None,), limits)) as crew:
            [found] = crew.results(1)
    if isinstance(found, Ended):
        raise found
    return found


def _timed(function: Callable[[Step], R], limits: Limits) -> R | Ended:
    """Return what *function* makes here. Only the main thread of a Unix process has a timer that ends it."""
    now = ""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return _here(lambda: function(lambda _: None), limits)

    def step(path: str) -> None:
        nonlocal now
        if path == now != "":
            return
        now = path
        signal.setitimer(signal.ITIMER_PROF, limits.seconds, _AGAIN)

    def ring(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise Ended("time", limits, now)

    before = signal.signal(signal.SIGPROF, ring)
    try:
        step("")
        return function(step)
    except MemoryError:
        return Ended("memory", limits, now)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _here(make: Callable[[], R], limits: Limits) -> R | Ended:
    try:
        return make()
    except MemoryError:
        return Ended("memory", limits)


class _Worker:
    """A process that does pieces of work, and what is known of the one that it does now."""

    def __init__(self, work: Callable[[int, Step], Any], limits: Limits) -> None:
        self.conversation = Conversation(partial(_serve, work, limits))
        self._limits = limits
        self._base = self._first = self._memory()
        self._looked = self._waited = self._computed = 0.0
        self.number: int | None = None
        self.step = ""

    def begin(self, number: int) -> None:
        """Have it do the piece *number*."""
        self.number, self.step = number, ""
        self._looked, self._waited, self._computed = time.monotonic(), 0.0, self._computing() or 0.0
        with contextlib.suppress(OSError):  # it is gone: the next look finds that
            self.conversation.send(number)

    def at(self, step: str) -> None:
        """Take note that it goes on to another file."""
        self.step, self._base = step, self._memory()
        self._looked, self._waited, self._computed = time.monotonic(), 0.0, self._computing() or 0.0

    def excess(self) -> Literal["time", "memory"] | None:
        """Return what it has taken too much of."""
        if self._memory() - self._base > self._limits.memory:
            return "memory"
        now, computing = time.monotonic(), self._computing()
        self._waited += min(now - self._looked, _LONGEST)
        self._looked = now
        is_late = self._waited > (self._limits.seconds if computing is None else self._limits.waiting)
        return "time" if is_late or (computing or 0.0) - self._computed > self._limits.seconds else None

    @property
    def is_spent(self) -> bool:
        """Tell whether it has kept so much memory that the next piece should have a new one."""
        return self._memory() - self._first > self._limits.memory // _SPENT

    def end(self) -> None:
        """End it, whatever it does."""
        self.conversation.end()

    def _computing(self) -> float | None:
        """Return for how many seconds it has computed; None where that is not told."""
        try:
            fields = Path(f"/proc/{self.conversation.pid}/stat").read_bytes().rpartition(b")")[2].split()
        except OSError:
            return None
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _memory(self) -> int:
        """Return the bytes of memory that it has."""
        try:
            pages = Path(f"/proc/{self.conversation.pid}/statm").read_bytes().split()[1]
        except (OSError, IndexError):
            return 0
        return int(pages) * os.sysconf("SC_PAGE_SIZE")


class _Crew(Generic[T]):
    """The workers at one list of work."""

    def __init__(self, function: Callable[[T, Step], Any], work: Sequence[T], limits: Limits) -> None:
        self._work, self._function, self._limits = work, function, limits
        self._workers: list[_Worker] = []
        self._todo = deque(range(len(work)))
        self._lost: set[int] = set()

    def results(self, count: int) -> list[Any]:
        """Return what *count* workers make, in the order of the work."""
        results: dict[int, Any] = {}
        while len(results) < len(self._work):
            while self._todo and sum(one.number is not None for one in self._workers) < count:
                self._idle().begin(self._todo.popleft())
            busy = [one for one in self._workers if one.number is not None]
            heard = children.heard([one.conversation for one in busy], _LOOK)
            for worker in busy:
                results.update(self._told(worker) if worker.conversation in heard else self._ended(worker))
        return [results[number] for number in range(len(self._work))]

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()

    def _idle(self) -> _Worker:
        for worker in self._workers:
            if worker.number is None:
                return worker
        started = _Worker(lambda number, step: self._function(self._work[number], step), self._limits)
        self._workers.append(started)
        return started

    def _told(self, worker: _Worker) -> Iterator[tuple[int, Any]]:
        """Yield what *worker* has made, if it has, or that it is lost; raise what it raised."""
        assert worker.number is not None
        number = worker.number
        try:
            kind, value = worker.conversation.receive()
        except (EOFError, OSError):
            self._dismiss(worker)
            if number in self._lost:
                yield number, Ended("lost", self._limits, worker.step)
            else:  # whoever ended it (the system, which lacks memory) may not have meant the file
                self._lost.add(number)
                self._todo.appendleft(number)
            return
        match kind:
            case "step":
                worker.at(value)
            case "error":
                raise value
            case "memory":
                self._dismiss(worker)
                yield number, Ended("memory", self._limits, worker.step)
            case _:
                worker.number = None
                if worker.is_spent:
                    self._dismiss(worker)
                yield number, value

    def _ended(self, worker: _Worker) -> Iterator[tuple[int, Ended]]:
        """Yield that *worker* was ended, if it has to be."""
        excess = worker.excess()
        if excess:
            assert worker.number is not None
            self._dismiss(worker)
            yield worker.number, Ended(excess, self._limits, worker.step)

    def _dismiss(self, worker: _Worker) -> None:
        worker.end()
        self._workers.remove(worker)


def _serve(
    work: Callable[[int, Step], Any], limits: Limits, receive: Callable[[], Any], send: Callable[[Any], None]
) -> None:
    """Do the pieces of work that are asked for, until nobody asks any more."""
    with contextlib.suppress(EOFError, OSError):
        while True:
            number = receive()
            _bound(limits)
            _answer(partial(work, number), limits, send)


def _answer(work: Callable[[Step], Any], limits: Limits, send: Callable[[Any], None]) -> None:
    """Send what *work* makes, or why there is nothing; raise OSError if nobody is there any more."""
    try:
        answer = "done", work(_told_once(limits, send))
    except Exception as error:  # noqa: BLE001  it is the parent's to raise
        answer = _said(error)
    try:
        send(answer)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001  the value cannot travel; nothing of it was sent
        send(_said(error))


def _said(error: Exception) -> tuple[str, Any]:
    return ("memory", None) if isinstance(error, MemoryError) else ("error", portable(error))


def _told_once(limits: Limits, send: Callable[[Any], None]) -> Step:
    """Return what tells, by *send*, of each step once; who goes on with a file has no more time for it."""
    now = ""

    def step(path: str) -> None:
        nonlocal now
        if path != now:
            now = path
            _bound(limits)
            send(("step", path))

    return step


def _bound(limits: Limits) -> None:
    """Have the system end this process, should it compute on while nobody is there any more to end it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        used = time.process_time()
        soft = int(used + limits.seconds + limits.waiting) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
