"""`bangvang desk`: a small static site for editors, on their own computer, that is never public.

It is rendered as the portal is, by the theme's templates, and opens from its folder by double click.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from jinja2 import Environment

from plugins import interrupts
from plugins.desk.office import Closed, Office
from plugins.desk.settings import Settings
from plugins.portal.rendering import Renderer
from plugins.portal.theme_files import theme_files
from plugins.publish import OutputError, check_desk
from plugins.publish.locks import Held, lock
from plugins.publish.outputs import DESK_MARK, TrueFolders
from plugins.publish.trees import walk
from plugins.quota.desk_pages import INDEX, THEME, Sources, chrome, desk_pages
from plugins.quota.periods import PeriodName

_SAID = "# Trang nội bộ của ban biên tập, do bangvang desk ghi. Không công bố. Các tệp của trang:\n"


def newsdesk(office: Office, settings: Settings, output: Path) -> int:
    """Write the desk into the folder *output* and say so; return 0. The old one stays until the new one is whole."""
    guarded = (office.content, settings.theme, settings.root / str(settings.values["OUTPUT_PATH"]))
    try:
        true = check_desk(output, guarded)
        with _aside(true) as folder:
            pages = _write(office, settings, folder)
            with interrupts.postponed():  # some dozen files
                _install(folder, true)
    except OutputError as refused:
        raise Closed(str(refused)) from None
    except Held:
        raise Closed(f"{output}: một lệnh desk khác đang ghi vào thư mục này; đợi nó xong rồi chạy lại.") from None
    except OSError as error:
        raise Closed(f"Không đọc hay ghi được “{error.filename}” ({error.strerror}).") from None
    print(f"Đã ghi {pages} trang nội bộ vào {output}; mở {output / INDEX}. Không công bố thư mục này.")
    return 0


def _write(office: Office, settings: Settings, folder: Path) -> int:
    """Write all files of the desk into *folder*; return how many pages."""
    for part in ("static", "desk"):  # what the public site has, too, and what is the desk's alone
        for path, data in theme_files(settings.theme, part):
            target = folder / THEME / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    overrides = [str(settings.root / one) for one in settings.values.get("THEME_TEMPLATES_OVERRIDES", ())]
    renderer = Renderer(
        Environment(**settings.values["JINJA_ENVIRONMENT"]),  # noqa: S701  # autoescape is among the settings
        [*overrides, str(settings.theme / "templates")],
        office.strings,
        {"vi": chrome(office.material)},
    )
    number = 0
    for page in desk_pages(_sources(office)):
        (folder / page.path).write_bytes(renderer.render(page))
        number += 1
    return number


def _sources(office: Office) -> Sources:
    frozen: dict[PeriodName, date | None] = {}

    def frozen_on(name: PeriodName) -> date | None:
        if name not in frozen:
            found = office.frozen(name)
            frozen[name] = found.at.date() if found else None
        return frozen[name]

    return Sources(
        file=office.quota.file,
        roll=office.roll,
        material=office.material,
        statement_of=office.statement,
        frozen_on=frozen_on,
        faulty=tuple(office.intake.newsroom.faulty(office.intake.faults, set()).values()),
    )


# --- the folder ------------------------------------------------------------------------------------------------------


@contextmanager
def _aside(output: Path) -> Iterator[Path]:
    """Lend an empty folder beside *output*, alone; it is gone afterwards."""
    output.parent.mkdir(parents=True, exist_ok=True)
    stem = f".{output.name}.bangvang-desk"
    with lock(output.with_name(f"{stem}.lock")):
        for leftover in output.parent.glob(f"{stem}-*"):  # of a run that was killed
            shutil.rmtree(leftover)
        folder = Path(tempfile.mkdtemp(prefix=f"{stem}-", dir=output.parent))
        try:
            with interrupts.tidied(partial(shutil.rmtree, folder)):
                yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _install(folder: Path, output: Path) -> None:
    """Move the files of *folder* into *output* and remove those of an older desk; whatever else is there stays.

    The mark lists the files that are the desk's: an editor may have put a notice or a workbook beside them.
    """
    new = [path for path, _ in walk(folder)]
    old = _listed(output)
    output.mkdir(exist_ok=True)
    _mark(output, {*old, *new})  # first: whatever happens from here on, the folder is known for a desk
    for path in sorted(new, key=lambda path: (path.endswith(".html"), path == INDEX, path)):
        _unlink_folders(output, path)
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).replace(output / path)
    folders = TrueFolders(output)
    for path in sorted(set(old) - set(new)):
        if folders.hold(path):
            (output / path).unlink(missing_ok=True)
    _mark(output, new)


def _unlink_folders(output: Path, path: str) -> None:
    """Remove what links there are on the way to *path*: what they lead to is not the desk's."""
    for above in reversed(PurePosixPath(path).parents[:-1]):
        if (output / above).is_symlink():
            (output / above).unlink()


def _listed(output: Path) -> list[str]:
    """Return the files that the mark in *output* lists; never one outside of it."""
    mark = output / DESK_MARK
    lines = mark.read_text("utf-8").splitlines() if mark.is_file() else []
    inside = [line for line in lines if line and not line.startswith("#")]
    return [line for line in inside if not Path(line).is_absolute() and ".." not in Path(line).parts]


def _mark(output: Path, files: Iterable[str]) -> None:
    aside = output / f"{DESK_MARK}~"
    aside.unlink(missing_ok=True)  # it may be a link
    aside.write_text(_SAID + "".join(f"{path}\n" for path in sorted(files)), "utf-8", newline="\n")
    aside.replace(output / DESK_MARK)
