"""The gate: the finished tree, read once more by a process that is no plugin and did not make it.

    python -m plugins.publish.gate TREE [BASE [MEMORY [all]]] <manifest.json

prints `{"problems": [...]}` and exits with 0 (none), 1 (some) or anything else (not inspected). An empty BASE or MEMORY
is none. With `all`, nothing in MEMORY is believed.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from plugins.problems import Problem, in_order
from plugins.publish.inspection import Inspection
from plugins.publish.manifest import Manifest
from plugins.publish.memory import Memory, load
from plugins.publish.trees import Signature, looked_at

CLEAN, FOUND, BROKEN = 0, 1, 2


def inspect(
    tree: Path,
    manifest: Manifest,
    *,
    base: Path | None = None,
    memory: Path | None = None,
    past: Memory | None = None,
    seen: Mapping[str, Signature] | None = None,
    workers: int | None = None,
) -> list[Problem]:
    """Return all that keeps the site from being published, by place.

    The site is the files in *tree* and, of those that the manifest has beside, the ones in *base*. *memory* is a folder
    for what is known of files that were let through: the answer is the same whatever is in it, and comes sooner. *past*
    is what is in it, and *seen* what stands in *base*, if that was looked at already.
    """
    inspection = Inspection(tree, manifest, base=base, memory=memory, past=past, seen=seen or {}, workers=workers)
    return in_order(inspection.problems())


def main(arguments: list[str]) -> int:
    """Inspect the one site that *arguments* name; return the exit code."""
    try:
        tree, base, memory, reads_all = (*arguments, "", "", "")[: max(4, len(arguments))]
        # What follows takes longer than all the rest, and there is nothing to read yet.
        past = Memory(key="") if reads_all else load(Path(memory)) if memory else None
        seen = looked_at(Path(base), past.sheets) if base and past else None
        problems = inspect(
            Path(tree),
            Manifest.from_json(sys.stdin.buffer.read()),
            base=Path(base) if base else None,
            memory=Path(memory) if memory else None,
            past=past,
            seen=seen,
        )
        json.dump({"problems": [problem.as_json() for problem in problems]}, sys.stdout)
        sys.stdout.flush()
    except Exception:  # noqa: BLE001  Python ends with 1 after a crash, and 1 means that we looked
        import traceback  # nobody else needs it

        traceback.print_exc()
        return BROKEN
    return FOUND if problems else CLEAN


def start() -> NoReturn:
    """Be the gate's process."""
    gc.disable()  # nothing here goes in circles, and the process is short
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # to take a large site apart, object by object, would be a tenth of an edit


if __name__ == "__main__":
    start()
