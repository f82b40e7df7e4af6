"""The honour roll: award types, documents, the ladder of statuses, requirements; the roll's pages and open data.

Pure, as the packages below it. Switched on by `plugins.honour_roll` in `PLUGINS`.
"""

from plugins.honour_roll.feature import HonourRoll
from plugins.pages import get_features


def offer(sender: object) -> HonourRoll:
    """Return what this plugin adds to the portal."""
    del sender
    return HonourRoll()


def register() -> None:
    """Offer the honour roll."""
    get_features.connect(offer)
