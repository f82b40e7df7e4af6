"""The front page and the listings of news: all, by year, by category."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from plugins.newsroom import Stories, Story
from plugins.pages import urls
from plugins.pages.campaign_pages import CampaignLine, last_first, line, state
from plugins.pages.cards import Card, card
from plugins.pages.chrome import Head, head, share_card
from plugins.pages.faulty_drafts import Faulty, faulty_drafts
from plugins.pages.linked_data import website
from plugins.pages.listings import Listing, newest, older_plans
from plugins.pages.material import Link, Material, Panel
from plugins.pages.page import Page, at_address
from plugins.pages.plan import Plan, plan

LATEST = 6  # beside the lead story
SECOND = 3  # in the row under both: the newest with a cover
RECENT = 12  # among so many
RECENT_ON_FRONT = 1 + LATEST + RECENT  # that are looked at at all
OF_CATEGORY = 4  # cards of each category on the front page


class CategoryColumn(Struct, frozen=True, kw_only=True):
    """A category on the front page."""

    category: Link
    cards: tuple[Card, ...]


class FrontView(Struct, frozen=True, kw_only=True):
    """The front page: the newest story with a cover leads, then the latest, what is of the moment, by category."""

    head: Head
    lead: Card | None
    latest: tuple[Card, ...]
    second: tuple[Card, ...]
    categories: tuple[CategoryColumn, ...]
    campaigns: tuple[CampaignLine, ...]
    panels: tuple[Panel, ...]
    all_news: str
    faulty: tuple[Faulty, ...] = ()


class NewsView(Struct, frozen=True, kw_only=True):
    """A listing of news; *others* lead to its neighbours: years, categories.

    Above all news a preview tells of the *faulty* drafts, which are in no listing.
    """

    head: Head
    title: str
    listing: Listing
    others: tuple[Link, ...]
    others_title: str
    faulty: tuple[Faulty, ...] = ()


def front_page(material: Material) -> Iterator[Page]:
    """Yield the front page."""
    edition = material.edition
    items = [story.item for story in edition.everything()[-RECENT_ON_FRONT:]][::-1]
    leading = next((item for item in items[: LATEST + 1] if item.cover), items[0] if items else None)
    rest = [item for item in items if item is not leading]
    site = material.registry.site
    second = [item for item in rest[LATEST : LATEST + RECENT] if item.cover][:SECOND]
    above = {item.id for item in (leading, *rest[:LATEST], *second) if item}
    of_category = {  # what stands above is not told twice
        category.id: [
            story
            for story in reversed(edition.of_category(category.id)[-OF_CATEGORY - len(above) :])
            if story.item.id not in above
        ][:OF_CATEGORY]
        for category in site.categories
    }
    running = [c for c in material.registry.campaigns.values() if state(material, c) == "running"]
    running.sort(key=last_first)
    view = FrontView(
        head=head(
            material,
            urls.HOME,
            site.name,
            description=site.tagline,
            feed=urls.feed(urls.HOME) if items else None,
            share=share_card(material, site.name, site.tagline),
            things=(website(material),),
        ),
        lead=card(material, Story(leading)) if leading else None,
        latest=tuple(card(material, Story(item)) for item in rest[:LATEST]),
        second=tuple(card(material, Story(item)) for item in second),
        categories=tuple(
            CategoryColumn(
                category=Link(category.name, material.href(urls.category(category.id))),
                cards=tuple(card(material, story) for story in of_category[category.id]),
            )
            for category in site.categories
            if of_category[category.id]
        ),
        campaigns=tuple(line(material, campaign) for campaign in running),
        panels=tuple(material.panels_at(None, "")),
        all_news=material.href(urls.NEWS),
        faulty=faulty_drafts(material),
    )
    yield Page(path=at_address(urls.HOME), template="pages/front.html", view=view)


def news_plans(material: Material) -> Iterator[Plan]:
    """Yield the plans of the listings of all news, of each year and of each category, with their older pages."""
    edition = material.edition
    yield plan(news_page)
    yield from older_plans(news_listing, len(edition.everything()))
    for year in edition.years():
        yield plan(year_page, year)
        yield from older_plans(year_listing, len(edition.of_year(year)), year)
    for category in material.registry.site.categories:
        yield plan(category_page, category.id)
        yield from older_plans(category_listing, len(edition.of_category(category.id)), category.id)


def news_listing(material: Material) -> tuple[Head, str, Stories]:
    """Return the head and the address of the listing of all news, and these."""
    stories = material.edition.everything()
    return (
        _head(material, urls.NEWS, material.strings("news.title"), urls.HOME if stories else None),
        urls.NEWS,
        stories,
    )


def news_page(material: Material) -> Iterator[Page]:
    """Yield the newest of all news; each year has a listing of its own, among the others."""
    page = _page(material, *news_listing(material), others=_years(material), others_title="news.years", has_line=False)
    yield replace(page, view=replace(page.view, faulty=faulty_drafts(material)))


def year_listing(material: Material, year: int) -> tuple[Head, str, Stories]:
    """Return the head and the address of a year's news, and these."""
    address, title = urls.year(year), material.strings("news.of_year", year=year)
    return _head(material, address, title, None, _way(material)), address, material.edition.of_year(year)


def year_page(material: Material, year: int) -> Iterator[Page]:
    """Yield the newest of a year's news."""
    yield _page(material, *year_listing(material, year), others=_years(material), others_title="news.years")


def category_listing(material: Material, id_: str) -> tuple[Head, str, Stories]:
    """Return the head and the address of a category, and its items."""
    category = next(one for one in material.registry.site.categories if one.id == id_)
    address, stories = urls.category(id_), material.edition.of_category(id_)
    return _head(material, address, category.name, address if stories else None, _way(material)), address, stories


def category_page(material: Material, id_: str) -> Iterator[Page]:
    """Yield the newest of a category."""
    site = material.registry.site
    others = tuple(Link(one.name, material.href(urls.category(one.id))) for one in site.categories)
    yield _page(material, *category_listing(material, id_), others=others, others_title="news.categories")


def _way(material: Material) -> tuple[Link, ...]:
    return (Link(material.strings("nav.news"), material.href(urls.NEWS)),)


def _years(material: Material) -> tuple[Link, ...]:
    return tuple(Link(str(year), material.href(urls.year(year))) for year in reversed(material.edition.years()))


def _head(material: Material, address: str, title: str, feed_of: str | None, crumbs: tuple[Link, ...] = ()) -> Head:
    feed = urls.feed(feed_of) if feed_of else None
    return head(material, address, title, crumbs=crumbs, feed=feed, page_type="CollectionPage")


def _page(
    material: Material,
    page_head: Head,
    address: str,
    stories: Stories,
    *,
    others: tuple[Link, ...],
    others_title: str,
    has_line: bool = True,
) -> Page:
    listing = newest(material, address, stories, has_line=has_line)
    title = material.strings(others_title)
    view = NewsView(head=page_head, title=page_head.title, listing=listing, others=others, others_title=title)
    return Page(path=at_address(address), template="pages/news.html", view=view)
