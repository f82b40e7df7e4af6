"""Linked data: what a page tells machines, in the words of schema.org. Values only; Jinja's `tojson` writes them.

A thing has one id wherever it is told of: the address of its page, and after `#` what it is. So the unit that an
item is about, the unit that a person works for and the page of the unit are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from plugins.pages import urls
from plugins.pages.material import Link, Material
from plugins.registry import Kind

Node = Mapping[str, Any]

SCHEMA = "https://schema.org"
ORG = {"org": "http://www.w3.org/ns/org#"}
"""The W3C Organization Ontology: it has words for mergers, schema.org has none (see linked_data_units)."""

# A campaign is no Event: search engines ask of events where to go and what a ticket costs.
TYPES = {
    Kind.UNIT: "GovernmentOrganization",
    Kind.GROUP: "Organization",
    Kind.CAMPAIGN: "Project",
    Kind.PERSON: "Person",
}
_FRAGMENTS = {Kind.UNIT: "organization", Kind.GROUP: "group", Kind.CAMPAIGN: "campaign", Kind.PERSON: "person"}


def node(type_: str, id_: str | None = None, /, **properties: Any) -> Node:
    """Return a thing of *type_*; what is None or empty is not said."""
    said = {key: value for key, value in properties.items() if value not in (None, "", (), [])}
    return {"@type": type_, **({"@id": id_} if id_ else {}), **said}


def graph(
    material: Material,
    address: str,
    title: str,
    *,
    lang: str,
    crumbs: Iterable[Link],
    page_type: str = "WebPage",
    description: str | None = None,
    things: tuple[Node, ...] = (),
) -> Node:
    """Return what the page at *address* says: what it is, the way to it, and the *things* that it shows.

    The first thing is what the page is about.
    """
    url = material.site.absolute(address)
    way = _breadcrumbs(material, url, title, crumbs)
    page = node(
        page_type,
        url,
        url=url,
        name=title,
        description=description,
        inLanguage=lang,
        isPartOf=website_in_short(material),
        breadcrumb={"@id": way["@id"]} if way else None,
        mainEntity={"@id": things[0]["@id"]} if things and "@id" in things[0] else None,
    )
    foreign = any(key.startswith("org:") for thing in things for key in thing)
    return {"@context": [SCHEMA, ORG] if foreign else SCHEMA, "@graph": [page, *([way] if way else []), *things]}


def _breadcrumbs(material: Material, url: str, title: str, crumbs: Iterable[Link]) -> Node | None:
    steps = [(link.text, material.site.whole(link.href)) for link in crumbs if link.href]
    if not steps:
        return None
    return node(
        "BreadcrumbList",
        f"{url}#breadcrumb",
        itemListElement=[
            node("ListItem", position=position, name=name, item=where)
            for position, (name, where) in enumerate((*steps, (title, url)), 1)
        ],
    )


def website(material: Material) -> Node:
    """Return the portal itself, for its front page."""
    site = material.registry.site
    short = website_in_short(material)
    return {**short, "description": site.tagline or site.name, "inLanguage": "vi", "publisher": publisher(material)}


def website_in_short(material: Material) -> Node:
    """Return the portal as other pages name it."""
    home = material.site.absolute(urls.HOME)
    return node("WebSite", f"{home}#website", url=home, name=material.registry.site.name)


def publisher(material: Material) -> Node:
    """Return the unit whose portal it is."""
    return entity(material, Kind.UNIT, material.registry.site.unit)


def entity(material: Material, kind: Kind, id_: str, name: str | None = None) -> Node:
    """Return an entity as others tell of it, by *name* if it had another then; with an id if it has a page."""
    words = name or material.name(kind, id_)
    if not material.shows(kind, id_):
        return node(TYPES[kind], name=words)
    return node(TYPES[kind], entity_id(material, kind, id_), name=words, url=entity_url(material, kind, id_))


def entity_url(material: Material, kind: Kind, id_: str) -> str:
    """Return the whole address of the page of an entity."""
    return material.site.absolute(urls.entity(kind, id_))


def entity_id(material: Material, kind: Kind, id_: str) -> str:
    """Return what stands for an entity in all linked data."""
    return f"{entity_url(material, kind, id_)}#{_FRAGMENTS[kind]}"
