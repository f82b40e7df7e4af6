from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from plugins.pages.material import Link
from plugins.registry.shapes import ZONE
from tests.pages.making import site_of
from tests.portal.trees import item, picture

PEOPLE = "- {id: lan, name: Lê Lan}\n- {id: kin, name: Trần Kín, public: false}\n"


def view(tmp_path: Path, text: str, *, siteurl: str = "https://thu.example", **others: str):
    picture(tmp_path / "images/Ảnh đẹp.jpg", (64, 48))
    files = {"data/people.yaml": PEOPLE, "data/site.yaml": SITE.replace("https://thu.example", siteurl)}
    site = site_of(tmp_path, {"tin": text, **others}, datetime(2024, 12, 1, tzinfo=ZONE), **files)
    return next(page.view for page in site.pages if page.path == "tin/2024/05/tin/index.html")


SITE = "name: A\nunit: toi-cao\nsiteurl: https://thu.example\ncategories: [{id: hoat-dong, name: Hoạt động}]\n"


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("hai.md", "/tin/2024/05/hai/"),
        ("hai.md#muc", "/tin/2024/05/hai/#muc"),
        ("{filename}/news/hai.md", "/tin/2024/05/hai/"),
        ("/don-vi/", "/don-vi/"),
        ("#muc-nay", "#muc-nay"),
        ("https://x.example/?a=1&b=2", "https://x.example/?a=1&amp;b=2"),
        ("mailto:a@x.example", "mailto:a@x.example"),
    ],
)
def test_a_link_leads_where_it_says(tmp_path: Path, link: str, href: str) -> None:
    text = item(body=f"[chữ]({link})\n\n## Mục này")

    assert f'<a href="{href}">chữ</a>' in view(tmp_path, text, hai=item(body="## Mục")).body[0].html


def test_links_stay_under_the_site_s_path(tmp_path: Path) -> None:
    shown = view(tmp_path, item(body="[chữ](hai.md)"), siteurl="https://thu.example/cong", hai=item())

    assert '<a href="/cong/tin/2024/05/hai/">' in shown.body[0].html


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(item(status="draft"), id="a draft"),
        pytest.param(item(date="2025-05-06"), id="of tomorrow"),
        pytest.param(item(status="withdrawn", withdrawn="{date: 2024-06-01, reason: Sai}"), id="withdrawn"),
    ],
)
def test_a_link_to_what_is_not_public_is_its_words(tmp_path: Path, other: str) -> None:
    """Its address would tell its name."""
    body = view(tmp_path, item(body="Xem [chữ *này*](hai.md) nhé."), hai=other).body[0].html

    assert "Xem chữ <em>này</em> nhé." in body
    assert "hai" not in body


def test_a_picture_has_its_size_and_all_but_the_first_are_lazy(tmp_path: Path) -> None:
    figure = '![mô tả](<../images/Ảnh đẹp.jpg> "Chú thích"){credit="C.H"}'
    first, second, rest = view(tmp_path, item(body=f"{figure}\n\n{figure}")).body

    assert first.html == "<figure>"
    assert first.picture is not None
    assert (first.picture.alt, first.picture.width, first.picture.height) == ("mô tả", 64, 48)
    assert (first.lazy, second.lazy) == (False, True)
    caption = "<figcaption>Chú thích <small>Ảnh: C.H</small></figcaption></figure>"
    assert (second.html, rest.html) == (f"{caption}\n<figure>", caption)
    assert rest.picture is None


def test_no_picture_of_a_text_is_first_where_a_cover_stands_above(tmp_path: Path) -> None:
    cover = "{src: ../images/Ảnh đẹp.jpg, alt: Bìa}"
    pieces = view(tmp_path, item(body="![mô tả](<../images/Ảnh đẹp.jpg>)", cover=cover)).body

    assert pieces[0].lazy


@pytest.mark.parametrize(
    ("size", "is_tall"), [((64, 48), False), ((48, 64), False), ((40, 79), False), ((40, 80), True), ((90, 260), True)]
)
def test_a_picture_far_taller_than_its_column_leads_to_its_largest_form(
    tmp_path: Path, size: tuple[int, int], is_tall: bool
) -> None:
    picture(tmp_path / "images/cao.jpg", size)
    cover = "{src: images/cao.jpg, alt: Bìa}"
    shown = view(tmp_path, item(body="![mô tả](../images/cao.jpg)", cover=cover))

    (piece,) = (piece for piece in shown.body if piece.picture)
    assert piece.picture is not None
    assert piece.larger == shown.cover_larger == (piece.picture.src if is_tall else None)


def test_the_largest_form_is_the_widest_of_all(tmp_path: Path) -> None:
    picture(tmp_path / "images/cao.jpg", (1300, 2700))
    (piece, _) = view(tmp_path, item(body="![mô tả](../images/cao.jpg)")).body

    assert piece.picture is not None
    assert piece.picture.width == 960
    assert piece.larger == piece.picture.sources[-1][1].split(", ")[-1].removesuffix(" 1300w")


def test_a_tall_picture_that_is_a_link_leads_where_it_says(tmp_path: Path) -> None:
    picture(tmp_path / "images/cao.jpg", (40, 200))
    body = view(tmp_path, item(body='[![mô tả](../images/cao.jpg "Lời")](https://x.example)')).body

    assert [piece.larger for piece in body] == [None, None]


def test_makers_stand_by_role_and_lead_to_their_works(tmp_path: Path) -> None:
    byline = "[{name: Ai Đó, role: photographer}, {person: lan}, {person: kin}, {unit: ha-tinh, role: compiler}]"
    made = {one.role: one.names for one in view(tmp_path, item(byline=byline)).made}

    assert list(made) == ["author", "compiler", "photographer"]
    assert made["author"] == (Link("Lê Lan", "/tac-gia/lan/"), Link("Trần Kín", None))
    assert made["compiler"] == (Link("VKSND tỉnh Hà Tĩnh", "/don-vi/ha-tinh/"),)
    assert made["photographer"] == (Link("Ai Đó", None),)


def test_a_digest_is_about_what_its_sections_are_about(tmp_path: Path) -> None:
    body = '## Hà Tĩnh {: #ha-tinh units="ha-tinh" }\n\nA.\n\n## Tối cao {: #toi-cao units="toi-cao ha-tinh" }\n\nB.'
    shown = view(tmp_path, item(body=body))

    assert [link.href for link in shown.contents] == ["#ha-tinh", "#toi-cao"]
    assert [link.text for link in shown.units] == ["VKSND tỉnh Hà Tĩnh", "VKSND tối cao"]


def test_a_source_is_told_as_far_as_it_is_known(tmp_path: Path) -> None:
    source = "{outlet: Báo A, date: 2024-05-01}"
    told = view(tmp_path, item(origin="reprint", source=source)).source

    assert (told.origin, told.outlet, told.author, told.day.text, told.url) == (
        "reprint",
        "Báo A",
        None,
        "1/5/2024",
        None,
    )
