"""Where a portal keeps what it knows: for the same content and settings the same place, whoever asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from pelican.settings import read_settings as read_by_pelican

from plugins.desk.settings import read_settings
from plugins.portal.keeping import Keeping

Table = dict[str, str]


def test_a_check_finds_what_a_build_has_kept(tmp_path: Path) -> None:
    """The one reads the settings by itself, the other through Pelican, which adds to them."""
    ours = read_settings()
    pelicans = read_by_pelican(str(ours.file), override={"PATH": str(tmp_path)})
    Keeping(cache=tmp_path / "cache", content=tmp_path, settings=pelicans).of_content().write("table", {"kept": "yes"})

    found = Keeping(cache=tmp_path / "cache", content=tmp_path, settings=ours.values).of_content()
    assert found.read(Table, "table") == {"kept": "yes"}


@pytest.mark.parametrize(
    "other", [{"SHARE_CARDS": False}, {"MARKDOWN": {}}, {"THEME_TEMPLATES_OVERRIDES": ["mine"]}, {"PLUGINS": ["one"]}]
)
def test_other_settings_have_others(tmp_path: Path, other: dict[str, object]) -> None:
    ours = read_settings().values
    Keeping(cache=tmp_path / "cache", content=tmp_path, settings=ours).of_content().write("table", {"kept": "yes"})

    found = Keeping(cache=tmp_path / "cache", content=tmp_path, settings={**ours, **other}).of_content()
    assert found.read(Table, "table") is None
