"""A small portal that has something of everything: what random edits are made to."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from PIL import Image

from tests.portal.trees import item

GOOD = Path(__file__).parent.parent / "data" / "good"
AT = "2025-08-01T08:00"

SERIES = "units: [hue]\ncampaigns: [van-hoa-cong-so]"


@cache
def pixels(colour: int) -> bytes:
    """Return a small picture; each *colour* is another of the same size in bytes or nearly so."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (colour * 40 % 256, 20, 30)).save(out, "PNG")
    return out.getvalue()


@cache
def files() -> dict[str, bytes]:
    """Return the files of the portal by path: those of the small good content, and more of each kind."""
    found = {path.relative_to(GOOD).as_posix(): path.read_bytes() for path in GOOD.rglob("*") if path.is_file()}
    said: dict[str, str] = {
        "news/2024/tin-1.md": item("Tin thứ nhất", "2024-04-01", category="dia-phuong", units="[hue]"),
        "news/2024/tin-2.md": item(
            "Tin thứ hai",
            "2024-05-02 09:00",
            body="Xem [tin trước](tin-1.md) và [bài sau](../2025/tin-6.md).",
            category="thi-dua",
            units="[hue, quang-binh]",
            people="[le-thi-ngoc]",
        ),
        "news/2024/tin-3.md": item(
            "Tin thứ ba", "2024-12-31 23:59", category="thi-dua", units="[hue]", campaigns="[van-hoa-cong-so]"
        ),
        "news/2025/tin-4.md": item(
            "Tin thứ tư",
            "2025-01-01",
            category="dia-phuong",
            units="[quang-tri]",
            byline="[{person: le-thi-ngoc}]",
            cover="{src: images/bia.png, alt: Một ô màu trơn, caption: Bìa, credit: Lê Thị Ngọc}",
            groups="[hue/cum-1]",
        ),
        "news/2025/tin-5.md": item(
            "Tin thứ năm",
            "2025-02-03",
            body="![một ô màu khác](../../images/hinh.png)\n\n## Mục một\n\nChữ của mục.",
            category="thi-dua",
            units="[hue]",
            people="[nguyen-van-hung]",
            aliases="[/cu/5.html]",
        ),
        "news/2025/tin-6.md": item(
            "Tin thứ sáu", "2025-07-31 10:00", category="thi-dua", units="[hue]", campaigns="[hoc-tap]"
        ),
        "news/2025/tin-7.md": item("Tin thứ bảy", "2025-08-01 07:00", category="dia-phuong", units="[quang-tri]"),
        "news/2025/duyet.md": item(
            "Tin còn đang duyệt", "2025-07-01", category="thi-dua", status="review", units="[hue]"
        ),
        "news/2025/mai.md": item("Tin của ngày mai", "2025-08-02 06:00", category="thi-dua", units="[hue]"),
        "news/2025/rut.md": item(
            "Tin đã rút lại",
            "2025-03-03",
            category="thi-dua",
            status="withdrawn",
            withdrawn="{date: 2025-04-01, reason: Sai số liệu}",
            units="[hue]",
            aliases="[/cu/rut.html]",
        ),
        "pages/lien-he.md": "---\ntitle: Liên hệ\n---\n\nĐịa chỉ của chúng tôi.\n",
    }
    found |= {path: text.encode() for path, text in said.items()}
    found["images/bia.png"] = pixels(1)
    found["images/hinh.png"] = pixels(2)
    found["data/campaigns.yaml"] += (
        "- id: hoc-tap\n  kind: movement\n  name: Học tập và làm theo\n  launched_by: quang-tri\n"
        "  period: {from: 2025-01-01}\n"
    ).encode()
    found["data/units.yaml"] += (
        "- {id: toi-cao, level: supreme, names: [{name: Viện kiểm sát nhân dân tối cao, short: VKSND tối cao}]}\n"
    ).encode()
    return found
