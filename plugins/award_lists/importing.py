"""Importing: from the rows of a list to recipients, with whom the registry means by each, or why that is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct, field

from plugins.award_lists.directory import Directory, Found, spelt
from plugins.award_lists.entries import Entry, LeftOut, Roster, Title
from plugins.award_lists.objections import Objections, Wanted
from plugins.award_lists.sheet_marks import Unreadable
from plugins.registry import Kind, Registry
from plugins.registry.texts import ascii_slug

_TITLE = re.compile(r"(?:đ/c|đ\.c|đc\.?|đồng chí|ông|bà)(?: |[.:] ?)", re.IGNORECASE)
_COUNTED = re.compile(r"^\d{1,4}[.)] ?")
_ASIDE = re.compile(r"\s*\([^)]*\)$")
_COMMON_POST = "Công chức"


class Recipient(Struct, frozen=True, kw_only=True):
    """Somebody on a list who is known, by id. Of a unit that is honoured *person* is None."""

    row: int
    person: str | None
    unit: str
    citation: str = ""


class Stub(Struct, frozen=True, kw_only=True):
    """A person who was not in the registry: what the list says of them, and no more."""

    id: str
    name: str
    role: str
    unit: str


class Imported(Struct, frozen=True, kw_only=True):
    """What a list came to. *left_out* are in the order of the list."""

    recipients: tuple[Recipient, ...]
    left_out: tuple[LeftOut, ...]
    stubs: tuple[Stub, ...]
    notices: tuple[str, ...]


def import_list(roster: Roster, registry: Registry, day: date, wanted: Wanted, *, create_people: bool) -> Imported:
    """Return who on *day* the rows of *roster* mean; raise Unreadable if such a list cannot be of such an award."""
    if roster.of_people and wanted.subject == "unit":
        raise Unreadable(f"là danh sách cá nhân, mà “{wanted.forms[0]}” chỉ tặng cho tập thể; xem lại --type")
    if not roster.of_people and wanted.subject == "person":
        raise Unreadable(f"là danh sách tập thể, mà “{wanted.forms[0]}” chỉ tặng cho cá nhân; xem lại --type")
    work = _Import(registry, Directory(registry, day), wanted, create_people)
    objections = Objections(roster, wanted)
    may_be_heading = not all(entry.is_alone for entry in roster.entries)
    for entry in roster.entries:
        if reason := objections.to(entry):
            work.leave(entry, reason)
        elif may_be_heading and entry.is_alone and not work.is_known(entry, of_people=roster.of_people):
            work.doubt(entry)
        elif reason := work.doubted(entry):
            work.leave(entry, reason)
        elif roster.of_people:
            work.person(entry)
        else:
            work.unit(entry)
    return Imported(
        recipients=tuple(work.recipients.values()),
        left_out=tuple(sorted((*roster.left_out, *work.left_out), key=lambda one: one.row)),
        stubs=tuple(work.stubs.values()),
        notices=(*roster.notices, *objections.notices(), *work.notices),
    )


class _Import(Struct):
    """One walk over a list. Recipients are kept by id, people to create by name and unit."""

    registry: Registry
    directory: Directory
    wanted: Wanted
    create_people: bool
    recipients: dict[str, Recipient] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    stubs: dict[tuple[str, str], Stub] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)  # ids of people, known and new
    notices: list[str] = field(default_factory=list)
    unclear: tuple[Entry, tuple[Title, ...]] | None = None  # what may be a heading, and the headings above it

    def __post_init__(self) -> None:
        broken = (id_ for kind, id_ in self.registry.broken if kind is Kind.PERSON)
        self.taken.update(self.registry.people, broken)

    def leave(self, entry: Entry, reason: str, among: tuple[str, ...] = ()) -> None:
        candidates = self.directory.described(among)
        self.left_out.append(LeftOut(row=entry.row, name=entry.name, reason=reason, candidates=candidates))

    # --- rows that may be headings ------------------------------------------------------------------------------------

    def is_known(self, entry: Entry, *, of_people: bool) -> bool:
        """Tell whether the name in a row is one of the registry."""
        name = _COUNTED.sub("", entry.name)
        if of_people:
            return bool(self.directory.bearers(name) or self.directory.bearers(bare_name(name)))
        found = self.directory.unit(name, _around(entry))
        return bool(found.id or found.among)

    def doubt(self, entry: Entry) -> None:
        """Leave out a row that may be a heading; until the next heading nobody knows what it says of those below."""
        self.unclear = (entry, entry.under)
        self.leave(entry, "không rõ là tên hay tiêu đề nhóm; nếu là tên, ghi thêm số thứ tự hoặc đơn vị")

    def doubted(self, entry: Entry) -> str | None:
        """Return why a row below such a one is left out."""
        if self.unclear and self.unclear[1] == entry.under:
            return f"ở dưới dòng {self.unclear[0].row} “{self.unclear[0].name}”, không rõ dòng ấy nói gì"
        self.unclear = None
        return None

    # --- units -------------------------------------------------------------------------------------------------------

    def unit(self, entry: Entry) -> None:
        name = _COUNTED.sub("", entry.name)
        found = self.directory.unit(name, [entry.unit, *_around(entry)] if entry.unit else _around(entry))
        if found.id:
            self._take(entry, found.id, None, found.id)
        else:
            self.leave(entry, found.reason, found.among)

    # --- people ------------------------------------------------------------------------------------------------------

    def person(self, entry: Entry) -> None:
        name = _COUNTED.sub("", entry.name)
        if not self.directory.bearers(name):  # “Ông” is a family name, too
            name = bare_name(name)
        unit, post = self._place(entry, name)
        if unit is None:
            self.leave(entry, "không ghi đơn vị nên không biết là ai", self.directory.bearers(name))
        elif unit.id is None:
            self.leave(entry, unit.reason, unit.among or self.directory.bearers(name))
        else:
            found = self.directory.person(name, unit.id)
            if found.id:
                self._take(entry, found.id, found.id, self._served(found.id, unit.id))
            elif self.directory.bearers(name):
                self.leave(entry, found.reason, found.among)
            elif self.create_people:
                self._create(entry, name, post, unit.id)
            else:
                hint = f"{found.reason}; thêm vào, hoặc dùng --create-people"
                self.leave(entry, hint, self.directory.alike(name, unit.id))

    def _place(self, entry: Entry, name: str) -> tuple[Found | None, str]:
        """Return the unit that a row says, or the heading above it, and the post. None if nothing says one."""
        around, post = _around(entry), entry.post
        if entry.post_and_unit:
            post = post or entry.post_and_unit
            if not entry.unit and (both := self.directory.ending(entry.post_and_unit, around)):
                return Found(both[1]), both[0] or entry.post
        said = [entry.unit, *around] if entry.unit else around
        if not said:
            return None, post
        found = self.directory.unit(said[0], said[1:])
        if found.id is None and len(found.among) > 1 and (settled := self.directory.settle(name, found.among)):
            found = Found(settled)
        return found, post

    def _served(self, person: str, unit: str) -> str:
        """Return the unit to write down: the one listed, unless the person's post is above it and not in it."""
        posts = [post.unit for post in self.registry.people[person].posts_on(self.directory.day)]
        inside = any(unit == post or post in self.registry.parts(unit) for post in posts)
        return unit if inside else next(post for post in posts if post == self.registry.units[unit].parent)

    def _create(self, entry: Entry, name: str, post: str, unit: str) -> None:
        key = (spelt(name), unit)
        if key not in self.stubs:
            shown = name.title() if name.isupper() else name
            id_ = next((id_ for id_ in _ids(shown) if id_ not in self.taken), None)
            if id_ is None:
                self.leave(entry, "tên không có chữ cái nào nên không đặt được mã")
                return
            self.taken.add(id_)
            self.stubs[key] = Stub(id=id_, name=shown, role=post or _COMMON_POST, unit=unit)
        self._take(entry, self.stubs[key].id, self.stubs[key].id, unit)

    def _take(self, entry: Entry, id_: str, person: str | None, unit: str) -> None:
        if first := self.recipients.get(id_):
            self.leave(entry, f"đã có ở dòng {first.row}, chỉ ghi một lần")
        else:
            citation = plain_citation(entry.citation)
            if entry.citation and not citation:
                self.notices.append(
                    f"Dòng {entry.row}: thành tích “{entry.citation}” bắt đầu như một công thức nên không nhập; "
                    "bỏ dấu ở đầu rồi tự ghi vào tệp CSV."
                )
            self.recipients[id_] = Recipient(row=entry.row, person=person, unit=unit, citation=citation)


def plain_citation(text: str) -> str:
    """Return a citation that no spreadsheet computes: one of a list has a dash; what may be a formula is empty."""
    if text.startswith(("-", "+ ")):
        rest = text[1:].lstrip(" -")
        return f"– {rest}" if rest else ""
    return "" if text.startswith(("=", "+", "@")) else text


def bare_name(name: str) -> str:
    """Return a name without the titles in front: “Đ/c Nguyễn Văn A” is Nguyễn Văn A."""
    while title := _TITLE.match(name):
        name = name[title.end() :].strip()
    return name


def _around(entry: Entry) -> list[str]:
    """Return the headings above a row, the nearest first, as a unit may be called."""
    return [_ASIDE.sub("", label.rstrip(": ")) for label in reversed(entry.groups)]


def _ids(name: str) -> Iterator[str]:
    """Yield the ids that a person of that name may have; none if it has no letter."""
    slug = ascii_slug(name)
    if slug:
        yield slug
        for number in range(2, 1000):
            yield f"{slug}-{number}"
