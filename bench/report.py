"""The report of a measurement, in Markdown: what is promised, then all figures."""

from __future__ import annotations

from collections.abc import Iterator

from bench.edits import EDITS
from bench.results import Results, Spread

US, HUGO, STOCK = "bangvang", "hugo", "pelican"
ORDER = (US, HUGO, STOCK)
ONE_ITEM = ("body", "headline", "unit-added", "today", "past", "deleted")  # edits of one item
AT_SIZE, TWICE = 10_000, 20_000  # the sizes for which costs are promised
NAMES = {edit.id: edit.name for edit in EDITS}
HEAD = """\
# What a build costs

Written by `make bench`; not to be edited. How it is measured, and what is fair in it: [README.md](README.md).
Seconds are medians (lowest to highest); “of Hugo” is the median of our seconds over Hugo's in the same run. MB is the
peak of the largest process and, where it is more, of all processes together, in which pages that two processes share
are counted twice."""
LEFT_OUT = (
    "the honour roll, nominations, lists out for comment, initiatives, open data",
    "all checks of content, the gate over the output, the quota",
    "photos and share cards (off here unless the command says `--photos`)",
    "sections of digests under their own headings on the pages of their entities: Hugo and Pelican list the whole item",
)


def report(results: Results) -> str:
    """Return RESULTS.md."""
    about = "\n".join(f"- {key}: {_code(key, text)}" for key, text in results.about.items())
    left_out = "\n".join(f"- {what}" for what in LEFT_OUT)
    parts = [
        HEAD,
        about,
        *_broken(results),
        "![Seconds of a build against the number of items](RESULTS.svg)",
        _promises(results),
        *(_table(results, size) for size in results.sizes()),
        _same_pages(results),
        f"## Left out\n\nHugo and stock Pelican are spared what they have no equivalent of:\n\n{left_out}",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _code(key: str, text: str) -> str:
    return f"`{text}`" if key == "command" else text


def _broken(results: Results) -> Iterator[str]:
    if results.broken:
        shown = "\n".join(f"- {what}" for what in results.broken[:20])
        yield f"**These figures are not valid**, for {len(results.broken)} reasons:\n\n{shown}"


def _promises(results: Results) -> str:
    rows = [
        *_promise(results, "clean", 1.0, "a clean build takes no longer than Hugo's"),
        *(
            row
            for edit in ONE_ITEM
            for row in _promise(results, edit, 0.1, f"{NAMES[edit]}: at most 0.1 of Hugo's build")
        ),
        *_peak(results),
        *_growth(results),
    ]
    if not rows:
        return ""
    lines = ["## What is promised", "", "| | measured | kept |", "|---|---:|---|", *rows]
    return "\n".join(lines)


def _promise(results: Results, edit: str, limit: float, words: str) -> Iterator[str]:
    if found := results.ratio(AT_SIZE, edit, US, HUGO):
        yield _kept(f"{words}, at {AT_SIZE:,} items", found.median, limit)


def _peak(results: Results) -> Iterator[str]:
    """Yield the promise on memory, for the largest process and for all together; the second is the stricter."""
    for figure, words in (("peak", "largest process"), ("together", "all processes together")):
        found = [results.ratio(AT_SIZE, edit, US, HUGO, figure) for edit in ("clean", "body")]
        worst = max((ratio.median for ratio in found if ratio), default=None)
        if worst is not None:
            yield _kept(f"peak memory, {words}: at most 0.25 of Hugo's, at {AT_SIZE:,} items", worst, 0.25)


def _growth(results: Results) -> Iterator[str]:
    for edit in ONE_ITEM:
        here, there = results.spread(AT_SIZE, edit, US), results.spread(TWICE, edit, US)
        if here and there:
            words = f"{NAMES[edit]}: at {TWICE:,} items at most 1.5 of what it takes at {AT_SIZE:,}"
            yield _kept(words, there.median / here.median, 1.5)


def _kept(words: str, measured: float, limit: float) -> str:
    return f"| {words} | {measured:.2f} | {'yes' if measured <= limit else '**no**'} |"


def _table(results: Results, size: int) -> str:
    """Return the figures of one size: seconds with their spread, then processor seconds and memory."""
    peers = [peer for peer in ORDER if peer in results.peers()]
    others = [peer for peer in peers if peer != US]
    edits = results.edits()
    seconds = [["", *(f"{_title(peer)}, s" for peer in peers), *(f"of {_title(peer)}" for peer in others)]]
    seconds[0] += ["pages rendered", "files written"]
    costs = [["", *(f"{_title(peer)}, processor s" for peer in peers), *(f"{_title(peer)}, MB" for peer in peers)]]
    for edit in edits:
        told = [sample.told for sample in results.of(size, edit, US)]
        seconds.append(
            [
                NAMES[edit],
                *(_seconds(results.spread(size, edit, peer)) for peer in peers),
                *(_ratio(results.ratio(size, edit, US, peer)) for peer in others),
                _count([one.rendered for one in told]),
                _count([one.written for one in told]),
            ]
        )
        cells = [_plain(results.spread(size, edit, peer, "cpu"), ".2f") for peer in peers]
        costs.append([NAMES[edit], *cells, *(_memory(results, size, edit, peer) for peer in peers)])
    return f"## {size:,} items\n\n{_lines(seconds)}\n\n{_lines(costs)}"


def _lines(rows: list[list[str]]) -> str:
    head, *rest = rows
    return "\n".join([_row(head), "|---|" + "---:|" * (len(head) - 1), *map(_row, rest)])


def _title(peer: str) -> str:
    return {US: "ours", HUGO: "Hugo", STOCK: "Pelican"}[peer]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _seconds(found: Spread | None) -> str:
    if found is None:
        return "–"
    return (
        f"{found.median:.2f}" if found.low == found.high else f"{found.median:.2f} ({found.low:.2f}–{found.high:.2f})"
    )


def _ratio(found: Spread | None) -> str:
    return f"× {found.median:.2f}" if found else "–"


def _plain(found: Spread | None, form: str) -> str:
    return format(found.median, form) if found else "–"


def _memory(results: Results, size: int, edit: str, peer: str) -> str:
    """Return the largest process, and behind it all together where that is more."""
    peak, together = (results.spread(size, edit, peer, figure) for figure in ("peak", "together"))
    if peak is None or together is None:
        return "–"
    return (
        f"{peak.median:.0f}" if together.median < peak.median * 1.05 else f"{peak.median:.0f} / {together.median:.0f}"
    )


def _count(values: list[int | None]) -> str:
    known = [value for value in values if value is not None]
    return f"{Spread.of(known).median:.0f}" if known else "–"


def _same_pages(results: Results) -> str:
    if not results.pages:
        return ""
    lines = ["## The same pages", "", "HTML pages of our site and of Hugo's, by address.", ""]
    lines += [
        "| items | both | further pages of listings: ours, Hugo's | ours alone | unexplained |",
        "|---:|---:|---:|---|---:|",
    ]
    for size, found in sorted(results.pages.items()):
        alone = ", ".join(f"{kind} {count}" for kind, count in sorted(found.explained.items()))
        ours, theirs = found.numbered
        lines.append(
            _row([f"{size:,}", f"{found.both:,}", f"{ours:,}, {theirs:,}", alone, str(len(found.unexplained))])
        )
    checked = ", ".join(f"{size:,}" for size in results.outputs_checked)
    if checked:
        lines += ["", f"After all edits our output was byte for byte that of a clean build at {checked} items."]
    return "\n".join(lines)
