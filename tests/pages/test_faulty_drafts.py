"""What a preview shows in the place of a draft with errors, and that nothing else does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.newsroom import FaultyDraft
from plugins.pages import Material
from plugins.pages.faulty_drafts import faulty_drafts, faulty_page, faulty_plans
from plugins.portal.site import Site
from plugins.problems import Level, Place, Problem
from tests.pages.making import site_of
from tests.portal.trees import item

PATH = "news/nhap.md"
PROBLEM = Problem(
    place=Place(path=PATH, line=7), code="B104", level=Level.ERROR, message="chữ \x01 lạ", cure="sửa", suggestion="a"
)
DRAFT = FaultyDraft(path=PATH, status="draft", title="Bài \u202e nháp", id="2026/05/nhap", problems=(PROBLEM,))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_of(tmp_path, {"tin": item()})


def material(site: Site, *drafts: FaultyDraft) -> Material:
    """Return what the pages of *site* are made from, with *drafts*."""
    return Material(
        registry=site.material.registry,
        edition=replace(site.edition, faulty={draft.path: draft for draft in drafts}),
        site=site.material.site,
        strings=site.material.strings,
    )


def test_a_faulty_draft_is_told_at_its_address(site: Site) -> None:
    preview = material(site, DRAFT)

    [plan] = faulty_plans(preview)
    [page] = plan.make(preview)
    assert page.address == "/tin/2026/05/nhap/"
    assert (page.listed, page.view.head.indexed) == (False, False)
    [fault] = page.view.draft.faults
    assert (fault.place, fault.code) == ("news/nhap.md:7", "B104")
    assert (fault.message, fault.cure, fault.suggestion) == ("Chữ [U+0001] lạ.", "Sửa.", "a")
    assert page.view.draft.title == "Bài [U+202E] nháp"


def test_one_without_an_address_is_told_above_the_news_alone(site: Site) -> None:
    homeless = FaultyDraft(path=PATH, status="review", title="Bài", id=None, problems=(PROBLEM,))
    preview = material(site, homeless)

    assert list(faulty_plans(preview)) == []
    assert list(faulty_page(preview, PATH)) == []
    [told] = faulty_drafts(preview)
    assert (told.href, told.status, len(told.faults)) == (None, "review", 1)


def test_what_is_public_tells_of_none(site: Site) -> None:
    assert list(faulty_plans(material(site))) == []
    assert faulty_drafts(material(site)) == ()
