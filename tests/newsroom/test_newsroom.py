from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.newsroom import Newsroom
from plugins.problems import Level, Place, Problem
from plugins.registry import Kind
from plugins.registry.shapes import ZONE
from tests.strategies import items, moments

pytestmark = pytest.mark.usefixtures("gate_in_process")

rooms = st.lists(items(), max_size=6, unique_by=lambda item: item.id).map(lambda found: Newsroom(items=tuple(found)))


@given(rooms, moments)
def test_an_edition_is_exactly_what_is_public_sorted(room, at):
    edition = room.edition(at)

    assert list(edition.items) == sorted((i for i in room.items if i.is_public(at)), key=lambda i: (i.date, i.id))
    assert set(edition.items) | set(edition.hidden) == set(room.items)
    assert not set(edition.items) & set(edition.hidden)
    assert list(edition.notices) == sorted((i for i in room.items if i.is_notice(at)), key=lambda i: i.id)
    assert set(edition.by_id.values()) == set(edition.by_path.values()) == set(edition.items)


@given(rooms, moments)
def test_a_preview_is_the_edition_and_what_is_still_to_be_published(room, at):
    edition, preview = room.edition(at), room.edition(at, preview=True)
    later = [item for item in room.items if item.status == "published" and item.date > at]
    unfinished = [item for item in room.items if item.status in ("draft", "review")]

    assert set(preview.items) == {*edition.items, *later, *unfinished}
    assert list(preview.items) == sorted(preview.items, key=lambda i: (i.date, i.id))
    assert preview.unpublished == {item.id: item.status for item in unfinished} | {item.id: "later" for item in later}
    assert preview.notices == edition.notices
    assert set(preview.hidden) == {item for item in room.items if item.status == "withdrawn"}
    assert not edition.unpublished


@given(rooms, moments, st.randoms())
def test_the_order_of_files_makes_no_difference(room, at, random):
    shuffled = list(room.items)
    random.shuffle(shuffled)

    assert Newsroom(items=tuple(shuffled)).edition(at).items == room.edition(at).items


@given(rooms, moments)
def test_a_fact_waits_for_its_item_unless_that_was_withdrawn(room, at):
    edition = room.edition(at)

    for item in room.items:
        assert edition.is_not_yet(item.id) is (not item.is_public(at) and item.status != "withdrawn")
    assert not edition.is_not_yet("2025/01/khong-co")


@pytest.fixture
def edition(good, load):
    return load(good)[1].edition(datetime(2025, 8, 1, tzinfo=ZONE))


@pytest.mark.parametrize(
    ("kind", "id_", "stories"),
    [
        pytest.param(
            Kind.UNIT,
            "hue",
            [("2024/03/phat-dong-thi-dua", None), ("2025/03/diem-tin-hai-tinh", "hue")],
            id="an item as a whole, and a section of a digest",
        ),
        pytest.param(Kind.UNIT, "quang-binh", [("2025/03/diem-tin-hai-tinh", "quang-binh")], id="a section alone"),
        pytest.param(
            Kind.PERSON,
            "nguyen-van-hung-2",
            [("2025/03/diem-tin-hai-tinh", "quang-binh"), ("2025/07/quang-tri-sau-hop-nhat", None)],
            id="a person",
        ),
        pytest.param(
            Kind.CAMPAIGN,
            "van-hoa-cong-so",
            [("2024/03/phat-dong-thi-dua", None), ("2025/03/diem-tin-hai-tinh", "quang-binh")],
            id="a campaign",
        ),
        pytest.param(Kind.UNIT, "khong-co", [], id="nobody"),
    ],
)
def test_stories_about_an_entity_are_from_the_oldest(edition, kind, id_, stories):
    found = [(story.item.id, story.section.anchor if story.section else None) for story in edition.about(kind, id_)]

    assert found == stories


def test_an_item_is_not_told_twice_when_a_section_of_it_is(desk):
    item = desk.item('## Huế {: #h units="hue" }\n\nX.', "units: [hue, quang-tri]")
    edition = Newsroom(items=(item,)).edition(item.date)

    assert [story.section is None for story in edition.about(Kind.UNIT, "hue")] == [False]
    assert [story.section is None for story in edition.about(Kind.UNIT, "quang-tri")] == [True]


def test_works_of_a_person_are_those_with_a_hand_in_each_once(desk):
    item = desk.item(front="byline: [{person: le-thi-ngoc}, {person: le-thi-ngoc, role: photographer}, {unit: hue}]")
    edition = Newsroom(items=(item,)).edition(item.date)

    assert [story.item for story in edition.works_of("le-thi-ngoc")] == [item]
    assert edition.works_of("nguyen-van-hung") == ()


@given(rooms, moments)
def test_a_fact_waits_for_a_draft_that_could_not_be_read(room, at):
    """Its name may be that of an item which is there: then that one is meant."""
    there = next((item for item in room.items if item.is_public(at)), None)
    assume(there is not None)
    names = frozenset({"khong-doc-duoc", there.id.rpartition("/")[2]})
    edition = replace(room, unread=names).edition(at)

    assert edition.is_not_yet("2025/01/khong-doc-duoc")
    assert not edition.is_not_yet("2025/01/khac")
    assert not edition.is_not_yet(there.id)


@given(rooms, moments)
def test_a_draft_at_the_address_of_a_public_item_hides_nothing_of_it(room, at):
    there = next((item for item in room.items if item.is_public(at)), None)
    assume(there is not None)
    claims = replace(there, path="news/nhap.md", status="draft", title="Nháp")
    problem = Problem(place=Place(path=claims.path), code="N102", level=Level.ERROR, message="trùng", cure="đổi")
    for order in ((*room.items, claims), (claims, *room.items)):
        both = replace(room, items=order)
        for preview in (False, True):
            edition = both.edition(at, preview=preview, faults={claims.path: (problem,)})
            assert not edition.is_not_yet(there.id)
            assert edition.by_id[there.id].path == there.path
            assert both.landmarks[there.id].path == there.path
            assert [(one.path, one.id) for one in edition.faulty.values()] == ([(claims.path, None)] if preview else [])


def test_a_draft_is_in_nothing_that_an_edition_tells(edition):
    assert "2025/02/du-thao" not in edition.by_id
    assert all(story.item.status == "published" for story in edition.about(Kind.UNIT, "hue"))
    assert edition.is_not_yet("2025/02/du-thao")
