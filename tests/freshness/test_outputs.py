"""What lies in the output: known only as it was left."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from plugins.freshness.outputs import NAME, Outputs, look
from plugins.freshness.outputs import _Table as Table
from plugins.freshness.signatures import MARGIN
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


def edited(file: Path, data: bytes = b"PAGE") -> None:
    """Write *data* into *file* and give it the time that it had."""
    seen = file.stat()
    file.write_bytes(data)
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def replaced(file: Path, make: Callable[[Path], object]) -> None:
    file.unlink()
    make(file)


def test_what_was_left_is_intact(root: Path) -> None:
    assert outputs(root).intact == set(FILES)
    assert outputs(root).known


@pytest.mark.parametrize(
    ("change", "lost", "known"),
    [
        pytest.param(lambda root: (root / FILES[1]).write_bytes(b"PAGE"), {FILES[1]}, True, id="the same size"),
        pytest.param(lambda root: (root / FILES[1]).unlink(), {FILES[1]}, False, id="deleted"),
        pytest.param(lambda root: os.utime(root / FILES[0]), set(), True, id="touched"),
        pytest.param(lambda root: edited(root / FILES[1]), {FILES[1]}, True, id="edited, the old time put back"),
        pytest.param(
            lambda root: edited(root / FILES[1], b"pag"), {FILES[1]}, True, id="cut off, the old time put back"
        ),
        pytest.param(lambda root: (root / FILES[1]).chmod(0), {FILES[1]}, True, id="nobody can read it"),
        pytest.param(lambda root: (root / FILES[1]).chmod(0o640), set(), True, id="not everybody can read it"),
        pytest.param(lambda root: (root / "name").hardlink_to(root / FILES[1]), set(), False, id="a second name"),
        pytest.param(lambda root: replaced(root / FILES[1], os.mkfifo), {FILES[1]}, False, id="a pipe"),
        pytest.param(lambda root: replaced(root / FILES[1], Path.mkdir), {FILES[1]}, False, id="a folder in its place"),
        pytest.param(
            lambda root: (
                (root / "tin/a").rename(root.parent / "away"),
                (root / "tin/a").symlink_to(root.parent / "away"),
            ),
            {FILES[1]},
            False,
            id="a link in the place of its folder",
        ),
        pytest.param(
            lambda root: ((root / "tin").rename(root / "x"), (root / "tin").symlink_to("x")),
            {FILES[1], FILES[2]},
            False,
            id="a link in the place of a folder above",
        ),
        pytest.param(
            lambda root: (root / "tin").chmod(0), set(), False, id="a folder that nobody can enter (but for root)"
        ),
        pytest.param(lambda root: (root / "tin/la").write_bytes(b""), set(), False, id="a file that is not ours"),
        pytest.param(
            lambda root: ((root / "x").write_bytes(b"page"), (root / "x").replace(root / FILES[0])),
            set(),
            False,
            id="another file of the same bytes in its place",
        ),
        pytest.param(
            lambda root: ((root / "x").write_bytes(b"PAGE"), (root / "x").replace(root / FILES[0])),
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


def test_whoever_reads_all_believes_no_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no time that nobody can set, or a disk has lost a byte."""
    (root / FILES[1]).write_bytes(b"PAGE")
    shelf = Tables(root.parent / "shelf", b"key")
    table = shelf.read(Table, NAME)
    states = {path: state(root, path) for path in FILES}
    shelf.write(NAME, msgspec.structs.replace(table, files=states))

    assert look(root, shelf).lost == set()
    assert look(root, shelf, reads_all=True).lost == {FILES[1]}


def test_what_looks_otherwise_and_is_the_same_is_kept_as_it_looks_now(root: Path) -> None:
    """A backup that gives each file a second name has a build read them once, not each time."""
    (root.parent / "second").hardlink_to(root / FILES[0])
    time.sleep(0.01)
    later = time.time_ns() + 3 * MARGIN
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time_ns", lambda: later)
        found = outputs(root)
    found.keep(8, FILES, ())

    assert found.lies()[FILES[0]] == state(root, FILES[0])


def test_what_changed_a_moment_ago_is_read_once_more(root: Path) -> None:
    """Who gave it another time may write to it in the same tick of the clock."""
    os.utime(root / FILES[0])
    found = outputs(root)
    found.keep(8, FILES, ())

    assert found.intact == set(FILES)
    assert found.lies()[FILES[0]] != state(root, FILES[0])


def state(root: Path, path: str) -> tuple[int, int, int, int]:
    seen = (root / path).lstat()
    return seen.st_mtime_ns, seen.st_size, seen.st_ino, seen.st_ctime_ns
