"""Outcomes: what every row of a sheet came to, as the table of an import tells it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from plugins.award_lists.entries import Part, Passed
from plugins.award_lists.person_names import without_birth


class Result(StrEnum):
    """What becomes of a row that is an entry. The value is what the table calls it."""

    TAKEN = "nhập"
    NEW = "nhập, thêm người"
    OPEN = "chưa rõ"
    OTHER = "khen thưởng khác"


class Outcome(Struct, frozen=True, kw_only=True):
    """A row: what is *written* there, without birth years, what it came to, whom it means, and why."""

    row: int
    written: str
    result: Result | Part
    meaning: str = ""
    reason: str = ""


def of_passed(row: Passed) -> Outcome:
    """Return the outcome of a row that is no entry."""
    is_of_people = row.part is Part.FURTHER  # a title may well have the day of a decision
    return Outcome(row=row.row, written=without_birth(row.text) if is_of_people else row.text, result=row.part)
