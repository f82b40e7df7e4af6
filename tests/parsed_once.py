"""Templates and strings of the theme, parsed once in a run: most of a small build, and neither ours nor changing.

Whether a build finds compiled templates in its cache makes no difference to a site (tests/freshness).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from jinja2 import Environment, meta
from jinja2.nodes import Template

_referenced = meta.find_referenced_templates


def parse_once(patch: pytest.MonkeyPatch) -> None:
    """Have each source parsed and compiled once, by environments that would make the same of it."""
    for name in ("compile", "parse"):
        patch.setattr(Environment, name, _once(getattr(Environment, name), key_of_first=_setup))
    patch.setattr(meta, "find_referenced_templates", _once(_all_referenced, key_of_first=id))
    patch.setattr(tomllib, "loads", _once(tomllib.loads, key_of_first=str))


def _all_referenced(tree: Template) -> tuple[str | None, ...]:
    return tuple(_referenced(tree))


def _setup(env: Environment) -> tuple[object, ...]:
    """Return what the code of a template depends on, beside its source."""
    signs = (env.block_start_string, env.variable_start_string, env.comment_start_string, env.line_statement_prefix)
    spaces = (env.trim_blocks, env.lstrip_blocks, env.keep_trailing_newline, env.newline_sequence)
    known = (frozenset(env.filters), frozenset(env.tests), tuple(sorted(env.extensions)))
    return type(env), env.autoescape, env.optimized, *signs, *spaces, *known


def _once(function: Callable[..., Any], key_of_first: Callable[[Any], Any]) -> Callable[..., Any]:
    known: dict[Any, tuple[Any, Any]] = {}

    def call(first: Any, *args: Any) -> Any:
        key = (key_of_first(first), *args)
        if key not in known:
            known[key] = first, function(first, *args)  # whose id is a key has to stay
        return known[key][1]

    return call
