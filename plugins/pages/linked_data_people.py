"""Linked data of a person: schema.org's `Person`. Nothing that the person's page does not show."""

from __future__ import annotations

from plugins.pages.cards import Picture
from plugins.pages.linked_data import Node, entity, entity_id, entity_url, node
from plugins.pages.linked_data_items import image
from plugins.pages.material import Material
from plugins.registry import Kind, Person
from plugins.registry.posts import posts_as_of


def person_node(material: Material, person: Person, portrait: Picture | None) -> Node:
    """Return who *person* is: name, posts held today, portrait, and what was conferred; no proposal."""
    posts = posts_as_of(person, material.registry.units, material.today).current
    return node(
        "Person",
        entity_id(material, Kind.PERSON, person.id),
        url=entity_url(material, Kind.PERSON, person.id),
        name=person.name,
        jobTitle=list(dict.fromkeys(post.role for post in posts)),
        worksFor=[entity(material, Kind.UNIT, id_) for id_ in dict.fromkeys(post.unit for post in posts)],
        image=image(material, portrait) if portrait else None,
        award=list(material.awards_of(Kind.PERSON, person.id)),
    )
