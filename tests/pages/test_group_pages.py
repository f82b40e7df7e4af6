from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from plugins.pages.material import Link
from plugins.registry.shapes import ZONE
from tests.pages.making import pages_of
from tests.portal.trees import item

UNITS = """\
- {id: toi-cao, level: supreme, names: [{name: VKSND tối cao}]}
- {id: a, level: province, names: [{name: Tên cũ của A}, {name: Tên mới của A, from: 2023-07-01}]}
- {id: b, level: province, names: [{name: Đơn vị B}]}
"""
GROUPS = """\
- id: toi-cao/cum-1
  kind: cluster
  system: sector
  owner: toi-cao
  name: Cụm thi đua số 1
  years:
    2021: {leader: a, source: {note: Báo cáo năm 2021}}
    2023: {members: [a, b], members_complete: false, theme: Đoàn kết, source: {article: 2023/06/tin}}
    2024: {leader: a, deputy: b, source: {article: 2023/12/bau}}
- {id: toi-cao/cum-2, kind: cluster, system: sector, owner: toi-cao, name: Cụm thi đua số 2}
"""
FILES = {"data/units.yaml": UNITS, "data/groups.yaml": GROUPS}
ITEMS = {
    "tin": item("Tin giữa năm", "2023-06-01", groups="[toi-cao/cum-1]"),
    "bau": item("Tin bầu cụm trưởng", "2023-12-01"),
}
LATE, EARLY = datetime(2024, 6, 1, tzinfo=ZONE), datetime(2023, 9, 1, tzinfo=ZONE)


def years(tmp_path: Path, at: datetime):
    return pages_of(tmp_path, ITEMS, at, **FILES)["cum-thi-dua/toi-cao/cum-1/index.html"].view.years


def test_a_gap_between_known_years_is_a_row_of_its_own(tmp_path: Path) -> None:
    assert [(year.year, year.known) for year in years(tmp_path, LATE)] == [
        (2024, True),
        (2023, True),
        (2022, False),
        (2021, True),
    ]


def test_what_is_not_known_is_empty_and_never_guessed(tmp_path: Path) -> None:
    of_2023 = years(tmp_path, LATE)[1]

    assert (of_2023.leader, of_2023.deputy, of_2023.supervisor) == (None, None, ())
    assert not of_2023.complete
    assert len(of_2023.members) == 2


@pytest.mark.parametrize(
    ("supervisor", "said"),
    [
        pytest.param("{person: lan}", ["Lê Lan"], id="public"),
        pytest.param("{person: kin}", ["Người phụ trách không nêu tên"], id="not public"),
        pytest.param("{person: kin, unit: b}", ["Người phụ trách không nêu tên", "B"], id="not public, of a unit"),
        pytest.param("{unit: b}", ["B"], id="a unit"),
    ],
)
def test_a_supervisor_who_is_not_public_is_said_to_be_there(tmp_path: Path, supervisor: str, said: list[str]) -> None:
    people = "- {id: lan, name: Lê Lan}\n- {id: kin, name: Trần Kín, public: false}\n"
    groups = f"""\
- id: toi-cao/cum-1
  kind: cluster
  system: sector
  owner: toi-cao
  name: Cụm 1
  years: {{2024: {{supervisor: {supervisor}}}}}
"""
    units = "- {id: toi-cao, level: supreme, names: [{name: VKSND tối cao}]}\n"
    units += "- {id: b, level: office, names: [{name: B}]}\n"
    files = {"data/people.yaml": people, "data/groups.yaml": groups, "data/units.yaml": units}
    [year] = pages_of(tmp_path, {}, **files)["cum-thi-dua/toi-cao/cum-1/index.html"].view.years

    assert [link.text for link in year.supervisor] == said


def test_units_are_named_as_they_were_called_that_year(tmp_path: Path) -> None:
    rows = {year.year: year for year in years(tmp_path, LATE)}

    assert rows[2023].members[0] == Link("Tên cũ của A", "/don-vi/a/")
    assert rows[2024].leader == Link("Tên mới của A", "/don-vi/a/")


def test_a_fact_waits_for_the_item_that_tells_it(tmp_path: Path) -> None:
    assert [year.year for year in years(tmp_path, EARLY)] == [2023, 2022, 2021]


def test_a_source_that_the_page_lists_is_pointed_to_there(tmp_path: Path) -> None:
    rows = {year.year: year for year in years(tmp_path, LATE)}

    assert rows[2023].source == Link("Tin ngày 1/6/2023", "#tin-1")
    assert rows[2024].source == Link("Tin ngày 1/12/2023", "/tin/2023/12/bau/")
    assert rows[2021].source == Link("Báo cáo năm 2021", None)


def test_a_group_of_which_nothing_is_known_says_so(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, ITEMS, LATE, **FILES)

    assert pages["cum-thi-dua/toi-cao/cum-2/index.html"].view.years == ()


def test_a_units_page_tells_its_groups_by_year(tmp_path: Path) -> None:
    groups = pages_of(tmp_path, ITEMS, LATE, **FILES)["don-vi/b/index.html"].view.groups

    assert [(one.year, one.role) for one in groups] == [(2024, "cluster_deputy"), (2023, "cluster_member")]


def test_a_court_that_leads_a_bloc_is_named_and_no_link(tmp_path: Path) -> None:
    bloc = """\
- id: toi-cao/khoi-1
  kind: bloc
  system: local
  owner: toi-cao
  name: Khối thi đua
  years:
    2024:
      members: [a, {name: Tòa án nhân dân tỉnh A, kind: outside}]
      leader: {name: Tòa án nhân dân tỉnh A, kind: outside}
      deputy: a
      supervisor: {unit: {name: Ủy ban nhân dân tỉnh A, kind: outside}, person: {name: Ông Phó, kind: outside}}
      source: {outlet: Báo Ví Dụ, date: 2024-02-03, url: "https://bao.example/khoi"}
"""
    pages = pages_of(tmp_path, {}, LATE, **{"data/units.yaml": UNITS, "data/groups.yaml": bloc})
    [year] = pages["cum-thi-dua/toi-cao/khoi-1/index.html"].view.years

    assert year.leader == Link("Tòa án nhân dân tỉnh A")
    assert year.members == (Link("Tên mới của A", "/don-vi/a/"), Link("Tòa án nhân dân tỉnh A"))
    assert year.supervisor == (Link("Ông Phó"), Link("Ủy ban nhân dân tỉnh A"))
    assert year.source == Link("Báo Ví Dụ, 3/2/2024", "https://bao.example/khoi")
    assert [(one.year, one.role) for one in pages["don-vi/a/index.html"].view.groups] == [(2024, "bloc_deputy")]


def test_groups_stand_under_who_organises_them_and_those_of_former_units_apart(tmp_path: Path) -> None:
    units = UNITS + "- {id: cu, level: province, names: [{name: Đơn vị cũ}], valid: {to: 2023-12-31}}\n"
    groups = "".join(
        f"- {{id: {owner}/cum-1, kind: cluster, system: local, owner: {owner}, name: Cụm của {owner}}}\n"
        for owner in ("b", "cu", "a", "toi-cao")
    )
    files = {"data/units.yaml": units, "data/groups.yaml": groups}
    view = pages_of(tmp_path, {}, LATE, **files)["cum-thi-dua/index.html"].view

    assert [one.owner.text for one in view.owners] == ["VKSND tối cao", "Đơn vị B", "Tên mới của A"]
    assert [(one.owner.text, one.owner.note) for one in view.former] == [("Đơn vị cũ", "đến 31/12/2023")]
    assert [entry.href for entry in view.ways] == ["#cua-toi-cao", "#cua-b", "#cua-a", "#truoc-day"]


@pytest.mark.parametrize(
    ("at", "members"),
    [
        pytest.param(EARLY, ["Tên mới của A", "Đơn vị B"], id="of this year"),
        pytest.param(LATE, ["Tên mới của A", "Đơn vị B"], id="who leads and who stands in"),
        pytest.param(datetime(2025, 1, 1, tzinfo=ZONE), [], id="the newest year that is known is over"),
    ],
)
def test_machines_are_told_members_of_this_year_alone(tmp_path: Path, at: datetime, members: list[str]) -> None:
    view = pages_of(tmp_path, ITEMS, at, **FILES)["cum-thi-dua/toi-cao/cum-1/index.html"].view
    [group] = [one for one in view.head.linked_data["@graph"] if one["@type"] == "Organization"]

    assert [one["name"] for one in group.get("member", [])] == members


def test_a_group_whose_organiser_is_no_more_says_until_when(tmp_path: Path) -> None:
    units = UNITS + "- {id: cu, level: province, names: [{name: Đơn vị cũ}], valid: {to: 2023-12-31}}\n"
    group = "- {id: cu/cum-1, kind: cluster, system: local, owner: cu, name: Cụm cũ, years: {2024: {members: [b]}}}\n"
    files = {"data/units.yaml": units, "data/groups.yaml": group}
    owners = [pages_of(tmp_path, {}, at, **files)["cum-thi-dua/cu/cum-1/index.html"].view.owner for at in (EARLY, LATE)]

    assert [(owner.text, owner.note) for owner in owners] == [("Đơn vị cũ", None), ("Đơn vị cũ", "đến 31/12/2023")]
