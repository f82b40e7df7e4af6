from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given

from plugins.newsroom import About, Item, Section, Story
from plugins.registry import Kind
from plugins.registry.shapes import ZONE
from tests.strategies import items, moments

NOON = datetime(2025, 1, 1, 12, tzinfo=ZONE)
ITEM = Item(
    path="news/a.md", id="2025/01/a", title="A", date=NOON, genre="news", category="thi-dua", status="published"
)  # fmt: skip


@pytest.mark.parametrize(
    ("status", "after", "public", "notice"),
    [
        pytest.param("published", -1, False, False, id="published, a second before its date"),
        pytest.param("published", 0, True, False, id="published, at its date"),
        pytest.param("published", 1, True, False, id="published, after"),
        pytest.param("draft", 1, False, False, id="a draft"),
        pytest.param("review", 1, False, False, id="in review"),
        pytest.param("withdrawn", 1, False, True, id="withdrawn: a notice"),
        pytest.param("withdrawn", -1, False, False, id="withdrawn before it was ever public"),
        pytest.param("Published", 1, False, False, id="another word for published"),
        pytest.param("", 1, False, False, id="no word at all"),
    ],
)
def test_only_the_literal_published_from_its_date_on_is_public(status, after, public, notice):
    item, at = replace(ITEM, status=status), NOON + timedelta(seconds=after)

    assert item.is_public(at) is public
    assert item.is_notice(at) is notice


@given(items(), moments)
def test_public_is_published_and_not_after_the_clock(item, at):
    assert item.is_public(at) is (item.status == "published" and not item.date > at)
    assert not (item.is_public(at) and item.is_notice(at))


@given(items(), moments)
def test_what_is_public_stays_public_as_the_clock_goes_on(item, at):
    later = at + timedelta(minutes=1)

    assert item.is_public(later) or not item.is_public(at)


def test_about_tells_the_ids_of_each_kind():
    about = About(units=("hue",), people=("x", "y"))

    assert [about.of(kind) for kind in Kind] == [("hue",), (), (), ("x", "y")]
    assert about
    assert not About()


def test_stories_are_sorted_by_date_then_id_then_anchor():
    section = Section(anchor="muc", heading="Mục", about=About())
    later = replace(ITEM, date=NOON + timedelta(minutes=1))
    other = replace(ITEM, id="2025/01/b")
    stories = [Story(ITEM), Story(ITEM, section), Story(other), Story(later)]
    backwards = stories[::-1]

    assert sorted(backwards, key=lambda story: story.order) == stories
