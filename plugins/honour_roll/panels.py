"""What the honour roll shows on pages that are not its own: of units, groups, campaigns, people, items; the front."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from msgspec import Struct
from msgspec.structs import replace

from plugins.honour_roll.cases import CaseView, case_view, unnamed_case
from plugins.honour_roll.honours import (
    ConferralView,
    HonourView,
    conferrals,
    honour_view,
    in_rank,
    is_public,
    unnamed_honour,
)
from plugins.honour_roll.initiative_pages import InitiativeView, initiative_view
from plugins.honour_roll.ladder import Standing
from plugins.honour_roll.model import Roll
from plugins.honour_roll.recipients import Recipient
from plugins.honour_roll.unnamed import UnnamedStanding
from plugins.newsroom import Item
from plugins.pages import Link, Material, Panel, urls
from plugins.pages.listings import listed
from plugins.pages.years import Year, years_here
from plugins.registry import Kind
from plugins.registry.collation import unit_key

NEWEST = 4  # conferrals on the front page
FIRST = 3  # names of each of these
ANCHOR = "vinh-danh"  # of the honours on the page of an entity; with `-` and the year of those of one year


class HonoursOfYear(Struct, frozen=True, kw_only=True):
    """The honours of one year: *own* are the page's own, *others* of those who belong to it."""

    year: int
    own: tuple[HonourView, ...] = ()
    others: tuple[HonourView, ...] = ()


class EntityHonours(Struct, frozen=True, kw_only=True):
    """The honours on the page of an entity, the newest year first; what is not decided stands apart."""

    kind: str
    line: tuple[Year, ...]
    years: tuple[HonoursOfYear, ...]
    cases: tuple[CaseView, ...]
    initiatives: tuple[InitiativeView, ...]


class NewestHonours(Struct, frozen=True, kw_only=True):
    """The newest conferrals, each with its first names and how many more there are."""

    conferrals: tuple[tuple[ConferralView, int, str], ...]
    roll: Link


class ItemHonours(Struct, frozen=True, kw_only=True):
    """What an item reports: conferrals, with as many names as fit, and the initiatives that it tells of."""

    conferrals: tuple[tuple[ConferralView, int, str], ...]
    initiatives: tuple[InitiativeView, ...]


def entity_panels(roll: Roll, material: Material, kind: Kind, id_: str) -> Iterator[Panel]:
    """Yield the honours of a unit, a group, a campaign or a person, if there is something to show."""
    # What the page lists anyway is pointed to there, not linked to a second time.
    material = replace(material, listed=listed(material, material.edition.about(kind, id_)))
    match kind:
        case Kind.UNIT:
            view = _of_unit(roll, material, id_)
        case Kind.PERSON:
            view = _of_person(roll, material, id_)
        case Kind.GROUP:
            view = _of_group(roll, material, id_)
        case _:
            view = _of_campaign(roll, material, id_)
    if view.years or view.cases or view.initiatives:
        template = "panels/person_honours.html" if kind is Kind.PERSON else "panels/honours.html"
        yield Panel(template, view, tuple(_sections(material, view)))


def _sections(material: Material, view: EntityHonours) -> Iterator[Link]:
    """Yield what `panels/honours.html` and `panels/person_honours.html` have as titles of sections."""
    if view.years:
        yield Link(material.strings(f"panel.honours_of.{view.kind}"), f"#{ANCHOR}")
    if view.initiatives:
        yield Link(material.strings("panel.initiatives"), "#sang-kien")
    if view.cases:
        yield Link(material.strings("panel.cases"), "#de-nghi")


def _of_unit(roll: Roll, material: Material, id_: str) -> EntityHonours:
    own = roll.of(Recipient(Kind.UNIT, id_))
    return _view(roll, material, "unit", own, roll.of_people_in(id_), Recipient(Kind.UNIT, id_))


def _of_person(roll: Roll, material: Material, id_: str) -> EntityHonours:
    recipient = Recipient(Kind.PERSON, id_)
    return _view(roll, material, "person", roll.of(recipient), (), recipient)


def _of_group(roll: Roll, material: Material, id_: str) -> EntityHonours:
    """The honours of each year's members, and what the group itself proposes."""
    members: list[Standing] = []
    for year, facts in material.years_of(material.registry.groups[id_]).items():
        for unit in sorted(facts.units, key=lambda id_: (unit_key(material.label(id_)), id_)):
            members += [s for s in roll.of(Recipient(Kind.UNIT, unit)) if s.record.year == year and s.is_honour]
    others = [*members, *roll.proposed_by(Kind.GROUP, id_)]
    return _view(roll, material, "group", (), others, None, roll.unnamed_proposed_by(Kind.GROUP, id_))


def _of_campaign(roll: Roll, material: Material, id_: str) -> EntityHonours:
    return _view(roll, material, "campaign", (), roll.of_campaign(id_), None, roll.unnamed_of_campaign(id_))


def _view(
    roll: Roll,
    material: Material,
    kind: str,
    own: Iterable[Standing],
    others: Iterable[Standing],
    recipient: Recipient | None,
    nameless: Sequence[UnnamedStanding] = (),
) -> EntityHonours:
    years: defaultdict[int, tuple[list[HonourView], list[HonourView]]] = defaultdict(lambda: ([], []))
    cases = []
    for named, standings in ((False, own), (True, others)):
        for standing in in_rank(standings):
            if not is_public(material, standing.record.recipient):  # of others only the decision tells, in the roll
                continue
            if standing.is_honour:
                years[standing.record.year][named].append(honour_view(material, standing, named=named))
            else:
                cases.append(case_view(material, standing, named=named))
    for one in nameless:
        if one.is_honour:
            years[one.document.year][True].append(unnamed_honour(material, one))
        else:
            cases.append(unnamed_case(material, one))
    newest_first = sorted(years, reverse=True)
    sums = Counter({year: sum(map(len, found)) for year, found in years.items()})
    for one in (one for one in nameless if one.is_honour and one.award.counts):
        sums[one.document.year] += one.people + one.units - 1
    return EntityHonours(
        kind=kind,
        line=years_here([(year, sums[year]) for year in newest_first], ANCHOR),
        years=tuple(
            HonoursOfYear(year=year, own=tuple(years[year][0]), others=tuple(years[year][1])) for year in newest_first
        ),
        cases=tuple(cases),
        initiatives=tuple(
            initiative_view(roll, material, one) for one in (roll.initiatives_of(recipient) if recipient else ())
        ),
    )


def front_panels(roll: Roll, material: Material) -> Iterator[Panel]:
    """Yield the newest honours for the front page."""

    def document_of(standing: Standing | UnnamedStanding) -> tuple[int, int, str, str]:
        if isinstance(standing, Standing):
            document, type_ = standing.last.document, standing.record.type
        else:
            document, type_ = standing.document, standing.type
        return -document.day.toordinal(), type_.rank, type_.id, document.id

    every: list[Standing | UnnamedStanding] = [*roll.conferred, *roll.counted]
    found = groupby(sorted(every, key=document_of), key=document_of)
    groups = [list(group) for _, group in islice(found, NEWEST)]
    shown = tuple(
        _shortened(material, one)
        for group in groups
        for one in conferrals(
            material,
            [s for s in group if isinstance(s, Standing)],
            [s for s in group if isinstance(s, UnnamedStanding)],
        )
    )
    if shown:
        link = Link(material.strings("roll.title"), material.href(urls.HONOURS))
        yield Panel("panels/newest_honours.html", NewestHonours(conferrals=shown, roll=link))


def item_panels(roll: Roll, material: Material, item: Item) -> Iterator[Panel]:
    """Yield what an item reports: honours whose document names it as source, initiatives that it published."""
    honours = roll.reported_by(item.id)
    nameless = roll.unnamed_reported_by(item.id)
    initiatives = roll.initiatives_in(item.id)
    if honours or nameless or initiatives:
        shown = tuple(_shortened(material, one) for one in conferrals(material, honours, nameless))
        views = tuple(initiative_view(roll, material, one) for one in initiatives)
        yield Panel("panels/item_honours.html", ItemHonours(conferrals=shown, initiatives=views))


def _shortened(material: Material, one: ConferralView) -> tuple[ConferralView, int, str]:
    """Return a conferral with its first names, how many more there are, and where all stand."""
    rest = len(one.awardees) - FIRST
    more = rest if rest > 1 else 0  # a line for one name more is as long as the name
    shown = one.awardees[:FIRST] if more else one.awardees
    anchor = one.awardees[0].anchor if one.awardees else one.unnamed[0].anchor
    href = f"{material.href(urls.honours_of_year(one.year))}#{anchor}"
    return replace(one, awardees=shown), more, href
