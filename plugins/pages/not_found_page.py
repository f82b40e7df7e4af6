"""The page that a server shows for an address that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plugins.pages import urls
from plugins.pages.chrome import Head, head
from plugins.pages.faulty_drafts import Faulty, faulty_drafts
from plugins.pages.material import Material
from plugins.pages.page import Page, at_address


class NotFoundView(Struct, frozen=True, kw_only=True):
    """The page that a server shows for an address that is none.

    In a preview it names the *faulty* drafts: one of them may be looked for here.
    """

    head: Head
    faulty: tuple[Faulty, ...] = ()


def not_found_page(material: Material) -> Iterator[Page]:
    """Yield `404.html`."""
    title = material.strings("not_found.title")
    view = NotFoundView(head=head(material, urls.NOT_FOUND, title, indexed=False), faulty=faulty_drafts(material))
    yield Page(path=at_address(urls.NOT_FOUND), template="pages/not_found.html", view=view, listed=False)
