"""Why a page was rendered: in words, for every kind of cell and every other cause."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from plugins.freshness.memory import KEPT, Memory
from plugins.freshness.outputs import Outputs
from plugins.freshness.reasons import Reasons, _said
from plugins.freshness.state import Facts, Look, Made, State
from plugins.registry import Kind

FACTS = Facts("a.html", "pages/a.html", "vi", True, None, (), None, b"view", None, None)
STATE = State(
    plans={"plan": Made(b"", (FACTS,))},
    look=Look(build=1, templates={"pages/a.html": b"1"}, chrome={"vi": b"1"}, theme={}),
)
LOOK = Look(build=2, templates={"pages/a.html": b"1"}, chrome={"vi": b"1"}, theme={})
LISTS = ("all|", "year|2025", "category|tin", "works|a", "main unit|hue", "initiative|so-tay")


def why(
    changed: list[str],
    *,
    state: State = STATE,
    look: Look = LOOK,
    intact: tuple[str, ...] = ("a.html",),
    path: str = "a.html",
) -> str:
    memory = cast("Memory", SimpleNamespace(state=state, reasons=lambda name: changed))
    return Reasons(memory, look, cast("Outputs", SimpleNamespace(intact=intact))).of(path, "plan")


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("dựng lần đầu", {"state": State()}),
        ("trang mới", {"path": "b.html"}),
        ("mẫu giao diện pages/a.html đổi", {"look": Look(2, {"pages/a.html": b"2"}, {"vi": b"1"}, {})}),
        ("phần đầu, phần cuối trang đổi", {"look": Look(2, {"pages/a.html": b"1"}, {"vi": b"2"}, {})}),
        ("bị mất hoặc bị sửa", {"intact": ()}),
        ("danh sách mọi trang đổi", {}),
    ],
)
def test_what_is_no_cell(said: str, asked: dict[str, Any]) -> None:
    assert said in why([], **asked)


def test_the_first_three_are_named_and_the_rest_counted() -> None:
    told = why(["item|2025/01/a", "html|news/b.md", "label|hue", "site|", "today|"])

    assert told == "đổi: bài 2025/01/a, nội dung của news/b.md, tên của hue và 2 thứ nữa"


def test_what_is_said_twice_is_said_once() -> None:
    assert why(["model|quota", "loaded|quota"]) == "đổi: dữ liệu của phần quota"


@pytest.mark.parametrize(
    "key",
    [
        *(f"{kind.value}|x" for kind in Kind),
        *(f"{kind}|{name}" for kind in ("any", "count", "list", "dates") for name in LISTS),
        *(f"{kind}|{one.value}|x" for kind in ("any", "list") for one in Kind),
        *(f"part|{name}|0|20" for name in LISTS),
        *(f"near|{name}|2024|2025" for name in LISTS),
        *(f"{kind}|x" for kind in KEPT if kind not in ("name", "shows", "chrome")),
        *(f"{kind}|units|x" for kind in ("name", "shows")),
        *(f"{kind}|x" for kind in ("item", "html", "headline", "path", "not yet", "picture", "portrait", "panels")),
        *(f"{kind}|" for kind in ("registry", "site", "at", "today", "items", "notices", "pages", "years")),
        *(f"{kind}|quota" for kind in ("model", "loaded")),
    ],
)
def test_every_cell_has_words(key: str) -> None:
    said = _said(key)

    assert said == said.strip()
    assert not {"|", "{", "}"} & set(said)
    assert not said.isascii(), "Vietnamese, and no key"
