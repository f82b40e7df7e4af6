"""One build, from the content folder to the output: read, check, plan, make what is stale, pass the gate, install."""

from __future__ import annotations

import atexit
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from jinja2 import Environment
from msgspec.structs import replace

from plugins import interrupts
from plugins.freshness.outputs import Outputs, look
from plugins.freshness.reasons import Reasons
from plugins.freshness.shelf import cache_folder, sweep
from plugins.freshness.state import Facts, Look, remembered, remembering
from plugins.freshness.tables import Tables
from plugins.freshness.unchanged import Inputs, Note
from plugins.freshness.values import digest, digest_of
from plugins.newsroom.drafts import as_warnings, faults_of, stopping
from plugins.pages import Feature, at_address, urls
from plugins.portal.aside import Aside
from plugins.portal.content_tree import Sight, read_tree
from plugins.portal.darkroom import Print, open_darkroom
from plugins.portal.failures import HALF
from plugins.portal.intake import Intake, take_in
from plugins.portal.junk import is_junk
from plugins.portal.keeping import Keeping
from plugins.portal.making import Maker, Outcome
from plugins.portal.origins import Origins
from plugins.portal.page_sources import traced
from plugins.portal.preview_faults import raise_for_drafts, shown_drafts, with_faults
from plugins.portal.progress import Progress
from plugins.portal.rendering import Renderer, read_strings
from plugins.portal.settings import BuildSettings
from plugins.portal.share_cards import ENOUGH as ENOUGH_CARDS
from plugins.portal.site import Site, data_sources, lay_out, private_texts, public_sources, public_words
from plugins.portal.site_files import site_files
from plugins.portal.templates import Templates
from plugins.portal.theme_files import theme_files
from plugins.portal.together import faults_together
from plugins.problems import in_order
from plugins.publish import Changes, Gate, Manifest, check_inside, install, lock_of, run, staging
from plugins.publish.rules import EXCUSABLE
from plugins.registry import Problem, Refused
from plugins.registry.shapes import ZONE, moment
from plugins.workers import ahead, spread

TOLD = 10  # files that the summary names


class Build:
    """What a Pelican object builds for us; it may build again and again, under `--autoreload`.

    The output is not touched until the gate has let everything through.
    """

    def __init__(self, settings: Mapping[str, Any], features: list[Feature]) -> None:
        self._settings = BuildSettings.of(settings)
        self.content = self._settings.content
        self.output = self._settings.output
        self.theme = self._settings.theme
        self.features = features
        self.progress = Progress()
        self.changes: Changes | None = None
        self.warnings: list[Problem] = []
        self.pages = 0
        self.rendered: list[str] = []
        self._strings = read_strings(self.theme)
        sight: Sight = settings.get("BANGVANG_SIGHT") or Sight(time.time_ns(), ahead(partial(read_tree, self.content)))
        self._tree = sight.tree
        self._keeping = Keeping(
            cache=cache_folder(self._settings.cache),
            content=self.content,
            settings=self._settings.keyed,
            trusting=self._settings.trusting,
            held=settings.get("BANGVANG_HELD"),
            started=sight.started,
        )
        self._shelf = self._of_output()
        self._remains = ahead(partial(look, self.output, self._shelf, reads_all=not self._settings.trusting))
        self._state = remembered(self._shelf)
        self._darkroom = open_darkroom(
            self._settings.cache, self.theme, self.progress, share_cards=self._settings.share_cards
        )
        self._stack = ExitStack()
        self._stack.callback(self._darkroom.close)
        self._stack.enter_context(interrupts.tidied(self.sweep))
        if lock_of(self.output).exists():
            self.sweep()  # a build was killed
        guarded = (self.content.absolute(), self.theme.absolute())
        self._guarded = tuple(path for path in guarded if path.exists())
        self._foreign = lambda: self._origins().foreign()
        lent = staging(self.output, self._guarded, looks_inside=False, foreign=self._foreign)
        folder = self._stack.enter_context(lent)
        self.aside = Aside(folder, self.output)
        memory = self._shelf.folder / "gate" if self._shelf.folder else None
        self._gate_options: dict[str, Any] = {
            "base": self.output,
            "memory": memory,
            "reads_all": not self._settings.trusting,
        }
        self._gate = self._stack.enter_context(closing(Gate(folder, **self._gate_options)))
        self._site: Site | None = None
        self._intake: Intake | None = None
        self._files: list[str] = []
        self._maker: Maker | None = None
        self._outcome: Outcome | None = None
        atexit.register(self.close)

    def _of_output(self) -> Tables:
        """Return the shelf for what is known of the output: of no use once words or settings are others."""
        words = {lang: strings.digest() for lang, strings in self._strings.items()}
        return self._keeping.of_output(self.output, words, self._settings.siteurl, self._settings.preview)

    @cached_property
    def _outputs(self) -> Outputs:
        return Outputs(self.output, self._shelf, self._state.look.build, self._remains())

    def _origins(self) -> Origins:
        """Return what tells of the files in the output whether builds have written them."""
        return Origins(self.output, self._outputs.digests, is_whole=self._outputs.whole)

    def close(self) -> None:
        """Remove what was built aside and give the output free for other builds."""
        self.progress.done()
        self._stack.close()
        atexit.unregister(self.close)

    def sweep(self) -> None:
        """Remove from the cache what processes that were killed have left there."""
        sweep(cache_folder(self._settings.cache))

    def summary(self, *, changed: bool = True) -> str:
        """Return what was built, from where, into where; as it would be had nothing *changed*, if so.

        A second line names what lies there and is somebody else's.
        """
        assert self.changes is not None, "publish comes first"
        written, removed = (len(self.changes.written), len(self.changes.removed)) if changed else (0, 0)
        where = f"từ {os.path.relpath(self.content)}/ vào {os.path.relpath(self.output)}/"
        said = f"Đã dựng {self.pages} trang {where}: {written} tệp mới hoặc đổi, {removed} tệp bỏ đi."
        kept = self.changes.kept
        if not kept:
            return said
        names = ", ".join(kept[:TOLD]) + (f" và {len(kept) - TOLD} tệp khác" if len(kept) > TOLD else "")
        return f"{said}\nGiữ nguyên {len(kept)} tệp ở thư mục gốc của nơi xuất, không do chương trình tạo: {names}."

    def explained(self) -> Iterator[tuple[str, str]]:
        """Yield each page that was rendered, and why."""
        assert self._site is not None, "gather comes first"
        assert self._maker is not None, "write comes first"
        assert self._outcome is not None, "write comes first"
        made = {page.path: name for name, one in self._outcome.made() for page in one.pages}
        why = Reasons(self._site.memory, self._maker.look, self._outputs)
        for path in sorted(self.rendered):
            yield path, why.of(path, made[path])

    def leave(self, note: Note, inputs: Inputs, said: dict[str, str]) -> None:
        """Leave a *note* of what this build has written and *said*; *inputs* are what it was to read, seen before."""
        assert self._site is not None, "publish comes first"
        note.leave(
            started=self._keeping.started,
            until=None if self._settings.at else self._site.until.timestamp(),
            inputs=inputs,
            output=os.path.realpath(self.output),
            lies=self._outputs.lies(),
            said=said,
            mark=os.fspath(lock_of(self.output)),
        )

    def clock(self) -> datetime:
        """Return the instant that the build is made for: the setting's, else the computer's."""
        at = self._settings.at
        return moment(at) if at else datetime.now(ZONE).replace(microsecond=0)

    # --- know everything ---------------------------------------------------------------------------------------------

    def gather(self) -> None:
        """Read and check everything and plan the pages; raise Refused with all errors."""
        self.progress.step("Đọc và kiểm tra nội dung")
        intake = take_in(self._tree(), self._settings.markdown, self._strings["vi"], self.features, self._keeping)
        intake = with_faults(intake, self._settings.faults)
        self._tree = partial(read_tree, self.content)  # should it build again
        if not self._outputs.known:
            check_inside(self.output.resolve())
        self.progress.step("Xếp trang")
        try:
            self._site = lay_out(
                intake,
                self.clock(),
                self._settings.siteurl,
                self._strings,
                self.features,
                self._darkroom,
                self._state,
                preview=self._settings.preview,
            )
        except Refused as refused:
            intake.keep()  # what was read stays read
            raise Refused(as_warnings(refused.problems, intake.faults, is_built=False)) from None
        finally:
            intake.sources.keep(intake.tree.signatures)  # those of pictures, too
        self._intake = intake
        self.warnings = list(self._site.warnings)

    # --- write aside -------------------------------------------------------------------------------------------------

    def write(self, env: Environment) -> None:
        """Write aside what is not in the output as it should be; *env* is Pelican's."""
        assert self._site is not None, "gather comes first"
        assert self._intake is not None, "gather comes first"
        site = self._site
        folders = [*self._settings.overrides, str(self.theme / "templates")]
        renderer = Renderer(env, folders, self._strings, site.chrome)
        templates = Templates(env, folders, self._keeping.of_content("templates"))
        theme = dict(theme_files(self.theme))
        today = Look(
            build=self._keeping.started,
            templates={name: templates.fingerprint(name) for name in templates.pages()},
            chrome={lang: digest(view) for lang, view in site.chrome.items()},
            theme={name: digest_of(data) for name, data in theme.items()},
        )
        self._maker = Maker(site=site, renderer=renderer, look=today, intact=self._outputs.intact, put=self.aside.put)
        self._outcome = self._maker.outcome(partial(self.progress.count, "Dựng trang"))
        facts = self._outcome.facts
        names = theme.keys()
        known = {problem.place for problem in self._settings.faults}
        together = faults_together(site, self._outcome, self._intake, lambda: names, lambda: renderer)
        found = [problem for problem in together if problem.place not in known]
        raise_for_drafts(found, shown_drafts(site.edition))
        of_drafts = faults_of([*site.faulty, *found], self._intake.newsroom.draft_paths)
        if stopping(found, of_drafts):
            raise Refused(as_warnings([*site.problems, *found], of_drafts, is_built=False))
        self.warnings = in_order(
            [*site.warnings, *as_warnings(found, of_drafts), *site.cards.warnings(facts, self._intake.tree)]
        )
        self._files = [*site_files(facts, site.pictures, self._intake.root, names)]
        self.pages = len(facts)
        self.rendered = self._outcome.written()
        self._write_pictures(site, facts)
        for path, data in self._intake.root.items():
            self.aside.put(path, data)
        for name, data in theme.items():
            path = at_address(urls.THEME + name)
            if path not in self._outputs.intact or self._state.look.theme.get(name) != today.theme[name]:
                self.aside.put(path, data)

    def _write_pictures(self, site: Site, facts: Sequence[Facts]) -> None:
        cards = {one.card_file: one.card for one in facts if one.card_file and one.card}
        orders = site.cards.prints(card for path, card in cards.items() if path not in self._outputs.intact)
        self._darkroom.draw([card.order for card in orders], "Vẽ ảnh chia sẻ", ENOUGH_CARDS)
        lacking = (one for one in site.pictures.prints if at_address(one.address) not in self._outputs.intact)
        prints: list[Print] = [*orders, *lacking]

        def write(number: int) -> None:
            self.progress.count("Chép ảnh", number, len(prints))
            one = prints[number]
            self.aside.put(at_address(one.address), self._darkroom.data(one.order, one.name))

        spread(write, range(len(prints)))
        self._darkroom.prune()

    # --- publish -----------------------------------------------------------------------------------------------------

    def publish(self) -> None:
        """Have the gate read what was built, and put it in place if it finds nothing; else raise Refused."""
        assert self._site is not None, "gather comes first"
        assert self._intake is not None, "gather comes first"
        assert self._maker is not None, "write comes first"
        assert self._outcome is not None, "write comes first"
        self.progress.step("Soát lần cuối trước khi công bố")
        manifest = self._manifest(self._site, self._intake)
        with ExitStack() as stack:
            waiting = stack.enter_context(ThreadPoolExecutor(1))
            verdict = waiting.submit(self._gate.verdict, manifest)  # while another process looks, we write what we know
            self._intake.keep()
            state = self._maker.state(self._outcome)
            hashes = self.aside.digests()
            remember = stack.enter_context(remembering(self._shelf, state))
            self._heed(verdict.result(), manifest)
            self._install(state.look.build, hashes)
            remember()
        self.aside.folder.mkdir(exist_ok=True)
        self.progress.done()

    def _heed(self, found: list[Problem], manifest: Manifest) -> None:
        """Raise Refused if the gate has *found* what is wrong."""
        if any(problem.code in EXCUSABLE for problem in found):
            # Perhaps of words that are public, too, otherwise written.
            assert self._site is not None, "gather comes first"
            manifest = replace(manifest, public_texts=(*manifest.public_texts, *public_words(self._site)))
            found = run(self.aside.folder, manifest, **self._gate_options)
        if found:
            assert self._outcome is not None, "write comes first"
            assert self._intake is not None, "gather comes first"
            assert self._site is not None, "gather comes first"
            edition = self._site.edition
            public = [*(item.path for item in edition.items), *(page.path for page in edition.pages)]
            told = traced(found, self._outcome.facts, public, self._intake.tree)
            raise_for_drafts(told, shown_drafts(edition))
            raise Refused(told)

    def _install(self, build: int, hashes: Mapping[str, bytes]) -> None:
        self.progress.step("Thay bản cũ")
        assert self._intake is not None, "gather comes first"
        outputs = self._outputs
        is_ours = self._origins().is_ours
        left = outputs.left if outputs.whole else None
        before = outputs.files if outputs.known else None
        outputs.forget()
        with interrupts.ending(f"Đã dừng theo yêu cầu; {HALF}."):
            self.changes = install(
                self.aside.folder,
                self.output,
                self._guarded,
                meant=frozenset(self._files),
                before=before,
                as_is=self._intake.root.keys(),
                left=left,
                is_ours=is_ours,
                foreign=self._foreign,
            )
        outputs.keep(build, self._files, self.changes.written, self.changes.removed, hashes)

    def _manifest(self, site: Site, intake: Intake) -> Manifest:
        edition, private = site.edition, private_texts(intake, site)
        notices = [item.withdrawn.reason for item in edition.notices if item.withdrawn]
        aliases = [alias for item in edition.notices for alias in item.aliases]
        return Manifest(
            files=tuple(self._files),
            siteurl=site.material.site.siteurl,
            private=private,
            data_sources=data_sources(intake),
            public_sources=(*public_sources(intake, edition), *self._said_by_theme()),
            public_root=str(intake.tree.root),
            public_texts=(*notices, *aliases),
            as_is=tuple(intake.root),
        )

    def _said_by_theme(self) -> Iterator[str]:
        for file in (*(self.theme / "templates").rglob("*.*"), *(self.theme / "strings").glob("*.toml")):
            if is_junk(file.name):
                continue  # what an editor saved by itself is nothing that anybody said
            yield os.path.realpath(file)
