from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry.collation import collation_key, initial, person_key, unit_key

LETTERS = "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z".split()
PROVINCES = [
    "tỉnh An Giang", "tỉnh Bắc Ninh", "tỉnh Cà Mau", "tỉnh Cao Bằng", "thành phố Cần Thơ", "thành phố Đà Nẵng",
    "tỉnh Đắk Lắk", "tỉnh Điện Biên", "tỉnh Đồng Nai", "tỉnh Đồng Tháp", "tỉnh Gia Lai", "thành phố Hà Nội",
    "tỉnh Hà Tĩnh", "thành phố Hải Phòng", "thành phố Hồ Chí Minh", "thành phố Huế", "tỉnh Hưng Yên",
    "tỉnh Khánh Hòa", "tỉnh Lai Châu", "tỉnh Lạng Sơn", "tỉnh Lào Cai", "tỉnh Lâm Đồng", "tỉnh Nghệ An",
    "tỉnh Ninh Bình", "tỉnh Phú Thọ", "tỉnh Quảng Ngãi", "tỉnh Quảng Ninh", "tỉnh Quảng Trị", "tỉnh Sơn La",
    "tỉnh Tây Ninh", "tỉnh Thái Nguyên", "tỉnh Thanh Hóa", "tỉnh Tuyên Quang", "tỉnh Vĩnh Long",
]  # fmt: skip
"""The 34 of Nghị quyết 202/2025/QH15, in the order of the alphabet."""


def shuffled(names: list[str]) -> list[str]:
    found = list(names)
    random.Random(7).shuffle(found)
    return found


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(LETTERS, id="the alphabet"),
        pytest.param(["ba", "ba má", "bà", "bả", "bã", "bá", "bá tước", "bạ", "bạ cụ"], id="tones, then words behind"),
        pytest.param(["Dũng", "Duy", "Đức", "Em"], id="D before Đ"),
        pytest.param(["An", "Anh", "Ánh", "Ăn", "Ân", "Ẩn", "Bình"], id="A, Ă, Â"),
        pytest.param(["hoa", "Hoa", "HOA", "hòa", "Hòa", "hỏa", "hóa"], id="capitals last"),
        pytest.param(["Cà Mau", "Cao Bằng", "Cần Thơ", "Chợ Mới"], id="a shorter word first"),
        pytest.param(["Phòng 1", "Phòng 2", "Phòng 9", "Phòng 10", "Phòng A"], id="numbers by size"),
        pytest.param(["khu vực 2", "khu vực 10", "khu vực 10 Hà Nội", "khu vực 11"], id="numbers and words"),
        pytest.param(["1/2", "2", "02 a", "10"], id="numbers first"),
        pytest.param(["Thi đua", "Thi đua - Khen thưởng", "Thi đua, văn hóa"], id="signs make no difference"),
        pytest.param(["Elise", "Élise", "Elisê", "Zoë"], id="marks of other languages"),
        pytest.param(["Đoàn", "Sơn", "Ωmega", "Борис"], id="other alphabets last"),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(names: list[str]) -> None:
    assert sorted(shuffled(names), key=collation_key) == names


def test_the_place_of_a_tone_and_the_form_of_a_letter_make_no_other_order() -> None:
    names = ["Hoà Bình", unicodedata.normalize("NFD", "Hòa Bình 2"), "Hòa Bình 3", "Hoà Bình 4", "Hòa Lạc"]

    assert sorted(shuffled(names), key=collation_key) == names
    assert sorted(["Ðức", "Em", "Duy", "Ɖông"], key=collation_key) == ["Duy", "Ɖông", "Ðức", "Em"]


def test_a_province_is_looked_for_by_its_own_name() -> None:
    for kind in ("VKSND", "Viện kiểm sát nhân dân", "Viện KSND", "VKS"):
        names = [f"{kind} {name}" for name in PROVINCES]

        assert sorted(shuffled(names), key=unit_key) == names


@pytest.mark.parametrize(
    "names",
    [
        ["VKSND quận 2", "VKSND quận 10", "VKSND huyện Củ Chi", "VKSND thị xã Dĩ An", "VKSND TP. Thủ Đức"],
        ["VKSND khu vực 2", "VKSND khu vực 10"],
        [
            "Phòng 1 VKSND tỉnh Hà Tĩnh",
            "Văn phòng",
            "VKSND huyện Đức Thọ",
            "VKSND tỉnh Hà Tĩnh",
            "VKSND tối cao",
            "Vụ 1",
        ],
        ["VKSND"],
    ],
)
def test_units_of_all_kinds_have_their_place(names: list[str]) -> None:
    assert sorted(shuffled(names), key=unit_key) == names


def test_people_stand_by_given_name_then_middle_then_family() -> None:
    names = [
        "Đỗ Thị An", "Lê Văn An", "Nguyễn Văn An", "Lê Ánh", "Trần Văn Bình", "Dũng", "Lê Dũng", "Hồ Duy", "Vũ Đức",
        "Trần Văn Hoa", "Nguyễn An Hòa", "Nguyễn Thị Thùy Linh",
    ]  # fmt: skip

    assert sorted(shuffled(names), key=person_key) == names
    assert person_key(" Lê  Văn\u00a0An ") == person_key("Lê Văn An")


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Đức", "Đ"), ("ðức", "Đ"), ("Dũng", "D"), ("Ánh", "A"), ("Ẩn", "Â"), ("ắt", "Ă"), ("Ếch", "Ê"), ("ơn", "Ơ"),
     ("Ừng", "Ư"), ("“Bình”", "B"), ("Élise", "E"), ("2 tháng 9", "2"), ("–", ""), ("", "")],
)  # fmt: skip
def test_the_letter_of_an_index_is_one_of_the_alphabet(name: str, letter: str) -> None:
    assert initial(name) == letter


@given(st.lists(st.text(max_size=8), max_size=6))
def test_any_texts_can_be_sorted_and_two_are_never_one(texts: list[str]) -> None:
    once = sorted(set(texts), key=collation_key)

    assert once == sorted(shuffled(once), key=collation_key)
    assert len({collation_key(text) for text in once if text == text.swapcase().swapcase()}) == sum(
        text == text.swapcase().swapcase() for text in once
    )
    for text in texts:
        person_key(text), unit_key(text), initial(text)


def test_a_number_of_any_length_has_its_place() -> None:
    assert sorted(["9" * 5000, "1" * 5000, "2"], key=collation_key) == ["2", "1" * 5000, "9" * 5000]
