"""What an award requires, in words for readers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from plugins.honour_roll.award_types import Condition, Requirement
from plugins.honour_roll.model import Roll
from plugins.pages import Link, Material, dates, urls
from plugins.pages.dates import Moment

_OF_LEVEL = {"base": "requirement.initiative_base", "sector": "requirement.initiative_sector"}


class ConditionView(Struct, frozen=True, kw_only=True):
    """A condition: its words, and the award that they name."""

    text: str
    award: Link | None


class RequirementView(Struct, frozen=True, kw_only=True):
    """A requirement: one condition, or several of which one is enough; the law that says so, and its days."""

    conditions: tuple[ConditionView, ...]
    subject: str | None
    law: str | None
    since: Moment | None
    until: Moment | None


def requirement_views(
    material: Material, roll: Roll, requirements: Iterable[Requirement]
) -> tuple[RequirementView, ...]:
    """Return *requirements* as a reader sees them; awards by the name that they bear on the day of the build."""
    return tuple(
        RequirementView(
            conditions=tuple(_condition(material, roll, condition) for condition in one.conditions),
            subject=one.subject,
            law=one.law,
            since=_untold(one.start, one.law),
            until=_untold(one.end, one.law),
        )
        for one in requirements
    )


def _untold(day: date | None, law: str | None) -> Moment | None:
    """Return *day*, unless the words of the *law* say it."""
    return dates.day(day) if day and not dates.says(law or "", day) else None


def _condition(material: Material, roll: Roll, one: Condition) -> ConditionView:
    t = material.strings
    if one.award:
        type_ = roll.honours.types[one.award]
        link = Link(type_.name_on(material.today), material.href(urls.honours_of_type(type_.id)))
        if one.consecutive:
            return ConditionView(text=t("requirement.consecutive", n=one.consecutive), award=link)
        said = t("requirement.times", n=one.times) if one.times else t("requirement.award")
        return ConditionView(text=_within(material, one, said), award=link)
    if one.initiative:
        said = t(_OF_LEVEL[one.initiative], n=one.count)
        return ConditionView(text=_within(material, one, said), award=None)
    return ConditionView(text=one.text or "", award=None)


def _within(material: Material, one: Condition, said: str) -> str:
    return " ".join((said, material.strings("requirement.within", n=one.within))) if one.within else said
