"""The commands of the editors' desk: their options as values, and which function does the work."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from plugins.desk.office import Office, at_desk, open_office
from plugins.desk.settings import Settings
from plugins.quota.periods import NoPeriod, PeriodName, named


class Misused(Exception):
    """Raised for the value of an option that cannot be used; the text says why, in Vietnamese."""


def run(arguments: argparse.Namespace, settings: Settings, content: Path, shown: str, at: datetime) -> int:
    """Run the command of *arguments* and return its exit code; raise Misused before anything is read."""
    work = _work(arguments, settings)
    return at_desk(
        lambda: work(open_office(settings, content, shown, at, as_json=arguments.json)), as_json=arguments.json
    )


def _work(arguments: argparse.Namespace, settings: Settings) -> Callable[[Office], int]:
    match arguments.command:
        case "quota":
            from plugins.desk.quota import quota

            name = _period(arguments.period)
            files = {
                f"{end}_file": Path(file) if (file := getattr(arguments, end)) else None for end in ("csv", "xlsx")
            }
            return lambda office: quota(
                office, name, arguments.rule, arguments.unit, json_wanted=arguments.json, **files
            )
        case "eligibility":
            from plugins.desk.eligibility import eligibility

            year = _year(arguments.year)
            return lambda office: eligibility(office, year, json_wanted=arguments.json)
        case "notice":
            from plugins.desk.notice import notice

            name, signed = _period(arguments.period), _day(arguments.date)
            return lambda office: notice(office, name, arguments, signed)
        case "freeze":
            from plugins.desk.freeze import freeze

            name = _period(arguments.period)
            if name is None:
                raise Misused("Ghi kỳ muốn chốt: --period 2023-11.")
            return lambda office: freeze(office, name, again=arguments.again, json_wanted=arguments.json)
    from plugins.desk.newsdesk import newsdesk

    return lambda office: newsdesk(office, settings, Path(arguments.output))


def _period(written: str | None) -> PeriodName | None:
    try:
        return named(written) if written else None
    except NoPeriod:
        raise Misused(f"Kỳ “{written}” không hợp lệ: ghi ví dụ 2023-11, 2023-Q4, 2023-H2 hoặc 2023.") from None


def _year(written: str) -> int:
    try:
        name = named(written)
    except NoPeriod:
        name = None
    if name is None or name.kind != "year":
        raise Misused(f"Năm “{written}” không hợp lệ: ghi bốn chữ số, ví dụ 2023.")
    return name.year


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise Misused(f"Ngày “{written}” không hợp lệ: ghi ví dụ 2014-11-05.") from None
