"""Data files that take too much are given up, told, and followed by nothing: the others are read as ever."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Collection, Mapping

import pytest

from plugins import registry
from plugins.freshness.bounded import bounded
from plugins.limits import Limits, Step, can_end
from plugins.problems import Problem

SOON = Limits(seconds=0.5, waiting=2, memory=64 * 1024 * 1024)
FILES = {"data/a.yaml": b"a", "data/bom.yaml": b"bom", "data/c.yaml": b"c", "news/bom.md": b"x"}
Found = tuple[list[str], list[Problem]]


def reading(bomb: Callable[[], object]) -> Callable[[Mapping[str, bytes], Collection[str], Step], Found]:
    def load(files: Mapping[str, bytes], refused: Collection[str], step: Step) -> Found:
        del step
        found = []
        for path in files:
            if path.startswith("data/") and files[path] == b"bom":
                bomb()
            found.append(path)
        return [*found, *(f"-{path}" for path in refused)], []

    return load


def much_memory() -> None:
    held = [bytes(bytearray(8 * 1024 * 1024)) for _ in range(100)]
    time.sleep(len(held))


@pytest.mark.skipif(not can_end(), reason="files are read here, without limits")
@pytest.mark.parametrize(
    ("bomb", "code"),
    [
        pytest.param(lambda: time.sleep(100), "F131", id="time"),
        pytest.param(much_memory, "F132", id="memory"),
        pytest.param(lambda: os.kill(os.getpid(), signal.SIGKILL), "F133", id="its end"),
    ],
)
def test_a_file_that_takes_too_much_is_told_and_the_others_are_read_without_it(
    bomb: Callable[[], object], code: str
) -> None:
    found, problems = bounded(reading(bomb), FILES, (), SOON, light=0)

    assert found == ["data/a.yaml", "data/c.yaml", "news/bom.md", "-data/bom.yaml"]
    assert [(problem.code, problem.place.path) for problem in problems] == [(code, "data/bom.yaml")]


def test_small_files_need_no_process() -> None:
    def load(files: Mapping[str, bytes], refused: Collection[str], step: Step) -> tuple[int, list[Problem]]:
        del files, refused, step
        return os.getpid(), []

    assert bounded(load, FILES)[0] == os.getpid()
    assert (bounded(load, FILES, light=2)[0] == os.getpid()) is not can_end()


def test_small_files_have_a_timer() -> None:
    def for_ever() -> None:
        while True:
            pass

    _, problems = bounded(reading(for_ever), FILES, (), SOON)

    assert [(problem.code, problem.place.path) for problem in problems] == [("F131", "data/bom.yaml")]


SITE = b"name: C\nunit: a\nsiteurl: https://thu.example\ncategories: [{id: c, name: C}]\n"
UNITS = b"- {id: a, level: supreme, names: [{name: A}]}\n"


def test_a_large_registry_comes_back_whole() -> None:
    """It is read by another process, entry by entry."""
    post = "{role: KSV, unit: a}"
    people = "".join(f"- {{id: n{i}, name: Nguyễn Văn {i}, appointments: [{post}]}}\n" for i in range(900))
    files = {"data/site.yaml": SITE, "data/units.yaml": UNITS, "data/people.yaml": people.encode()}

    here, of_here = bounded(registry.load, files)
    there, of_there = bounded(registry.load, files, light=0)

    assert (of_here, of_there) == ([], [])
    assert there == here
    assert len(there.people) == 900
