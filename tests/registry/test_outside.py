from __future__ import annotations

from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from plugins.honour_roll.documents import AwardFile
from plugins.registry import Group
from plugins.registry.door import Door
from plugins.registry.outside import Outside, or_else
from plugins.registry.references import Kind, UnitOrOutside, named_or_outside
from plugins.registry.yamltree import parse

BY_ID: TypeAdapter[Any] = TypeAdapter(UnitOrOutside)
BY_NAME: TypeAdapter[Any] = TypeAdapter(named_or_outside(Kind.UNIT))
COURT = {"name": "Tòa án nhân dân tỉnh Lâm Đồng", "kind": "outside"}


def test_somebody_outside_stands_where_an_id_would():
    assert BY_ID.validate_python(COURT) == Outside(name="Tòa án nhân dân tỉnh Lâm Đồng")
    assert BY_ID.validate_python("lam-dong") == "lam-dong"


def test_somebody_outside_stands_among_ids_and_names():
    assert BY_NAME.validate_python(["VKSND tỉnh Lâm Đồng", COURT]) == (
        "VKSND tỉnh Lâm Đồng",
        Outside(name=COURT["name"]),
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param({"name": "Công an tỉnh"}, "R125", id="no kind"),
        pytest.param({"name": "Công an tỉnh", "kind": "ngoài"}, "R125", id="another word"),
        pytest.param({"name": "Công an tỉnh", "kind": "Outside"}, "R125", id="only the literal word"),
        pytest.param({"name": " ", "kind": "outside"}, "R125", id="no name"),
        pytest.param({"kind": "outside"}, "R125", id="nobody"),
        pytest.param({**COURT, "unit": "lam-dong"}, "R125", id="another key"),
        pytest.param("Tòa án nhân dân tỉnh Lâm Đồng", "R128", id="a name where an id stands"),
        pytest.param(["lam-dong"], "S104", id="a list"),
        pytest.param(" ", "S107", id="nothing"),
    ],
)
def test_anything_else_is_told_once_and_in_its_place(written, code):
    with pytest.raises(ValidationError) as raised:
        BY_ID.validate_python(written)

    assert [(error["loc"], error["ctx"]["rule"].code) for error in raised.value.errors()] == [((), code)]


def test_what_a_message_offers_can_be_copied():
    offered = or_else("Công an “Hồng” tỉnh").partition("thì ghi ")[2]

    assert BY_ID.validate_python(yaml.safe_load(offered)) == Outside(name="Công an “Hồng” tỉnh")


@pytest.mark.parametrize(
    ("written", "form"),
    [
        pytest.param("hue", "[hue]", id="an id"),
        pytest.param("hue, da-nang", "[hue, da-nang]", id="ids"),
        pytest.param("Tòa án Huế", "[{name: Tòa án Huế, kind: outside}]", id="a name"),
        pytest.param("{name: Tòa án Huế, kind: outside}", "[{name: Tòa án Huế, kind: outside}]", id="one by itself"),
    ],
)
def test_what_is_written_in_the_place_of_a_list_is_told_as_one(written, form):
    tree, _ = parse(f"id: hue/c\nkind: cluster\nowner: hue\nname: C\nyears: {{2024: {{members: {written}}}}}", "x")
    _, problems = Door(Group).read(tree, tree.value)
    [problem] = [one for one in problems if one.code == "S105"]

    assert f"viết members: {form} hoặc" in problem.cure


def test_a_name_in_the_place_of_a_list_of_names_stays_a_name():
    tree, _ = parse("year: 2024\nstatus: nominated\nawards: [{type: a, people: Tô Văn A}]", "x")
    _, problems = Door(AwardFile).read(tree, tree.value)

    assert [one.cure for one in problems] == ["viết people: [Tô Văn A] hoặc mỗi mục một dòng, bắt đầu bằng “- ”"]
