"""Each component has examples, and all of them together are a sound page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from lxml import html

from tests.theme.example import Example
from tests.theme.examples import EXAMPLES, THEME, environment, page_of_components, rendered

COMPONENTS = sorted(path.stem for path in (THEME / "templates" / "components").glob("*.html"))


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(page_of_components())


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_has_an_example(component: str) -> None:
    assert component in {one.component for one in EXAMPLES}, "add one: see tests/theme/example.py"


def test_an_example_is_of_a_component_that_is_there() -> None:
    assert {one.component for one in EXAMPLES} <= set(COMPONENTS)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.component}: {one.note}")
def test_an_example_renders_and_shows_something(example: Example) -> None:
    shown = rendered(environment(), example)

    assert re.sub(r"<[^>]*>", "", shown).strip() or "<svg" in shown or "<img" in shown


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_macro_of_a_component_is_in_an_example(name: str) -> None:
    """Or is called by another of its file."""
    source = (THEME / "templates" / "components" / f"{name}.html").read_text("utf-8")
    macros = set(re.findall(r"{%-? macro (\w+)\(", source))
    within = set(re.findall(r"{{-? (\w+)\(", source))
    called = set(re.findall(r"\b(\w+)\(", " ".join(one.source for one in EXAMPLES if one.component == name)))

    assert macros - within <= called


def test_the_page_has_one_h1_and_headings_in_order(page) -> None:
    levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]

    assert levels.count(1) == 1
    assert [(one, two) for one, two in pairwise(levels) if two > one + 1] == []


def test_the_page_has_each_id_once(page) -> None:
    ids = Counter(page.xpath("//@id"))

    assert [id_ for id_, count in ids.items() if count > 1] == []


def test_what_the_page_points_to_by_id_is_there(page) -> None:
    pointed = {id_ for one in page.xpath("//@aria-labelledby") for id_ in one.split()}

    assert pointed <= set(page.xpath("//@id"))


def test_every_picture_of_the_page_says_what_it_shows_or_that_it_says_nothing(page) -> None:
    assert [html.tostring(one) for one in page.iter("img") if one.get("alt") is None] == []
