from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins import registry
from plugins.registry import Kind
from plugins.registry.loading import FILES, OF_FEATURES, SITE_FILE
from tests.strategies import yaml_signs

SITE = b"name: x\nunit: u\nsiteurl: https://x.example\ncategories: [{id: a, name: A}]\n"
UNITS = b"- {id: u, level: supreme, names: [{name: U}]}\n"


def told(**files: bytes) -> list[tuple[str, str, int]]:
    """Return code, file and line of each problem; files are named by their stem."""
    content = {"site": SITE, "units": UNITS} | files
    _, problems = registry.load({f"data/{stem}.yaml": data for stem, data in content.items()})
    return [(p.code, p.place.path.removeprefix("data/"), p.place.line) for p in problems]


def test_good_data_become_records_and_no_problems(good, load):
    records, _, problems = load(good)

    assert problems == []
    assert list(records.units) == ["hue", "quang-binh", "quang-tri"]
    assert list(records.groups) == ["hue/cum-1", "quang-tri/cum-1"]
    assert list(records.campaigns) == ["van-hoa-cong-so"]
    assert list(records.people) == ["nguyen-van-hung", "nguyen-van-hung-2", "le-thi-ngoc"]
    assert records.site.unit == "hue"


def test_a_missing_file_is_an_empty_one():
    assert told() == []


def test_the_site_itself_must_be_told():
    _, [problem] = registry.load({"data/units.yaml": UNITS})

    assert (problem.code, problem.place.path) == ("F108", SITE_FILE)


@pytest.mark.parametrize("name", [name.replace("*", "2023") for name in OF_FEATURES])
def test_files_that_features_read_are_known_whether_these_are_on_or_off(name):
    _, problems = registry.load({SITE_FILE: SITE, "data/units.yaml": UNITS, f"data/{name}": b""})

    assert problems == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("unit.yaml", "units.yaml"),
        ("people.yml", "people.yaml"),
        ("award_type.yaml", "award_types.yaml"),
        ("x.bin", None),
    ],
)
def test_an_unknown_data_file_is_told(name, meant):
    _, [problem] = registry.load({SITE_FILE: SITE, "data/units.yaml": UNITS, f"data/{name}": b""})

    assert (problem.code, problem.suggestion) == ("F110", meant)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"units": b"- id: u: v"}, [("Y101", "units.yaml", 1)], id="a syntax error"),
        pytest.param({"units": "u".encode("utf-16")}, [("F102", "units.yaml", 1)], id="the wrong encoding"),
        pytest.param({"site": b"name: x: y"}, [("Y101", "site.yaml", 1)], id="in the site itself"),
        pytest.param(
            {"units": b"- {id: u, level: suprem, names: [{name: U}]}"},
            [("S103", "units.yaml", 1)],
            id="a record's mistake",
        ),
    ],
)
def test_one_mistake_is_told_once_and_not_by_everything_that_refers_to_it(files, expected):
    people = b"- {id: a, name: A, appointments: [{role: r, unit: u}]}"

    assert told(**files, people=people) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"people": b"id: a"}, [("S105", "people.yaml", 1)], id="a mapping for a list"),
        pytest.param({"people": b"- a\n- {id: b, name: B}"}, [("S106", "people.yaml", 1)], id="a text for a record"),
        pytest.param(
            {"people": b"- {id: b, name: B}\n- {id: b, name: C}"}, [("R104", "people.yaml", 2)], id="an id used twice"
        ),
        pytest.param(
            {"site": SITE.replace(b"unit: u", b"unit: v")}, [("R101", "site.yaml", 2)], id="the unit of the site"
        ),
        pytest.param(
            {"site": SITE[:-2] + b", {id: a, name: B}]"}, [("R104", "site.yaml", 4)], id="a category used twice"
        ),
    ],
)
def test_mistakes_of_whole_files_are_told(files, expected):
    assert told(**files) == expected


def test_what_can_be_read_is_there_to_check_the_rest_against():
    records, problems = registry.load({SITE_FILE: SITE, "data/units.yaml": UNITS + b"- {id: v}\n"})

    assert [p.code for p in problems] == ["S101", "S101"]
    assert list(records.units) == ["u"]
    assert records.is_broken(Kind.UNIT, "v")
    assert not records.is_broken(Kind.UNIT, "w")


def test_no_data_raise():
    """Only problems come of bytes that are nobody's data."""

    @given(st.sampled_from([SITE_FILE, *FILES]), st.binary(max_size=60) | yaml_signs.map(str.encode))
    def check(path: str, data: bytes) -> None:
        registry.load({SITE_FILE: SITE, "data/units.yaml": UNITS} | {path: data})

    check()


RECORDS = st.lists(
    st.dictionaries(
        st.sampled_from(
            "id level kind system owner name names parent valid closed years members leader public period".split()
        ),
        st.sampled_from(
            "u v u/c supreme cluster local no 2023 ~ [] [u] [{name: U}] {to: 9999-12-31} {to: 2020-01-01}"
            " {kind: merged, successors: [{unit: u}]} {2023: {members: [u,v]}} {2023: {leader: v}}".split(" ")
        ),
        max_size=8,
    ),
    max_size=4,
).map(lambda rows: "".join("- {" + ", ".join(f"{k}: {v}" for k, v in row.items()) + "}\n" for row in rows))


@settings(suppress_health_check=[HealthCheck.too_slow])  # a machine under load draws slowly; the example is small
@given(st.sampled_from(list(FILES)), RECORDS)
def test_no_records_raise(path, text):
    """Records that lean on each other, closed, in circles, half filled: everything is told and nothing raises."""
    records, _ = registry.load({SITE_FILE: SITE, "data/units.yaml": UNITS} | {path: text.encode()})

    assert isinstance(records, registry.Registry)


def units(lines: str) -> bytes:
    return f"- id: u\n  level: supreme\n{lines}\n".encode()


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("  names: [{name: U}]  # tên từ 2011", id="behind braces"),
        pytest.param("  names:  # các tên\n    - name: U  # ghi chú", id="behind a name, set off"),
        pytest.param(
            "  names: [{name: U}]\n  parent: u2 # cấp trên\n- {id: u2, level: high, names: [{name: V}]}", id="an id"
        ),
        pytest.param('  names:\n    - name: "U" # ghi chú', id="behind quotation marks"),
        pytest.param("  names: [{name: U}]\n  valid: {from: 2011-01-01} # luật\n# hết", id="behind a span"),
    ],
)
def test_a_remark_in_data_may_stand_where_it_cuts_nothing_off(lines):
    assert told(units=units(lines)) == []


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        pytest.param("  names:\n    - name: Đơn vị #1", "Y105", 4, id="a number sign"),
        pytest.param("  names:\n    - name: Đơn vị # 1", "Y105", 4, id="a blank too few"),
        pytest.param("  names:\n    - name: Đơn vị  #1", "Y105", 4, id="no blank behind it"),
        pytest.param("  names:\n    - name: #1", "Y106", 4, id="nothing else"),
        pytest.param("  names:\n    - name: U\n        # hai", "Y105", 5, id="as if it were the text's second line"),
        pytest.param("  names: [{name: Tổ một, hai}]", "Y108", 3, id="a comma in a name"),
        pytest.param("  names:\n    -\u00a0name: U", "Y101", 4, id="a no-break space behind a dash"),
        pytest.param("  names:\n    – name: U", "Y101", 4, id="another dash"),
        pytest.param("  names:\n    - name: U: V", "Y101", 4, id="a colon in a name"),
        pytest.param("  tên: U", "S102", 3, id="a key in Vietnamese"),
        pytest.param("  names: U", "S105", 3, id="a name for a list of names"),
    ],
)
def test_a_mistake_in_data_is_told_at_its_line(lines, code, line):
    assert (code, "units.yaml", line) in told(units=units(lines))


def test_a_key_under_another_name_is_not_told_as_missing_too():
    assert told(units=units("  tên: U")) == [("S102", "units.yaml", 3)]


def test_words_to_choose_are_understood_in_data():
    for word in ("tối cao", "Tối cao", "TOI CAO", "supreme"):
        assert told(units=f"- {{id: u, level: {word}, names: [{{name: U}}]}}".encode()) == []


@pytest.mark.parametrize("key", ["names", "id", "level"])
def test_the_form_of_a_key_that_is_missing_can_be_written(key):
    record = {"id": "u", "level": "supreme", "names": "[{name: U}]"}
    lines = [f"{one}: {value}" for one, value in record.items() if one != key]
    _, problems = registry.load({"data/site.yaml": SITE, "data/units.yaml": ("- " + "\n  ".join(lines)).encode()})
    [problem] = [one for one in problems if one.code == "S101"]

    form = problem.cure.removeprefix("thêm dòng “").split("”")[0]
    written = form.replace("…", "supreme").replace("ma-khong-dau", "u")

    assert told(units=("- " + "\n  ".join([*lines, written])).encode()) == []


@pytest.mark.parametrize("id_", ["con", "nul", "com1", "u/aux", "prn/a"])
def test_an_id_that_is_no_folder_on_windows_is_told_where_a_record_has_it_and_nowhere_else(id_):
    units = (
        UNITS
        + (
            f"- {{id: {id_}, level: office, parent: u, names: [{{name: N}}]}}\n"
            f"- {{id: b, level: office, parent: {id_}, names: [{{name: B}}]}}\n"
        ).encode()
    )
    people = f"- {{id: an, name: A, appointments: [{{role: R, unit: {id_}}}]}}\n".encode()

    assert told(units=units, people=people) == [("R135", "units.yaml", 2)]
