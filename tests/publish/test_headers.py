"""The headers are strict, and web servers are told the same ones as the gate of quality serves."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.publish.headers import CONTENT_SECURITY_POLICY, HEADERS, apache, iis, nginx

PAGE = Path(__file__).parent.parent.parent / "docs" / "how-to" / "serve-headers.md"


def test_what_is_not_allowed_is_forbidden() -> None:
    assert CONTENT_SECURITY_POLICY["default-src"] == "'none'"


@pytest.mark.parametrize("word", ["unsafe-", "http:", "https:", "data:", "*"])
def test_nothing_inline_and_no_other_host_is_allowed(word: str) -> None:
    assert word not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["base-uri", "form-action", "frame-ancestors"])
def test_what_default_src_leaves_open_is_closed(name: str) -> None:
    """These three do not fall back on `default-src`."""
    assert CONTENT_SECURITY_POLICY[name] == "'none'"


@pytest.mark.parametrize("snippet", [nginx, apache, iis], ids=["nginx", "Apache", "IIS"])
def test_the_page_for_staff_tells_a_web_server_these_headers(snippet) -> None:
    assert snippet() in PAGE.read_text("utf-8"), f"{PAGE} must hold:\n\n{snippet()}"


def test_the_configuration_of_iis_carries_the_values_unharmed() -> None:
    told = {one.attrib["name"]: one.attrib["value"] for one in ElementTree.fromstring(iis()).iter("add")}

    assert told == dict(HEADERS)
