from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.honour_roll import rules as of_honours
from plugins.newsroom import rules as of_newsroom
from plugins.problems import Level, Place, Rule
from plugins.quota import rules
from plugins.registry import rules as of_registry

RULES = [rule for rule in vars(rules).values() if isinstance(rule, Rule)]
OTHERS = [r for m in (of_honours, of_newsroom, of_registry) for r in vars(m).values() if isinstance(r, Rule)]


def test_every_rule_has_a_code_of_its_own():
    codes = [rule.code for rule in (*RULES, *OTHERS)]

    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch("Q1[0-9]{2}", rule.code) for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_message_and_a_cure(rule):
    facts = dict.fromkeys(re.findall(r"(?<!\{)\{([a-z]+)\}", rule.message + rule.cure), "x")
    told = rule.at(Place(path="data/quota.yaml"), **facts).line()

    assert rule.cure
    assert "{{" not in told
    assert "\n" not in told


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_broken_by_a_test(rule):
    text = "".join(Path(__file__).with_name(f"test_{name}.py").read_text("utf-8") for name in ("loading", "quota_file"))

    assert f'"{rule.code}"' in text


def test_a_level_without_units_is_only_a_reminder():
    """The rules may be there before the units are; every other mistake would make wrong figures."""
    assert {rule.code for rule in RULES if rule.level is Level.WARNING} == {"Q105"}
