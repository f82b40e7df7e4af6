from __future__ import annotations

import contextlib
import random
import struct
import time
from pathlib import Path
from typing import Any

import pytest

from plugins.award_lists.sheet_marks import ROW_LIMIT, UNPACKED_LIMIT, Unreadable, column_name
from plugins.award_lists.sheets import SIZE_LIMIT, Table, read
from tests.award_lists.workbooks import repacked, workbook, xlsx

SHEETS = Path(__file__).parent.parent / "data" / "sheets"
SHEET = "xl/worksheets/sheet1.xml"


def only(data: bytes, name: str = "danh-sach.xlsx") -> Table:
    [found] = read(data, name).tables
    return found


# --- values ----------------------------------------------------------------------------------------------------------


def test_cells_are_texts_as_a_reader_writes_them() -> None:
    cells = only(xlsx([[12, 1.5, "  Nguye\u0302\u0303n\n  Va\u0306n\u200b A ", "0012"]])).rows[0]

    assert cells == ("12", "1.5", "Nguyễn Văn A", "0012")


def test_days_are_iso() -> None:
    def fill(book: Any) -> None:
        as_day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet()
        sheet.write_number(0, 0, 45258, as_day)
        sheet.write_number(0, 1, 45258.3125, as_day)

    assert only(workbook(fill)).rows == (("2023-11-28", "2023-11-28 07:30"),)


# --- marks -----------------------------------------------------------------------------------------------------------


def test_what_is_hidden_in_an_xlsx_is_marked() -> None:
    def hide(sheet: Any) -> None:
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_row(3, 0)
        sheet.set_column(1, 2, None, None, {"hidden": True})

    found = only(xlsx([["a", "b", "c", "d"]] * 5, then=hide))

    assert found.hidden_rows == {1, 3}
    assert found.hidden_columns == {1, 2}


def test_rows_that_a_filter_hides_are_hidden() -> None:
    def filtered(sheet: Any) -> None:
        sheet.autofilter(0, 0, 2, 0)
        sheet.filter_column(0, "x == b")
        sheet.set_row(1, options={"hidden": True})  # as Excel writes it

    assert only(xlsx([["Tên"], ["a"], ["b"]], then=filtered)).hidden_rows == {1}


def test_hidden_sheets_are_not_read_and_are_named() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("Hiện").write(0, 0, "a")
        book.add_worksheet("Ẩn").hide()
        book.add_worksheet("Rất ẩn").very_hidden()

    found = read(workbook(fill), "a.xlsx")

    assert [one.name for one in found.tables] == ["Hiện"]
    assert found.hidden == ("Ẩn", "Rất ẩn")


def test_formulas_are_marked_and_have_their_last_value() -> None:
    def computed(sheet: Any) -> None:
        sheet.write_formula(0, 1, '=A1&"!"', None, "a!")
        sheet.write_array_formula(1, 0, 2, 0, "{=A1:A2}", None, "x")

    found = only(xlsx([["a"]], then=computed))

    assert found.text(0, 1) == "a!"
    assert found.formulas == {(0, 1), (1, 0), (2, 0)}


def test_what_is_struck_through_is_marked_whole_or_in_part() -> None:
    def fill(book: Any) -> None:
        struck = book.add_format({"font_strikeout": True})
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b"], struck)
        sheet.write(0, 2, "c")
        sheet.write_rich_string(1, 0, "một", struck, " hai")
        sheet.write_blank(1, 1, None, struck)
        sheet.write(1, 2, 5, struck)

    assert only(workbook(fill)).struck == {(0, 0), (0, 1), (1, 0), (1, 2)}


def test_what_is_struck_through_in_an_ods_is_marked() -> None:
    def strike(content: bytes) -> bytes:
        line = b'<style:text-properties style:text-line-through-style="solid"/></style:style>'
        styles = b"".join(
            b'<style:style style:name="%s" style:family="%s">' % named + line
            for named in ((b"gach", b"table-cell"), (b"gach-chu", b"text"))
        )
        child = b'<style:style style:name="con" style:family="table-cell" style:parent-style-name="gach"/>'
        cells = (
            b'<table:table-row><table:table-cell table:style-name="con" office:value-type="string"><text:p>x</text:p>'
            b'</table:table-cell><table:table-cell office:value-type="string"><text:p><text:span '
            b'text:style-name="gach-chu">y</text:span>z</text:p></table:table-cell><table:table-cell '
            b'office:value-type="string"><text:p>w</text:p></table:table-cell></table:table-row>'
        )
        content = content.replace(b"</office:automatic-styles>", styles + child + b"</office:automatic-styles>", 1)
        return content.replace(b"<table:table-row ", cells + b"<table:table-row ", 1)

    found = only(repacked((SHEETS / "danh-sach.ods").read_bytes(), {"content.xml": strike}), "a.ods")

    assert found.struck == {(0, 0), (0, 1)}


def test_merged_cells_say_the_same_everywhere() -> None:
    found = only(xlsx([[], ["", "", "z"]], then=lambda sheet: sheet.merge_range(0, 0, 1, 1, "gộp")))

    assert [found.text(row, column) for row in (0, 1) for column in (0, 1)] == ["gộp"] * 4
    assert found.area(1, 1) == (0, 0, 1, 1)


def test_an_ods_has_its_hidden_row_and_merged_cells_marked() -> None:
    found = read((SHEETS / "danh-sach.ods").read_bytes(), "danh-sach.ods")

    assert found.tables[0].hidden_rows == {4}
    assert found.tables[0].area(0, 3) == (0, 0, 0, 4)
    assert found.tables[0].text(3, 1) == "Nguyễn Văn Hùng"
    assert found.hidden == ("Nháp",)


def test_hidden_rows_and_columns_of_an_ods_are_counted_with_their_repeats() -> None:
    def hide(content: bytes) -> bytes:
        head, body = content.split(b"<table:table-column ", 1)
        _, rest = body.split(b"/>", 1)
        again = b'<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        cell = (
            b'<table:table-cell table:formula="of:=1" office:value-type="string"><text:p>x</text:p></table:table-cell>'
        )
        row = (
            b'<table:table-row table:visibility="filter" table:number-rows-repeated="3">' + cell + b"</table:table-row>"
        )
        first, last = rest.split(b"<table:table-row ", 1)
        return head + again + first + row + b"<table:table-row " + last

    data = repacked((SHEETS / "danh-sach.ods").read_bytes(), {"content.xml": hide})
    found = read(data, "a.ods").tables[0]

    assert found.hidden_rows == {0, 1, 2, 7}
    assert found.hidden_columns == {0, 1}
    assert found.formulas == {(0, 0), (1, 0), (2, 0)}


def test_an_xls_is_read_and_says_what_it_cannot_tell() -> None:
    found = read((SHEETS / "danh-sach.xls").read_bytes(), "danh-sach.xls")

    assert found.tables[0].text(3, 1) == "Nguyễn Văn Hùng"
    assert found.hidden == ("Nháp",)
    assert found.notices[0].startswith("Tệp .xls không cho biết dòng, cột nào đang ẩn")


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (16383, "XFD")])
def test_columns_are_called_as_in_excel(column: int, name: str) -> None:
    assert column_name(column) == name


# --- CSV -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no BOM", "BOM"])
def test_a_csv_may_be_parted_by_commas_semicolons_or_tabs(delimiter: str, mark: str) -> None:
    text = f'{mark}Họ tên{delimiter}Đơn vị{delimiter}Thành tích\r\nA{delimiter}B{delimiter}"một, hai; ba\tbốn"\r\n'

    assert only(text.encode(), "a.csv").rows == (("Họ tên", "Đơn vị", "Thành tích"), ("A", "B", "một, hai; ba bốn"))


def test_commas_in_sentences_do_not_part_a_csv_of_semicolons() -> None:
    text = "Họ tên;Thành tích\n" + "A;viết 12 tin, bài, và ảnh\n" * 3 + "B;không, có\n"

    assert only(text.encode(), "a.csv").rows[1] == ("A", "viết 12 tin, bài, và ảnh")


def test_the_line_sep_of_excel_is_obeyed_and_keeps_row_numbers() -> None:
    assert only(b"sep=;\nA,x;B\n", "a.csv").rows == (("", ""), ("A,x", "B"))


# --- what is refused -------------------------------------------------------------------------------------------------


def refusal(data: bytes, name: str = "danh-sach.xlsx") -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, name)
    return str(caught.value)


def test_a_cell_far_out_is_refused_at_once() -> None:
    """calamine would take 512 GB for what is between it and the first cell, and end the process."""
    data = xlsx([["x"]], then=lambda sheet: sheet.write(1_048_575, 16_383, "y"))
    begun = time.perf_counter()

    said = refusal(data)

    assert time.perf_counter() - begun < 1
    assert (
        said
        == "có chữ ở dòng 1048576, mỗi sheet chỉ đọc đến dòng 50000; xóa ô thừa, hoặc chia danh sách thành nhiều tệp"
    )


def test_a_cell_far_to_the_right_is_refused() -> None:
    assert refusal(xlsx([[]], then=lambda sheet: sheet.write(0, 16_383, "y"))).startswith("có chữ ở tận cột XFD")


def test_an_empty_cell_far_out_does_no_harm() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "x")
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))

    assert only(workbook(fill)).rows == (("x",),)


def test_a_cell_far_out_of_an_ods_is_refused() -> None:
    def far(content: bytes) -> bytes:
        row = b'<table:table-row table:number-rows-repeated="60000"><table:table-cell/></table:table-row>'
        return content.replace(b"<table:table-row ", row + b"<table:table-row ", 1)

    data = repacked((SHEETS / "danh-sach.ods").read_bytes(), {"content.xml": far})

    assert refusal(data, "a.ods").startswith("có chữ ở dòng 60001")


@pytest.mark.slow
def test_more_than_50_000_rows_are_refused() -> None:
    assert len(only(xlsx([["a"]] * ROW_LIMIT)).rows) == ROW_LIMIT
    assert refusal(xlsx([["a"]] * (ROW_LIMIT + 1))).startswith("có chữ ở dòng 50001")
    assert refusal(b"a,b\n" * (ROW_LIMIT + 1), "a.csv").startswith("dài hơn 50000 dòng")


def test_more_than_10_mb_is_refused() -> None:
    assert refusal(b"x" * (SIZE_LIMIT + 1)).startswith("nặng 11 MB, chỉ nhận đến 10 MB")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(xlsx([["a"]]), {"xl/styles.xml": lambda part: part + b" " * UNPACKED_LIMIT})
    begun = time.perf_counter()

    assert refusal(bomb).startswith("bung ra quá lớn")
    assert time.perf_counter() - begun < 1


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    data = repacked(xlsx([["a"]]), {"xl/styles.xml": lambda part: part + b" " * 50_000_000})
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/styles.xml"))
    lying = data[: at + 24] + struct.pack("<L", 1000) + data[at + 28 :]

    assert "bị hỏng" in refusal(lying)


def test_a_document_type_is_refused() -> None:
    declared = b'<!DOCTYPE x [<!ENTITY a "ha">]>'
    data = repacked(xlsx([["a"]]), {SHEET: lambda part: part.replace(b"<worksheet", declared + b"<worksheet", 1)})

    assert "bị hỏng" in refusal(data)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        pytest.param(b"PK\x03\x04junk", "a.xlsx", "có thể tệp bị hỏng", id="broken zip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xls", "có thể tệp bị hỏng", id="broken xls"),
        pytest.param(b"<html><table>", "a.xls", "không phải bảng tính", id="a web page called .xls"),
        pytest.param("Họ tên\nNguyễn".encode("utf-16"), "a.csv", "UTF-16", id="UTF-16"),
        pytest.param("Họ tên\nNguyễn".encode("cp1258", "replace"), "a.csv", "tệp không phải UTF-8", id="cp1258"),
        pytest.param("Hä tªn,NguyÔn V¨n Hïng,ViÖn".encode(), "a.csv", "TCVN3", id="TCVN3"),
        pytest.param("Họ tên\nNguy\ufffdn".encode(), "a.csv", "U+FFFD", id="a letter that was lost"),
        pytest.param("Họ tên\nA \ue000".encode(), "a.csv", "Wingdings", id="a sign of one font"),
        pytest.param(b'a,b\n"' + b"x" * 200_000, "a.csv", "dấu ngoặc kép mở mà không đóng", id="open quote"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, name: str, said: str) -> None:
    assert said in refusal(data, name)


def test_a_locked_workbook_is_refused_in_words() -> None:
    """A workbook with a password is an OLE file that holds the encrypted package."""
    manifest = b"<m><encryption-data/></m>"
    data = repacked((SHEETS / "danh-sach.ods").read_bytes(), {"META-INF/manifest.xml": lambda _: manifest})

    assert refusal(data, "a.ods") == "có mật khẩu nên không mở được; bỏ mật khẩu rồi lưu lại"


@pytest.mark.parametrize("seed", range(60))
def test_damage_anywhere_is_refused_or_read_and_never_a_traceback(seed: int) -> None:
    chance = random.Random(seed)
    source = (
        xlsx([["Họ và tên"], ["A"]]) if seed % 3 else (SHEETS / f"danh-sach.{('ods', 'xls')[seed % 2]}").read_bytes()
    )
    data = bytearray(source)
    for _ in range(chance.randint(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(256)

    if seed % 5 == 0:
        del data[chance.randint(len(data) // 2, len(data)) :]

    with contextlib.suppress(Unreadable):
        read(bytes(data), "a.xlsx")
