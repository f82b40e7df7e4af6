"""Who is on a list and yet not honoured by it: by a heading, a column, a note, a line through the name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from plugins.award_lists import meaning
from plugins.award_lists.importing import Imported, import_list
from plugins.award_lists.objections import Wanted
from plugins.award_lists.outcomes import Result
from plugins.award_lists.roster import find_roster
from plugins.award_lists.sheet_marks import Unreadable
from plugins.award_lists.sheets import read
from tests.award_lists.test_importing import DAY, HA_TINH, records
from tests.award_lists.workbooks import workbook

OTHERS = {
    "cstd-co-so": ("Chiến sỹ thi đua cơ sở", "Chiến sĩ thi đua cơ sở"),
    "lao-dong-tien-tien": ("Lao động tiên tiến",),
    "bang-khen": ("Bằng khen của Viện trưởng VKSND tối cao",),
    "bang-khen-uy-ban": ("Bằng khen của Chủ tịch Ủy ban nhân dân cấp tỉnh",),
}
FORMS = {"giay-khen": ("Giấy khen", "Giấy khen của Viện trưởng"), **OTHERS}
HEADINGS = ("STT", "Họ và tên", "Đơn vị")
HUNG = (1, "Nguyễn Văn Hùng", HA_TINH)
HUNG_2 = (2, "Nguyễn Văn Hưng", HA_TINH)
TUAN = (3, "Ông Văn Tuấn", HA_TINH)


def imported(
    *rows: Iterable[Any],
    then: Callable[[Any, Any], None] | None = None,
    award: str = "giay-khen",
    status: Any = "conferred",
    sheet: str = "DS",
    create: tuple[str, ...] = (),
) -> Imported:
    """Import an .xlsx of *rows*; a row of one cell is merged over the list."""

    def fill(book: Any) -> None:
        made = book.add_worksheet(sheet)
        for number, row in enumerate(map(tuple, rows)):
            if len(row) == 1:
                made.merge_range(number, 0, number, 2, row[0])
            else:
                made.write_row(number, 0, row)
        if then:
            then(book, made)

    others = {id_: forms for id_, forms in FORMS.items() if id_ != award}
    wanted = Wanted(type=award, forms=FORMS[award], subject="both", status=status, others=others)
    roster = find_roster(read(workbook(fill), "a.xlsx"))
    return import_list(roster, records(), DAY, wanted, create_people=create)


def taken(found: Imported) -> list[str | None]:
    return [one.person for one in found.recipients]


def reasons(found: Imported) -> dict[int, str]:
    return {one.row: one.reason for one in found.left_out}


def aside(found: Imported) -> dict[int, str]:
    """Return the rows that are plainly of another award, which leaves nothing open."""
    return {one.row: one.reason for one in found.outcomes if one.result is Result.OTHER}


# --- headings inside the list, and above it --------------------------------------------------------------------------


def test_rows_below_a_heading_of_another_award_are_left_out() -> None:
    rows = (HEADINGS, ("I. Danh hiệu “Chiến sĩ thi đua cơ sở”",), HUNG, ("II. Giấy khen",), HUNG_2)

    found = imported(*rows)
    assert taken(found) == ["hung-3"]
    assert reasons(found) == {
        3: "ở dưới tiêu đề “I. Danh hiệu “Chiến sĩ thi đua cơ sở”” (dòng 2): danh sách ghi là "
        "“Chiến sỹ thi đua cơ sở”, không phải “Giấy khen”"
    }
    assert taken(imported(*rows, award="cstd-co-so")) == ["hung"]


@pytest.mark.parametrize(
    "heading",
    [
        "II. Cá nhân không đủ điều kiện khen thưởng",
        "II. CÁ NHÂN XIN RÚT",
        "Thôi không xét",
        "Chưa đủ điều kiện:",
        "Bị kỉ luật",
        "Hoãn xét tặng",
        "Thu hồi",
        "CSTĐCS",
        "Danh hiệu LDTT",
        "Huy chương vì sự nghiệp",
        "Bằng khen",
        "Giấy khen và Bằng khen",
        "Danh sach khong duoc khen",
    ],
)
@pytest.mark.parametrize("place", ["merged", "beside", "under the names", "under the numbers", "with a number"])
def test_rows_below_such_a_heading_are_left_out_wherever_it_stands(heading: str, place: str) -> None:
    rows = {
        "merged": (heading,),
        "beside": ("", heading, "", "3 người"),
        "under the names": ("", heading, ""),
        "under the numbers": (heading, "", ""),
        "with a number": ("II", heading.removeprefix("II. "), ""),
    }

    found = imported(HEADINGS, HUNG, rows[place], HUNG_2)

    assert taken(found) == ["hung"]
    assert "ở dưới tiêu đề" in reasons(found)[4]


def test_units_below_such_a_heading_do_not_end_it() -> None:
    found = imported(
        HEADINGS,
        ("I. " + HA_TINH,),
        HUNG,
        ("", "Không được khen", ""),
        ("", "Phòng 1", ""),
        HUNG_2,
        ("II. Khác",),
        TUAN,
    )

    assert taken(found) == ["hung"]
    assert reasons(found).keys() == {6, 8}


def test_a_heading_that_is_struck_through_is_not_trusted() -> None:
    def strike(book: Any, sheet: Any) -> None:
        sheet.write(1, 1, "Giấy khen:", book.add_format({"font_strikeout": True}))

    found = imported(HEADINGS, ("", "Giấy khen:", ""), HUNG, then=strike)

    assert reasons(found) == {3: "ở dưới tiêu đề “Giấy khen:” (dòng 2), tiêu đề ấy bị gạch ngang"}


def test_other_headings_are_told_in_their_words() -> None:
    found = imported(HEADINGS, ("I. Cá nhân được tặng Giấy khen",), HUNG)

    assert taken(found) == ["hung"]
    assert found.notices == ("Dòng 2 được hiểu là tiêu đề nhóm “Cá nhân được tặng Giấy khen”.",)


def test_what_may_be_a_heading_makes_the_rows_below_doubtful() -> None:
    found = imported(HEADINGS, HUNG, ("", "Diện khác", ""), HUNG_2, create=("Diện khác",))

    assert taken(found) == ["hung"]
    assert reasons(found) == {
        3: "không rõ là tên hay tiêu đề nhóm; nếu là tên, ghi thêm số thứ tự hoặc đơn vị",
        4: "ở dưới dòng 3 “Diện khác”, không rõ dòng ấy nói gì",
    }
    assert not found.stubs


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("DANH SÁCH TẶNG DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ", "nói đến “Chiến sỹ thi đua cơ sở”, không chỉ là danh sách"),
        ("DANH SÁCH CÁ NHÂN KHÔNG ĐƯỢC KHEN", "không phải danh sách được khen thưởng"),
    ],
)
def test_a_list_of_something_else_is_refused(title: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        imported((title,), HEADINGS, HUNG)
    with pytest.raises(Unreadable, match=f"tên sheet ghi .* {said}"):
        imported(HEADINGS, HUNG, sheet="Không xét" if "KHÔNG" in title else "CSTĐCS")


def test_a_title_of_several_awards_asks_each_row_for_its_own() -> None:
    title = ("DANH SÁCH TẶNG GIẤY KHEN VÀ DANH HIỆU LAO ĐỘNG TIÊN TIẾN",)

    with pytest.raises(Unreadable, match="không chỉ là danh sách “Giấy khen”"):
        imported(title, HEADINGS, HUNG)
    found = imported(title, HEADINGS, HUNG_2, ("I. Giấy khen",), HUNG)
    assert taken(found) == ["hung"]
    assert "mà dòng không ghi danh hiệu nào" in reasons(found)[3]


def test_a_title_of_the_kind_of_award_is_no_other_award() -> None:
    assert taken(imported(("DANH SÁCH TẶNG BẰNG KHEN NĂM 2023",), HEADINGS, HUNG, award="bang-khen")) == ["hung"]
    with pytest.raises(Unreadable, match="nói đến “bằng khen”"):
        imported(("DANH SÁCH TẶNG BẰNG KHEN CỦA BỘ TRƯỞNG",), HEADINGS, HUNG, award="bang-khen")


def test_a_list_below_the_list_is_not_read_and_its_headings_are_nobody() -> None:
    again = ("STT", "Họ và tên", "Lý do")
    found = imported(HEADINGS, HUNG, HEADINGS, HUNG_2, again, TUAN, create=("STT",))

    assert taken(found) == ["hung", "hung-3"]
    assert reasons(found) == {6: "ở dưới một hàng tiêu đề khác (dòng 5); tách danh sách ấy sang sheet riêng"}


def test_rows_below_the_signatures_are_left_out() -> None:
    found = imported(HEADINGS, HUNG, ("", "NGƯỜI LẬP", ""), ("", "Danh sách không được khen", ""), HUNG_2)

    assert taken(found) == ["hung"]
    assert "ở dưới phần ký tên" in reasons(found)[5]
    assert any("ghi “Danh sách không được khen”" in notice for notice in found.notices)


def test_a_list_of_those_who_are_declined_may_say_no() -> None:
    rows = (("DANH SÁCH KHÔNG ĐƯỢC TẶNG",), HEADINGS, ("II. Không đủ điều kiện",), HUNG)

    assert taken(imported(*rows, status="declined")) == ["hung"]


# --- columns ---------------------------------------------------------------------------------------------------------

TICKS = (*HEADINGS, "LĐTT", "CSTĐCS", "Giấy khen")


@pytest.mark.parametrize("tick", ["x", "X", "✓", "v", "có", 1])
def test_of_columns_of_ticks_that_of_the_award_counts(tick: object) -> None:
    found = imported(TICKS, (*HUNG, tick, "", ""), (*HUNG_2, tick, "", tick), (*TUAN, "", "", ""))

    assert taken(found) == ["hung-3"]
    assert aside(found) == {2: "không đánh dấu ở cột F “Giấy khen”; chỉ đánh dấu ở cột D “LĐTT”"}
    assert reasons(found) == {4: "không đánh dấu ở cột F “Giấy khen”"}
    assert found.notices == ("Chỉ nhập dòng có đánh dấu ở cột F “Giấy khen”.",)


@pytest.mark.parametrize("text", ["0", "?", "xem lại", "không", "2022"])
@pytest.mark.parametrize("column", [3, 5])
def test_what_is_no_tick_leaves_the_row_out(text: str, column: int) -> None:
    row = [*HUNG, "", "", "x"]
    row[column] = text
    found = imported(TICKS, row, (*HUNG_2, "", "", "x"))

    assert taken(found) == ["hung-3"]
    assert f"ghi “{text}”, không rõ nghĩa" in reasons(found)[2]


def test_a_tick_by_formula_is_none() -> None:
    found = imported(
        TICKS, (*HUNG, "", "", ""), then=lambda _, sheet: sheet.write_formula(1, 5, '=IF(1,"x","")', None, "x")
    )

    assert "là công thức nên không dùng được" in reasons(found)[2]


@pytest.mark.parametrize("headings", [("LĐTT", "CSTĐCS"), ("Số năm đạt CSTĐCS",), ("Đã có Giấy khen năm 2021",)])
def test_columns_of_other_awards_alone_are_refused(headings: tuple[str, ...]) -> None:
    with pytest.raises(Unreadable, match="không cột nào đúng là “Giấy khen”; xem lại --type"):
        imported((*HEADINGS, *headings), (*HUNG, "x"))


def test_two_columns_of_the_award_are_refused() -> None:
    with pytest.raises(Unreadable, match="có nhiều cột của “Giấy khen”"):
        imported((*HEADINGS, "Giấy khen", "GK"), (*HUNG, "x"))


@pytest.mark.parametrize("is_merged", [True, False], ids=["merged down", "one row only"])
def test_columns_of_ticks_may_stand_under_one_heading(is_merged: bool) -> None:
    def merge(_: Any, sheet: Any) -> None:
        sheet.merge_range(0, 3, 0, 4, "Danh hiệu")
        for column in range(3) if is_merged else ():
            sheet.merge_range(0, column, 1, column, HEADINGS[column])

    second = ("", "", "", "LĐTT", "Giấy khen")
    found = imported((*HEADINGS, "", ""), second, (*HUNG, "x", ""), (*HUNG_2, "", "x"), then=merge)

    assert taken(found) == ["hung-3"]


def test_an_unknown_column_that_names_awards_is_one_of_awards() -> None:
    found = imported((*HEADINGS, "Đề xuất"), (*HUNG, "Giấy khen"), (*HUNG_2, "CSTĐCS"), (*TUAN, ""))

    assert taken(found) == ["hung"]
    assert aside(found) == {3: "cột D “Đề xuất” ghi “CSTĐCS”, không phải “Giấy khen”"}
    assert reasons(found) == {4: "cột D “Đề xuất” để trống, trong khi dòng khác ghi danh hiệu ở đó"}


@pytest.mark.parametrize(
    "text", ["Không", "chưa đủ", "Xin rút", "thôi việc", "bị kỷ luật", "bị kỉ luật", "Hoãn", "KHÔNG XÉT"]
)
@pytest.mark.parametrize("heading", ["Ý kiến", "", "Ghi chú", "Chức vụ"])
def test_a_cell_that_says_no_leaves_the_row_out(text: str, heading: str) -> None:
    found = imported((*HEADINGS, heading), (*HUNG, text), (*HUNG_2, ""))

    assert taken(found) == ["hung-3"]
    assert f"“{text}”" in reasons(found)[2]


@pytest.mark.parametrize(("text", "is_taken"), [("Thiếu sáng kiến", False), ("x", False), ("0", True), ("", True)])
def test_a_column_that_says_no_leaves_out_those_with_something_in_it(text: str, is_taken: bool) -> None:
    found = imported((*HEADINGS, "Lý do không khen"), (*HUNG, text), (*HUNG_2, ""))

    assert taken(found) == (["hung", "hung-3"] if is_taken else ["hung-3"])


def test_a_column_of_ticks_that_says_yes_asks_for_them() -> None:
    found = imported((*HEADINGS, "Đồng ý"), (*HUNG, "x"), (*HUNG_2, ""))

    assert (taken(found), reasons(found)) == (["hung"], {3: "không đánh dấu ở cột D “Đồng ý”"})


def test_other_unknown_columns_are_told_once() -> None:
    found = imported((*HEADINGS, "Năm sinh", "", "Trống"), (*HUNG, 1980, "Đảng viên"), (*HUNG_2, 1981, ""))

    assert taken(found) == ["hung", "hung-3"]
    assert found.notices == (
        "Cột D “Năm sinh” không có trong quy ước nên không nhập; xem có nội dung nào ảnh hưởng không.",
        "Cột E không có tiêu đề nên không nhập; xem có nội dung nào ảnh hưởng không.",
    )


@pytest.mark.parametrize("heading", ["Danh hiệu", "Kết quả"])
def test_a_blank_among_awards_or_statuses_says_nothing_and_is_left_out(heading: str) -> None:
    said = {"Danh hiệu": "Giấy khen", "Kết quả": "đã tặng"}[heading]
    found = imported((*HEADINGS, heading), (*HUNG, said), (*HUNG_2, ""))

    assert taken(found) == ["hung"]
    assert "để trống trong khi dòng khác có ghi" in reasons(found)[3]


# --- notes, names, citations -----------------------------------------------------------------------------------------


def test_every_other_note_is_told_with_its_rows() -> None:
    found = imported(
        (*HEADINGS, "Ghi chú", "Ghi chú"),
        (*HUNG, "Đảng viên", "nữ"),
        (*HUNG_2, "Đảng viên"),
        (*TUAN, "đạt CSTĐCS 2022"),
    )

    assert taken(found) == ["hung", "hung-3"]
    assert found.notices == (
        "Dòng 2-3 có ghi chú “Đảng viên”; ghi chú không được nhập.",
        "Dòng 2 có ghi chú “nữ”; ghi chú không được nhập.",
    )
    assert "ghi chú “đạt CSTĐCS 2022” nói đến “Chiến sỹ thi đua cơ sở”" in reasons(found)[4]


def test_what_stands_where_a_number_should_is_a_note() -> None:
    found = imported(HEADINGS, ("không xét", *HUNG[1:]), ("2.1", *HUNG_2[1:]))

    assert (taken(found), reasons(found)) == (["hung-3"], {2: "ghi chú “không xét”"})


def test_a_note_of_a_further_row_of_an_entry_counts() -> None:
    def merge(_: Any, sheet: Any) -> None:
        sheet.merge_range(1, 1, 2, 1, HUNG[1])
        sheet.merge_range(1, 2, 2, 2, HUNG[2])

    found = imported((*HEADINGS, "Ghi chú"), (*HUNG, "", ""), ("", "", "", "Không xét"), (*HUNG_2, ""), then=merge)

    assert (taken(found), reasons(found)) == (["hung-3"], {2: "ghi chú “Không xét”"})


@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_row_that_is_struck_through_is_left_out(column: int) -> None:
    def strike(book: Any, sheet: Any) -> None:
        sheet.write(1, column, HUNG[column], book.add_format({"font_strikeout": True}))

    found = imported((*HEADINGS, "Ghi chú"), (*HUNG, "rút"), (*HUNG_2, ""), then=strike)

    assert taken(found) == ["hung-3"]
    assert reasons(found) == {2: "chữ trong dòng bị gạch ngang; ghi chú “rút”"}


def test_a_name_of_which_a_part_is_struck_through_is_left_out() -> None:
    def strike(book: Any, sheet: Any) -> None:
        struck = book.add_format({"font_strikeout": True})
        sheet.write_rich_string(1, 1, struck, "Nguyễn Văn", " Hùng")

    assert reasons(imported(HEADINGS, HUNG, then=strike)) == {2: "chữ trong dòng bị gạch ngang"}


def test_a_citation_may_say_not_but_may_not_be_a_refusal() -> None:
    heading = (*HEADINGS, "Thành tích")
    found = imported(heading, (*HUNG, "Không có án oan sai"), (*HUNG_2, "Không đủ điều kiện"))

    assert taken(found) == ["hung"]
    assert reasons(found) == {3: "ô thành tích ghi “Không đủ điều kiện”"}


def test_somebody_called_thoi_is_no_heading() -> None:
    found = imported(HEADINGS, (1, "Lê Văn Thôi", HA_TINH), HUNG, create=("Lê Văn Thôi",))

    assert taken(found) == ["le-van-thoi", "hung"]


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["Phòng 1", "thông báo", "rụt", "hoàn thành", "Dung", "Cho", "thời gian", "hoan nghênh"]
)
def test_words_that_only_look_alike_say_nothing(text: str) -> None:
    assert not meaning.says_no(text)


@pytest.mark.parametrize(
    ("text", "wanted", "others"),
    [
        ("Tặng Giấy khen của Viện trưởng", True, ()),
        ("giay-khen", True, ()),
        ("GK", True, ()),
        ("Chiến sỹ thi đua CS", False, ("Chiến sỹ thi đua cơ sở",)),
        ("Tập thể lao động tiên tiến", False, ("tập thể lao động tiên tiến",)),
        ("Phong trào thi đua", False, ()),
    ],
)
def test_awards_are_known_by_any_of_their_names(text: str, wanted: bool, others: tuple[str, ...]) -> None:
    named = meaning.Awards("giay-khen", FORMS).named(text)

    assert (named.wanted, named.others) == (wanted, others)
