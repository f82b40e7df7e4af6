"""From what the gate found in a page to the file and the line of the content that the page has it from.

The gate knows bytes and no content. Whoever has to mend it knows the content and no page: so it is told where in the
content it stands, with the page beside it. What stands nowhere in the content is the fault of the program or of the
theme, and only then is it said to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from urllib.parse import unquote

from msgspec.structs import replace

from plugins.freshness.state import Facts
from plugins.portal.content_tree import ContentTree
from plugins.problems import Place, Problem
from plugins.publish import rules
from plugins.registry.texts import decode

OUTPUT = "output/"
_QUOTED = re.compile(r"“([^”]+)”")
_TAG = re.compile(r"<([a-z][a-z0-9]*)>")
_SHORTEST = 3  # letters that tell a place from others
# What is wrong with the tree itself, and what is private, are told of files and not of what stands in them.
_OF_FILES = frozenset(
    rule.code
    for rule in (
        rules.UNEXPECTED_FILE,
        rules.MISSING_FILE,
        rules.DOT_FILE,
        rules.SYMLINK,
        rules.SPECIAL_FILE,
        rules.BAD_NAME,
        rules.BOTH_SIDES,
        rules.GATE_BROKEN,
    )
)
_OF_WORDS = rules.EXCUSABLE | {rules.LEAKED_ADDRESS.code, rules.LEAKED_FILE.code}


def traced(found: Iterable[Problem], facts: Iterable[Facts], public: Iterable[str], tree: ContentTree) -> list[Problem]:
    """Return what the gate has *found*, each in the file of *tree* from which its page has it.

    *facts* are those of all pages; *public* are the texts that may be read in any of them.
    """
    sources = {one.path: one.source for one in facts}
    files = (*tree.data, *public)
    return [_traced(problem, sources, files, tree) for problem in found]


def _traced(problem: Problem, sources: Mapping[str, str | None], public: Sequence[str], tree: ContentTree) -> Problem:
    page = problem.place.path
    if problem.code in _OF_FILES or not page.startswith(OUTPUT):
        return problem
    source = sources.get(page.removeprefix(OUTPUT))
    said = [*_said(problem.message)]
    if problem.code in _OF_WORDS and source is None:
        return problem
    place = next((place for path in ([source] if source else public) for place in _places(path, said, tree)), None)
    if place is None and (source is None or problem.code in _OF_WORDS):
        return problem if problem.code in _OF_WORDS else replace(problem, cure=rules.TELL_US)
    message = f"{problem.message} (trên trang {page}, dòng {problem.place.line})"
    if place:
        return replace(problem, place=place, message=message)
    assert source is not None, "else it is told already"
    cure = f"{problem.cure}; nếu trong tệp không có chỗ nào như vậy: {rules.TELL_US}"
    return replace(problem, place=Place(path=source), message=message, cure=cure)


def _said(message: str) -> Iterator[re.Pattern[str]]:
    """Yield how that of which *message* tells may stand in the content: what it quotes as written; else the tag."""
    for quoted in _QUOTED.findall(message):
        forms = dict.fromkeys((quoted, unescape(quoted), unquote(quoted), quoted.removeprefix("#")))
        yield from (re.compile(re.escape(form)) for form in forms if len(form) >= _SHORTEST)
    for name in _TAG.findall(message):
        yield re.compile(rf"</?{name}(?=[\s/>])", re.IGNORECASE)


def _places(path: str, said: Iterable[re.Pattern[str]], tree: ContentTree) -> Iterator[Place]:
    """Yield where in the file at *path* stands what is *said*."""
    text, _ = decode(tree.bytes_of(path), path)
    for one in said:
        if match := one.search(text):
            line = text.count("\n", 0, match.start()) + 1
            yield Place(path=path, line=line, column=match.start() - text.rfind("\n", 0, match.start()))
