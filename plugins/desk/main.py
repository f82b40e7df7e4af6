"""The command `bangvang`: what may be written on the command line, and which function does it."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from pydantic_core import PydanticCustomError

from plugins.desk.settings import Settings, read_settings
from plugins.registry.shapes import ZONE, moment

USAGE = 2


class _Parser(argparse.ArgumentParser):
    """Says in Vietnamese that a command is not understood, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        print(f"Lệnh chưa đúng: {message}\nXem cách dùng: {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    root = _Parser(prog="bangvang", description="Bảng Vàng: trang tin và bảng vinh danh của viện kiểm sát nhân dân.")
    commands = root.add_subparsers(dest="command", required=True, metavar="LỆNH", parser_class=_Parser)
    common = _Parser(add_help=False)
    common.add_argument("--content", metavar="THƯ-MỤC", help="thư mục nội dung (mặc định: content)")
    common.add_argument(
        "--at", metavar="LÚC", help="coi như đang ở thời điểm này, ví dụ 2023-12-01T08:00 (mặc định: bây giờ)"
    )
    common.add_argument("--json", action="store_true", help="in một tài liệu JSON, không in gì khác")

    build = commands.add_parser("build", parents=[common], help="dựng trang từ nội dung")
    build.add_argument("--output", metavar="THƯ-MỤC", help="nơi đặt trang (mặc định: output)")
    build.add_argument("--siteurl", metavar="ĐỊA-CHỈ", help="địa chỉ của trang (mặc định: siteurl trong site.yaml)")

    check = commands.add_parser("check", parents=[common], help="kiểm tra nội dung, báo mọi lỗi cùng lúc")
    check.add_argument("--strict", action="store_true", help="coi nhắc nhở như lỗi")

    codes = commands.add_parser("codes", help="ghi danh sách mã thông báo vào tài liệu")
    codes.add_argument("--output", metavar="TỆP", help="nơi ghi (mặc định: docs/reference/codes.md)")

    schema = commands.add_parser("schema", parents=[common], help="ghi JSON Schema cho trình soạn thảo")
    schema.add_argument("--output", metavar="THƯ-MỤC", help="nơi ghi (mặc định: docs/schema)")
    return root


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
        return _run(arguments, settings, content, at)
    except PydanticCustomError:
        print(f"Thời điểm “{arguments.at}” không hợp lệ: ghi ví dụ 2023-12-01T08:00.", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("\nĐã dừng theo yêu cầu; bản đang có được giữ nguyên.", file=sys.stderr)
        return 130


def _run(arguments: argparse.Namespace, settings: Settings, content: Path, at: datetime) -> int:
    shown = _shown(content)
    match arguments.command:
        case "build":
            from plugins.desk.build import build

            output = Path(arguments.output) if arguments.output else settings.root / settings.values["OUTPUT_PATH"]
            return build(settings, content, shown, output, arguments.at, arguments.siteurl, as_json=arguments.json)
        case "check":
            from plugins.desk.check import check

            return check(settings, content, shown, at, as_json=arguments.json, strict=arguments.strict)
        case _:
            from plugins.desk.schema import write_schemas

            folder = Path(arguments.output) if arguments.output else settings.root / "docs" / "schema"
            for path in write_schemas(content, folder):
                print(path)
            return 0


def _clock(at: str | None) -> datetime:
    """Return the instant of `--at`, else now: the only place beside the build's where the clock is read."""
    return moment(at) if at else datetime.now(ZONE)


def _shown(content: Path) -> str:
    """Return what stands before paths in messages: the content folder as seen from here."""
    with contextlib.suppress(ValueError):
        content = content.resolve().relative_to(Path.cwd())
    return f"{content.as_posix()}/"


if __name__ == "__main__":
    sys.exit(main())
