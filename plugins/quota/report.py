"""From the ledger to a statement: for one period, by each rule, who has done how much of what is asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from plugins.quota.asking import above, asked_of, subjects
from plugins.quota.ledger import Entry, Ledger, Subject
from plugins.quota.model import Quota
from plugins.quota.periods import CALENDAR, Period, PeriodName, period
from plugins.quota.quota_file import QuotaRule
from plugins.quota.statement import Line, Row, RuleStatement, Statement, Tally, Unattributed
from plugins.quota.works import ZERO
from plugins.registry import Kind, Registry
from plugins.registry.choices import MEANINGS
from plugins.registry.texts import without_marks

Credits = Mapping[Subject, list[Entry]]


def report(quota: Quota, registry: Registry, name: PeriodName, today: date) -> Statement:
    """Return the statement of the period called *name*; rules of longer periods than this are not in it."""
    found = []
    for rule in quota.file.rules:
        parts = (period(part, rule.starts) for part in name.parts(rule.period))
        windows = tuple(window for window in parts if window.start in rule.valid)
        if windows:
            found.append((rule, windows))
    start = found[0][0].starts if found else CALENDAR
    whole, before = period(name, start), period(name.previous, start)
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
        closed=whole.is_closed(today),
        rules=tuple(_rule(quota, rule, windows, credits_, registry) for rule, windows in found),
        unattributed=tuple(
            Unattributed(path=one.work.path, title=one.work.title, date=one.work.day, reason=one.reason)
            for one in book.unattributed
            if one.work.day in whole
        ),
        items=sum(work.where == "item" and work.day in whole for work in book.works),
        # Each credit once: a person's is summed here, and again in the rows of the unit that it counts for.
        credit=sum((e.count for e in inside if e.subject.kind is Kind.PERSON or e.is_own), ZERO),
        previous_items=quota.published(before.start, before.end),
        **_tallies(book, whole, registry, inside),
    )


def _tallies(book: Ledger, whole: Period, registry: Registry, inside: list[Entry]) -> dict[str, tuple[Tally, ...]]:
    """Return the items by category and genre, the contributors by credit, the works in other papers by paper."""
    works = [work for work in book.works if work.day in whole]
    items = [work for work in works if work.where == "item"]
    by_category = Counter(work.category for work in items)
    by_genre = Counter(work.genre for work in items)
    credit: defaultdict[str, Fraction] = defaultdict(lambda: ZERO)
    for entry in inside:
        if entry.subject.kind is Kind.PERSON and entry.work.where == "item":
            credit[entry.subject.id] += entry.count
    people = sorted(credit, key=lambda id_: (-credit[id_], _by_name(registry.people[id_].name), id_))
    outlets = Counter(work.outlet for work in works if work.outlet)
    return {
        "categories": tuple(
            Tally(name=one.name, number=Fraction(by_category[one.id]))
            for one in registry.site.categories
            if by_category[one.id]
        ),
        "genres": tuple(Tally(name=MEANINGS[genre], number=Fraction(n)) for genre, n in sorted(by_genre.items())),
        "contributors": tuple(
            Tally(
                name=registry.people[id_].name,
                number=credit[id_],
                of=next(
                    (_unit_name(registry, p.unit, whole.end) for p in registry.people[id_].posts_on(whole.end)), None
                ),
            )
            for id_ in people
            if credit[id_]
        ),
        "external": tuple(Tally(name=name, number=Fraction(n)) for name, n in sorted(outlets.items())),
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
            (_line(entry, rule) for entry in entries), key=lambda line: (line.date, line.path, line.section or "")
        )
        if quota.file.policy.coauthors == "full":
            lines = _each_once(lines)
        asked = [asked_of(rule, subject, window, registry) for window in windows]
        rows.append(
            Row(
                subject=subject.id,
                name=_name(registry, subject, end),
                credit=sum((line.credit for line in lines), ZERO),
                target=sum((target for target, _ in asked), ZERO),
                items=tuple(lines),
                note="; ".join(dict.fromkeys(note for _, note in asked if note)),
            )
        )
    rows.sort(key=lambda row: (-row.credit, _by_name(row.name), row.subject))
    return RuleStatement(
        id=rule.id,
        name=rule.name or rule.id,
        subject=rule.subject,
        period=rule.period,
        periods=len(windows),
        target=rule.target * len(windows),
        measure=rule.measure,
        rows=tuple(rows),
    )


def _line(entry: Entry, rule: QuotaRule) -> Line:
    work = entry.work
    return Line(
        path=work.path,
        section=work.section,
        url=work.url,
        title=work.title,
        date=work.day,
        credit=entry.points if rule.measure == "points" else entry.count,
        why=entry.why,
    )


def _each_once(lines: Iterable[Line]) -> list[Line]:
    """Return *lines* with every work once: where all count in full, two offices of a unit have made one item."""
    found: dict[tuple[str, str | None, str], Line] = {}
    for line in lines:
        kept = found.setdefault(line.key, line)
        if line.credit > kept.credit:
            found[line.key] = line
    return list(found.values())


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


def _unit_name(registry: Registry, id_: str, day: date) -> str:
    """Return the name of a unit as of *day*, or of its last."""
    unit = registry.units[id_]
    return unit.name_on(min(day, unit.valid.end) if unit.valid.end else day).label


def _by_name(name: str) -> tuple[str, str]:
    return without_marks(name).casefold(), name
