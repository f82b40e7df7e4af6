"""Importing: from the rows of a list to recipients, with whom the registry means by each, or why that is not known."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from plugins.award_lists.directory import Directory
from plugins.award_lists.entries import Entry, LeftOut, Roster, Title
from plugins.award_lists.objections import Objections, Wanted
from plugins.award_lists.outcomes import Outcome, Result, of_passed
from plugins.award_lists.person_names import COUNTED, ListedName, how_read, listed_name, proper, without_birth
from plugins.award_lists.places import Place, Places, around
from plugins.award_lists.sheet_marks import Unreadable
from plugins.award_lists.spelling import spelt
from plugins.registry import Kind, Registry
from plugins.registry.formulas import may_be_run, plain_sign
from plugins.registry.texts import ascii_slug

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
    """What a list came to. *left_out* are open, in the order of the list; *outcomes* tell every row of the sheet.

    *stubs* are people who are made, *newcomers* those who might be: their names are on the list and nowhere else.
    """

    recipients: tuple[Recipient, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    stubs: tuple[Stub, ...] = ()
    notices: tuple[str, ...] = ()
    newcomers: tuple[Stub, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def import_list(
    roster: Roster, registry: Registry, day: date, wanted: Wanted, *, create_people: Collection[str] = ()
) -> Imported:
    """Return who on *day* the rows of *roster* mean; raise Unreadable if such a list cannot be of such an award.

    Of those whom the registry does not know only they are made whose names are in *create_people*.
    """
    rosters = (roster, *roster.further)
    of_units = {entry.is_unit for one in rosters for entry in one.entries} or {not roster.of_people}
    if of_units == {False} and wanted.subject == "unit":
        raise Unreadable(f"là danh sách cá nhân, mà “{wanted.forms[0]}” chỉ tặng cho tập thể; xem lại --type")
    if of_units == {True} and wanted.subject == "person":
        raise Unreadable(f"là danh sách tập thể, mà “{wanted.forms[0]}” chỉ tặng cho cá nhân; xem lại --type")
    directory = Directory(registry, day, wanted.issuer)
    names_units = any(entry.unit or entry.post_and_unit or around(entry) for one in rosters for entry in one.entries)
    places = Places(directory, directory.home(title.text for title in roster.above), names_units=names_units)
    work = _Import(registry, directory, places, wanted, {_key(name): name for name in create_people})
    work.walk(roster, Objections(roster, wanted))
    for one in roster.further:
        try:
            work.walk(one, Objections(one, wanted))
        except Unreadable as error:  # the list above it stands all the same
            for entry in one.entries:
                work.leave(entry, str(error))
            work.left_before(one)
    passed = {row.row: of_passed(row) for one in rosters for row in one.passed}
    told = passed | work.outcomes  # a heading that may have been an entry is told as that
    return Imported(
        recipients=tuple(work.recipients.values()),
        left_out=tuple(sorted(work.left_out, key=lambda one: one.row)),
        stubs=tuple(work.stubs.values()),
        notices=(*work.notices, *work.unused()),
        newcomers=tuple(work.newcomers.values()),
        outcomes=tuple(told[row] for row in sorted(told)),
    )


class _Import(Struct):
    """One walk over a list. Recipients are kept by id, people to create by name and unit."""

    registry: Registry
    directory: Directory
    places: Places
    wanted: Wanted
    create: dict[str, str]  # names of people to make, as they were written, by spelling
    recipients: dict[str, Recipient] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    outcomes: dict[int, Outcome] = field(default_factory=dict)  # by row
    stubs: dict[str, Stub] = field(default_factory=dict)  # by spelling of the name
    newcomers: dict[tuple[str, str], Stub] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)  # ids of people, known and new
    notices: list[str] = field(default_factory=list)
    unclear: tuple[Entry, tuple[Title, ...]] | None = None  # what may be a heading, and the headings above it

    def __post_init__(self) -> None:
        broken = (id_ for kind, id_ in self.registry.broken if kind is Kind.PERSON)
        self.taken.update(self.registry.people, broken)

    def walk(self, roster: Roster, objections: Objections) -> None:
        """Take the rows of one list."""
        said = len(self.notices)
        may_be_heading = not all(entry.is_alone for entry in roster.entries)
        for entry in roster.entries:
            self._row(entry, objections, may_be_heading=may_be_heading)
        self.left_before(roster)
        self.notices[said:said] = [*roster.notices, *objections.notices()]

    def _row(self, entry: Entry, objections: Objections, *, may_be_heading: bool) -> None:
        reason = objections.to(entry)
        if reason and objections.is_of_another(entry):
            self.set_aside(entry, reason)
        elif reason := reason or entry.doubt:
            self.leave(entry, reason)
        elif may_be_heading and entry.is_alone and not self.is_known(entry):
            self.doubt(entry)
        elif reason := self.doubted(entry):
            self.leave(entry, reason)
        elif entry.is_unit:
            self.unit(entry)
        else:
            self.person(entry)

    def leave(self, entry: Entry, reason: str, among: tuple[str, ...] = ()) -> None:
        candidates = self.directory.described(among)
        self.left(LeftOut(row=entry.row, name=without_birth(entry.name), reason=reason, candidates=candidates))

    def left_before(self, roster: Roster) -> None:
        """Take note of the rows that are no entries of *roster*, though they may be meant as such."""
        for left in roster.left_out:
            self.left(replace(left, name=without_birth(left.name)))

    def left(self, one: LeftOut) -> None:
        self.left_out.append(one)
        near = f" (có thể là: {'; '.join(one.candidates)})" if one.candidates else ""
        self.outcomes[one.row] = Outcome(row=one.row, written=one.name, result=Result.OPEN, reason=one.reason + near)

    def set_aside(self, entry: Entry, reason: str) -> None:
        """Take note of a row that is plainly of another award: nothing of it is open."""
        name = without_birth(entry.name)
        self.outcomes[entry.row] = Outcome(row=entry.row, written=name, result=Result.OTHER, reason=reason)

    # --- rows that may be headings ------------------------------------------------------------------------------------

    def is_known(self, entry: Entry) -> bool:
        """Tell whether the name in a row is one of the registry."""
        if not entry.is_unit:
            return bool(self.directory.bearers(self._listed(entry.name).name))
        found = self.places.unit(COUNTED.sub("", entry.name), entry)
        return bool(found.id or found.among)

    def doubt(self, entry: Entry) -> None:
        """Leave out a row that may be a heading; until the next heading nobody knows what it says of those below."""
        self.unclear = (entry, entry.under)
        self.leave(entry, "không rõ là tên hay tiêu đề nhóm; nếu là tên, ghi thêm số thứ tự hoặc đơn vị")

    def doubted(self, entry: Entry) -> str | None:
        """Return why a row below such a one is left out."""
        if self.unclear and self.unclear[1] == entry.under:
            name = without_birth(self.unclear[0].name)
            return f"ở dưới dòng {self.unclear[0].row} “{name}”, không rõ dòng ấy nói gì"
        self.unclear = None
        return None

    # --- units -------------------------------------------------------------------------------------------------------

    def unit(self, entry: Entry) -> None:
        name = COUNTED.sub("", entry.name)
        if self.wanted.subject == "person":
            self.leave(entry, f"là tập thể, mà “{self.wanted.forms[0]}” chỉ tặng cho cá nhân")
            return
        found = self.places.unit(name, entry)
        if found.id:
            self._take(entry, found.id, None, found.id, [self.places.why(name, found) or "đúng tên đơn vị"])
        else:
            self.leave(entry, found.reason, found.among)

    # --- people ------------------------------------------------------------------------------------------------------

    def _listed(self, text: str) -> ListedName:
        return listed_name(
            text,
            lambda name: bool(self.directory.bearers(name)),
            lambda name: self.directory.ending(name) is not None,
        )

    def person(self, entry: Entry) -> None:
        listed = self._listed(entry.name)
        name = listed.name
        if self.wanted.subject == "unit":
            self.leave(entry, f"là cá nhân, mà “{self.wanted.forms[0]}” chỉ tặng cho tập thể")
        elif listed.several:
            among = tuple(id_ for one in listed.several for id_ in self.directory.bearers(one))
            self.leave(entry, "ô tên có nhiều người; tách ra, mỗi người một dòng", among)
        elif listed.unclear or not name:
            said = f"cạnh tên có ghi “{listed.unclear}”, không rõ nghĩa; chuyển sang cột Ghi chú, hoặc bỏ đi"
            self.leave(entry, said if name else "ô tên không có họ tên", self.directory.bearers(name))
        elif (place := self.places.of(entry, listed)) is None:
            self.leave(entry, "không ghi đơn vị nên không biết là ai", self.directory.bearers(name))
        elif place.unit.id is None:
            self.leave(entry, place.unit.reason, place.unit.among or self.directory.bearers(name))
        else:
            self._in(entry, listed, place, place.unit.id)

    def _in(self, entry: Entry, listed: ListedName, place: Place, unit: str) -> None:
        """Take the one of that name in *unit*, or whom the clerk wants made; else say why not."""
        name = listed.name
        found = self.directory.person(name, unit)
        if found.id is not None:
            self._take(
                entry, found.id, found.id, self._served(found.id, unit), [*how_read(entry.name, listed), place.why]
            )
            return
        near = self.directory.alike(name, unit)
        if self.directory.bearers(name):
            twice = "; nếu là hai người trùng tên, tự thêm người thứ hai vào people.yaml"
            hint = f"{twice}, ghi mã khác" if _key(name) in self.create else ""
            self.leave(entry, found.reason + hint, (*found.among, *near))
        elif _key(name) in self.create:
            self._create(entry, listed, place, unit)
        elif any(map(str.isdigit, name)):
            self.leave(entry, f"{found.reason}, và tên có chữ số; xem lại ô tên", near)
        else:
            shown = proper(name)
            if not near:
                self.newcomers.setdefault((_key(name), unit), self._stub(shown, place.post, unit))
            ask = f'viết nhầm thì sửa; người mới thì thêm --create-person "{shown}"'
            self.leave(entry, f"{found.reason}; {ask}", near)

    def _served(self, person: str, unit: str) -> str:
        """Return the unit to write down: the one listed, unless the person's post is above it and not in it."""
        posts = [post.unit for post in self.directory.posts(person)]
        inside = any(unit == post or post in self.registry.parts(unit) for post in posts)
        return unit if inside else next(post for post in posts if post == self.registry.units[unit].parent)

    def _stub(self, name: str, post: str, unit: str) -> Stub:
        id_ = next((id_ for id_ in _ids(name) if id_ not in self.taken), "")
        return Stub(id=id_, name=name, role=post or _COMMON_POST, unit=unit)

    def _create(self, entry: Entry, listed: ListedName, place: Place, unit: str) -> None:
        key = _key(listed.name)
        known = self.stubs.get(key)
        if known is None:
            known = self._stub(proper(self._listed(self.create[key]).name), place.post, unit)
            if not known.id or any(map(str.isdigit, known.name)):
                self.leave(entry, "tên không dùng làm tên người được nên không thêm vào people.yaml")
                return
            self.taken.add(known.id)
            self.stubs[key] = known
        elif known.unit != unit:
            where = self.directory.label(known.unit)
            self.leave(
                entry, f"--create-person đã thêm một người tên ấy ở {where}; người thứ hai tự thêm vào people.yaml"
            )
            return
        self._take(entry, known.id, known.id, unit, [*how_read(entry.name, listed), place.why], is_new=True)

    def _take(
        self, entry: Entry, id_: str, person: str | None, unit: str, why: list[str], *, is_new: bool = False
    ) -> None:
        if first := self.recipients.get(id_):
            self.leave(entry, f"đã có ở dòng {first.row}, chỉ ghi một lần")
            return
        citation = plain_citation(entry.citation)
        if entry.citation and not citation:
            self.notices.append(
                f"Dòng {entry.row}: thành tích “{entry.citation}” bắt đầu như một công thức nên không nhập; "
                "bỏ dấu ở đầu rồi tự ghi vào tệp CSV."
            )
        self.recipients[id_] = Recipient(row=entry.row, person=person, unit=unit, citation=citation)
        where = f"{self.directory.label(unit)} ({unit})"
        serving = self.directory.serving(person, unit) if person and person in self.registry.people else ""
        reasons = [*entry.repeated, *why, serving]
        self.outcomes[entry.row] = Outcome(
            row=entry.row,
            written=without_birth(entry.name),
            result=Result.NEW if is_new else Result.TAKEN,
            meaning=f"{self._called(person)}, {where}" if person else where,
            reason="; ".join(dict.fromkeys(filter(None, reasons))),
        )

    def _called(self, person: str) -> str:
        """Return how the table calls somebody."""
        if person in self.registry.people:
            return f"{self.registry.people[person].name} ({person})"
        made = next(stub for stub in self.stubs.values() if stub.id == person)
        return f"{made.name} ({person}), thêm vào people.yaml với chức vụ {made.role}"

    def unused(self) -> Iterator[str]:
        """Yield a sentence for each person to be made whom no row needed."""
        for key, name in self.create.items():
            if key not in self.stubs:
                yield f"--create-person “{without_birth(name)}”: không dòng nào cần thêm người tên ấy nên không thêm."


def _key(name: str) -> str:
    """Return how the name of somebody to be made is compared, titles and birth years apart."""
    return spelt(listed_name(name, lambda _: False, lambda _: False).name)


def plain_citation(text: str) -> str:
    """Return a citation that no spreadsheet computes: one of a list has a dash; what may be a formula is empty."""
    if plain_sign(text[:1]) in ("-", "−") or text.startswith(("+ ", "＋ ")):
        rest = text[1:].lstrip(" -−")
        return rest and f"– {rest}"
    return "" if may_be_run(text) else text


def _ids(name: str) -> Iterator[str]:
    """Yield the ids that a person of that name may have; none if it has no letter."""
    if slug := ascii_slug(name):
        yield slug
        for number in range(2, 1000):
            yield f"{slug}-{number}"
