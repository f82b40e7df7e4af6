"""What gives nothing away although it is private: words that a public source says, too."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from plugins.publish.fragments import normalised, spellings, unmarked
from plugins.publish.manifest import Manifest
from plugins.publish.names import PEOPLE, shown_of
from plugins.publish.scan import Scan
from plugins.publish.trees import Signature, signature


class Excuse(NamedTuple):
    """Where a text is public: in this file, as long as it is the same. One is enough."""

    source: str
    signature: Signature


def excuses(
    texts: Collection[str], manifest: Manifest, remembered: Mapping[str, Excuse], words: Collection[str] = ()
) -> tuple[set[str], dict[str, Excuse]]:
    """Return those of *texts* that are public, and for those that a source holds, which one.

    The files that *remembered* names are asked first, and only whether they are the same: an ordinary build then
    reads no source at all. Those of *texts* that are *words* are names: what only refers to people excuses none.
    """
    if not texts:
        return set(), {}
    sources = frozenset(manifest.source_files())
    found = {
        text: excuse
        for text in texts
        if (excuse := remembered.get(text)) and excuse.source in sources and _signature(excuse.source) == excuse[1]
    }
    public = set(found)
    doubtful = set(texts) - public
    if not doubtful:
        return public, found
    public |= {text for text in doubtful if text in words and _is_address(text, manifest)}
    search = _Search(doubtful, words)
    for text in manifest.public_texts:
        public |= search.said(text)
    for number, source in enumerate(manifest.source_files()):
        if public.issuperset(doubtful):
            break
        try:
            before = _signature(source)
            text = Path(source).read_text("utf-8-sig", "replace")
        except OSError:  # what cannot be read excuses nothing
            continue
        said = search.said(text, is_data=number < len(manifest.data_sources))
        if before:
            found.update(dict.fromkeys(said - public, Excuse(source, before)))
        public |= said
    return public, found


class _Search:
    """A search of sources for *doubtful* texts, of which some are *words*."""

    def __init__(self, doubtful: Collection[str], words: Collection[str]) -> None:
        self._texts = Scan(text for text in doubtful if text not in words)
        names = [text for text in doubtful if text in words]
        self._names = Scan(names, names) if names else None
        self._escaped = any("&" in text or "\\" in text for text in doubtful)

    def said(self, text: str, *, is_data: bool = False) -> set[str]:
        """Return what a source says whose *text* it is; *is_data* if it refers to people whom it does not show."""
        views = {unmarked(text), *spellings(text)} if self._escaped else {unmarked(text), text}
        said = {found for view in views for found in self._texts.find(_as_bytes(view))}
        if self._names and not is_data:
            shown = shown_of(text)
            views = {unmarked(shown), shown, unquote(shown)}  # the target of a link may be percent-encoded
            said |= {found for view in views for found in self._names.find(_as_bytes(view))}
        return said


def _is_address(id_: str, manifest: Manifest) -> bool:
    """Tell whether *id_* is a part of the address of something else than a person: of an item, of a unit."""
    part = f"/{id_}/"
    return "/" not in id_ and any(part in f"/{file}" and not file.startswith(PEOPLE) for file in manifest.files)


def _as_bytes(text: str) -> bytes:
    return normalised(text).encode("utf-8", "replace")


def _signature(source: str) -> Signature | None:
    try:
        return signature(Path(source).stat())
    except (OSError, ValueError):
        return None
