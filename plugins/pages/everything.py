"""Every page of the site, from the core and from the features, and that no two have one address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from plugins.newsroom import Item
from plugins.pages import rules, urls
from plugins.pages.campaign_pages import campaign_plans
from plugins.pages.english_pages import english_plans
from plugins.pages.faulty_drafts import faulty_plans
from plugins.pages.feeds import feed_plans
from plugins.pages.group_pages import group_plans
from plugins.pages.item_pages import item_plans, text_pages
from plugins.pages.material import Material
from plugins.pages.news_pages import front_page, news_plans
from plugins.pages.not_found_page import not_found_page
from plugins.pages.open_data import open_data
from plugins.pages.page import Listed, Page, at_address
from plugins.pages.people_pages import author_plans, people_plans
from plugins.pages.plan import Plan, PlanSource, whole
from plugins.pages.redirects import old_address, old_address_plans
from plugins.pages.site_map_page import site_map_page
from plugins.pages.sitemap import robots, sitemap
from plugins.pages.unit_pages import unit_plans
from plugins.registry import Place, Problem

# A new kind of page is a new line here (docs/how-to/add-a-page-kind.md).
CORE: tuple[PlanSource, ...] = (
    whole(front_page),
    item_plans,
    faulty_plans,
    news_plans,
    unit_plans,
    group_plans,
    campaign_plans,
    people_plans,
    author_plans,
    whole(text_pages),
    old_address_plans,
    feed_plans,
    whole(open_data),
    english_plans,
    whole(site_map_page),
    whole(not_found_page),
    whole(robots),
)


def all_plans(material: Material, sources: Iterable[PlanSource] = ()) -> list[Plan]:
    """Return the plan of every page that the core and the *sources* of the features make; all but the sitemap."""
    return [plan for source in (*CORE, *sources) for plan in source(material)]


def all_pages(material: Material, sources: Iterable[PlanSource] = ()) -> list[Page]:
    """Return every page, made, and the sitemap of them."""
    pages = [page for plan in all_plans(material, sources) for page in plan.make(material)]
    return [*pages, *sitemap(material, pages)]


Whereabouts = Callable[[str, str], Place]
"""Returns where the content file at a path asks for an address."""


def _in_file(source: str, address: str) -> Place:
    del address
    return Place(path=source)


def collisions(pages: Iterable[Listed], place_of: Whereabouts = _in_file) -> Iterator[Problem]:
    """Yield a problem for each two pages that would be one file, or of which one would be a folder of the other.

    *place_of* says where the file that asked for one of them did so.
    """
    first: dict[str, Listed] = {}
    for page in pages:
        key = page.path.casefold()
        if page.address.casefold().startswith((urls.THEME, urls.PICTURES)):  # files that are no pages
            yield _collision(page, page, place_of)
        other = first.setdefault(key, page)
        if other is not page:
            yield _collision(page, other, place_of)
    for key, page in first.items():
        parts = key.split("/")
        for end in range(1, len(parts)):
            other_page = first.get("/".join(parts[:end]))
            if other_page is not None:
                yield _collision(page, other_page, place_of)


def claims_taken(items: Iterable[Item], pages: Iterable[Listed], place_of: Whereabouts = _in_file) -> Iterator[Problem]:
    """Yield a problem for each address that *items* will have once they are published, and that one of *pages* has.

    *place_of* is as in `collisions`.
    """
    wanted = [
        (item, address)
        for item in items
        for address in (urls.item(item.id), *(old_address(alias) for alias in item.aliases))
    ]
    if not wanted:
        return
    taken = {page.path.casefold(): page for page in pages}
    for item, address in wanted:
        parts = at_address(address).casefold().split("/")
        above = ("/".join(parts[:end]) for end in range(1, len(parts) + 1))
        other = next((taken[one] for one in above if one in taken), None)
        if other is not None and other.source != item.path:
            page = Page(path=at_address(address), template="pages/item.html", view=None, listed=False, source=item.path)
            yield _collision(page, other, place_of)


def _collision(page: Listed, other: Listed, place_of: Whereabouts) -> Problem:
    told, against = (page, other) if page.source else (other, page)
    name = against.source if against.source and against is not told else "phần do máy tự lập"
    place = place_of(told.source, told.address) if told.source else Place(path="data/site.yaml")
    if told.path.casefold() == against.path.casefold():
        return rules.SAME_PAGE.at(place, address=told.address, other=name)
    return rules.PAGE_IN_PAGE.at(place, address=told.address, against=against.address, other=name)
