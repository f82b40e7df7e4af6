"""Small content trees, written by tests into a folder of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from plugins.freshness.shelf import CACHE_VARIABLE
from plugins.photos import Form

ROOT = Path(__file__).parent.parent.parent
SITE = """\
name: Cổng thử
unit: toi-cao
siteurl: https://thu.example
categories: [{id: hoat-dong, name: Hoạt động}]
"""
UNITS = """\
- {id: toi-cao, level: supreme, names: [{name: Viện kiểm sát nhân dân tối cao, short: VKSND tối cao}]}
- {id: ha-tinh, level: province, parent: toi-cao, names: [{name: VKSND tỉnh Hà Tĩnh}]}
"""


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write *files* (path from *root* → text or bytes) and return *root*."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return root


def item(title: str = "Tin thử", date: str = "2024-05-06 08:00", body: str = "Nội dung.", **keys: str) -> str:
    """Return an item as a file holds it; further *keys* are written as they are."""
    front = {"title": f'"{title}"', "date": date, "genre": "news", "category": "hoat-dong", "status": "published"}
    lines = "\n".join(f"{key}: {value}" for key, value in (front | keys).items())
    return f"---\n{lines}\n---\n\n{body}\n"


def portal(root: Path, items: dict[str, str] | None = None, **more: str | bytes) -> Path:
    """Write a portal with *items* (file stem → file) and return its content folder."""
    files: dict[str, str | bytes] = {"data/site.yaml": SITE, "data/units.yaml": UNITS}
    files |= {f"news/{stem}.md": text for stem, text in (items or {"tin-thu": item()}).items()}
    return write(root, files | more)


def picture(path: Path, size: tuple[int, int] = (64, 48)) -> None:
    """Write a small JPEG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, (140, 20, 30)).save(path, "JPEG")


def small_pictures(patch: pytest.MonkeyPatch, cache: Path) -> None:
    """Have all pictures made in one small size, where it is not they that are looked at: of the sample it takes 20 s.

    They are read, cut and scaled as ever. *cache* is a folder for what comes of it, away from that of the true forms.
    """
    patch.setenv(CACHE_VARIABLE, str(cache))
    patch.setattr(Form, "sizes", lambda form, width, height: ((24, max(1, round(height * 24 / width))),))


def without_cards(root: Path, patch: pytest.MonkeyPatch) -> None:
    """Stand in *root*, with the settings of the checkout but without share cards."""
    settings = (ROOT / "pelicanconf.py").read_text("utf-8")
    for name, value in {"SHARE_CARDS": False, "THEME": str(ROOT / "theme")}.items():
        settings += f"{name} = {value!r}\n"
    write(root, {"pelicanconf.py": settings})
    patch.chdir(root)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file of *folder* by its path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
