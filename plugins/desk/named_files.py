"""Files of the content that are named on the command line, as paths from the content folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from plugins.newsroom.targets import IMAGES
from plugins.portal.content_tree import FOLDERS, ROOT, is_utf8
from plugins.portal.junk import lies_in_junk
from plugins.registry.texts import fold_path


class Unnamed(Exception):
    """Raised for a name that means no file to check; the text says why, in Vietnamese."""


def named(files: Iterable[str], content: Path, shown: str) -> list[str]:
    """Return the paths in the folder *content*, *shown* in messages, that *files* mean, each once; raise Unnamed."""
    root = os.path.realpath(content)
    return list(dict.fromkeys(_path(file, root, shown) for file in files))


def _path(written: str, root: str, shown: str) -> str:
    folder, name = os.path.split(os.path.abspath(written))  # noqa: PTH100  the file itself may be a link, its folder not
    file = Path(os.path.realpath(folder), name)
    if not os.path.lexists(file):
        raise Unnamed(f"Không có tệp “{written}”.")
    if not file.is_relative_to(root):
        raise Unnamed(f"“{written}” không nằm trong thư mục nội dung {shown}.")
    if file.is_dir() and not file.is_symlink():
        raise Unnamed(f"“{written}” là thư mục: ghi tên từng tệp, hoặc chạy bangvang check để kiểm tra tất cả.")
    if not is_utf8(os.fspath(file)):
        shown_name = os.fsencode(written).decode(errors="replace")
        raise Unnamed(f"Tên “{shown_name}” không lưu theo UTF-8: đổi tên, tốt nhất là chữ thường không dấu.")
    path = fold_path(file.relative_to(root).as_posix())
    if path.startswith(ROOT):
        raise Unnamed(f"“{written}” được đăng nguyên như thế: tệp trong {ROOT} được kiểm tra khi chạy bangvang check.")
    if lies_in_junk(path):
        raise Unnamed(f"“{written}” là tệp ẩn hoặc tệp tạm, không thuộc nội dung.")
    if not path.startswith(FOLDERS):
        raise Unnamed(f"“{written}” không thuộc nội dung: chỉ đọc tệp trong {', '.join(FOLDERS)}.")
    if path.startswith(IMAGES):
        raise Unnamed(f"“{written}” là ảnh: ảnh được kiểm tra cùng bài có nó, khi chạy bangvang check.")
    return path
