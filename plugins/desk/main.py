"""The command `bangvang`: which function does what the command line asks for."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from pydantic_core import PydanticCustomError

from plugins import interrupts
from plugins.desk.arguments import USAGE, parser
from plugins.desk.notes import note
from plugins.desk.problems import failure
from plugins.desk.settings import Settings, read_settings
from plugins.freshness.shelf import sweep
from plugins.registry.shapes import ZONE, moment
from plugins.registry.site import check_siteurl
from plugins.workers import WorkerLost


class _Unusable(Exception):
    """Raised for the value of an option that cannot be used; the text says why, in Vietnamese."""


_OF_EDITORS = frozenset({"quota", "eligibility", "notice", "freeze", "desk"})
_SWEEPING = _OF_EDITORS | {"check", "serve", "import-awards"}  # what fills the cache beside builds


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that *argv* names and return its exit code."""
    arguments = parser().parse_args(argv)
    settings = read_settings()
    if arguments.command == "codes":
        from plugins.desk.codes import write_codes

        file = Path(arguments.output) if arguments.output else settings.root / "docs" / "reference" / "codes.md"
        write_codes(file)
        print(file)
        return 0
    content = Path(arguments.content) if arguments.content else settings.content
    try:
        at = _clock(arguments.at)
        if not content.is_dir():
            print(f"Không có thư mục nội dung “{content}”.", file=sys.stderr)
            return USAGE
        if arguments.command in _SWEEPING and not getattr(arguments, "files", ()):
            sweep(settings.cache)  # a build sees by its lock that one was killed; these have none
        with interrupts.tidied(partial(sweep, settings.cache)):
            return _run(arguments, settings, content, at, sys.argv[1:] if argv is None else argv)
    except WorkerLost as error:
        sweep(settings.cache)
        _fail(arguments, str(error))
        return 1
    except _Unusable as error:
        print(error, file=sys.stderr)
        return USAGE
    except OSError as error:
        from plugins.portal.failures import failure as of_computer

        _fail(arguments, of_computer(error, "không có gì được ghi"))
        return 1
    except KeyboardInterrupt:  # where nobody listens to interrupts
        print(f"\n{interrupts.UNCHANGED.line}", file=sys.stderr)
        return 130


def _fail(arguments: argparse.Namespace, message: str) -> None:
    as_json = getattr(arguments, "json", False)
    print(failure(message) if as_json else message, file=sys.stdout if as_json else sys.stderr)


def _run(arguments: argparse.Namespace, settings: Settings, content: Path, at: datetime, argv: Sequence[str]) -> int:
    shown = _shown(content)
    match arguments.command:
        case "build":
            from plugins.desk.build import Asked, build

            output = Path(arguments.output) if arguments.output else settings.root / settings.values["OUTPUT_PATH"]
            siteurl = _siteurl(arguments.siteurl)
            asked = Asked(
                content=content,
                shown=shown,
                output=output,
                at=arguments.at,
                siteurl=siteurl,
                as_json=arguments.json,
                explain=arguments.explain,
                reading_all=arguments.hash,
            )
            return build(settings, asked, note(argv))
        case "check" if arguments.files:
            from plugins.desk.check_files import check_files
            from plugins.desk.named_files import Unnamed, named

            try:
                paths = named(arguments.files, content, shown)
            except Unnamed as error:
                raise _Unusable(str(error)) from None
            return check_files(settings, content, shown, paths, as_json=arguments.json, strict=arguments.strict)
        case "check":
            from plugins.desk.check import check

            return check(settings, content, shown, at, as_json=arguments.json, strict=arguments.strict)
        case "serve":
            from plugins.desk.serve import serve

            return serve(settings, content, shown, arguments.at, _port(arguments.port))
        case "import-awards":
            from plugins.desk.import_awards import Misused, import_awards, order

            try:
                return import_awards(settings, content, shown, order(arguments, at), at, as_json=arguments.json)
            except Misused as error:
                raise _Unusable(str(error)) from None
        case command if command in _OF_EDITORS:
            from plugins.desk.editors import Misused as NotUnderstood
            from plugins.desk.editors import run

            try:
                return run(arguments, settings, content, shown, at)
            except NotUnderstood as error:
                raise _Unusable(str(error)) from None
        case _:
            from plugins.desk.schema import write_schemas

            folder = Path(arguments.output) if arguments.output else settings.root / "docs" / "schema"
            for path in write_schemas(content, folder, settings.features()):
                print(path)
            return 0


def _clock(at: str | None) -> datetime:
    """Return the instant of `--at`, else now: with the build's own the only place where the clock is read."""
    try:
        return moment(at) if at else datetime.now(ZONE)
    except PydanticCustomError:
        raise _Unusable(f"Thời điểm “{at}” không hợp lệ: ghi ví dụ 2023-12-01T08:00.") from None


def _port(written: str) -> int:
    if written.isascii() and written.isdecimal() and int(written) < 1 << 16:
        return int(written)
    raise _Unusable(f"Cổng “{written}” không dùng được: ghi một số từ 1 đến 65535, ví dụ 8000.")


def _siteurl(written: str | None) -> str | None:
    try:
        return check_siteurl(written) if written else None
    except PydanticCustomError:
        raise _Unusable(f"Địa chỉ “{written}” không dùng được: ghi ví dụ https://vksnd.example.") from None


def _shown(content: Path) -> str:
    """Return what stands before paths in messages: the content folder as seen from here."""
    with contextlib.suppress(ValueError):
        content = content.resolve().relative_to(Path.cwd())
    return f"{content.as_posix()}/"
