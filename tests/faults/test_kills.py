"""Commands that are ended at any moment, in every way that people and systems have."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.faults.runs import ROOT, Running, Trial
from tests.portal.trees import snapshot

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are found by /proc"),
]

# How a command is ended: the signal, and whether its whole group gets it, as from a terminal.
WAYS = [(signal.SIGTERM, False), (signal.SIGKILL, False), (signal.SIGINT, True), (signal.SIGHUP, True)]
SAID = "Đã dừng theo yêu cầu; "


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(tmp_path_factory.mktemp("kills"))


def end(trial: Trial, number: int, *, group: bool, delay: float) -> None:
    """End a build *delay* seconds after it can answer; see that nothing of it is left and the site is whole."""
    with trial.running() as build:
        if number != signal.SIGKILL:
            build.waits_for(build.listens)
        time.sleep(delay)
        build.kill(number, group=group)
        ended = build.ends()
    where = f"{signal.Signals(number).name} after {delay:.3f} s"
    assert not ended.left, where
    assert "Traceback" not in ended.err, where
    assert not trial.torn(), where
    if number == signal.SIGKILL:
        assert ended.code in (0, -number), where
    else:
        assert ended.code in (0, 128 + number), where
        assert ended.code == 0 or ended.err.startswith(f"\n{SAID}"), where
        left = [path for path in trial.left_lying() if path.endswith(str(build.process.pid))]
        assert not left, where  # of another, that was killed, the next that comes so far removes it


def test_a_build_that_is_ended_leaves_no_process_and_a_whole_site(trial: Trial) -> None:
    trial.edit()
    for part, (number, group) in zip((0.3, 0.5, 0.7, 0.9), WAYS, strict=True):
        end(trial, number, group=group, delay=part * trial.seconds)

    trial.heal()


@pytest.mark.faults
@pytest.mark.parametrize(("number", "group"), [*WAYS, (signal.SIGTERM, True)])
def test_at_fifty_moments(trial: Trial, number: int, group: bool) -> None:
    for moment in range(50):
        trial.edit()
        end(trial, number, group=group, delay=1.1 * trial.seconds * (moment + random.random()) / 50)

        trial.heal()


@pytest.mark.parametrize(
    ("which", "number"),
    [
        ("gate", signal.SIGTERM),
        ("worker", signal.SIGKILL),
        pytest.param("gate", signal.SIGKILL, marks=pytest.mark.faults),
        pytest.param("gate", signal.SIGSEGV, marks=pytest.mark.faults),
        pytest.param("worker", signal.SIGTERM, marks=pytest.mark.faults),
        pytest.param("worker", signal.SIGSEGV, marks=pytest.mark.faults),
    ],
)
def test_a_child_that_is_killed_is_a_message_and_the_site_stays(trial: Trial, which: str, number: int) -> None:
    trial.edit()
    before = snapshot(trial.site)
    with trial.running() as build:
        pid = build.waits_for(build.gate)
        if which == "worker":
            pid = build.waits_for(build.worker)
        if pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
        ended = build.ends(60)

    assert ended.is_clean
    # Some workers only look ahead, and are made up for; some have ended by now.
    assert ended.code in ((1,) if which == "gate" else (0, 1))
    if ended.code == 1:
        assert ("không đăng" if which == "gate" else "tiến trình con") in ended.err
        assert snapshot(trial.site) == before


@pytest.mark.parametrize("name", ["check", "build", "quota"])
def test_ctrl_c_while_all_is_being_imported_is_a_line(tmp_path: Path, name: str) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "plugins.desk.entry", name]
    running = Running(command, tmp_path / "cache")
    assert running.process.stderr
    for line in running.process.stderr:
        if b"plugins.interrupts" in line:
            break
    for line in running.process.stderr:
        if b"plugins.registry" in line:
            break
    running.kill(signal.SIGINT)
    ended = running.ends()

    assert (ended.code, ended.left) == (130, [])
    assert ended.err.splitlines()[-1].startswith(SAID)
    assert "Traceback" not in ended.err


def test_pelican_is_interrupted_in_a_line_too(trial: Trial) -> None:
    settings = ["-s", ROOT / "pelicanconf.py", "-o", trial.site]
    command = [sys.executable, "-m", "pelican", trial.content, *settings]
    trial.edit()
    with trial.running(command) as pelican:
        pelican.waits_for(pelican.gate)
        pelican.kill(signal.SIGINT, group=True)
        ended = pelican.ends()

    assert ended.is_clean
    assert ended.code == 130
    assert SAID in ended.err
    trial.heal()


def test_two_builds_at_once_make_one_site(trial: Trial) -> None:
    trial.edit()
    with trial.running() as one:
        one.waits_for(one.gate)
        one.kill(signal.SIGSTOP)
        other = trial.run(trial.build_command())
        one.kill(signal.SIGCONT)
        first = one.ends(60)

    assert (first.code, other.code) == (0, 1)
    assert "G171" in other.err or "đang chạy" in other.err
    trial.heal()


def test_nothing_has_changed_and_yet_what_a_kill_left_is_removed(trial: Trial) -> None:
    trial.heal()
    (trial.site.parent / ".o.bangvang.lock").touch()
    (trial.site.parent / ".o.bangvang-99999999").mkdir()

    trial.heal()


def test_serve_ends_with_all_that_it_started(trial: Trial) -> None:
    command = [sys.executable, "-m", "plugins.desk.entry", "serve", "--content", trial.content, "--port", "0"]
    with trial.running(command) as preview:
        preview.waits_for(preview.gate)
        preview.kill(signal.SIGTERM)
        ended = preview.ends()

    assert ended.is_clean
    assert ended.code == 128 + signal.SIGTERM
