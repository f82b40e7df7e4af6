"""The days on which comments on a list are taken (lấy ý kiến): before, while they are, and after, by the clock.

Nghị định 152/2025/NĐ-CP, Điều 44(2).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from msgspec import Struct
from pydantic import PlainValidator, WithJsonSchema

from plugins.honour_roll import rules
from plugins.honour_roll.decisions import UNKNOWN
from plugins.registry import rules as common
from plugins.registry.shapes import checked_day, fault

WORKING_DAYS = 10
"""Days that a list is open to comments at least. A file may say otherwise."""

CommentState = Literal["ahead", "open", "closed", "end_unknown"]


class CommentPeriod(Struct, frozen=True, kw_only=True):
    """From *opens* to *closes*, both included. *opens* None is the day of the document, *closes* None is not known.

    *is_unsaid* says that nobody wrote that the last day is not known: it may have been forgotten.
    """

    opens: date | None = None
    closes: date | None = None
    is_unsaid: bool = False

    def on(self, today: date) -> CommentState:
        """Return how it stands on *today*. With an end that nobody knows, it cannot be told to be open."""
        if self.opens and today < self.opens:
            return "ahead"
        if self.closes is None:
            return "end_unknown"
        return "open" if today <= self.closes else "closed"


def _closing(value: Any) -> date | str:
    if not isinstance(value, str):
        raise fault(common.NOT_TEXT)
    if value == UNKNOWN:
        return value
    if not any(char.isdigit() for char in value):
        raise fault(rules.NO_CLOSING_DAY, value=value)
    day: date = checked_day(value)
    return day


ClosingDay = Annotated[
    date | Literal["unknown"],
    PlainValidator(_closing),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"const": UNKNOWN}]}),
]
"""The last day for comments, or the literal word `unknown`."""
