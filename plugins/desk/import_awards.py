"""`bangvang import-awards`: an award document from a list in a spreadsheet, looked at first, then written."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic import TypeAdapter, ValidationError

from plugins import registry
from plugins.award_lists import wording
from plugins.award_lists.directory import Directory
from plugins.award_lists.importing import Imported, import_list
from plugins.award_lists.meaning import is_same_award
from plugins.award_lists.objections import ImportStatus, Wanted
from plugins.award_lists.roster import find_roster
from plugins.award_lists.sheet_marks import Unreadable
from plugins.award_lists.sheets import SIZE_LIMIT, Workbook, clean, read
from plugins.award_lists.title_notices import disagreements
from plugins.desk import problems
from plugins.desk.import_files import NotWritten, faults, write
from plugins.desk.import_table import Told, tell
from plugins.desk.settings import Settings
from plugins.freshness.bounded import bounded
from plugins.honour_roll.award_types import AwardType
from plugins.limits import Ended, each
from plugins.portal.content_tree import read_tree
from plugins.problems import Problem, errors, in_order, nearest
from plugins.registry import Registry, loading
from plugins.registry.door import Door
from plugins.registry.file_names import is_device
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
    """What is to be imported, as the command line says it. *name* is that of the files, None for one that is made."""

    file: Path
    sheet: str | None
    heading: wording.Heading
    name: str | None
    writes: bool
    create_people: tuple[str, ...]
    lists_newcomers: bool

    @property
    def stem(self) -> str:
        """Return the name of the files."""
        heading = self.heading
        given = f"{heading.year}-{heading.type}-{heading.number or clean(self.file.stem)}"
        return self.name or ascii_slug(given)[:_LONG].strip("-")


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
    stem = arguments.name
    if stem is not None and (not stem or ascii_slug(stem) != stem or len(stem) > _LONG or is_device(stem)):
        allowed = "chỉ gồm chữ thường không dấu, chữ số và dấu “-”, không phải tên thiết bị (con, aux…)"
        raise Misused(f"Tên “{stem}” không dùng được: {allowed}.")
    return Order(
        file=file,
        sheet=arguments.sheet,
        heading=wording.Heading(
            year=year,
            type=clean(arguments.type),
            status=status,
            day=day or at.date(),
            day_is_said=bool(day),
            number=number or None,
            authority=authority or None,
        ),
        name=stem,
        writes=bool(arguments.write),
        create_people=tuple(filter(None, map(clean, arguments.create_person))),
        lists_newcomers=bool(arguments.create_people),
    )


_LONG = 100  # characters of a file's name


def _value(shape: Any, written: str, message: str) -> Any:
    try:
        return TypeAdapter(shape).validate_python(written)
    except ValidationError:
        raise Misused(message.format(written)) from None


def import_awards(settings: Settings, content: Path, shown: str, ordered: Order, at: datetime, *, as_json: bool) -> int:
    """Show what a list comes to in *content*, named *shown* in messages, and write it if *ordered* says so.

    Return 0 if every row is understood and nothing stands against writing, 1 if not.
    """
    tree = read_tree(content)
    data = tree.data
    records, of_data = bounded(registry.load, data, tree.refused)
    wanted, of_types = _wanted(tree.data, ordered.heading)
    grave = errors([*tree.problems, *of_data, *of_types])
    grave = in_order(problem for problem in grave if problem.place.path.startswith(loading.DATA))
    if grave:
        told = Told(wants_writing=True, faults=grave, failure="Chưa nhập gì: hãy sửa các lỗi trên trước.")
        if as_json:
            print(problems.document(grave, shown))
            return told.code
        return tell(told, shown, as_json=False)
    assert wanted is not None
    heading = replace(ordered.heading, type=wanted.type)
    ordered = replace(ordered, heading=heading)
    wanted = replace(wanted, issuer=_issuer(records, heading))
    told = Told(wants_writing=ordered.writes, lists_newcomers=ordered.lists_newcomers)
    try:
        roster = find_roster(_sheets(ordered.file), ordered.sheet)
        imported = import_list(roster, records, heading.day, wanted, create_people=ordered.create_people)
        said = disagreements(roster.above, heading.number, heading.day, heading.year)
        imported = replace(imported, notices=(*said, *imported.notices))
        told = replace(told, imported=imported)
        new = _files(content, tree.data, ordered, imported, roster.sheet)
        told = replace(told, faults=faults(settings, content, new, at) if new else ())
        if told.faults:
            told = replace(told, failure="Chưa ghi gì: nếu ghi danh sách này, kiểm tra sẽ báo các lỗi trên.")
        elif not new and (ordered.writes or not imported.left_out):
            told = replace(told, failure="Không nhập được dòng nào nên không ghi tệp nào.")
        elif ordered.writes:
            write(content, tree.data, new)
            told = replace(told, written=[shown + path for path in sorted(new, key=_shown_first)])
    except Unreadable as error:
        told = replace(told, failure=f"{ordered.file.name}: {error}.")
    except (_Refused, NotWritten) as error:
        told = replace(told, failure=str(error))
    return tell(told, shown, as_json=as_json)


def _issuer(records: Registry, heading: wording.Heading) -> str | None:
    """Return the unit whose list it is: the one that the authority speaks for, else the portal's; None for the top."""
    named = Directory(records, heading.day).issuing(heading.authority) if heading.authority else None
    unit = records.units.get(named or records.site.unit)
    if unit is None or unit.level == "supreme" or heading.day not in unit.valid:
        return None  # a portal's unit that was not there yet: which of those before it is meant, nobody says
    return unit.id


def _wanted(data: Mapping[str, bytes], heading: wording.Heading) -> tuple[Wanted | None, list[Problem]]:
    """Return the award that is asked for, or what is wrong with its type; raise Misused if there is no such type."""
    tree, found = loading.read_tree(_TYPES, data.get(_TYPES, b"[]"))
    if errors(found):
        return None, found
    listed = tree.value if isinstance(tree.value, list) else []
    ids = [str(value["id"]) for value in listed if isinstance(value, dict) and "id" in value]
    types: dict[str, AwardType] = {}
    for index, value in enumerate(listed):  # the others too: what the list calls by their names is not of this type
        type_, problems_of_type = Door(AwardType).read(tree, value, (index,))
        found += problems_of_type
        if type_ is not None:
            types.setdefault(type_.id, type_)
    id_ = heading.type if heading.type in ids else _by_name(heading.type, ids, types)
    if errors(found) or id_ not in types:
        return None, found
    type_ = types.pop(id_)
    others = {id_: other.forms for id_, other in types.items()}
    return Wanted(type=type_.id, forms=type_.forms, subject=type_.subject, status=heading.status, others=others), []


def _by_name(name: str, ids: list[str], types: Mapping[str, AwardType]) -> str:
    """Return the id of the award type called *name*; raise Misused if there is none, or several."""
    named = [type_.id for type_ in types.values() if any(is_same_award(name, form) for form in type_.forms)]
    if len(named) == 1:
        return named[0]
    if named:
        raise Misused(f"“{name}” là tên của nhiều loại khen thưởng: {', '.join(named)}; ghi mã của đúng loại.")
    forms = {form: form for type_ in types.values() for form in type_.forms}
    near = nearest(name, ids) or nearest(name, forms)
    guess = f" (có phải “{near}”?)" if near else ""
    raise Misused(f"Không có loại khen thưởng “{name}” trong {_TYPES}{guess}.")


def _sheets(file: Path) -> Workbook:
    """Return what *file* holds, read by a process that can be ended: it may be a bomb."""
    data = _bytes(file)

    def make(_: None) -> Workbook | Unreadable:
        try:
            return read(data, file.name)
        except Unreadable as error:  # an exception would be another one when it comes from there
            return error

    [found] = each(make, (None,))
    if isinstance(found, Ended):
        raise Unreadable(_TOO_MUCH[found.reason])
    if isinstance(found, Unreadable):
        raise found
    return found


_SAVE_ANEW = "chép riêng bảng danh sách sang một tệp mới rồi nhập lại"
_TOO_MUCH = {
    "time": f"đọc quá 10 giây chưa xong nên phải bỏ dở; {_SAVE_ANEW}",
    "memory": f"mở ra cần quá nhiều bộ nhớ nên phải bỏ dở; {_SAVE_ANEW}",
    "lost": f"chương trình dừng giữa chừng khi đọc tệp này; {_SAVE_ANEW}",
}


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise _Refused(f"Không mở được “{file}” ({error.strerror}).") from None


# --- the files -------------------------------------------------------------------------------------------------------


def _files(
    content: Path, data: Mapping[str, bytes], ordered: Order, imported: Imported, sheet: str
) -> dict[str, bytes]:
    """Return the files of an import by path, in the order in which they are written; none if there is no recipient.

    The registry is first and the document last: killed in between, nothing names what is not there. Raise _Refused if
    one but the registry is there already.
    """
    if not imported.recipients:
        return {}
    name = clean(ordered.file.name)
    origin = f"{name}, sheet “{sheet}”" if sheet else name
    new: dict[str, bytes] = {}
    if imported.stubs:
        new[_PEOPLE] = wording.with_people(data.get(_PEOPLE, b""), imported.stubs, origin)
        _, found = registry.load({**data, _PEOPLE: new[_PEOPLE]})
        if errors(found):
            raise _Refused(f"Không thêm được người vào {_PEOPLE}; mỗi người phải là một mục bắt đầu bằng “- id: …”.")
    texts = {
        f"{_AWARDS}{ordered.stem}.csv": wording.recipients(imported),
        f"{_AWARDS}{ordered.stem}.yaml": wording.document(ordered.heading, origin, ordered.stem, imported),
    }
    for path, text in texts.items():
        if path in data or os.path.lexists(content / path):
            raise _Refused(f"Đã có tệp {path}; đặt tên khác bằng --name, hoặc xóa tệp đó nếu muốn nhập lại.")
        new[path] = text.encode()
    return new


def _shown_first(path: str) -> tuple[bool, bool]:
    """Return where *path* stands among the files that were written: the registry, the document, its list."""
    return path != _PEOPLE, not path.endswith(".yaml")
