from __future__ import annotations

import json
from pathlib import Path

from plugins.desk.schema import write_schemas
from plugins.desk.settings import read_settings

ROOT = Path(__file__).parent.parent.parent


def test_the_schemas_are_as_the_code_and_the_sample_have_them(tmp_path: Path) -> None:
    written = write_schemas(ROOT / "content", tmp_path, read_settings().features())

    assert {path.name for path in written} == {path.name for path in (ROOT / "docs/schema").iterdir()}
    for path in written:
        assert path.read_text("utf-8") == (ROOT / "docs/schema" / path.name).read_text("utf-8"), path.name


def test_a_reference_offers_the_ids_there_are_and_allows_a_name() -> None:
    schema = json.loads((ROOT / "docs/schema/news.schema.json").read_text("utf-8"))
    offered, any_text = schema["properties"]["units"]["items"]["anyOf"]

    assert "can-tho-2025" in offered["enum"]
    assert any_text == {"type": "string"}


def test_unknown_keys_are_marked_in_the_editor_too() -> None:
    schema = json.loads((ROOT / "docs/schema/units.schema.json").read_text("utf-8"))

    assert schema["$defs"]["Unit"]["additionalProperties"] is False
