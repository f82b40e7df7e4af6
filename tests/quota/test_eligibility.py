"""Who may be put forward: “phải bảo đảm chỉ tiêu viết tin, bài”. It advises, and changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest

from plugins.honour_roll.loading import load as load_honours
from plugins.newsroom import Item, Newsroom
from plugins.pages import Material, SiteUrl
from plugins.problems import errors
from plugins.quota.eligibility import Candidate, as_json, eligibility
from plugins.quota.report import report
from plugins.registry.shapes import ZONE
from tests.pages.making import strings
from tests.quota.making import by, item, read, records

TYPES = """\
- id: chien-si
  form: title
  subject: person
  rank: 40
  names: [{name: Chiến sĩ thi đua cơ sở}]
  requires: [%s]
- {id: co-thi-dua, form: flag, subject: unit, rank: 30, names: [{name: Cờ thi đua của ngành}]}
- {id: ky-niem-chuong, form: medal, subject: person, rank: 35, once: true, names: [{name: Kỷ niệm chương}]}
"""
FOR_AN = "[{type: chien-si, people: [an]}]"
ONE_A_QUARTER = """\
rules: [{id: quy, name: Mỗi quý một tin, subject: person, levels: [office], period: quarter, target: 1}]
"""
INITIATIVE = (
    "- {id: so-hoa, title: Số hóa hồ sơ, level: base, authors: [{person: an}],"
    " recognised: {number: 5/QĐ, date: 2024-03-01}}\n"
)
QUARTERS = ("2024/02/01/q1", "2024/05/01/q2", "2024/08/01/q3", "2024/11/01/q4")
ALL_YEAR = [item(day, by("an")) for day in QUARTERS]


def document(status: str = "nominated", awards: str = FOR_AN, year: int = 2024, day: str = "2024-12-10") -> str:
    """Return an award document, decided if its status is conferred."""
    decision = f"decision: {{number: 1/QĐ, date: {day}, authority: Viện trưởng}}\n" if status == "conferred" else ""
    return f"year: {year}\nstatus: {status}\ncategory: merit\ndate: {day}\n{decision}awards: {awards}\n"


@dataclass
class Case:
    """A year's candidates, and the roll from which they come."""

    candidates: tuple[Candidate, ...]
    statuses: dict[str, str]
    statuses_after: dict[str, str]

    @property
    def one(self) -> Candidate:
        [candidate] = self.candidates
        return candidate

    def told(self, kind: str) -> list[tuple[bool | None, str]]:
        """Return the reasons of a kind of the only candidate."""
        return [(reason.met, reason.text) for reason in self.one.reasons if reason.kind == kind]


def case(
    *items: Item,
    quota: str = "{}",
    documents: tuple[str, ...] = (document(),),
    requires: str = "",
    initiatives: str = "[]",
    at: str = "2025-01-15T08:00",
    year: int = 2024,
) -> Case:
    """Return what is found of the candidates of *year* at the clock *at*."""
    room = Newsroom(items=items)
    files = {"award_types": TYPES % requires, "initiatives": initiatives}
    files |= {f"awards/d{number}": text for number, text in enumerate(documents)}
    honours, problems = load_honours({f"data/{k}.yaml": v.encode() for k, v in files.items()}, records(), room)
    assert [problem.line() for problem in errors(problems)] == []
    loaded = read(quota, *items)
    assert [problem.line() for problem in errors(loaded.problems)] == []
    edition = room.edition(datetime.fromisoformat(at).replace(tzinfo=ZONE))
    roll, figures, today = honours.roll(edition), loaded.data.on(edition), date.fromisoformat(at[:10])
    material = Material(
        registry=records(), edition=edition, site=SiteUrl("https://thu.example"), strings=strings()["vi"]
    )
    before = {standing.record.id: standing.status for standing in roll.standings}
    found = eligibility(year, roll, figures.file, lambda name: report(figures, records(), name, today), material)
    return Case(found, before, {standing.record.id: standing.status for standing in honours.roll(edition).standings})


# --- who -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["registered", "reviewing", "nominated", "conferred"])
def test_whoever_is_put_forward_is_a_candidate(status):
    found = case(documents=(document(status),))

    assert (found.one.subject, found.one.name, found.one.status) == ("an", "Nguyễn Văn An", status)
    assert (found.one.kind, found.one.award) == ("person", "Chiến sĩ thi đua cơ sở")


@pytest.mark.parametrize(
    "documents",
    [
        pytest.param((), id="nobody"),
        pytest.param((document(year=2023),), id="of another year"),
        pytest.param((document("declined"),), id="declined"),
        pytest.param((document(day="2025-06-01"),), id="of a day to come"),
    ],
)
def test_nobody_else_is(documents):
    assert case(documents=documents).candidates == ()


def test_candidates_are_by_award_then_name():
    awards = "[{type: chien-si, people: [binh, an]}, {type: co-thi-dua, units: [ha-tinh]}]"
    found = case(documents=(document(awards=awards),)).candidates

    assert [(one.kind, one.subject) for one in found] == [("unit", "ha-tinh"), ("person", "an"), ("person", "binh")]


# --- the quota -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("need", "items", "verdict", "text"),
    [
        pytest.param("true", ALL_YEAR, "eligible", "Mỗi quý một tin: đủ 4/4 kỳ", id="each period met"),
        pytest.param(
            "true",
            ALL_YEAR[1:],
            "not_yet",
            "Mỗi quý một tin: đủ 3/4 kỳ; thiếu 1 ở kỳ 2024-Q1",
            id="one period short",
        ),
        pytest.param("true", [], "not_yet", "Mỗi quý một tin: đủ 0/4 kỳ; thiếu 4 ở 4 kỳ", id="all short"),
        pytest.param(
            "total",
            [item(f"2024/11/0{n}/x{n}", by("an")) for n in range(1, 5)],
            "eligible",
            "Mỗi quý một tin: được 4, chỉ tiêu cả năm 4",
            id="the year as a whole",
        ),
        pytest.param(
            "total",
            ALL_YEAR[1:],
            "not_yet",
            "Mỗi quý một tin: được 3, chỉ tiêu cả năm 4; thiếu 1",
            id="short as a whole",
        ),
    ],
)
def test_the_quota_is_met_in_each_period_or_as_a_whole(need, items, verdict, text):
    found = case(*items, quota=ONE_A_QUARTER + f"awards_need_quota: {need}\n")

    assert found.one.verdict == verdict
    assert found.told("quota") == [(verdict == "eligible", text)]


def test_the_evidence_is_every_period():
    [reason] = case(*ALL_YEAR[1:], quota=ONE_A_QUARTER).one.reasons

    assert reason.evidence == ("2024-Q1: 0/1", "2024-Q2: 1/1", "2024-Q3: 1/1", "2024-Q4: 1/1")


def test_awards_may_need_no_quota():
    assert case(quota=ONE_A_QUARTER + "awards_need_quota: false\n").one.reasons == ()


@pytest.mark.parametrize(
    "documents",
    [
        (document(awards="[{type: chien-si, people: [cuong]}]"),),
        (document(awards="[{type: co-thi-dua, units: [ha-tinh]}]"),),
    ],
)
def test_of_whom_no_rule_asks_that_is_said(documents):
    found = case(quota=ONE_A_QUARTER, documents=documents)

    assert found.one.verdict == "eligible"
    assert found.told("quota") == [(True, "không có chỉ tiêu tin, bài nào áp dụng")]


def test_periods_that_have_not_begun_are_not_asked_for():
    found = case(*ALL_YEAR, quota=ONE_A_QUARTER, documents=(document(day="2024-01-10"),), at="2024-05-15T08:00")

    assert found.told("quota") == [(True, "Mỗi quý một tin: đủ 2/2 kỳ")]


def test_units_are_asked_by_the_rules_of_units():
    quota = "rules: [{id: nam, subject: unit, levels: [province], period: year, target: 5, roll_up: true}]\n"
    found = case(*ALL_YEAR, quota=quota, documents=(document(awards="[{type: co-thi-dua, units: [ha-tinh]}]"),))

    assert found.told("quota") == [(False, "nam: đủ 0/1 kỳ; thiếu 1 ở kỳ 2024")]


@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        ("{year: 2024, date: 2025-03-10, what: nộp hồ sơ}", "; hạn nộp hồ sơ: 10/3/2025"),
        ("{year: 2024, date: 2025-01-15, what: nộp hồ sơ}", "; hạn nộp hồ sơ: 15/1/2025"),
        ("{year: 2024, date: 2025-01-14, what: nộp hồ sơ}", ""),
        ("{year: 2025, date: 2025-03-10, what: nộp hồ sơ}", ""),
    ],
)
def test_what_is_missing_says_by_when(deadline, due):
    found = case(*ALL_YEAR[1:], quota=ONE_A_QUARTER + f"deadlines: [{deadline}]\n")

    assert found.told("quota")[0][1] == "Mỗi quý một tin: đủ 3/4 kỳ; thiếu 1 ở kỳ 2024-Q1" + due


# --- the award -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("requires", "verdict", "met"),
    [
        pytest.param("{award: chien-si, times: 1}", "not_yet", False, id="an award that is missing"),
        pytest.param("{text: Đạo đức tốt}", "unknown", None, id="what only the dossier tells"),
        pytest.param("{text: t}, {award: chien-si, times: 1}", "not_yet", False, id="missing goes before unknown"),
    ],
)
def test_the_requirements_of_the_award_are_told(requires, verdict, met):
    found = case(requires=requires)

    assert found.one.verdict == verdict
    assert met in [result for result, _ in found.told("requirement")]


def test_a_requirement_that_is_met_has_its_documents_as_evidence():
    documents = (document(), document("conferred", year=2023, day="2023-12-20"))
    found = case(requires="{award: chien-si, times: 1}", documents=documents)
    [reason] = [reason for reason in found.one.reasons if reason.kind == "requirement"]

    assert (reason.met, reason.evidence) == (True, ("d1",))


def test_what_is_given_once_is_not_given_again():
    medal = "[{type: ky-niem-chuong, people: [an]}]"
    documents = (document(awards=medal), document("conferred", awards=medal, year=2020, day="2020-07-26"))

    assert (False, "chỉ tặng một lần, đã được tặng năm 2020") in case(documents=documents).told("requirement")


@pytest.mark.parametrize(
    ("items", "verdict", "text"),
    [
        ([], "not_yet", "sáng kiến “Số hóa hồ sơ” chưa có bài công bố trên trang"),
        (
            [item("2024/04/01/cong-bo", initiatives=("so-hoa",))],
            "eligible",
            "sáng kiến “Số hóa hồ sơ” đã có bài công bố",
        ),
        (
            [item("2024/04/01/nhap", initiatives=("so-hoa",), status="draft")],
            "not_yet",
            "sáng kiến “Số hóa hồ sơ” chưa có bài công bố trên trang",
        ),
    ],
)
def test_an_initiative_must_be_recognised_and_published(items, verdict, text):
    found = case(*items, initiatives=INITIATIVE)

    assert found.one.verdict == verdict
    assert found.told("initiative") == [(verdict == "eligible", text)]


def test_an_initiative_of_another_year_matters_only_as_a_ground():
    older = INITIATIVE.replace("2024-03-01", "2022-03-01")

    assert case(initiatives=older).told("initiative") == []
    assert len(case(initiatives=older, requires="{initiative: base}").told("initiative")) == 1


# --- what it says, and what it does not do ---------------------------------------------------------------------------


def test_the_json_has_the_keys_of_the_issue_and_no_other():
    found = case(*ALL_YEAR[1:], quota=ONE_A_QUARTER, requires="{text: Đạo đức}", initiatives=INITIATIVE)
    document_: dict[str, Any] = as_json(2024, found.candidates)
    [candidate] = document_["candidates"]

    assert list(document_) == ["year", "candidates"]
    assert list(candidate) == ["subject", "name", "award", "status", "verdict", "reasons"]
    assert {tuple(reason) for reason in candidate["reasons"]} == {("kind", "met", "text", "evidence")}
    assert [reason["kind"] for reason in candidate["reasons"]] == ["quota", "requirement", "initiative"]
    assert candidate["verdict"] == "not_yet"
    assert candidate["reasons"][0] == {
        "kind": "quota",
        "met": False,
        "text": "Mỗi quý một tin: đủ 3/4 kỳ; thiếu 1 ở kỳ 2024-Q1",
        "evidence": ["2024-Q1: 0/1", "2024-Q2: 1/1", "2024-Q3: 1/1", "2024-Q4: 1/1"],
    }


@pytest.mark.parametrize("items", [(), tuple(ALL_YEAR)], ids=["short", "met"])
def test_the_status_of_an_award_is_never_changed(items):
    found = case(*items, quota=ONE_A_QUARTER)

    assert found.statuses == found.statuses_after == {"2024/chien-si/person/an": "nominated"}
    assert found.one.status == "nominated"
