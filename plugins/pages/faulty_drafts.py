"""Drafts with errors, in a preview: what is wrong with each, at its own address and above the news."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plugins.newsroom import FaultyDraft
from plugins.newsroom.drafts import DraftStatus
from plugins.pages import urls
from plugins.pages.chrome import Head, head
from plugins.pages.item_heads import news_crumbs
from plugins.pages.material import Material
from plugins.pages.page import Page, at_address
from plugins.pages.plan import Plan, plan
from plugins.problems import Level, Problem, sentence
from plugins.registry.hidden import hidden_sign


class Fault(Struct, frozen=True, kw_only=True):
    """A problem as it is told to whoever wrote the draft: *place* is path and line, as `check` tells them."""

    place: str
    code: str
    message: str
    cure: str | None = None
    suggestion: str | None = None
    is_warning: bool = False


class Faulty(Struct, frozen=True, kw_only=True):
    """A draft with errors. *href* leads to its page, if it can have one."""

    title: str
    status: DraftStatus
    path: str
    faults: tuple[Fault, ...]
    href: str | None = None


class FaultyView(Struct, frozen=True, kw_only=True):
    """What stands at the address of a draft with errors."""

    head: Head
    draft: Faulty


def _shown(words: str) -> str:
    """Return *words* with the codes of control characters: a draft may hold any, a page none."""
    while sign := hidden_sign(words):
        words = words.replace(sign, f"[U+{ord(sign):04X}]")
    return words


def faulty_plans(material: Material) -> Iterator[Plan]:
    """Yield the plan of the page of every draft with errors that has an address; there are none but in a preview."""
    for path, draft in material.edition.faulty.items():
        if draft.id:
            yield plan(faulty_page, path)


def faulty_page(material: Material, path: str) -> Iterator[Page]:
    """Yield what stands in the place of the draft at *path*."""
    draft = material.edition.faulty[path]
    if draft.id is None:
        return
    address = urls.item(draft.id)
    view = FaultyView(
        head=head(material, address, _shown(draft.title), crumbs=news_crumbs(material), indexed=False),
        draft=_faulty(material, draft),
    )
    yield Page(path=at_address(address), template="pages/faulty_draft.html", view=view, listed=False, source=path)


def faulty_drafts(material: Material) -> tuple[Faulty, ...]:
    """Return the drafts with errors, by path; none but in a preview."""
    return tuple(_faulty(material, draft) for draft in material.edition.faulty.values())


def _faulty(material: Material, draft: FaultyDraft) -> Faulty:
    return Faulty(
        title=_shown(draft.title),
        status=draft.status,
        path=draft.path,
        faults=tuple(map(_fault, draft.problems)),
        href=material.href(urls.item(draft.id)) if draft.id else None,
    )


def _fault(problem: Problem) -> Fault:
    return Fault(
        place=f"{problem.place.path}:{problem.place.line}",
        code=problem.code,
        message=sentence(_shown(problem.message)),
        cure=sentence(_shown(problem.cure)) if problem.cure else None,
        suggestion=_shown(problem.suggestion) if problem.suggestion else None,
        is_warning=problem.level is Level.WARNING,
    )
