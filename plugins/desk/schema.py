"""`bangvang schema`: a JSON Schema for each kind of file, so that editors complete keys and ids."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins import registry
from plugins.desk.replacement import replace
from plugins.newsroom import Newsroom
from plugins.newsroom.reading import ITEM_DOOR, PAGE_DOOR
from plugins.pages import Feature
from plugins.portal.content_tree import read_tree
from plugins.registry import Kind, Registry
from plugins.registry.door import list_schema
from plugins.registry.loading import DATA, DOORS, SITE_DOOR

MARK = "x-refers-to"
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def write_schemas(content: Path, folder: Path, features: Sequence[Feature]) -> list[Path]:
    """Write the schemas into *folder*, with the ids of *content* for completion; return the files."""
    tree = read_tree(content)
    data = tree.data
    records, _ = registry.load(data, tree.refused)
    of_features: dict[str, dict[str, Any]] = {}
    for feature in features:
        loaded, _ = feature.load(data, records, Newsroom())
        of_features |= feature.schemas(loaded)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas(records, of_features).items():
        path = folder / f"{name}.schema.json"
        replace(path, (json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode())
        written.append(path)
    return written


def schemas(records: Registry, of_features: Mapping[str, dict[str, Any]]) -> Mapping[str, dict[str, Any]]:
    """Return the schema of each kind of file by its name, those of the features among them."""
    found = {
        path.removeprefix(DATA).removesuffix(".yaml"): list_schema(door.json_schema()) for path, door in DOORS.items()
    }
    found |= of_features
    found |= {"site": SITE_DOOR.json_schema(), "news": ITEM_DOOR.json_schema(), "pages": PAGE_DOOR.json_schema()}
    return {
        name: {"$schema": DRAFT, "title": f"content: {name}", **_completed(schema, records)}
        for name, schema in sorted(found.items())
    }


def _ids(kind: str, records: Registry) -> Iterable[str]:
    if kind == "categories":
        return [category.id for category in records.site.categories]
    return records.records(Kind(kind))


def _completed(node: Any, records: Registry) -> Any:
    """Return *node* with the ids that a reference may hold; names are accepted, too, so they only complete."""
    if isinstance(node, list):
        return [_completed(inner, records) for inner in node]
    if not isinstance(node, dict):
        return node
    completed = {key: _completed(value, records) for key, value in node.items() if key != MARK}
    if MARK in node and isinstance(node[MARK], str):
        return {"anyOf": [{"enum": sorted(_ids(node[MARK], records))}, completed]}
    return completed
