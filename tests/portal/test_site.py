from __future__ import annotations

from pathlib import Path

import pytest

from plugins.registry import Refused
from tests.pages.making import site_of
from tests.portal.trees import item, picture, write


def test_only_pictures_that_something_public_shows_are_made(tmp_path: Path) -> None:
    for name, size in (("bai", 10), ("bia", 20), ("nhap", 30), ("thua", 40), ("kin", 50), ("chan-dung", 60)):
        picture(tmp_path / f"images/{name}.jpg", (size, 10))
    people = (
        "- {id: a, name: A, portrait: {src: images/chan-dung.jpg, alt: A}}\n"
        "- {id: b, name: B, public: false, portrait: {src: images/kin.jpg, alt: B}}\n"
    )
    items = {
        "a": item(people="[a, b]", body="![mô tả](../images/bai.jpg)", cover="{src: ../images/bia.jpg, alt: A}"),
        "b": item(status="draft", body="![mô tả](../images/nhap.jpg)"),
    }
    site = site_of(tmp_path, items, **{"data/people.yaml": people})

    assert sorted(one.width for one in site.pictures) == [10, 20, 60]


def test_a_picture_that_is_none_is_told_with_who_shows_it(tmp_path: Path) -> None:
    write(tmp_path, {"images/hong.jpg": b"khong phai anh"})

    with pytest.raises(Refused) as refused:
        site_of(tmp_path, {"a": item(body="![mô tả](../images/hong.jpg)")})
    assert [(p.code, p.place.path) for p in refused.value.problems] == [("A101", "news/a.md")]


def test_a_portrait_waits_for_the_item_that_tells_of_its_person(tmp_path: Path) -> None:
    picture(tmp_path / "images/a.jpg")
    people = "- {id: a, name: A, portrait: {src: images/a.jpg, alt: A}}\n"
    site = site_of(tmp_path, {"mai": item(date="2026-01-01", people="[a]")}, **{"data/people.yaml": people})

    assert site.pictures == []
