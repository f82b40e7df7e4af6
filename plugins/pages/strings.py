"""The words of the interface, by key, one file a language: `theme/strings/vi.toml`."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from typing import Any


class UnknownString(KeyError):
    """Raised by a template that asks for a string which no language file has: a mistake of the theme."""


class Strings:
    """Looks words up: `t("listing.older")`, `t("listing.count", n=3)`.

    A key with a number *n* may have two forms, `key.one` and `key.other`; Vietnamese needs only `other`.
    """

    def __init__(self, table: Mapping[str, str], lang: str = "vi") -> None:
        self._table = dict(table)
        self.lang = lang

    @classmethod
    def parse(cls, text: str, lang: str = "vi") -> Strings:
        """Return the strings of a TOML file, in which tables nest: `[listing]` `older = "…"`."""
        return cls(dict(_flat(tomllib.loads(text))), lang)

    def __call__(self, key: str, **facts: Any) -> str:
        """Return the words for *key*, with *facts* in their places."""
        if "n" in facts and key not in self._table:
            key = f"{key}.{'one' if facts['n'] == 1 and f'{key}.one' in self._table else 'other'}"
        try:
            return self._table[key].format(**facts)
        except KeyError as error:
            raise UnknownString(f"{self.lang}: {key} ({error})") from None

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def digest(self) -> str:
        """Return a hash of all of them."""
        return hashlib.sha256(repr(sorted(self._table.items())).encode()).hexdigest()

    def keys(self) -> frozenset[str]:
        """Return every key."""
        return frozenset(self._table)


def _flat(table: Mapping[str, Any], prefix: str = "") -> Any:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value
