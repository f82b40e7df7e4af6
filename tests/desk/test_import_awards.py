from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from plugins import registry
from plugins.desk import import_files
from plugins.desk.main import main
from plugins.honour_roll import recipient_lists
from plugins.registry.loading import read_tree
from tests.award_lists.workbooks import workbook, xlsx
from tests.portal.trees import portal, snapshot, write

SHEETS = Path(__file__).parent.parent / "data" / "sheets"
TYPES = """\
- {id: giay-khen, form: certificate, subject: both, rank: 60, names: [{name: Giấy khen}]}
- {id: co-thi-dua, form: flag, subject: unit, rank: 31, names: [{name: Cờ thi đua, aliases: [Cờ thi đua ngành]}]}
"""
PEOPLE = """\
# Người của cổng thử.
- {id: hung, name: Nguyễn Văn Hùng, appointments: [{role: Kiểm sát viên, unit: ha-tinh}]}
- {id: hoa, name: Lê Thị Hòa, appointments: [{role: Chuyên viên, unit: toi-cao}]}
"""
HEADINGS = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích")
HUNG = (1, "Nguyễn Văn Hùng", "KSV", "VKSND tỉnh Hà Tĩnh", "Viết 12 tin, bài")
NEW = (2, "Phạm Văn Mới", "Chuyên viên", "VKSND tỉnh Hà Tĩnh", "")
FAMILIES = tuple(f"{family} {middle}" for family in "Vũ Đỗ Bùi Lý".split() for middle in "Văn Thị Minh Thu Gia".split())
GIVEN = "An Bình Chi Dung Đức Giang Hà Hải Khoa Lan Mai Nam Oanh Phúc Quân Sơn Tâm Uyên Việt Yến".split()
CREATE = ("--create-person", "Phạm Văn Mới")
DECIDED = ("--number", "12/QĐ-VKSTC", "--date", "2023-12-20", "--authority", "Viện trưởng VKSND tối cao")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files = {"data/award_types.yaml": TYPES, "data/people.yaml": PEOPLE}
    return write(portal(tmp_path / "content"), files)


@pytest.fixture
def run(content: Path, tmp_path: Path) -> Any:
    def command(data: bytes | Path, *more: str, name: str = "danh sách.xlsx", look: bool = False) -> int:
        file = data if isinstance(data, Path) else tmp_path / name
        if isinstance(data, bytes):
            file.write_bytes(data)
        given = ["import-awards", str(file), "--content", str(content), "--at", "2023-12-25", *more]
        for option, value in (("--type", "giay-khen"), ("--year", "2023")):
            given += [] if option in more else [option, value]
        given += [] if look else ["--write"]
        try:
            return main(given)
        except SystemExit as left:
            return int(left.code or 0)

    return command


def awards(content: Path) -> list[str]:
    return sorted(path.name for path in (content / "data" / "awards").glob("*"))


def document(content: Path, stem: str) -> Any:
    path = f"data/awards/{stem}.yaml"
    tree, problems = read_tree(path, (content / path).read_bytes())
    assert not problems
    return tree.value


def recipients(content: Path, stem: str) -> list[tuple[str | None, str | None]]:
    path = f"data/awards/{stem}.csv"
    rows, problems = recipient_lists.read((content / path).read_bytes(), path)
    assert not problems
    return [(row.person and row.person.text, row.unit and row.unit.text) for row in rows]


def test_a_list_becomes_a_document_and_its_recipients(
    run: Any, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(xlsx([HEADINGS, HUNG]), *DECIDED) == 0
    stem = "2023-giay-khen-12-qd-vkstc"

    assert capsys.readouterr().out.splitlines() == [
        f"{content}/data/awards/{stem}.yaml",
        f"{content}/data/awards/{stem}.csv",
        "Đã nhập 1 dòng.",
    ]
    assert document(content, stem) == {
        "year": "2023",
        "status": "conferred",
        "decision": {"number": "12/QĐ-VKSTC", "date": "2023-12-20", "authority": "Viện trưởng VKSND tối cao"},
        "awards": [{"type": "giay-khen"}],
        "recipients": f"{stem}.csv",
    }
    assert recipients(content, stem) == [("hung", "ha-tinh")]
    assert main(["check", "--content", str(content), "--at", "2023-12-25"]) == 0


def test_without_a_decision_nobody_is_honoured(run: Any, content: Path) -> None:
    assert run(xlsx([HEADINGS, HUNG])) == 0

    found = document(content, "2023-giay-khen-danh-sach")
    assert (found["status"], found["date"]) == ("nominated", "2023-12-25")


@pytest.mark.parametrize("name", ["danh-sach.xls", "danh-sach.ods"])
def test_files_of_other_programs_are_read(run: Any, content: Path, name: str) -> None:
    expected = [("hung", "ha-tinh"), ("hoa", "toi-cao")]

    assert run(SHEETS / name) == (1 if name.endswith("xls") else 0)
    assert recipients(content, "2023-giay-khen-danh-sach") == expected


def test_a_csv_of_excel_is_read(run: Any, content: Path) -> None:
    text = "\ufeff" + "\r\n".join(";".join(map(str, row)) for row in (HEADINGS, HUNG)) + "\r\n"

    assert run(text.encode(), name="a.csv") == 0
    assert recipients(content, "2023-giay-khen-a") == [("hung", "ha-tinh")]


def test_a_long_list_is_taken_whole(run: Any, content: Path) -> None:
    names = [f"{first} {second}" for first in FAMILIES for second in GIVEN]
    people = (
        f"- {{id: nguoi-{n}, name: {name}, appointments: [{{role: KSV, unit: ha-tinh}}]}}\n"
        for n, name in enumerate(names)
    )
    write(content, {"data/people.yaml": "".join(people)})
    rows = [(n, name, "KSV", "VKSND tỉnh Hà Tĩnh", "") for n, name in enumerate(names, start=1)]

    assert run(xlsx([HEADINGS, *rows]), "--name", "dai") == 0
    assert len(recipients(content, "dai")) == len(names) == 400
    assert main(["check", "--content", str(content), "--at", "2023-12-25"]) == 0


def test_what_is_left_out_is_told_and_written_down(run: Any, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(xlsx([HEADINGS, HUNG, NEW]), "--name", "ds") == 1
    told = capsys.readouterr()

    said = (
        "dòng 3 “Phạm Văn Mới”: people.yaml chưa có ai tên “Phạm Văn Mới”; viết nhầm thì sửa; người mới thì thêm "
        '--create-person "Phạm Văn Mới"'
    )
    assert told.err == f"Chưa nhập được {said}.\n"
    assert told.out.endswith("Đã nhập 1 dòng, còn 1 dòng chưa nhập được.\n")
    assert document(content, "ds")["complete"] == "false"
    assert f"# Chưa nhập được: {said}\n" in (content / "data/awards/ds.yaml").read_text("utf-8")


def test_nothing_is_written_if_nobody_is_known(run: Any, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(content)

    assert run(xlsx([HEADINGS, NEW])) == 1
    assert capsys.readouterr().err.endswith("Không nhập được dòng nào nên không ghi tệp nào.\n")
    assert snapshot(content) == before


def test_new_people_are_added_at_the_end(run: Any, content: Path) -> None:
    assert run(xlsx([HEADINGS, HUNG, NEW]), *CREATE, "--name", "ds") == 0

    people = (content / "data/people.yaml").read_text("utf-8")
    assert people.startswith(PEOPLE)
    assert people.removeprefix(PEOPLE) == (
        "# Nhập từ danh sách.xlsx, sheet “Danh sách”; kiểm tra lại chức vụ và ngày giữ chức vụ.\n"
        "- id: pham-van-moi\n"
        "  name: Phạm Văn Mới\n"
        "  appointments: [{role: Chuyên viên, unit: ha-tinh}]\n"
    )
    assert recipients(content, "ds") == [("hung", "ha-tinh"), ("pham-van-moi", "ha-tinh")]
    assert main(["check", "--content", str(content), "--at", "2023-12-25"]) == 0


def test_people_are_not_added_to_a_file_of_another_form(
    run: Any, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(content, {"data/people.yaml": "[{id: hung, name: Nguyễn Văn Hùng}]\n"})
    before = snapshot(content)

    assert run(xlsx([HEADINGS, NEW]), *CREATE) == 1
    assert "Không thêm được người vào data/people.yaml" in capsys.readouterr().err
    assert snapshot(content) == before


def test_a_second_run_overwrites_nothing(run: Any, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(xlsx([HEADINGS, HUNG]), "--name", "ds")
    before = snapshot(content)

    assert run(xlsx([HEADINGS, HUNG]), "--name", "ds") == 1
    assert "Đã có tệp data/awards/ds.csv; đặt tên khác bằng --name" in capsys.readouterr().err
    assert snapshot(content) == before


def test_a_disk_that_fails_leaves_all_as_it_was(
    run: Any, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The registry and the list are written already when the document cannot be."""
    before = snapshot(content)
    create = import_files._create

    def fail(path: Path, *more: Any) -> None:
        if path.suffix == ".yaml":
            raise OSError(28, os.strerror(28))
        create(path, *more)

    monkeypatch.setattr(import_files, "_create", fail)

    assert run(xlsx([HEADINGS, HUNG, NEW]), *CREATE) == 1
    assert "Không ghi được vào" in capsys.readouterr().err
    assert snapshot(content) == before


def test_errors_of_the_registry_stop_the_import(run: Any, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(content, {"data/people.yaml": "- {id: a}\n"})

    assert run(xlsx([HEADINGS, HUNG])) == 1
    told = capsys.readouterr().err
    assert "data/people.yaml:1: S101" in told
    assert told.endswith("Chưa nhập gì: hãy sửa các lỗi trên trước.\n")


def test_awards_of_the_portal_are_known_by_name(run: Any, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hoa = (2, "Lê Thị Hòa", "", "VKSND tối cao", "")
    rows = [HEADINGS, ("", "Cờ thi đua ngành"), HUNG, ("", "Giấy khen"), hoa]

    assert run(xlsx(rows), *DECIDED, "--name", "ds") == 1
    assert recipients(content, "ds") == [("hoa", "toi-cao")]
    assert "danh sách ghi là “Cờ thi đua”, không phải “Giấy khen”" in capsys.readouterr().err


def test_a_citation_of_a_list_is_written_without_marks_of_a_program(run: Any, content: Path) -> None:
    assert run(xlsx([HEADINGS, (*HUNG[:4], "- Đạt giải nhất")]), "--name", "ds") == 0
    assert "hung,ha-tinh,– Đạt giải nhất" in (content / "data/awards/ds.csv").read_text("utf-8")


def test_as_json_one_document_tells_all(run: Any, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(xlsx([HEADINGS, HUNG, NEW, (3, "Ai Đó", "", "", "")]), "--json", *CREATE, "--name", "ds") == 1
    told = capsys.readouterr()

    assert told.err == ""
    found = json.loads(told.out)
    assert [(one["row"], one["result"]) for one in found.pop("rows")] == [
        (1, "header"),
        (2, "taken"),
        (3, "new"),
        (4, "open"),
    ]
    assert found == {
        "written": [f"{content}/data/{name}" for name in ("people.yaml", "awards/ds.yaml", "awards/ds.csv")],
        "recipients": 2,
        "created": [{"id": "pham-van-moi", "name": "Phạm Văn Mới", "role": "Chuyên viên", "unit": "ha-tinh"}],
        "newcomers": [],
        "complete": False,
        "left_out": [{"row": 4, "name": "Ai Đó", "reason": "không ghi đơn vị nên không biết là ai", "candidates": []}],
        "notices": [],
    }


def test_a_failure_is_told_in_json_too(run: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(b"PK\x03\x04", "--json") == 1

    told = json.loads(capsys.readouterr().out)
    assert told["written"] == []
    assert told["error"].startswith("danh sách.xlsx: không mở được, có thể tệp bị hỏng")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(["--status", "conferred"], "phải kèm --number, --date và --authority", id="no decision"),
        pytest.param(["--number", "1", "--date", "2023-12-20"], "phải có đủ", id="half a decision"),
        pytest.param(["--status", "xong"], "--status không nhận “xong”; chọn một trong:", id="no status"),
        pytest.param(["--type", "giay-khem"], "(có phải “giay-khen”?)", id="no type"),
        pytest.param(["--year", "23"], "Năm “23” không hợp lệ", id="no year"),
        pytest.param(["--date", "20/12/2023"], "Ngày “20/12/2023” không hợp lệ", id="no day"),
        pytest.param(["--name", "con"], "Tên “con” không dùng được", id="a device of Windows"),
        pytest.param(["--name", "../x"], "Tên “../x” không dùng được", id="a way out"),
    ],
)
def test_options_that_cannot_be_used_exit_with_2(
    run: Any, content: Path, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(xlsx([HEADINGS, HUNG]), *options) == 2
    assert said in capsys.readouterr().err
    assert awards(content) == []


def test_a_file_that_is_not_there_is_a_misuse(run: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "khong-co.xlsx") == 2
    assert "Không có tệp" in capsys.readouterr().err


def test_an_award_for_units_takes_no_people(run: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(xlsx([HEADINGS, HUNG]), "--type", "co-thi-dua") == 1
    assert "là danh sách cá nhân, mà “Cờ thi đua” chỉ tặng cho tập thể" in capsys.readouterr().err


def test_the_people_that_were_added_can_be_honoured_again(run: Any, content: Path) -> None:
    run(xlsx([HEADINGS, NEW]), *CREATE, "--name", "mot")

    assert run(xlsx([HEADINGS, NEW]), *CREATE, "--name", "hai") == 0
    assert recipients(content, "mot") == recipients(content, "hai") == [("pham-van-moi", "ha-tinh")]
    files = {f"data/{path}": data for path, data in snapshot(content / "data").items()}
    assert not registry.load(files)[1]


# --- a look, and what is refused --------------------------------------------------------------------------------------


def table(out: str) -> dict[int, str]:
    """Return the rows of the table that was printed."""
    rows = [line.split(maxsplit=1) for line in out.splitlines()]
    return {int(row[0]): row[1] for row in rows if len(row) > 1 and row[0].isdigit()}


def test_a_look_writes_nothing_and_tells_every_row(run: Any, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(content)

    assert run(xlsx([("DANH SÁCH",), HEADINGS, HUNG, NEW, ("", "Cộng: 2 người")]), *DECIDED, look=True) == 1
    out = capsys.readouterr().out
    assert snapshot(content) == before
    told = table(out)
    assert told[1] == "tiêu đề    DANH SÁCH"
    assert told[2].startswith("tên cột")
    assert "Nguyễn Văn Hùng (hung), VKSND tỉnh Hà Tĩnh (ha-tinh) – Kiểm sát viên ở VKSND tỉnh Hà Tĩnh" in told[3]
    assert told[4].startswith("chưa rõ    Phạm Văn Mới")
    assert told[5] == "tổng cộng  Cộng: 2 người"
    assert out.splitlines()[-1] == "Sẽ nhập 1 dòng, còn 1 dòng chưa nhập được."

    assert run(xlsx([HEADINGS, HUNG]), *DECIDED, look=True) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Sẽ nhập 1 dòng."
    assert snapshot(content) == before


def test_a_look_as_json_tells_what_would_be_written(
    run: Any, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(xlsx([HEADINGS, HUNG, NEW]), "--json", *CREATE, look=True) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["written"], found["recipients"]) == ([], 2)
    assert [one["id"] for one in found["created"]] == ["pham-van-moi"]
    assert [one["result"] for one in found["rows"]] == ["header", "taken", "new"]
    assert awards(content) == []


def test_who_might_be_new_is_listed_and_made_by_nobody(
    run: Any, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slip = (3, "Nguyễn Văn Húng", "KSV", "VKSND tỉnh Hà Tĩnh", "")
    born = (4, "Lò Văn Lạ (1987)", "KSV", "VKSND tỉnh Hà Tĩnh", "")

    assert run(xlsx([HEADINGS, HUNG, NEW, slip, born]), "--create-people", "--name", "ds") == 1
    out = capsys.readouterr().out
    assert '  --create-person "Phạm Văn Mới"  (Chuyên viên, ha-tinh)\n' in out
    assert '  --create-person "Lò Văn Lạ"  (KSV, ha-tinh)\n' in out
    assert '--create-person "Nguyễn Văn Húng"' not in out
    assert (content / "data/people.yaml").read_text("utf-8") == PEOPLE
    assert recipients(content, "ds") == [("hung", "ha-tinh")]


def test_a_birth_year_is_in_no_byte(run: Any, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    headings = (*HEADINGS, "Ghi chú", "Năm sinh")
    rows = [
        (1, "Nguyễn Văn Hùng (1987)", "KSV", "VKSND tỉnh Hà Tĩnh", "", "sinh 1987", 1987),
        (2, "Phạm Văn Mới, sinh năm 1987", "KSV (1987)", "VKSND tỉnh Hà Tĩnh", "", "", "01/02/1987"),
        (3, "Lò Văn Lạ (1987)", "KSV, sinh năm 1987", "VKSND tỉnh Hà Tĩnh", "", "", 1987),
    ]

    assert run(xlsx([headings, *rows]), "--create-person", "Phạm Văn Mới (1987)", "--name", "ds") == 1
    told = capsys.readouterr()
    assert "1987" not in told.out + told.err
    assert run(xlsx([headings, *rows]), "--name", "x", look=True) == 1
    told = capsys.readouterr()
    assert "1987" not in told.out + told.err
    assert not any(b"1987" in data for data in snapshot(content).values())
    assert "# Chưa nhập được: dòng 4 “Lò Văn Lạ”" in (content / "data/awards/ds.yaml").read_text("utf-8")


def test_what_breaks_the_roll_is_not_written(run: Any, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A proposal after the award (H203), with somebody new in it."""
    assert run(xlsx([HEADINGS, HUNG]), *DECIDED) == 0
    before = snapshot(content)
    capsys.readouterr()

    for look in (False, True):
        assert run(xlsx([HEADINGS, HUNG, NEW]), *CREATE, "--date", "2023-12-24", look=look) == 1
        told = capsys.readouterr()
        assert f"{content}/data/awards/2023-giay-khen-danh-sach.csv:2: H203 cột 1: Nguyễn Văn Hùng" in told.err
        assert "Chưa ghi gì" in told.err
        assert "Đã nhập" not in told.out
        assert snapshot(content) == before
    assert run(xlsx([HEADINGS, HUNG]), "--date", "2023-12-24", "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["written"], found["recipients"], [one["code"] for one in found["problems"]]) == ([], 0, ["H203"])
    assert main(["check", "--content", str(content), "--at", "2023-12-25"]) == 0


def test_what_is_wrong_already_is_no_reason_to_refuse(run: Any, content: Path) -> None:
    write(content, {"news/hong.md": "---\ntitle: Hỏng\n---\n"})

    assert run(xlsx([HEADINGS, HUNG]), "--name", "ds") == 0
    assert awards(content) == ["ds.csv", "ds.yaml"]


def test_an_incomplete_list_is_told_by_check(run: Any, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(xlsx([HEADINGS, HUNG, NEW]), *DECIDED, "--name", "ds") == 1
    assert "Văn bản ghi complete: false" in capsys.readouterr().out

    assert main(["check", "--content", str(content), "--at", "2023-12-25"]) == 0
    assert f"{content}/data/awards/ds.yaml:8: H150 (nhắc) cột 11: " in capsys.readouterr().err


@pytest.mark.parametrize("name", ["Giấy khen", "GIẤY KHEN", "giấy  khen", "GK", "giay-khen"])
def test_an_award_is_known_by_its_name_as_well(run: Any, content: Path, name: str) -> None:
    assert run(xlsx([HEADINGS, HUNG]), "--type", name, *DECIDED) == 0
    assert document(content, "2023-giay-khen-12-qd-vkstc")["awards"] == [{"type": "giay-khen"}]


def test_a_name_of_two_awards_is_asked_about(run: Any, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = "- {id: giay-khen-2, form: certificate, subject: both, rank: 61, names: [{name: Giấy khen}]}\n"
    write(content, {"data/award_types.yaml": TYPES + more})

    assert run(xlsx([HEADINGS, HUNG]), "--type", "Giấy khen") == 2
    assert "tên của nhiều loại khen thưởng: giay-khen, giay-khen-2" in capsys.readouterr().err
    assert run(xlsx([HEADINGS, HUNG]), "--type", "Giấy khem") == 2
    assert "(có phải “Giấy khen”?)" in capsys.readouterr().err


def empty_sheets(book: Any) -> None:
    book.add_worksheet("Danh sách").write_row(0, 0, HEADINGS)
    book.get_worksheet_by_name("Danh sách").write_row(1, 0, HUNG)
    book.add_worksheet("Sheet2")
    book.add_worksheet("Sheet3")


def all_hidden(book: Any) -> None:
    sheet = book.add_worksheet("Danh sách")
    for row, cells in enumerate((HEADINGS, HUNG)):
        sheet.write_row(row, 0, cells)
        sheet.set_row(row, None, None, {"hidden": True})


def rows_hidden(book: Any) -> None:
    all_hidden(book)
    book.get_worksheet_by_name("Danh sách").set_row(0, None, None, {})


def test_empty_sheets_are_passed_by(run: Any, content: Path) -> None:
    assert run(workbook(empty_sheets), "--name", "ds") == 0
    assert recipients(content, "ds") == [("hung", "ha-tinh")]


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (workbook(lambda book: book.add_worksheet()), "a.xlsx", "bảng trống, không có dòng nào"),
        (workbook(all_hidden), "a.xlsx", "mọi dòng đều đang ẩn"),
        (workbook(rows_hidden), "a.xlsx", "dưới hàng tên cột (dòng 1) mọi dòng đều đang ẩn"),
        (xlsx([HEADINGS]), "a.xlsx", "dưới hàng tên cột (dòng 1) không có ai, không đơn vị nào"),
        (b"", "a.csv", "tệp trống, không có dòng nào"),
        (b"\xef\xbb\xbf\r\n;;\r\n", "a.csv", "tệp trống, không có dòng nào"),
        (b"", "a.xlsx", "tệp trống, không có dòng nào"),
        (b'""\n', "a.csv", "bảng trống, không có dòng nào"),
    ],
)
@pytest.mark.parametrize("look", [True, False])
def test_what_is_empty_is_told_in_words(
    run: Any, content: Path, data: bytes, name: str, said: str, look: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, name=name, look=look) == 1
    assert f"{name}: {said}" in capsys.readouterr().err
    assert awards(content) == []


@pytest.mark.parametrize("look", [True, False])
def test_a_list_of_another_award_alone_is_nothing_to_import(
    run: Any, content: Path, look: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [(*HEADINGS, "Danh hiệu"), (*HUNG, "Cờ thi đua")]

    assert run(xlsx(rows), look=look) == 1
    assert "Không nhập được dòng nào nên không ghi tệp nào." in capsys.readouterr().err
    assert awards(content) == []


def test_a_title_of_another_decision_is_told_and_stops_nothing(
    run: Any, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = ("(Kèm theo Quyết định số 13/QĐ-VKSTC ngày 20/12/2023)",)

    assert run(xlsx([title, HEADINGS, HUNG]), *DECIDED, "--name", "ds") == 0
    assert "ghi quyết định số 13/QĐ-VKSTC, khác với --number 12/QĐ-VKSTC" in capsys.readouterr().err
