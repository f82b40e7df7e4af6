from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from plugins.registry.site import check_licence, check_siteurl


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://vksnd.example", "https://vksnd.example"),
        ("https://vksnd.example/", "https://vksnd.example"),
        ("http://127.0.0.1:8000/portal/", "http://127.0.0.1:8000/portal"),
    ],
)
def test_the_address_of_the_site_has_no_slash_at_its_end(written, read):
    assert check_siteurl(written) == read


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("vksnd.example", id="no scheme"),
        pytest.param("/portal", id="a path"),
        pytest.param("https:///portal", id="no host"),
        pytest.param("ftp://vksnd.example", id="not of the web"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("https://vksnd.example/?a=b", id="a query"),
        pytest.param("https://vksnd.example/#a", id="a fragment"),
        pytest.param("https://[vksnd", id="a host that cannot be read"),
    ],
)
def test_what_is_no_address_of_a_site_is_refused(written):
    with pytest.raises(PydanticCustomError, match="S118"):
        check_siteurl(written)


def test_the_address_of_a_licence_stays_as_it_is_written():
    assert check_licence("https://creativecommons.org/licenses/by/4.0/").endswith("/4.0/")
    with pytest.raises(PydanticCustomError, match="S118"):
        check_licence("CC BY 4.0")
