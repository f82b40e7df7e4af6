"""A build and a check read bodies by the same settings, and each finds what the other has kept."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from markdown.extensions.meta import MetaExtension
from pelican.readers import MarkdownReader
from pelican.settings import read_settings as read_by_pelican

from plugins.desk.main import main
from plugins.desk.settings import read_settings
from plugins.freshness.shelf import CACHE_VARIABLE
from plugins.newsroom import BodyReader
from plugins.portal.settings import BuildSettings
from tests.conftest import DATA, WORDS

pytestmark = pytest.mark.usefixtures("gate_in_process")

AT = "2026-06-01T08:00"


class Read:
    """What was read: the settings of each body reader when it was made, and the bodies."""

    def __init__(self) -> None:
        self.settings: list[dict[str, Any]] = []
        self.bodies: list[str] = []

    def reader(self, settings: Mapping[str, Any], words: Any) -> BodyReader:
        self.settings.append({name: list(value) for name, value in settings.items()})
        bodies = self.bodies

        class Noting(BodyReader):
            def read(self, source: str, *, has_lead: bool = False):
                bodies.append(source)
                return super().read(source, has_lead=has_lead)

        return Noting(settings, words)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    noted = Read()
    monkeypatch.setattr("plugins.portal.intake.BodyReader", noted.reader)
    return noted


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return Path(shutil.copytree(DATA / "good", tmp_path / "content"))


def build(content: Path) -> int:
    return main(["build", "--content", str(content), "--output", str(content.parent / "out"), "--at", AT])


def check(content: Path) -> int:
    return main(["check", "--content", str(content), "--at", AT])


@pytest.mark.parametrize("first", ["PV: Thưa đồng chí, xin cho biết.", "Email: a@b.example", "BBT: Lời tòa soạn"])
def test_a_body_keeps_its_first_line_though_it_looks_like_a_key(content: Path, first: str) -> None:
    matter = "title: Dòng đầu\ndate: 2026-05-01\ngenre: news\ncategory: thi-dua\nstatus: published"
    article = f"---\n{matter}\n---\n{first}\n\nĐoạn sau.\n"
    (content / "news" / "dong-dau.md").write_text(article, encoding="utf-8")

    assert build(content) == 0

    page = (content.parent / "out/tin/2026/05/dong-dau/index.html").read_text(encoding="utf-8")
    assert f"<p>{first}</p>" in page


@pytest.mark.parametrize(("one", "other"), [(build, check), (check, build)], ids=["build, check", "check, build"])
def test_what_one_way_has_read_the_other_does_not_read_again(content: Path, read: Read, one: Any, other: Any) -> None:
    one(content)
    assert read.bodies

    read.bodies.clear()
    other(content)
    assert read.bodies == []


def test_both_ways_read_bodies_by_the_same_settings(content: Path, read: Read) -> None:
    """Not as the settings are when a build begins, but when bodies are read: Pelican has changed its own by then."""
    build(content)
    check(content)

    by_build, by_check = read.settings
    assert by_build == by_check
    assert not any("meta" in str(one) for one in by_build["extensions"])


def test_what_pelican_does_to_its_settings_does_not_reach_ours() -> None:
    pelicans = read_by_pelican(str(read_settings().file))
    before = BuildSettings.of(pelicans)

    MarkdownReader(pelicans)

    assert "markdown.extensions.meta" in pelicans["MARKDOWN"]["extensions"]
    assert "markdown.extensions.meta" not in before.markdown["extensions"]
    assert BuildSettings.of(pelicans).keyed == before.keyed == BuildSettings.of(read_settings().values).keyed


@pytest.mark.parametrize("meta", ["meta", "markdown.extensions.meta", MetaExtension()], ids=["short", "long", "object"])
def test_front_matter_of_python_markdown_is_never_on(meta: Any) -> None:
    values = {**read_settings().values, "MARKDOWN": {"extensions": ["extra", meta]}}

    assert BuildSettings.of(values).markdown["extensions"] == ("extra",)


def test_an_extension_that_has_options_is_on_as_in_pelican() -> None:
    configs = {"markdown.extensions.abbr": {}, "markdown.extensions.meta": {}}
    values = {**read_settings().values, "MARKDOWN": {"extensions": ["extra"], "extension_configs": configs}}

    markdown = BuildSettings.of(values).markdown
    assert markdown["extensions"] == ("extra", "markdown.extensions.abbr")
    assert BodyReader(markdown, WORDS).read("Chữ").html == "<p>Chữ</p>"
