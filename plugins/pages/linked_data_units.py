"""Linked data of a unit: schema.org's `GovernmentOrganization`, and what became of it.

schema.org has no word for the predecessor or the successor of an organisation: its `predecessorOf` and `successorOf`
are of product models. The Organization Ontology of W3C has: an organisation results from a change event, or is changed
by one, and the event has original and resulting organisations.
"""

from __future__ import annotations

from collections.abc import Iterable

from plugins.pages.linked_data import Node, entity, entity_id, entity_url, node
from plugins.pages.material import Material
from plugins.registry import Kind, Unit


def organization(material: Material, unit: Unit, *, closed: bool) -> Node:
    """Return what *unit* is on the day of the build; *closed* says that it is no more."""
    registry, today = material.registry, material.today
    end = unit.closed_on if closed else None
    day = unit.valid.end if end and unit.valid.end else today
    name = unit.name_on(day)
    known = [one for one in unit.names if one.since is None or one.since <= today]
    forms = (form for one in reversed(known) for form in (one.name, one.short, one.en) if form and form != name.name)
    parts = [id_ for id_ in registry.parts(unit.id) if _is_there(material, registry.units[id_])]
    before = [id_ for id_ in registry.predecessors(unit.id) if material.shows(Kind.UNIT, id_)]
    after = [one.unit for one in unit.closed.successors] if end and unit.closed else []
    contact = unit.contact if not closed else None
    changes = {
        "org:resultedFrom": _change("org:originalOrganization", material, before),
        "org:changedBy": _change("org:resultingOrganization", material, after),
    }
    return node(
        "GovernmentOrganization",
        entity_id(material, Kind.UNIT, unit.id),
        url=entity_url(material, Kind.UNIT, unit.id),
        name=name.name,
        alternateName=list(dict.fromkeys(forms)),
        foundingDate=unit.valid.start.isoformat() if unit.valid.start else None,
        dissolutionDate=end.isoformat() if end else None,
        parentOrganization=entity(material, Kind.UNIT, unit.parent) if unit.parent else None,
        subOrganization=[entity(material, Kind.UNIT, id_) for id_ in parts] if not closed else None,
        award=list(material.awards_of(Kind.UNIT, unit.id)),
        address=contact.address if contact else None,
        email=contact.email if contact else None,
        telephone=contact.phone if contact else None,
        **changes,
    )


def _is_there(material: Material, unit: Unit) -> bool:
    return material.today in unit.valid


def _change(role: str, material: Material, units: Iterable[str]) -> Node | None:
    found = [entity(material, Kind.UNIT, id_, _last_name(material, id_)) for id_ in units]
    return {"@type": "org:ChangeEvent", role: found} if found else None


def _last_name(material: Material, id_: str) -> str:
    unit = material.registry.units[id_]
    day = min(material.today, unit.valid.end) if unit.valid.end else material.today
    return unit.name_on(day).name
