"""The command `bangvang`: what may be written on the command line, and which function does it."""

from __future__ import annotations

import argparse
import contextlib
import gc
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from pydantic_core import PydanticCustomError

from plugins.desk.settings import Settings, read_settings
from plugins.registry.shapes import ZONE, moment
from plugins.registry.site import check_siteurl

USAGE = 2
STATUSES = ("registered", "reviewing", "nominated", "conferred", "declined")  # that a list may be imported with


class _Unusable(Exception):
    """Raised for the value of an option that cannot be used; the text says why, in Vietnamese."""


# What argparse says, in words that a clerk reads. Its own texts are English.
_SAID = (
    (r"unrecognized arguments: (.*)", r"không có tùy chọn “\1”"),
    (r"argument (--\S+): invalid choice: '(.*)' \(choose from (.*)\)", r"\1 không nhận “\2”; chọn một trong: \3"),
    (r"argument .*: invalid choice: '(.*)' \(choose from (.*)\)", r"không có lệnh “\1”; có các lệnh: \2"),
    (r"argument (.*): expected one argument", r"sau \1 phải có một giá trị"),
    (r"the following arguments are required: (.*)", r"thiếu \1"),
    (r"ambiguous option: (.*) could match (.*)", r"“\1” có thể là: \2"),
)


class _Parser(argparse.ArgumentParser):
    """Speaks Vietnamese; of a command that is not understood it says so, and exits with 2."""

    def __init__(self, *, add_help: bool = True, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        self._positionals.title, self._optionals.title = "các lệnh", "tùy chọn"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="xem cách dùng")

    def error(self, message: str) -> NoReturn:
        for english, vietnamese in _SAID:
            message = re.sub(english, vietnamese, message)
        print(f"Lệnh chưa đúng: {message}.\nXem cách dùng: {self.prog} --help", file=sys.stderr)
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

    imported = commands.add_parser(
        "import-awards", parents=[common], help="nhập danh sách khen thưởng từ Excel (.xlsx, .xls, .ods, .csv)"
    )
    imported.add_argument("file", metavar="TỆP", help="bảng có danh sách cá nhân hoặc tập thể")
    imported.add_argument(
        "--type", metavar="MÃ", required=True, help="loại khen thưởng, theo mã trong award_types.yaml"
    )
    imported.add_argument("--year", metavar="NĂM", required=True, help="năm thành tích")
    imported.add_argument("--status", choices=STATUSES, metavar="TRẠNG-THÁI", help=f"một trong: {', '.join(STATUSES)}")
    imported.add_argument("--number", metavar="SỐ", help="số quyết định")
    imported.add_argument("--date", metavar="NGÀY", help="ngày của quyết định hay văn bản, ví dụ 2023-11-28")
    imported.add_argument("--authority", metavar="CẤP", help="cấp ra quyết định")
    imported.add_argument("--sheet", metavar="TÊN", help="sheet có danh sách (mặc định: sheet duy nhất có danh sách)")
    imported.add_argument("--name", metavar="TÊN", help="tên tệp sẽ ghi, không có đuôi")
    imported.add_argument(
        "--create-people", action="store_true", help="thêm vào people.yaml những người chưa ai trùng tên"
    )

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
    except _Unusable as error:
        print(error, file=sys.stderr)
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
            siteurl = _siteurl(arguments.siteurl)
            return build(settings, content, shown, output, arguments.at, siteurl, as_json=arguments.json)
        case "check":
            from plugins.desk.check import check

            return check(settings, content, shown, at, as_json=arguments.json, strict=arguments.strict)
        case "import-awards":
            from plugins.desk.import_awards import Misused, import_awards, order

            try:
                return import_awards(content, shown, order(arguments, at), as_json=arguments.json)
            except Misused as error:
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


def command() -> int:
    """Run the command line of this process, which is short: its memory is not looked through for circles."""
    gc.disable()
    return main()


if __name__ == "__main__":
    sys.exit(command())
