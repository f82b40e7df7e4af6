"""The pages of people: those written about or honoured, and those who write. Name, posts, units, items: no more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from plugins.newsroom import Stories
from plugins.pages import urls
from plugins.pages.cards import Picture, shown
from plugins.pages.chrome import Head, head, share_card
from plugins.pages.contents import Entry, jump_links
from plugins.pages.linked_data_people import person_node
from plugins.pages.listings import Listing, newest, older_plans
from plugins.pages.material import Link, Material, Panel, ShareCard
from plugins.pages.page import Page, at_address
from plugins.pages.plan import Plan, plan
from plugins.pages.posts import PostView, post_of, posts_of
from plugins.registry import Kind, Person
from plugins.registry.collation import initial, person_key

TOGETHER = 40  # people that are listed together; more are listed by letters
# Letters in anchors, as the Telex keyboard types them.
_TYPED = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw"}


class PersonView(Struct, frozen=True, kw_only=True):
    """Everything that the page of a person shows. *post* is what the person is on the day of the build, or last was."""

    head: Head
    name: str
    portrait: Picture | None
    portrait_credit: str | None
    post: str | None
    posts: tuple[PostView, ...]
    works: Link | None
    panels: tuple[Panel, ...]
    listing: Listing
    ways: tuple[Entry, ...]


class AuthorView(Struct, frozen=True, kw_only=True):
    """A contributor's items."""

    head: Head
    name: str
    about: Link | None
    listing: Listing


class PersonLine(Struct, frozen=True, kw_only=True):
    """A person in a list, with what tells two of one name apart."""

    person: Link
    post: str | None


class PeopleOfLetter(Struct, frozen=True, kw_only=True):
    """The people whose given names begin with one letter; with any where *letter* is None."""

    letter: str | None
    anchor: str
    people: tuple[PersonLine, ...]


class PeopleView(Struct, frozen=True, kw_only=True):
    """The list of people, or of contributors, by given name; a long one by letters, with *ways* to these."""

    head: Head
    title: str
    lead: str
    ways: tuple[Entry, ...]
    letters: tuple[PeopleOfLetter, ...]


def people_plans(material: Material) -> Iterator[Plan]:
    """Yield the plans of the page of each public person written about or honoured, and of the list of all."""
    for id_ in material.registry.people:
        if material.shows(Kind.PERSON, id_):
            yield plan(person_page, id_)
            yield from older_plans(person_listing, len(material.edition.about(Kind.PERSON, id_)), id_)
    yield plan(people_list)


def person_listing(material: Material, id_: str) -> tuple[Head, str, Stories]:
    """Return the head and the address of a person's page, and what was written about the person."""
    person, address = material.registry.people[id_], urls.entity(Kind.PERSON, id_)
    portrait = _portrait(material, person)
    page_head = head(
        material,
        address,
        person.name,
        crumbs=(Link(material.strings("nav.people"), material.href(urls.PEOPLE)),),
        description=_description(material, person),
        kind="profile",
        share=_share_card(material, person) if material.also_shown(Kind.PERSON, id_) else None,
        page_type="ProfilePage",
        things=(person_node(material, person, portrait),),
        cover=portrait,
    )
    return page_head, address, material.edition.about(Kind.PERSON, id_)


def person_page(material: Material, id_: str) -> Iterator[Page]:
    """Yield the page of a person."""
    person = material.registry.people[id_]
    page_head, address, stories = person_listing(material, id_)
    posts, panels = tuple(posts_of(material, person)), tuple(material.panels_at(Kind.PERSON, id_))
    sections = (
        Link(material.strings("person.posts"), "#chuc-vu" if posts else None),
        *(section for panel in panels for section in panel.sections),
        Link(material.strings("person.news", name=person.name), "#tin"),
    )
    view = PersonView(
        head=page_head,
        name=person.name,
        portrait=_portrait(material, person),
        portrait_credit=person.portrait.credit if person.portrait else None,
        post=post_of(material, person),
        posts=posts,
        works=_if_leading(material.author(id_)),
        panels=panels,
        listing=newest(material, address, stories),
        ways=jump_links(sections),
    )
    yield Page(path=at_address(address), template="pages/person.html", view=view)


def people_list(material: Material) -> Iterator[Page]:
    """Yield the list of all people that have a page."""
    shown = [p for p in material.registry.people.values() if material.shows(Kind.PERSON, p.id)]
    yield _list(material, urls.PEOPLE, "people", [(link, p) for p in shown if (link := material.person(p.id))])


def author_plans(material: Material) -> Iterator[Plan]:
    """Yield the plans of the page of each public contributor's items, and of the list of all."""
    for id_ in material.registry.people:
        if material.is_author(id_):
            yield plan(author_page, id_)
            yield from older_plans(author_listing, len(material.edition.works_of(id_)), id_)
    yield plan(author_list)


def author_listing(material: Material, id_: str) -> tuple[Head, str, Stories]:
    """Return the head and the address of the page of a contributor's items, and these."""
    person, address = material.registry.people[id_], urls.author(id_)
    page_head = head(
        material,
        address,
        material.strings("author.title", name=person.name),
        crumbs=(Link(material.strings("nav.authors"), material.href(urls.AUTHORS)),),
        description=material.strings("author.description", name=person.name),
        page_type="CollectionPage",
    )
    return page_head, address, material.edition.works_of(id_)


def author_page(material: Material, id_: str) -> Iterator[Page]:
    """Yield the page of a contributor's items."""
    page_head, address, stories = author_listing(material, id_)
    view = AuthorView(
        head=page_head,
        name=material.registry.people[id_].name,
        about=_if_leading(material.person(id_)),
        listing=newest(material, address, stories),
    )
    yield Page(path=at_address(address), template="pages/author.html", view=view)


def author_list(material: Material) -> Iterator[Page]:
    """Yield the list of all contributors."""
    shown = [p for p in material.registry.people.values() if material.is_author(p.id)]
    yield _list(material, urls.AUTHORS, "authors", [(link, p) for p in shown if (link := material.author(p.id))])


def _if_leading(link: Link | None) -> Link | None:
    return link if link and link.href else None


def _share_card(material: Material, person: Person) -> ShareCard:
    portrait = material.portraits.get(person.id)
    cover = portrait.address if portrait else None
    post = post_of(material, person)
    return share_card(material, person.name, post and post[:1].upper() + post[1:], cover)


def _portrait(material: Material, person: Person) -> Picture | None:
    if person.portrait is None:
        return None
    found = material.portraits.get(person.id)
    return shown(material, found, person.portrait.alt) if found else None


def _description(material: Material, person: Person) -> str:
    post = post_of(material, person)
    if post is None:
        return material.strings("person.description_short", name=person.name)
    return material.strings("person.description", name=person.name, post=post)


def _list(material: Material, address: str, key: str, shown: list[tuple[Link, Person]]) -> Page:
    title = material.strings(f"nav.{key}")
    lines = sorted(shown, key=lambda pair: (person_key(pair[1].name), pair[1].id))
    letters = tuple(_letters(material, lines))
    view = PeopleView(
        head=head(material, address, title, page_type="CollectionPage"),
        title=title,
        lead=material.strings(f"{key}.lead"),
        ways=jump_links(Link(one.letter, f"#{one.anchor}") for one in letters if one.letter),
        letters=letters,
    )
    return Page(path=at_address(address), template="pages/people.html", view=view)


def _letters(material: Material, lines: list[tuple[Link, Person]]) -> Iterator[PeopleOfLetter]:
    def letter_of(pair: tuple[Link, Person]) -> str:
        return initial(pair[1].name.rsplit(maxsplit=1)[-1]) if len(lines) > TOGETHER else ""

    for letter, found in groupby(lines, key=letter_of):
        yield PeopleOfLetter(
            letter=letter or None,
            anchor=f"van-{_TYPED.get(letter, letter.lower())}",
            people=tuple(PersonLine(person=link, post=post_of(material, person)) for link, person in found),
        )
