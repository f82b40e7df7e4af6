"""Listings: stories on pages that are numbered from the oldest.

A full page keeps its stories for ever, so one new item changes no old page: only the listing's own address, which
shows the newest 20 to 39. The page after the newest full one exists, too, and leads to the listing, so that “newer”
on an old page never has to change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct

from plugins.newsroom import Stories
from plugins.pages import urls
from plugins.pages.cards import Card, card
from plugins.pages.chrome import Head, numbered
from plugins.pages.material import Material
from plugins.pages.page import Page, at_address
from plugins.pages.plan import Argument, Plan, name_of
from plugins.pages.redirects import redirect
from plugins.pages.years import Year, years_of_stories

PER_PAGE = 20

ListingOf = Callable[..., tuple[Head, str, Stories]]
"""Returns the head, the address and the stories of a listing, given the material and some words and numbers."""


class Listing(Struct, frozen=True, kw_only=True):
    """The stories of one page of a listing, newest first, and the ways to the others.

    *years* stand on the listing's own page alone: they change with each story, and an old page must not.
    """

    cards: tuple[Card, ...]
    total: int
    number: int | None = None
    older: str | None = None
    newer: str | None = None
    newest: str | None = None
    years: tuple[Year, ...] = ()


class OlderView(Struct, frozen=True, kw_only=True):
    """A numbered page of a listing: its head, the listing's title, the stories."""

    head: Head
    title: str
    listing: Listing


def full_pages(count: int) -> int:
    """Return how many numbered pages *count* stories have."""
    return max(0, count // PER_PAGE - 1)


def newest(material: Material, address: str, stories: Stories, *, has_line: bool = True) -> Listing:
    """Return what the listing's own address shows of *stories*, with a line of their years if it has one."""
    pages = full_pages(len(stories))
    older = material.href(urls.numbered(address, pages)) if pages else None

    def place(index: int) -> str:
        page, anchor = index // PER_PAGE + 1, f"#{_anchor(index + 1)}"
        return anchor if page > pages else material.href(urls.numbered(address, page)) + anchor

    return Listing(
        cards=_cards(material, stories, pages * PER_PAGE, len(stories)),
        total=len(stories),
        older=older,
        years=years_of_stories(stories, place) if has_line else (),
    )


def older_plans(listed: ListingOf, count: int, *args: Argument) -> Iterator[Plan]:
    """Yield the plans of the numbered pages of a listing of *count* stories, and of the page after the newest of them.

    `listed(material, *args)` is the listing: its own page has its head and stands at its address.
    """
    pages = full_pages(count)
    for number in range(1, pages + 1):
        yield Plan(_name(_older_page, listed, number, args), partial(_older_page, listed, number, args))
    if pages:
        yield Plan(_name(_leading_on, listed, pages + 1, args), partial(_leading_on, listed, pages + 1, args))


def _name(make: Callable[..., object], listed: ListingOf, number: int, args: Iterable[Argument]) -> str:
    """Return a name that is another for a page that leads on and for the page of stories that it becomes."""
    return name_of(make, name_of(listed, *args), number)


def _older_page(listed: ListingOf, number: int, args: Iterable[Argument], material: Material) -> Iterator[Page]:
    head, address, stories = listed(material, *args)
    here = urls.numbered(address, number)
    title = material.in_lang(head.lang).strings("listing.page_title", title=head.title, number=number)
    listing = Listing(
        cards=_cards(material, stories, (number - 1) * PER_PAGE, number * PER_PAGE),
        total=number * PER_PAGE,
        number=number,
        older=material.href(urls.numbered(address, number - 1)) if number > 1 else None,
        newer=material.href(urls.numbered(address, number + 1)),
        newest=material.href(address),
    )
    view = OlderView(head=numbered(material, head, here, title), title=head.title, listing=listing)
    yield Page(path=at_address(here), template="pages/older.html", view=view, lang=head.lang)


def _leading_on(listed: ListingOf, number: int, args: Iterable[Argument], material: Material) -> Iterator[Page]:
    head, address, _ = listed(material, *args)
    yield redirect(material, urls.numbered(address, number), address, head.title, head.lang)


def _cards(material: Material, stories: Stories, start: int, end: int) -> tuple[Card, ...]:
    shown = enumerate(stories[start:end], start + 1)
    return tuple(card(material, story, number) for number, story in shown)[::-1]


def _anchor(number: int) -> str:
    return f"tin-{number}"


def listed(material: Material, stories: Stories) -> dict[str, str]:
    """Return the anchors that the newest page of a listing of *stories* will have, by the href of each item."""
    first = full_pages(len(stories)) * PER_PAGE
    return {material.item(story.item): _anchor(number) for number, story in enumerate(stories[first:], first + 1)}


def anchors(listing: Listing) -> dict[str, str]:
    """Return the anchors on this page by the href of each card without its fragment: the first card wins."""
    found: dict[str, str] = {}
    for one in listing.cards:
        found.setdefault(one.href.partition("#")[0], _anchor(one.number))
    return found
