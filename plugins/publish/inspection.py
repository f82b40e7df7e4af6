"""One look at a site: what changed is read, and of the rest only what the change can have spoilt.

A standing file is believed to be what it was when its name, time, size and inode are those that the memory has, and its
time was not so near the reading that a later change could bear it, too. What was believed of it then holds as long as
what it was searched for holds: the gate's code, the site's address, the private words. Three things reach further than
the file that they happen to, and are looked for in the others:

- a word that became private is searched for in every file;
- a file or an id that is gone spoils links, so whoever has marks of it is read again;
- a word that is private and public is excused by a source, which must still be as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from plugins.problems import Problem
from plugins.publish.examiner import Examiner, Found, read_bytes
from plugins.publish.excuses import Excuse, excuses
from plugins.publish.leaks import Leaks, both_sides, fingerprint, needles_of, words_among
from plugins.publish.links import Links
from plugins.publish.manifest import Manifest
from plugins.publish.memory import Memory, key_of, load, save
from plugins.publish.scan import Scan
from plugins.publish.sheets import NEVER, Sheet, holders, mark, unpacked
from plugins.publish.trees import Signature, merge

_TICK = 2_000_000_000  # nanoseconds: the coarsest clock of a file system
_PORTION = 64  # files that a worker takes at a time
_ENOUGH = 4  # portions that are worth another process

_P = TypeVar("_P")


class Inspection:
    """What is found in the files of *tree*, and in those of *base* that stay.

    *past* is what *memory* holds, if that was read already, *seen* what stands in *base*, as far as that is known.
    """

    def __init__(
        self,
        tree: Path,
        manifest: Manifest,
        *,
        base: Path | None,
        memory: Path | None,
        past: Memory | None,
        seen: Mapping[str, Signature],
        workers: int | None,
    ) -> None:
        self._manifest = manifest
        self._memory = memory
        self._workers = workers
        status = tree.stat()
        # Some time ago, by the file system's own clock: what changes from now on gets a later time.
        self._settled = status.st_mtime_ns - _TICK
        key = key_of(manifest.siteurl, status.st_dev) if memory else ""
        if memory and not past:
            past = load(memory)
        self._past = past if past and past.key == key else Memory(key=key)
        self._merged = merge(tree, base, manifest, seen)
        self._written = frozenset(self._merged.written)
        self._tree, self._base = f"{tree}/", f"{base}/"
        self._links = Links((*self._written, *self._merged.standing), manifest.siteurl)
        self._private = fingerprint(manifest.private)
        same = self._past.private == self._private
        self._leaks = Leaks(self._past.needles if same else needles_of(manifest.private))
        scan = Scan(self._leaks.needles, words_among(self._leaks.needles))
        self._examiner = Examiner(self._links, scan, self._merged.as_is)
        self._fresh: dict[str, Sheet] = {}  # of the files read now
        self._faults: dict[str, list[Problem]] = {}
        self._wanted: set[tuple[str, str]] = set()  # anchors

    def problems(self) -> list[Problem]:
        """Return everything that is wrong, in any order; and remember the site if nothing is."""
        past, standing = self._past.sheets, self._merged.standing
        changed = [path for path, now in standing.items() if path not in past or past[path].signature != now]
        self._read([*self._merged.written, *changed])
        self._read(self._spoilt())
        self._tell_lost_anchors()
        self._search_the_unread()
        in_doubt, words = self._leaks.in_doubt, words_among(self._leaks.needles)
        public, excused = excuses(in_doubt, self._manifest, self._past.excuses, words)
        problems = [*self._merged.problems, *both_sides(self._manifest), *self._leaks.problems(public)]
        problems += chain.from_iterable(self._faults.values())
        if self._memory and not problems:
            self._remember(self._memory, excused)
        return problems

    def _read(self, paths: Sequence[str]) -> None:
        """Read the files at *paths*, of which there may be many."""
        for portion, (found, wanted) in self._spread(self._portion, paths):
            self._wanted |= wanted
            for path, (sheet, problems, seen) in zip(portion, found, strict=True):
                self._fresh[path] = sheet
                self._faults[path] = problems
                self._leaks.saw(path, seen)

    def _portion(self, paths: Sequence[str]) -> tuple[list[Found], set[tuple[str, str]]]:
        return [self._examiner.read(path, self._file(path)) for path in paths], self._links.take_wanted()

    def _spread(
        self, function: Callable[[Sequence[str]], _P], paths: Sequence[str]
    ) -> Iterable[tuple[Sequence[str], _P]]:
        """Yield the *paths* in portions, each with what *function* makes of it."""
        portions = [paths[start : start + _PORTION] for start in range(0, len(paths), _PORTION)]
        if len(portions) < 2 * _ENOUGH:
            return [(portion, function(portion)) for portion in portions]
        from plugins.workers import spread  # with all it needs a tenth of an ordinary run

        return zip(portions, spread(function, portions, self._workers, enough=_ENOUGH), strict=True)

    def _file(self, path: str) -> str:
        return (self._tree if path in self._written else self._base) + path

    def _unread(self) -> list[str]:
        return [path for path in self._merged.standing if path not in self._fresh]

    def _spoilt(self) -> list[str]:
        """Return the unread files whose links may have lost what they lead to."""
        past = self._past.sheets
        gone = [mark(path) for path in past.keys() - self._written - self._merged.standing.keys()]
        for path, sheet in self._fresh.items():
            before = past.get(path)
            if before and before.ids != sheet.ids:
                gone += [mark(path, anchor) for anchor in unpacked(before.ids) - unpacked(sheet.ids)]
        unread = frozenset(self._unread())
        return [path for path in holders(past, gone) if path in unread]

    def _tell_lost_anchors(self) -> None:
        """Read those again that link to ids which are not there, to tell where."""
        ids = {target: self._ids(target) for target in {target for target, _ in self._wanted}}
        lost = [(target, anchor) for target, anchor in self._wanted if anchor not in ids[target]]
        if lost:
            self._links.lose(lost)
            self._read(list(holders(self._fresh, [mark(target, anchor) for target, anchor in lost])))

    def _ids(self, path: str) -> set[str]:
        return unpacked((self._fresh.get(path) or self._past.sheets[path]).ids)

    def _search_the_unread(self) -> None:
        """Note which private words the unread files are known to hold, and search them for those that are new."""
        unread = self._unread()
        still = frozenset(unread)
        for text, places in self._past.seen.items():
            for path in places.keys() & still:
                self._leaks.saw(path, {text: places[path]})
        new = self._leaks.needles.keys() - self._past.needles.keys()
        if not new or not unread:
            return
        scan = Scan(new, words_among(self._leaks.needles) & new)

        def search(portion: Sequence[str]) -> list[dict[str, int]]:
            return [scan.look(path, read_bytes(self._file(path))[1]) for path in portion]

        for portion, seen in self._spread(search, unread):
            for path, lines in zip(portion, seen, strict=True):
                self._leaks.saw(path, lines)

    def _remember(self, folder: Path, excused: dict[str, Excuse]) -> None:
        past = self._past
        sheets = {path: past.sheets[path] for path in self._unread()}
        for path, sheet in self._fresh.items():
            # Our own builder closed what it wrote. What lay there may be written to by anybody, at this very moment.
            certain = path in self._written or sheet.signature[0] < self._settled
            sheets[path] = sheet if certain else sheet._replace(signature=NEVER)
        now = Memory(
            key=past.key,
            private=self._private,
            needles=dict(self._leaks.needles),
            sheets=sheets,
            seen=self._leaks.seen,
            excuses={text: excuse for text, excuse in excused.items() if excuse.signature[0] < self._settled},
            whole=past.whole,
        )
        if now != past:
            save(folder, now)
