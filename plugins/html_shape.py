"""Which elements of HTML stand in which: what a start tag ends, and what may not stand where it does.

HTML Living Standard, §13.1.2. The newsroom sets right what stands wrong in a body by the same tables by which the gate
judges the finished page, so neither can let through what the other refuses.

A stack of open elements is a tuple of names, outermost first.
"""

from __future__ import annotations

from typing import NamedTuple

# Elements with a start tag only.
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

# Elements whose content is no markup; the tokenizer takes each as one token.
RAW = ("script", "style", "title", "textarea", "iframe")

# Elements that change how the rest of the page is read, by a browser but not by us; `base` moves every link.
BANNED = frozenset("base plaintext xmp noembed noframes frame frameset".split())

# Elements whose end tag may be left out...
OPTIONAL_END = frozenset(
    "html head body li dt dd p rt rp optgroup option colgroup caption thead tbody tfoot tr td th".split()
)

# ...because one of these start tags, or the end of the parent, ends them.
_BLOCKS = (
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul"
).split()
_TERMS = ("dt", "dd")
_CELLS = frozenset({"td", "th"})
_ROWS = _CELLS | {"tr"}
_GROUPS = _ROWS | {"thead", "tbody", "tfoot", "caption", "colgroup"}
ENDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_BLOCKS, frozenset({"p"})),
    "body": frozenset({"head"}),
    "li": frozenset({"li", "p"}),
    **dict.fromkeys(_TERMS, frozenset({*_TERMS, "p"})),
    **dict.fromkeys(("rt", "rp"), frozenset({"rt", "rp"})),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    **dict.fromkeys(_CELLS, _CELLS | {"p"}),
    "tr": _ROWS | {"p", "caption", "colgroup"},
    **dict.fromkeys(("thead", "tbody", "tfoot"), _GROUPS | {"p"}),
    "colgroup": frozenset({"caption"}),
}

# Elements that a browser takes apart rather than ending a paragraph inside them.
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())

# Where an open `p` is out of reach of a block's start tag.
P_SCOPE = frozenset("button caption table td th template object svg math".split())

# Elements that stand only in these, and elements that hold only those: a browser moves anything else away.
PARENTS: dict[str, frozenset[str]] = {
    "li": frozenset({"ul", "ol", "menu", "template"}),
    **dict.fromkeys(_TERMS, frozenset({"dl", "div", "template"})),
    **dict.fromkeys(_CELLS, frozenset({"tr", "template"})),
    "tr": frozenset({"table", "thead", "tbody", "tfoot", "template"}),
    **dict.fromkeys(("thead", "tbody", "tfoot", "caption", "colgroup"), frozenset({"table", "template"})),
    "figcaption": frozenset({"figure", "template"}),
    "summary": frozenset({"details", "template"}),
    "source": frozenset({"picture", "video", "audio", "template"}),
    "head": frozenset({"html"}),
    "body": frozenset({"html"}),
    "html": frozenset({"#document"}),
}
_TABLE = frozenset({"script", "template", "style"})
_LIST = frozenset({"li", "script", "template"})
CHILDREN: dict[str, frozenset[str]] = {
    **dict.fromkeys(("ul", "ol", "menu"), _LIST),
    "dl": frozenset({"dt", "dd", "div", "script", "template"}),
    "table": _TABLE | {"thead", "tbody", "tfoot", "tr", "caption", "colgroup", "col"},
    **dict.fromkeys(("thead", "tbody", "tfoot"), _TABLE | {"tr"}),
    "tr": _TABLE | _CELLS,
    "colgroup": frozenset({"col", "template"}),
    "select": frozenset({"option", "optgroup", "hr", "script", "template", "button"}),
    "picture": frozenset({"source", "img", "script", "template"}),
    "head": frozenset("base link meta noscript script style template title".split()),
}

# Elements that must not be inside one of their own kind; a heading, not in any heading.
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
NOT_INSIDE: dict[str, frozenset[str]] = {
    "a": frozenset({"a"}),
    "button": frozenset({"button", "a"}),
    "form": frozenset({"form"}),
    "main": frozenset({"main"}),
    "label": frozenset({"label"}),
    **dict.fromkeys(_HEADINGS, _HEADINGS),
}

# In these the rules of XML hold: `<path/>` is whole.
FOREIGN = frozenset({"svg", "math"})

Stack = tuple[str, ...]


class Misplaced(NamedTuple):
    """That element *name* may not stand in *parent*."""

    name: str
    parent: str


def begin(stack: Stack, name: str) -> tuple[Stack, list[Misplaced]]:
    """Return what is still open of *stack* when the start tag *name* comes, and what is wrong with its place."""
    ended = ENDS.get(name, frozenset())
    while stack[-1] in ended:
        stack = stack[:-1]
    top = stack[-1]
    wrong = []
    if "p" in ended and _paragraph_in_reach(stack):
        wrong.append(Misplaced(name, "p"))
    parents, children = PARENTS.get(name), CHILDREN.get(top)
    if name in _TERMS and top == "div":
        top = "div" if "dl" in stack[-2:-1] else "#div"  # a div is no parent of terms, unless it groups those of a list
    if (parents and top not in parents) or (children and name not in children):
        wrong.append(Misplaced(name, stack[-1]))
    barred = NOT_INSIDE.get(name, frozenset())
    wrong.extend(Misplaced(name, outer) for outer in stack[::-1] if outer in barred)
    return stack, wrong


def _paragraph_in_reach(stack: Stack) -> bool:
    for name in reversed(stack):
        if name == "p":
            return True
        if name in P_SCOPE:
            return False
    return False
