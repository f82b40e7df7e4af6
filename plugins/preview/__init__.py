"""The preview: the site on this computer alone, drafts and all, built again after each save.

`watch` says that something was saved, a `Session` builds, its `Channel` tells the pages that are open in browsers,
a `Server` shows the last good site. How a site is made and where it lies is the caller's to say.
"""

from __future__ import annotations

from plugins.preview.channel import Channel
from plugins.preview.server import Server
from plugins.preview.session import Built, Outcome, Session, Stopped
from plugins.preview.watcher import Change, Unwatchable, Watched, watch

__all__ = [
    "Built",
    "Change",
    "Channel",
    "Outcome",
    "Server",
    "Session",
    "Stopped",
    "Unwatchable",
    "Watched",
    "watch",
]
