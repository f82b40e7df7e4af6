"""From the files of award data to the model of the honour roll, or to everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from msgspec.structs import replace

from plugins.honour_roll import checks, rules
from plugins.honour_roll.award_types import AwardType
from plugins.honour_roll.documents import AwardFile, Consultation, ConsultationFile, Document
from plugins.honour_roll.initiatives import Initiative
from plugins.honour_roll.ladder import records_of
from plugins.honour_roll.model import Honours
from plugins.honour_roll.reading import DocumentReader
from plugins.honour_roll.resolving import Types
from plugins.newsroom import Newsroom
from plugins.newsroom.loading import citations_land
from plugins.problems import Place, Problem, Rule
from plugins.registry import Kind, Registry
from plugins.registry import rules as common
from plugins.registry.absent import is_blank, told_once
from plugins.registry.door import Door
from plugins.registry.loading import DATA, Listed, citations_of, lies_in, read_list, read_tree
from plugins.registry.written import Written
from plugins.registry.yamltree import YamlTree

TYPES_FILE = DATA + "award_types.yaml"
INITIATIVES_FILE = DATA + "initiatives.yaml"
AWARDS = DATA + "awards/"
CONSULTATIONS = DATA + "consultations/"

_ABSENT = (
    (TYPES_FILE, "loại khen thưởng", rules.UNKNOWN_TYPE),
    (INITIATIVES_FILE, "sáng kiến", rules.UNKNOWN_INITIATIVE),
    (DATA + "units.yaml", Kind.UNIT.word, rules.UNKNOWN_NOMINATOR),
    (DATA + "groups.yaml", Kind.GROUP.word, rules.UNKNOWN_NOMINATOR),
)

_EMPTY = {"number": rules.EMPTY_NUMBER, "closes": rules.EMPTY_CLOSING_DAY}
DOORS: Mapping[str, Door[Any]] = {
    "award_types": Door(AwardType),
    "awards": Door(AwardFile, _EMPTY),
    "initiatives": Door(Initiative, _EMPTY),
    "consultations": Door(ConsultationFile, _EMPTY),
}


def load(files: Mapping[str, bytes], registry: Registry, newsroom: Newsroom) -> tuple[Honours, list[Problem]]:
    """Return the honour roll that *files* (path from the content folder → bytes) hold, and all their problems."""
    problems: list[Problem] = []
    of_types = _list(TYPES_FILE, DOORS["award_types"], files, registry, problems)
    types = of_types.records
    for one in types.values():
        problems += checks.award_type(one, None if of_types.is_cut else {*types, *of_types.broken})
    by_id = {id_: written.record for id_, written in types.items()}
    known = Types(by_id=by_id, broken=of_types.broken, unread=of_types.is_cut)
    of_initiatives = _list(INITIATIVES_FILE, DOORS["initiatives"], files, registry, problems)
    initiatives = of_initiatives.records
    for one in initiatives.values():
        problems += checks.initiative(one, registry, newsroom)
    reader = DocumentReader(registry, newsroom, known, files, problems)
    written: list[Written] = []
    documents = list(_documents(files, reader, written, problems))
    consultations = list(_consultations(files, reader, written, problems))
    for path in registry.refused:
        if path.startswith((AWARDS, CONSULTATIONS)):
            reader.may_use(path)
    problems += reader.unused_lists((AWARDS, CONSULTATIONS))
    for one in (*written, *types.values(), *initiatives.values()):
        problems += checks.references_land(one, registry)
    cited = citations_of([*written, *initiatives.values()])
    problems += citations_land(cited, newsroom)
    everything = [*documents, *(consultation.document for consultation in consultations)]
    records, found = records_of(everything, known.by_id, registry, reader.may_be_unread)
    problems += found
    if not of_initiatives.is_cut:
        problems += checks.items_name_initiatives(newsroom, {*initiatives, *of_initiatives.broken}, files)
    for path, word, rule in _ABSENT:
        if is_blank(files.get(path)) and not lies_in(path, registry.refused):
            problems = told_once(problems, path, word, partial(_is_of, rule), files.get(path))
    return (
        Honours(
            types=known.by_id,
            documents=tuple(everything),
            records=records,
            initiatives=tuple(w.record for w in initiatives.values()),
            consultations=tuple(consultations),
            places={id_: w.place("id") for id_, w in initiatives.items()},
        ),
        problems,
    )


def _is_of(rule: Rule, problem: Problem) -> bool:
    return problem.code == rule.code


def _list(
    path: str, door: Door[Any], files: Mapping[str, bytes], registry: Registry, problems: list[Problem]
) -> Listed:
    """Return the records of a file that is a list."""
    if path not in files:
        return Listed(is_cut=lies_in(path, registry.refused))
    tree, found = _read(path, files[path])
    problems += found
    listed = read_list(tree, door, problems)
    return replace(listed, is_cut=listed.is_cut or (bool(found) and tree.value is None))


def _one(path: str, door: Door[Any], files: Mapping[str, bytes], problems: list[Problem]) -> Written | None:
    """Return the record of a file that is one."""
    tree, found = _read(path, files[path])
    problems += found
    if tree.value is None:
        if not found:
            problems.append(common.NOT_MAPPING.at(Place(path=path), key=PurePosixPath(path).name, form=door.form))
        return None
    record, found = door.read(tree, tree.value)
    problems += found
    return Written(record, tree, ()) if record is not None else None


_SIGN = re.compile(r"\b(?P<key>number|closes)\s*:\s*(?P<sign>[?-]+)\s*(?:[,}#]|$)")


def _read(path: str, data: bytes) -> tuple[YamlTree, list[Problem]]:
    """Return the YAML of a file, or what is wrong with it.

    `number: ?` is no YAML; but what a clerk means by it is plain, and what to write instead.
    """
    tree, problems = read_tree(path, data)
    return tree, [_as_sign(problem, data) for problem in problems]


def _as_sign(problem: Problem, data: bytes) -> Problem:
    if problem.code != common.YAML_SYNTAX.code:
        return problem
    lines = data.decode("utf-8-sig", "replace").split("\n")
    found = _SIGN.search("".join(lines[problem.place.line - 1 : problem.place.line]).rstrip())
    if found is None:
        return problem
    rule = rules.NO_NUMBER if found["key"] == "number" else rules.NO_CLOSING_DAY
    return rule.at(replace(problem.place, column=found.start("sign") + 1), key=found["key"], value=found["sign"])


def _documents(
    files: Mapping[str, bytes], reader: DocumentReader, written: list[Written], problems: list[Problem]
) -> Iterator[Document]:
    for path in _in(AWARDS, files):
        id_ = path.removeprefix(AWARDS).removesuffix(".yaml")
        problems += checks.file_name(path, id_)
        one = _one(path, DOORS["awards"], files, problems)
        if one is None:
            reader.may_use(path)
            continue
        written.append(one)
        problems += checks.is_complete(one)
        yield from reader.award(one, id_)


def _consultations(
    files: Mapping[str, bytes], reader: DocumentReader, written: list[Written], problems: list[Problem]
) -> Iterator[Consultation]:
    first: dict[str, str] = {}
    for path in _in(CONSULTATIONS, files):
        one = _one(path, DOORS["consultations"], files, problems)
        if one is None:
            reader.may_use(path)
            continue
        written.append(one)
        problems += [*checks.comment_period(one), *checks.has_list(one)]
        if one.record.id in first:
            problems.append(common.DUPLICATE_ID.at(one.place("id"), value=one.record.id, first=first[one.record.id]))
        else:
            first[one.record.id] = path
            yield reader.consultation(one)


def _in(folder: str, files: Iterable[str]) -> list[str]:
    return sorted(path for path in files if path.startswith(folder) and path.endswith(".yaml"))
