from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from plugins.pages.material import Link
from plugins.pages.people_pages import TOGETHER
from plugins.registry.shapes import ZONE
from tests.pages.making import pages_of, site_of
from tests.portal.trees import item

PEOPLE = """\
- {id: nguyen-van-hung, name: Nguyễn Văn Hùng, appointments: [{role: Viện trưởng, unit: ha-tinh, from: 2023-01-01}]}
- {id: nguyen-van-hung-2, name: Nguyễn Văn Hưng, appointments: [{role: Kiểm sát viên, unit: ha-tinh, from: 2026-01-01}]}
- {id: kin, name: Trần Kín, public: false}
- {id: viet, name: Lê Viết}
"""
ITEMS = {
    "mot": item("Về Hùng", people="[nguyen-van-hung, kin]", byline="[{person: viet}, {person: kin}]"),
    "hai": item("Về Hưng", people="[nguyen-van-hung-2]", byline="[{name: Lê Viết, role: photographer}]"),
}


@pytest.fixture
def pages(tmp_path: Path):
    return pages_of(tmp_path, ITEMS, **{"data/people.yaml": PEOPLE})


def test_two_people_who_differ_in_their_marks_alone_are_two(pages) -> None:
    """Stock Pelican makes one page of both, under one name."""
    hung, hung_2 = (pages[f"ca-nhan/{id_}/index.html"].view for id_ in ("nguyen-van-hung", "nguyen-van-hung-2"))

    assert (hung.name, [card.headline for card in hung.listing.cards]) == ("Nguyễn Văn Hùng", ["Về Hùng"])
    assert (hung_2.name, [card.headline for card in hung_2.listing.cards]) == ("Nguyễn Văn Hưng", ["Về Hưng"])


def test_a_person_who_is_not_public_has_no_page(pages) -> None:
    assert [path for path in pages if "kin" in path] == []
    assert [link.text for link in pages["tin/2024/05/mot/index.html"].view.people] == ["Nguyễn Văn Hùng"]


@pytest.mark.parametrize(
    ("credit", "said"),
    [
        pytest.param("{person: kin}", "Trần Kín", id="by id"),
        pytest.param("{name: Hoa Ban}", "Hoa Ban", id="by a pen name"),
        pytest.param("{person: Hoa Ban}", "Hoa Ban", id="by a pen name in the place of the id"),
        pytest.param("{name: HB}", "HB", id="by initials"),
        pytest.param("{name: hoa ban}", "hoa ban", id="as it was typed"),
        pytest.param("{name: Trần Kín}", "Trần Kín", id="by the name, as a name"),
    ],
)
def test_who_is_not_public_is_credited_as_the_byline_has_it(tmp_path: Path, credit: str, said: str) -> None:
    """A pen name stays a pen name, in the page, its linked data and the feeds."""
    people = "- {id: kin, name: Trần Kín, aliases: [Hoa Ban], initials: [{text: HB}], public: false}\n"
    pages = pages_of(tmp_path, {"a": item(byline=f"[{credit}]")}, **{"data/people.yaml": people})
    view = pages["tin/2024/05/a/index.html"].view
    [article] = [one for one in view.head.linked_data["@graph"] if one["@type"] == "NewsArticle"]

    assert view.made[0].names == (Link(said),)
    assert article["author"] == [{"@type": "Person", "name": said}]
    assert pages["tin.atom"].view.entries[0].authors == (said,)
    assert [path for path in pages if "kin" in path] == []


def test_a_contributor_has_a_page_of_works_and_no_other(pages) -> None:
    assert "ca-nhan/viet/index.html" not in pages
    assert [card.headline for card in pages["tac-gia/viet/index.html"].view.listing.cards] == ["Về Hùng", "Về Hưng"]


def test_a_post_of_the_future_is_not_told(pages) -> None:
    assert pages["ca-nhan/nguyen-van-hung-2/index.html"].view.posts == ()
    assert pages["ca-nhan/nguyen-van-hung/index.html"].view.posts[0].period == "1/1/2023 –"


OFFICES = """\
- {id: toi-cao, level: supreme, names: [{name: Viện kiểm sát nhân dân tối cao, short: VKSND tối cao}]}
- {id: ha-tinh, level: province, names: [{name: VKSND tỉnh Hà Tĩnh}]}
- id: can-loc
  level: district
  parent: ha-tinh
  names: [{name: VKSND huyện Can Lộc}, {name: VKSND thị xã Can Lộc, from: 2024-01-01}]
  valid: {to: 2025-06-30}
  closed: {kind: merged, successors: [{unit: ha-tinh}]}
"""


@pytest.mark.parametrize(
    ("at", "posts", "post"),
    [
        pytest.param((2025, 6, 30), "{unit: can-loc}", "Viện trưởng, VKSND thị xã Can Lộc", id="on its last day"),
        pytest.param(
            (2025, 7, 1), "{unit: can-loc}", "nguyên Viện trưởng, VKSND thị xã Can Lộc", id="of a unit that is no more"
        ),
        pytest.param(
            (2025, 7, 1),
            "{unit: can-loc, to: 2023-05-31}",
            "nguyên Viện trưởng, VKSND huyện Can Lộc",
            id="the unit as it was called then",
        ),
        pytest.param(
            (2025, 7, 1),
            "{unit: ha-tinh, from: 2020-01-01}, {unit: can-loc, from: 2022-01-01}",
            "Viện trưởng, VKSND tỉnh Hà Tĩnh",
            id="the one that is still held, though another came later",
        ),
        pytest.param(
            (2025, 6, 1),
            "{unit: ha-tinh}, {unit: can-loc}",
            "Viện trưởng, VKSND thị xã Can Lộc; Viện trưởng, VKSND tỉnh Hà Tĩnh",
            id="all that are held, the newest first",
        ),
        pytest.param((2025, 6, 1), "{unit: ha-tinh, from: 2025-06-02}", None, id="one that is to come"),
        pytest.param(
            (2025, 6, 1),
            "{unit: can-loc, to: 2025-05-31}, {unit: ha-tinh, from: 2025-06-02}",
            "nguyên Viện trưởng, VKSND thị xã Can Lộc",
            id="between two",
        ),
        pytest.param((2025, 6, 1), "{role: Nguyên Vụ trưởng, unit: toi-cao, to: 2019-12-31}",
            "Nguyên Vụ trưởng, VKSND tối cao", id="written as former already"),
    ],
)  # fmt: skip
def test_a_post_that_is_over_is_never_told_as_todays(tmp_path: Path, at, posts: str, post: str | None) -> None:
    posts = posts.replace("{unit", "{role: Viện trưởng, unit")
    files = {"data/units.yaml": OFFICES, "data/people.yaml": f"- {{id: lan, name: Lan, appointments: [{posts}]}}\n"}
    site = site_of(tmp_path, {"a": item(people="[lan]")}, datetime(*at, tzinfo=ZONE), **files)
    pages = {page.path: page for page in site.pages}
    view = pages["ca-nhan/lan/index.html"].view
    [line] = pages["ca-nhan/index.html"].view.letters[0].people
    person = next(one for one in view.head.linked_data["@graph"] if one["@type"] == "Person")
    is_held = bool(post) and not post.lower().startswith("nguyên")

    assert view.post == line.post == post
    assert view.head.description == (f"Lan, {post}." if post else "Lan.")
    assert ("jobTitle" in person, "worksFor" in person) == (is_held, is_held)


def test_the_table_of_posts_tells_when_the_unit_ended(tmp_path: Path) -> None:
    people = "- {id: lan, name: Lan, appointments: [{role: Viện trưởng, unit: can-loc, from: 2022-01-01}]}\n"
    files = {"data/units.yaml": OFFICES, "data/people.yaml": people}
    pages = pages_of(tmp_path, {"a": item(people="[lan]")}, datetime(2025, 7, 1, tzinfo=ZONE), **files)
    [post] = pages["ca-nhan/lan/index.html"].view.posts

    assert (post.unit.text, post.period) == ("VKSND thị xã Can Lộc", "1/1/2022 – 30/6/2025")


def test_a_list_of_people_goes_by_given_names(tmp_path: Path) -> None:
    names = ["Lê Văn Đức", "Lê Văn Duy", "Đỗ Dũng", "Trần Văn Bình", "Lê Em", "Đỗ Thị An", "Lê Ánh", "Nguyễn Văn An"]
    people = "".join(f"- {{id: nguoi-{n}, name: {name}}}\n" for n, name in enumerate(names))
    news = {"a": item(people=f"[{', '.join(f'nguoi-{n}' for n in range(len(names)))}]")}
    [letter] = pages_of(tmp_path, news, **{"data/people.yaml": people})["ca-nhan/index.html"].view.letters

    assert [line.person.text for line in letter.people] == [
        "Đỗ Thị An", "Nguyễn Văn An", "Lê Ánh", "Trần Văn Bình", "Đỗ Dũng", "Lê Văn Duy", "Lê Văn Đức", "Lê Em",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "letters"),
    [
        pytest.param(TOGETHER, [None], id="a few together"),
        pytest.param(TOGETHER + 1, ["A", "Â", "B", "D", "Đ"], id="many by letters"),
    ],
)
def test_a_long_list_of_people_goes_by_the_letters_of_given_names(
    tmp_path: Path, count: int, letters: list[str | None]
) -> None:
    names = ["Lê Thị Ân", "Lê Văn An", "Trần Bình", "Đỗ Đức", "Lý Dung"]
    people = "".join(f"- {{id: nguoi-{n}, name: {names[n % 5]}}}\n" for n in range(count))
    news = {"a": item(people=f"[{', '.join(f'nguoi-{n}' for n in range(count))}]")}
    view = pages_of(tmp_path, news, **{"data/people.yaml": people})["ca-nhan/index.html"].view

    assert [one.letter for one in view.letters] == letters
    assert [entry.text for entry in view.ways] == [letter for letter in letters if letter]
    assert [entry.href for entry in view.ways] == [f"#{one.anchor}" for one in view.letters if one.letter]
    assert all(one.anchor.isascii() for one in view.letters)
    assert sum(len(one.people) for one in view.letters) == count
