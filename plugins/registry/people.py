"""People: a name is no identity. Nothing about a person is kept that may not be published.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: name, posts and units are the whole of it; there is no field for more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from plugins.registry.references import UnitRef
from plugins.registry.shapes import STRICT, Boolean, Day, Id, Percent, Span, Text, Texts, ordered


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A post in a unit, from the first day to the last; None is unknown or still held."""

    __pydantic_config__ = STRICT

    role: Text
    unit: UnitRef
    start: Annotated[Day | None, Field(alias="from")] = None
    end: Annotated[Day | None, Field(alias="to")] = None

    @property
    def span(self) -> Span:
        """Return the days on which it is held."""
        return Span(start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Initials:
    """Letters that somebody signs with, within a unit if they are common."""

    __pydantic_config__ = STRICT

    text: Text
    unit: UnitRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """The point of a picture that stays in the middle when it is cut, in percent from the left and from the top.

    A face in a portrait is above the middle.
    """

    __pydantic_config__ = STRICT

    x: Percent = 50.0
    y: Percent = 35.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A picture of a person, its path from the content folder, with what it shows in words; it is cut to 4:5."""

    __pydantic_config__ = STRICT

    src: Text
    alt: Text
    credit: Text | None = None
    focus: Focus = Focus()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Two people of one name are two; one person of two names is one."""

    __pydantic_config__ = STRICT

    id: Id
    name: Text
    aliases: Texts = ()
    initials: tuple[Initials, ...] = ()
    appointments: tuple[Annotated[Appointment, AfterValidator(ordered)], ...] = ()
    public: Boolean = True
    portrait: Portrait | None = None

    @property
    def label(self) -> str:
        """Return the name."""
        return self.name

    def borne_by(self, day: date) -> tuple[str, ...]:
        """Return every form under which the person signs or is named; *day* makes no difference."""
        del day
        return (self.name, *self.aliases, *(initials.text for initials in self.initials))

    def posts_on(self, day: date) -> tuple[Appointment, ...]:
        """Return the posts that are written down for *day*, as listed.

        Whether their units are in being is not looked at: what somebody is on a day, `posts.posts_as_of` says.
        """
        return tuple(post for post in self.appointments if day in post.span)
