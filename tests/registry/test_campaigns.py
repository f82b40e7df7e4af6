from __future__ import annotations

from datetime import date

from plugins.registry.campaigns import Campaign


def test_a_campaign_is_called_by_its_name_and_aliases():
    campaign = Campaign(id="x", kind="drive", name="Vì người nghèo", aliases=("VNN",))

    assert campaign.borne_by(date(2020, 1, 1)) == ("Vì người nghèo", "VNN")
    assert campaign.label == "Vì người nghèo"


def test_a_campaign_with_no_known_period_is_open_on_both_sides():
    campaign = Campaign(id="x", kind="drive", name="Vì người nghèo")

    assert date.min in campaign.period
    assert date.max in campaign.period
