"""The last gate before the public, and the only way into the output folder.

A build goes: `staging` lends a folder, the portal fills it, a `Gate`, another process, inspects it,
`install` puts it in place. Nothing here knows how pages are made: the gate believes its `Manifest` and the bytes
of the tree.
Importing this package loads neither the gate nor what the gate needs.
"""

from __future__ import annotations

from plugins.publish.manifest import Manifest, PrivateText
from plugins.publish.outputs import OutputBusy, OutputError, OutputRefused, check_desk, check_inside, check_output
from plugins.publish.process import Gate, GateBroken, run
from plugins.publish.staging import Changes, install, lock_of, staging

__all__ = [
    "Changes",
    "Gate",
    "GateBroken",
    "Manifest",
    "OutputBusy",
    "OutputError",
    "OutputRefused",
    "PrivateText",
    "check_desk",
    "check_inside",
    "check_output",
    "install",
    "lock_of",
    "run",
    "staging",
]
