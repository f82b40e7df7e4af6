"""References: which fields of a record name another record, and finding the one that is meant.

A field that holds an id of another record has one of the `…Ref` types; from these annotations come the check that
every reference lands, and the completion that the JSON Schemas give in an editor.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_args, get_type_hints

from msgspec import Struct
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from plugins.registry import outside, rules
from plugins.registry.outside import Outside
from plugins.registry.shapes import ID_PATTERN, IdOfOther, Texts, fault
from plugins.registry.yamltree import Loc


class Kind(StrEnum):
    """The kinds of record that others refer to; the value is the key under which items name them."""

    UNIT = "units"
    GROUP = "groups"
    CAMPAIGN = "campaigns"
    PERSON = "people"

    @property
    def word(self) -> str:
        """Return the Vietnamese word for it in messages."""
        return _WORDS[self]


_WORDS = {
    Kind.UNIT: "đơn vị",
    Kind.GROUP: "cụm, khối thi đua",
    Kind.CAMPAIGN: "phong trào",
    Kind.PERSON: "cá nhân",
}


class RefersTo(Struct, frozen=True):
    """Marks a field as the id of a record of *kind*."""

    kind: Kind


def _item_id(value: str) -> str:
    parts = value.split("/")
    if len(parts) != 3 or not (parts[0].isdigit() and len(parts[0]) == 4 and parts[1].isdigit()):
        raise fault(rules.BAD_ID, value=value)
    return value


def _schema(kind: Kind) -> Any:
    return Field(json_schema_extra={"x-refers-to": str(kind)})


UnitRef = Annotated[IdOfOther, RefersTo(Kind.UNIT), _schema(Kind.UNIT)]
GroupRef = Annotated[IdOfOther, RefersTo(Kind.GROUP), _schema(Kind.GROUP)]
CampaignRef = Annotated[IdOfOther, RefersTo(Kind.CAMPAIGN), _schema(Kind.CAMPAIGN)]
PersonRef = Annotated[IdOfOther, RefersTo(Kind.PERSON), _schema(Kind.PERSON)]


def _or_outside(kind: Kind) -> Any:
    by_id = {"type": "string", "pattern": f"^{ID_PATTERN}$", "x-refers-to": str(kind)}
    return WithJsonSchema(outside.schema(by_id))


UnitOrOutside = Annotated[
    str | Outside, BeforeValidator(outside.id_or_outside), RefersTo(Kind.UNIT), _or_outside(Kind.UNIT)
]
PersonOrOutside = Annotated[
    str | Outside, BeforeValidator(outside.id_or_outside), RefersTo(Kind.PERSON), _or_outside(Kind.PERSON)
]


def named_or_outside(kind: Kind) -> Any:
    """Return the type of a list as `names_of` has it, in which somebody outside the registry may stand as well."""
    by_name = {"type": "string", "x-refers-to": str(kind)}
    one = Annotated[str | Outside, BeforeValidator(outside.name_or_outside), WithJsonSchema(outside.schema(by_name))]
    return Annotated[tuple[one, ...], RefersTo(kind)]


def names_of(kind: Kind) -> Any:
    """Return the type of a list in which records of *kind* stand by id or by name, to be resolved as of a day."""
    return Annotated[
        Texts, RefersTo(kind), Field(json_schema_extra={"items": {"type": "string", "x-refers-to": str(kind)}})
    ]


ItemRef = Annotated[str, AfterValidator(_item_id)]


def references(record: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Kind, str]]:
    """Yield every reference of *record* to another: where it stands, the kind, the id."""
    shape: type = type(record)
    for name, written, kind in _fields(shape):
        yield from _of_value(getattr(record, name), (*loc, written), kind)


def _of_value(value: Any, loc: Loc, kind: Kind | None) -> Iterator[tuple[Loc, Kind, str]]:
    if value is None:
        return
    if isinstance(value, str):
        if kind is not None:
            yield loc, kind, value
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _of_value(inner, (*loc, index), kind)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _of_value(inner, (*loc, str(key)), kind)
    elif dataclasses.is_dataclass(value):
        yield from references(value, loc)


@cache
def _fields(record: type) -> tuple[tuple[str, str, Kind | None], ...]:
    """Return the fields of a record type that may hold references: name, key in the file, kind."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(
        (field.name, field.name, _kind(hints[field.name]))
        for field in dataclasses.fields(record)
        if not field.name.startswith("_")
    )


def _kind(hint: Any) -> Kind | None:
    for part in getattr(hint, "__metadata__", ()):
        if isinstance(part, RefersTo):
            return part.kind
    return next((kind for inner in get_args(hint) if (kind := _kind(inner)) is not None), None)
