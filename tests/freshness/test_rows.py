"""Rows: what is at hand of a text says no less than the text where somebody compares it."""

from __future__ import annotations

from dataclasses import fields, replace

import msgspec
import pytest

from plugins.freshness.rows import row_of, without_html, without_text
from plugins.newsroom import About, Item, ReadText
from tests.freshness.reading_desk import Desk

ONE = "news/2024/tin-1.md"


@pytest.fixture
def read(desk: Desk) -> ReadText:
    item = next(item for item in desk.take_in(knowing=False).newsroom.items if item.path == ONE)
    whole = Item(**{one.name: getattr(item, one.name) for one in fields(Item)})
    return without_html(ReadText(path=ONE, item=whole))


def hashes(read: ReadText) -> tuple[bytes, bytes]:
    row = row_of(read, b"source", b"text", b"rest", b"html")
    return row.record, row.tells


def changed(read: ReadText, **fields: object) -> ReadText:
    assert isinstance(read.item, Item)
    return msgspec.structs.replace(read, item=replace(read.item, **fields))


def test_the_hash_of_a_record_is_of_all_but_its_html(read: ReadText) -> None:
    assert read.item
    assert read.item.body.html == ""
    longer = msgspec.structs.replace(read.item.body, length=read.item.body.length + 1)

    assert hashes(changed(read, title="Tin khác"))[0] != hashes(read)[0]
    assert hashes(changed(read, body=longer)) == hashes(read)


def test_what_it_tells_others_is_when_and_of_what(read: ReadText) -> None:
    assert hashes(changed(read, title="Tin khác"))[1] == hashes(read)[1]
    assert hashes(changed(read, about=About(units=("ha-tinh",))))[1] != hashes(read)[1]


def test_the_rest_is_without_the_text(read: ReadText) -> None:
    assert without_text(read) == ReadText(path=ONE)
