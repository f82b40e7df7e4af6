"""`bangvang codes`: the list of message codes, written from the rules themselves."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import plugins
from plugins.desk.replacement import replace
from plugins.problems import Level, Rule

HEADER = """# Message codes

Written by `bangvang codes` from the `rules.py` and `…_rules.py` of each package; not to be edited. A code stands for
one kind of mistake for life. What stands in braces is filled in. `nhắc` is a warning: it stops nothing, unless
`check --strict`.

| code | | message | cure |
|---|---|---|---|
"""


def rules() -> Iterator[Rule]:
    """Yield every rule of every package, by code."""
    found: dict[str, Rule] = {}
    packages = [module for module in pkgutil.iter_modules(plugins.__path__) if module.ispkg]
    for package in packages:
        for name in _modules(f"plugins.{package.name}"):
            for value in vars(importlib.import_module(name)).values():
                if isinstance(value, Rule):
                    assert found.setdefault(value.code, value) is value, f"{value.code} is used twice"
    yield from (found[code] for code in sorted(found))


def _modules(package: str) -> Iterator[str]:
    """Yield the modules of *package* that hold rules and nothing else: `rules`, and `…_rules` of one matter each."""
    spec = importlib.util.find_spec(package)
    assert spec is not None, "it was found before"
    for module in pkgutil.iter_modules(spec.submodule_search_locations):
        if module.name == "rules" or module.name.endswith("_rules"):
            yield f"{package}.{module.name}"


def write_codes(file: Path) -> None:
    """Write the list into *file*."""
    replace(file, (HEADER + "".join(_row(rule) for rule in rules())).encode())


def _row(rule: Rule) -> str:
    level = "nhắc" if rule.level is Level.WARNING else "lỗi"
    cells = (rule.code, level, rule.message, rule.cure.replace("{{", "{").replace("}}", "}"))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"
