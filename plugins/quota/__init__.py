"""The quota: who has written how much, who is short, and who may be put forward for an award.

Pure: news, registry and rules in, ledgers and statements out. Its figures are for editors; of them nothing is public
but the totals of units, and these only where `quota_public` in site.yaml says so.
"""

from plugins.pages import get_features
from plugins.quota.feature import NewsQuota


def offer(sender: object) -> NewsQuota:
    """Return what this plugin adds to the portal."""
    del sender
    return NewsQuota()


def register() -> None:
    """Offer the quota."""
    get_features.connect(offer)
