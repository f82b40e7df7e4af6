"""The kinds of mistake that a picture file can hold."""

from __future__ import annotations

from plugins.problems import Rule

UNUSABLE = Rule("A101", "ảnh “{name}” không dùng được: {reason}", "lưu lại ảnh thành JPEG hoặc PNG rồi thay tệp này")
