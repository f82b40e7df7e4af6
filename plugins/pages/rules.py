"""The kinds of mistake that show only when pages are laid out."""

from __future__ import annotations

from plugins.problems import Rule

SAME_PAGE = Rule("P101", "địa chỉ {address} đã được {other} dùng", "đổi slug, mã hoặc địa chỉ cũ (aliases)")
PAGE_IN_PAGE = Rule(
    "N129",
    "địa chỉ {address} không thể cùng có với {against} (của {other}): một địa chỉ là tệp mà địa chỉ kia cần nó là thư mục",
    "đổi một trong hai địa chỉ cũ (aliases), slug hay mã để không địa chỉ nào nằm trong địa chỉ kia",
)
