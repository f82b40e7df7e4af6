"""`bangvang eligibility`: who of those put forward meets what is asked; it advises and refuses nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk.offices import office, run
from tests.portal.trees import snapshot

Capsys = pytest.CaptureFixture[str]
TYPES = "- {id: chien-si, form: title, subject: person, rank: 40, names: [{name: Chiến sĩ thi đua}]}\n"
NOMINATED = """\
year: 2024
status: nominated
category: merit
date: 2024-06-20
awards: [{type: chien-si, people: [an, cuong]}]
"""
QUOTA = """\
rules:
  - {id: quy, name: Mỗi quý hai tin, subject: person, levels: [office, district], period: quarter, target: 2}
"""


def portal(root: Path) -> Path:
    return office(root, **{"award_types": TYPES, "awards/d": NOMINATED, "quota": QUOTA})


def test_every_candidate_has_a_verdict_with_its_reasons(tmp_path: Path, capsys: Capsys) -> None:
    assert run(portal(tmp_path), "eligibility", "--year", "2024", at="2024-06-30") == 0
    told = capsys.readouterr().out.splitlines()

    assert told[1] == "Chiến sĩ thi đua"
    assert told[2].startswith("  [chưa đủ] Nguyễn Văn An (đề nghị)")
    cuong = told.index("  [chưa đủ] Lê Văn Cường (đề nghị)")
    assert told[cuong + 1] == "      - Mỗi quý hai tin: đủ 0/2 kỳ; thiếu 2 ở kỳ 2024-Q1, 0,5 ở kỳ 2024-Q2"
    assert "0 đủ điều kiện, 2 chưa đủ, 0 chưa rõ." in told


def test_as_json_it_prints_one_document_and_nothing_else(tmp_path: Path, capsys: Capsys) -> None:
    assert run(portal(tmp_path), "eligibility", "--year", "2024", "--json", at="2024-06-30") == 0
    told = capsys.readouterr()
    found = json.loads(told.out)

    assert told.err == ""
    assert found["year"] == 2024
    assert [(one["subject"], one["status"], one["verdict"]) for one in found["candidates"]] == [
        ("an", "nominated", "not_yet"),
        ("cuong", "nominated", "not_yet"),
    ]


def test_a_year_without_candidates_is_no_mistake(tmp_path: Path, capsys: Capsys) -> None:
    assert run(portal(tmp_path), "eligibility", "--year", "2020") == 0
    assert capsys.readouterr().out == "Năm 2020 chưa có ai được đăng ký, đề nghị hay khen thưởng.\n"


@pytest.mark.parametrize("year", ["24", "2024-06", "nay"])
def test_a_year_that_is_none_exits_with_2(tmp_path: Path, capsys: Capsys, year: str) -> None:
    assert run(portal(tmp_path), "eligibility", "--year", year) == 2
    assert year in capsys.readouterr().err


def test_it_writes_nothing(tmp_path: Path) -> None:
    content = portal(tmp_path)
    before = snapshot(tmp_path)
    run(content, "eligibility", "--year", "2024")

    assert snapshot(tmp_path) == before


def test_a_frozen_quarter_counts_as_it_was_frozen(tmp_path: Path, capsys: Capsys) -> None:
    """Awards hang on these figures: an item deleted later takes nothing from who wrote it."""
    content = portal(tmp_path)
    assert run(content, "freeze", "--period", "2024-Q2") == 0
    before = _of(content, capsys)
    (content / "news/mot.md").unlink()

    assert _of(content, capsys) == before


def _of(content: Path, capsys: Capsys) -> str:
    capsys.readouterr()
    assert run(content, "eligibility", "--year", "2024", "--json") == 0
    return capsys.readouterr().out
