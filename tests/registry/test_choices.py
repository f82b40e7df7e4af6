from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.honour_roll.loading import DOORS as HONOURS
from plugins.newsroom.reading import ITEM_DOOR, PAGE_DOOR
from plugins.quota.loading import DOORS as QUOTA
from plugins.registry.choices import MEANINGS
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
