"""`bangvang import-awards`: an award document from a list in a spreadsheet."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict
from pydantic import TypeAdapter, ValidationError

from plugins import registry
from plugins.award_lists import wording
from plugins.award_lists.importing import Imported, import_list
from plugins.award_lists.objections import ImportStatus, Wanted
from plugins.award_lists.roster import find_roster
from plugins.award_lists.sheet_marks import Unreadable
from plugins.award_lists.sheets import SIZE_LIMIT, clean, read
from plugins.desk import problems
from plugins.honour_roll.award_types import AwardType
from plugins.portal.content_tree import read_tree
from plugins.problems import Problem, errors, in_order, nearest
from plugins.registry import loading
from plugins.registry.door import Door
from plugins.registry.shapes import Day, Year
from plugins.registry.texts import ascii_slug

_AWARDS = loading.DATA + "awards/"
_TYPES = loading.DATA + "award_types.yaml"
_PEOPLE = loading.DATA + "people.yaml"


class Misused(Exception):
    """Raised for options that do not go together, or cannot be used; the text says why, in Vietnamese."""


class _Refused(Exception):
    """Raised when nothing can be imported; the text says why, in Vietnamese."""


class Order(Struct, frozen=True, kw_only=True):
    """What is to be imported, as the command line says it."""

    file: Path
    sheet: str | None
    heading: wording.Heading
    stem: str
    create_people: bool


def order(arguments: argparse.Namespace, at: datetime) -> Order:
    """Return what the command line asks for; raise Misused."""
    file = Path(arguments.file)
    if not file.is_file():
        raise Misused(f"Không có tệp “{file}”.")
    number, authority = clean(arguments.number or ""), clean(arguments.authority or "")
    decided = bool(number and arguments.date and authority)
    if (number or authority) and not decided:
        raise Misused("Quyết định phải có đủ --number, --date và --authority.")
    status: ImportStatus = arguments.status or ("conferred" if decided else "nominated")
    if status == "conferred" and not decided:
        raise Misused("--status conferred (đã tặng) phải kèm --number, --date và --authority của quyết định.")
    year = _value(Year, arguments.year, "Năm “{}” không hợp lệ: ghi bốn chữ số, ví dụ 2023.")
    day = arguments.date and _value(
        Day, arguments.date, "Ngày “{}” không hợp lệ: ghi năm-tháng-ngày, ví dụ 2023-11-28."
    )
    heading = wording.Heading(
        year=year,
        type=arguments.type,
        status=status,
        day=day or at.date(),
        day_is_said=bool(day),
        number=number or None,
        authority=authority or None,
    )
    stem = arguments.name or ascii_slug(f"{year}-{arguments.type}-{number or clean(file.stem)}")[:_LONG].strip("-")
    if not stem or ascii_slug(stem) != stem or len(stem) > _LONG:
        raise Misused(f"Tên “{stem}” không dùng được: chỉ gồm chữ thường không dấu, chữ số và dấu “-”.")
    return Order(
        file=file, sheet=arguments.sheet, heading=heading, stem=stem, create_people=bool(arguments.create_people)
    )


_LONG = 100  # characters of a file's name


def _value(shape: Any, written: str, message: str) -> Any:
    try:
        return TypeAdapter(shape).validate_python(written)
    except ValidationError:
        raise Misused(message.format(written)) from None


def import_awards(content: Path, shown: str, ordered: Order, *, as_json: bool) -> int:
    """Import a list into *content*, named *shown* in messages. Return 0 if every row was taken, 1 if not."""
    tree = read_tree(content)
    records, of_data = registry.load(tree.data)
    wanted, of_types = _wanted(tree.data, ordered.heading)
    grave = errors([*tree.problems, *of_data, *of_types])
    grave = in_order(problem for problem in grave if problem.place.path.startswith(loading.DATA))
    if grave:
        if as_json:
            print(problems.document(grave, shown))
        else:
            problems.tell(grave, shown)
            print("Chưa nhập gì: hãy sửa các lỗi trên trước.", file=sys.stderr)
        return 1
    assert wanted is not None
    imported = Imported(recipients=(), left_out=(), stubs=(), notices=())
    try:
        data = _bytes(ordered.file)
        roster = find_roster(read(data, ordered.file.name), ordered.sheet)
        day = ordered.heading.day
        imported = import_list(roster, records, day, wanted, create_people=ordered.create_people)
        written = _write(content, tree.data, ordered, imported, roster.sheet)
    except Unreadable as error:
        return _tell(imported, [], f"{ordered.file.name}: {error}.", as_json=as_json)
    except _Refused as error:
        return _tell(imported, [], str(error), as_json=as_json)
    return _tell(imported, [shown + path for path in written], None, as_json=as_json)


def _wanted(data: Mapping[str, bytes], heading: wording.Heading) -> tuple[Wanted | None, list[Problem]]:
    """Return the award that is asked for, or what is wrong with its type; raise Misused if there is no such type."""
    tree, found = loading.read_tree(_TYPES, data.get(_TYPES, b""))
    if found:
        return None, found
    listed = tree.value if isinstance(tree.value, list) else []
    ids = [str(value["id"]) for value in listed if isinstance(value, dict) and "id" in value]
    if heading.type not in ids:
        near = nearest(heading.type, ids)
        guess = f" (có phải “{near}”?)" if near else ""
        raise Misused(f"Không có loại khen thưởng “{heading.type}” trong {_TYPES}{guess}.")
    types: dict[str, AwardType] = {}
    for index, value in enumerate(listed):  # the others too: what the list calls by their names is not of this type
        type_, problems_of_type = Door(AwardType).read(tree, value, (index,))
        found += problems_of_type
        if type_ is not None:
            types.setdefault(type_.id, type_)
    if errors(found) or heading.type not in types:
        return None, found
    type_ = types.pop(heading.type)
    others = {id_: other.forms for id_, other in types.items()}
    return Wanted(type=type_.id, forms=type_.forms, subject=type_.subject, status=heading.status, others=others), []


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise _Refused(f"Không mở được “{file}” ({error.strerror}).") from None


# --- writing ---------------------------------------------------------------------------------------------------------


def _write(content: Path, data: Mapping[str, bytes], ordered: Order, imported: Imported, sheet: str) -> list[str]:
    """Write the files of an import, all or none; return their paths from the content folder."""
    if not imported.recipients:
        raise _Refused("Không nhập được dòng nào nên không ghi tệp nào.")
    name = clean(ordered.file.name)
    origin = f"{name}, sheet “{sheet}”" if sheet else name
    texts = {
        f"{_AWARDS}{ordered.stem}.csv": wording.recipients(imported),
        f"{_AWARDS}{ordered.stem}.yaml": wording.document(ordered.heading, origin, ordered.stem, imported),
    }
    for path in texts:
        if path in data or os.path.lexists(content / path):
            raise _Refused(f"Đã có tệp {path}; đặt tên khác bằng --name, hoặc xóa tệp đó nếu muốn nhập lại.")
    changed = {}
    if imported.stubs:
        changed[_PEOPLE] = wording.with_people(data.get(_PEOPLE, b""), imported.stubs, origin)
        _, found = registry.load({**data, _PEOPLE: changed[_PEOPLE]})
        if errors(found):
            raise _Refused(f"Không thêm được người vào {_PEOPLE}; mỗi người phải là một mục bắt đầu bằng “- id: …”.")
    try:
        with contextlib.ExitStack() as undo:
            # The registry first and the document last: killed in between, nothing names what is not there.
            for path, new in changed.items():
                _replace(content / path, data.get(path), new, undo)
            for path, text in texts.items():
                _create(content / path, text.encode(), undo)
            undo.pop_all()
    except FileExistsError as error:
        raise _Refused(f"Đã có tệp {error.filename}; đặt tên khác bằng --name.") from None
    except OSError as error:
        raise _Refused(f"Không ghi được vào {content} ({error.strerror}).") from None
    return [*changed, *reversed(texts)]


def _create(path: Path, new: bytes, undo: contextlib.ExitStack) -> None:
    """Let *path* appear whole; raise FileExistsError if it is there."""
    with _aside(path, new) as aside:
        try:
            path.hardlink_to(aside)
        except FileExistsError:
            raise FileExistsError(0, "", path.name) from None
        except OSError:  # a disk without links
            if os.path.lexists(path):
                raise FileExistsError(0, "", path.name) from None
            aside.rename(path)
        undo.callback(path.unlink)


def _replace(path: Path, old: bytes | None, new: bytes, undo: contextlib.ExitStack) -> None:
    """Let *path* hold *new* instead of *old*; raise _Refused if somebody else has changed it meanwhile."""
    if (path.read_bytes() if path.exists() else None) != old:
        raise _Refused(f"{path.name} vừa được người khác sửa; chạy lại lệnh.")
    with _aside(path, new) as aside:
        if old is None:
            undo.callback(path.unlink, missing_ok=True)
        else:
            shutil.copymode(path, aside)
            undo.callback(path.write_bytes, old)
        aside.replace(path)


@contextlib.contextmanager
def _aside(path: Path, new: bytes) -> Iterator[Path]:
    """Lend a file beside *path* that holds *new*; it is gone afterwards."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        aside.write_bytes(new)
        yield aside
    finally:
        aside.unlink(missing_ok=True)


# --- telling ---------------------------------------------------------------------------------------------------------


def _tell(imported: Imported, written: list[str], failure: str | None, *, as_json: bool) -> int:
    if as_json:
        document: dict[str, Any] = {
            "written": written,
            "recipients": len(imported.recipients) if written else 0,
            "created": [asdict(stub) for stub in imported.stubs] if written else [],
            "left_out": [asdict(one) for one in imported.left_out],
            "notices": list(imported.notices),
        }
        if failure:
            document["error"] = failure
        print(json.dumps(document, ensure_ascii=False, indent=2))
        return 1 if failure or imported.left_out else 0
    for notice in imported.notices:
        print(notice, file=sys.stderr)
    for one in imported.left_out:
        sentence = wording.sentence(one)
        print(f"Chưa nhập được {sentence}.", file=sys.stderr)
    if failure:
        print(failure, file=sys.stderr)
        return 1
    for path in written:
        print(path)
    created = f", thêm {len(imported.stubs)} người vào people.yaml" if imported.stubs else ""
    left = f", còn {len(imported.left_out)} dòng chưa nhập được" if imported.left_out else ""
    print(f"Đã nhập {len(imported.recipients)} dòng{created}{left}.")
    return 1 if imported.left_out else 0
