from __future__ import annotations

from lxml import html
from markupsafe import Markup
from msgspec.structs import replace

from plugins.preview.channel import State
from plugins.preview.overlay import ENOUGH, overlay, overlay_of_message, page_without_site
from plugins.problems import Level, Place, Problem

WRONG = Problem(
    place=Place(path="news/a.md", line=4, column=8),
    code="S103",
    level=Level.ERROR,
    message="giá trị “<b>tin</b>” không dùng được",
    cure="chọn một trong: news, feature",
    suggestion="news",
)


def words(text: str) -> str:
    return " ".join(html.fromstring(text).text_content().split())


def test_a_problem_is_told_with_place_message_cure_and_suggestion() -> None:
    told = words(overlay([WRONG], "content/", first=False))

    assert "Chưa dựng được trang: 1 lỗi" in told
    assert "content/news/a.md, dòng 4, cột 8 · S103" in told
    assert "Giá trị “<b>tin</b>” không dùng được. Chọn một trong: news, feature. Có phải “news”?" in told


def test_nothing_that_was_written_becomes_markup() -> None:
    for told in (
        overlay([replace(WRONG, suggestion="<script>")], "<i>/", first=False),
        overlay_of_message("<script>", first=False),
    ):
        assert "<script>" not in told
        assert "<i>" not in told
        assert "&lt;script&gt;" in told


def test_errors_and_reminders_are_counted_apart_and_told_apart() -> None:
    told = words(overlay([WRONG, replace(WRONG, level=Level.WARNING, code="S999")], "content/", first=False))

    assert "1 lỗi, 1 nhắc nhở" in told
    assert "S999 · nhắc" in told


def test_of_very_many_problems_the_first_are_told_and_the_others_counted() -> None:
    told = overlay([WRONG] * (ENOUGH + 7), "content/", first=False)

    assert told.count("<li") == ENOUGH
    assert "Còn 7 chỗ nữa" in told


def test_the_reader_is_told_which_site_stands_below() -> None:
    assert "bản dựng được gần nhất" in overlay([WRONG], "content/", first=False)
    assert "Chưa có bản nào" in overlay([WRONG], "content/", first=True)


def test_while_there_is_no_site_its_page_says_what_is_wrong_or_that_one_has_to_wait() -> None:
    waits = html.document_fromstring(page_without_site(State()))
    wrong = html.document_fromstring(page_without_site(State(wrong=overlay([WRONG], "content/", first=True))))

    assert [one.text_content() for one in waits.iter("h1")] == ["Đang dựng trang…"]
    assert [one.text_content() for one in wrong.iter("h1")] == ["Chưa dựng được trang: 1 lỗi"]
    assert wrong.findtext(".//title") == "Chưa dựng được trang"
    assert "news/a.md" in wrong.text_content()


def test_a_message_is_told_as_it_is() -> None:
    assert "ổ đĩa đầy" in overlay_of_message("ổ đĩa đầy", first=False)
    assert isinstance(overlay_of_message("x", first=False), Markup)
