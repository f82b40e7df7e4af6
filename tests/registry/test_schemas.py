from __future__ import annotations

import pytest

from plugins.honour_roll.loading import DOORS as HONOURS
from plugins.newsroom.reading import ITEM_DOOR, PAGE_DOOR
from plugins.quota.loading import DOORS as QUOTA
from plugins.registry.door import Door
from plugins.registry.loading import DOORS, SITE_DOOR
from plugins.registry.schemas import ANY_KEY, schema_of
from plugins.registry.yamltree import parse

ALL: dict[str, Door] = {"news": ITEM_DOOR, "pages": PAGE_DOOR, "site": SITE_DOOR, **DOORS, **HONOURS, **QUOTA}


@pytest.mark.parametrize("name", ALL)
def test_the_form_of_a_record_is_yaml_with_every_key_that_it_must_have(name):
    door = ALL[name]
    tree, problems = parse(f"- {door.form}", "x")

    assert problems == []
    codes = {problem.code for problem in door.read(tree, tree.value[0], (0,))[1]}
    assert codes <= {"S112", "H104", "S114"}, "placeholders such as “mã đơn vị” are no ids; all else is as it must be"


@pytest.mark.parametrize("name", ALL)
def test_the_form_of_every_place_is_yaml(name):
    schema = schema_of(ALL[name].json_schema())
    for path in schema.nodes:
        if path and path[-1] != ANY_KEY:
            assert parse(f"{path[-1]}: {schema.form(path)}", "x")[1] == [], path


def test_what_was_written_is_filled_into_the_form_that_is_wanted():
    schema = schema_of(ITEM_DOOR.json_schema())

    assert schema.form(("units",), "hue") == "[hue]"
    assert schema.form(("units",), "Tổ 1, 2") == '["Tổ 1, 2"]'
    assert schema.form(("byline",), "Tiến Dân") == "[{name: Tiến Dân}]"
    assert schema.form(("byline", 0), "Tiến Dân") == "{name: Tiến Dân}"
    assert schema.form(("cover",), "a.jpg") == '{src: "a.jpg", alt: lời mô tả ảnh}'


@pytest.mark.parametrize(
    ("path", "is_text"),
    [(("title",), True), (("lead",), True), (("cover", "alt"), True), (("byline", 0, "name"), True),
     (("byline", 0, "person"), False), (("genre",), False), (("date",), False), (("category",), False),
     (("units", 0), False), (("slug",), False)],
)  # fmt: skip
def test_a_text_for_readers_is_known_from_what_machines_read(path, is_text):
    assert schema_of(ITEM_DOOR.json_schema()).is_text(path) is is_text
