"""What search engines read: every page once, in parts that seldom change."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

from plugins.pages import Page, sitemap
from plugins.pages.sitemap import part_of
from plugins.registry.shapes import ZONE
from tests.pages.making import pages_of, site_of
from tests.pages.rendering import rendered
from tests.portal.trees import item, picture

AT = datetime(2025, 1, 10, 12, tzinfo=ZONE)


def entries(pages: dict[str, Page]) -> list[str]:
    return [
        entry.address
        for path, page in pages.items()
        if path.startswith("sitemap/") and path != "sitemap/tin-moi.xml"
        for entry in page.view.entries
    ]


def test_the_sitemap_lists_every_page_that_is_worth_finding_once(tmp_path: Path) -> None:
    site = site_of(tmp_path, {f"tin-{n}": item(f"Tin {n}") for n in range(45)})
    found = entries({page.path: page for page in site.pages})

    assert len(found) == len(set(found))
    assert set(found) == {site.material.site.absolute(page.address) for page in site.pages if page.listed}
    assert "https://thu.example/tin/trang-1/" in found
    assert "https://thu.example/404.html" not in found


def test_the_index_names_every_part_and_robots_the_index(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, {"a": item(), "moi": item(date="2025-01-09 08:00")}, at=AT)
    named = {address for address, _ in pages["sitemap.xml"].view.parts}

    assert named == {f"https://thu.example/{path}" for path in pages if path.startswith("sitemap/")}
    assert pages["robots.txt"].view.sitemap == "https://thu.example/sitemap.xml"


@pytest.mark.parametrize(
    ("address", "part"),
    [
        pytest.param("/tin/2023/11/a/", "tin-2023", id="an item, by its year"),
        pytest.param("/tin/2023/", "tin", id="the list of a year"),
        pytest.param("/tin/trang-3/", "tin", id="an older page"),
        pytest.param("/tin/2023/trang-3/", "tin", id="an older page of a year"),
        pytest.param("/tin/", "trang", id="a part of the site"),
        pytest.param("/", "trang", id="the front"),
        pytest.param("/don-vi/lam-dong/khu-vuc-1/", "don-vi", id="a part of a unit"),
        pytest.param("/vinh-danh/danh-hieu/co/", "vinh-danh", id="an award"),
        pytest.param("/en/about/", "en", id="another language"),
    ],
)
def test_a_page_stands_in_the_part_of_its_folder(address: str, part: str) -> None:
    assert part_of(address) == part


def test_one_edit_changes_the_part_of_its_year_alone(tmp_path: Path) -> None:
    news = {"a": item("A", "2023-05-06 08:00"), "b": item("B", "2024-05-06 08:00")}
    before = pages_of(tmp_path / "1", news)
    after = pages_of(tmp_path / "2", news | {"b": item("B", "2024-05-06 08:00", modified="2024-06-01 08:00")})
    changed = {path for path in before if path.startswith("sitemap/") and before[path].view != after[path].view}

    assert changed == {"sitemap/tin-2024.xml"}
    assert dict(after["sitemap.xml"].view.parts)["https://thu.example/sitemap/tin-2024.xml"] == "2024-06-01"


def test_a_part_that_is_too_long_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "PART_LIMIT", 2)
    pages = pages_of(tmp_path, {f"tin-{n}": item(f"Tin {n}") for n in range(5)})
    sizes = [len(pages[f"sitemap/tin-2024{end}.xml"].view.entries) for end in ("", "-2", "-3")]

    assert sizes == [2, 2, 1]


def test_the_pictures_of_a_page_stand_with_it_in_a_form_that_all_can_read(tmp_path: Path) -> None:
    picture(tmp_path / "images/bia.jpg", (64, 48))
    picture(tmp_path / "images/bai.jpg", (48, 64))
    news = item(cover="{src: ../images/bia.jpg, alt: A}", body="![mô tả](../images/bai.jpg)")
    [entry] = pages_of(tmp_path, {"a": news})["sitemap/tin-2024.xml"].view.entries

    assert len(entry.pictures) == 2
    assert all(one.startswith("https://thu.example/anh/") and one.endswith(".jpg") for one in entry.pictures)


@pytest.mark.parametrize(
    ("date", "is_new"),
    [
        pytest.param("2025-01-08 12:01", True, id="within two days"),
        pytest.param("2025-01-08 12:00", False, id="two days ago"),
        pytest.param("2025-01-10 12:00", True, id="now"),
        pytest.param("2025-01-10 12:01", False, id="not yet public"),
    ],
)
def test_the_news_of_the_last_two_days_are_told_apart(tmp_path: Path, date: str, is_new: bool) -> None:
    pages = pages_of(tmp_path, {"a": item("Tin A", date), "cu": item("Cũ", "2024-01-01")}, at=AT)
    news = pages.get("sitemap/tin-moi.xml")

    assert [(one.title, one.lang) for one in news.view.entries] == [("Tin A", "vi")] if is_new else news is None
    assert not news or news.view.name == "Cổng thử"


def test_all_of_it_is_xml_of_the_protocol(tmp_path: Path) -> None:
    """Rendered by the theme; an ampersand in a title breaks nothing."""
    site = site_of(tmp_path, {"a": item("Nghiên cứu & trao đổi", "2025-01-09 08:00")}, at=AT)
    roots = {path: etree.fromstring(data) for path, data in rendered(site).items() if path.endswith(".xml")}
    names = {path: etree.QName(root).localname for path, root in roots.items()}

    assert names.pop("sitemap.xml") == "sitemapindex"
    assert set(names.values()) == {"urlset"}
    news = roots["sitemap/tin-moi.xml"]
    assert news.findtext(".//{http://www.google.com/schemas/sitemap-news/0.9}title") == "Nghiên cứu & trao đổi"
