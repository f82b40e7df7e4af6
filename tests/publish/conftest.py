"""A small good site that tests spoil in one place each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish.sites import Site, page


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tree=tmp_path / "tree")
    site.put("index.html", page())
    site.put("tin/a/index.html", page('<h2 id="muc-1">Một</h2>', address="tin/a/"))
    site.put("css/a.css", "body{background:url(../img/b.svg)}")
    site.put(
        "img/b.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path id="p" d="M0 0"/></svg>',
    )
    site.put("img/a.webp", b"RIFF\x00\x01WEBP")
    site.put(
        "sitemap.xml",
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<url><loc>https://x.example/portal/tin/a/</loc></url></urlset>",
    )
    return site
