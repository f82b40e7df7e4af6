"""Every example of every component, and the page that shows them all. How to add one: `tests/theme/example.py`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plugins.portal.rendering import read_strings
from tests.theme import examples_desk, examples_honours, examples_news
from tests.theme.example import Example

THEME = Path(__file__).parent.parent.parent / "theme"
EXAMPLES: tuple[Example, ...] = tuple(
    sorted(
        (*examples_news.EXAMPLES, *examples_honours.EXAMPLES, *examples_desk.EXAMPLES), key=lambda one: one.component
    )
)


def environment() -> Environment:
    """Return an environment as the site's own, which also knows the page of all components."""
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader([THEME / "templates", Path(__file__).parent / "templates"]),
    )


def rendered(env: Environment, example: Example) -> Markup:
    """Return the HTML of *example*, in Vietnamese."""
    module = env.get_template(f"components/{example.component}.html").make_module({})
    macros: dict[str, Any] = {name: macro for name, macro in vars(module).items() if not name.startswith("_")}
    t = read_strings(THEME)["vi"]
    return Markup(env.from_string(example.source).render({**macros, **example.values, "t": t}))


def page_of_components() -> str:
    """Return the page of all components."""
    env = environment()
    components = [
        {"name": name, "examples": [{"note": one.note, "html": rendered(env, one)} for one in group]}
        for name, group in groupby(EXAMPLES, key=lambda one: one.component)
    ]
    return env.get_template("components_page.html").render(components=components)
