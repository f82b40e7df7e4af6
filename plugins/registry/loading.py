"""From the files under `content/data` to the registry, or to everything that is wrong with them."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from plugins.problems import Place, Problem, errors, nearest
from plugins.registry import checks, rules, typed_numbers
from plugins.registry.campaigns import Campaign
from plugins.registry.door import Door
from plugins.registry.groups import Group
from plugins.registry.people import Person
from plugins.registry.references import Kind
from plugins.registry.registry import Entity, Registry
from plugins.registry.site import Site
from plugins.registry.sources import Citation, sources
from plugins.registry.texts import decode
from plugins.registry.units import Unit
from plugins.registry.written import Written
from plugins.registry.yamltree import YamlTree, parse

DATA = "data/"
DATA_LIMIT = 8 * 1024 * 1024  # bytes; some 40,000 people
SITE_FILE = DATA + "site.yaml"
FILES: Mapping[str, tuple[Kind, type[Entity]]] = {
    DATA + "units.yaml": (Kind.UNIT, Unit),
    DATA + "groups.yaml": (Kind.GROUP, Group),
    DATA + "campaigns.yaml": (Kind.CAMPAIGN, Campaign),
    DATA + "people.yaml": (Kind.PERSON, Person),
}
# Files of the contract that a feature reads, whether it is switched on or not.
OF_FEATURES = (
    "award_types.yaml",
    "awards/*.yaml",
    "awards/*.csv",
    "initiatives.yaml",
    "consultations/*.yaml",
    "consultations/*.csv",
    "quota.yaml",
    "external_items.yaml",
)

DOORS: Mapping[str, Door[Any]] = {path: Door(record) for path, (_, record) in FILES.items()}
SITE_DOOR = Door(Site)


# Stands in for a site.yaml that cannot be read, so that the rest is checked in the same run; it is never built.
_NO_SITE = Site(name="?", unit="?", siteurl="https://portal.invalid", categories=())


def load(files: Mapping[str, bytes]) -> tuple[Registry, list[Problem]]:
    """Return the registry that *files* (path from the content folder → bytes) hold, and all their problems.

    With errors among these it holds what could be read, so that the rest can be checked against it in the same run.
    """
    problems = list(_unknown_files(files))
    site = _load_site(files, problems)
    written: dict[Kind, dict[str, Written]] = {kind: {} for kind in Kind}
    broken: set[tuple[Kind, str]] = set()
    unread: set[Kind] = set()
    for path, (kind, _) in FILES.items():
        if path in files:
            tree, found = read_tree(path, files[path])
            problems += found
            if found and tree.value is None:
                unread.add(kind)
            written[kind] = _load_records(tree, kind, problems, broken)
    records = {kind: {id_: w.record for id_, w in written[kind].items()} for kind in Kind}
    everything = [*([site] if site else []), *(w for of_kind in written.values() for w in of_kind.values())]
    registry = Registry(
        site=site.record if site else _NO_SITE,
        units=records[Kind.UNIT],
        groups=records[Kind.GROUP],
        campaigns=records[Kind.CAMPAIGN],
        people=records[Kind.PERSON],
        broken=frozenset(broken),
        unread=frozenset(unread),
        citations=tuple(citations_of(everything)),
        portraits={id_: w.place("portrait", "src") for id_, w in written[Kind.PERSON].items() if w.record.portrait},
        emblem=site.place("emblem", "src") if site and site.record.emblem else None,
    )
    for one in everything:
        problems += checks.references_land(one, registry)
    for unit in written[Kind.UNIT].values():
        problems += checks.unit(unit, registry)
    for group in written[Kind.GROUP].values():
        problems += checks.group(group, registry)
    for campaign in written[Kind.CAMPAIGN].values():
        problems += checks.campaign(campaign, registry)
    for person in written[Kind.PERSON].values():
        problems += checks.person(person, registry)
    problems += checks.site(site) if site else ()
    return registry, problems


def citations_of(everything: Iterable[Written]) -> Iterator[Citation]:
    """Yield every item that records name as their source."""
    for one in everything:
        for loc, source in sources(one.record):
            if source.article:
                yield Citation(
                    article=source.article,
                    place=one.place(*loc, "article"),
                    anchor=source.anchor,
                    anchor_place=one.place(*loc, "anchor"),
                )


def read_tree(path: str, data: bytes) -> tuple[YamlTree, list[Problem]]:
    """Return the YAML of a data file, or what is wrong with it, and the warnings of what was typed into it."""
    text, problems = decode(data, path, DATA_LIMIT)
    if problems:
        return YamlTree(path=path), problems
    tree, problems = parse(text, path)
    return tree, [*problems, *typed_numbers.of_tree(tree, text)]


def _load_site(files: Mapping[str, bytes], problems: list[Problem]) -> Written | None:
    if SITE_FILE not in files:
        problems.append(rules.MISSING_FILE.at(Place(path=SITE_FILE)))
        return None
    tree, found = read_tree(SITE_FILE, files[SITE_FILE])
    problems += found
    if errors(found):
        return None
    site, found = SITE_DOOR.read(tree, tree.value)
    problems += found
    return Written(site, tree, ()) if site is not None else None


def _load_records(
    tree: YamlTree, kind: Kind, problems: list[Problem], broken: set[tuple[Kind, str]]
) -> dict[str, Written]:
    records, ids = read_list(tree, DOORS[tree.path], problems)
    broken.update((kind, id_) for id_ in ids)
    return records


def read_list(tree: YamlTree, door: Door[Any], problems: list[Problem]) -> tuple[dict[str, Written], set[str]]:
    """Return the records of a file that is a list, by id, and the ids of those that could not be read."""
    records: dict[str, Written] = {}
    broken: set[str] = set()
    if tree.value is None:
        return records, broken
    if not isinstance(tree.value, list):
        problems.append(rules.NOT_LIST.at(tree.place(), key=PurePosixPath(tree.path).name, form=f"- {door.form}"))
        return records, broken
    for index, value in enumerate(tree.value):
        record, found = door.read(tree, value, (index,))
        problems += found
        if record is None:
            if isinstance(value, dict) and isinstance(value.get("id"), str):
                broken.add(value["id"])
        elif record.id in records:
            first = records[record.id].place("id")
            where = f"{first.path}:{first.line}"
            problems.append(rules.DUPLICATE_ID.at(tree.place((index, "id")), value=record.id, first=where))
        else:
            records[record.id] = Written(record, tree, (index,))
    return records, broken


def _unknown_files(files: Mapping[str, bytes]) -> Iterator[Problem]:
    own = [SITE_FILE, *FILES]
    for path in files:
        name = path.removeprefix(DATA)
        if path not in own and not any(fnmatch.fnmatchcase(name, pattern) for pattern in OF_FEATURES):
            known = [p.removeprefix(DATA) for p in own] + [p for p in OF_FEATURES if "*" not in p]
            yield rules.UNKNOWN_DATA_FILE.at(Place(path=path), name=name, suggestion=nearest(name, known))
