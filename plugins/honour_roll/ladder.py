"""The ladder of statuses, and the records that documents move along it.

A record is one award of one year for one recipient. Each later document about it is a move; all stay its history.
Luật Thi đua, khen thưởng 2022: who confers decides (Điều 77 to 80); what was wrongly given is revoked (chapter VII).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field

from plugins.honour_roll import rules
from plugins.honour_roll.award_types import AwardType
from plugins.honour_roll.comment_periods import CommentState
from plugins.honour_roll.decisions import Decision
from plugins.honour_roll.documents import Category, Document, Status
from plugins.honour_roll.recipients import Entry, Recipient, label
from plugins.problems import Problem
from plugins.registry import Kind, Registry
from plugins.registry.choices import MEANINGS
from plugins.registry.naming import name_in
from plugins.registry.texts import ascii_slug, fold_name

STEPS: Mapping[Status, int] = {
    "registered": 0,
    "reviewing": 1,
    "nominated": 2,
    "consulting": 3,
    "conferred": 4,
    "declined": 4,
    "revoked": 5,
}
_OPEN = 3  # the highest step from which an award is still to be decided
_PER_ACHIEVEMENT: frozenset[Category | None] = frozenset({"exploit", "campaign"})


def may_follow(before: Status | None, after: Status) -> bool:
    """Tell whether *after* may come next; *before* is None at the start.

    Rungs may be missing, for not every document is kept; none is climbed down. A list that was put out for comment may
    be proposed to a higher office afterwards.
    """
    if after == "revoked":
        return before == "conferred"
    if before is None:
        return True
    if STEPS[before] > _OPEN:
        return False
    return STEPS[after] >= STEPS[before] or (before, after) == ("consulting", "nominated")


class Move(Struct, frozen=True):
    """What one document says of a record, and from which day."""

    day: date
    status: Status
    document: Document
    entry: Entry

    @property
    def decision(self) -> Decision | None:
        """Return the decision that made the move."""
        return self.document.revoked if self.status == "revoked" else self.document.decision


class Record(Struct, frozen=True, kw_only=True):
    """One award of one year for one recipient. *moves* are in the order of time; *id* is for life."""

    id: str
    type: AwardType
    year: int
    recipient: Recipient
    moves: tuple[Move, ...]

    def as_of(self, today: date, is_there: Callable[[Document], bool]) -> Standing | None:
        """Return how it stands on *today*, from the documents that are there; None if none is."""
        moves = tuple(move for move in self.moves if move.day <= today and is_there(move.document))
        if not moves:
            return None
        last = moves[-1].document
        return Standing(record=self, moves=moves, status=last.status_on(today), comments=last.comments_on(today))


class Standing(Struct, frozen=True, kw_only=True):
    """A record on a day: the moves up to then, and the status they come to.

    *comments* says of a list that is put out for comment how that stands. Before and after, it is a proposal.
    """

    record: Record
    moves: tuple[Move, ...]
    status: Status
    comments: CommentState | None = None

    @property
    def last(self) -> Move:
        """Return the newest move."""
        return self.moves[-1]

    @property
    def is_private(self) -> bool:
        """Tell whether it is for editors alone: it was declined, and no reader is to be told who was put forward."""
        return self.last.document.is_private

    @property
    def is_honour(self) -> bool:
        """Tell whether it may be shown as an honour: conferred, by a decision of which enough is told."""
        return self.status == "conferred" and self.last.document.decides

    @property
    def category(self) -> Category | None:
        """Return the category that its documents name, if one does."""
        return next((m.document.category for m in reversed(self.moves) if m.document.category), None)

    @property
    def name(self) -> str:
        """Return the name of the award as of the day of the newest document that gave or proposes it."""
        given = [move for move in self.moves if move.status != "revoked"] or list(self.moves)
        return self.record.type.name_on(given[-1].day)


class _Chain(Struct):
    """A record in the making."""

    moves: list[Move] = field(default_factory=list)
    id: str = ""

    @property
    def status(self) -> Status | None:
        return self.moves[-1].status if self.moves else None

    def takes(self, document: Document, entry: Entry) -> bool:
        """Tell whether what *document* says may be about this record: of two exploits each has its own."""
        categories = {m.document.category for m in self.moves if m.document.category}
        if not {document.category, *categories} & _PER_ACHIEVEMENT:
            return True
        if document.category and categories and document.category not in categories:
            return False
        cited = {fold_name(m.entry.citation) for m in self.moves if m.entry.citation}
        return not (entry.citation and cited) or fold_name(entry.citation) in cited


Key = tuple[int, str, Recipient]


def records_of(
    documents: Iterable[Document],
    types: Mapping[str, AwardType],
    registry: Registry,
    is_elsewhere: Callable[[int, Entry], bool] = lambda _, __: False,
) -> tuple[tuple[Record, ...], list[Problem]]:
    """Return the records that *documents* make, in the order of year, type and recipient, and what cannot be so.

    *is_elsewhere* tells that a document that could not be read may have given it
    before, for a year and by an entry: what was there then is not known.
    """
    chains: defaultdict[Key, list[_Chain]] = defaultdict(list)
    problems: list[Problem] = []
    for move in sorted(_moves(documents, problems, types, registry), key=_in_time):
        of_key = chains[move.document.year, move.entry.type, move.entry.recipient]
        about = [c for c in of_key if c.takes(move.document, move.entry)]
        able = [c for c in about if may_follow(c.status, move.status)]
        if len(able) > 1:  # which award a document is about is never guessed
            problems.append(_ambiguous(able, move, types, registry))
        elif able:
            able[0].moves.append(move)
        elif about or not may_follow(None, move.status):
            if not about and is_elsewhere(move.document.year, move.entry):
                continue
            problems.append(_refused(about[0] if about else _Chain(), move, types, registry))
        else:
            of_key.append(_Chain([move]))
    ordered = sorted(chains.items(), key=lambda pair: _sorted_key(pair[0]))
    _set_ids(ordered, registry)
    records = [
        Record(
            id=chain.id,
            type=types[key[1]],
            year=key[0],
            recipient=key[2],
            moves=tuple(chain.moves),
        )
        for key, of_key in ordered
        for chain in of_key
    ]
    problems += _given_once(records, registry)
    return tuple(records), problems


_WORDS = {Kind.PERSON: "person", Kind.UNIT: "unit"}
_CITED = 40  # letters of a citation in an id
_NAMED = 80  # letters of the name of somebody outside in it
_MARK = 8  # bytes of what stands for the id of a person who is not public


def _set_ids(ordered: Sequence[tuple[Key, Sequence[_Chain]]], registry: Registry) -> None:
    """Give each chain an id of its own; the second of a kind has its document's as well.

    Those that only a private document tells of come last: that there is one is not to be seen by the id of another.
    """
    used: set[str] = set()
    for is_private in (False, True):
        for key, of_key in ordered:
            for chain in of_key:
                if chain.moves[0].document.is_private is is_private:
                    chain.id = _id(key, chain, used, registry)
                    used.add(chain.id)


def _id(key: Key, chain: _Chain, used: Container[str], registry: Registry) -> str:
    """Return an id for *chain* that is not *used*. An exploit's has its citation: it stays when an older is entered."""
    year, type_, _ = key
    id_ = f"{year}/{type_}/{_named(key, registry)}"
    category = next((m.document.category for m in chain.moves if m.document.category in _PER_ACHIEVEMENT), None)
    if category:
        cited = next((m.entry.citation for m in chain.moves if m.entry.citation), "")
        id_ += "~" + (ascii_slug(cited)[:_CITED].strip("-") or category)
    return f"{id_}~{chain.moves[0].document.id}" if id_ in used else id_


def _named(key: Key, registry: Registry) -> str:
    """Return the part of an id that says whose it is.

    Who is outside has no id: their name stands for it. That of a person who is not public is told nowhere; a mark
    stands for it, in each record another, so that it leads to no other record of theirs.
    """
    year, type_, who = key
    if who.name is None:
        if who.kind is Kind.PERSON and name_in("page", registry.people[who.id]) is None:
            mark = hashlib.blake2b(f"{year}/{type_}/{who.id}".encode(), digest_size=_MARK)
            return f"unlisted-{_WORDS[who.kind]}/{mark.hexdigest()}"
        return f"{_WORDS[who.kind]}/{who.id}"
    in_other_letters = "-".join(f"{ord(char):x}" for char in who.name)
    return f"outside-{_WORDS[who.kind]}/{(ascii_slug(who.name) or in_other_letters)[:_NAMED].strip('-')}"


def _sorted_key(key: Key) -> tuple[int, str, str, str]:
    year, type_, who = key
    return year, type_, who.kind.value, who.id


def _in_time(move: Move) -> tuple[date, int, str]:
    return move.day, STEPS[move.status], move.document.id


def _moves(
    documents: Iterable[Document], problems: list[Problem], types: Mapping[str, AwardType], registry: Registry
) -> Iterator[Move]:
    for document in documents:
        listed: set[tuple[str, Recipient, str]] = set()
        for entry in document.entries:
            per_achievement = document.category in _PER_ACHIEVEMENT and entry.citation
            key = (entry.type, entry.recipient, fold_name(entry.citation or "") if per_achievement else "")
            if key in listed:
                name, award = label(registry, entry.recipient, document.day), types[entry.type].name_on(document.day)
                problems.append(rules.LISTED_TWICE.at(entry.place, name=name, award=award))
                continue
            listed.add(key)
            yield Move(document.day, document.status, document, entry)


def _ambiguous(able: list[_Chain], move: Move, types: Mapping[str, AwardType], registry: Registry) -> Problem:
    places = [chain.moves[-1].entry.place for chain in able]
    return rules.WHICH_ONE.at(
        move.entry.place,
        name=label(registry, move.entry.recipient, move.day),
        award=types[move.entry.type].name_on(move.day),
        year=move.document.year,
        candidates=", ".join(f"{place.path}:{place.line}" for place in places),
    )


def _refused(chain: _Chain, move: Move, types: Mapping[str, AwardType], registry: Registry) -> Problem:
    facts: dict[str, Any] = {
        "name": label(registry, move.entry.recipient, move.day),
        "award": types[move.entry.type].name_on(move.day),
        "year": move.document.year,
    }
    if not chain.moves:
        return rules.REVOKED_NOTHING.at(move.entry.place, **facts)
    last = chain.moves[-1]
    first = f"{last.entry.place.path}:{last.entry.place.line}"
    if last.status == move.status == "conferred":
        return rules.SAME_TWICE.at(move.entry.place, **facts, first=first)
    before, after = MEANINGS[last.status], MEANINGS[move.status]
    return rules.IMPOSSIBLE_MOVE.at(move.entry.place, **facts, first=first, before=before, after=after)


def _given_once(records: Iterable[Record], registry: Registry) -> Iterator[Problem]:
    first: dict[tuple[str, Recipient], Move] = {}
    given = [record.moves[-1] for record in records if record.type.once and record.moves[-1].status == "conferred"]
    names = {record.type.id: record.type for record in records}
    for move in sorted(given, key=_in_time):
        key = (move.entry.type, move.entry.recipient)
        if key in first:
            place = first[key].entry.place
            yield rules.ONCE_ONLY.at(
                move.entry.place,
                name=label(registry, move.entry.recipient, move.day),
                award=names[move.entry.type].name_on(move.day),
                first=f"{place.path}:{place.line}",
            )
        first.setdefault(key, move)
