"""The people whom no byte of the site may name: what the gate looks for, beside what the pages do by themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from plugins.pages.material import Material
from plugins.registry import Kind, Person
from plugins.registry.naming import name_in
from plugins.registry.outside import Outside
from plugins.registry.sources import sources
from plugins.registry.texts import ascii_slug


class HiddenPeople(Struct, frozen=True):
    """Names and ids that stand in nothing public: neither credited, nor listed by a decision, nor anybody else's.

    *spelled* are those of the ids that public texts of data say in words: an id of a record that is made of such a
    text, as of a citation, has them, too.
    """

    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()


def hidden_people(material: Material, said: Callable[[], Iterable[str]]) -> HiddenPeople:
    """Return what must not be seen of those who are not public.

    *said* gives the texts that features show of their data: typed ones, and names in decisions. What public items and
    pages of text say is not looked into: the gate reads these itself, where a name is found.
    """
    hidden = [one for one in material.registry.people.values() if name_in("page", one) is None]
    if not hidden:
        return HiddenPeople()
    texts = _composed("\n".join((*_said_of_records(material), *said()))).casefold()
    ids = {id_ for kind in Kind for id_ in material.registry.records(kind) if kind is not Kind.PERSON}
    ids |= {category.id for category in material.registry.site.categories}
    left = [one.id for one in hidden if one.id not in ids]
    slug = f"-{ascii_slug(texts)}-"
    return HiddenPeople(
        tuple(name for one in hidden for name in _names(material, one) if not _stands_in(name, texts)),
        tuple(left),
        tuple(id_ for id_ in left if f"-{id_}-" in slug),
    )


def _names(material: Material, person: Person) -> Iterator[str]:
    """Yield the forms by which a person is called nowhere; initials may be anybody's."""
    if not material.is_credited(person.id):
        yield _composed(person.name)
    yield from map(_composed, person.aliases)


def _said_of_records(material: Material) -> Iterator[str]:
    """Yield what the registry says of everybody and everything that is shown."""
    registry = material.registry
    site = registry.site
    contact = site.contact
    yield from filter(None, (site.name, site.tagline, site.notice))
    yield from (category.name for category in site.categories)
    if contact:
        yield from filter(None, (contact.address, contact.email, contact.phone))
    for person in registry.people.values():
        if name_in("page", person) is not None:
            yield from (person.name, *person.aliases, *(post.role for post in person.appointments))
        elif material.is_credited(person.id):  # somebody else may have that name, or a part of it
            yield person.name
    for unit in registry.units.values():
        for name in unit.names:
            yield from filter(None, (name.name, name.short, name.en))
        if unit.contact:
            yield unit.contact.address or ""
    records = (*registry.units.values(), *registry.groups.values(), *registry.campaigns.values())
    for _, source in (found for record in records for found in sources(record)):
        yield from filter(None, (source.outlet, source.note))
    for campaign in registry.campaigns.values():
        yield from (campaign.name, *campaign.aliases)
    for group in registry.groups.values():
        yield group.name
        for facts in group.years.values():
            yield facts.theme or ""
            in_charge = (facts.supervisor.person, facts.supervisor.unit) if facts.supervisor else ()
            everybody = (*facts.members, facts.leader, facts.deputy, *in_charge)
            yield from (one.name for one in everybody if isinstance(one, Outside))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _stands_in(name: str, texts: str) -> bool:
    folded = name.casefold()  # a decision may have it in capitals
    return folded in texts and re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", texts) is not None
