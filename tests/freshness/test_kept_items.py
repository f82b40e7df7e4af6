"""Kept items: in every respect what was kept, and whole only once somebody asks."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace

import pytest

from plugins.freshness.kept_items import Brief, KeptItem, brief, kept_item
from plugins.freshness.values import decoder, encode, packed, unpacked
from plugins.newsroom import Item
from tests.freshness.reading_desk import Desk

AT_HAND = ("path", "id", "date", "status", "aliases", "initiatives", "lists", "declared", "anchors", "day")
NAMES = (*(one.name for one in fields(Item)), "lists", "declared", "anchors", "day", "main_unit")


class Fetching:
    """Fetches an item, and counts."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.count = 0

    def __call__(self) -> Item:
        self.count += 1
        return self.item


@pytest.fixture
def items(desk: Desk) -> tuple[Item, ...]:
    found = desk.check().newsroom.items
    return tuple(decoder(Item)(encode(item)) for item in found)


def kept(item: Item, fetching: Fetching) -> KeptItem:
    told = unpacked(Brief, packed(brief(item)))
    return kept_item(item.path, told, fetching)


def test_it_answers_as_the_item_does(items: tuple[Item, ...]) -> None:
    assert any(item.sections for item in items)
    for item in items:
        for name in NAMES:
            fetching = Fetching(item)
            assert getattr(kept(item, fetching), name) == getattr(item, name), name
            assert fetching.count == (name not in AT_HAND), name


def test_it_is_fetched_once(items: tuple[Item, ...]) -> None:
    fetching = Fetching(items[0])
    one = kept(items[0], fetching)

    assert (one.title, one.body, one.about) == (items[0].title, items[0].body, items[0].about)
    assert fetching.count == 1


def test_what_it_forgets_is_fetched_again(items: tuple[Item, ...]) -> None:
    fetching = Fetching(items[0])
    one = kept(items[0], fetching)
    one.forget()
    assert (one.title, fetching.count) == (items[0].title, 1)
    one.forget()

    assert (one.id, fetching.count) == (items[0].id, 1)
    assert (one.title, fetching.count) == (items[0].title, 2)


def test_items_of_one_list_share_their_place_in_it(items: tuple[Item, ...]) -> None:
    places = [place for item in items for place in brief(item).lists]

    assert len(places) > len(set(places)) == len({*map(id, places)})


def test_it_is_written_as_the_item_is(items: tuple[Item, ...]) -> None:
    for item in items:
        assert encode(kept(item, Fetching(item))) == encode(item)


def test_it_can_be_changed_and_sent_to_another_process(items: tuple[Item, ...]) -> None:
    one = kept(items[0], Fetching(items[0]))

    assert replace(items[0], title=one.title) == items[0]
    assert encode(pickle.loads(pickle.dumps(one)).title) == encode(one.title)


def test_a_slip_is_a_slip(items: tuple[Item, ...]) -> None:
    one = kept(items[0], Fetching(items[0]))

    with pytest.raises(AttributeError, match="titel"):
        one.titel  # type: ignore[attr-defined]  # noqa: B018
