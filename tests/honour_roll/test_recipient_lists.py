from __future__ import annotations

import pytest

from plugins.honour_roll.recipient_lists import Row, read
from tests.honour_roll.making import marked

PATH = "data/awards/a.csv"


def rows(text: str | bytes) -> tuple[Row, ...]:
    found, problems = read(text if isinstance(text, bytes) else text.encode(), PATH)
    assert [problem.line() for problem in problems] == []
    return found


def words(text: str | bytes) -> list[tuple[str | None, ...]]:
    """Return what the rows say: person, unit, citation."""
    return [tuple(cell and cell.text for cell in (row.person, row.unit, row.citation)) for row in rows(text)]


def told(text: str | bytes) -> list[tuple[str, int, int]]:
    _, problems = read(text if isinstance(text, bytes) else text.encode(), PATH)
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


PLAIN = "person,unit,citation\nan,ha-tinh,Giỏi\nbinh,,\n"
SAID = [("an", "ha-tinh", "Giỏi"), ("binh", None, None)]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PLAIN.encode(), id="as the contract says"),
        pytest.param(PLAIN.encode("utf-8-sig"), id="with the mark that Excel writes"),
        pytest.param(PLAIN.replace(",", ";").encode(), id="semicolons"),
        pytest.param(PLAIN.replace(",", "\t").encode(), id="tabs"),
        pytest.param(PLAIN.replace("\n", "\r\n").encode(), id="the line ends of Windows"),
        pytest.param(PLAIN.replace("\n", "\r").encode(), id="the line ends of old Macs"),
        pytest.param(PLAIN.replace(",", ";").replace("\n", "\r\n").encode("utf-8-sig"), id="all that Excel does"),
        pytest.param(PLAIN.rstrip("\n").encode(), id="no last line end"),
        pytest.param(PLAIN.replace("\nbinh", "\n\n,,\n  , ,\nbinh").encode(), id="blank rows"),
        pytest.param(PLAIN.replace("an,", " an ,").encode(), id="spaces around a name"),
        pytest.param(PLAIN.replace("person,unit", "Person, UNIT ").encode(), id="another case in the header"),
        pytest.param('"person","unit","citation"\n"an","ha-tinh","Giỏi"\n"binh","",""\n'.encode(), id="all quoted"),
        pytest.param("citation,person,unit\nGiỏi,an,ha-tinh\n,binh,\n".encode(), id="columns in another order"),
    ],
)
def test_a_list_says_the_same_however_it_was_saved(data):
    assert words(data) == SAID


def test_a_cell_in_quotes_may_hold_what_parts_cells_and_lines():
    text = 'person;citation\n"Nguyễn\nVăn  An";"Giỏi; chăm, ""nhất"""\nbinh;x\n'

    assert words(text) == [("Nguyễn Văn An", None, 'Giỏi; chăm, "nhất"'), ("binh", None, "x")]


def test_a_column_alone_may_have_commas_in_it_when_these_are_no_delimiter():
    assert words("person\nan\nbinh\n") == [("an", None, None), ("binh", None, None)]


def test_names_are_compared_as_unicode_composes_them():
    """A Mac writes `ễ` as three characters."""
    assert words(b"person\nNguye\xcc\x82\xcc\x83n\n") == [("Nguyễn", None, None)]


def test_every_cell_knows_its_line_and_its_column():
    text = 'unit;person;citation\nha-tinh;an;x\n"ha;tinh";"b\ninh";\n;cuong;"y ""z"""\n'

    first, second, third = rows(text)

    assert [(c.place.line, c.place.column) for c in (first.unit, first.person, first.citation) if c] == [
        (2, 1),
        (2, 9),
        (2, 12),
    ]
    assert [(c.place.line, c.place.column) for c in (second.unit, second.person) if c] == [(3, 1), (3, 11)]
    assert [(c.place.line, c.place.column) for c in (third.person, third.citation) if c] == [(5, 2), (5, 8)]
    assert {row.place.path for row in (first, second, third)} == {PATH}


def test_402_rows_are_402_recipients():
    text = "person;unit\r\n" + "".join(f"nguoi-{n};ha-tinh\r\n" for n in range(402))
    found = rows(text.encode("utf-8-sig"))

    assert len(found) == 402
    assert found[-1].person is not None
    assert (found[-1].person.text, found[-1].place.line) == ("nguoi-401", 403)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("‸", "H115", id="empty"),
        pytest.param("‸\nperson\nan\n", "H115", id="a header after a blank line"),
        pytest.param("‸citation\nGiỏi\n", "H115", id="no column of names"),
        pytest.param("‸Nguyễn Văn An;VKSND tỉnh Hà Tĩnh\nan;x\n", "H115", id="no header at all"),
        pytest.param("‸persons;citation\nan;x\n", "H114", id="nearly a column of names"),
        pytest.param("person;‸họ tên\nan;An\n", "H114", id="a column of one's own"),
        pytest.param("person;‸;unit\nan;;ha-tinh\n", "H114", id="a column without a name"),
        pytest.param("person,unit,‸person\nan,ha-tinh,an\n", "H114", id="a column twice"),
        pytest.param("person,unit\nan,ha-tinh\n‸binh\n", "H116", id="a cell too few"),
        pytest.param("person,unit\n‸an,ha-tinh,Giỏi, chăm\n", "H116", id="a comma in a cell"),
        pytest.param("person,unit,citation\n‸,,Giỏi\n", "H118", id="nobody"),
        pytest.param('person,‸"unit\nan,ha-tinh\n', "H117", id="an open quote in the header"),
        pytest.param('person,unit\nan,ha-tinh\nbinh,‸"ha-tinh\ncuong,ha-tinh\n', "H117", id="an open quote"),
        pytest.param('person,unit\n"a\nn",x\nbinh,‸"ha-tinh\n', "H117", id="an open quote after a cell of two lines"),
        pytest.param('person,unit\nan,‸"ha"tinh\n', "H117", id="letters after a quote"),
    ],
)
def test_a_wrong_list_is_told_where_it_is_wrong(text, code):
    text, line, column = marked(text)

    assert told(text) == [(code, line, column)]


def test_empty_columns_at_the_end_are_those_of_a_spreadsheet():
    assert told("person;unit;;\nan;ha-tinh;;\nbinh;;;\n") == []


def test_an_unknown_column_comes_with_the_one_that_is_probably_meant():
    _, [problem] = read(b"persons;unit\nan;ha-tinh\n", PATH)

    assert problem.suggestion == "person"


def test_every_wrong_row_is_told_and_the_others_are_read():
    found, problems = read(b"person,unit\nan\nbinh,ha-tinh\n,\nx,y,z\n", PATH)

    assert [row.person.text for row in found if row.person] == ["binh"]
    assert [(p.code, p.place.line) for p in problems] == [("H116", 2), ("H116", 5)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param("person\nNguyễn\n".encode("utf-16"), "F102", id="UTF-16"),
        pytest.param("person\nĐặng\n".encode("cp1258", "replace") + b"\xff", "F101", id="the encoding of old Windows"),
        pytest.param(b"person\nan\x00\n", "F104", id="a character that nobody sees"),
    ],
)
def test_a_list_that_is_no_text_is_told(data, code):
    assert [found[0] for found in told(data)] == [code]
