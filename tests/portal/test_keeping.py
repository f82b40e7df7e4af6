"""Where a portal keeps what it knows: for the same content and settings the same place, whoever asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.desk.settings import read_settings
from plugins.portal.keeping import Keeping
from plugins.portal.settings import BuildSettings

Table = dict[str, str]


@pytest.mark.parametrize(
    "other", [{"SHARE_CARDS": False}, {"MARKDOWN": {}}, {"THEME_TEMPLATES_OVERRIDES": ["mine"]}, {"PLUGINS": ["one"]}]
)
def test_other_settings_have_others(tmp_path: Path, other: dict[str, object]) -> None:
    ours = read_settings().values

    def keeping(values: dict[str, object]) -> Keeping:
        return Keeping(cache=tmp_path / "cache", content=tmp_path, settings=BuildSettings.of(values).keyed)

    keeping(dict(ours)).of_content().write("table", {"kept": "yes"})

    assert keeping(dict(ours)).of_content().read(Table, "table") == {"kept": "yes"}
    assert keeping({**ours, **other}).of_content().read(Table, "table") is None
