"""What must hold of award data. Each check yields its problems and decides nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from plugins.honour_roll import rules
from plugins.honour_roll.award_types import AwardType
from plugins.honour_roll.comment_periods import WORKING_DAYS
from plugins.honour_roll.decisions import Decision
from plugins.honour_roll.documents import AwardFile, AwardLine, ConsultationFile
from plugins.honour_roll.initiatives import Initiative
from plugins.newsroom import Newsroom
from plugins.newsroom.read_text import written_of
from plugins.problems import Place, Problem, nearest
from plugins.registry import Kind, Registry
from plugins.registry.checks import outside
from plugins.registry.outside import or_else
from plugins.registry.references import references
from plugins.registry.registry import vietnamese_day
from plugins.registry.sources import FactSource
from plugins.registry.texts import ascii_slug
from plugins.registry.written import Written
from plugins.registry.yamltree import Loc

_SATURDAY = 5


def references_land(written: Written, registry: Registry) -> Iterator[Problem]:
    """Every id that a record names is one; who is honoured may be written by name, and is resolved elsewhere."""
    for loc, kind, id_ in references(written.record):
        if "awards" not in loc and id_ not in registry.records(kind) and not registry.is_broken(kind, id_):
            besides = or_else(id_) if "authors" in loc else ""  # of an initiative
            yield registry.unknown(kind, id_, written.place(*loc), or_else=besides)


def award_type(written: Written, types: Collection[str] | None) -> Iterator[Problem]:
    """A type's names are in order, and what it requires are *types*; with None that is not known."""
    record: AwardType = written.record
    for index, (earlier, later) in enumerate(zip(record.names, record.names[1:], strict=False), start=1):
        if later.since is None or (earlier.since is not None and later.since <= earlier.since):
            yield rules.TYPE_TWICE_NAMED.at(written.place("names", index), name=later.name)
    for loc, award in _required(record):
        if types is not None and award not in types:
            guess = nearest(award, types)
            yield rules.UNKNOWN_TYPE.at(written.place(*loc), value=award, suggestion=guess)


def _required(record: AwardType) -> Iterator[tuple[Loc, str]]:
    for index, requirement in enumerate(record.requires):
        if requirement.award:
            yield ("requires", index, "award"), requirement.award
        for number, condition in enumerate(requirement.any):
            if condition.award:
                yield ("requires", index, "any", number, "award"), condition.award


def initiative(written: Written, registry: Registry, newsroom: Newsroom) -> Iterator[Problem]:
    """Its unit was in being when it was recognised, each author stands once, the item that published it is there."""
    record: Initiative = written.record
    if record.unit and record.unit in registry.units and record.recognised:
        yield from registry.in_being(Kind.UNIT, record.unit, record.recognised.date, written.place("unit"))
    seen: set[tuple[str | None, ...]] = set()
    for index, author in enumerate(record.authors):
        key = (author.person, author.unit, author.name)
        if key in seen:
            said = author.person or author.unit or author.name
            yield rules.AUTHOR_TWICE.at(written.place("authors", index), value=said)
        seen.add(key)
        if author.name:
            yield from outside(author.name, written.place("authors", index, "name"), registry)
        if author.unit and author.unit in registry.units and record.recognised:
            yield from registry.in_being(
                Kind.UNIT, author.unit, record.recognised.date, written.place("authors", index, "unit")
            )
    if record.recognised and record.recognised.is_number_unknown:
        yield from _told_by(written, record.source, ("recognised", "number"), newsroom)
        if record.recognised.authority is None:
            place = written.place("recognised")
            yield rules.UNKNOWN_INCOMPLETE.at(place, key="recognised", missing="authority")
    named = record.published_in
    if named and not _is_item(named, newsroom):
        place = written.place("published_in")
        yield rules.PUBLISHED_NOWHERE.at(place, value=named, suggestion=nearest(named, newsroom.landmarks))


def items_name_initiatives(newsroom: Newsroom, ids: set[str], files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Every initiative that an item names is one."""
    for path, initiatives in newsroom.naming_initiatives:
        unknown = [(index, id_) for index, id_ in enumerate(initiatives) if id_ not in ids]
        if not unknown:
            continue
        written = written_of(path, files)
        for index, id_ in unknown:
            place = written.tree.place(("initiatives", index))
            yield rules.UNKNOWN_INITIATIVE.at(place, value=id_, suggestion=nearest(id_, ids))


def file_name(path: str, id_: str) -> Iterator[Problem]:
    """The name of a document's file, with the folder that it may stand in, is its id in the open data."""
    proper = "/".join(map(ascii_slug, id_.split("/")))
    if proper != id_:
        yield rules.BAD_FILE_NAME.at(Place(path=path), value=id_, suggestion=proper.strip("/") or None)


def decision(written: Written) -> Iterator[Problem]:
    """What is conferred or revoked says by which decision, and only what is revoked says that it is."""
    record: AwardFile = written.record
    if record.status == "conferred":
        missing = record.decision.missing if record.decision else ("number", "date", "authority")
        if missing:
            loc = ("decision",) if record.decision else ("status",)
            yield rules.DECISION_INCOMPLETE.at(written.place(*loc), missing=", ".join(missing))
        elif record.decision and record.decision.date and record.decision.date.year < record.year:
            place = written.place("year")
            yield rules.YEAR_AHEAD.at(place, year=record.year, signed=record.decision.date.year)
    if record.status == "revoked":
        if record.revoked:
            absent = record.revoked.missing + (() if record.revoked.reason else ("reason",))
            if absent:
                yield rules.REVOCATION_INCOMPLETE.at(written.place("revoked"), missing=", ".join(absent))
        else:
            absent = record.decision.missing if record.decision else ("number", "date", "authority")
            absent += () if record.reason else ("reason",)
            if absent:
                yield rules.REVOCATION_INCOMPLETE.at(written.place("status"), missing=", ".join(absent))
        if record.revoked and record.decision and record.decision.missing:
            absent = record.decision.missing
            yield rules.DECISION_INCOMPLETE.at(written.place("decision"), missing=", ".join(absent))
        yield from _in_that_order(written, record)
    else:
        if record.revoked:
            yield rules.NOT_REVOKED.at(written.place("revoked"), key="revoked", status=record.status)
        if record.reason and record.status != "declined":
            yield rules.NOT_REVOKED.at(written.place("reason"), key="reason", status=record.status)


def publicity(written: Written) -> Iterator[Problem]:
    """Only what declines says whether it is public: the other documents are."""
    record: AwardFile = written.record
    if record.public is not None and record.status != "declined":
        yield rules.NOT_DECLINED.at(written.place("public"), status=record.status)


def unknown_numbers(written: Written, newsroom: Newsroom) -> Iterator[Problem]:
    """A number that is not known has a source that tells of the decision, and the day and the authority."""
    record: AwardFile = written.record
    for key, deciding in (("decision", record.decision), ("revoked", record.revoked)):
        if deciding is None or not deciding.is_number_unknown:
            continue
        yield from _told_by(written, record.source, (key, "number"), newsroom)
        if deciding.missing and not _must_be_whole(record, deciding):
            missing = ", ".join(deciding.missing)
            yield rules.UNKNOWN_INCOMPLETE.at(written.place(key), key=key, missing=missing)


def _told_by(written: Written, source: FactSource | None, loc: Loc, newsroom: Newsroom) -> Iterator[Problem]:
    """Somebody tells of the decision: an item that is there, another outlet, a note."""
    if source is None:
        yield rules.UNKNOWN_WITHOUT_SOURCE.at(written.place(*loc))
    elif source.article and not source.is_told_elsewhere and not _is_item(source.article, newsroom):
        place, guess = written.place("source", "article"), nearest(source.article, newsroom.landmarks)
        yield rules.UNKNOWN_WITHOUT_ITEM.at(place, article=source.article, suggestion=guess)


def _is_item(article: str, newsroom: Newsroom) -> bool:
    """Tell whether there is such an item, or one that could not be read, which is told already."""
    return article in newsroom.landmarks or article.rsplit("/", 1)[1] in newsroom.unread


def _must_be_whole(record: AwardFile, deciding: Decision) -> bool:
    """Tell whether what is missing of a decision is told whatever its number."""
    return record.status in ("conferred", "revoked") or deciding is record.revoked


def is_complete(written: Written) -> Iterator[Problem]:
    """A document that says it is not complete is not forgotten."""
    record: AwardFile = written.record
    if not record.complete:
        yield rules.INCOMPLETE.at(written.place("complete"))


def _in_that_order(written: Written, record: AwardFile) -> Iterator[Problem]:
    """Nothing is revoked before it was conferred."""
    given, taken = record.decision and record.decision.date, record.revoked and record.revoked.date
    if given and taken and taken < given:
        yield rules.REVOKED_EARLIER.at(written.place("revoked", "date"), given=given, taken=taken)


def comment_period(written: Written) -> Iterator[Problem]:
    """What is put out for comment closes after it opens, and leaves the working days that the decree asks for."""
    record: AwardFile | ConsultationFile = written.record
    opens, closes = record.opens, record.closes
    if opens is None or not isinstance(closes, date):
        return
    if closes < opens:
        yield rules.CONSULTATION_CLOSES.at(
            written.place("closes"), opens=vietnamese_day(opens), closes=vietnamese_day(closes)
        )
        return
    found, needed = working_days(opens, closes, frozenset(record.days_off)), record.working_days or WORKING_DAYS
    if found < needed:
        yield rules.CONSULTATION_SHORT.at(written.place("closes"), found=found, needed=needed)


def comments_of_award(written: Written) -> Iterator[Problem]:
    """Of the documents under `awards/` only what is put out for comment has days for comments."""
    record: AwardFile = written.record
    if record.status == "consulting":
        yield from comment_period(written)
        return
    for key in ("opens", "closes", "working_days", "days_off"):
        if getattr(record, key):
            yield rules.NOT_CONSULTING.at(written.place(key), key=key, status=record.status)


def has_list(written: Written) -> Iterator[Problem]:
    """A consultation names who is proposed, or says where the list is."""
    record: ConsultationFile = written.record
    if not record.awards and record.list is None:
        yield rules.NO_LIST.at(written.place("id"))


def working_days(start: date, end: date, days_off: frozenset[date] = frozenset()) -> int:
    """Return how many days from *start* to *end*, both included, are no Saturday, no Sunday and no day off."""
    days = (start + timedelta(days=number) for number in range((end - start).days + 1))
    return sum(day.weekday() < _SATURDAY and day not in days_off for day in days)


def listed_award(awards: tuple[AwardLine, ...]) -> int | None:
    """Return the place of the award whose recipients stand in a list beside; None if there may be no such list.

    It is the only one that names nobody; of others only how many may be said.
    """
    others = [(index, line) for index, line in enumerate(awards) if line.counts is None]
    return others[0][0] if len(others) == 1 and not others[0][1].names_somebody else None
