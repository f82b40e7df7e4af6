"""Pages as values: what every page of the site shows, where it stands, and the seam for features.

Pure: the registry, the edition and the clock in, `Page`s out.
"""

from plugins.pages.everything import all_pages, all_plans, claims_taken, collisions
from plugins.pages.features import Feature, PrivateWords, get_features, offered
from plugins.pages.material import Derivative, Link, MapPart, Material, Panel, Rendition, ShareCard
from plugins.pages.page import Page, at_address
from plugins.pages.plan import Plan
from plugins.pages.strings import Strings
from plugins.pages.urls import SiteUrl

__all__ = [
    "Derivative",
    "Feature",
    "Link",
    "MapPart",
    "Material",
    "Page",
    "Panel",
    "Plan",
    "PrivateWords",
    "Rendition",
    "ShareCard",
    "SiteUrl",
    "Strings",
    "all_pages",
    "all_plans",
    "at_address",
    "claims_taken",
    "collisions",
    "get_features",
    "offered",
]
