"""Work spread over the processors, by forking, where there is enough of it; the results come in the order of the work.

A fork starts with everything the parent knows, so nothing has to be sent to it; only results travel. Where a platform
does not fork, one process does it all, with the same results.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

ENOUGH = 100  # pieces of work that are worth another process: some 200 ms


class WorkerLost(Exception):
    """Raised when a worker process ended before its work did: killed, or out of memory."""


def spread(
    function: Callable[[T], R], work: Sequence[T], workers: int | None = None, *, enough: int = ENOUGH
) -> list[R]:
    """Return `[function(piece) for piece in work]`, made by up to *workers* processes (one a processor if None).

    Each has at least *enough* pieces. They are dealt like cards: where some are long, the longest should come first.
    """
    count = min(workers or _processors(), len(work) // enough)
    if count < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [function(piece) for piece in work]
    context = multiprocessing.get_context("fork")
    results: dict[int, list[R]] = {}
    started = []
    for index in range(1, count):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(function, work[index::count], theirs), daemon=True)
        process.start()
        theirs.close()
        started.append((index, process, ours))
    try:
        results[0] = [function(piece) for piece in work[0::count]]
        for index, process, ours in started:
            results[index] = _answer(ours)
            process.join()
    finally:
        for _, process, ours in started:
            ours.close()
            process.kill()
            process.join()
    return [results[index % count][index // count] for index in range(len(work))]


def ahead(make: Callable[[], R]) -> Callable[[], R]:
    """Have *make* done by another process meanwhile; return what waits for its answer.

    Whatever becomes of that process, there is an answer: then it is made here, when it is asked for.
    """
    if _processors() < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return make
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(lambda _: make(), (None,), theirs), daemon=True)
    try:
        process.start()
    except OSError:  # too many of them
        return make
    theirs.close()

    def answer() -> R:
        with ours:
            try:
                found: list[R] = _answer(ours)
            except WorkerLost:
                found = [make()]
        process.join()
        return found[0]

    return answer


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _work(function: Callable[[T], R], work: Sequence[T], answer: Connection) -> None:
    try:
        found = (True, [function(piece) for piece in work])
    except Exception as error:  # noqa: BLE001  it is the parent's to raise
        answer.send((False, error))
        return
    with contextlib.suppress(BrokenPipeError):  # nobody wants to know any more
        answer.send(found)


def _answer(connection: Connection) -> list[R]:
    try:
        done, value = connection.recv()
    except EOFError:
        raise WorkerLost from None
    if not done:
        raise value
    return value  # type: ignore[no-any-return]
