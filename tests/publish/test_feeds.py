"""Feeds, the sitemap, drawings and stylesheets are whole and lead somewhere."""

from __future__ import annotations

import pytest

from tests.publish.sites import Site

ATOM = '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n{}\n</feed>'
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<url><loc>{}</loc></url></urlset>'
INDEX = (
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    "<sitemap><loc>{}</loc></sitemap></sitemapindex>"
)
IMAGES = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:i="http://www.google.com/schemas/sitemap-image/1.1">'
    "\n<url><loc>https://x.example/portal/</loc><i:image><i:loc>{}</i:loc></i:image></url></urlset>"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n{}</svg>'


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.atom", ATOM.format('<link href="https://x.example/portal/tin/a/"/>'), id="link"),
        pytest.param("a.atom", ATOM.format("<id>https://x.example/portal/tin/a/#muc-1</id>"), id="id"),
        pytest.param("a.atom", ATOM.format("<id>tag:x.example,2026:1</id>"), id="a tag as id"),
        pytest.param("a.atom", ATOM.format("<author><uri>https://y.example/</uri></author>"), id="author"),
        pytest.param("a.xml", SITEMAP.format("https://x.example/portal/"), id="sitemap"),
        pytest.param("a.xml", INDEX.format("https://x.example/portal/sitemap.xml"), id="index of sitemaps"),
        pytest.param("a.xml", IMAGES.format("https://x.example/portal/img/a.webp"), id="picture in a sitemap"),
        pytest.param("a.svg", SVG.format('<use href="#a"/><g id="a"/>'), id="drawing"),
        pytest.param("a.svg", SVG.format('<a href="https://y.example/"><g/></a>'), id="link in a drawing"),
        pytest.param("a.css", "a{b:url(img/a.webp);c:url(data:image/png;base64,x);d:url('#x')}", id="stylesheet"),
        pytest.param("a.css", "/* url(https://cdn.example/x) */", id="comment in a stylesheet"),
    ],
)
def test_good_files(site: Site, path: str, text: str) -> None:
    site.put(path, text)

    assert site.found() == []


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        pytest.param("a.atom", ATOM.format('<link href="https://x.example/portal/c/"/>'), "G141 {}:3", id="link"),
        pytest.param("a.atom", ATOM.format("<id>https://x.example/portal/c/</id>"), "G141 {}:3", id="id"),
        pytest.param("a.atom", ATOM.format('<link href="/tin/a/"/>'), "G143 {}:3", id="prefix forgotten"),
        pytest.param("a.atom", ATOM.format("<a>"), "G151 {}:4", id="crossed"),
        pytest.param("a.atom", ATOM.format("&nbsp;"), "G151 {}:3", id="an entity of HTML"),
        pytest.param("a.atom", ATOM.format("<x:y/>"), "G151 {}:3", id="a prefix of nothing"),
        pytest.param("a.atom", ATOM.format("<a b='1' b='2'/>"), "G151 {}:3", id="an attribute twice"),
        pytest.param("a.xml", "", "G151 {}:1", id="empty"),
        pytest.param(
            "a.xml",
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
            "G152 {}:1",
            id="doctype",
        ),
        pytest.param("a.xml", SITEMAP.format("https://x.example/portal/c/"), "G141 {}:2", id="sitemap, no page"),
        pytest.param("a.xml", SITEMAP.format("https://y.example/"), "G143 {}:2", id="sitemap, another host"),
        pytest.param("a.xml", INDEX.format("https://x.example/portal/b.xml"), "G141 {}:2", id="index, no sitemap"),
        pytest.param("a.xml", INDEX.format("https://y.example/b.xml"), "G143 {}:2", id="index, another host"),
        pytest.param("a.xml", IMAGES.format("https://x.example/portal/img/c.webp"), "G141 {}:2", id="no picture"),
        pytest.param("a.svg", SVG.format('<image xlink:href="https://y.example/a.png"/>'), "G144 {}:2", id="drawing"),
        pytest.param("a.css", "a{}\nb{c:url(img/c.webp)}", "G141 {}:2", id="stylesheet, no picture"),
        pytest.param("a.css", '@import "https://fonts.example/a.css";', "G144 {}:1", id="stylesheet, import"),
    ],
)
def test_bad_files(site: Site, path: str, text: str, code: str) -> None:
    site.put(path, text)

    assert site.found() == [code.format(f"output/{path}")]


def test_a_bomb_of_entities_is_refused_at_once(site: Site) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    site.put("a.xml", f'<!DOCTYPE a [<!ENTITY a0 "x">{entities}]><a>&a11;</a>')

    assert site.codes() == ["G152"]
