"""Linked data of emulation groups and of campaigns."""

from __future__ import annotations

from datetime import date

from plugins.pages.linked_data import TYPES, Node, entity, entity_id, entity_url, node
from plugins.pages.material import Material
from plugins.registry import Campaign, Group, Kind


def group_node(material: Material, group: Group) -> Node:
    """Return what *group* is, with its members of this year that are in being, and nobody of before."""
    today, units = material.today, material.registry.units
    facts = material.years_of(group).get(today.year)
    members = [id_ for id_ in facts.units if today in units[id_].valid] if facts else []
    return node(
        TYPES[Kind.GROUP],
        entity_id(material, Kind.GROUP, group.id),
        url=entity_url(material, Kind.GROUP, group.id),
        name=group.name,
        parentOrganization=entity(material, Kind.UNIT, group.owner),
        member=[entity(material, Kind.UNIT, id_) for id_ in sorted(members)],
    )


def campaign_node(material: Material, campaign: Campaign) -> Node:
    """Return what *campaign* is; its first and its last day are those of the undertaking."""
    period = campaign.period
    ended = period.end if period.end and period.end < material.today else None
    return node(
        TYPES[Kind.CAMPAIGN],
        entity_id(material, Kind.CAMPAIGN, campaign.id),
        url=entity_url(material, Kind.CAMPAIGN, campaign.id),
        name=campaign.name,
        alternateName=list(campaign.aliases),
        foundingDate=period.start.isoformat() if period.start else None,
        dissolutionDate=ended.isoformat() if ended else None,
        founder=_founder(material, campaign.launched_by, period.start) if campaign.launched_by else None,
        parentOrganization=entity(material, Kind.CAMPAIGN, campaign.parent) if campaign.parent else None,
    )


def _founder(material: Material, unit: str, day: date | None) -> Node:
    return entity(material, Kind.UNIT, unit, material.registry.units[unit].name_on(day).name if day else None)
