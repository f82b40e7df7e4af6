"""The ids that the theme has around a body are those that no body may have (B155)."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.newsroom.html_checks import OF_THE_THEME

TEMPLATES = Path(__file__).parent.parent.parent / "theme/templates"
AROUND = ("layouts/base.html", "pages/item.html", "pages/text.html", "partials/*.html", "panels/item_*.html")
COMPONENTS = ("contents", "neighbours", "related", "prose", "card", "figure", "facts")  # of these two pages


def test_they_are_known_to_the_newsroom() -> None:
    files = [file for pattern in AROUND for file in TEMPLATES.glob(pattern)]
    files += [TEMPLATES / "components" / f"{name}.html" for name in COMPONENTS]
    ids = {found for file in files for found in re.findall(r'\bid="([^"{]+)"', file.read_text("utf-8"))}

    assert ids == OF_THE_THEME


def test_each_begins_with_a_low_line() -> None:
    """So no heading's own anchor is one of them."""
    assert all(re.fullmatch(r"_[a-z-]+", one) for one in OF_THE_THEME)
