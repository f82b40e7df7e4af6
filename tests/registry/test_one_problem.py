"""One mistake is told once: what follows from a file or a record that cannot be read is no other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins import registry
from plugins.honour_roll import HonourRoll
from plugins.portal import intake
from plugins.portal.content_tree import read_tree
from plugins.problems import in_order
from plugins.quota import feature as quota
from plugins.registry.loading import DATA_LIMIT
from plugins.registry.yamltree import ENTRY_BY_ENTRY, parse
from tests.conftest import DATA
from tests.pages.making import MARKDOWN, strings

GOOD = DATA / "good"
DATA_FILES = sorted(path.relative_to(GOOD).as_posix() for path in (GOOD / "data").rglob("*") if path.is_file())
LISTS = [path for path in DATA_FILES if path.count("/") == 1 and path != "data/site.yaml"]


def told(content: Path) -> list[tuple[str, str]]:
    features = [HonourRoll(), quota.NewsQuota()]
    taken = intake.take_in(read_tree(content), MARKDOWN, strings()["vi"], features)
    return [(problem.code, problem.place.path) for problem in taken.problems]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "content"))


def not_utf_8(file: Path) -> None:
    file.write_bytes(b"\xff\xe9" + file.read_bytes())


def too_large(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.truncate(DATA_LIMIT + 1)


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_link(file: Path) -> None:
    other = file.parent.parent.parent / ".that"
    file.rename(other)
    file.symlink_to(other)


def other_case(file: Path) -> None:
    file.rename(file.with_name(file.name.capitalize()))


FILE_FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "not UTF-8": (not_utf_8, "F101"),
    "too large": (too_large, "F130"),
    "a folder": (a_folder, "F136"),
    "a link": (a_link, "F106"),
    "empty": (lambda file: file.write_bytes(b" \n"), "F134"),
}


@pytest.mark.parametrize("path", DATA_FILES)
@pytest.mark.parametrize(("spoil", "code"), FILE_FAULTS.values(), ids=FILE_FAULTS)
def test_a_data_file_that_cannot_be_read_is_one_problem(
    content: Path, path: str, spoil: Callable[[Path], None], code: str
) -> None:
    spoil(content / path)

    if code == "F134" and path not in LISTS:
        code = "H115" if path.endswith(".csv") else "S106"  # no column for names, no key
    expected = [(code, path)]
    assert told(content) in ((expected, []) if code == "F134" else (expected,)), "nothing need refer to an empty list"


LIST_FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "YAML that is none": (lambda file: file.write_bytes(file.read_bytes() + b"- [\n"), "Y101"),
    "a mapping": (lambda file: file.write_bytes(b"a: b\n"), "S105"),
    "a text": (lambda file: file.write_bytes(b"abc\n"), "S105"),
    "entries that are none": (lambda file: file.write_bytes(b"- a\n"), "S106"),
    "another name": (other_case, "F110"),
}


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(("spoil", "code"), LIST_FAULTS.values(), ids=LIST_FAULTS)
def test_a_list_that_is_none_is_one_problem(content: Path, path: str, spoil: Callable[[Path], None], code: str) -> None:
    spoil(content / path)
    found = told(content)

    assert [one for one, _ in found] == [code]


def test_a_file_that_is_not_there_is_one_problem(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few references may be slips; these are told where they stand."""
    for path in LISTS:
        lost = (content / path).read_bytes()
        (content / path).unlink()
        monkeypatch.setattr("plugins.registry.absent.MANY", 1)
        assert told(content) in ([("R140", path)], []), "nothing need refer to it"
        monkeypatch.setattr("plugins.registry.absent.MANY", 100)
        assert "R140" not in [code for code, _ in told(content)]
        (content / path).write_bytes(lost)


@pytest.mark.parametrize("name", ["data", "images"])
def test_a_folder_that_is_a_link_or_misnamed_is_one_problem(content: Path, name: str) -> None:
    (content / name).rename(content.parent / "that")
    (content / name).symlink_to(content.parent / "that")
    assert told(content) == [("F106", name)]

    (content / name).unlink()
    (content.parent / "that").rename(content / name.upper())
    assert told(content) == [("F113", name.upper())]


def test_the_rest_is_told_all_the_same(content: Path) -> None:
    (content / "data/units.yaml").write_bytes(b"a: b\n")
    other = content / "news/2025/diem-tin-hai-tinh.md"
    other.write_text(other.read_text("utf-8").replace("genre: ", "genre: khong-"), "utf-8")

    assert told(content) == [("S105", "data/units.yaml"), ("S103", "news/2025/diem-tin-hai-tinh.md")]


# --- records ---------------------------------------------------------------------------------------------------------

SITE = "name: C\nunit: a\nsiteurl: https://thu.example\ncategories: [{id: c, name: C}]\n"
CAMPAIGNS = "- {id: x, name: X, years: {2024: {}}}\n"


def codes(units: str, people: str) -> list[str]:
    files = {"data/site.yaml": SITE, "data/units.yaml": units, "data/people.yaml": people}
    return [problem.code for problem in registry.load({path: text.encode() for path, text in files.items()})[1]]


PERSON = "- {id: p, name: P, appointments: [{role: KSV, unit: UNIT}]}\n"
UNIT = "- {id: a, level: supreme, names: [{name: A}]}\n"


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        pytest.param("- {id: b, levl: x, level: province, names: [{name: B}]}\n", "S102", id="a key that is none"),
        pytest.param("- id: c\n  id: b\n  level: province\n  names: [{name: B}]\n", "Y102", id="two ids"),
        pytest.param("- {level: province, levl: x, id: c, names: [{name: b}]}\n", "S102", id="a name"),
    ],
)
def test_who_refers_to_a_record_that_is_refused_makes_no_mistake(broken: str, code: str) -> None:
    assert codes(UNIT + broken, PERSON.replace("UNIT", "b")) == [code]


def test_who_refers_to_nothing_is_told_beside_a_record_that_is_refused() -> None:
    assert codes(UNIT + "- {id: b, levl: x}\n", PERSON.replace("UNIT", "khac")).count("R101") == 1


def test_a_list_with_too_many_faults_is_not_told_to_its_end() -> None:
    found = codes(UNIT, "- p\n" * 1500)

    assert found.count("F135") == 1
    assert len(found) < 1100


def test_a_list_of_too_many_entries_is_one_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.registry.loading.ENTRY_LIMIT", 2)

    assert codes(UNIT, "- {id: p, name: P}\n" * 3) == ["F137"]
    assert codes(UNIT, "- {id: p, name: P}\n- {id: q, name: Q}\n") == []


# --- long lists ------------------------------------------------------------------------------------------------------

ENTRIES = [
    "- id: a{0}\n  name: Tên {0}   # ghi chú\n  list: [a, 'b, c', {{x: y}}]\n",
    '# chú thích\n- {{id: b{0}, name: "Tên #{0}"}}\n\n',
    "-\n  id: c{0}\n  text: |\n    dòng một\n\n    - dòng hai\n",
    "- id: d{0}\n  text: >-\n    một\n    hai\n  more:\n  - a # chú\n  - b: c\n    d: e #x\n",
    "- id: e{0}\n  a: 1\n  a: 2\n",
    "- id: f{0}\n  text: một\n    hai #ba\n",
    "- id: g{0}\n  text: 'một\n\n    hai'\n",
    "- &x{0} id\n",
    "- id: h{0}\n  v: *x\n",
    '- id: i{0}\n  t: "một\n- hai"\n',
    "abc: {0}\n",
    "- id: k{0}\n  t: [\n",
]


@pytest.mark.parametrize("number", range(len(ENTRIES)))
def test_a_long_list_is_read_as_a_short_one(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entry by entry it takes a third of the memory, and comes to the same with the same places."""
    text = "# đầu tệp\n" + "".join(one.format(i) for i in range(3) for one in (*ENTRIES[:7], ENTRIES[number]))
    whole, of_whole = parse(text, "data/x.yaml")
    monkeypatch.setattr("plugins.registry.yamltree.ENTRY_BY_ENTRY", 0)
    pieces, of_pieces = parse(text, "data/x.yaml")

    assert pieces == whole
    assert in_order(of_pieces) == in_order(of_whole)
    assert len(text) < ENTRY_BY_ENTRY
