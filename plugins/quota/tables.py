"""A statement as CSV: a line for each credited work of each subject, for whoever counts on with other tools."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.pages.datasets import Dataset
from plugins.quota.statement import Line, Row, RuleStatement, Statement, number

COLUMNS = (
    "period", "rule", "subject", "name", "credit", "target", "met", "missing",
    "date", "title", "path", "section", "url", "item_credit", "why",
)  # fmt: skip


def as_csv(statement: Statement) -> str:
    """Return *statement* as CSV, written as the open data is; a subject without works has one line all the same.

    The figures of a subject stand on each of its lines; those of the work are the last seven columns.
    """
    lines = tuple(
        _record(statement.id, rule, row, line)
        for rule in statement.rules
        for row in rule.rows
        for line in row.items or (None,)
    )
    columns: Mapping[str, Mapping[str, Any]] = {column: {} for column in COLUMNS}
    return Dataset(name=statement.id, title="", description="", properties=columns, rows=lines).as_csv()


def _record(period: str, rule: RuleStatement, row: Row, line: Line | None) -> Mapping[str, Any]:
    done = (number(row.credit), number(row.target), row.met, number(row.missing))
    values: tuple[Any, ...] = (period, rule.id, row.subject, row.name, *done)
    if line:
        values += (line.date, line.title, line.path, line.section, line.url, number(line.credit), line.why)
    return dict(zip(COLUMNS, values, strict=False))  # of a subject without works the last columns stay empty
