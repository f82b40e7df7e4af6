from __future__ import annotations

from collections.abc import Iterator

from plugins.preview import Built, Channel, Session, Stopped
from plugins.problems import Place, Refused, Rule

WRONG = Rule("S103", "giá trị “tin” không dùng được", "chọn một trong: news").at(Place(path="news/a.md", line=4))


def session(*ends: Built | Exception) -> tuple[Session, Channel]:
    """Return a session whose builds end as *ends* say, one after the other."""
    channel = Channel("phien")
    coming: Iterator[Built | Exception] = iter(ends)

    def make_site() -> Built:
        end = next(coming)
        if isinstance(end, Exception):
            raise end
        return end

    return Session(make_site, channel, "content/"), channel


def test_a_good_build_is_a_new_site() -> None:
    built = Built(pages=3, changed=2)
    running, channel = session(built)
    outcome = running.build()

    assert (outcome.built, outcome.problems, outcome.message) == (built, (), "")
    assert outcome.seconds >= 0
    assert channel.state.site is not None


def test_what_the_content_is_to_blame_for_is_told_with_its_path_and_the_site_stays() -> None:
    running, channel = session(Built(pages=3, changed=3), Refused([WRONG]))
    running.build()
    site = channel.state.site
    outcome = running.build()

    assert outcome.problems == (WRONG,)
    assert "content/news/a.md" in channel.state.wrong
    assert "bản dựng được gần nhất" in channel.state.wrong
    assert channel.state.site == site


def test_before_the_first_site_the_reader_is_not_told_of_one() -> None:
    running, channel = session(Refused([WRONG]), Stopped("ổ đĩa đầy"))
    running.build()

    assert "Chưa có bản nào" in channel.state.wrong
    assert running.build().message == "ổ đĩa đầy"
    assert "Chưa có bản nào" in channel.state.wrong


def test_a_build_that_stops_for_another_reason_says_why() -> None:
    running, channel = session(Built(pages=3, changed=3), Stopped("ổ đĩa đầy"))
    running.build()
    outcome = running.build()

    assert (outcome.built, outcome.message) == (None, "ổ đĩa đầy")
    assert "ổ đĩa đầy" in channel.state.wrong


def test_a_build_without_a_difference_sends_nobody_to_a_new_site() -> None:
    running, channel = session(Built(pages=3, changed=3), Refused([WRONG]), Built(pages=3, changed=0))
    running.build()
    site = channel.state.site
    running.build()
    running.build()

    assert (channel.state.site, channel.state.wrong) == (site, "")
