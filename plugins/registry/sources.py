"""Where a fact comes from: an item of this portal, or a note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Annotated, Any

from msgspec import Struct
from pydantic import AfterValidator

from plugins.problems import Place
from plugins.registry import rules
from plugins.registry.references import ItemRef
from plugins.registry.shapes import STRICT, Text, fault
from plugins.registry.yamltree import Loc


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSource:
    """An item as `YYYY/MM/slug`, if need be at one of its anchors, or a note in words."""

    __pydantic_config__ = STRICT

    article: ItemRef | None = None
    anchor: Text | None = None
    note: Text | None = None


def _one(source: FactSource) -> FactSource:
    if source.article is None and source.note is None:
        raise fault(rules.NOT_ONE_OF, keys="article, note")
    return source


Source = Annotated[FactSource, AfterValidator(_one)]


class Citation(Struct, frozen=True, kw_only=True):
    """An item that a record names as its source, and where it does so: the newsroom knows which items there are."""

    article: str
    place: Place
    anchor: str | None = None
    anchor_place: Place | None = None


def sources(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, FactSource]]:
    """Yield every source that stands in a record, and where."""
    if isinstance(value, FactSource):
        yield loc, value
    elif is_dataclass(value):
        for one in fields(value):
            yield from sources(getattr(value, one.name), (*loc, one.name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from sources(inner, (*loc, index))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from sources(inner, (*loc, str(key)))
