"""Pages of a small portal as bytes, with Jinja set up as the portal sets it up."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment

from pelicanconf import JINJA_ENVIRONMENT
from plugins.portal.rendering import Renderer
from plugins.portal.site import Site
from tests.pages.making import strings

TEMPLATES = Path(__file__).parent.parent.parent / "theme" / "templates"


def rendered(site: Site) -> dict[str, bytes]:
    """Return every page of *site* by its path."""
    renderer = Renderer(Environment(**JINJA_ENVIRONMENT), [str(TEMPLATES)], strings(), site.chrome)
    return {page.path: renderer.render(page) for page in site.pages}
