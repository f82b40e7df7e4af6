"""The theme keeps its contract: every template that a page asks for is there, every word is in the strings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, meta, nodes

from plugins.portal.once import Once
from plugins.portal.rendering import read_strings

ROOT = Path(__file__).parent.parent.parent
THEME = ROOT / "theme"
TEMPLATES = THEME / "templates"
FILES = sorted(path for path in TEMPLATES.rglob("*.*"))
HTML = [path for path in FILES if path.suffix == ".html"]
NAMES = [path.relative_to(TEMPLATES).as_posix() for path in FILES]

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_LITERAL_KEY = re.compile(r"""\bt\(\s*"([a-z_.]+)"\s*[,)]""")
_KEY_PREFIX = re.compile(r"""\bt\(\s*"([a-z_.]+\.)"\s*~""")
_ANY_KEY = re.compile(r'"([a-z_]+(?:\.[a-z_]+)+)"')


def by_name(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


def source(path: Path) -> str:
    return _COMMENT.sub("", path.read_text("utf-8"))


def python() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "plugins").rglob("*.py")))


@pytest.fixture(scope="module")
def env() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, extensions=[Once])


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_a_template_parses_and_what_it_names_is_there(path: Path, env: Environment) -> None:
    tree = env.parse(path.read_text("utf-8"))
    named = {name for name in meta.find_referenced_templates(tree) if name is not None}

    assert named <= set(NAMES)


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_a_template_reads_view_site_and_t_only(path: Path, env: Environment) -> None:
    """What it can show is what is hashed."""
    tree = env.parse(path.read_text("utf-8"))
    macros = {name for node in tree.find_all(nodes.FromImport) for name in node.names}
    free = meta.find_undeclared_variables(tree) - macros

    assert free <= {"view", "site", "t", "panel"}


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_a_template_decides_nothing(path: Path) -> None:
    text = source(path)

    assert not re.search(r"\|\s*(safe|sort|selectattr|rejectattr|groupby|map|select|reject|list)\b", text)
    assert "style=" not in text
    # Scripts are files of ours, and data that machines read; a strict Content-Security-Policy runs no other.
    ours = r"<script(?! async src=.{{ site.theme }}js/| type=.application/ld\+json.>{{ [a-z_.]+ \| tojson }}</script>)"
    assert not re.search(ours, text)
    assert "onclick" not in text


@pytest.mark.parametrize("path", HTML, ids=by_name)
def test_a_template_holds_no_word_that_a_reader_sees(path: Path) -> None:
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&[a-z]+;|\b[a-z-]+=\"", " ", source(path), flags=re.DOTALL)

    assert not re.search(r"[^\W\d_]{2,}", text), text.strip()


def test_every_page_of_the_code_has_its_template_and_the_reverse() -> None:
    asked = set(re.findall(r'template="([^"]+)"', python()))

    assert asked == {name for name in NAMES if name.startswith(("pages/", "feeds/", "desk/"))}


def test_components_say_what_they_take() -> None:
    bare = [path.name for path in (TEMPLATES / "components").iterdir() if not path.read_text().startswith("{#")]

    assert bare == []


def test_every_key_that_is_used_exists_and_every_key_is_used() -> None:
    strings = read_strings(THEME)["vi"]
    keys = strings.keys()
    text = "\n".join(source(path) for path in FILES)
    used = set(_LITERAL_KEY.findall(text)) | {key for key in _ANY_KEY.findall(text) if key in strings}
    prefixes = tuple(_KEY_PREFIX.findall(text))
    code = python()
    used |= {base for key in keys if f'"{(base := key.removesuffix(".other"))}"' in code}
    used |= {f"nav.{key}" for key in ("people", "authors")} | {f"{key}.lead" for key in ("people", "authors")}
    counted = {f"{key}.{form}" for key in used for form in ("one", "other")}
    unknown = {key for key in used if key not in strings and f"{key}.other" not in strings}
    unused = {key for key in keys if key not in used | counted and not key.startswith(prefixes)}

    assert unknown == set()
    assert unused == set()


def test_all_languages_have_the_same_keys() -> None:
    def plain(keys: frozenset[str]) -> set[str]:
        return {key.removesuffix(".one").removesuffix(".other") for key in keys}

    strings = read_strings(THEME)

    assert {"vi", "en"} <= strings.keys()
    assert all(plain(one.keys()) == plain(strings["vi"].keys()) for one in strings.values())
