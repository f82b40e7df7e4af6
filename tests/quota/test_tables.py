from __future__ import annotations

import csv
from io import StringIO

from msgspec.structs import replace

from plugins.quota.statement import Statement
from plugins.quota.tables import COLUMNS, as_csv
from tests.quota.making import TWO_A_MONTH, by, item, section, statement

OFFICE, DISTRICT = "ha-tinh/van-phong", "ha-tinh/duc-tho"
FOUND = statement(
    "2024-06",
    TWO_A_MONTH,
    item("2024/06/10/a", by("an"), by("cuong"), by("hoa")),
    item("2024/06/11/b", by("an"), by("binh"), sections=(section("x", "ha-tinh/phong-1"),)),
)


def read(one: Statement) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(as_csv(one).removeprefix("\ufeff"), newline="")))


def of(subject: str, one: Statement = FOUND) -> list[dict[str, str]]:
    return [each for each in read(one) if each["subject"] == subject]


def test_excel_reads_it_as_utf_8() -> None:
    text = as_csv(FOUND)

    assert text.startswith("\ufeffperiod,rule,subject,")
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n") == 1 + len(read(FOUND))


def test_the_columns_stay_as_they_are() -> None:
    assert list(read(FOUND)[0]) == [
        *("period", "rule", "subject", "name", "credit", "target", "met", "missing"),
        *("date", "title", "path", "section", "url", "item_credit", "why"),
    ]


def test_each_credited_work_is_a_line() -> None:
    first, second = of(OFFICE)

    assert first == {
        "period": "2024-06",
        "rule": "hai-tin",
        "subject": OFFICE,
        "name": "Văn phòng VKSND tỉnh Hà Tĩnh",
        "credit": "1.3333",
        "target": "2",
        "met": "false",
        "missing": "0.6667",
        "date": "2024-06-10",
        "title": "Tin a",
        "path": "news/2024/a.md",
        "section": "",
        "url": "https://thu.example/tin/2024/06/a/",
        "item_credit": "0.3333",
        "why": "tác giả Nguyễn Văn An (chung 3 người)",
    }
    assert (second["title"], second["item_credit"], second["credit"]) == ("Tin b", "1", "1.3333")
    assert [(each["section"], each["url"]) for each in of("ha-tinh/phong-1")] == [
        ("x", "https://thu.example/tin/2024/06/b/#x")
    ]


def test_a_subject_without_works_is_a_line_too() -> None:
    [only] = of("binh-thuan")

    assert (only["credit"], only["target"], only["missing"]) == ("0", "2", "2")
    assert {only[column] for column in COLUMNS[8:]} == {""}


def test_without_rules_there_are_only_the_columns() -> None:
    assert as_csv(replace(FOUND, rules=())) == "\ufeff" + ",".join(COLUMNS) + "\r\n"


def test_nothing_is_run_by_a_spreadsheet() -> None:
    [rule] = FOUND.rules
    first = next(row for row in rule.rows if row.items)
    hostile = replace(
        first,
        name="=1+1",
        items=tuple(replace(line, title="@SUM(A1)", why='-1,"x"\n+1', path="\t=1") for line in first.items),
    )
    found = read(replace(FOUND, rules=(replace(rule, rows=(hostile,)),)))[0]

    assert (found["name"], found["title"], found["path"]) == ("'=1+1", "'@SUM(A1)", "'\t=1")
    assert found["why"] == '\'-1,"x"\n+1'
