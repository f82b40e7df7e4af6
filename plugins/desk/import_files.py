"""The files of an import: tried in the content as it would be with them, and written all or none."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from copy import copy
from datetime import datetime
from functools import partial
from pathlib import Path

from plugins import interrupts
from plugins.desk.check import problems_of
from plugins.desk.replacement import aside, replace
from plugins.desk.settings import Settings
from plugins.freshness.signatures import signature
from plugins.portal.content_tree import ContentTree, read_tree
from plugins.problems import Problem, errors
from plugins.registry.loading import DATA


class NotWritten(Exception):
    """Raised when files cannot be written; the text says why, in Vietnamese. All is as it was."""


def faults(settings: Settings, content: Path, new: Mapping[str, bytes], at: datetime) -> list[Problem]:
    """Return the errors that `check` would find in *content* if it held the files *new*, and that it has not now."""
    with tempfile.TemporaryDirectory() as folder, interrupts.tidied(partial(shutil.rmtree, folder)):
        found = errors(problems_of(settings, _with(read_tree(content), new, Path(folder)), at)[0])
    if not found:
        return []
    before = set(problems_of(settings, read_tree(content), at)[0])
    return [problem for problem in found if problem not in before]


def _with(tree: ContentTree, new: Mapping[str, bytes], folder: Path) -> ContentTree:
    """Return *tree* as it would be with the data files *new*, which lie in *folder*."""
    trial = copy(tree)  # nothing of it has been read yet
    trial.on_disk, trial.signatures = dict(tree.on_disk), dict(tree.signatures)
    for number, (path, data) in enumerate(new.items()):
        file = folder / str(number)
        file.write_bytes(data)
        trial.on_disk[path], trial.signatures[path] = str(file), signature(file.stat())
    trial.paths = {**tree.paths, DATA: sorted({*tree.paths.get(DATA, ()), *new})}
    return trial


def write(content: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> None:
    """Write *new* below *content*, all or none; a file of the same name is replaced only if it is in *old*, as it is.

    They are written in their order. Raise NotWritten.
    """
    try:
        with interrupts.postponed(), contextlib.ExitStack() as undo:
            for path, data in new.items():
                if path in old:
                    _replace(content / path, old[path], data, undo)
                else:
                    _create(content / path, data, undo)
            undo.pop_all()
    except FileExistsError as error:
        raise NotWritten(f"Đã có tệp {error.filename}; đặt tên khác bằng --name.") from None
    except OSError as error:
        raise NotWritten(f"Không ghi được vào {content} ({error.strerror}).") from None


def _create(path: Path, new: bytes, undo: contextlib.ExitStack) -> None:
    """Let *path* appear whole; raise FileExistsError if it is there."""
    with aside(path, new) as whole:
        try:
            path.hardlink_to(whole)
        except FileExistsError:
            raise FileExistsError(0, "", path.name) from None
        except OSError:  # a disk without links
            if os.path.lexists(path):
                raise FileExistsError(0, "", path.name) from None
            whole.rename(path)
        undo.callback(path.unlink)


def _replace(path: Path, old: bytes, new: bytes, undo: contextlib.ExitStack) -> None:
    """Let *path* hold *new* instead of *old*; raise NotWritten if somebody else has changed it meanwhile."""
    if (path.read_bytes() if path.exists() else None) != old:
        raise NotWritten(f"{path.name} vừa được người khác sửa; chạy lại lệnh.")
    with aside(path, new) as whole:
        shutil.copymode(path, whole)
        undo.callback(replace, path, old)
        whole.replace(path)
