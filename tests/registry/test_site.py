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
        ("http://localhost:8000", "http://localhost:8000"),
        ("https://[::1]:443", "https://[::1]:443"),
        ("https://xn--vit-5kz.example", "https://xn--vit-5kz.example"),
        ("https://vksnd.example/Cong_tin/v1.0~a", "https://vksnd.example/Cong_tin/v1.0~a"),
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
        pytest.param("https://a b", id="a blank"),
        pytest.param("https://vksnd.example/a b", id="a blank in the path"),
        pytest.param("https://vksnd.example/?", id="an empty query"),
        pytest.param("https://vksnd.example#", id="an empty fragment"),
        pytest.param("https://ten@vksnd.example", id="a name"),
        pytest.param("https://vksnd.example:99999", id="no port"),
        pytest.param("https://vksnd.example:", id="an empty port"),
        pytest.param("https://vksnd.example:0", id="port 0"),
        pytest.param("https://-vksnd.example", id="a label that begins with a hyphen"),
        pytest.param("https://vksnd..example", id="an empty label"),
        pytest.param("https://vksnd_a.example", id="a low line"),
        pytest.param(f"https://{'a' * 64}.example", id="a label of 64 letters"),
        pytest.param(f"https://{'a.' * 130}example", id="a host of 267 letters"),
        pytest.param("https://[::1::2]", id="no IPv6"),
        pytest.param("https://vksnd.example/a/../b", id="a way up"),
        pytest.param("https://vksnd.example//a", id="two slashes"),
        pytest.param("https://vksnd.example/%20", id="percent code"),
        pytest.param('https://vksnd.example/"a"', id="a quotation mark"),
        pytest.param("https://vksnd.example\\a", id="a backslash"),
    ],
)
def test_what_is_no_address_of_a_site_is_refused(written):
    with pytest.raises(PydanticCustomError, match="S118"):
        check_siteurl(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HTTPS://VKSND.example", "https://vksnd.example"),
        ("https://ten:khoa@vksnd.example/cong", "https://vksnd.example/cong"),
        ("https://việt.example", "https://xn--vit-5kz.example"),
        ("https://vksnd.example/index.html", "https://vksnd.example"),
        ("https://vksnd.example/?a=b#c", "https://vksnd.example"),
        ("https://vksnd.example.", "https://vksnd.example"),
        ("https:\\\\vksnd.example", "https://vksnd.example"),
        ("https://a b", None),
    ],
)
def test_what_was_probably_meant_is_suggested(written, meant):
    with pytest.raises(PydanticCustomError) as told:
        check_siteurl(written)

    assert told.value.context["facts"]["suggestion"] == meant


@pytest.mark.parametrize("written", ["CC BY 4.0", "https://a b", "https://ten@a.example", "ftp://a.example", "https:"])
def test_the_address_of_a_licence_can_be_followed(written):
    with pytest.raises(PydanticCustomError, match="S121"):
        check_licence(written)


def test_the_address_of_a_licence_stays_as_it_is_written():
    assert check_licence("https://creativecommons.org/licenses/by/4.0/").endswith("/4.0/")
