"""The package as others see it: its codes, its names, what it imports."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

from plugins import publish
from plugins.problems import Rule
from plugins.publish import rules

ROOT = Path(__file__).parents[2]
RULES = [value for value in vars(rules).values() if isinstance(value, Rule)]


def test_every_code_is_of_the_gate_and_stands_once() -> None:
    codes = [rule.code for rule in RULES]

    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"G1\d\d", code) for code in codes)


def test_every_rule_has_a_cure() -> None:
    assert [rule.code for rule in RULES if not rule.cure] == []


def test_public_names_are_sorted_and_there() -> None:
    assert publish.__all__ == sorted(publish.__all__)
    assert all(hasattr(publish, name) for name in publish.__all__)


def test_importing_the_package_loads_neither_the_gate_nor_its_automaton() -> None:
    code = "import sys, plugins.publish as p; print({'ahocorasick_rs', 'plugins.publish.gate'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert done.stdout == "set()\n"


def test_it_imports_nothing_of_the_project_but_what_all_may() -> None:
    names = set()
    for file in (ROOT / "plugins/publish").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom):
                names.add(node.module or "")
            elif isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}

    ours = {name for name in names if name.startswith("plugins") and not name.startswith("plugins.publish")}
    # The first: `interrupts`.
    assert ours == {
        "plugins",
        "plugins.children",
        "plugins.html_shape",
        "plugins.problems",
        "plugins.web_address",
        "plugins.workers",
    }
