"""HTML that a body begins and does not end: `bị cáo <A> và bị hại <B>`, a `<p>` without its end.

It would format, or swallow, the rest of the text. So it is text, as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.newsroom.code_lines import code_ranges
from plugins.newsroom.rawhtml import ALLOWED_TAGS, DROPPED_WITH_CONTENT

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_OTHERS = frozenset(
    "article aside big body button center dir fieldset font footer form frame frameset head header html label legend"
    " main marquee nav nobr select option section strike title tt video audio canvas address".split()
)
_KNOWN = (ALLOWED_TAGS | DROPPED_WITH_CONTENT | _OTHERS) - _VOID
_IMPLIED = frozenset("li dt dd tr td th thead tbody tfoot p option".split())  # their ends may be left out …
_PARENTS = frozenset(
    "ul ol dl table tbody thead tfoot tr select div blockquote td th details".split()
)  # … within these

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])[^<>]*>")
_DECLARATION = re.compile(r"<[!?]")  # of comments, those that end are no more there
_WORD = re.compile(r"</?[A-Za-z][A-Za-z0-9]*[^\x00-\x7f][^<>]*>")  # `<dự kiến>`: HTML has no such names
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:[^`\n]|(?!\1(?!`))`)*\1(?!`)")
_TARGET = re.compile(r"(?<=\])\([^\n]*?\)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def unclosed_tags(text: str) -> Iterator[tuple[int, str]]:
    """Yield offset and words of each tag in *text* without its counterpart, and of each declaration, in order."""
    if "<" not in text:
        return
    masked = _masked(text)
    alone = [found.start() for sign in (_DECLARATION, _WORD) for found in sign.finditer(masked)]
    open_: list[tuple[str, int]] = []
    for tag in _TAG.finditer(masked):
        name = tag[2].lower()
        if name not in _KNOWN or tag[0].endswith("/>"):
            continue
        if not tag[1]:
            open_.append((name, tag.start()))
        elif (at := _last(open_, name)) is None:
            alone.append(tag.start())
        else:
            kept = [one for one in open_[at + 1 :] if not (name in _PARENTS and one[0] in _IMPLIED)]
            open_[at:] = kept
    alone += [start for _, start in open_]
    for start in sorted(alone):
        end = text.find(">", start)
        yield start, text[start : end + 1 if end >= 0 else start + 2]


def without_unclosed(text: str) -> str:
    """Return *text* with the tags that stand alone written as text."""
    parts, end = [], 0
    for start, _ in unclosed_tags(text):
        parts += [text[end:start], "&lt;"]
        end = start + 1
    return "".join([*parts, text[end:]]) if parts else text


def _last(open_: list[tuple[str, int]], name: str) -> int | None:
    return next((at for at in reversed(range(len(open_))) if open_[at][0] == name), None)


def _masked(text: str) -> str:
    """Return *text* with other letters in place of code and comments: the same offsets, no tags."""
    if "`" in text or "~~~" in text or "<pre" in text.lower():
        lines = text.split("\n")
        for piece in code_ranges(lines):
            for number in piece:
                lines[number] = "." * len(lines[number])
        text = _CODE.sub(lambda code: "." * len(code[0]), "\n".join(lines))
    if "](" in text:
        text = _TARGET.sub(lambda target: "." * len(target[0]), text)
    return _COMMENT.sub(lambda comment: "." * len(comment[0]), text) if "<!--" in text else text
