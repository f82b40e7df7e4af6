"""A foreign reader finds the structure and the contacts in English, and Vietnamese words are marked as such."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from plugins.pages.cards import card
from tests.pages.making import pages_of, site_of, strings
from tests.pages.rendering import rendered
from tests.portal.trees import item
from tests.theme.examples import environment

NAMED = """\
- {id: toi-cao, level: supreme, names: [{name: Viện kiểm sát nhân dân tối cao, short: VKSND tối cao, en: Supreme}]}
- id: ha-tinh
  level: province
  parent: toi-cao
  names: [{name: VKSND tỉnh Hà Tĩnh, en: Ha Tinh}]
  contact: {address: Số 1, phone: '1'}
- {id: hue, level: province, parent: toi-cao, names: [{name: VKSND thành phố Huế}]}
- {id: ha-tinh/kv-1, level: regional, parent: ha-tinh, names: [{name: VKSND khu vực 1}]}
- {id: ha-tinh/kv-2, level: regional, parent: ha-tinh, names: [{name: VKSND khu vực 2}], valid: {to: 2024-12-31}}
- {id: ha-tinh/kv-3, level: regional, parent: ha-tinh, names: [{name: VKSND khu vực 3, en: Region 3}]}
- {id: cap-cao, level: high, parent: toi-cao, names: [{name: Cấp cao, en: High}], valid: {to: 2024-12-31}}
"""
FRONT = "---\ntitle: The Procuracy\nlang: en\n---\n\nWhat it is.\n"
ABOUT = "---\ntitle: About\nlang: en\nslug: about\n---\n\nWords.\n"


def test_a_site_that_says_nothing_in_english_has_no_english_pages(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": item()})
    pages = {page.path: page for page in site.pages}

    assert not [path for path in pages if path.startswith("en/")]
    assert site.chrome["vi"].other is None
    assert pages["don-vi/index.html"].view.head.alternates == ()


def test_units_in_being_stand_by_level_under_their_english_names(tmp_path: Path) -> None:
    view = pages_of(tmp_path, {"a": item()}, **{"data/units.yaml": NAMED})["en/units/index.html"].view
    found = {
        level.level: [(unit.name, unit.lang, unit.parent, unit.parts) for unit in level.units] for level in view.levels
    }

    assert found == {
        "supreme": [("Supreme", "en", None, 2)],
        "province": [("Ha Tinh", "en", "Supreme", 2), ("VKSND thành phố Huế", "vi", "Supreme", 0)],
        "regional": [("Region 3", "en", "Ha Tinh", 0)],
    }


def test_the_list_of_units_and_its_english_form_lead_to_each_other(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, {"a": item()}, **{"data/units.yaml": NAMED})
    alternates = pages["en/units/index.html"].view.head.alternates

    assert dict(alternates) == {
        "vi": "https://thu.example/don-vi/",
        "en": "https://thu.example/en/units/",
        "x-default": "https://thu.example/don-vi/",
    }
    assert pages["don-vi/index.html"].view.head.alternates == alternates


def test_the_front_has_its_text_the_contacts_and_the_other_pages(tmp_path: Path) -> None:
    files = {"data/units.yaml": NAMED, "pages/en/index.md": FRONT, "pages/en/about.md": ABOUT}
    pages = pages_of(tmp_path, {"a": item()}, **files)
    view = pages["en/index.html"].view

    assert "en/index/index.html" not in pages
    assert view.title == view.head.title == "The Procuracy"
    assert [(one.unit.name, one.contact.phone) for one in view.contacts] == [("Ha Tinh", "1")]
    assert dict(view.counts) == {"supreme": 1, "province": 2, "regional": 2}
    assert [(link.text, link.href) for link in view.pages] == [("About", "/en/about/")]


STORY = item("One year on", "2024-06-01", lang="en", units="[ha-tinh]", body="Words.")


def test_one_item_in_english_is_enough_for_a_front(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": item(), "b": STORY})
    view = next(page for page in site.pages if page.path == "en/index.html").view

    assert site.chrome["vi"].other is not None
    assert [card.headline for card in view.listing.cards] == ["One year on"]


def test_the_front_offers_first_what_is_in_english(tmp_path: Path) -> None:
    files = {"data/units.yaml": NAMED, "pages/en/index.md": FRONT, "pages/en/about.md": ABOUT}
    items = {"a": item("Tin tiếng Việt"), "b": STORY, "c": STORY.replace("One year", "Two years")}
    page = rendered(site_of(tmp_path, items, **files))["en/index.html"].decode()
    main = html.fromstring(page).find(".//main")
    hrefs = [link.get("href") for link in main.iter("a")]
    vietnamese = min(n for n, link in enumerate(main.iter("a")) if link.get("hreflang") == "vi")

    assert [link.text for link in main.iterfind(".//article//a")] == ["Two years on", "One year on"]
    assert max(map(hrefs.index, ("/tin/2024/06/b/", "/tin/2024/06/c/"))) < vietnamese
    assert hrefs.index("/en/about/") < hrefs.index("/don-vi/ha-tinh/")
    assert main.text_content().index("One year on") < main.text_content().index("What it is.")
    assert "Tin tiếng Việt" not in page
    assert [entry.get("href") for entry in main.find_class("contents__list")[0].iter("a")] == [
        "#_news", "#_pages", "#_about", "#_structure", "#_contacts",
    ]  # fmt: skip


def test_many_items_in_english_have_older_pages_in_english(tmp_path: Path) -> None:
    items = {f"s{n}": item(f"Story {n}", f"2024-06-{n % 28 + 1:02} 08:00", lang="en") for n in range(45)}
    pages = rendered(site_of(tmp_path, items))
    shown = [
        link.text
        for path in ("en/index.html", "en/trang-1/index.html")
        for link in html.fromstring(pages[path]).iterfind(".//article//a")
    ]

    assert len(shown) == 45
    assert set(shown) == {f"Story {n}" for n in range(45)}
    for path in ("en/trang-1/index.html", "en/trang-2/index.html"):
        tree = html.fromstring(pages[path])
        assert tree.get("lang") == "en" or 'url=/en/"' in pages[path].decode()
    assert "Newer stories" in pages["en/trang-1/index.html"].decode()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("index.html", id="the front"),
        pytest.param("tin/index.html", id="all news"),
        pytest.param("chuyen-muc/hoat-dong/index.html", id="a category"),
        pytest.param("don-vi/ha-tinh/index.html", id="a unit"),
        pytest.param("ca-nhan/lan/index.html", id="a person"),
        pytest.param("tac-gia/lan/index.html", id="a contributor"),
        pytest.param("tin/2024/07/viet/index.html", id="related and beside"),
    ],
)
def test_an_item_in_english_is_marked_in_a_vietnamese_list(tmp_path: Path, path: str) -> None:
    about = {"units": "[ha-tinh]", "people": "[lan]", "byline": "[{person: lan}]"}
    items = {
        "viet": item("Tin tiếng Việt", "2024-07-01", **about),
        "anh": item("One year on", "2024-06-01", lang="en", kicker="Reform", lead="What changed.", **about),
    }
    pages = rendered(site_of(tmp_path, items, **{"data/people.yaml": "- {id: lan, name: Lan}\n"}))
    tree = html.fromstring(pages[path])
    found = [link for link in tree.iter("a") if (link.text or "").strip() == "One year on"]

    assert found
    for link in found:
        assert "en" in [one.get("lang") for one in (link, link.getparent())]
        story = next(one for one in link.iterancestors("article", "li"))
        assert [mark.text for mark in story.find_class("language")] == ["Tiếng Anh"]
        for words in story.find_class("card__kicker") + story.find_class("card__lead"):
            assert words.get("lang") == "en"
    others = [link for link in tree.iter("a") if (link.text or "").strip() == "Tin tiếng Việt"]
    stories = [next(iter(link.iterancestors("article", "li")), None) for link in others]
    assert [story for story in stories if story is not None and story.find_class("language")] == []


def test_a_vietnamese_item_in_an_english_list_is_marked(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": item("Tin tiếng Việt", lead="Lời dẫn"), "b": STORY})
    stories = site.material.edition.everything()
    env = environment()
    shown = env.from_string(
        '{% from "components/card.html" import card %}{% for one in cards %}{{ card(one, t) }}{% endfor %}'
    ).render(cards=[card(site.material, story) for story in stories], t=strings()["en"])
    marks = {
        article.find(".//a").text: (
            article.find(".//h3").get("lang"),
            [mark.text for mark in article.find_class("language")],
            [lead.get("lang") for lead in article.find_class("card__lead")],
        )
        for article in html.fragments_fromstring(shown)
    }

    assert marks == {"Tin tiếng Việt": ("vi", ["Vietnamese"], ["vi"]), "One year on": (None, [], [None])}


def test_a_link_to_the_text_of_the_front_leads_to_the_front(tmp_path: Path) -> None:
    about = ABOUT.replace("Words.", "[Front](index.md)")
    files = {"pages/en/index.md": FRONT, "pages/en/about.md": about}

    assert b'href="/en/"' in rendered(site_of(tmp_path, {"a": item()}, **files))["en/about/index.html"]


@pytest.mark.parametrize("path", ["en/index.html", "en/units/index.html"])
def test_english_pages_are_english_and_their_vietnamese_words_are_marked(tmp_path: Path, path: str) -> None:
    site = site_of(tmp_path, {"a": item()}, **{"data/units.yaml": NAMED})
    tree = html.fromstring(rendered(site)[path])
    main = tree.find(".//main")
    unmarked = [
        element.text
        for element in main.iter()
        if isinstance(element.tag, str)
        and any(word in (element.text or "") for word in ("VKSND", "Viện"))
        and "vi" not in [one.get("lang") for one in (element, *element.iterancestors())]
    ]

    assert tree.get("lang") == "en"
    assert unmarked == []
    assert "VKSND" in main.text_content()


def test_there_is_a_way_to_english_from_every_page_and_back(tmp_path: Path) -> None:
    pages = rendered(site_of(tmp_path, {"a": item()}, **{"data/units.yaml": NAMED}))
    ways = {
        path: {link.get("href") for link in html.fromstring(data).iterfind(".//footer//a[@hreflang]")}
        for path, data in pages.items()
        if path.endswith(".html")
    }

    assert all(found == ({"/"} if path.startswith("en/") else {"/en/"}) for path, found in ways.items())
    assert len(ways) > 10


def test_the_way_to_an_english_page_begins_at_the_english_front(tmp_path: Path) -> None:
    files = {"data/units.yaml": NAMED, "pages/en/about.md": ABOUT}
    pages = pages_of(tmp_path, {"a": item()}, **files)

    for path in ("en/about/index.html", "en/units/index.html"):
        assert [(link.text, link.href) for link in pages[path].view.head.crumbs] == [("Home", "/en/")]
    assert pages["en/index.html"].view.head.crumbs == ()
