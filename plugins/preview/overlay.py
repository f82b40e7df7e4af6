"""What is told in the browser: an overlay over the last good site, and a page of its own while there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from plugins.preview.channel import State
from plugins.problems import Level, Problem, errors, sentence

ENOUGH = 50  # problems in a page; a clerk mends the first ones first, and the terminal has all

_AFTER_FIRST = "Trang đang xem là bản dựng được gần nhất. Sửa tệp rồi lưu lại, trang sẽ tự cập nhật."
_BEFORE_FIRST = "Chưa có bản nào để xem. Sửa tệp rồi lưu lại, trang sẽ tự hiện ra."

_OVERLAY = Markup("""\
<section class="wrong" aria-labelledby="_bangvang-wrong">
<div class="wrong__head">
<h{level} class="wrong__title" id="_bangvang-wrong">{title}</h{level}>
<button class="wrong__close" type="button">Đóng <kbd>Esc</kbd></button>
</div>
<p class="wrong__lead">{lead}</p>
{told}
</section>
""")
_PROBLEM = Markup("""\
<li class="wrong__problem"><p class="wrong__place"><b>{path}</b>, dòng {line}, cột {column} · {code}{level}</p>
<p>{message}</p>
{cure}{suggestion}</li>
""")
_CURE = Markup("<p>{}</p>\n")
_SUGGESTION = Markup("<p>Có phải “<b>{}</b>”?</p>\n")
_PAGE = Markup("""\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/.bangvang/preview.css">
<noscript><meta http-equiv="refresh" content="3"></noscript>
</head>
<body class="alone">
<main>
{body}</main>
</body>
</html>
""")
_WAITING = Markup("""\
<section class="wrong">
<h1 class="wrong__title">Đang dựng trang…</h1>
<p class="wrong__lead">Lần đầu cần nhiều thời gian hơn. Trang sẽ tự hiện ra khi dựng xong.</p>
</section>
""")


def overlay(problems: Sequence[Problem], shown: str, *, first: bool) -> Markup:
    """Return what is told of *problems*, place and cure each; *shown* is the content folder as it was named.

    *first* says that there is no site yet which it could stand over.
    """
    more = len(problems) - ENOUGH
    told = _list(_problem(problem, shown) for problem in problems[:ENOUGH])
    if more > 0:
        told += Markup('<p class="wrong__lead">Còn {} chỗ nữa: xem ở cửa sổ lệnh.</p>').format(more)
    grave = len(errors(problems))
    counted = f"{grave} lỗi" + (f", {len(problems) - grave} nhắc nhở" if grave < len(problems) else "")
    return _filled(f"Chưa dựng được trang: {counted}", told, first=first)


def overlay_of_message(message: str, *, first: bool) -> Markup:
    """Return what is told when something but the content is to blame."""
    told = Markup('<p class="wrong__message">{}</p>').format(message)
    return _filled("Chưa dựng được trang", told, first=first)


def page_without_site(state: State) -> Markup:
    """Return the page that stands at every address while there is no site: what is wrong, or that one has to wait."""
    title = "Chưa dựng được trang" if state.wrong else "Đang dựng trang…"
    return _PAGE.format(title=title, body=state.wrong or _WAITING)


def _filled(title: str, told: Markup, *, first: bool) -> Markup:
    lead, level = (_BEFORE_FIRST, 1) if first else (_AFTER_FIRST, 2)
    return _OVERLAY.format(title=title, level=level, lead=lead, told=told)


def _list(problems: Iterable[Markup]) -> Markup:
    return Markup('<ol class="wrong__list" tabindex="0">\n{}</ol>').format(Markup("").join(problems))


def _problem(problem: Problem, shown: str) -> Markup:
    return _PROBLEM.format(
        path=f"{problem.prefix(shown)}{problem.place.path}",
        line=problem.place.line,
        column=problem.place.column,
        code=problem.code,
        level=" · nhắc" if problem.level is Level.WARNING else "",
        message=sentence(problem.message),
        cure=_CURE.format(sentence(problem.cure)) if problem.cure else "",
        suggestion=_SUGGESTION.format(problem.suggestion) if problem.suggestion else "",
    )
