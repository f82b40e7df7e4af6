"""What the commands need of pelicanconf.py, read without loading Pelican."""

from __future__ import annotations

import importlib
import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

import plugins
from plugins.freshness.shelf import cache_folder

if TYPE_CHECKING:
    from plugins.pages import Feature

NAME = "pelicanconf.py"


class Settings(Struct, frozen=True, kw_only=True):
    """The settings file that is in force, and its values."""

    file: Path
    values: Mapping[str, Any]

    @property
    def root(self) -> Path:
        """Return the folder from which relative paths in it are meant."""
        return self.file.parent

    @property
    def content(self) -> Path:
        """Return the content folder that it names."""
        return self.root / str(self.values["PATH"])

    @property
    def theme(self) -> Path:
        """Return the theme's folder."""
        return self.root / str(self.values["THEME"])

    @property
    def cache(self) -> Path:
        """Return the folder for what may be lost."""
        return cache_folder(self.root / str(self.values["CACHE_PATH"]))

    def features(self) -> list[Feature]:
        """Return what the plugins offer that are switched on."""
        from plugins.pages import offered  # a file by itself is checked without

        for name in self.values["PLUGINS"]:
            if name != "plugins.portal":  # it offers nothing, and would load Pelican
                importlib.import_module(name).register()
        return offered()


def read_settings() -> Settings:
    """Return the settings of the working directory, else those that came with the program."""
    here = Path.cwd() / NAME
    file = here if here.is_file() else Path(plugins.__file__).resolve().parent.parent / NAME
    return Settings(file=file, values=runpy.run_path(str(file)))
