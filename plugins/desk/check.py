"""`bangvang check`: every problem of a content folder, at once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins.desk import problems
from plugins.desk.settings import Settings
from plugins.freshness.state import remembered
from plugins.newsroom.drafts import stopping
from plugins.pages import Strings
from plugins.portal.content_tree import ContentTree, read_tree
from plugins.portal.darkroom import open_darkroom
from plugins.portal.intake import take_in
from plugins.portal.keeping import Keeping
from plugins.portal.making import survey
from plugins.portal.rendering import Renderer, read_strings
from plugins.portal.settings import BuildSettings
from plugins.portal.site import Site, findings, lay_out
from plugins.portal.theme_files import theme_files
from plugins.portal.together import faults_together
from plugins.problems import Problem, in_order
from plugins.registry import Refused


def check(settings: Settings, content: Path, shown: str, at: datetime, *, as_json: bool, strict: bool) -> int:
    """Print what is wrong in *content*, named *shown* in messages; return 0 if nothing, else 1.

    Everything that a build would refuse before its gate is found: the pages are made, too, as far as they have changed
    since the last check, and thrown away. Errors of drafts are errors here,
    though a build goes on without these. What the features remind an editor of is told here and nowhere else.
    """
    found, items = problems_of(settings, read_tree(content), at)
    return problems.report(found, shown, f"{shown}: không có lỗi, {items} tin, bài.", as_json=as_json, strict=strict)


def problems_of(settings: Settings, tree: ContentTree, at: datetime) -> tuple[list[Problem], int]:
    """Return everything that is wrong with the content in *tree*, and how many items it has."""
    strings: dict[str, Strings] = read_strings(settings.theme)
    features = settings.features()
    made_by = BuildSettings.of(settings.values)
    keeping = Keeping(cache=settings.cache, content=tree.root, settings=made_by.keyed)
    intake = take_in(tree, made_by.markdown, strings["vi"], features, keeping)
    intake.keep()
    found = list(intake.problems)
    if not stopping(found, intake.faults):
        try:
            darkroom = open_darkroom(settings.cache, settings.theme, share_cards=made_by.share_cards)
            shelf = keeping.of_content("check", made_by.siteurl, *(words.digest() for words in strings.values()))
            site = lay_out(intake, at, made_by.siteurl, strings, features, darkroom, remembered(shelf))
            outcome = survey(site, shelf, keeping.started)
            found = [*site.problems]
            found += faults_together(
                site,
                outcome,
                intake,
                theme=lambda: (name for name, _ in theme_files(settings.theme)),
                renderer=lambda: _renderer(settings, made_by, strings, site),
            )
            found += site.cards.warnings(outcome.facts, intake.tree)
            found = in_order([*found, *findings(site, intake)])
        except Refused as refused:
            found = list(refused.problems)
    intake.sources.keep(intake.tree.signatures)
    return found, len(intake.newsroom.items)


def _renderer(settings: Settings, made_by: BuildSettings, strings: dict[str, Strings], site: Site) -> Renderer:
    from jinja2 import Environment  # only for links to places within pages

    folders = [*made_by.overrides, str(settings.theme / "templates")]
    env = Environment(**settings.values["JINJA_ENVIRONMENT"])  # noqa: S701  # autoescape is among the settings
    return Renderer(env, folders, strings, site.chrome)
