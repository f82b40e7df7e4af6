from __future__ import annotations

import gc
import os
import signal

import pytest

from plugins import children
from plugins.workers import ENOUGH, WorkerLost, _processors, ahead, spread

WORK = range(3 * ENOUGH + 7)


@pytest.mark.parametrize("workers", [1, 2, 3, 8])
def test_results_come_in_the_order_of_the_work(workers: int) -> None:
    assert spread(lambda piece: piece * piece, WORK, workers) == [piece * piece for piece in WORK]


def test_little_work_is_done_here() -> None:
    assert set(spread(lambda _: os.getpid(), range(ENOUGH), 4)) == {os.getpid()}


def test_how_much_work_is_worth_a_process_can_be_said() -> None:
    assert len(set(spread(lambda _: os.getpid(), range(3), 3, enough=1))) == 3
    assert len(set(spread(lambda _: os.getpid(), range(3), 3, enough=2))) == 1


def test_much_work_is_done_by_several() -> None:
    assert len(set(spread(lambda _: os.getpid(), WORK, 2))) == 2


@pytest.mark.parametrize("bad", [0, 1], ids=["here", "in the other process"])
def test_an_exception_comes_back_from_wherever_it_was(bad: int) -> None:
    def work(piece: int) -> int:
        if piece == bad:
            raise ValueError("số xấu")
        return piece

    with pytest.raises(ValueError, match="số xấu"):
        spread(work, WORK, 2)


def test_a_worker_that_is_killed_is_missed() -> None:
    """Half of the results would be half of the site."""
    here = os.getpid()

    def work(piece: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return piece

    with pytest.raises(WorkerLost):
        spread(work, WORK, 2)


def test_ahead_is_another_process() -> None:
    answer = ahead(os.getpid)

    assert (answer() != os.getpid()) == (hasattr(os, "fork") and _processors() > 1)


def test_what_fails_ahead_fails_where_it_is_asked() -> None:
    def fails() -> None:
        raise ValueError("said there")

    answer = ahead(fails)
    with pytest.raises(ValueError, match="said there"):
        answer()


def test_a_killed_process_is_made_up_for() -> None:
    here = os.getpid()

    def dies_elsewhere() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "found"

    assert ahead(dies_elsewhere)() == "found"


def test_an_answer_that_nobody_wants_is_no_matter(capfd: pytest.CaptureFixture[str]) -> None:
    answer = ahead(lambda: "x" * 1_000_000)
    del answer
    gc.collect()
    for pid in [*children._abandoned]:
        os.waitpid(pid, 0)

    assert capfd.readouterr().err == ""
