"""The ways through the sample portal as a reader goes them: by the words of links, on the pages that were built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from plugins.desk.main import main
from tests.portal.trees import ROOT, small_pictures, without_cards

CONTENT = ROOT / "content"
AT = "2026-11-22T08:00"
ENTITIES = ("don-vi", "cum-thi-dua", "phong-trao", "ca-nhan")


class Reader:
    """A reader of the site in *folder*, who has no script and follows links by their words."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.page = cache(self._page)

    def _page(self, address: str) -> html.HtmlElement:
        return html.document_fromstring((self._folder / address.strip("/") / "index.html").read_bytes())

    def links(self, address: str) -> Iterator[tuple[str, str]]:
        """Yield the words of each link of the page, and where it leads."""
        for link in self.page(address).iter("a"):
            yield " ".join(link.text_content().split()), link.get("href")

    def follow(self, address: str, words: str) -> str:
        """Return where the link with *words* leads, of which there may be several that lead to one place."""
        found = {href for text, href in self.links(address) if re.fullmatch(words, text)}
        assert len(found) == 1, f"{address}: {words!r} leads to {sorted(found)}"
        return found.pop()

    def pages_of(self, *parts: str) -> list[str]:
        """Return the addresses of all pages below these folders."""
        files = sorted(file for part in parts for file in (self._folder / part).rglob("index.html"))
        return [f"/{file.parent.relative_to(self._folder).as_posix()}/" for file in files]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    folder = tmp_path_factory.mktemp("ways")
    with pytest.MonkeyPatch.context() as patch:
        small_pictures(patch, folder / "cache")
        without_cards(folder, patch)
        assert main(["build", "--content", str(CONTENT), "--output", str(folder / "site"), "--at", AT]) == 0
    return Reader(folder / "site")


def test_the_honours_of_a_unit_in_2023_are_three_steps_from_the_front_page(reader: Reader) -> None:
    units = reader.follow("/", "Đơn vị")
    unit = reader.follow(units, "VKSND tỉnh Nghệ An")
    honours = reader.follow(unit, r"Vinh danh 2023 \(\d+\)")

    [heading] = reader.page(unit).xpath("//*[@id=$anchor]", anchor=honours.removeprefix("#"))
    assert heading.tag == "h3"
    assert "2023" in heading.text_content()
    assert "Quyết định số" in heading.xpath("string(following::ul[1])")


def test_so_are_those_of_every_unit_and_every_year(reader: Reader) -> None:
    listed = {href for _, href in reader.links("/don-vi/")}
    honoured = 0
    for address in reader.pages_of("don-vi"):
        headings = reader.page(address).xpath("//*[starts-with(@id, 'vinh-danh-')]")
        if headings:
            assert address in listed
        for heading in headings:
            year = heading.get("id").removeprefix("vinh-danh-")
            assert reader.follow(address, rf"Vinh danh {year} \(\d+\)") == f"#vinh-danh-{year}"
            honoured += 1

    assert honoured > 20


def test_a_year_of_news_leads_to_a_story_of_that_year(reader: Reader) -> None:
    """To the very place: the page on which the story will stay, once that is full."""
    followed = 0
    for address in reader.pages_of(*ENTITIES, "tac-gia", "chuyen-muc"):
        for words, href in reader.links(address):
            if found := re.fullmatch(r"Tin, bài (\d{4}) \(\d+\)", words):
                place, _, anchor = href.partition("#")
                [card] = reader.page(place or address).xpath("//article[@id=$anchor]", anchor=anchor)
                assert card.find(".//time").get("datetime").startswith(found[1])
                followed += 1

    assert followed > 20


def test_the_jump_links_of_a_page_are_the_titles_of_its_parts_in_order(reader: Reader) -> None:
    checked = 0
    for address in reader.pages_of(*ENTITIES):
        page = reader.page(address)
        ways = [link.get("href") for link in page.xpath("//nav[contains(@class, 'contents')]//a")]
        if ways:
            titles = [f"#{title.get('id')}" for title in page.xpath("//main//section//h2[@id]")]
            assert ways == titles, address
            checked += 1

    assert checked > 20


def test_an_item_can_be_saved_under_its_own_name(reader: Reader) -> None:
    for address in reader.pages_of("tin"):
        for link in reader.page(address).xpath("//a[@download]"):
            assert link.get("href") == address
            assert link.get("download") == f"{address.rstrip('/').rpartition('/')[2]}.html"


def test_what_is_related_was_told_before(reader: Reader) -> None:
    checked = 0
    for address in reader.pages_of("tin"):
        page = reader.page(address)
        day = page.xpath("string(//article//time/@datetime)")
        for earlier in page.xpath("//*[@class='related']//time/@datetime"):
            assert earlier <= day
            checked += 1

    assert checked > 100
