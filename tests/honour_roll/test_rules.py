from __future__ import annotations

from pathlib import Path

from plugins.honour_roll import rules
from plugins.registry import Level, Rule

# That every rule has a code of its own, a cure, and is broken somewhere: tests/registry/test_rules.py, for all.
RULES = [rule for rule in vars(rules).values() if isinstance(rule, Rule)]
WARNINGS = {"H113", "H124", "H128", "H140", "H150"}
FINDINGS = {rule.code for rule in RULES if rule.code.startswith("H3")}


def test_only_what_is_safe_to_publish_is_a_mere_warning():
    """A warning lets the build go on: whatever touches who was honoured, and by what, is an error."""
    assert {rule.code for rule in RULES if rule.level is Level.WARNING} == WARNINGS | FINDINGS


def test_every_finding_is_tested():
    """They depend on the clock, so the broken content cannot tell them."""
    text = Path(__file__).with_name("test_findings.py").read_text("utf-8")

    assert [code for code in sorted(FINDINGS) if f'"{code}"' not in text] == []
