"""What happens to a portal between two builds: each edit changes a workshop, by chance that a number decides."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta

from plugins.publish.outputs import SIGNS
from tests.freshness import little_portal
from tests.freshness.workshop import Workshop
from tests.portal.trees import item

Edit = Callable[[Workshop, random.Random], None]
EDITS: list[Edit] = []

STATUSES = ("published", "published", "draft", "review")
UNITS = ("[hue]", "[quang-tri]", "[quang-binh]", "[hue, quang-tri]", "[toi-cao]", "[]")
PEOPLE = ("[nguyen-van-hung]", "[le-thi-ngoc]", "[nguyen-van-hung-2]", "[nguyen-van-hung, le-thi-ngoc]", "[]")
CAMPAIGNS = ("[van-hoa-cong-so]", "[hoc-tap]", "[]")
GROUPS = ("[hue/cum-1]", "[quang-tri/cum-1]", "[]")
BYLINES = (
    "[{person: le-thi-ngoc}]",
    "[{person: nguyen-van-hung-2}]",
    "[{unit: hue}]",
    "[{name: Người ngoài}]",
    "[{person: nguyen-van-hung}, {person: le-thi-ngoc, role: photographer, share: 1/4}]",
)
COVERS = (
    "{src: images/bia.png, alt: Một ô màu trơn}",
    "{src: images/hinh.png, alt: Một ô màu khác, caption: Chú thích, credit: Lê Thị Ngọc}",
    "{src: images/phong-hop.jpg, alt: Phòng họp}",
)
DATES = ("2024-03-05 07:30", "2024-12-31", "2025-01-01", "2025-07-30 12:00", "2025-08-01 07:59", "2025-08-01 08:30")
DATES += ("2025-08-03", "2023-05-05", "2025-02-03")


def edit(function: Edit) -> Edit:
    """Count *function* among the edits."""
    EDITS.append(function)
    return function


# --- texts -----------------------------------------------------------------------------------------------------------


def items(w: Workshop) -> list[str]:
    """Return the paths of the items."""
    return sorted(path for path in w.files if path.startswith("news/"))


def an_item(w: Workshop, chance: random.Random) -> str:
    """Return the path of one of them."""
    return chance.choice(items(w) or [_new_item(w, chance)])


def set_key(w: Workshop, path: str, key: str, value: str | None) -> None:
    """Set *key* in the front matter of the text at *path*; None takes it away."""
    front, body = w.files[path].decode().split("---\n", 2)[1:]
    lines = [line for line in front.splitlines() if not line.startswith(f"{key}:")]
    lines += [] if value is None else [f"{key}: {value}"]
    w.files[path] = ("---\n" + "".join(f"{line}\n" for line in lines) + "---\n" + body).encode()


def swap(w: Workshop, path: str, old: str, new: str) -> None:
    """Have *new* for *old* in the file at *path*, or *old* again where it stands already."""
    data = w.files[path].decode()
    w.files[path] = (data.replace(old, new) if old in data else data.replace(new, old)).encode()


def words(chance: random.Random) -> str:
    """Return a few words."""
    return " ".join(chance.sample(["Tin", "huyện", "tỉnh", "sơ kết", "tổng kết", "ký kết", "họp", "năm"], 4))


@edit
def body(w: Workshop, chance: random.Random) -> None:
    """Write another paragraph, with or without a heading."""
    path = an_item(w, chance)
    w.files[path] += f"\n{chance.choice(['', f'## Mục {words(chance)}', '> trích'])}\n\n{words(chance)}.\n".encode()


@edit
def headline(w: Workshop, chance: random.Random) -> None:
    """Give another title."""
    set_key(w, an_item(w, chance), "title", f'"{words(chance)}"')


@edit
def lead(w: Workshop, chance: random.Random) -> None:
    """Write, change or remove a lead."""
    set_key(w, an_item(w, chance), "lead", chance.choice([None, f"{words(chance)}."]))


@edit
def date(w: Workshop, chance: random.Random) -> None:
    """Move an item in time."""
    set_key(w, an_item(w, chance), "date", chance.choice(DATES))


@edit
def status(w: Workshop, chance: random.Random) -> None:
    """Publish or take back."""
    path = an_item(w, chance)
    if chance.random() < 0.2:
        set_key(w, path, "status", "withdrawn")
        set_key(w, path, "withdrawn", "{date: 2025-07-01, reason: Nhầm lẫn}")
    else:
        set_key(w, path, "withdrawn", None)
        set_key(w, path, "status", chance.choice(STATUSES))


@edit
def tags(w: Workshop, chance: random.Random) -> None:
    """Have an item be about others."""
    key, values = chance.choice(
        [
            ("units", UNITS),
            ("about_former", (None, "true")),
            ("people", PEOPLE),
            ("campaigns", CAMPAIGNS),
            ("groups", GROUPS),
            ("byline", BYLINES),
        ]
    )
    set_key(w, an_item(w, chance), key, chance.choice(values))


@edit
def category(w: Workshop, chance: random.Random) -> None:
    """Move an item to another category, genre or language."""
    key, values = chance.choice(
        [("category", ("thi-dua", "dia-phuong")), ("genre", ("news", "feature")), ("lang", ("vi", "en"))]
    )
    set_key(w, an_item(w, chance), key, chance.choice(values))


@edit
def sections(w: Workshop, chance: random.Random) -> None:
    """Change what the sections of the digest are about, or their headings."""
    path = "news/2025/diem-tin-hai-tinh.md"
    if path in w.files:
        swap(
            w,
            path,
            *chance.choice(
                [
                    ('people="nguyen-van-hung"', 'people="le-thi-ngoc"'),
                    ('groups="hue/cum-1"', 'campaigns="hoc-tap"'),
                    ("## VKSND thành phố Huế", "## Huế trong tuần"),
                    ('units="VKSND tỉnh Quảng Bình"', 'units="quang-tri"'),
                    ("#quang-binh ", "#quang-binh-2 "),
                    ('event="2025-03-18"', 'event="2025-03-11"'),
                ]
            ),
        )


@edit
def slug(w: Workshop, chance: random.Random) -> None:
    """Give an item an address of its own, or its old one back."""
    path = an_item(w, chance)
    set_key(w, path, "slug", chance.choice([None, "ten-khac", "ten-moi"]))


@edit
def aliases(w: Workshop, chance: random.Random) -> None:
    """Have an item answer at old addresses."""
    set_key(w, an_item(w, chance), "aliases", chance.choice([None, "[/cu/a.html]", "[/cu/b/, /cu/5.html]"]))


def _new_item(w: Workshop, chance: random.Random) -> str:
    path = f"news/{chance.choice(['2024', '2025'])}/moi-{chance.randrange(4)}.md"
    w.files[path] = item(
        words(chance),
        chance.choice(DATES),
        chance.choice(["Chữ.", "Xem [bài này](../2024/tin-1.md).", "![một ô màu](../../images/hinh.png)"]),
        category="thi-dua",
        units=chance.choice(UNITS),
        people=chance.choice(PEOPLE),
    ).encode()
    return path


@edit
def new_item(w: Workshop, chance: random.Random) -> None:
    """Write an item."""
    _new_item(w, chance)


@edit
def delete_item(w: Workshop, chance: random.Random) -> None:
    """Delete an item."""
    w.files.pop(an_item(w, chance))


@edit
def rename_item(w: Workshop, chance: random.Random) -> None:
    """Rename the file of an item."""
    path = an_item(w, chance)
    w.files[f"{path[:-3]}-x.md"] = w.files.pop(path)


@edit
def link(w: Workshop, chance: random.Random) -> None:
    """Have an item lead to another, or to a page of text."""
    path, to = an_item(w, chance), chance.choice([*items(w), "pages/gioi-thieu.md"])
    w.files[path] += f"\nXem [bài khác](../../{to}).\n".encode()


@edit
def put_back(w: Workshop, chance: random.Random) -> None:
    """Have a file as it was in the beginning."""
    path = chance.choice(sorted(little_portal.files()))
    w.files[path] = little_portal.files()[path]


@edit
def text_page(w: Workshop, chance: random.Random) -> None:
    """Edit, add or remove a page of text."""
    match chance.randrange(5):
        case 0:
            w.files["pages/moi.md"] = f"---\ntitle: {words(chance)}\n---\n\nTrang mới.\n".encode()
        case 1:
            w.files.pop(chance.choice(["pages/moi.md", "pages/lien-he.md", "pages/en/about.md"]), None)
        case 2:
            w.files["pages/en/lien-he.md"] = (
                b"---\ntitle: Contact\nlang: en\ntranslates: lien-he.md\n---\n\nOur address.\n"
            )
        case _:
            path = chance.choice([path for path in sorted(w.files) if path.startswith("pages/")])
            w.files[path] += f"\n{words(chance)}\n".encode()


# --- pictures --------------------------------------------------------------------------------------------------------


@edit
def cover(w: Workshop, chance: random.Random) -> None:
    """Give an item a cover, another one, or none."""
    set_key(w, an_item(w, chance), "cover", chance.choice([*COVERS, None]))


@edit
def picture(w: Workshop, chance: random.Random) -> None:
    """Have another picture under the same name."""
    w.files[chance.choice(["images/bia.png", "images/hinh.png"])] = little_portal.pixels(chance.randrange(4))


@edit
def picture_gone(w: Workshop, chance: random.Random) -> None:
    """Remove a picture with what refers to it."""
    name = chance.choice(["bia.png", "hinh.png"])
    w.files.pop(f"images/{name}", None)
    for path in items(w):
        kept = [line for line in w.files[path].decode().splitlines(keepends=True) if name not in line]
        w.files[path] = "".join(kept).encode()


@edit
def root_file(w: Workshop, chance: random.Random) -> None:
    """Publish a file of the owner's. It stays: without the cache, nobody could tell that it was not always there."""
    files = {".htaccess": b"# a\n", "CNAME": b"thu.example\n", ".well-known/security.txt": b""}
    name = chance.choice(sorted(files))
    w.files[f"root/{name}"] = files[name]


# --- data ------------------------------------------------------------------------------------------------------------

SWAPS = [
    ("units", "from: 2025-01-01}", "from: 2025-06-01}"),
    (
        "units",
        "short: VKSND tỉnh Quảng Trị}]",
        "short: VKSND tỉnh Quảng Trị}, {name: Tên mới của Quảng Trị, from: 2025-08-02}]",
    ),
    ("units", "short: VKSND tỉnh Quảng Trị", "short: VKS Quảng Trị"),
    ("units", "short: VKSND tỉnh Quảng Bình", "short: VKS Quảng Bình"),
    ("units", "valid: {to: 2025-06-30}", "valid: {to: 2025-05-31}"),
    ("units", "- id: quang-tri\n  level: province\n", "- id: quang-tri\n  level: province\n  parent: toi-cao\n"),
    ("people", "name: Lê Thị Ngọc\n", "name: Lê Thị Ngọc Lan\n"),
    ("people", "- id: le-thi-ngoc\n", "- id: le-thi-ngoc\n  public: false\n"),
    ("people", "role: Phó Viện trưởng", "role: Viện trưởng"),
    ("people", "  portrait: {src: images/phong-hop.jpg, alt: Một căn phòng có bàn dài và sáu chiếc ghế}\n", ""),
    ("people", "from: 2024-01-01}", "from: 2025-08-02}"),
    ("people", "from: 2024-01-01}", "from: 2024-01-01, to: 2025-08-01}"),
    ("people", "unit: quang-tri, from: 2025-07-01}", "unit: quang-binh}"),
    ("campaigns", "period: {from: 2025-01-01}", "period: {from: 2025-08-02}"),
    ("campaigns", "name: Học tập và làm theo", "name: Học tập"),
    ("campaigns", "launched_by: quang-tri", "launched_by: hue"),
    ("campaigns", "  source: {article: 2024/03/phat-dong-thi-dua}\n", ""),
    ("groups", "theme: Đoàn kết", "theme: Kỷ cương"),
    ("groups", "leader: hue", "leader: quang-tri"),
    ("groups", "members: [quang-tri]", "members: [quang-tri, hue]"),
    ("groups", "  short: Cụm thi đua số 1\n", ""),
    ("site", "tagline: Một cây", "tagline: Một cái cây"),
    ("site", "siteurl: https://thu.example", "siteurl: https://khac.example"),
    ("site", "name: Tin địa phương", "name: Địa phương"),
    (
        "site",
        "  - {id: dia-phuong, name: Tin địa phương}",
        "  - {id: dia-phuong, name: Tin địa phương}\n  - {id: khac, name: Khác}",
    ),
    ("site", 'phone: "0234 000 0000"', 'phone: "0234 111 1111"'),
    ("site", "notice: Dữ liệu thử nghiệm.\n", ""),
    ("award_types", "name: Cờ thi đua ngành", "name: Cờ thi đua"),
    ("award_types", "rank: 31", "rank: 45"),
    (
        "award_types",
        "conferred_by: Chủ tịch nước, consultation: true",
        "conferred_by: Chủ tịch nước, consultation: false",
    ),
    ("awards/2024-cstd-co-so", "people: [nguyen-van-hung]", "people: [nguyen-van-hung, le-thi-ngoc]"),
    ("awards/2024-cstd-co-so", "units: [hue, quang-binh]", "units: [hue]"),
    ("awards/2024-cstd-co-so", "source: {note: Công báo nội bộ}", "source: {article: 2025/07/quang-tri-sau-hop-nhat}"),
    ("awards/2024-cstd-co-so", "date: 2024-12-20", "date: 2024-12-21"),
    ("awards/2024-cstd-co-so", "date: 2024-12-20", "date: 2025-08-02"),
    ("awards/2022-cstd-co-so", "status: conferred", "status: nominated"),
    ("awards/2022-cstd-co-so", "number: 12/QĐ-VKS", "number: 13/QĐ-VKS"),
    ("awards/2025-thu-hoi", "reason: kê khai thành tích chưa đúng", "reason: kê khai sai"),
    ("awards/2025-ky-niem-chuong", "category: dedication\n", ""),
    (
        "awards/2025-ky-niem-chuong",
        "source: {article: 2025/07/quang-tri-sau-hop-nhat}\n",
        "source: {article: 2025/02/tin-5, anchor: muc-mot}\n",
    ),
    ("initiatives", "title: Sổ tay điện tử", "title: Sổ tay"),
    ("initiatives", "level: base", "level: sector"),
    ("initiatives", "  published_in: 2025/07/quang-tri-sau-hop-nhat\n", ""),
    ("initiatives", "unit: hue", "unit: quang-tri"),
    ("consultations/2025-08", "closes: 2025-08-15", "closes: 2025-08-01"),
    ("consultations/2025-08", "opens: 2025-07-28", "opens: 2025-08-02"),
    ("consultations/2025-08", "closes: 2025-08-15", "closes: unknown"),
    ("consultations/2025-08", "awards: [", "list: {note: Bảng tin}\nawards: ["),
    ("awards/2022-cstd-co-so", "number: 12/QĐ-VKS", "number: unknown"),
    ("awards/2022-cstd-co-so", "awards:", "source: {outlet: Báo Ví Dụ}\nawards:"),
    ("awards/2024-de-nghi", "status: nominated", "status: consulting\ncloses: 2025-08-01"),
    ("awards/2024-de-nghi", "status: nominated", "status: consulting"),
    (
        "awards/2025-ky-niem-chuong",
        "type: ky-niem-chuong}",
        "type: ky-niem-chuong}, {type: ky-niem-chuong, counts: {people: 366}}",
    ),
    ("groups", "leader: hue", "leader: {name: Tòa án, kind: outside}"),
]


@edit
def data(w: Workshop, chance: random.Random) -> None:
    """Change something in the data files, or change it back."""
    name, old, new = chance.choice(SWAPS)
    path = f"data/{name}.yaml"
    if path in w.files:
        swap(w, path, old, new) if new else _drop(w, path, old)


def _drop(w: Workshop, path: str, old: str) -> None:
    w.files[path] = w.files[path].replace(old.encode(), b"")


@edit
def recipients(w: Workshop, chance: random.Random) -> None:
    """Change a list of recipients."""
    path = "data/awards/2025-ky-niem-chuong.csv"
    if path in w.files:
        swap(w, path, *chance.choice([("le-thi-ngoc;;", "nguyen-van-hung;;"), ("Mười lăm năm", "Mười sáu năm")]))


@edit
def award_document(w: Workshop, chance: random.Random) -> None:
    """Add a document of awards, or remove one."""
    if chance.random() < 0.5:
        source = chance.choice(["{note: Báo cáo}", "{article: 2025/07/quang-tri-sau-hop-nhat}"])
        w.files["data/awards/2023-moi.yaml"] = (
            "year: 2023\nstatus: conferred\n"
            "decision: {number: 7/QĐ-VKS, date: 2023-12-20, authority: Viện trưởng VKSND tối cao}\n"
            f"source: {source}\nawards: [{{type: co-thi-dua, units: {chance.choice(UNITS[:4])}}}]\n"
        ).encode()
    else:
        w.files.pop(f"data/awards/{chance.choice(['2023-moi', '2022-cstd-co-so', '2025-thu-hoi'])}.yaml", None)


@edit
def refusal(w: Workshop, chance: random.Random) -> None:
    """Refuse one who is proposed, in public or not, or nobody."""
    for name, said in (("de-nghi", "nominated\ndate: 2025-02-03"), ("khong-tang", "declined\ndate: 2025-03-04")):
        public = "public: true\n" if name == "khong-tang" and chance.random() < 0.5 else ""
        w.files[f"data/awards/2025-{name}.yaml"] = (
            f"year: 2025\nstatus: {said}\n{public}awards: [{{type: cstd-co-so, people: [le-thi-ngoc]}}]\n".encode()
        )
    if chance.random() < 0.3:
        del w.files["data/awards/2025-khong-tang.yaml"]


@edit
def wrong(w: Workshop, chance: random.Random) -> None:
    """Make the content wrong."""
    match chance.randrange(3):
        case 0:
            set_key(w, an_item(w, chance), "status", "xong")
        case 1:
            w.files["data/units.yaml"] += b"- {id: x\n"
        case _:
            w.files[an_item(w, chance)] += b"\n[xem](khong-co.md)\n"


@edit
def faulty_draft(w: Workshop, chance: random.Random) -> None:
    """Make an item a draft, or one in review, and that wrong; or the first such one right again."""
    path = an_item(w, chance)
    set_key(w, path, "withdrawn", None)
    set_key(w, path, "status", chance.choice(("draft", "draft", "review", "published")))
    match chance.randrange(6):
        case 0:
            set_key(w, path, "sapo", chance.choice([None, "Lời mở đầu của bài"]))
        case 1:
            set_key(w, path, "category", chance.choice(["khong-co", "thi-dua"]))
        case 2:
            set_key(w, path, "cover", chance.choice([None, "{src: images/khong-co.png, alt: Ảnh}"]))
        case 3:
            set_key(w, path, "units", chance.choice(["[khong-co]", "[hue]"]))
        case 4:
            set_key(w, path, "slug", chance.choice([None, "tin-1", "tin-5"]))
        case _:
            swap(w, path, "\n[xem](khong-co.md)\n", "\n")


# --- theme, clock, settings ------------------------------------------------------------------------------------------


@edit
def theme(w: Workshop, chance: random.Random) -> None:
    """Change a file of the theme, or have it as it was."""
    folder = w.root / "true theme"
    kinds = ["templates/pages", "templates/components", "templates/panels", "templates/layouts", "templates/feeds"]
    kinds += ["templates/partials", "strings", "static/css"]
    files = sorted(path for path in (folder / chance.choice(kinds)).rglob("*") if path.is_file())
    path = chance.choice(files).relative_to(folder).as_posix()
    true = (folder / path).read_bytes()
    if path in w.theme:
        del w.theme[path]
    elif path.endswith(".toml"):
        w.theme[path] = re.sub(rb'= "([^"{}]+)"', rb'= "\1."', true, count=chance.randrange(1, 60))
    elif path.endswith(".html"):
        w.theme[path] = true + b"<!-- a -->"
    elif path.endswith(".css"):
        w.theme[path] = true + b"\n.a { color: red }\n"


@edit
def clock(w: Workshop, chance: random.Random) -> None:
    """Let time go by, or go back."""
    steps = [timedelta(minutes=20), timedelta(hours=1), timedelta(days=1), timedelta(hours=22), timedelta(days=2)]
    steps += [timedelta(days=20), timedelta(days=200), -timedelta(days=1), -timedelta(days=300)]
    w.at = (datetime.fromisoformat(w.at) + chance.choice(steps)).isoformat(timespec="minutes")


@edit
def settings(w: Workshop, chance: random.Random) -> None:
    """Ask for something else."""
    match chance.randrange(4):
        case 0:
            w.siteurl = chance.choice(["", "https://thu.example/cong"])
        case 1:
            w.output = chance.choice(["o", "o2"])
        case 2:
            w.preview = not w.preview
        case _:
            w.cards = chance.random() < 0.2


# --- cache, output, time stamps, death -------------------------------------------------------------------------------


@edit
def cache_spoilt(w: Workshop, chance: random.Random) -> None:
    """Delete, cut or spoil files of the cache."""
    for _ in range(chance.choice([1, 1, 3, 20])):
        if not (files := w.cached()):
            return
        file = chance.choice(files)
        data = bytearray(file.read_bytes())
        at = chance.randrange(len(data) or 1)
        match chance.randrange(3):
            case 0:
                file.unlink()
            case 1:
                file.write_bytes(data[:at])
            case _:
                data[at : at + 1] = bytes([data[at] ^ 1 << chance.randrange(8)])
                file.write_bytes(data)


@edit
def cache_kept(w: Workshop, chance: random.Random) -> None:
    """Put the cache, or one file of it, back as it was when this happened last; and set one aside."""
    now, aside = w.cache / "site", w.root / "aside"
    if aside.exists() and now.exists():
        w.hashing |= w.has_unseen  # what the old cache says of such a file is wrong, and only reading it tells
        if chance.random() < 0.5:
            shutil.rmtree(now)
            shutil.copytree(aside, now)
        else:
            old = chance.choice([path for path in sorted(aside.rglob("*")) if path.is_file()])
            new = now / old.relative_to(aside)
            new.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(old, new)
    elif now.exists():
        shutil.copytree(now, aside)


@edit
def output_spoilt(w: Workshop, chance: random.Random) -> None:
    """Delete or change a file of the output, or put a page there that a build forgot."""
    if not w.out.is_dir():
        return
    file = chance.choice(w.published())
    is_sign = file.parent == w.out and file.name in SIGNS  # without it the folder is no site, and is refused
    match chance.randrange(5):
        case 0 if not is_sign:
            file.unlink()
        case 1:
            data = bytearray(file.read_bytes())
            data[-1] ^= 1
            file.write_bytes(data)
        case 2:
            (file.parent / "la.html").write_bytes(b'<link rel="stylesheet" href="/theme/css/main.css">la')
        case 3:
            file.write_bytes(b"")
        case _:
            shutil.rmtree(file.parent) if file.parent != w.out else file.write_bytes(b"x")


@edit
def touched(w: Workshop, chance: random.Random) -> None:
    """Give a source another time and nothing else."""
    path = chance.choice(sorted(w.files))
    w.lay_down()
    w.touch(path)


@edit
def unseen(w: Workshop, chance: random.Random) -> None:
    """Change a source so that nobody can see it who does not read it; and have all read."""
    w.lay_down()
    path = chance.choice([path for path in sorted(w.files) if path.startswith(("news/", "data/awards/"))])
    data = w.files[path].replace(b"VKS", b"VKT").replace(b"Tin", b"Tit").replace(b"tin", b"tit")
    if len(data) == len(w.files[path]):
        w.write_unseen(path, data)
    w.hashing = True


@edit
def killed(w: Workshop, chance: random.Random) -> None:
    """Have the next build killed, and another one begun."""
    w.kill = chance.randrange(60)
