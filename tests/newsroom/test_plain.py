"""The short ways of plain text come to the HTML that Python-Markdown comes to, whatever the text and the extensions."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    REFERENCE_RE,
    ShortReferenceInlineProcessor,
    SimpleTagInlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor

from bench.corpus.files import news_text
from bench.corpus.whole import make
from plugins.newsroom.line_markdown import LineMarkdown
from plugins.newsroom.plain import QuickMarkdown
from tests.conftest import DATA, MARKDOWN
from tests.strategies import any_texts

ROOT = Path(__file__).parents[2]
PLAIN = LineMarkdown(extensions=MARKDOWN["extensions"], output_format="html")
QUICK = QuickMarkdown(extensions=MARKDOWN["extensions"], output_format="html")


def both(text: str) -> tuple[str, str]:
    return PLAIN.reset().convert(text), QUICK.reset().convert(text)


def of_both_kinds(*extensions: str | Extension, **configs: dict[str, object]) -> tuple[LineMarkdown, QuickMarkdown]:
    settings = {"extensions": [*MARKDOWN["extensions"], *extensions], "extension_configs": configs}
    return LineMarkdown(**settings), QuickMarkdown(**settings)


CONSTRUCTS = [
    "Một đoạn văn.\n\nMột đoạn *nghiêng*, **đậm**, `mã`, [liên kết](a.md) và <b>thẻ</b> &amp; ký hiệu & 1 < 2.",
    "Dòng một  \nDòng hai\nDòng ba\\\nDòng bốn",
    "- Một\n- Hai\n\n    đoạn hai\n\n1. Ba",
    "VKS và *VKS*\n\n*[VKS]: Viện kiểm sát",
    "Chữ VKS\n*[VKS]: Viện kiểm sát",
    "Chữ[^1] thường\n\n[^1]: Chú thích VKS\n\n    Đoạn hai",
    "Chữ[^1]\n[^1]: Chú thích",
    "| a | b |\n|---|---|\n| một | *hai* |",
    "a | b\n--|--\nmột | hai",
    '## Đề mục {: #a units="hue" }\n\nChữ {nghiêng}',
    "Chữ\n## Đề mục\nChữ",
    "Đề mục\n===\n\nĐề mục\n---\nChữ",
    "Chữ\n***\nChữ",
    "Từ\n: Nghĩa thường\n: Nghĩa *khác*",
    "Từ\n\n:   Nghĩa\n\n    đoạn hai",
    "Chữ\n> Trích\nvẫn trích\n\n> Trích hai",
    "Chữ\n- không là danh sách\n\n1\\. cũng không",
    "12. Một\n13. Hai",
    "12 giờ\n\n2023\n\n5.5 điểm\n\n٣. ba\n\n² ô\n\n_ gạch",
    "[một]: b.md 'tên'\n\nXem [một], [hai][một], ![ba][một], ![một] và [không][có].",
    "Xem [một]\n[một]: b.md",
    "a@x.example <a@x.example> https://x.example <https://x.example>",
    '<div markdown="1">\nchữ thường\n\n- *một*\n</div>\n\nChữ',
    "<div>\nchữ\n</div>\nchữ *nghiêng*\n\n<!-- lời -->",
    "Chữ\n\n```python\n# mã\n```\n\n~~~\nmã\n~~~\n\n    mã\n\tmã",
    "[TOC]\n\n# Một *hai*\n\n### Ba[^1]\n\n[^1]: x",
    "- [TOC]\n\n[TOC]\n\nChữ [TOC]\n\n## Một\n\n## Một",
    "## Một {: data-toc-label='Nhãn' }\n\n[TOC]",
    "gạch_dưới_giữa và _nghiêng_ và \\*thoát\\*",
    "  thụt\n   \nvào\n\n\n\nCách nhau\n",
    "~~~\n# mã\n~~~",
    "```\n# mã\n```",
    "Chữ\r\rhai",
    "- a\n\t- b",
    "* # Đề mục\nVKS dòng hai\n\n*[VKS]: Viện kiểm sát",
    "Chữ\r\nxuống\rdòng\x02\x03 \x02klzzwxh:0000\x03\n\n\x02wzxhzdk:0\x03",
    "Dòng{: .lop }\n{: #cho }",
    "_nghiêng_",
    "__đậm__",
    "*nghiêng*",
    "`mã`",
    "\\*",
    "[x](a.md)",
    "![x](a.jpg 'tên')",
    "[^1]\n\n[^1]: Chú thích",
    "<a@x.example>",
    "<b>x</b>",
    "&copy;",
    "Một  \nhai",
    "",
]


@pytest.mark.parametrize("text", CONSTRUCTS)
def test_the_short_way_gives_the_same_html(text):
    plain, quick = both(text)

    assert quick == plain


def real_texts() -> list[Path]:
    folders = [ROOT / "content", DATA / "good", ROOT / "docs"]
    return [*ROOT.glob("*.md"), *(path for folder in folders for path in sorted(folder.rglob("*.md")))]


def test_the_short_way_gives_the_same_html_for_all_that_people_have_written_here():
    """Articles as they are published, and the long documents of this project, which hold about everything."""
    texts = real_texts()
    assert len(texts) > 80

    for path in texts:
        plain, quick = both(path.read_text(encoding="utf-8"))

        assert quick == plain, path


def test_the_short_way_gives_the_same_html_for_the_corpus_of_the_benchmarks():
    for item in make(40).items:
        plain, quick = both(news_text(item).split("---\n", 2)[2])

        assert quick == plain, item.title


PIECES = [
    "Chữ thường.", "VKS", "12. x", "½", "\n", "\n\n", "  \n", "    ", "\t", "- a\n", "1. b\n", "> c\n", ": d\n", "+ ",
    "# H\n", "## H {: #a .b }\n", "[TOC]\n", "===\n", "---\n", "***\n", "| a | b |\n", "|---|---|\n", "[x]", "[y]: z\n",
    "[a](b)", "![a](b)", "[^1]", "[^1]: n\n", "*[VKS]: V\n", "**", "_", "`", "```\n", "<b>", "</b>", "&amp;", "<",
    '<div markdown="1">\n', "</div>\n", "{: #x }", "\\", "\x02", "\r\n", "!", "“",
]  # fmt: skip


@settings(max_examples=300)
@example(["_nghiêng_"])
@given(st.lists(st.one_of(any_texts, st.sampled_from(PIECES)), max_size=12))
def test_the_short_way_gives_the_same_html_whatever_the_text(parts):
    plain, quick = both("".join(parts))

    assert quick == plain


@pytest.mark.parametrize(
    "extension",
    ["admonition", "codehilite", "legacy_attrs", "legacy_em", "meta", "nl2br", "sane_lists", "smarty", "wikilinks"],
)
def test_the_other_extensions_of_python_markdown_do_what_they_did(extension):
    stock, quick = of_both_kinds(extension)

    for text in [
        *CONSTRUCTS,
        "!!! note\n    Chữ",
        "Chữ\n!!! note",
        "Từ: ai\n\nChữ",
        'Chữ "trong ngoặc" -- và...',
        "Chữ [[Wiki]]",
        "1. a\n\n- b\n\nDòng\nhai {@lang=en}",
    ]:
        assert quick.reset().convert(text) == stock.reset().convert(text)


def test_the_settings_of_known_extensions_hold():
    stock, quick = of_both_kinds(
        **{
            "markdown.extensions.extra": {"footnotes": {"SUPERSCRIPT_TEXT": "*{}*", "PLACE_MARKER": "Chú thích ở đây"}},
            "markdown.extensions.toc": {"marker": "Mục lục", "baselevel": 2, "permalink": "¶", "anchorlink": True},
        }
    )
    text = "Mục lục\n\n# Một\n\nChữ[^1]\n\nChú thích ở đây\n\n## Hai\n\n[^1]: x"

    assert quick.convert(text) == stock.convert(text)
    assert '<div class="toc">' in quick.reset().convert(text)
    assert "<em>1</em>" in quick.reset().convert(text)


# --- extensions that nobody here has heard of ------------------------------------------------------------------------


class _Pattern(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"(\+\+)(.+?)\+\+", "ins"), "plus", 5)


class _PatternOfAKnownName(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\+\+", "br"), "linebreak", 100)


class _Everywhere(ShortReferenceInlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: N802
        return Element("i"), m.start(), m.end()


class _ReferenceToNothing(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.inlinePatterns.register(_Everywhere(REFERENCE_RE, md), "short_reference", 130)


class _Delimiter(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.delimiters.add("+", "ins,ins")


class _Shout(BlockProcessor):
    def test(self, parent: Element, block: str) -> bool:
        return block.startswith("Nghe: ")

    def run(self, parent: Element, blocks: list[str]) -> None:
        element = Element("strong")
        element.text = blocks.pop(0)
        parent.append(element)


class _Block(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.parser.blockprocessors.register(_Shout(md.parser), "shout", 12)


class _Marks(Treeprocessor):
    """Shows what it was given: the raw words before *inline*, what is in the table of contents after `toc`."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not len(element):
                element.text += f"|{type(element.text).__name__}"
        root.append(Element("i", {"title": str(getattr(self.md, "toc", ""))}))


class _TreeAmongEquals(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        for name, priority in (("a", 20), ("b", 8), ("c", 5), ("d", 0)):
            md.treeprocessors.register(_Marks(md), name, priority)


class _OtherInline(InlineProcessor):
    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        tree[0].set("class", "other")
        return tree


class _InPlaceOfOurs(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(_OtherInline(md), "inline", 20)


class _Fences(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return ["\n".join(lines).replace("Nghe", "```\nNghe\n```\n")]  # too late for a block of code


class _Lines(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.register(_Fences(md), "fences", 25)


class _ShowContents(Postprocessor):
    def __init__(self, md: Markdown) -> None:
        super().__init__()
        self._md = md

    def run(self, text: str) -> str:
        return text + getattr(self._md, "toc", "")


class _Contents(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.postprocessors.register(_ShowContents(md), "contents", 5)


@pytest.mark.parametrize(
    "kind",
    [
        _Pattern,
        _PatternOfAKnownName,
        _ReferenceToNothing,
        _Delimiter,
        _Block,
        _TreeAmongEquals,
        _InPlaceOfOurs,
        _Lines,
        _Contents,
    ],
)
@pytest.mark.parametrize("rest", ["", "\n\n".join(CONSTRUCTS)], ids=["alone", "among others"])
def test_an_extension_that_is_not_known_does_what_it_did(kind, rest):
    stock, quick = of_both_kinds(kind())
    text = f"## Đề mục\n\nNghe: ++thêm++ +một+ [hai] {{: .x }}\n\nChữ thường \\* và *nghiêng*.\n\n{rest}"
    html = stock.convert(text)

    assert html != of_both_kinds()[0].convert(text)
    assert quick.convert(text) == html
