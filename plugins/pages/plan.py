"""A plan: pages that are made together, when they are needed, by a function of the material."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from plugins.pages.material import Material
from plugins.pages.page import Page

Argument = str | int


class Plan(Struct, frozen=True):
    """Pages to come, that *make* makes of the material alone. *name* is theirs for as long as they are made so."""

    name: str
    make: Callable[[Material], Iterable[Page]]


PlanSource = Callable[[Material], Iterable[Plan]]
"""What knows which pages there are to be of one kind. It is asked in each build, so it must be quick."""


def plan(make: Callable[..., Iterable[Page]], *args: Argument) -> Plan:
    """Return the plan of the pages that `make(material, *args)` returns."""
    return Plan(name_of(make, *args), lambda material: make(material, *args))


def whole(make: Callable[[Material], Iterable[Page]]) -> PlanSource:
    """Return the source of one plan, of pages that are all made together."""

    def source(material: Material) -> tuple[Plan]:
        del material
        return (plan(make),)

    return source


def name_of(make: Callable[..., object], *args: Argument) -> str:
    """Return the name of what *make* makes of *args*."""
    return " ".join([make.__module__, make.__qualname__, *map(str, args)])
