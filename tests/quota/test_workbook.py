from __future__ import annotations

import time
import zipfile
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from plugins.quota import workbook_layout
from plugins.quota.statement import Line, Row, RuleStatement, Statement, Tally, Unattributed
from plugins.quota.workbook import CHART_ROWS, workbook

MADE = date(2023, 12, 1)
TITLE = "VKSND tỉnh Hà Tĩnh"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
HEADINGS = ["TT", "Đơn vị", "Số tin, bài", "Chỉ tiêu", "Còn thiếu", "Kết quả", "Ghi chú"]


def line(title: str = "Hội nghị triển khai công tác", credit: str = "1", **keys: Any) -> Line:
    values = {
        "path": "news/2023/hoi-nghi.md",
        "section": None,
        "url": "https://thu.example/tin/2023/11/hoi-nghi/",
        "title": title,
        "date": date(2023, 11, 5),
        "credit": Fraction(credit),
        "why": "tác giả",
    }
    return Line(**{**values, **keys})


def row(name: str, *items: Line, target: str = "2", note: str = "") -> Row:
    credit = sum((one.credit for one in items), Fraction(0))
    return Row(subject=name.casefold(), name=name, credit=credit, target=Fraction(target), items=items, note=note)


def rule(*rows: Row, name: str = "Mỗi tháng hai tin, bài", **keys: Any) -> RuleStatement:
    values = {
        "id": "hai-tin",
        "name": name,
        "subject": "unit",
        "period": "month",
        "periods": 1,
        "start": date(2023, 11, 1),
        "end": date(2023, 11, 30),
        "target": Fraction(2),
        "measure": "count",
        "rows": rows,
    }
    return RuleStatement(**{**values, **keys})


def statement(*rules: RuleStatement, **keys: Any) -> Statement:
    values = {
        "id": "2023-11",
        "start": date(2023, 11, 1),
        "end": date(2023, 11, 30),
        "closed": True,
        "rules": rules,
        "unattributed": (),
        "items": 36,
        "credit": Fraction(7, 2),
        "previous_items": 40,
        "categories": (),
        "genres": (),
        "contributors": (),
        "external": (),
    }
    return Statement(**{**values, **keys})


THREE = (
    row("Phòng 1", line("Tin một"), line("Tin hai"), line("Tin ba", "1/3")),
    row("Phòng 2", line("Tin bốn", "1/2")),
    row("Văn phòng", target="0", note="được miễn: mới thành lập"),
)
NOBODYS = Unattributed(path="news/2023/tin.md", title="Tin tuần", date=date(2023, 11, 3), reason="không ghi tác giả")
USUAL = statement(rule(*THREE), unattributed=(NOBODYS,))


def made(one: Statement) -> bytes:
    return workbook(one, TITLE, MADE)


def cells(one: Statement, sheet: str | int = 0) -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(BytesIO(made(one)))
    found = book.get_sheet_by_name(sheet) if isinstance(sheet, str) else book.get_sheet_by_index(sheet)
    return found.to_python(skip_empty_area=False)


def sheets(one: Statement) -> list[str]:
    return CalamineWorkbook.from_filelike(BytesIO(made(one))).sheet_names


def parts(data: bytes) -> dict[str, Any]:
    """Return every part of the file as XML."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def sheet_xml(one: Statement, sheet: str) -> Any:
    return parts(made(one))[f"xl/worksheets/sheet{sheets(one).index(sheet) + 1}.xml"]


def defined(one: Statement) -> dict[tuple[str, str], str]:
    """Return the defined names of each sheet."""
    names = sheets(one)
    found = parts(made(one))["xl/workbook.xml"].iter(f"{MAIN}definedName")
    return {
        (names[int(each.get("localSheetId"))], each.get("name").removeprefix("_xlnm.")): each.text for each in found
    }


def links(one: Statement) -> dict[str, str]:
    """Return where the links of the sheet of works lead, by cell."""
    number = sheets(one).index("Tin, bài") + 1
    found = parts(made(one))
    relations = found.get(f"xl/worksheets/_rels/sheet{number}.xml.rels", ())
    targets = {each.get("Id"): each.get("Target") for each in relations}
    return {
        each.get("ref"): targets[each.get(RELATION)] + (f"#{each.get('location')}" if each.get("location") else "")
        for each in found[f"xl/worksheets/sheet{number}.xml"].iter(f"{MAIN}hyperlink")
    }


def texts(node: Any) -> list[str]:
    return [each.text for each in node.iter(TEXT)]


# --- totals ----------------------------------------------------------------------------------------------------------


def test_totals_say_who_has_done_how_much_of_what_is_asked() -> None:
    assert cells(USUAL) == [
        [TITLE, *[""] * 6],
        ["Kết quả thực hiện chỉ tiêu: Mỗi tháng hai tin, bài", *[""] * 6],
        ["Tháng 11/2023 (từ 1/11/2023 đến 30/11/2023)", *[""] * 6],
        ["Chỉ tiêu chung: 2 tin, bài.", *[""] * 6],
        HEADINGS,
        [1, "Phòng 1", 2.3333, 2, 0, "Đạt", ""],
        [2, "Phòng 2", 0.5, 2, 1.5, "Chưa đạt", ""],
        [3, "Văn phòng", 0, 0, 0, "Không yêu cầu", "được miễn: mới thành lập"],
        ["", "Tổng cộng", 2.8333, 4, 1.5, "1/2 đạt", ""],
    ]


def test_sums_are_of_the_fractions_not_of_what_is_shown() -> None:
    thirds = [row(f"Phòng {n}", line(credit="1/3")) for n in range(3)]

    assert cells(statement(rule(*thirds)))[-1][2] == 1


def test_points_of_people_are_called_so() -> None:
    found = cells(statement(rule(*THREE, subject="person", measure="points", period="month", periods=3)))

    assert found[3][0] == "Chỉ tiêu chung: 2 điểm cho 3 tháng."
    assert found[4][1:3] == ["Cá nhân", "Điểm"]


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("2023-01", "Tháng 1/2023"),
        ("2023-Q4", "Quý IV/2023"),
        ("2023-H1", "6 tháng đầu năm 2023"),
        ("2023-H2", "6 tháng cuối năm 2023"),
        ("2023", "Năm 2023"),
    ],
)
def test_a_period_has_its_name_and_its_days(id_: str, said: str) -> None:
    assert cells(statement(id=id_))[2][0] == f"{said} (từ 1/11/2023 đến 30/11/2023)"


def test_a_rule_shows_its_own_days() -> None:
    late = rule(*THREE, start=date(2023, 10, 20), end=date(2023, 11, 19))

    assert cells(statement(late))[2][0] == "Tháng 11/2023 (từ 20/10/2023 đến 19/11/2023)"


def test_a_period_that_goes_on_says_so_on_every_sheet() -> None:
    going = replace(USUAL, closed=False)

    assert all(
        cells(going, name)[3][0].startswith("Kỳ chưa kết thúc, số liệu đến ngày 1/12/2023.") for name in sheets(going)
    )


# --- sheets ----------------------------------------------------------------------------------------------------------


def test_the_sheets_are_what_there_is_to_show() -> None:
    assert sheets(USUAL) == ["Tổng hợp", "Biểu đồ", "Tin, bài", "Chưa xác định tác giả", "Tổng quan"]
    assert sheets(statement(rule())) == ["Tổng hợp", "Tin, bài", "Tổng quan"]
    assert sheets(statement()) == ["Tổng hợp", "Tin, bài", "Tổng quan"]
    assert cells(statement())[3][0] == "Không có chỉ tiêu nào trong kỳ này."


def test_each_of_several_rules_has_a_sheet_called_as_excel_allows() -> None:
    names = ("Đơn vị", "Đơn vị", "Năm 2023/2024: [*] 'mỗi \\ người'? ít nhất hai tin", "x" * 27 + "'" + "y", "history")
    many = statement(*(rule(*THREE, name=name) for name in names))

    assert sheets(many)[:6] == [
        "1. Đơn vị",
        "2. Đơn vị",
        "3. Năm 2023 2024 'mỗi người' ít",
        "4. " + "x" * 27,
        "5. history",
        "Biểu đồ",
    ]
    assert all(len(name) <= 31 for name in sheets(many))


def test_works_are_told_with_day_share_reason_and_file() -> None:
    half = line("Tin chung", "1/2", why="tác giả (chung 2 người)", section="muc-1")
    found = cells(statement(rule(row("Phòng 1", half))), "Tin, bài")

    assert found[4:] == [
        ["TT", "Ngày", "Đơn vị/Cá nhân", "Tiêu đề", "Tính", "Vì sao", "Tệp", "Địa chỉ"],
        [
            1,
            date(2023, 11, 5),
            "Phòng 1",
            "Tin chung",
            0.5,
            "tác giả (chung 2 người)",
            "news/2023/hoi-nghi.md#muc-1",
            "https://thu.example/tin/2023/11/hoi-nghi/",
        ],
    ]


def test_works_by_several_rules_say_which() -> None:
    found = cells(statement(rule(*THREE), rule(*THREE, name="Cả năm")), "Tin, bài")

    assert [each[1] for each in found[4:]] == ["Chỉ tiêu", *["Mỗi tháng hai tin, bài"] * 4, *["Cả năm"] * 4]


def test_what_is_nobodys_is_told_with_the_file_to_mend() -> None:
    found = cells(USUAL, "Chưa xác định tác giả")

    assert found[5] == [1, date(2023, 11, 3), "Tin tuần", "không ghi tác giả", "news/2023/tin.md"]


def test_the_overview_has_a_block_for_each_way_to_look() -> None:
    one = replace(
        USUAL,
        categories=(Tally(name="Thi đua", number=Fraction(30)),),
        contributors=(Tally(name="Nguyễn Văn An", number=Fraction(7, 2), of="Văn phòng"),),
        external=(Tally(name="Báo Bảo vệ pháp luật", number=Fraction(2)),),
    )

    assert cells(one, "Tổng quan")[4:] == [
        ["Số liệu chung", "Số", "Ghi chú"],
        ["Tin, bài đã đăng trong kỳ", 36, ""],
        ["Tin, bài đã đăng trong kỳ trước", 40, "kỳ này giảm 4"],
        ["Số tin, bài tính cho cá nhân và đơn vị", 3.5, ""],
        ["Trường hợp chưa xác định tác giả", 1, ""],
        ["", "", ""],
        ["Chuyên mục", "Số tin, bài", ""],
        ["Thi đua", 30, ""],
        ["", "", ""],
        ["Tác giả", "Số tin, bài", "Đơn vị"],
        ["Nguyễn Văn An", 3.5, "Văn phòng"],
        ["", "", ""],
        ["Đăng trên báo, trang khác", "Số tin, bài", ""],
        ["Báo Bảo vệ pháp luật", 2, ""],
    ]


@pytest.mark.parametrize(("before", "said"), [(30, "kỳ này tăng 6"), (36, "kỳ này bằng kỳ trước")])
def test_the_overview_compares_with_the_period_before(before: int, said: str) -> None:
    assert cells(replace(USUAL, previous_items=before), "Tổng quan")[6][2] == said


# --- nothing runs ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["=1+1", "=HYPERLINK(A1)", "{=1}", "+1", "-1", "@SUM(A1)", "https://x.example", "007", "&P"]
)
def test_no_text_is_a_formula_or_a_link_or_a_number(text: str) -> None:
    hostile = statement(
        rule(row(text, line(text, path=text, url=None, why=text), note=text), name=text),
        unattributed=(Unattributed(path=text, title=text, date=MADE, reason=text),),
        contributors=(Tally(name=text, number=Fraction(1), of=text),),
        genres=(Tally(name=text, number=Fraction(1)),),
    )
    data = workbook(hostile, text, MADE)
    found = parts(data)
    book = CalamineWorkbook.from_filelike(BytesIO(data))

    assert book.get_sheet_by_name("Tổng hợp").to_python()[5][1] == text
    assert book.get_sheet_by_name("Tin, bài").to_python()[5][3] == text
    assert all(book.get_sheet_by_name(name).to_python(skip_empty_area=False)[0][0] == text for name in book.sheet_names)
    assert not [name for name, xml in found.items() if next(xml.iter(f"{MAIN}f", f"{MAIN}hyperlink"), None) is not None]
    # A chart does point to cells, and to nothing else.
    assert {each.text.partition("!")[0] for each in found["xl/charts/chart1.xml"].iter(f"{CHART}f")} == {"'Tổng hợp'"}


def test_addresses_are_links_where_they_are_safe() -> None:
    long = "https://thu.example/" + "a" * 2_100
    urls = ("https://thu.example/tin/a/#muc-1", None, "/tin/b/", "http://thu.example/", "javascript:alert(1)", long)
    one = statement(rule(row("Phòng 1", *(line(url=url) for url in urls))))

    assert links(one) == {"H6": urls[0]}
    assert [each[7] for each in cells(one, "Tin, bài")[5:]] == [url or "" for url in urls]


def test_addresses_beyond_what_excel_takes_stay_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_layout, "LINK_LIMIT", 2)
    found = cells(USUAL, "Tin, bài")

    assert list(links(USUAL)) == ["H6", "H7"]
    assert all(each[7].startswith("https://") for each in found[5:])


# --- the same file ---------------------------------------------------------------------------------------------------


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    def put(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield put
    monkeypatch.undo()
    time.tzset()


def test_the_same_statement_is_the_same_file_in_every_zone(zone: Any) -> None:
    zone("Pacific/Kiritimati")
    first = made(USUAL)
    zone("America/Anchorage")

    assert made(USUAL) == first


def test_the_file_bears_the_day_it_is_told_and_no_other() -> None:
    data = made(USUAL)
    core = parts(data)["docProps/core.xml"]

    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert [each.text for each in core if each.tag.endswith(("created", "modified"))] == ["2023-12-01T00:00:00Z"] * 2
    assert workbook(USUAL, TITLE, date(2023, 12, 2)) != data


# --- looks -----------------------------------------------------------------------------------------------------------


def test_bars_stand_in_the_credits_and_reach_from_nought_to_the_most() -> None:
    xml = sheet_xml(USUAL, "Tổng hợp")
    [old] = [each for each in xml.iter(f"{MAIN}conditionalFormatting") if each.find(f".//{MAIN}dataBar") is not None]
    [new] = xml.iter(f"{X14}dataBar")

    assert old.get("sqref") == "C6:C8"
    assert [(each.get("type"), each.get("val")) for each in old.iter(f"{MAIN}cfvo")] == [
        ("num", "0"),
        ("num", "2.3333"),
    ]
    assert new.get("gradient") == "0"


def test_no_bar_is_full_where_all_are_short() -> None:
    xml = sheet_xml(statement(rule(row("Phòng 1", line(), target="4"))), "Tổng hợp")

    assert [each.get("val") for each in xml.iter(f"{MAIN}cfvo")] == ["0", "4"]


def test_who_is_short_is_seen_in_grey_too() -> None:
    xml = sheet_xml(USUAL, "Tổng hợp")
    rules = {
        each.get("sqref"): (each[0].get("operator"), each[0].findtext(f"{MAIN}formula"))
        for each in xml.iter(f"{MAIN}conditionalFormatting")
        if each[0].get("type") == "cellIs"
    }
    [look] = parts(made(USUAL))["xl/styles.xml"].iter(f"{MAIN}dxf")

    assert rules == {"E6:E8": ("greaterThan", "0"), "F6:F8": ("equal", '"Chưa đạt"')}
    assert look.find(f".//{MAIN}b") is not None
    assert look.find(f".//{MAIN}bgColor").get("rgb") == "FFF8CBAD"


def test_a_chart_says_what_it_shows() -> None:
    found = parts(made(USUAL))
    [drawn] = [xml for name, xml in found.items() if name.startswith("xl/charts/chart")]
    [frame] = [each for each in found["xl/drawings/drawing1.xml"].iter() if each.get("descr")]

    assert frame.get("descr") == (
        "Biểu đồ thanh, Tháng 11/2023: số tin, bài và chỉ tiêu của 3 đơn vị. Nhiều nhất là Phòng 1 với 2,33 tin, bài. "
        "1 đơn vị chưa đạt chỉ tiêu. Số liệu ở trang tính “Tổng hợp”."
    )
    assert texts(drawn) == ["Số tin, bài và chỉ tiêu: Mỗi tháng hai tin, bài", "Đơn vị", "Số tin, bài"]
    assert [each.text for each in drawn.iter(f"{CHART}f")] == [
        "'Tổng hợp'!$B$6:$B$8",
        "'Tổng hợp'!$C$6:$C$8",
        "'Tổng hợp'!$B$6:$B$8",
        "'Tổng hợp'!$D$6:$D$8",
    ]


def test_a_chart_of_many_shows_the_first() -> None:
    many = statement(rule(*(row(f"Phòng {n}", line()) for n in range(400))))
    found = parts(made(many))
    [frame] = [each for each in found["xl/drawings/drawing1.xml"].iter() if each.get("descr")]

    assert {each.text[-1:] + each.text[-2:] for each in found["xl/charts/chart1.xml"].iter(f"{CHART}f")} == {"535"}
    assert f"của {CHART_ROWS} đơn vị đầu trong 400 đơn vị" in frame.get("descr")
    assert int(frame.getparent().getparent().getparent().find(f"{PLACE}to/{PLACE}row").text) <= 48  # an A4
    assert len(cells(many)) == 5 + 400 + 1


def test_each_chart_has_a_page() -> None:
    two = statement(rule(*THREE), rule(*THREE, name="Cả năm"), rule(name="Không ai"))
    xml = sheet_xml(two, "Biểu đồ")

    assert len([name for name in parts(made(two)) if name.startswith("xl/charts/chart")]) == 2
    assert [each.get("id") for each in xml.iter(f"{MAIN}brk")] == ["18"]


def test_every_sheet_prints_on_a4_one_page_wide_with_numbers() -> None:
    font = '&"Times New Roman,Regular"&10 '
    for name in sheets(USUAL):
        xml = sheet_xml(USUAL, name)
        page = xml.find(f"{MAIN}pageSetup")

        assert page.get("paperSize") == "9"
        assert (page.get("orientation") == "landscape") == (name not in {"Biểu đồ", "Tổng quan"})
        assert (page.get("fitToWidth", "1"), page.get("fitToHeight")) == ("1", "0")
        assert xml.find(f".//{MAIN}pageSetUpPr").get("fitToPage") == "1"
        assert xml.find(f"{MAIN}pageMargins").get("left") == "0.6"
        assert xml.findtext(f".//{MAIN}oddFooter") == f"&L{font}Tháng 11/2023, lập ngày 1/12/2023&R{font}Trang &P/&N"


def test_tables_keep_their_headings_and_filter() -> None:
    names = defined(USUAL)
    for name, area in {"Tổng hợp": "A5:G8", "Tin, bài": "A5:H9", "Chưa xác định tác giả": "A5:E6"}.items():
        xml = sheet_xml(USUAL, name)

        assert names[name, "Print_Titles"] == f"'{name}'!$5:$5"
        assert xml.find(f".//{MAIN}pane").attrib == {
            "ySplit": "5",
            "topLeftCell": "A6",
            "activePane": "bottomLeft",
            "state": "frozen",
        }
        assert xml.find(f"{MAIN}autoFilter").get("ref") == area
    assert names["Tổng hợp", "Print_Area"] == "'Tổng hợp'!$A$1:$G$9"  # with the sums, which do not filter


def test_the_font_is_that_of_offices_everywhere() -> None:
    data = made(USUAL)
    fonts = parts(data)["xl/styles.xml"].find(f"{MAIN}fonts")

    assert {each.get("val") for each in fonts.iter(f"{MAIN}name")} == {"Times New Roman"}
    assert next(fonts.iter(f"{MAIN}scheme"), None) is None
    assert {each.get("val") for each in fonts[0].iter(f"{MAIN}sz")} == {"12"}


def test_a_row_is_as_high_as_its_longest_text() -> None:
    long = "Viện kiểm sát nhân dân huyện có tên rất dài " * 3
    xml = sheet_xml(statement(rule(row(long), row("Phòng 2"))), "Tổng hợp")
    heights = {each.get("r"): each.get("ht") for each in xml.iter(f"{MAIN}row")}

    assert float(heights["6"]) == 3 * 15.75
    assert heights["7"] is None
