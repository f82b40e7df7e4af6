"""A statement as a workbook, for editors who live in Excel: totals, charts, the works, who is unknown, an overview."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from msgspec.structs import replace
from xlsxwriter.worksheet import Worksheet

from plugins.quota.periods import PeriodKind, named
from plugins.quota.quota_file import Measure
from plugins.quota.statement import Row, RuleStatement, Statement, Tally, decimal, number
from plugins.quota.workbook_layout import (
    DAY,
    FONT,
    HEAD,
    MIDDLE,
    NUMBER,
    ROW_PIXELS,
    SMALL,
    TOTAL,
    TT,
    WORDS,
    Column,
    Paper,
    Titles,
)
from plugins.quota.works import ZERO
from plugins.registry.registry import vietnamese_day

CHART_ROWS = 30  # more bars than these are no picture any more, and more than an A4
MET, NOT_MET, NOT_ASKED = "Đạt", "Chưa đạt", "Không yêu cầu"

_MEASURES: Mapping[Measure, tuple[str, str]] = {"count": ("Số tin, bài", "tin, bài"), "points": ("Điểm", "điểm")}
_PERIODS: Mapping[PeriodKind, str] = {"month": "tháng", "quarter": "quý", "half": "kỳ 6 tháng", "year": "năm"}
_QUARTERS = ("I", "II", "III", "IV")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\s]+")
_SHEET_NAME_LIMIT = 31

_NAME, _CREDIT, _TARGET, _MISSING, _RESULT = range(1, 6)  # columns of the totals
_SHORT = {"bold": True, "font_color": "#7F1D1D", "bg_color": "#F8CBAD"}  # printed in grey: bold on a light ground
_BAR = {"type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": "#9DC3E6"}
_SMALL_FONT = {"name": FONT, "size": 10}
_CHART_COLUMNS = 9
_CHART_COLUMN_PIXELS = 85  # ten digits


def workbook(statement: Statement, title: str, made: date) -> bytes:
    """Return *statement* as an .xlsx; *title* is the name of the portal, *made* the day that it bears."""
    period = _period(statement)
    paper = Paper(
        title=title,
        period=_days(period, statement.start, statement.end),
        remark="" if statement.closed else f"Kỳ chưa kết thúc, số liệu đến ngày {vietnamese_day(made)}.",
        foot=f"{period}, lập ngày {vietnamese_day(made)}",
        made=made,
    )
    sheets = dict(zip(_sheet_names(statement.rules), statement.rules, strict=True))
    for name, rule in sheets.items():
        _totals(paper, name, rule, period)
    if not sheets:
        titles = Titles("Kết quả thực hiện chỉ tiêu tin, bài", "Không có chỉ tiêu nào trong kỳ này.")
        paper.sheet("Tổng hợp", titles, ())
    drawn = {name: rule for name, rule in sheets.items() if rule.rows}
    if drawn:
        _charts(paper, drawn, period)
    _works(paper, statement.rules)
    if statement.unattributed:
        _unattributed(paper, statement)
    _overview(paper, statement)
    return paper.finished()


# --- totals ----------------------------------------------------------------------------------------------------------


def _totals(paper: Paper, name: str, rule: RuleStatement, period: str) -> None:
    measured, what = _MEASURES[rule.measure]
    columns = (
        TT,
        Column(_who(rule), 42, WORDS),
        Column(measured, 12, NUMBER),
        Column("Chỉ tiêu", 11, NUMBER),
        Column("Còn thiếu", 11, NUMBER),
        Column("Kết quả", 16, MIDDLE),
        Column("Ghi chú", 30, WORDS),
    )
    times = f" cho {rule.periods} {_PERIODS[rule.period]}" if rule.periods > 1 else ""
    rows = [
        (tt, row.name, row.credit, row.target, row.missing, _result(row), row.note)
        for tt, row in enumerate(rule.rows, 1)
    ]
    titles = Titles(
        f"Kết quả thực hiện chỉ tiêu: {rule.name}",
        f"Chỉ tiêu chung: {decimal(rule.target)} {what}{times}.",
        _days(period, rule.start, rule.end),
    )
    sheet = paper.table(name, titles, columns, rows)
    end = HEAD + 1 + len(rows)
    asked = [row for row in rule.rows if row.target]
    sums = [sum((getattr(row, key) for row in rule.rows), ZERO) for key in ("credit", "target", "missing")]
    paper.cells(
        sheet,
        end,
        [replace(column, look={**column.look, **TOTAL}) for column in columns],
        [("", "Tổng cộng", *sums, f"{sum(row.met for row in asked)}/{len(asked)} đạt", "")],
    )
    sheet.print_area(0, 0, end, len(columns) - 1)
    if rows:
        short = paper.look(_SHORT)
        # From nought to the highest target or credit: where all are short, no bar is full.
        ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": number(_most(rule.rows)) or 1}
        _mark(sheet, _CREDIT, end, {**_BAR, **ends})
        _mark(sheet, _MISSING, end, {"type": "cell", "criteria": ">", "value": 0, "format": short})
        _mark(sheet, _RESULT, end, {"type": "cell", "criteria": "==", "value": f'"{NOT_MET}"', "format": short})


def _most(rows: Iterable[Row]) -> Fraction:
    return max(max(row.credit, row.target) for row in rows)


def _mark(sheet: Worksheet, column: int, end: int, rule: Mapping[str, Any]) -> None:
    sheet.conditional_format(HEAD + 1, column, end - 1, column, dict(rule))


# --- charts ----------------------------------------------------------------------------------------------------------


def _charts(paper: Paper, sheets: Mapping[str, RuleStatement], period: str) -> None:
    """Write the sheet of charts, a page for each sheet of totals: beside a table they would make its print small."""
    titles = Titles("Kết quả so với chỉ tiêu", f"Mỗi biểu đồ có nhiều nhất {CHART_ROWS} dòng đầu của bảng tổng hợp.")
    sheet = paper.sheet("Biểu đồ", titles, [10] * _CHART_COLUMNS, wide=False)
    top, breaks = HEAD + 1, []
    for name, rule in sheets.items():
        breaks.append(top)
        height = 170 + 25 * min(len(rule.rows), CHART_ROWS)
        chart = _chart(paper, name, rule)
        chart.set_size({"width": _CHART_COLUMNS * _CHART_COLUMN_PIXELS - 5, "height": height})
        description = _described(name, rule, period)
        sheet.insert_chart(top, 0, chart, {"description": description, "object_position": 2})
        top += -(-height // ROW_PIXELS) + 1
    sheet.set_h_pagebreaks(breaks[1:])
    sheet.print_area(0, 0, top - 1, _CHART_COLUMNS - 1)


def _chart(paper: Paper, name: str, rule: RuleStatement) -> Any:
    chart = paper.book.add_chart({"type": "bar"})
    assert chart, "there is such a type"
    shown = rule.rows[:CHART_ROWS]
    measured, _ = _MEASURES[rule.measure]
    last = HEAD + len(shown)
    values = {"data_labels": {"value": True, "font": _SMALL_FONT}, "fill": {"color": "#2F5597"}}
    target = {"fill": {"color": "#D9D9D9"}, "border": {"color": "#595959"}}
    for column, label, look in ((_CREDIT, measured, values), (_TARGET, "Chỉ tiêu", target)):
        cells = {"categories": _NAME, "values": column}
        places = {key: [name, HEAD + 1, place, last, place] for key, place in cells.items()}
        chart.add_series({"name": label, "gap": 60, **places, **look})
    # The words before the name keep one that begins with “=” from being read as a reference.
    chart.set_title({"name": f"{measured} và chỉ tiêu: {rule.name}", "name_font": {"name": FONT, "size": 13}})
    fonts = {"num_font": _SMALL_FONT, "name_font": _SMALL_FONT}
    # In a chart of bars that lie, the names are on y. The first is above, as in the table.
    chart.set_y_axis({"name": _who(rule), "reverse": True, "crossing": "max", **fonts})
    unit = {"major_unit": 1} if _most(shown) <= 10 else {}  # no halves of items on the axis
    lines = {"visible": True, "line": {"color": "#D9D9D9"}}
    chart.set_x_axis({"name": measured, "min": 0, "major_gridlines": lines, **unit, **fonts})
    chart.set_legend({"position": "bottom", "font": _SMALL_FONT})
    return chart


def _described(name: str, rule: RuleStatement, period: str) -> str:
    """Return what the chart shows, for those who do not see it."""
    measured, what = _MEASURES[rule.measure]
    who, first = _who(rule).casefold(), rule.rows[0]
    shown = f"{CHART_ROWS} {who} đầu trong {len(rule.rows)}" if len(rule.rows) > CHART_ROWS else f"{len(rule.rows)}"
    return (
        f"Biểu đồ thanh, {period}: {measured.casefold()} và chỉ tiêu của {shown} {who}. Nhiều nhất là {first.name} với "
        f"{decimal(first.credit)} {what}. {sum(not row.met for row in rule.rows)} {who} chưa đạt chỉ tiêu. "
        f"Số liệu ở trang tính “{name}”."
    )


# --- lists -----------------------------------------------------------------------------------------------------------


def _works(paper: Paper, rules: Sequence[RuleStatement]) -> None:
    """Write the sheet of every credited work, by rule, then by who is credited."""
    several = len(rules) > 1
    columns = (
        TT,
        *([Column("Chỉ tiêu", 22, WORDS)] if several else []),
        Column("Ngày", 12, DAY),
        Column("Đơn vị/Cá nhân", 26, WORDS),
        Column("Tiêu đề", 44, WORDS),
        Column("Tính", 9, NUMBER),
        Column("Vì sao", 28, WORDS),
        Column("Tệp", 30, SMALL),
        Column("Địa chỉ", 34, SMALL, is_link=True),
    )
    lines = [(rule, row, line) for rule in rules for row in rule.rows for line in row.items]
    rows = [
        (
            tt,
            *([rule.name] if several else []),
            line.date,
            row.name,
            line.title,
            line.credit,
            line.why,
            f"{line.path}#{line.section}" if line.section else line.path,
            line.url,
        )
        for tt, (rule, row, line) in enumerate(lines, 1)
    ]
    titles = Titles("Tin, bài được tính", "Mỗi dòng là một tin, bài được tính cho một đơn vị hoặc cá nhân.")
    paper.table("Tin, bài", titles, columns, rows)


def _unattributed(paper: Paper, statement: Statement) -> None:
    columns = (
        TT,
        Column("Ngày", 12, DAY),
        Column("Tiêu đề", 46, WORDS),
        Column("Vì sao", 36, WORDS),
        Column("Tệp cần sửa", 34, SMALL),
    )
    rows = [(tt, one.date, one.title, one.reason, one.path) for tt, one in enumerate(statement.unattributed, 1)]
    note = "Mở tệp, sửa phần ghi tác giả (byline), rồi lập lại bảng này."
    paper.table("Chưa xác định tác giả", Titles("Tin, bài chưa xác định tác giả", note), columns, rows)


def _overview(paper: Paper, statement: Statement) -> None:
    """Write the sheet that says what was published at all, a block of rows for each way to look at it."""
    columns = (Column("", 46, WORDS), Column("", 12, NUMBER), Column("", 36, WORDS))
    sheet = paper.sheet("Tổng quan", Titles("Tổng quan"), [column.width for column in columns], wide=False)
    change = statement.items - statement.previous_items
    said = f"kỳ này {'tăng' if change > 0 else 'giảm'} {abs(change)}" if change else "kỳ này bằng kỳ trước"
    figures: list[tuple[str, Fraction, str]] = [
        ("Tin, bài đã đăng trong kỳ", Fraction(statement.items), ""),
        ("Tin, bài đã đăng trong kỳ trước", Fraction(statement.previous_items), said),
        ("Số tin, bài tính cho cá nhân và đơn vị", statement.credit, ""),
        ("Trường hợp chưa xác định tác giả", Fraction(len(statement.unattributed)), ""),
    ]
    top = HEAD
    for what, much, more, block in (
        ("Số liệu chung", "Số", "Ghi chú", figures),
        ("Chuyên mục", "Số tin, bài", "", _tallied(statement.categories)),
        ("Thể loại", "Số tin, bài", "", _tallied(statement.genres)),
        ("Tác giả", "Số tin, bài", "Đơn vị", _tallied(statement.contributors)),
        ("Đăng trên báo, trang khác", "Số tin, bài", "", _tallied(statement.external)),
    ):
        if block:
            paper.headings(sheet, top, (what, much, more))
            paper.cells(sheet, top + 1, columns, block)
            top += len(block) + 2
    sheet.print_area(0, 0, top - 2, len(columns) - 1)


def _tallied(tallies: Iterable[Tally]) -> list[tuple[str, Fraction, str]]:
    return [(tally.name, tally.number, tally.of or "") for tally in tallies]


# --- words -----------------------------------------------------------------------------------------------------------


def _sheet_names(rules: Sequence[RuleStatement]) -> list[str]:
    """Return what the sheets of totals are called: as their rules, within what Excel allows; no two are the same."""
    if len(rules) == 1:
        return ["Tổng hợp"]
    said = (f"{n}. {_NOT_IN_SHEET_NAMES.sub(' ', rule.name)}" for n, rule in enumerate(rules, 1))
    return [name[:_SHEET_NAME_LIMIT].rstrip(" '") for name in said]


def _period(statement: Statement) -> str:
    """Return what the period is called: Tháng 11/2023."""
    name = named(statement.id)
    match name.kind:
        case "month":
            return f"Tháng {name.number}/{name.year}"
        case "quarter":
            return f"Quý {_QUARTERS[name.number - 1]}/{name.year}"
        case "half":
            return f"6 tháng {'đầu' if name.number == 1 else 'cuối'} năm {name.year}"
    return f"Năm {name.year}"


def _days(period: str, start: date, end: date) -> str:
    return f"{period} (từ {vietnamese_day(start)} đến {vietnamese_day(end)})"


def _who(rule: RuleStatement) -> str:
    return "Đơn vị" if rule.subject == "unit" else "Cá nhân"


def _result(row: Row) -> str:
    return NOT_ASKED if not row.target else MET if row.met else NOT_MET
