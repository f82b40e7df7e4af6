"""The note of a build: it holds while everything lies as it did, and no longer."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.freshness import fingerprints
from plugins.freshness.unchanged import Inputs, Note
from tests.portal.trees import write

SAID = {"out": "Đã dựng", "err": "", "json": "{}"}
LONG_AGO = 1_600_000_000
Change = Callable[[Path], object]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A content folder and an output, as old as they are when they are not just being edited."""
    write(tmp_path, {"content/news/a.md": b"text", "content/data/x.yaml": b"data", "o/index.html": b"page"})
    for path in (tmp_path / "content").rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    os.utime(tmp_path / "content", (LONG_AGO, LONG_AGO))
    leave(tmp_path)
    return tmp_path


def note(root: Path, *asked: str) -> Note:
    return Note(root / "cache", asked or ["build"])


def leave(root: Path, *, started: int | None = None, until: float | None = None) -> None:
    lies = {}
    for path in ("", "index.html"):
        seen = (root / "o" / path).stat()
        size, inode = (seen.st_size, seen.st_ino) if path else (0, 0)
        lies[path] = (seen.st_mtime_ns, size, inode, seen.st_ctime_ns)
    note(root).leave(
        started=started or time.time_ns(),
        until=until,
        inputs=Inputs.of([str(root / "content"), str(root / "not there")]),
        output=str(root / "o"),
        lies=lies,
        said=SAID,
    )


def test_nothing_has_changed(root: Path) -> None:
    assert note(root).holds() == SAID


def keeping_time(path: Path, change: Change) -> None:
    """Do *change* to *path* and give it the time that it had."""
    seen = path.stat()
    change(path)
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def page_edited(file: Path) -> None:
    file.write_bytes(b"PAGE")


def page_added(folder: Path) -> None:
    (folder / "la.html").write_bytes(b"")


def rewritten_unseen(root: Path) -> None:
    """Change a source and put its time back: the folder does not tell."""
    file = root / "content/news/a.md"
    file.write_bytes(b"TEXT")
    os.utime(file, (LONG_AGO, LONG_AGO))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: (root / "content/news/a.md").write_bytes(b"TEXT"), id="a source edited"),
        pytest.param(lambda root: os.utime(root / "content/news/a.md"), id="a source touched"),
        pytest.param(lambda root: (root / "content/news/b.md").write_bytes(b""), id="a source added"),
        pytest.param(lambda root: (root / "content/data/x.yaml").unlink(), id="a source deleted"),
        pytest.param(
            lambda root: (root / "content/news/a.md").rename(root / "content/news/b.md"), id="a source renamed"
        ),
        pytest.param(lambda root: shutil.rmtree(root / "content"), id="all sources gone"),
        pytest.param(lambda root: (root / "not there").mkdir(), id="a folder come"),
        pytest.param(lambda root: (root / "o/index.html").write_bytes(b"PAGE"), id="the output changed"),
        pytest.param(
            lambda root: keeping_time(root / "o/index.html", page_edited), id="the same, its old time put back"
        ),
        pytest.param(lambda root: (root / "o/index.html").chmod(0), id="a page that nobody can read"),
        pytest.param(lambda root: keeping_time(root / "o", page_added), id="a page added, the old time put back"),
        pytest.param(lambda root: (root / "o/index.html").unlink(), id="a page deleted"),
        pytest.param(lambda root: (root / "o/la.html").write_bytes(b""), id="a page that is not ours"),
        pytest.param(lambda root: shutil.rmtree(root / "o"), id="the output gone"),
        pytest.param(lambda root: shutil.rmtree(root / "cache"), id="the note gone"),
    ],
)
def test_something_has_changed(root: Path, change: Change) -> None:
    time.sleep(0.01)
    change(root)

    assert note(root).holds() is None


def test_a_file_of_old_put_in_place_of_another_is_seen(root: Path) -> None:
    (root / "other").write_bytes(b"TEXT")
    os.utime(root / "other", (LONG_AGO, LONG_AGO))
    (root / "other").replace(root / "content/news/a.md")
    os.utime(root / "content/news", (LONG_AGO, LONG_AGO))

    assert note(root).holds() is None


def test_what_was_edited_while_the_build_ran_is_not_sure(root: Path) -> None:
    leave(root, started=LONG_AGO * 10**9)

    assert note(root).holds() is None


def test_a_note_holds_until_its_hour(root: Path) -> None:
    leave(root, until=time.time() + 60)
    assert note(root).holds() == SAID
    leave(root, until=time.time() - 1)
    assert note(root).holds() is None


def test_who_asks_for_something_else_has_another_note(root: Path) -> None:
    assert note(root, "build", "--at", "2025-01-01").holds() is None
    assert note(root).holds() == SAID


def test_other_code_believes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "code", lambda: b"another")

    assert note(root).holds() is None


def test_a_note_makes_room_for_that_of_other_code(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "code", lambda: b"another")
    leave(root)

    assert note(root).holds() == SAID
    assert len(list((root / "cache/unchanged").iterdir())) == 1


def test_a_spoilt_note_is_none(root: Path) -> None:
    (file,) = (root / "cache/unchanged").iterdir()
    file.write_bytes(file.read_bytes()[:-1])

    assert note(root).holds() is None


def test_what_nobody_can_see_is_not_seen(root: Path) -> None:
    """Therefore `--hash` asks for a build whatever the note says."""
    rewritten_unseen(root)

    assert note(root).holds() == SAID
