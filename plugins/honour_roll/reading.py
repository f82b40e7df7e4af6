"""From one file of awards to one document, every name in it resolved as of its day."""

from __future__ import annotations

import posixpath
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from plugins.honour_roll import checks, recipient_lists, rules
from plugins.honour_roll.documents import (
    AwardFile,
    Consultation,
    ConsultationFile,
    Decision,
    Document,
    Entry,
    Revocation,
)
from plugins.honour_roll.resolving import Resolver, Types
from plugins.newsroom import Newsroom
from plugins.problems import Place, Problem, nearest
from plugins.registry import Kind, Registry
from plugins.registry.sources import FactSource
from plugins.registry.texts import fold_path
from plugins.registry.written import Written


class DocumentReader:
    """Reads the documents of one content tree and gathers their problems in *problems*."""

    def __init__(
        self,
        registry: Registry,
        newsroom: Newsroom,
        types: Types,
        files: Mapping[str, bytes],
        problems: list[Problem],
    ) -> None:
        self._registry = registry
        self._items = newsroom.landmarks
        self._types = types
        self._files = files
        self._problems = problems
        self._used: set[str] = set()

    def award(self, written: Written, id_: str) -> Iterator[Document]:
        """Yield the document in a file of `awards/`, whose id is *id_*; two if it says both given and revoked."""
        record: AwardFile = written.record
        faults = [*checks.decision(written)]
        self._problems += faults
        decision, revoked = record.decision, record.revoked
        if record.status == "revoked" and revoked is None and decision is not None:
            revoked = Revocation(
                number=decision.number, date=decision.date, authority=decision.authority, reason=record.reason
            )
            decision = None
        day, from_item = self._day(record, revoked, decision, written, told=bool(faults))
        document = Document(
            id=id_,
            path=written.tree.path,
            status=record.status,
            year=record.year,
            day=day,
            title=record.title,
            category=record.category,
            campaign=record.campaign,
            decision=decision if record.status != "revoked" else None,
            revoked=revoked if record.status == "revoked" else None,
            reason=revoked.reason if record.status == "revoked" and revoked else record.reason,
            nominated_by=self._nominator(record, day, written),
            source=record.source,
            from_item=from_item,
        )
        if record.status == "revoked" and decision and decision.date:
            given = replace(document, status="conferred", day=decision.date, decision=decision, there_from=document.day)
            given = replace(given, title=None, revoked=None, reason=None)
            yield self._with_entries(given, record, written, faults)
        yield self._with_entries(document, record, written, faults)

    def _with_entries(self, document: Document, record: AwardFile, written: Written, faults: list[Problem]) -> Document:
        """Return *document* with its recipients as of its day; what is revoked may be of a unit that is no more."""
        resolver = Resolver(
            self._registry, self._types, document.day, self._problems, also_former=document.status == "revoked"
        )
        entries = tuple(self._entries(record, written, resolver, nobody_may_be=document.status not in _FINAL))
        # Of a decision that is not whole nobody is an honoured one, whatever else happens to the problem.
        return replace(document, entries=() if faults else entries)

    def consultation(self, written: Written) -> Consultation:
        """Return the consultation in a file of `consultations/`."""
        record: ConsultationFile = written.record
        resolver = Resolver(self._registry, self._types, record.opens, self._problems)
        document = Document(
            id=record.id,
            path=written.tree.path,
            status="consulting",
            year=record.year or record.opens.year,
            day=record.opens,
            title=record.title,
            category=record.category,
            source=record.source,
            closes=record.closes,
            consultation=record.id,
            entries=tuple(self._entries(record, written, resolver, nobody_may_be=False)),
        )
        return Consultation(
            document=document,
            id=record.id,
            title=record.title,
            opens=record.opens,
            closes=record.closes,
            comments_to=record.comments_to,
        )

    def may_use(self, path: str) -> None:
        """Take every list beside the file at *path*, which could not be read, for one that it may use."""
        self._used.update(other for other in self._files if posixpath.dirname(other) == posixpath.dirname(path))

    def unused_lists(self, folders: tuple[str, ...]) -> Iterator[Problem]:
        """Yield a reminder for each list of recipients in *folders* that no document uses."""
        for path in self._files:
            if path.startswith(folders) and path.endswith(".csv") and path not in self._used:
                yield rules.CSV_UNUSED.at(Place(path=path), name=posixpath.basename(path))

    # --- the day -----------------------------------------------------------------------------------------------------

    def _day(
        self,
        record: AwardFile,
        revoked: Decision | None,
        decision: Decision | None,
        written: Written,
        *,
        told: bool,
    ) -> tuple[date, bool]:
        """Return the day from which a document counts, and whether that is its source item's."""
        deciding = revoked if record.status == "revoked" else decision
        said = (deciding.date if deciding else None) or record.date
        if said:
            return said, False
        found = self._day_of(record.source)
        if found:
            return found, True
        if not told:
            self._problems.append(rules.NO_DAY.at(written.place("status")))
        return date(record.year, 12, 31), False

    def _day_of(self, source: FactSource | None) -> date | None:
        if source is None or source.article is None:
            return None
        if source.article in self._items:
            return self._items[source.article].day
        # There is no such item, which is told; it was to be of that month, so its last day is never too early.
        try:
            year, month = (int(part) for part in source.article.split("/")[:2])
            return date(year, month, monthrange(year, month)[1])
        except ValueError:  # a month that no calendar has
            return None

    # --- recipients --------------------------------------------------------------------------------------------------

    def _entries(
        self, record: AwardFile | ConsultationFile, written: Written, resolver: Resolver, *, nobody_may_be: bool
    ) -> Iterator[Entry]:
        listed = record.recipients
        if listed and not checks.of_one_award(record.awards):
            self._problems.append(rules.RECIPIENTS_OF_ONE.at(written.place("recipients")))
            self._used.add(self._beside(written, listed))
        elif listed:
            yield from self._listed(record, written, resolver, listed)
            return
        for index, line in enumerate(record.awards):
            found = list(resolver.line(line, written, index))
            if not nobody_may_be and not line.people and not line.units and not listed:
                self._problems.append(rules.NO_RECIPIENT.at(written.place("awards", index), name=line.type))
            yield from found

    def _listed(
        self, record: AwardFile | ConsultationFile, written: Written, resolver: Resolver, name: str
    ) -> Iterator[Entry]:
        path = self._beside(written, name)
        line = record.awards[0]
        type_ = resolver.type(line, written, 0)
        self._used.add(path)
        if path not in self._files or not path.endswith(".csv"):
            here = posixpath.dirname(written.tree.path)
            near = [posixpath.basename(p) for p in self._files if posixpath.dirname(p) == here and p.endswith(".csv")]
            place = written.place("recipients")
            self._problems.append(rules.CSV_MISSING.at(place, name=name, suggestion=nearest(name, near)))
            self._used.update(posixpath.join(here, one) for one in near)
            return
        rows, found = recipient_lists.read(self._files[path], path)
        self._problems += found
        if not rows and not found:
            self._problems.append(rules.NO_RECIPIENT.at(Place(path=path), name=line.type))
        for row in rows:
            if type_:
                yield from resolver.row(row, type_, line.citation)

    def _beside(self, written: Written, name: str) -> str:
        return posixpath.join(posixpath.dirname(written.tree.path), fold_path(name))

    def _nominator(self, record: AwardFile, day: date, written: Written) -> tuple[Kind, str] | None:
        named = record.nominated_by
        if named is None:
            return None
        for kind in (Kind.GROUP, Kind.UNIT):
            if named in self._registry.records(kind):
                self._problems += self._registry.in_being(kind, named, day, written.place("nominated_by"))
                return kind, named
            if self._registry.is_broken(kind, named):
                return None
        guess = nearest(named, [*self._registry.groups, *self._registry.units])
        self._problems.append(rules.UNKNOWN_NOMINATOR.at(written.place("nominated_by"), value=named, suggestion=guess))
        return None


_FINAL = ("conferred", "revoked")
