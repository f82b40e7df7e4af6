"""From the ledger to a statement: for one period, by each rule, who has done how much of what is asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from plugins.quota.asking import above, asked_of, subjects
from plugins.quota.ledger import Entry, Ledger, Subject
from plugins.quota.model import Quota
from plugins.quota.periods import Period, PeriodName, period
from plugins.quota.quota_file import Policy, QuotaRule
from plugins.quota.statement import Line, Row, RuleStatement, Statement, Tally, Unattributed
from plugins.quota.works import ZERO, total
from plugins.registry import Kind, Registry
from plugins.registry.choices import MEANINGS
from plugins.registry.collation import Key, collation_key, key_of, person_key
from plugins.registry.posts import posts_as_of
from plugins.registry.texts import fold_name

Credits = Mapping[Subject, list[Entry]]


def report(quota: Quota, registry: Registry, name: PeriodName, today: date) -> Statement:
    """Return the statement of the period called *name*; rules of longer periods than this are not in it."""
    found = []
    for rule in quota.file.rules:
        windows = tuple(window for window in _parts(name, rule) if window.start in rule.valid)
        if windows:
            found.append((rule, windows))
    whole, before = (_whole(one, found[0][0] if found else None) for one in (name, name.previous))
    book = quota.ledger_of(
        registry,
        min([whole.start, *(windows[0].start for _, windows in found)]),
        max([whole.end, *(windows[-1].end for _, windows in found)]),
    )
    credits_: defaultdict[Subject, list[Entry]] = defaultdict(list)
    for entry in book.entries:
        credits_[entry.subject].append(entry)
    inside = [entry for entry in book.entries if entry.work.day in whole]
    return Statement(
        id=name.id,
        start=whole.start,
        end=whole.end,
        closed=all(window.is_closed(today) for window in (whole, *(windows[-1] for _, windows in found))),
        rules=tuple(_rule(quota, rule, windows, credits_, registry) for rule, windows in found),
        unattributed=tuple(
            Unattributed(path=one.work.path, title=one.work.title, date=one.work.day, reason=one.reason)
            for one in book.unattributed
            if one.work.day in whole
        ),
        items=sum(work.where == "item" and work.day in whole for work in book.works),
        # Each credit once: a person's is summed here, and again in the rows of the unit that it counts for.
        credit=total(entry.own for entry in inside),
        previous_items=quota.published(before.start, before.end),
        **_tallies(book, whole, registry, inside),
    )


def _parts(name: PeriodName, rule: QuotaRule) -> list[Period]:
    """Return the periods of *rule* that lie in the one called *name*."""
    return [period(part, rule.starts) for part in name.parts(rule.period)]


def _whole(name: PeriodName, rule: QuotaRule | None) -> Period:
    """Return the days of the period called *name* as *rule* has them: a year of its months begins with the first."""
    if rule is None:
        return period(name)
    parts = _parts(name, rule)
    return Period(id=name.id, kind=name.kind, start=parts[0].start, end=parts[-1].end)


def _tallies(book: Ledger, whole: Period, registry: Registry, inside: list[Entry]) -> dict[str, tuple[Tally, ...]]:
    """Return the items by category and genre, the contributors by credit, the works in other papers by paper."""
    works = [work for work in book.works if work.day in whole]
    items = [work for work in works if work.where == "item"]
    by_category = Counter(work.category for work in items)
    genres = [(MEANINGS[genre], number) for genre, number in Counter(work.genre for work in items).items()]
    credits_: defaultdict[str, list[Fraction]] = defaultdict(list)
    for entry in inside:
        if entry.subject.kind is Kind.PERSON and entry.work.where == "item":
            credits_[entry.subject.id].append(entry.count)
    credit = {id_: total(found) for id_, found in credits_.items()}
    people = sorted(credit, key=lambda id_: (-credit[id_], person_key(registry.people[id_].name), id_))
    called: dict[str, str] = {}  # a paper as it was first written
    outlets = Counter(called.setdefault(fold_name(work.outlet), work.outlet) for work in works if work.outlet)
    return {
        "categories": tuple(
            Tally(name=one.name, number=Fraction(by_category[one.id]))
            for one in registry.site.categories
            if by_category[one.id]
        ),
        "genres": tuple(Tally(name=name, number=Fraction(n)) for name, n in sorted(genres, key=_by_name)),
        "contributors": tuple(
            Tally(
                name=registry.people[id_].name,
                number=credit[id_],
                of=_served(registry, id_, whole),
            )
            for id_ in people
            if credit[id_]
        ),
        "external": tuple(Tally(name=name, number=Fraction(n)) for name, n in sorted(outlets.items(), key=_by_name)),
    }


def _rule(
    quota: Quota, rule: QuotaRule, windows: tuple[Period, ...], credits_: Credits, registry: Registry
) -> RuleStatement:
    belongs = _belonging(rule, credits_, registry)
    start, end = windows[0].start, windows[-1].end
    rows = []
    for subject in subjects(rule, registry, start, end):
        entries = [
            entry
            for one in (subject, *belongs.get(subject, ()))
            for entry in credits_.get(one, ())
            if start <= entry.work.day <= end
        ]
        lines = sorted(
            _lines(entries, rule, quota.file.policy), key=lambda line: (line.date, line.path, line.section or "")
        )
        asked = [asked_of(rule, subject, window, registry) for window in windows]
        rows.append(
            Row(
                subject=subject.id,
                name=_name(registry, subject, end),
                credit=total(line.credit for line in lines),
                target=sum((target for target, _ in asked), ZERO),
                items=tuple(lines),
                note="; ".join(dict.fromkeys(note for _, note in asked if note)),
            )
        )
    rows.sort(key=lambda row: (-row.credit, key_of(rule.subject)(row.name), row.subject))
    return RuleStatement(
        id=rule.id,
        name=rule.name or rule.id,
        subject=rule.subject,
        period=rule.period,
        periods=len(windows),
        start=start,
        end=end,
        target=rule.target * len(windows),
        measure=rule.measure,
        rows=tuple(rows),
    )


def _lines(entries: Iterable[Entry], rule: QuotaRule, policy: Policy) -> Iterator[Line]:
    """Yield a line for each work, of which several offices of a unit may have made parts."""
    of_work: dict[int, list[Entry]] = {}
    for entry in entries:
        of_work.setdefault(id(entry.work), []).append(entry)
    whole = {
        its[0].work.path
        for its in of_work.values()
        if rule.roll_up and its[0].work.where == "item" and any(entry.count for entry in its)
    }
    for its in of_work.values():
        work = its[0].work
        if work.where == "section" and work.path in whole:
            continue  # one office sent in a part of what another made
        credits_ = [entry.points if rule.measure == "points" else entry.count for entry in its]
        if len(its) == 1:
            [credit] = credits_
        elif policy.coauthors == "full":
            credit = max(credits_)
        else:
            credit = sum(credits_, ZERO)
            credit = credit if rule.measure == "points" else min(credit, work.count(policy))
        yield Line(
            path=work.path,
            section=work.section,
            url=work.url,
            title=work.title,
            date=work.day,
            credit=credit,
            why="; ".join(dict.fromkeys(e.why_points if rule.measure == "points" else e.why for e in its)),
        )


def _belonging(rule: QuotaRule, credits_: Credits, registry: Registry) -> dict[Subject, list[Subject]]:
    """Return whose work counts for each unit beside its own: that of its offices, where the rule rolls up."""
    found: defaultdict[Subject, list[Subject]] = defaultdict(list)
    if rule.roll_up and rule.subject == "unit":
        for one in credits_:
            upper = above(registry, one.id) if one.kind is Kind.UNIT else one.id
            if upper != one.id:
                found[Subject(Kind.UNIT, upper)].append(one)
    return found


def _name(registry: Registry, subject: Subject, day: date) -> str:
    return registry.people[subject.id].name if subject.kind is Kind.PERSON else _unit_name(registry, subject.id, day)


def _served(registry: Registry, person: str, whole: Period) -> str | None:
    """Return where somebody served at the end of a period, or last within it."""
    known = posts_as_of(registry.people[person], registry.units, whole.end)
    post = next(iter(known.current), known.last)
    is_of_it = post is not None and (post.end is None or post.end >= whole.start)
    return _unit_name(registry, post.unit, whole.end) if post and is_of_it else None


def _unit_name(registry: Registry, id_: str, day: date) -> str:
    """Return the name of a unit as of *day*, or of its last."""
    unit = registry.units[id_]
    return unit.name_on(min(day, unit.valid.end) if unit.valid.end else day).label


def _by_name(counted: tuple[str, int]) -> Key:
    return collation_key(counted[0])
