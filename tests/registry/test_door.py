from __future__ import annotations

import pytest

from plugins.registry.yamltree import parse
from tests.registry.test_shapes import DOOR, told


def test_all_faults_of_a_record_are_told_at_once():
    codes = [code for code, *_ in told("kind: x\nday: y\nnames: z\nvor: a\nat:")]

    assert codes == ["S107", "S101", "S103", "S110", "S105", "S102"]


def test_a_list_is_not_too_short_because_of_what_is_wrong_in_it():
    assert [code for code, *_ in told("id: a\nparts: [{name: }]")] == ["S107"]
    assert [code for code, *_ in told("id: a\nparts: [{name: b, from: x}]")] == ["S110"]


def test_a_value_that_the_yaml_itself_refuses_is_told_once():
    tree, [of_yaml] = parse("id: &x a\nday: *x", "x")

    assert of_yaml.code == "Y104"
    assert DOOR.read(tree, tree.value)[1] == []


@pytest.mark.parametrize("value", ["a", ["a"], None], ids=repr)
def test_a_record_is_a_mapping(value):
    tree, _ = parse("a", "x")

    record, [problem] = DOOR.read(tree, value)

    assert record is None
    assert problem.code == "S106"


def test_the_schema_tells_an_editor_the_keys_and_choices():
    properties = DOOR.json_schema()["properties"]

    assert properties["kind"]["enum"] == ["news", "feature"]
    assert "from" in DOOR.json_schema()["$defs"]["Part"]["properties"]
