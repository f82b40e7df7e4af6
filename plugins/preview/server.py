"""The server of a preview: for this computer alone, and for reading alone."""

from __future__ import annotations

import json
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from types import TracebackType
from typing import Any, Self

from plugins.preview.channel import Channel, State
from plugins.preview.files import HTML, Answer, answer
from plugins.preview.overlay import page_without_site
from plugins.publish.headers import CONTENT_SECURITY_POLICY, HEADERS

HOST = "127.0.0.1"
OURS = "/.bangvang/"  # no address of a site begins so
EVENTS = f"{OURS}events"
ALIVE = 15.0  # seconds after which an open page that has heard nothing hears that somebody is there

_ASSETS = {
    f"{OURS}preview.js": ("preview.js", "text/javascript; charset=utf-8"),
    f"{OURS}preview.css": ("preview.css", "text/css; charset=utf-8"),
}
# What a public server sends, so that what will fail there fails here; but pages may listen to the preview.
_POLICY = "; ".join(f"{name} {value}" for name, value in {**CONTENT_SECURITY_POLICY, "connect-src": "'self'"}.items())
_HEADERS = {**HEADERS, "Content-Security-Policy": _POLICY, "Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
_SCRIPT = '<script src="{}preview.js" data-site="{}" data-state="{}" defer></script>\n'
_AUTHORITY = re.compile(r"[A-Za-z0-9._~%!$&'()*+,;=\[\]:-]+")  # no user before an `@`, no blank, no path
_ABSOLUTE = re.compile(r"http://([^/?#]*)(/[^#]*|\?[^#]*)?", re.IGNORECASE)
_OURS = re.compile(r"(127\.0\.0\.1|localhost)(:\d{1,5})?")


class Server(ThreadingTCPServer):
    """Shows the site in the folder *root* at *port* (any free one if 0); raises OSError if that is taken.

    It serves from its `with` on, in threads of its own.
    """

    daemon_threads = True
    request_queue_size = 64
    allow_reuse_address = sys.platform != "win32"  # there it would share the port with whoever has it

    def __init__(self, root: Path, channel: Channel, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.root = root
        self.channel = channel
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    @property
    def address(self) -> str:
        """Return where the site is shown, without a slash at the end."""
        return f"http://{HOST}:{self.server_address[1]}"

    def __enter__(self) -> Self:
        """Begin to serve."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Stop, and let the pages go that listen."""
        self.channel.close()
        self.shutdown()
        self._thread.join()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over browsers that go away in the middle: they do."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = 60  # for a request to come whole

    def do_GET(self) -> None:
        refused = self._refused()
        if refused:
            status, why = refused
            self._send(Answer(status, f"{why}\n".encode(), "text/plain; charset=utf-8"))
        elif self.path == EVENTS:
            self._tell()
        else:
            self._send(self._answer())

    do_HEAD = do_GET  # noqa: N815  the name is http.server's

    def _refused(self) -> tuple[int, str] | None:
        """Return the status and the words for a request that is none, or that is for another host; None if it is ours.

        What names another host comes from a page of somebody's domain that was turned to this computer. Who names two,
        or hides one, means that two programs read it differently (RFC 9112, 3.2 and 5.1). Of an absolute target the
        path is left in `path`.
        """
        hosts = [str(host).strip(" \t") for host in self.headers.get_all("Host", [])]
        if len(hosts) > 1 or self.headers.defects or self.headers.get_payload():
            return 400, "Yêu cầu không hợp lệ: dòng Host viết hai lần, hoặc có dòng không đọc được."
        if any(not _AUTHORITY.fullmatch(host) for host in hosts):
            return 400, "Yêu cầu không hợp lệ: dòng Host trống hoặc viết sai."
        if not self.path.startswith("/"):
            absolute = _ABSOLUTE.fullmatch(self.path)
            if absolute is None or absolute[1].casefold() not in map(str.casefold, hosts):
                return 400, "Yêu cầu không hợp lệ: địa chỉ và dòng Host không khớp."
            self.path = absolute[2] or "/"
        if not hosts or not _OURS.fullmatch(hosts[0]):
            return 403, "Máy chủ xem thử chỉ trả lời ở 127.0.0.1 hoặc localhost."
        return None

    def _answer(self) -> Answer:
        path = self.path.partition("?")[0]
        if asset := _ASSETS.get(path):
            name, media_type = asset
            return Answer(200, (Path(__file__).parent / "assets" / name).read_bytes(), media_type)
        state = self.server.channel.state
        if state.site is None:
            return self._with_script(Answer(503, page_without_site(state).encode()), state)
        return self._with_script(answer(self.server.root, self.path), state)

    def _with_script(self, found: Answer, state: State) -> Answer:
        """Return *found*; a page has our script in it, which no file has."""
        if found.type != HTML or not found.data:
            return found
        script = _SCRIPT.format(OURS, state.site or "", state.number).encode()
        before, end, after = found.data.rpartition(b"</body>")
        data = before + script + end + after if end else after + script
        return Answer(found.status, data, found.type)

    def _send(self, found: Answer) -> None:
        self.send_response(found.status)
        self._send_headers(found.type, len(found.data))
        if found.go:
            self.send_header("Location", found.go)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.data)

    def _send_headers(self, media_type: str, length: int | None = None) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", media_type)
        if length is not None:
            self.send_header("Content-Length", str(length))

    def _tell(self) -> None:
        """Send each state as it comes, until the page or the preview is closed."""
        self.send_response(200)
        self._send_headers("text/event-stream; charset=utf-8")
        self.end_headers()
        if self.command == "HEAD":
            return
        channel = self.server.channel
        state: State | None = channel.state
        number = -1
        while not channel.closed:
            if state is None:
                self.wfile.write(b":\n\n")
            else:
                number = state.number
                told = json.dumps({"number": number, "site": state.site, "wrong": state.wrong}, ensure_ascii=False)
                self.wfile.write(f"retry: 1000\nevent: state\ndata: {told}\n\n".encode())
            self.wfile.flush()
            state = channel.after(number, ALIVE)

    def version_string(self) -> str:
        """Say no more than who we are."""
        return "bangvang"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name is http.server's
        """Say nothing: the terminal is for builds."""
