"""The front matter of an item, key by key as in the contract (docs/reference/front-matter.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, PlainValidator, TypeAdapter, WithJsonSchema

from plugins.newsroom import rules
from plugins.registry import rules as common
from plugins.registry.file_names import is_device
from plugins.registry.references import Kind, names_of
from plugins.registry.shapes import STRICT, Boolean, Day, FlatIdOfOther, Moment, Text, check_folder_names, fault
from plugins.registry.sources import check_web_address

Genre = Literal["news", "feature", "photo", "video", "research"]
Status = Literal["draft", "review", "published", "withdrawn"]
Origin = Literal["own", "compiled", "excerpt", "reprint", "translated"]
Role = Literal["author", "compiler", "photographer", "editor"]
Lang = Literal["vi", "en"]

TITLE_LIMIT = 300  # characters
SLUG_LIMIT = 100

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ADDRESS = re.compile(r"(?:/[A-Za-z0-9_\-][A-Za-z0-9_\-.]*)+/?")
_SERVED = (".html", ".htm")  # another ending is served as something else than a page
_SHARE = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9}|/[0-9]{1,9})?")  # an exponent could stand for gigabytes of digits
_WEB = r"^https?://[^\s/]"


def _title(value: str) -> str:
    if not any(char.isalnum() for char in value):
        raise fault(rules.NO_WORDS)
    if len(value) > TITLE_LIMIT:
        raise fault(rules.TITLE_TOO_LONG, length=len(value), limit=TITLE_LIMIT)
    return " ".join(value.split())


def check_slug(value: str) -> str:
    """Return *value* if it can be the last part of an address."""
    if not _SLUG.fullmatch(value) or len(value) > SLUG_LIMIT or re.fullmatch(r"trang-\d+", value):
        raise fault(rules.BAD_SLUG, value=value)
    check_folder_names(value)
    return value


def _address(value: str) -> str:
    last = value.rsplit("/", 1)[-1]
    for part in value.split("/") if _ADDRESS.fullmatch(value) else ():
        if is_device(part) or part.endswith("."):
            why = "kết thúc bằng dấu chấm" if part.endswith(".") else "là tên Windows giữ riêng cho thiết bị"
            raise fault(common.ALIAS_NOT_A_FILE, value=value, part=part, why=why)
    if not _ADDRESS.fullmatch(value) or len(value) > 200 or ("." in last and not last.endswith(_SERVED)):
        raise fault(common.BAD_ADDRESS, value=value)
    return value


def _share(value: Any) -> Fraction:
    if not isinstance(value, str) or not _SHARE.fullmatch(value):
        raise fault(rules.BAD_SHARE, value=value)
    try:
        share = Fraction(value.replace(",", "."))
    except ZeroDivisionError:
        raise fault(rules.BAD_SHARE, value=value) from None
    if not 0 < share <= 1:
        raise fault(rules.BAD_SHARE, value=value)
    return share


Slug = Annotated[str, AfterValidator(check_slug), Field(json_schema_extra={"pattern": f"^{_SLUG.pattern}$"})]
Address = Annotated[str, AfterValidator(_address)]
Share = Annotated[Fraction, PlainValidator(_share), WithJsonSchema({"type": ["number", "string"]})]
_check_url = partial(check_web_address, pattern=_WEB, wrong=rules.BAD_URL)
WebAddress = Annotated[Text, AfterValidator(_check_url), Field(json_schema_extra={"pattern": _WEB})]
Title = Annotated[Text, AfterValidator(_title)]
CategoryName = Annotated[Text, Field(json_schema_extra={"x-refers-to": "categories"})]
PersonName = Annotated[Text, Field(json_schema_extra={"x-refers-to": str(Kind.PERSON)})]
UnitName = Annotated[Text, Field(json_schema_extra={"x-refers-to": str(Kind.UNIT)})]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """When it happened, beside when it was posted: a day, a span, or words such as “Vừa qua”."""

    __pydantic_config__ = STRICT

    date: Day | None = None
    start: Annotated[Day | None, Field(alias="from")] = None
    end: Annotated[Day | None, Field(alias="to")] = None
    text: Text | None = None


def _one_form(event: Event) -> Event:
    forms = [event.date is not None, event.start is not None or event.end is not None, event.text is not None]
    if sum(forms) != 1 or (event.end and not event.start):
        raise fault(common.NOT_ONE_OF, keys="date; from và to; text")
    if event.start and event.end and event.end < event.start:
        raise fault(common.BAD_SPAN, start=event.start, end=event.end)
    return event


@dataclass(frozen=True, slots=True, kw_only=True)
class BylineEntry:
    """One who made the item: a person or a unit of the registry, or a name as text."""

    __pydantic_config__ = STRICT

    person: PersonName | None = None
    unit: UnitName | None = None
    name: Text | None = None
    role: Role = "author"
    share: Share | None = None


def _one_maker(entry: BylineEntry) -> BylineEntry:
    if sum(maker is not None for maker in (entry.person, entry.unit, entry.name)) != 1:
        raise fault(common.NOT_ONE_OF, keys="person, unit, name")
    return entry


Maker = Annotated[BylineEntry, AfterValidator(_one_maker)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Where an item that is not our own was first published, as far as known (Luật Báo chí 2016, Điều 36)."""

    __pydantic_config__ = STRICT

    outlet: Text
    author: Text | None = None
    date: Day | None = None
    url: WebAddress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The picture that stands for the item; *src* is relative to the item's file, or to content/ after a `/`."""

    __pydantic_config__ = STRICT

    src: Text
    alt: Text
    caption: Text | None = None
    credit: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """When and why an item was taken down; its address stays, as a notice."""

    __pydantic_config__ = STRICT

    date: Day
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands between the `---` lines of an item."""

    __pydantic_config__ = STRICT

    title: Title
    date: Moment
    genre: Genre
    category: CategoryName
    status: Status
    kicker: Text | None = None
    lead: Text | None = None
    slug: Slug | None = None
    modified: Moment | None = None
    lang: Lang = "vi"
    event: Annotated[Event, AfterValidator(_one_form)] | None = None
    units: names_of(Kind.UNIT) = ()  # type: ignore[valid-type]
    groups: names_of(Kind.GROUP) = ()  # type: ignore[valid-type]
    campaigns: names_of(Kind.CAMPAIGN) = ()  # type: ignore[valid-type]
    people: names_of(Kind.PERSON) = ()  # type: ignore[valid-type]
    about_former: Boolean = False
    initiatives: tuple[FlatIdOfOther, ...] = ()
    byline: tuple[Maker, ...] = ()
    origin: Origin = "own"
    source: Outlet | None = None
    cover: Cover | None = None
    aliases: tuple[Address, ...] = ()
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMatter:
    """What stands between the `---` lines of a page of text."""

    __pydantic_config__ = STRICT

    title: Title
    slug: Slug | None = None
    lang: Lang = "vi"
    translates: Text | None = None


_LIKE_A_DAY = re.compile(r"\d{1,4}(?:[-/.]\d|$)")
_DAY: TypeAdapter[date] = TypeAdapter(Day)


def event_of(text: str) -> Event:
    """Return the event that a digest section's `event="…"` tells: a day, `day/day`, or words.

    Raises `pydantic.ValidationError` or `PydanticCustomError` for what begins like a day and is none.
    """
    text = text.strip()
    if not _LIKE_A_DAY.match(text):
        return Event(text=text)
    first, _, last = text.partition("/")
    if last and len(first) == len("2023-11-27"):
        return _one_form(Event(start=_DAY.validate_python(first), end=_DAY.validate_python(last)))
    return Event(date=_DAY.validate_python(text))
