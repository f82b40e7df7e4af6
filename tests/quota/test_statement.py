from __future__ import annotations

import json
from fractions import Fraction

import pytest

from plugins.quota.statement import as_json, decimal, number
from tests.quota.making import TWO_A_MONTH, by, by_name, item, section, statement

OFFICE = "ha-tinh/van-phong"
ITEMS = (
    item("2024/05/20/truoc", by("an")),
    item("2024/06/10/a", by("an"), by("cuong"), by("hoa")),
    item("2024/06/11/b", by_name("TL", "compiler"), sections=(section("x", "binh-thuan"),)),
)


def document(period: str = "2024-06", **more):
    return as_json(statement(period, TWO_A_MONTH, *ITEMS, **more))


def test_the_json_has_the_keys_of_the_issue_and_no_other():
    found = document()
    [rule] = found["rules"]

    assert list(found) == ["period", "rules", "unattributed", "totals"]
    assert list(found["period"]) == ["id", "from", "to", "closed"]
    assert list(rule) == ["id", "subject", "target", "measure", "rows"]
    assert {tuple(row) for row in rule["rows"]} == {("subject", "name", "credit", "target", "met", "missing", "items")}
    assert {tuple(one) for row in rule["rows"] for one in row["items"]} == {
        ("path", "section", "url", "title", "date", "credit", "why")
    }
    assert {tuple(one) for one in found["unattributed"]} == {("path", "title", "date", "reason")}
    assert list(found["totals"]) == ["items", "credit", "previous_items"]


def test_the_json_says_who_has_done_what():
    found = document()
    first, second, *rest = found["rules"][0]["rows"]

    assert found["period"] == {"id": "2024-06", "from": "2024-06-01", "to": "2024-06-30", "closed": True}
    assert (first["subject"], first["credit"], first["missing"]) == ("binh-thuan", 1, 1)
    assert first["items"] == [
        {
            "path": "news/2024/b.md",
            "section": "x",
            "url": "https://thu.example/tin/2024/06/b/#x",
            "title": "Mục x",
            "date": "2024-06-11",
            "credit": 1,
            "why": "gửi",
        }
    ]
    assert (second["subject"], second["credit"], second["target"], second["met"]) == (OFFICE, 0.3333, 2, False)
    assert second["missing"] == 1.6667
    assert second["items"][0]["section"] is None
    assert [row["credit"] for row in rest] == [0.3333, 0, 0]
    assert found["totals"] == {"items": 2, "credit": 2, "previous_items": 1}
    assert [(one["title"], one["reason"]) for one in found["unattributed"]] == [
        ("Tin a", "không biết Đỗ Thị Hoa ở đơn vị nào vào ngày 10/6/2024"),
        ("Tin b", "“TL” không phải người đã biết"),
    ]


def test_the_json_is_plain_json():
    assert json.loads(json.dumps(document())) == document()


def test_of_an_open_period_the_json_says_so():
    assert document(at="2024-06-12T08:00")["period"]["closed"] is False


@pytest.mark.parametrize(
    ("value", "told"),
    [("2", 2), ("0", 0), ("1/2", 0.5), ("1/3", 0.3333), ("2/3", 0.6667), ("400/200", 2), ("1/30000", 0.0)],
)
def test_a_number_is_whole_or_of_four_places(value, told):
    found = number(Fraction(value))

    assert found == told
    assert type(found) is type(told)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2", "2"),
        ("0", "0"),
        ("1/2", "0,5"),
        ("1/3", "0,33"),
        ("2/3", "0,67"),
        ("10", "10"),
        ("100", "100"),
        ("5/4", "1,25"),
    ],
)
def test_people_read_numbers_with_a_comma(value, told):
    assert decimal(Fraction(value)) == told


def test_a_rule_and_a_subject_can_be_picked():
    both = TWO_A_MONTH + "  - {id: nguoi, subject: person, people: [an], period: month, target: 1}\n"
    found = statement("2024-06", both, *ITEMS)

    assert [rule.id for rule in found.of("nguoi", None).rules] == ["nguoi"]
    assert [[row.subject for row in rule.rows] for rule in found.of(None, OFFICE).rules] == [[OFFICE], []]
    assert found.of(None, None) == found
    assert found.of("nguoi", "an").credit == found.credit, "the totals stay those of the whole"


def test_who_is_short_is_told_with_the_rule():
    found = statement("2024-06", TWO_A_MONTH, *(item(f"2024/06/0{n}/x{n}", by("an")) for n in (1, 2)))

    assert OFFICE not in {row.subject for _, row in found.short()}
    assert {rule.id for rule, _ in found.short()} == {"hai-tin"}
    assert len(list(found.short())) == 4
