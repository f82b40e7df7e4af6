from __future__ import annotations

import pytest

from plugins.problems import errors, in_order, nearest
from plugins.registry import Level, Place, Refused, Rule

RULE = Rule("Z101", "khóa “{key}” sai", "sửa {key}")
REMINDER = Rule("Z102", "nên xem lại", level=Level.WARNING)
HERE = Place(path="news/a.md", line=3, column=7)


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        pytest.param(
            RULE.at(HERE, key="x", suggestion="y"),
            "content/news/a.md:3: Z101 cột 7: khóa “x” sai; sửa x (có phải “y”?)",
            id="an error with cure and suggestion",
        ),
        pytest.param(
            REMINDER.at(HERE), "content/news/a.md:3: Z102 (nhắc) cột 7: nên xem lại", id="a warning says that it is one"
        ),
        pytest.param(
            RULE.at(HERE, key="{key}"),
            "content/news/a.md:3: Z101 cột 7: khóa “{key}” sai; sửa {key}",
            id="braces in what was written stay",
        ),
        pytest.param(
            RULE.at(HERE, key="x\u200b", suggestion="x"),
            "content/news/a.md:3: Z101 cột 7: khóa “x[U+200B]” sai; sửa x[U+200B] (có phải “x”?)",
            id="a sign that nobody sees is told by its code",
        ),
        pytest.param(
            RULE.at(HERE, key="\u00a0hà\u00a0nội\u3000"),
            "content/news/a.md:3: Z101 cột 7: khóa “[U+00A0]hà\u00a0nội[U+3000]” sai; sửa \u00a0hà\u00a0nội\u3000",
            id="so is a blank at the end of what is quoted",
        ),
        pytest.param(
            RULE.at(HERE, key="pubIishеd αβ а", suggestion="published"),
            "content/news/a.md:3: Z101 cột 7: khóa “pubIishе[U+0435]d αβ а” sai; sửa pubIishе[U+0435]d αβ а"
            " (có phải “published”?)",
            id="and a letter of another alphabet within a word",
        ),
        pytest.param(
            RULE.at(HERE, key="x\ny"),
            "content/news/a.md:3: Z101 cột 7: khóa “x y” sai; sửa x y",
            id="lines in what was written are joined",
        ),
    ],
)
def test_a_problem_is_one_line(problem, line):
    assert problem.line("content/") == line


def test_as_json_is_the_same_in_plain_values():
    assert RULE.at(HERE, key="x", suggestion="y").as_json("content/") == {
        "path": "content/news/a.md",
        "line": 3,
        "column": 7,
        "code": "Z101",
        "level": "error",
        "message": "khóa “x” sai",
        "cure": "sửa x",
        "suggestion": "y",
    }


def test_problems_are_told_by_place_and_once():
    a, b, c = (RULE.at(Place(path=path, line=line), key="k") for path, line in [("a", 2), ("a", 10), ("b", 1)])

    assert in_order([c, b, a, b]) == [a, b, c]
    assert Refused(iter([c, a, a])).problems == [a, c]


def test_only_errors_stop_a_build():
    error, reminder = RULE.at(HERE, key="k"), REMINDER.at(HERE)

    assert errors([reminder, error]) == [error]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("Sattus", "status", id="letters in the wrong order"),
        pytest.param("lead", "lead", id="the same"),
        pytest.param("xyz", None, id="nothing near"),
        pytest.param("", None, id="nothing written"),
    ],
)
def test_the_nearest_is_suggested_only_if_it_is_near(written, meant):
    assert nearest(written, ["status", "lead", "slug"]) == meant


def test_the_nearest_does_not_depend_on_the_order_of_what_is_known():
    assert nearest("cum-3", {"cum-1", "cum-2"}) == nearest("cum-3", ["cum-2", "cum-1"])
