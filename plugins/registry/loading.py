"""From the files under `content/data` to the registry, or to everything that is wrong with them."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

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
DATA_LIMIT = 4 * 1024 * 1024  # bytes; some 17,000 people with two posts each, read in five seconds
ENTRY_LIMIT = 20_000  # of one list: each has a page to be thought of
FAULT_LIMIT = 1_000  # of one list: who has more has made one mistake many times
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

_CHECKS: Mapping[Kind, Callable[[Written, Registry], Iterable[Problem]]] = {
    Kind.UNIT: checks.unit,
    Kind.GROUP: checks.group,
    Kind.CAMPAIGN: checks.campaign,
    Kind.PERSON: checks.person,
}
_NAMES = ("name", "names", "short", "aliases")  # of records of all kinds


# Stands in for a site.yaml that cannot be read, so that the rest is checked in the same run; it is never built.
_NO_SITE = Site(name="?", unit="?", siteurl="https://portal.invalid", categories=())


def load(
    files: Mapping[str, bytes], refused: Collection[str] = (), step: Callable[[str], None] = lambda _: None
) -> tuple[Registry, list[Problem]]:
    """Return the registry that *files* (path from the content folder → bytes) hold, and all their problems.

    With errors among these it holds what could be read, so that the rest can be checked against it in the same run.
    *refused* are the files and folders that are there and cannot be read, which is told already. *step* is told the
    path of each file that is worked at.
    """
    unknown = list(_unknown_files(files))
    problems = [problem for problem, _ in unknown]
    refused = frozenset(refused) | {meant for _, meant in unknown if meant and meant not in files}
    site = None if lies_in(SITE_FILE, refused) else _load_site(files, problems, step)
    written: dict[Kind, dict[str, Written]] = {kind: {} for kind in Kind}
    broken: set[tuple[Kind, str]] = set()
    unread: set[Kind] = set()
    for path, (kind, _) in FILES.items():
        if lies_in(path, refused):
            unread.add(kind)
        elif path in files:
            step(path)
            tree, found = read_tree(path, files[path])
            problems += few(found, path)
            listed = read_list(tree, DOORS[path], problems)
            written[kind] = listed.records
            broken.update((kind, id_) for id_ in listed.broken)
            if listed.is_cut or (found and tree.value is None):
                unread.add(kind)
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
        refused=refused,
        citations=tuple(citations_of(everything)),
        portraits={id_: w.place("portrait", "src") for id_, w in written[Kind.PERSON].items() if w.record.portrait},
        emblem=site.place("emblem", "src") if site and site.record.emblem else None,
    )
    for one in everything:
        step(one.tree.path)
        problems += checks.references_land(one, registry)
    for kind, check in _CHECKS.items():
        for one in written[kind].values():
            step(one.tree.path)
            problems += check(one, registry)
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


def _load_site(files: Mapping[str, bytes], problems: list[Problem], step: Callable[[str], None]) -> Written | None:
    step(SITE_FILE)
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


class Listed(Struct, frozen=True):
    """The *records* of a file that is a list, by id, and what of it could not be read.

    *broken* are the ids and names of records: who refers to them makes no mistake. *is_cut* says that there may be
    others, of which not even that is known.
    """

    records: dict[str, Written] = {}
    broken: frozenset[str] = frozenset()
    is_cut: bool = False


def few(found: Sequence[Problem], path: str) -> list[Problem]:
    """Return what was *found* in the YAML of the file at *path*, as much of it as anybody reads."""
    if len(found) <= FAULT_LIMIT:
        return list(found)
    place = found[FAULT_LIMIT].place
    return [*found[:FAULT_LIMIT], rules.TOO_MANY_FAULTS.at(Place(path=path, line=place.line), limit=FAULT_LIMIT)]


def read_list(tree: YamlTree, door: Door[Any], problems: list[Problem]) -> Listed:
    """Return the records of a file that is a list; what is wrong with it goes to *problems*."""
    records: dict[str, Written] = {}
    broken: set[str] = set()
    if tree.value is None:
        return Listed()
    if not isinstance(tree.value, list):
        problems.append(rules.NOT_LIST.at(tree.place(), key=PurePosixPath(tree.path).name, form=f"- {door.form}"))
        return Listed(is_cut=True)
    if len(tree.value) > ENTRY_LIMIT:
        problems.append(rules.TOO_MANY_ENTRIES.at(tree.place(), count=len(tree.value), limit=ENTRY_LIMIT))
        return Listed(is_cut=True)
    nameless, before = 0, len(problems)
    for index, value in enumerate(tree.value):
        record, found = door.read(tree, value, (index,))
        problems += found
        broken.update(tree.repeated_ids.get((index,), ()))
        if record is None:
            names = set(_names(value))
            broken |= names
            nameless += not names
        elif record.id in records:
            first = records[record.id].place("id")
            where = f"{first.path}:{first.line}"
            problems.append(rules.DUPLICATE_ID.at(tree.place((index, "id")), value=record.id, first=where))
        else:
            records[record.id] = Written(record, tree, (index,))
        if len(problems) - before > FAULT_LIMIT and index + 1 < len(tree.value):
            problems.append(rules.TOO_MANY_FAULTS.at(tree.place((index + 1,)), limit=FAULT_LIMIT))
            return Listed(records, frozenset(broken), is_cut=True)
    return Listed(records, frozenset(broken), is_cut=0 < nameless == len(tree.value))


def _names(value: Any) -> Iterator[str]:
    """Yield the id and the names of a record that could not be read, if that much is plain: else nothing."""
    if isinstance(value, dict) and isinstance(id_ := value.get("id"), str):
        yield id_
        for key in _NAMES:
            names = value.get(key)
            for name in names if isinstance(names, list) else [names]:
                forms = name.values() if isinstance(name, dict) else [name]
                yield from (form for form in forms if isinstance(form, str))


def lies_in(path: str, refused: Iterable[str]) -> bool:
    """Tell whether *path* is one of the files and folders *refused*, or lies in one."""
    return any(path == one or path.startswith(f"{one}/") for one in refused)


def _unknown_files(files: Mapping[str, bytes]) -> Iterator[tuple[Problem, str | None]]:
    """Yield what is told of each file that has no place in the data, and the path that it was probably to have."""
    own = [SITE_FILE, *FILES]
    for path in files:
        name = path.removeprefix(DATA)
        if path not in own and not any(fnmatch.fnmatchcase(name, pattern) for pattern in OF_FEATURES):
            known = [p.removeprefix(DATA) for p in own] + [p for p in OF_FEATURES if "*" not in p]
            guess = nearest(name, known) or next((one for one in known if one == name.casefold()), None)
            problem = rules.UNKNOWN_DATA_FILE.at(Place(path=path), name=name, suggestion=guess)
            yield problem, DATA + guess if guess else None
