from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins import registry
from plugins.award_lists import wording
from plugins.award_lists.directory import Directory
from plugins.award_lists.entries import LeftOut
from plugins.award_lists.importing import Imported, Recipient, Stub, import_list, plain_citation
from plugins.award_lists.objections import Wanted
from plugins.award_lists.person_names import bare_name
from plugins.award_lists.sheet_marks import Unreadable
from plugins.award_lists.spelling import spelt
from plugins.award_lists.unit_names import plain_unit as spelt_unit
from plugins.honour_roll import recipient_lists
from plugins.registry import Registry
from plugins.registry.yamltree import parse
from tests.award_lists.workbooks import roster

DAY = date(2023, 12, 1)
SITE = b"name: X\nunit: toi-cao\nsiteurl: https://thu.example\ncategories: [{id: tin, name: Tin}]\n"
UNITS = """\
- {id: toi-cao, level: supreme, names: [{name: Viện kiểm sát nhân dân tối cao, short: VKSND tối cao}]}
- id: ha-tinh
  level: province
  parent: toi-cao
  names: [{name: Viện kiểm sát nhân dân tỉnh Hà Tĩnh, short: VKSND tỉnh Hà Tĩnh}]
- {id: ha-tinh/phong-1, level: division, parent: ha-tinh, names: [{name: Phòng 1}]}
- {id: khanh-hoa, level: province, parent: toi-cao, names: [{name: VKSND tỉnh Khánh Hòa}]}
- {id: khanh-hoa/phong-1, level: division, parent: khanh-hoa, names: [{name: Phòng 1}]}
- id: cu
  level: district
  names: [{name: VKSND huyện Cũ}]
  valid: {to: 2020-12-31}
  closed: {kind: merged, successors: [{unit: ha-tinh}]}
"""
PEOPLE = """\
- {id: hung, name: Nguyễn Văn Hùng, appointments: [{role: KSV, unit: ha-tinh}]}
- {id: hung-2, name: Nguyễn Văn Hùng, appointments: [{role: KTV, unit: khanh-hoa}]}
- {id: hung-3, name: Nguyễn Văn Hưng, appointments: [{role: KSV, unit: ha-tinh}]}
- {id: hoa, name: Lê Thị Hoà, appointments: [{role: KSV, unit: ha-tinh/phong-1, to: 2023-12-31}]}
- {id: doi, name: Trần Văn Đôi, appointments: [{role: KSV, unit: ha-tinh}]}
- {id: doi-2, name: Trần Văn Đôi, appointments: [{role: KTV, unit: ha-tinh/phong-1}]}
- {id: ong, name: Ông Văn Tuấn, appointments: [{role: KSV, unit: ha-tinh}]}
"""
PERSONAL = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích", "Danh hiệu", "Kết quả")
HA_TINH = "VKSND tỉnh Hà Tĩnh"


def records(people: str = PEOPLE) -> Registry:
    files = {"data/site.yaml": SITE, "data/units.yaml": UNITS.encode(), "data/people.yaml": people.encode()}
    found, problems = registry.load(files)
    assert not problems
    return found


def wanted(**more: Any) -> Wanted:
    forms = ("Giấy khen", "Giấy khen của Viện trưởng")
    return Wanted(**({"type": "giay-khen", "forms": forms, "subject": "both", "status": "nominated"} | more))


def imported(*rows: tuple[str, ...], create: tuple[str, ...] = (), **more: Any) -> Imported:
    """Import *rows*, each begun with its number."""
    numbered = [(str(number), *row) for number, row in enumerate(rows, start=1)]
    return import_list(roster(PERSONAL, *numbered), records(), DAY, wanted(**more), create_people=create)


def people(found: Imported) -> list[tuple[str | None, str]]:
    return [(one.person, one.unit) for one in found.recipients]


def reason(found: Imported) -> str:
    [one] = found.left_out
    assert not found.recipients
    return wording.sentence(one)


# --- who is meant ----------------------------------------------------------------------------------------------------


def test_a_name_and_its_unit_are_one_person() -> None:
    found = imported(("Nguyễn Văn Hùng", "KSV", HA_TINH, "Viết tin"), ("NGUYỄN VĂN HÙNG", "", "VKSND tỉnh Khánh Hoà"))

    assert found.recipients == (
        Recipient(row=2, person="hung", unit="ha-tinh", citation="Viết tin"),
        Recipient(row=3, person="hung-2", unit="khanh-hoa"),
    )
    assert not found.left_out


def test_without_a_unit_nobody_is_meant_however_rare_the_name() -> None:
    assert reason(imported(("Ông Văn Tuấn", "", ""))) == (
        "dòng 2 “Ông Văn Tuấn”: không ghi đơn vị nên không biết là ai "
        "(có thể là: Ông Văn Tuấn (ong), KSV, VKSND tỉnh Hà Tĩnh)"
    )


def test_marks_make_another_name() -> None:
    found = imported(("Nguyễn Văn Hưng", "", HA_TINH))

    assert people(found) == [("hung-3", "ha-tinh")]


@pytest.mark.parametrize(
    "name", ["Lê Thị Hòa", "Lê Thị Hoà", "đ/c Lê Thị Hòa", "Đồng chí: Lê thị Hòa", "Bà LÊ THỊ HOÀ"]
)
def test_titles_and_the_place_of_the_tone_do_not_matter(name: str) -> None:
    assert people(imported((name, "", "Phòng 1 - VKSND tỉnh Hà Tĩnh"))) == [("hoa", "ha-tinh/phong-1")]


def test_a_family_name_that_is_also_a_title_is_kept() -> None:
    assert people(imported(("Ông Văn Tuấn", "", HA_TINH))) == [("ong", "ha-tinh")]
    assert bare_name("Ông Lê Văn A") == "Lê Văn A"


def test_somebody_of_a_part_of_the_unit_is_meant_by_it() -> None:
    assert people(imported(("Lê Thị Hòa", "", HA_TINH))) == [("hoa", "ha-tinh")]


def test_somebody_of_the_unit_above_is_written_down_there() -> None:
    """The people of a province are not always known by division."""
    assert people(imported(("Nguyễn Văn Hùng", "", "Phòng 1, VKSND tỉnh Hà Tĩnh"))) == [("hung", "ha-tinh")]


def test_of_two_of_one_name_in_one_unit_neither_is_taken() -> None:
    assert reason(imported(("Trần Văn Đôi", "", HA_TINH))) == (
        "dòng 2 “Trần Văn Đôi”: có nhiều người tên “Trần Văn Đôi” ở đơn vị này, không biết là ai "
        "(có thể là: Trần Văn Đôi (doi), KSV, VKSND tỉnh Hà Tĩnh; Trần Văn Đôi (doi-2), KTV, Phòng 1)"
    )


def test_a_name_that_is_known_elsewhere_is_told_and_never_created() -> None:
    found = imported(("Lê Thị Hòa", "", "VKSND tỉnh Khánh Hòa"), create=("Lê Thị Hòa",))

    said = "có người tên “Lê Thị Hòa” nhưng ngày 1/12/2023 không giữ chức vụ nào ở VKSND tỉnh Khánh Hòa"
    assert said in reason(found)
    assert not found.stubs


def test_a_unit_of_many_is_settled_by_the_heading_above() -> None:
    found = import_list(
        roster(PERSONAL, ("I", HA_TINH), ("1", "Lê Thị Hòa", "", "Phòng 1")),
        records(),
        DAY,
        wanted(),
    )

    assert people(found) == [("hoa", "ha-tinh/phong-1")]


def test_a_unit_of_many_is_settled_by_the_one_who_serves_in_one_of_them() -> None:
    assert people(imported(("Lê Thị Hòa", "", "Phòng 1"))) == [("hoa", "ha-tinh/phong-1")]


def test_a_unit_of_many_that_nothing_settles_is_asked_about() -> None:
    assert reason(imported(("Phạm Văn Mới", "", "Phòng 1"), create=("Phạm Văn Mới",))) == (
        "dòng 2 “Phạm Văn Mới”: có nhiều đơn vị tên “Phòng 1”, không biết là đơn vị nào "
        "(có thể là: Phòng 1 (ha-tinh/phong-1), VKSND tỉnh Hà Tĩnh; Phòng 1 (khanh-hoa/phong-1), VKSND tỉnh Khánh Hòa)"
    )


def test_a_unit_that_is_no_more_names_its_successor() -> None:
    assert "đã hợp nhất từ 1/1/2021" in reason(imported(("Nguyễn Văn Hùng", "", "VKSND huyện Cũ")))


def test_an_unknown_unit_is_told() -> None:
    assert "“VKSND tỉnh Hà Tỉn”" in reason(imported(("Nguyễn Văn Hùng", "", "VKSND tỉnh Hà Tỉn")))


@pytest.mark.parametrize("written", ["Phòng 1 VKSND tỉnh Hà Tĩnh", "phòng 1  Viện KSND tỉnh Hà Tĩnh"])
def test_a_part_and_its_whole_need_no_comma_between(written: str) -> None:
    assert people(imported(("Lê Thị Hòa", "", " ".join(written.split())))) == [("hoa", "ha-tinh/phong-1")]


def test_a_post_before_a_part_and_its_whole_is_told_apart() -> None:
    list_ = roster(
        ("STT", "Họ và tên", "Chức vụ, đơn vị"), ("1", "Lê Thị Hòa", "Kiểm sát viên Phòng 1 VKSND tỉnh Hà Tĩnh")
    )

    found = import_list(list_, records(), DAY, wanted())
    assert people(found) == [("hoa", "ha-tinh/phong-1")]


def test_parts_near_to_one_that_is_not_there_are_told() -> None:
    said = reason(imported(("Lê Thị Hòa", "", "Phòng 10 VKSND tỉnh Hà Tĩnh")))

    assert "VKSND tỉnh Hà Tĩnh không có đơn vị trực thuộc nào tên “Phòng 10”" in said
    assert "(có thể là: Phòng 1 (ha-tinh/phong-1), VKSND tỉnh Hà Tĩnh)" in said


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("- Đạt giải nhất", "– Đạt giải nhất"),
        ("-Đạt giải nhất", "– Đạt giải nhất"),
        ("+ Đạt giải nhất", "– Đạt giải nhất"),
        ("-", ""),
        ("=1+1", ""),
        ("+1+1", ""),
        ("@SUM(A1)", ""),
        ("Đạt - hai giải", "Đạt - hai giải"),
    ],
)
def test_a_citation_is_nothing_that_a_spreadsheet_computes(written: str, kept: str) -> None:
    assert plain_citation(written) == kept

    found = imported(("Nguyễn Văn Hùng", "", HA_TINH, written))
    assert [one.citation for one in found.recipients] == [kept]
    assert any(f"“{written}” bắt đầu như một công thức" in notice for notice in found.notices) == (not kept)


def test_a_post_and_its_unit_in_one_column_are_told_apart() -> None:
    headings = ("STT", "Họ và tên", "Chức vụ, đơn vị công tác")
    rows = (
        ("1", "Nguyễn Văn Hùng", "Kiểm sát viên, VKSND tỉnh Hà Tĩnh"),
        ("2", "Lê Mới", "Phó Phòng, VKSND tỉnh Hà Tĩnh"),
    )
    found = import_list(roster(headings, *rows), records(), DAY, wanted(), create_people=("Lê Mới",))

    assert people(found) == [("hung", "ha-tinh"), ("le-moi", "ha-tinh")]
    assert found.stubs == (Stub(id="le-moi", name="Lê Mới", role="Phó Phòng", unit="ha-tinh"),)


def test_somebody_listed_twice_is_written_once_and_told() -> None:
    found = imported(("Nguyễn Văn Hùng", "", HA_TINH), ("Nguyễn Văn Hùng", "", HA_TINH))

    assert people(found) == [("hung", "ha-tinh")]
    assert [one.reason for one in found.left_out] == ["đã có ở dòng 2, chỉ ghi một lần"]


def test_names_near_to_an_unknown_one_are_told() -> None:
    said = reason(imported(("Nguyễn Văn Húng", "", HA_TINH)))

    assert said.startswith(
        "dòng 2 “Nguyễn Văn Húng”: people.yaml chưa có ai tên “Nguyễn Văn Húng”; viết nhầm thì sửa; người mới thì thêm "
        '--create-person "Nguyễn Văn Húng" (có thể là: Nguyễn Văn Hùng (hung)'
    )
    assert "Nguyễn Văn Hùng (hung), KSV, VKSND tỉnh Hà Tĩnh" in said


# --- what a row says against itself ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("award", "status", "said"),
    [
        pytest.param("", "", None, id="nothing"),
        pytest.param("giấy khen của viện trưởng", "Đề nghị", None, id="the same"),
        pytest.param("giay-khen", "nominated", None, id="the ids"),
        pytest.param("Bằng khen", "", "ô danh hiệu ghi “Bằng khen”, không phải “Giấy khen”", id="another award"),
        pytest.param("", "Không tặng", "khác với văn bản (nominated)", id="another status"),
        pytest.param("", "declined", "khác với văn bản (nominated)", id="another status in English"),
        pytest.param("", "Xuất sắc", "không hiểu trạng thái “Xuất sắc”", id="no status"),
    ],
)
def test_a_row_of_another_award_or_status_is_left_out(award: str, status: str, said: str | None) -> None:
    found = imported(("Nguyễn Văn Hùng", "", HA_TINH, "", award, status))

    assert said in reason(found) if said else people(found) == [("hung", "ha-tinh")]


def test_a_status_that_is_computed_is_none() -> None:
    list_ = roster(PERSONAL, ("1", "Nguyễn Văn Hùng", "", HA_TINH, "", "", "đề nghị"), formulas=frozenset({(1, 6)}))
    found = import_list(list_, records(), DAY, wanted())

    assert "ô trạng thái là công thức nên không dùng được" in reason(found)


# --- units -----------------------------------------------------------------------------------------------------------


def test_a_list_of_units_is_resolved_too() -> None:
    list_ = roster(
        ("TT", "Tên tập thể", "Thành tích"),
        ("1", "Viện KSND tỉnh Hà Tĩnh", "Tốt"),
        ("I", "VKSND tỉnh Khánh Hòa"),
        ("2", "Phòng 1"),
        ("3", "Phòng 9"),
    )
    found = import_list(list_, records(), DAY, wanted())

    assert people(found) == [(None, "ha-tinh"), (None, "khanh-hoa/phong-1")]
    assert [one.row for one in found.left_out] == [5]


@pytest.mark.parametrize(
    ("headings", "subject", "said"),
    [
        (("Họ tên", "Đơn vị"), "unit", "là danh sách cá nhân, mà “Giấy khen” chỉ tặng cho tập thể; xem lại --type"),
        (
            ("Tên tập thể", "Ghi chú"),
            "person",
            "là danh sách tập thể, mà “Giấy khen” chỉ tặng cho cá nhân; xem lại --type",
        ),
    ],
)
def test_an_award_is_not_for_just_anybody(headings: tuple[str, ...], subject: str, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        import_list(roster(headings, ("An", HA_TINH)), records(), DAY, wanted(subject=subject))

    assert str(caught.value) == said


# --- people who are new ----------------------------------------------------------------------------------------------


def test_new_people_get_ids_that_nobody_has() -> None:
    found = imported(
        ("Hùng", "Chuyên viên", HA_TINH),
        ("Hưng", "", HA_TINH),
        ("PHẠM VĂN MỚI", "", "VKSND tối cao"),
        create=("Hùng", "Hưng", "Phạm Văn Mới"),
    )

    assert found.stubs == (
        Stub(id="hung-4", name="Hùng", role="Chuyên viên", unit="ha-tinh"),
        Stub(id="hung-5", name="Hưng", role="Công chức", unit="ha-tinh"),
        Stub(id="pham-van-moi", name="Phạm Văn Mới", role="Công chức", unit="toi-cao"),
    )
    assert people(found) == [("hung-4", "ha-tinh"), ("hung-5", "ha-tinh"), ("pham-van-moi", "toi-cao")]


def test_nobody_is_created_without_a_unit() -> None:
    assert not imported(("Phạm Văn Mới", "", ""), ("Phạm Văn Mới", "", "Đâu đó"), create=("Phạm Văn Mới",)).stubs


# --- the texts -------------------------------------------------------------------------------------------------------


def heading(**more: Any) -> wording.Heading:
    facts = {"year": 2023, "type": "giay-khen", "status": "nominated", "day": DAY, "day_is_said": True}
    return wording.Heading(**(facts | more))


NOBODY = Imported(recipients=(), left_out=(), stubs=(), notices=())


def test_a_decision_is_written_with_its_number_day_and_authority() -> None:
    decided = heading(status="conferred", number="12/QĐ: #1", authority="Viện trưởng, VKSND {tối cao}")
    left = LeftOut(row=12, name="Nguyễn Văn A", reason="không rõ")
    text = wording.document(
        decided, "ds.xlsx, sheet “A”", "2023-x", Imported(recipients=(), left_out=(left,), stubs=(), notices=())
    )
    tree, problems = parse(text, "data/awards/2023-x.yaml")

    assert not problems
    assert tree.value == {
        "year": "2023",
        "status": "conferred",
        "decision": {"number": "12/QĐ: #1", "date": "2023-12-01", "authority": "Viện trưởng, VKSND {tối cao}"},
        "awards": [{"type": "giay-khen"}],
        "recipients": "2023-x.csv",
        "complete": "false",
    }
    assert text.startswith("# Nhập từ ds.xlsx, sheet “A”, 0 dòng.\n")
    assert text.endswith("# Chưa nhập được: dòng 12 “Nguyễn Văn A”: không rõ\n")


def test_a_proposal_is_written_with_its_day() -> None:
    text = wording.document(heading(), "a.csv", "x", NOBODY)

    assert parse(text, "x.yaml")[0].value == {
        "year": "2023",
        "status": "nominated",
        "date": "2023-12-01",
        "awards": [{"type": "giay-khen"}],
        "recipients": "x.csv",
    }
    assert "sửa theo ngày của văn bản" in wording.document(heading(day_is_said=False), "a.csv", "x", NOBODY)


def test_recipients_are_written_as_excel_and_the_program_read_them() -> None:
    listed = (
        Recipient(row=2, person="hung", unit="ha-tinh", citation='viết "tin", bài; ảnh'),
        Recipient(row=3, person=None, unit="khanh-hoa", citation="– giỏi"),
    )
    text = wording.recipients(Imported(recipients=listed, left_out=(), stubs=(), notices=()))

    assert text == ('\ufeffperson,unit,citation\r\nhung,ha-tinh,"viết ""tin"", bài; ảnh"\r\n,khanh-hoa,– giỏi\r\n')
    rows, problems = recipient_lists.read(text.encode(), "data/awards/x.csv")
    assert not problems
    assert [row.citation and row.citation.text for row in rows] == ['viết "tin", bài; ảnh', "– giỏi"]


@pytest.mark.parametrize(
    "existing",
    [
        pytest.param("", id="no file"),
        pytest.param(PEOPLE, id="as it is"),
        pytest.param(PEOPLE.rstrip("\n"), id="no line end at the end"),
        pytest.param(PEOPLE.replace("\n", "\r\n"), id="lines of Windows"),
        pytest.param("  " + PEOPLE.replace("\n", "\n  ").rstrip(" "), id="indented"),
        pytest.param("\ufeff# Ghi chú\n" + PEOPLE + "# cuối", id="BOM and comments"),
    ],
)
def test_people_are_added_and_nothing_else_changes(existing: str) -> None:
    stub = Stub(id="moi", name="Lê: Mới #1", role="Trưởng phòng, {tổ 1}", unit="ha-tinh")
    new = wording.with_people(existing.encode(), [stub], "ds.xlsx")

    assert new.startswith(existing.encode())
    added = records(new.decode()).people["moi"]
    assert (added.name, added.appointments[0].role, added.appointments[0].unit) == (stub.name, stub.role, stub.unit)
    assert (b"\r\n" in new) == ("\r\n" in existing)
    assert not any(line.endswith("\r") for line in new.decode().split("\n")[:-1]) or b"\n" not in new.replace(
        b"\r\n", b""
    )


VISIBLE = st.text(st.characters(blacklist_categories=("C", "Z")), min_size=1).filter(str.strip)


@given(st.lists(VISIBLE, min_size=1, max_size=4).map(" ".join))
def test_any_text_comes_back_from_the_yaml_it_is_written_to(text: str) -> None:
    tree, problems = parse(f"a: {{b: {wording.scalar(text)}, c: d}}\n", "x.yaml")

    assert not problems
    assert tree.value == {"a": {"b": text, "c": "d"}}


# --- spelling --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("one", "other"), [("Hoà", "Hòa"), ("Thuý", "Thúy"), ("khoẻ", "Khỏe"), ("TUYÊN  ", "tuyên")])
def test_the_place_of_the_tone_makes_no_other_word(one: str, other: str) -> None:
    assert spelt(one) == spelt(other)


@pytest.mark.parametrize(("one", "other"), [("Hùng", "Hưng"), ("Hoa", "Hòa"), ("Hóa", "Hòa"), ("Đôi", "Doi")])
def test_every_other_mark_makes_another_word(one: str, other: str) -> None:
    assert spelt(one) != spelt(other)


def test_short_forms_of_units_are_the_same() -> None:
    assert spelt_unit("Viện kiểm sát nhân dân TP. Hồ Chí Minh") == spelt_unit("VKSND thành phố Hồ Chí Minh")
    assert spelt_unit("Viện KSND Tp.Hồ Chí Minh") == spelt_unit("VKSND TP Hồ Chí Minh")


def test_an_exact_name_does_not_hide_that_another_unit_is_called_so() -> None:
    units = UNITS + "- {id: ha-tinh-2, level: province, names: [{name: Viện KSND tỉnh Hà Tĩnh}]}\n"
    files = {"data/site.yaml": SITE, "data/units.yaml": units.encode()}

    found = Directory(registry.load(files)[0], DAY).unit("VKSND tỉnh Hà Tĩnh")

    assert found.id is None
    assert found.among == ("ha-tinh", "ha-tinh-2")
