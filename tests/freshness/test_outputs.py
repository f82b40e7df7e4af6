"""What lies in the output: known only as it was left."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.freshness.outputs import Outputs, look
from plugins.freshness.tables import Tables
from tests.portal.trees import write

FILES = ("index.html", "tin/a/index.html", "tin/b/index.html")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "o", dict.fromkeys(FILES, b"page"))
    outputs(tmp_path / "o", 0).keep(7, FILES, FILES)
    time.sleep(0.01)
    return tmp_path / "o"


def outputs(root: Path, build: int = 7) -> Outputs:
    shelf = Tables(root.parent / "shelf", b"key")
    return Outputs(root, shelf, build, look(root, shelf))


def test_what_was_left_is_intact(root: Path) -> None:
    assert outputs(root).intact == set(FILES)
    assert outputs(root).known


@pytest.mark.parametrize(
    ("change", "lost", "known"),
    [
        pytest.param(lambda root: (root / FILES[1]).write_bytes(b"PAGE"), {FILES[1]}, True, id="the same size"),
        pytest.param(lambda root: (root / FILES[1]).unlink(), {FILES[1]}, False, id="deleted"),
        pytest.param(lambda root: os.utime(root / FILES[0]), {FILES[0]}, True, id="touched"),
        pytest.param(lambda root: (root / "tin/la").write_bytes(b""), set(), False, id="a file that is not ours"),
        pytest.param(
            lambda root: ((root / "x").write_bytes(b"page"), (root / "x").replace(root / FILES[0])),
            {FILES[0]},
            False,
            id="another file in its place",
        ),
        pytest.param(
            lambda root: ((root / FILES[0]).unlink(), (root / FILES[0]).symlink_to("tin/a/index.html")),
            {FILES[0]},
            False,
            id="a link in its place",
        ),
        pytest.param(lambda root: root.rename(root.parent / "away"), set(FILES), False, id="all gone"),
    ],
)
def test_what_has_changed_is_not(root: Path, change: Callable[[Path], object], lost: set[str], known: bool) -> None:
    change(root)
    found = outputs(root)

    assert found.intact == set(FILES) - lost
    assert found.known == known


def test_a_table_of_another_build_is_none(root: Path) -> None:
    assert outputs(root, build=8).intact == set()
    assert not outputs(root, build=8).known


def test_while_it_changes_nothing_is_known(root: Path) -> None:
    outputs(root).forget()

    assert outputs(root).intact == set()
    assert not outputs(root).known


def test_what_was_not_written_keeps_what_was_known(root: Path) -> None:
    before = outputs(root)
    (root / FILES[1]).write_bytes(b"PAGE")
    before.keep(8, FILES, [FILES[0]])  # as if somebody had changed it after we had looked

    assert outputs(root, build=8).intact == {FILES[0], FILES[2]}


def test_a_stranger_that_came_while_we_built_is_seen_by_the_next(root: Path) -> None:
    before = outputs(root)
    (root / "tin/a/la").write_bytes(b"")
    before.keep(8, FILES, [FILES[0]])

    assert not outputs(root, build=8).known


def test_what_we_put_and_removed_ourselves_stays_known(root: Path) -> None:
    before = outputs(root)
    write(root, {"tin/c/index.html": b"page"})
    (root / FILES[1]).unlink()
    (root / FILES[1]).parent.rmdir()
    now = [FILES[0], FILES[2], "tin/c/index.html"]
    before.keep(8, now, ["tin/c/index.html"], [FILES[1]])

    assert outputs(root, build=8).known
    assert outputs(root, build=8).intact == set(now)
    assert "tin/a" not in before.lies()
