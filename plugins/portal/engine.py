"""Our side of Pelican: one generator, and what happens at three of its signals. The only module that imports it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.log import init as init_logging
from pelican.settings import read_settings
from pelican.writers import Writer

from plugins.pages import offered
from plugins.portal.build import Build
from plugins.portal.failures import failure
from plugins.portal.preview_faults import FaultyDrafts
from plugins.publish import GateBroken, OutputError
from plugins.registry import Problem, Refused
from plugins.terminal import prepare
from plugins.workers import WorkerLost

KEY = "BANGVANG_BUILD"  # the setting that carries a Pelican object's build to its generator


class PluginMissing(Exception):
    """Raised when Pelican has gone on without a plugin that the settings require: a site with holes."""


class SiteGenerator(Generator):
    """Makes the whole site. Pelican's own generators have nothing to read; its static one copies the theme's files."""

    def generate_context(self) -> None:
        """Know everything."""
        with told(self.settings):
            self.settings[KEY].gather()

    def generate_output(self, writer: Writer) -> None:
        """Then write."""
        del writer  # Pelican's writer makes pages from its own context, which ours must not read
        with told(self.settings):
            self.settings[KEY].write(self.env)


@contextmanager
def told(settings: Mapping[str, Any]) -> Iterator[None]:
    """Tell a refusal as a clerk reads it and leave with exit code 1.

    As an exception it would come out of Pelican as a traceback. Our own commands ask for it by `BANGVANG_RAISE`.
    """
    try:
        yield
    except (Refused, OutputError, GateBroken, PluginMissing, WorkerLost, OSError) as error:
        if KEY in settings:
            settings[KEY].progress.done()
            if isinstance(error, WorkerLost):
                settings[KEY].sweep()
        if settings.get("BANGVANG_RAISE"):
            raise
        if isinstance(error, Refused):
            _print(error.problems, settings)
        else:
            print(failure(error) if isinstance(error, (OSError, WorkerLost)) else error, file=sys.stderr)
        raise SystemExit(1) from None


def _print(problems: Iterable[Problem], settings: Mapping[str, Any]) -> None:
    content = os.path.relpath(settings["PATH"])
    for problem in problems:
        print(problem.line(problem.prefix(f"{content}/")), file=sys.stderr)


def begin(pelican: Pelican) -> None:
    """`initialized`: see that no plugin was lost on the way, and build aside instead of into the output."""
    if not pelican.settings.get("BANGVANG_RAISE"):
        prepare()
    with told(pelican.settings):
        required = set(pelican.settings.get("PLUGINS_REQUIRED", ()))
        if missing := sorted(required - set(pelican.settings["PLUGINS"])):
            raise PluginMissing(f"Không nạp được phần mở rộng: {', '.join(missing)}. Xem PLUGINS trong pelicanconf.py.")
        build = Build(pelican.settings, offered())
    pelican.settings[KEY] = build
    pelican.output_path = str(build.aside.folder)
    console.quiet = True  # its count of articles and pages is of Pelican's own, which are none


def generators(pelican: Pelican) -> type[Generator]:
    """`get_generators`: add ours."""
    del pelican
    return SiteGenerator


def end(pelican: Pelican) -> None:
    """`finalized`: pass the gate and put the site in place."""
    with told(pelican.settings):
        build: Build = pelican.settings[KEY]
        build.publish()
    if not pelican.settings.get("BANGVANG_RAISE"):
        _print(build.warnings, pelican.settings)
        print(build.summary())


WIRING = (
    (signals.initialized, begin),
    (signals.get_generators, generators),
    (signals.finalized, end),
)


def register() -> None:
    """Connect ours with Pelican."""
    for signal, receiver in WIRING:
        signal.connect(receiver)


def make(file: Path, override: Mapping[str, Any]) -> Build:
    """Return the finished build of the settings in *file*, some overridden: what the command `pelican` does.

    Raises Refused, GateBroken, OutputError or PluginMissing; the output is then as it was.
    """
    init_logging(level=logging.WARNING, handler=None)
    faults: list[Problem] = []
    while True:
        settings = read_settings(str(file), override={**override, "BANGVANG_RAISE": True, "BANGVANG_FAULTS": faults})
        try:
            Pelican(settings).run()
            return settings[KEY]  # type: ignore[no-any-return]
        except FaultyDrafts as error:  # each time of other drafts, so it comes to an end
            faults = [*faults, *error.problems]
        finally:
            if KEY in settings:
                settings[KEY].close()
