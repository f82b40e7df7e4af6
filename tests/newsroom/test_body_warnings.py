"""What is told of a body by its lines alone: each thing where it stands, and nothing of a text that is in order."""

from __future__ import annotations

import pytest

from bench.corpus.files import news_text
from bench.corpus.whole import make
from plugins.newsroom.blocks import link_address
from plugins.newsroom.body_warnings import of_lines
from plugins.newsroom.written import split

PROSE = "Sáng nay, đơn vị tổ chức hội nghị sơ kết công tác sáu tháng đầu năm với sự tham dự của toàn thể công chức."


def told(body: str) -> list[tuple[str, int]]:
    """Return what is told of *body* and of which of its lines, from 1."""
    written, _ = split(f"---\n---\n{body}", "news/a.md")
    assert written is not None
    return [(problem.code, problem.place.line - 2) for problem in of_lines(written)]


WRAPPED = (
    "Ngày 05/6, đơn vị tổ chức hội nghị sơ kết công tác sáu tháng đầu\n"
    "năm với sự tham dự của toàn thể công chức và người lao động\n"
    "trong đơn vị, cùng đại diện các phòng của tỉnh.\n"
)


@pytest.mark.parametrize("width", [60, 66, 72, 78, 90, 100])
def test_a_text_wrapped_by_hand_is_told(width):
    words = (PROSE + " " + PROSE.lower() + " " + PROSE).split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()

    assert told("\n".join([*lines, line])) == [("B120", 1)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"Chữ.\n\n{WRAPPED}", [("B120", 3)], id="in the middle"),
        pytest.param("\n".join(f"> {line}" for line in WRAPPED.splitlines()), [("B120", 1)], id="in a quotation"),
        pytest.param("mây bay qua núi xa\ngió thổi qua sông dài\nnắng lên trên đồi cao", [], id="a verse"),
        pytest.param("\n".join([PROSE] * 4), [], id="paragraphs without blank lines"),
        pytest.param("\n".join(WRAPPED.splitlines()[:2]), [], id="two lines"),
        pytest.param(f"```\n{WRAPPED}```", [], id="in code"),
        pytest.param(f"<div>\n{WRAPPED}</div>", [], id="in raw HTML"),
        pytest.param(f"<!--\n{WRAPPED}-->", [], id="in a comment"),
    ],
)
def test_lines_broken_by_hand(body, expected):
    assert told(body) == expected


GAP = " " * 6


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"Chữ.\n\nPhòng 1{GAP}12 vụ{GAP}9 vụ", [("B121", 3)], id="two gaps"),
        pytest.param("Phòng 1\t12 vụ\t9 vụ", [("B121", 1)], id="Tabs"),
        pytest.param(
            "Phòng 1\u00a0\u00a0\u00a0\u00a0\u00a012 vụ\u00a0\u00a0\u00a0\u00a0\u00a09",
            [("B121", 1)],
            id="fixed blanks",
        ),
        pytest.param(f"Phòng 1{GAP}12 vụ", [("B121", 1)], id="one gap in one line"),
        pytest.param(f"Chữ\nPhòng 1{GAP}12 vụ\nchữ", [("B121", 2)], id="one gap between others"),
        pytest.param("\n".join([f"Phòng{GAP}12 vụ"] * 7), [("B121", 1)], id="seven lines"),
        pytest.param("\n\n".join([f"Phòng{GAP}12 vụ"] * 7), [("B121", 1)], id="seven lines with blank lines, once"),
        pytest.param("TT\tĐơn vị\tSố vụ\n1\tPhòng 1\t12\n2\tPhòng 2\t9", [("B121", 1)], id="a table from Word"),
        pytest.param(f"PHÒNG MẪU{GAP}BẢN TIN\nSố: 01{GAP}Ngày 1/1", [], id="two columns"),
        pytest.param("\n".join([f"Phòng{GAP}12 vụ"] * 6), [], id="six lines of two columns"),
        pytest.param(f"Họ tên:{GAP}Thu Hà\nĐơn vị:{GAP}Phòng 9", [], id="labels"),
        pytest.param(" " * 40 + "TRƯỞNG BAN\n" + " " * 40 + "Trần Văn Mẫu", [], id="set to the right"),
        pytest.param(f"{GAP}Chữ thụt vào.{GAP}\t", [], id="before and after"),
        pytest.param("1.\tMột\n2.\tHai\n\na)\tBa\n\n-\tBốn", [], id="behind signs"),
        pytest.param(f"| a{GAP}b{GAP}c | d |\n|---|---|\n| e\tf\tg | h |", [], id="in a table"),
        pytest.param(f"~~~\nPhòng 1{GAP}12 vụ{GAP}9 vụ\n~~~", [], id="in code"),
    ],
)
def test_gaps(body, expected):
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("TT\nĐơn vị\nSố vụ\n1\nPhòng 1\n12", [("B122", 1)], id="with ordinals"),
        pytest.param("Chữ.\n\nTT\n\nĐơn vị\n\nSố vụ\n\n1\n\nPhòng 1\n\n12", [("B122", 3)], id="with blank lines"),
        pytest.param("Phòng 1\n12\n9\nPhòng 2\n7\n8%", [("B122", 1)], id="numbers"),
        pytest.param(
            "Họ và tên\nDanh hiệu\nThu Hà\nGiấy khen\nViệt An\nBằng khen", [("B122", 1)], id="names and words"
        ),
        pytest.param("Mây bay\nGió thổi\nNắng lên\nTrăng về\nMưa rơi\nSao mờ\nĐêm tàn", [], id="a poem"),
        pytest.param("Phòng 1;\nPhòng 2;\nPhòng 3;\nPhòng 4;\nPhòng 5;\nPhòng 6.", [], id="lines that end"),
        pytest.param("- Thu Hà\n- Việt An\n- Tiến Dân\n- Hải Yến\n- C\n- D", [], id="a list"),
        pytest.param(
            "I. Một\n\nII. Hai\n\nNăm 2020\n\n12 giờ\n\nIII. Ba\n\nIV. Bốn", [], id="short lines with numbers"
        ),
    ],
)
def test_a_table_of_one_cell_a_line(body, expected):
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"{PROSE}\nẢnh: Thu Hà", [("B129", 2)], id="a credit below a text"),
        pytest.param(f"Ảnh: Thu Hà\n{PROSE}", [("B129", 1)], id="a credit above a text"),
        pytest.param(
            f"{PROSE}\n\nCác đơn vị nhận cờ thi đua. Ảnh: C.H\n\n{PROSE}", [("B129", 3)], id="a pasted caption"
        ),
        pytest.param("![A](a.jpg)\nẢnh: Thu Hà", [("B129", 2)], id="a credit below a picture"),
        pytest.param("![A](a.jpg)\nToàn cảnh hội nghị", [("B134", 2)], id="a caption below a picture"),
        pytest.param("Toàn cảnh hội nghị\n![A](a.jpg)", [("B134", 1)], id="a caption above a picture"),
        pytest.param('![A](a.jpg "Toàn cảnh")\nChữ tiếp', [], id="a picture with a caption"),
        pytest.param("![A](a.jpg “Toàn cảnh”)\nChữ tiếp", [], id="with a caption in Word's marks"),
        pytest.param("![A](a.jpg){credit=Hà}\nChữ tiếp", [], id="with a credit"),
        pytest.param(f"![A](a.jpg)\n{PROSE}", [], id="a sentence below a picture"),
        pytest.param("![A](a.jpg)\n- Mục", [], id="a list below a picture"),
        pytest.param("Ảnh hưởng của dịch bệnh rất lớn.", [], id="a word that begins alike"),
        pytest.param("`Ảnh: x`", [], id="as code"),
    ],
)
def test_captions_beside_pictures(body, expected):
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("[Ghi chú]: số liệu tạm", [("B125", 1)], id="words"),
        pytest.param("[Ghi chú]: tạm", [("B125", 1)], id="a word"),
        pytest.param("Xem [a].\n\n[a]: b.md", [], id="used"),
        pytest.param("Xem [A][].\n\n[a]: https://x.example 'Tên'", [], id="used in capitals, with a title"),
        pytest.param("[a]: b.md", [("B132", 1)], id="unused"),
        pytest.param("Xem [a].\n\n[a]: b.md\n\n[a]: c.md", [("B133", 5)], id="twice"),
        pytest.param("A[^1]\n\n[^1]: B\n[^1]: C", [("B128", 4)], id="a note twice"),
        pytest.param("```\n[Ghi chú]: tạm\n```", [], id="in code"),
    ],
)
def test_definitions(body, expected):
    assert told(body) == expected


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("https://x.example", True),
        ("b.md", True),
        ("../b", True),
        ("#muc", True),
        ("<a b>", True),
        ('b.md "Tên"', True),
        ("b.md (Tên)", True),
        ("vbscript:x", True),
        ("số liệu tạm", False),
        ("tạm", False),
        ("b.md là tên tệp", False),
        ("", False),
    ],
)
def test_an_address_is_one_word_that_looks_like_one(rest, expected):
    assert (link_address(f"[x]: {rest}") is not None) is expected


def test_nothing_is_told_of_the_corpus_of_the_benchmarks():
    assert [item.title for item in make(60).items if told(news_text(item).split("---\n", 2)[2])] == []


def test_two_equal_lines_are_told_where_they_stand():
    body = f"Phòng 1{GAP}12 vụ{GAP}9\n\n{PROSE}\n\nPhòng 1{GAP}12 vụ{GAP}9"

    assert told(body) == [("B121", 1), ("B121", 5)]


def test_a_page_of_text_is_told_of_the_same(desk):
    _, problems = desk.load({"pages/a.md": "---\ntitle: A\n---\n\nChữ.\n\n[Ghi chú]: số liệu tạm\n\nThu Hà\n"})

    assert [(problem.code, problem.place.line) for problem in problems] == [("B125", 7)]


def test_a_body_is_told_of_though_its_front_matter_is_wrong(desk):
    assert desk.codes("[Ghi chú]: số liệu tạm", genre="bai-viet") == ["B125", "S103"]
