"""What is wrong with the pages of a site together: two at one address, links to addresses that there are not.

A check and a build ask the same here, so they say the same; what the gate finds after that no check has told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from plugins.newsroom import Item
from plugins.newsroom.read_text import written_of
from plugins.pages import at_address, claims_taken, collisions
from plugins.pages.redirects import old_address
from plugins.portal import root_folder
from plugins.portal.content_tree import ROOT
from plugins.portal.intake import Intake
from plugins.portal.making import Outcome
from plugins.portal.page_ids import PageIds
from plugins.portal.preview_faults import shown_drafts
from plugins.portal.rendering import Renderer
from plugins.portal.site import Site
from plugins.portal.site_files import site_files
from plugins.portal.site_links import SiteLinks, host_of
from plugins.problems import Place, Problem


def faults_together(
    site: Site,
    outcome: Outcome,
    intake: Intake,
    theme: Callable[[], Iterable[str]],
    renderer: Callable[[], Renderer],
) -> Iterator[Problem]:
    """Yield what is wrong with the pages of *outcome* together; *theme* returns the names of the theme's own files.

    Errors and warnings, in no order. *renderer* is asked for only if a link leads to a place in a page.
    """
    facts = outcome.facts
    yield from root_folder.clashes(intake.tree.root_files, (one.path for one in facts), ROOT)
    if outcome.moved:
        yield from collisions(facts, partial(_asked, intake))
    yield from claims_taken(_drafts(site), facts, partial(_asked, intake))
    rows = {path: row for path, row in intake.rows.items() if row.addresses}
    of_data = intake.data_links(host_of(site.material.site))
    if rows or of_data:
        files = frozenset(site_files(facts, site.pictures, intake.tree.root_files, theme()))
        links = SiteLinks(site.edition, files, site.material.site, PageIds(site, outcome, renderer))
        yield from links.problems(rows, intake.tree.texts)
        yield from links.problems_of_data(of_data)


def _drafts(site: Site) -> list[Item]:
    """Return the drafts of *site*; those with errors are to be mended first."""
    drafts = (*(item for item in site.edition.hidden if item.is_draft), *shown_drafts(site.edition))
    return [item for item in drafts if item.path not in site.faults]


def _asked(intake: Intake, source: str, address: str) -> Place:
    """Return where the text at *source* asks for *address*: at one of its old addresses, or by its name."""
    if source not in intake.tree.texts:
        return Place(path=source)
    written = written_of(source, intake.tree.texts)
    value = written.tree.value if isinstance(written.tree.value, dict) else {}
    old = value.get("aliases")
    for index, alias in enumerate(old if isinstance(old, list) else ()):
        if at_address(old_address(str(alias))) == at_address(address):
            return written.tree.place(("aliases", index))
    return written.tree.place(("slug",)) if "slug" in value else Place(path=source)
