from __future__ import annotations

import pytest

from plugins.registry.campaigns import Campaign
from plugins.registry.groups import Group, GroupYear, Supervisor
from plugins.registry.people import Appointment, Person
from plugins.registry.references import Kind, references
from plugins.registry.site import Category, Site
from plugins.registry.units import Closure, Successor, Unit, UnitName

NAMES = (UnitName(name="x"),)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(Unit(id="a", level="office", names=NAMES), [], id="none"),
        pytest.param(
            Unit(
                id="a",
                level="office",
                names=NAMES,
                parent="b",
                closed=Closure(kind="split", successors=(Successor(unit="c"), Successor(unit="d"))),
            ),
            [
                (("parent",), Kind.UNIT, "b"),
                (("closed", "successors", 0, "unit"), Kind.UNIT, "c"),
                (("closed", "successors", 1, "unit"), Kind.UNIT, "d"),
            ],
            id="of a unit",
        ),
        pytest.param(
            Group(
                id="a/b",
                kind="cluster",
                system="local",
                owner="a",
                name="x",
                years={2023: GroupYear(members=("m",), leader="l", supervisor=Supervisor(unit="u", person="p"))},
            ),
            [
                (("owner",), Kind.UNIT, "a"),
                (("years", "2023", "members", 0), Kind.UNIT, "m"),
                (("years", "2023", "leader"), Kind.UNIT, "l"),
                (("years", "2023", "supervisor", "unit"), Kind.UNIT, "u"),
                (("years", "2023", "supervisor", "person"), Kind.PERSON, "p"),
            ],
            id="of a group, year by year",
        ),
        pytest.param(
            Campaign(id="a", kind="drive", name="x", launched_by="u", parent="c"),
            [(("launched_by",), Kind.UNIT, "u"), (("parent",), Kind.CAMPAIGN, "c")],
            id="of a campaign",
        ),
        pytest.param(
            Person(id="a", name="x", appointments=(Appointment(role="r", unit="u"),)),
            [(("appointments", 0, "unit"), Kind.UNIT, "u")],
            id="of a person",
        ),
        pytest.param(
            Site(name="x", unit="u", siteurl="https://x.example", categories=(Category(id="c", name="y"),)),
            [(("unit",), Kind.UNIT, "u")],
            id="of the site; an id of a record's own is none",
        ),
    ],
)
def test_every_id_of_another_record_is_found_with_its_place(record, expected):
    assert list(references(record)) == expected


def test_every_kind_has_a_word_for_messages():
    assert all(kind.word for kind in Kind)
