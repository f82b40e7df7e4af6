"""`bangvang quota`: what an editor sees, and what a program reads."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.desk.offices import office, run
from tests.portal.trees import item

Capsys = pytest.CaptureFixture[str]


def test_the_table_tells_who_has_done_what_and_who_is_short(tmp_path: Path, capsys: Capsys) -> None:
    assert run(office(tmp_path), "quota", "--period", "2024-06") == 0
    told = capsys.readouterr().out.splitlines()

    assert told[0] == "Kỳ 2024-06 (từ 1/6/2024 đến 30/6/2024, đã kết thúc): 3 tin, bài; kỳ trước 1."
    assert told[2] == "Mỗi tháng hai tin, bài: 2 tin, bài"
    assert told[3] == "  Văn phòng VKSND tỉnh Hà Tĩnh  ███████████████·····    1,5/2     thiếu 0,5"
    assert told[4] == "  VKSND huyện Đức Thọ           █████···············    0,5/2     thiếu 1,5"
    assert told[8] == "  0 đạt, 5 chưa đạt."
    assert told[-2:] == ["Chưa xác định tác giả (1):", "  news/ba.md: Tin ba: không ghi tác giả"]


def test_of_an_open_period_it_tells_the_days_left_and_what_a_week_takes(tmp_path: Path, capsys: Capsys) -> None:
    assert run(office(tmp_path), "quota", at="2024-06-17T08:00") == 0
    told = capsys.readouterr().out

    assert "Kỳ 2024-06 (từ 1/6/2024 đến 30/6/2024, còn 14 ngày)" in told
    assert "thiếu 1,5, cần 0,75 mỗi tuần" in told


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ((), "2024-07"),
        (("--period", "2024-05"), "2024-05"),
        (("--period", "2024-Q2"), "2024-Q2"),
        (("--period", "2024"), "2024"),
    ],
)
def test_the_period_is_todays_unless_another_is_asked_for(
    tmp_path: Path, capsys: Capsys, words: tuple[str, ...], period: str
) -> None:
    assert run(office(tmp_path), "quota", "--json", *words) == 0
    assert json.loads(capsys.readouterr().out)["period"]["id"] == period


def test_as_json_it_prints_one_document_and_nothing_else(tmp_path: Path, capsys: Capsys) -> None:
    assert run(office(tmp_path), "quota", "--period", "2024-06", "--json") == 0
    told = capsys.readouterr()
    found = json.loads(told.out)

    assert told.err == ""
    assert [rule["id"] for rule in found["rules"]] == ["hai-tin"]
    assert found["totals"] == {"items": 3, "credit": 2, "previous_items": 1}


def test_a_rule_and_a_unit_can_be_picked(tmp_path: Path, capsys: Capsys) -> None:
    words = ("--period", "2024-Q2", "--rule", "hai-tin", "--unit", "ha-tinh/duc-tho", "--json")
    assert run(office(tmp_path), "quota", *words) == 0
    [rule] = json.loads(capsys.readouterr().out)["rules"]

    assert (rule["id"], rule["target"]) == ("hai-tin", 6)
    assert [(row["subject"], row["credit"]) for row in rule["rows"]] == [("ha-tinh/duc-tho", 1.5)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(("--rule", "hai-tn"), "Không có chỉ tiêu “hai-tn” (có phải “hai-tin”?).", id="no such rule"),
        pytest.param(("--unit", "ha-tin"), "Không có đơn vị “ha-tin” (có phải “ha-tinh”?).", id="no such unit"),
        pytest.param(("--rule", "quy"), "Không có chỉ tiêu nào áp dụng cho kỳ 2024-06", id="a rule of quarters"),
    ],
)
@pytest.mark.parametrize("as_json", [False, True], ids=["text", "JSON"])
def test_what_is_not_there_is_told(
    tmp_path: Path, capsys: Capsys, words: tuple[str, ...], told: str, as_json: bool
) -> None:
    assert run(office(tmp_path), "quota", "--period", "2024-06", *words, *(["--json"] if as_json else [])) == 1
    out, err = capsys.readouterr()

    assert told in (json.loads(out)["error"] if as_json else err)
    assert (err if as_json else out) == ""


def test_without_rules_it_says_so(tmp_path: Path, capsys: Capsys) -> None:
    assert run(office(tmp_path, quota="{}"), "quota") == 1
    assert "Chưa có chỉ tiêu nào trong data/quota.yaml." in capsys.readouterr().err


@pytest.mark.parametrize("period", ["2024-13", "tháng 6", "2024-Q5", "06/2024"])
def test_a_period_that_is_none_exits_with_2(tmp_path: Path, capsys: Capsys, period: str) -> None:
    assert run(office(tmp_path), "quota", "--period", period) == 2
    assert f"Kỳ “{period}” không hợp lệ" in capsys.readouterr().err


def test_csv_and_workbook_are_written(tmp_path: Path, capsys: Capsys) -> None:
    table, book = tmp_path / "ra/quy.csv", tmp_path / "ra/quy.xlsx"
    assert (
        run(office(tmp_path), "quota", "--period", "2024-06", "--csv", str(table), "--xlsx", str(book), "--json") == 0
    )
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"), newline="")))

    assert json.loads(capsys.readouterr().out)["period"]["id"] == "2024-06"
    assert [(row["subject"], row["item_credit"]) for row in rows][:3] == [
        ("ha-tinh/van-phong", "1"),
        ("ha-tinh/van-phong", "0.5"),
        ("ha-tinh/duc-tho", "0.5"),
    ]
    assert book.read_bytes().startswith(b"PK")


def test_what_cannot_be_written_is_told(tmp_path: Path, capsys: Capsys) -> None:
    content = office(tmp_path)
    assert run(content, "quota", "--csv", str(content)) == 1
    assert "Không ghi được" in capsys.readouterr().err


def test_content_with_errors_is_not_counted(tmp_path: Path, capsys: Capsys) -> None:
    content = office(tmp_path)
    (content / "news/sai.md").write_text(item(units="[ha-tin]", category="thi-dua"), "utf-8")

    assert run(content, "quota") == 1
    assert "R101" in capsys.readouterr().err
