"""Share cards: their addresses, known before they are drawn, and the drawing of those that pages ask for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from msgspec import Struct

from plugins.freshness.values import decoder
from plugins.pages import ShareCard, urls
from plugins.photos import Card, Faces, File, draw
from plugins.photos.cards import HEIGHT, WIDTH
from plugins.portal.darkroom import Darkroom, Print
from plugins.portal.pictures import PictureOrder, Pictures

ENOUGH = 10  # cards that are worth another process


class CardOrder(Struct, frozen=True, kw_only=True):
    """A share card to be drawn; *cover* is a picture of ours and the name of the form that stands on the card."""

    card: ShareCard
    cover: tuple[PictureOrder, str] | None
    faces: Faces

    @property
    def key(self) -> str:
        """Return the hash of the words, of the cover and of the letters."""
        card = self.card
        decides = (card.title, card.kicker, card.site, self.cover[1] if self.cover else None, self.faces.digest)
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
        card = Card(title=self.card.title, kicker=self.card.kicker, site=self.card.site, cover=cover)
        return (File(name=self.name, media_type="image/jpeg", width=WIDTH, height=HEIGHT, data=draw(card, self.faces)),)


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

    def _order(self, card: ShareCard) -> CardOrder | None:
        if self._darkroom.faces is None:
            return None
        cover = self._pictures.covers.get(card.cover) if card.cover else None
        return CardOrder(card=card, cover=cover, faces=self._darkroom.faces)
