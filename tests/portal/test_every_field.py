"""No field of any file takes a sign that nobody sees: told with its line, whatever the field is for.

The fields are those of the JSON Schemas, so a new one is tested from its first day on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.honour_roll.feature import HonourRoll
from plugins.portal import intake
from plugins.portal.content_tree import read_tree
from plugins.quota.feature import NewsQuota
from tests.pages.making import MARKDOWN, strings
from tests.portal.trees import ROOT, item, portal, write

SCHEMAS = {
    path.name.partition(".")[0]: json.loads(path.read_text("utf-8"))
    for path in sorted((ROOT / "docs/schema").glob("*.schema.json"))
}
ONE_EACH = {"awards": "data/awards/{}.yaml", "consultations": "data/consultations/{}.yaml"}
TEXTS = {"news": "news/{}.md", "pages": "pages/{}.md"}
VARIANTS = 3  # as many forms as a field may have: a text, a mapping, a list
SIGNS = ["\x01", "\u202e", "\u0085", "\u2028", "\ufff9", "\ufffe", "\ue000", "\U000e01f0"]


def filled(schema: Any, root: Any, variant: int, sign: str) -> Any:
    """Return a value of that *schema* in which every scalar has the *sign*; of several forms that of the *variant*."""
    if ref := schema.get("$ref"):
        return filled(root["$defs"][ref.rpartition("/")[2]], root, variant, sign)
    forms = [form for form in schema.get("anyOf", schema.get("oneOf", ())) if form.get("type") != "null"]
    if forms:
        return filled(forms[variant % len(forms)], root, variant, sign)
    match schema.get("type"):
        case "array":
            return [filled(schema.get("items", {}), root, variant, sign)]
        case "object":
            found = {key: filled(one, root, variant, sign) for key, one in schema.get("properties", {}).items()}
            if isinstance(more := schema.get("additionalProperties"), dict):
                found["2023"] = filled(more, root, variant, sign)
            return found
    return f"a{sign}b"


def written(sign: str, variant: int) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of files that have the *sign* in every field, each field on a line of its own."""
    for name, schema in SCHEMAS.items():
        text = json.dumps(filled(schema, schema, variant, sign), indent=1)
        if name in TEXTS:
            yield TEXTS[name].format(f"dau-{variant}"), f"---\n{text}\n---\n\nChữ.\n"
        else:
            yield ONE_EACH.get(name, f"data/{name}.yaml").format(variant), text


def told(root: Path) -> set[tuple[str, int]]:
    taken = intake.take_in(read_tree(root), MARKDOWN, strings()["vi"], [HonourRoll(), NewsQuota()])
    return {(one.place.path, one.place.line) for one in taken.problems if one.code in ("F104", "F120")}


@pytest.mark.parametrize("variant", range(VARIANTS))
def test_no_field_of_any_file_takes_a_sign_that_nobody_sees(tmp_path: Path, variant: int) -> None:
    sign = SIGNS[variant]
    files = dict(written(sign, variant))
    code = json.dumps(sign)[1:-1]
    where = {
        (path, number)
        for path, text in files.items()
        for number, line in enumerate(text.split("\n"), start=1)
        if code in line
    }

    assert len(where) > 200, "the schemas are walked"
    assert told(write(tmp_path, dict(files))) == where


OF_LISTS: dict[str, str | bytes] = {
    "data/award_types.yaml": "- {id: x, names: [{name: X}], subject: person, level: base, form: certificate, rank: 3}",
    "data/awards/b.yaml": "{year: 2024, status: nominated, recipients: a.csv, awards: [{type: x}]}",
    "data/consultations/b.yaml": "{id: b, title: B, opens: 2024-05-06, closes: unknown, comments_to: C, "
    "recipients: a.csv, awards: [{type: x}]}",
}


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
@pytest.mark.parametrize(
    "path",
    [
        "data/units.yaml",
        "data/awards/a.yaml",
        "data/awards/a.csv",
        "data/consultations/a.csv",
        "news/a.md",
        "pages/a.md",
    ],
)
def test_nor_does_a_file_in_which_it_lies_as_it_is(tmp_path: Path, path: str, sign: str) -> None:
    text = item().replace("Tin thử", f"Tin {sign} thử") if path.endswith(".md") else f"person\nA {sign} B\n"
    root = write(portal(tmp_path, **OF_LISTS), {path: text})

    assert told(root) == {(path, 2)}
