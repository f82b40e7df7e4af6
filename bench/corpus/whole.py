"""The whole corpus from a number of items and a seed."""

from __future__ import annotations

from random import Random

from bench.corpus import places, registry
from bench.corpus.honours import TYPES, Council
from bench.corpus.items import Writer
from bench.corpus.model import Corpus

AT = "2025-12-31T18:00"  # the clock of every build: after the newest item, while the consultation is open
PAGES = {
    "gioi-thieu": ("Giới thiệu", "Cổng này do máy sinh ra để đo tốc độ.\n\n## Nội dung\n\nMọi bài đều do máy ghép."),
    "lien-he": ("Liên hệ", "Thư gửi về [tòa soạn](mailto:toasoan@bench.example)."),
}  # fmt: skip


def make(count: int, *, seed: int = 1, photos: int = 0) -> Corpus:
    """Make a portal with *count* items; with *photos*, most items have one of so many as their cover."""
    rng = Random(seed)  # noqa: S311 - the same words each time are the point
    units = places.units()
    data = {
        "site": registry.site(),
        "units": units,
        "groups": registry.groups(units),
        "campaigns": registry.campaigns(),
        "people": registry.people(rng, units),
        "award_types": TYPES,
        "quota": registry.quota(),
    }
    writer = Writer(rng, data, photos=photos)
    items = sorted((writer.write(number, count) for number in range(count)), key=lambda item: (item.date, item.slug))
    council = Council(rng, data, items)
    documents, lists = council.documents()
    data |= {f"awards/{name}": document for name, document in documents.items()}
    data["consultations/lay-y-kien-2025"] = council.consultation()
    data["initiatives"] = council.initiatives()
    drafts = [writer.draft(number) for number in range(count // 1000 + 4)]
    return Corpus(items=items, drafts=drafts, data=data, lists=lists, pages=dict(PAGES), photos=photos, seed=seed)
