"""The lock files: a site is built with what is in one of them, and worked on with both."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUNTIME, DEV = "requirements.txt", "requirements-dev.txt"


def name_of(written: str) -> str:
    """Return the name of a package as lock files write it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", written, maxsplit=1)[0]).lower()


@cache
def locked(file: str) -> dict[str, str]:
    """Return the version of each package in the lock *file*, by name."""
    lines = re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / file).read_text("utf-8"), re.MULTILINE)
    return {name_of(name): version for name, version in lines}


@cache
def project() -> dict[str, list[str]]:
    """Return what `pyproject.toml` asks for: to run, and in each group."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {"run": said["project"]["dependencies"], **said["dependency-groups"]}


def imported(folder: str) -> set[str]:
    """Return the modules of others that the code in *folder* imports anywhere."""
    names = set()
    for file in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add(node.module or "")
    modules = {name.partition(".")[0] for name in names}
    return modules - sys.stdlib_module_names - {"plugins", "tests", "bench", "pelicanconf"}


@pytest.mark.parametrize(
    ("folder", "files"),
    [
        pytest.param("plugins", [RUNTIME], id="a site is built without the packages for developers"),
        pytest.param("tests", [RUNTIME, DEV], id="tests"),
        pytest.param("bench", [RUNTIME, DEV], id="bench"),
    ],
)
def test_what_is_imported_is_locked(folder: str, files: list[str]) -> None:
    packages = packages_distributions()
    have = {name for file in files for name in locked(file)}
    lacking = {
        module for module in imported(folder) if have.isdisjoint(map(name_of, packages.get(module, ["not installed"])))
    }

    assert not lacking


def test_what_is_asked_for_is_locked_and_developers_tools_are_apart() -> None:
    asked = {group: {name_of(one) for one in wanted} for group, wanted in project().items()}

    assert asked["run"] | asked["setup"] <= locked(RUNTIME).keys()
    assert asked["dev"] <= locked(DEV).keys()
    assert {"pytest", "hypothesis", "mypy", "ruff"}.isdisjoint(locked(RUNTIME))


def test_the_lock_files_agree() -> None:
    """Whichever of `make html` and `make test` comes first, the same is installed."""
    whole = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
    versions = {name_of(one["name"]): one["version"] for one in whole["package"] if one["name"] != "bangvang"}

    assert locked(RUNTIME) | locked(DEV) == versions
    assert {**locked(DEV), **locked(RUNTIME)} == {**locked(RUNTIME), **locked(DEV)}


@pytest.mark.parametrize("file", [RUNTIME, DEV])
def test_every_package_is_pinned_with_a_hash(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    blocks = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]

    assert len(blocks) == len(locked(file)) > 10
    assert [block.partition(" ")[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize(
    ("target", "ready"),
    [
        *((target, ".venv/ready") for target in ("html", "serve", "check", "docs")),
        *((target, ".venv/ready-dev") for target in ("test", "speed", "laws", "bench", "lint", "golden")),
    ],
)
def test_each_target_sets_up_what_it_needs(target: str, ready: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")

    assert re.search(rf"^{target}: (\S+)$", makefile, re.MULTILINE)[1] == ready
