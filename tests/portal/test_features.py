"""The seam: a feature switched on in PLUGINS brings pages, panels, menu and checks, and goes without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from plugins.pages import Feature, Link, MapPart, Page, Panel, Strings, get_features, offered
from plugins.pages.chrome import Head, head
from plugins.pages.datasets import Dataset, text
from plugins.portal.content_tree import read_tree
from plugins.portal.intake import take_in
from plugins.portal.rendering import read_strings
from plugins.portal.site import Site, findings, lay_out
from plugins.registry import Kind, Level, Place, Refused, Rule
from plugins.registry.shapes import ZONE
from tests.portal.trees import item, portal

MARKDOWN = {"extensions": ["markdown.extensions.extra", "markdown.extensions.toc"]}
AT = datetime(2025, 1, 1, tzinfo=ZONE)
REMINDER = Rule("X301", "có {count} đơn vị trong {size} byte", "", Level.WARNING)
EMPTY = Rule("X101", "không có đơn vị nào", "thêm đơn vị")


@dataclass(frozen=True)
class CountView:
    head: Head
    count: int


class UnitCount(Feature):
    """Counts units: a page, a panel on the pages of units, a line in the menu, a check."""

    name = "unit_count"

    def load(self, files, registry, newsroom):
        problems = [EMPTY.at(Place(path="data/units.yaml"))] if len(registry.units) > 2 else []
        return len(registry.units), problems

    def pages(self, model, material) -> Iterator[Page]:
        view = CountView(head=head(material, "/so-don-vi/", "Số đơn vị"), count=model)
        yield Page(path="so-don-vi/index.html", template="pages/text.html", view=view)

    def shows(self, model, kind, id_) -> bool:
        return kind is Kind.PERSON and id_ == "dem"

    def panels(self, model, material, kind, id_):
        return (Panel("components/count.html", model),) if kind is Kind.UNIT else ()

    def panels_of_item(self, model, material, item):
        return (Panel("components/count.html", f"{item.id}: {model}"),)

    def menu(self, model, material):
        return (Link("Số đơn vị", material.href("/so-don-vi/")),)

    def datasets(self, model, material):
        rows = tuple({"id": id_} for id_ in sorted(material.registry.units))
        yield Dataset(name="dem", title="Đếm", description="Mã.", properties={"id": text("Mã")}, rows=rows)

    def awards_of(self, model, material, kind, id_):
        return (f"Giải {model}",) if id_ == "ha-tinh" else ()

    def site_map(self, model, material):
        yield MapPart(part=Link("Số đơn vị", material.href("/so-don-vi/")))

    def findings(self, model, material, files):
        yield REMINDER.at(Place(path="data/units.yaml"), count=model, size=len(files["data/units.yaml"]))


def offer() -> Feature:
    return UnitCount()


def site_of(content: Path, features: list[Feature]) -> Site:
    strings: dict[str, Strings] = read_strings(Path(__file__).parent.parent.parent / "theme")
    return lay_out(take_in(read_tree(content), MARKDOWN, strings["vi"], features), AT, "", strings, features)


def test_a_registered_feature_is_offered() -> None:
    others = [feature.name for feature in offered()]  # of commands that ran in this process before
    with get_features.connected_to(lambda sender: offer()):
        assert sorted({feature.name for feature in offered()} - set(others)) == ["unit_count"]

    assert [feature.name for feature in offered()] == others


def test_a_feature_brings_its_pages_panels_and_menu(tmp_path: Path) -> None:
    site = site_of(portal(tmp_path), [UnitCount()])
    unit = next(page for page in site.pages if page.path == "don-vi/ha-tinh/index.html")

    assert "so-don-vi/index.html" in {page.path for page in site.pages}
    assert unit.view.panels == (Panel("components/count.html", 2),)
    assert Link("Số đơn vị", "/so-don-vi/") in site.chrome["vi"].menu


def test_a_feature_brings_panels_to_items_and_open_data(tmp_path: Path) -> None:
    pages = {page.path: page for page in site_of(portal(tmp_path), [UnitCount()]).pages}

    assert pages["tin/2024/05/tin-thu/index.html"].view.panels == (
        Panel("components/count.html", "2024/05/tin-thu: 2"),
    )
    assert pages["du-lieu/dem.csv"].view.text == "\ufeffid\r\nha-tinh\r\ntoi-cao\r\n"
    assert {"du-lieu/dem.json", "du-lieu/schema/dem.json"} <= pages.keys()


def test_what_a_feature_reminds_of_is_found_by_a_check_alone(tmp_path: Path) -> None:
    content, features = portal(tmp_path), [UnitCount()]
    strings = read_strings(Path(__file__).parent.parent.parent / "theme")
    intake = take_in(read_tree(content), MARKDOWN, strings["vi"], features)
    site = lay_out(intake, AT, "", strings, features)

    assert [problem.code for problem in findings(site, intake)] == ["X301"]
    assert not site.warnings


def test_a_feature_sees_the_clock_before_all_else(tmp_path: Path) -> None:
    """What `edition` returns is the model of pages, panels and menu."""

    class Clock(UnitCount):
        def edition(self, loaded, edition):
            return f"{loaded} in {edition.at.year}"

    unit = next(p for p in site_of(portal(tmp_path), [Clock()]).pages if p.path == "don-vi/ha-tinh/index.html")

    assert unit.view.panels == (Panel("components/count.html", "2 in 2025"),)


def test_a_feature_goes_without_a_trace(tmp_path: Path) -> None:
    content = portal(tmp_path)
    with_it, without = site_of(content, [UnitCount()]), site_of(content, [])

    assert {p.path for p in with_it.pages} - {p.path for p in without.pages} == {
        "so-don-vi/index.html",
        "du-lieu/dem.json",
        "du-lieu/dem.csv",
        "du-lieu/schema/dem.json",
    }
    assert Link("Số đơn vị", "/so-don-vi/") not in without.chrome["vi"].menu


def test_a_feature_can_refuse_the_content(tmp_path: Path) -> None:
    more = "- {id: toi-cao, level: supreme, names: [{name: A}]}\n" + "".join(
        f"- {{id: dv-{n}, level: office, names: [{{name: Đơn vị {n}}}]}}\n" for n in range(3)
    )
    content = portal(tmp_path, {"tin": item()}, **{"data/units.yaml": more})

    with pytest.raises(Refused) as refused:
        site_of(content, [UnitCount()])
    assert [problem.code for problem in refused.value.problems] == ["X101"]


def test_a_feature_can_give_a_person_a_page(tmp_path: Path) -> None:
    people = "- {id: dem, name: Người Đếm}\n- {id: khac, name: Người Khác}\n"
    content = portal(tmp_path, {"tin": item()}, **{"data/people.yaml": people})
    paths = {page.path for page in site_of(content, [UnitCount()]).pages}

    assert "ca-nhan/dem/index.html" in paths
    assert "ca-nhan/khac/index.html" not in paths


@pytest.mark.parametrize(("features", "awards", "parts"), [([UnitCount()], ["Giải 2"], ["Số đơn vị"]), ([], None, [])])
def test_a_feature_adds_awards_for_machines_and_a_part_of_the_map(tmp_path, features, awards, parts) -> None:
    pages = {page.path: page for page in site_of(portal(tmp_path), features).pages}
    unit = pages["don-vi/ha-tinh/index.html"].view.head.linked_data["@graph"][-1]
    site_map = [part.part.text for part in pages["so-do-trang/index.html"].view.parts]

    assert unit.get("award") == awards
    assert [title for title in site_map if title == "Số đơn vị"] == parts
