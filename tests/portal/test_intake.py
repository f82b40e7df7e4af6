from __future__ import annotations

import json
import os
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from plugins.desk.main import main
from plugins.freshness.texts import TextKeeper
from plugins.limits import Limits, can_end
from plugins.newsroom import Reading, ReadText
from plugins.portal import intake, time_limit
from plugins.portal.content_tree import read_tree
from plugins.portal.keeping import Keeping
from tests.pages.making import MARKDOWN, strings
from tests.portal.trees import item, portal


def codes(content: Path) -> list[tuple[str, str]]:
    taken = intake.take_in(read_tree(content), MARKDOWN, strings()["vi"], [])
    return [(problem.code, problem.place.path) for problem in taken.problems]


def test_problems_of_data_texts_and_files_are_told_together(tmp_path: Path) -> None:
    content = portal(tmp_path, {"a": item(status="xong"), "b": item(units="[khong]")}, **{"news/c.docx": "x"})
    (content / "data/unit.yaml").write_text("", "utf-8")

    assert codes(content) == [
        ("F110", "data/unit.yaml"),
        ("S103", "news/a.md"),
        ("R101", "news/b.md"),
        ("F107", "news/c.docx"),
    ]


def test_a_text_that_takes_too_long_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python-Markdown is quadratic in some pastes: sixteen thousand brackets take minutes."""
    monkeypatch.setattr(time_limit, "SECONDS_A_FILE", 1)
    content = portal(tmp_path, {"bom": item(body="[" * 40_000), "tot": item(), "xau": item(status="xong")})

    assert codes(content) == [("B113", "news/bom.md"), ("S103", "news/xau.md")]


@pytest.mark.skipif(not can_end(), reason="texts are read here, without a process that could be ended")
def test_a_long_text_is_read_by_a_process_that_can_be_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes long inside a library hears no timer of Python's."""
    monkeypatch.setattr(intake, "read_guarded", read)
    soon = partial(TextKeeper, limits=Limits(seconds=0.5, waiting=1.5), light=1000)
    monkeypatch.setattr(intake, "TextKeeper", soon)
    content = portal(tmp_path, {"bom": item(body="bom " * 500), "dai": item(body="a " * 1000), "tot": item()})

    assert codes(content) == [("B113", "news/bom.md")]


@pytest.mark.skipif(not can_end(), reason="texts are read here, without a process that could be ended")
def test_a_text_whose_reader_somebody_ended_is_read_again_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = portal(tmp_path / "content", {"dai": item(body="a " * 1000)})
    os.utime(content / "news/dai.md", (1, 1))
    monkeypatch.setattr(intake, "TextKeeper", partial(TextKeeper, light=1000))

    def found() -> list[str]:
        keeping = Keeping(cache=tmp_path / "cache", content=content)
        taken = intake.take_in(read_tree(content), MARKDOWN, strings()["vi"], [], keeping)
        taken.keep()
        return [problem.code for problem in taken.problems]

    with monkeypatch.context() as ending:
        ending.setattr(intake, "read_guarded", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        assert found() == ["F133"]
    assert found() == []


def read(reading: Reading, path: str, data: bytes, guard: object) -> ReadText:
    del guard
    if b"bom " in data:
        time.sleep(100)
    return reading.read(path, data)


def test_a_text_that_is_far_too_long_is_not_even_read(tmp_path: Path) -> None:
    content = portal(tmp_path, {"tot": item(), "dan": item(body="[dài](dai.md)")})
    with (content / "news/dai.md").open("wb") as file:
        file.truncate(1 << 40)

    assert codes(content) == [("F105", "news/dai.md")]


def test_a_text_that_nests_too_deep_is_told(tmp_path: Path) -> None:
    assert codes(portal(tmp_path, {"sau": item(body="> " * 1000 + "x")})) == [("B112", "news/sau.md")]


def test_a_check_tells_what_a_first_one_would_whatever_was_broken_before(tmp_path: Path, monkeypatch, capsys) -> None:
    """Of records that could not be read a text is told nothing; that is not kept for when they are gone."""
    monkeypatch.setenv("BANGVANG_CACHE", str(tmp_path / "cache"))
    texts = {f"tin-{number}": item(f"Tin {number}", campaigns="[van-hoa]") for number in range(12)}
    content = portal(tmp_path / "content", texts)
    file = content / "data/campaigns.yaml"
    whole = "- {id: van-hoa, name: Văn hóa công sở, kind: movement, period: {from: 2024-01-01}}\n".encode()
    states = {b"": "F134", b"\xff\xfe": "F102", b"# x\n---\n[]\n": "F134", b"a: [": "Y101", None: "R140", whole: ""}
    for data, code in [*states.items(), *reversed(states.items())]:
        file.unlink(missing_ok=True)
        if data is not None:
            file.write_bytes(data)
        main(["check", "--content", str(content), "--json"])
        found = [one["code"] for one in json.loads(capsys.readouterr().out)["problems"] if one["level"] == "error"]
        assert found == ([code] if code else []), data
    file.unlink()
    file.mkdir()
    assert main(["check", "--content", str(content), "--json"]) == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["problems"]] == ["F136"]
