"""The kinds of mistake that a picture file can hold."""

from __future__ import annotations

from plugins.problems import Level, Rule

UNUSABLE = Rule("A101", "ảnh “{name}”{shown} không dùng được: {reason}", "{cure}")
LETTERS_NOT_DRAWN = Rule(
    "A102",
    "phông chữ của ảnh chia sẻ không có {letters}, nên trên ảnh đó chúng bị bỏ đi hoặc thay bằng chữ gần giống",
    "trang vẫn hiện đúng như đã viết; muốn ảnh chia sẻ đủ chữ thì viết chỗ này bằng chữ Việt, chữ số và dấu câu thường",
    Level.WARNING,
)
