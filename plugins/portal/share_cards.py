"""Share cards: their addresses, known before they are drawn, and the drawing of those that pages ask for."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from plugins.freshness.state import Facts
from plugins.freshness.values import decoder
from plugins.pages import ShareCard, urls
from plugins.photos import Card, Faces, File, draw, words
from plugins.photos import rules as photo_rules
from plugins.photos.cards import HEIGHT, WIDTH
from plugins.portal.content_tree import ContentTree
from plugins.portal.darkroom import Darkroom, Print
from plugins.portal.pictures import PictureOrder, Pictures
from plugins.registry import Place, Problem
from plugins.registry.loading import SITE_FILE

TOLD = 20  # letters that a message names
ENOUGH = 10  # cards that are worth another process


class CardOrder(Struct, frozen=True, kw_only=True):
    """A share card to be drawn; *cover* is a picture of ours and the name of the form that stands on the card."""

    card: ShareCard
    cover: tuple[PictureOrder, str] | None
    faces: Faces

    @property
    def key(self) -> str:
        """Return the hash of the words, of the cover and of the letters."""
        said = words(_drawn(self.card), self.faces)
        decides = (said.title, said.kicker or None, said.site, self.cover[1] if self.cover else None, self.faces.digest)
        return hashlib.sha256(json.dumps(decides).encode()).hexdigest()

    @property
    def name(self) -> str:
        """Return the name of its file."""
        return f"{self.key[:20]}.jpg"

    @property
    def weight(self) -> int:
        """Return nothing: one card takes as long as another."""
        return 0

    def make(self, darkroom: Darkroom) -> tuple[File, ...]:
        """Return the drawn card."""
        cover = darkroom.data(*self.cover) if self.cover else None
        card = _drawn(self.card, cover)
        return (File(name=self.name, media_type="image/jpeg", width=WIDTH, height=HEIGHT, data=draw(card, self.faces)),)


def _drawn(card: ShareCard, cover: bytes | None = None) -> Card:
    return Card(title=card.title, kicker=card.kicker, site=card.site, cover=cover)


class ShareCards:
    """The share cards of a site. Which ones are drawn, its pages say."""

    def __init__(self, pictures: Pictures, darkroom: Darkroom) -> None:
        self._pictures = pictures
        self._darkroom = darkroom

    def address(self, card: ShareCard) -> str | None:
        """Return the address at which *card* will be; None if none are drawn."""
        order = self._order(card)
        return urls.share_card(order.name) if order else None

    def prints(self, cards: Iterable[bytes]) -> tuple[Print, ...]:
        """Return the files of *cards*, each once; they are not drawn yet."""
        shown = map(decoder(ShareCard), cards)
        orders = {order.name: order for card in shown if (order := self._order(card))}
        return tuple(
            Print(address=urls.share_card(name), order=order, name=name) for name, order in sorted(orders.items())
        )

    def lacks(self, card: ShareCard) -> str:
        """Return the letters of headline and kicker that the faces of share cards lack, each once."""
        return words(_drawn(card), self._darkroom.faces).lacks if self._darkroom.faces else ""

    def warnings(self, facts: Iterable[Facts], tree: ContentTree) -> Iterator[Problem]:
        """Yield which letters are not drawn as they are written on the cards of the pages of *facts*, and where."""
        site = None
        for one in facts:
            if one.card and not site:
                site = decoder(ShareCard)(one.card).site  # on every card; it is told of once
            if one.card and one.lacks:
                title = decoder(ShareCard)(one.card).title
                files = (one.source,) if one.source else tuple(tree.data)
                yield _not_drawn(one.lacks, _place(tree, files, title, one.lacks))
        if site and (letters := self.lacks(ShareCard(title=site, site=site))):
            yield _not_drawn(letters, _place(tree, (SITE_FILE,), site, letters))

    def _order(self, card: ShareCard) -> CardOrder | None:
        if self._darkroom.faces is None:
            return None
        cover = self._pictures.covers.get(card.cover) if card.cover else None
        return CardOrder(card=card, cover=cover, faces=self._darkroom.faces)


def _not_drawn(letters: str, place: Place) -> Problem:
    more = f" và {len(letters) - TOLD} chữ khác" if len(letters) > TOLD else ""
    return photo_rules.LETTERS_NOT_DRAWN.at(place, letters=", ".join(f"“{one}”" for one in letters[:TOLD]) + more)


def _place(tree: ContentTree, files: Sequence[str], title: str, letters: str) -> Place:
    """Return where in one of *files* the *letters* stand, in the *title* rather than elsewhere; else the first."""
    lines = [
        (Place(path=path, line=number), unicodedata.normalize("NFC", line))
        for path in files
        for number, line in enumerate(tree.bytes_of(path).decode("utf-8", "replace").splitlines(), 1)
    ]
    found = [(place, line) for place, line in lines if not frozenset(letters).isdisjoint(line)]
    whole = (place for place, line in found if title in line)
    return next(whole, found[0][0] if found else Place(path=files[0]))
