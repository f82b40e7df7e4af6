"""Which files a site's owner may publish as they are, and what they have to be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.publish.root_files import NAMES, Kind, doubt, fault, is_at_root, kind_of, meant_by
from tests.photos.making import saved
from tests.photos.test_forms import photo


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name.example)
def test_every_example_may_be_published(name) -> None:
    assert kind_of(name.example) is name.kind


@pytest.mark.parametrize(
    "path",
    [
        "CNAME",
        ".nojekyll",
        "apple-touch-icon-180x180-precomposed.png",
        "apple-touch-icon-precomposed.png",
        "android-chrome-512x512.png",
        "site.webmanifest",
        "google0123456789abcdef.html",
        "yandex_fedcba9876543210.html",
        "security.txt",
        ".well-known/apple-app-site-association",
        "app-ads.txt",
        "_redirects",
    ],
)
def test_what_hosts_engines_and_browsers_ask_for_may_be(path: str) -> None:
    assert kind_of(path)


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "INDEX.HTML",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "tin.atom",
        "logo.png",
        "icon.svg",
        "a.js",
        "a.php",
        "bao-cao.pdf",
        ".htpasswd",
        ".env",
        ".git",
        ".user.ini",
        "tin/.htaccess",
        "tin/google0123456789abcdef.html",
        ".well-known/../index.html",
        ".well-known/acme-challenge/x",
        ".well-known/security.txt/x",
        ".well-known/pki-validation/../../index.html",
        "google.html",
        "google12.html\n",
        "googlé12.html",
        "favicon.ico.php",
        "favicon.ico\0",
        "",
    ],
)
def test_nothing_else_may(path: str) -> None:
    assert kind_of(path) is None


@given(st.one_of(st.text(max_size=40), st.sampled_from([name.pattern for name in NAMES]).flatmap(st.from_regex)))
def test_whatever_may_be_stands_at_the_root_and_is_plain(path: str) -> None:
    if kind_of(path):
        assert is_at_root(path)
        assert re.fullmatch(r"(\.well-known/)?([\w-]+/)?[.\w-]+", path, re.ASCII)
        assert ".." not in path


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("Favicon.ico", "favicon.ico"),
        ("cname", "CNAME"),
        ("bingsiteauth.xml", "BingSiteAuth.xml"),
        ("GOOGLE12AB.HTML", "google12ab.html"),
        (".htaccess.txt", ".htaccess"),
        ("web.config.xml", "web.config"),
        ("CNAME.txt", "CNAME"),
        ("htaccess", ".htaccess"),
        ("well-known/security.txt", ".well-known/security.txt"),
        ("logo.png", None),
        ("x.txt", None),
    ],
)
def test_capitals_are_told_apart_and_the_right_ones_are_known(path: str, meant: str | None) -> None:
    assert kind_of(path) is None
    assert meant_by(path) == meant


PNG = saved(photo(32, 32), "PNG")


@pytest.mark.parametrize(
    ("kind", "data", "wrong", "doubtful"),
    [
        (Kind.TEXT, "Header set X “y”".encode(), None, None),
        (Kind.TEXT, b"", None, None),
        (Kind.TEXT, "x".encode("utf-16"), "UTF-8", None),
        (Kind.TEXT, b"a\0b", "văn bản", None),
        (Kind.ICON, b"\0\0\1\0rest", None, None),
        (Kind.ICON, PNG, None, None),
        (Kind.ICON, b"<html>", None, ".ico"),
        (Kind.ICON, b"\xff\xd8....Exif\0\0", "EXIF", ".ico"),
        (Kind.PNG, PNG, None, None),
        (Kind.PNG, b"GIF89a", None, "PNG"),
        (Kind.PNG, PNG[:33] + b"\0\0\0\4eXIf....\0\0\0\0" + PNG[33:], "EXIF", None),
        (Kind.JSON, b'{"name": "A"}', None, None),
        (Kind.JSON, b"{name}", None, "JSON"),
        (Kind.XML, b"<a/>", None, None),
        (Kind.XML, b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>\n<a/>", None, None),
        (Kind.XML, b"<a>", None, "XML"),
        (Kind.XML, b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", None, "DOCTYPE"),
        (Kind.PROOF, b"google-site-verification: google12.html", None, None),
        (Kind.PROOF, b"<html><head><meta name='a' content='b'></head><body>Verification: 12</body></html>", None, None),
        (Kind.PROOF, b"<script>alert(1)</script>", "mã lệnh", None),
        (Kind.PROOF, b"<body onload = 'x()'>", "mã lệnh", None),
        (Kind.PROOF, b"<IFRAME src=x>", "khung", None),
    ],
)
def test_a_file_has_to_be_what_its_name_says(kind: Kind, data: bytes, wrong: str | None, doubtful: str | None) -> None:
    """What could harm is refused; what is merely of no use is published as it is, with a word."""
    for found, expected in ((fault(kind, data), wrong), (doubt(kind, data), doubtful)):
        assert (found is None) is (expected is None)
        assert (expected or "") in (found or "")


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name.example)
def test_the_reference_lists_each(name) -> None:
    page = Path(__file__).parents[2] / "docs/reference/content-folder.md"

    assert f"\n| `{name.example}` | {name.asked_by} |" in page.read_text("utf-8")
