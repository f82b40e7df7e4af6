"""What may be written on the command line: the commands, their options, and what is said of a mistake."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any, NoReturn

USAGE = 2
STATUSES = ("registered", "reviewing", "nominated", "conferred", "declined")  # that a list may be imported with

# What argparse says, in words that a clerk reads. Its own texts are English.
_SAID = (
    (r"unrecognized arguments: (.*)", r"không có tùy chọn “\1”"),
    (r"argument (--\S+): invalid choice: '(.*)' \(choose from (.*)\)", r"\1 không nhận “\2”; chọn một trong: \3"),
    (r"argument .*: invalid choice: '(.*)' \(choose from (.*)\)", r"không có lệnh “\1”; có các lệnh: \2"),
    (r"argument (.*): expected one argument", r"sau \1 phải có một giá trị"),
    (r"the following arguments are required: (.*)", r"thiếu \1"),
    (r"ambiguous option: (.*) could match (.*)", r"“\1” có thể là: \2"),
)


class Parser(argparse.ArgumentParser):
    """Speaks Vietnamese; of a command that is not understood it says so, and exits with 2."""

    def __init__(self, *, add_help: bool = True, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        self._positionals.title, self._optionals.title = "các lệnh", "tùy chọn"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="xem cách dùng")

    def error(self, message: str) -> NoReturn:
        """Say in Vietnamese what is wrong, and end the process with 2."""
        for english, vietnamese in _SAID:
            message = re.sub(english, vietnamese, message)
        print(f"Lệnh chưa đúng: {message}.\nXem cách dùng: {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    root = Parser(prog="bangvang", description="Bảng Vàng: trang tin và bảng vinh danh của viện kiểm sát nhân dân.")
    commands = root.add_subparsers(dest="command", required=True, metavar="LỆNH", parser_class=Parser)
    where = Parser(add_help=False)
    where.add_argument("--content", metavar="THƯ-MỤC", help="thư mục nội dung (mặc định: content)")
    where.add_argument(
        "--at", metavar="LÚC", help="coi như đang ở thời điểm này, ví dụ 2023-12-01T08:00 (mặc định: bây giờ)"
    )
    common = Parser(add_help=False, parents=[where])
    common.add_argument("--json", action="store_true", help="in một tài liệu JSON, không in gì khác")

    build = commands.add_parser("build", parents=[common], help="dựng trang từ nội dung")
    build.add_argument("--output", metavar="THƯ-MỤC", help="nơi đặt trang (mặc định: output)")
    build.add_argument("--siteurl", metavar="ĐỊA-CHỈ", help="địa chỉ của trang (mặc định: siteurl trong site.yaml)")
    build.add_argument("--explain", action="store_true", help="cho biết vì sao mỗi trang được dựng lại")
    build.add_argument(
        "--hash", action="store_true", help="đọc lại mọi tệp nguồn và mọi tệp đã dựng, không dựa vào ngày sửa và độ dài"
    )

    check = commands.add_parser(
        "check",
        parents=[common],
        help="kiểm tra nội dung, báo mọi lỗi cùng lúc",
        description="Kiểm tra nội dung, báo mọi lỗi cùng lúc. Ghi tên tệp thì chỉ báo lỗi của tệp đó, nhanh hơn nhiều. "
        "Khi ấy không xem: ảnh có mở được không, hai trang dựng ra có trùng địa chỉ không, tệp này có làm tệp khác "
        "sai không, có việc gì cần nhắc không; chạy check không ghi tên tệp sẽ thấy.",
    )
    check.add_argument("files", metavar="TỆP", nargs="*", help="bài, trang hay tệp dữ liệu (bỏ trống: tất cả)")
    check.add_argument("--strict", action="store_true", help="coi nhắc nhở như lỗi")

    serve = commands.add_parser("serve", parents=[where], help="xem thử trên máy này, kể cả bản nháp; lưu là thấy")
    serve.add_argument("--port", metavar="CỔNG", default="8000", help="cổng của trang xem thử (mặc định: 8000)")

    imported = commands.add_parser(
        "import-awards",
        parents=[common],
        help="nhập danh sách khen thưởng từ Excel (.xlsx, .xls, .ods, .csv)",
        description="Đọc danh sách khen thưởng và cho xem từng dòng được hiểu là ai, vì sao, dòng nào chưa rõ. "
        "Chỉ khi có --write mới ghi tệp.",
    )
    imported.add_argument("file", metavar="TỆP", help="bảng có danh sách cá nhân hoặc tập thể")
    imported.add_argument(
        "--type", metavar="LOẠI", required=True, help="loại khen thưởng: mã hoặc tên, có trong award_types.yaml"
    )
    imported.add_argument("--year", metavar="NĂM", required=True, help="năm thành tích")
    imported.add_argument("--status", choices=STATUSES, metavar="TRẠNG-THÁI", help=f"một trong: {', '.join(STATUSES)}")
    imported.add_argument("--number", metavar="SỐ", help="số quyết định")
    imported.add_argument("--date", metavar="NGÀY", help="ngày của quyết định hay văn bản, ví dụ 2023-11-28")
    imported.add_argument("--authority", metavar="CẤP", help="cấp ra quyết định")
    imported.add_argument("--sheet", metavar="TÊN", help="sheet có danh sách (mặc định: sheet duy nhất có danh sách)")
    imported.add_argument("--name", metavar="TÊN", help="tên tệp sẽ ghi, không có đuôi")
    imported.add_argument(
        "--write", action="store_true", help="ghi những dòng đã rõ vào data/awards/ (bỏ trống: chỉ xem)"
    )
    imported.add_argument(
        "--create-person",
        metavar="HỌ-TÊN",
        action="append",
        default=[],
        help="thêm người mới này vào people.yaml; ghi nhiều lần cho nhiều người",
    )
    imported.add_argument(
        "--create-people", action="store_true", help="kể tên những người có thể là người mới; không thêm ai"
    )

    _of_editors(commands, common)

    codes = commands.add_parser("codes", help="ghi danh sách mã thông báo vào tài liệu")
    codes.add_argument("--output", metavar="TỆP", help="nơi ghi (mặc định: docs/reference/codes.md)")

    schema = commands.add_parser("schema", parents=[common], help="ghi JSON Schema cho trình soạn thảo")
    schema.add_argument("--output", metavar="THƯ-MỤC", help="nơi ghi (mặc định: docs/schema)")
    return root


def _of_editors(commands: Any, common: Parser) -> None:
    """Add the commands of the editors' desk."""
    period = Parser(add_help=False)
    period.add_argument(
        "--period", metavar="KỲ", help="2023-11, 2023-Q4, 2023-H2 hoặc 2023 (bỏ trống: kỳ hiện nay; notice: kỳ vừa qua)"
    )

    quota = commands.add_parser("quota", parents=[common, period], help="chỉ tiêu tin, bài: ai viết được bao nhiêu")
    quota.add_argument("--rule", metavar="MÃ", help="chỉ một chỉ tiêu")
    quota.add_argument("--unit", metavar="MÃ", help="chỉ một đơn vị (hoặc một cá nhân)")
    quota.add_argument("--csv", metavar="TỆP", help="ghi thêm bảng CSV")
    quota.add_argument("--xlsx", metavar="TỆP", help="ghi thêm bảng tính Excel")

    eligibility = commands.add_parser(
        "eligibility", parents=[common], help="ai được đề nghị khen thưởng đã đủ điều kiện"
    )
    eligibility.add_argument("--year", metavar="NĂM", required=True, help="năm xét khen thưởng")

    notice = commands.add_parser("notice", parents=[common, period], help="soạn thông báo kết quả tin, bài (.docx)")
    notice.add_argument("--output", metavar="TỆP", required=True, help="tệp .docx sẽ ghi")
    notice.add_argument("--number", metavar="SỐ", help="số, ký hiệu văn bản, ví dụ 81/TB-VKS")
    notice.add_argument("--date", metavar="NGÀY", help="ngày ký, ví dụ 2014-11-05 (mặc định: ngày của --at)")
    notice.add_argument("--signer", metavar="TÊN", help="họ tên người ký")
    notice.add_argument("--signer-role", metavar="CHỨC-VỤ", help="chức vụ người ký")
    notice.add_argument("--place", metavar="NƠI", help="địa danh")

    freeze = commands.add_parser("freeze", parents=[common, period], help="chốt số liệu một kỳ đã kết thúc")
    freeze.add_argument("--again", action="store_true", help="chốt lại kỳ đã chốt")

    desk = commands.add_parser("desk", parents=[common], help="dựng trang theo dõi cho ban biên tập, không công khai")
    desk.add_argument("--output", metavar="THƯ-MỤC", required=True, help="nơi đặt, ngoài thư mục trang công khai")
