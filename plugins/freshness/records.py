"""The registry, kept: its files are read again when one of the data files has changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import msgspec

from plugins import registry
from plugins.freshness.bounded import bounded
from plugins.freshness.sources import together
from plugins.freshness.tables import Tables
from plugins.freshness.values import decoder, encode
from plugins.limits import FILE, Limits
from plugins.problems import Place, Problem, errors
from plugins.registry import Campaign, Group, Person, Registry, Unit
from plugins.registry.loading import DATA, FILES, SITE_FILE
from plugins.registry.site import Site
from plugins.registry.sources import Citation

NAME = "registry"


class Records(msgspec.Struct, frozen=True, kw_only=True):
    """What a registry without errors is made of."""

    site: Site
    units: tuple[Unit, ...]
    groups: tuple[Group, ...]
    campaigns: tuple[Campaign, ...]
    people: tuple[Person, ...]
    citations: tuple[Citation, ...]
    portraits: dict[str, Place]
    emblem: Place | None

    @classmethod
    def of(cls, registry: Registry) -> Records:
        """Return the records of *registry*."""
        return cls(
            site=registry.site,
            units=tuple(registry.units.values()),
            groups=tuple(registry.groups.values()),
            campaigns=tuple(registry.campaigns.values()),
            people=tuple(registry.people.values()),
            citations=registry.citations,
            portraits=dict(registry.portraits),
            emblem=registry.emblem,
        )

    def registry(self) -> Registry:
        """Return the registry of them."""
        return Registry(
            site=self.site,
            units={one.id: one for one in self.units},
            groups={one.id: one for one in self.groups},
            campaigns={one.id: one for one in self.campaigns},
            people={one.id: one for one in self.people},
            citations=self.citations,
            portraits=self.portraits,
            emblem=self.emblem,
        )


class _Kept(msgspec.Struct, frozen=True, gc=False):
    files: bytes
    registry: bytes
    problems: bytes


def kept_registry(
    shelf: Tables,
    hashes: Mapping[str, str | OSError],
    read: Callable[[], Mapping[str, bytes]],
    refused: Callable[[], Collection[str]] = tuple,
    limits: Limits = FILE,
) -> tuple[Registry, list[Problem], bytes]:
    """Return the registry, its problems, and one hash of all data files.

    *hashes* are of the data files; *read* returns these, *refused* those that cannot be read. *limits* are for the
    reading of each.
    """
    own = {SITE_FILE, *FILES}
    files = together([*((path, one if path in own else "") for path, one in hashes.items())])
    everything = together(hashes.items())
    kept = shelf.read(_Kept, NAME)
    unreadable = any(isinstance(one, OSError) for one in hashes.values())
    unreadable |= any(f"{path}/".startswith(DATA) for path in refused())  # it has no hash
    if kept and kept.files == files and not unreadable:
        return decoder(Records)(kept.registry).registry(), decoder(list[Problem])(kept.problems), everything
    data = read()
    own_data = {path: one if path in own else b"" for path, one in data.items()}
    told = refused()
    found, problems = bounded(registry.load, own_data, told, limits)
    if not (errors(problems) or unreadable or told):
        shelf.write(NAME, _Kept(files, encode(Records.of(found)), encode(problems)))
    return found, problems, everything
