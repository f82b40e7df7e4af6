"""Pages are counted from the oldest, so that a new item changes no old page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.pages.listings import PER_PAGE, full_pages
from plugins.pages.page import Page
from tests.pages.making import pages_of
from tests.portal.trees import item


@pytest.mark.parametrize(
    ("count", "pages"),
    [(0, 0), (1, 0), (20, 0), (39, 0), (40, 1), (59, 1), (60, 2), (1000, 49)],
)
def test_the_listing_itself_keeps_the_newest_20_to_39(count: int, pages: int) -> None:
    assert full_pages(count) == pages


@given(st.integers(0, 10_000))
def test_every_story_stands_on_one_page(count: int) -> None:
    newest = count - full_pages(count) * PER_PAGE

    assert newest == count if count < 2 * PER_PAGE else PER_PAGE <= newest < 2 * PER_PAGE


def campaign(number: int, items: int) -> tuple[dict[str, str], dict[str, str]]:
    """Return a campaign `phong-trao-<number>` and *items* about it."""
    id_ = f"phong-trao-{number}"
    news = {
        f"{id_}-{n:03}": item(f"Tin {n}", f"2024-05-{1 + n % 28:02} 08:{n % 60:02}", campaigns=f"[{id_}]")
        for n in range(items)
    }
    return {id_: f"- {{id: {id_}, kind: movement, name: Phong trào {number}}}\n"}, news


def older(pages: dict[str, Page], listing: str) -> dict[str, Page]:
    return {path: page for path, page in pages.items() if path.startswith(f"{listing}/trang-")}


def test_page_two_of_one_campaign_is_not_page_one_of_another(tmp_path: Path) -> None:
    """Stock Pelican writes `phong-trao-12.html` for both."""
    one, news_of_one = campaign(1, 45)
    twelve, news_of_twelve = campaign(12, 3)
    data = "".join((one | twelve).values())
    pages = pages_of(tmp_path, news_of_one | news_of_twelve, **{"data/campaigns.yaml": data})

    assert set(older(pages, "phong-trao/phong-trao-1")) == {
        "phong-trao/phong-trao-1/trang-1/index.html",
        "phong-trao/phong-trao-1/trang-2/index.html",
    }
    assert len(pages["phong-trao/phong-trao-1/index.html"].view.listing.cards) == 25
    assert len(pages["phong-trao/phong-trao-12/index.html"].view.listing.cards) == 3


@settings(max_examples=12, deadline=None)
@given(count=st.integers(38, 83))
def test_one_new_item_changes_no_old_page(tmp_path_factory: pytest.TempPathFactory, count: int) -> None:
    data, news = campaign(1, count)
    newer = {"moi": item("Tin mới nhất", "2024-12-01 08:00", campaigns="[phong-trao-1]")}
    before = pages_of(tmp_path_factory.mktemp("a"), news, **{"data/campaigns.yaml": data["phong-trao-1"]})
    after = pages_of(tmp_path_factory.mktemp("b"), news | newer, **{"data/campaigns.yaml": data["phong-trao-1"]})
    full = {
        path: page for path, page in older(before, "phong-trao/phong-trao-1").items() if "redirect" not in page.template
    }

    assert {path: after[path] for path in full} == full


def test_each_year_leads_to_the_page_and_place_of_its_newest_story(tmp_path: Path) -> None:
    news = {
        f"tin-{n:02}": item(f"Tin {n}", f"20{20 + n // 15}-01-{1 + n % 15:02} 08:00", campaigns="[phong-trao-1]")
        for n in range(45)
    }
    pages = pages_of(tmp_path, news, **{"data/campaigns.yaml": campaign(1, 0)[0]["phong-trao-1"]})
    listing = pages["phong-trao/phong-trao-1/index.html"].view.listing

    assert [(one.year, one.count, one.href) for one in listing.years] == [
        (2022, 15, "#tin-45"),
        (2021, 15, "#tin-30"),
        (2020, 15, "/phong-trao/phong-trao-1/trang-1/#tin-15"),
    ]
    assert pages["phong-trao/phong-trao-1/trang-1/index.html"].view.listing.years == ()


def test_the_way_to_newer_items_never_dies(tmp_path: Path) -> None:
    data, news = campaign(1, 45)
    pages = pages_of(tmp_path, news, **{"data/campaigns.yaml": data["phong-trao-1"]})
    first = pages["phong-trao/phong-trao-1/trang-1/index.html"].view.listing

    assert first.newer == "/phong-trao/phong-trao-1/trang-2/"
    assert pages["phong-trao/phong-trao-1/trang-2/index.html"].view.href == "/phong-trao/phong-trao-1/"
