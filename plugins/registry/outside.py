"""Who is in no file of the registry: a court that leads a bloc, a foreign procuracy, a unit of the police.

`{name: …, kind: outside}` stands where an id would. It has no page, no link and no id, and nobody is guessed for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from plugins.registry import rules
from plugins.registry.shapes import STRICT, Text, fault, is_id
from plugins.registry.texts import normalised

_KIND = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Somebody or a body outside the registry, by name alone."""

    __pydantic_config__ = STRICT

    name: Text
    kind: Literal["outside"] = "outside"


def id_or_outside(value: Any) -> str | Outside:
    """Return what a reference says that may be of somebody outside: an id, or a mapping; raise what is wrong."""
    if isinstance(value, dict):
        return _outside(value)
    text = _text(value)
    if not is_id(text):
        raise fault(rules.NAME_FOR_ID, value=text)
    return text


def name_or_outside(value: Any) -> str | Outside:
    """Return the same where a name may stand for the id."""
    return _outside(value) if isinstance(value, dict) else _text(value)


def or_else(written: str) -> str:
    """Return what a message adds about *written*, which is nobody of the registry: how somebody outside is written."""
    name = "tên đầy đủ" if is_id(written) else '"' + written.replace('"', "'") + '"'
    return f"; ở ngoài danh mục (tòa án, công an, nước bạn…) thì ghi {{name: {name}, kind: outside}}"


def schema(reference: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of a *reference* beside which `{name: …, kind: outside}` may stand."""
    outside = {
        "type": "object",
        "properties": {"name": {"type": "string"}, "kind": {"const": _KIND}},
        "required": ["name", "kind"],
        "additionalProperties": False,
    }
    return {"anyOf": [reference, outside]}


def _text(value: Any) -> str:
    if isinstance(value, list):
        raise fault(rules.NOT_TEXT)
    text = normalised(str(value)).strip()
    if not text:
        raise fault(rules.EMPTY_TEXT)
    return text


def _outside(value: dict[Any, Any]) -> Outside:
    name = value.get("name")
    if (
        set(value) != {"name", "kind"}
        or value["kind"] != _KIND
        or not isinstance(name, str)
        or not normalised(name).strip()
    ):
        raise fault(rules.NOT_OUTSIDE)
    return Outside(name=" ".join(normalised(name).split()))
