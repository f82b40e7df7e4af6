"""Two pages that want one place: a check and a build name the old address that asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.desk.main import main
from tests.portal.trees import item, portal, without_cards, write

pytestmark = pytest.mark.usefixtures("gate_in_process")

PAGE = "---\ntitle: Trang\n---\n\nChữ.\n"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        pytest.param({"mot": "[/cu/a.html, /cu/a.html/b]"}, "mot.md:7: N129 cột 23", id="a file and a folder"),
        pytest.param({"mot": "[/cu/a.html/b, /cu/a.html]"}, "mot.md:7: N129 cột 11", id="the other way round"),
        pytest.param({"mot": "[/a.html]", "hai": "[/A.html/b]"}, "hai.md:7: N129 cột 11", id="of two items"),
        pytest.param({"mot": "[/404.html/]"}, "mot.md:7: N129 cột 11", id="a page of the program"),
        pytest.param({"mot": "[/tin.atom/x]"}, "mot.md:7: N129 cột 11", id="a feed"),
        pytest.param({"mot": "[/du-lieu/don-vi.json/x]"}, "mot.md:7: N129 cột 11", id="open data"),
        pytest.param({"mot": "[/x/, /tin/]"}, "mot.md:7: P101 cột 16", id="a list"),
        pytest.param({"mot": "[/tin]"}, "mot.md:7: P101 cột 11", id="a list without its slash"),
        pytest.param({"mot": "[/a/index.html]", "hai": "[/a/]"}, "mot.md:7: N113 cột 11", id="an index"),
        pytest.param({"mot": "[/Trang]"}, "mot.md:7: P101 cột 11", id="a page of text, but for case"),
        pytest.param({"mot": "[/theme/x]"}, "mot.md:7: P101 cột 11", id="the theme's files"),
    ],
)
def test_a_check_and_a_build_name_the_old_address(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    files: dict[str, str],
    told: str,
) -> None:
    without_cards(tmp_path, monkeypatch)
    content = portal(tmp_path / "content", {"khac": item()}, **{"pages/trang.md": PAGE})
    write(content, {f"news/{name}.md": item(aliases=aliases) for name, aliases in files.items()})

    for command in (["check"], ["check"], ["build", "--output", str(tmp_path / "o")]):
        assert main([*command, "--content", str(content), "--at", "2025-01-01"]) == 1
        lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("content/")]
        assert lines[0].startswith(f"content/news/{told}"), lines
    assert not (tmp_path / "o").exists()


def test_a_wrong_address_in_the_settings_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without_cards(tmp_path, monkeypatch)
    content = portal(tmp_path / "content")
    settings = tmp_path / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + "SITEURL = 'https://a b'\n", "utf-8")

    for command in (["check"], ["build", "--output", str(tmp_path / "o")]):
        assert main([*command, "--content", str(content), "--at", "2025-01-01"]) == 1
        assert capsys.readouterr().err.startswith("content/data/site.yaml:1: S122 ")
