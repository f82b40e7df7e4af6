from __future__ import annotations

import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given

from plugins.newsroom import html_rules, rules
from plugins.newsroom.targets import Target, as_link, picture_in, picture_of, target_of
from plugins.registry import Rule
from tests.strategies import any_texts

BASE = "news/2025/a.md"


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("b.md", Target("file", "news/2025/b.md")),
        ("../2024/b.md#muc", Target("file", "news/2024/b.md", "muc")),
        ("{filename}b.md", Target("file", "news/2025/b.md")),
        ("{filename}/pages/b.md", Target("file", "pages/b.md")),
        ("../../pages/b.md", Target("file", "pages/b.md")),
        ("a%20b.md", Target("file", "news/2025/a b.md")),
        (unicodedata.normalize("NFD", "bài.md"), Target("file", "news/2025/bài.md")),
        ("#muc", Target("anchor", "", "muc")),
        ("#m%E1%BB%A5c", Target("anchor", "", "mục")),
        ("/don-vi/hue/", Target("address", "/don-vi/hue/")),
        ("https://x.example/a?b#c", Target("outside", "https://x.example/a?b#c")),
        ("http://x.example/a", Target("outside", "http://x.example/a")),
        ("HTTPS://x.example", Target("outside", "HTTPS://x.example")),
        ("mailto:a@x.example", Target("outside", "mailto:a@x.example")),
        ("tel:+84234000000", Target("outside", "tel:+84234000000")),
    ],
)
def test_a_link_leads_to_a_text_an_anchor_an_address_or_outside(written, target):
    assert target_of(written, BASE) == target


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("{attach}../../../etc/passwd", rules.OUTSIDE),
        ("{attach}b.md", rules.OUTSIDE),
        ("{ATTACH}b.md", rules.OUTSIDE),
        ("{static}../../../x", rules.OUTSIDE),
        ("{static}/noi-bo/chi-tieu.xlsx", rules.DOCUMENT),
        ("../../../etc/passwd", rules.OUTSIDE),
        ("%2e%2e/%2e%2e/%2e%2e/etc/passwd", rules.OUTSIDE),
        ("../../data/units.yaml", rules.OUTSIDE),
        ("../../images/a.jpg", rules.PICTURE_AS_LINK),
        ("/tin/../../x", rules.OUTSIDE),
        ("/%2e%2e/x", rules.OUTSIDE),
        ("a.docx", rules.DOCUMENT),
        ("../../images/cong-van.PDF", rules.DOCUMENT),
        ("b", rules.LINK_NOWHERE),
        ("images\\a.md", rules.BACKSLASH),
        ("www.vksndtc.gov.vn", rules.NO_SCHEME),
        ("vksndtc.gov.vn/tin?id=1", rules.NO_SCHEME),
        ("a@x.example", rules.NO_SCHEME),
        ("http:", html_rules.BROKEN_ADDRESS),
        ("http:///a", html_rules.BROKEN_ADDRESS),
        ("", rules.LINK_NOWHERE),
        ("javascript:alert(1)", rules.SCHEME),
        (" JavaScript:alert(1)", rules.SCHEME),
        ("java\tscript:alert(1)", rules.SCHEME),
        ("data:text/html,x", rules.SCHEME),
        ("//x.example", rules.SCHEME),
        ("\\\\x.example", rules.SCHEME),
        ("https:", html_rules.BROKEN_ADDRESS),
        ("https:///a", html_rules.BROKEN_ADDRESS),
        ("https://[x", rules.SCHEME),
        ("file:///etc/passwd", rules.SCHEME),
        ("C:/may/toi.doc", rules.SCHEME),
        ("bv-ref:0", rules.SCHEME),
    ],
)
def test_any_other_link_breaks_a_rule(written, rule):
    assert target_of(written, BASE) == rule


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("../../images/a.jpg", Target("picture", "images/a.jpg")),
        ("/images/a.jpg", Target("picture", "images/a.jpg")),
        ("{static}/images/b/a.jpg", Target("picture", "images/b/a.jpg")),
        ("images/a.jpg", rules.OUTSIDE),
        ("../../images/../data/a.jpg", rules.OUTSIDE),
        ("https://x.example/a.jpg", rules.PICTURE_ELSEWHERE),
        ("http://x.example/a.jpg", rules.PICTURE_ELSEWHERE),
        ("data:image/png;base64,AA", rules.PICTURE_ELSEWHERE),
        ("C:\\anh\\a.jpg", rules.PICTURE_ELSEWHERE),
        ("..\\..\\images\\a.jpg", rules.BACKSLASH),
        ("b.md", rules.OUTSIDE),
        ("#a", rules.LINK_NOWHERE),
    ],
)
def test_a_picture_is_one_of_images(written, target):
    assert target_of(written, BASE, is_picture=True) == target


@given(any_texts)
def test_whatever_is_written_no_link_leads_out_of_the_content(text):
    for is_picture in (True, False):
        target = target_of(text, BASE, is_picture=is_picture)

        assert isinstance(target, Rule | Target)
        if isinstance(target, Target):
            assert ".." not in target.value.split("/") or target.kind == "outside"
            assert target.kind != "outside" or target.value.lower().startswith(("https:", "http:", "mailto:", "tel:"))
            assert target.kind != "picture" or all(path.startswith("images/") for path in target.paths)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("images/a.jpg", "images/a.jpg"),
        ("/images/a.jpg", "images/a.jpg"),
        ("../../images/a.jpg", "images/a.jpg"),
        ("images/A.jpg", rules.PICTURE_MISSING),
        ("a.jpg", rules.OUTSIDE),
        ("https://x.example/a.jpg", rules.PICTURE_ELSEWHERE),
    ],
)
def test_a_cover_s_picture_is_found_from_the_file_or_from_the_content(written, found):
    assert picture_of(written, BASE, {"images/a.jpg"}) == found


NAMES = [
    "a b.jpg", "a%20b.jpg", "a#b.jpg", "#1.jpg", "a?b.jpg", "a (1).jpg", "100%.jpg", "a&b.jpg", "a+b.jpg",
    "Ảnh bìa.jpg", "a%C3%AA.jpg", "a[1].jpg", "a;b=c,d.jpg", "a’b.jpg", "a%2520b.jpg", "a  b.jpg",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_named_as_it_is_called_or_in_code(name):
    path = f"images/{name}"
    for written in (path, quote(path), as_link(path), unicodedata.normalize("NFD", path)):
        for whole in (f"../../{written}", f"/{written}", f"{{static}}/{written}"):
            target = target_of(whole, BASE, is_picture=True)

            assert isinstance(target, Target)
            assert picture_in(target, {path, "images/khac.jpg"}) == path
            assert picture_of(whole, BASE, {path}) == path


def test_a_name_as_it_is_written_goes_before_what_it_is_as_an_address():
    target = target_of("/images/a%20b.jpg", BASE, is_picture=True)

    assert isinstance(target, Target)
    assert target.paths == ("images/a%20b.jpg", "images/a b.jpg")
