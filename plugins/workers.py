"""Work spread over the processors, by forking, where there is enough of it; the results come in the order of the work.

A fork starts with everything the parent knows, so nothing has to be sent to it; only results travel. Where a platform
does not fork, one process does it all, with the same results.
"""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from plugins.children import Child, Hung, fork

T = TypeVar("T")
R = TypeVar("R")

ENOUGH = 100  # pieces of work that are worth another process: some 200 ms

_ALIVE = b"\0"  # no pickle begins with it
_EVERY = 1.0  # seconds between two signs of life


class WorkerLost(Exception):
    """Raised when a worker process ended before its work did, or hangs; the text is for people."""

    def __init__(self, code: int | None) -> None:
        """Say how the process ended: its exit *code*, negative for a signal; None if it hangs."""
        if code is None:
            reason = "treo, không trả lời"
        elif code == -signal.SIGKILL:
            reason = "bị máy tắt ngang, thường vì hết bộ nhớ"
        elif code < 0:
            reason = f"bị dừng từ bên ngoài, tín hiệu {-code}"
        else:
            reason = f"mã thoát {code}"
        super().__init__(
            f"Một tiến trình con của chương trình ngừng giữa chừng ({reason}). "
            "Đóng bớt chương trình khác rồi chạy lại lệnh; nếu vẫn thế, báo người phụ trách kỹ thuật kèm dòng này."
        )


def spread(
    function: Callable[[T], R], work: Sequence[T], workers: int | None = None, *, enough: int = ENOUGH
) -> list[R]:
    """Return `[function(piece) for piece in work]`, made by up to *workers* processes (one a processor if None).

    Each has at least *enough* pieces. They are dealt like cards: where some are long, the longest should come first.
    Raise WorkerLost, and whatever *function* raises.
    """
    count = min(workers or _processors(), len(work) // enough)
    if count < 2 or not _can_fork():
        return [function(piece) for piece in work]
    results: dict[int, list[R]] = {}
    started: dict[int, Child] = {}
    try:
        for index in range(1, count):
            started[index] = fork(partial(_work, function, work[index::count]))
        results[0] = [function(piece) for piece in work[0::count]]
        for index, child in started.items():
            results[index] = _answer(child)
    finally:
        for child in started.values():
            child.end()
    return [results[index % count][index // count] for index in range(len(work))]


def ahead(make: Callable[[], R]) -> Callable[[], R]:
    """Have *make* done by another process meanwhile; return what waits for its answer.

    Whatever becomes of that process, there is an answer: then it is made here, when it is asked for.
    """
    if _processors() < 2 or not _can_fork():
        return make
    try:
        child = fork(partial(_work, lambda _: make(), (None,)))
    except OSError:  # too many of them
        return make

    def answer() -> R:
        try:
            found: list[R] = _answer(child)
        except WorkerLost:
            return make()
        finally:
            child.end()
        return found[0]

    return answer


def processors() -> int:
    """Return how many processors this process may use."""
    return _processors()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _can_fork() -> bool:
    return hasattr(os, "fork")


def _work(function: Callable[[T], R], work: Sequence[T], answer: int) -> None:
    found = []
    told = time.monotonic()
    try:
        for piece in work:
            found.append(function(piece))
            if time.monotonic() - told > _EVERY:
                os.write(answer, _ALIVE)
                told = time.monotonic()
        data = pickle.dumps((True, found), pickle.HIGHEST_PROTOCOL)
    except BrokenPipeError:
        raise  # nobody wants to know any more
    except Exception as error:  # noqa: BLE001  it is the parent's to raise
        data = pickle.dumps((False, portable(error)), pickle.HIGHEST_PROTOCOL)
    with open(answer, "wb", closefd=False) as out:
        out.write(data)


def portable(error: Exception) -> Exception:
    """Return *error*, or one that says the same if it cannot be sent to another process and made anew there."""
    try:
        pickle.loads(pickle.dumps(error, pickle.HIGHEST_PROTOCOL))  # noqa: S301  our own, a moment ago
    except Exception:  # noqa: BLE001  it holds what cannot travel, or wants other arguments
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _answer(child: Child) -> list[R]:
    said = bytearray()
    try:
        while chunk := child.read():
            said += chunk if said else chunk.lstrip(_ALIVE)
    except Hung:
        raise WorkerLost(None) from None
    if code := child.wait():
        raise WorkerLost(code)
    done, value = pickle.loads(said)  # noqa: S301  our own, a moment ago
    if not done:
        raise value
    return value  # type: ignore[no-any-return]
