"""Drawers: what was put for a text is there, and never for another state of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.freshness import drawers as module
from plugins.freshness.drawers import Drawers
from plugins.freshness.tables import Tables
from plugins.freshness.values import digest_of


@pytest.fixture
def shelf(tmp_path: Path) -> Tables:
    return Tables(tmp_path, b"key")


def paths(count: int) -> list[str]:
    return [f"news/2025/tin-{n}.md" for n in range(count)]


def body(path: str) -> bytes:
    return f"<p>{path}</p>".encode()


def fresh(shelf: Tables) -> Drawers:
    return Drawers(shelf, "bodies")


def put(shelf: Tables, count: int = 40) -> None:
    fresh(shelf).put({path: body(path) for path in paths(count)}, lambda _: True)


def test_what_was_put_comes_back(shelf: Tables) -> None:
    put(shelf)
    drawers = fresh(shelf)

    assert [drawers.get(path, digest_of(body(path))) for path in paths(40)] == [body(path) for path in paths(40)]


def test_what_is_of_another_text_does_not(shelf: Tables) -> None:
    put(shelf)

    assert fresh(shelf).get("news/2025/tin-3.md", digest_of(b"another")) is None
    assert Drawers(shelf, "other").get("news/2025/tin-3.md", digest_of(body("news/2025/tin-3.md"))) is None


def test_of_a_lost_file_nothing_is_known(shelf: Tables, tmp_path: Path) -> None:
    put(shelf)
    for file in (tmp_path / "bodies").iterdir():
        file.write_bytes(b"")

    assert fresh(shelf).get("news/2025/tin-3.md", digest_of(body("news/2025/tin-3.md"))) is None


@pytest.mark.parametrize("spoil", [lambda data: data[:-1], lambda data: data.replace(b"<p>", b"<b>")])
def test_what_is_spoilt_while_its_drawer_is_open_is_not_there(
    shelf: Tables, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    path = paths(1)[0]
    Drawers(shelf, "bodies").put({path: body(path)}, lambda _: True)
    drawers = fresh(shelf)
    assert drawers.get(path, digest_of(body(path))) == body(path)
    file = next((tmp_path / "bodies").iterdir())
    file.write_bytes(spoil(file.read_bytes()))

    assert drawers.get(path, digest_of(body(path))) is None


def test_nothing_is_something_that_is_kept(shelf: Tables) -> None:
    fresh(shelf).put({"news/a.md": b""}, lambda _: True)

    assert fresh(shelf).get("news/a.md", digest_of(b"")) == b""


def test_new_ones_leave_their_neighbours_and_forget_the_dead(shelf: Tables) -> None:
    put(shelf)
    alive = set(paths(20))
    fresh(shelf).put(dict.fromkeys(paths(10), b"<p>new</p>"), alive.__contains__)
    drawers = fresh(shelf)

    assert {drawers.get(path, digest_of(b"<p>new</p>")) for path in paths(10)} == {b"<p>new</p>"}
    assert [drawers.get(path, digest_of(body(path))) for path in paths(20)[10:]] == [*map(body, paths(20)[10:])]
    dead = [drawers.get(path, digest_of(body(path))) for path in paths(40)[20:]]
    assert None in dead, "some of the dead stood beside the new ones"


def test_only_some_files_stay_open(shelf: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OPEN", 2)
    put(shelf)
    drawers = fresh(shelf)
    for _ in range(2):
        for path in paths(40):
            assert drawers.get(path, digest_of(body(path))) == body(path)
    assert len(drawers._open) == 2
