"""The settings of a build: one frozen value, made before Pelican's readers change the mapping that they came in.

Pelican's Markdown reader, which has nothing to read here, appends `markdown.extensions.meta` to our list of extensions
when it is made. It is made after a build has begun, and never in a check, so whoever reads the mapping later reads
bodies otherwise than a check does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from msgspec import Struct

from plugins.problems import Problem

KEYED = ("MARKDOWN", "JINJA_ENVIRONMENT", "SHARE_CARDS", "PLUGINS", "THEME_TEMPLATES_OVERRIDES")
"""The settings that decide what is made, beside those that are handed in by name."""

_META = {"meta", "markdown.extensions.meta", "markdown.extensions.meta:MetaExtension"}


class BuildSettings(Struct, frozen=True, kw_only=True):
    """What a build, or a check, was asked for; *keyed* is all of it that decides what is made, as text for cache keys.

    *at* is the build's clock as it was written, None for the computer's. *faults* are what the
    pages of drafts were found to have when a *preview* was built with them.
    """

    content: Path
    output: Path
    theme: Path
    cache: Path
    siteurl: str
    markdown: Mapping[str, Any]
    share_cards: bool
    overrides: tuple[str, ...]
    keyed: str
    at: str | None = None
    preview: bool = False
    trusting: bool = True
    faults: Sequence[Problem] = ()

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """Return the settings that *values*, those of pelicanconf.py or Pelican's own mapping, hold now."""
        markdown = _markdown(values.get("MARKDOWN") or {})
        given = {name: values.get(name) for name in KEYED} | {"MARKDOWN": markdown}
        # Pelican gives an empty list for what the file does not say; who reads the file alone must find the same.
        said = [(name, _said(value)) for name, value in given.items() if value not in (None, [])]
        return cls(
            content=Path(values["PATH"]),
            output=Path(values["OUTPUT_PATH"]),
            theme=Path(values["THEME"]),
            cache=Path(values["CACHE_PATH"]),
            siteurl=values.get("SITEURL", ""),
            markdown=markdown,
            share_cards=values.get("SHARE_CARDS", True),
            overrides=tuple(map(str, values.get("THEME_TEMPLATES_OVERRIDES") or ())),
            keyed=repr(said),
            at=values.get("BANGVANG_AT"),
            preview=values.get("BANGVANG_PREVIEW", False),
            trusting=not values.get("BANGVANG_HASH", False),
            faults=values.get("BANGVANG_FAULTS", ()),
        )


def _markdown(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return Pelican's `MARKDOWN`, frozen. An extension that has options is on, as it is in Pelican.

    `meta` never is: front matter is read before, and the first lines of a body are the body's ("PV: Thưa đồng chí, …").
    """
    configs = {name: MappingProxyType(dict(config)) for name, config in given.get("extension_configs", {}).items()}
    extensions = dict.fromkeys([*given.get("extensions", ()), *configs])
    return MappingProxyType(
        {
            "extensions": tuple(one for one in extensions if not _is_meta(one)),
            "extension_configs": MappingProxyType({name: one for name, one in configs.items() if not _is_meta(name)}),
        }
    )


def _is_meta(extension: Any) -> bool:
    if isinstance(extension, str):
        return extension in _META
    return type(extension).__module__ == "markdown.extensions.meta"


def _said(value: Any) -> str:
    """Return *value* in words that are the same in each process, and for a list and a tuple of the same."""
    if isinstance(value, Mapping):
        return repr(sorted((str(key), _said(one)) for key, one in value.items()))
    if isinstance(value, list | tuple):
        return repr([_said(one) for one in value])
    if isinstance(value, type):
        return f"{value.__module__}.{value.__qualname__}"
    return repr(value)
