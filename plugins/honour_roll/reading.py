"""From one file of awards to one document, every name in it resolved as of its day."""

from __future__ import annotations

import posixpath
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from plugins.honour_roll import checks, recipient_lists, rules
from plugins.honour_roll.comment_periods import CommentPeriod
from plugins.honour_roll.decisions import Decision, Revocation
from plugins.honour_roll.documents import AwardFile, AwardLine, Consultation, ConsultationFile, Document
from plugins.honour_roll.recipients import Entry, Unnamed
from plugins.honour_roll.resolving import Resolver, Types
from plugins.newsroom import Newsroom
from plugins.problems import Place, Problem, errors, nearest
from plugins.registry import Kind, Registry
from plugins.registry.loading import lies_in
from plugins.registry.near_units import near_unit
from plugins.registry.outside import Outside, or_else
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
        self._newsroom = newsroom
        self._items = newsroom.landmarks
        self._types = types
        self._files = files
        self._problems = problems
        self._used: set[str] = set()
        self._unread: list[bytes] = []

    def award(self, written: Written, id_: str) -> Iterator[Document]:
        """Yield the document in a file of `awards/`, whose id is *id_*; two if it says both given and revoked."""
        record: AwardFile = written.record
        faults = [*checks.decision(written), *checks.unknown_numbers(written, self._newsroom)]
        self._problems += [*faults, *checks.publicity(written), *checks.comments_of_award(written)]
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
            nominated_outside=record.nominated_by.name if isinstance(record.nominated_by, Outside) else None,
            comments=_comments(record) if record.status == "consulting" else None,
            source=record.source,
            complete=record.complete,
            public=bool(record.public),
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
        entries, unnamed = self._awards(record, written, resolver, nobody_may_be=document.status not in _FINAL)
        # Of a decision that is not whole nobody is an honoured one, whatever else happens to the problem.
        return document if faults else replace(document, entries=tuple(entries), unnamed=tuple(unnamed))

    def consultation(self, written: Written) -> Consultation:
        """Return the consultation in a file of `consultations/`."""
        record: ConsultationFile = written.record
        resolver = Resolver(self._registry, self._types, record.opens, self._problems)
        entries, unnamed = self._awards(record, written, resolver, nobody_may_be=record.list is not None)
        document = Document(
            id=record.id,
            path=written.tree.path,
            status="consulting",
            year=record.year or record.opens.year,
            day=record.opens,
            title=record.title,
            category=record.category,
            campaign=record.campaign,
            source=record.source,
            comments=_comments(record),
            consultation=record.id,
            entries=tuple(entries),
            unnamed=tuple(unnamed),
        )
        return Consultation(
            document=document,
            id=record.id,
            title=record.title,
            opens=record.opens,
            closes=document.comments.closes if document.comments else None,
            comments_to=record.comments_to,
            listed=record.list,
        )

    def may_use(self, path: str) -> None:
        """Take every list beside the file at *path*, which could not be read, for one that it may use."""
        stem = path.removesuffix(".yaml")
        texts = [self._files[one] for one in (path, f"{stem}.csv") if one in self._files]
        self._unread.append(b"\n".join(texts))
        self._used.update(other for other in self._files if posixpath.dirname(other) == posixpath.dirname(path))

    def may_be_unread(self, year: int, entry: Entry) -> bool:
        """Tell whether a document that could not be read may tell of the award of *entry* for *year*.

        Then its words name recipient, type and year, or nobody knows them.
        """
        if not self._unread or entry.recipient.name is not None:
            return bool(self._unread)
        record = self._registry.records(entry.recipient.kind)[entry.recipient.id]
        named = (record.id, *record.borne_by(date.max))
        wanted = (named, (entry.type, *self._types.by_id[entry.type].forms), (str(year),))
        return any(
            not text.strip() or all(any(form.encode() in text for form in forms) for forms in wanted)
            for text in self._unread
        )

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
        said = (deciding.date if deciding else None) or record.date or record.opens
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

    def _awards(
        self, record: AwardFile | ConsultationFile, written: Written, resolver: Resolver, *, nobody_may_be: bool
    ) -> tuple[list[Entry], list[Unnamed]]:
        """Return the recipients of a document, and those of its awards that name nobody."""
        entries: list[Entry] = []
        unnamed: list[Unnamed] = []
        listed = record.recipients
        of_list = checks.listed_award(record.awards) if listed else None
        if listed and of_list is None:
            self._problems.append(rules.RECIPIENTS_OF_ONE.at(written.place("recipients")))
            self._used.add(self._beside(written, listed))
        for index, line in enumerate(record.awards):
            place = written.place("awards", index)
            if listed and index == of_list:
                entries += self._listed(record, written, resolver, listed, index)
            elif line.names_somebody:
                entries += resolver.line(line, written, index)
                if line.counts:
                    self._problems.append(rules.COUNTS_BESIDE_NAMES.at(written.place("awards", index, "counts")))
            else:
                found = _of_nobody(line, place, record, nobody_may_be=nobody_may_be or bool(listed))
                self._problems += found
                unnamed += [] if errors(found) else resolver.unnamed(line, written, index)
        return entries, unnamed

    def _listed(
        self, record: AwardFile | ConsultationFile, written: Written, resolver: Resolver, name: str, index: int
    ) -> Iterator[Entry]:
        path = self._beside(written, name)
        line = record.awards[index]
        type_ = resolver.type(line, written, index)
        self._used.add(path)
        if lies_in(path, self._registry.refused):
            return
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
        if named is None or isinstance(named, Outside):
            return None
        for kind in (Kind.GROUP, Kind.UNIT):
            if named in self._registry.records(kind):
                self._problems += self._registry.in_being(kind, named, day, written.place("nominated_by"))
                return kind, named
            if self._registry.is_broken(kind, named):
                return None
        guess = near_unit(named, {**self._registry.groups, **self._registry.units})
        place = written.place("nominated_by")
        self._problems.append(rules.UNKNOWN_NOMINATOR.at(place, value=named, or_else=or_else(named), suggestion=guess))
        return None


_FINAL = ("conferred", "revoked")


def _of_nobody(
    line: AwardLine, place: Place, record: AwardFile | ConsultationFile, *, nobody_may_be: bool
) -> list[Problem]:
    """Return what is wrong with an award that names nobody. Nobody can tell of whom it was taken back."""
    if isinstance(record, AwardFile) and record.status == "revoked" and (line.counts or line.citation):
        return [rules.COUNTS_REVOKED.at(place)]
    if line.counts:
        return []
    if line.citation:
        return [rules.CITATION_ALONE.at(place, name=line.type)]
    return [] if nobody_may_be else [rules.NO_RECIPIENT.at(place, name=line.type)]


def _comments(record: AwardFile | ConsultationFile) -> CommentPeriod:
    closes = record.closes if isinstance(record.closes, date) else None
    return CommentPeriod(opens=record.opens, closes=closes, is_unsaid=record.closes is None)
