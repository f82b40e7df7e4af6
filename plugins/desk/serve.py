"""`bangvang serve`: the site on this computer, with drafts shown and marked, built again after each save.

What it builds is never public: it lies in the cache, and says of itself that it is a preview.
"""

from __future__ import annotations

import errno
import gc
import os
import secrets
import sys
import traceback
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import plugins
from plugins import interrupts
from plugins.desk import problems
from plugins.desk.settings import Settings
from plugins.preview import Built, Channel, Outcome, Server, Session, Stopped, Unwatchable, Watched, watch
from plugins.publish import GateBroken, OutputError
from plugins.publish.locks import Held, lock
from plugins.registry import Refused
from plugins.workers import WorkerLost

REST = 10  # ticks of the watcher without a save after which there is time to tidy up
OTHER_PORT = 8010  # named as an example where a port is taken


def serve(settings: Settings, content: Path, shown: str, at: str | None, port: int) -> int:
    """Serve *content* at *port* until Ctrl+C; return 0 then, or 1 if it cannot be served at all."""
    folder = settings.cache.absolute() / "preview"
    site = folder / "site"
    if refusal := _refusal(site, settings):
        return _fail(refusal)
    channel = Channel(secrets.token_hex(4))
    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(lock(folder / "serve.lock"))
            server = stack.enter_context(Server(site, channel, port))
        except Held:
            return _fail(f"Một lệnh serve khác đang chạy ở đây. Nếu không phải, xóa tệp {folder / 'serve.lock'}.")
        except OSError as error:
            return _fail(_taken(port) if error.errno == errno.EADDRINUSE else _unusable(error))
        stack.enter_context(interrupts.ending("Đã dừng xem thử.", 0))
        session = Session(_maker(settings, content, site, at, server.address), channel, shown)
        try:
            _attend(session, _watched(settings, content), shown, server.address)
        except Unwatchable as error:
            return _fail(str(error))
    return 0


def _attend(session: Session, watched: Watched, shown: str, address: str) -> None:
    """Build, and again after each save, until an interrupt."""
    print(f"Xem ở {address}/ (có cả bản nháp, được đánh dấu). Dừng: Ctrl+C.", flush=True)
    idle = 0
    first = True
    for change in watch(watched):
        idle = 0 if change or first else idle + 1
        if idle == REST:
            gc.collect()  # a command is short and does without; this one is not, and nobody waits for it now
        for folder in change.lost:
            print(f"Không còn thư mục {folder}: đang đợi nó trở lại; bản đang xem được giữ nguyên.", flush=True)
        if change.code:
            print("Mã trong plugins/ đã đổi: dừng lại (Ctrl+C) và chạy lại để dùng mã mới.", flush=True)
        if change.settings:
            print("pelicanconf.py đã đổi. Nếu đổi PLUGINS hay tên thư mục: dừng lại (Ctrl+C) và chạy lại.", flush=True)
        if first or change.site or change.settings:
            _tell(session.build(), shown)
            first = False


def _tell(outcome: Outcome, shown: str) -> None:
    if outcome.built:
        if outcome.built.warnings:
            problems.tell(outcome.built.warnings, shown)
        seconds = f"{outcome.seconds:.1f}".replace(".", ",")
        print(f"Đã dựng {outcome.built.pages} trang trong {seconds} giây: {outcome.built.changed} tệp đổi.", flush=True)
        return
    if outcome.problems:
        problems.tell(outcome.problems, shown)
    else:
        print(outcome.message, file=sys.stderr)
    print("Chưa dựng được; sửa rồi lưu lại.", file=sys.stderr, flush=True)


# --- a build ---------------------------------------------------------------------------------------------------------


def _maker(settings: Settings, content: Path, site: Path, at: str | None, address: str) -> Callable[[], Built]:
    """Return what builds the preview of *content* into the folder *site*, which stands at *address*."""
    from plugins.portal.engine import PluginMissing, make  # here: it loads Pelican
    from plugins.portal.failures import failure

    override: dict[str, Any] = {
        "PATH": str(content.absolute()),
        "OUTPUT_PATH": str(site.absolute()),
        "SITEURL": address,
        "BANGVANG_PREVIEW": True,
        "BANGVANG_HELD": {},
    }
    if at:
        override["BANGVANG_AT"] = at  # without, each build looks at the clock

    def make_site() -> Built:
        try:
            done = make(settings.file, override)
        except Refused:
            raise
        except (GateBroken, OutputError, PluginMissing, WorkerLost) as error:
            raise Stopped(str(error)) from error
        except OSError as error:
            raise Stopped(failure(error)) from error
        except Exception as error:  # whatever a template or the settings do, the last good site stays
            if not _place(error, settings):
                traceback.print_exc()  # nothing that is edited here is to blame, so we are
            raise Stopped(_broken(error, settings)) from error
        changes = done.changes
        assert changes is not None, "make has published it"
        changed = len(changes.written) + len(changes.removed)
        return Built(pages=done.pages, changed=changed, warnings=tuple(done.warnings))

    return make_site


def _broken(error: Exception, settings: Settings) -> str:
    """Return what is told of a template or settings file that Python or Jinja cannot go on with."""
    said = f"{type(error).__name__}: {error}"
    place = _place(error, settings)
    return f"{place}: {said}" if place else f"Chương trình gặp lỗi, xem ở cửa sổ lệnh. {said}"


def _place(error: Exception, settings: Settings) -> str:
    """Return the line of the theme or of the settings where *error* came about; nothing if it was elsewhere.

    Jinja puts the lines of templates among those of Python.
    """
    frames = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        frames.append((error.filename or "", error.lineno))
    theme = settings.theme.resolve()
    for name, line in reversed(frames):
        file = Path(name).resolve()
        if file == settings.file.resolve() or file.is_relative_to(theme):
            return f"{os.path.relpath(file)}:{line}"
    return ""


def _watched(settings: Settings, content: Path) -> Watched:
    from plugins.portal.content_tree import is_passed_by  # here, too

    return Watched(
        folders=(content.absolute(), settings.theme.absolute()),
        settings=settings.file.resolve(),
        code=Path(plugins.__file__ or "").absolute().parent,
        ours=(settings.cache.absolute(), (settings.root / str(settings.values["OUTPUT_PATH"])).absolute()),
        is_junk=lambda path, is_folder: is_passed_by(path, folder=is_folder),
    )


# --- what cannot be served -------------------------------------------------------------------------------------------


def _refusal(site: Path, settings: Settings) -> str:
    """Say why the preview may not lie in the folder *site*: drafts in the public output. Return nothing if it may."""
    here, output = site.resolve(), (settings.root / str(settings.values["OUTPUT_PATH"])).resolve()
    if here.is_relative_to(output) or output.is_relative_to(here):
        return f"Bản xem thử ({site}) không được nằm trong thư mục trang công khai; sửa CACHE_PATH hoặc OUTPUT_PATH."
    return ""


def _taken(port: int) -> str:
    other = OTHER_PORT if port != OTHER_PORT else OTHER_PORT + 1
    return f"Cổng {port} đang có chương trình khác dùng; chọn cổng khác: bangvang serve --port {other}."


def _unusable(error: OSError) -> str:
    return f"Không xem thử được: {error.strerror or error}" + (f" ({error.filename})." if error.filename else ".")


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1
