from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, TemplateNotFound, UndefinedError

from plugins.pages import Page, Strings
from plugins.portal.rendering import Renderer

T = {"vi": Strings({"a": "chữ"})}


def renderer(tmp_path: Path, **templates: str) -> Renderer:
    for name, text in templates.items():
        (tmp_path / f"{name}.html").write_text(text, "utf-8")
    return Renderer(Environment(autoescape=True), [str(tmp_path)], T, {"vi": "khung"})


def page(template: str, view: object = None) -> Page:
    return Page(path="x", template=template, view=view)


def test_a_template_reads_view_site_and_t(tmp_path: Path) -> None:
    made = renderer(tmp_path, a='{{ view }} {{ site }} {{ t("a") }}').render(page("a.html", "<b>"))

    assert made.decode() == "&lt;b&gt; khung chữ"


def test_a_template_that_the_theme_lacks_stops_the_build(tmp_path: Path) -> None:
    """Pelican would take the one of its own theme, and say nothing."""
    with pytest.raises(TemplateNotFound):
        renderer(tmp_path).render(page("article.html"))


def test_a_value_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        renderer(tmp_path, a="{{ view.khong_co }}").render(page("a.html"))
