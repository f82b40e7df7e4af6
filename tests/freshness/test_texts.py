"""Kept texts: read again are those that changed, and the result is that of reading all."""

from __future__ import annotations

import os
import time

import pytest

from tests.freshness.reading_desk import Desk

ONE, TWO = "news/2024/tin-1.md", "news/2024/tin-2.md"
LED_TO, LEADING = "news/2024/phat-dong-thi-dua.md", "news/2025/quang-tri-sau-hop-nhat.md"


def test_what_has_not_changed_is_not_read(desk: Desk) -> None:
    desk.check()

    assert (desk.texts, desk.registries, desk.loads) == ([], 0, 0)


def test_only_the_edited_text_is_read(desk: Desk) -> None:
    desk.swap(ONE, "Tin thứ nhất", "Tin đầu tiên")
    found = desk.check()

    assert desk.texts == [ONE]
    assert "Tin đầu tiên" in {item.title for item in found.newsroom.items}


def test_a_text_of_other_time_and_the_same_bytes_is_not_parsed(desk: Desk) -> None:
    desk.swap(ONE, "Tin", "Tin")
    desk.check()

    assert desk.texts == []


def test_a_new_text_is_read_and_a_deleted_one_is_gone(desk: Desk) -> None:
    desk.write("news/2024/moi.md", (desk.root / "content" / ONE).read_bytes())
    desk.delete("news/2025/tin-7.md")
    found = desk.check()

    assert desk.texts == ["news/2024/moi.md"]
    assert "news/2025/tin-7.md" not in {item.path for item in found.newsroom.items}


def test_a_change_that_nobody_can_see_is_seen_by_who_does_not_trust(desk: Desk) -> None:
    file = desk.root / "content" / ONE
    before = file.stat()
    file.write_bytes(file.read_bytes().replace("thứ nhất".encode(), "thứ nhấn".encode()))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert "Tin thứ nhấn" not in {item.title for item in desk.take_in().newsroom.items}
    found = desk.check(trusting=False)
    assert desk.texts == [ONE]
    assert "Tin thứ nhấn" in {item.title for item in found.newsroom.items}


def test_two_edits_within_one_tick_are_both_seen(desk: Desk) -> None:
    file = desk.root / "content" / ONE
    for title in ("thứ nhấn", "thứ nhấc"):
        data = file.read_bytes()
        file.write_bytes(data.replace(data.split(b'"')[1], f"Tin {title}".encode()))
        os.utime(file, (int(time.time()),) * 2)
        found = desk.check()
        assert f"Tin {title}" in {item.title for item in found.newsroom.items}


def test_what_a_text_leads_to_is_checked_again(desk: Desk) -> None:
    """Its file has not changed; what it leads to has lost the heading."""
    desk.swap(LED_TO, "## Ba việc làm ngay", "## Bốn việc làm ngay")
    found = desk.check()

    assert desk.texts == [LED_TO]
    assert LEADING in {problem.place.path for problem in found.problems}
    desk.swap(LED_TO, "## Bốn việc làm ngay", "## Ba việc làm ngay")
    assert LEADING not in {problem.place.path for problem in desk.check().problems}


def test_a_picture_that_goes_is_missed_by_who_shows_it(desk: Desk) -> None:
    desk.delete("images/hinh.png")

    assert "news/2025/tin-5.md" in {problem.place.path for problem in desk.check().problems}
    assert desk.texts == []


def test_a_text_with_problems_tells_them_each_time(desk: Desk) -> None:
    desk.swap(ONE, "status: published", "status: xong")
    first = desk.check()
    assert [problem.place.path for problem in first.problems if problem.code == "S103"] == [ONE]

    assert desk.check().problems == first.problems


def test_a_registry_that_answers_otherwise_has_texts_read_again(desk: Desk) -> None:
    """The file names the person as `Nguyễn Văn Hưng`, who is somebody else now."""
    desk.swap("data/people.yaml", "name: Nguyễn Văn Hưng\n", "name: Nguyễn Văn Hứng\n")
    desk.check()

    assert LEADING in desk.texts
    assert ONE not in desk.texts


@pytest.mark.parametrize("name", ["texts", "registry", "sources", "load-honour_roll", "bodies", "whole", "rests"])
def test_whatever_is_lost_is_made_again(desk: Desk, name: str) -> None:
    files = [file for file in (desk.root / "cache").rglob("*") if file.is_file() and name in file.as_posix()]
    assert files
    for file in files:
        file.unlink()

    desk.check()
    for file in files:
        file.write_bytes(b"bangvang shelf 1\n" + b"\0" * 40)
    desk.check()
