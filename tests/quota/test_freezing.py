"""What a period was when it was closed it stays, whatever becomes of its items."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

import pytest
from hypothesis import given, settings
from msgspec import structs

from plugins.quota.freezing import Unfrozen, changes, freeze, thaw
from plugins.quota.statement import as_json
from plugins.registry.shapes import ZONE
from tests.quota.making import TWO_A_MONTH, by, by_name, item, section, statement
from tests.strategies import quota_statements

AT = datetime(2024, 7, 1, 8, tzinfo=ZONE)
ITEMS = (
    item("2024/06/10/a", by("an"), by("cuong"), by("phuc")),
    item("2024/06/11/b", by_name("TL", "compiler"), sections=(section("x", "binh-thuan"),)),
    item("2024/05/11/c", by("an")),
)
STATEMENT = statement("2024-06", TWO_A_MONTH, *ITEMS)


def test_what_is_thawed_is_what_was_frozen():
    found = thaw(freeze(STATEMENT, AT))

    assert found.statement == STATEMENT
    assert found.at == AT
    assert json.dumps(as_json(found.statement)) == json.dumps(as_json(STATEMENT))


@given(quota_statements())
@settings(max_examples=20)
def test_every_statement_thaws_as_it_was(found):
    assert thaw(freeze(found, AT)).statement == found


def test_a_statement_has_one_file():
    assert freeze(STATEMENT, AT) == freeze(statement("2024-06", TWO_A_MONTH, *reversed(ITEMS)), AT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"credit": "1/3"', '"credit": "1"', id="a credit"),
        pytest.param('"target": "2"', '"target": "0"', id="a target"),
        pytest.param('"closed": true', '"closed": false', id="whether it was closed"),
        pytest.param("Tin a", "Tin khác", id="a title"),
        pytest.param('"frozen": "2024-07-01', '"frozen": "2024-06-01', id="the day of freezing"),
        pytest.param('"sha256": "', '"sha256": "0', id="the hash"),
        pytest.param('"form": 1', '"form": 2', id="the form"),
    ],
)
def test_tampering_is_noticed(old, new):
    text = freeze(STATEMENT, AT)
    assert old in text

    with pytest.raises(Unfrozen, match="đã bị sửa sau khi chốt"):
        thaw(text.replace(old, new, 1))


def test_a_line_taken_out_is_noticed():
    said = json.loads(freeze(STATEMENT, AT))
    said["statement"]["rules"][0]["rows"].pop()

    with pytest.raises(Unfrozen, match="đã bị sửa"):
        thaw(json.dumps(said))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", "null", '"x"', '{"sha256": "x"}', '{"form": 1, "frozen": "hôm qua"}']
)
def test_what_is_no_frozen_period_is_refused(text):
    with pytest.raises(Unfrozen, match="không đọc được"):
        thaw(text)


def test_what_is_whole_and_no_statement_is_refused():
    """A hash of its own makes no statement of it."""
    said = json.loads(freeze(STATEMENT, AT))
    said.pop("sha256")
    said["statement"]["rules"][0]["target"] = "hai"
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    with pytest.raises(Unfrozen, match="không đúng dạng"):
        thaw(json.dumps({**said, "sha256": sha256(canonical.encode()).hexdigest()}))


def test_another_layout_of_the_same_file_says_the_same():
    """Git and editors may change line ends and spaces; what is said is what is hashed."""
    text = json.dumps(json.loads(freeze(STATEMENT, AT)), ensure_ascii=True, indent=4, sort_keys=True)

    assert thaw(text.replace("\n", "\r\n")).statement == STATEMENT


# --- what has changed since ------------------------------------------------------------------------------------------

RULE = "Mỗi tháng hai tin, bài"


def since(*items, rules: str = TWO_A_MONTH) -> list[str]:
    return list(changes(STATEMENT, statement("2024-06", rules, *items)))


def test_nothing_has_changed():
    assert since(*ITEMS) == []


@pytest.mark.parametrize(
    ("items", "told"),
    [
        pytest.param(
            ITEMS[1:],
            [
                "số tin, bài: khi chốt 2, nay 1",
                *(
                    f"{RULE}, {name}: không còn “Tin a” (0,33)"
                    for name in ("VKSND huyện Đức Thọ", "Phòng 1 VKSND tỉnh Hà Tĩnh", "Văn phòng VKSND tỉnh Hà Tĩnh")
                ),
            ],
            id="deleted",
        ),
        pytest.param(
            (replace(ITEMS[0], byline=(by("an"), by("cuong"))), *ITEMS[1:]),
            [
                f"{RULE}, VKSND huyện Đức Thọ: “Tin a” khi chốt 0,33, nay 0,5",
                f"{RULE}, Phòng 1 VKSND tỉnh Hà Tĩnh: không còn “Tin a” (0,33)",
                f"{RULE}, Văn phòng VKSND tỉnh Hà Tĩnh: “Tin a” khi chốt 0,33, nay 0,5",
            ],
            id="another byline",
        ),
        pytest.param(
            (*ITEMS, item("2024/06/30/muon", by("an"))),
            ["số tin, bài: khi chốt 2, nay 3", f"{RULE}, Văn phòng VKSND tỉnh Hà Tĩnh: thêm “Tin muon” (1)"],
            id="one more",
        ),
    ],
)
def test_changes_are_told(items, told):
    assert since(*items) == told


def test_a_changed_target_is_told():
    assert since(*ITEMS, rules=TWO_A_MONTH.replace("target: 2", "target: 3"))[0] == (
        f"{RULE}, VKSND tỉnh Bình Thuận: chỉ tiêu khi chốt 2, nay 3"
    )


def renamed(name):
    """Return the statement with *name* for every subject."""
    [rule] = STATEMENT.rules
    rows = tuple(structs.replace(row, name=name) for row in rule.rows)
    return structs.replace(STATEMENT, rules=(structs.replace(rule, rows=rows),))


def test_two_of_one_name_are_two():
    """A change of one is not hidden by the other."""
    same = renamed("Một tên")
    fewer = statement("2024-06", TWO_A_MONTH, *ITEMS[1:])

    assert len(list(changes(same, fewer))) == 4


def test_a_new_name_is_no_change():
    assert list(changes(STATEMENT, renamed("Tên mới"))) == []
