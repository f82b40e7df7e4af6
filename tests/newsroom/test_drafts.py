"""Drafts with errors: which items are certainly drafts, what is known of them, and what their errors are for others."""

from __future__ import annotations

from datetime import datetime

import pytest

from plugins.newsroom.drafts import as_warnings, draft_in, faults_of, raw_words, stopping
from plugins.problems import Level, Place, Rule
from plugins.registry.shapes import ZONE

PATH = "news/2026/bai-nhap.md"
ERROR, WARNING = Rule("X101", "sai", "sửa"), Rule("X102", "lạ", "xem lại", Level.WARNING)


def text(*lines: str, body: str = "Nội dung.") -> bytes:
    return "\n".join(["---", *lines, "---", "", body, ""]).encode()


@pytest.mark.parametrize(
    ("data", "status"),
    [
        pytest.param(text("status: draft"), "draft", id="nothing else"),
        pytest.param(text("status: review"), "review", id="in review"),
        pytest.param(text('status: "draft"'), "draft", id="in quotes"),
        pytest.param(text("status: draft # còn sửa"), "draft", id="with a remark"),
        pytest.param(text("title: [x, y]", "date: hôm qua", "lạ: có", "status: draft"), "draft", id="other keys wrong"),
        pytest.param(text("title: a", "title: b", "status: draft"), "draft", id="another key twice"),
        pytest.param(text("cover: {status: published}", "status: draft"), "draft", id="a key within another"),
        pytest.param(text("status: draft", body="Chữ\x01 lạ."), "draft", id="a control character in the body"),
        pytest.param(b"\xef\xbb\xbf" + text("status: draft").replace(b"\n", b"\r\n"), "draft", id="of Windows"),
        pytest.param(text("status: draft", body="x" * 600_000), "draft", id="too large"),
        pytest.param(text("status: draft", body="Đ" * 300_000), "draft", id="too large, cut within a letter"),
        pytest.param(text(f"title: {'x' * 600_000}", "status: draft"), None, id="too large before its status"),
        pytest.param(text("status: published"), None, id="published"),
        pytest.param(text("status: withdrawn"), None, id="withdrawn"),
        pytest.param(text("title: Bài"), None, id="missing"),
        pytest.param(text("status:"), None, id="empty"),
        pytest.param(text("status: Draft"), None, id="capital"),
        pytest.param(text("status: nháp"), None, id="unknown"),
        pytest.param(text("status: [draft]"), None, id="a list"),
        pytest.param(text("status: {draft: true}"), None, id="a mapping"),
        pytest.param(text("Status: draft"), None, id="another key"),
        pytest.param(text("status: draft", "status: published"), None, id="twice"),
        pytest.param(text("status: draft", "status: draft"), None, id="twice the same"),
        pytest.param(text("status: draft", "Status: published"), None, id="twice, once in capitals"),
        pytest.param(text("status: &a draft"), None, id="an anchor of YAML"),
        pytest.param(text("title: Họp: tổng kết: năm", "status: draft"), None, id="broken YAML before"),
        pytest.param(text("status: draft", "title: 'chưa đóng"), None, id="broken YAML after"),
        pytest.param(text("status:draft"), None, id="no blank"),
        pytest.param(text("status: draft", "title:Bài"), None, id="no blank elsewhere"),
        pytest.param(text("- status: draft"), None, id="a list of mappings"),
        pytest.param(b"status: draft\n\nBody\n", None, id="no front matter"),
        pytest.param(b"---\nstatus: draft\n\nBody\n", None, id="front matter without an end"),
        pytest.param(text("status: draft").replace("ộ".encode(), b"\xf4"), None, id="not UTF-8"),
        pytest.param(text("status: draft").decode().encode("utf-16"), None, id="UTF-16"),
        pytest.param(b"", None, id="nothing at all"),
        pytest.param(b"<<<<<<< HEAD\n" + text("status: draft"), None, id="a conflict of git"),
    ],
)
def test_only_who_says_so_plainly_and_once_is_a_draft(data: bytes, status: str | None) -> None:
    found = draft_in(data, PATH)

    assert (found.status if found else None) == status


@pytest.mark.parametrize(
    ("lines", "title", "id_", "names"),
    [
        (("title: Một  bài", "date: 2026-05-06 08:00"), "Một bài", "2026/05/bai-nhap", ("bai-nhap",)),
        (("date: 2026-05-06", "slug: ten-khac"), "bai-nhap", "2026/05/ten-khac", ("ten-khac", "bai-nhap")),
        (("title: Bài", "date: 06/05/2026"), "Bài", None, ("bai-nhap",)),
        (("title: Bài", "date: 2026-05-06", "slug: Tên Khác"), "Bài", None, ("bai-nhap",)),
        (("title: [a]", "date: [b]", "slug: {c: d}"), "bai-nhap", None, ("bai-nhap",)),
    ],
)
def test_what_can_be_read_of_a_draft_is_known(lines, title, id_, names) -> None:
    found = draft_in(text(*lines, "status: draft"), PATH)

    assert found is not None
    assert (found.title, found.id, found.names) == (title, id_, names)


def test_a_day_without_an_hour_is_its_beginning() -> None:
    found = draft_in(text("status: draft", "date: 2026-05-06"), PATH)

    assert found is not None
    assert found.date == datetime(2026, 5, 6, tzinfo=ZONE)


def test_errors_of_drafts_stop_nothing_and_all_others_do() -> None:
    draft, other = Place(path=PATH, line=3), Place(path="news/khac.md")
    problems = [ERROR.at(draft), WARNING.at(draft), ERROR.at(other), WARNING.at(other)]
    faults = faults_of(problems, {PATH, "news/tot.md"})

    assert faults == {PATH: (ERROR.at(draft), WARNING.at(draft))}
    assert stopping(problems, faults) == [ERROR.at(other)]
    assert [one.level for one in as_warnings(problems, faults)] == ["warning", "warning", "error", "warning"]
    assert [one.place for one in as_warnings(problems, faults)] == [one.place for one in problems]


def test_a_draft_that_has_only_warnings_is_as_good_as_any() -> None:
    assert faults_of([WARNING.at(Place(path=PATH))], {PATH}) == {}


def test_a_warning_of_an_error_keeps_its_cure_and_says_that_the_rest_was_built_if_it_was() -> None:
    problem = ERROR.at(Place(path=PATH))
    faults = faults_of([problem], {PATH})

    [built], [refused] = as_warnings([problem], faults), as_warnings([problem], faults, is_built=False)
    assert built.cure == "sửa; các bài khác vẫn được dựng; sửa trước khi đăng bài này"
    assert refused.cure == "sửa"


def test_every_word_of_a_draft_that_was_not_understood_is_private() -> None:
    data = text(
        "title: Họp kín tại tỉnh",
        'title: "Tiêu đề thứ hai"',
        "sapo: Đoạn mở đầu",
        "units: [ha-tinh, khong-co]",
        "slug: hop-kin",
        "cover: {src: /images/a.jpg, alt: Ảnh phòng họp, ghi-chu: Ghi chú kín}",
        "status: draft",
        body="Thân\x01 bài.",
    )
    words = list(raw_words(data, PATH))

    for private in ("Họp kín tại tỉnh", "Tiêu đề thứ hai", "Đoạn mở đầu", "Ảnh phòng họp", "Ghi chú kín"):
        assert private in words
    assert any("bài." in word for word in words)
    assert not any("hop-kin" in word or "khong-co" in word for word in words)
