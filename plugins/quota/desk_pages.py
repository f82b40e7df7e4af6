"""The pages of the editors' desk: what goes on, what was, what waits, and who may be put forward.

Pages of a small site of its own, all in one folder, whose links are relative. Nothing of it is public.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from plugins.honour_roll.model import Roll
from plugins.newsroom import FaultyDraft
from plugins.pages import Link, Material, Page, dates
from plugins.pages.chrome import SiteView
from plugins.pages.dates import Moment
from plugins.problems import errors
from plugins.quota.desk_awards import AwardYear, award_years
from plugins.quota.desk_past import BACK, PastView, past_view
from plugins.quota.desk_views import (
    Apart,
    PeriodView,
    RuleView,
    Told,
    WorksView,
    rule_view,
    whole_period,
    with_names_apart,
    works_view,
)
from plugins.quota.periods import PeriodName, containing, period
from plugins.quota.quota_file import QuotaFile, QuotaRule
from plugins.quota.statement import Statement
from plugins.registry.posts import posts_as_of
from plugins.registry.shapes import ALWAYS

INDEX, PAST, AWARDS = "index.html", "thang-truoc.html", "de-nghi.html"
THEME = "theme/"


class Sources(Struct, frozen=True, kw_only=True):
    """What the desk is made from: the rules, the roll, the edition, and what is told of any period."""

    file: QuotaFile
    roll: Roll
    material: Material
    statement_of: Callable[[PeriodName], Statement]
    frozen_on: Callable[[PeriodName], date | None]
    """The day on which a period was frozen, if it was."""
    faulty: tuple[FaultyDraft, ...] = ()
    """The drafts and items in review that have errors."""


class Around(Struct, frozen=True, kw_only=True):
    """What stands around a page of the desk: which it is of the menu, and when the desk was made."""

    title: str
    current: str
    made: Moment


class Count(Struct, frozen=True, kw_only=True):
    """A number at the head of the desk, and where on it one sees of what."""

    key: str
    number: int
    href: str


class Unsigned(Struct, frozen=True, kw_only=True):
    """A work that is credited to nobody, why, and the file to mend."""

    title: str
    day: Moment
    reason: str
    path: str


class Waiting(Struct, frozen=True, kw_only=True):
    """An item that waits for review: for so many days, or (*due*) dated so many days ahead; and how many errors it has.

    *day* is None if its date cannot be read.
    """

    title: str
    day: Moment | None
    days: int
    due: int
    path: str
    errors: int = 0


class Unpublished(Struct, frozen=True, kw_only=True):
    """A recognised initiative that no public item tells of, and for how many days."""

    title: str
    number: str
    day: Moment
    days: int
    place: str


class IndexView(Struct, frozen=True, kw_only=True):
    """The desk itself."""

    around: Around
    period: PeriodView
    items: int
    previous_items: int
    counts: tuple[Count, ...]
    rules: tuple[RuleView, ...]
    unsigned: tuple[Unsigned, ...]
    waiting: tuple[Waiting, ...]
    unpublished: tuple[Unpublished, ...]


class PastPage(Struct, frozen=True, kw_only=True):
    """Twelve periods back, by each rule."""

    around: Around
    rules: tuple[PastView, ...]


class WorksPage(Struct, frozen=True, kw_only=True):
    """The works behind the figures of a rule in a period."""

    around: Around
    works: WorksView


class AwardsPage(Struct, frozen=True, kw_only=True):
    """Who may be put forward, this award year and the one before."""

    around: Around
    years: tuple[AwardYear, ...]


def chrome(material: Material) -> SiteView:
    """Return what stands around every page of the desk; nothing in it leads to the public site."""
    t = material.strings
    return SiteView(
        emblem=None,
        name=material.registry.site.name,
        tagline=t("desk.private"),
        unit=material.registry.units[material.registry.site.unit].name_on(material.today).name,
        home=INDEX,
        theme=THEME,
        feed=None,
        menu=(Link(t("desk.now"), INDEX), Link(t("desk.past"), PAST), Link(t("desk.awards"), AWARDS)),
        categories=(),
        pages=(),
        contact=None,
        notice=t("desk.advises"),
        lang="vi",
    )


def desk_pages(desk: Sources) -> Iterator[Page]:
    """Yield every page of the desk; each figure on them leads to a page that has its works."""
    today = desk.material.today
    now = [(rule, containing(today, rule.period, rule.starts)) for rule in desk.file.rules]
    going_on = [one for rule, name in now if (one := _told(desk, rule, name))]
    past = [[one for each in reversed(_back(name)) if (one := _told(desk, rule, each))] for rule, name in now]
    awards = award_years(
        desk.file, desk.roll, desk.material, desk.statement_of, lambda rule, name: _told(desk, rule, name)
    )
    of_awards = [
        one
        for rule in desk.file.rules
        for of_year in awards
        for name in PeriodName(kind="year", year=of_year.year).parts(rule.period)
        if period(name, rule.starts).start <= today and (one := _told(desk, rule, name))
    ]
    yield Page(path=INDEX, template="desk/index.html", view=_index(desk, going_on))
    looked_back = tuple(view for each in past if (view := past_view(each, today, _apart(desk))))
    around = _around(desk, desk.material.strings("desk.past"), PAST)
    yield Page(path=PAST, template="desk/past.html", view=PastPage(around=around, rules=looked_back))
    around = _around(desk, desk.material.strings("desk.awards"), AWARDS)
    yield Page(path=AWARDS, template="desk/awards.html", view=AwardsPage(around=around, years=awards))
    every = {one.file: one for one in (*going_on, *(one for each in past for one in each), *of_awards)}
    for file, one in every.items():
        around = _around(desk, one.rule.name, "")
        behind = WorksPage(around=around, works=works_view(one, today))
        yield Page(path=file, template="desk/works.html", view=behind)


def _around(desk: Sources, title: str, current: str) -> Around:
    return Around(title=title, current=current, made=dates.moment(desk.material.at))


def _back(name: PeriodName) -> list[PeriodName]:
    """Return the periods before the one called *name*, the newest first."""
    found = []
    for _ in range(BACK):
        name = name.previous
        found.append(name)
    return found


def _apart(desk: Sources) -> Apart:
    """Return how subjects of one name are told apart: units by when they were, people by where they serve."""
    registry, today = desk.material.registry, desk.material.today

    def apart(id_: str) -> str:
        if id_ in registry.people:
            posts = posts_as_of(registry.people[id_], registry.units, today).current
            return ", ".join(registry.units[post.unit].name_on(today).label for post in posts) or id_
        valid = registry.units[id_].valid if id_ in registry.units else ALWAYS
        sides = (("desk.from", valid.start), ("desk.to", valid.end))
        said = [f"{desk.material.strings(key)} {dates.day(day).text}" for key, day in sides if day]
        return " ".join(said) or id_

    return apart


def _told(desk: Sources, rule: QuotaRule, name: PeriodName) -> Told | None:
    """Return what is told of *rule* in a period of its own; None if it did not hold then."""
    window = period(name, rule.starts)
    frozen = desk.frozen_on(name)
    for one in desk.statement_of(name).rules:
        if one.id == rule.id:
            shown = with_names_apart(one, _apart(desk))
            return Told(rule=shown, name=name, start=window.start, end=window.end, frozen=frozen)
    return None


# --- what goes on ----------------------------------------------------------------------------------------------------


def _index(desk: Sources, going_on: list[Told]) -> IndexView:
    today = desk.material.today
    names = list(dict.fromkeys(one.name for one in going_on)) or [containing(today, "month")]
    statements = [desk.statement_of(name) for name in names]
    rules = tuple(rule_view(one, today) for one in going_on)
    unsigned = _unsigned(statements)
    waiting, unpublished = _waiting(desk), _unpublished(desk)
    short = sum(len(rule.short) for rule in rules)
    first = next((rule.id for rule in rules if rule.short), "")
    return IndexView(
        around=_around(desk, desk.material.strings("desk.now"), INDEX),
        period=whole_period(statements[0], today),
        items=statements[0].items,
        previous_items=statements[0].previous_items,
        counts=(
            *((Count(key="short", number=short, href=f"#chi-tieu-{first or rules[0].id}"),) if rules else ()),
            Count(key="unsigned", number=len(unsigned), href="#_tac-gia"),
            Count(key="waiting", number=len(waiting), href="#_cho-duyet"),
            Count(key="unpublished", number=len(unpublished), href="#_sang-kien"),
        ),
        rules=rules,
        unsigned=unsigned,
        waiting=waiting,
        unpublished=unpublished,
    )


def _unsigned(statements: list[Statement]) -> tuple[Unsigned, ...]:
    """Return what is credited to nobody, each once: a quarter has what its months have."""
    found = {one for statement in statements for one in statement.unattributed}
    return tuple(
        Unsigned(title=one.title, day=dates.day(one.date), reason=one.reason, path=one.path)
        for one in sorted(found, key=lambda one: (one.date, one.path, one.reason, one.title))
    )


def _waiting(desk: Sources) -> tuple[Waiting, ...]:
    material = desk.material
    found = [item for item in material.edition.hidden if item.status == "review"]
    read = {item.path for item in found}
    wrong = {one.path: len(errors(one.problems)) for one in desk.faulty}
    unread = [one for one in desk.faulty if one.status == "review" and one.path not in read]
    return (
        *(Waiting(title=one.title, day=None, days=0, due=0, path=one.path, errors=wrong[one.path]) for one in unread),
        *(
            Waiting(
                title=item.title,
                day=dates.day(item.day),
                days=max((material.today - item.day).days, 0),
                due=max((item.day - material.today).days, 0),
                path=item.path,
                errors=wrong.get(item.path, 0),
            )
            for item in sorted(found, key=lambda item: (item.date, item.path))
        ),
    )


def _unpublished(desk: Sources) -> tuple[Unpublished, ...]:
    roll, today = desk.roll, desk.material.today
    found = [(one.recognised, one) for one in roll.initiatives if one.recognised and one.id not in roll.published]
    found.sort(key=lambda pair: (pair[0].date, pair[1].id))
    return tuple(
        Unpublished(
            title=one.title,
            number=recognised.number,
            day=dates.day(recognised.date),
            days=(today - recognised.date).days,
            place=f"{(place := roll.honours.places[one.id]).path}:{place.line}",
        )
        for recognised, one in found
    )
