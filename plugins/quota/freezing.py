"""Frozen periods: a statement as a file that says for ever what was found when its period was closed.

Awards hang on these figures, so a later edit of an item must not change them. What has changed since is told beside.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec import Struct, ValidationError, convert, to_builtins

from plugins.quota.statement import Line, Statement, decimal
from plugins.registry.plainly import plain, typed

FORM = 1  # of the file


class Unfrozen(Exception):
    """Raised for a file that is no frozen period, or is not as it was frozen; the text says so, in Vietnamese."""


class Frozen(Struct, frozen=True):
    """A statement and the moment at which it was frozen."""

    statement: Statement
    at: datetime


def freeze(statement: Statement, at: datetime) -> str:
    """Return *statement* as the text of a file, with a hash of all that it says."""
    said = {"form": FORM, "frozen": at.isoformat(), "statement": to_builtins(statement, enc_hook=plain)}
    return json.dumps({**said, "sha256": _hash(said)}, ensure_ascii=False, indent=1) + "\n"


def thaw(text: str) -> Frozen:
    """Return what the text of a file says; raise Unfrozen if it was changed after it was written."""
    try:
        said = json.loads(text)
        written = said.pop("sha256")
        form, at, statement = said["form"], datetime.fromisoformat(said["frozen"]), said["statement"]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unfrozen("tệp chốt kỳ không đọc được") from None
    if written != _hash(said):
        raise Unfrozen("tệp chốt kỳ đã bị sửa sau khi chốt")
    if form != FORM:
        raise Unfrozen("tệp chốt kỳ do bản phần mềm khác ghi")
    try:
        return Frozen(convert(statement, Statement, dec_hook=typed), at)
    except ValidationError:
        raise Unfrozen("tệp chốt kỳ không đúng dạng") from None


def _hash(said: Any) -> str:
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def changes(frozen: Statement, now: Statement) -> Iterator[str]:
    """Yield in words what would be otherwise if the period were counted anew. It changes no verdict."""
    if frozen.items != now.items:
        yield f"số tin, bài: khi chốt {frozen.items}, nay {now.items}"
    before, after = _lines(frozen), _lines(now)
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old is None and new is not None:
            yield f"{new.of}: thêm “{new.line.title}” ({decimal(new.line.credit)})"
        elif new is None and old is not None:
            yield f"{old.of}: không còn “{old.line.title}” ({decimal(old.line.credit)})"
        elif old is not None and new is not None and old.line.credit != new.line.credit:
            credits_ = f"khi chốt {decimal(old.line.credit)}, nay {decimal(new.line.credit)}"
            yield f"{old.of}: “{new.line.title}” {credits_}"
    targets = {(rule.id, row.subject): row.target for rule in now.rules for row in rule.rows}
    for rule_ in frozen.rules:
        for row in rule_.rows:
            target = targets.get((rule_.id, row.subject))
            if target is not None and target != row.target:
                yield f"{rule_.name}, {row.name}: chỉ tiêu khi chốt {decimal(row.target)}, nay {decimal(target)}"


class _Placed(Struct, frozen=True):
    """A line and, in words, the rule and the subject to which it belongs."""

    of: str
    line: Line


def _lines(statement: Statement) -> dict[tuple[str, str, str], _Placed]:
    """Return every line by the ids of its rule and subject, for names are not identities, and what tells its work."""
    return {
        (rule.id, row.subject, "#".join(map(str, line.key))): _Placed(f"{rule.name}, {row.name}", line)
        for rule in statement.rules
        for row in rule.rows
        for line in row.items
    }
