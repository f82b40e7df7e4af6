from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from plugins.honour_roll.loading import DOORS as HONOURS
from plugins.newsroom.reading import ITEM_DOOR, PAGE_DOOR
from plugins.quota.loading import DOORS as QUOTA
from plugins.registry.choices import MEANINGS, key_meant, meant
from plugins.registry.loading import DOORS, SITE_DOOR

LANGUAGES = {"vi", "en"}  # their own names


def choices(schema: Any) -> Iterator[str]:
    """Yield every word that a schema lets an author choose."""
    if isinstance(schema, dict):
        yield from schema.get("enum", ())
        for inner in schema.values():
            yield from choices(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from choices(inner)


def test_every_word_to_choose_is_explained_and_no_other():
    """Clerks read no English: each choice is told with what it means."""
    doors = [ITEM_DOOR, PAGE_DOOR, SITE_DOOR, *DOORS.values(), *HONOURS.values(), *QUOTA.values()]
    words = {word for door in doors for word in choices(door.json_schema()) if not isinstance(word, bool)}

    assert set(MEANINGS) == words - LANGUAGES


def enumerations(schema: Any) -> Iterator[tuple[str, ...]]:
    """Yield every set of words to choose from."""
    if isinstance(schema, dict):
        if "enum" in schema:
            yield tuple(word for word in schema["enum"] if isinstance(word, str))
        for inner in schema.values():
            yield from enumerations(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from enumerations(inner)


def test_what_a_word_means_is_understood_as_that_word_wherever_it_may_be_chosen():
    doors = [ITEM_DOOR, PAGE_DOOR, SITE_DOOR, *DOORS.values(), *HONOURS.values(), *QUOTA.values()]
    for words in {words for door in doors for words in enumerations(door.json_schema())}:
        for word in words:
            for named in (word, word.upper(), MEANINGS.get(word, word), MEANINGS.get(word, word).capitalize()):
                if ", " not in named:
                    assert meant(named, words) == word, (named, words)


@pytest.mark.parametrize(
    ("written", "word"),
    [("Tin", "news"), ("tin", "news"), ("BÀI", "feature"), ("bai", "feature"), ("bãi", None), ("x", None), ("", None)],
)
def test_marks_may_be_left_out_and_not_be_wrong(written, word):
    assert meant(written, ("news", "feature", "photo")) == word


def test_a_word_for_two_means_neither():
    assert key_meant("loại", ("genre", "kind")) is None
    assert key_meant("loại", ("genre", "date")) == "genre"
