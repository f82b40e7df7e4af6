from __future__ import annotations

from pathlib import Path

from tests.pages.making import pages_of
from tests.portal.trees import item, picture, portal


def test_the_newest_story_with_a_cover_leads(tmp_path: Path) -> None:
    picture(tmp_path / "images/a.jpg")
    cover = "{src: images/a.jpg, alt: Một ô màu}"
    items = {
        "cu": item("Có ảnh bìa", "2024-05-06", cover=cover),
        "moi": item("Mới nhất", "2024-05-07"),
    }
    front = pages_of(tmp_path, items)["index.html"].view

    assert front.lead.headline == "Có ảnh bìa"
    assert [card.headline for card in front.latest] == ["Mới nhất"]


def test_what_stands_above_is_not_told_twice(tmp_path: Path) -> None:
    front = pages_of(tmp_path, {f"tin-{n}": item(f"Tin {n}") for n in range(12)})["index.html"].view
    told = [front.lead, *front.latest, *(card for column in front.categories for card in column.cards)]

    assert len(told) == len({card.href for card in told}) == 11


def test_a_portal_without_items_is_a_portal(tmp_path: Path) -> None:
    draft = item(status="draft")
    pages = pages_of(tmp_path, {"nhap": draft})

    assert pages["index.html"].view.lead is None
    assert pages["tin/index.html"].view.listing.cards == ()
    assert not [path for path in pages if path.endswith(".atom")]


def test_a_year_has_its_own_news(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, {"a": item("Tin 2023", "2023-12-31 23:59"), "b": item("Tin 2024", "2024-01-01")})

    assert [card.headline for card in pages["tin/2023/index.html"].view.listing.cards] == ["Tin 2023"]
    assert [link.text for link in pages["tin/index.html"].view.others] == ["2024", "2023"]


def test_every_category_has_a_page(tmp_path: Path) -> None:
    site = portal(tmp_path / "x") / "data/site.yaml"
    more = site.read_text("utf-8").replace("[{id: hoat-dong,", "[{id: trong, name: Trống}, {id: hoat-dong,")
    pages = pages_of(tmp_path, {"a": item()}, **{"data/site.yaml": more})

    assert pages["chuyen-muc/trong/index.html"].view.listing.cards == ()
    assert len(pages["chuyen-muc/hoat-dong/index.html"].view.listing.cards) == 1
