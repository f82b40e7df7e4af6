"""The comparison of pages: a peer that leaves pages out must not look quick."""

from __future__ import annotations

from bench.pageset import addresses, compare

OURS = {"/", "/tin/", "/tin/trang-1/", "/tin/trang-2/", "/don-vi/ha-tinh/", "/vinh-danh/2023/", "/du-lieu/"}
THEIRS = {"/", "/tin/", "/tin/trang/2/", "/tin/trang/3/", "/don-vi/ha-tinh/"}


def test_pages_that_only_we_can_have_are_explained():
    found = compare(OURS, THEIRS)

    assert found.same
    assert (found.both, found.explained, found.numbered) == (3, {"honour roll": 1, "open data": 1}, (2, 2))


def test_page_that_the_peer_lacks_is_found():
    found = compare(OURS, THEIRS - {"/don-vi/ha-tinh/"})

    assert found.unexplained == ("only we have /don-vi/ha-tinh/",)


def test_page_that_we_lack_is_found():
    found = compare(OURS, THEIRS | {"/don-vi/nghe-an/"})

    assert found.unexplained == ("only the peer has /don-vi/nghe-an/",)


def test_listing_may_differ_by_one_numbered_page_and_no_more():
    assert compare(OURS, THEIRS - {"/tin/trang/3/"}).same
    assert compare(OURS, THEIRS - {"/tin/trang/2/", "/tin/trang/3/"}).unexplained == (
        "/tin/ has 2 further pages with us, 0 with the peer",
    )


def test_addresses_are_those_of_html_pages(tmp_path):
    for name in ("index.html", "tin/2023/11/bai/index.html", "404.html", "tin.atom", "theme/css/main.css"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    assert addresses(tmp_path) == {"/", "/tin/2023/11/bai/", "/404.html"}
