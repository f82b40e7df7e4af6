"""The map of the site leads to every part of it."""

from __future__ import annotations

import re
from pathlib import Path

from tests import golden_site
from tests.honour_roll.making import award, proposed
from tests.honour_roll.sites import honour_site, view
from tests.pages.making import pages_of, site_of
from tests.portal.trees import UNITS, item

ENDED = (
    "- {id: cu, level: province, names: [{name: Tỉnh Cũ}], valid: {to: 2020-12-31}}\n"
    "- {id: ha-tinh/kv-1, level: regional, parent: ha-tinh, names: [{name: Khu vực 1}]}\n"
)


def hrefs(page_view: object) -> list[str]:
    return [link.href for part in page_view.parts for _, links in part.lists for link in links]


def test_the_map_has_years_categories_units_and_texts(tmp_path: Path) -> None:
    files = {
        "data/units.yaml": UNITS + ENDED,
        "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nChữ.\n",
        "data/campaigns.yaml": "- {id: a, kind: contest, name: A}\n- {id: mai, kind: contest, name: B,"
        " period: {from: 2030-01-01}}\n",
    }
    news = {"a": item(date="2023-01-01"), "b": item(date="2024-01-01"), "mai": item(date="2026-01-01")}
    found = hrefs(pages_of(tmp_path, news, **files)["so-do-trang/index.html"].view)

    assert [href for href in found if re.fullmatch(r"/tin/\d+/", href)] == ["/tin/2024/", "/tin/2023/"]
    assert {"/chuyen-muc/hoat-dong/", "/don-vi/ha-tinh/", "/phong-trao/a/", "/gioi-thieu/", "/tin.atom"} <= set(found)
    assert not {"/don-vi/cu/", "/don-vi/ha-tinh/kv-1/", "/phong-trao/mai/"} & set(found)


def test_names_stand_in_the_order_of_the_alphabet(tmp_path: Path) -> None:
    titles = {"a": "Đường dây nóng", "b": "Giới thiệu", "c": "Dịch vụ công", "d": "Ấn phẩm", "e": "Ảnh"}
    names = ("Cụm số 10", "Cụm số 2", "Cụm số 9")
    files = {
        **{f"pages/{slug}.md": f"---\ntitle: {title}\n---\n\nChữ.\n" for slug, title in titles.items()},
        "data/units.yaml": UNITS,
        "data/campaigns.yaml": "".join(
            f"- {{id: {id_}, kind: contest, name: {name}}}\n" for id_, name in (("a", "Đền ơn"), ("b", "Dân vận khéo"))
        ),
        "data/groups.yaml": "".join(
            f"- {{id: toi-cao/cum-{n}, kind: cluster, system: sector, owner: toi-cao, name: {name}}}\n"
            for n, name in enumerate(names)
        ),
    }
    pages = pages_of(tmp_path, {"a": item()}, **files)
    texts = [
        link.text for part in pages["so-do-trang/index.html"].view.parts for _, links in part.lists for link in links
    ]

    assert [text for text in texts if text in titles.values()] == [
        "Ảnh", "Ấn phẩm", "Dịch vụ công", "Đường dây nóng", "Giới thiệu",
    ]  # fmt: skip
    assert [text for text in texts if text in names] == ["Cụm số 2", "Cụm số 9", "Cụm số 10"]
    assert [text for text in texts if text in ("Đền ơn", "Dân vận khéo")] == ["Dân vận khéo", "Đền ơn"]
    [owner] = pages["cum-thi-dua/index.html"].view.owners
    assert [group.text for group in owner.groups] == ["Cụm số 2", "Cụm số 9", "Cụm số 10"]


def test_a_feature_adds_its_part_and_names_no_proposal(tmp_path: Path) -> None:
    documents = {
        "awards__a": award(awards="[{type: chien-si, people: [an]}]"),
        "awards__b": proposed(year="2028", awards="[{type: chien-si, people: [binh]}]"),
    }
    found = hrefs(view(honour_site(tmp_path, **documents), "so-do-trang/index.html"))

    assert {"/vinh-danh/2024/", "/vinh-danh/danh-hieu/chien-si/", "/vinh-danh/de-nghi/"} <= set(found)
    assert "/vinh-danh/2028/" not in found


def test_every_page_can_be_reached_from_the_map(tmp_path: Path) -> None:
    """Every listing in two steps, every page in as many as its listings are long; only old addresses are apart."""
    output = tmp_path / "site"
    golden_site.build(output)
    pages = {
        f"/{path.relative_to(output).as_posix().removesuffix('index.html')}": path.read_text("utf-8")
        for path in output.rglob("*.html")
    }
    mains = {address: text[text.find("<main") : text.find("</main>")] for address, text in pages.items()}
    ways = {address: set(re.findall(r'href="(/[^"#]*)', text)) for address, text in mains.items()}
    reached, steps = {"/so-do-trang/"}, []
    while new := {way for address in reached for way in ways.get(address, ()) if way in pages} - reached:
        reached |= new
        steps.append(new)
    listings = {
        address for address in pages if re.fullmatch(r"/(tin/\d+|chuyen-muc/[^/]+|vinh-danh/\d+)/|/[a-z-]+/", address)
    }

    assert listings - steps[0] - steps[1] - {"/so-do-trang/", "/"} == set()
    lost = {address for address in pages if address not in reached and 'content="noindex"' not in pages[address]}
    assert lost <= {"/"}


def test_the_footer_of_every_page_leads_to_the_map(tmp_path: Path) -> None:
    chrome = site_of(tmp_path, {"a": item()}).chrome

    assert all("/so-do-trang/" in [link.href for link in one.pages] for one in chrome.values())
