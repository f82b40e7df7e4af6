from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

from plugins.newsroom.plain import pass_plain_text_by
from tests.conftest import MARKDOWN
from tests.strategies import any_texts

PLAIN, QUICK = (Markdown(extensions=MARKDOWN["extensions"], output_format="html") for _ in range(2))
pass_plain_text_by(QUICK)


def both(text: str) -> tuple[str, str]:
    return PLAIN.reset().convert(text), QUICK.reset().convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "Một đoạn văn.\n\nMột đoạn *nghiêng*, **đậm**, `mã`, [liên kết](a.md) và <b>thẻ</b> &amp; ký hiệu & 1 < 2.",
        "Dòng một  \nDòng hai\nDòng ba\\\nDòng bốn",
        "- Một\n- Hai\n\n    đoạn hai\n\n1. Ba",
        "VKS và *VKS*\n\n*[VKS]: Viện kiểm sát",
        "Chữ[^1] thường\n\n[^1]: Chú thích VKS",
        "| a | b |\n|---|---|\n| một | *hai* |",
        "## Đề mục {: #a units=\"hue\" }\n\nChữ {nghiêng}",
        "Từ\n: Nghĩa thường\n: Nghĩa *khác*",
        "a@x.example <a@x.example> https://x.example <https://x.example>",
        '<div markdown="1">\nchữ thường\n</div>',
        "gạch_dưới_giữa và _nghiêng_ và \\*thoát\\*",
        "_nghiêng_",
        "__đậm__",
        "*nghiêng*",
        "`mã`",
        "\\*",
        "[x](a.md)",
        "[^1]\n\n[^1]: Chú thích",
        "<a@x.example>",
        "<b>x</b>",
        "&copy;",
        "Một  \nhai",
    ],
)  # fmt: skip
def test_the_short_way_gives_the_same_html(text):
    plain, quick = both(text)

    assert quick == plain


def test_all_that_may_stand_for_emphasis_is_known():
    """Python-Markdown keeps the signs beside the patterns: a new one would go past unseen."""
    assert set(PLAIN.delimiters.delimiters) == {"*", "_"}


@settings(max_examples=300)
@example(["_nghiêng_"])
@given(
    st.lists(
        st.one_of(any_texts, st.sampled_from(["Chữ thường.", "VKS", "\n\n", "*[VKS]: V", "- a\n", "[^1]"])), max_size=4
    )
)
def test_the_short_way_gives_the_same_html_whatever_the_text(parts):
    plain, quick = both("\n".join(parts))

    assert quick == plain


class _Plus(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"(\+\+)(.+?)\+\+", "ins"), "plus", 5)


def test_a_pattern_that_is_not_known_turns_the_short_way_off():
    md = Markdown(extensions=[_Plus()])
    pass_plain_text_by(md)

    assert md.convert("++thêm++") == "<p><ins>thêm</ins></p>"
