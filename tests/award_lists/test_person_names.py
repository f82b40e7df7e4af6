"""Names of people as lists write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.award_lists.person_names import bare_name, is_post, listed_name, proper, without_birth, without_birth_aside
from plugins.award_lists.spelling import spelt

KNOWN = ("Ông Văn Tuấn", "Nguyễn Văn A", "Hà Thị Y")
UNITS = ("VKSND H. Di Linh", "Hà Tĩnh", "KV3")


def read(text: str) -> tuple[str, str, str]:
    known = {spelt(name) for name in KNOWN}
    found = listed_name(text, lambda name: spelt(name) in known, lambda name: name in UNITS)
    return found.name, found.said, found.unclear


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn A",
        "Đ/c Nguyễn Văn A",
        "Đ/c. Nguyễn Văn A",
        "đc Nguyễn Văn A",
        "Đồng chí: Nguyễn Văn A",
        "Ông Nguyễn Văn A",
        "Bà: Nguyễn Văn A",
        "ThS. Nguyễn Văn A",
        "Ths Nguyễn Văn A",
        "PGS. TS Nguyễn Văn A",
        "Thạc sĩ Nguyễn Văn A",
        "1. Nguyễn Văn A",
        "01) Nguyễn Văn A.",
        "Nguyễn Văn A (1980)",
        "Nguyễn Văn A (sinh năm 1980)",
        "Nguyễn Văn A (SN: 12-03-1980)",
        "Nguyễn Văn A [12/3/1980]",
        "Nguyễn Văn A (nữ, 1980)",
        "Nguyễn Văn A (1980",
        "Nguyễn Văn A, sinh ngày 1/2/1980",
        "Nguyễn Văn A - 1980",
        "Nguyễn Văn A 1980",
        "Ông Nguyễn Văn A (bà)",
    ],
)
def test_titles_numbers_and_births_are_no_part_of_a_name(text: str) -> None:
    assert read(text) == ("Nguyễn Văn A", "", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nguyễn Văn A - Kiểm sát viên", "Kiểm sát viên"),
        ("Nguyễn Văn A – Phó Viện trưởng VKSND H. Di Linh", "Phó Viện trưởng VKSND H. Di Linh"),
        ("Nguyễn Văn A, KSV, KV3", "KSV, KV3"),
        ("Nguyễn Văn A- KSV", "KSV"),
        ("Nguyễn Văn A (KSV)", "KSV"),
        ("Nguyễn Văn A (sinh 1980) - KSV", "KSV"),
        ("Nguyễn Văn A - Hà Tĩnh", "Hà Tĩnh"),
        ("KSV Nguyễn Văn A", "KSV"),
        ("Phó Viện trưởng Nguyễn Văn A", "Phó Viện trưởng"),
    ],
)
def test_a_post_and_a_unit_beside_a_name_are_told_from_it(text: str, said: str) -> None:
    assert read(text) == ("Nguyễn Văn A", said, "")


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("Nguyễn Văn A (B)", "B"),
        ("Nguyễn Văn A*", "*"),
        ("Nguyễn Văn A 1)", "…)"),
        ("Nguyễn Văn A (79)", "…"),
        ("Nguyễn Văn A - Trần Thị B", "Trần Thị B"),
        ("Nguyễn Văn A/Trần Thị B", "Trần Thị B"),
        ("Nguyễn Văn A (xin rút)", "xin rút"),
        ("Nguyễn Văn A (CCCD 001080001234)", "CCCD …"),
    ],
)
def test_what_nobody_understands_beside_a_name_is_told_and_no_number_of_it(text: str, unclear: str) -> None:
    assert read(text) == ("Nguyễn Văn A", "", unclear)


@pytest.mark.parametrize(
    "name", ["Ông Văn Tuấn", "Ông Thị Hoa", "Bà Văn Ba", "Anh Đào", "Y-Blô Niê", "K’ Brêo Dung", "Hà Thị Y"]
)
def test_a_name_that_looks_otherwise_is_a_name(name: str) -> None:
    assert read(name) == (name, "", "")
    assert bare_name(name) == name


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("KSV", True),
        ("Kiểm sát viên trung cấp", True),
        ("Bí thư Chi bộ, Viện trưởng", True),
        ("Viện trưởng VKSND", True),
        ("Uỷ viên Ủy ban kiểm sát", True),
        ("P1", False),
        ("Viện trưởng KV3", False),
        ("Phó Viện trưởng tỉnh", False),
        ("Lạc Dương", False),
    ],
)
def test_a_post_says_nothing_of_a_unit(text: str, answer: bool) -> None:
    assert is_post(text) == answer


def test_capitals_are_no_way_to_write_a_name() -> None:
    assert proper("ĐÀM THỊ HÒA") == proper("đàm thị hòa") == "Đàm Thị Hòa"
    assert proper("Lê thị Hòa") == "Lê thị Hòa"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("KSV, sinh năm 1980", "KSV"),
        ("KSV (1980)", "KSV"),
        ("SN: 01/02/1980", ""),
        ("đạt CSTĐCS 2022", "đạt CSTĐCS 2022"),
        ("lam-dong-2025/khu-vuc-3", "lam-dong-2025/khu-vuc-3"),
    ],
)
def test_a_birth_elsewhere_is_dropped_too(text: str, kept: str) -> None:
    assert without_birth_aside(text) == kept


BIRTHS = st.builds(
    lambda form, day, month, year: form.format(d=day, m=month, y=year),
    st.sampled_from(
        ["({y})", "(sinh năm {y})", "- {y}", ", SN {y}", "({d}/{m}/{y})", "[{d}.{m}.{y}]", "(sn: {d}-{m}-{y})", " {y}"]
    ),
    st.integers(1, 28),
    st.integers(1, 12),
    st.integers(1950, 2006),
)
NAMES = st.builds(
    "{} {}".format,
    st.sampled_from(["Nguyễn", "Đàm", "K’ Brêo"]),
    st.lists(st.sampled_from("Thị Văn Hoà Thúy An Dung".split()), min_size=1, max_size=3).map(" ".join),
)


@given(NAMES, BIRTHS, st.sampled_from(["", "Đ/c ", "Bà ", "ThS. "]), st.sampled_from(["", " - KSV", ", CV"]))
def test_no_birth_is_ever_left(name: str, birth: str, title: str, post: str) -> None:
    text = f"{title}{name} {birth}{post}"
    found = listed_name(text, lambda _: False, lambda _: False)

    assert found.name == name
    assert not re.search(r"\d", found.said + found.unclear)
    assert not re.search(r"\d{4}", without_birth(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lều Thọ Nam (1980) KSV - KV3", "KSV, KV3"),
        ("Âu Thiên Lý Viện trưởng KV3", "Viện trưởng KV3"),
        ("NGUYỄN THỊ B KIỂM SÁT VIÊN SƠ CẤP", "KIỂM SÁT VIÊN SƠ CẤP"),
        ("Trần Văn Chính", ""),
    ],
)
def test_a_post_on_a_line_of_its_own_in_the_cell_is_no_part_of_a_name(text: str, said: str) -> None:
    name, found, unclear = read(text)

    assert (sorted(found.split(", ")), unclear) == (sorted(said.split(", ")), "")
    assert len(name.split()) <= 3


@pytest.mark.parametrize("text", ["Nguyễn Văn Hùng và Đàm Thị Hòa", "Trần B & Lê C", "Trần B + Lê C"])
def test_two_people_in_a_cell_are_two(text: str) -> None:
    found = listed_name(text, lambda name: False, lambda name: False)

    assert len(found.several) == 2
