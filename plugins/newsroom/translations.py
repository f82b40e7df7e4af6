"""Which page of text is the translation of which: `translates` lands, and nothing is translated twice."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plugins.newsroom import rules
from plugins.newsroom.items import TextPage
from plugins.newsroom.read_text import written_of
from plugins.problems import Problem, nearest

PAGES = "pages/"


def translated(pages: Sequence[TextPage], files: Mapping[str, bytes]) -> tuple[list[TextPage], list[Problem]]:
    """Return *pages* with `translates` as the path of the page that is meant, and what is wrong with it."""
    by_path = {page.path: page for page in pages}
    problems: list[Problem] = []
    taken: dict[tuple[str, str], str] = {}
    found: list[TextPage] = []
    for page in pages:
        if page.translates is None:
            found.append(page)
            continue
        place = written_of(page.path, files).tree.place(("translates",))
        original = _meant(page, by_path)
        if original is None:
            guess = nearest(page.translates, (path.removeprefix(PAGES) for path in by_path if path != page.path))
            problems.append(rules.TRANSLATES_NOTHING.at(place, value=page.translates, suggestion=guess))
        elif original.lang == page.lang or original.translates is not None:
            problems.append(rules.NO_TRANSLATION.at(place, value=original.path.removeprefix(PAGES)))
            original = None
        elif (other := taken.setdefault((original.path, page.lang), page.path)) != page.path:
            problems.append(rules.TRANSLATED_TWICE.at(place, value=original.path.removeprefix(PAGES), first=other))
        found.append(replace(page, translates=original.path if original else None))
    return found, problems


def _meant(page: TextPage, by_path: dict[str, TextPage]) -> TextPage | None:
    """Return the page that `translates` means: a path from pages/ or from the page's own folder, or a slug."""
    assert page.translates is not None
    written = page.translates
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), written))
    for path in (PAGES + written, f"{PAGES}{written}.md", beside, written):
        if path in by_path and path != page.path:
            return by_path[path]
    slugs = [one for one in by_path.values() if one.slug == written and one.lang != page.lang]
    return slugs[0] if len(slugs) == 1 else None
