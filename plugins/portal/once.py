"""A tag for templates: what stands in `{% once a, b %}…{% endonce %}` is rendered once for each a and b.

What stands in it may hang on `site`, `t` and the values named, and on nothing else of the page. A site's header and
footer are a quarter of the work of rendering it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser


class Once(Extension):
    """The tag. What was rendered is forgotten with `forget`, when `site` may be another."""

    tags = {"once"}  # noqa: RUF012  Jinja's own way

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._kept: dict[Hashable, Any] = {}

    def forget(self) -> None:
        """Forget what was rendered."""
        self._kept.clear()

    def parse(self, parser: Parser) -> nodes.Node:
        """Return the call of `_once` that the tag stands for."""
        line = next(parser.stream).lineno
        place = nodes.Const(f"{parser.name}:{line}")
        keys = parser.parse_tuple(with_condexpr=False)
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        return nodes.CallBlock(self.call_method("_once", [place, keys]), [], [], body).set_lineno(line)

    def _once(self, place: str, keys: Hashable, caller: Callable[[], Any]) -> Any:
        key = (place, keys)
        if key not in self._kept:
            self._kept[key] = caller()
        return self._kept[key]
