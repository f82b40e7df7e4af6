"""What an award requires, answered from the record: met or not, by what evidence, and what is missing.

It advises and never changes a status. Years count by award year; awards for one exploit, or for a campaign, are no
ground for yearly titles (Nghị định 152/2025/NĐ-CP), nor is what was revoked.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from plugins.honour_roll.award_types import AwardType, Condition, Requirement
from plugins.honour_roll.documents import Category
from plugins.honour_roll.model import Roll
from plugins.honour_roll.recipients import Recipient
from plugins.registry import Kind

_NO_GROUND: frozenset[Category | None] = frozenset({"exploit", "campaign"})


class Evidence(Struct, frozen=True):
    """A document or an initiative that speaks for a condition, by id, and its year."""

    id: str
    year: int


class Answer(Struct, frozen=True, kw_only=True):
    """Whether one requirement is met: True, False, or None where only people can tell.

    *condition* is the one that was looked at: of several the one that is met, else that with the smallest gap.
    *missing_years* and *missing_count* are that gap; *gap* says it in words.
    """

    requirement: Requirement
    condition: Condition
    met: bool | None
    evidence: tuple[Evidence, ...] = ()
    missing_years: tuple[int, ...] = ()
    missing_count: int = 0

    @property
    def gap(self) -> str:
        """Return what is missing: “thiếu năm 2022”; empty if nothing is, or nobody can tell from the data."""
        if self.met is not False:
            return ""
        if self.missing_years:
            return "thiếu năm " + ", ".join(map(str, self.missing_years))
        what = "sáng kiến" if self.condition.initiative else "lần"
        return f"thiếu {self.missing_count} {what}"


class Assessment(Struct, frozen=True, kw_only=True):
    """The answers to everything that an award of a year requires of a recipient."""

    type: AwardType
    year: int
    recipient: Recipient
    answers: tuple[Answer, ...]
    given_in: int | None = None
    """The year in which an award that is given once was given already."""

    @property
    def met(self) -> bool | None:
        """Return False if something is missing, None if something cannot be told, else True."""
        results = [answer.met for answer in self.answers]
        if self.given_in is not None or False in results:
            return False
        return None if None in results else True


def assess(roll: Roll, recipient: Recipient, type_: AwardType, year: int) -> Assessment:
    """Return whether *recipient* meets what *type_* requires for *year*, by the rules in force at the end of it."""
    subject = "person" if recipient.kind is Kind.PERSON else "unit"
    given = [s for s in roll.of(recipient) if s.is_honour and s.record.type.id == type_.id]
    earlier = [s.record.year for s in given if s.record.year < year]
    return Assessment(
        type=type_,
        year=year,
        recipient=recipient,
        answers=tuple(
            _answer(roll, recipient, requirement, year)
            for requirement in type_.requirements_on(date(year, 12, 31))
            if requirement.subject in (None, subject)
        ),
        given_in=min(earlier) if type_.once and earlier else None,
    )


def _answer(roll: Roll, recipient: Recipient, requirement: Requirement, year: int) -> Answer:
    answers = [_condition(roll, recipient, requirement, one, year) for one in requirement.conditions]
    # Met goes first, then what only people can tell, then the smallest gap.
    order = {True: 0, None: 1, False: 2}
    return min(answers, key=lambda a: (order[a.met], len(a.missing_years) + a.missing_count))


def _condition(roll: Roll, recipient: Recipient, requirement: Requirement, one: Condition, year: int) -> Answer:
    if one.award and one.consecutive:
        return _consecutive(roll, recipient, requirement, one, year)
    if one.award:
        return _times(roll, recipient, requirement, one, year)
    if one.initiative:
        return _initiatives(roll, recipient, requirement, one, year)
    return Answer(requirement=requirement, condition=one, met=None)


def _grounds(roll: Roll, recipient: Recipient, award: str | None) -> dict[int, Evidence]:
    """Return by award year the document that conferred *award*, where it is a ground for yearly titles."""
    return {
        s.record.year: Evidence(s.last.document.id, s.record.year)
        for s in roll.of(recipient)
        if s.is_honour and s.record.type.id == award and s.category not in _NO_GROUND
    }


def _consecutive(roll: Roll, recipient: Recipient, requirement: Requirement, one: Condition, year: int) -> Answer:
    """Return the answer for a run of years that ends with *year*, or with the year before where that is nearer."""
    has = _grounds(roll, recipient, one.award)
    length = one.consecutive or 1
    windows = [range(end - length + 1, end + 1) for end in (year, year - 1)]
    window = min(windows, key=lambda years: sum(y not in has for y in years))
    missing = tuple(y for y in window if y not in has)
    return Answer(
        requirement=requirement,
        condition=one,
        met=not missing,
        evidence=tuple(has[y] for y in window if y in has),
        missing_years=missing,
    )


def _times(roll: Roll, recipient: Recipient, requirement: Requirement, one: Condition, year: int) -> Answer:
    has = _grounds(roll, recipient, one.award)
    found = [has[y] for y in sorted(has) if y <= year and (one.within is None or y > year - one.within)]
    return _counted(requirement, one, found, one.times or 1)


def _initiatives(roll: Roll, recipient: Recipient, requirement: Requirement, one: Condition, year: int) -> Answer:
    """Return the answer for initiatives recognised by the end of *year*; one of the sector does for one of a base."""
    found = [
        Evidence(initiative.id, initiative.recognised.date.year)
        for initiative in roll.initiatives_of(recipient)
        if initiative.recognised
        and initiative.recognised.date.year <= year
        and (one.within is None or initiative.recognised.date.year > year - one.within)
        and (one.initiative == "base" or initiative.level == "sector")
    ]
    return _counted(requirement, one, found, one.count)


def _counted(requirement: Requirement, one: Condition, found: list[Evidence], needed: int) -> Answer:
    return Answer(
        requirement=requirement,
        condition=one,
        met=len(found) >= needed,
        evidence=tuple(found),
        missing_count=max(needed - len(found), 0),
    )
