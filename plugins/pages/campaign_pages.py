"""The page of a campaign: its kind, its period, who launched it, its news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.pages import dates, urls
from plugins.pages.chrome import Head, head
from plugins.pages.listings import Listing, newest, older_pages
from plugins.pages.material import Link, Material, Panel
from plugins.pages.page import Page, at_address
from plugins.registry import Campaign, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignView:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignLine:
    """A campaign in a list."""

    campaign: Link
    kind: str
    period: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignsView:
    """The list of all campaigns: those that go on, and those that have ended."""

    head: Head
    title: str
    running: tuple[CampaignLine, ...]
    ended: tuple[CampaignLine, ...]


def campaign_pages(material: Material) -> Iterator[Page]:
    """Yield the page of each campaign that has begun, with its older news, and the list of all."""
    title = material.strings("nav.campaigns")
    crumbs = (Link(title, material.href(urls.CAMPAIGNS)),)
    begun = [c for c in material.registry.campaigns.values() if state(material, c) != "planned"]
    for campaign in begun:
        address = urls.entity(Kind.CAMPAIGN, campaign.id)
        stories = material.edition.about(Kind.CAMPAIGN, campaign.id)
        page_head = head(
            material,
            address,
            campaign.name,
            crumbs=crumbs,
            description=material.strings("campaign.description", name=campaign.name),
            feed=urls.feed(address) if stories else None,
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
            panels=tuple(material.panels_at(Kind.CAMPAIGN, campaign.id)),
            listing=newest(material, address, stories),
        )
        yield Page(path=at_address(address), template="pages/campaign.html", view=view)
        yield from older_pages(material, page_head, address, stories)
    view_of_all = CampaignsView(
        head=head(material, urls.CAMPAIGNS, title),
        title=title,
        running=tuple(line(material, c) for c in begun if state(material, c) != "ended"),
        ended=tuple(line(material, c) for c in begun if state(material, c) == "ended"),
    )
    yield Page(path=at_address(urls.CAMPAIGNS), template="pages/campaigns.html", view=view_of_all)


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
