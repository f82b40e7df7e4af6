"""Lists put out for comment (lấy ý kiến nhân dân): open and closed by the clock of the build.

Nghị định 152/2025/NĐ-CP, Điều 44(2): before a proposal goes up, the list stands on the sector's media.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from plugins.honour_roll.document_views import counted, unit_then, who_link
from plugins.honour_roll.documents import Consultation
from plugins.honour_roll.model import Roll
from plugins.honour_roll.recipients import Entry
from plugins.pages import Link, Material, Page, at_address, dates, urls
from plugins.pages.chrome import Head, head
from plugins.pages.dates import Moment

_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")


class CandidateView(Struct, frozen=True, kw_only=True):
    """One whom a list names: nobody honoured."""

    who: Link
    unit: Link | None
    citation: str | None


class CandidatesView(Struct, frozen=True, kw_only=True):
    """The candidates for one award: those who are named, and those who are not.

    *unnamed* are people who are not public, *counted* says how many the list itself does not name, and for what.
    """

    award: Link
    candidates: tuple[CandidateView, ...]
    unnamed: int
    counted: tuple[tuple[str | None, str | None], ...] = ()


class ConsultationLine(Struct, frozen=True, kw_only=True):
    """A consultation in a list; *closes* is None where nobody knows the last day."""

    link: Link
    opens: Moment
    closes: Moment | None


class ConsultationView(Struct, frozen=True, kw_only=True):
    """A list put out for comment: whether it is open, until when, where comments go, who is on it, or where it is.

    *closes* is None where nobody knows the last day: then it is not open.
    """

    head: Head
    title: str
    is_open: bool
    opens: Moment
    closes: Moment | None
    comments_to: tuple[Link, ...]
    campaign: Link | None
    listed: Link | None
    awards: tuple[CandidatesView, ...]
    source: Link | None


class ConsultationsView(Struct, frozen=True, kw_only=True):
    """Every list that was ever put out for comment: those that are open, and those that are closed."""

    head: Head
    title: str
    open: tuple[ConsultationLine, ...]
    closed: tuple[ConsultationLine, ...]


def is_open(material: Material, consultation: Consultation) -> bool:
    """Tell whether comments are taken on the day of the build; the last day is included."""
    return consultation.document.comments_on(material.today) == "open"


def consultation_pages(roll: Roll, material: Material) -> Iterator[Page]:
    """Yield the page of every list that has been put out for comment, and the list of them."""
    t = material.strings
    title = t("consultations.title")
    crumbs = (Link(title, material.href(urls.CONSULTATIONS)),)
    newest_first = sorted(roll.consultations, key=lambda one: (one.opens, one.id), reverse=True)
    for one in newest_first:
        address = urls.consultation(one.id)
        view = ConsultationView(
            head=head(
                material,
                address,
                one.title,
                crumbs=crumbs,
                description=t("consultations.lead"),
                indexed=is_open(material, one),
            ),
            title=one.title,
            is_open=is_open(material, one),
            opens=dates.day(one.opens),
            closes=dates.day(one.closes) if one.closes else None,
            comments_to=tuple(_with_mail(one.comments_to)),
            campaign=material.campaign(one.document.campaign) if one.document.campaign else None,
            listed=_list_link(material, one),
            awards=tuple(_awards(roll, material, one)),
            source=material.cited(one.document.source),
        )
        # Once it is closed the page still answers, but nobody needs to find those who were only proposed.
        yield Page(
            path=at_address(address), template="pages/consultation.html", view=view, listed=is_open(material, one)
        )
    if not newest_first:
        return
    all_view = ConsultationsView(
        head=head(material, urls.CONSULTATIONS, title, description=t("consultations.lead")),
        title=title,
        open=tuple(_line(material, one) for one in newest_first if is_open(material, one)),
        closed=tuple(_line(material, one) for one in newest_first if not is_open(material, one)),
    )
    yield Page(path=at_address(urls.CONSULTATIONS), template="pages/consultations.html", view=all_view)


def _line(material: Material, one: Consultation) -> ConsultationLine:
    return ConsultationLine(
        link=Link(one.title, material.href(urls.consultation(one.id))),
        opens=dates.day(one.opens),
        closes=dates.day(one.closes) if one.closes else None,
    )


def _list_link(material: Material, one: Consultation) -> Link | None:
    """Return where the list itself is, by the title that was given for it."""
    if one.listed is None:
        return None
    link = material.cited(one.listed) or Link(one.listed.url or "", one.listed.url)
    return replace(link, text=one.listed.title) if one.listed.title else link


def _awards(roll: Roll, material: Material, one: Consultation) -> Iterator[CandidatesView]:
    """Yield the candidates by award, in the order in which the list first tells of each."""
    nameless = [s for s in roll.unnamed if s.document.consultation == one.id]
    types = [*(entry.type for entry in one.document.entries), *(s.type.id for s in nameless)]
    for type_id in dict.fromkeys(types):
        entries = [entry for entry in one.document.entries if entry.type == type_id]
        candidates = tuple(filter(None, (_candidate(material, one, entry) for entry in entries)))
        yield CandidatesView(
            award=Link(roll.honours.types[type_id].name_on(one.opens), material.href(urls.honours_of_type(type_id))),
            candidates=candidates,
            unnamed=len(entries) - len(candidates),
            counted=tuple((counted(material, s), s.award.citation) for s in nameless if s.type.id == type_id),
        )


def _candidate(material: Material, one: Consultation, entry: Entry) -> CandidateView | None:
    who = who_link(material, entry, one.opens, "page")
    if who is None:
        return None
    return CandidateView(
        who=who,
        unit=unit_then(material, entry, one.opens),
        citation=entry.citation,
    )


def _with_mail(text: str) -> Iterator[Link]:
    """Yield the parts of *text*, each address for mail as a link."""
    end = 0
    for mail in _EMAIL.finditer(text):
        if mail.start() > end:
            yield Link(text[end : mail.start()])
        yield Link(mail[0], f"mailto:{mail[0]}")
        end = mail.end()
    if end < len(text):
        yield Link(text[end:])
