from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.limits import Ended, Limits, Step, can_end, each, in_steps

SOON = Limits(seconds=0.5, waiting=2, memory=64 * 1024 * 1024)
needs_processes = pytest.mark.skipif(not can_end(), reason="work is done here, without limits")


def for_ever() -> None:
    while True:
        pass


def much_memory() -> None:
    held = [bytes(bytearray(8 * 1024 * 1024)) for _ in range(100)]
    time.sleep(len(held))


BOMBS = {
    "computes for ever": (for_ever, "time"),
    "waits for ever": (lambda: time.sleep(100), "time"),
    "takes much memory": (much_memory, "memory"),
    "has no more memory": (lambda: (_ for _ in ()).throw(MemoryError), "memory"),
    "is killed": (lambda: os.kill(os.getpid(), signal.SIGKILL), "lost"),
    "exits": (lambda: os._exit(0), "lost"),
}


def reason(found: object) -> str:
    assert isinstance(found, Ended)
    return found.reason


@needs_processes
@pytest.mark.parametrize(("bomb", "expected"), BOMBS.values(), ids=BOMBS)
def test_a_piece_that_is_a_bomb_is_ended_and_the_others_are_done(bomb: Callable[[], object], expected: str) -> None:
    def work(piece: int) -> int:
        if piece == 1:
            bomb()
        return piece * piece

    begun = time.monotonic()
    first, found, *others = each(work, range(5), SOON, 1)

    assert (first, others) == (0, [4, 9, 16])
    assert reason(found) == expected
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("workers", [1, 2, 3, 8])
def test_results_come_in_the_order_of_the_work(workers: int) -> None:
    assert each(lambda piece: piece * piece, range(20), workers=workers) == [piece * piece for piece in range(20)]


@needs_processes
def test_one_process_does_piece_after_piece() -> None:
    """A process for each would cost an ordinary file more than its reading."""
    found = set(each(lambda _: os.getpid(), range(20), workers=1))

    assert len(found) == 1
    assert found != {os.getpid()}


def test_no_work_needs_nobody() -> None:
    assert each(lambda _: os.getpid(), ()) == []


def test_an_exception_is_raised_here() -> None:
    def work(piece: int) -> None:
        raise ValueError(f"số {piece}")

    with pytest.raises(ValueError, match="số 1"):
        each(work, [1])


@needs_processes
@pytest.mark.parametrize("apart", [True, False], ids=["in another process", "here"])
def test_the_step_that_took_too_long_is_named(*, apart: bool) -> None:
    def work(step: Step) -> None:
        step("data/tot.yaml")
        while True:
            step("data/xau.yaml")  # that again gives it no more time

    with pytest.raises(Ended) as ended:
        in_steps(work, SOON, apart=apart)

    assert (ended.value.reason, ended.value.step) == ("time", "data/xau.yaml")


@pytest.mark.parametrize("apart", [True, False], ids=["in another process", "here"])
def test_the_limits_are_for_each_step(*, apart: bool) -> None:
    def work(step: Step) -> str:
        for number in range(4):
            step(str(number))
            end = time.process_time() + 0.15
            while time.process_time() < end:
                pass
        return "xong"

    assert in_steps(work, Limits(seconds=0.4), apart=apart) == "xong"


@needs_processes
def test_no_process_is_left() -> None:
    pids: list[int] = []

    def work(step: Step) -> None:
        step(str(os.getpid()))
        for_ever()

    with pytest.raises(Ended) as ended:
        in_steps(work, SOON)
    pids.append(int(ended.value.step))

    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)


@needs_processes
def test_a_worker_whose_parent_is_gone_ends() -> None:
    """It waits for the next piece, on a pipe that nobody else holds open."""
    told, tell = os.pipe()
    parent = os.fork()
    if not parent:
        os.close(told)

        def work(piece: int) -> None:
            os.write(tell, f"{os.getpid()}\n".encode())
            if piece == 3:
                os.kill(os.getppid(), signal.SIGKILL)

        each(work, range(4), workers=2)
        os._exit(1)
    os.close(tell)
    os.waitpid(parent, 0)
    with os.fdopen(told) as lines:  # it ends when the last of them has closed it
        assert len(lines.readlines()) == 4


@needs_processes
def test_a_piece_whose_process_was_ended_once_is_done_all_the_same(tmp_path: Path) -> None:
    """The system ends whichever process it likes when memory runs out; the file has done nothing."""
    told = tmp_path / "told"

    def work(piece: int) -> int:
        if piece == 1 and not told.exists():
            told.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return piece

    assert each(work, range(3), workers=1) == [0, 1, 2]


@pytest.mark.faults
@needs_processes
def test_the_time_for_which_the_command_is_suspended_does_not_count() -> None:
    """After Ctrl+Z all its processes wait, for hours perhaps."""
    parent = os.fork()
    if not parent:
        os.setsid()
        found = each(lambda _: time.sleep(1.5), range(1), Limits(seconds=5, waiting=2.5))
        os._exit(0 if found == [None] else 1)
    time.sleep(0.3)
    os.kill(parent, signal.SIGSTOP)
    time.sleep(3)
    os.kill(parent, signal.SIGCONT)

    assert os.waitstatus_to_exitcode(os.waitpid(parent, 0)[1]) == 0


class Picky(Exception):
    def __init__(self, number: int, *, colour: str) -> None:
        super().__init__(f"{number} {colour}")


def refuses() -> None:
    raise Picky(1, colour="đỏ")


@needs_processes
@pytest.mark.parametrize(
    ("make", "said"),
    [pytest.param(refuses, "1 đỏ", id="an error"), pytest.param(lambda: lambda: 0, "pickle", id="a value")],
)
def test_what_cannot_travel_is_told(make: Callable[[], object], said: str) -> None:
    with pytest.raises(Exception, match=said):
        each(lambda _: make(), range(1))


@needs_processes
def test_the_system_bounds_each_step_anew() -> None:
    """Ten data files that take five seconds each are within the limits."""
    import resource

    def work(step: Step) -> list[int]:
        found = []
        for number in range(2):
            end = time.process_time() + 1.1
            while time.process_time() < end:
                pass
            step(str(number))
            found.append(resource.getrlimit(resource.RLIMIT_CPU)[0])
        return found

    first, second = in_steps(work, Limits(seconds=3, waiting=5))

    assert second > first
