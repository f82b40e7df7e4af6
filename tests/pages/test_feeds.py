from __future__ import annotations

from pathlib import Path

from plugins.pages.feeds import ENTRIES, SUMMARY_LIMIT
from tests.pages.making import pages_of, site_of
from tests.pages.rendering import rendered
from tests.portal.trees import item


def test_a_feed_has_the_newest_first_and_no_more_than_it_should(tmp_path: Path) -> None:
    items = {f"tin-{n:02}": item(f"Tin {n}", f"2024-05-06 08:{n:02}") for n in range(ENTRIES + 5)}
    feed = pages_of(tmp_path, items)["tin.atom"].view

    assert [entry.title for entry in feed.entries[:2]] == ["Tin 24", "Tin 23"]
    assert len(feed.entries) == ENTRIES


def test_a_feed_is_as_new_as_its_newest_change(tmp_path: Path) -> None:
    items = {"a": item("Tin A", "2024-05-06", modified="2024-09-01 10:00"), "b": item("Tin B", "2024-06-06")}

    assert pages_of(tmp_path, items)["tin.atom"].view.updated == "2024-09-01T10:00:00+07:00"


def test_a_unit_s_feed_leads_to_the_section_about_it(tmp_path: Path) -> None:
    digest = item("Điểm tin", body='## VKSND tỉnh Hà Tĩnh {: #ha-tinh units="ha-tinh" }\n\nChữ.')
    [entry] = pages_of(tmp_path, {"diem-tin": digest})["don-vi/ha-tinh/tin.atom"].view.entries

    assert entry.id == "https://thu.example/tin/2024/05/diem-tin/#ha-tinh"
    assert (entry.title, entry.summary) == ("VKSND tỉnh Hà Tĩnh", "Điểm tin")


def test_what_has_no_news_has_no_feed(tmp_path: Path) -> None:
    """An empty feed would have to invent a date."""
    pages = pages_of(tmp_path, {"a": item()})

    assert "don-vi/ha-tinh/tin.atom" not in pages
    assert pages["don-vi/ha-tinh/index.html"].view.head.feed is None


def test_a_feed_is_never_heavy(tmp_path: Path) -> None:
    """Twenty items with the longest titles that are allowed, and leads without end."""
    title, lead = "Ộ" * 299, "chữ ộ " * 20_000
    items = {f"tin-{n:02}": item(title, f"2024-05-06 08:{n:02}", lead=lead) for n in range(ENTRIES)}
    feed = rendered(site_of(tmp_path, items))["tin.atom"]

    assert feed.count(b"<entry") == ENTRIES
    assert len(feed) <= 300_000


def test_a_summary_ends_at_a_word(tmp_path: Path) -> None:
    [entry] = pages_of(tmp_path, {"a": item(lead="từ ngữ " * 200)})["tin.atom"].view.entries

    assert len(entry.summary) <= SUMMARY_LIMIT + 1
    assert entry.summary.endswith(("từ…", "ngữ…"))
