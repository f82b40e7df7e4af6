r"""Stars and underscores: what begins emphasis and what ends it, for people who type them as signs, too.

A star begins emphasis before a word, and ends it behind one; within a word or a number it is a star (`2*3*4`, `A*`).
Emphasis by one star stays within its line. A run of underscores is a blank to be filled in (`Số: ___/KH`), unless a
word touches its inner side.
"""

from __future__ import annotations

import re

_BEGINS = r"(?![\s*]|[,.;:!?)\]}”’»%/]|$)"
_IS_QUOTED = r"""(?<=["'])\*{1,3}["']"""  # as a sign of which something is said: "*"
STAR_RUNS = re.compile(
    rf"""(?x)
    (?=\*)(?!{_IS_QUOTED})(?:
    (?P<ambiguous>(?<!^)(?<![\s*(\[“‘«])(?:(?<!\w)\*{{1,3}}(?!\*){_BEGINS}(?!\w)|(?<=[^\W\d])\*\*(?=[^\W\d])))|
    (?P<end>(?<!^)(?<![\s*(\[“‘«])(?:\*(?![\w*])|\*{{2,3}}(?!\*)))|
    (?P<start>(?<![\w*])\*{{1,3}}(?!\*){_BEGINS}))
    """
)
UNDERSCORE_RUNS = re.compile(
    r"""(?x)
    (?P<end>(?<=[\w.!?,;:…”’"')\]*%])(?<!_)_{1,3}(?![\w_])(?![.@/]\w))|
    (?P<start>(?<![\w/])_{1,3}(?=[^\W_]|[“‘"'(\[*]))
    """
)
"""Of a run, the name of the group says what it may do; for `markdown.inlinepatterns.Delimiter`."""

_PAIR = re.compile(r"(?<![\\*])\*\*(?!\*)")
_SHOWN = 40  # letters that tell where a text stands
_RUN = re.compile(r"(?<!\\)([*_])\1*")
_APART = re.compile(
    r"""(?x)
      (?<!`)(`+)(?!`).*?(?<!`)\1(?!`)                                       # code
    | (?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)                          # where a link leads
    | \{[^{}\n]*\}                                                         # attributes
    | <[A-Za-z/!][^<>]*>                                                    # HTML, an address in brackets
    | (?<![\w/(<])(?:https?://|www\.)[^\s<>“”"\\]*[^\s<>“”"\\*_.,;:!?)]     # an address
    | (?<![^\s(“"'])(?:[A-Za-z]:\\|\\\\(?=\w))[^\s<>“”"]*                    # a path
    | \\.
    """,
    re.DOTALL,
)


_SIGNS_APART = ("`", "](", "{", "<", "\\", "://", "www.")


def without_inner_blanks(line: str) -> str:
    """Return *line* with the blanks just within a pair of `**` moved out of it: `**Kết quả: **tốt`."""
    parts = _PAIR.split(line)
    if len(parts) % 2 == 0 or "`" in line:
        return line
    for index in range(1, len(parts), 2):
        words = parts[index].strip()
        if words and words != parts[index] and words[0] not in ",.;:!?)]}”’»%/*":
            before, after = parts[index].split(words, 1)
            parts[index - 1] += before
            parts[index] = words
            parts[index + 1] = after + parts[index + 1]
    return "**".join(parts)


def paired(text: str, alone: list[str]) -> str:
    """Return *text* with a backslash before each star and underscore that makes no pair: these are signs.

    Python-Markdown may cut letters out of a text whose runs do not pair. *alone* gets what follows each `**` that
    begins bold and does not end it, with the stars.
    """
    masked = text
    if any(sign in text for sign in _SIGNS_APART):  # as Python-Markdown puts them by
        masked = _APART.sub(lambda apart: "\x02" * len(apart[0]), text)
    open_: list[re.Match[str]] = []
    kept: set[int] = set()
    runs: list[re.Match[str]] = []
    for run in _RUN.finditer(masked):
        found = (STAR_RUNS if run[1] == "*" else UNDERSCORE_RUNS).match(masked, run.start())
        if found is None or found.end() != run.end():
            continue  # no more than a sign to Python-Markdown, too
        runs.append(run)
        openers = [] if found.lastgroup == "start" else _openers(open_, run, masked)
        if openers:
            kept.update([run.start(), *(open_[at].start() for at in openers)])
            del open_[openers[0] :]
        elif found.lastgroup != "end":
            open_.append(run)
    alone += [text[run.start() :][:_SHOWN].partition("\n")[0] for run in open_ if run[0] == "**"]
    parts, end = [], 0
    for run in runs:
        if run.start() not in kept:
            parts += [text[end : run.start()], "".join(f"\\{sign}" for sign in run[0])]
            end = run.end()
    return "".join([*parts, text[end:]]) if parts else text


def _openers(open_: list[re.Match[str]], run: re.Match[str], text: str) -> list[int]:
    """Return which of the *open_* runs are closed by *run*: one as long, or two that together are."""
    for at in reversed(range(len(open_))):
        one = open_[at]
        if one[0] == run[0] and (len(run[0]) > 1 or "\n" not in text[one.end() : run.start()]):
            return [at]
    last = open_[-2:]
    if len(run[0]) == 3 and len(last) == 2 and {one[0] for one in last} == {run[1], run[1] * 2}:
        return [len(open_) - 2, len(open_) - 1]
    return []
