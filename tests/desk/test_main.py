from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.desk.main import main, parser
from plugins.freshness.shelf import CACHE_VARIABLE
from tests.portal.trees import item, portal, small_pictures

ROOT = Path(__file__).parent.parent.parent
OF_EDITORS = {"quota", "eligibility", "notice", "freeze", "desk"}
COMMANDS = {"build", "check", "codes", "import-awards", "schema", "serve"} | OF_EDITORS


def run(*words: str | Path) -> int:
    return main([str(word) for word in words])


def test_check_of_good_content_exits_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--content", portal(tmp_path)) == 0
    assert capsys.readouterr().out == f"{tmp_path}/: không có lỗi, 1 tin, bài.\n"


def test_check_tells_every_problem_a_line_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = portal(tmp_path, {"a": item(status="xong"), "b": item(units="[ha-tin]")})

    assert run("check", "--content", content) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith(f"{content}/news/a.md:6: S103 cột 9: giá trị “xong” không dùng được")
    assert lines[1].startswith(f"{content}/news/b.md:7: R101 cột 9:")
    assert lines[1].endswith("(có phải “ha-tinh”?)")
    assert lines[2] == "2 lỗi, 0 nhắc nhở."


def test_check_as_json_prints_one_document_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = portal(tmp_path, {"a": item(units="[ha-tin]")})

    assert run("check", "--content", content, "--json") == 1
    told = capsys.readouterr()
    assert told.err == ""
    document = json.loads(told.out)
    assert document["counts"] == {"errors": 1, "warnings": 0}
    [problem] = document["problems"]
    assert (problem["path"], problem["line"], problem["column"]) == (f"{content}/news/a.md", 7, 9)
    assert (problem["code"], problem["suggestion"]) == ("R101", "ha-tinh")


def test_a_warning_counts_only_if_asked_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = portal(tmp_path, {"a": item(body="Chữ <font>đỏ</font>.")})

    assert run("check", "--content", content) == 0
    assert run("check", "--content", content, "--strict") == 1
    assert "(nhắc)" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["xem"], id="no such command"),
        pytest.param(["check", "--khong-co"], id="no such option"),
        pytest.param(["check", "--at", "05/06/2026"], id="no such time"),
        pytest.param(["check", "--content", "khong-co-thu-muc"], id="no such folder"),
    ],
)
def test_a_command_that_is_not_understood_exits_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(words)
    except SystemExit as left:
        code = left.code

    assert code == 2
    assert capsys.readouterr().err


def test_every_command_is_documented() -> None:
    text = (ROOT / "docs/reference/commands.md").read_text("utf-8")
    commands = parser()._subparsers._group_actions[0].choices  # argparse has no public way to list them

    assert set(commands) == COMMANDS
    for name, command in commands.items():
        assert f"bangvang {name}" in text
        for action in command._actions:
            assert all(option in text for option in action.option_strings if option.startswith("--"))


def test_the_sample_portal_has_nothing_but_what_an_editor_should_see_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unpublished initiatives, an unripe proposal and a document of tomorrow are there to show the reminders."""
    small_pictures(monkeypatch, tmp_path)
    assert run("check", "--content", ROOT / "content", "--at", "2026-11-22", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert {problem["code"] for problem in told["problems"]} == {"H301", "H302", "H303"}
    assert run("check", "--content", ROOT / "content", "--at", "2026-11-22", "--strict") == 1


def test_what_a_check_that_was_killed_left_in_the_cache_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build knows by its lock that one was killed; a check has none."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    content = portal(tmp_path / "content")
    left = tmp_path / "cache/site/0/bodies/.6bb9a1e6c939-0.4194305"  # no process has such a number
    left.parent.mkdir(parents=True)
    left.touch()

    assert run("check", "--content", content) == 0
    assert not left.exists()
