"""`bangvang schema`: a JSON Schema for each kind of file, so that editors complete keys and ids."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins import registry
from plugins.newsroom.reading import ITEM_DOOR, PAGE_DOOR
from plugins.portal.content_tree import read_tree
from plugins.registry import Kind, Registry
from plugins.registry.loading import DATA, DOORS, SITE_DOOR

MARK = "x-refers-to"
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def write_schemas(content: Path, folder: Path) -> list[Path]:
    """Write the schemas into *folder*, with the ids of *content* for completion; return the files."""
    records, _ = registry.load(read_tree(content).data)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas(records).items():
        path = folder / f"{name}.schema.json"
        path.write_text(json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n", "utf-8")
        written.append(path)
    return written


def schemas(records: Registry) -> Mapping[str, dict[str, Any]]:
    """Return the schema of each kind of file by its name."""
    found = {
        path.removeprefix(DATA).removesuffix(".yaml"): _list_of(door.json_schema()) for path, door in DOORS.items()
    }
    found |= {"site": SITE_DOOR.json_schema(), "news": ITEM_DOOR.json_schema(), "pages": PAGE_DOOR.json_schema()}
    return {
        name: {"$schema": DRAFT, "title": f"content: {name}", **_completed(schema, records)}
        for name, schema in sorted(found.items())
    }


def _list_of(schema: dict[str, Any]) -> dict[str, Any]:
    definitions = schema.pop("$defs", {})
    title = schema["title"]
    return {"type": "array", "items": {"$ref": f"#/$defs/{title}"}, "$defs": {**definitions, title: schema}}


def _completed(node: Any, records: Registry) -> Any:
    """Return *node* with the ids that a reference may hold; names are accepted, too, so they only complete."""
    if isinstance(node, list):
        return [_completed(inner, records) for inner in node]
    if not isinstance(node, dict):
        return node
    completed = {key: _completed(value, records) for key, value in node.items() if key != MARK}
    if MARK in node and isinstance(node[MARK], str):
        return {"anyOf": [{"enum": sorted(records.records(Kind(node[MARK])))}, completed]}
    return completed
