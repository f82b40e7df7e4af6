"""Award types: titles, flags, orders, medals and certificates, with what each asks for.

Luật Thi đua, khen thưởng 2022 (06/2022/QH15), Điều 8, 9 and 19 to 75. No rule of law stands in the code: who confers,
what is required and since when are data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from plugins.honour_roll import rules
from plugins.registry import rules as common
from plugins.registry.shapes import STRICT, Boolean, Day, FlatId, Span, Text, Texts, fault, ordered

Form = Literal["order", "medal", "title", "flag", "certificate", "prize"]
Subject = Literal["person", "unit", "both"]
Level = Literal["state", "government", "sector", "base"]
InitiativeLevel = Literal["base", "sector"]

LEVELS: tuple[Level, ...] = ("state", "government", "sector", "base")
_HIGHEST_RANK: tuple[tuple[int, Level], ...] = ((40, "base"), (30, "sector"), (20, "government"))


def _count(value: Any) -> Any:
    if isinstance(value, str):
        if not (value.isascii() and value.isdigit()) or not 1 <= int(value[:9]) <= 999_999:
            raise fault(rules.BAD_COUNT, value=value)
        return int(value)
    return value


Count = Annotated[int, BeforeValidator(_count)]
TypeRef = Annotated[Text, Field(json_schema_extra={"x-refers-to": "award_types"})]
"""The id of an award type; in a document a name of it may stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardName:
    """A name of an award and the day from which it is used; the first name needs none."""

    __pydantic_config__ = STRICT

    name: Text
    aliases: Texts = ()
    since: Annotated[Day | None, Field(alias="from")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that is asked for: exactly one of `award`, `initiative` and `text`.

    *award* in so many *consecutive* years, or so many *times* in whatever years; once if neither is said. *initiative*
    of this level or a higher one, *count* of them. *within* counts only the last years. *text* is what no data can
    answer.
    """

    __pydantic_config__ = STRICT

    award: TypeRef | None = None
    consecutive: Count | None = None
    times: Count | None = None
    initiative: InitiativeLevel | None = None
    count: Count = 1
    within: Count | None = None
    text: Text | None = None


def _one_of(condition: Condition) -> Condition:
    asked = [condition.award, condition.initiative, condition.text, getattr(condition, "any", None) or None]
    if sum(one is not None for one in asked) != 1:
        raise fault(common.NOT_ONE_OF, keys="award, initiative, text, any")
    if condition.consecutive and (condition.times or condition.within):
        raise fault(common.NOT_ONE_OF, keys="consecutive; times và within")
    if condition.text and (condition.consecutive or condition.times or condition.within):
        raise fault(common.NOT_ONE_OF, keys="text; award, initiative cùng consecutive, times, within")
    return condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Condition):
    """A condition, or *any* of several, from the article of *law* that says so, on the days that it is in force.

    *subject* says of an award for both whether it is asked of people or of units only.
    """

    __pydantic_config__ = STRICT

    any: tuple[Annotated[Condition, AfterValidator(_one_of)], ...] = ()
    subject: Literal["person", "unit"] | None = None
    law: Text | None = None
    start: Annotated[Day | None, Field(alias="from")] = None
    end: Annotated[Day | None, Field(alias="to")] = None

    @property
    def span(self) -> Span:
        """Return the days on which it is in force."""
        return Span(start=self.start, end=self.end)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return the conditions of which one is enough."""
        return self.any or (self,)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardType:
    """A kind of award. *rank* 1 is the highest; the roll lists the higher first."""

    __pydantic_config__ = STRICT

    id: FlatId
    form: Form
    subject: Subject
    rank: Count
    names: Annotated[tuple[AwardName, ...], Field(min_length=1)]
    level: Level | None = None
    conferred_by: Text | None = None
    law: Text | None = None
    once: Boolean = False
    consultation: Boolean = False
    requires: tuple[Annotated[Requirement, AfterValidator(_one_of), AfterValidator(ordered)], ...] = ()

    def name_on(self, day: date) -> str:
        """Return the name in use on *day*: an award stays called as it was when it was given."""
        in_use = [name for name in self.names if name.since is None or name.since <= day]
        return (in_use or self.names[:1])[-1].name

    def has_begun(self, day: date) -> bool:
        """Tell whether there is such an award on *day*."""
        return self.names[0].since is None or self.names[0].since <= day

    def name_in(self, year: int) -> str:
        """Return the name in use at the end of *year*."""
        return self.name_on(date(year, 12, 31))

    @property
    def forms(self) -> tuple[str, ...]:
        """Return every form of its name, of all times."""
        return tuple(form for name in self.names for form in (name.name, *name.aliases))

    @property
    def of_level(self) -> Level:
        """Return whose award it is; not said, the rank tells: below 20 the State's, then tens down to the base."""
        if self.level:
            return self.level
        return next((level for lowest, level in _HIGHEST_RANK if self.rank >= lowest), "state")

    def requirements_on(self, day: date) -> tuple[Requirement, ...]:
        """Return what is required on *day*."""
        return tuple(one for one in self.requires if day in one.span)
