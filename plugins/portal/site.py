"""The site of one clock: which pictures are published, what pages are made from, every page, what must not leak."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from plugins.newsroom import Edition, Item
from plugins.newsroom.written import split
from plugins.pages import (
    Feature,
    Material,
    Page,
    SiteUrl,
    Strings,
    all_pages,
    collisions,
    urls,
)
from plugins.pages.chrome import SiteView, site_view
from plugins.portal.darkroom import Darkroom, Print
from plugins.portal.intake import Intake
from plugins.portal.offers import Offers
from plugins.portal.pictures import take_pictures
from plugins.portal.share_cards import ShareCards
from plugins.problems import errors
from plugins.publish import PrivateText
from plugins.registry import Problem, Refused
from plugins.registry.texts import decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that will be written, as values."""

    material: Material
    pages: Sequence[Page]
    pictures: Sequence[Print]
    cards: Sequence[Print]
    """The share cards, which are not drawn yet."""
    darkroom: Darkroom
    chrome: Mapping[str, SiteView]
    """What stands around the pages, by language."""
    warnings: Sequence[Problem]
    offers: Offers


def lay_out(
    intake: Intake,
    at: datetime,
    siteurl: str,
    strings: Mapping[str, Strings],
    features: Sequence[Feature],
    darkroom: Darkroom | None = None,
) -> Site:
    """Return the site that *intake* makes at the instant *at*; raise Refused with every error there is.

    Its pictures are made in *darkroom*, or in one that nothing is left of.
    """
    if errors(intake.problems):
        raise Refused(intake.problems)
    edition = intake.newsroom.edition(at)
    offers = Offers(features, {one.name: one.edition(intake.models[one.name], edition) for one in features})
    bare = Material(
        registry=intake.registry,
        edition=edition,
        site=SiteUrl(siteurl or intake.registry.site.siteurl),
        strings=strings["vi"],
        languages=strings,
        also_shown=offers.shows,
    )
    darkroom = darkroom or Darkroom()
    pictures, faults = take_pictures(intake, bare, darkroom)
    if errors(faults):
        raise Refused([*intake.problems, *faults])
    cards = ShareCards(pictures, darkroom)
    shown = replace(bare, pictures=pictures.derivatives, portraits=pictures.portraits, share_address=cards.address)
    material = offers.added_to(shown)
    pages = all_pages(material, offers.page_sources())
    clashes = list(collisions(pages))
    if clashes:
        raise Refused([*intake.problems, *clashes])
    chrome = {}
    for lang in {page.lang for page in pages}:
        in_lang = replace(material, strings=strings[lang])
        chrome[lang] = site_view(in_lang, offers.menu(in_lang), lang)
    return Site(
        material=material,
        pages=pages,
        pictures=pictures.prints,
        cards=cards.prints(pages),
        darkroom=darkroom,
        chrome=chrome,
        warnings=intake.problems,
        offers=offers,
    )


def findings(site: Site, intake: Intake) -> Sequence[Problem]:
    """Return what the features remind an editor of, looking at the whole site."""
    return list(site.offers.findings(site.material, {**intake.tree.data, **intake.tree.texts}))


# --- what must not leak ----------------------------------------------------------------------------------------------


def private_texts(intake: Intake, edition: Edition) -> tuple[PrivateText, ...]:
    """Return the words and addresses of every item that is not public, for the gate."""
    return tuple(_private(intake, item, is_notice=item in edition.notices) for item in edition.hidden)


def _private(intake: Intake, item: Item, *, is_notice: bool) -> PrivateText:
    text, _ = decode(intake.tree.texts[item.path], item.path)
    written, _ = split(text, item.path)
    words = (item.title, item.kicker, item.lead, written.body if written else "")
    cover = (item.cover.alt, item.cover.caption) if item.cover else ()
    return PrivateText(
        path=item.path,
        texts=tuple(word for word in (*words, *cover) if word),
        addresses=() if is_notice else (urls.item(item.id),),
    )


def public_sources(intake: Intake, edition: Edition) -> tuple[str, ...]:
    """Return the files whose words are public: data, pages of text, public items."""
    public = [*intake.tree.data, *(page.path for page in edition.pages), *(item.path for item in edition.items)]
    return tuple(str(intake.tree.on_disk[path].resolve()) for path in public)


def public_words(edition: Edition, pages: Sequence[Page]) -> Iterator[str]:
    """Yield the words of what is public as readers see them: items, and the titles that the strings make.

    A source writes them otherwise: quotes doubled for YAML, lines broken in a quotation.
    """
    for item in edition.items:
        cover = (item.cover.alt, item.cover.caption) if item.cover else ()
        yield from (words for words in (item.title, item.kicker, item.lead, *cover, item.body.html) if words)
    items = {item.path for item in edition.items}
    for page in pages:
        if page.source not in items and hasattr(page.view, "head"):
            yield page.view.head.title
            yield page.view.head.description or ""
