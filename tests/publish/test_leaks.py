"""No byte of the output says what is not public, however it is written."""

from __future__ import annotations

import html
import json
import time
import unicodedata
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from plugins.publish import PrivateText
from plugins.publish.leaks import needles_of
from plugins.publish.scan import Scan
from tests.publish.sites import Site, page

CANARY = "Bổ nhiệm lãnh đạo phòng nghiệp vụ chưa được công bố"
TITLE = "Họp kín lần hai"
ADDRESS = "/tin/2026/01/bo-nhiem/"
DRAFT = PrivateText(path="news/x.md", texts=(TITLE, f"Mở đầu\n\n{CANARY}\n"), addresses=(ADDRESS,))

IN_JSON = json.dumps({"a": CANARY}, ensure_ascii=True)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>{}</title></feed>'


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param("a.html", page(f"<p>{CANARY}</p>"), id="text"),
        pytest.param("a.html", page(f'<p title="{CANARY}">x</p>'), id="attribute"),
        pytest.param("a.html", page(f"<!-- {CANARY} -->"), id="comment"),
        pytest.param("a.html", page(head=f"<script>{IN_JSON}</script>"), id="script, letters escaped"),
        pytest.param("a.html", page(f"<p>{CANARY.replace(' ', chr(10))}</p>"), id="broken into lines"),
        pytest.param("a.html", page(f"<p>{TITLE}</p>"), id="a short title"),
        pytest.param("tin.atom", ATOM.format(CANARY), id="feed"),
        pytest.param("a.json", IN_JSON, id="JSON, letters escaped"),
        pytest.param("a.json", json.dumps({"a": CANARY}, ensure_ascii=False), id="JSON as it is"),
        pytest.param("a.csv", f"1;{CANARY};2", id="CSV"),
        pytest.param("a.css", f"/* {CANARY} */", id="stylesheet"),
        pytest.param("a.jpg", b"\xff\xd8\xff\x00" + CANARY.encode() + b"\xff", id="metadata of a picture"),
        pytest.param("a.html", page(unicodedata.normalize("NFD", CANARY)), id="marks apart"),
        pytest.param("a.html", page(CANARY.encode("ascii", "xmlcharrefreplace").decode()), id="as &#numbers;"),
        pytest.param("a.html", page(f'<a href="https://x.org/?t={quote(CANARY)}">x</a>'), id="in an address"),
        pytest.param("a.html", page(f'<a href="https://x.org/?t={quote_plus(CANARY)}">x</a>'), id="in a query"),
        pytest.param("a.xyz", CANARY, id="a file of unknown kind"),
    ],
)
def test_a_private_text_is_found_wherever_it_is(site: Site, path: str, content: str | bytes) -> None:
    site.put(path, content)
    site.private = (DRAFT,)

    assert "G111" in site.codes()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param("a.json", json.dumps([ADDRESS]), id="JSON"),
        pytest.param("a.json", json.dumps([ADDRESS]).replace("/", r"\/"), id="JSON with \\/"),
        pytest.param("a.html", page(f"<p>https://x.example/portal{ADDRESS}</p>"), id="text"),
        pytest.param(
            "a.html",
            page(f'<a href="https://f.org/?u={quote(ADDRESS, safe="")}&amp;t=%20">x</a>'),
            id="share",
        ),
        pytest.param(f"{ADDRESS.strip('/')}/index.html", page(), id="a file's own name"),
    ],
)
def test_a_private_address_is_found_wherever_it_is(site: Site, path: str, content: str) -> None:
    site.put(path, content)
    site.private = (DRAFT,)

    assert "G112" in site.codes()


def test_what_is_also_public_is_no_secret(site: Site, tmp_path: Path) -> None:
    source = tmp_path / "public.md"
    source.write_text(f"Tin: {CANARY.replace(' phòng', chr(10) + 'phòng').replace('phòng', '**phòng**')}.\n")
    site.put("a.html", page(f"<p>{CANARY}</p><p>{TITLE}</p>"))
    site.private = (DRAFT,)
    site.public_sources = (str(source),)
    site.public_texts = (f"Lịch: {TITLE}",)

    assert site.codes() == []


def test_a_public_phrase_does_not_cover_the_secret_beside_it(site: Site) -> None:
    public = "Viện kiểm sát nhân dân tỉnh Lâm Đồng"
    site.put("a.html", page(f"<p>{public} {CANARY}</p>"))
    site.private = (DRAFT, PrivateText(path="news/y.md", texts=(public, f"Lâm Đồng {CANARY}"[:40])))
    site.public_texts = (public,)

    assert "G111 output/a.html:9" in site.found()


def test_an_address_stays_secret_though_a_public_item_names_it(site: Site, tmp_path: Path) -> None:
    source = tmp_path / "public.md"
    source.write_text(f"[x]({ADDRESS})")
    site.put("a.json", json.dumps([ADDRESS]))
    site.private = (DRAFT,)
    site.public_sources = (str(source),)

    assert site.codes() == ["G112"]


def test_an_item_cannot_excuse_its_own_leak(site: Site, tmp_path: Path) -> None:
    source = tmp_path / "content" / DRAFT.path
    source.parent.mkdir(parents=True)
    source.write_text(CANARY)
    site.private = (DRAFT,)
    site.public_sources = (str(source),)

    assert site.codes() == ["G113"]


def test_a_leak_is_told_once_for_a_file_and_with_its_line(site: Site) -> None:
    site.put("a.html", page(f"<p>{CANARY}</p>\n<p>{CANARY}</p>\n<p>{TITLE}</p>"))
    site.private = (DRAFT,)

    assert site.found() == ["G111 output/a.html:9"]


def test_escaped_quotes_do_not_hide_a_title(site: Site) -> None:
    title = 'Xử lý "X" & Y'
    site.private = (PrivateText(path="news/x.md", texts=(title,)),)
    site.put("a.html", page(f"<p>{html.escape(title)}</p>"))

    assert site.codes() == ["G111"]


def test_ten_times_the_needles_do_not_cost_ten_times_the_scan() -> None:
    data = page(f"<p>{CANARY[:20]} khác</p>" * 400).encode()

    def cost(items: int) -> float:
        needles = needles_of(
            PrivateText(path=f"{item}.md", texts=(f"Bài kín số {item} của phòng nghiệp vụ {item * 7}\n\n",))
            for item in range(items)
        )
        scan = Scan(needles)
        best = 9.0
        for _ in range(5):
            start = time.process_time()
            for file in range(20):
                scan.look(str(file), data)
            best = min(best, time.process_time() - start)
        return best

    assert cost(5_000) < 5 * cost(500)
