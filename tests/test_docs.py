"""The documents say what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.desk.codes import rules
from plugins.problems import Level, Rule

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

_QUOTED = re.compile(r"^\S+:\d+: ([A-Z]\d{3}) (\(nhắc\) )?cột \d+: (.*)$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
BY_CODE = {rule.code: rule for rule in rules()}


def pattern(rule: Rule) -> str:
    """Return the line of *rule* with anything in its places."""
    said = rule.message + (f"; {rule.cure}" if rule.cure else "")
    marked = said.replace("{{", "\x01").replace("}}", "\x02")
    escaped = re.escape(re.sub(r"\{[^}]*\}", "\x00", marked)).replace("\x00", ".*")
    return escaped.replace("\x01", r"\{").replace("\x02", r"\}") + r"( \(có phải “.*”\?\))?"


def by_name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", DOCUMENTS, ids=by_name)
def test_a_message_is_quoted_as_it_is_told(path: Path) -> None:
    wrong = [
        match[0]
        for match in _QUOTED.finditer(path.read_text("utf-8"))
        if not re.fullmatch(pattern(BY_CODE[match[1]]), match[3])
        or bool(match[2]) != (BY_CODE[match[1]].level is Level.WARNING)
    ]

    assert wrong == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=by_name)
def test_a_link_between_documents_lands(path: Path) -> None:
    links = _LINK.findall(_CODE.sub("", path.read_text("utf-8")))
    dead = [link for link in links if not link.startswith("http") and not (path.parent / link).exists()]

    assert dead == []
