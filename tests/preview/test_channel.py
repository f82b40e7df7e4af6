from __future__ import annotations

import threading

from markupsafe import Markup

from plugins.preview import Channel


def test_there_is_no_site_before_the_first_good_build() -> None:
    channel = Channel("phien")
    channel.bad(Markup("sai"))

    assert channel.state.site is None
    assert channel.state.wrong == "sai"


def test_a_build_that_changed_something_is_a_new_site() -> None:
    channel = Channel("phien")
    sites = []
    for changed in (False, True, False, True):
        channel.good(changed=changed)
        sites.append(channel.state.site)

    assert sites[0] is not None, "the first is there to be seen, whatever was there before"
    assert (sites[1] == sites[0], sites[2] == sites[1], sites[3] == sites[2]) == (False, True, False)


def test_a_mistake_leaves_the_site_and_the_next_good_build_takes_it_away() -> None:
    channel = Channel("phien")
    channel.good(changed=True)
    site = channel.state.site
    channel.bad(Markup("sai"))
    wrong = channel.state
    channel.good(changed=False)

    assert (wrong.site, wrong.wrong) == (site, "sai")
    assert (channel.state.site, channel.state.wrong) == (site, "")


def test_the_sites_of_two_sessions_are_never_taken_for_one() -> None:
    one, other = Channel("mot"), Channel("hai")
    one.good(changed=True)
    other.good(changed=True)

    assert one.state.site != other.state.site


def test_who_waits_gets_the_next_state_as_it_comes() -> None:
    channel = Channel("phien")
    got = []
    waiting = threading.Thread(target=lambda: got.append(channel.after(0, 5)))
    waiting.start()
    channel.good(changed=True)
    waiting.join(5)

    assert got == [channel.state]


def test_who_has_waited_long_enough_gets_nothing() -> None:
    assert Channel("phien").after(0, 0.01) is None


def test_nobody_waits_for_a_closed_channel() -> None:
    channel = Channel("phien")
    waiting = threading.Thread(target=channel.after, args=(0, 60))
    waiting.start()
    channel.close()
    waiting.join(5)

    assert not waiting.is_alive()
    assert channel.closed
