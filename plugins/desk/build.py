"""`bangvang build`: the site from a content folder, through Pelican."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from plugins.desk import problems
from plugins.desk.settings import Settings
from plugins.publish import GateBroken, OutputError
from plugins.registry import Refused


def build(
    settings: Settings, content: Path, shown: str, output: Path, at: str | None, siteurl: str | None, *, as_json: bool
) -> int:
    """Build *content* into *output*; print the problems if there are any. Return 0, or 1 if it was refused."""
    from plugins.portal.engine import (  # here: half of a build's start-up is Pelican's import
        PluginMissing,
        failure,
        make,
    )

    override: dict[str, Any] = {"PATH": str(content.absolute()), "OUTPUT_PATH": str(output.absolute())}
    if at:
        override["BANGVANG_AT"] = at
    if siteurl is not None:
        override["SITEURL"] = siteurl
    try:
        done = make(settings.file, override)
    except Refused as refused:
        _say(refused.problems, shown, as_json=as_json)
        return 1
    except (GateBroken, OutputError, PluginMissing) as error:
        _fail(str(error), as_json=as_json)
        return 1
    except OSError as error:
        _fail(failure(error), as_json=as_json)
        return 1
    changes = done.changes
    assert changes is not None
    if as_json:
        told = json.loads(problems.document(done.warnings, shown))
        told |= {"pages": done.pages, "written": list(changes.written), "removed": list(changes.removed)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    if done.warnings:
        problems.tell(done.warnings, shown)
    print(done.summary())
    return 0


def _say(found: list[Any], shown: str, *, as_json: bool) -> None:
    if as_json:
        print(problems.document(found, shown))
    else:
        problems.tell(found, shown)
        print("Chưa dựng trang: bản đang có được giữ nguyên.", file=sys.stderr)


def _fail(message: str, *, as_json: bool) -> None:
    print(problems.failure(message) if as_json else message, file=sys.stdout if as_json else sys.stderr)
