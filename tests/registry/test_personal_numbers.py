"""Which digits are a number of somebody's, however they are written, and which are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry.personal_numbers import personal_numbers

HERE = Path(__file__).parent
REAL = [HERE.parent.parent / "content", HERE.parent / "golden", HERE.parent / "data" / "good"]


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.digits) for one in personal_numbers(text)]


MOBILE = [("mobile", "0912345678")]
IDENTITY = [("identity", "001203004567")]


@pytest.mark.parametrize(
    "text",
    [
        "0912345678",
        "ĐT: 0912 345 678.",
        "0912.345.678",
        "0912345678-Nguyễn Văn Nam",
        "0912345678/NGUYỄN VĂN NAM",
        "[^1]: 0912345678",
        "0912-345-678",
        "0912 – 345 – 678",
        "0912·345·678",
        "091 234 5678",
        "091.2345678",
        "09 1234 5678",
        "09.12.34.56.78",
        "0912 34 56 78",
        "0 912 345 678",
        "(0912) 345 678",
        "(0912)345678",
        "+84912345678",
        "+84 912 345 678",
        "(+84) 912 345 678",
        "+84 (0) 912 345 678",
        "+84-912-345-678",
        "84912345678",
        "84 912 345 678",
        "0084 912 345 678",
        "０９１２３４５６７８",
        "＋８４ 912 345 678",
        "٠٩١٢٣٤٥٦٧٨",
        "𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖",
        "0912\u00a0345\u00a0678",
        "0912\u202f345\u2009678",
        "0912\t345\t678",
        "0912\u200b345\u200d678",
        "0912\u00ad345678",
        "0912\n345 678",
        "> 0912\n> 345 678",
        "&#48;912345678",
        "0912&nbsp;345&nbsp;678",
        "0912&#46;345&#x2e;678",
        "**0912** 345 *678*",
        r"0912\.345\.678",
        "`0912345678`",
        "<b>0912</b> 345 678",
        '<span title="ĐT 0912345678">x</span>',
        "<img src='a.jpg' alt='0912 345 678'>",
        '<a href="tel:0912345678">gọi</a>',
        "[gọi](tel:+84912345678)",
        "[gọi](tel:%2B84912345678)",
        "[gọi]: tel:0912345678",
        "<tel:0912345678>",
        '![ảnh](0356789012.jpg "ĐT 0912345678")',
        '![0912345678](a.jpg){credit="Hà"}',
        '![ảnh](a.jpg){credit="Hà, 0912345678"}',
        "| Hà | 0912345678 | x |",
        "SĐT0912345678",
        "Zalo:0912345678",
        "Zalo0912345678",
        "gọi số0912345678gặp Hà",
        "HTTPS://a.vn/x 0912345678",
        "0912345678<sup>1</sup>",
        "0912<br>345 678",
        "0️⃣9️⃣1️⃣2️⃣345678",
        "0̲9̲1̲2̲345678",
        "☎️0912345678",
        "chuyển vào tài khoản của đơn vị. 0912345678",
        "số 0912345678, ngày 12/03/2023",
        "0912345678 ngày 12/03/2023",
        "năm 2023 (0912 345 678)",
        "1. 0912 345 678",
        "- 0912 345 678",
        "[0912 345 678](tel:+84912345678)",
        "0912345678 hoặc 0912.345.678",
        "tài khoản Zalo 0912345678",
    ],
)
def test_a_mobile_number_is_found(text: str) -> None:
    """One that stands twice on a line is told once."""
    assert found(text) == MOBILE


@pytest.mark.parametrize(
    "text",
    [
        "001203004567",
        "001 203 004 567",
        "001.203.004.567",
        "001-203-004-567",
        "0012 0300 4567",
        "001203 004567",
        "001 203004567",
        "001\u00a0203\u200b004\t567",
        "００１２０３００４５６７",
        "CCCD001203004567",
        "số căn cước: 001203004567, cấp ngày 01/02/2021",
        "001203004567 ngày 01/02/2021",
        "**001203**004567",
        "(001203004567)",
        "0012030045&#54;7",
    ],
)
def test_an_identity_number_is_found(text: str) -> None:
    assert found(text) == IDENTITY


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("0912345678/0987654321", ["0912345678", "0987654321"]),
        ("0912345678 - 0987654321", ["0912345678", "0987654321"]),
        ("0912 345 678 0987 654 321", ["0912345678", "0987654321"]),
        ("(0236) 3822 567 0912 345 678", ["0912345678"]),
        ("0236.3822.567 - 0912.345.678", ["0912345678"]),
        ("0912345678,0987654321", ["0912345678", "0987654321"]),
        ("0356789012; 0568901234, 0778901234 và 0890123456", ["0356789012", "0568901234", "0778901234", "0890123456"]),
        ("0912345678, CCCD 001203004567", ["0912345678", "001203004567"]),
        ("0912345678\n0912345678", ["0912345678", "0912345678"]),
        ("Một.\n\n0912345678\n\nHai.\n\n0912345678", ["0912345678", "0912345678"]),
    ],
)
def test_each_number_is_found(text: str, digits: list[str]) -> None:
    assert [digits_ for _, digits_ in found(text)] == digits


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("024 3825 5058; (024) 3825.5058; 0243.825.5058; 02438255058", id="of an office"),
        pytest.param("0236 3 822 567; 0263 000 0004", id="of an office, in other groups"),
        pytest.param("1800 1234, 1900.561.292, 19001234, 113", id="a hotline"),
        pytest.param("1.234.567.890 đồng; 350.000.000.000 đồng", id="an amount"),
        pytest.param("84.912.345.678 đồng; 84 912 345 678 đồng", id="an amount that begins as abroad"),
        pytest.param("0,35 %; 0.912345678; 0,0912345678; 10.0912345678; 10,0912345678", id="a fraction"),
        pytest.param("Quyết định số 35/QĐ-VKS-VP ngày 08/05/2024", id="a decision"),
        pytest.param("Thông tư 02/2023/TT-BNV, Nghị quyết 96/2019/QH14", id="a law"),
        pytest.param("số 0912345678/QĐ-VKS", id="a long number of a document"),
        pytest.param("số 0912345678/TTr-VKS", id="a long number of a submission"),
        pytest.param("08.05.2024 10.30; 08-05-2024 14:30; 2023-05-07 08:30", id="a day and an hour"),
        pytest.param("09.12.2023 - 15.01.2024; 01-02-2023-15-03-2023", id="from a day to a day"),
        pytest.param("03.2019 - 06.2020; 03-2019 - 06-2020", id="from a month to a month"),
        pytest.param("giai đoạn 2015-2020, 2020 - 2025; 2015 2016 2017 2018 2019", id="years"),
        pytest.param("tháng 08 2019 2020", id="a month and years"),
        pytest.param("ISBN 978-604-57-1234-5; ISBN 0-306-40615-2; ISBN: 0306406152", id="a book"),
        pytest.param(
            "tài khoản của Quỹ tại Ngân hàng Nông nghiệp (Agribank) số 060012345678", id="an account with its bank"
        ),
        pytest.param("HTTPS://Zalo.me/0912345678", id="a URL in capitals"),
        pytest.param("MST: 0312345678; mã số thuế 0312345678-001", id="a tax number"),
        pytest.param("STK 0351000123456; tài khoản số 0351 000 123 456; tài khoản 012345678901", id="an account"),
        pytest.param("1903 0356 7890 12; 19030356789012; 0912.345.678.901.234", id="long, as those of banks"),
        pytest.param("CMND 012345678; CMND 012 345 678", id="nine digits"),
        pytest.param("0912345; 091234567; 09123456789; 0168 999 9999", id="too few, too many, of former times"),
        pytest.param("https://zalo.me/0912345678 http://x.vn/001203004567.html www.x.vn/0912345678", id="a URL"),
        pytest.param("zalo.me/0912345678", id="a URL without its scheme"),
        pytest.param("0912345678@gmail.com, a.001203004567@x.vn", id="an address for mail"),
        pytest.param("[x](../anh/0912345678.jpg) ![x](0356789012.jpg 'Chú thích')", id="a file"),
        pytest.param("[a]: 0912345678.jpg", id="a file by reference"),
        pytest.param('<img src="0912345678.jpg" alt="x"> <a href="https://x.vn/0912345678">x</a>', id="of a tag"),
        pytest.param("<!-- 0912345678\n\n001203004567 -->", id="a comment, which nobody reads"),
        pytest.param("IMG_0912345678.jpg x0912345678 0912345678a", id="part of a word"),
        pytest.param("| 03 | 1234 | 5678 |\n| 0912 | 345678 |", id="cells"),
        pytest.param("03; 1234; 5678, 0912, 345, 678", id="a list of figures"),
        pytest.param("05\t12\t08\t20\t31\n08   3210   4555", id="columns"),
        pytest.param("0 3 5 7 9 1 2 4 6 8", id="digits"),
        pytest.param("01 05 12 03 08 22", id="counts"),
        pytest.param("05 vụ/12 bị can; 08 vụ - 12 bị can", id="counts of something"),
        pytest.param("03\n4512\n7812", id="a figure a line"),
        pytest.param("+7 0912 345 67 89", id="of another country"),
    ],
)
def test_other_figures_are_none(text: str) -> None:
    assert found(text) == []


_groups = st.sampled_from(
    [(10,), (4, 3, 3), (3, 3, 4), (3, 4, 3), (4, 2, 2, 2), (4, 6), (5, 5), (2, 4, 4), (2, 2, 2, 2, 2)]
)
_gaps = st.sampled_from([" ", ".", "-", "\u00a0", " - ", "\u200b", "&nbsp;", "–", "．", "\\."])
_digits = st.text("0123456789", min_size=8, max_size=8).map(lambda rest: rest.replace("19", "13").replace("20", "21"))
_words = st.sampled_from(["", "Gọi ", "ĐT: ", "(", "- ", "ngày 12/03/2024, ", "“", "năm 2023; "])


@given(_groups, _gaps, st.sampled_from("35789"), _digits, _words, st.booleans())
def test_a_number_is_found_in_whatever_groups(
    groups: tuple[int, ...], gap: str, second: str, rest: str, before: str, wide: bool
) -> None:
    digits = f"0{second}{rest}"
    parts, at = [], 0
    for width in groups:
        parts.append(digits[at : at + width])
        at += width
    written = gap.join(parts)
    if wide:
        written = "".join(chr(ord(char) + 0xFEE0) if char.isdigit() else char for char in written)

    assert found(f"{before}{written}, xin cảm ơn") == [("mobile", digits)]


@pytest.mark.parametrize("folder", REAL, ids=lambda folder: folder.name)
def test_nothing_is_found_in_real_texts(folder: Path) -> None:
    """A false alarm a day, and nobody reads warnings."""
    files = [path for path in folder.rglob("*") if path.suffix in (".md", ".yaml", ".csv", ".html", ".json")]

    assert files
    assert {path.name: told for path in files if (told := found(path.read_text("utf-8")))} == {}


@pytest.mark.parametrize(
    ("text", "shortened"), [("0912 345 678", "0912…78"), ("001203004567", "0012…67"), ("+84912345678", "0912…78")]
)
def test_a_message_does_not_repeat_it(text: str, shortened: str) -> None:
    assert [one.shortened for one in personal_numbers(text)] == [shortened]


@pytest.mark.parametrize(
    "text",
    ["0 ", "0912345678 ", "0912 345 678\n", "1-", "<a ", '<a "', "a@", "a.", "](", "084 ", "&#48;", "\n \n", "_0"],
)
def test_a_long_text_takes_no_time(text: str) -> None:
    """What is quadratic here takes minutes, and the suite stops it."""
    list(personal_numbers("&0912345678 " + text * (100_000 // len(text))))
