"""The page of a campaign: its kind, its period, who launched it, its news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from msgspec import Struct

from plugins.newsroom import Stories
from plugins.pages import dates, urls
from plugins.pages.chrome import Head, head
from plugins.pages.contents import Entry, jump_links
from plugins.pages.linked_data_groups import campaign_node
from plugins.pages.listings import Listing, newest, older_plans
from plugins.pages.material import Link, Material, Panel
from plugins.pages.page import Page, at_address
from plugins.pages.plan import Plan, plan
from plugins.pages.years import Year, years_here
from plugins.registry import Campaign, Kind
from plugins.registry.collation import Key, collation_key

TOGETHER = 12  # campaigns of the past that are listed together; more are listed by year
ANCHOR = "da-ket-thuc"  # of those; with `-` and the year of those of one year


class CampaignView(Struct, frozen=True, kw_only=True):
    """Everything that the page of a campaign shows. *state* is `running`, `ended` or `open` (no end is known)."""

    head: Head
    name: str
    kind: str
    state: str
    period: str | None
    launched_by: Link | None
    parent: Link | None
    aliases: tuple[str, ...]
    panels: tuple[Panel, ...]
    listing: Listing
    ways: tuple[Entry, ...]


class CampaignLine(Struct, frozen=True, kw_only=True):
    """A campaign in a list."""

    campaign: Link
    kind: str
    period: str | None


class CampaignsOfYear(Struct, frozen=True, kw_only=True):
    """The campaigns that began in one year; in any where *year* is None."""

    year: int | None
    anchor: str
    campaigns: tuple[CampaignLine, ...]


class CampaignsView(Struct, frozen=True, kw_only=True):
    """The list of all campaigns: those that go on, and those that have ended, with a *line* of their years if many."""

    head: Head
    title: str
    running: tuple[CampaignLine, ...]
    ended: tuple[CampaignsOfYear, ...]
    line: tuple[Year, ...]


def campaign_plans(material: Material) -> Iterator[Plan]:
    """Yield the plans of the page of each campaign that has begun, of its older news, and of the list of all."""
    for id_ in material.registry.campaigns:
        if material.shows(Kind.CAMPAIGN, id_):
            yield plan(campaign_page, id_)
            yield from older_plans(campaign_listing, len(material.edition.about(Kind.CAMPAIGN, id_)), id_)
    yield plan(campaign_list)


def campaign_listing(material: Material, id_: str) -> tuple[Head, str, Stories]:
    """Return the head and the address of a campaign's page, and the news of the campaign."""
    campaign, address = material.registry.campaigns[id_], urls.entity(Kind.CAMPAIGN, id_)
    stories = material.edition.about(Kind.CAMPAIGN, id_)
    page_head = head(
        material,
        address,
        campaign.name,
        crumbs=(Link(material.strings("nav.campaigns"), material.href(urls.CAMPAIGNS)),),
        description=material.strings("campaign.description", name=campaign.name),
        feed=urls.feed(address) if stories else None,
        things=(campaign_node(material, campaign),),
    )
    return page_head, address, stories


def campaign_page(material: Material, id_: str) -> Iterator[Page]:
    """Yield the page of a campaign."""
    campaign = material.registry.campaigns[id_]
    page_head, address, stories = campaign_listing(material, id_)
    panels = tuple(material.panels_at(Kind.CAMPAIGN, id_))
    sections = (
        *(section for panel in panels for section in panel.sections),
        Link(material.strings("campaign.news"), "#tin"),
    )
    view = CampaignView(
        head=page_head,
        name=campaign.name,
        kind=campaign.kind,
        state=state(material, campaign),
        period=dates.span(campaign.period) or None,
        launched_by=material.unit(campaign.launched_by, campaign.period.start) if campaign.launched_by else None,
        parent=material.campaign(campaign.parent) if campaign.parent else None,
        aliases=campaign.aliases,
        panels=panels,
        listing=newest(material, address, stories),
        ways=jump_links(sections),
    )
    yield Page(path=at_address(address), template="pages/campaign.html", view=view)


def campaign_list(material: Material) -> Iterator[Page]:
    """Yield the list of all campaigns that have begun."""
    title = material.strings("nav.campaigns")
    begun = [c for c in material.registry.campaigns.values() if state(material, c) != "planned"]
    begun.sort(key=last_first)
    ended = [c for c in begun if state(material, c) == "ended"]
    by_year = tuple(_by_year(material, ended))
    view_of_all = CampaignsView(
        head=head(material, urls.CAMPAIGNS, title, page_type="CollectionPage"),
        title=title,
        running=tuple(line(material, c) for c in begun if state(material, c) != "ended"),
        ended=by_year,
        line=years_here([(one.year, len(one.campaigns)) for one in by_year if one.year], ANCHOR),
    )
    yield Page(path=at_address(urls.CAMPAIGNS), template="pages/campaigns.html", view=view_of_all)


def last_first(campaign: Campaign) -> tuple[int, Key, str]:
    """Return the key that sorts campaigns from the one that began last; those of one day by name."""
    return -(campaign.period.start or date.min).toordinal(), collation_key(campaign.name), campaign.id


def _by_year(material: Material, ended: list[Campaign]) -> Iterator[CampaignsOfYear]:
    def year(campaign: Campaign) -> int | None:
        day = campaign.period.start or campaign.period.end
        return day.year if day and len(ended) > TOGETHER else None

    for number, found in groupby(sorted(ended, key=lambda c: -(year(c) or 0)), key=year):
        campaigns = tuple(line(material, campaign) for campaign in found)
        yield CampaignsOfYear(year=number, anchor=f"{ANCHOR}-{number}", campaigns=campaigns)


def state(material: Material, campaign: Campaign) -> str:
    """Return `planned`, `running`, `ended`, or `open` where no end is known, on the day of the build."""
    period, today = campaign.period, material.today
    if not campaign.has_begun(today):
        return "planned"
    if period.end is None:
        return "open"
    return "ended" if period.end < today else "running"


def line(material: Material, campaign: Campaign) -> CampaignLine:
    """Return *campaign* as lists show it."""
    link = material.campaign(campaign.id)
    return CampaignLine(campaign=link, kind=campaign.kind, period=dates.span(campaign.period) or None)
