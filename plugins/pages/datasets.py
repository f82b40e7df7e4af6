"""Open data: a list of records as JSON, as CSV for Excel, and the JSON Schema that documents both."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Any

from msgspec import Struct

from plugins.registry.formulas import may_be_run

BOM = "\ufeff"  # without it Excel reads UTF-8 as the machine's old code page
DRAFT = "https://json-schema.org/draft/2020-12/schema"


class Dataset(Struct, frozen=True, kw_only=True):
    """A list of records. *name* is its file's; *properties* is the JSON Schema of each key, in order, with words.

    In the CSV a mapping inside a record becomes a column for each of its keys, a list of texts one cell. A list of
    mappings has no place there, except the one of *exploded*: then each of its members is a line.
    """

    name: str
    title: str
    description: str
    properties: Mapping[str, Mapping[str, Any]]
    rows: tuple[Mapping[str, Any], ...]
    exploded: str | None = None

    def schema(self, address: str) -> Mapping[str, Any]:
        """Return the JSON Schema of the whole list; *address* is where it stands."""
        return {
            "$schema": DRAFT,
            "$id": address,
            "title": self.title,
            "description": self.description,
            "type": "array",
            "items": {
                "type": "object",
                "properties": {key: _closed(schema) for key, schema in self.properties.items()},
                "required": list(self.properties),
                "additionalProperties": False,
            },
        }

    def as_json(self) -> str:
        """Return the list as JSON, a record a line."""
        lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in self.rows)
        return f"[\n{lines}\n]\n" if self.rows else "[]\n"

    def as_csv(self) -> str:
        """Return the list as CSV: with a byte-order mark, commas and CRLF, nothing that a spreadsheet would run."""
        out = StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        columns = list(self._columns())
        writer.writerow("_".join(column) for column in columns)
        for row in self.rows:
            for line in self._lines(row):
                writer.writerow(_cell(_at(line, column)) for column in columns)
        return BOM + out.getvalue()

    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Return (name, type, meaning) of every field, those inside others as `outer.inner`, for people to read."""
        return tuple(_fields(self.properties))

    def _lines(self, row: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
        if self.exploded is None:
            return (row,)
        return [{**row, self.exploded: member} for member in row[self.exploded] or (None,)]

    def _columns(self) -> Iterator[tuple[str, ...]]:
        for key, schema in self.properties.items():
            inner = schema.get("properties")
            if key == self.exploded:
                inner = schema["items"]["properties"]
            elif schema.get("items", {}).get("properties"):
                continue
            if inner:
                yield from ((key, name) for name in inner)
            else:
                yield (key,)


def _closed(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return *schema* with every mapping in it closed: what is not documented is not there."""
    if "items" in schema:
        return {**schema, "items": _closed(schema["items"])}
    if "properties" not in schema:
        return schema
    inner = {key: _closed(value) for key, value in schema["properties"].items()}
    return {**schema, "properties": inner, "required": list(inner), "additionalProperties": False}


def _fields(properties: Mapping[str, Mapping[str, Any]], prefix: str = "") -> Iterator[tuple[str, str, str]]:
    for key, schema in properties.items():
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        yield prefix + key, " | ".join(kinds), schema.get("description", "")
        inner = schema.get("properties") or schema.get("items", {}).get("properties") or {}
        yield from _fields(inner, f"{prefix}{key}.")


def _at(row: Mapping[str, Any], column: tuple[str, ...]) -> Any:
    value: Any = row
    for key in column:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | tuple):  # where `;` parts cells, as in a Vietnamese Excel, each would be one
        return "; ".join(map(_text, value))
    return _text(value)


def _text(value: Any) -> str:
    text = str(value)
    return f"'{text}" if may_be_run(text) else text


def text(description: str, *, nullable: bool = False, **more: Any) -> dict[str, Any]:
    """Return the schema of a text."""
    return {"type": ["string", "null"] if nullable else "string", "description": description, **more}


def texts(description: str) -> dict[str, Any]:
    """Return the schema of a list of texts."""
    return {"type": "array", "items": {"type": "string"}, "description": description}


def mapping(description: str, properties: Mapping[str, Any], *, nullable: bool = False) -> dict[str, Any]:
    """Return the schema of a mapping."""
    kind = ["object", "null"] if nullable else "object"
    return {"type": kind, "description": description, "properties": dict(properties)}
