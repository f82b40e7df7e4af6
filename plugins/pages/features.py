"""The seam for features: what a plugin such as the honour roll adds to the portal.

A feature's `register()` is one line, `get_features.connect(offer)`, where `offer` returns its `Feature`. The portal
asks for all that are switched on in `PLUGINS` and knows none by name: take one out and its pages, menus and checks
are gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from blinker import Signal
from msgspec import Struct

from plugins.newsroom import Edition, Item, Newsroom
from plugins.pages.datasets import Dataset
from plugins.pages.material import Link, MapPart, Material, Panel
from plugins.pages.page import Page
from plugins.registry import Kind, Problem, Registry

get_features = Signal("Asks each plugin for the `Feature` it offers.")


class PrivateWords(Struct, frozen=True):
    """What a data file, its *path* from the content folder, says and is never public; and the *files* nobody names.

    Of a file without words it is only said that nothing is public because it stands there.
    """

    path: str
    words: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class Feature:
    """What a plugin adds. Each method has a default that adds nothing.

    `load` and `edition` come first, once a build; what `edition` returns is the *model* of all others.
    """

    name: str
    keeps: Any = None
    """The type of what may be kept of what was loaded, so that it need not be loaded in each build: a frozen value that
    holds nothing twice. With None nothing is."""

    def load(self, files: Mapping[str, bytes], registry: Registry, newsroom: Newsroom) -> tuple[Any, list[Problem]]:
        """Return what the feature's own data among *files* hold (path from the content folder), and their problems."""
        del files, registry, newsroom
        return None, []

    def kept(self, loaded: Any) -> Any:
        """Return what is to be kept of *loaded*, of the type `keeps`."""
        return loaded

    def from_kept(self, kept: Any, registry: Registry) -> Any:
        """Return what was loaded, from what was *kept* of it."""
        del registry
        return kept

    def edition(self, loaded: Any, edition: Edition) -> Any:
        """Return what of that is there at the clock of *edition*."""
        del edition
        return loaded

    def pages(self, model: Any, material: Material) -> Iterable[Page]:
        """Return the feature's own pages."""
        del model, material
        return ()

    def page_sources(self) -> Iterable[Callable[[Any, Material], Iterable[Page]]]:
        """Return the functions that make the feature's pages, each those that are made together."""
        return (self.pages,)

    def shows(self, model: Any, kind: Kind, id_: str) -> bool:
        """Tell whether it has something to show of an entity, which then has a page though no item tells of it."""
        del model, kind, id_
        return False

    def panels(self, model: Any, material: Material, kind: Kind | None, id_: str) -> Iterable[Panel]:
        """Return what the feature shows on the page of an entity; on the front page for None."""
        del model, material, kind, id_
        return ()

    def panels_of_item(self, model: Any, material: Material, item: Item) -> Iterable[Panel]:
        """Return what the feature shows under an item."""
        del model, material, item
        return ()

    def menu(self, model: Any, material: Material) -> Iterable[Link]:
        """Return what the feature adds to the menu."""
        del model, material
        return ()

    def datasets(self, model: Any, material: Material) -> Iterable[Dataset]:
        """Return what the feature gives as open data."""
        del model, material
        return ()

    def awards_of(self, model: Any, material: Material, kind: Kind, id_: str) -> Iterable[str]:
        """Return the names of the awards that an entity was given, for machines to read."""
        del model, material, kind, id_
        return ()

    def site_map(self, model: Any, material: Material) -> Iterable[MapPart]:
        """Return what the feature adds to the map of the site."""
        del model, material
        return ()

    def said(self, model: Any, material: Material) -> Iterable[str]:
        """Return the texts that the feature shows of its data: what was typed, and whom its decisions name.

        A name in them is public, whoever else bears it.
        """
        del model, material
        return ()

    def private_words(self, loaded: Any, registry: Registry) -> Iterable[PrivateWords]:
        """Return what of *loaded* is never public, whatever the clock: the gate looks for it."""
        del loaded, registry
        return ()

    def findings(self, model: Any, material: Material, files: Mapping[str, bytes]) -> Iterable[Problem]:
        """Return what an editor should see to: reminders that only a check tells."""
        del model, material, files
        return ()

    def schemas(self, loaded: Any) -> Mapping[str, dict[str, Any]]:
        """Return the JSON Schema of each kind of data file that the feature reads, by name, with its own ids."""
        del loaded
        return {}


def offered() -> list[Feature]:
    """Return the features of all registered plugins, by name."""
    return sorted((feature for _, feature in get_features.send()), key=lambda feature: feature.name)
