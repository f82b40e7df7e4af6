"""The front page and the listings of news: all, by year, by category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plugins.newsroom import Item, Story
from plugins.pages import urls
from plugins.pages.campaign_pages import CampaignLine, line, state
from plugins.pages.cards import Card, card
from plugins.pages.chrome import Head, head, share_card
from plugins.pages.linked_data import website
from plugins.pages.listings import Listing, newest, older_pages
from plugins.pages.material import Link, Material, Panel
from plugins.pages.page import Page, at_address

LATEST = 6  # beside the lead story
SECOND = 3  # in the row under both: the newest with a cover
RECENT = 12  # among so many
OF_CATEGORY = 4  # cards of each category on the front page


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryColumn:
    """A category on the front page."""

    category: Link
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView:
    """The front page: the newest story with a cover leads, then the latest, what is of the moment, by category."""

    head: Head
    lead: Card | None
    latest: tuple[Card, ...]
    second: tuple[Card, ...]
    categories: tuple[CategoryColumn, ...]
    campaigns: tuple[CampaignLine, ...]
    panels: tuple[Panel, ...]
    all_news: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsView:
    """A listing of news; *others* lead to its neighbours: years, categories."""

    head: Head
    title: str
    listing: Listing
    others: tuple[Link, ...]
    others_title: str


def front_page(material: Material) -> Iterator[Page]:
    """Yield the front page."""
    items = list(reversed(material.edition.items))
    leading = next((item for item in items[: LATEST + 1] if item.cover), items[0] if items else None)
    rest = [item for item in items if item is not leading]
    site = material.registry.site
    of_category: defaultdict[str, list[Item]] = defaultdict(list)
    second = [item for item in rest[LATEST : LATEST + RECENT] if item.cover][:SECOND]
    shown = {id(item) for item in (leading, *rest[:LATEST], *second)}
    for item in items:
        if id(item) not in shown:  # what stands above is not told twice
            of_category[item.category].append(item)
    running = [c for c in material.registry.campaigns.values() if state(material, c) == "running"]
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
                cards=tuple(card(material, Story(item)) for item in of_category[category.id][:OF_CATEGORY]),
            )
            for category in site.categories
            if of_category[category.id]
        ),
        campaigns=tuple(line(material, campaign) for campaign in running),
        panels=tuple(material.panels_at(None, "")),
        all_news=material.href(urls.NEWS),
    )
    yield Page(path=at_address(urls.HOME), template="pages/front.html", view=view)


def news_pages(material: Material) -> Iterator[Page]:
    """Yield the listings of all news, of each year and of each category, with their older pages."""
    t, items = material.strings, material.edition.items
    by_year: defaultdict[int, list[Story]] = defaultdict(list)
    by_category: defaultdict[str, list[Story]] = defaultdict(list)
    for item in items:
        by_year[item.date.year].append(Story(item))
        by_category[item.category].append(Story(item))
    years = tuple(Link(str(year), material.href(urls.year(year))) for year in sorted(by_year, reverse=True))
    news = (Link(t("nav.news"), material.href(urls.NEWS)),)
    categories = tuple(Link(c.name, material.href(urls.category(c.id))) for c in material.registry.site.categories)
    stories = [Story(item) for item in items]
    yield from _listing(material, urls.NEWS, t("news.title"), stories, (), years, t("news.years"))
    for year in sorted(by_year):
        title = t("news.of_year", year=year)
        yield from _listing(material, urls.year(year), title, by_year[year], news, years, t("news.years"), feed=False)
    for category in material.registry.site.categories:
        address, found = urls.category(category.id), by_category[category.id]
        yield from _listing(material, address, category.name, found, news, categories, t("news.categories"))


def _listing(
    material: Material,
    address: str,
    title: str,
    stories: list[Story],
    crumbs: tuple[Link, ...],
    others: tuple[Link, ...],
    others_title: str,
    *,
    feed: bool = True,
) -> Iterator[Page]:
    feed_address = urls.feed(urls.HOME if address == urls.NEWS else address)
    page_head = head(
        material,
        address,
        title,
        crumbs=crumbs,
        feed=feed_address if feed and stories else None,
        page_type="CollectionPage",
    )
    listing = newest(material, address, stories)
    if address == urls.NEWS:
        listing = replace(listing, years=())  # each year has a listing of its own, among the others
    view = NewsView(head=page_head, title=title, listing=listing, others=others, others_title=others_title)
    yield Page(path=at_address(address), template="pages/news.html", view=view)
    yield from older_pages(material, page_head, address, stories)
