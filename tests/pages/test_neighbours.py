"""Each item stands in the news of one unit, so a new one changes the page of the item before it and no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newsroom import About, Credit, Item, Newsroom
from tests.pages.test_related import START, told


@pytest.mark.parametrize(
    ("item", "unit"),
    [
        pytest.param(told(0, About(units=("a", "b"))), "a", id="the first that it names"),
        pytest.param(told(0, About(), About(units=("c",))), None, id="no unit of a digest's sections"),
        pytest.param(
            replace(told(0, About(), About(units=("c",))), byline=(Credit(person="m"), Credit(unit="b"))),
            "b",
            id="of a digest that of its byline",
        ),
        pytest.param(
            replace(told(0, About(units=("a",))), byline=(Credit(unit="b"),)),
            "a",
            id="what it tells of before the byline",
        ),
        pytest.param(told(0, About(people=("m",))), None, id="of nobody's none"),
    ],
)
def test_the_main_unit(item: Item, unit: str | None) -> None:
    assert item.main_unit == unit


def series(items: list[Item]) -> dict[str, tuple[str, Item | None, Item | None]]:
    """Return for each of *items* that has a main unit this unit, and what stands beside it there."""
    edition = Newsroom(items=tuple(items)).edition(START + timedelta(days=9999))
    return {
        item.id: (item.main_unit, *edition.of_main_unit(item.main_unit).beside(item))
        for item in items
        if item.main_unit
    }


def test_items_stand_in_time_each_in_the_series_of_its_main_unit() -> None:
    first, other, second = (told(n, About(units=units)) for n, units in enumerate([("a",), ("b", "a"), ("a", "b")]))
    found = series([first, other, second])

    assert found == {
        first.id: ("a", None, second),
        other.id: ("b", None, None),
        second.id: ("a", first, None),
    }


newsrooms = st.lists(st.lists(st.sampled_from("abc"), unique=True, max_size=2), max_size=12).map(
    lambda units: [told(number, About(units=tuple(one))) for number, one in enumerate(units)]
)


@given(newsrooms)
def test_what_comes_after_an_item_has_it_before(items: list[Item]) -> None:
    found = series(items)
    for id_, (unit, _, later) in found.items():
        assert later is None or (found[later.id][0] == unit and found[later.id][1].id == id_)


@given(newsrooms.filter(bool))
def test_a_new_item_changes_one_old_page_at_most_that_of_the_item_before_it(items: list[Item]) -> None:
    before, after = series(items[:-1]), series(items)
    newest = items[-1]
    changed = [id_ for id_ in before if before[id_] != after[id_]]

    assert changed == ([after[newest.id][1].id] if newest.id in after and after[newest.id][1] else [])
