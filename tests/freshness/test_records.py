"""The kept registry: that of today's data files, read only when one of its own has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins import registry
from plugins.freshness.records import Records
from plugins.freshness.values import decoder, encode
from plugins.registry.loading import DATA
from tests.freshness.reading_desk import Desk


def test_a_registry_comes_back(good: Path) -> None:
    files = {
        path.relative_to(good).as_posix(): path.read_bytes() for path in (good / DATA).rglob("*") if path.is_file()
    }
    true, _ = registry.load(files)

    assert decoder(Records)(encode(Records.of(true))).registry() == true


@pytest.mark.parametrize("name", ["site", "units", "people", "campaigns", "groups"])
def test_another_file_of_its_own_has_it_read_again(desk: Desk, name: str) -> None:
    path = f"data/{name}.yaml"
    desk.write(path, (desk.root / "content" / path).read_bytes() + b"\n# edited\n")
    desk.check()

    assert desk.registries == 1


def test_an_award_has_not(desk: Desk) -> None:
    desk.swap("data/awards/2024-cstd-co-so.yaml", "number: 15/", "number: 16/")
    desk.check()

    assert (desk.registries, desk.loads) == (0, 1)


def test_a_registry_with_errors_is_not_kept(desk: Desk) -> None:
    desk.swap("data/people.yaml", "unit: hue", "unit: khong-co")
    first = desk.check()
    assert first.problems
    assert desk.registries == 1

    assert desk.check().problems == first.problems
    assert desk.registries == 1


def test_a_data_file_of_no_kind_is_told_each_time(desk: Desk) -> None:
    desk.write("data/unit.yaml", b"")
    for _ in range(2):
        assert "data/unit.yaml" in {problem.place.path for problem in desk.check().problems}
    desk.delete("data/unit.yaml")
    assert "data/unit.yaml" not in {problem.place.path for problem in desk.check().problems}
