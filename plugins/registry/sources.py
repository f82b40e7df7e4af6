"""Where a fact comes from: an item of this portal, or a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from plugins.registry import rules
from plugins.registry.references import ItemRef
from plugins.registry.shapes import STRICT, Text, fault


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
