"""Articles and data that nobody would write on purpose, made by chance: what a paste, a slip, an attacker may leave.

`article` and `site` draw with a `random.Random`, so that a number stands for what was drawn.
"""

# ruff: noqa: E501  a table of what people paste is read by rows, not by columns

from __future__ import annotations

from random import Random

ALLOWED = (
    "a abbr b blockquote br cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins"
    " kbd li mark ol p pre q s small span strong sub summary sup table tbody td tfoot th thead time tr u ul"
).split()
OTHERS = (
    "script style iframe object noscript template svg math textarea title base body html head meta link form input"
    " button select option optgroup label fieldset legend main nav header footer section article aside h1 font center"
    " big strike tt marquee blink video audio source picture canvas embed param track map area ruby rt rp rb bdo bdi"
    " wbr var samp data output progress meter dialog menu address hgroup frameset frame noframes plaintext xmp listing"
    " caption colgroup col applet noembed slot search image foreignObject path mi annotation-xml unknown x-y"
).split()
TAGS = (*ALLOWED, *ALLOWED, *OTHERS)
IDS = (
    "a b c muc muc-1 _noi-dung _muc-luc _lien-quan _tin-ke _noi-ve _thong-tin _chuyen-muc tin-1 fn:1 fnref:1 fn:a fn"
    " fnref2:1 top noi-dung main Ä đ Đ x.y x:y 1 -a a_b a/b a%20b é e\u0301 &amp; _ __ TOP"
).split()
URLS = (
    "#a", "#muc", "#muc-1", "#khong-co", "#", "##", "#top", "#TOP", "#_noi-dung", "#_muc-luc", "#fn:1", "#fnref:1",
    "#%C4%91", "#đ", "#é", "#e\u0301", "#a%20b", "#%61", "#:~:text=a", "#a#b", "#%", "#%zz", "#a b", "# a", "#&amp;",
    "so-0.md", "so-0.md#a", "so-0.md#khong-co", "./so-1.md", "../news/so-1.md", "so-0.MD", "so-0.md?x=1", "so-0.md/",
    "so%2D0.md", "news/so-0.md", "/news/so-0.md", "khong-co.md", "so-0.md#%61", "so-0.md?a#a", "../pages/trang.md",
    "/tin/", "/tin", "/tin/2024/", "/tin/2024/05/so-0/", "/tin/2024/05/so-0", "/tin/2024/05/so-0/#a", "/", "/?q=1",
    "/tin/2024/05/so-0/index.html", "/tin/2024/05/so-0/so-0.html", "/khong-co/", "/tin/?a=1", "/tin/#khong", "/#tin-moi",
    "/tin//2024/", "//", "///", "////a", "//host", "//host/a", "//thu.example/tin/", "/./", "/../", "/tin/../tin/",
    "/tin/./", "/tin/%2e%2e/tin/", "/t%69n/", "/T%C3%8CN/", "/tin/ a", "/tin/;a", "/tin/:a", "/tin/tin.atom",
    "/tin/#", "/tin/#top", "/tin/#tin-1", "/tin/#tin-999", "/don-vi/", "/don-vi/toi-cao/", "/don-vi/toi-cao/#thong-tin",
    "/du-lieu/", "/du-lieu/tin.json", "/sitemap.xml", "/sitemap.xml#a", "/robots.txt", "/404.html", "/theme/css/main.css",
    "/anh/", "/anh/x.jpg", "/theme/", "/index.html", "/%", "/%zz", "/%00", "/tin/\u00a0", "/đ/", "/tin/%0a",
    "https://a.example", "https://a.example/", "HTTPS://A.example/", "http://a.example", "https://a b", "https://",
    "https:///a", "https:a", "https:/a", "https://a.example:99", "https://a.example:", "https://a.example:x/",
    "https://u@a.example/", "https://u:p@a.example/", "https://@a.example", "https://a.example@/", "https://[::1]/",
    "https://[::1", "https://]/", "https://xn--a/", "https://việt.example/đ", "https://a.example/?a=1&b=2",
    "https://a.example/?a=1&amp;b=2", "https://a.example/?a=1&copy=2", "https://a.example/?a=&lt", "https://a.example?x",
    "https://a.example#x", "https://a.example\\b", "https://a.example/'", "https://a.example/%22", "https://.",
    "https://?", "https://#", "https://a.example/ a", "https://a.example/<b>", "https://a.example/*a*", "https://%41/",
    "https://thu.example/", "https://thu.example/tin/", "https://thu.example/khong-co/", "https://thu.example",
    "http://thu.example/tin/", "https://THU.example/tin/", "https://thu.example:443/tin/", "https://thu.example?x",
    "https://thu.example/tin/#khong", "https://thu.example.evil/", "https://thu.example#a", "//thu.example",
    "https://a.example/\u202e", "https://a.example/\u200b", "https://a\u200b.example/", "https://a。example",
    "mailto:a@b.vn", "mailto:", "mailto:?subject=a", "MAILTO:a@b.vn", "mailto:a b", "mailto://a", "mailto:a@b.vn?a=b&c",
    "mailto:<a@b.vn>", "tel:+84", "tel:", "tel:0 1 2", "TEL:1", "tel:a", "tel:/x", "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java&#9;script:alert(1)", "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)", " javascript:alert(1)", "\x01javascript:alert(1)", "vbscript:x", "data:text/html,a",
    "data:image/png;base64,AA==", "file:///etc/passwd", "ftp://a.example/", "about:blank", "blob:x", "x-y:z", "a:b",
    "sms:1", "zalo:1", "1:2", ":a", "https&#58;//a.example", "http&colon;//a.example", "//a.example\\@b", "\\\\a\\b",
    "\\/a", "/\\a", "C:\\a.md", "c:/a.md", "www.a.vn", "a.vn", "a@b.vn", "a.pdf", "../a.docx", "../images/a.jpg",
    "a.jpg", "images/a.jpg", "/images/a.jpg", "../../a", "{filename}so-0.md", "{filename}/news/so-0.md", "{static}/a",
    "{attach}a", "{tag}a", "", " ", "?", "?a", "?a#a", ".", "..", "./", "../", "a", "a/", "a?b", "%23a", "bv-ref:0",
    "bv-ref:1", "bv-ref:999999", "bv-ref:x", "BV-REF:0", "<>", "<https://a b>", "<#a>", "<so-0.md>", "https://a.example/|",
    "&", "&amp;", "&#35;a", "&num;a", "#a&amp;b", "https://a.example/`", "https://a.example/~_^", "#[a]", "https://[a]/",
    "https://a.example/(b)", "https://a.example/(b", "https://1.2.3.4", "https://1", "https://0x7f/", "https://a..b/",
    "https://-a.example/", "https://a_b.example/", "https://a.example/\ufeff", "https:\\\\a.example", "https://a.example:0/",
)  # fmt: skip
PICTURES = (
    "../images/a.jpg", "../images/b c.jpg", "../images/b%20c.jpg", "../images/đ.jpg", "../images/%C4%91.jpg",
    "../images/khong.jpg", "/images/a.jpg", "https://a.example/a.jpg", "data:image/png;base64,AA==", "../images/a.jpg#x",
    "../images/a.jpg?x", "../images/", "../images/x(1).jpg", "../images/x%281%29.jpg", "<../images/b c.jpg>", "so-0.md",
    "../images/../images/a.jpg", "../images/A.JPG", "{static}/images/a.jpg",
)  # fmt: skip
VALUES = (
    *IDS, "x", "", "1", "0", "-1", "99999999999", "a b", "&", "&amp;", "&lt;", "&copy", "<", ">", "\"", "'", "`", "=",
    "ltr", "vi", "en", "xx", "col", "row", "2024-01-01", "javascript:a", "color:red", "background:url(//a)", "url(x)",
    "on", "_blank", "nofollow", "hidden", "/a", "https://a.example", "https://a.example/a.jpg 2x", "\u00a0", "{{x}}",
)  # fmt: skip
NAMES = (
    "id id id class class title lang href href src alt style onclick onerror name target rel width height align colspan"
    " rowspan scope start datetime open hidden role tabindex aria-label aria-labelledby data-x srcset sizes loading"
    " poster background ping action formaction xlink:href xmlns dir accesskey contenteditable itemprop is slot type"
    " value reversed span headers for usemap cite dateTime ID HREF Class x:y 1a a.b -x _x đ"
).split()
WORDS = (
    "chữ", "một", "Viện kiểm sát", "a & b", "a < b", "a > b", "&amp;", "&lt;", "&nbsp;", "&copy", "&khong;", "&#0;",
    "&#128;", "&#x110000;", "&#xD800;", "&#;", "&", "&#1;", "&notin;", "&notit;", "&AMP", "R&D", "AT&T;", "a&lt", "\\",
    "\\<", "\\&", "\\[", "*", "**", "***", "_", "`", "``", "~", "~~~", "```", "[", "]", "](", "![", "!", "(", ")", "{",
    "}", "{}", "{:}", "{: }", "{: #a }", "|", "||", "^", "[^1]", "[^a]", "[^khong]", "[1]", "[a]", "[a][b]", "[a][]",
    "HTML", "VKSND", "<", ">", "<<", ">>", "<>", "</>", "</", "<!", "<?", "<!-", "<!--", "-->", "--!>", "<![CDATA[",
    "]]>", "<!DOCTYPE html>", "<!doctype", "<?php x ?>", "<?xml?>", "<!ELEMENT x>", "%", "#", "##", "-", "--", "---",
    "<họ tên>", "<Nguyễn Văn A>", "<A>", "<a>", "</a>", "<1>", "<a.b>", "<a:b>", "<a@b.vn>", "<https://a.example>",
    "<https://a b>", "<mailto:a@b.vn>", "<tel:1>", "<javascript:a>", "<ftp://a>", "<https://>", "<a/b>", "<b/>", "<br/>",
    "<p/>", "<div/>", "<a/>", "é", "e\u0301", "\u00a0", "\u200b", "😀", "\u2028", "a\u00adb", "ﬁ", "\ue000", "\ufdd0",
    "<details>", "</details>", "<summary>", "</summary>", "</p>", "<p>", "</div>", "</td>", "<td>", "</table>", "</span>",
    "</body>", "</html>", "</main>", "</article>", "</script>", "</style>", "</title>", "</textarea>", "<plaintext>",
    "<br>", "<hr>", "<img>", "<input>", "<br / >", "<br/ x>", "<p p>", "<p =>", "<p a=b=c>", "<p a='\"'>", '<p a="b"c>',
    "<p a=\"b>", "<p a='b>", "<p\na=b>", "< p>", "<p<b>", "<p/ / >", "<P ID=A>", "<p id=a id=b>", "<!-- <p> -->",
    "<!-->", "<!--->", "<!-- -- -->", "<!--<!---->", "{{ view }}", "{% raw %}", "$x$", "\\(x\\)", "[TOC]", "[toc]", "///",
)  # fmt: skip


ALIASES = (
    "/cu", "/cu/", "/CU", "/cu/a.html", "/cu/a.html/b", "/cu/index.html", "/a.b/c", "/a.html", "/A.html/x", "/tin", "/tin/",
    "/tin/trang-1/", "/tin/2024/", "/tin/2024/05/so-0/", "/tin/2024/05/so-0/x.html", "/du-lieu/x", "/du-lieu/don-vi.json/x",
    "/theme/x", "/anh/x.html", "/sitemap.xml", "/sitemap.xml/a", "/sitemap/x", "/robots.txt", "/robots.txt/a", "/404.html",
    "/404.html/x", "/404", "/index.html", "/index.html/x", "/", "//x", "/.x", "/x/..", "/x?y", "/x#y", "/x%20y", "/x y", "x",
    "/.htaccess", "/x.php", "/tin.atom/x", "/don-vi/toi-cao/", "/don-vi/toi-cao/x", "/trang/", "/trang/x", "/en/", "/tác",
    "https://thu.example/x", "/vinh-danh/", "/lay-y-kien/", "/so-do-trang", "/_x/", "/-", "/favicon.ico/x", "/a/index.htm",
)  # fmt: skip
SITEURLS = (
    "https://thu.example", "https://thu.example/", "https://thu.example/cong", "http://localhost:8000", "https://[::1]:80/a",
    "https://a b", "https://a.example/?", "https://a.example#", "https://u@a.example", "https://A.example", "https://a.example/",
    "https://việt.example", "https://a.example//", "https://a.example/a b", "https://a.example:99999", "https://1.2.3.4",
)  # fmt: skip


class Hostile:
    """Draws pieces of articles with *random*."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._pick = random.choice
        self._chance = random.random

    # --- pieces --------------------------------------------------------------------------------------------------

    def words(self) -> str:
        """Return a word or two, or what looks like markup."""
        return " ".join(
            self._pick(WORDS) if self._chance() < 0.25 else f"chữ{self._random.randrange(99)}"
            for _ in range(self._random.choice((1, 1, 2, 3)))
        )

    def url(self) -> str:
        return self._pick(URLS)

    def attributes(self) -> str:
        found = []
        for _ in range(self._random.choice((0, 0, 0, 1, 1, 2, 3))):
            name = self._pick(NAMES)
            value = self.url() if name.lower() in ("href", "src", "action") else self._pick(VALUES)
            quote = self._pick(('"', '"', "'", ""))
            found.append(name if self._chance() < 0.1 else f"{name}={quote}{value}{quote}")
        return "".join(f" {one}" for one in found)

    def html(self, depth: int = 0) -> str:
        """Return elements in whatever order, some not closed, some crossed."""
        tag, inner = self._pick(TAGS), ""
        for _ in range(self._random.choice((0, 1, 1, 2))):
            inner += self.html(depth + 1) if depth < 4 and self._chance() < 0.55 else self.words()
            inner += self._pick(("", "", " ", "\n", "\n\n"))
        opened, closed = f"<{tag}{self.attributes()}>", f"</{tag}>"
        match self._random.randrange(12):
            case 0:
                return opened + inner
            case 1:
                return inner + closed
            case 2:
                other = self._pick(TAGS)
                return f"<{other}>{opened}{inner}</{other}>{closed}"
            case 3:
                return f"{opened}\n\n{inner}\n\n{closed}"
            case 4:
                mode = self._pick(("1", "block", "span", "0"))
                return f'<{tag} markdown="{mode}">\n{self.block(depth + 1)}\n{closed}'
        return opened + inner + closed

    def list_of_attributes(self) -> str:
        found = []
        for _ in range(self._random.choice((1, 1, 2, 3))):
            name = self._pick((*NAMES, "units", "groups", "event", "supplier", "people", "credit", "about_former"))
            value = self._pick((*VALUES, "toi-cao", "2024-01-01", self.url()))
            found.append(
                self._pick((f"#{self._pick(IDS)}", f".{self._pick(IDS)}", f'{name}="{value}"', f"{name}={value}"))
            )
        return self._pick(("{{: {} }}", "{{:{}}}", "{{{}}}", "{{: {}")).format(" ".join(found))

    def inline(self, depth: int = 0) -> str:
        """Return a piece of a line."""
        inner = self.inline(depth + 1) if depth < 3 and self._chance() < 0.4 else self.words()
        shape = self._pick((
            "{}", "{}", "*{}*", "**{}**", "_{}_", "`{}`", "[{}](U)", "[{}](U)", "[{}](U)", "[{}](U 'x')", '[{}](U "x")',
            "[{}](<U>)", "[a [{}](U)](U)", "[![m](P)](U)", "![m {}](P)", '![m](P "{}")', "![m](P)L", "<U>", "[{}][r]",
            "H", "H", "{}L", "*{}*L", "[{}](U)L", "[^1]", "[^a]", "<b>{}</b>", "<a href=\"U\">{}</a>", "<a href=\"U\">[{}](U)</a>",
            "[<a href='U'>{}</a>](U)", "U", "{}", "`` {} ``", "<span id=I>{}</span>", "<a id=I></a>{}", "<a name=I>{}</a>",
            "[*{}](U)*", "[{}](U\n)", "[{}]( U )", "[{}](U(x))",
        ))  # fmt: skip
        out = []
        for part in shape.replace("{}", "\0"):
            match part:
                case "U":
                    out.append(self.url())
                case "P":
                    out.append(self._pick(PICTURES))
                case "H":
                    out.append(self.html(depth + 2))
                case "L":
                    out.append(self.list_of_attributes())
                case "I":
                    out.append(self._pick(IDS))
                case "\0":
                    out.append(inner)
                case _:
                    out.append(part)
        return "".join(out)

    def line(self) -> str:
        return self._pick(("", " ")).join(self.inline() for _ in range(self._random.choice((1, 1, 2, 3))))

    def block(self, depth: int = 0) -> str:  # noqa: C901  a table of shapes
        """Return one block, which may hold others."""
        match self._random.randrange(22):
            case 0 | 1 | 2:
                return self.line()
            case 3 | 4:
                level = "#" * self._random.choice((1, 2, 2, 2, 3, 4, 5, 6, 7))
                return f"{level} {self.line()}{self._pick(('', '', ' ' + self.list_of_attributes()))}"
            case 5:
                return "\n".join(f"{self._pick(('-', '*', '1.', '3.', '+'))} {self.line()}" for _ in range(3))
            case 6:
                return f"| {self.line()} | {self.line()} |\n|---|{self._pick(('---', ':-:', '-'))}|\n| {self.line()} | {self.line()} |"
            case 7:
                inner = self.block(depth + 1) if depth < 3 else self.line()
                return "\n".join(f"> {line}" for line in inner.split("\n"))
            case 8:
                inner = self.block(depth + 1) if depth < 3 else self.line()
                return "- a\n\n" + "\n".join(f"  {line}" for line in inner.split("\n"))
            case 9:
                return f"{self.words()}\n:   {self.line()}\n\n    {self.block(depth + 1) if depth < 3 else 'x'}"
            case 10:
                return f"*[{self._pick(('HTML', 'VKSND', 'chữ', 'a'))}]: {self.words()}"
            case 11:
                return f"[^{self._pick(('1', 'a', 'b', '1'))}]: {self.line()}"
            case 12:
                return f"[{self._pick('rba')}]: {self.url()}" + self._pick(("", ' "x"'))
            case 13:
                return f"```{self._pick(('', 'html', '{.a #b}', 'python hl_lines=1'))}\n{self.html()}\n```"
            case 14:
                return f"{self.line()}\n{self.list_of_attributes()}"
            case 15:
                return self._pick((
                    "![m](P)", '![m](P "x")', '![m](P "x"){credit="y"}', "![m](P){: #a }", "[![m](P)](U)",
                    '[![m](P "x")](U)', "![m](P)![n](P)", "# ![m](P \"x\")", "- ![m](P \"x\")", "| ![m](P \"x\") |\n|---|\n| x |",
                )).replace("P", self._pick(PICTURES[:2])).replace("U", self.url())  # fmt: skip
            case 16:
                return self._pick(("---", "***", "===", "[TOC]", "<!-- x -->", "<hr>", "&nbsp;", "\\"))
        return self.html(depth)

    def body(self) -> str:
        """Return the body of an article."""
        return "\n\n".join(self.block() for _ in range(self._random.choice((1, 1, 1, 2, 2, 3, 4))))

    def text(self) -> str:
        """Return a line for front matter or data, as YAML."""
        return quoted(" ".join(self.words().split()) or "chữ")

    def article(self, number: int) -> str:
        """Return a whole article."""
        day, status = self._pick(("2024-05-06", "2024-05-06", "2023-01-02 09:00", "2030-01-01")), "published"
        front = {"title": quoted(f"Tin {number}"), "date": day}
        if self._chance() < 0.1:
            status = self._pick(("draft", "review", "withdrawn"))
        front |= {"genre": "news", "category": "hoat-dong", "status": status}
        if status == "withdrawn":
            front["withdrawn"] = f"{{date: 2024-06-01, reason: {self.text()}}}"
        if self._chance() < 0.3:
            front["title"] = self.text()
        if self._chance() < 0.2:
            front |= {"kicker": self.text(), "lead": self.text()}
        if self._chance() < 0.2:
            front["byline"] = f"[{{name: {self.text()}}}]"
        if self._chance() < 0.2:
            cover = {"alt": self.text(), "caption": self.text(), "credit": self.text()}
            front["cover"] = f"{{src: /images/a.jpg, {', '.join(f'{key}: {value}' for key, value in cover.items())}}}"
        if self._chance() < 0.1:
            found = [quoted(self._pick((*ALIASES, f"/cu/{number}", f"/cu/{number}.html"))) for _ in range(2)]
            front["aliases"] = f"[{', '.join(found)}]"
        if self._chance() < 0.1:
            front |= {"origin": "reprint", "source": f"{{outlet: {self.text()}, url: {quoted(self.url())}}}"}
        if self._chance() < 0.1:
            front["event"] = f"{{text: {self.text()}}}"
        if self._chance() < 0.2:
            front["lang"] = "en"
        head = "".join(f"{key}: {value}\n" for key, value in front.items())
        return f"---\n{head}---\n\n{self.body()}\n"

    def page(self) -> str:
        """Return a whole page of text."""
        return f"---\ntitle: {self.text()}\n---\n\n{self.body()}\n"

    def site(self) -> str:
        """Return a `site.yaml`."""
        contact = {key: self.text() for key in ("address", "email", "phone")}
        told = ", ".join(f"{key}: {value}" for key, value in contact.items())
        lines = [f"name: {self.text()}", "unit: toi-cao", f"siteurl: {quoted(self._pick(SITEURLS))}"]
        lines += [f"categories: [{{id: hoat-dong, name: {self.text()}}}]", f"contact: {{{told}}}"]
        lines += [f"tagline: {self.text()}", f"notice: {self.text()}", f"data_licence: {quoted(self.url())}"]
        return "\n".join([*lines[:5], *(line for line in lines[5:] if self._chance() < 0.4)]) + "\n"

    def units(self) -> str:
        """Return a `units.yaml`."""
        contact = f"{{email: {self.text()}, phone: {self.text()}, address: {self.text()}}}"
        source = f"{{outlet: {self.text()}, url: {quoted(self.url())}}}"
        closed = f"valid: {{to: 2020-01-01}}, closed: {{kind: dissolved, source: {source}}}"
        return (
            f"- {{id: toi-cao, level: supreme, names: [{{name: {self.text()}, short: {self.text()}}}], contact: {contact}}}\n"
            f"- {{id: ha-tinh, level: province, parent: toi-cao, names: [{{name: {self.text()}, en: {self.text()}}}]}}\n"
            f"- {{id: cu, level: province, parent: toi-cao, names: [{{name: {self.text()}}}], {closed}}}\n"
        )


def quoted(text: str) -> str:
    """Return *text* as a YAML scalar between single quotes."""
    return "'" + text.replace("'", "''").replace("\n", " ") + "'"
