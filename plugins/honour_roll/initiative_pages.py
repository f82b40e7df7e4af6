"""The register of initiatives: who had them, who recognised them, and the item that made them known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from plugins.honour_roll.initiatives import Author, Initiative
from plugins.honour_roll.model import Roll
from plugins.pages import Link, Material, Page, at_address, dates, urls
from plugins.pages.chrome import Head, head
from plugins.pages.dates import Moment
from plugins.registry.collation import Key, collation_key


class InitiativeView(Struct, frozen=True, kw_only=True):
    """A recognised initiative. *published* is the item that published it, if one that is public did.

    *unnamed* counts the authors who are not public.
    *number* is None where it is said to be unknown; then *source* tells of the decision.
    """

    id: str
    title: str
    authors: tuple[Link, ...]
    unnamed: int = 0
    unit: Link | None
    level: str
    number: str | None
    day: Moment
    authority: str | None
    source: Link | None
    published: Link | None
    href: str


class InitiativesOfYear(Struct, frozen=True, kw_only=True):
    """The initiatives that were recognised in one year, the newest first."""

    year: int
    initiatives: tuple[InitiativeView, ...]


class InitiativesView(Struct, frozen=True, kw_only=True):
    """All recognised initiatives, the newest year first."""

    head: Head
    title: str
    total: int
    years: tuple[InitiativesOfYear, ...]


def initiative_pages(roll: Roll, material: Material) -> Iterator[Page]:
    """Yield the register of initiatives."""
    by_year: defaultdict[int, list[InitiativeView]] = defaultdict(list)
    for one in sorted(roll.initiatives, key=_newest_first):
        assert one.recognised is not None, "the roll has recognised ones only"
        by_year[one.recognised.date.year].append(initiative_view(roll, material, one))
    title = material.strings("initiatives.title")
    view = InitiativesView(
        head=head(
            material,
            urls.INITIATIVES,
            title,
            description=material.strings("initiatives.lead"),
            page_type="CollectionPage",
        ),
        title=title,
        total=len(roll.initiatives),
        years=tuple(InitiativesOfYear(year=year, initiatives=tuple(found)) for year, found in by_year.items()),
    )
    yield Page(path=at_address(urls.INITIATIVES), template="pages/initiatives.html", view=view)


def initiative_view(roll: Roll, material: Material, initiative: Initiative) -> InitiativeView:
    """Return an initiative as lists show it."""
    assert initiative.recognised is not None, "only recognised ones are shown"
    day = initiative.recognised.date
    item = roll.published.get(initiative.id)
    authors = [_author(material, author, day) for author in initiative.authors]
    unknown = initiative.recognised.is_number_unknown
    source = material.cited(initiative.source) or Link(material.strings("honour.source_withdrawn"))
    return InitiativeView(
        id=initiative.id,
        title=initiative.title,
        authors=tuple(filter(None, authors)),
        unnamed=authors.count(None),
        unit=material.unit(initiative.unit, day) if initiative.unit else None,
        level=initiative.level,
        number=None if unknown else initiative.recognised.number,
        day=dates.day(day),
        authority=initiative.recognised.authority,
        source=source if unknown else None,
        published=material.headline(item.id, item.title, material.item(item)) if item else None,
        href=f"{material.href(urls.INITIATIVES)}#{initiative.id}",
    )


def _author(material: Material, author: Author, day: date) -> Link | None:
    """Return the link to an author, a unit as it was called when the initiative was recognised; else the name.

    None is a person who is not named.
    """
    if author.unit:
        return material.unit(author.unit, day)
    return material.person(author.person) if author.person else Link(author.name or "")


def _newest_first(initiative: Initiative) -> tuple[int, Key, str]:
    assert initiative.recognised is not None, "the roll has recognised ones only"
    return -initiative.recognised.date.toordinal(), collation_key(initiative.title), initiative.id
