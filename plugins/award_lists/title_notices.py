"""Title notices: what the titles above a list say of its decision that the command line says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from plugins.award_lists.entries import Title
from plugins.award_lists.spelling import spelt
from plugins.registry.registry import vietnamese_day

_NUMBER = re.compile(r"(?:quyết định|QĐ)\s+số\s*:?\s*(\d[\w/.\-–]*\w)", re.IGNORECASE)
_DAY = re.compile(r"ngày\s+(\d{1,2})\s*(?:[/.\-]|tháng)\s*(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm\s+(\d{4})\b", re.IGNORECASE)


def disagreements(titles: Iterable[Title], number: str | None, day: date | None, year: int) -> Iterator[str]:
    """Yield a sentence for each title of another decision than *number* of *day*, or of another year.

    Of a decision that the command line does not name nothing is said.
    """
    for title in titles:
        where = f"Tiêu đề ở dòng {title.row}" if title.row else "Tên sheet"
        said = _NUMBER.search(title.text)
        if number and said and spelt(said[1]) != spelt(number):
            yield f"{where} ghi quyết định số {said[1]}, khác với --number {number}; xem lại."
        found = _DAY.search(title.text)
        if number and day and found and tuple(map(int, found.groups())) != (day.day, day.month, day.year):
            yield f"{where} ghi ngày {'/'.join(found.groups())}, khác với ngày {vietnamese_day(day)}; xem lại --date."
        years = {int(one) for one in _YEAR.findall(_DAY.sub("", title.text))}
        if years and year not in years:
            yield f"{where} ghi năm {', '.join(map(str, sorted(years)))}, khác với --year {year}; xem lại."
