"""Pages that only lead on: old addresses of items, and the page after the newest full one of a listing."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plugins.pages import urls
from plugins.pages.chrome import Head, head
from plugins.pages.material import Material
from plugins.pages.page import Page, at_address
from plugins.pages.plan import Plan, plan


class RedirectView(Struct, frozen=True, kw_only=True):
    """Where the page leads, by address and by name."""

    head: Head
    href: str
    name: str
    lang: str


def redirect(material: Material, address: str, to: str, name: str, lang: str = "vi", source: str | None = None) -> Page:
    """Return the page at *address* that leads to *to*, which is called *name* in *lang*."""
    view = RedirectView(
        head=head(material, to, name, indexed=False),
        href=material.href(to),
        name=name,
        lang=lang,
    )
    return Page(path=at_address(address), template="pages/redirect.html", view=view, listed=False, source=source)


def old_address_plans(material: Material) -> Iterator[Plan]:
    """Yield the plan of the pages at the old addresses of each public item, and of each notice.

    In a preview drafts have none: what stands at such an address today is to be seen, too.
    """
    for item in (*material.edition.items, *material.edition.notices):
        if item.aliases and not item.is_draft:
            yield plan(old_addresses, item.id)


def old_addresses(material: Material, id_: str) -> Iterator[Page]:
    """Yield a page for each alias of a public item or of a notice."""
    public = material.edition.by_id.get(id_)
    item = public or next(item for item in material.edition.notices if item.id == id_)
    name, lang = (public.title, public.lang) if public else (material.strings("notice.title"), "vi")
    for alias in item.aliases:
        yield redirect(material, old_address(alias), urls.item(item.id), name, lang, source=item.path)


def old_address(alias: str) -> str:
    """Return the address at which the page of *alias* answers: one that is no file's ends with a slash."""
    return alias if alias.endswith("/") or "." in alias.rsplit("/", 1)[-1] else f"{alias}/"
