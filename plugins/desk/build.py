"""`bangvang build`: the site from a content folder, through Pelican."""

from __future__ import annotations

import io
import json
import os
import sys
import time
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plugins.desk import problems
from plugins.desk.settings import Settings
from plugins.freshness.unchanged import Inputs, Note
from plugins.portal.content_tree import FOLDERS, ContentTree, Sight, read_tree
from plugins.publish import GateBroken, OutputError
from plugins.registry import Refused
from plugins.workers import WorkerLost, ahead

if TYPE_CHECKING:
    from plugins.portal.build import Build


class Asked(Struct, frozen=True, kw_only=True):
    """What a build is asked for. *shown* is the content folder as it was named; *explain* why each page is made."""

    content: Path
    shown: str
    output: Path
    at: str | None = None
    siteurl: str | None = None
    as_json: bool = False
    explain: bool = False
    reading_all: bool = False


def build(settings: Settings, asked: Asked, note: Note) -> int:
    """Build what is *asked* for; print the problems if there are any. Return 0, or 1 if it was refused.

    What was said is left in a *note*, for the next time that nothing has changed.
    """
    started = time.time_ns()
    seen = cache(ahead(partial(_look, asked.content, _read_by(settings, asked.content))))
    from plugins.portal.engine import (  # here: half of a build's start-up is Pelican's import
        PluginMissing,
        make,
    )
    from plugins.portal.failures import failure

    override: dict[str, Any] = {"PATH": str(asked.content.absolute()), "OUTPUT_PATH": str(asked.output.absolute())}
    if asked.at:
        override["BANGVANG_AT"] = asked.at
    if asked.siteurl is not None:
        override["SITEURL"] = asked.siteurl
    override["BANGVANG_HASH"] = asked.reading_all
    override["BANGVANG_SIGHT"] = Sight(started, lambda: seen()[1])
    try:
        done = make(settings.file, override)
    except Refused as refused:
        _say(refused.problems, asked.shown, as_json=asked.as_json)
        return 1
    except (GateBroken, OutputError, PluginMissing) as error:
        _fail(str(error), as_json=asked.as_json)
        return 1
    except (OSError, WorkerLost) as error:
        _fail(failure(error), as_json=asked.as_json)
        return 1
    if asked.as_json:
        print(_document(done, asked.shown, changed=True))
    else:
        if done.warnings:
            problems.tell(done.warnings, asked.shown)
        if asked.explain:
            for path, why in done.explained():
                print(f"{path}: {why}")
        print(done.summary())
    done.leave(note, seen()[0], _said(done, asked.shown))
    return 0


def _read_by(settings: Settings, content: Path) -> list[str]:
    """Return all folders that a build reads."""
    overrides = [Path(one) for one in settings.values.get("THEME_TEMPLATES_OVERRIDES", ())]
    folders = [*(content / name for name in FOLDERS), settings.theme, *overrides]
    return [os.path.realpath(folder) for folder in folders]


def _look(content: Path, folders: list[str]) -> tuple[Inputs, ContentTree]:
    return Inputs.of(folders), read_tree(content)


def _document(done: Build, shown: str, *, changed: bool) -> str:
    """Return what was built as one JSON document; as it would be had nothing *changed*, if so."""
    changes = done.changes
    assert changes is not None
    told = json.loads(problems.document(done.warnings, shown))
    told |= {
        "pages": done.pages,
        "rendered": len(done.rendered) if changed else 0,
        "written": list(changes.written) if changed else [],
        "removed": list(changes.removed) if changed else [],
        "kept": list(changes.kept),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _said(done: Build, shown: str) -> dict[str, str]:
    """Return what to say next time if nothing has changed."""
    told = io.StringIO()
    if done.warnings:
        problems.tell(done.warnings, shown, told)
    return {
        "err": told.getvalue(),
        "out": f"{done.summary(changed=False)}\n",
        "json": _document(done, shown, changed=False),
    }


def _say(found: list[Any], shown: str, *, as_json: bool) -> None:
    if as_json:
        print(problems.document(found, shown))
    else:
        problems.tell(found, shown)
        print("Chưa dựng trang: bản đang có được giữ nguyên.", file=sys.stderr)


def _fail(message: str, *, as_json: bool) -> None:
    print(problems.failure(message) if as_json else message, file=sys.stdout if as_json else sys.stderr)
