"""The first real sentence, which stands for a lead."""

from __future__ import annotations

import pytest

from plugins.newsroom import BodyReader
from tests.conftest import MARKDOWN, WORDS

READER = BodyReader(MARKDOWN, WORDS)
SAID = "Sáng nay, đơn vị họp tại Huế."


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("VIỆN KSND TỈNH MẪU\n\n", id="a line in capitals"),
        pytest.param("VIỆN KSND TỈNH MẪU\n", id="a line in capitals, glued"),
        pytest.param("**VIỆN KSND TỈNH MẪU**\n\n", id="a bold line in capitals"),
        pytest.param("VKSND tỉnh Mẫu\n\n", id="the name of a unit"),
        pytest.param("*Hà Tĩnh, ngày 27 tháng 11 năm 2023*\n\n", id="place and day"),
        pytest.param("Hà Tĩnh, ngày 27/11/2023.\n\n", id="place and day with a stop"),
        pytest.param("TP. Hồ Chí Minh, ngày … tháng 5 năm 2024\n\n", id="place and no day"),
        pytest.param("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n", id="the motto"),
        pytest.param("Số: 12/BC-VKS\n\nKính gửi: Các đồng chí.\n\n", id="the head of a letter"),
        pytest.param('<div class="columns" markdown="1">\nPhòng. Một.\n\nBản tin. Hai.\n</div>\n\n', id="columns"),
        pytest.param("Trưởng ban. Đã ký.\n{: .align-right }\n\n", id="a line set to the right"),
        pytest.param("I. ĐẶC ĐIỂM\n\n1.1. Kết quả\n\n", id="numbered headings"),
        pytest.param("## Đề mục có câu.\n\n", id="a heading"),
        pytest.param("[^1]: Chú thích có câu.\n\n", id="a note"),
        pytest.param("| a | b |\n|---|---|\n| Câu một. | c |\n\n", id="a table"),
        pytest.param("```\nmã lệnh. Hai câu.\n```\n\n", id="code"),
        pytest.param("- Một câu.\n- Hai câu.\n\n", id="a list"),
        pytest.param("- Một câu.\n\n    Đoạn hai của mục.\n\n- Hai câu.\n\n", id="a list of paragraphs"),
        pytest.param("Từ\n: Nghĩa có một câu.\n\n", id="a definition"),
        pytest.param('![A](a.jpg "Chú thích có câu.")\n', id="a caption, glued"),
        pytest.param("Ảnh: Thu Hà chụp.\n\n", id="a caption left in the text"),
        pytest.param("Tin, ảnh: Thu Hà\n\n", id="a byline"),
        pytest.param("**Thu Hà**\n\n", id="a bare name"),
        pytest.param("<div>Chữ trong HTML. Hai câu.</div>\n\n", id="raw HTML"),
        pytest.param("[TOC]\n\n***\n\n", id="a table of contents and a rule"),
        pytest.param("Chuyện ở bản xa\n", id="a headline, glued"),
    ],
)
def test_what_is_no_sentence_of_the_text_is_passed_over(before):
    assert READER.read(f"{before}{SAID}\n\nCâu khác.").text == SAID


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(
            "Sáng nay[^1], *đơn vị* [họp](a.md)[^9].\n\n[^1]: B.", "Sáng nay, đơn vị họp.", id="without notes"
        ),
        pytest.param("> Lời trích một câu.\n\nBa.", "Lời trích một câu.", id="of a quotation"),
        pytest.param("Một câu. Hai câu\n\nBa.", "Một câu. Hai câu", id="with one stop inside"),
        pytest.param(
            "Sáng nay, đơn vị tổ chức hội nghị sơ kết công tác sáu tháng của\nViện với sự tham dự của\ncác phòng.",
            "Sáng nay, đơn vị tổ chức hội nghị sơ kết công tác sáu tháng của Viện với sự tham dự của các phòng.",
            id="broken by hand",
        ),
        pytest.param(
            "VKSND tỉnh Mẫu\n\nKết quả năm 2023 như sau:\n\n- a", "Kết quả năm 2023 như sau:", id="an announcement"
        ),
        pytest.param("Mây bay qua núi\nGió thổi qua sông", "Mây bay qua núi Gió thổi qua sông", id="a poem"),
        pytest.param("PV: Thưa đồng chí, xin hỏi?", "PV: Thưa đồng chí, xin hỏi?", id="an interview"),
        pytest.param("Hết.", "Hết.", id="one word"),
        pytest.param("- a\n- b", "", id="a list alone"),
        pytest.param("VIỆN KSND TỈNH MẪU", "", id="a line in capitals alone"),
        pytest.param("| a | b |\n|---|---|\n| Câu. | c |", "", id="a table alone"),
        pytest.param("A[^1]\n\n[^1]: Chú thích có câu.", "", id="a note alone"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_first_words(source, text):
    assert READER.read(source).text == text
