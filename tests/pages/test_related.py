"""What is related to an item lies before it, so that a new item changes no old page."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plugins.newsroom import About, Edition, Item, Newsroom, Section, Story
from plugins.pages.related import SHOWN, related
from plugins.registry import Kind
from plugins.registry.shapes import ZONE

START = datetime(2024, 1, 1, tzinfo=ZONE)


def told(number: int, about: About | None = None, *sections: About, status: str = "published") -> Item:
    """Return an item of the day *number*, with the ids `i<number>` and `s0`, `s1`… of its sections."""
    return Item(
        path=f"news/i{number}.md",
        id=f"2024/01/i{number:04}",
        title=f"Tin {number}",
        date=START + timedelta(days=number),
        genre="news",
        category="x",
        status=status,
        about=about or About(),
        sections=tuple(Section(anchor=f"s{n}", heading=f"Mục {n}", about=one) for n, one in enumerate(sections)),
    )


def ids(*names: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), unique=True, max_size=2).map(tuple)


abouts = st.builds(
    About, units=ids("a", "b", "c"), groups=ids("a/1", "a/2"), campaigns=ids("x", "y"), people=ids("m", "n", "o")
)


@st.composite
def newsrooms(draw: st.DrawFn) -> list[Item]:
    """Items of all statuses, a few of them digests, from the oldest."""
    return [
        told(
            number,
            draw(abouts),
            *draw(st.lists(abouts, max_size=3)),
            status=draw(st.sampled_from(["published", "published", "published", "draft", "review", "withdrawn"])),
        )
        for number in range(draw(st.integers(0, 14)))
    ]


def public(items: list[Item]) -> Edition:
    return Newsroom(items=tuple(items)).edition(START + timedelta(days=9999))


def all_related(items: list[Item]) -> dict[str, tuple[Story, ...]]:
    """Return what is related to each of *items* that is public, by its id."""
    edition = public(items)
    return {item.id: related(edition, item) for item in edition.items}


def entities(item: Item) -> set[tuple[Kind, str]]:
    abouts_ = (item.about, *(section.about for section in item.sections))
    return {(kind, id_) for about in abouts_ for kind in Kind for id_ in about.of(kind)}


@given(newsrooms(), st.integers(0, 14))
def test_later_items_change_nothing_of_earlier_ones(items: list[Item], count: int) -> None:
    whole, before = all_related(items), all_related(items[:count])

    assert {id_: whole[id_] for id_ in before} == before


@given(newsrooms())
def test_what_is_related_is_public_earlier_another_and_shares_something(items: list[Item]) -> None:
    edition = public(items)
    for item in edition.items:
        found = [story.item for story in related(edition, item)]

        assert len(found) == len({one.id for one in found}) <= SHOWN
        assert all(one.status == "published" and one.date < item.date for one in found)
        assert all(entities(one) & entities(item) for one in found)


@given(newsrooms())
def test_an_item_that_shares_something_with_an_earlier_one_has_something_related(items: list[Item]) -> None:
    edition = public(items)
    for number, item in enumerate(edition.items):
        shares = any(entities(one) & entities(item) for one in edition.items[:number])

        assert bool(related(edition, item)) == shares


@given(newsrooms())
def test_a_section_is_pointed_to_only_where_it_shares_something_itself(items: list[Item]) -> None:
    edition = public(items)
    for item in edition.items:
        for story in related(edition, item):
            if story.section:
                of_section = {(kind, id_) for kind in Kind for id_ in story.section.about.of(kind)}
                assert of_section & entities(item)


def test_a_person_binds_more_than_a_campaign_a_campaign_more_than_a_group_and_that_more_than_a_unit() -> None:
    items = [
        told(0, About(people=("m",))),
        told(1, About(campaigns=("x",))),
        told(2, About(groups=("a/1",))),
        told(3, About(units=("a",))),
        told(4, About(units=("a",), groups=("a/1",), campaigns=("x",), people=("m",))),
    ]

    assert [story.item.title for story in all_related(items)["2024/01/i0004"]] == ["Tin 0", "Tin 1", "Tin 2", "Tin 3"]


def test_of_those_that_share_as_much_the_nearest_in_time_comes_first() -> None:
    items = [told(number, About(units=("a",))) for number in range(8)]

    assert [story.item.title for story in all_related(items)["2024/01/i0007"]] == [f"Tin {n}" for n in (6, 5, 4, 3, 2)]


def test_two_things_shared_with_one_item_are_more_than_one() -> None:
    items = [
        told(0, About(units=("a", "b"))),
        told(1, About(units=("a",))),
        told(2, About(units=("a", "b"))),
    ]

    assert [story.item.title for story in all_related(items)["2024/01/i0002"]] == ["Tin 0", "Tin 1"]


def test_a_digest_is_one_story_the_section_that_shares_most() -> None:
    digest = told(0, About(), About(units=("a",)), About(units=("b",), people=("m",)))
    items = [digest, told(1, About(units=("a", "b"))), told(2, About(people=("m",)))]
    found = all_related(items)

    assert found["2024/01/i0001"] == (Story(digest, digest.sections[0]),)
    assert found["2024/01/i0002"][0] == Story(digest, digest.sections[1])


def test_a_digest_that_shares_more_as_a_whole_is_not_cut() -> None:
    digest = told(0, About(campaigns=("x",)), About(units=("a",)))
    items = [digest, told(1, About(campaigns=("x",), units=("a",)))]

    assert all_related(items)["2024/01/i0001"] == (Story(digest),)


def test_a_unit_is_no_group_of_the_same_id() -> None:
    items = [told(0, About(units=("a",))), told(1, About(groups=("a",)))]

    assert all_related(items)["2024/01/i0001"] == ()
