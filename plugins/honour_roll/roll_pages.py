"""The honour roll's pages: the whole, a year's, an award's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from plugins.honour_roll.award_types import LEVELS, AwardType, Level
from plugins.honour_roll.cases import CaseView, unnamed_case
from plugins.honour_roll.chart import ChartView, chart
from plugins.honour_roll.honours import ConferralView, conferrals
from plugins.honour_roll.ladder import Standing
from plugins.honour_roll.model import Roll
from plugins.honour_roll.requirement_views import RequirementView, requirement_views
from plugins.honour_roll.unnamed import UnnamedStanding
from plugins.pages import Link, Material, Page, at_address, dates, urls
from plugins.pages.chrome import Head, head, share_card
from plugins.pages.dates import Moment
from plugins.registry.collation import collation_key

IN_FULL = 400
"""Honours that the roll's own page lists; years beyond them it only counts, and leads to. At least one is in full."""


class LevelOfYear(Struct, frozen=True, kw_only=True):
    """The honours of one level in a year."""

    level: Level
    conferrals: tuple[ConferralView, ...]


class YearOfRoll(Struct, frozen=True, kw_only=True):
    """A year in the roll: in full, or, with *levels* empty, only counted."""

    year: int
    href: str
    units: int
    people: int
    levels: tuple[LevelOfYear, ...]


class RollView(Struct, frozen=True, kw_only=True):
    """The roll: every year, the newest first; the chart of all; the ways to awards, proposals and data."""

    head: Head
    title: str
    chart: ChartView | None
    years: tuple[YearOfRoll, ...]
    types: tuple[Link, ...]
    nominations: Link
    data: str


class RollYearView(Struct, frozen=True, kw_only=True):
    """A year's honours; *others* lead to the other years."""

    head: Head
    title: str
    year: YearOfRoll
    others: tuple[Link, ...]


class AwardNameView(Struct, frozen=True, kw_only=True):
    """A name of an award and the day from which it is used."""

    name: str
    since: Moment | None


class AwardTypeView(Struct, frozen=True, kw_only=True):
    """An award: its names, its law, who confers it, what it requires, and everybody who was given it, by year.

    *cases* are proposals that name nobody: they stand on no page of a person or a unit.
    """

    head: Head
    name: str
    names: tuple[AwardNameView, ...]
    level: Level
    form: str
    subject: str
    conferred_by: str | None
    law: str | None
    once: bool
    consultation: bool
    requirements: tuple[RequirementView, ...]
    former: tuple[RequirementView, ...]
    years: tuple[tuple[int, tuple[ConferralView, ...]], ...]
    total: int
    cases: tuple[CaseView, ...]


def roll_pages(roll: Roll, material: Material) -> Iterator[Page]:
    """Yield the roll, the page of each year in which somebody was honoured, the page of each award."""
    by_year: defaultdict[int, list[Standing]] = defaultdict(list)
    by_type: defaultdict[str, list[Standing]] = defaultdict(list)
    for honour in roll.conferred:
        by_year[honour.record.year].append(honour)
        by_type[honour.record.type.id].append(honour)
    years = {
        year: _year(material, year, by_year[year], [s for s in roll.counted if s.document.year == year])
        for year in sorted(roll.years, reverse=True)
    }
    yield _whole(roll, material, years)
    title = material.strings("roll.title")
    crumbs = (Link(title, material.href(urls.HONOURS)),)
    links = tuple(Link(str(year), one.href) for year, one in years.items())
    for year, one in years.items():
        address = urls.honours_of_year(year)
        name = material.strings("roll.of_year", year=year)
        page_head = head(
            material,
            address,
            name,
            crumbs=crumbs,
            description=_counted(material, one),
            share=share_card(material, name, title),
            page_type="CollectionPage",
        )
        view = RollYearView(head=page_head, title=name, year=one, others=links)
        yield Page(path=at_address(address), template="pages/roll_year.html", view=view)
    for type_ in _in_use(roll, material):
        nameless = [s for s in roll.counted if s.type.id == type_.id]
        yield _of_type(roll, material, type_, by_type[type_.id], nameless, crumbs)


def _in_use(roll: Roll, material: Material) -> list[AwardType]:
    """Return the award types that there are on the day of the build."""
    return [type_ for type_ in roll.honours.types.values() if type_.has_begun(material.today)]


def _whole(roll: Roll, material: Material, years: dict[int, YearOfRoll]) -> Page:
    t = material.strings
    shown: list[YearOfRoll] = []
    listed = 0
    for one in years.values():
        listed += sum(len(c.awardees) + len(c.unnamed) for level in one.levels for c in level.conferrals)
        shown.append(one if listed <= IN_FULL or not shown else replace(one, levels=()))
    types = sorted(
        _in_use(roll, material),
        key=lambda type_: (type_.rank, collation_key(type_.name_on(material.today)), type_.id),
    )
    view = RollView(
        head=head(
            material,
            urls.HONOURS,
            t("roll.title"),
            description=t("roll.description"),
            share=share_card(material, t("roll.title"), material.registry.site.tagline),
            page_type="CollectionPage",
        ),
        title=t("roll.title"),
        chart=chart(roll.conferred, roll.counted),
        years=tuple(shown),
        types=tuple(
            Link(type_.name_on(material.today), material.href(urls.honours_of_type(type_.id))) for type_ in types
        ),
        nominations=Link(t("nominations.title"), material.href(urls.NOMINATIONS)),
        data=material.href(urls.DATA),
    )
    return Page(path=at_address(urls.HONOURS), template="pages/roll.html", view=view)


def _year(material: Material, year: int, honours: list[Standing], nameless: list[UnnamedStanding]) -> YearOfRoll:
    found = []
    for level in LEVELS:
        of_level = (s for s in honours if s.record.type.of_level == level)
        views = tuple(conferrals(material, of_level, (s for s in nameless if s.type.of_level == level)))
        if views:
            found.append(LevelOfYear(level=level, conferrals=views))
    every = [one for level in found for one in level.conferrals]
    return YearOfRoll(
        year=year,
        href=material.href(urls.honours_of_year(year)),
        units=sum(one.units for one in every),
        people=sum(one.people for one in every),
        levels=tuple(found),
    )


def _counted(material: Material, year: YearOfRoll) -> str:
    return material.strings("roll.counted", year=year.year, units=year.units, people=year.people)


def _of_type(
    roll: Roll,
    material: Material,
    type_: AwardType,
    honours: list[Standing],
    nameless: list[UnnamedStanding],
    crumbs: tuple[Link, ...],
) -> Page:
    address = urls.honours_of_type(type_.id)
    name = type_.name_on(material.today)
    by_year: defaultdict[int, list[ConferralView]] = defaultdict(list)
    for one in conferrals(material, honours, nameless):
        by_year[one.year].append(one)
    known = [one for one in type_.names if one.since is None or one.since <= material.today]
    in_force = [one for one in type_.requires if material.today in one.span]
    former = [one for one in type_.requires if one.end and one.end < material.today]
    view = AwardTypeView(
        head=head(
            material,
            address,
            name,
            crumbs=crumbs,
            description=material.strings("award.description", name=name),
            share=share_card(material, name, crumbs[0].text),
            page_type="CollectionPage",
        ),
        name=name,
        names=tuple(
            AwardNameView(name=one.name, since=dates.day(one.since) if one.since else None) for one in reversed(known)
        ),
        level=type_.of_level,
        form=type_.form,
        subject=type_.subject,
        conferred_by=type_.conferred_by,
        law=type_.law,
        once=type_.once,
        consultation=type_.consultation,
        requirements=requirement_views(material, roll, in_force),
        former=requirement_views(material, roll, former),
        years=tuple((year, tuple(found)) for year, found in by_year.items()),
        cases=tuple(
            unnamed_case(material, s) for s in roll.proposed if s.type.id == type_.id and s.award.says_something
        ),
        total=sum(one.units + one.people for found in by_year.values() for one in found),
    )
    return Page(path=at_address(address), template="pages/award_type.html", view=view)
