"""Why a page was rendered, in words for people."""

from __future__ import annotations

from plugins.freshness.memory import Memory
from plugins.freshness.outputs import Outputs
from plugins.freshness.state import Look

SHOWN = 3  # of the things that have changed; the rest is a number

_SAID = {
    "item": "bài {0}",
    "html": "nội dung của {0}",
    "headline": "tên bài {0}",
    "language": "ngôn ngữ của bài {0}",
    "path": "địa chỉ của {0}",
    "not yet": "bài {0} đã đến ngày đăng hay chưa",
    "units": "đơn vị {0}",
    "groups": "cụm, khối {0}",
    "campaigns": "phong trào {0}",
    "people": "cá nhân {0}",
    "picture": "ảnh {0}",
    "portrait": "ảnh chân dung của {0}",
    "label": "tên của {0}",
    "name": "tên của {1}",
    "shows": "{1} có trang hay không",
    "is author": "{0} có trang tác giả hay không",
    "is credited": "{0} có được nêu tên ở bài nào hay không",
    "hidden people": "những người không nêu tên",
    "related": "bài liên quan của {0}",
    "beside": "bài trước, bài sau của {0}",
    "panels": "vinh danh trong bài {0}",
    "model": "dữ liệu của phần {0}",
    "loaded": "dữ liệu của phần {0}",
    "registry": "dữ liệu đơn vị, cụm khối, phong trào, cá nhân",
    "today": "sang ngày khác",
    "at": "thời điểm dựng",
    "items": "danh sách tin, bài",
    "notices": "danh sách bài rút",
    "faulty": "bài nháp có lỗi",
    "pages": "các trang văn bản",
    "site": "thông tin chung trong site.yaml",
    "faces": "phông chữ của ảnh chia sẻ",
    "years": "các năm có tin",
}
_OF_LISTS = {
    "all": "danh sách mọi tin, bài",
    "year": "danh sách tin năm {0}",
    "category": "danh sách tin của chuyên mục {0}",
    "works": "danh sách bài của tác giả {0}",
    "lang": "danh sách tin, bài tiếng nước ngoài ({0})",
    "main unit": "thứ tự tin của đơn vị {0}",
    "initiative": "danh sách tin nêu sáng kiến {0}",
    "units": "danh sách tin của đơn vị {0}",
    "groups": "danh sách tin của cụm, khối {0}",
    "campaigns": "danh sách tin của phong trào {0}",
    "people": "danh sách tin về {0}",
}


class Reasons:
    """Why pages were rendered, as *memory* and the *outputs* of the last build have it, and today's *look*."""

    def __init__(self, memory: Memory, look: Look, outputs: Outputs) -> None:
        self._memory, self._look, self._outputs = memory, look, outputs

    def of(self, path: str, plan: str) -> str:
        """Return why the page at *path*, of the plan of that name, was rendered."""
        state = self._memory.state
        if not state.look.build:
            return "dựng lần đầu, hoặc mã nguồn, cài đặt, chuỗi chữ đã đổi"
        before = state.plans.get(plan)
        facts = next((one for one in before.pages if one.path == path), None) if before else None
        if facts is None:
            return "trang mới"
        changed = self._memory.reasons(plan) or []
        if changed:
            more = f" và {len(changed) - SHOWN} thứ nữa" if len(changed) > SHOWN else ""
            return f"đổi: {', '.join(dict.fromkeys(map(_said, changed[:SHOWN])))}{more}"
        if state.look.templates.get(facts.template) != self._look.templates.get(facts.template):
            return f"mẫu giao diện {facts.template} đổi"
        if state.look.chrome.get(facts.lang) != self._look.chrome.get(facts.lang):
            return "phần đầu, phần cuối trang đổi"
        if path not in self._outputs.intact:
            return "tệp trong thư mục trang bị mất hoặc bị sửa"
        return "danh sách mọi trang đổi"


def _said(key: str) -> str:
    kind, *parts = key.split("|")
    if kind in _SAID:
        return _SAID[kind].format(*parts, *([""] * 2))
    return _OF_LISTS.get(parts[0], key).format(*parts[1:], "") if parts else key
