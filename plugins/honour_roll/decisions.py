"""Decisions: the number, the day and the authority by which an award is given, refused or taken back.

A source that tells of a decision often does not tell its number. Then the number is the literal word `unknown`, and the
document says where the decision is known from; the day and who decided are never left out (law 2 of the design).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from plugins.honour_roll import rules
from plugins.registry.shapes import STRICT, Day, Text, fault
from plugins.registry.texts import fold_name, normalised, without_marks

UNKNOWN = "unknown"
"""What stands for the number of a decision that nobody tells, or for the last day of a consultation."""

_WORDS = re.compile(r"[a-z0-9]+")
_DIGIT = re.compile(r"[0-9]")
# “chưa rõ”, “không có số”, “số: không nêu”, “n/a”, “UNKNOWN”: what people write where they know nothing.
_NOTHING = re.compile(
    r"(?:so |quyet dinh |qd |ngay |co quan |nguoi ky )*"
    r"(?:(?:chua|khong|ko|kg)(?: (?:ro|biet|co|neu|ghi|xac|thay|tim|nho|cap|cong|duoc|doc|so|du|day|de|nam)\b|$)"
    r"|dang cap nhat|cap nhat sau|bo sung sau|bo trong|de trong|khuyet|unkn?own|unknow|n a\b|na$|none|null|nil|tbd|tba"
    r"|x+$|x+ q)"
)


def says_nothing(text: str) -> bool:
    """Tell whether *text* has no letter and no digit, or words for not knowing."""
    plain = " ".join(_WORDS.findall(without_marks(fold_name(text))))
    return not plain or _NOTHING.match(plain) is not None


def _number(value: str) -> str:
    number = normalised(value).strip()
    if not number:
        raise fault(rules.EMPTY_NUMBER)
    if value.strip() == UNKNOWN:
        return UNKNOWN
    # Each decision of an office of the State is numbered; what has signs alone before its `/` has a gap for the number.
    has_gap = not re.search(r"[^\W_]", number.partition("/")[0])
    if not _DIGIT.search(number) or has_gap or says_nothing(number):
        raise fault(rules.NO_NUMBER, value=value)
    return number


def _authority(value: str) -> str:
    if says_nothing(value):
        raise fault(rules.NO_AUTHORITY, value=value)
    return value


def _telling(value: str) -> str:
    if not any(char.isalnum() for char in value):
        raise fault(rules.NO_DIGIT_OR_LETTER, value=value)
    return value


Telling = Annotated[Text, AfterValidator(_telling)]
"""A text with a letter or a digit in it: a dash is no reason."""
Number = Annotated[str, AfterValidator(_number)]
"""The number of a decision, or the literal word `unknown`."""
Authority = Annotated[Text, AfterValidator(_authority)]
"""Who decided. Nobody and nothing is no authority, and neither is a word for not knowing it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The decision by which an award was conferred or revoked; of a proposal, as far as it has them."""

    __pydantic_config__ = STRICT

    number: Number | None = None
    date: Day | None = None
    authority: Authority | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the keys that are not said. A number that is said to be unknown is said."""
        return tuple(key for key in ("number", "date", "authority") if getattr(self, key) is None)

    @property
    def is_number_unknown(self) -> bool:
        """Tell whether the number is said to be unknown."""
        return self.number == UNKNOWN

    @property
    def told_number(self) -> str | None:
        """Return the number, if there is one that is known."""
        return None if self.is_number_unknown else self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation(Decision):
    """The decision by which an award was revoked, and why."""

    __pydantic_config__ = STRICT

    reason: Telling | None = None
