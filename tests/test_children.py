"""Child processes end with their parent, whichever way they are tied to it, and hold nothing open that is its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from plugins import children, lifeline
from plugins.children import Child, Hung, fork
from plugins.workers import WorkerLost, ahead, spread

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes are forked here")

# A process with a child and a grandchild that say who they are and sleep; {way} chooses how they are tied.
FAMILY = """
import os, sys, time
from plugins import lifeline
from plugins.children import LIFELINE, Program, fork
{way}
def told(answer):
    os.write(answer, str(os.getpid()).encode())
    time.sleep(60)
def child(answer):
    inner = fork(told)
    os.write(answer, f"{{os.getpid()}} ".encode() + inner.read())
    time.sleep(60)
one = fork(child)
sleeper = "import sys; from plugins.lifeline import *; tie_by(sys.argv[1]); print(flush=True); sys.stdin.read()"
program = Program([sys.executable, "-c", sleeper, LIFELINE], os.environ)
program.process.stdout.readline()
pids = b""
while len(pids.split()) < 2: pids += one.read()
print(pids.decode(), program.process.pid, flush=True)
{end}
"""
BY_PIPE = "lifeline._set_by_kernel = lambda: None"


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found by /proc")
@pytest.mark.parametrize("way", [pytest.param("", id="as the system can"), pytest.param(BY_PIPE, id="by the pipe")])
@pytest.mark.parametrize("end", ["os.kill(os.getpid(), 9)", "os.kill(os.getpid(), 15)", "os._exit(0)", "sys.exit()"])
def test_children_and_theirs_end_with_the_parent(way: str, end: str) -> None:
    code = FAMILY.format(way=way, end=end)
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT, stdout=subprocess.PIPE, timeout=10)

    pids = [int(pid) for pid in done.stdout.split()]
    assert len(pids) == 3
    until = time.monotonic() + 5
    while any(map(is_running, pids)) and time.monotonic() < until:
        time.sleep(0.01)
    assert not any(map(is_running, pids))


def test_a_child_of_a_thread_outlives_the_thread() -> None:
    """The kernel's way counts threads as parents; so it is not taken there."""
    started: list[Child] = []

    def work(answer: int) -> None:
        time.sleep(0.2)
        os.write(answer, b"done")

    thread = threading.Thread(target=lambda: started.append(fork(work)))
    thread.start()
    thread.join()

    assert started[0].read() == b"done"
    assert started[0].wait() == 0


def test_a_parent_that_ended_before_the_child_asked_is_seen() -> None:
    child = os.fork()
    if child == 0:
        lifeline._tie(os.getppid() + 1, None)
        os._exit(0)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == lifeline._ORPHANED


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="descriptors are looked at by /proc")
def test_a_child_holds_no_pipe_of_its_parent() -> None:
    def held(answer: int) -> None:
        leads = {str(Path(f"/proc/self/fd/{number}").readlink()) for number in (0, 1, other._answer)}
        os.write(answer, repr(leads).encode())

    other = fork(lambda _: time.sleep(60))
    second = fork(held)

    assert second.read() == b"{'/dev/null'}"
    other.end()
    second.end()


def test_ctrl_c_is_the_parents_and_other_signals_end_a_child() -> None:
    def work(answer: int) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        os.write(answer, b"goes on")
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(10)

    child = fork(work)

    assert child.read() == b"goes on"
    assert child.wait() == -signal.SIGTERM


def test_a_lock_that_a_thread_holds_hangs_no_child() -> None:
    lock = threading.Lock()
    with lock:
        assert spread(lambda piece: piece + 1, range(4), 2, enough=1) == [1, 2, 3, 4]


def test_a_child_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "PATIENCE", 1)
    here = os.getpid()

    def stops(piece: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGSTOP)
        return piece

    child = fork(lambda _: time.sleep(60))
    with pytest.raises(Hung):
        child.read()
    child.end()
    with pytest.raises(WorkerLost, match="treo"):
        spread(stops, range(2), 2, enough=1)
    assert ahead(lambda: stops(7))() == 7


def test_signs_of_life_are_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.workers._EVERY", 0.0)

    assert spread(lambda piece: "x" * piece, range(100), 2, enough=1) == ["x" * piece for piece in range(100)]


def test_what_cannot_travel_is_told_all_the_same() -> None:
    def fails(piece: int) -> int:
        if piece:
            error = ValueError("số xấu")
            error.lock = threading.Lock()  # type: ignore[attr-defined]
            raise error
        return piece

    with pytest.raises(RuntimeError, match="ValueError: số xấu"):
        spread(fails, range(2), 2, enough=1)


def test_children_that_nobody_waits_for_leave_nothing() -> None:
    for _ in range(3):
        fork(lambda answer: os.write(answer, b"x" * 1_000_000))
    until = time.monotonic() + 5
    while children._abandoned and time.monotonic() < until:
        children._reap()

    assert not children._abandoned
