"""The texts that the honour roll shows as they were typed, and the names by which decisions list people."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.honour_roll.document_views import place_of, who_link
from plugins.honour_roll.documents import Document
from plugins.honour_roll.model import Roll
from plugins.pages import Material
from plugins.registry import Kind
from plugins.registry.sources import FactSource


def said(roll: Roll, material: Material) -> Iterator[str]:
    """Yield them; whom a proposal names, and nobody else, is not among them."""
    for type_ in roll.honours.types.values():
        yield from filter(None, (*type_.forms, type_.conferred_by, type_.law))
        for asked in type_.requires:
            yield from filter(None, (asked.law, *(condition.text for condition in asked.conditions)))
    for document in roll.documents:
        yield from _of_document(document)
    for consultation in roll.consultations:
        yield from (consultation.id, consultation.title, consultation.comments_to)
        yield from _of_source(consultation.listed)
        if consultation.listed:
            yield consultation.listed.title or ""
    for one in roll.initiatives:
        yield from (one.id, one.title)
        yield from (author.name for author in one.authors if author.name)
        yield (one.recognised and one.recognised.authority) or ""
        yield from _of_source(one.source)
    for standing in roll.standings:
        if standing.record.recipient.kind is Kind.PERSON and place_of(standing) == "decision":
            named = who_link(material, standing.last.entry, standing.last.day, "decision")
            yield named.text if named else ""


def _of_document(document: Document) -> Iterator[str]:
    yield from filter(None, (document.id, document.title, document.reason, document.nominated_outside))
    yield from ((one and one.authority) or "" for one in (document.decision, document.revoked))
    yield from _of_source(document.source)
    for entry in document.entries:
        yield from filter(None, (entry.recipient.name, entry.citation, entry.unit_name))
    for award in document.unnamed:
        yield award.citation or ""


def _of_source(source: FactSource | None) -> Iterator[str]:
    if source:
        yield from filter(None, (source.outlet, source.note))
