"""What pages tell machines is true, complete, and leads somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from plugins.pages import Page
from tests import golden_site
from tests.honour_roll.making import award, proposed
from tests.honour_roll.sites import honour_site, view
from tests.pages.making import pages_of
from tests.portal.trees import UNITS, item, picture

Node = dict[str, Any]

SITEURL = "https://thu.example"
# What a thing of each type says at least, where it stands by itself or inside another.
REQUIRED = {
    "WebSite": {"@id", "name", "url"},
    "WebPage": {"@id", "url", "name", "inLanguage", "isPartOf"},
    "CollectionPage": {"@id", "url", "name", "inLanguage", "isPartOf", "breadcrumb"},
    "ProfilePage": {"@id", "url", "name", "inLanguage", "isPartOf", "breadcrumb", "mainEntity"},
    "BreadcrumbList": {"@id", "itemListElement"},
    "ListItem": {"position", "name", "item"},
    "NewsArticle": {"@id", "url", "headline", "datePublished", "dateModified", "inLanguage", "publisher", "isPartOf"},
    "ImageObject": {"url", "width", "height", "caption"},
    "GovernmentOrganization": {"name"},
    "Organization": {"name"},
    "Person": {"name"},
    "Project": {"name"},
    "CreativeWork": {"publisher"},
    "DataCatalog": {"@id", "url", "name", "publisher", "dataset"},
    "Dataset": {"@id", "url", "name", "description", "distribution", "creator"},
    "DataDownload": {"encodingFormat", "contentUrl"},
    "org:ChangeEvent": set(),
}
ADDRESSES = ("@id", "url", "item", "contentUrl")
_SCRIPT = re.compile(rb'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("linked") / "site"
    golden_site.build(output)
    return {p.relative_to(output).as_posix(): p.read_bytes() for p in output.rglob("*") if p.is_file()}


def graphs(built: dict[str, bytes]) -> Iterator[tuple[str, Node]]:
    for path, data in built.items():
        if path.endswith(".html"):
            yield from ((path, json.loads(found)) for found in _SCRIPT.findall(data))


def things(value: Any) -> Iterator[Node]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from things(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from things(inner)


def thing(page: Page, type_: str) -> Node:
    [found] = [one for one in page.view.head.linked_data["@graph"] if one["@type"] == type_]
    return found


def test_every_page_that_may_be_found_tells_machines_once_what_it_is(built: dict[str, bytes]) -> None:
    told = {path: len(_SCRIPT.findall(data)) for path, data in built.items() if path.endswith(".html")}
    hidden = {path for path in told if b'content="noindex"' in built[path]}

    assert hidden
    assert {path for path, count in told.items() if count != 1} == hidden
    assert all(told[path] == 0 for path in hidden)


def test_every_thing_is_of_a_known_type_and_says_what_it_must(built: dict[str, bytes]) -> None:
    lacking = [
        (path, one["@type"], REQUIRED[one["@type"]] - one.keys())
        for path, graph in graphs(built)
        for one in things(graph)
        if not REQUIRED[one["@type"]] <= one.keys()
    ]

    assert lacking == []


def test_every_address_is_whole_and_is_there(built: dict[str, bytes]) -> None:
    lost = []
    for path, graph in graphs(built):
        for one in things(graph):
            for key in ADDRESSES:
                address = one.get(key)
                if not isinstance(address, str) or (one["@type"] == "CreativeWork" and key == "url"):
                    continue
                file = urlsplit(address).path.lstrip("/")
                if not address.startswith(f"{SITEURL}/") or (file if "." in file else f"{file}index.html") not in built:
                    lost.append((path, key, address))

    assert lost == []


def test_what_is_only_pointed_to_stands_on_the_same_page(built: dict[str, bytes]) -> None:
    for path, graph in graphs(built):
        text = json.dumps(graph)
        known = {one["@id"] for one in things(graph) if "@id" in one}
        pointed = set(re.findall(r'\{"@id": "([^"]+)"\}', text))

        assert pointed <= known, path


def test_nothing_that_is_not_public_is_told(built: dict[str, bytes]) -> None:
    """The golden content holds a draft and proposals; the draft's title is in its file."""
    draft = (golden_site.HERE / "data/good/news/2025/du-thao.md").read_text("utf-8")
    title = re.search(r"^title: (.*)$", draft, re.MULTILINE)
    assert title
    text = json.dumps([graph for _, graph in graphs(built)], ensure_ascii=False)

    assert title[1].strip("\"'") not in text
    assert "du-thao" not in text


@pytest.mark.parametrize("folder", ["vinh-danh/de-nghi/", "lay-y-kien/"])
def test_a_list_of_proposals_names_nobody_to_machines(built: dict[str, bytes], folder: str) -> None:
    named = [path for path, graph in graphs(built) for one in things(graph) if one["@type"] == "Person"]

    assert any(path.startswith(folder) for path, _ in graphs(built))
    assert not [path for path in named if path.startswith(folder)]


def test_letters_stay_letters_and_the_order_is_kept(built: dict[str, bytes]) -> None:
    [found] = _SCRIPT.findall(built["index.html"])

    assert b"\\u1ea" not in found
    assert list(json.loads(found)) == ["@context", "@graph"]
    assert list(json.loads(found)["@graph"][0])[:3] == ["@type", "@id", "url"]


# --- items -----------------------------------------------------------------------------------------------------------


def test_an_item_names_its_makers_by_their_work_and_what_it_is_about(tmp_path: Path) -> None:
    people = "- {id: lan, name: Nguyễn Lan}\n- {id: an, name: Trần An, public: false}\n"
    news = item(
        "Tin",
        kicker="Thi đua",
        lead="Sapô.",
        modified="2024-05-07 09:00",
        units="[ha-tinh]",
        people="[lan, an]",
        byline="[{person: lan}, {name: H.N, role: photographer}, {unit: ha-tinh, role: editor}]",
    )
    article = thing(
        pages_of(tmp_path, {"a": news}, **{"data/people.yaml": people})["tin/2024/05/a/index.html"], "NewsArticle"
    )

    assert (article["headline"], article["alternativeHeadline"], article["description"]) == ("Tin", "Thi đua", "Sapô.")
    assert (article["datePublished"], article["dateModified"]) == (
        "2024-05-06T08:00:00+07:00",
        "2024-05-07T09:00:00+07:00",
    )
    assert [one["name"] for one in article["author"]] == ["Nguyễn Lan"]
    assert article["author"][0]["url"] == "https://thu.example/tac-gia/lan/"
    assert article["contributor"] == [{"@type": "Person", "name": "H.N"}]
    assert article["editor"][0]["@id"] == "https://thu.example/don-vi/ha-tinh/#organization"
    assert [one["@id"] for one in article["about"]] == [
        "https://thu.example/don-vi/ha-tinh/#organization",
        "https://thu.example/ca-nhan/lan/#person",
    ]


def test_a_reprint_says_where_it_is_from_and_whose_it_is(tmp_path: Path) -> None:
    source = "{outlet: Báo Kiểm sát, author: Minh Anh, date: 2024-05-01, url: 'https://bao.example/a'}"
    news = item(origin="reprint", source=source)
    article = thing(pages_of(tmp_path, {"a": news})["tin/2024/05/a/index.html"], "NewsArticle")

    assert article["author"] == [{"@type": "Person", "name": "Minh Anh"}]
    assert article["isBasedOn"]["url"] == "https://bao.example/a"
    assert article["isBasedOn"]["publisher"]["name"] == article["sourceOrganization"]["name"] == "Báo Kiểm sát"


def test_a_cover_is_told_with_its_size(tmp_path: Path) -> None:
    picture(tmp_path / "images/bia.jpg", (64, 48))
    page = pages_of(tmp_path, {"a": item(cover="{src: ../images/bia.jpg, alt: Hội trường}")})[
        "tin/2024/05/a/index.html"
    ]
    image = thing(page, "NewsArticle")["image"]

    assert (image["width"], image["height"], image["caption"]) == (64, 48, "Hội trường")
    assert image["url"].startswith("https://thu.example/anh/")
    assert page.pictures == (page.view.cover.src,)


def test_a_withdrawn_item_tells_machines_nothing(tmp_path: Path) -> None:
    withdrawn = item(status="withdrawn", withdrawn="{date: 2024-06-01, reason: Sai số liệu}")

    assert pages_of(tmp_path, {"a": withdrawn})["tin/2024/05/a/index.html"].view.head.linked_data is None


# --- units, groups, people -------------------------------------------------------------------------------------------

MERGED = UNITS + (
    "- {id: ha-giang, level: province, parent: toi-cao, names: [{name: VKSND tỉnh Hà Tuyên, short: VKSND Hà Tuyên},"
    " {name: VKSND tỉnh Hà Giang, from: 1991-10-01}], valid: {to: 2024-06-30},"
    " closed: {kind: merged, successors: [{unit: tuyen-quang}]}}\n"
    "- {id: tuyen-quang, level: province, parent: toi-cao, names: [{name: VKSND tỉnh Tuyên Quang, en: TQ}],"
    " valid: {from: 2024-07-01}, contact: {address: Số 1, email: a@b.example, phone: '1'}}\n"
)


def test_a_unit_that_ended_says_when_and_what_became_of_it(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, {"a": item()}, **{"data/units.yaml": MERGED})
    former = thing(pages["don-vi/ha-giang/index.html"], "GovernmentOrganization")
    heir = thing(pages["don-vi/tuyen-quang/index.html"], "GovernmentOrganization")

    assert (former["name"], former["dissolutionDate"]) == ("VKSND tỉnh Hà Giang", "2024-07-01")
    assert former["alternateName"] == ["VKSND tỉnh Hà Tuyên", "VKSND Hà Tuyên"]
    assert former["org:changedBy"]["org:resultingOrganization"][0]["@id"] == heir["@id"]
    assert heir["org:resultedFrom"]["org:originalOrganization"][0]["@id"] == former["@id"]
    assert (heir["foundingDate"], heir["alternateName"], heir["email"]) == ("2024-07-01", ["TQ"], "a@b.example")
    assert "dissolutionDate" not in heir
    assert pages["don-vi/ha-giang/index.html"].view.head.linked_data["@context"][1] == {
        "org": "http://www.w3.org/ns/org#"
    }


def test_parts_of_a_unit_are_those_in_being(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, {"a": item()}, **{"data/units.yaml": MERGED})
    parts = thing(pages["don-vi/toi-cao/index.html"], "GovernmentOrganization")["subOrganization"]

    assert [one["name"] for one in parts] == ["VKSND tỉnh Hà Tĩnh", "VKSND tỉnh Tuyên Quang"]


def test_a_merger_of_tomorrow_is_not_told(tmp_path: Path) -> None:
    units = MERGED.replace("2024-06-30", "2025-06-30").replace("2024-07-01", "2025-07-01")
    pages = pages_of(tmp_path, {"a": item()}, **{"data/units.yaml": units})
    unit = thing(pages["don-vi/ha-giang/index.html"], "GovernmentOrganization")

    assert not {"dissolutionDate", "org:changedBy"} & unit.keys()


@pytest.mark.parametrize(
    ("document", "awards"),
    [
        pytest.param(
            award(awards="[{type: chien-si, people: [an]}]"), ["Chiến sĩ thi đua cơ sở, năm 2024"], id="conferred"
        ),
        pytest.param(proposed(awards="[{type: chien-si, people: [an]}]"), None, id="proposed"),
    ],
)
def test_only_what_was_conferred_is_an_award(tmp_path: Path, document: str, awards: list[str] | None) -> None:
    news = item("Về An", category="thi-dua", people="[an]", slug="ve-an")
    site = honour_site(tmp_path, awards__a=document, news__ve_an=news)
    graph = view(site, "ca-nhan/an/index.html").head.linked_data["@graph"]
    [person] = [one for one in graph if one["@type"] == "Person"]

    assert person.get("award") == awards


def test_a_numbered_page_tells_of_itself(tmp_path: Path) -> None:
    items = {f"tin-{n:02}": item(f"Tin {n}", f"2024-05-06 08:{n:02}", units="[ha-tinh]") for n in range(45)}
    graph = pages_of(tmp_path, items)["don-vi/ha-tinh/trang-1/index.html"].view.head.linked_data["@graph"]

    assert [one["@type"] for one in graph] == ["CollectionPage", "BreadcrumbList"]
    assert graph[0]["url"] == "https://thu.example/don-vi/ha-tinh/trang-1/"


def test_the_licence_of_the_data_is_told_where_the_site_states_one(tmp_path: Path) -> None:
    site = (
        "name: Cổng\nunit: toi-cao\nsiteurl: https://thu.example\n"
        "data_licence: https://creativecommons.org/licenses/by/4.0/\ncategories: [{id: hoat-dong, name: Hoạt động}]\n"
    )
    page = pages_of(tmp_path, {"a": item()}, **{"data/site.yaml": site})["du-lieu/index.html"]

    assert thing(page, "DataCatalog")["license"] == "https://creativecommons.org/licenses/by/4.0/"
