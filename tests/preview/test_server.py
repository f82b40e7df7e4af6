from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from plugins.preview import Channel, Server
from plugins.publish.headers import HEADERS
from tests.portal.trees import write

PAGE = "<!doctype html>\n<html>\n<body>\n<p>Tin &lt;/body></p>\n</body>\n</html>\n"


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    site = write(root, {"index.html": PAGE, "404.html": PAGE, "tin.atom": "<feed></body></feed>", "a.js": "1"})
    with Server(site, Channel("phien"), 0) as running:
        running.channel.good(changed=True)
        yield running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose state no test changes."""
    with serving(tmp_path_factory.mktemp("site")) as running:
        yield running


def connected(server: Server) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", int(server.address.rpartition(":")[2]), timeout=5)


def ask(
    server: Server, path: str, method: str = "GET", host: str | None = None
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = connected(server)
    connection.putrequest(method, path, skip_host=host is not None)
    if host:
        connection.putheader("Host", host)
    connection.endheaders()
    response = connection.getresponse()
    data = response.read()
    connection.close()
    return response, data


class Page:
    """A page that listens."""

    def __init__(self, server: Server) -> None:
        self._connection = connected(server)
        self._connection.request("GET", "/.bangvang/events")
        self._response = self._connection.getresponse()
        self.type = self._response.headers["Content-Type"]

    def hears(self) -> dict[str, Any]:
        """Return the next state that it is told."""
        while line := self._response.readline():
            if line.startswith(b"data: "):
                return json.loads(line[6:])  # type: ignore[no-any-return]
        raise EOFError

    def close(self) -> None:
        self._response.close()
        self._connection.close()


def test_it_is_there_for_this_computer_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "localhost:1"])
def test_it_answers_to_the_names_of_this_computer(server: Server, host: str) -> None:
    assert ask(server, "/", host=host)[0].status == 200


@pytest.mark.parametrize("path", ["/", "/a.js", "/.bangvang/events", "/.bangvang/preview.js"])
@pytest.mark.parametrize("host", ["khac.example", "127.0.0.1.khac.example", "localhost.khac.example:80", "", "0.0.0.0"])
def test_a_name_that_was_turned_to_this_computer_gets_nothing(server: Server, host: str, path: str) -> None:
    response, data = ask(server, path, host=host)

    assert response.status == 403
    assert b"Tin" not in data
    assert b"site" not in data


def raw(server: Server, *lines: str) -> int:
    """Return the status of the answer to *lines*, sent as they are."""
    host, port = server.server_address[:2]
    with socket.create_connection((str(host), int(port)), timeout=5) as one:
        one.sendall("".join(f"{line}\r\n" for line in (*lines, "")).encode("latin-1"))
        return int(one.makefile("rb").readline().split()[1])


HERE = "Host: 127.0.0.1"


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        pytest.param(["GET / HTTP/1.1", HERE, HERE], 400, id="two hosts, the same"),
        pytest.param(["GET / HTTP/1.1", HERE, "Host: khac.example"], 400, id="ours and another"),
        pytest.param(["GET / HTTP/1.1", "host: khac.example", "HOST: localhost"], 400, id="another and ours"),
        pytest.param(["GET / HTTP/1.1", HERE, "A: b", "Host: localhost"], 400, id="with a line between"),
        pytest.param(["GET / HTTP/1.1", HERE, "Host:"], 400, id="one of them empty"),
        pytest.param(["GET / HTTP/1.1", HERE, "Host : khac.example"], 400, id="a blank before the colon"),
        pytest.param(["GET / HTTP/1.1", HERE, " khac.example"], 400, id="a line that goes on"),
        pytest.param(["GET / HTTP/1.1", "Host:"], 400, id="an empty one"),
        pytest.param(["GET / HTTP/1.1", "Host:  \t"], 400, id="blanks"),
        pytest.param(["GET / HTTP/1.1", "Host: a@127.0.0.1"], 400, id="a user"),
        pytest.param(["GET / HTTP/1.1", "Host: 127.0.0.1 khac.example"], 400, id="a blank within"),
        pytest.param(["GET / HTTP/1.1", "Host: 127.0.0.1, khac.example"], 400, id="a list"),
        pytest.param(["GET / HTTP/1.1", "Host: 127.0.0.1/khac"], 400, id="a path"),
        pytest.param(["GET / HTTP/1.1", "Host: http://127.0.0.1"], 400, id="a scheme"),
        pytest.param(["GET / HTTP/1.1", "Host: 127.0.0.1\x00"], 400, id="a NUL"),
        pytest.param(["GET http://khac.example/ HTTP/1.1", HERE], 400, id="a target of another host"),
        pytest.param(["GET http://127.0.0.1/ HTTP/1.1", "Host: khac.example"], 400, id="ours, for another host"),
        pytest.param(["GET http://a@127.0.0.1/ HTTP/1.1", HERE], 400, id="a target with a user"),
        pytest.param(["GET http://127.0.0.1/ HTTP/1.1"], 400, id="a target without a host beside it"),
        pytest.param(["GET https://127.0.0.1/ HTTP/1.1", HERE], 400, id="of another scheme"),
        pytest.param(["GET index.html HTTP/1.1", HERE], 400, id="a target that is none"),
        pytest.param(["GET http://khac.example/ HTTP/1.1", "Host: khac.example"], 403, id="another host throughout"),
        pytest.param(["GET / HTTP/1.1"], 403, id="no host"),
        pytest.param(["GET / HTTP/1.0"], 403, id="no host, as old programs ask"),
        pytest.param(["GET / HTTP/1.1", HERE], 200, id="ours"),
        pytest.param(["GET / HTTP/1.1", "Host:\t127.0.0.1:80 \t"], 200, id="blanks around, which count for nothing"),
        pytest.param(["GET / HTTP/1.0", HERE], 200, id="ours, asked by an old program"),
        pytest.param(["GET http://127.0.0.1/ HTTP/1.1", HERE], 200, id="a whole address that agrees"),
        pytest.param(["GET HTTP://LOCALHOST:1/a.js HTTP/1.1", "Host: localhost:1"], 200, id="in capitals"),
    ],
)
def test_a_request_that_two_programs_would_read_differently_gets_nothing(
    server: Server, lines: list[str], status: int
) -> None:
    assert raw(server, *lines) == status


def test_a_page_has_our_script_before_its_end_and_in_no_file(server: Server) -> None:
    response, data = ask(server, "/")
    script = (
        f'<script src="/.bangvang/preview.js" data-site="{server.channel.state.site}" data-state="1" defer></script>\n'
    )

    assert data.decode() == PAGE.replace("</body>\n", f"{script}</body>\n")
    assert int(response.headers["Content-Length"]) == len(data)
    assert (server.root / "index.html").read_text() == PAGE


@pytest.mark.parametrize("path", ["/tin.atom", "/a.js"])
def test_what_is_no_page_is_sent_byte_for_byte(server: Server, path: str) -> None:
    assert ask(server, path)[1] == (server.root / path[1:]).read_bytes()


def test_what_is_not_there_is_the_sites_own_page_for_it_and_listens(server: Server) -> None:
    response, data = ask(server, "/khong-co/")

    assert response.status == 404
    assert b"preview.js" in data


def test_headers_are_those_of_a_public_server_and_nothing_is_kept(server: Server) -> None:
    headers = ask(server, "/")[0].headers

    assert {name: headers[name] for name in HEADERS if name != "Content-Security-Policy"} == {
        name: value for name, value in HEADERS.items() if name != "Content-Security-Policy"
    }
    assert headers["Content-Security-Policy"] == f"{HEADERS['Content-Security-Policy']}; connect-src 'self'"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Python" not in headers["Server"]


def test_a_head_is_a_get_without_its_body(server: Server) -> None:
    got, data = ask(server, "/")
    head, nothing = ask(server, "/", "HEAD")

    assert nothing == b""
    assert head.headers["Content-Length"] == str(len(data))
    assert {name: head.headers[name] for name in head.headers if name != "Date"} == {
        name: got.headers[name] for name in got.headers if name != "Date"
    }
    assert ask(server, "/.bangvang/events", "HEAD")[0].headers["Content-Type"].startswith("text/event-stream")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_sent_to_it(server: Server, method: str) -> None:
    assert ask(server, "/", method)[0].status == 501


@pytest.mark.parametrize("name", ["preview.js", "preview.css"])
def test_what_our_script_needs_is_there(server: Server, name: str) -> None:
    response, data = ask(server, f"/.bangvang/{name}")

    assert response.status == 200
    assert data.startswith(b"/")
    assert ask(server, "/.bangvang/khong-co")[0].status == 404


def test_a_page_that_listens_is_told_how_things_stand_and_of_every_change(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        page = Page(server)
        first = page.hears()
        server.channel.bad(Markup("<p>sai</p>"))
        wrong = page.hears()
        server.channel.good(changed=True)
        mended = page.hears()
        page.close()

    assert page.type == "text/event-stream; charset=utf-8"
    assert (first["site"], first["wrong"]) == ("phien-1", "")
    assert (wrong["site"], wrong["wrong"]) == ("phien-1", "<p>sai</p>")
    assert (mended["site"], mended["wrong"]) == ("phien-3", "")


def test_while_there_is_no_site_every_address_says_why(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "của hôm qua"})
    with Server(tmp_path, Channel("phien"), 0) as server:
        waits = ask(server, "/")
        server.channel.bad(Markup("<p>sai</p>"))
        wrong = ask(server, "/tin/")

    assert (waits[0].status, wrong[0].status) == (503, 503)
    assert "Đang dựng" in waits[1].decode()
    assert b"<p>sai</p>" in wrong[1]
    assert b'data-site="" data-state="1"' in wrong[1]


def test_a_port_that_is_taken_is_no_secret(server: Server, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="in use"):
        Server(tmp_path, Channel("phien"), int(server.address.rpartition(":")[2]))


def test_pages_that_listen_do_not_keep_it_from_ending(tmp_path: Path) -> None:
    with Server(tmp_path, Channel("phien"), 0) as server:
        page = Page(server)
        page.hears()

    with pytest.raises(EOFError):
        page.hears()
    page.close()


def test_a_browser_that_goes_away_is_nothing_to_speak_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(tmp_path) as server:
        for words in (b"", b"GET / HTTP/1.0\r\n", b"GET /.bangvang/events HTTP/1.0\r\nHost: localhost\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", int(server.address.rpartition(":")[2]))) as gone:
                gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                gone.sendall(words)
        server.channel.bad(Markup("sai"))

        assert ask(server, "/")[0].status == 200
    assert capsys.readouterr() == ("", "")
