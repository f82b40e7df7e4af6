"""What all features that are switched on add to one site, each asked with its own model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from plugins.newsroom import Item
from plugins.pages import Feature, Link, MapPart, Material, Panel
from plugins.pages.datasets import Dataset
from plugins.pages.page import Page
from plugins.pages.plan import Plan
from plugins.registry import Kind, Problem


class Offers(Struct, frozen=True):
    """The features and what each has at the clock of the build, by its name."""

    features: Sequence[Feature]
    models: Mapping[str, Any]

    def added_to(self, material: Material) -> Material:
        """Return *material* with what the features show on pages that are not theirs."""
        return replace(
            material,
            panels_at=partial(self._panels, material),
            panels_of_item=partial(self._panels_of_item, material),
            datasets=partial(self._datasets, material),
            awards_of=partial(self._awards_of, material),
            map_parts=partial(self._map_parts, material),
        )

    def plans(self, material: Material) -> Iterator[Plan]:
        """Yield the plans of the features' own pages."""
        del material
        for feature in self.features:
            for make in feature.page_sources():
                yield Plan(f"{feature.name} {make.__name__}", partial(self._made, feature, make))

    def _made(
        self, feature: Feature, make: Callable[[Any, Material], Iterable[Page]], material: Material
    ) -> Iterable[Page]:
        return make(self.models[feature.name], material)

    def shows(self, kind: Kind, id_: str) -> bool:
        """Tell whether a feature has something to show of an entity."""
        return any(feature.shows(model, kind, id_) for feature, model in self._each("shows"))

    def menu(self, material: Material) -> list[Link]:
        """Return what the features add to the menu, in the language of *material*."""
        return [link for feature, model in self._each("menu") for link in feature.menu(model, material)]

    def said(self, material: Material) -> Iterator[str]:
        """Yield the texts that the features show of their data."""
        for feature, model in self._each("said"):
            yield from feature.said(model, material)

    def findings(self, material: Material, files: Mapping[str, bytes]) -> Iterator[Problem]:
        """Yield what the features remind an editor of."""
        for feature, model in self._each("findings"):
            yield from feature.findings(model, material, files)

    def _each(self, method: str) -> Iterator[tuple[Feature, Any]]:
        """Return the features that have a *method* of their own, each with its model, which may be costly to have."""
        own = (one for one in self.features if getattr(type(one), method) is not getattr(Feature, method))
        return ((feature, self.models[feature.name]) for feature in own)

    def _panels(self, material: Material, kind: Kind | None, id_: str) -> Iterator[Panel]:
        for feature, model in self._each("panels"):
            yield from feature.panels(model, material, kind, id_)

    def _panels_of_item(self, material: Material, item: Item) -> Iterator[Panel]:
        for feature, model in self._each("panels_of_item"):
            yield from feature.panels_of_item(model, material, item)

    def _awards_of(self, material: Material, kind: Kind, id_: str) -> tuple[str, ...]:
        of_each = (feature.awards_of(model, material, kind, id_) for feature, model in self._each("awards_of"))
        return tuple(award for awards in of_each for award in awards)

    def _map_parts(self, material: Material) -> Iterator[MapPart]:
        for feature, model in self._each("site_map"):
            yield from feature.site_map(model, material)

    def _datasets(self, material: Material) -> Iterator[Dataset]:
        for feature, model in self._each("datasets"):
            yield from feature.datasets(model, material)
