"""Aside: written is what the output has not, and only as a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.portal.aside import Aside


@pytest.fixture
def aside(tmp_path: Path) -> Aside:
    for name in ("aside", "output/tin"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "output/tin/index.html").write_bytes(b"page")
    return Aside(tmp_path / "aside", tmp_path / "output")


def written(tmp_path: Path) -> dict[str, bytes]:
    folder = tmp_path / "aside"
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("data", [b"PAGE", b"pag", b"page ", b""])
def test_what_is_not_in_the_output_is_written(aside: Aside, tmp_path: Path, data: bytes) -> None:
    aside.put("tin/index.html", data)
    aside.put("tin/2/index.html", b"page")

    assert written(tmp_path) == {"tin/index.html": data, "tin/2/index.html": b"page"}


def test_what_is_in_the_output_is_not(aside: Aside, tmp_path: Path) -> None:
    aside.put("tin/index.html", b"page")

    assert written(tmp_path) == {}


def test_a_file_where_another_needs_a_folder_is_left_to_those_who_tell_it(aside: Aside, tmp_path: Path) -> None:
    for path in ("a.html", "a.html/b/index.html", "a.html/c", "d/index.html", "d"):
        aside.put(path, b"page")

    assert written(tmp_path) == {"a.html": b"page", "d/index.html": b"page"}


def test_a_link_to_the_same_is_not_the_same(aside: Aside, tmp_path: Path) -> None:
    (tmp_path / "output/link.html").symlink_to("tin/index.html")
    aside.put("link.html", b"page")

    assert written(tmp_path) == {"link.html": b"page"}
