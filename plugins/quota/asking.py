"""Of whom a rule asks something, and how much: less of those who were there for a part of the period, or are exempt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from plugins.quota.ledger import Subject
from plugins.quota.periods import Period
from plugins.quota.quota_file import QuotaRule
from plugins.registry import Kind, Registry
from plugins.registry.shapes import Span

_BELOW = ("office", "division")  # levels whose work may count for the unit that they belong to


def above(registry: Registry, unit: str) -> str:
    """Return the unit that an office or a division belongs to and that is neither; another unit is its own."""
    while registry.units[unit].level in _BELOW and (parent := registry.units[unit].parent):
        unit = parent
    return unit


def subjects(rule: QuotaRule, registry: Registry, start: date, end: date) -> Iterator[Subject]:
    """Yield of whom *rule* asks something from *start* to *end*."""
    window = Span(start=start, end=end)
    if rule.people:
        yield from (Subject(Kind.PERSON, id_) for id_ in dict.fromkeys(rule.people))
        return
    units = {
        unit.id
        for unit in registry.units.values()
        if (unit.id in rule.units or unit.level in rule.levels)
        and unit.valid.overlaps(window)
        and not (rule.roll_up and rule.subject == "unit" and above(registry, unit.id) != unit.id)
    }
    if rule.subject == "unit":
        yield from (Subject(Kind.UNIT, id_) for id_ in sorted(units))
        return
    for person in registry.people.values():
        if any(post.unit in units and post.span.overlaps(window) for post in person.appointments):
            yield Subject(Kind.PERSON, person.id)


def asked_of(rule: QuotaRule, subject: Subject, window: Period, registry: Registry) -> tuple[Fraction, str]:
    """Return what *rule* asks of *subject* in *window*, and in words why that is less than the target, if it is.

    The target goes by the days on which a unit is in being, or a person serves where the rule looks, and not exempt.
    """
    there = _presence(rule, subject, registry)
    exempt = [one for one in rule.exempt if subject.id == (one.unit if subject.kind is Kind.UNIT else one.person)]
    if not exempt and any(window.start in span and window.end in span for span in there):
        return rule.target, ""
    days = [window.start + timedelta(days=number) for number in range(window.days)]
    present = [day for day in days if any(day in span for span in there)]
    asked = sum(not any(day in one.span for one in exempt) for day in present)
    notes = []
    if len(present) < window.days:
        notes.append(f"tính {len(present)}/{window.days} ngày")
    if asked < len(present):
        notes.append("miễn: " + ", ".join(dict.fromkeys(one.reason for one in exempt)))
    return rule.target * Fraction(asked, window.days), "; ".join(notes)


def _presence(rule: QuotaRule, subject: Subject, registry: Registry) -> list[Span]:
    """Return the days on which a unit is in being, or on which a person serves where the rule looks.

    A post ends with its unit, whether or not somebody has written so.
    """
    if subject.kind is Kind.UNIT:
        return [registry.units[subject.id].valid]
    if rule.people:
        return [Span()]
    return [
        _both(post.span, registry.units[post.unit].valid)
        for post in registry.people[subject.id].appointments
        if post.unit in rule.units or registry.units[post.unit].level in rule.levels
    ]


def _both(one: Span, other: Span) -> Span:
    """Return the days that lie in both; there are none, if it ends before it starts."""
    starts, ends = [s for s in (one.start, other.start) if s], [e for e in (one.end, other.end) if e]
    return Span(start=max(starts, default=None), end=min(ends, default=None))
