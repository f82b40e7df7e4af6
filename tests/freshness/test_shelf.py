"""A shelf: what was put is whole and of the same key, or not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.freshness.shelf import CACHE_VARIABLE, Shelf, cache_folder

DATA = b"what was made"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf", b"key")


def file_of(shelf: Shelf, name: str = "a/b") -> Path:
    assert shelf.folder
    return shelf.folder / name


@pytest.mark.parametrize("data", [b"", DATA, bytes(range(256)) * 100])
def test_what_was_put_is_taken(shelf: Shelf, data: bytes) -> None:
    shelf.put("a/b", data)

    assert shelf.take("a/b") == data


def test_a_part_is_taken_by_itself(shelf: Shelf) -> None:
    shelf.put("a/b", DATA)

    assert shelf.part("a/b", 5, 8) == DATA[5:8]
    assert shelf.part("a/b", 5, 1_000) == DATA[5:], "what is cut off is not there"
    assert shelf.part("a/c", 5, 8) == b""
    assert Shelf(None, b"key").part("a/b", 5, 8) == b""


def test_another_key_finds_nothing(shelf: Shelf) -> None:
    shelf.put("a/b", DATA)

    assert Shelf(shelf.folder, b"another").take("a/b") is None


def test_a_file_under_another_name_is_nothing(shelf: Shelf) -> None:
    shelf.put("a/b", DATA)
    file_of(shelf).rename(file_of(shelf, "a/c"))

    assert shelf.take("a/c") is None


@given(at=st.integers(0, 200), bit=st.integers(0, 7))
def test_a_flipped_bit_makes_it_nothing(tmp_path_factory: pytest.TempPathFactory, at: int, bit: int) -> None:
    shelf = Shelf(tmp_path_factory.getbasetemp() / "flipped", b"key")
    shelf.put("a", DATA)
    data = bytearray(file_of(shelf, "a").read_bytes())
    data[at % len(data)] ^= 1 << bit
    file_of(shelf, "a").write_bytes(data)

    assert shelf.take("a") is None


def test_a_cut_file_is_nothing(shelf: Shelf) -> None:
    shelf.put("a/b", DATA)
    whole = file_of(shelf).read_bytes()
    for length in range(len(whole)):
        file_of(shelf).write_bytes(whole[:length])
        assert shelf.take("a/b") is None
    file_of(shelf).write_bytes(whole + b"more")
    assert shelf.take("a/b") is None


def test_what_was_dropped_is_gone_and_may_be_dropped_again(shelf: Shelf) -> None:
    shelf.put("a/b", DATA)
    shelf.drop("a/b")
    shelf.drop("a/b")

    assert shelf.take("a/b") is None


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    shelf = Shelf(tmp_path / "file" / "shelf", b"key")
    shelf.put("a", DATA)

    assert shelf.take("a") is None


def test_a_full_disk_leaves_what_was_there(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.put("a/b", DATA)

    def full(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "replace", full)
    shelf.put("a/b", b"newer")

    assert shelf.take("a/b") == DATA
    assert [path.name for path in file_of(shelf).parent.iterdir()] == ["b"]


def test_no_folder_is_no_mistake() -> None:
    shelf = Shelf(None, b"key")
    shelf.put("a", DATA)
    shelf.drop("a")

    assert shelf.take("a") is None


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, "/elsewhere")
    assert cache_folder(Path(".cache")) == Path("/elsewhere")
    monkeypatch.setenv(CACHE_VARIABLE, "")
    assert cache_folder(Path(".cache")) == Path(".cache")
