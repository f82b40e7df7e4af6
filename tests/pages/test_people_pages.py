from __future__ import annotations

from pathlib import Path

import pytest

from plugins.pages.material import Link
from plugins.pages.people_pages import TOGETHER
from tests.pages.making import pages_of
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
    assert Link("Trần Kín", None) in pages["tin/2024/05/mot/index.html"].view.people


def test_a_contributor_has_a_page_of_works_and_no_other(pages) -> None:
    assert "ca-nhan/viet/index.html" not in pages
    assert [card.headline for card in pages["tac-gia/viet/index.html"].view.listing.cards] == ["Về Hùng", "Về Hưng"]


def test_a_post_of_the_future_is_not_told(pages) -> None:
    assert pages["ca-nhan/nguyen-van-hung-2/index.html"].view.posts == ()
    assert pages["ca-nhan/nguyen-van-hung/index.html"].view.posts[0].period == "1/1/2023 –"


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
