"""The folder `root/` of the content: files that are published as they are, at the root of the site.

Which names there may be, and what each has to be, `publish.root_files` says. Nothing in it can take an address of the
site's own. Both are loaded once there is such a file: a text editor that has an article checked waits for neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from plugins.freshness.signatures import Signature
from plugins.portal import junk
from plugins.registry import Place, Problem
from plugins.registry import rules as common
from plugins.registry.hidden import hidden_after, problem_of
from plugins.registry.texts import place_in

# Everywhere else whatever begins with a dot is passed by. Here it may be meant: only what programs leave is.
_HIDDEN_JUNK = re.compile(
    r"\.DS_Store|\._.*|\.#.*|\.~lock\..*|.*\.sw[a-p]|\.git(ignore|keep|attributes)?|\.keep|\.directory|\.goutputstream.*"
    r"|\.nfs.*|\.fuse_hidden.*|\.Trash.*|\.Spotlight.*|\.fseventsd|\.sync.*|\.dropbox.*|\.@__thumb|\.svn|\.hg",
    re.IGNORECASE,
)


def is_junk_at(path: str, *, folder: bool = False) -> bool:
    """Tell whether the file at *path* of the folder `root/`, or the *folder* there, is what a program has left."""
    from plugins.publish import root_files

    name = path.rpartition("/")[2]
    if name.startswith("."):
        return _HIDDEN_JUNK.fullmatch(name) is not None
    # IndexNow's key and the like have no name that junk has, but let the list decide.
    return root_files.kind_of(path) is None and junk.is_junk(name, folder=folder)


def fault_of_folder(path: str, place: str) -> Problem | None:
    """Return why the folder at *path* of `root/` is refused, which is at *place* of the content; None if it is not."""
    from plugins.publish import root_files

    if f"{path}/".startswith(f"{root_files.WELL_KNOWN}/"):
        return None
    return common.NOT_FOR_ROOT.at(Place(path=place), name=f"{path}/")


def fault_of_name(path: str, place: str) -> Problem | None:
    """Return why a file at *path* of `root/` is refused for its name, which is at *place* of the content."""
    from plugins.pages import urls
    from plugins.publish import root_files

    own = ("index.html", urls.FEED, urls.SITEMAP[1:], urls.ROBOTS[1:], urls.NOT_FOUND[1:])
    if root_files.kind_of(path):
        return None
    if path.lower() in own:
        return common.OF_THE_SITE.at(Place(path=place), name=path)
    return common.NOT_FOR_ROOT.at(Place(path=place), name=path, suggestion=root_files.meant_by(path))


def read(
    paths: Iterable[str], signatures: Mapping[str, Signature], bytes_of: Callable[[str], bytes], folder: str
) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the files at *paths* of the content by their paths at the root of the site, and what is wrong with them.

    *signatures* are those of the files; *folder* is what `root/` is called in their paths.
    """
    from plugins.publish import root_files

    found: dict[str, bytes] = {}
    problems = []
    for path in paths:
        place, name = Place(path=path), path.removeprefix(folder)
        kind = root_files.kind_of(name)
        assert kind is not None, "others are refused by their name"
        size, limit = signatures[path].size, kind.limit
        if size > limit:  # it is not read
            problems.append(common.ROOT_TOO_LARGE.at(place, size=-(-size // 1024), limit=limit // 1024))
            continue
        try:
            data = bytes_of(path)
        except OSError as error:
            problems.append(common.UNREADABLE.at(place, reason=error.strerror))
            continue
        if hidden := None if kind.is_picture else _hidden(data, path):
            problems.append(hidden)
        if reason := root_files.fault(kind, data):
            problems.append(common.ROOT_WRONG_KIND.at(place, name=name, reason=reason, kind=kind))
        elif reason := root_files.doubt(kind, data):
            problems.append(common.ROOT_DOUBTFUL.at(place, name=name, reason=reason, kind=kind))
        found[name] = data
    return found, problems


def _hidden(data: bytes, path: str) -> Problem | None:
    """Return the first sign of the text *data* that no text of ours may hold; what is not UTF-8 is told otherwise."""
    text = data.decode("utf-8-sig", errors="ignore")
    if (sign := hidden_after(text)) and sign[0] != "\0":
        return problem_of(sign[0][0], place_in(text, sign.start(), path))
    return None


def clashes(names: Iterable[str], pages: Iterable[str], folder: str) -> Iterator[Problem]:
    """Yield which of the files *names* of `root/` would take the address of one of *pages*, or stand in its way."""
    ours = {name.casefold(): name for name in names}
    if not ours:
        return
    taken = {path.casefold() for path in pages}
    taken |= {path.partition("/")[0] for path in taken}
    for low in ours.keys() & taken:
        yield common.OF_THE_SITE.at(Place(path=folder + ours[low]), name=ours[low])
