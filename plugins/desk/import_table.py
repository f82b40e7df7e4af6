"""What an import says: the table of every row, the people who might be new, one line of how many, or one document."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from plugins.award_lists import wording
from plugins.award_lists.importing import Imported
from plugins.award_lists.outcomes import Outcome
from plugins.desk import problems
from plugins.problems import Problem

_HEADINGS = ("DÒNG", "KẾT QUẢ", "TRONG DANH SÁCH")
_WIDEST = 40  # characters of what stands in the list


class Told(Struct, frozen=True, kw_only=True):
    """What an import came to. *written* are paths of files; *failure* is why nothing can be, *faults* the errors."""

    imported: Imported = Imported()
    wants_writing: bool = False
    written: Sequence[str] = ()
    failure: str | None = None
    faults: Sequence[Problem] = ()
    lists_newcomers: bool = False

    @property
    def code(self) -> int:
        """Return the exit code: 0 if nothing is open and nothing stands against writing."""
        return 1 if self.failure or self.faults or self.imported.left_out else 0


def tell(told: Told, shown: str, *, as_json: bool) -> int:
    """Print *told*; paths in problems begin with *shown*. Return the exit code."""
    if as_json:
        print(json.dumps(_document(told, shown), ensure_ascii=False, indent=2))
        return told.code
    imported = told.imported
    for notice in imported.notices:
        print(notice, file=sys.stderr)
    if not told.wants_writing:
        for line in table(imported.outcomes):
            print(line)
    else:
        for one in imported.left_out:
            print(f"Chưa nhập được {wording.sentence(one)}.", file=sys.stderr)
    if told.lists_newcomers:
        for line in _newcomers(imported):
            print(line)
    if told.faults:
        problems.tell(told.faults, shown)
    if told.failure:
        print(told.failure, file=sys.stderr)
    for path in told.written:
        print(path)
    if told.written or (not told.wants_writing and imported.outcomes):
        print("\n".join(_closing(told)))
    return told.code


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the lines of the table: a row of the sheet each, and what it came to."""
    if not outcomes:
        return
    results = max(len(_HEADINGS[1]), *(len(one.result) for one in outcomes))
    texts = [_short(one.written) if one.meaning or one.reason else one.written for one in outcomes]
    width = max(
        len(_HEADINGS[2]), *(len(text) for text, one in zip(texts, outcomes, strict=True) if len(text) <= _WIDEST)
    )
    yield f"{_HEADINGS[0]:>5}  {_HEADINGS[1]:<{results}}  {_HEADINGS[2]:<{width}}  HIỂU LÀ, VÌ SAO"
    for text, one in zip(texts, outcomes, strict=True):
        means = f"{one.meaning} – {one.reason}" if one.meaning and one.reason else one.meaning or one.reason
        yield f"{one.row:>5}  {one.result:<{results}}  {text:<{width}}  {means}".rstrip()


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1].rstrip() + "…"


def _newcomers(imported: Imported) -> Iterator[str]:
    if not imported.newcomers:
        yield "Không có ai cần thêm vào people.yaml mà tên chỉ có trong danh sách."
        return
    yield "Chưa thêm ai. Đúng là người mới thì chạy lại lệnh, thêm cho từng người:"
    for one in imported.newcomers:
        yield f'  --create-person "{one.name}"  ({one.role}, {one.unit})'


def _closing(told: Told) -> Iterator[str]:
    imported = told.imported
    if not told.wants_writing and not told.failure:
        yield "Mới xem, chưa ghi gì. Đúng ý thì chạy lại lệnh, thêm --write."
    elif told.written and imported.left_out:
        yield "Văn bản ghi complete: false vì danh sách chưa đủ; nhập nốt các dòng còn lại rồi xóa dòng ấy."
    did = "Đã nhập" if told.wants_writing else "Sẽ nhập"
    created = f", thêm {len(imported.stubs)} người vào people.yaml" if imported.stubs else ""
    left = f", còn {len(imported.left_out)} dòng chưa nhập được" if imported.left_out else ""
    yield f"{did} {len(imported.recipients)} dòng{created}{left}."


def _document(told: Told, shown: str) -> dict[str, Any]:
    imported = told.imported
    is_kept = bool(told.written) or not told.wants_writing
    document: dict[str, Any] = {
        "written": list(told.written),
        "recipients": len(imported.recipients) if is_kept else 0,
        "created": [asdict(stub) for stub in imported.stubs] if is_kept else [],
        "newcomers": [asdict(stub) for stub in imported.newcomers],
        "complete": not imported.left_out,
        "left_out": [asdict(one) for one in imported.left_out],
        "notices": list(imported.notices),
        "rows": [
            {
                "row": one.row,
                "written": one.written,
                "result": one.result.name.lower(),
                "meaning": one.meaning,
                "reason": one.reason,
            }
            for one in imported.outcomes
        ],
    }
    if told.failure:
        document["error"] = told.failure
    if told.faults:
        document["problems"] = [problem.as_json(problem.prefix(shown)) for problem in told.faults]
    return document
