"""Addresses. The only place that spells one (docs/reference/addresses.md)."""

from __future__ import annotations

from urllib.parse import urlsplit

from msgspec import Struct

from plugins.registry import Kind

HOME = "/"
NEWS = "/tin/"
UNITS = "/don-vi/"
GROUPS = "/cum-thi-dua/"
CAMPAIGNS = "/phong-trao/"
PEOPLE = "/ca-nhan/"
AUTHORS = "/tac-gia/"
CATEGORIES = "/chuyen-muc/"
HONOURS = "/vinh-danh/"
NOMINATIONS = "/vinh-danh/de-nghi/"
CONSULTATIONS = "/lay-y-kien/"
INITIATIVES = "/sang-kien/"
QUOTA = "/so-tin-bai/"
DATA = "/du-lieu/"
DATA_SCHEMA = "/du-lieu/schema/"
PICTURES = "/anh/"
SHARE_CARDS = "/anh/the/"
THEME = "/theme/"
SITE_MAP = "/so-do-trang/"
ENGLISH = "/en/"
ENGLISH_UNITS = "/en/units/"
SITEMAP = "/sitemap.xml"
SITEMAPS = "/sitemap/"
ROBOTS = "/robots.txt"
NOT_FOUND = "/404.html"
FEED = "tin.atom"
FRONT_SLUG = "index"  # the page of text that stands at the front of a language

_OF_KIND = {Kind.UNIT: UNITS, Kind.GROUP: GROUPS, Kind.CAMPAIGN: CAMPAIGNS, Kind.PERSON: PEOPLE}


def item(id_: str) -> str:
    """Return the address of an item; *id_* is `YYYY/MM/slug`."""
    return f"{NEWS}{id_}/"


def year(number: int) -> str:
    """Return the address of a year's news."""
    return f"{NEWS}{number}/"


def category(id_: str) -> str:
    """Return the address of a category."""
    return f"{CATEGORIES}{id_}/"


def entity(kind: Kind, id_: str) -> str:
    """Return the address of a unit, group, campaign or person."""
    return f"{_OF_KIND[kind]}{id_}/"


def entities(kind: Kind) -> str:
    """Return the address of the list of all of *kind*."""
    return _OF_KIND[kind]


def author(id_: str) -> str:
    """Return the address of a contributor's items."""
    return f"{AUTHORS}{id_}/"


def honours_of_year(number: int) -> str:
    """Return the address of a year's honours."""
    return f"{HONOURS}{number}/"


def honours_of_type(id_: str) -> str:
    """Return the address of an award type and all who were given it."""
    return f"{HONOURS}danh-hieu/{id_}/"


def consultation(id_: str) -> str:
    """Return the address of a list that is put out for comment."""
    return f"{CONSULTATIONS}{id_}/"


def data(name: str) -> str:
    """Return the address of a file of open data."""
    return DATA + name


def data_schema(name: str) -> str:
    """Return the address of the JSON Schema of a file of open data."""
    return DATA_SCHEMA + name


def text_page(slug: str, lang: str) -> str:
    """Return the address of a page of text; those in another language stand under it, its `index` at its front."""
    if lang == "vi":
        return f"/{slug}/"
    return f"/{lang}/" if slug == FRONT_SLUG else f"/{lang}/{slug}/"


def sitemap(name: str) -> str:
    """Return the address of a part of the sitemap."""
    return f"{SITEMAPS}{name}.xml"


def numbered(listing: str, number: int) -> str:
    """Return the address of page *number*, counted from the oldest, of the listing at *listing*."""
    return f"{listing}trang-{number}/"


def feed(listing: str) -> str:
    """Return the address of the feed of the listing at *listing*."""
    return listing + FEED


def picture(name: str) -> str:
    """Return the address of a derivative; *name* carries the hash of its content."""
    return PICTURES + name


def share_card(name: str) -> str:
    """Return the address of a share card; *name* carries the hash of what is on it."""
    return SHARE_CARDS + name


class SiteUrl(Struct, frozen=True):
    """Where the site stands: turns an address from its root into what a page or a feed must say."""

    siteurl: str

    @property
    def base(self) -> str:
        """Return the path under which the site stands, without its last slash: empty at the root of a host."""
        return urlsplit(self.siteurl).path.rstrip("/")

    def href(self, address: str) -> str:
        """Return *address* as pages link to it."""
        return self.base + address

    def absolute(self, address: str) -> str:
        """Return *address* with scheme and host, for feeds, the sitemap and `canonical`."""
        return self.siteurl + address

    def whole(self, href: str) -> str:
        """Return what `href` returned with scheme and host."""
        return self.siteurl.removesuffix(self.base) + href
