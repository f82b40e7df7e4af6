"""The quota as a feature of the portal: its data are checked with all others; of its figures hardly any is public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plugins.newsroom import Edition, Newsroom
from plugins.pages import Feature, Material, Page
from plugins.pages.features import PrivateWords
from plugins.problems import Problem
from plugins.quota.loading import DOORS, EXTERNAL_FILE, QUOTA_FILE, load
from plugins.quota.model import Quota, QuotaData
from plugins.quota.public_page import public_page
from plugins.registry import Registry
from plugins.registry.door import list_schema


class NewsQuota(Feature):
    """Who has written how much. Only totals of units are ever public, and only where the portal says so."""

    name = "quota"
    keeps = QuotaData

    def load(
        self, files: Mapping[str, bytes], registry: Registry, newsroom: Newsroom
    ) -> tuple[QuotaData, list[Problem]]:
        """Return the rules and the works in other papers, and what is wrong with them."""
        return load(files, registry, newsroom)

    def edition(self, loaded: QuotaData, edition: Edition) -> Quota:
        """Return the quota at the clock."""
        return loaded.on(edition)

    def pages(self, model: Quota, material: Material) -> Iterable[Page]:
        """Return the public page of units' totals, if the portal wants one."""
        return public_page(model, material) if material.registry.site.quota_public else ()

    def private_words(self, loaded: QuotaData, registry: Registry) -> Iterator[PrivateWords]:
        """Yield the names of the rules, unless the portal publishes the totals, and what concerns people or editors."""
        file = loaded.file
        names = () if registry.site.quota_public else tuple(rule.name for rule in file.rules if rule.name)
        reasons = (exemption.reason for rule in file.rules for exemption in rule.exempt)
        deadlines = (deadline.what for deadline in file.deadlines)
        words = (*names, *reasons, *deadlines, *file.notice.tasks)
        yield PrivateWords(QUOTA_FILE, tuple(dict.fromkeys(words)), (QUOTA_FILE, EXTERNAL_FILE))

    def schemas(self, loaded: QuotaData) -> Mapping[str, dict[str, Any]]:
        """Return the JSON Schemas of the two files."""
        del loaded
        return {
            "quota": DOORS["quota"].json_schema(),
            "external_items": list_schema(DOORS["external_items"].json_schema()),
        }
