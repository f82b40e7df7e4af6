"""Every address in the site leads somewhere, and nothing is fetched from elsewhere."""

from __future__ import annotations

import pytest

from plugins.publish.gate import inspect
from tests.publish.sites import Site, page


def link(url: str) -> str:
    return f'<a href="{url}">x</a>'


def picture(url: str) -> str:
    return f'<img src="{url}" alt="">'


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(link("/portal/tin/a/"), id="a folder"),
        pytest.param(link("/portal/tin/a/index.html"), id="a file"),
        pytest.param(link("/portal"), id="home without /"),
        pytest.param(link("/portal/?x=1"), id="a query"),
        pytest.param(link("/portal/tin/a/#muc-1"), id="an anchor"),
        pytest.param(link("#noi-dung"), id="an anchor of its own"),
        pytest.param(link("#"), id="the top"),
        pytest.param(link("../a/"), id="relative"),
        pytest.param(link("../../"), id="up to the root"),
        pytest.param(link("https://x.example/portal/tin/a/#muc-1"), id="own host"),
        pytest.param(link("HTTPS://X.example/portal/tin/a/"), id="own host in capitals"),
        pytest.param(link("https://x.example/khac/"), id="own host, other site"),
        pytest.param(link("https://vksndtc.gov.vn/a?b=1&amp;c=2#d"), id="another host"),
        pytest.param(link("//vksndtc.gov.vn/"), id="another host without scheme"),
        pytest.param(link("mailto:a@x.example") + link("tel:+84123"), id="mail and telephone"),
        pytest.param(link("/portal/tin/%61/"), id="percent"),
        pytest.param(picture("/portal/img/a.webp"), id="a picture"),
        pytest.param(link("/portal/img/a.webp#page=2"), id="an anchor that is none of ours"),
        pytest.param('<svg><use href="/portal/img/b.svg#p"/></svg>', id="part of a drawing"),
        pytest.param('<form action="https://google.com/search"></form>', id="a form elsewhere"),
    ],
)
def test_good_links(site: Site, body: str) -> None:
    site.put("tin/b/index.html", page(body))

    assert site.found() == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(link("/portal/tin/c/"), "G141", id="no such folder"),
        pytest.param(link("/portal/tin/a"), "G141", id="a folder without /"),
        pytest.param(link("/portal/tin/"), "G141", id="a folder without page"),
        pytest.param(link("/portal/TIN/a/"), "G141", id="capitals"),
        pytest.param(link("../../../"), "G141", id="above the root"),
        pytest.param(link("../../../portal/"), "G141", id="above the root and back"),
        pytest.param(link("https://x.example/portal/tin/c/"), "G141", id="own host"),
        pytest.param(picture("/portal/img/c.webp"), "G141", id="a picture"),
        pytest.param('<form action="/portal/tim/"></form>', "G141", id="a form"),
        pytest.param(link("/portal/tin/a/#muc-2"), "G142", id="no such anchor"),
        pytest.param(link("#khong-co"), "G142", id="no such anchor of its own"),
        pytest.param('<svg><use href="/portal/img/b.svg#q"/></svg>', "G142", id="no such part of a drawing"),
        pytest.param(link("/tin/a/"), "G143", id="prefix forgotten"),
        pytest.param(link("/portalx/"), "G143", id="a longer prefix"),
        pytest.param(picture("https://cdn.example/a.jpg"), "G144", id="picture of another host"),
        pytest.param(picture("//cdn.example/a.jpg"), "G144", id="without scheme"),
        pytest.param(picture("/\\cdn.example/a.jpg"), "G144", id="backslash"),
        pytest.param(picture("https://x.example/a.jpg"), "G144", id="own host, other site"),
        pytest.param('<img srcset="/portal/img/a.webp, https://cdn.example/b.jpg 2x" alt="">', "G144", id="srcset"),
        pytest.param('<p style="background:url(https://cdn.example/a.png)">x</p>', "G144", id="style"),
        pytest.param('<iframe src="https://youtube.com/x"></iframe>', "G144", id="frame"),
        pytest.param(link("javascript:alert(1)"), "G145", id="javascript"),
        pytest.param(link("java\nscript:alert(1)"), "G145", id="javascript in two lines"),
        pytest.param(link("&#106;avascript:alert(1)"), "G145", id="javascript in disguise"),
        pytest.param(link(" JavaScript:alert(1)"), "G145", id="javascript in capitals"),
        pytest.param(link("data:text/html,x"), "G145", id="data"),
        pytest.param(picture("data:image/gif;base64,x"), "G145", id="data in a picture"),
        pytest.param(link("file:///etc/passwd"), "G145", id="file"),
        pytest.param(link(""), "G146", id="empty"),
        pytest.param(link("https:///x"), "G146", id="no host"),
        pytest.param(link("https://x.example@evil.example/"), "G146", id="a name before the host"),
    ],
)
def test_bad_links(site: Site, body: str, code: str) -> None:
    site.put("tin/b/index.html", page(f"<p>a</p>\n{body}"))

    assert site.found() == [f"{code} output/tin/b/index.html:10"]


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        pytest.param('<link rel="stylesheet" href="https://cdn.example/a.css">', ["G144"], id="stylesheet elsewhere"),
        pytest.param('<link rel="preload" href="//cdn.example/a.woff2">', ["G144"], id="preload elsewhere"),
        pytest.param('<link rel="icon" href="/portal/i.ico">', ["G141"], id="no icon"),
        pytest.param('<link rel="canonical" href="https://x.example/portal/c/">', ["G141"], id="canonical of no page"),
        pytest.param('<meta property="og:url" content="https://x.example/portal/c/">', ["G141"], id="og of no page"),
        pytest.param('<meta property="og:image" content="https://x.example/portal/img/a.webp">', [], id="og:image"),
        pytest.param('<meta property="og:title" content="Nghị quyết: //x">', [], id="og:title"),
        pytest.param('<meta http-equiv="refresh" content="0; url=/portal/c/">', ["G141"], id="refresh to no page"),
        pytest.param('<link rel="alternate" href="/portal/tin.atom">', ["G141"], id="no feed"),
    ],
)
def test_links_in_the_head(site: Site, head: str, codes: list[str]) -> None:
    site.put("tin/b/index.html", page(head=head))

    assert site.codes() == codes


def test_a_missing_slash_is_suggested(site: Site) -> None:
    site.put("tin/b/index.html", page(link("/portal/tin/a")))

    assert [p.suggestion for p in inspect(site.tree, site.manifest)] == ["/portal/tin/a/"]


def test_a_relative_link_is_judged_on_each_page(site: Site) -> None:
    site.put("tin/b/index.html", page(link("../a/")))
    site.put("b/index.html", page(link("../a/")))

    assert site.found() == ["G141 output/b/index.html:9"]


def test_a_site_at_the_root_of_its_host(site: Site) -> None:
    site.siteurl = "https://x.example"
    for path in list(site.meant):
        file = site.tree / path
        file.write_bytes(file.read_bytes().replace(b"/portal/", b"/"))

    assert site.found() == []


def test_a_site_without_address_is_not_inspected(site: Site) -> None:
    site.siteurl = "x.example"

    with pytest.raises(ValueError, match="siteurl"):
        site.found()
