from __future__ import annotations

import pytest

from plugins.newsroom.entities import hidden_entities, unescaped


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A &amp; B &#272; &eacute;", "A & B Đ é"),
        ("&#1;&#x1;&#0001;&#X01;&#1", "\x01" * 5),
        ("&#xFFFE;&#x8;&#x202e;&#x202etin", "\ufffe\x08\u202e\u202etin"),
        ("&#0;&#xD800;&#x110000;", "\ufffd\ufffd\ufffd"),
        ("&#147;x&#148;&#128;", "“x”€"),
        ("&#" + "1" * 5000 + ";", "\ufffd"),
        ("&#x" + "0" * 5000 + "41;", "A"),
        ("không & gì", "không & gì"),
    ],
)
def test_entities_are_read_as_browsers_do(written: str, shown: str) -> None:
    assert unescaped(written) == shown


def test_those_of_hidden_signs_are_found() -> None:
    found = list(hidden_entities("a &#1; &amp; &#x202E b &#xD800; &#8203; &#147; &#" + "9" * 5000 + ";"))

    assert [(one.start, one.shown) for one in found] == [
        (2, "\x01"),
        (13, "\u202e"),
        (23, "\ufffd"),
        (47, "\ufffd"),
    ]
