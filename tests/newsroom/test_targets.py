from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from plugins.newsroom import rules
from plugins.newsroom.targets import Target, picture_of, target_of
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
        ("{static}/noi-bo/chi-tieu.xlsx", rules.OUTSIDE),
        ("../../../etc/passwd", rules.OUTSIDE),
        ("%2e%2e/%2e%2e/%2e%2e/etc/passwd", rules.OUTSIDE),
        ("../../data/units.yaml", rules.OUTSIDE),
        ("../../images/a.jpg", rules.PICTURE_AS_LINK),
        ("/tin/../../x", rules.OUTSIDE),
        ("/%2e%2e/x", rules.OUTSIDE),
        ("a.docx", rules.LINK_NOWHERE),
        ("", rules.LINK_NOWHERE),
        ("javascript:alert(1)", rules.SCHEME),
        (" JavaScript:alert(1)", rules.SCHEME),
        ("java\tscript:alert(1)", rules.SCHEME),
        ("data:text/html,x", rules.SCHEME),
        ("http://x.example", rules.SCHEME),
        ("//x.example", rules.SCHEME),
        ("\\\\x.example", rules.SCHEME),
        ("https:", rules.SCHEME),
        ("https:///a", rules.SCHEME),
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
        ("data:image/png;base64,AA", rules.SCHEME),
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
            assert target.kind != "outside" or target.value.lower().startswith(("https:", "mailto:", "tel:"))
            assert target.kind != "picture" or target.value.startswith("images/")


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
