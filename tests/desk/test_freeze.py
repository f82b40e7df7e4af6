"""`bangvang freeze`: a period that was closed stays what it was, whatever becomes of its items."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk.offices import office, run
from tests.portal.trees import item

Capsys = pytest.CaptureFixture[str]


def frozen(tmp_path: Path) -> Path:
    """Return the content folder of a portal whose June is frozen."""
    content = office(tmp_path)
    assert run(content, "freeze", "--period", "2024-06") == 0
    return content


def report(content: Path, capsys: Capsys, *words: str) -> tuple[str, str]:
    """Return what `quota --json` prints, and what it says beside."""
    capsys.readouterr()
    assert run(content, "quota", "--period", "2024-06", "--json", *words) == 0
    told = capsys.readouterr()
    return told.out, told.err


def test_it_writes_one_file_beside_the_content(tmp_path: Path, capsys: Capsys) -> None:
    frozen(tmp_path)
    file = tmp_path / "ledger/2024-06.json"

    assert capsys.readouterr().out == f"Đã chốt kỳ 2024-06 vào {file}.\n"
    assert [path.name for path in file.parent.iterdir()] == ["2024-06.json"]
    assert json.loads(file.read_text("utf-8"))["frozen"] == "2024-07-01T08:00:00+07:00"
    assert file.stat().st_mode & 0o444 == 0o444 & ~_umask(), "colleagues can read it"


def _umask() -> int:
    import os

    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            {"mot": item("Tin đã sửa", "2024-06-10", category="thi-dua", byline="[{person: cuong}]")}, id="edited"
        ),
        pytest.param(
            {
                "mot": item(
                    date="2024-06-10",
                    category="thi-dua",
                    status="withdrawn",
                    withdrawn="{date: 2024-07-02, reason: Sai}",
                )
            },
            id="withdrawn",
        ),
        pytest.param({"mot": None, "hai": None, "ba": None}, id="deleted"),
        pytest.param(
            {"muon": item("Tin muộn", "2024-06-30", category="thi-dua", byline="[{person: an}]")}, id="one more"
        ),
        pytest.param(
            {"../data/quota": "rules: [{id: khac, subject: unit, levels: [office], period: month, target: 9}]\n"}
        ),
        pytest.param(
            {"../data/people": "[]", "mot": None, "hai": None, "truoc": None, "../data/quota": "{}"}, id="people"
        ),
    ],
)
def test_the_report_is_the_same_byte_for_byte_whatever_happens(
    tmp_path: Path, capsys: Capsys, change: dict[str, str | None]
) -> None:
    content = frozen(tmp_path)
    before, _ = report(content, capsys)
    for stem, text in change.items():
        path = content / "news" / (stem + (".yaml" if "data" in stem else ".md"))
        path.unlink() if text is None else path.write_text(text, "utf-8")
    capsys.readouterr()
    code = run(content, "quota", "--period", "2024-06", "--json")
    told = capsys.readouterr()

    if change.get("../data/quota") == "{}":
        assert code == 1, "without any rule there is nothing to ask for"
    else:
        assert told.out == before
        assert "Kỳ này đã chốt ngày 1/7/2024." in told.err


def test_what_has_changed_is_told_beside(tmp_path: Path, capsys: Capsys) -> None:
    content = frozen(tmp_path)
    (content / "news/mot.md").unlink()
    _, beside = report(content, capsys)

    assert "Nếu tính lại, sẽ khác ở (không làm đổi kết quả):" in beside
    assert "số tin, bài: khi chốt 3, nay 2" in beside
    assert "Văn phòng VKSND tỉnh Hà Tĩnh: không còn “Tin một” (1)" in beside


def test_where_nothing_has_changed_that_is_told(tmp_path: Path, capsys: Capsys) -> None:
    assert "từ đó đến nay không có gì khác" in report(frozen(tmp_path), capsys)[1]


def test_freezing_again_is_refused_unless_it_is_meant(tmp_path: Path, capsys: Capsys) -> None:
    content = frozen(tmp_path)
    file = tmp_path / "ledger/2024-06.json"
    before = file.read_bytes()
    (content / "news/mot.md").unlink()

    assert run(content, "freeze", "--period", "2024-06") == 1
    assert "Muốn chốt lại thì thêm --again" in capsys.readouterr().err
    assert file.read_bytes() == before
    assert run(content, "freeze", "--period", "2024-06", "--again") == 0
    assert file.read_bytes() != before
    assert json.loads(report(content, capsys)[0])["totals"]["items"] == 2


@pytest.mark.parametrize("period", ["2024-07", "2024-Q3", "2024", "2024-08"])
def test_a_period_that_is_not_over_is_refused(tmp_path: Path, capsys: Capsys, period: str) -> None:
    assert run(office(tmp_path), "freeze", "--period", period) == 1
    assert "chưa chốt được" in capsys.readouterr().err
    assert not (tmp_path / "ledger").exists()


def test_a_period_must_be_said(tmp_path: Path, capsys: Capsys) -> None:
    assert run(office(tmp_path), "freeze") == 2
    assert "Ghi kỳ muốn chốt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param('"credit": "3/2"', '"credit": "2"', "đã bị sửa sau khi chốt", id="a figure"),
        pytest.param("{", "", "không đọc được", id="no JSON"),
        pytest.param('"form": 1', '"form": 2', "đã bị sửa sau khi chốt", id="the form"),
    ],
)
@pytest.mark.parametrize("as_json", [False, True], ids=["text", "JSON"])
def test_tampering_is_noticed(tmp_path: Path, capsys: Capsys, old: str, new: str, told: str, as_json: bool) -> None:
    content = frozen(tmp_path)
    file = tmp_path / "ledger/2024-06.json"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    capsys.readouterr()

    assert run(content, "quota", "--period", "2024-06", *(["--json"] if as_json else [])) == 1
    out, err = capsys.readouterr()
    assert told in (json.loads(out)["error"] if as_json else err)
    assert run(content, "freeze", "--period", "2024-06", "--again") == 0
    assert run(content, "quota", "--period", "2024-06") == 0


def test_a_tampered_period_is_no_obstacle_to_others(tmp_path: Path) -> None:
    content = frozen(tmp_path)
    (tmp_path / "ledger/2024-06.json").write_bytes(b"\xff")

    assert run(content, "quota", "--period", "2024-05") == 0
    assert run(content, "quota", "--period", "2024-06") == 1


def test_a_period_without_rules_is_refused(tmp_path: Path, capsys: Capsys) -> None:
    assert run(office(tmp_path, quota="{}"), "freeze", "--period", "2024-06") == 1
    assert "Không có chỉ tiêu nào áp dụng cho kỳ 2024-06" in capsys.readouterr().err
