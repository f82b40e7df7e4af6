from __future__ import annotations

import re
from pathlib import Path

from plugins.desk.codes import rules, write_codes

ROOT = Path(__file__).parent.parent.parent


def test_the_list_of_codes_is_as_the_code_has_it(tmp_path: Path) -> None:
    write_codes(tmp_path / "codes.md")

    assert (tmp_path / "codes.md").read_text("utf-8") == (ROOT / "docs/reference/codes.md").read_text("utf-8")


def test_a_code_is_a_letter_and_a_number_and_stands_for_one_rule() -> None:
    codes = [rule.code for rule in rules()]

    assert len(codes) == len(set(codes)) > 60
    assert all(re.fullmatch(r"[A-Z]\d{3}", code) for code in codes)


def test_every_rule_says_what_to_do() -> None:
    assert [rule.code for rule in rules() if not rule.cure] == []


def test_every_rule_is_used() -> None:
    code = "\n".join(p.read_text("utf-8") for p in (ROOT / "plugins").rglob("*.py") if p.name != "rules.py")
    names = re.findall(
        r"^([A-Z_0-9]+) = Rule\(",
        "\n".join(p.read_text("utf-8") for p in (ROOT / "plugins").rglob("rules.py")),
        re.MULTILINE,
    )

    assert [name for name in names if not re.search(rf"rules\.{name}\b|common\.{name}\b", code)] == []
