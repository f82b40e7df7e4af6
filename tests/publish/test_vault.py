"""What is put away comes back whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.publish.vault import Spoilt, get, put
from tests.publish.sites import QUICK

parts = st.lists(st.binary(max_size=20), max_size=4)


@QUICK
@given(parts)
def test_what_was_put_comes_back(said: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder, "deep/x"), said)

        assert get(Path(folder, "deep/x"))[1] == said


@QUICK
@given(parts, st.integers(0), st.sampled_from(("flip", "cut", "more")))
def test_what_was_spoilt_does_not(said: list[bytes], at: int, how: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "x")
        put(file, said)
        data = bytearray(file.read_bytes())
        place = at % len(data)
        data[place] ^= 1 << at % 8
        file.write_bytes({"flip": data, "cut": file.read_bytes()[:place], "more": file.read_bytes() + b"x"}[how])

        with pytest.raises(Spoilt):
            get(file)


def test_a_kill_leaves_the_old_and_is_cleared_away(tmp_path: Path) -> None:
    put(tmp_path / "x", [b"old"])
    (tmp_path / "x-123").write_bytes(b"half")

    assert get(tmp_path / "x")[1] == [b"old"]
    put(tmp_path / "x", [b"new"])
    assert os.listdir(tmp_path) == ["x"]


def test_where_nothing_can_be_put_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()

    with pytest.raises(OSError):  # noqa: PT011  which one is the system's to say
        put(tmp_path / "x", [b"new"])
    assert os.listdir(tmp_path) == ["x"]
