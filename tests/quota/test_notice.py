from __future__ import annotations

import re
import zipfile
from datetime import UTC, date, datetime
from fractions import Fraction
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.quota.notice import notice
from plugins.quota.quota_file import NoticeFacts
from plugins.quota.statement import Row, RuleStatement, Statement, Tally, Unattributed

FACTS = NoticeFacts()
DAY = date(2014, 10, 2)


def row(name: str, credit: int | Fraction, target: int | Fraction = 2, note: str = "") -> Row:
    return Row(subject=name, name=name, credit=Fraction(credit), target=Fraction(target), items=(), note=note)


def rule(*rows: Row, **changed) -> RuleStatement:
    usual = RuleStatement(
        id="hai-tin-bai",
        name="hai-tin-bai",
        subject="unit",
        period="month",
        periods=1,
        start=date(2014, 10, 1),
        end=date(2014, 10, 31),
        target=Fraction(2),
        measure="count",
        rows=rows,
    )
    return replace(usual, **changed)


def tally(name: str, number: int | Fraction, of: str | None = None) -> Tally:
    return Tally(name=name, number=Fraction(number), of=of)


def statement(*rules: RuleStatement, **changed) -> Statement:
    usual = Statement(
        id="2014-10",
        start=date(2014, 10, 1),
        end=date(2014, 10, 31),
        closed=True,
        rules=rules,
        unattributed=(),
        items=36,
        credit=Fraction(36),
        previous_items=43,
        categories=(tally("Tin hoạt động", 30), tally("Gương điển hình", 6)),
        genres=(tally("bài", 5), tally("tin", 31)),
        contributors=(tally("Nguyễn Văn An", 8, "VKSND huyện Châu Thành"),),
        external=(),
    )
    return replace(usual, **changed)


def written(of: Statement, facts: NoticeFacts = FACTS, **changed) -> bytes:
    usual = {
        "agency": "Viện kiểm sát nhân dân tỉnh Bến Tre",
        "parent_agency": "Viện kiểm sát nhân dân tối cao",
        "place": "Bến Tre",
        "number": "81",
        "signed": date(2014, 11, 5),
        "signer_role": "TL. Viện trưởng, Chánh Văn phòng",
        "signer": "Nguyễn Thị Minh",
        "portal": "Trang thông tin điện tử VKSND tỉnh Bến Tre",
    }
    return notice(of, facts, **(usual | changed))


def opened(data: bytes):
    return Document(BytesIO(data))


def lines(data: bytes) -> list[str]:
    """Return every paragraph from top to bottom, a row of a table as one line."""
    found: list[str] = []
    for block in opened(data).iter_inner_content():
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif len(block.columns) == 2:  # the head and the foot
            found += [paragraph.text for cell in block.rows[0].cells for paragraph in cell.paragraphs]
        else:
            found += [" | ".join(cell.text for cell in each.cells) for each in block.rows]
    return [line for line in found if line]


def said(of: Statement, facts: NoticeFacts = FACTS, **changed) -> str:
    return "\n".join(lines(written(of, facts, **changed)))


def tables(data: bytes) -> list[Table]:
    """Return the tables of figures: not the head, not the foot."""
    return opened(data).tables[1:-1]


MET = rule(row("VKSND huyện Châu Thành", 8), row("Văn phòng", 3))
BEN_TRE = statement(
    rule(row("VKSND huyện Châu Thành", 8), row("Văn phòng", 3), row("VKSND huyện Bình Đại", Fraction(3, 2))),
    unattributed=(Unattributed(path="a.md", title="A", date=DAY, reason="không ghi tác giả"),),
    external=(tally("Báo Bảo vệ pháp luật", 2), tally("Tạp chí Kiểm sát", 1)),
)


def test_the_whole_notice_of_a_small_month():
    facts = NoticeFacts(tasks=("Viết về án hình sự.", "Gửi ảnh kèm tin;"), recipients=("Viện trưởng (báo cáo)",))

    assert lines(written(BEN_TRE, facts)) == [
        "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO",
        "VIỆN KIỂM SÁT NHÂN DÂN\nTỈNH BẾN TRE",
        "Số: 81/TB-VKS",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bến Tre, ngày 05 tháng 11 năm 2014",
        "THÔNG BÁO",
        "Về kết quả viết tin, bài trên Trang thông tin điện tử VKSND tỉnh Bến Tre\ntháng 10 năm 2014",
        (
            "Viện kiểm sát nhân dân tỉnh Bến Tre thông báo kết quả viết tin, bài trên Trang thông tin điện tử VKSND"
            " tỉnh Bến Tre tháng 10 năm 2014 như sau:"
        ),
        "1. Kết quả",
        (
            "Trong tháng 10 năm 2014, Trang thông tin điện tử VKSND tỉnh Bến Tre đã đăng 36 tin, bài, giảm 07 tin, bài"
            " so với tháng 9 năm 2014 (43 tin, bài)."
        ),
        "Phân theo thể loại: 05 bài, 31 tin.",
        "Ngoài ra, có 03 tin, bài được đăng trên báo, tạp chí khác:",
        "- Báo Bảo vệ pháp luật: 02 tin, bài;",
        "- Tạp chí Kiểm sát: 01 tin, bài.",
        "2. Đơn vị đạt chỉ tiêu",
        "Chỉ tiêu: mỗi đơn vị từ 02 tin, bài trở lên mỗi tháng.",
        "Trong tháng có 02/03 đơn vị đạt chỉ tiêu, gồm:",
        "- VKSND huyện Châu Thành: 08 tin, bài;",
        "- Văn phòng: 03 tin, bài.",
        "3. Kết quả theo chuyên mục",
        "- Tin hoạt động: 30 tin, bài;",
        "- Gương điển hình: 06 tin, bài.",
        "4. Đơn vị chưa đạt chỉ tiêu",
        "Trong tháng có 01/03 đơn vị chưa đạt chỉ tiêu, gồm:",
        "- VKSND huyện Bình Đại: 1,5 tin, bài, còn thiếu 0,5.",
        "5. Cộng tác viên có tin, bài",
        "Trong tháng có 01 cộng tác viên có tin, bài, gồm:",
        "- Nguyễn Văn An (VKSND huyện Châu Thành): 08 tin, bài.",
        "6. Tin, bài chưa xác định tác giả",
        "Trong tháng có 01 tin, bài chưa xác định được đầy đủ tác giả, đề nghị Ban Biên tập bổ sung.",
        "7. Nhiệm vụ thời gian tới",
        "- Viết về án hình sự;",
        "- Gửi ảnh kèm tin.",
        (
            "Trên đây là kết quả viết tin, bài tháng 10 năm 2014, Viện kiểm sát nhân dân tỉnh Bến Tre thông báo để các"
            " đơn vị biết./."
        ),
        "Nơi nhận:",
        "- Viện trưởng (báo cáo);",
        "- Lưu: VT, BBT.",
        "TL. VIỆN TRƯỞNG",
        "CHÁNH VĂN PHÒNG",
        "Nguyễn Thị Minh",
    ]


# --- the words ---


@pytest.mark.parametrize(
    ("id_", "start", "end", "this", "previous"),
    [
        ("2014-10", (2014, 10, 1), (2014, 10, 31), "tháng 10 năm 2014", "tháng 9 năm 2014"),
        ("2015-02", (2015, 2, 1), (2015, 2, 28), "tháng 02 năm 2015", "tháng 01 năm 2015"),
        ("2015-01", (2015, 1, 1), (2015, 1, 31), "tháng 01 năm 2015", "tháng 12 năm 2014"),
        ("2023-Q4", (2023, 10, 1), (2023, 12, 31), "quý IV năm 2023", "quý III năm 2023"),
        ("2023-H2", (2023, 7, 1), (2023, 12, 31), "6 tháng cuối năm 2023", "6 tháng đầu năm 2023"),
        ("2023-H1", (2023, 1, 1), (2023, 6, 30), "6 tháng đầu năm 2023", "6 tháng cuối năm 2022"),
        ("2023", (2023, 1, 1), (2023, 12, 31), "năm 2023", "năm 2022"),
    ],
)
def test_a_period_is_called_as_people_call_it(id_, start, end, this, previous):
    text = said(statement(id=id_, start=date(*start), end=date(*end)))

    assert f"\n{this}\n" in text
    assert f"Trong {this}, Trang" in text
    assert f"so với {previous} (43 tin, bài)" in text
    assert "từ ngày" not in text


def test_a_month_that_is_not_the_calendars_tells_its_days():
    """Hàm Tân reports from the 20th to the 19th; a reader must not take it for February."""
    text = said(statement(id="2017-02", start=date(2017, 1, 20), end=date(2017, 2, 19)))

    assert "\ntháng 02 năm 2017\n(từ ngày 20/01/2017 đến ngày 19/02/2017)\n" in text
    assert "Trong tháng 02 năm 2017 (từ ngày 20/01/2017 đến ngày 19/02/2017), Trang" in text


@pytest.mark.parametrize(
    ("items", "previous", "expected"),
    [
        pytest.param(36, 43, "đã đăng 36 tin, bài, giảm 07 tin, bài so với tháng 9 năm 2014 (43 tin, bài).", id="less"),
        pytest.param(50, 43, "đã đăng 50 tin, bài, tăng 07 tin, bài so với tháng 9 năm 2014 (43 tin, bài).", id="more"),
        pytest.param(43, 43, "đã đăng 43 tin, bài, bằng tháng 9 năm 2014.", id="the same"),
        pytest.param(5, 0, "đã đăng 05 tin, bài, tăng 05 tin, bài so với tháng 9 năm 2014 (0 tin, bài).", id="first"),
        pytest.param(0, 5, "không đăng tin, bài nào, giảm 05 tin, bài so với tháng 9 năm 2014 (05 tin, bài).", id="no"),
        pytest.param(0, 0, "không đăng tin, bài nào.", id="none twice"),
    ],
)
def test_items_are_compared_with_the_period_before(items, previous, expected):
    assert expected in said(statement(items=items, previous_items=previous))


def test_nobody_short_is_said():
    text = said(statement(MET))

    assert "có 02/02 đơn vị đạt chỉ tiêu" in text
    assert "Trong tháng không có đơn vị nào chưa đạt chỉ tiêu." in text


def test_everybody_short_is_said():
    text = said(statement(rule(row("Văn phòng", 0))))

    assert "Trong tháng không có đơn vị nào đạt chỉ tiêu." in text
    assert "- Văn phòng: chưa có tin, bài, còn thiếu 02." in text


def test_who_is_exempt_has_neither_met_nor_missed_the_target():
    """Nothing out of nothing is met by arithmetic; a notice must not praise it."""
    text = said(statement(rule(row("Văn phòng", 3), row("VKSND đặc khu Côn Đảo", 0, 0, "miễn: thiên tai"))))

    assert "có 01/01 đơn vị đạt chỉ tiêu" in text
    assert (
        "Không giao chỉ tiêu đối với 01 đơn vị:\n- VKSND đặc khu Côn Đảo: chưa có tin, bài (miễn: thiên tai)." in text
    )


def test_of_whom_less_is_asked_that_and_why_is_said():
    text = said(statement(rule(row("VKSND huyện Ba Tri", Fraction(1, 2), 1, "tính 15/30 ngày"))))

    assert "- VKSND huyện Ba Tri: 0,5 tin, bài, chỉ tiêu 01, còn thiếu 0,5 (tính 15/30 ngày)." in text


def test_several_rules_are_told_apart():
    of_people = rule(row("Lê Bình", 1, 3), subject="person", name="Chỉ tiêu của biên tập viên", measure="points")
    text = said(statement(MET, replace(of_people, target=Fraction(3))))

    assert "2. Đơn vị, cá nhân đạt chỉ tiêu\na) Chỉ tiêu: mỗi đơn vị từ 02 tin, bài trở lên mỗi tháng." in text
    assert "b) Chỉ tiêu của biên tập viên: mỗi cá nhân từ 03 điểm trở lên mỗi tháng." in text
    assert "b) Chỉ tiêu của biên tập viên:\nTrong tháng có 01/01 cá nhân chưa đạt chỉ tiêu, gồm:" in text
    assert "- Lê Bình: 01 điểm, còn thiếu 02." in text


def test_a_monthly_rule_over_a_year_says_both_targets():
    yearly = rule(row("Văn phòng", 24, 24), periods=12, target=Fraction(24))
    text = said(statement(yearly, id="2014", start=date(2014, 1, 1), end=date(2014, 12, 31)))

    assert "từ 02 tin, bài trở lên mỗi tháng, cả kỳ từ 24 tin, bài trở lên." in text
    assert "Trong năm có 01/01 đơn vị đạt chỉ tiêu" in text


def test_a_rule_about_nobody_is_said_once():
    text = said(statement(rule()))

    assert "Trong tháng không có đơn vị nào được giao chỉ tiêu." in text
    assert "chưa đạt chỉ tiêu" not in text


def test_without_rules_there_is_no_word_of_targets():
    text = said(statement())

    assert "chỉ tiêu" not in text.casefold()
    assert re.findall(r"^(\d)\. ", text, re.MULTILINE) == ["1", "2", "3", "4"]


def test_an_empty_month_has_no_empty_sections():
    empty = statement(items=0, previous_items=0, categories=(), genres=(), contributors=())

    assert re.findall(r"^\d\. .+", said(empty), re.MULTILINE) == ["1. Kết quả", "2. Nhiệm vụ thời gian tới"]


def test_no_contributor_is_said_where_there_are_items():
    assert "Trong tháng không có cộng tác viên nào có tin, bài." in said(statement(contributors=()))


def test_an_item_with_two_unknown_names_is_one_item():
    two = tuple(Unattributed(path="a.md", title="A", date=DAY, reason=reason) for reason in ("x", "y"))

    assert "có 01 tin, bài chưa xác định được đầy đủ tác giả" in said(statement(unattributed=two))


def test_titles_of_unattributed_items_are_no_matter_of_the_notice():
    one = Unattributed(path="news/x.md", title="Tiêu đề riêng", date=DAY, reason="“Lạ” không phải người đã biết")
    text = said(statement(unattributed=(one,)))

    assert "Tiêu đề riêng" not in text
    assert "x.md" not in text
    assert "Lạ" not in text


def test_a_period_that_still_runs_says_so():
    assert "chưa kết thúc" in said(statement(closed=False))
    assert "chưa kết thúc" not in said(statement())


@pytest.mark.parametrize(
    ("number", "expected"),
    [("81", "Số: 81/TB-VKS"), ("5", "Số: 05/TB-VKS"), ("81/TB-VKS-BBT", "Số: 81/TB-VKS-BBT"), (None, "/TB-VKS")],
)
def test_the_number_has_its_sign(number, expected):
    assert expected in said(statement(), number=number)


def test_room_is_left_for_a_number_that_is_not_given_yet():
    assert re.search(r"Số: {5,}/TB-VKS", said(statement(), number=None))


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        (date(2014, 2, 9), "Bến Tre, ngày 09 tháng 02 năm 2014"),
        (date(2014, 3, 10), "Bến Tre, ngày 10 tháng 3 năm 2014"),
    ],
)
def test_days_below_ten_and_the_first_two_months_have_a_nought(signed, expected):
    assert expected in said(statement(), signed=signed)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Trưởng Ban Biên tập", ["TRƯỞNG BAN BIÊN TẬP"]),
        ("KT. Viện trưởng, Phó Viện trưởng", ["KT. VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG"]),
        ("TL. Viện trưởng\nChánh Văn phòng", ["TL. VIỆN TRƯỞNG", "CHÁNH VĂN PHÒNG"]),
        ("Phó Viện trưởng, Trưởng Ban Biên tập", ["PHÓ VIỆN TRƯỞNG, TRƯỞNG BAN BIÊN TẬP"]),
    ],
)
def test_who_signs_for_another_says_so_on_a_line_of_its_own(role, expected):
    found = lines(written(statement(), signer_role=role))

    assert found[-1 - len(expected) : -1] == expected


def test_without_a_signer_the_place_is_left_open():
    assert lines(written(statement(), signer_role=None, signer=None))[-1] == "- Lưu: VT, BBT."


def test_a_filing_line_of_the_facts_takes_the_place_of_the_usual_one():
    facts = NoticeFacts(recipients=("- Lưu: VT, VP.", "Các phòng"))

    assert lines(written(statement(), facts, signer_role=None, signer=None))[-2:] == ["- Các phòng;", "- Lưu: VT, VP."]


def test_a_day_that_does_not_fit_beside_a_long_place_stands_below_it():
    text = said(statement(), place="Thành phố Hồ Chí Minh")

    assert "Thành phố Hồ Chí Minh,\nngày 05 tháng 11 năm 2014" in text


# --- the paper ---


def test_the_page_is_that_of_the_decree():
    section = opened(written(BEN_TRE)).sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert all(20 <= round(margin.mm) <= 25 for margin in (section.top_margin, section.bottom_margin))
    assert 30 <= round(section.left_margin.mm) <= 35
    assert 15 <= round(section.right_margin.mm) <= 20


def test_the_number_of_the_page_is_not_on_the_first():
    section = opened(written(BEN_TRE)).sections[0]

    assert section.different_first_page_header_footer
    assert not section.first_page_header.paragraphs[0]._p.xpath(".//w:fldSimple")
    assert section.header.paragraphs[0]._p.xpath(".//w:fldSimple/@w:instr") == ["PAGE"]


def test_every_font_is_times_new_roman_in_every_script():
    with zipfile.ZipFile(BytesIO(written(BEN_TRE))) as file:
        styles = file.read("word/styles.xml").decode()
        document = file.read("word/document.xml").decode()
    fonts = re.findall(r"<w:rFonts[^>]*>", styles + document)

    assert fonts
    assert all(re.findall(r'w:\w+="([^"]*)"', one) == ["Times New Roman"] * 4 for one in fonts)
    assert 'w:lang w:val="vi-VN" w:eastAsia="vi-VN"' in styles


def test_letters_have_the_sizes_of_the_decree():
    document = opened(written(BEN_TRE))
    head = [p for cell in document.tables[0].rows[0].cells for p in cell.paragraphs if p.text]
    foot = [p for cell in document.tables[-1].rows[0].cells for p in cell.paragraphs if p.text]

    def looks(paragraph: Paragraph):
        run = paragraph.runs[0]
        return run.font.size.pt, bool(run.bold), bool(run.italic)

    assert [looks(p) for p in head] == [
        (12, False, False),  # the agency above
        (12, True, False),
        (13, False, False),  # the number
        (12, True, False),
        (13, True, False),
        (13, False, True),  # place and day
    ]
    assert [looks(p) for p in foot] == [
        (12, True, True),
        (11, False, False),
        (14, True, False),
        (14, True, False),
        (14, True, False),
    ]
    assert document.styles["Normal"].font.size.pt == 14


def test_the_body_is_justified_with_its_first_line_drawn_in():
    style = opened(written(BEN_TRE)).styles["Body Text"].paragraph_format

    assert style.alignment == 3
    assert Mm(10) <= style.first_line_indent <= Mm(12.71)
    assert 1 <= style.line_spacing <= 1.5
    assert style.space_before.pt >= 6


def test_the_head_has_no_borders():
    head = opened(written(BEN_TRE)).tables[0]

    assert not head._tbl.xpath(".//w:tblBorders | .//w:tcBorders | .//w:tblStyle")


def test_few_units_are_a_list_and_many_a_table_whose_head_is_repeated():
    units = [row(f"VKSND khu vực {number}", 100 - number) for number in range(70)]

    assert tables(written(statement(rule(*units[:6])))) == []
    (table,) = tables(written(statement(rule(*units))))
    assert len(table.rows) == 71
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert not any(one._tr.xpath("w:trPr/w:tblHeader") for one in table.rows[1:])
    assert all(one._tr.xpath("w:trPr/w:cantSplit") for one in table.rows)
    assert table._tbl.xpath("w:tblPr/w:tblBorders/w:insideV/@w:val") == ["single"]
    assert [cell.text for cell in table.rows[70].cells] == ["70", "VKSND khu vực 69", "31"]


def test_a_table_has_the_columns_that_have_something_to_say():
    rows = [row(f"Đơn vị {number}", 0) for number in range(8)]
    (plain,) = tables(written(statement(rule(*rows))))
    (noted,) = tables(written(statement(rule(*rows[:-1], row("Mới", 0, Fraction(1, 3), "tính 5/31 ngày")))))

    assert [cell.text for cell in plain.rows[0].cells] == ["TT", "Tên đơn vị", "Số tin, bài", "Còn thiếu"]
    assert [cell.text for cell in noted.rows[0].cells][3:] == ["Chỉ tiêu", "Còn thiếu", "Ghi chú"]
    assert [cell.text for cell in noted.rows[8].cells] == ["8", "Mới", "0", "0,33", "0,33", "tính 5/31 ngày"]


@pytest.mark.parametrize("count", [3, 40])
def test_contributors_are_named_with_their_unit(count):
    people = tuple(tally(f"Nguyễn Văn {number}", number, f"Phòng {number}") for number in range(1, count + 1))
    text = said(statement(contributors=people))

    assert f"có {count:02} cộng tác viên" in text
    assert ("3 | Nguyễn Văn 3 | Phòng 3 | 03" if count == 40 else "- Nguyễn Văn 3 (Phòng 3): 03 tin, bài.") in text


def test_many_categories_are_a_table():
    (table,) = tables(written(statement(categories=tuple(tally(f"Mục {n}", n) for n in range(1, 8)))))

    assert [cell.text for cell in table.rows[7].cells] == ["7", "Mục 7", "07"]


def test_every_table_is_as_wide_as_the_text():
    rows = [row(f"Đơn vị {number}", 0, 2 + number, "ghi chú") for number in range(8)]
    people = tuple(tally(f"Nguyễn Văn {number}", number) for number in range(1, 9))
    document = opened(written(statement(rule(*rows), contributors=people)))
    section = document.sections[0]
    text = section.page_width - section.left_margin - section.right_margin

    for table in document.tables:
        assert sum(column.width for column in table.columns) == pytest.approx(text, abs=Mm(0.2))


# --- the file ---


def test_the_same_notice_is_the_same_bytes():
    assert written(BEN_TRE) == written(BEN_TRE)


def test_the_file_has_no_time_but_the_day_of_signing():
    data = written(BEN_TRE)
    properties = opened(data).core_properties
    with zipfile.ZipFile(BytesIO(data)) as file:
        times = {entry.date_time for entry in file.infolist()}

    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert properties.created == properties.modified == datetime(2014, 11, 5, tzinfo=UTC)
    assert properties.title == "Thông báo kết quả viết tin, bài tháng 10 năm 2014"
    assert properties.author == properties.last_modified_by == "Viện kiểm sát nhân dân tỉnh Bến Tre"
    assert properties.comments == ""


def test_the_file_has_nothing_of_the_template_s_pictures_and_leftovers():
    with zipfile.ZipFile(BytesIO(written(BEN_TRE))) as file:
        names = file.namelist()

        assert file.testzip() is None
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "WithEffects" in name]


def test_every_style_that_is_used_is_there():
    """A style without its other half, or a paragraph without its style, makes Word repair the file."""
    document = opened(written(BEN_TRE))
    known = set(document.styles.element.xpath("w:style/@w:styleId"))
    used = document.element.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    related = document.styles.element.xpath("//w:basedOn/@w:val | //w:link/@w:val | //w:next/@w:val")

    assert {*used, *related} <= known


def test_properties_of_paragraphs_stand_in_the_order_of_the_standard():
    order = ["pStyle", "keepNext", "keepLines", "pBdr", "spacing", "ind", "jc", "outlineLvl"]
    document = opened(written(BEN_TRE))
    for properties in document.element.xpath("//w:pPr") + document.styles.element.xpath("//w:style/w:pPr"):
        found = [order.index(child.tag.removeprefix(qn("w:pPr")[:-3])) for child in properties]

        assert found == sorted(found)


@pytest.mark.slow
@settings(max_examples=15)  # each is a file
@given(text=st.text(min_size=1).filter(str.strip))
def test_any_text_can_be_told(text):
    """Names and roles come from a command line too: no sign in them may spoil the file."""
    facts = NoticeFacts(tasks=(text,), recipients=(text,))
    data = written(statement(rule(row(text, 3))), facts, agency=text, signer=text, signer_role=text, portal=text)

    assert opened(data).paragraphs


def test_marks_of_xml_are_told_as_they_are():
    name = 'VKSND "A" <b>&amp; B\'s'

    assert f"- {name}: 03 tin, bài." in said(statement(rule(row(name, 3))))


figures = st.fractions(min_value=0, max_value=60, max_denominator=12)


@pytest.mark.slow
@settings(max_examples=15)
@given(
    credits_=st.lists(figures, min_size=1, max_size=15),
    items=st.integers(0, 500),
    previous=st.integers(0, 500),
)
def test_every_unit_is_told_once_with_the_figure_of_the_statement(credits_, items, previous):
    rows = [row(f"Đơn vị số {number}.", credit) for number, credit in enumerate(credits_)]
    text = said(statement(rule(*rows), items=items, previous_items=previous))

    for one in rows:
        (line,) = [line for line in text.split("\n") if one.name in line]
        shown = line.split(" | ")[2] if " | " in line else line.split(": ")[1].split(" tin, bài")[0]
        told = Fraction(0) if shown.startswith("chưa có") else Fraction(shown.replace(",", "."))
        assert abs(told - one.credit) <= Fraction(1, 200)
        assert ("còn thiếu" in line or line.count(" | ") == 3) == bool(one.missing)
    if items != previous:
        assert f"{abs(items - previous):02} tin, bài so với" in text
