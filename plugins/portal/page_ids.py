"""The ids in pages of a site that links lead to: what a page has in the end, only the rendered page tells."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property

from plugins.portal.making import Outcome
from plugins.portal.rendering import Renderer
from plugins.portal.site import Site
from plugins.publish.markup import Reader


class PageIds:
    """Renders the page at a path of the output when it is asked for the ids there; most sites ask for none."""

    def __init__(self, site: Site, outcome: Outcome, renderer: Callable[[], Renderer]) -> None:
        self._site, self._outcome, self._make_renderer = site, outcome, renderer
        self._known: dict[str, frozenset[str]] = {}

    def __call__(self, path: str) -> Collection[str]:
        """Return the ids in the page at *path*; none in what is no page."""
        if path not in self._known:
            self._known[path] = self._ids(path)
        return self._known[path]

    def _ids(self, path: str) -> frozenset[str]:
        plan = next((plan for plan in self._site.plans if plan.name == self._plans.get(path)), None)
        pages = plan.make(self._site.material) if plan else ()
        page = next((page for page in pages if page.path == path), None)
        return frozenset(Reader().read(path, self._renderer.render(page)).ids) if page else frozenset()

    @cached_property
    def _renderer(self) -> Renderer:
        return self._make_renderer()

    @cached_property
    def _plans(self) -> dict[str, str]:
        """Return the name of the plan of each page."""
        made = {**self._site.memory.plans, **dict(self._outcome.made())}
        return {page.path: name for name, one in made.items() for page in one.pages}
