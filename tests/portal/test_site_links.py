"""Links of texts and of data to addresses of the site: a check and a build say the same, at the same line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.desk.main import main
from tests.portal.trees import item, portal, without_cards, write

pytestmark = pytest.mark.usefixtures("gate_in_process")

AT = "2025-01-01"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal with one item and one page of text."""
    without_cards(tmp_path, monkeypatch)
    page = "---\ntitle: Giới thiệu\n---\n\n## Mục {: #muc }\n\nChữ.\n"
    return portal(tmp_path / "content", {"so-0": item(body="## Mục {: #muc }")}, **{"pages/trang.md": page})


def told(command: str, content: Path, capsys: pytest.CaptureFixture[str], **options: str) -> tuple[int, list[str]]:
    """Return the exit code of *command*, and the problems that it tells, without the cure."""
    words = [word for key, value in options.items() for word in (f"--{key}", value)]
    output = ["--output", str(content.parent / "o")] if command == "build" else []
    code = main([command, "--content", str(content), "--at", AT, *output, *words])
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("content/")]
    return code, [line.partition("content/")[2].partition(";")[0] for line in lines]


def both(content: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """Return what a check tells, and see that a build tells the same."""
    checked = told("check", content, capsys)
    assert told("build", content, capsys) == checked
    return checked


GOOD = (
    "/", "/tin/", "/tin/2024/05/so-0/", "/tin/2024/05/so-0/#muc", "/trang/#muc", "/trang/#", "/trang/#top",
    "/don-vi/toi-cao/", "/don-vi/toi-cao/#thong-tin", "/tin.atom", "/du-lieu/don-vi.json", "/sitemap.xml",
    "/robots.txt", "/404.html", "/theme/css/main.css", "/?q=1", "/tin/2024/05/so-0/index.html", "/t%69n/",
    "https://thu.example/tin/", "https://thu.example", "HTTPS://THU.example/trang/#muc", "https://thu.example.vn/x",
    "https://khac.example/khong-co/#x", "mailto:a@b.vn", "tel:1900",
)  # fmt: skip
GOOD_DATA = ("", "/", "/tin/", "/trang/#muc", "/t%69n/", ".vn/khong-co/", "/tin/?a=1")
LOST = "trang web này không có địa chỉ"


def test_a_link_that_leads_somewhere_is_let_through(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(content, {f"news/tin-{n}.md": item(body=f"[Tới]({link})") for n, link in enumerate(GOOD)})

    assert both(content, capsys) == (0, [])


def test_a_link_that_leads_nowhere_is_told_at_its_line(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bodies = {
        "a": "Một.\n\n[Tới](/khong-co/)",
        "b": "[Tới](/tin)",
        "c": "[Tới](/tin//2024/)",
        "d": "[Tới](/trang/#khac)",
        "e": "[Tới](/sitemap.xml/)",
        "f": "[Tới](https://thu.example/x/)",
        "g": '<a href="https://thu.example/x">x</a>',
        "h": "[^1]\n\n[^1]: [Tới](/x/)",
    }
    source = '{outlet: Báo, url: "https://thu.example/khong-co/"}'
    waiting = {"date": "2030-01-01"}
    write(content, {f"news/{name}.md": item(body=body) for name, body in bodies.items()})
    write(
        content,
        {
            "news/i.md": item(origin="reprint", source=source),
            "news/j.md": item(status="draft", body="[Tới](/khong-co/)"),
            "news/k.md": item(body="[Tới](/tin/2030/01/l/) [Và](/tin/2030/01/l/#x)", **waiting),
            "news/l.md": item(body="[Tới](/khong-co/)", **waiting),
            "news/m.md": item(
                status="withdrawn", body="[Tới](/khong-co/)", withdrawn="{date: 2024-06-01, reason: Sai}"
            ),
        },
    )

    assert both(content, capsys) == (
        1,
        [
            f"news/a.md:11: B156 cột 7: {LOST} “/khong-co/”",
            f"news/b.md:9: B156 cột 7: {LOST} “/tin”",
            f"news/c.md:9: B156 cột 7: {LOST} “/tin//2024/”",
            "news/d.md:9: B158 cột 7: “/trang/#khac”: trang đó không có mục “#khac”",
            f"news/e.md:9: B156 cột 7: {LOST} “/sitemap.xml/”",
            f"news/f.md:9: B156 cột 7: {LOST} “https://thu.example/x/”",
            f"news/g.md:9: B156 cột 10: {LOST} “https://thu.example/x”",
            f"news/h.md:11: B156 cột 13: {LOST} “/x/”",
            f"news/i.md:8: B156 cột 28: {LOST} “https://thu.example/khong-co/”",
            "news/j.md:9: B157 (nhắc) cột 7: trang web này chưa có địa chỉ “/khong-co/”",
            f"news/l.md:9: B156 cột 7: {LOST} “/khong-co/”",
        ],
    )


def test_a_link_of_data_that_leads_nowhere_is_told_at_its_line(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def source(address: str) -> str:
        return f'{{outlet: Báo, url: "https://thu.example{address}"}}'

    campaign = "- id: c\n  kind: movement\n  name: Phong trào\n  source: {}\n"
    consultation = "id: y\ntitle: Ý kiến\nopens: 2024-12-20\ncloses: 2025-01-10\ncomments_to: Văn phòng\nlist: {}\n"
    listed = '{title: Danh sách, url: "https://THU.example/tin"}'
    group = "- {{id: toi-cao/g, kind: cluster, system: sector, owner: toi-cao, name: Cụm,"
    group += " years: {{2024: {{source: {}}}}}}}\n"
    external = '- {{title: Bài, outlet: Báo, date: 2024-02-02, byline: [{{name: Lê An}}], url: "{}"}}\n'
    good = "".join(
        f"- {{id: t-{n}, kind: drive, name: Cuộc {n}, source: {source(one)}}}\n" for n, one in enumerate(GOOD_DATA)
    )
    write(
        content,
        {
            "data/campaigns.yaml": campaign.format(source("/khong-co/")) + good,
            "data/consultations/y.yaml": consultation.format(listed),
            "data/external_items.yaml": external.format("\\x68ttps://thu.\\x65xample/x"),
            "data/groups.yaml": group.format(source("/trang/#khac")),
            "data/units.yaml": "- {id: toi-cao, level: supreme, names: [{name: VKSND tối cao}]}\n"
            "- {id: cu, level: province, parent: toi-cao, names: [{name: Cũ}], valid: {to: 2020-01-01},"
            f" closed: {{kind: dissolved, source: {source('/a/../../b/')}}}}}\n",
            "news/mot.md": item(origin="reprint", source=r'{outlet: Báo, url: "https://thu.example/a\\b"}'),
        },
    )

    expected = [
        f"data/campaigns.yaml:4: B156 cột 30: {LOST} “https://thu.example/khong-co/”",
        f"data/consultations/y.yaml:6: B156 cột 31: {LOST} “https://THU.example/tin”",
        f"data/external_items.yaml:1: B156 cột 77: {LOST} “https://thu.example/x”",
        "data/groups.yaml:1: B158 cột 119: “https://thu.example/trang/#khac”: trang đó không có mục “#khac”",
        f"data/units.yaml:2: B156 cột 145: {LOST} “https://thu.example/a/../../b/”",
        f"news/mot.md:8: B156 cột 28: {LOST} “https://thu.example/a\\b”",
    ]
    assert both(content, capsys) == (1, expected)
    assert both(content, capsys) == (1, expected)  # from what is kept

    write(content, {"data/campaigns.yaml": campaign.format(source("/khac/"))})
    expected[0] = expected[0].replace("khong-co", "khac")
    assert both(content, capsys) == (1, expected)


def test_a_title_that_begins_with_the_address_of_the_site_is_words(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    titles = ("https://thu.example ra mắt giao diện mới", "https://thu.example/khong-co/")
    write(content, {f"news/t-{n}.md": item(title, lead=f'"{title}"') for n, title in enumerate(titles)})

    assert both(content, capsys) == (0, [])


def test_a_slash_that_is_missing_is_suggested(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(content, {"news/mot.md": item(body="[Tới](/tin)")})
    main(["check", "--content", str(content), "--at", AT])

    assert "(có phải “/tin/”?)" in capsys.readouterr().err


def test_what_goes_is_told_where_nothing_was_edited(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(content, {"news/mot.md": item(body="[Tới](/trang/#muc)"), "news/hai.md": item(body="[Tới](/trang/)")})
    assert both(content, capsys) == (0, [])
    write(content, {"pages/trang.md": "---\ntitle: Giới thiệu\n---\n\nChữ khác.\n"})

    code, [line] = both(content, capsys)
    assert code == 1
    assert line.startswith("news/mot.md:9: B158 ")

    (content / "pages/trang.md").unlink()
    code, lines = both(content, capsys)
    assert code == 1
    assert [line.partition(" cột")[0] for line in lines] == ["news/hai.md:9: B156", "news/mot.md:9: B156"]


def test_a_site_that_stands_in_a_folder_has_its_links_there(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(content, {"news/mot.md": item(body="[Tới](/tin/) [Ngoài](https://thu.example/tin/)")})
    site = content / "data/site.yaml"
    site.write_text(site.read_text("utf-8").replace("https://thu.example", "https://thu.example/cong"), "utf-8")

    assert both(content, capsys) == (0, [])
