from __future__ import annotations

from pathlib import Path

import pytest

from plugins.preview.files import answer
from tests.portal.trees import write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path, {"kin.html": "<p>kín</p>", "kin/index.html": "<p>kín</p>"})
    return write(
        tmp_path / "site",
        {
            "index.html": "đầu",
            "404.html": "không có",
            "tin/index.html": "tin",
            "tin.atom": "<feed/>",
            "ảnh đẹp.jpg": b"\xff\xd8",
            "tin/a.avif": b"a",
            "theme/fonts/a.woff2": b"f",
            ".an": "kín",
            "khong-ro.xyz": "?",
        },
    )


@pytest.mark.parametrize(
    ("target", "data", "media_type"),
    [
        ("/", "đầu", "text/html; charset=utf-8"),
        ("/index.html", "đầu", "text/html; charset=utf-8"),
        ("/tin/", "tin", "text/html; charset=utf-8"),
        ("/tin/?a=1", "tin", "text/html; charset=utf-8"),
        ("/tin.atom", "<feed/>", "application/atom+xml; charset=utf-8"),
        ("/tin/a.avif", "a", "image/avif"),
        ("/theme/fonts/a.woff2", "f", "font/woff2"),
        ("/khong-ro.xyz", "?", "application/octet-stream"),
    ],
)
def test_a_file_is_sent_as_what_it_is(site: Path, target: str, data: str, media_type: str) -> None:
    found = answer(site, target)

    assert (found.status, found.data.decode(), found.type) == (200, data, media_type)


def test_a_name_is_decoded(site: Path) -> None:
    assert answer(site, "/%E1%BA%A3nh%20%C4%91%E1%BA%B9p.jpg").type == "image/jpeg"


def test_a_folder_without_its_slash_leads_to_itself_with_it(site: Path) -> None:
    found = answer(site, "/tin?x=1")

    assert (found.status, found.go) == (301, "/tin/")


def test_a_way_to_a_folder_never_leads_to_another_host(site: Path) -> None:
    assert answer(site, "//tin").go == "/tin/"


@pytest.mark.parametrize(
    "target",
    [
        "/../kin.html",
        "/tin/../../kin.html",
        "/%2e%2e/kin.html",
        "/..%2fkin.html",
        "/..%5ckin.html",
        "/../kin/",
        "/.an",
        "/C:/kin.html",
        "/tin/%00",
        "/a" + "b" * 5000,
        "/%ff%fe",
        "http://khac.example/",
        "*",
        "/khong-co",
        "/index.html/",
    ],
)
def test_what_is_not_of_the_site_is_not_found(site: Path, target: str) -> None:
    found = answer(site, target)

    assert (found.status, found.data.decode()) == (404, "không có")


def test_a_link_out_of_the_site_is_not_followed(site: Path) -> None:
    (site / "ra.html").symlink_to(site.parent / "kin.html")
    (site / "ra").symlink_to(site.parent / "kin")

    assert [answer(site, target).status for target in ("/ra.html", "/ra/", "/ra")] == [404, 404, 404]


def test_a_site_without_a_page_for_it_has_nothing_to_say(tmp_path: Path) -> None:
    assert (answer(tmp_path, "/x").status, answer(tmp_path, "/x").data) == (404, b"")
