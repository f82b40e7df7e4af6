"""What gives nothing away although it is private: words that a public source says, too."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.publish.fragments import normalised, spellings, unmarked
from plugins.publish.manifest import Manifest
from plugins.publish.scan import Scan
from plugins.publish.trees import Signature, signature


class Excuse(NamedTuple):
    """Where a text is public: in this file, as long as it is the same. One is enough."""

    source: str
    signature: Signature


def excuses(
    texts: Collection[str], manifest: Manifest, remembered: Mapping[str, Excuse]
) -> tuple[set[str], dict[str, Excuse]]:
    """Return those of *texts* that are public, and for those that a source holds, which one.

    The files that *remembered* names are asked first, and only whether they are the same: an ordinary build then
    reads no source at all.
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
    scan = Scan(doubtful)
    escaped = any("&" in text or "\\" in text for text in doubtful)
    for text in manifest.public_texts:
        public |= _said(scan, text, escaped=escaped)
    for source in manifest.source_files():
        if public.issuperset(doubtful):
            break
        try:
            before = _signature(source)
            said = _said(scan, Path(source).read_text("utf-8-sig", "replace"), escaped=escaped)
        except OSError:  # what cannot be read excuses nothing
            continue
        if before:
            found.update(dict.fromkeys(said - public, Excuse(source, before)))
        public |= said
    return public, found


def _said(scan: Scan, text: str, *, escaped: bool) -> set[str]:
    views = {unmarked(text), *spellings(text)} if escaped else {unmarked(text), text}
    return {said for view in views for said in scan.find(normalised(view).encode("utf-8", "replace"))}


def _signature(source: str) -> Signature | None:
    try:
        return signature(Path(source).stat())
    except (OSError, ValueError):
        return None
