"""What the gate finds in a page leads back to the content; what stands nowhere there is the program's fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.desk.main import main
from tests.portal.trees import SITE, item, portal, without_cards, write

pytestmark = pytest.mark.usefixtures("gate_in_process")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal whose theme has a template of its own for items."""
    without_cards(tmp_path, monkeypatch)
    settings = tmp_path / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + "THEME_TEMPLATES_OVERRIDES = ['rieng']\n", "utf-8")
    return portal(tmp_path / "content", {"mot": item(body="Một.\n\n## Mục {: #muc-rieng }\n\nHai.")})


def refused(content: Path, capsys: pytest.CaptureFixture[str], templates: dict[str, str]) -> list[str]:
    """Return what is told of a build with *templates* in place of the theme's."""
    write(content.parent / "rieng", templates)
    assert main(["build", "--content", str(content), "--output", str(content.parent / "o"), "--at", "2025-01-01"]) == 1
    return [line for line in capsys.readouterr().err.splitlines() if ": G" in line]


def page(body: str) -> str:
    """Return a template of whole pages that hold *body*."""
    return f'<!doctype html>\n<html lang="vi"><head><title>x</title></head><body><h1>x</h1>{body}</body></html>\n'


def test_what_the_item_says_is_told_at_its_line(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prose = '{% from "components/prose.html" import prose %}{{ prose(view.body, t) }}'
    [line] = refused(content, capsys, {"pages/item.html": page(prose + '<p id="muc-rieng">x</p>')})

    assert line.startswith("content/news/mot.md:11: G127 cột 12: id “muc-rieng” dùng hai lần trong trang ")
    assert "(trên trang output/tin/2024/05/mot/index.html, dòng " in line
    assert "lỗi của phần mềm" not in line


def test_what_the_item_does_not_say_is_told_of_it_and_of_the_theme(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [line] = refused(content, capsys, {"pages/item.html": page("<dt>x</dt>")})

    assert line.startswith("content/news/mot.md:1: G125 ")
    assert "(trên trang output/tin/2024/05/mot/index.html, dòng 2)" in line
    assert "nếu trong tệp không có chỗ nào như vậy: đây là lỗi của phần mềm" in line


def test_a_page_of_many_sources_is_told_in_the_data_that_say_so(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(content, {"data/site.yaml": SITE + "notice: khong-co-dau\n"})
    body = '<a href="{{ site.notice }}">x</a>'
    [line] = refused(content, capsys, {"pages/not_found.html": page(body)})

    assert line.startswith("content/data/site.yaml:5: G141 cột 9: liên kết “khong-co-dau” ")
    assert "(trên trang output/404.html, dòng 2)" in line


def test_a_page_of_the_program_alone_is_its_fault(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [line] = refused(content, capsys, {"pages/not_found.html": page("<dt>x</dt>")})

    assert line.startswith("output/404.html:2: G125 ")
    assert line.endswith("đây là lỗi của phần mềm hoặc giao diện: báo người phụ trách kỹ thuật kèm dòng này")
