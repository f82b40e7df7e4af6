"""What a clerk reads when the computer, and not the content, keeps a site from being built."""

from __future__ import annotations

import errno

from plugins.workers import WorkerLost

KEPT = "bản đang có được giữ nguyên"
HALF = "bản cũ mới được thay một phần (từng tệp vẫn nguyên vẹn), lần dựng sau sẽ làm nốt"

_FULL = "đĩa đã đầy: giải phóng chỗ rồi chạy lại"
_RIGHTS = "tài khoản đang dùng không có quyền ở đó: nhờ người quản trị máy cấp quyền ghi rồi chạy lại"
_CURES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: "nơi đó chỉ cho đọc: chọn thư mục khác cho --output",
    errno.EMFILE: "máy đang mở quá nhiều tệp: đóng bớt chương trình rồi chạy lại",
    errno.ENFILE: "máy đang mở quá nhiều tệp: đóng bớt chương trình rồi chạy lại",
    errno.ENOMEM: "máy hết bộ nhớ: đóng bớt chương trình rồi chạy lại",
    errno.EAGAIN: "máy đang chạy quá nhiều chương trình: đóng bớt rồi chạy lại",
}


def failure(error: OSError | WorkerLost, state: str | None = None) -> str:
    """Return why the computer failed, and what to do; *state* tells how the site stands now."""
    if isinstance(error, WorkerLost):
        return f"{error} {(state or KEPT).capitalize()}."
    where = f" “{error.filename}”" if error.filename else ""
    stands = state or KEPT
    parts = (f"Không đọc hay ghi được{where} ({error.strerror or error})", _CURES.get(error.errno or 0), stands)
    return "; ".join(part for part in parts if part) + "."
