"""The texts that an import writes: an award document, its list of recipients, and people to add to the registry."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO

import yaml
from msgspec import Struct

from plugins.award_lists.entries import LeftOut
from plugins.award_lists.importing import Imported, Stub
from plugins.award_lists.objections import ImportStatus
from plugins.honour_roll.recipient_lists import COLUMNS

_BOM = "\ufeff"  # without it Excel takes the text for another encoding


class Heading(Struct, frozen=True, kw_only=True):
    """What a document says of itself. *day* is its day; of one that is conferred the day of its decision."""

    year: int
    type: str
    status: ImportStatus
    day: date
    day_is_said: bool
    number: str | None = None
    authority: str | None = None


def document(heading: Heading, origin: str, stem: str, imported: Imported) -> str:
    """Return the YAML of the award document; *origin* tells the file and sheet that it was read from."""
    lines = [
        f"# Nhập từ {origin}, {len(imported.recipients)} dòng.",
        f"year: {heading.year}",
        f"status: {heading.status}",
    ]
    if heading.number and heading.authority:
        number, authority = scalar(heading.number), scalar(heading.authority)
        lines.append(f"decision: {{number: {number}, date: {heading.day.isoformat()}, authority: {authority}}}")
    else:
        unsaid = "" if heading.day_is_said else "  # ngày nhập danh sách; sửa theo ngày của văn bản"
        lines.append(f"date: {heading.day.isoformat()}{unsaid}")
    lines += ["awards:", f"  - {{type: {scalar(heading.type)}}}", f"recipients: {scalar(f'{stem}.csv')}"]
    if imported.left_out:
        lines.append("complete: false  # danh sách chưa đủ: nhập nốt những dòng dưới đây rồi xóa dòng này")
    lines += [f"# Chưa nhập được: {sentence(one)}" for one in imported.left_out]
    return "\n".join(lines) + "\n"


def recipients(imported: Imported) -> str:
    """Return the CSV of the recipients, as Excel opens it."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in imported.recipients:
        writer.writerow((one.person or "", one.unit, one.citation))
    return _BOM + text.getvalue()


def sentence(one: LeftOut) -> str:
    """Return what is told of a row that was left out: its number and name, the reason, and who may be meant."""
    named = f" “{one.name}”" if one.name else ""
    near = f" (có thể là: {'; '.join(one.candidates)})" if one.candidates else ""
    return f"dòng {one.row}{named}: {one.reason}{near}"


def with_people(existing: bytes, stubs: Sequence[Stub], origin: str) -> bytes:
    """Return people.yaml with *stubs* added at its end; what it held stays as it is, byte for byte."""
    line_end = "\r\n" if b"\r\n" in existing else "\n"
    items = re.findall(rb"^( *)- ", existing, re.MULTILINE)
    indent = items[0].decode() if items else ""
    lines = [f"{indent}# Nhập từ {origin}; kiểm tra lại chức vụ và ngày giữ chức vụ.", *_listed(stubs, indent)]
    gap = line_end if existing and not existing.endswith(b"\n") else ""
    return existing + (gap + line_end.join(lines) + line_end).encode()


def _listed(stubs: Iterable[Stub], indent: str) -> Iterable[str]:
    for stub in stubs:
        yield f"{indent}- id: {stub.id}"
        yield f"{indent}  name: {scalar(stub.name)}"
        yield f"{indent}  appointments: [{{role: {scalar(stub.role)}, unit: {stub.unit}}}]"


def scalar(text: str) -> str:
    """Return *text* as YAML holds it on one line, also between braces: quoted if it would mean something else."""
    dumped = yaml.safe_dump([text], allow_unicode=True, default_flow_style=True, width=10**9)
    return dumped.strip()[1:-1]
