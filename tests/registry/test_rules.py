from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from plugins.honour_roll import rules as of_honours
from plugins.newsroom import html_rules as of_html
from plugins.newsroom import rules as of_newsroom
from plugins.registry import Rule
from plugins.registry import rules as of_registry

MODULES = (of_registry, of_newsroom, of_html, of_honours)
RULES = [rule for module in MODULES for rule in vars(module).values() if isinstance(rule, Rule)]
MESSAGES = Path(__file__).parent.parent / "data/broken/messages.txt"

# Kinds of mistake that the broken content does not hold, and where they are tested instead.
ELSEWHERE = {
    "F105": "half a megabyte: test_texts",
    "F106": "git holds no symlinks for every platform: the portal's tests",
    "F108": "then there would be no site to check against: test_loading",
    "F109": "rights are the machine's: the portal's tests",
    **dict.fromkeys(("F130", "F131", "F132", "F133", "F134", "F135", "F137"), "test_bounded, test_one_problem"),
    "R140": "a file that is not there: test_one_problem",
    "F136": "a folder, of the portal alone: its test_content_tree",
    "F111": "git holds no two such names for every platform: the portal's test_content_tree",
    "F112": "the same",
    "F113": "the same",
    "F119": "the same",
    **dict.fromkeys(("F122", "F123", "F124", "F125", "F126"), "the same"),
    **dict.fromkeys(("F114", "F115", "F116", "F117", "F118"), "of the portal alone: its test_root_folder"),
    "S108": "no field of these packages is a number that is no year: test_shapes",
    "S114": "what pydantic finds and we have no words for yet: test_shapes",
    "S121": "it stands in site.yaml, as S118: test_site",
    "S122": "of the settings: the portal's test_addresses_clash",
    "S118": "then there would be no site to check against: test_site",
    **dict.fromkeys(("B156", "B157", "B158"), "of the whole site: the portal's test_site_links"),
    "B159": "nothing is known that does it: test_body_html",
    "B113": "takes ten seconds: the newsroom's test_loading, with a clock of its own",
    **{rule.code: "needs a clock: the honour roll's test_findings" for rule in RULES if rule.code.startswith("H3")},
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
class TestEveryRule:
    def test_has_a_message_and_a_cure_of_one_line(self, rule):
        assert rule.message
        assert rule.cure
        assert "\n" not in rule.message + rule.cure

    def test_fills_in_names_only(self, rule):
        """A cure shows braces of YAML; these must be doubled, or telling the problem would raise."""
        fields = [
            name for text in (rule.message, rule.cure) for _, name, _, _ in string.Formatter().parse(text) if name
        ]

        assert all(name.isidentifier() for name in fields)


def test_no_two_rules_have_one_code():
    codes = [rule.code for rule in RULES]

    assert sorted(set(codes)) == sorted(codes)
    assert all(re.fullmatch("[A-Z][0-9]{3}", code) for code in codes)


def test_every_rule_is_broken_somewhere():
    """A rule that nothing breaks is one that nobody knows to work."""
    told = set(re.findall(r"^[^:]+:\d+: ([A-Z]\d{3}) ", MESSAGES.read_text("utf-8"), re.MULTILINE))
    codes = {rule.code for rule in RULES}

    assert told | set(ELSEWHERE) == codes
    assert told & set(ELSEWHERE) == set()
