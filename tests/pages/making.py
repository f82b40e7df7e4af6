"""Pages of a small portal, made in memory but for its content."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from plugins.pages import Page, Strings
from plugins.portal.content_tree import read_tree
from plugins.portal.intake import take_in
from plugins.portal.rendering import read_strings
from plugins.portal.site import Site, lay_out
from plugins.registry.shapes import ZONE
from tests.portal.trees import portal

MARKDOWN = {"extensions": ["markdown.extensions.extra", "markdown.extensions.toc"]}


@cache
def strings() -> dict[str, Strings]:
    """Return the theme's strings by language."""
    return read_strings(Path(__file__).parent.parent.parent / "theme")


def site_of(root: Path, items: dict[str, str], at: datetime = datetime(2025, 1, 1, tzinfo=ZONE), **files: str) -> Site:
    """Return the site of a portal written under *root*, on the clock *at*."""
    content = portal(root, items, **files)
    return lay_out(take_in(read_tree(content), MARKDOWN, strings()["vi"], []), at, "", strings(), [])


def pages_of(
    root: Path, items: dict[str, str], at: datetime = datetime(2025, 1, 1, tzinfo=ZONE), **files: str
) -> dict[str, Page]:
    """Return the pages of that site by path."""
    return {page.path: page for page in site_of(root, items, at, **files).pages}
