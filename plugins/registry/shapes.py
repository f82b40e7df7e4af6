"""The shapes of values that records are made of, each with the fault that a wrong one is.

A record is a frozen dataclass; pydantic reads its annotations to check the data and to write the JSON Schema, so a
field is declared once.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from plugins.problems import Rule
from plugins.registry import rules
from plugins.registry.choices import meant
from plugins.registry.file_names import is_device
from plugins.registry.texts import normalised

ZONE = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh: no summer time since the unification, so no zone data is needed

STRICT = ConfigDict(extra="forbid")


def fault(rule: Rule, **facts: Any) -> PydanticCustomError:
    """Return *rule* as an error that a pydantic validator may raise."""
    return PydanticCustomError("rule", rule.code, {"rule": rule, "facts": facts})


# --- scalars ---------------------------------------------------------------------------------------------------------

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?)?")
_WIDE_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]+")  # looks the same as a blank; Word writes it
_YEARS = range(1900, 3000)  # beyond is a slip of the keyboard, and the last days of the calendar have no day after
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2})(?:[:hg.](\d{2})?)?(?::\d{2})?(?: ?phút)?")
_DAY_EXAMPLE = "2023-11-28"
_MOMENT_EXAMPLE = "2023-11-28 (hoặc 2023-11-28 07:30)"


def _bad_date(value: str, example: str) -> PydanticCustomError:
    """Return what is wrong with *value*, with what it may mean where such a thing, as in *example*, may stand."""
    text, _, clock = value.strip().replace("T", " ").partition(" ")
    pairs: list[tuple[int, int]] = []
    if found := _DAY_FIRST.fullmatch(text):
        one, two, year = (int(n) for n in found.groups())
        pairs = [(one, two), (two, one)]
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(n) for n in found.groups())
        pairs = [(day, month)]
    time = _time(clock) if example == _MOMENT_EXAMPLE else ""
    if time is None:
        return fault(rules.BAD_DATE, value=value, example=example)
    readings = [
        f"{year}-{month:02}-{day:02} {time}".strip()
        for day, month in dict.fromkeys(pairs)
        if year in _YEARS and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    ]
    if any(reading != value for reading in readings):
        return fault(rules.AMERICAN_DATE, value=value, reading=" hoặc ".join(readings))
    return fault(rules.BAD_DATE, value=value, example=example)


def _time(clock: str) -> str | None:
    """Return `7h30` as it is written: 07:30; nothing for nothing, None for what no clock shows."""
    if not clock.strip():
        return ""
    found = _CLOCK.fullmatch(clock.strip().casefold())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return f"{int(found[1]):02}:{int(found[2] or 0):02}"


def checked_day(value: Any) -> Any:
    """Return the day that *value* writes as `2023-11-28`; what is no text is passed on."""
    if isinstance(value, str):
        if not _ISO_DAY.fullmatch(value):
            raise _bad_date(value, _DAY_EXAMPLE)
        try:
            read = date.fromisoformat(value)
        except ValueError:
            raise _bad_date(value, _DAY_EXAMPLE) from None
        if read.year not in _YEARS:
            raise _bad_date(value, _DAY_EXAMPLE)
        return read
    return value


def moment(value: Any) -> Any:
    """Return the moment that *value* writes, in Asia/Ho_Chi_Minh; a day alone is its first minute."""
    if not isinstance(value, str):
        return value
    value = _WIDE_BLANK.sub(" ", value)
    parts = _ISO_MOMENT.fullmatch(value)
    if not parts:
        raise _bad_date(value, _MOMENT_EXAMPLE)
    try:
        read = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        raise _bad_date(value, _MOMENT_EXAMPLE) from None
    if read.year not in _YEARS:
        raise _bad_date(value, _MOMENT_EXAMPLE)
    return read.replace(tzinfo=ZONE) if read.tzinfo is None else read.astimezone(ZONE)


def _boolean(value: Any) -> Any:
    if isinstance(value, str):
        word = meant(value, ("true", "false"))
        if word is None:
            raise fault(rules.NOT_BOOLEAN, value=value)
        return word == "true"
    return value


# Those of the unseen signs (`unseen`) that Python takes for printable.
_PRINTABLE_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def _filled(value: str) -> str:
    is_plain = value.isprintable() and _PRINTABLE_UNSEEN.search(value) is None
    text = (value if is_plain else normalised(value)).strip()  # by an escape of YAML it may hide something
    if not text:
        raise fault(rules.EMPTY_TEXT)
    return text


ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*"
_ID = re.compile(ID_PATTERN)
_ID_LIMIT = 100  # characters
_FOUR_DIGITS = re.compile(r"[0-9]{4}")
_PAGE_NUMBER = re.compile(r"trang-\d+")


def is_id(value: str) -> bool:
    """Tell whether *value* is written as an id is."""
    return _ID.fullmatch(value) is not None and len(value) <= _ID_LIMIT


def _id(value: str) -> str:
    """Return *value* if it may be the id of a record: its parts are folders of the site."""
    check_folder_names(_id_of_other(value))
    return value


def _id_of_other(value: str) -> str:
    """Return *value* if it is written as an id is; which names there may be is told where a record has one."""
    if not is_id(value):
        raise fault(rules.BAD_ID, value=value)
    if any(_PAGE_NUMBER.fullmatch(part) for part in value.split("/")):
        raise fault(rules.RESERVED_ID, value=value)
    return value


def _flat(value: str) -> str:
    if "/" in value:
        raise fault(rules.BAD_ID, value=value)
    return value


def check_folder_names(value: str) -> None:
    """Raise what is wrong with the id or slug *value* if not every system can have its parts as folders.

    The site is built, copied and served on Windows, too, and there no folder is called `con` or `aux`.
    """
    parts = value.split("/")
    if bad := next(filter(is_device, parts), None):
        fixed = "/".join(f"{part}-1" if is_device(part) else part for part in parts)
        raise fault(rules.DEVICE_ID, value=value, part=bad, fixed=fixed)


def _year(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not _FOUR_DIGITS.fullmatch(value) or not 1945 <= int(value) <= 2999:  # `02023` would be the same year twice
        raise fault(rules.YEAR_RANGE, year=value)
    return int(value)


_PERCENT = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,3})?")


def _percent(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not _PERCENT.fullmatch(value) or float(value.replace(",", ".")) > 100:
        raise fault(rules.NOT_PERCENT, value=value)
    return float(value.replace(",", "."))


Day = Annotated[date, BeforeValidator(checked_day)]
Moment = Annotated[datetime, BeforeValidator(moment)]
Text = Annotated[str, AfterValidator(_filled)]
Boolean = Annotated[bool, BeforeValidator(_boolean)]
Year = Annotated[int, BeforeValidator(_year)]
Percent = Annotated[float, BeforeValidator(_percent), Field(json_schema_extra={"minimum": 0, "maximum": 100})]
Id = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"pattern": f"^{ID_PATTERN}$"})]
IdOfOther = Annotated[str, AfterValidator(_id_of_other), Field(json_schema_extra={"pattern": f"^{ID_PATTERN}$"})]
_FLAT = Field(json_schema_extra={"pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"})
FlatId = Annotated[str, AfterValidator(_id), AfterValidator(_flat), _FLAT]
FlatIdOfOther = Annotated[str, AfterValidator(_id_of_other), AfterValidator(_flat), _FLAT]
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
