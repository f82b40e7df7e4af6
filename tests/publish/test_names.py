"""The names and ids of people who are not public: found as whole words, and no false alarm that stops a site."""

from __future__ import annotations

import html
import json
import unicodedata
from pathlib import Path
from urllib.parse import quote

import pytest

from plugins.pages import urls
from plugins.publish import PrivateText
from plugins.publish.names import PEOPLE, shown_of, spellings_of_id, spellings_of_name
from plugins.registry import Kind
from tests.publish.sites import Site, page

NAME, ID = "Trần Thị Kín", "tran-thi-kin"
HIDDEN = PrivateText(path="data/people.yaml", names=(NAME, "Hoa Gạo", "An"), ids=(ID, "an", "tin-tuc"), is_data=True)


@pytest.fixture
def hiding(site: Site) -> Site:
    """A site whose registry has people who are not public."""
    site.private = (HIDDEN,)
    return site


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param("a.html", page(f"<p>Ông {NAME}, Viện trưởng</p>"), id="text"),
        pytest.param("a.html", page(f"<p>({NAME})</p>"), id="in brackets"),
        pytest.param("a.html", page(f"<p>“{NAME}”</p>"), id="in quotation marks"),
        pytest.param("a.html", page("<p>Hoa Gạo</p>"), id="a pen name"),
        pytest.param("a.html", page(f"<p>{NAME.upper()}</p>"), id="capitals"),
        pytest.param("a.html", page(f"<p>{unicodedata.normalize('NFD', NAME)}</p>"), id="marks apart"),
        pytest.param("a.html", page(f"<p>{NAME.encode('ascii', 'xmlcharrefreplace').decode()}</p>"), id="&#numbers;"),
        pytest.param("a.html", page(f'<p title="{NAME}">x</p>'), id="attribute"),
        pytest.param("a.html", page(f'<a href="https://x.org/?q={quote(NAME)}">x</a>'), id="percent code"),
        pytest.param("a.json", json.dumps({"name": NAME}), id="JSON, letters escaped"),
        pytest.param("a.json", json.dumps({"name": f"x\n{NAME}"}, ensure_ascii=False), id="JSON, after an escape"),
        pytest.param("a.csv", f"1;{NAME};2", id="CSV"),
        pytest.param(f"{NAME}.txt", "x", id="name of a file"),
        pytest.param("a.html", page(f"<p>{html.escape(NAME)}\n</p>"), id="at the end of a line"),
    ],
)
def test_a_name_is_found_wherever_it_is(hiding: Site, path: str, content: str) -> None:
    hiding.put(path, content)

    assert hiding.codes() == ["G182"]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param("a.html", page(f'<p id="x-1" data-who="{ID}">x</p>'), id="an attribute"),
        pytest.param("a.json", json.dumps([ID]), id="JSON"),
        pytest.param(f"anh/{ID}.txt", "x", id="name of a file"),
        pytest.param("a.json", json.dumps(["/ca-nhan/an/"]), id="the address of a page, whatever the id"),
        pytest.param("a.json", json.dumps(["2024/chien-si/person/tin-tuc"]), id="the id of a record"),
    ],
)
def test_an_id_is_found_where_it_is_one(hiding: Site, path: str, content: str) -> None:
    hiding.put(path, content)

    assert hiding.codes() == ["G183"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Trần Thị Kính", id="a part of a longer word"),
        pytest.param("xTrần Thị Kín", id="the end of a longer word"),
        pytest.param("Trần Thị Kín" + "\u0301", id="another letter, composed of two"),
        pytest.param("An Giang, An toàn, An", id="a name that is an ordinary word"),
        pytest.param("trần thị kín", id="words in small letters"),
        pytest.param("tran-thi-kinh, chan-dung-tran-thi-kin, tran-thi-kin-2", id="a part of a longer id"),
        pytest.param("an, /tin/an/, tin-tuc, person/tin-tuc-moi", id="ids that are ordinary words"),
    ],
)
def test_what_only_looks_like_it_is_no_leak(hiding: Site, text: str) -> None:
    hiding.put("a.html", page(f"<p>{text}</p>"))

    assert hiding.codes() == []


ARTICLE = "---\ntitle: Tin\n{front}\n---\n\n{body}\n"


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        pytest.param(ARTICLE.format(front="lead: x", body=f"Bà {NAME} kể."), [], id="typed in the text"),
        pytest.param(ARTICLE.format(front="lead: x", body=f"[x](https://x.org/{quote(NAME)})"), [], id="in a link"),
        pytest.param(ARTICLE.format(front="lead: x", body="Bà **Trần** Thị\nKín kể."), [], id="with marks"),
        pytest.param(ARTICLE.format(front=f"lead: Bà {NAME}", body="x"), [], id="typed in the lead"),
        pytest.param(ARTICLE.format(front=f"byline: [{{name: {NAME}}}]", body="x"), [], id="typed in the byline"),
        pytest.param(ARTICLE.format(front=f"byline: [{{person: {NAME}}}]", body="x"), [], id="credited by name"),
        pytest.param(ARTICLE.format(front=f"people: [{NAME}]", body="x"), ["G182"], id="people"),
        pytest.param(ARTICLE.format(front=f"people:\n  - lan\n  - {NAME}", body="x"), ["G182"], id="people, in lines"),
        pytest.param(ARTICLE.format(front="x: y", body=f'## Mục {{people="{NAME}"}}'), ["G182"], id="a heading"),
        pytest.param(ARTICLE.format(front="lead: x", body=f"Bà {NAME}h kể."), ["G182"], id="a longer name"),
        pytest.param(ARTICLE.format(front="lead: x", body="x"), ["G182"], id="nowhere"),
    ],
)
def test_what_a_public_text_shows_is_public(hiding: Site, tmp_path: Path, source: str, codes: list[str]) -> None:
    file = tmp_path / "tin.md"
    file.write_text(source, "utf-8")
    hiding.public_sources = (str(file),)
    hiding.put("a.html", page(f"<p>{NAME}</p>"))

    assert hiding.codes() == codes


def test_data_files_excuse_no_name_and_still_excuse_words(hiding: Site, tmp_path: Path) -> None:
    file = tmp_path / "people.yaml"
    words = "Một câu dài đứng trong dữ liệu công khai"
    file.write_text(f"- {{id: {ID}, name: {NAME}}}\n# {words}\n", "utf-8")
    hiding.private += (PrivateText(path="news/nhap.md", texts=(words,)),)
    hiding.data_sources = (str(file),)
    hiding.put("a.html", page(f"<p>{NAME}</p><p>{words}</p>"))

    assert hiding.codes() == ["G182"]


def test_an_id_that_is_the_address_of_something_else_is_public(hiding: Site) -> None:
    hiding.put(f"tin/2024/05/{ID}/index.html", page(address=f"tin/2024/05/{ID}/"))
    hiding.put("a.html", page(f'<a href="/portal/tin/2024/05/{ID}/">x</a>'))

    assert hiding.codes() == []


def test_words_of_data_that_is_never_public_are_found(site: Site) -> None:
    site.private = (PrivateText(path="data/quota.yaml", texts=("Nghỉ chữa bệnh dài ngày",), is_data=True),)
    site.put("a.html", page("<p>Nghỉ chữa bệnh dài ngày</p>"))

    assert site.codes() == ["G184"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("An", []),
        ("Hoa", []),
        ("Tuấn", []),
        ("Lê An", []),
        ("Lê Anh", ["Lê Anh", "LÊ ANH"]),
        ("kiemsatvien", ["kiemsatvien", "KIEMSATVIEN"]),
        ("Trần  Thị\u00a0Kín", [NAME, NAME.upper()]),
    ],
)
def test_a_name_that_may_be_an_ordinary_word_is_not_looked_for(name: str, found: list[str]) -> None:
    assert list(spellings_of_name(name)) == found


@pytest.mark.parametrize(("id_", "alone"), [("an", False), ("tin-tuc", False), ("le-van-an", True), (ID, True)])
def test_an_id_that_may_be_an_ordinary_word_is_looked_for_in_addresses_alone(id_: str, alone: bool) -> None:
    spellings = list(spellings_of_id(id_))

    assert (id_ in spellings) is alone
    assert f"/ca-nhan/{id_}" in spellings


def test_the_folders_of_people_are_those_of_their_pages() -> None:
    assert {f"/{folder}x/" for folder in PEOPLE} == {urls.entity(Kind.PERSON, "x"), urls.author("x")}


def test_credits_and_texts_are_shown() -> None:
    source = 'byline:\n  - {person: tran-thi-kin, role: author}\n  - {person: "Hoa Gạo"}\npeople: [x]\ntitle: T\n'

    assert shown_of(source) == 'byline:\n  - {, role: author}\n  - {person: "Hoa Gạo"}\ntitle: T\n'
