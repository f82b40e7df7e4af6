"""Tables: as they were written, from memory only while nobody else has written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.freshness.tables import Held, Tables

Table = dict[str, int]


def write(root: Path, table: Table, held: Held | None = None) -> None:
    Tables(root, b"key", held).write("table", table)


def test_a_table_comes_back(tmp_path: Path) -> None:
    write(tmp_path, {"one": 1})

    assert Tables(tmp_path, b"key").read(Table, "table") == {"one": 1}
    assert Tables(tmp_path, b"other").read(Table, "table") is None
    assert Tables(None, b"key").read(Table, "table") is None
    assert Tables(tmp_path, b"key").read(list[str], "table") is None, "another type"


@pytest.mark.parametrize("is_read_first", [True, False])
def test_a_table_that_is_held_is_not_read_again(tmp_path: Path, *, is_read_first: bool) -> None:
    held: Held = {}
    if is_read_first:
        write(tmp_path, {"one": 1})
        first = Tables(tmp_path, b"key", held).read(Table, "table")
    else:
        first = {"one": 1}
        write(tmp_path, first, held)

    assert Tables(tmp_path, b"key", held).read(Table, "table") is first


def test_what_is_held_gives_way(tmp_path: Path) -> None:
    held: Held = {}
    write(tmp_path, {"one": 1}, held)
    write(tmp_path, {"two": 2})

    assert Tables(tmp_path, b"key", held).read(Table, "table") == {"two": 2}, "to what another build wrote"
    assert Tables(tmp_path, b"other", held).read(Table, "table") is None, "to another key"
    (tmp_path / "table").unlink()
    assert Tables(tmp_path, b"key", held).read(Table, "table") is None, "to its loss"


def test_what_could_not_be_written_is_not_held(tmp_path: Path) -> None:
    held: Held = {}
    (tmp_path / "shelf").write_bytes(b"a file where the folder would be")
    write(tmp_path / "shelf", {"one": 1}, held)

    assert held == {}
    assert Tables(tmp_path / "shelf", b"key", held).read(Table, "table") is None


def test_a_spoilt_file_is_not_held(tmp_path: Path) -> None:
    held: Held = {}
    write(tmp_path, {"one": 1})
    os.truncate(tmp_path / "table", 40)

    assert Tables(tmp_path, b"key", held).read(Table, "table") is None
    assert held == {}
