"""A tag tells every address in it, and what each is for."""

from __future__ import annotations

import pytest

from plugins.publish.tags import Link, Role, read_tag

FOLLOWED, LOADED, TOLD = Role.FOLLOWED, Role.LOADED, Role.TOLD


@pytest.mark.parametrize(
    ("raw", "links"),
    [
        pytest.param('<a href="/x?a=1&amp;b=2">', [("/x?a=1&b=2", FOLLOWED)], id="link"),
        pytest.param("<a href=/x/>", [("/x/", FOLLOWED)], id="no quotes"),
        pytest.param("<A HREF='/x'>", [("/x", FOLLOWED)], id="capitals"),
        pytest.param(
            '<img src="/a.jpg" srcset="/b.jpg 1x,/c.jpg 2x">',
            [("/a.jpg", LOADED), ("/b.jpg", LOADED), ("/c.jpg", LOADED)],
            id="picture",
        ),
        pytest.param(
            '<source srcset="/a,b.jpg 320w, /c.jpg">',
            [("/a,b.jpg", LOADED), ("/c.jpg", LOADED)],
            id="a comma in a name",
        ),
        pytest.param('<video poster="/p.jpg" src="/v.mp4">', [("/p.jpg", LOADED), ("/v.mp4", LOADED)], id="video"),
        pytest.param('<form action="/tim/">', [("/tim/", FOLLOWED)], id="form"),
        pytest.param('<object data="/x.svg">', [("/x.svg", LOADED)], id="object"),
        pytest.param('<use xlink:href="/i.svg#x"/>', [("/i.svg#x", LOADED)], id="part of a drawing"),
        pytest.param('<link rel="Icon" href="/i.ico">', [("/i.ico", LOADED)], id="icon"),
        pytest.param('<link rel="canonical" href="/x/">', [("/x/", FOLLOWED)], id="canonical"),
        pytest.param('<meta http-equiv="Refresh" content="0; URL=/y/">', [("/y/", FOLLOWED)], id="refresh"),
        pytest.param("<meta http-equiv=refresh content=\"0;url='/y/'\">", [("/y/", FOLLOWED)], id="refresh, quoted"),
        pytest.param('<meta http-equiv="refresh" content="30">', [], id="refresh of itself"),
        pytest.param('<meta property="og:image" content="https://x/a.jpg">', [("https://x/a.jpg", TOLD)], id="og"),
        pytest.param('<meta name="twitter:url" content="https://x/">', [("https://x/", TOLD)], id="twitter"),
        pytest.param('<meta property="og:title" content="https://x/">', [], id="a title"),
        pytest.param('<meta property="og:image:alt" content="https://x/">', [], id="words of a picture"),
        pytest.param('<meta name="description" content="/x">', [], id="description"),
        pytest.param('<p style="background: url(/a.png)">', [("/a.png", LOADED)], id="style"),
        pytest.param(
            "<style>@import \"/b.css\"; a{b:url('/c.png')}</style>",
            [("/b.css", LOADED), ("/c.png", LOADED)],
            id="style element",
        ),
        pytest.param("</a>", [], id="an end"),
    ],
)
def test_links_of(raw: str, links: list[tuple[str, Role]]) -> None:
    assert list(read_tag(raw).links) == [Link(*link) for link in links]
