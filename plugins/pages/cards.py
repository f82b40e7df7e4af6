"""Cards: a story as listings show it, with one link."""

from __future__ import annotations

from msgspec import Struct

from plugins.newsroom import Item, Story, Unpublished
from plugins.newsroom.targets import picture_of
from plugins.pages import dates
from plugins.pages.dates import Moment
from plugins.pages.material import Derivative, Material
from plugins.registry import Rule

LEAD_LIMIT = 280  # characters of a lead on a card; the rest is on the page


class Picture(Struct, frozen=True, kw_only=True):
    """A picture ready to be shown. *sources* are (media type, `srcset`) of better forms, the best type first."""

    src: str
    width: int
    height: int
    alt: str
    sources: tuple[tuple[str, str], ...] = ()


class Card(Struct, frozen=True, kw_only=True):
    """A story in a listing. *within* is the headline of the digest that a section stands in.

    *number* counts from the oldest story of its listing, so it never changes; it is the card's anchor there.
    *unpublished* says in a preview, and nowhere else, why the item is not public.
    """

    href: str
    headline: str
    posted: Moment
    genre: str
    number: int = 0
    unpublished: Unpublished | None = None
    kicker: str | None = None
    lead: str | None = None
    within: str | None = None
    event: Moment | None = None
    picture: Picture | None = None
    lang: str = "vi"


def picture(material: Material, path: str | None, alt: str) -> Picture | None:
    """Return the published form of the picture at *path* of the content folder."""
    found = material.pictures.get(path) if path else None
    return shown(material, found, alt) if found else None


def shown(material: Material, found: Derivative, alt: str) -> Picture:
    """Return a picture with the addresses of its forms."""
    return Picture(
        src=material.href(found.address),
        width=found.width,
        height=found.height,
        alt=alt,
        sources=tuple(
            (media_type, ", ".join(f"{material.href(one.address)} {one.width}w" for one in renditions))
            for media_type, renditions in found.sources
        ),
    )


_TALL = 2  # how many times as high as it is wide a picture is whose details nobody sees in a column of text


def larger(material: Material, path: str | None) -> str | None:
    """Return the address of the largest published form of the picture at *path*, if it is far taller than a column."""
    found = material.pictures.get(path) if path else None
    if found is None or found.height < _TALL * found.width:
        return None
    # Of two as wide, the one that more browsers know.
    forms = [
        (found.width, found.address),
        *((one.width, one.address) for _, few in reversed(found.sources) for one in few),
    ]
    return material.href(max(forms, key=lambda form: form[0])[1])


def cover(material: Material, story: Story) -> Picture | None:
    """Return the cover of a story's item, if it has one."""
    item = story.item
    return picture(material, cover_path(material, item), item.cover.alt) if item.cover else None


def cover_path(material: Material, item: Item) -> str | None:
    """Return the path of the cover of *item* from the content folder, if it has one."""
    path = picture_of(item.cover.src, item.path, material.pictures) if item.cover else None
    return None if isinstance(path, Rule) else path


def card(material: Material, story: Story, number: int = 0) -> Card:
    """Return the card of *story*."""
    item, section = story.item, story.section
    event = section.event if section and section.event else item.event
    return Card(
        href=material.item(item, section.anchor if section else None),
        headline=section.heading if section else item.title,
        posted=dates.moment(item.date),
        genre=item.genre,
        number=number,
        unpublished=material.edition.unpublished.get(item.id),
        kicker=None if section else item.kicker,
        lead=None if section else shortened(item.lead or item.body.text),
        within=item.title if section else None,
        event=dates.event(event) if event else None,
        picture=None if section else cover(material, story),
        lang=item.lang,
    )


def shortened(text: str, limit: int = LEAD_LIMIT) -> str:
    """Return *text*, cut at a word and ended by “…” if it is longer than *limit* characters."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"
