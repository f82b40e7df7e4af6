"""What a page says of itself to whoever shares it or looks for it in another language."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace

from plugins.pages import Page, ShareCard, all_pages
from plugins.pages.chrome import SharePicture
from plugins.registry.shapes import ZONE
from tests.honour_roll.making import award
from tests.honour_roll.sites import honour_site
from tests.pages.making import pages_of, site_of
from tests.pages.rendering import rendered
from tests.portal.trees import item, picture

AT = datetime(2025, 1, 1, tzinfo=ZONE)
TEXT = "---\ntitle: {title}\nlang: {lang}\n{more}---\n\nWords.\n"


def drawn(root: Path, items: dict[str, str], **files: str) -> tuple[dict[str, Page], list[ShareCard]]:
    """Return the pages where share cards are drawn, and the cards that were asked for."""
    asked: list[ShareCard] = []

    def address(card: ShareCard) -> str:
        asked.append(card)
        return f"/anh/the/{len(asked)}.jpg"

    material = replace(site_of(root, items, **files).material, share_address=address)
    return {page.path: page for page in all_pages(material)}, asked


def test_an_item_asks_for_a_card_with_its_headline_and_cover(tmp_path: Path) -> None:
    picture(tmp_path / "images/bia.jpg")
    news = {"a": item("Tin A", kicker="Thi đua", cover="{src: ../images/bia.jpg, alt: A}"), "b": item("Tin B")}
    pages, asked = drawn(tmp_path, news)
    by_title = {card.title: card for card in asked}

    assert by_title["Tin A"] == ShareCard(title="Tin A", kicker="Thi đua", site="Cổng thử", cover="images/bia.jpg")
    assert by_title["Tin B"] == ShareCard(title="Tin B", kicker="Hoạt động", site="Cổng thử")
    head = pages["tin/2024/05/a/index.html"].view.head
    assert head.picture == SharePicture(url=head.share_picture, width=1200, height=630, alt="Tin A")
    assert head.share_picture.startswith("https://thu.example/anh/the/")


def test_a_unit_asks_for_a_card_with_its_level(tmp_path: Path) -> None:
    _, asked = drawn(tmp_path, {"a": item()})

    assert ShareCard(title="VKSND tỉnh Hà Tĩnh", kicker="Tỉnh, thành phố", site="Cổng thử") in asked


def test_the_roll_its_years_its_awards_and_the_honoured_ask_for_cards(tmp_path: Path) -> None:
    site = honour_site(tmp_path, awards__a=award(awards="[{type: chien-si, people: [an]}]"))
    asked = {page.path for page in site.pages if hasattr(page.view, "head") and page.view.head.share}

    assert {
        "vinh-danh/index.html",
        "vinh-danh/2024/index.html",
        "vinh-danh/danh-hieu/chien-si/index.html",
        "ca-nhan/an/index.html",
    } <= asked
    assert "vinh-danh/de-nghi/index.html" not in asked


def test_where_no_card_is_drawn_the_cover_stands_for_an_item(tmp_path: Path) -> None:
    picture(tmp_path / "images/bia.jpg", (64, 48))
    news = {"a": item(cover="{src: ../images/bia.jpg, alt: Hội trường}"), "b": item()}
    pages = pages_of(tmp_path, news)
    shown = pages["tin/2024/05/a/index.html"].view.head.picture

    assert (shown.width, shown.height, shown.alt) == (64, 48, "Hội trường")
    assert shown.url.startswith("https://thu.example/anh/")
    assert pages["tin/2024/05/b/index.html"].view.head.picture is None


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param(
            "tin/2024/05/a/index.html",
            {
                "og:type": "article",
                "og:url": "https://thu.example/tin/2024/05/a/",
                "og:locale": "vi_VN",
                "article:published_time": "2024-05-06T08:00:00+07:00",
                "article:modified_time": "2024-05-07T08:00:00+07:00",
                "article:section": "Hoạt động",
            },
            id="item",
        ),
        pytest.param("ca-nhan/lan/index.html", {"og:type": "profile", "og:title": "Lan"}, id="person"),
        pytest.param("index.html", {"og:type": "website", "og:site_name": "Cổng thử"}, id="front"),
        pytest.param("en/about/index.html", {"og:locale": "en_GB", "og:title": "About"}, id="English"),
    ],
)
def test_a_page_says_what_it_is_where_it_is_shared(tmp_path: Path, path: str, said: dict[str, str]) -> None:
    files = {
        "data/people.yaml": "- {id: lan, name: Lan}\n",
        "pages/en/about.md": TEXT.format(title="About", lang="en", more=""),
    }
    news = {"a": item(people="[lan]", modified="2024-05-07 08:00")}
    tree = html.fromstring(rendered(site_of(tmp_path, news, **files))[path])
    found = {meta.get("property"): meta.get("content") for meta in tree.iterfind(".//meta[@property]")}

    assert found.items() >= said.items()


def test_no_headline_ends_the_script_it_stands_in(tmp_path: Path) -> None:
    news = {"a": item("Bài </script><script>alert(1)</script> & tin")}
    page = rendered(site_of(tmp_path, news))["tin/2024/05/a/index.html"]

    assert b"<script>alert" not in page
    tree = html.fromstring(page)
    [script] = tree.iterfind('.//script[@type="application/ld+json"]')
    assert "\\u003c/script\\u003e" in script.text


def test_a_translation_and_its_original_lead_to_each_other(tmp_path: Path) -> None:
    files = {
        "pages/gioi-thieu.md": TEXT.format(title="Giới thiệu", lang="vi", more=""),
        "pages/en/about.md": TEXT.format(title="About", lang="en", more="translates: gioi-thieu.md\n"),
        "pages/en/more.md": TEXT.format(title="More", lang="en", more=""),
    }
    pages = pages_of(tmp_path, {"a": item()}, **files)
    alternates = (
        ("vi", "https://thu.example/gioi-thieu/"),
        ("en", "https://thu.example/en/about/"),
        ("x-default", "https://thu.example/gioi-thieu/"),
    )

    assert pages["gioi-thieu/index.html"].view.head.alternates == alternates
    assert pages["en/about/index.html"].view.head.alternates == alternates
    assert pages["en/more/index.html"].view.head.alternates == ()
