from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry import Place
from plugins.registry.yamltree import parse


def value(text: str):
    tree, problems = parse(text, "x")
    assert problems == []
    return tree.value


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("no", "no", id="no is no boolean"),
        pytest.param("yes", "yes", id="nor yes"),
        pytest.param("true", "true", id="true is left to its field"),
        pytest.param("012", "012", id="no octal"),
        pytest.param("12:30", "12:30", id="no sexagesimal"),
        pytest.param("1_000", "1_000", id="no digit groups"),
        pytest.param("2023-11-28", "2023-11-28", id="a day is left to its field"),
        pytest.param("2023-11-28 07:30", "2023-11-28 07:30", id="a moment, too"),
        pytest.param("1.0", "1.0", id="no float"),
        pytest.param("=", "=", id="no default value"),
        pytest.param("'~'", "~", id="a quoted tilde is text"),
        pytest.param("'null'", "null", id="a quoted null is text"),
        pytest.param("''", "", id="quoted nothing is empty text"),
        pytest.param("", None, id="nothing"),
        pytest.param("~", None, id="a tilde"),
        pytest.param("null", None, id="null"),
        pytest.param("\u00a0 published\u3000\u00a0", "published", id="blanks of other widths around a word"),
        pytest.param('" a "', " a ", id="but not between quotes"),
        pytest.param("!!str no", "no", id="a type of YAML's own"),
    ],
)
def test_a_scalar_is_the_text_that_was_written(written, read):
    """What `no`, `012` or `12:30` mean is for the field to say, not for YAML 1.1 to guess."""
    assert value(f"key: {written}") == {"key": read}


def test_collections_are_dicts_and_lists():
    assert value("a: [b, {c: d}]\ne:\n  - f") == {"a": ["b", {"c": "d"}], "e": ["f"]}


def test_every_value_and_key_knows_its_place():
    tree, _ = parse("một: [hai,\n  {ba: bốn}]\n", "x", first_line=5)

    assert tree.place(("một", 1, "ba")) == Place(path="x", line=6, column=8)
    assert tree.key_place(("một", 1, "ba")) == Place(path="x", line=6, column=4)


def test_what_is_not_there_has_the_place_of_what_is_around_it():
    tree, _ = parse("một: {hai: ba}", "x")

    assert tree.place(("một", "năm", "sáu")) == tree.place(("một",))
    assert tree.key_place(("một", "năm")) == tree.place(("một",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("a: b: c", "dấu hai chấm ở giữa câu", id="a colon in a sentence"),
        pytest.param("a: [b", "ngoặc", id="an open bracket"),
        pytest.param('a: "b', "nháy mở mà chưa đóng", id="an open quote"),
        pytest.param("a:\n\t- b", "phím Tab", id="a tab"),
        pytest.param("a: @b", "ký tự đặc biệt", id="a sign that is reserved"),
        pytest.param("a: *b", "“*”", id="an asterisk for emphasis"),
        pytest.param("a:\n  - b\n - c", "thụt đầu dòng", id="uneven indentation"),
        pytest.param('a: "\\d"', "“\\”", id="a backslash in quotes"),
        pytest.param("a: !tệp b", "“!”", id="an exclamation mark"),
        pytest.param("a: &é b", "“&”", id="an ampersand"),
        pytest.param("a: > b", "“>”", id="a greater-than sign"),
        pytest.param("%b", "“%”", id="a percent sign"),
        pytest.param("%a: b\nc: d", "không theo cách viết", id="anything else"),
        pytest.param("a: b\n---\nc: d", "“---” ở giữa", id="a second document"),
    ],
)
def test_bad_yaml_is_told_in_vietnamese(text, said):
    tree, [problem] = parse(text, "x")

    assert tree.value is None
    assert problem.code == "Y101"
    assert said in problem.message


def test_a_key_written_twice_is_told_where_it_is_repeated():
    tree, [problem] = parse("a: 1\nb: 2\na: 3", "x", first_line=2)

    assert (problem.code, problem.place.line) == ("Y102", 4)
    assert "dòng 2" in problem.message
    assert tree.value["a"] == "1"


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("a: &x b\nc: *x", 1, id="an alias"),
        pytest.param("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", 4, id="a bomb of aliases"),
        pytest.param("a: &a\n  b: *a", 1, id="an alias of what it is in"),
        pytest.param("a: &a {b: c}\nd:\n  <<: *a", 1, id="a merge"),
        pytest.param("? [a]\n: b", 1, id="a list as key"),
        pytest.param("a: !tep b", 1, id="a tag"),
        pytest.param("a: !!python/name:os.system b", 1, id="a tag of Python"),
        pytest.param("a: !!python/object/apply:os.system [b]", 1, id="a tag of Python on a list"),
        pytest.param("a: !!set {b, c}", 1, id="a tag on a mapping"),
        pytest.param("a: !!binary aGk=", 1, id="binary"),
    ],
)
def test_features_of_yaml_that_hide_a_value_are_refused(text, times):
    _, problems = parse(text, "x")

    assert [problem.code for problem in problems] == ["Y104"] * times


def test_a_refused_value_is_no_empty_one():
    tree, _ = parse("a: &x b\nc: *x\nd:", "x")

    assert tree.is_refused(("c",))
    assert not tree.is_refused(("d",))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000, id="open brackets"),
        pytest.param("{a: " * 100_000, id="open braces"),
        pytest.param("- " * 100_000, id="dashes"),
        pytest.param("? " * 100_000, id="question marks"),
        pytest.param("[" * 25 + "]" * 25, id="too deep, but harmless"),
        pytest.param("\n".join("  " * depth + "a:" for depth in range(25)), id="by indentation"),
    ],
)
def test_deep_nesting_is_a_problem_and_not_the_end_of_the_process(text):
    """The composer is recursive in C: it does not raise, it ends Python."""
    tree, problems = parse(text, "x")

    assert {problem.code for problem in problems} == {"Y104"}
    assert "[[[[[[[[[[[[[[[[[[[[[[" not in str(tree.value)


def test_many_brackets_beside_each_other_are_not_deep():
    assert value("[" + "[], " * 1000 + "]") == [[]] * 1000


YAML_SIGNS = st.text(st.sampled_from("ab:-?[]{},&*!|>'\"%@`#~<=\n \t\\"), max_size=40)


@given(YAML_SIGNS | st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_is_a_tree_or_problems(text):
    tree, problems = parse(text, "x")

    assert isinstance(tree.value, dict | list | str | None)
    assert all(problem.place.line >= 1 for problem in problems)
    assert not any(re.search("found|expected|not ", problem.message) for problem in problems), "told in Vietnamese"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param('a: "x\\u202ey"', (1, 4), id="text that runs backwards"),
        pytest.param('a:\n  - b\n  - "\\u2028"', (3, 5), id="a line end that editors do not show"),
        pytest.param('"a\\x07": b', (1, 1), id="in a key"),
    ],
)
def test_what_an_escape_hides_is_told_once_and_is_no_value(text, place):
    tree, [problem] = parse(text, "x")

    assert (problem.code, problem.place.line, problem.place.column) == ("F104", *place)
    assert "y" not in str(tree.value)


def test_an_escape_may_say_what_the_keyboard_lacks():
    assert value(r'a: "\u0110\u1ea1i h\u1ed9i \U0001F389"') == {"a": "Đại hội 🎉"}
