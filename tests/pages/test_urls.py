from __future__ import annotations

import pytest

from plugins.pages import urls
from plugins.pages.page import at_address
from plugins.pages.urls import SiteUrl
from plugins.registry import Kind


@pytest.mark.parametrize(
    ("address", "spelt"),
    [
        (urls.item("2023/11/bai"), "/tin/2023/11/bai/"),
        (urls.year(2023), "/tin/2023/"),
        (urls.category("hoat-dong"), "/chuyen-muc/hoat-dong/"),
        (urls.entity(Kind.UNIT, "lam-dong/bao-loc"), "/don-vi/lam-dong/bao-loc/"),
        (urls.entity(Kind.GROUP, "toi-cao/cum-6"), "/cum-thi-dua/toi-cao/cum-6/"),
        (urls.entity(Kind.CAMPAIGN, "nong-thon-moi"), "/phong-trao/nong-thon-moi/"),
        (urls.entity(Kind.PERSON, "le-lan"), "/ca-nhan/le-lan/"),
        (urls.author("le-lan"), "/tac-gia/le-lan/"),
        (urls.numbered("/tin/", 3), "/tin/trang-3/"),
        (urls.feed("/"), "/tin.atom"),
        (urls.text_page("gioi-thieu", "vi"), "/gioi-thieu/"),
        (urls.text_page("about", "en"), "/en/about/"),
    ],
)
def test_addresses_are_those_of_the_contract(address: str, spelt: str) -> None:
    assert address == spelt


@pytest.mark.parametrize(
    ("address", "path"), [("/", "index.html"), ("/tin/", "tin/index.html"), ("/404.html", "404.html")]
)
def test_a_file_answers_at_each_address(address: str, path: str) -> None:
    assert at_address(address) == path


@pytest.mark.parametrize(
    ("siteurl", "href", "absolute"),
    [
        ("https://a.example", "/tin/", "https://a.example/tin/"),
        ("https://a.example/cong/tin", "/cong/tin/tin/", "https://a.example/cong/tin/tin/"),
    ],
)
def test_links_start_where_the_site_stands(siteurl: str, href: str, absolute: str) -> None:
    site = SiteUrl(siteurl)

    assert (site.href("/tin/"), site.absolute("/tin/")) == (href, absolute)
