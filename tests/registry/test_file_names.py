"""A name that some system cannot keep is told, with one that all can keep."""

from __future__ import annotations

import pytest

from plugins.problems import Place
from plugins.registry.file_names import PATH_LIMIT, fault_of, fault_of_path, is_device

PLACE = Place(path="x")
DEVICES = ["con", "PRN", "Aux", "nul", "com1", "COM9", "lpt1", "LPT9", "com¹", "LPT²", "com³", "CONIN$", "conout$"]


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("name", ["{}", "{}.md", "{}.tar.gz", "{} .md"])
def test_a_name_of_a_device_is_none(device: str, name: str) -> None:
    problem = fault_of(name.format(device), PLACE)

    assert problem is not None
    assert problem.code == "F122"


@pytest.mark.parametrize("name", ["console", "com", "com10", "lpt", "tin-con.md", "con-1", "aux_", "null.md", "a.con"])
def test_what_only_begins_so_is_a_name(name: str) -> None:
    assert not is_device(name)
    assert fault_of(name, PLACE) is None


@pytest.mark.parametrize(
    ("name", "code", "fixed"),
    [
        ("con.md", "F122", "con-1.md"),
        ("a.", "F123", "a"),
        ("a.jpg. .", "F123", "a.jpg"),
        ("a ", "F123", "a"),
        ("a\u00a0", "F123", "a"),
        (" a.md", "F123", "a.md"),
        ("nul .", "F122", "nul-1"),
        *((f"a{sign}b.jpg", "F124", "a-b.jpg") for sign in '<>:"|?*\\'),
        ("?.jpg", "F124", "ten-moi.jpg"),
        ("a\u202eb.md", "F126", "ab.md"),
        ("a\x01.md", "F126", "a.md"),
        ("a\nb.md", "F126", "ab.md"),
        ("\ue000.jpg", "F126", "ten-moi.jpg"),
        ("ả" * 86, "F125", None),
    ],
)
def test_what_windows_cannot_keep_is_told_with_a_name_that_it_can(name: str, code: str, fixed: str | None) -> None:
    problem = fault_of(name, PLACE)

    assert problem is not None
    assert problem.code == code
    if fixed:
        assert f"“{fixed}”" in problem.cure
        assert fault_of(fixed, PLACE) is None, "the cure holds"


@pytest.mark.parametrize("name", ["Đảng bộ (1).jpg", "2026", "a.b.c", "ảnh – 1.JPG", "a'b", "x" * 255, "一.md"])
def test_other_names_are_let_be(name: str) -> None:
    assert fault_of(name, PLACE) is None


def test_a_path_that_windows_cannot_hold_is_told() -> None:
    assert fault_of_path("a" * PATH_LIMIT) is None
    assert fault_of_path("ả" * PATH_LIMIT) is None
    problem = fault_of_path("a" * (PATH_LIMIT + 1))
    assert problem is not None
    assert problem.code == "F125"
    assert fault_of_path("😀" * (PATH_LIMIT // 2 + 1)) is not None, "counted as Windows does"
