"""The kinds of mistake that show only when pages are laid out."""

from __future__ import annotations

from plugins.problems import Rule

SAME_PAGE = Rule("P101", "địa chỉ {address} đã được {other} dùng", "đổi slug, mã hoặc địa chỉ cũ (aliases)")
