"""The seam for features: what a plugin such as the honour roll adds to the portal.

A feature's `register()` is one line, `get_features.connect(offer)`, where `offer` returns its `Feature`. The portal
asks for all that are switched on in `PLUGINS` and knows none by name: take one out and its pages, menus and checks
are gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from blinker import Signal

from plugins.newsroom import Newsroom
from plugins.pages.material import Link, Material, Panel
from plugins.pages.page import Page
from plugins.registry import Kind, Problem, Registry

get_features = Signal("Asks each plugin for the `Feature` it offers.")


class Feature:
    """What a plugin adds. Each method has a default that adds nothing."""

    name: str

    def load(self, files: Mapping[str, bytes], registry: Registry, newsroom: Newsroom) -> tuple[Any, list[Problem]]:
        """Return the feature's own model of the data *files* (path from the content folder), and their problems."""
        del files, registry, newsroom
        return None, []

    def pages(self, model: Any, material: Material) -> Iterable[Page]:
        """Return the feature's own pages."""
        del model, material
        return ()

    def shows(self, model: Any, kind: Kind, id_: str) -> bool:
        """Tell whether it has something to show of an entity, which then has a page though no item tells of it."""
        del model, kind, id_
        return False

    def panels(self, model: Any, material: Material, kind: Kind | None, id_: str) -> Iterable[Panel]:
        """Return what the feature shows on the page of an entity; on the front page for None."""
        del model, material, kind, id_
        return ()

    def menu(self, model: Any, material: Material) -> Iterable[Link]:
        """Return what the feature adds to the menu."""
        del model, material
        return ()


def offered() -> list[Feature]:
    """Return the features of all registered plugins, by name."""
    return sorted((feature for _, feature in get_features.send()), key=lambda feature: feature.name)
