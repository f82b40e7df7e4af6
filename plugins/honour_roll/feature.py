"""The honour roll as a feature of the portal: which part of this package answers what the portal asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from plugins.honour_roll.consultation_pages import consultation_pages, is_open
from plugins.honour_roll.findings import findings
from plugins.honour_roll.initiative_pages import initiative_pages
from plugins.honour_roll.kept import KeptHonours
from plugins.honour_roll.loading import DOORS, load
from plugins.honour_roll.model import Honours, Roll
from plugins.honour_roll.nomination_pages import nomination_pages
from plugins.honour_roll.open_data import datasets
from plugins.honour_roll.panels import entity_panels, front_panels, item_panels
from plugins.honour_roll.recipients import Recipient
from plugins.honour_roll.roll_pages import roll_pages
from plugins.honour_roll.said import said
from plugins.honour_roll.site_map import map_parts
from plugins.newsroom import Edition, Item, Newsroom
from plugins.pages import Feature, Link, MapPart, Material, Page, Panel, PrivateWords, urls
from plugins.pages.datasets import Dataset
from plugins.problems import Problem
from plugins.registry import Kind, Registry
from plugins.registry.door import list_schema

PAGES = (roll_pages, nomination_pages, consultation_pages, initiative_pages)
_LISTS = ("award_types", "initiatives")  # files that hold many records; a file of another kind is one


class HonourRoll(Feature):
    """Who was honoured, for what, by which decision; and what is proposed, which is something else."""

    name = "honour_roll"
    keeps = KeptHonours

    def load(self, files: Mapping[str, bytes], registry: Registry, newsroom: Newsroom) -> tuple[Honours, list[Problem]]:
        """Return all awards there are, whatever the clock, and what is wrong with them."""
        return load(files, registry, newsroom)

    def private_words(self, loaded: Honours, registry: Registry) -> Iterator[PrivateWords]:
        """Return the documents by which somebody was declined and that are not public."""
        del registry
        return loaded.private()

    def kept(self, loaded: Honours) -> KeptHonours:
        """Return all but the records: they are made of the documents."""
        return KeptHonours.of(loaded)

    def from_kept(self, kept: KeptHonours, registry: Registry) -> Honours:
        """Return the awards, with their records."""
        return kept.honours(registry)

    def edition(self, loaded: Honours, edition: Edition) -> Roll:
        """Return the roll of the day as readers may see it."""
        return loaded.roll(edition).in_public()

    def page_sources(self) -> Iterable[Callable[[Roll, Material], Iterable[Page]]]:
        """Return the makers of the roll, the proposals, the consultations and the initiatives."""
        return PAGES

    def shows(self, model: Roll, kind: Kind, id_: str) -> bool:
        """Tell whether somebody is honoured: then they have a page."""
        return kind is Kind.PERSON and model.honours_person(id_)

    def panels(self, model: Roll, material: Material, kind: Kind | None, id_: str) -> Iterable[Panel]:
        """Return the honours of an entity, or the newest of all."""
        return entity_panels(model, material, kind, id_) if kind else front_panels(model, material)

    def panels_of_item(self, model: Roll, material: Material, item: Item) -> Iterable[Panel]:
        """Return the honours and the initiatives that an item tells of."""
        return item_panels(model, material, item)

    def menu(self, model: Roll, material: Material) -> Iterator[Link]:
        """Yield the ways to the roll, to initiatives if there are any, to consultations while one is open."""
        yield Link(material.strings("nav.honours"), material.href(urls.HONOURS))
        if model.initiatives:
            yield Link(material.strings("nav.initiatives"), material.href(urls.INITIATIVES))
        if any(is_open(material, one) for one in model.consultations):
            yield Link(material.strings("nav.consultations"), material.href(urls.CONSULTATIONS))

    def awards_of(self, model: Roll, material: Material, kind: Kind, id_: str) -> Iterator[str]:
        """Yield what an entity was given, by its name then and its year; what is only proposed is no award."""
        for standing in model.of(Recipient(kind, id_)):
            if standing.is_honour:
                yield f"{standing.name}, {material.strings('honour.of_year', year=standing.record.year)}"

    def site_map(self, model: Roll, material: Material) -> Iterator[MapPart]:
        """Yield the roll, its years and its awards."""
        return map_parts(model, material)

    def datasets(self, model: Roll, material: Material) -> Iterable[Dataset]:
        """Return awards and initiatives as open data."""
        return datasets(model, material)

    def said(self, model: Roll, material: Material) -> Iterator[str]:
        """Yield what was typed, and whom decisions name."""
        return said(model, material)

    def findings(self, model: Roll, material: Material, files: Mapping[str, bytes]) -> Iterable[Problem]:
        """Return what an editor should see to, who sees the whole roll."""
        return findings(model.honours.roll(material.edition), material, files)

    def schemas(self, loaded: Honours) -> Mapping[str, dict[str, Any]]:
        """Return the JSON Schemas of award data, with the ids of award types."""
        found = {name: door.json_schema() for name, door in DOORS.items()}
        ids = sorted(loaded.types)
        return {
            name: _with_types(list_schema(schema) if name in _LISTS else schema, ids) for name, schema in found.items()
        }


def _with_types(node: Any, ids: list[str]) -> Any:
    if isinstance(node, list):
        return [_with_types(inner, ids) for inner in node]
    if not isinstance(node, dict):
        return node
    if node.get("x-refers-to") == "award_types":
        plain = {key: value for key, value in node.items() if key != "x-refers-to"}
        return {"anyOf": [{"enum": ids}, plain]}
    return {key: _with_types(value, ids) for key, value in node.items()}
