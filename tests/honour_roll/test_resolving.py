from __future__ import annotations

import pytest

from plugins.registry import Kind
from tests.honour_roll.making import TYPES, award, awards, given, good_awards, marked, proposed, read

MERGED = "2025-07-01"


def one(line: str, day: str = "2024-03-05", types: str = TYPES):
    """Return what comes of a document of *day* with one award, written as *line*."""
    return awards(award(decision=given(day), awards=f"[{line}]"), types=types)


# --- types -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "chien-si",
        "Chiến sĩ thi đua cơ sở",
        "Chiến sỹ thi đua cơ sở",
        "chiến sĩ  THI ĐUA cơ sở",
        "CSTĐ cơ sở",
        '"“CSTĐ cơ sở”"',
    ],
)
def test_a_type_is_an_id_or_any_name_that_it_ever_had(written):
    assert good_awards(award(awards=f"[{{type: {written}, people: [an]}}]")).standings() == {
        "2024/chien-si/person/an": "conferred"
    }


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("chien-sy", "chien-si"),
        ("Chiến sĩ thi đua cơ sơ", "chien-si"),
        ("Giấy khen của Viện truởng", "giay-khen"),
        ("xyz", None),
        ("CSTĐ", None),
    ],
)
def test_an_unknown_type_is_told_with_the_one_that_is_probably_meant(written, suggestion):
    text, line, column = marked(award(awards=f"[{{type: ‸{written}, people: [an]}}]"))
    found = awards(text)

    assert found.told == [("H101", "awards/a.yaml", line, column)]
    assert found.problems[0].suggestion == suggestion
    assert found.honours.records == ()


def test_a_name_of_two_types_is_told_with_both():
    types = TYPES + "- {id: khac, form: title, subject: person, rank: 41, names: [{name: CSTĐ cơ sở}]}\n"
    [problem] = one("{type: CSTĐ cơ sở, people: [an]}", types=types).problems

    assert problem.code == "H102"
    assert "chien-si, khac" in problem.message


def test_when_the_types_cannot_be_read_no_type_is_told_to_be_unknown():
    assert one("{type: bat-ky, people: [an]}", types="- {id: a").codes == ["Y101"]


# --- people and units ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "day", "code"),
    [
        pytest.param("{type: chien-si, people: [an, ‸ann]}", MERGED, "R101", id="an unknown person"),
        pytest.param("{type: chien-si, people: [‸Nguyễn Văn Ân]}", MERGED, "R101", id="a name that nobody bears"),
        pytest.param("{type: chien-si, people: [‸Phạm Văn Dũng]}", MERGED, "R102", id="a name of two"),
        pytest.param("{type: chien-si, people: [‸ha-tinh]}", MERGED, "R101", id="a unit among the people"),
        pytest.param("{type: co-thi-dua, units: [‸ha-tih]}", MERGED, "R101", id="an unknown unit"),
        pytest.param("{type: co-thi-dua, units: [ha-tinh, ‸an]}", MERGED, "R101", id="a person among the units"),
        pytest.param("{type: co-thi-dua, units: [‸binh-thuan]}", MERGED, "R103", id="a unit that is no more"),
        pytest.param("{type: co-thi-dua, units: [‸VKSND tỉnh Bình Thuận]}", MERGED, "R103", id="by its name"),
        pytest.param("{type: co-thi-dua, units: [‸lam-dong]}", "2025-06-30", "R103", id="a unit that is not yet"),
        pytest.param("{type: co-thi-dua, people: [‸an]}", MERGED, "H107", id="a person given a collective's award"),
        pytest.param("{type: chien-si, units: [‸ha-tinh]}", MERGED, "H108", id="a unit given a person's award"),
    ],
)
def test_a_wrong_recipient_is_told_where_it_is_written(line, day, code):
    text, number, column = marked(award(decision=given(day), awards=f"[{line}]"))
    found = awards(text)

    assert found.told == [(code, "awards/a.yaml", number, column)]
    assert not {"ann", "binh-thuan", "lam-dong"} & {record.recipient.id for record in found.honours.records}


@pytest.mark.parametrize(
    ("cells", "day", "code"),
    [
        pytest.param("‸ann;;", MERGED, "R101", id="an unknown person"),
        pytest.param("an;‸ha-tih;", MERGED, "R101", id="an unknown unit of a person"),
        pytest.param(";‸ha-tih;", MERGED, "R101", id="an unknown unit"),
        pytest.param(";‸binh-thuan;", MERGED, "R103", id="a unit that is no more"),
        pytest.param("dung-2;‸binh-thuan;", MERGED, "R103", id="a person's unit that is no more"),
        pytest.param(";‸lam-dong;", "2025-06-30", "R103", id="a unit that is not yet"),
        pytest.param("‸Phạm Văn Dũng;;", MERGED, "H119", id="a name of two"),
        pytest.param("‸Phạm Văn Dũng;ha-tinh/kv-1;", MERGED, "H119", id="a name of two, neither there"),
        pytest.param("an;‸lam-dong;", MERGED, "H128", id="a person of another unit"),
    ],
)
def test_a_wrong_row_is_told_at_its_cell(cells, day, code):
    text, line, column = marked(f"person;unit;citation\ncuong;;\n{cells}\n")
    document = award(decision=given(day), awards="[{type: giay-khen}]", recipients="a.csv")

    assert read({"awards/a.yaml": document, "awards/a.csv": text}).told == [(code, "awards/a.csv", line, column)]


@pytest.mark.parametrize(
    ("type_", "cells", "code"),
    [("co-thi-dua", "‸an;ha-tinh", "H107"), ("chien-si", ";‸ha-tinh", "H108")],
    ids=["a person", "a unit"],
)
def test_a_row_for_the_wrong_kind_of_recipient_is_told(type_, cells, code):
    text, line, column = marked(f"person;unit\n{cells}\n")
    found = read({"awards/a.yaml": award(awards=f"[{{type: {type_}}}]", recipients="a.csv"), "awards/a.csv": text})

    assert found.told == [(code, "awards/a.csv", line, column)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{type: chien-si, people: [Nguyen Van An]}", "(có phải “an”?)"),
        ("{type: co-thi-dua, units: [ha-tin]}", "(có phải “ha-tinh”?)"),
        ("{type: co-thi-dua, units: [binh-thuan]}", "đơn vị kế thừa: VKSND tỉnh Lâm Đồng (lam-dong)"),
        ("{type: co-thi-dua, people: [an]}", "“Cờ thi đua của ngành” chỉ tặng cho tập thể, không tặng cho cá nhân"),
        ("{type: chien-si, units: [ha-tinh]}", "không tặng cho tập thể “VKSND tỉnh Hà Tĩnh”"),
    ],
)
def test_a_message_says_what_was_probably_meant(line, said):
    [problem] = one(line, MERGED).problems

    assert said in problem.line()


def test_a_unit_that_is_not_yet_is_told_with_the_one_before_it():
    [problem] = one("{type: co-thi-dua, units: [lam-dong]}", "2025-06-30").problems

    assert "tiền thân: VKSND tỉnh Bình Thuận (binh-thuan)" in problem.line()


def test_a_unit_is_in_being_on_its_first_and_its_last_day():
    good_awards(award(decision=given("2025-06-30"), awards="[{type: co-thi-dua, units: [binh-thuan]}]"))
    good_awards(award(decision=given("2025-07-01"), awards="[{type: co-thi-dua, units: [lam-dong]}]"))


@pytest.mark.parametrize(
    ("cells", "id_", "unit"),
    [
        pytest.param("an;", "an", "ha-tinh", id="an id"),
        pytest.param("NGUYỄN VĂN AN;VKSND tỉnh Hà Tĩnh", "an", "ha-tinh", id="names"),
        pytest.param("Phạm Văn Dũng;ha-tinh", "dung", "ha-tinh", id="of two the one of the unit"),
        pytest.param("Phạm Văn Dũng;binh-thuan", "dung-2", "binh-thuan", id="the other"),
        pytest.param("Trần Thị Bình;ha-tinh", "binh", "ha-tinh", id="of a unit above the own one"),
        pytest.param("binh;", "binh", "ha-tinh/kv-1", id="the unit of the post"),
        pytest.param("cuong;ha-tinh", "cuong", "ha-tinh", id="somebody whose posts nobody wrote down"),
        pytest.param("cuong;", "cuong", None, id="and who says no unit"),
        pytest.param("em;", "em", "ha-tinh", id="who is not public is honoured all the same"),
    ],
)
def test_a_row_means_one_person_in_one_unit(cells, id_, unit):
    files = {"awards/a.yaml": award(awards="[{type: chien-si}]", recipients="a.csv")}
    found = read(files | {"awards/a.csv": f"person;unit\n{cells}\n"})
    [entry] = found.honours.documents[0].entries

    assert found.codes == []
    assert (entry.recipient.kind, entry.recipient.id, entry.unit) == (Kind.PERSON, id_, unit)


def test_the_unit_of_a_recipient_is_that_of_the_day():
    """Somebody who changed with the merger was honoured in the old unit before it."""
    line = "[{type: chien-si, people: [dung-2]}]"
    found = good_awards(
        award(decision=given("2025-06-30"), awards=line), award(year="2025", decision=given(MERGED), awards=line)
    )

    assert [document.entries[0].unit for document in found.honours.documents] == ["binh-thuan", "lam-dong"]


def test_a_citation_of_a_row_goes_before_that_of_the_award():
    files = {"awards/a.yaml": award(awards="[{type: chien-si, citation: Chung}]", recipients="a.csv")}
    found = read(files | {"awards/a.csv": "person;citation\nan;Riêng\nbinh;\n"})

    assert [entry.citation for entry in found.honours.documents[0].entries] == ["Riêng", "Chung"]


def test_a_warning_about_a_unit_leaves_the_award_as_it_is():
    """People's posts are seldom complete; the decision is what counts."""
    files = {"awards/a.yaml": award(awards="[{type: chien-si}]", recipients="a.csv")}
    found = read(files | {"awards/a.csv": "person;unit\nan;lam-dong\n"})

    assert found.codes == ["R103"]  # Lâm Đồng is of 2025
    assert read(files | {"awards/a.csv": "person;unit\nan;toi-cao\n"}).codes == []
    assert read(files | {"awards/a.csv": "person;unit\nan;binh-thuan\n"}).standings() == {
        "2024/chien-si/person/an": "conferred"
    }


def test_an_award_for_both_may_be_for_either():
    found = good_awards(proposed(awards="[{type: giay-khen, people: [an], units: [ha-tinh]}]"))

    assert list(found.standings()) == ["2024/giay-khen/person/an", "2024/giay-khen/unit/ha-tinh"]
