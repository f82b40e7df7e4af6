"""The stylesheets: one truth in each place that must say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.portal.theme_files import STYLESHEET, StylesheetPart, joined, theme_files

THEME = Path(__file__).parent.parent.parent / "theme"
CSS = THEME / "static" / "css"


def declarations(text: str, selector: str) -> str:
    """Return what stands in the braces after *selector*, in one line."""
    block = re.search(rf"{re.escape(selector)}\s*{{(.*?)}}", text, re.DOTALL)
    assert block, selector
    return " ".join(re.sub(r"/\*.*?\*/", "", block[1]).split())


@pytest.mark.parametrize(
    ("by_system", "by_choice"),
    [
        pytest.param(':root:not([data-theme="light"])', ':root[data-theme="dark"]', id="dark"),
        pytest.param(':root:not([data-contrast="less"])', ':root[data-contrast="more"]', id="contrast"),
    ],
)
def test_what_the_reader_chooses_looks_as_what_the_system_asks_for(by_system, by_choice):
    tokens = (CSS / "tokens.css").read_text("utf-8")

    assert declarations(tokens, by_system) == declarations(tokens, by_choice)


def test_every_value_that_is_used_is_a_token():
    tokens = set(re.findall(r"^\s*(--[a-z0-9-]+):", (CSS / "tokens.css").read_text("utf-8"), re.MULTILINE))
    sheets = [*CSS.rglob("*.css"), *(THEME / "desk" / "css").rglob("*.css")]
    used = {name for sheet in sheets for name in re.findall(r"var\((--[a-z0-9-]+)", sheet.read_text("utf-8"))}

    assert used <= tokens
    assert tokens - used == set()


def test_colours_and_fonts_are_named_in_the_tokens_alone():
    for sheet in CSS.rglob("*.css"):
        if sheet.name not in ("tokens.css", "fonts.css"):
            text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(|font-family: (?!var\(|inherit)", text), sheet.name


def test_every_stylesheet_is_part_of_the_one_that_is_published():
    imported = set(re.findall(r'url\("([^"]+)"\)', (CSS / "main.css").read_text("utf-8")))

    assert imported == {path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css")} - {"main.css"}


def test_one_stylesheet_is_published_with_all_layers_in_it():
    files = dict(theme_files(THEME))
    sheet = files[STYLESHEET].decode()

    assert [name for name in files if name.endswith(".css")] == [STYLESHEET]
    assert "@import" not in sheet
    assert sheet.startswith("@layer tokens,base,layout,components,pages,utilities;@layer tokens{")


def test_fonts_that_the_stylesheet_names_are_there_with_their_licences():
    files = dict(theme_files(THEME))
    named = re.findall(r'url\("?\.\./(fonts/[^")]+)', files[STYLESHEET].decode())

    assert sorted(named) == sorted(name for name in files if name.endswith(".woff2"))
    assert sum(name.startswith("fonts/OFL-") for name in files) == 2


def test_an_import_that_cannot_be_joined_stops_the_build(tmp_path):
    main = tmp_path / "main.css"
    main.write_text('@import "a.css";')

    with pytest.raises(StylesheetPart, match=r"main\.css"):
        joined(main)
