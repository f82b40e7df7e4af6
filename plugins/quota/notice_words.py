"""The words of a notice: numbers, days, periods, rules and people as official papers write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from plugins.quota.periods import PeriodKind, PeriodName, named, period
from plugins.quota.quota_file import Measure, NoticeFacts
from plugins.quota.statement import Row, RuleStatement, Statement, SubjectKind, Tally, decimal

SPOKEN: dict[PeriodKind, str] = {"month": "tháng", "quarter": "quý", "half": "6 tháng", "year": "năm"}
SUBJECTS: dict[SubjectKind, str] = {"unit": "đơn vị", "person": "cá nhân"}
MEASURES: dict[Measure, str] = {"count": "tin, bài", "points": "điểm"}
ITEMS = MEASURES["count"]
_QUARTERS = ("I", "II", "III", "IV")
_HALVES = ("đầu", "cuối")
# Who signs for another says so on a line of its own.
_FOR_ANOTHER = re.compile(r"(?P<whom>(?:TM|KT|TL|TUQ|Q)\. ?[^,;]+)[,;] *(?P<role>.+)", re.IGNORECASE)


def asked_rows(rule: RuleStatement) -> list[Row]:
    """Return the rows of those of whom something is asked: who is exempt for the whole period has not met anything."""
    return [row for row in rule.rows if row.target or not rule.target]


def of_row(row: Row, rule: RuleStatement, word: str) -> str:
    """Return what a subject has done, what is missing and why less is asked of it, in one line."""
    text = f"{row.name}: " + (f"{said(row.credit)} {word}" if row.credit else f"chưa có {word}")
    if row.target and row.target != rule.target:
        text += f", chỉ tiêu {said(row.target)}"
    if row.missing:
        text += f", còn thiếu {said(row.missing)}"
    return f"{text} ({row.note})" if row.note else text


def counts(found: Iterable[Tally]) -> Iterator[str]:
    """Yield a line for each tally."""
    for one in found:
        yield f"{one.name}{f' ({one.of})' if one.of else ''}: {said(one.number)} {ITEMS}"


def label(rule: RuleStatement) -> str:
    """Return what *rule* is called; without a name of its own, by what it asks."""
    return rule.name if rule.name != rule.id else described(rule)


def described(rule: RuleStatement) -> str:
    """Return what *rule* asks, of whom and how often."""
    word, spoken = MEASURES[rule.measure], SPOKEN[rule.period]
    name = "Chỉ tiêu" if rule.name == rule.id else rule.name
    if not rule.target:
        return f"{name}: không giao số lượng"
    text = f"{name}: mỗi {SUBJECTS[rule.subject]} từ {said(rule.target / rule.periods)} {word} trở lên mỗi {spoken}"
    return f"{text}, cả kỳ từ {said(rule.target)} {word} trở lên" if rule.periods > 1 else text


def said(value: Fraction | int) -> str:
    """Return a number as official papers write it: 07, 36, 1,5."""
    text = decimal(Fraction(value))
    return text.zfill(2) if text.isdigit() and value else text


def called(name: PeriodName) -> str:
    """Return what a period is called in a sentence; it begins with the word in SPOKEN."""
    match name.kind:
        case "month":
            return f"tháng {month(name.number)} năm {name.year}"
        case "quarter":
            return f"quý {_QUARTERS[name.number - 1]} năm {name.year}"
        case "half":
            return f"6 tháng {_HALVES[name.number - 1]} năm {name.year}"
    return f"năm {name.year}"


def is_calendars(statement: Statement) -> bool:
    """Tell whether the period has the days that everybody takes for granted."""
    usual = period(named(statement.id))
    return (usual.start, usual.end) == (statement.start, statement.end)


def days(statement: Statement) -> str:
    """Return the first and the last day of the period."""
    return f"từ ngày {_day(statement.start)} đến ngày {_day(statement.end)}"


def _day(day: date) -> str:
    return f"{day.day:02}/{month(day.month)}/{day.year}"


def month(number: int) -> str:
    """Return a month as the decree has it: January and February with a nought, the others without."""
    return f"{number:02}" if number < 3 else str(number)


def numbered(number: str | None) -> str:
    """Return the number and the sign of the notice, with room for the number if there is none yet."""
    if not number:
        return "     /TB-VKS"
    return number if "/" in number else f"{number.zfill(2)}/TB-VKS"


def role(text: str | None) -> tuple[str, ...]:
    """Return the lines of a role: for whom one signs, and as what."""
    if not text:
        return ()
    found = _FOR_ANOTHER.fullmatch(text.strip())
    return (found["whom"].strip(), found["role"]) if found else tuple(text.strip().splitlines())


def recipients(facts: NoticeFacts) -> list[str]:
    """Return the lines of “Nơi nhận”; the last says where the notice is filed."""
    lines = [f"- {bare(one.removeprefix('-'))}" for one in facts.recipients]
    kept = [one for one in lines if not one.casefold().startswith("- lưu")]
    filed = [one for one in lines if one not in kept] or ["- Lưu: VT, BBT"]
    return [f"{one};" for one in [*kept, *filed[:-1]]] + [f"{filed[-1]}."]


def bare(text: str) -> str:
    """Return *text* without the mark that it ends with, for a list has marks of its own."""
    return text.strip().rstrip(".;, ")


def letter(index: int) -> str:
    """Return a, b, c, d, đ, e, … by the Vietnamese alphabet; numbers beyond it."""
    letters = "abcdđeghiklmnopqrstuvxy"
    return letters[index] if index < len(letters) else str(index + 1)
