from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry.yamlrepairs import repair_of
from plugins.registry.yamltree import _Loader, parse

RECORD = "- id: don-vi-{0}\n  name: Đơn vị {0}\n  level: province\n"


@pytest.mark.parametrize(
    ("text", "line", "mended"),
    [
        pytest.param("a: b: c\nd: e", 0, {"a": "b: c", "d": "e"}, id="a colon"),
        pytest.param("a: b\nd: [e] f", 1, {"a": "b", "d": "[e] f"}, id="a bracket"),
        pytest.param('a: "b\nd: e', 0, {"a": "b", "d": "e"}, id="a quotation that is not closed"),
        pytest.param('a: "b\nd: "e"\nf: g', 0, {"a": "b", "d": "e", "f": "g"}, id="and closed by the next"),
        pytest.param("a:\u00a0b\nd: e", 0, {"a": "b", "d": "e"}, id="a no-break space"),
        pytest.param("- a: b\n\td: e", 1, [{"a": "b", "d": "e"}], id="a tab"),
        pytest.param("- a: b\n   d: e", 1, [{"a": "b", "d": "e"}], id="a key out of line"),
        pytest.param("- a\n–\u00a0b", 1, ["a", "b"], id="a dash that is none"),
        pytest.param("a: {b: c: d, e: f}\ng: h", 0, {"a": {"b": "c: d", "e": "f"}, "g": "h"}, id="within braces"),
        pytest.param("a: [b #1, c]\nd: e", 0, {"a": ["b #1", "c"], "d": "e"}, id="a comment in a list"),
        pytest.param("a: [b, c\nd: e", 0, {"a": ["b", "c"], "d": "e"}, id="an open list"),
    ],
)
def test_the_line_of_the_mistake_is_repaired_and_no_other(text, line, mended):
    repair = repair_of(text, _Loader)

    assert repair is not None
    assert repair.line == line
    before, after = text.split("\n"), repair.text.split("\n")
    assert [number for number, (one, other) in enumerate(zip(before, after, strict=True)) if one != other] == [line]
    assert parse(repair.text, "x")[0].value == mended


@pytest.mark.parametrize("text", ["a: b", "- a\n- b", "", "a: |\n  b: c: d"])
def test_what_can_be_read_needs_no_repair(text):
    assert repair_of(text, _Loader) is None


def test_in_a_long_file_the_line_is_found_without_reading_it_again_and_again():
    records = [RECORD.format(number) for number in range(3000)]
    records[1500] = records[1500].replace("name: Đơn vị", "name: [Đơn vị]")
    started = time.process_time()

    repair = repair_of("".join(records), _Loader)

    assert repair is not None
    assert repair.line == 1500 * 3 + 1
    assert time.process_time() - started < 5, "a tenth of it on a quiet machine"


@given(st.text(st.sampled_from("ab:-?[]{},&*!|>'\"%@`#~<= \n\t\\\u00a0–“”"), max_size=40))
def test_whatever_is_repaired_can_be_read_further(text):
    repair = repair_of(text, _Loader)

    if repair is not None:
        assert repair.text.count("\n") == text.count("\n")
        assert repair.text != text
        assert repair.reason
        assert repair.cure


def test_a_new_entry_without_its_dash_is_thought_of():
    repair = repair_of("- id: a\nid: b\n", _Loader)

    assert repair is not None
    assert (repair.line, "“- ”: - id: b" in repair.cure) == (1, True)
    assert parse("- id: a\n- id: b\n", "x")[1] == []
