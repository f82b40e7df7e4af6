"""Where a fact comes from: an item of this portal, another outlet, or a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from typing import Annotated, Any

from msgspec import Struct
from pydantic import AfterValidator, Field

from plugins.problems import Place, Rule
from plugins.registry import rules
from plugins.registry.hidden import hidden_in_address
from plugins.registry.references import ItemRef
from plugins.registry.shapes import STRICT, Day, Text, fault
from plugins.registry.texts import without_marks
from plugins.registry.yamltree import Loc
from plugins.web_address import is_whole

_WEB = r"^https?://[^\s/]+\.[^\s]+$"


def check_web_address(value: str, *, pattern: str, wrong: Rule) -> str:
    """Return *value*, a whole address that fits *pattern* and hides no sign; any other is what *wrong* says."""
    if sign := hidden_in_address(value):
        raise fault(rules.CONTROL_CHARACTER, code=ord(sign))
    if not re.match(pattern, value) or not is_whole(value):
        raise fault(wrong, value=value)
    return value


_check_source = partial(check_web_address, pattern=_WEB, wrong=rules.BAD_SOURCE_URL)


_NO_SOURCE = frozenset({"khong ro", "chua ro", "khong biet", "khong co", "chua co", "unknown", "n/a", "none"})


def _says_something(value: str) -> str:
    if not any(map(str.isalpha, value)) or without_marks(value).casefold().strip(" .") in _NO_SOURCE:
        raise fault(rules.NO_SOURCE, value=value)
    return value


SourceText = Annotated[Text, AfterValidator(_says_something)]
SourceUrl = Annotated[Text, AfterValidator(_check_source), Field(json_schema_extra={"pattern": _WEB})]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSource:
    """An item as `YYYY/MM/slug`, if need be at one of its anchors; what another *outlet* wrote; a note in words."""

    __pydantic_config__ = STRICT

    article: ItemRef | None = None
    anchor: Text | None = None
    outlet: SourceText | None = None
    date: Day | None = None
    url: SourceUrl | None = None
    note: SourceText | None = None

    @property
    def is_told_elsewhere(self) -> bool:
        """Tell whether it says something without an item of this portal."""
        return self.outlet is not None or self.note is not None


def _one(source: FactSource) -> FactSource:
    if source.outlet is None and (source.url or source.date):
        raise fault(rules.SOURCE_URL_ALONE)
    if source.article is None and not source.is_told_elsewhere:
        raise fault(rules.NOT_ONE_OF, keys="article, outlet, note")
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
