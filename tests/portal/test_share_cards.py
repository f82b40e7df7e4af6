"""Share cards of a site: which are drawn, what stands on them, where they are."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from plugins.desk.main import main
from plugins.freshness.shelf import CACHE_VARIABLE
from plugins.freshness.values import encode
from plugins.portal.content_tree import read_tree
from plugins.portal.darkroom import Darkroom, Print, open_darkroom
from plugins.portal.intake import take_in
from plugins.portal.site import Site, lay_out
from plugins.registry.shapes import ZONE
from tests.pages.making import MARKDOWN, strings
from tests.photos.making import saved
from tests.portal.trees import SITE, item, portal, write

pytestmark = pytest.mark.usefixtures("gate_in_process")

THEME = Path(__file__).parent.parent.parent / "theme"
GREEN, RED, WHITE = (20, 160, 60), (200, 20, 20), (255, 255, 255)
ON_THE_COVER = (1190, 5)
ITEM, PLAIN = "tin/2024/05/a/index.html", "tin/2024/05/b/index.html"


@pytest.fixture
def darkroom(tmp_path: Path) -> Darkroom:
    return open_darkroom(tmp_path / "cache", THEME, share_cards=True)


def site_in(root: Path, darkroom: Darkroom, title: str = "Tin", cover: tuple[int, int, int] = GREEN) -> Site:
    """Return a site with an item that has a cover, about a person with a red portrait, and one without."""
    for name, colour in (("bia", cover), ("chan-dung", RED)):
        write(root, {f"images/{name}.jpg": saved(Image.new("RGB", (400, 300), colour), "JPEG")})
    people = "- {id: a, name: A, portrait: {src: images/chan-dung.jpg, alt: A}}\n"
    items = {"a": item(title, people="[a]", cover="{src: ../images/bia.jpg, alt: A}"), "b": item("Không ảnh")}
    content = portal(root, items, **{"data/people.yaml": people})
    intake = take_in(read_tree(content), MARKDOWN, strings()["vi"], [])
    return lay_out(intake, datetime(2025, 1, 1, tzinfo=ZONE), "", strings(), [], darkroom)


def address_of(site: Site, path: str) -> str:
    head = next(page for page in site.pages if page.path == path).view.head
    return str(head.share_picture).removeprefix("https://thu.example")


def cards(site: Site) -> tuple[Print, ...]:
    """Return the cards that the pages of *site* ask for."""
    heads = (page.view.head for page in site.pages if hasattr(page.view, "head"))
    return site.cards.prints(encode(head.share) for head in heads if head.share and head.share_picture)


def card_at(site: Site, address: str) -> Image.Image:
    one = next(one for one in cards(site) if one.address == address)
    return Image.open(io.BytesIO(site.darkroom.data(one.order, one.name)))


@pytest.mark.parametrize(("path", "colour"), [(ITEM, GREEN), (PLAIN, WHITE)], ids=["with its cover", "without"])
def test_an_item_has_a_card(tmp_path: Path, darkroom: Darkroom, path: str, colour: tuple[int, int, int]) -> None:
    site = site_in(tmp_path, darkroom)
    card = card_at(site, address_of(site, path))

    assert card.size == (1200, 630)
    assert card.getpixel(ON_THE_COVER) == pytest.approx(colour, abs=8)


def test_a_portrait_may_stand_on_a_card(tmp_path: Path, darkroom: Darkroom) -> None:
    site = site_in(tmp_path, darkroom)
    cover = site.material.portraits["a"].address
    card = next(page for page in site.pages if page.path == ITEM).view.head.share
    portrait = replace(card, cover=cover)

    assert site.material.share_address(portrait) not in {None, site.material.share_address(card)}


def test_the_address_changes_with_what_is_on_the_card_and_with_nothing_else(tmp_path: Path, darkroom: Darkroom) -> None:
    """Messengers keep a picture by its address for weeks."""
    plain = address_of(site_in(tmp_path / "a", darkroom), ITEM)
    elsewhere = open_darkroom(tmp_path / "other cache", THEME, share_cards=True)

    assert address_of(site_in(tmp_path / "b", elsewhere), ITEM) == plain
    assert address_of(site_in(tmp_path / "c", darkroom, title="Tin khác"), ITEM) != plain
    assert address_of(site_in(tmp_path / "d", darkroom, cover=RED), ITEM) != plain


def test_only_cards_that_pages_ask_for_are_drawn(tmp_path: Path, darkroom: Darkroom) -> None:
    site = site_in(tmp_path, darkroom)
    heads = [page.view.head for page in site.pages if hasattr(page.view, "head")]
    asked = {head.share_picture.removeprefix("https://thu.example") for head in heads if head.share_picture}

    assert [one.address for one in cards(site)] == sorted(asked)


def test_none_are_drawn_where_the_settings_say_so(tmp_path: Path) -> None:
    """What is shared then is the cover."""
    site = site_in(tmp_path, open_darkroom(tmp_path / "cache", THEME, share_cards=False))
    head = next(page for page in site.pages if page.path == ITEM).view.head

    assert cards(site) == ()
    assert head.share_picture is None
    assert head.picture.url == f"https://thu.example{site.material.pictures['images/bia.jpg'].address}"


LETTERS = "Đoàn 最高 thăm → Huế"
UNITS_OF_OTHERS = """\
- {id: toi-cao, level: supreme, names: [{name: Viện kiểm sát nhân dân tối cao, short: VKSND tối cao}]}
- {id: ha-tinh, level: province, parent: toi-cao, names: [{name: VKSND tỉnh Hà Tĩnh ☆}]}
"""


@pytest.mark.parametrize(
    ("items", "files", "place", "letters"),
    [
        ({"a": item(LETTERS)}, {}, ("news/a.md", 2), "“最”, “高”, “→”"),
        ({"a": item(kicker='"★ Nóng"')}, {}, ("news/a.md", 7), "“★”"),
        ({"a": item()}, {"data/site.yaml": SITE.replace("Cổng thử", "Cổng thử ★")}, ("data/site.yaml", 1), "“★”"),
        ({"a": item()}, {"data/units.yaml": UNITS_OF_OTHERS}, ("data/units.yaml", 2), "“☆”"),
        ({"a": item(f"Mừng {''.join(map(chr, range(0x4E00, 0x4E1E)))}")}, {}, ("news/a.md", 2), "và 10 chữ khác"),
    ],
    ids=["a headline", "a kicker", "the name of the site", "a unit", "many letters"],
)
def test_letters_that_no_card_can_show_are_told_by_check_and_by_each_build(
    tmp_path: Path, capsys, monkeypatch, items, files, place, letters
) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    content = portal(tmp_path / "content", items, **files)
    build = ["build", "--output", str(tmp_path / "o")]
    for command in (build, build, ["check"], ["check"]):
        (content / "không-đọc").touch()  # the folder is another: the build has to look
        assert main([*command, "--content", str(content), "--at", "2025-01-01"]) == 0

        told = [line for line in capsys.readouterr().err.splitlines() if "A102" in line]
        assert len(told) == 1
        assert f"{place[0]}:{place[1]}: A102 (nhắc)" in told[0]
        assert letters in told[0]


def test_what_nobody_sees_is_no_letter_that_lacks(tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    content = portal(tmp_path / "content", {"a": item("x\u00adin\u00a0chào\u200b ‑ 1")})

    assert main(["check", "--content", str(content), "--at", "2025-01-01"]) == 0
    assert "A102" not in capsys.readouterr().err
