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

_ADDRESS = re.compile(r"(?<![\w/(<])(?:https?://|www\.)[^\s<>“”\"\\]*[^\s<>“”\"\\*_.,;:!?)]")
_PAIR = re.compile(r"(?<![\\*])\*\*(?!\*)")
_LONE = re.compile(r"(?<![\\*])\*(?!\*|\[[^\]]+\] ?:)")  # `*[VKS]: …` explains a short form


def even_stars(line: str) -> str:
    """Return *line* with its stars as they are meant.

    Blanks just within a pair of `**` move out of it (`**Kết quả: **tốt`); a single star that begins emphasis which
    does not end in the line is a star.
    """
    if "`" in line:
        return line  # for Python-Markdown to say what is code
    if "://" in line or "www." in line:
        line = _ADDRESS.sub(lambda address: address[0].replace("*", r"\*"), line)
    if "**" in line:
        line = _without_inner_blanks(line)
    if _LONE.search(line):
        line = _without_lone_stars(line)
    return line


def _without_inner_blanks(line: str) -> str:
    parts = _PAIR.split(line)
    if len(parts) % 2 == 0:
        return line
    for index in range(1, len(parts), 2):
        words = parts[index].strip()
        if words and words != parts[index] and words[0] not in ",.;:!?)]}”’»%/*":
            before, after = parts[index].split(words, 1)
            parts[index - 1] += before
            parts[index] = words
            parts[index + 1] = after + parts[index + 1]
    return "**".join(parts)


def _without_lone_stars(line: str) -> str:
    open_: list[int] = []
    for run in STAR_RUNS.finditer(line):
        if len(run[0]) != 1 or line[run.start() - 1 : run.start()] == "\\":
            continue
        if open_ and run.lastgroup != "start":
            open_.pop()
        elif run.lastgroup != "end":
            open_.append(run.start())
    for start in reversed(open_):
        line = f"{line[:start]}\\{line[start:]}"
    return line
