"""The door where plain values become records. Past it nobody asks whether a value is of the right kind.

Every fault that pydantic finds is told in Vietnamese, at the place where it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from plugins.problems import Problem, nearest
from plugins.registry import rules
from plugins.registry.choices import MEANINGS
from plugins.registry.texts import ascii_slug
from plugins.registry.yamltree import Loc, YamlTree

T = TypeVar("T")


class Door(Generic[T]):
    """Where plain values become records of one type."""

    def __init__(self, record: type[T]) -> None:
        self._record = record

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self._record)  # when something comes in: most builds read no data, and each takes 20 ms

    @cached_property
    def _keys(self) -> dict[tuple[str, ...], frozenset[str]]:
        return _keys_by_loc(self._adapter.json_schema())

    def json_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of one record."""
        return self._adapter.json_schema()

    def _known_keys(self, loc: Loc) -> frozenset[str]:
        path = [part for part in loc if isinstance(part, str)]
        for known, keys in self._keys.items():
            if len(known) == len(path) and all(k in (p, ANY_KEY) for k, p in zip(known, path, strict=True)):
                return keys
        return frozenset()

    def read(self, tree: YamlTree, value: Any, loc: Loc = ()) -> tuple[T | None, list[Problem]]:
        """Return the record that *value*, written at *loc* of *tree*, holds; or None and all its faults."""
        if not isinstance(value, dict):
            return None, [rules.NOT_MAPPING.at(tree.place(loc), key=_key(loc))]
        problems = [rules.EMPTY_TEXT.at(tree.place(where), key=_key(where)) for where in _empty(tree, value, loc)]
        try:
            record = self._adapter.validate_python(value)
        except ValidationError as error:
            return None, problems + list(self._problems(error, tree, loc))
        return (None, problems) if problems else (record, [])

    def _problems(self, error: ValidationError, tree: YamlTree, loc: Loc) -> Iterator[Problem]:
        faults = error.errors(include_url=False)
        # An empty value is told already, whatever should have stood there.
        for found in (found for found in faults if found["input"] is not None):
            where = (*loc, *_written(found["loc"]))
            facts = found.get("ctx", {})
            key, value = _key(where), found["input"]
            place = tree.place(where)
            kind = "string_type" if found["type"] in _OF_SCALARS and isinstance(value, list | dict) else found["type"]
            match kind:
                case "rule":
                    guess = _as_id(str(value)) if facts["rule"] is rules.BAD_ID else None
                    yield facts["rule"].at(place, suggestion=guess, **{"key": key, **facts["facts"]})
                case "missing":
                    yield rules.MISSING_KEY.at(tree.place(where[:-1]), key=key)
                case "unexpected_keyword_argument":
                    guess = nearest(key, self._known_keys(_written(found["loc"])[:-1]))
                    yield rules.UNKNOWN_KEY.at(tree.key_place(where), key=key, suggestion=guess)
                case "int_parsing":
                    yield rules.NOT_NUMBER.at(place, key=key, value=value)
                case "literal_error":
                    choices = [c.strip(" '") for c in facts["expected"].replace(" or ", ", ").split(",")]
                    guess = nearest(str(value), choices)
                    listed = ", ".join(f"{c} ({MEANINGS[c]})" if c in MEANINGS else c for c in choices)
                    yield rules.BAD_CHOICE.at(place, key=key, value=value, choices=listed, suggestion=guess)
                case "string_type":
                    yield rules.NOT_TEXT.at(place, key=key)
                case "tuple_type" | "list_type":
                    yield rules.NOT_LIST.at(place, key=key)
                case "too_short":
                    if any(other["loc"][: len(found["loc"])] == found["loc"] for other in faults if other is not found):
                        continue  # it is short because what stands in it is wrong, which is told already
                    yield rules.TOO_FEW.at(place, key=key)
                case "dataclass_type" | "dict_type" | "mapping_type":
                    yield rules.NOT_MAPPING.at(place, key=key)
                case _:
                    yield rules.BAD_VALUE.at(place, key=key, reason=found["msg"])


def list_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of a list of records that each have *schema*."""
    definitions = schema.pop("$defs", {})
    title = schema["title"]
    return {"type": "array", "items": {"$ref": f"#/$defs/{title}"}, "$defs": {**definitions, title: schema}}


ANY_KEY = "*"
_OF_SCALARS = frozenset({"literal_error", "date_type", "datetime_type", "bool_type", "int_type", "float_type"})


def _as_id(text: str) -> str | None:
    """Return *text* as it would be written for an id, part by part; one that climbs has no such form."""
    if ".." in text:
        return None
    guess = "/".join(filter(None, map(ascii_slug, text.split("/"))))
    return (guess if guess != text else ascii_slug(text)) or None


def _written(loc: tuple[int | str, ...]) -> Loc:
    """Return pydantic's location in the words of the file: a mapping's key is reported as itself and `[key]`."""
    return tuple(part for part in loc if part != "[key]")


def _empty(tree: YamlTree, value: Any, loc: Loc) -> Iterator[Loc]:
    """Yield where in *value* nothing was written; what the YAML itself refuses is told already."""
    if value is None and not tree.is_refused(loc):
        yield loc
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield from _empty(tree, part, (*loc, key))


def _key(loc: Loc) -> str:
    return next((str(part) for part in reversed(loc) if isinstance(part, str)), "mục này")


def _keys_by_loc(schema: dict[str, Any]) -> dict[tuple[str, ...], frozenset[str]]:
    """Return the known keys of each mapping inside a record, by the path of keys that leads to it."""
    keys: dict[tuple[str, ...], frozenset[str]] = {}
    definitions = schema.get("$defs", {})

    def visit(node: dict[str, Any], path: tuple[str, ...]) -> None:
        if "$ref" in node:
            node = definitions[node["$ref"].rsplit("/", 1)[1]]
        for inner in node.get("anyOf", ()):
            visit(inner, path)
        if "items" in node:
            visit(node["items"], path)
        if isinstance(node.get("additionalProperties"), dict):
            visit(node["additionalProperties"], (*path, ANY_KEY))
        if "properties" in node:
            keys[path] = frozenset(node["properties"])
            for name, inner in node["properties"].items():
                visit(inner, (*path, name))

    visit(schema, ())
    return keys
