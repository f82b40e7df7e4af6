"""From `quota.yaml` and `external_items.yaml` to the quota's data, or to everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from plugins.newsroom import Credit, Newsroom
from plugins.newsroom.frontmatter import BylineEntry
from plugins.newsroom.loading import citations_land
from plugins.newsroom.read_text import written_of
from plugins.newsroom.rules import AMBIGUOUS_NAME
from plugins.pages import SiteUrl
from plugins.problems import Problem
from plugins.quota import rules
from plugins.quota.model import QuotaData
from plugins.quota.quota_file import ExternalItem, QuotaFile
from plugins.quota.works import Work
from plugins.registry import Kind, Registry
from plugins.registry import rules as common
from plugins.registry.checks import references_land
from plugins.registry.collation import collation_key
from plugins.registry.door import Door
from plugins.registry.loading import DATA, citations_of, read_tree
from plugins.registry.written import Written

QUOTA_FILE = DATA + "quota.yaml"
EXTERNAL_FILE = DATA + "external_items.yaml"
DOORS: Mapping[str, Door[Any]] = {"quota": Door(QuotaFile), "external_items": Door(ExternalItem)}


def load(files: Mapping[str, bytes], registry: Registry, newsroom: Newsroom) -> tuple[QuotaData, list[Problem]]:
    """Return what *files* (path from the content folder → bytes) say of the quota, and all their problems."""
    problems: list[Problem] = []
    written = _quota(files, problems)
    if written:
        problems += _checks(written, registry)
        problems += citations_land(citations_of([written]), newsroom)
    external = tuple(_external(files, registry, problems))
    file = written.record if written else QuotaFile()
    if file.policy.coauthors == "shares":
        problems += _shares(newsroom, files)
    works = tuple(sorted(external, key=lambda work: (work.day, collation_key(work.title))))
    return QuotaData(file=file, external=works, site=SiteUrl(registry.site.siteurl)), problems


def _quota(files: Mapping[str, bytes], problems: list[Problem]) -> Written | None:
    if QUOTA_FILE not in files:
        return None
    tree, found = read_tree(QUOTA_FILE, files[QUOTA_FILE])
    problems += found
    if tree.value is None:
        return None
    record, found = DOORS["quota"].read(tree, tree.value)
    problems += found
    return Written(record, tree, ()) if record is not None else None


def _checks(written: Written, registry: Registry) -> Iterator[Problem]:
    """Every id is one, no two rules have one id, and there are units of the levels that a rule names."""
    yield from references_land(written, registry)
    first: dict[str, int] = {}
    levels = {unit.level for unit in registry.units.values()}
    for index, rule in enumerate(written.record.rules):
        if rule.id in first:
            there = written.place("rules", first[rule.id], "id")
            place = written.place("rules", index, "id")
            yield common.DUPLICATE_ID.at(place, value=rule.id, first=f"{there.path}:{there.line}")
        first.setdefault(rule.id, index)
        if rule.levels and not levels & set(rule.levels) and Kind.UNIT not in registry.unread:
            place = written.place("rules", index, "levels")
            yield rules.UNKNOWN_LEVEL.at(place, levels=", ".join(rule.levels))


def _external(files: Mapping[str, bytes], registry: Registry, problems: list[Problem]) -> Iterator[Work]:
    if EXTERNAL_FILE not in files:
        return
    tree, found = read_tree(EXTERNAL_FILE, files[EXTERNAL_FILE])
    problems += found
    if tree.value is None:
        return
    if not isinstance(tree.value, list):
        name, form = PurePosixPath(EXTERNAL_FILE).name, f"- {DOORS['external_items'].form}"
        problems.append(common.NOT_LIST.at(tree.place(), key=name, form=form))
        return
    for index, value in enumerate(tree.value):
        record, found = DOORS["external_items"].read(tree, value, (index,))
        problems += found
        if record is not None:
            written = Written(record, tree, (index,))
            yield Work(
                where="external",
                path=EXTERNAL_FILE,
                title=record.title,
                day=record.date,
                genre=record.genre,
                origin="own",
                byline=tuple(_credits(written, registry, problems)),
                url=record.url,
                outlet=record.outlet,
            )


def _credits(written: Written, registry: Registry, problems: list[Problem]) -> Iterator[Credit]:
    record: ExternalItem = written.record
    for index, entry in enumerate(record.byline):
        yield _credit(entry, written, index, registry, problems)


def _credit(entry: BylineEntry, written: Written, index: int, registry: Registry, problems: list[Problem]) -> Credit:
    person, unit, name, day = entry.person, entry.unit, entry.name, written.record.date
    if person:
        person, new = registry.resolve(Kind.PERSON, person, day, written.place("byline", index, "person"))
        problems += new
    elif unit:
        unit, new = registry.resolve(Kind.UNIT, unit, day, written.place("byline", index, "unit"))
        problems += new
    elif name and len(bearers := registry.person_signing(name)) == 1:
        person, name = bearers[0], None
    elif name and bearers:
        place, candidates = written.place("byline", index, "name"), ", ".join(bearers)
        problems.append(AMBIGUOUS_NAME.at(place, value=name, candidates=candidates))
    return Credit(person=person, unit=unit, name=name, role=entry.role, share=entry.share)


def _shares(newsroom: Newsroom, files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Where shares are declared, those of an item are at most the whole."""
    for path, total in newsroom.shares:
        if total > 1:
            yield rules.SHARES_TOO_MANY.at(written_of(path, files).tree.place(("byline",)), total=total)
