"""Bylines left in the text, as pasted texts have them."""

from __future__ import annotations

import pytest

from plugins.newsroom.bylines import byline_in, is_byline
from plugins.newsroom.source_lines import runs

PROSE = "Sáng nay, đơn vị tổ chức hội nghị sơ kết công tác sáu tháng đầu năm với sự tham dự của toàn thể công chức."


@pytest.mark.parametrize(
    "line",
    [
        "Tác giả: Nguyễn Văn Mẫu",
        "Tin, ảnh: Thu Hà",
        "Tin và ảnh: Thu Hà",
        "Bài, ảnh: Trần Bình",
        "Tin - ảnh: PV",
        "Tin/ảnh: Thu Hà",
        "Tin bài: Văn phòng",
        "Bài: Trần Bình",
        "Người viết: Thu Hà",
        "Phóng viên: Thu Hà",
        "**Tin, ảnh: Thu Hà**",
        "**Tin, ảnh:** Thu Hà",
        "Tin, ảnh: *Thu Hà*",
        "Tin, ảnh Thu Hà",
        "Bài và ảnh Nguyễn Văn Mẫu",
        "Tác giả Thu Hà",
        "Bài viết: Thu Hà",
        "*Thu Hà*",
        "**Nguyễn Văn Mẫu**",
        "(Thu Hà)",
        "Nguyễn Văn Mẫu./.",
        "Thu Hà.",
        "                                        Thu Hà",
        "Tiến Dân - Việt An",
        "Thu Hà, Việt An",
        "Nguyễn Văn Mẫu và Trần Thị Bình",
        "VH(VPTH), ảnh Thu Hà",
        "Thu Hà (ảnh: Việt An)",
        "PV Thu Hà",
        "Nguyễn Văn Mẫu - VKSND tỉnh Huế",
        "Thu Hà (Phòng 9)",
        "C.H",
        "TL",
    ],
)
def test_forms_of_bylines(line):
    assert is_byline(line)
    assert byline_in(runs(f"{PROSE}\n\n{PROSE}\n\n{line}\n")) == (4, line)


@pytest.mark.parametrize(
    "line",
    [
        "Hà Nội",
        "Sóc Trăng",
        "Thừa Thiên Huế",
        "Hà Nội - Huế",
        "Tây Nguyên",
        "Điện Biên Phủ",
        "Văn phòng VKSND tỉnh Sóc Trăng",
        "VKSND tỉnh Cao Bằng",
        "Phòng Mẫu",
        "Ban Biên Tập",
        "Kết luận",
        "Hết",
        "VIỆN TRƯỞNG",
        "Tin: trời mưa to",
        "Tin, ảnh của cuộc thi",
        "PV: Thưa đồng chí!",
        "PV: Thưa đồng chí",
        "Nội dung: Thu Hà hát",
        "Hồ Chí Minh",
        "Sáng nay, đơn vị họp.",
        "Thu hà",
        "12",
        "1. Thu Hà",
        "## Thu Hà",
        "- Thu Hà",
        "",
    ],
)
def test_what_is_no_byline(line):
    assert byline_in(runs(f"{PROSE}\n\n{PROSE}\n\n{line}\n")) is None


@pytest.mark.parametrize(
    ("body", "line"),
    [
        pytest.param(f"Thu Hà\n\n{PROSE}", 0, id="first line"),
        pytest.param(f"{PROSE}\nThu Hà", 1, id="glued to the last paragraph"),
        pytest.param(f"{PROSE}\n\nThu Hà\n\n![A](a.jpg)\n\n[^1]: Chú thích.", 2, id="above a picture and a note"),
        pytest.param(f"{PROSE}\n\nThu Hà\n\n(Theo Báo Mẫu)", 2, id="above the source"),
        pytest.param(f"{PROSE}\n\n## Mục\n\n{PROSE}\n\nThu Hà", 6, id="after a section"),
        pytest.param(f"Tác giả: Thu Hà\n\n{PROSE}", 0, id="with its label first"),
        pytest.param("Mây bay,\nGió thổi.\n\nTác giả: Thu Hà", 3, id="with its label below a poem"),
    ],
)
def test_where_a_byline_stands(body, line):
    found = byline_in(runs(body))

    assert found is not None
    assert found[0] == line


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "Mây bay qua núi\nGió thổi qua sông\n\nNắng lên trên đồi\nTrăng về bên suối\n\nThu Hà", id="a poem"
        ),
        pytest.param("Mây bay qua núi\nGió thổi qua sông\n\nNắng lên\nThu Hà", id="a poem, glued"),
        pytest.param(
            "Mây bay qua núi\n\nGió thổi qua sông\n\nNắng lên trên đồi\n\nThu Hà", id="a poem with blank lines"
        ),
        pytest.param("Thu Hà\n\nMây bay qua núi\nGió thổi qua sông", id="above a poem"),
        pytest.param(f"{PROSE}\n\nVIỆN TRƯỞNG\n\nNguyễn Văn Mẫu", id="below a title"),
        pytest.param(f"{PROSE}\n\nVIỆN TRƯỞNG\nNguyễn Văn Mẫu", id="below a title, glued"),
        pytest.param(f"Kính gửi các đồng chí!\n\n{PROSE}\n\nNguyễn Văn Mẫu", id="a letter"),
        pytest.param(f"{PROSE}\n\nTrân trọng cảm ơn!\n\nNguyễn Văn Mẫu", id="a letter's end"),
        pytest.param(f"{PROSE}\n\n> {PROSE}\n\nNguyễn Văn Mẫu", id="below a quotation"),
        pytest.param(f"{PROSE}\n\n> Nguyễn Văn Mẫu", id="in a quotation"),
        pytest.param("Thu Hà", id="alone"),
        pytest.param(f"{PROSE}\n\nThu Hà\n\n{PROSE}", id="in the middle"),
        pytest.param(f"{PROSE}\n\n```\nThu Hà\n```", id="in code"),
        pytest.param(f"{PROSE}\n\n<div>\nThu Hà\n</div>", id="in raw HTML"),
        pytest.param(f"{PROSE}\n\n<!-- Thu Hà -->", id="in a comment"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_signature_is_no_byline(body):
    assert byline_in(runs(body)) is None


def test_whoever_is_known_to_sign_so_is_known_by_one_word():
    body = runs(f"{PROSE}\n\nMẫu")

    assert byline_in(body) is None
    assert byline_in(body, lambda name: name == "Mẫu") == (2, "Mẫu")


def test_a_byline_of_its_own_makes_the_text_s_one_no_matter(desk):
    body = f"{PROSE}\n\nThu Hà"

    assert desk.codes(body) == ["B124"]
    assert desk.codes(body, front="byline: [{name: Thu Hà, role: author}]") == []


def test_the_cure_holds(desk):
    """What the message shows as the form of a byline is one."""
    _, (problem,) = desk.read(f"{PROSE}\n\nTin, ảnh: Thu Hà")
    form = problem.cure.split("ví dụ ")[1].split(";")[0]

    assert desk.codes(PROSE, front=form) == []
