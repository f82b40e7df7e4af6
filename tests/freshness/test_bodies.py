"""The HTML of bodies: that of today's bytes, from the shelf or read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.freshness import bodies as module
from plugins.freshness.bodies import Bodies
from plugins.freshness.shelf import Shelf


class Reader:
    """Reads again, and counts."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, path: str) -> str:
        self.read.append(path)
        return f"<p>{path} again</p>"


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path, b"key")


def paths(count: int) -> list[str]:
    return [f"news/2025/tin-{n}.md" for n in range(count)]


def put(shelf: Shelf, reader: Reader, count: int = 40) -> None:
    Bodies(shelf, reader).put({path: (b"1", f"<p>{path}</p>") for path in paths(count)}, lambda _: True)


def test_bodies_come_back(shelf: Shelf, reader: Reader) -> None:
    put(shelf, reader)
    bodies = Bodies(shelf, reader)

    assert [bodies.html(path, b"1") for path in paths(40)] == [f"<p>{path}</p>" for path in paths(40)]
    assert reader.read == []


def test_a_body_of_other_bytes_is_read_again(shelf: Shelf, reader: Reader) -> None:
    put(shelf, reader)

    assert Bodies(shelf, reader).html("news/2025/tin-3.md", b"2") == "<p>news/2025/tin-3.md again</p>"
    assert reader.read == ["news/2025/tin-3.md"]


def test_a_lost_file_is_read_again(shelf: Shelf, reader: Reader, tmp_path: Path) -> None:
    put(shelf, reader)
    for file in (tmp_path / "bodies").iterdir():
        file.write_bytes(b"")

    assert Bodies(shelf, reader).html("news/2025/tin-3.md", b"1") == "<p>news/2025/tin-3.md again</p>"


def test_new_bodies_leave_their_neighbours_and_forget_the_dead(shelf: Shelf, reader: Reader) -> None:
    put(shelf, reader)
    alive = set(paths(20))
    Bodies(shelf, reader).put(dict.fromkeys(paths(10), (b"2", "<p>new</p>")), alive.__contains__)
    bodies = Bodies(shelf, reader)

    assert {bodies.html(path, b"2") for path in paths(10)} == {"<p>new</p>"}
    assert [bodies.html(path, b"1") for path in paths(20)[10:]] == [f"<p>{path}</p>" for path in paths(20)[10:]]
    assert reader.read == []
    for path in paths(40)[20:]:
        bodies.html(path, b"1")
    assert reader.read, "some of the dead stood beside the new ones"


def test_only_some_files_stay_open(shelf: Shelf, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OPEN", 2)
    put(shelf, reader)
    bodies = Bodies(shelf, reader)
    for _ in range(2):
        for path in paths(40):
            assert bodies.html(path, b"1") == f"<p>{path}</p>"
    assert len(bodies._open) == 2
