"""The laws of the code itself: which way imports go, and what the core does not know."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLUGINS = ROOT / "plugins"

# Single modules that any package may import; they import no package, and of each other only what stands before.
BASE = ("problems", "html_shape", "web_address", "terminal", "interrupts", "lifeline", "children", "workers", "limits")
# What each package may import of the others.
ALLOWED = {
    "registry": set(),
    "newsroom": {"registry"},
    "pages": {"registry", "newsroom"},
    "photos": set(),
    "publish": set(),
    "honour_roll": {"registry", "newsroom", "pages"},
    "award_lists": {"registry", "honour_roll"},
    "quota": {"registry", "newsroom", "pages", "honour_roll"},
    "freshness": {"registry", "newsroom", "pages"},
    "portal": {"registry", "newsroom", "pages", "photos", "publish", "freshness"},
    "preview": {"publish"},
    "desk": {
        "registry",
        "newsroom",
        "pages",
        "honour_roll",
        "award_lists",
        "quota",
        "photos",
        "publish",
        "freshness",
        "portal",
        "preview",
    },
}
PURE = ("registry", "newsroom", "pages", "honour_roll", "award_lists", "quota", "photos")
# Frozen values that no door reads, and that are dataclasses all the same.
DATACLASSES = {
    # A kept item is an item of which most is still to be fetched: a Struct is read past its attributes.
    "newsroom/items.py": {"Item", "TextPage"},
    # They have what is made of their other fields, or is no part of what they are: a Struct compares all it has.
    "newsroom/newsroom.py": {"Newsroom", "Edition"},
    "honour_roll/model.py": {"Roll"},
    "quota/model.py": {"Quota"},
    # The schema of the quota's file shows one as a default.
    "quota/periods.py": {"Start"},
}
CLOCK_READERS = {"portal/build.py", "desk/main.py", "freshness/unchanged.py"}


def modules() -> list[Path]:
    return sorted(path for path in PLUGINS.rglob("*.py") if path.parent != PLUGINS)


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def imported(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def calls(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def test_imports_go_one_way() -> None:
    wrong = {}
    for path in modules():
        package = path.relative_to(PLUGINS).parts[0]
        others = {name.split(".")[1] for name in imported(path) if name.startswith("plugins.")} - {package} - set(BASE)
        if others - ALLOWED[package]:
            wrong[path] = others - ALLOWED[package]

    assert not wrong


def test_pelican_is_imported_by_the_engine_alone() -> None:
    knowing = [path for path in modules() if any(name.split(".")[0] == "pelican" for name in imported(path))]

    assert knowing == [PLUGINS / "portal" / "engine.py"]


def test_the_core_touches_no_file_and_no_environment() -> None:
    pure = [path for path in modules() if path.relative_to(PLUGINS).parts[0] in PURE]

    assert not [path for path in pure if {"open", "os.environ.get", "os.getenv", "Path"} & set(calls(path))]
    assert not [path for path in pure if {"os", "pathlib.Path", "subprocess", "socket"} & set(imported(path))]


def test_the_clock_is_read_in_few_places_only() -> None:
    clocks = (".now", ".today", ".utcnow", "time.time")
    reading = {path for path in modules() if any(call.endswith(clocks) for call in calls(path))}

    assert {path.relative_to(PLUGINS).as_posix() for path in reading} <= CLOCK_READERS


def frozen_dataclasses(path: Path) -> Iterator[str]:
    """Yield those that no door reads; one that it reads says how by `__pydantic_config__`."""
    for node in nodes(path):
        if isinstance(node, ast.ClassDef):
            made = " ".join(map(ast.unparse, node.decorator_list))
            names = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
            if "dataclass(" in made and "frozen=True" in made and "__pydantic_config__" not in names:
                yield node.name


def test_frozen_values_are_structs_unless_the_door_reads_them() -> None:
    """A dataclass costs each build a millisecond, whether a value of it is made or not."""
    found = {path.relative_to(PLUGINS).as_posix(): {*frozen_dataclasses(path)} for path in PLUGINS.rglob("*.py")}

    assert {path: names for path, names in found.items() if names} == DATACLASSES


def test_a_module_is_one_noun() -> None:
    assert not [path for path in modules() if len(path.read_text("utf-8").splitlines()) > 400]
    assert not [path for path in modules() if path.stem in {"utils", "helpers", "common", "misc"}]


def test_every_package_is_listed_here() -> None:
    packages = {path.parent.name for path in PLUGINS.glob("*/__init__.py")}

    assert packages == set(ALLOWED)


def test_settings_import_nothing_of_ours() -> None:
    """Pelican reads them before the working directory is on the path."""
    assert not [name for name in imported(ROOT / "pelicanconf.py") if name.startswith("plugins")]


def test_what_all_may_import_imports_no_package_of_ours() -> None:
    assert {path.stem for path in PLUGINS.glob("*.py")} == {*BASE, "__init__"}
    for number, base in enumerate(BASE):
        names = {name for name in imported(PLUGINS / f"{base}.py") if name.startswith("plugins.")}
        assert {name.split(".")[1] for name in names} <= set(BASE[:number])


STARTING = {"os.fork", "Popen", "subprocess.run", "subprocess.Popen", "ProcessPoolExecutor", "os.posix_spawn"}


def test_processes_are_started_in_one_place() -> None:
    """There they are tied to their parent: elsewhere one would live on when its parent is killed."""
    for path in PLUGINS.rglob("*.py"):
        starts = STARTING & set(calls(path)) or any(name.split(".")[0] == "multiprocessing" for name in imported(path))

        assert not starts or path == PLUGINS / "children.py", path
