"""The honour roll is a feature: switched off, nothing of it is left."""

from __future__ import annotations

import runpy
from pathlib import Path

from plugins.honour_roll import HonourRoll, offer, register
from plugins.pages import get_features, offered
from tests.honour_roll.making import award
from tests.honour_roll.sites import honour_site, paths
from tests.pages.making import site_of
from tests.portal.trees import item

ROOT = Path(__file__).parent.parent.parent


def test_it_is_switched_on_in_the_settings() -> None:
    assert "plugins.honour_roll" in runpy.run_path(str(ROOT / "pelicanconf.py"))["PLUGINS"]


def test_register_offers_it() -> None:
    register()

    assert any(isinstance(feature, HonourRoll) for feature in offered())
    assert get_features.receivers


def test_switched_off_nothing_of_it_is_left(tmp_path: Path) -> None:
    without = site_of(tmp_path, {"tin": item()}, **{"data/awards/a.yaml": award()})

    assert not {path for path in paths(without) if path.startswith(("vinh-danh", "sang-kien", "lay-y-kien"))}
    assert "Vinh danh" not in {link.text for link in without.chrome["vi"].menu}


def test_the_menu_leads_to_initiatives_if_there_are_any(tmp_path: Path) -> None:
    assert "Sáng kiến" not in {link.text for link in honour_site(tmp_path).chrome["vi"].menu}


def test_schemas_offer_the_ids_of_award_types(tmp_path: Path) -> None:
    del tmp_path
    from tests.honour_roll.making import good

    schemas = offer(None).schemas(good().honours)

    assert set(schemas) == {"award_types", "awards", "consultations", "initiatives"}
    offered_ids, any_text = schemas["awards"]["$defs"]["AwardLine"]["properties"]["type"]["anyOf"]
    assert offered_ids == {"enum": ["chien-si", "co-thi-dua", "giay-khen", "ky-niem-chuong"]}
    assert any_text["type"] == "string"
