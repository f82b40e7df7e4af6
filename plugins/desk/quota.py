"""`bangvang quota`: who has written how much in a period, on the terminal, as JSON, CSV or a workbook."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

from plugins.desk.office import Closed, Office, write
from plugins.problems import nearest
from plugins.quota.freezing import changes
from plugins.quota.periods import PeriodName, containing
from plugins.quota.statement import RuleStatement, Statement, as_json, decimal
from plugins.registry.registry import vietnamese_day

BAR = 20  # characters of a full bar
_KINDS = {"month": "tháng", "quarter": "quý", "half": "nửa năm", "year": "năm"}


def quota(
    office: Office,
    name: PeriodName | None,
    rule: str | None,
    unit: str | None,
    *,
    json_wanted: bool,
    csv_file: Path | None,
    xlsx_file: Path | None,
) -> int:
    """Print or write the statement of the period *name*, that of today if None; return 0."""
    name = name or current(office, rule)
    whole = office.statement(name)
    _there(office, whole, name, rule, unit)
    statement = whole.of(rule, unit)
    if csv_file:
        from plugins.quota.tables import as_csv

        _write(csv_file, as_csv(statement).encode("utf-8"))
    if xlsx_file:
        from plugins.quota.workbook import workbook

        frozen = office.frozen(name)
        _write(xlsx_file, workbook(statement, office.registry.site.name, (frozen.at if frozen else office.at).date()))
    since = _since(office, name)
    if json_wanted:
        print(json.dumps(as_json(statement), ensure_ascii=False, indent=2))
        print("".join(f"{line}\n" for line in since), end="", file=sys.stderr)
        return 0
    print("\n".join([*_told(statement, office.at.date()), *since]))
    return 0


def current(office: Office, rule: str | None = None) -> PeriodName:
    """Return the period of today by *rule*, by the first one if None; the month, where there is none."""
    today = office.at.date()
    for one in office.quota.file.rules:
        if rule in (None, one.id):
            return containing(today, one.period, one.starts)
    return containing(today, "month")


def _write(file: Path, data: bytes) -> None:
    write(file, data)
    print(f"Đã ghi {file}.", file=sys.stderr)


def _there(office: Office, statement: Statement, name: PeriodName, rule: str | None, unit: str | None) -> None:
    """See that what was asked for is there; say what there is instead."""
    rules = office.quota.file.rules
    if not rules:
        raise Closed("Chưa có chỉ tiêu nào trong data/quota.yaml.")
    if rule and rule not in {one.id for one in rules}:
        guess = nearest(rule, [one.id for one in rules]) or ", ".join(one.id for one in rules)
        raise Closed(f"Không có chỉ tiêu “{rule}” (có phải “{guess}”?).")
    if unit and unit not in office.registry.units and unit not in office.registry.people:
        near = nearest(unit, office.registry.units)
        raise Closed(f"Không có đơn vị “{unit}”" + (f" (có phải “{near}”?)." if near else "."))
    if not statement.of(rule, None).rules:
        kinds = ", ".join(dict.fromkeys(_KINDS[one.period] for one in rules))
        raise Closed(f"Không có chỉ tiêu nào áp dụng cho kỳ {name.id}; các chỉ tiêu hiện có tính theo {kinds}.")


def _since(office: Office, name: PeriodName) -> list[str]:
    """Return what has changed since a period was frozen."""
    frozen = office.frozen(name)
    if frozen is None:
        return []
    found = list(changes(frozen.statement, office.counted(name)))
    when = vietnamese_day(frozen.at.date())
    if not found:
        return ["", f"Kỳ này đã chốt ngày {when}; từ đó đến nay không có gì khác."]
    return [
        "",
        f"Kỳ này đã chốt ngày {when}. Nếu tính lại, sẽ khác ở (không làm đổi kết quả):",
        *(f"  - {f}" for f in found),
    ]


def _told(statement: Statement, today: date) -> Iterator[str]:
    state = _state(statement.start, statement.end, today)
    yield f"Kỳ {statement.id} ({state}): {statement.items} tin, bài; kỳ trước {statement.previous_items}."
    for rule in statement.rules:
        yield ""
        yield from _rule(rule, statement, today)
    if statement.unattributed:
        yield ""
        yield f"Chưa xác định tác giả ({len(statement.unattributed)}):"
        yield from (f"  {one.path}: {one.title}: {one.reason}" for one in statement.unattributed)


def _state(start: date, end: date, today: date) -> str:
    left = (end - today).days + 1
    days = f"từ {vietnamese_day(start)} đến {vietnamese_day(end)}"
    return f"{days}, còn {left} ngày" if left > 0 else f"{days}, đã kết thúc"


def _rule(rule: RuleStatement, statement: Statement, today: date) -> Iterator[str]:
    what = "điểm" if rule.measure == "points" else "tin, bài"
    own = (rule.start, rule.end) != (statement.start, statement.end)
    yield f"{rule.name}: {decimal(rule.target)} {what}" + (f" ({_state(rule.start, rule.end, today)})" if own else "")
    if not rule.rows:
        yield "  (không có ai thuộc chỉ tiêu này)"
    width = max((len(row.name) for row in rule.rows), default=0)
    weeks = Fraction((rule.end - max(today, rule.start)).days + 1, 7)
    for row in rule.rows:
        filled = BAR if row.met else int(BAR * row.credit / row.target)
        bar = "█" * filled + "·" * (BAR - filled)
        line = f"  {row.name:<{width}}  {bar}  {decimal(row.credit):>5}/{decimal(row.target):<5} "
        if row.met:
            line += "đạt"
        else:
            line += f"thiếu {decimal(row.missing)}"
            if weeks > 0:
                line += f", cần {decimal(row.missing / max(weeks, Fraction(1)))} mỗi tuần"
        yield line + (f" ({row.note})" if row.note else "")
    short = sum(not row.met for row in rule.rows)
    yield f"  {len(rule.rows) - short} đạt, {short} chưa đạt."
