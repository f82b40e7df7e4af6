"""What editors and systems leave in the theme is in no site, and stops none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.desk.main import main
from plugins.portal.theme_files import theme_files
from tests.portal.trees import ROOT, portal, snapshot, write

pytestmark = pytest.mark.usefixtures("gate_in_process")


@pytest.mark.parametrize(
    "name", ["#a.js#", "a.js~", "a.js.orig", "Thumbs.db", "Desktop.ini", "@eaDir/a.js", ".a.js.swp"]
)
def test_what_programs_leave_is_not_published(tmp_path: Path, name: str) -> None:
    write(tmp_path / "static", {"js/a.js": "a", f"js/{name}": "rác"})

    assert [path for path, _ in theme_files(tmp_path)] == ["js/a.js"]


def test_a_theme_that_is_being_edited_can_be_built_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An autosave is cut off anywhere, and Emacs marks what it edits by a link to nothing."""
    monkeypatch.setenv("BANGVANG_CACHE", str(tmp_path / "cache"))
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    settings = (ROOT / "pelicanconf.py").read_text("utf-8") + 'SHARE_CARDS = False\nTHEME = "theme"\n'
    write(tmp_path, {"pelicanconf.py": settings})
    portal(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--at", "2025-01-01", "--output", "clean"]) == 0

    write(tmp_path / "theme", {"templates/pages/#item.html#": "{% if", "templates/pages/item.html.orig": "{% if"})
    (tmp_path / "theme/strings/.#vi.toml").symlink_to("somebody@somewhere")

    assert main(["build", "--at", "2025-01-01", "--output", "output"]) == 0
    assert snapshot(tmp_path / "output") == snapshot(tmp_path / "clean")
