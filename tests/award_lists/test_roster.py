from __future__ import annotations

from typing import Any

import pytest

from plugins.award_lists.entries import Entry, Roster, counted
from plugins.award_lists.headings import Role, role_of
from plugins.award_lists.roster import find_roster
from plugins.award_lists.sheet_marks import Unreadable
from plugins.award_lists.sheets import Workbook, read
from tests.award_lists.workbooks import HEADINGS, roster, table, workbook

SOC_TRANG = "VKSND tỉnh Sóc Trăng"


def names(found: Roster) -> list[str]:
    return [entry.name for entry in found.entries]


# --- headings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("STT", Role.NUMBER),
        ("TT", Role.NUMBER),
        ("HỌ VÀ TÊN", Role.PERSON),
        ("Họ và tên (chữ in hoa)", Role.PERSON),
        ("Tên cá nhân", Role.PERSON),
        ("Tên tập thể", Role.COLLECTIVE),
        ("Đơn vị công tác", Role.UNIT),
        ("Nơi công tác", Role.UNIT),
        ("Chức danh", Role.POST),
        ("Chức vụ, đơn vị công tác", Role.POST_AND_UNIT),
        ("Tóm tắt thành tích", Role.CITATION),
        ("Hình thức khen thưởng", Role.AWARD),
        ("Kết quả", Role.STATUS),
        ("Ngày sinh", None),
    ],
)
def test_headings_are_known_whatever_their_case_and_marks(heading: str, role: Role | None) -> None:
    assert role_of(heading) == role


def test_columns_may_stand_in_any_order() -> None:
    one = roster(("STT", "Họ và tên", "Đơn vị", "Chức vụ"), ("1", "An", "X", "KSV"))
    other = roster(("Chức danh", "Ghi chú", "Nơi công tác", "HỌ TÊN", "TT"), ("KSV", "", "X", "An", "1"))

    assert one.entries == other.entries == (Entry(row=2, name="An", unit="X", post="KSV"),)


def test_titles_above_and_two_rows_of_headings_are_passed_by() -> None:
    """The same list as people lay it out in Excel gives the same records as a plain one."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:F1", "VIỆN KIỂM SÁT NHÂN DÂN TỈNH SÓC TRĂNG")
        sheet.merge_range("A2:F2", "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN")
        sheet.merge_range("A4:A5", "STT")
        sheet.merge_range("B4:D4", "Cá nhân")
        sheet.write_row("B5", ["Chức vụ", "Họ và\ntên", "Năm sinh"])
        sheet.merge_range("E4:E5", "Đơn vị công tác")
        sheet.merge_range("F4:F5", "Thành tích")
        sheet.write_row("A6", ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"])
        sheet.write_row("A7", [1, "KSV", "Nguyễn Văn A", 1980, "X", "Có"])
        sheet.write_row("A8", [2, "KTV", "Người Ẩn", 1980, "X", "Có"])
        sheet.set_row(7, None, None, {"hidden": True})
        sheet.write_row("A9", [3, "KTV", "Trần B", 1990, "Y", ""])

    plain = roster(
        ("Họ tên", "Đơn vị", "Chức vụ", "Thành tích"), ("Nguyễn Văn A", "X", "KSV", "Có"), ("Trần B", "Y", "KTV", "")
    )
    laid_out = find_roster(read(workbook(fill), "a.xlsx"))

    assert [e.row for e in laid_out.entries] == [7, 9]
    assert [(e.name, e.unit, e.post, e.citation) for e in laid_out.entries] == [
        (e.name, e.unit, e.post, e.citation) for e in plain.entries
    ]
    assert laid_out.notices == ("Dòng 8 đang ẩn nên không nhập.",)
    assert laid_out.unknown == {3: "Cá nhân Năm sinh"}
    assert [title.text for title in laid_out.above][1:] == [
        "VIỆN KIỂM SÁT NHÂN DÂN TỈNH SÓC TRĂNG",
        "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN",
    ]


def test_two_rows_of_headings_need_not_be_merged() -> None:
    found = roster(("TT", "Cá nhân", "", ""), ("", "Họ tên", "Chức vụ", "Đơn vị"), ("1", "An", "KSV", "X"))

    assert found.entries == (Entry(row=3, name="An", unit="X", post="KSV"),)


def test_a_name_in_two_columns_under_one_heading_is_one_name() -> None:
    merged = ((0, 1, 0, 2),)
    found = roster(("STT", "Họ và tên", "", "Đơn vị"), ("1", "Nguyễn Văn", "An", "X"), merged=merged)

    assert names(found) == ["Nguyễn Văn An"]


def test_two_columns_that_say_the_same_are_refused() -> None:
    with pytest.raises(Unreadable, match="có nhiều cột “đơn vị” \\(B và C\\)"):
        roster(("Họ tên", "Đơn vị", "Nơi công tác"), ("An", "X", "Y"))


def test_without_headings_there_is_no_list() -> None:
    with pytest.raises(Unreadable, match="không thấy hàng tiêu đề"):
        roster(("Nguyễn Văn A", "X"))


# --- which sheet -----------------------------------------------------------------------------------------------------


def test_the_one_sheet_with_a_list_is_taken() -> None:
    book = Workbook(tables=(table(("Ghi gì đó",)), table(HEADINGS, ("1", "An", "", "X"))))

    assert names(find_roster(book)) == ["An"]


def test_of_two_lists_one_must_be_chosen() -> None:
    def fill(book: Any) -> None:
        for name in ("Một", "Hai"):
            book.add_worksheet(name).write_row(0, 0, HEADINGS)
            book.get_worksheet_by_name(name).write_row(1, 0, [1, name, "", "X"])
        book.add_worksheet("Ẩn").hide()

    book = read(workbook(fill), "a.xlsx")

    with pytest.raises(Unreadable, match="có nhiều sheet chứa danh sách: “Một”, “Hai”; ghi thêm --sheet"):
        find_roster(book)
    assert names(find_roster(book, "hai")) == ["Hai"]
    with pytest.raises(Unreadable, match="không có sheet “Ba”; có: “Một”, “Hai”"):
        find_roster(book, "Ba")
    with pytest.raises(Unreadable, match="sheet “Ẩn” đang ẩn"):
        find_roster(book, "Ẩn")


# --- rows ------------------------------------------------------------------------------------------------------------


def test_headings_inside_a_list_stand_over_the_rows_below() -> None:
    found = roster(
        HEADINGS,
        ("I. " + SOC_TRANG,),
        ("1", "An"),
        ("", "Phòng 1"),
        ("2", "Bình"),
        ("", "Phòng 2"),
        ("3", "Chi", "", "Văn phòng"),
        ("II", "VKSND tỉnh Hà Tĩnh"),
        ("4", "Dung"),
    )

    assert [(e.name, e.unit, e.groups) for e in found.entries] == [
        ("An", "", (SOC_TRANG,)),
        ("Bình", "", (SOC_TRANG, "Phòng 1")),
        ("Chi", "Văn phòng", (SOC_TRANG, "Phòng 2")),
        ("Dung", "", ("VKSND tỉnh Hà Tĩnh",)),
    ]
    assert found.notices == ("Dòng 2, 4, 6, 8 được hiểu là tiêu đề nhóm.",)


def test_a_person_without_a_number_is_no_heading() -> None:
    assert names(roster(HEADINGS, ("1", "An", "", "X"), ("", "Vũ Thị B"))) == ["An", "Vũ Thị B"]


def test_people_with_numbers_of_parts_are_people() -> None:
    found = roster(HEADINGS, ("1", "VKSND huyện X"), ("1.1", "Nguyễn An"), ("1.2", "Lê Bình"))

    assert [(entry.name, entry.groups) for entry in found.entries] == [
        ("Nguyễn An", ("VKSND huyện X",)),
        ("Lê Bình", ("VKSND huyện X",)),
    ]


@pytest.mark.parametrize("headings", [("STT", "Họ và tên", "Đơn vị"), ("STT", "Tên tập thể", "Thành tích")])
def test_a_heading_with_nobody_below_may_have_been_an_entry_and_is_told(headings: tuple[str, ...]) -> None:
    found = roster(headings, ("I", "Nguyễn An"), ("II", "Lê Bình"), ("1", "Vũ Chi", "X"), ("III", "Đỗ Dung"))

    assert names(found) == ["Vũ Chi"]
    assert [(one.row, one.name) for one in found.left_out] == [(2, "Nguyễn An"), (5, "Đỗ Dung")]


def test_a_unit_that_is_merged_downwards_holds_for_all_its_rows() -> None:
    found = roster(HEADINGS, ("1", "An", "", "X"), ("2", "Bình"), ("3", "Chi"), merged=((1, 3, 2, 3),))

    assert [entry.unit for entry in found.entries] == ["X", "X", ""]


def test_a_merged_unit_is_seen_though_its_first_row_is_hidden() -> None:
    found = roster(HEADINGS, ("1", "An", "", "X"), ("2", "Bình"), merged=((1, 3, 2, 3),), hidden_rows=frozenset({1}))

    assert [(entry.name, entry.unit) for entry in found.entries] == [("Bình", "X")]


def test_totals_and_signatures_are_left_out_and_told() -> None:
    found = roster(
        HEADINGS,
        ("1", "An", "", "X"),
        ("", "Tổng cộng: 1 người"),
        ("2", "Tống Công Minh", "", "X"),
        (),
        ("", "Danh sách này có 3 người"),
        ("", "", "", "Hà Tĩnh, ngày 2 tháng 3 năm 2024"),
        ("", "Người lập", "", "VIỆN TRƯỞNG"),
        ("", "Lê Văn Ký", "", "Trần Văn Duyệt"),
    )

    assert names(found) == ["An", "Tống Công Minh"]
    assert found.notices == (
        "Dòng 3, 6-9 được hiểu là phần tổng cộng, ký tên nên không nhập.",
        "Cuối danh sách ghi “Tổng cộng: 1 người”, nhưng đọc được 2 dòng.",
        "Cuối danh sách ghi “Danh sách này có 3 người”, nhưng đọc được 2 dòng.",
    )


def test_a_head_of_office_on_the_list_is_no_signature() -> None:
    found = roster(("Họ tên", "Chức vụ", "Đơn vị"), ("An", "Viện trưởng", "X"), ("Bình", "Chuyên viên", "X"))

    assert names(found) == ["An", "Bình"]


def test_hidden_columns_are_not_read_and_are_told() -> None:
    found = roster(("Họ tên", "Đơn vị", "Thành tích", ""), ("An", "X", "mật", ""), hidden_columns=frozenset({2, 3}))

    assert found.entries == (Entry(row=2, name="An", unit="X"),)
    assert found.notices == ("Cột C đang ẩn nên không đọc.",)


def test_a_computed_status_is_marked() -> None:
    headings = ("Họ tên", "Đơn vị", "Trạng thái")
    found = roster(headings, ("An", "X", "đã tặng"), ("Bình", "X", "đã tặng"), formulas=frozenset({(2, 2)}))

    assert [entry.status_is_computed for entry in found.entries] == [False, True]


def test_a_computed_name_without_a_value_is_left_out() -> None:
    found = roster(HEADINGS, ("1", "", "KSV", "X"), ("2", "Bình", "", "X"), formulas=frozenset({(1, 1), (2, 1)}))

    assert names(found) == ["Bình"]
    assert found.left_out[0].reason == "ô “họ và tên” là công thức chưa có kết quả; ghi thẳng chữ vào ô"


def test_a_row_without_a_name_is_told_and_a_blank_one_is_not() -> None:
    found = roster(HEADINGS, ("1", "", "KSV", "X"), ("2",), ())

    assert [(one.row, one.reason) for one in found.left_out] == [(2, "ô “họ và tên” để trống")]


def test_a_list_of_units_is_one_of_units() -> None:
    found = roster(
        ("TT", "Tên tập thể", "Thành tích"), ("I", "Khối tỉnh"), ("1", "VKSND tỉnh X", "Giỏi"), ("2", "Phòng 1")
    )

    assert not found.of_people
    assert [(e.name, e.citation, e.groups) for e in found.entries] == [
        ("VKSND tỉnh X", "Giỏi", ("Khối tỉnh",)),
        ("Phòng 1", "", ("Khối tỉnh",)),
    ]


def test_an_entry_of_two_rows_is_one() -> None:
    found = roster(
        ("Họ tên", "Đơn vị", "Thành tích"), ("An", "X", "một"), ("", "", "hai"), merged=((1, 0, 2, 0), (1, 1, 2, 1))
    )

    assert [(entry.name, entry.citation) for entry in found.entries] == [("An", "một hai")]


def test_row_numbers_are_told_in_runs() -> None:
    assert counted([3, 4, 5, 9, 11, 12]) == "3-5, 9, 11-12"
