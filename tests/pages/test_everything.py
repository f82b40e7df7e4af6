"""Every page has an address of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pages import Page, collisions
from plugins.registry import Refused
from tests.pages.making import pages_of, site_of
from tests.portal.trees import item

PAGE = "---\ntitle: Giới thiệu\nslug: {slug}\n---\n\nChữ.\n"


def page(path: str) -> Page:
    return Page(path=path, template="t", view=None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("a/index.html", "a/index.html", id="the same"),
        pytest.param("a/index.html", "A/index.html", id="the same where case does not count"),
        pytest.param("a", "a/index.html", id="a file and a folder"),
    ],
)
def test_two_pages_of_one_file_are_told(one: str, other: str) -> None:
    assert len(list(collisions([page(one), page(other)]))) == 1


@given(st.lists(st.sampled_from(["a", "b", "c/d", "c", "e/index.html"]), unique=True))
def test_whatever_passes_can_lie_in_one_folder(paths: list[str]) -> None:
    clash = any(one != other and other.startswith(one + "/") for one in paths for other in paths)

    assert bool(list(collisions([page(path) for path in paths]))) == clash


@pytest.mark.parametrize("slug", ["tin", "don-vi", "vinh"], ids=["news", "units", "free"])
def test_a_page_of_text_takes_no_address_of_ours(tmp_path: Path, slug: str) -> None:
    files = {"pages/gioi-thieu.md": PAGE.format(slug=slug)}
    if slug == "vinh":
        assert "vinh/index.html" in {page.path for page in site_of(tmp_path, {"a": item()}, **files).pages}
        return

    with pytest.raises(Refused) as refused:
        pages_of(tmp_path, {"a": item()}, **files)
    assert [(p.code, p.place.path) for p in refused.value.problems] == [("P101", "pages/gioi-thieu.md")]


def test_an_old_address_leads_to_its_item(tmp_path: Path) -> None:
    items = {"a": item(aliases="[/tin-cu/123.html, /portal/p/2017]")}
    pages = {page.path: page for page in site_of(tmp_path, items).pages}

    assert pages["tin-cu/123.html"].view.href == "/tin/2024/05/a/"
    assert pages["portal/p/2017/index.html"].view.href == "/tin/2024/05/a/"


@pytest.mark.parametrize("alias", ["/don-vi/", "/theme/css/main.html", "/anh/a.html"])
def test_an_old_address_that_is_in_use_is_told(tmp_path: Path, alias: str) -> None:
    with pytest.raises(Refused) as refused:
        pages_of(tmp_path, {"a": item(aliases=f"[{alias}]")})
    assert [problem.code for problem in refused.value.problems] == ["P101"]


def test_a_withdrawn_item_is_a_notice_and_in_no_list(tmp_path: Path) -> None:
    withdrawn = item(
        "Tin sai", status="withdrawn", withdrawn="{date: 2024-06-01, reason: Sai số liệu}", units="[ha-tinh]"
    )
    pages = {page.path: page for page in site_of(tmp_path, {"sai": withdrawn, "dung": item("Tin đúng")}).pages}

    assert pages["tin/2024/05/sai/index.html"].template == "pages/notice.html"
    assert [card.headline for card in pages["tin/index.html"].view.listing.cards] == ["Tin đúng"]
    assert pages["don-vi/ha-tinh/index.html"].view.listing.cards == ()
    assert not any("/sai/" in entry.address for entry in pages["sitemap/tin-2024.xml"].view.entries)
