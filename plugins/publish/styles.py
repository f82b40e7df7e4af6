"""The addresses in a stylesheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)


def style_links(text: str) -> Iterator[tuple[str, int]]:
    """Yield each address that stylesheet *text* loads, with its line; `data:` pictures and `#ids` are none."""
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for match in _ADDRESS.finditer(text):
        url = next((group for group in match.groups() if group is not None), "")
        if not url.lower().startswith(("data:", "#")):
            yield url, text.count("\n", 0, match.start()) + 1
