"""The shapes of values that records are made of, and the door where plain values become records.

A record is a frozen dataclass; pydantic reads its annotations to check the data and to write the JSON Schema, so a
field is declared once. Every fault that pydantic finds is told in Vietnamese, at the place where it was written.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Annotated, Any, Generic, Protocol, TypeVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from plugins.problems import Problem, Rule, nearest
from plugins.registry import rules
from plugins.registry.choices import MEANINGS
from plugins.registry.texts import ascii_slug
from plugins.registry.yamltree import Loc, YamlTree

ZONE = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh: no summer time since the unification, so no zone data is needed

STRICT = ConfigDict(extra="forbid")

T = TypeVar("T")


def fault(rule: Rule, **facts: Any) -> PydanticCustomError:
    """Return *rule* as an error that a pydantic validator may raise."""
    return PydanticCustomError("rule", rule.code, {"rule": rule, "facts": facts})


# --- scalars ---------------------------------------------------------------------------------------------------------

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?)?")
_YEARS = range(1900, 3000)  # beyond is a slip of the keyboard, and the last days of the calendar have no day after
_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")


def _bad_date(value: str) -> PydanticCustomError:
    numbers = _NUMBERS.fullmatch(value.strip().split(" ")[0])
    if numbers:
        one, two, year = (int(n) for n in numbers.groups())
        clock = value.strip().partition(" ")[2]
        readings = [
            f"{year}-{month:02}-{day:02} {clock}".strip()
            for day, month in dict.fromkeys([(one, two), (two, one)])
            if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
        ]
        if readings:
            return fault(rules.AMERICAN_DATE, value=value, reading=" hoặc ".join(readings))
    return fault(rules.BAD_DATE, value=value)


def _day(value: Any) -> Any:
    if isinstance(value, str):
        if not _ISO_DAY.fullmatch(value):
            raise _bad_date(value)
        try:
            read = date.fromisoformat(value)
        except ValueError:
            raise _bad_date(value) from None
        if read.year not in _YEARS:
            raise _bad_date(value)
        return read
    return value


def moment(value: Any) -> Any:
    """Return the moment that *value* writes, in Asia/Ho_Chi_Minh; a day alone is its first minute."""
    if not isinstance(value, str):
        return value
    parts = _ISO_MOMENT.fullmatch(value)
    if not parts:
        raise _bad_date(value)
    try:
        read = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        raise _bad_date(value) from None
    if read.year not in _YEARS:
        raise _bad_date(value)
    return read.replace(tzinfo=ZONE) if read.tzinfo is None else read.astimezone(ZONE)


def _boolean(value: Any) -> Any:
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise fault(rules.NOT_BOOLEAN, value=value)
        return value == "true"
    return value


def _filled(value: str) -> str:
    if not value.strip():
        raise fault(rules.EMPTY_TEXT)
    return value.strip()


ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*"
_ID = re.compile(ID_PATTERN)
_FOUR_DIGITS = re.compile(r"[0-9]{4}")
_PAGE_NUMBER = re.compile(r"trang-\d+")


def _id(value: str) -> str:
    if not _ID.fullmatch(value) or len(value) > 100:
        raise fault(rules.BAD_ID, value=value)
    if any(_PAGE_NUMBER.fullmatch(part) for part in value.split("/")):
        raise fault(rules.RESERVED_ID, value=value)
    return value


def _flat_id(value: str) -> str:
    if "/" in _id(value):
        raise fault(rules.BAD_ID, value=value)
    return value


def _year(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not _FOUR_DIGITS.fullmatch(value) or not 1945 <= int(value) <= 2999:  # `02023` would be the same year twice
        raise fault(rules.YEAR_RANGE, year=value)
    return int(value)


Day = Annotated[date, BeforeValidator(_day)]
Moment = Annotated[datetime, BeforeValidator(moment)]
Text = Annotated[str, AfterValidator(_filled)]
Boolean = Annotated[bool, BeforeValidator(_boolean)]
Year = Annotated[int, BeforeValidator(_year)]
Id = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"pattern": f"^{ID_PATTERN}$"})]
FlatId = Annotated[str, AfterValidator(_flat_id), Field(json_schema_extra={"pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"})]
Texts = tuple[Text, ...]


# --- spans of time ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days from the first to the last, both included; None is open."""

    __pydantic_config__ = STRICT

    start: Annotated[Day | None, Field(alias="from")] = None
    end: Annotated[Day | None, Field(alias="to")] = None

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: Span) -> bool:
        """Tell whether some day lies in both."""
        return (self.start is None or other.end is None or self.start <= other.end) and (
            other.start is None or self.end is None or other.start <= self.end
        )


class _Lasting(Protocol):
    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...


S = TypeVar("S", bound=_Lasting)


def ordered(span: S) -> S:
    """Return *span* if it does not end before it starts."""
    if span.start and span.end and span.end < span.start:
        raise fault(rules.BAD_SPAN, start=span.start, end=span.end)
    return span


Validity = Annotated[Span, AfterValidator(ordered)]
ALWAYS = Span()


# --- the door --------------------------------------------------------------------------------------------------------


class Door(Generic[T]):
    """Where plain values become records of one type."""

    def __init__(self, record: type[T]) -> None:
        self._adapter: TypeAdapter[T] = TypeAdapter(record)
        self._keys = _keys_by_loc(self._adapter.json_schema())

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


ANY_KEY = "*"
_OF_SCALARS = frozenset({"literal_error", "date_type", "datetime_type", "bool_type", "int_type"})


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
