"""A draft whose page cannot be built is told in its place: the preview of everything else stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.desk.settings import read_settings
from plugins.portal import build
from plugins.portal.build import Build
from plugins.portal.engine import make
from plugins.registry import Refused
from tests.portal.trees import item, portal

pytestmark = pytest.mark.usefixtures("gate_in_process")

PUBLIC = item("Tin đã đăng", aliases="[/tin/2024/05/cu/, /Tin/2024/05/hoa/]")
DRAFT = {"status": "draft"}


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BANGVANG_CACHE", str(tmp_path / "cache"))

    def built(**drafts: str) -> Build:
        content = portal(tmp_path / "content", {"tin": PUBLIC, **drafts})
        override = {"PATH": str(content), "OUTPUT_PATH": str(tmp_path / "site"), "SITEURL": "http://127.0.0.1:8000"}
        return make(read_settings().file, {**override, "BANGVANG_PREVIEW": True, "BANGVANG_HELD": {}})

    return built


def page(root: Path, address: str) -> str:
    return (root / f"site{address}index.html").read_text("utf-8")


def test_a_draft_at_an_old_address_is_told_and_stops_no_preview(preview, tmp_path: Path) -> None:
    done = preview(
        cu=item("Nháp ở địa chỉ cũ", **DRAFT),
        hoa=item("Nháp ở địa chỉ cũ, chữ hoa", status="review"),
        cu2=item("Nháp có lỗi ở địa chỉ cũ", slug="cu", category="khong-co", **DRAFT),
        tot=item("Nháp không lỗi", **DRAFT),
    )
    assert sorted((one.place.path, one.code) for one in done.warnings) == [
        ("news/cu.md", "P101"),
        ("news/cu2.md", "N102"),
        ("news/cu2.md", "N103"),
        ("news/hoa.md", "P101"),
    ]
    assert "Nháp không lỗi" in page(tmp_path, "/tin/2024/05/tot/")
    assert 'http-equiv="refresh"' in page(tmp_path, "/tin/2024/05/cu/")
    told = page(tmp_path, "/tin/")
    assert all(f"news/{name}.md:" in told for name in ("cu", "hoa", "cu2"))


def test_what_the_gate_finds_in_a_draft_is_told_in_its_place(preview, tmp_path: Path, monkeypatch) -> None:
    """Were there something that no check finds."""
    monkeypatch.setattr(build, "faults_together", lambda *_: ())
    done = preview(xau=item("Nháp xấu", body="[a](/khong-co/)", **DRAFT))

    [told] = done.warnings
    assert (told.place.path, told.place.line, told.code[0]) == ("news/xau.md", 9, "G")
    assert "news/xau.md:9</b>" in page(tmp_path, "/tin/2024/05/xau/")


def test_what_is_wrong_with_a_public_item_still_stops_it(preview, monkeypatch) -> None:
    monkeypatch.setattr(build, "faults_together", lambda *_: ())

    with pytest.raises(Refused) as refused:
        preview(congkhai=item("Tin", body="[a](/khong-co/)"), xau=item("Nháp xấu", body="[a](/khong/)", **DRAFT))
    assert {one.place.path for one in refused.value.problems} >= {"news/congkhai.md"}
