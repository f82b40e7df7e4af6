"""Items of news: an article as it was written, checked and resolved. Digest sections are items within items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from msgspec import Struct

from plugins.newsroom.bodies import Body
from plugins.newsroom.frontmatter import Cover, Event, Genre, Lang, Origin, Outlet, Role, Status, Withdrawal
from plugins.registry.references import Kind

Standing = tuple[str, str | None]
"""The name of a list of stories, and the anchor of the section that stands there; None for the item as a whole."""

_KINDS = tuple(Kind)


class About(Struct, frozen=True, kw_only=True):
    """The ids of what an item or a section tells of."""

    units: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def of(self, kind: Kind) -> tuple[str, ...]:
        """Return the ids of one *kind*."""
        return getattr(self, kind.value)  # type: ignore[no-any-return]

    def __bool__(self) -> bool:
        return bool(self.units or self.groups or self.campaigns or self.people)


class Credit(Struct, frozen=True, kw_only=True):
    """One who made an item: exactly one of a known person, a unit, or a name that is nobody's we know.

    *written* is how the byline names a known person, None if by their id.
    """

    person: str | None = None
    unit: str | None = None
    name: str | None = None
    written: str | None = None
    role: Role = "author"
    share: Fraction | None = None


class Section(Struct, frozen=True, kw_only=True):
    """A part of a digest: its heading, its anchor, and the entities on whose pages it stands."""

    anchor: str
    heading: str
    about: About
    event: Event | None = None
    supplier: str | None = None


def address_key(alias: str) -> str:
    """Return what is the same for two old addresses if on some system one file answers at both."""
    return full_address(alias).casefold()


def full_address(alias: str) -> str:
    """Return the one form of an old address: `/a`, `/a/` and `/a/index.html` are all `/a/`."""
    folder, _, last = alias.rpartition("/")
    if last.casefold() == "index.html":
        return f"{folder}/"
    return f"{folder}/{last}" if not last or "." in last else f"{folder}/{last}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of news. *id* is `YYYY/MM/slug`, the end of its address; *path* is from the content folder."""

    path: str
    id: str
    title: str
    date: dt.datetime
    genre: Genre
    category: str
    status: Status
    kicker: str | None = None
    lead: str | None = None
    modified: dt.datetime | None = None
    lang: Lang = "vi"
    event: Event | None = None
    about: About = field(default_factory=About)
    initiatives: tuple[str, ...] = ()
    byline: tuple[Credit, ...] = ()
    origin: Origin = "own"
    source: Outlet | None = None
    cover: Cover | None = None
    aliases: tuple[str, ...] = ()
    withdrawn: Withdrawal | None = None
    sections: tuple[Section, ...] = ()
    body: Body = field(default_factory=Body)

    @property
    def lists(self) -> tuple[Standing, ...]:
        """Return where it stands while it is public."""
        return tuple(_standings(self))

    @property
    def declared(self) -> Fraction | None:
        """Return the sum of the shares that its byline declares; None if it declares none."""
        shares = [credit.share for credit in self.byline if credit.share]
        return sum(shares, Fraction()) if shares else None

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return what links may lead to within it."""
        return self.body.anchors

    @property
    def day(self) -> dt.date:
        """Return the day on which it is dated, in Asia/Ho_Chi_Minh."""
        return self.date.date()

    @property
    def main_unit(self) -> str | None:
        """Return the unit in whose news it stands: the first that it names, else the unit in its byline, if any."""
        makers = (credit.unit for credit in self.byline if credit.unit)
        return next(iter(self.about.units), None) or next(makers, None)

    def section(self, anchor: str | None) -> Section | None:
        """Return its section at *anchor*, if it has one there."""
        return next((section for section in self.sections if section.anchor == anchor), None) if anchor else None

    @property
    def is_draft(self) -> bool:
        """Tell whether it waits for its author or an editor: what is wrong with it holds up nothing else."""
        return self.status in ("draft", "review")

    def is_public(self, at: dt.datetime) -> bool:
        """Tell whether readers may see it at the instant *at*: only the literal `published`, not before its date."""
        return self.status == "published" and self.date <= at

    def is_later(self, at: dt.datetime) -> bool:
        """Tell whether it waits for its hour."""
        return self.status == "published" and self.date > at

    def is_notice(self, at: dt.datetime) -> bool:
        """Tell whether its address answers with a notice that it was withdrawn."""
        return self.status == "withdrawn" and self.date <= at


def _standings(item: Item) -> Iterator[Standing]:
    yield f"year|{item.date.year}", None
    yield f"category|{item.category}", None
    if item.lang != "vi":
        yield f"lang|{item.lang}", None
    if item.main_unit:
        yield f"main unit|{item.main_unit}", None
    for person in dict.fromkeys(credit.person for credit in item.byline if credit.person):
        yield f"works|{person}", None
    for initiative in item.initiatives:
        yield f"initiative|{initiative}", None
    for kind in _KINDS:
        in_sections = set()
        for section in item.sections:
            for id_ in section.about.of(kind):
                yield f"{kind.value}|{id_}", section.anchor
                in_sections.add(id_)
        for id_ in item.about.of(kind):
            if id_ not in in_sections:
                yield f"{kind.value}|{id_}", None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """A page of text such as “Giới thiệu”, from `content/pages`.

    *translates* is the path of the page whose translation it is.
    """

    path: str
    slug: str
    title: str
    lang: Lang
    body: Body
    translates: str | None = None


class Story(Struct, frozen=True):
    """What a listing lists: an item, or one section of a digest under its own heading."""

    item: Item
    section: Section | None = None

    @property
    def order(self) -> tuple[dt.datetime, str, str]:
        """Return the key by which stories are sorted, oldest first; sections stay in no order of their own."""
        return self.item.date, self.item.id, self.section.anchor if self.section else ""
