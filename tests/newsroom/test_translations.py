"""A page of text says whose translation it is, and that is so."""

from __future__ import annotations

import pytest


def text(title: str, **keys: str) -> str:
    lines = "\n".join(f"{key}: {value}" for key, value in {"title": title, **keys}.items())
    return f"---\n{lines}\n---\n\nChữ.\n"


VIETNAMESE = {"pages/gioi-thieu.md": text("Giới thiệu"), "pages/lien-he.md": text("Liên hệ")}


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("gioi-thieu.md", id="its file from pages/"),
        pytest.param("gioi-thieu", id="its slug"),
        pytest.param("../gioi-thieu.md", id="its file from here"),
        pytest.param("pages/gioi-thieu.md", id="its file from content/"),
    ],
)
def test_a_translation_finds_its_original(desk, written):
    room, problems = desk.load({**VIETNAMESE, "pages/en/about.md": text("About", lang="en", translates=written)})

    assert problems == []
    assert [page.translates for page in room.pages] == ["pages/gioi-thieu.md", None, None]


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        pytest.param(
            {"pages/en/about.md": text("About", lang="en", translates="gioi-thieuu.md")},
            [("pages/en/about.md", 4, "N117", "gioi-thieu.md")],
            id="there is no such page",
        ),
        pytest.param(
            {"pages/en/about.md": text("About", lang="en", translates="about.md")},
            [("pages/en/about.md", 4, "N117", None)],
            id="itself",
        ),
        pytest.param(
            {"pages/hai.md": text("Hai", translates="gioi-thieu.md")},
            [("pages/hai.md", 3, "N118", None)],
            id="of the same language",
        ),
        pytest.param(
            {
                "pages/en/about.md": text("About", lang="en", translates="gioi-thieu.md"),
                "pages/ba.md": text("Ba", translates="en/about.md"),
            },
            [("pages/ba.md", 3, "N118", None)],
            id="a translation of a translation",
        ),
        pytest.param(
            {
                "pages/en/about.md": text("About", lang="en", translates="gioi-thieu.md"),
                "pages/en/us.md": text("Us", lang="en", translates="gioi-thieu.md"),
            },
            [("pages/en/us.md", 4, "N119", None)],
            id="two of one page",
        ),
    ],
)
def test_what_is_no_translation_is_told(desk, pages, told):
    _, problems = desk.load({**VIETNAMESE, **pages})

    assert [(p.place.path, p.place.line, p.code, p.suggestion) for p in problems] == told
