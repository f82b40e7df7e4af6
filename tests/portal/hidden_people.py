"""Random portals with people who are not public in every place that can hold a person; and where they may be named."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from urllib.parse import unquote

from plugins.registry.texts import ascii_slug
from tests.portal.trees import SITE, item

DAY = "2025-06-01"
UNITS = """\
- {id: toi-cao, level: supreme, names: [{name: Viện kiểm sát nhân dân tối cao, short: VKSND tối cao}]}
- {id: ha-tinh, level: province, parent: toi-cao, names: [{name: VKSND tỉnh Hà Tĩnh}]}
"""
TYPES = """\
- {id: chien-si, form: title, subject: person, rank: 40, names: [{name: Chiến sĩ thi đua cơ sở}]}
- {id: giay-khen, form: certificate, subject: both, rank: 45, names: [{name: Giấy khen}]}
- {id: bang-khen, form: certificate, subject: both, rank: 35, names: [{name: Bằng khen}]}
"""
CAMPAIGNS = "- {id: hoc-bac, kind: drive, name: Học và làm theo Bác}\n"
# No two have a word in common, and no page has one of them by itself.
NAMES = ("Trịnh Xuyến Quỳ", "Quách Khuyên Dẫn", "Đàm Thoại Vỹ", "Ngụy Bích Khuể", "Lỗ Hoài Thuỵ", "Ân Ðức Phẩm")
PENS = ("Hoa Gạo", "Sóng Lừng", "Mõ Làng", "Tre Ngà", "Gió Bấc", "Đò Xuôi")
IDS = ("trinh-xuyen-quy", "qkd-1975", "dam-thoai-vy", "nguy-bich-khue", "lo-hoai-thuy", "an-duc-pham")
PUBLIC = ("cong-khai", "Phùng Rạng Rỡ")
FEEDS = re.compile(r".*\.atom$")
ROLL = re.compile(r"vinh-danh/.*|index\.html|du-lieu/khen-thuong\.(?:json|csv)")


@dataclass(frozen=True)
class Hidden:
    """Somebody who is not public."""

    id: str
    name: str
    pen: str
    initials: str

    @property
    def forms(self) -> tuple[str, ...]:
        """Return every form that must not be seen where nobody wrote it, and the id."""
        return self.id, self.name, self.pen


@dataclass
class HiddenPortal:
    """The *files* of a portal, its *people*, and which forms may stand in which files of the output (*allowed*)."""

    files: dict[str, str | bytes] = field(default_factory=dict)
    people: list[Hidden] = field(default_factory=list)
    allowed: list[tuple[str, re.Pattern[str]]] = field(default_factory=list)

    def leaks(self, path: str, data: str) -> list[tuple[str, str]]:
        """Return the forms that the file at *path* holds, in its name or in *data*, and may not."""
        found = []
        texts = frozenset(view for text in (path, data) for view in _views(text))
        for person in self.people:
            for form in person.forms:
                if any(form == said and where.fullmatch(path) for said, where in self.allowed):
                    continue
                if any(spelled in text for spelled in _spellings(form) for text in texts):
                    found.append((path, form))
        return found


def _views(text: str) -> Iterator[str]:
    """Yield *text* as whoever reads it may take it: plain, and what stands in it as entities, percent code or JSON."""
    for one in {text, html.unescape(text), unquote(text.replace("+", " ")), _unescaped(text)}:
        yield " ".join(unicodedata.normalize("NFC", one).casefold().split())


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)


def _spellings(form: str) -> set[str]:
    plain = unicodedata.normalize("NFC", form).casefold()
    slug = ascii_slug(form)
    return {plain, slug, slug.replace("-", " "), slug.replace("-", "_"), plain.replace(" ", "")}


class Places:
    """Writes a portal in which people stand in places drawn by *rng*; with *everywhere* in all of them."""

    def __init__(self, rng: Random, *, everywhere: bool = False) -> None:
        self._rng, self._everywhere = rng, everywhere
        self.portal = HiddenPortal()
        numbers = rng.sample(range(len(NAMES)), 3)
        for number in numbers:
            initials = f"{IDS[number][:3].upper()}X"
            self.portal.people.append(Hidden(IDS[number], NAMES[number], PENS[number], initials))
        self._items: dict[str, dict[str, str]] = {}

    def portal_of_all(self) -> HiddenPortal:
        """Return the portal."""
        files = self.portal.files
        files |= {"data/site.yaml": SITE, "data/units.yaml": UNITS, "data/award_types.yaml": TYPES}
        files |= {"data/campaigns.yaml": CAMPAIGNS, "data/people.yaml": self._people()}
        files["data/groups.yaml"] = self._groups()
        files["data/initiatives.yaml"] = self._initiatives()
        for number in range(4):
            self._article(number)
        for number, status in enumerate(("conferred", "conferred", "revoked", "nominated", "registered", "consulting")):
            self._document(number, status)
        self._list()
        self._consultation()
        self._quota()
        return self.portal

    def _sometimes(self) -> bool:
        return self._everywhere or self._rng.random() < 0.6

    def _one(self) -> Hidden:
        return self._rng.choice(self.portal.people)

    def _written(self, person: Hidden, *, by_name: bool = True) -> str:
        """Return a reference to *person*: by id, by name, by pen name or initials, composed or decomposed."""
        forms = [person.id, person.name, person.pen, person.initials] if by_name else [person.id]
        written = self._rng.choice(forms)
        odd = self._rng.random()
        if written != person.id and odd < 0.2:
            return unicodedata.normalize("NFD", written)
        return written.upper() if written != person.id and odd > 0.9 else written

    def _allow(self, person: Hidden, written: str, where: re.Pattern[str]) -> None:
        """Note that *person* may be named in *where* as it was *written* there."""
        plain = unicodedata.normalize("NFC", written).casefold()
        form = next((form for form in person.forms[1:] if form.casefold() == plain), None)
        if written == person.id:
            form = person.name
        if form:
            self.portal.allowed.append((form, where))

    def _people(self) -> str:
        lines = [f"- {{id: {PUBLIC[0]}, name: {PUBLIC[1]}}}"]
        for person in self.portal.people:
            lines.append(
                f"- id: {person.id}\n  name: {person.name}\n  aliases: [{person.pen}]\n  public: false\n"
                f"  initials: [{{text: {person.initials}}}]\n"
                "  appointments: [{role: Viện trưởng, unit: ha-tinh, from: 2020-01-01}]"
            )
            if self._sometimes():
                lines[-1] += f"\n  portrait: {{src: images/{person.id}.jpg, alt: Chân dung {person.name}}}"
                self.portal.files[f"images/{person.id}.jpg"] = b""  # filled by whoever needs bytes of a picture
        return "\n".join(lines) + "\n"

    def _groups(self) -> str:
        rows = []
        for year in (2022, 2023, 2024):
            unit = ", unit: ha-tinh" if self._rng.random() < 0.5 else ""
            rows.append(f"    {year}: {{leader: ha-tinh, supervisor: {{person: {self._one().id}{unit}}}}}")
        years = "\n".join(rows) if self._sometimes() else "    2024: {leader: ha-tinh}"
        return (
            "- id: toi-cao/cum-1\n  kind: cluster\n  system: sector\n  owner: toi-cao\n  name: Cụm thi đua số 1\n"
            f"  years:\n{years}\n"
        )

    def _initiatives(self) -> str:
        records = []
        for number in range(2):
            some = self._rng.sample(self.portal.people, self._rng.randint(1, 3))
            authors = [f"{{person: {person.id}}}" for person in some]
            if self._rng.random() < 0.5:
                authors.append(f"{{person: {PUBLIC[0]}}}")
            records.append(
                f"- id: sang-kien-{number}\n  title: Phần mềm số {number}\n  level: base\n  unit: ha-tinh\n"
                f"  authors: [{', '.join(authors)}]\n"
                "  recognised: {number: 1/QĐ, date: 2024-02-01, authority: Viện trưởng}\n"
            )
        return "".join(records)

    def _article(self, number: int) -> None:
        status = self._rng.choice(["published", "published", "published", "draft"])
        page = re.compile(rf"tin/2024/05/tin-{number}/.*|.*\.atom")
        keys = {}
        if self._sometimes():
            named = [self._written(person) for person in self._rng.sample(self.portal.people, 2)]
            keys["people"] = f"[{', '.join(json.dumps(name, ensure_ascii=False) for name in named)}, {PUBLIC[0]}]"
        if self._sometimes():
            credits_ = []
            for person in self._rng.sample(self.portal.people, self._rng.randint(1, 3)):
                written = self._written(person)
                key = "person" if written == person.id else self._rng.choice(["person", "name"])
                role = self._rng.choice(["author", "photographer", "compiler", "editor"])
                credits_.append(f"{{{key}: {json.dumps(written, ensure_ascii=False)}, role: {role}}}")
                if status == "published":
                    self._allow(person, written, page)
            keys["byline"] = f"[{', '.join(credits_)}]"
        body = f"Nội dung số {number}.\n\n## Mục một\n\nĐoạn."
        if self._sometimes():
            attribute = "; ".join(self._written(person) for person in self._rng.sample(self.portal.people, 2))
            body += f'\n\n## Mục hai {{#muc-hai people="{attribute}"}}\n\nĐoạn nữa.'
        if self._sometimes():
            keys["initiatives"] = "[sang-kien-0]"
        text = item(f"Tin số {number}", body=body, units="[ha-tinh]", groups="[toi-cao/cum-1]", status=status, **keys)
        self.portal.files[f"news/tin-{number}.md"] = text

    def _document(self, number: int, status: str) -> None:
        if not self._sometimes():
            return
        later = self._rng.random() < 0.15 and status == "conferred"
        date = "2026-01-01" if later else f"2024-0{number + 1}-05"
        people, year = self._rng.sample(self.portal.people, 2), 2010 + number
        named = [self._written(person) for person in people]
        lines = [f"year: {year}", f"status: {status}", "title: Về việc khen thưởng"]
        decision = f"{{number: {number + 1}/QĐ, date: {date}, authority: Viện trưởng}}"
        lines.append(f"decision: {decision}" if status in ("conferred", "revoked") else f"date: {date}")
        if status == "revoked":
            lines += ["reason: Khai chưa đúng"]
            before = [f"year: {year}", "status: conferred", "decision: {number: 0/QĐ, date: 2023-01-05, authority: Vụ}"]
            ids = ", ".join(person.id for person in people)
            before.append(f"awards: [{{type: chien-si, people: [{ids}]}}]")
            self.portal.files[f"data/awards/truoc-{number}.yaml"] = "\n".join(before) + "\n"
        if status == "consulting":
            lines += ["opens: 2024-03-01", "closes: unknown"]
        if self._sometimes():
            lines.append("campaign: hoc-bac")
        if self._sometimes() and status != "conferred":
            lines.append("nominated_by: toi-cao/cum-1")
        if self._sometimes() and not later:
            lines.append("source: {article: 2024/05/tin-0}")
        quoted = ", ".join(json.dumps(name, ensure_ascii=False) for name in named)
        lines.append(f"awards: [{{type: chien-si, people: [{quoted}, {PUBLIC[0]}]}}]" if status != "revoked"
                     else f"awards: [{{type: chien-si, people: [{quoted}]}}]")  # fmt: skip
        self.portal.files[f"data/awards/van-ban-{number}.yaml"] = "\n".join(lines) + "\n"
        if status in ("conferred", "revoked") and not later:
            for person, written in zip(people, named, strict=True):
                self._allow(person, written, re.compile(rf"{ROLL.pattern}|tin/2024/05/tin-0/.*"))

    def _list(self) -> None:
        """A decision whose recipients stand in a file beside it."""
        if not self._sometimes():
            return
        person = self._one()
        written = self._written(person)
        self.portal.files["data/awards/danh-sach.yaml"] = (
            "year: 2009\nstatus: conferred\ndecision: {number: 9/QĐ, date: 2024-01-09, authority: Viện trưởng}\n"
            "recipients: danh-sach.csv\nawards: [{type: bang-khen}]\n"
        )
        self.portal.files["data/awards/danh-sach.csv"] = f"person;unit;citation\n{written};ha-tinh;Cứu người\n"
        self._allow(person, written, ROLL)

    def _consultation(self) -> None:
        if not self._sometimes():
            return
        quoted = ", ".join(json.dumps(self._written(person), ensure_ascii=False) for person in self.portal.people)
        closes = self._rng.choice(["2025-12-31", "2025-03-01", "unknown"])
        self.portal.files["data/consultations/lay-y-kien.yaml"] = (
            "id: lay-y-kien\ntitle: Danh sách đề nghị\nyear: 2025\nopens: 2025-01-02\n"
            f"closes: {closes}\ncomments_to: Phòng Tổ chức\nawards: [{{type: bang-khen, people: [{quoted}]}}]\n"
        )

    def _quota(self) -> None:
        person = self._one()
        if self._sometimes():
            self.portal.files["data/quota.yaml"] = (
                f"rules:\n- {{id: ca-nhan, subject: person, period: year, target: 2, people: [{person.id}],"
                f" exempt: [{{person: {person.id}, reason: Nghỉ chế độ}}]}}\n"
                "- {id: don-vi, subject: unit, period: year, target: 2, units: [ha-tinh]}\n"
                f"notice: {{signer: {person.name}}}\n"
            )
            self.portal.files["data/site.yaml"] = SITE + "quota_public: true\n"
        if self._sometimes():
            self.portal.files["data/external_items.yaml"] = (
                "- title: Bài ở báo khác\n  outlet: Báo Ví Dụ\n  date: 2024-05-05\n"
                f"  byline: [{{person: {person.id}}}]\n"
            )
