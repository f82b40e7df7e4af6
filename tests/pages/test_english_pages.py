"""A foreign reader finds the structure and the contacts in English, and Vietnamese words are marked as such."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.pages.making import pages_of, site_of
from tests.pages.rendering import rendered
from tests.portal.trees import item

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
