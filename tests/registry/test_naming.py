"""What a person is called: one function, and nobody else who asks a person for a name that readers see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.registry import Person
from plugins.registry.naming import Where, name_in

PLUGINS = Path(__file__).parent.parent.parent / "plugins"
REAL, PEN = "Trần Thị Kín", "Hoa Ban"


@pytest.mark.parametrize(
    ("public", "where", "written", "said"),
    [
        pytest.param(True, "page", None, REAL, id="public"),
        pytest.param(True, "byline", PEN, REAL, id="public, by a pen name: one person of two names is one"),
        pytest.param(True, "decision", PEN, REAL, id="public, in a decision by another name"),
        pytest.param(False, "page", None, None, id="not public"),
        pytest.param(False, "page", PEN, None, id="not public, by another name"),
        pytest.param(False, "page", REAL, None, id="not public, by the name itself"),
        pytest.param(False, "byline", None, REAL, id="credited by id"),
        pytest.param(False, "byline", PEN, PEN, id="credited by a pen name"),
        pytest.param(False, "byline", REAL.upper(), REAL.upper(), id="credited as it was typed"),
        pytest.param(False, "decision", None, REAL, id="listed by id"),
        pytest.param(False, "decision", PEN, PEN, id="listed by the name that the decision has"),
    ],
)
def test_what_a_person_is_called(public: bool, where: Where, written: str | None, said: str | None) -> None:
    person = Person(id="kin", name=REAL, aliases=(PEN,), public=public)

    assert name_in(where, person, written) == said


def test_pages_ask_nobody_else_for_a_name() -> None:
    """A page that reads `person.name` by itself would name who is not to be named.

    The pages of people are of public people alone (`Material.shows`, `Material.is_author`); what messages say is read
    by editors alone.
    """
    may = {"pages/material.py", "pages/people_pages.py", "pages/linked_data_people.py", "honour_roll/recipients.py"}
    may |= {"pages/hidden_people.py", "honour_roll/resolving.py", "honour_roll/ladder.py"}
    asks = re.compile(r"\.people\[[^\]]+\]|people\.(?:get|values|items)\(")
    found = {
        str(path.relative_to(PLUGINS))
        for package in ("pages", "honour_roll")
        for path in (PLUGINS / package).glob("*.py")
        if asks.search(path.read_text("utf-8"))
    }

    assert found <= may
