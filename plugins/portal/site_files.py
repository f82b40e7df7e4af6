"""All files of a site by their paths in the output: pages, pictures, share cards, the owner's, the theme's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.freshness.state import Facts
from plugins.pages import at_address, urls
from plugins.portal.pictures import Pictures


def site_files(facts: Iterable[Facts], pictures: Pictures, root: Iterable[str], theme: Iterable[str]) -> Iterator[str]:
    """Yield the path of each file: of the pages of which there are *facts*, and of the names in *root* and *theme*."""
    cards = set()
    for one in facts:
        yield one.path
        if one.card_file:
            cards.add(one.card_file)
    yield from cards
    yield from (at_address(one.address) for one in pictures.prints)
    yield from root
    yield from (at_address(urls.THEME + name) for name in theme)
