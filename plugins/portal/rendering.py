"""From pages to bytes: the theme's templates, which read `view`, `site` and `t`, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.pages import Page, Strings
from plugins.pages.chrome import SiteView
from plugins.portal.junk import is_junk
from plugins.portal.once import Once


class Renderer:
    """Renders pages with one Jinja environment: Pelican's, made to look for templates in our theme alone.

    Pelican falls back on its own `simple` theme for a template that ours lacks, and says nothing.
    """

    def __init__(
        self, env: Environment, folders: list[str], strings: Mapping[str, Strings], chrome: Mapping[str, SiteView]
    ) -> None:
        env.loader = FileSystemLoader(folders)
        env.undefined = StrictUndefined  # here and not in the settings, which are read by commands that need no Jinja
        env.add_extension(Once)
        once: Once = env.extensions[Once.identifier]  # type: ignore[assignment]
        once.forget()
        # Jinja's own makes a chain of mappings for each template that is included, which costs more than the including.
        env.make_globals = lambda given: {**env.globals, **given} if given else env.globals  # type: ignore[assignment,method-assign]
        # Linked data keep the order in which they were made, and Vietnamese letters: \u-escaped they are twice as long.
        env.policies["json.dumps_kwargs"] = {"sort_keys": False, "ensure_ascii": False, "separators": (",", ":")}
        self._env = env
        self._strings = strings
        self._chrome = chrome

    def render(self, page: Page) -> bytes:
        """Return the bytes of *page*."""
        template = self._env.get_template(page.template)
        text = template.render(view=page.view, site=self._chrome[page.lang], t=self._strings[page.lang])
        return text.encode("utf-8")


def read_strings(theme: Path) -> dict[str, Strings]:
    """Return the theme's strings by language; what a language lacks is said in Vietnamese."""
    files = sorted(path for path in (theme / "strings").glob("*.toml") if not is_junk(path.name))
    tables = {path.stem: path.read_text("utf-8") for path in files}
    return {lang: Strings.parse(text, lang) for lang, text in tables.items()}
