"""The pages of people: those written about or honoured, and those who write. Name, posts, units, items: no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.newsroom.targets import picture_of
from plugins.pages import dates, urls
from plugins.pages.cards import Picture, picture
from plugins.pages.chrome import Head, head
from plugins.pages.listings import Listing, newest, older_pages
from plugins.pages.material import Link, Material, Panel
from plugins.pages.page import Page, at_address
from plugins.registry import Kind, Person, Rule
from plugins.registry.texts import without_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """A post in a unit, named as it was called then."""

    role: str
    unit: Link
    period: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Everything that the page of a person shows."""

    head: Head
    name: str
    portrait: Picture | None
    portrait_credit: str | None
    posts: tuple[PostView, ...]
    works: Link | None
    panels: tuple[Panel, ...]
    listing: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorView:
    """A contributor's items."""

    head: Head
    name: str
    about: Link | None
    listing: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person in a list, with what tells two of one name apart."""

    person: Link
    post: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleView:
    """The list of people, or of contributors, by name."""

    head: Head
    title: str
    lead: str
    people: tuple[PersonLine, ...]


def people_pages(material: Material) -> Iterator[Page]:
    """Yield the page of each public person written about or honoured, and the list of all."""
    title = material.strings("nav.people")
    crumbs = (Link(title, material.href(urls.PEOPLE)),)
    shown = [p for p in material.registry.people.values() if material.shows_person(p)]
    for person in shown:
        address = urls.entity(Kind.PERSON, person.id)
        stories = material.edition.about(Kind.PERSON, person.id)
        page_head = head(material, address, person.name, crumbs=crumbs, description=_description(material, person))
        view = PersonView(
            head=page_head,
            name=person.name,
            portrait=_portrait(material, person),
            portrait_credit=person.portrait.credit if person.portrait else None,
            posts=tuple(_posts(material, person)),
            works=_if_leading(material.author(person.id)),
            panels=tuple(material.panels_at(Kind.PERSON, person.id)),
            listing=newest(material, address, stories),
        )
        yield Page(path=at_address(address), template="pages/person.html", view=view)
        yield from older_pages(material, page_head, address, stories)
    yield _list(material, urls.PEOPLE, "people", [(material.person(p.id), p) for p in shown])


def author_pages(material: Material) -> Iterator[Page]:
    """Yield the page of each public contributor's items, and the list of all."""
    title = material.strings("nav.authors")
    crumbs = (Link(title, material.href(urls.AUTHORS)),)
    shown = [p for p in material.registry.people.values() if material.author(p.id).href]
    for person in shown:
        address = urls.author(person.id)
        stories = material.edition.works_of(person.id)
        page_head = head(
            material,
            address,
            material.strings("author.title", name=person.name),
            crumbs=crumbs,
            description=material.strings("author.description", name=person.name),
        )
        view = AuthorView(
            head=page_head,
            name=person.name,
            about=_if_leading(material.person(person.id)),
            listing=newest(material, address, stories),
        )
        yield Page(path=at_address(address), template="pages/author.html", view=view)
        yield from older_pages(material, page_head, address, stories)
    yield _list(material, urls.AUTHORS, "authors", [(material.author(p.id), p) for p in shown])


def _if_leading(link: Link) -> Link | None:
    return link if link.href else None


def _portrait(material: Material, person: Person) -> Picture | None:
    if person.portrait is None:
        return None
    path = picture_of(person.portrait.src, "data/people.yaml", material.pictures)
    return None if isinstance(path, Rule) else picture(material, path, person.portrait.alt)


def _posts(material: Material, person: Person) -> Iterator[PostView]:
    for post in reversed(person.appointments):
        if post.start and post.start > material.today:
            continue
        unit = material.registry.units[post.unit]
        day = min(d for d in (post.end, unit.valid.end, material.today) if d)
        yield PostView(role=post.role, unit=material.unit(post.unit, day), period=dates.span(post.span) or None)


def _description(material: Material, person: Person) -> str:
    return material.strings("person.description", name=person.name, post=_newest_post(material, person) or "")


def _newest_post(material: Material, person: Person) -> str | None:
    post = next(_posts(material, person), None)
    return f"{post.role}, {post.unit.text}" if post else None


def _list(material: Material, address: str, key: str, shown: list[tuple[Link, Person]]) -> Page:
    title = material.strings(f"nav.{key}")
    lines = sorted(shown, key=lambda pair: (given_name_first(pair[1].name), pair[1].id))
    view = PeopleView(
        head=head(material, address, title),
        title=title,
        lead=material.strings(f"{key}.lead"),
        people=tuple(PersonLine(person=link, post=_newest_post(material, person)) for link, person in lines),
    )
    return Page(path=at_address(address), template="pages/people.html", view=view)


def given_name_first(name: str) -> tuple[str, str]:
    """Return the key by which Vietnamese lists sort people: the given name, which stands last, then the whole."""
    plain = without_marks(name).casefold()
    return plain.rsplit(" ", 1)[-1], plain
