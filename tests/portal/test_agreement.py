"""What a check lets through, a build builds: whatever articles and data hold.

Some portals of hostile articles; ten thousand articles with `pytest --hypothesis-profile=laws` (`make laws`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings

from plugins.desk.main import main
from tests.hostile import Hostile
from tests.portal.trees import SITE, UNITS, item, picture, portal, without_cards, write

AT = "2026-06-01T08:00"
_LONG = settings.default.max_examples >= 10_000
PORTALS = range(12) if _LONG else range(2)
ARTICLES = 850 if _LONG else 70
_MOST_CHECKS = 12  # what goes may be what others led to
_TRIES = 40  # of data that a check lets through


def _told(capsys: pytest.CaptureFixture[str], command: str, content: Path) -> tuple[int, list[Mapping[str, str]]]:
    output = ["--output", str(content.parent / "o")] if command == "build" else []
    code = main([command, "--content", str(content), "--at", AT, "--json", *output])
    document = json.loads(capsys.readouterr().out)
    assert "error" not in document, document["error"]
    return code, [problem for problem in document["problems"] if problem["level"] == "error"]


def _data(hostile: Hostile, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Write data that a check lets through."""
    for name, make, plain in (("site", hostile.site, SITE), ("units", hostile.units, UNITS)):
        for _ in range(_TRIES):
            write(content, {f"data/{name}.yaml": make()})
            if not [one for one in _told(capsys, "check", content)[1] if "/data/" in one["path"]]:
                break
        else:
            write(content, {f"data/{name}.yaml": plain})


@pytest.mark.parametrize("seed", PORTALS)
def test_what_a_check_lets_through_is_built(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without_cards(tmp_path, monkeypatch)
    content = portal(tmp_path / "content", {f"so-{n}": item(body="## A {: #a }\n\nChữ.") for n in range(2)})
    for name in ("a.jpg", "b c.jpg", "đ.jpg", "x(1).jpg"):
        picture(content / "images" / name)
    hostile = Hostile(Random(seed))
    _data(hostile, content, capsys)
    write(content, {f"news/x-{n}.md": hostile.article(n) for n in range(ARTICLES)})
    write(content, {f"pages/y-{n}.md": hostile.page() for n in range(ARTICLES // 20)})

    for _ in range(_MOST_CHECKS):
        _, errors = _told(capsys, "check", content)
        wrong = {one["path"].partition("content/")[2] for one in errors}
        if not wrong:
            break
        assert all(path.startswith(("news/x-", "pages/y-")) for path in wrong), errors
        for path in wrong:
            (content / path).unlink()

    left = len([*content.glob("news/x-*.md")])
    assert left > ARTICLES / 4
    if _LONG:
        with capsys.disabled():
            print(f"\n{left} articles passed the check")  # noqa: T201  what `make laws` tells
    code, refused = _told(capsys, "build", content)
    assert not refused
    assert code == 0
