"""What the JSON Schema of a record says of each place in it: which keys fit there, and what may be written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from plugins.registry.shapes import ID_PATTERN
from plugins.registry.signs import quoted
from plugins.registry.yamltree import Loc

ANY_KEY = "*"

_EXAMPLES: Mapping[str, str] = {
    "byline": "[{name: họ tên}]",
    "authors": "[{person: mã cá nhân}]",
    "awards": "[{type: mã loại khen thưởng, people: [mã cá nhân]}]",
    "categories": "[{id: thi-dua, name: Thi đua}]",
    "rules": "[{id: ma-khong-dau, subject: unit, period: month, target: 5, levels: [province]}]",
    "regions": "[{id: mien-trung, name: Miền Trung}]",
    "counts": "{people: 3}",
    "appointments": "[{role: chức vụ, unit: mã đơn vị}]",
    "successors": "[{unit: mã đơn vị}]",
    "years": "{2023: {leader: mã đơn vị, members: [mã đơn vị]}}",
    "event": "{date: 2023-11-28}",
    "valid": "{from: 2023-11-28}",
    "period": "{from: 2023-11-28}",
    "decision": "{number: số quyết định, date: 2023-11-28, authority: người ký}",
    "revoked": "{number: số quyết định, date: 2023-11-28, authority: người ký, reason: lý do}",
    "starts": "{day: 20}",
    "date": "2023-11-28",
    "id": "ma-khong-dau",
    "siteurl": "https://vksnd.example",
    "name": "tên đầy đủ",
    "title": "tiêu đề",
    "reason": "lý do",
    "alt": "lời mô tả ảnh",
    "src": "/images/ten-anh.jpg",
    "outlet": "tên báo",
    "type": "mã loại khen thưởng",
    "role": "chức vụ",
    "unit": "mã đơn vị",
    "owner": "mã đơn vị",
    "comments_to": "nơi nhận ý kiến",
    "category": "mã chuyên mục",
    "what": "việc cần làm",
    "number": "số quyết định",
    "target": "5",
    "rank": "3",
    "year": "2023",
    "text": "NVH",
}
_BY_FORMAT = {"date": "2023-11-28", "date-time": "2023-11-28 07:30"}
_BY_TYPE = {"integer": "1", "boolean": "true", "number": "1"}


_ID = re.compile(ID_PATTERN)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_SEVERAL = re.compile(r"\s*[,;]\s*")  # names in one line


class Schema(Struct, frozen=True):
    """The nodes of a JSON Schema by the keys that lead to them; a list and its entries have the same."""

    nodes: Mapping[tuple[str, ...], tuple[Mapping[str, Any], ...]]

    def _at(self, loc: Loc) -> tuple[Mapping[str, Any], ...]:
        path = tuple(part for part in loc if isinstance(part, str))
        if path in self.nodes:
            return self.nodes[path]
        for known, nodes in self.nodes.items():
            if len(known) == len(path) and all(k in (p, ANY_KEY) for k, p in zip(known, path, strict=True)):
                return nodes
        return ()

    def keys(self, loc: Loc) -> frozenset[str]:
        """Return the keys of the mapping at *loc*."""
        return frozenset(key for node in self._at(loc) for key in node.get("properties", ()))

    def is_text(self, loc: Loc) -> bool:
        """Tell whether at *loc* stands a text for readers, no word to choose, id, day or reference."""
        return any(
            node.get("type") == "string" and not any(mark in node for mark in _OF_MACHINES) for node in self._at(loc)
        )

    def is_slug(self, loc: Loc) -> bool:
        """Tell whether at *loc* stands an id or a part of an address: small letters without marks, digits, dashes."""
        return any(str(node.get("pattern", "")).startswith("^[a-z0-9]+") for node in self._at(loc))

    def choices(self, loc: Loc) -> tuple[str, ...]:
        """Return the words one of which stands at *loc*; none if other things do."""
        return next((tuple(map(str, node["enum"])) for node in self._at(loc) if "enum" in node), ())

    def form(self, loc: Loc, value: Any = None) -> str:
        """Return what may be written at *loc*, without its key, the text *value* filled in where that has a place."""
        key = next((part for part in reversed(loc) if isinstance(part, str)), "")
        nodes = self._at(loc)
        if loc and isinstance(loc[-1], int):  # an entry of the list
            nodes = tuple(node for node in nodes if node.get("type") != "array") or nodes
        filled = _filled(nodes, key, value) if isinstance(value, str) and value.strip() else None
        if filled:
            return filled
        example = next((_BY_FORMAT[f] for node in nodes if (f := node.get("format")) in _BY_FORMAT), _EXAMPLES.get(key))
        if example and loc and isinstance(loc[-1], int) and example.startswith("["):
            example = example[1:-1]
        is_single = not any(node.get("type") in ("array", "object") for node in nodes)
        if example and (is_single == (example[0] not in "[{")) and not any("enum" in node for node in nodes):
            return example
        return self._of_node(nodes[0], loc) if nodes else "…"

    def _of_node(self, node: Mapping[str, Any], loc: Loc) -> str:
        if "enum" in node or "const" in node:
            return str(node.get("const") or node["enum"][0])
        if node.get("type") == "array":
            return f"[{self._of_node(self._at(loc)[1], loc)}]" if len(self._at(loc)) > 1 else "[…]"
        if "properties" in node:
            keys = node.get("required") or list(node["properties"])[:1]
            return "{" + ", ".join(f"{key}: {self.form((*loc, key))}" for key in keys) + "}"
        return _BY_FORMAT.get(node.get("format", ""), _BY_TYPE.get(str(node.get("type")), "chữ cần ghi"))


_OF_MACHINES = ("enum", "const", "format", "pattern", "x-refers-to")


def _filled(nodes: tuple[Mapping[str, Any], ...], key: str, value: str) -> str | None:
    """Return *value*, a text that was written where a list or a mapping is wanted, within such a one."""
    parts = [part.strip() for part in value.split(",")]
    ids = ", ".join(parts) if all(_ID.fullmatch(part) for part in parts) else ""
    plain = ids or _plain(value)
    mapping = next((node for node in nodes if "properties" in node), None)
    if any("x-refers-to" in node and (ids or "pattern" not in node) for node in nodes):
        mapping = None  # an id or a name may stand by itself
    if mapping is not None:
        into = next((one for one in ("name", "text", "outlet", "src", "note") if one in mapping["properties"]), None)
        if key == "event":
            return _event(value)
        if into is None:
            return None
        plain = plain.removeprefix(f"{into} ")
        others = {one: mapping["properties"][one] for one in mapping.get("required", ()) if one != into}
        listed = [_plain(part) for part in _SEVERAL.split(value) if part] if into == "name" and not others else []
        if len(listed) > 1 and any(node.get("type") == "array" for node in nodes):
            return "[" + ", ".join(f"{{name: {one}}}" for one in listed) + "]"
        said = [f"{one}: {node.get('const') or _EXAMPLES.get(one, '…')}" for one, node in others.items()]
        plain = "{" + ", ".join([f"{into}: {plain}", *said]) + "}"
    is_list = any(node.get("type") == "array" for node in nodes)
    return f"[{plain}]" if is_list else plain if mapping is not None else None


def _plain(text: str) -> str:
    return text if text.replace(" ", "").isalnum() else quoted(text)


def _event(value: str) -> str:
    """Return the form of the event that *value* tells; what may be a day in more than one way is left to the clerk."""
    if _DAY.fullmatch(value):
        return f"{{date: {value}}}"
    if (found := _DAY_FIRST.fullmatch(value)) and int(found[1]) > 12 >= int(found[2]):
        return f"{{date: {found[3]}-{int(found[2]):02}-{int(found[1]):02}}}"
    return "{date: năm-tháng-ngày}" if any(map(str.isdigit, value)) else f"{{text: {quoted(value)}}}"


def schema_of(schema: Mapping[str, Any]) -> Schema:
    """Return what the JSON Schema *schema* of a record says of each place in it."""
    nodes: dict[tuple[str, ...], tuple[Mapping[str, Any], ...]] = {}
    for path, node in _nodes(schema, schema.get("$defs", {}), ()):
        nodes[path] = (*nodes.get(path, ()), node)
    return Schema(nodes)


def _nodes(
    node: Mapping[str, Any], definitions: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    if "$ref" in node:
        node = definitions[node["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in node:
        for inner in node["anyOf"]:
            yield from _nodes(inner, definitions, path)
        return
    yield path, node
    if "items" in node:
        yield from _nodes(node["items"], definitions, path)
    if isinstance(node.get("additionalProperties"), dict):
        yield from _nodes(node["additionalProperties"], definitions, (*path, ANY_KEY))
    for name, inner in node.get("properties", {}).items():
        yield from _nodes(inner, definitions, (*path, name))
