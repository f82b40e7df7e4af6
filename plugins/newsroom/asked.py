"""What a text asked the registry: while the answers are the same, the text reads the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from plugins.problems import Place, Problem
from plugins.registry import Kind, Registry, rules
from plugins.registry.registry import Former
from plugins.registry.site import Site
from plugins.registry.texts import fold_name

NOWHERE = Place(path="")
ENDED = "ended"  # the kind of the question whether a unit is no more
HIDDEN = "hidden"  # … and whether a name is that of somebody who is not public


class Asked(Struct, frozen=True):
    """A question and its answer: which record of *kind* is meant on *day*, or, without a day, who signs so.

    *former* tells whether a unit that is no more on that day was accepted. Of `ENDED` it is the unit itself, if it is;
    of `HIDDEN` it is the person.
    """

    kind: str
    written: str
    day: date | None
    ids: tuple[str, ...]
    former: bool = False


class Asking:
    """Asks a registry and notes what it was asked."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._asked: dict[Asked, None] = {}
        self.is_unsure = False
        """Whether, since the last time, a record was asked for that may be one that could not be read."""

    @property
    def site(self) -> Site:
        """Return what is asked of the site as a whole; whoever keeps texts must read them anew when it changes."""
        return self._registry.site

    def resolve(
        self, kind: Kind, written: str, day: date, place: Place, former: Former | None = None
    ) -> tuple[str | None, list[Problem]]:
        """Return what `Registry.resolve` returns."""
        id_, problems = self._registry.resolve(kind, written, day, place, former)
        self.is_unsure = self.is_unsure or not (id_ or problems)
        is_accepted = former is not None and former.accepted
        self._asked[Asked(kind.value, written, day, (id_,) if id_ else (), is_accepted)] = None
        return id_, problems

    def has_ended(self, unit: str, day: date) -> bool:
        """Tell whether a unit is no more on *day*."""
        ids = _ended(self._registry, unit, day)
        self._asked[Asked(ENDED, unit, day, ids)] = None
        return bool(ids)

    def person_signing(self, name: str) -> tuple[str, ...]:
        """Return what `Registry.person_signing` returns."""
        ids = self._registry.person_signing(name)
        self._asked[Asked(Kind.PERSON.value, name, None, ids)] = None
        return ids

    def told_by_name(self, name: str, place: Place) -> list[Problem]:
        """Return the problem that *name* is the very name, no pen name, of a person who is not public, if it is."""
        ids = _hidden(self._registry, name)
        self._asked[Asked(HIDDEN, name, None, ids)] = None
        return [rules.HIDDEN_IN_BYLINE.at(place, value=name, id=id_) for id_ in ids]

    def taken(self) -> tuple[Asked, ...]:
        """Return what was asked since the last time."""
        asked, self._asked, self.is_unsure = tuple(self._asked), {}, False
        return asked


def still_so(registry: Registry, asked: Iterable[Asked]) -> bool:
    """Tell whether *registry* gives the same answers, and has no objection to any."""
    return all(_answer(registry, one) == one.ids for one in asked)


def _answer(registry: Registry, asked: Asked) -> tuple[str, ...] | None:
    if asked.kind == HIDDEN:
        return _hidden(registry, asked.written)
    if asked.day is None:
        return registry.person_signing(asked.written)
    if asked.kind == ENDED:
        return _ended(registry, asked.written, asked.day)
    former = Former(asked.former, "")
    id_, problems = registry.resolve(Kind(asked.kind), asked.written, asked.day, NOWHERE, former)
    return None if problems else (id_,) if id_ else ()


def _hidden(registry: Registry, name: str) -> tuple[str, ...]:
    known = ((id_, registry.people[id_].name) for id_ in registry.hidden_named(name))
    return tuple(id_ for id_, own in known if fold_name(own) == fold_name(name))


def _ended(registry: Registry, unit: str, day: date) -> tuple[str, ...]:
    return (unit,) if unit in registry.units and registry.units[unit].has_ended(day) else ()
