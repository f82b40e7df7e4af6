"""What an editor should see to, found by looking at awards, initiatives and news together. It changes nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from plugins.honour_roll import rules
from plugins.honour_roll.documents import Document
from plugins.honour_roll.ladder import Standing
from plugins.honour_roll.model import Roll
from plugins.honour_roll.recipients import Recipient, label
from plugins.honour_roll.requirements import assess
from plugins.pages import Material
from plugins.problems import Place, Problem
from plugins.registry.registry import vietnamese_day
from plugins.registry.texts import decode, fold_name

_PROPOSED = ("nominated", "consulting")
# “Quyết định khen thưởng số **152/QĐ-VKSTC**”; without “số” a number alone would be a year or a count.
_DECISION = re.compile(
    r"(?i:quyết định|QĐ)(?:\s+[^\W\d]+){0,4}?\s+\**"
    r"(?:(?i:số)\s*:?\s*\**(?P<said>\d+(?:[\w/.\-–]*\w)?)|(?P<bare>\d+/[\w/.\-–]*\w))"
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZĐÀ-Ỹ“])|\n\s*\n")


def findings(roll: Roll, material: Material, files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield every reminder; *files* are the content's, path → bytes."""
    yield from not_yet(roll, material)
    yield from unpublished(roll, material.today)
    yield from not_met(roll, material)
    yield from not_consulted(roll, material)
    yield from conferred_too_soon(roll, material)
    yield from same_achievement(roll, material)
    yield from unknown_decisions(roll, material, files)
    yield from end_unsaid(roll)
    yield from counted_twice(roll)


def counted_twice(roll: Roll) -> Iterator[Problem]:
    """Of one decision nobody is counted in two documents: two papers tell of it, or names came out later."""
    known: defaultdict[tuple[str, int, str], dict[str, Document]] = defaultdict(dict)
    for document, type_ in (
        *((s.last.document, s.record.type.id) for s in roll.conferred),
        *((s.document, s.type.id) for s in roll.counted),
    ):
        known[type_, document.year, _decided(document)].setdefault(document.id, document)
    for one in roll.counted:
        documents = known[one.type.id, one.document.year, _decided(one.document)]
        other = next((known for id_, known in sorted(documents.items()) if id_ != one.document.id), None)
        if one.award.counts and other:
            yield rules.COUNTED_TWICE.at(one.award.place, award=one.name, year=one.document.year, first=other.path)


def _decided(document: Document) -> str:
    """Return what tells one decision from others: who decided, and its number, or its day if that is not known."""
    decision = document.decision
    assert decision is not None, "an honour has a decision"
    number = decision.told_number
    return f"{fold_name(decision.authority or '')}|{_plain(number) if number else document.day.isoformat()}"


def end_unsaid(roll: Roll) -> Iterator[Problem]:
    """Of what is said to be out for comment, the last day is told, or said to be unknown."""
    shown = [s.last.document for s in roll.others if s.comments == "end_unknown"]
    shown += [s.document for s in roll.proposed if s.comments == "end_unknown"]
    for document in {one.path: one for one in shown}.values():
        if document.comments and document.comments.is_unsaid:
            yield rules.END_UNSAID.at(Place(path=document.path))


def not_yet(roll: Roll, material: Material) -> Iterator[Problem]:
    """A document from a later day, or whose item is not public, is not on the site yet."""
    there = {id(document) for document in roll.documents}
    withdrawn = {item.id for item in material.edition.notices}
    for document in roll.honours.documents:
        place = Place(path=document.path)
        if (document.there_from or document.day) > material.today:
            yield rules.NOT_YET.at(place, day=vietnamese_day(document.there_from or document.day))
        elif id(document) not in there and document.source:
            rule = rules.WAITING if document.from_item else rules.NUMBER_WAITS
            yield rule.at(place, article=document.source.article)
        elif document.source and document.source.article in withdrawn:
            if document.from_item:
                yield rules.SOURCE_WITHDRAWN.at(place, article=document.source.article)
            if document.rests_on_item:
                yield rules.NUMBER_SOURCE_WITHDRAWN.at(place, article=document.source.article)


def unpublished(roll: Roll, today: date) -> Iterator[Problem]:
    """Every recognised initiative is published (S3 of the plans: “phải thực hiện việc công bố”)."""
    for one in roll.initiatives:
        if one.id not in roll.published and one.recognised:
            day = one.recognised.date
            days = (today - day).days
            place = roll.honours.places[one.id]
            yield rules.UNPUBLISHED.at(place, title=one.title, day=vietnamese_day(day), days=days)


def not_met(roll: Roll, material: Material) -> Iterator[Problem]:
    """Whoever is proposed meets what the award requires."""
    types = roll.honours.types
    for standing in roll.others:
        record = standing.record
        if standing.status not in _PROPOSED or record.recipient.is_outside:  # what they were given is not known here
            continue
        found = assess(roll, record.recipient, record.type, record.year)
        gaps = []
        if found.given_in is not None:
            gaps.append(f"đã được tặng năm {found.given_in}, mà danh hiệu này chỉ tặng một lần")
        for answer in found.answers:
            if answer.gap:
                asked = answer.condition.award
                name = f"“{types[asked].name_in(record.year)}” " if asked else ""
                gaps.append(name + answer.gap)
        if gaps:
            yield rules.NOT_MET.at(
                standing.last.entry.place,
                name=label(material.registry, record.recipient, standing.last.day),
                award=standing.name,
                year=record.year,
                gaps="; ".join(gaps),
            )


def not_consulted(roll: Roll, material: Material) -> Iterator[Problem]:
    """What must be put out for comment before it goes up has been (Nghị định 152/2025/NĐ-CP, Điều 44(2))."""
    for standing in roll.others:
        heard = any(move.status == "consulting" for move in standing.record.moves)
        if standing.status == "nominated" and standing.record.type.consultation and not heard:
            yield rules.NO_CONSULTATION.at(
                standing.last.entry.place,
                name=label(material.registry, standing.record.recipient, standing.last.day),
                award=standing.name,
                year=standing.record.year,
            )


def conferred_too_soon(roll: Roll, material: Material) -> Iterator[Problem]:
    """Nothing is conferred while comments on it are taken."""
    for standing in roll.conferred:
        periods = [move.document.comments for move in standing.moves]
        closes = [period.closes for period in periods if period and period.closes]
        if closes and standing.last.day <= max(closes):
            yield rules.CONFERRED_TOO_SOON.at(
                standing.last.entry.place,
                name=label(material.registry, standing.record.recipient, standing.last.day),
                award=standing.name,
                day=vietnamese_day(standing.last.day),
                closes=vietnamese_day(max(closes)),
            )


def same_achievement(roll: Roll, material: Material) -> Iterator[Problem]:
    """One achievement of a year is rewarded once."""
    first: dict[tuple[Recipient, int, str], Standing] = {}
    for standing in sorted(roll.conferred, key=lambda s: (s.last.day, s.record.id)):
        cited = standing.last.entry.citation
        if cited is None:
            continue
        other = first.setdefault((standing.record.recipient, standing.record.year, fold_name(cited)), standing)
        if other is not standing:
            place = other.last.entry.place
            yield rules.SAME_ACHIEVEMENT.at(
                standing.last.entry.place,
                name=label(material.registry, standing.record.recipient, standing.last.day),
                award=standing.name,
                other=other.name,
                first=f"{place.path}:{place.line}",
            )


def unknown_decisions(roll: Roll, material: Material, files: Mapping[str, bytes]) -> Iterator[Problem]:
    """A decision by which, as an item says, an award was given stands in a document."""
    known = {_plain(number) for number in _numbers(roll)}
    told_by = {one.source.article: one for one in roll.honours.documents if one.source and _is_numberless(one)}
    awards = _award_names(roll)
    if not awards:
        return
    either = "|".join(sorted(map(re.escape, awards), key=len, reverse=True))
    named = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
    for item in material.edition.items:
        text, _ = decode(files.get(item.path, b""), item.path)
        if not _DECISION.search(text):  # most name none; to cut them into sentences takes ten times as long
            continue
        for start, sentence in _sentences(text):
            for decision in _DECISION.finditer(sentence):
                award, number = named.search(fold_name(sentence)), decision["said"] or decision["bare"]
                if award and _plain(number) not in known:
                    line = text.count("\n", 0, start + decision.start()) + 1
                    yield _unknown(Place(path=item.path, line=line), number, awards[award[0]], told_by.get(item.id))


def _unknown(place: Place, number: str, award: str, document: Document | None) -> Problem:
    """Return what is said of a number that no document has; *document* names the item as its source, and no number."""
    if document is None:
        return rules.UNKNOWN_DECISION.at(place, number=number, award=award)
    return rules.NUMBER_IN_ITEM.at(place, number=number, award=award, document=document.path)


def _is_numberless(document: Document) -> bool:
    return any(one.is_number_unknown for one in (document.decision, document.revoked) if one)


def _numbers(roll: Roll) -> Iterator[str]:
    for document in roll.honours.documents:
        for decision in (document.decision, document.revoked):
            if decision and decision.told_number:
                yield decision.told_number
    for initiative in roll.honours.initiatives:
        if initiative.recognised and not initiative.recognised.is_number_unknown:
            yield initiative.recognised.number


def _award_names(roll: Roll) -> dict[str, str]:
    """Return every form of an award's name, folded, and the award's name as it is now."""
    found: defaultdict[str, str] = defaultdict(str)
    for type_ in roll.honours.types.values():
        for form in type_.forms:
            found[fold_name(form)] = type_.names[-1].name
    return dict(found)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence of *text* and where it begins."""
    start = 0
    for gap in _SENTENCE.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]


def _plain(number: str) -> str:
    return fold_name(number).replace(" ", "").lstrip("0")
