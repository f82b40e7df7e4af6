"""One build, from the content folder to the output: read, check, lay out, write aside, pass the gate, put in place."""

from __future__ import annotations

import atexit
import os
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment

from plugins.pages import Feature, at_address, urls
from plugins.portal.darkroom import open_darkroom
from plugins.portal.intake import Intake, take_in
from plugins.portal.progress import Progress
from plugins.portal.rendering import Renderer, read_strings
from plugins.portal.share_cards import ENOUGH as ENOUGH_CARDS
from plugins.portal.site import Site, lay_out, private_texts, public_sources, public_words
from plugins.portal.theme_files import theme_files
from plugins.publish import Changes, Manifest, install, run, staging
from plugins.publish.rules import LEAKED_TEXT
from plugins.registry import Problem, Refused
from plugins.registry.shapes import ZONE, moment
from plugins.workers import spread


class Build:
    """What a Pelican object builds for us; it may build again and again, under `--autoreload`.

    The output is not touched until the gate has let everything through.
    """

    def __init__(self, settings: Mapping[str, Any], features: list[Feature]) -> None:
        self.content = Path(settings["PATH"])
        self.output = Path(settings["OUTPUT_PATH"])
        self.theme = Path(settings["THEME"])
        self.features = features
        self.progress = Progress()
        self.changes: Changes | None = None
        self.warnings: list[Problem] = []
        self.pages = 0
        self._settings = settings
        self._strings = read_strings(self.theme)
        self._darkroom = open_darkroom(settings, Path(settings["CACHE_PATH"]), self.theme, self.progress)
        self._stack = ExitStack()
        guarded = (self.content.absolute(), self.theme.absolute())
        self._guarded = tuple(path for path in guarded if path.exists())
        self.aside = self._stack.enter_context(staging(self.output, self._guarded))
        self._site: Site | None = None
        self._intake: Intake | None = None
        self._theme_files: list[str] = []
        atexit.register(self.close)

    def close(self) -> None:
        """Remove what was built aside and give the output free for other builds."""
        self.progress.done()
        self._stack.close()
        atexit.unregister(self.close)

    def summary(self) -> str:
        """Return in a line what was built, from where, into where."""
        assert self.changes is not None, "publish comes first"
        written, removed = len(self.changes.written), len(self.changes.removed)
        where = f"từ {os.path.relpath(self.content)}/ vào {os.path.relpath(self.output)}/"
        return f"Đã dựng {self.pages} trang {where}: {written} tệp mới hoặc đổi, {removed} tệp bỏ đi."

    def clock(self) -> datetime:
        """Return the instant that the build is made for: the setting's, else the computer's."""
        at = self._settings.get("BANGVANG_AT")
        return moment(at) if at else datetime.now(ZONE).replace(microsecond=0)

    def gather(self) -> None:
        """Read and check everything and lay out the pages; raise Refused with all errors."""
        self.progress.step("Đọc và kiểm tra nội dung")
        intake = take_in(self.content, self._settings["MARKDOWN"], self._strings["vi"], self.features)
        self.progress.step("Xếp trang")
        siteurl = self._settings["SITEURL"]
        self._site = lay_out(intake, self.clock(), siteurl, self._strings, self.features, self._darkroom)
        self._intake = intake
        self.warnings = list(self._site.warnings)

    def write(self, env: Environment, overrides: list[str]) -> None:
        """Write every page and picture aside; *env* is Pelican's, *overrides* its folders of templates."""
        assert self._site is not None, "gather comes first"
        folders = [*overrides, str(self.theme / "templates")]
        renderer = Renderer(env, folders, self._strings, self._site.chrome)
        pages = self._site.pages

        def write(number: int) -> None:
            self.progress.count("Dựng trang", number, len(pages))
            self._put(pages[number].path, renderer.render(pages[number]))

        spread(write, range(len(pages)))
        self._write_pictures(self._site)
        for name, data in theme_files(self.theme):
            self._put(at_address(urls.THEME + name), data)
            self._theme_files.append(name)
        self.pages = len(pages)

    def _write_pictures(self, site: Site) -> None:
        cards = [card.order for card in site.cards]
        self._darkroom.develop(cards, "Vẽ ảnh chia sẻ", ENOUGH_CARDS)
        prints = (*site.pictures, *site.cards)

        def write(number: int) -> None:
            self.progress.count("Chép ảnh", number, len(prints))
            one = prints[number]
            self._put(at_address(one.address), self._darkroom.data(one.order, one.name))

        spread(write, range(len(prints)))
        self._darkroom.prune()

    def _put(self, path: str, data: bytes) -> None:
        target = self.aside / path
        try:
            target.write_bytes(data)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)  # another worker may have been there first
            target.write_bytes(data)

    def publish(self) -> None:
        """Have the gate read what was built, and put it in place if it finds nothing; else raise Refused."""
        assert self._site is not None, "gather comes first"
        assert self._intake is not None, "gather comes first"
        self.progress.step("Soát lần cuối trước khi công bố")
        manifest = self._manifest(self._site, self._intake)
        found = run(self.aside, manifest)
        if any(
            problem.code == LEAKED_TEXT.code for problem in found
        ):  # perhaps of words that are public, too, otherwise written
            shown = public_words(self._site.material.edition, self._site.pages)
            found = run(self.aside, replace(manifest, public_texts=(*manifest.public_texts, *shown)))
        if found:
            raise Refused(found)
        self.progress.step("Thay bản cũ")
        self.changes = install(self.aside, self.output, self._guarded)
        self.aside.mkdir(exist_ok=True)
        self.progress.done()

    def _manifest(self, site: Site, intake: Intake) -> Manifest:
        edition = site.material.edition
        notices = [item.withdrawn.reason for item in edition.notices if item.withdrawn]
        aliases = [alias for item in edition.notices for alias in item.aliases]
        templates = [*(self.theme / "templates").rglob("*.*"), *(self.theme / "strings").glob("*.toml")]
        return Manifest(
            files=(
                *(page.path for page in site.pages),
                *(at_address(one.address) for one in (*site.pictures, *site.cards)),
                *(at_address(urls.THEME + name) for name in self._theme_files),
            ),
            siteurl=site.material.site.siteurl,
            private=private_texts(intake, edition),
            public_sources=public_sources(intake, edition) + tuple(str(path.resolve()) for path in templates),
            public_texts=(*notices, *aliases),
        )
