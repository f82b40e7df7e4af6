"""What features load, kept: loaded again when the data change, or what they asked of the news."""

from __future__ import annotations

import pytest

from tests.freshness.reading_desk import Desk

CITED = "news/2025/quang-tri-sau-hop-nhat.md"


def test_a_body_is_nothing_that_awards_ask_for(desk: Desk) -> None:
    desk.swap(CITED, "nếp làm việc đã định hình", "nếp làm việc đã rõ")
    desk.check()

    assert desk.loads == 0


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/awards/2025-ky-niem-chuong.csv", "Mười lăm", "Mười sáu"),
        ("data/award_types.yaml", "rank: 31", "rank: 35"),
        ("data/people.yaml", "name: Lê Thị Ngọc\n", "name: Lê Thị Ngọc Lan\n"),
        (CITED, "date: 2025-07-10", "date: 2025-07-11"),
    ],
)
def test_what_awards_are_made_of_has_them_loaded(desk: Desk, path: str, old: str, new: str) -> None:
    desk.swap(path, old, new)
    desk.check()

    assert desk.loads == 1
    desk.check()
    assert desk.loads == 0


def test_a_citation_of_an_item_that_goes_is_told(desk: Desk) -> None:
    desk.delete(CITED)
    found = desk.check()

    assert {"data/awards/2025-ky-niem-chuong.yaml", "data/initiatives.yaml"} <= {p.place.path for p in found.problems}
    assert desk.check().problems == found.problems, "what has errors is not kept"


def test_the_hash_of_a_load_is_another_with_what_is_in_it(desk: Desk) -> None:
    def hash_() -> bytes:
        return desk.check().models.loaded["honour_roll"].digest

    before = hash_()
    desk.swap(CITED, "nếp làm việc đã định hình", "nếp làm việc đã rõ")
    assert hash_() == before
    desk.swap("data/awards/2025-ky-niem-chuong.csv", "Mười lăm", "Mười sáu")
    assert hash_() != before
