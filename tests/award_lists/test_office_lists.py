"""Whole lists as offices write them: each row is right, or asked about, or told to be no entry."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins import registry
from plugins.award_lists.dittos import before_ditto, is_ditto, is_unclear_ditto
from plugins.award_lists.entries import Title
from plugins.award_lists.importing import Imported, import_list
from plugins.award_lists.objections import Wanted
from plugins.award_lists.spelling import spelt
from plugins.award_lists.title_notices import disagreements
from plugins.registry import Registry
from tests.award_lists.test_unit_names import SITE, UNITS
from tests.award_lists.workbooks import roster

DAY = date(2026, 1, 15)
PEOPLE = """\
- {id: ly, name: Âu Thiên Lý, appointments: [{role: Viện trưởng, unit: lam-dong-2025/khu-vuc-3}]}
- {id: nam, name: Lều Thọ Nam, appointments: [{role: Kiểm sát viên, unit: lam-dong-2025/khu-vuc-3}]}
- {id: hung, name: Nguyễn Văn Hùng, appointments: [{role: Kiểm sát viên, unit: lam-dong-2025/khu-vuc-1}]}
- {id: hoa, name: Đàm Thị Hòa, appointments: [{role: Chuyên viên, unit: lam-dong-2025/van-phong}]}
- {id: minh, name: Quách Tuệ Minh, appointments: [{role: Phó Viện trưởng, unit: lam-dong-2025}]}
- {id: xa, name: Phan Ở Xa, appointments: [{role: Chuyên viên, unit: can-tho}]}
- {id: cu, name: Cổ Văn Cựu, appointments: [{role: Viện trưởng, unit: lam-dong/di-linh}]}
"""
KV1, KV3, VP, TINH = (f"lam-dong-2025{part}" for part in ("/khu-vuc-1", "/khu-vuc-3", "/van-phong", ""))
HEADINGS = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích")
FORMS = {"lao-dong-tien-tien": ("Lao động tiên tiến",), "cstd": ("Chiến sỹ thi đua cơ sở", "Chiến sĩ thi đua cơ sở")}


def records() -> Registry:
    files = {"data/site.yaml": SITE, "data/units.yaml": UNITS.encode(), "data/people.yaml": PEOPLE.encode()}
    found, problems = registry.load(files)
    assert not problems
    return found


RECORDS = records()


def imported(*rows: Iterable[str], create: tuple[str, ...] = (), issuer: str | None = TINH, **marks: Any) -> Imported:
    wanted = Wanted(
        type="giay-khen", forms=("Giấy khen",), subject="both", status="conferred", issuer=issuer, others=FORMS
    )
    return import_list(roster(*rows, **marks), RECORDS, DAY, wanted, create_people=create)


def read(found: Imported) -> dict[int, str]:
    """Return what each row of the sheet came to, whom it means if anybody."""
    taken = {one.row: one.person or one.unit for one in found.recipients}
    return {one.row: taken.get(one.row) or one.result.name.lower() for one in found.outcomes}


# --- ditto marks -----------------------------------------------------------------------------------------------------

MARKS = """nt|NT|-nt-|- nt -|n.t|nt.|"|”|''|’’|'|//|-//-|như trên|Như trên.|〃|-"-|- " -|(như trên)|như dòng trên"""


@pytest.mark.parametrize("mark", MARKS.split("|"))
def test_a_ditto_mark_repeats_its_column_of_the_row_above(mark: str) -> None:
    found = imported(
        HEADINGS,
        ("1", "Âu Thiên Lý", "Viện trưởng", "KV3", "Viết 12 tin"),
        ("2", "Lều Thọ Nam", mark, mark, mark),
        ("3", "Nguyễn Văn Hùng", "KSV", "KV1", mark),
    )

    assert [(one.person, one.unit, one.citation) for one in found.recipients] == [
        ("ly", KV3, "Viết 12 tin"),
        ("nam", KV3, "Viết 12 tin"),
        ("hung", KV1, "Viết 12 tin"),
    ]
    assert "thành tích như dòng trên" in found.outcomes[2].reason


@pytest.mark.parametrize("text", ["-", "–", "x", "0", "/", "ntn", "Nt A", "nước", "", "Nhất", "như"])
def test_other_marks_repeat_nothing(text: str) -> None:
    assert not is_ditto(text)


@pytest.mark.parametrize(
    "mark", ["..", "...", "…", "↓", "như STT 1", "Như số 1", "như dòng 2", "tương tự", "(như mục 1)"]
)
def test_a_mark_that_may_repeat_some_row_is_asked_about(mark: str) -> None:
    found = imported(
        HEADINGS,
        ("1", "Âu Thiên Lý", "Viện trưởng", "KV3", "Viết 12 tin"),
        ("2", "Lều Thọ Nam", "KSV", "KV3", mark),
        ("3", "Nguyễn Văn Hùng", "KSV", "KV1", "nt"),
    )

    assert [one.person for one in found.recipients] == ["ly"]
    assert mark in found.outcomes[2].reason


@pytest.mark.parametrize("text", ["Như số liệu báo cáo cho thấy, vượt chỉ tiêu", "Có nhiều tin.", "", "."])
def test_a_citation_of_words_is_no_unclear_mark(text: str) -> None:
    assert not is_unclear_ditto(text)


def test_a_ditto_mark_may_stand_for_the_unit_alone() -> None:
    found = imported(
        ("STT", "Họ và tên", "Chức danh, đơn vị"),
        ("1", "Âu Thiên Lý", "Viện trưởng VKSND KV3"),
        ("2", "Lều Thọ Nam", "KSV, nt"),
        ("3", "Phạm Văn Mới", 'CV - "'),
        create=("Phạm Văn Mới",),
    )

    assert [(one.person, one.unit) for one in found.recipients] == [("ly", KV3), ("nam", KV3), ("pham-van-moi", KV3)]
    assert found.stubs[0].role == "CV"
    assert before_ditto("KSV, VKSND KV3") == ""


@pytest.mark.parametrize(
    ("rows", "marks", "said"),
    [
        ([("1", "Âu Thiên Lý", "", "nt")], {}, "mà ở đó dòng trên để trống"),
        ([("1", "Âu Thiên Lý", "", ""), ("2", "Lều Thọ Nam", "", "nt")], {}, "mà ở đó dòng trên để trống"),
        (
            [("1", "Âu Thiên Lý", "", "KV3"), ("2", "Ẩn", "", "KV1"), ("3", "Lều Thọ Nam", "", "nt")],
            {"hidden_rows": frozenset({2})},
            "ngay dưới tiêu đề hay dòng ẩn",
        ),
        (
            [("1", "Âu Thiên Lý", "", "KV3"), ("II", "VKSND KV1"), ("2", "Nguyễn Văn Hùng", "", "nt")],
            {},
            "ngay dưới tiêu đề hay dòng ẩn",
        ),
        ([("1", "Âu Thiên Lý", "", "KV3"), ("2", "nt", "", "KV3")], {}, "ô tên ghi “nt”"),
    ],
)
def test_a_ditto_mark_of_nothing_certain_is_asked_about(rows: list[tuple[str, ...]], marks: Any, said: str) -> None:
    found = imported(HEADINGS, *rows, **marks)

    assert said in found.left_out[-1].reason
    assert not any(one.row == len(rows) + 1 for one in found.recipients)


def test_a_mark_in_a_column_of_ticks_or_awards_repeats_it_too() -> None:
    found = imported(
        ("STT", "Họ và tên", "Đơn vị", "Danh hiệu"),
        ("1", "Âu Thiên Lý", "KV3", "Giấy khen"),
        ("2", "Lều Thọ Nam", "nt", "nt"),
        ("3", "Nguyễn Văn Hùng", "KV1", "Lao động tiên tiến"),
        ("4", "Đàm Thị Hoà", "VP", "//"),
    )

    assert read(found) == {1: "header", 2: "ly", 3: "nam", 4: "other", 5: "other"}
    assert not found.left_out


# --- headers ---------------------------------------------------------------------------------------------------------


def test_a_header_of_three_rows_that_comes_again() -> None:
    header = (
        ("STT", "Thông tin cá nhân", "", "", "Ghi chú"),
        ("", "Họ và tên", "Công tác", "", ""),
        ("", "", "Chức vụ", "Đơn vị", ""),
        ("1", "2", "3", "4", "5"),
    )
    found = imported(
        *header,
        ("1", "Âu Thiên Lý", "VT", "KV3"),
        *header,
        ("2", "Lều Thọ Nam", "nt", "nt"),
        merged=((0, 1, 0, 3), (1, 2, 1, 3)),
    )

    assert read(found) == {
        **dict.fromkeys((1, 2, 3, 4), "header"),
        5: "ly",
        **dict.fromkeys((6, 7, 8, 9), "header"),
        10: "nam",
    }


@pytest.mark.parametrize(
    "header",
    [
        [("STT", "Họ và tên", "", "Đơn vị"), ("", "Nam", "Nữ", "")],
        [("STT", "Nam", "Nữ", "Đơn vị")],
        [("STT", "Họ và tên đệm", "Tên", "Đơn vị")],
        [("STT", "Họ và tên", "", "Đơn vị"), ("", "Nam", "Nữ", ""), ("(1)", "(2)", "(3)", "(4)")],
    ],
)
def test_names_in_two_columns(header: list[tuple[str, ...]]) -> None:
    found = imported(*header, ("1", "Âu Thiên Lý", "", "KV3"), ("2", "", "Đàm Thị Hòa", "VP"))

    assert [one.person for one in found.recipients] == ["ly", "hoa"]


@pytest.mark.parametrize(("man", "woman"), [("x", ""), ("1980", ""), ("", "12/3/1983")])
def test_columns_of_men_and_women_with_ticks_or_years_are_no_names(man: str, woman: str) -> None:
    found = imported(
        ("STT", "Họ và tên", "Năm sinh", "", "Đơn vị"),
        ("", "", "Nam", "Nữ", ""),
        ("1", "Âu Thiên Lý", man, woman, "KV3"),
        merged=((0, 2, 0, 3),),
    )

    assert [one.person for one in found.recipients] == ["ly"]
    assert not any(man + woman in text for text in (*found.notices, *map(repr, found.outcomes)) if man != "x")


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Chức danh, đơn vị", "Viện trưởng KV3"),
        ("Chức vụ - nơi công tác", "VT - VKSKV3"),
        ("Đơn vị, chức vụ", "Viện trưởng VKSND khu vực 3"),
        ("Chức vụ, chức danh, đơn vị công tác", "Bí thư Chi bộ, Viện trưởng VKSND KV 3"),
    ],
)
def test_posts_and_units_in_one_column(heading: str, cell: str) -> None:
    assert [one.person for one in imported(("TT", "Họ tên", heading), ("1", "Âu Thiên Lý", cell)).recipients] == ["ly"]


def test_all_in_one_column() -> None:
    found = imported(
        ("TT", "Họ và tên, chức vụ, đơn vị", "Thành tích"),
        ("1", "ÂU THIÊN LÝ, Viện trưởng VKSND KV3", "Tốt"),
        ("2", "Lều Thọ Nam (1982) - KSV, VKS KV3", "nt"),
        ("3", "Nguyễn Văn Hùng - KSV", ""),
        ("4", "Quách Tuệ Minh, Phó Viện trưởng tỉnh", ""),
    )

    assert read(found) == {1: "header", 2: "ly", 3: "nam", 4: "open", 5: "minh"}


# --- units and people in one list ------------------------------------------------------------------------------------

SECTIONS = {
    "numbers": (("I", "TẬP THỂ"), ("II", "CÁ NHÂN")),
    "in one cell": (("I. TẬP THỂ (02)",), ("II. CÁ NHÂN: 02",)),
    "without numbers": (("", "Tập thể"), ("", "Cá nhân")),
    "under the numbers": (("Tập thể",), ("Cá nhân",)),
    "digits": (("1", "Về tập thể"), ("2", "Về cá nhân")),
    "with the award": (("A", "Tập thể được tặng Giấy khen"), ("B", "Các cá nhân được tặng Giấy khen")),
}


@pytest.mark.parametrize("name", ["Tập thể, cá nhân", "Họ và tên", "Tên đơn vị", "Họ và tên cá nhân, tên tập thể"])
@pytest.mark.parametrize("section", SECTIONS)
def test_units_and_people_in_one_column(name: str, section: str) -> None:
    units, people = SECTIONS[section]
    found = imported(
        ("STT", name, "Chức vụ", "Nơi công tác"),
        units,
        ("1", "VKSND KV3"),
        ("2", "Văn phòng"),
        people,
        ("1", "Âu Thiên Lý", "VT", "KV3"),
        ("2", "Đàm Thị Hoà", "CV", "VP"),
    )

    assert read(found) == {1: "header", 2: "heading", 3: KV3, 4: VP, 5: "heading", 6: "ly", 7: "hoa"}


def test_people_below_their_units_below_their_section() -> None:
    found = imported(
        HEADINGS,
        ("A", "TẬP THỂ"),
        ("1", "VKSND khu vực 3"),
        ("B", "CÁ NHÂN"),
        ("I", "VKSND khu vực 3"),
        ("1", "Âu Thiên Lý"),
        ("II", "Văn phòng"),
        ("2", "Đàm Thị Hòa"),
    )

    assert read(found) == {
        1: "header",
        2: "heading",
        3: KV3,
        4: "heading",
        5: "heading",
        6: "ly",
        7: "heading",
        8: "hoa",
    }


UNITS_FIRST = (("I. TẬP THỂ",), ("STT", "Tên tập thể", "Thành tích"), ("1", "VKSND KV3", "Giỏi"))
PEOPLE_NEXT = (("STT", "Họ và tên", "Đơn vị"), ("1", "Âu Thiên Lý", "KV3"))


def test_a_list_of_people_may_stand_below_one_of_units_with_a_header_of_its_own() -> None:
    found = imported(*UNITS_FIRST, ("II. CÁ NHÂN",), *PEOPLE_NEXT, ("", "Tổng cộng: 2"))

    assert read(found) == {1: "title", 2: "header", 3: KV3, 4: "heading", 5: "header", 6: "ly", 7: "total"}
    assert [(one.person, one.unit, one.citation) for one in found.recipients] == [(None, KV3, "Giỏi"), ("ly", KV3, "")]


@pytest.mark.parametrize(
    "between", [("",), ("II. TẬP THỂ",), ("Không được khen:",), ("II. CÁ NHÂN KHÔNG ĐƯỢC KHEN",), ("", "Người lập")]
)
def test_what_stands_below_another_header_without_such_a_section_is_asked_about(between: tuple[str, ...]) -> None:
    found = imported(*UNITS_FIRST, between, *PEOPLE_NEXT)

    assert [one.person for one in found.recipients] == [None]
    assert read(found)[6] == "open"


def test_without_sections_a_name_tells_what_it_is() -> None:
    found = imported(
        ("TT", "Tập thể/cá nhân", "Chức vụ, đơn vị"),
        ("1", "VKSND KV3"),
        ("2", "Âu Thiên Lý", "VT KV3"),
        ("3", "Lạc Dương"),
    )

    assert read(found) == {1: "header", 2: KV3, 3: "ly", 4: "open"}


# --- names and units -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "Đ/c ĐÀM THỊ HOÀ",
        "Bà Đàm  Thị Hòa (1985)",
        "\u00d0àm Thị Hòa",
        "\u0189àm Thị Hoà",
        "Đàm Thị\u00a0Hòa",
        "Đàm\u200b Thị Hòa\u00ad",
        "\ufeffĐa\u0300m Thị Ho\u0300a",
        "ThS. Đàm Thị Hòa - Chuyên viên",
        "đàm thị hòa",
    ],
)
def test_one_name_however_it_is_typed(name: str) -> None:
    found = imported(HEADINGS, ("1", name, "", "VP"), create=(name,))

    assert [one.person for one in found.recipients] == ["hoa"]
    assert not found.stubs


@pytest.mark.parametrize(
    "name", ["Đàm Thị Hoa", "Đam Thị Hòa", "Đàm Thị Hoàn", "Dam Thi Hoa", "Đàm Thi Hòa", "Đàm Hòa"]
)
def test_a_name_near_to_a_colleagues_is_asked_about(name: str) -> None:
    found = imported(HEADINGS, ("1", name, "", "VP"))

    assert not found.recipients
    assert not found.stubs
    assert not found.newcomers
    assert found.left_out[0].candidates == ("Đàm Thị Hòa (hoa), Chuyên viên, Văn phòng",)


def test_new_people_are_made_one_by_one() -> None:
    rows = (("1", "PHẠM VĂN MỚI (1990)", "KSV", "KV3"), ("2", "Trần Thị Lạ", "", "KV1"), ("3", "Trần Thị Lạ", "", "VP"))
    found = imported(HEADINGS, *rows, create=("Ông Phạm Văn Mới (1990)", "Không Có Ai"))

    assert [(one.id, one.name, one.role, one.unit) for one in found.stubs] == [
        ("pham-van-moi", "Phạm Văn Mới", "KSV", KV3)
    ]
    assert [(one.name, one.unit) for one in found.newcomers] == [("Trần Thị Lạ", KV1), ("Trần Thị Lạ", VP)]
    assert found.notices == ("--create-person “Không Có Ai”: không dòng nào cần thêm người tên ấy nên không thêm.",)

    again = imported(HEADINGS, *rows, create=("Trần Thị Lạ",))
    assert [one.unit for one in again.stubs] == [KV1]
    assert "đã thêm một người tên ấy ở Viện kiểm sát nhân dân khu vực 1" in again.left_out[-1].reason


def test_a_name_of_another_branch_is_never_made_again() -> None:
    found = imported(HEADINGS, ("1", "Phan Ở Xa", "", "KV3"), create=("Phan Ở Xa",))

    assert not found.stubs
    assert "không giữ chức vụ nào ở" in found.left_out[0].reason
    assert "tự thêm người thứ hai vào people.yaml" in found.left_out[0].reason


def test_a_post_that_ended_with_its_unit_is_nobodys() -> None:
    found = imported(HEADINGS, ("1", "Cổ Văn Cựu", "", "KV3"))

    assert found.left_out[0].candidates == ("Cổ Văn Cựu (cu), không rõ chức vụ ngày đó",)


@pytest.mark.parametrize(
    ("name", "post", "unit"),
    [
        ("Quách Tuệ Minh", "Phó Giám đốc", "Công an tỉnh Lâm Đồng"),
        ("Quách Tuệ Minh", "", "Phòng PC02, Công an tỉnh Lâm Đồng"),
        ("Quách Tuệ Minh", "Phó Giám đốc Công an tỉnh Lâm Đồng", ""),
        ("Quách Tuệ Minh", "Phó Giám đốc Công an tỉnh", ""),
        ("Quách Tuệ Minh - Công an tỉnh Lâm Đồng", "", ""),
        ("Âu Thiên Lý", "Thẩm phán", "TAND khu vực 3 - Lâm Đồng"),
        ("Âu Thiên Lý", "Chánh án", "Toà án nhân dân khu vực 3"),
        ("Quách Tuệ Minh", "Giám đốc", "Sở Tư pháp tỉnh Lâm Đồng"),
    ],
)
def test_one_of_another_body_is_never_taken_for_one_of_ours(name: str, post: str, unit: str) -> None:
    found = imported(HEADINGS, ("1", name, post, unit), create=("Quách Tuệ Minh", "Âu Thiên Lý"))

    assert not found.recipients
    assert not found.stubs
    assert "là cơ quan khác" in found.left_out[0].reason
    assert "cột kind ghi outside" in found.left_out[0].reason


@pytest.mark.parametrize("unit", ["Công an tỉnh Lâm Đồng", "TAND khu vực 3 - Lâm Đồng", "UBND tỉnh Lâm Đồng"])
def test_another_body_is_never_taken_for_a_unit_of_ours(unit: str) -> None:
    found = imported(("STT", "Tên đơn vị", "Thành tích"), ("1", "VKSND tỉnh", "a"), ("2", unit, "b"))

    assert [one.unit for one in found.recipients] == [TINH]
    assert "cột kind ghi outside" in found.left_out[0].reason


@pytest.mark.parametrize("post", ["Chuyên viên cơ sở VKSND tỉnh", "Bảo vệ trụ sở VKSND tỉnh Lâm Đồng"])
def test_words_of_ours_name_no_other_body(post: str) -> None:
    found = imported(HEADINGS, ("1", "Quách Tuệ Minh", post, ""))

    assert [one.person for one in found.recipients] == ["minh"]


@pytest.mark.parametrize(
    ("post", "unit", "said"),
    [
        ("Viện trưởng VKSND KV1", "KV3", "ô đơn vị ghi “KV3” nhưng ô chức vụ ghi “Viện trưởng VKSND KV1”"),
        ("Viện trưởng", "KV9", "không có đơn vị nào mang mã hay tên “KV9”"),
        ("Viện trưởng", "VKSND TP Cần Thơ", "không thuộc VKSND tỉnh Lâm Đồng"),
        ("Viện trưởng KV9", "", "không rõ là chức vụ gì, ở đơn vị nào"),
        ("Viện trưởng", "VKSND tỉnh", "không giữ chức vụ nào ở VKSND tỉnh Lâm Đồng"),
    ],
)
def test_what_does_not_fit_is_asked_about(post: str, unit: str, said: str) -> None:
    found = imported(HEADINGS, ("1", "Âu Thiên Lý", post, unit))

    assert not found.recipients
    assert said in found.left_out[0].reason


def test_of_a_list_of_the_whole_branch_the_title_tells_the_province() -> None:
    rows = (HEADINGS, ("1", "Phạm Văn Mới", "", "KV3"), ("2", "Quách Tuệ Minh", "", "VKSND tỉnh"))
    title = ("VIỆN KIỂM SÁT NHÂN DÂN TỈNH LÂM ĐỒNG",)

    assert "có nhiều đơn vị tên “KV3”" in imported(*rows, issuer=None).left_out[0].reason
    found = imported(title, *rows, issuer=None, create=("Phạm Văn Mới",))
    assert [(one.person, one.unit) for one in found.recipients] == [("pham-van-moi", KV3), ("minh", TINH)]


def test_a_list_without_units_is_of_the_procuracy_that_its_title_or_its_decision_names() -> None:
    rows = (("STT", "Họ và tên", "Chức vụ"), ("1", "Âu Thiên Lý", "VT"), ("2", "Nguyễn Văn Hùng", "KSV"))
    title = ("VIỆN KIỂM SÁT NHÂN DÂN KHU VỰC 3 - LÂM ĐỒNG",)

    assert read(imported(title, *rows)) == {1: "title", 2: "header", 3: "ly", 4: "open"}
    assert read(imported(*rows, issuer=KV3)) == {1: "header", 2: "ly", 3: "open"}
    assert read(imported(*rows, issuer=None)) == {1: "header", 2: "open", 3: "open"}


def test_a_heading_with_an_award_names_no_unit() -> None:
    rows = (("STT", "Họ và tên", "Chức vụ"), ("I", "Giấy khen"), ("1", "Âu Thiên Lý", "VT"))

    assert read(imported(*rows, issuer=KV3)) == {1: "header", 2: "heading", 3: "ly"}


def test_a_ditto_mark_of_a_computed_status_says_nothing() -> None:
    rows = (
        ("STT", "Họ tên", "Đơn vị", "Kết quả"),
        ("1", "Âu Thiên Lý", "KV3", "đã tặng"),
        ("2", "Lều Thọ Nam", "KV3", "nt"),
    )

    assert read(imported(*rows)) == {1: "header", 2: "ly", 3: "nam"}
    assert read(imported(*rows, formulas=frozenset({(1, 3)}))) == {1: "header", 2: "open", 3: "open"}


def test_counts_behind_the_names_of_units_are_no_part_of_them() -> None:
    found = imported(
        HEADINGS, ("I", "TẬP THỂ"), ("1", "- VKSND KV1 (12 người)"), ("II", "CÁ NHÂN"), ("1", "VKSND KV3: 01 đồng chí"),
        ("", "- Âu Thiên Lý", "VT"),
    )  # fmt: skip

    assert read(found) == {1: "header", 2: "heading", 3: KV1, 4: "heading", 5: "heading", 6: "ly"}


def test_a_post_in_the_first_column_is_no_signature() -> None:
    found = imported(
        ("Chức danh", "Họ và tên", "Nơi công tác"), ("Viện trưởng", "Âu Thiên Lý", "KV3"), ("KSV", "Lều Thọ Nam", "KV3")
    )

    assert read(found) == {1: "header", 2: "ly", 3: "nam"}


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("(Kèm theo Quyết định số 12/QĐ-VKS ngày 15/01/2026)", []),
        ("(Kèm theo QĐ số: 13/QĐ-VKS ngày 15 tháng 01 năm 2026)", ["quyết định số 13/QĐ-VKS, khác với --number"]),
        ("(Kèm theo Quyết định số 12/QÐ-VKS ngày 15/01/2024)", ["ngày 15/01/2024, khác với ngày 15/1/2026"]),
        ("DANH SÁCH KHEN THƯỞNG NĂM 2024", ["năm 2024, khác với --year 2025"]),
        ("DANH SÁCH KHEN THƯỞNG NĂM 2024 VÀ NĂM 2025", []),
    ],
)
def test_a_title_of_another_decision_is_told(title: str, said: list[str]) -> None:
    found = list(disagreements([Title(row=3, text=title)], "12/QĐ-VKS", DAY, 2025))

    assert [
        text.partition(" ghi ")[2].partition(";")[0].startswith(one) for text, one in zip(found, said, strict=True)
    ] == [True] * len(said)


# --- every row -------------------------------------------------------------------------------------------------------

OFFICE_LIST = (
    ("VIỆN KIỂM SÁT NHÂN DÂN TỈNH LÂM ĐỒNG", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN NĂM 2025",),
    ("(Kèm theo Quyết định số 12/QĐ-VKS ngày 15/01/2026)",),
    (),
    ("STT", "Họ và tên", "Ngày, tháng, năm sinh", "Chức danh, đơn vị"),
    ("A", "VKSND KHU VỰC 3"),
    ("1", "ÂU THIÊN LÝ", "12/3/1983", "Viện trưởng KV3"),
    ("2", "LỀU THỌ NAM", "1980", "KSV"),
    ("", "Cộng: 02 người"),
    ("B", "PHÒNG 5"),
    ("3", "Trần Thị Lạ", "1980", "P5"),
    ("5",),
    ("(*) Ghi chú: xếp theo đơn vị",),
    ("Tổng cộng: 03 đồng chí",),
    ("", "", "", "Đà Lạt, ngày 15 tháng 01 năm 2026"),
    ("NGƯỜI LẬP BIỂU", "", "", "KT. VIỆN TRƯỞNG"),
    ("", "", "", "Giáp Văn Ký"),
    ("Nơi nhận:",),
    ("- Như trên;",),
)


def test_every_row_of_a_sheet_is_told() -> None:
    found = imported(*OFFICE_LIST)

    assert read(found) == {
        **dict.fromkeys((1, 2, 3), "title"),
        5: "header",
        6: "heading",
        7: "ly",
        8: "nam",
        9: "total",
        10: "heading",
        11: "open",
        12: "number",
        13: "note",
        14: "total",
        **dict.fromkeys((15, 16, 17, 18, 19), "signature"),
    }
    assert not any("1983" in repr(one) or "1980" in repr(one) for one in (*found.outcomes, *found.notices))


CELLS = st.sampled_from(
    (
        """|1|2|I|II|A|nt|"|-|x|TẬP THỂ|CÁ NHÂN|Cộng|Tổng cộng: 3|VKSND KV3|KV1|Âu Thiên Lý|Lều Thọ Nam|VP|P7|KSV|"""
        "Nguyễn Văn Hùng (1980)|Đ/c Đàm Thị Hoà|Viện trưởng KV3|STT|Họ và tên|Đơn vị|Nam|Nữ|không xét|Ghi chú: a|"
        "Người lập|Giấy khen|CSTĐCS"
    ).split("|")
)


@example([["TẬP THỂ"], ["CSTĐCS", "TẬP THỂ", "STT"], ["1"]], frozenset())  # a further list of another award
@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=12), st.frozensets(st.integers(1, 12), max_size=2))
def test_whatever_is_in_a_sheet_no_row_of_it_is_lost(rows: list[list[str]], hidden: frozenset[int]) -> None:
    first = ("1", "Âu Thiên Lý", "VT", "KV3", "")
    found = imported(HEADINGS, first, *rows, hidden_rows=frozenset(row + 1 for row in hidden))
    filled = [number for number, row in enumerate((HEADINGS, first, *rows), start=1) if any(row)]

    assert [one.row for one in found.outcomes] == filled
    taken = {one.row for one in found.recipients}
    left = {one.row for one in found.left_out}
    assert not taken & left
    assert {one.row for one in found.outcomes if one.result.name in ("TAKEN", "NEW")} == taken
    assert {one.row for one in found.outcomes if one.result.name == "OPEN"} == left


TRUTH = {
    "ly": ("Âu Thiên Lý", KV3, ("KV3", "VKS KV 3", "VKSND khu vực 3 - Lâm Đồng", "Khu vực III")),
    "nam": ("Lều Thọ Nam", KV3, ("KV3", "VKSKV3", "khu vực 3, tỉnh Lâm Đồng")),
    "hung": ("Nguyễn Văn Hùng", KV1, ("KV1", "VKSND KV.01", "Viện KSND khu vực 1")),
    "hoa": ("Đàm Thị Hòa", VP, ("VP", "Văn phòng", "VP VKSND tỉnh", "Văn phòng VKSND tỉnh Lâm Đồng")),
    "minh": ("Quách Tuệ Minh", TINH, ("VKSND tỉnh", "VKSND tỉnh Lâm Đồng", "Lâm Đồng", "Viện tỉnh")),
}
DRESSES = (
    "{}|Đ/c {}|Ông {}|Bà: {}|ThS. {}|{} (1980)|{}, sinh năm 1980|{} - KSV|{} (nữ)|1. {}|KSV {}|{} (SN 01/02/1980) - CV"
).split("|")
LETTERS = "aăâeêioôơuưyđnghtc"


@st.composite
def rows_of_people(draw: st.DrawFn) -> tuple[str, bool, tuple[str, str]]:
    """Return who is meant, whether the name has a slip of typing, and the cells of name and unit."""
    who = draw(st.sampled_from(sorted(TRUTH)))
    name, _, units = TRUTH[who]
    is_slip = draw(st.booleans())
    if is_slip:
        at = draw(st.integers(1, len(name) - 1))
        name = name[:at] + draw(st.sampled_from(LETTERS)) + name[at + draw(st.integers(0, 1)) :]
        is_slip = spelt(name) != spelt(TRUTH[who][0])
    written = draw(st.sampled_from((str, str.upper, str.title)))(name)
    written = draw(st.sampled_from((written, written.replace("Hòa", "Hoà"), written.replace("Đ", "\u00d0"))))
    return who, is_slip, (draw(st.sampled_from(DRESSES)).format(written), draw(st.sampled_from(units)))


@given(st.lists(rows_of_people(), min_size=1, max_size=6), st.booleans())
def test_nobody_is_ever_taken_for_another(drawn: list[tuple[str, bool, tuple[str, str]]], with_dittos: bool) -> None:
    cells = [[str(number), name, unit] for number, (_, _, (name, unit)) in enumerate(drawn, start=1)]
    for above, row in itertools.pairwise(cells):
        if with_dittos and row[2] == above[2]:
            row[2] = "nt"
    found = imported(("STT", "Họ và tên", "Đơn vị"), *cells)
    seen: set[str] = set()
    for row, (who, is_slip, _) in enumerate(drawn, start=2):
        taken = {one.row: (one.person, one.unit) for one in found.recipients}.get(row)
        again = who in seen and not is_slip
        assert taken == (None if is_slip or again else (who, TRUTH[who][1])), found.outcomes[row - 1]
        seen |= set() if is_slip else {who}
    assert not found.stubs
