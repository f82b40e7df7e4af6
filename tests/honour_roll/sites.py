"""Sites of a small portal with awards, laid out but not rendered."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.honour_roll import HonourRoll
from plugins.pages import Page
from plugins.portal.content_tree import read_tree
from plugins.portal.intake import take_in
from plugins.portal.site import Site, lay_out
from plugins.registry.shapes import ZONE
from tests.honour_roll.making import SOURCES, TYPES
from tests.pages.making import MARKDOWN, strings
from tests.portal.trees import item, write

NEWS = item("Tin thử", date="2024-03-06 08:00", category="thi-dua")


def honour_site(root: Path, day: str = "2030-01-01", **files: str) -> Site:
    """Return the site on *day* of award data *files* (path under `data/` or `news/`, `/` written `__`)."""
    tree = {f"data/{name}.yaml": text for name, text in (SOURCES | {"award_types": TYPES}).items()}
    tree |= {_path(name): text for name, text in ({"news__tin": NEWS} | files).items()}
    features = [HonourRoll()]
    intake = take_in(read_tree(write(root, tree)), MARKDOWN, strings()["vi"], features)
    return lay_out(intake, datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=ZONE), "", strings(), features)


def _path(name: str) -> str:
    folder, _, rest = name.partition("__")
    return f"news/{rest}.md" if folder == "news" else f"data/{name.replace('__', '/')}.yaml"


def view(site: Site, path: str) -> Any:
    """Return what the page at *path* shows."""
    return page(site, path).view


def page(site: Site, path: str) -> Page:
    """Return the page at *path*."""
    return next(one for one in site.pages if one.path == path)


def paths(site: Site) -> set[str]:
    """Return the path of every page."""
    return {one.path for one in site.pages}
