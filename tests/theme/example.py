"""An example of a component: how a template calls it, and with which values.

To add a component to the page of all components, add a line to one of the `examples_*.py`:

    Example("card", "without a picture", "{{ card(one, t) }}", one=Card(href="#", headline="…", …)),

- the first word is the stem of the file in `theme/templates/components`;
- the second says what is special about it: usual, least, a very long name, a foreign language;
- the third is what a template would write. Every macro of that file is there by its name, `t` is the words, and the
  rest are the values, records of the code itself; so call them otherwise than the macro;
- components that are called with a body are called so here: `{% call section("Tin mới", "tin-moi") %}…{% endcall %}`.

The page has one `h1`; each component's name is an `h2`; so headings in an example begin at level 3. Ids must differ
between the examples. A test tells which component has no example.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plugins.pages import Link
from plugins.pages.cards import Picture
from plugins.pages.dates import Moment


@dataclass(frozen=True, slots=True, init=False)
class Example:
    """One example of the component in `components/<name>.html`."""

    component: str
    note: str
    source: str
    values: dict[str, Any]

    def __init__(self, component: str, note: str, source: str, **values: Any) -> None:
        object.__setattr__(self, "component", component)
        object.__setattr__(self, "note", note)
        object.__setattr__(self, "source", source)
        object.__setattr__(self, "values", values)


# Values that many examples share.

LONG_UNIT = (
    "Viện kiểm sát nhân dân khu vực 12 (các huyện Nguyên Bình, Bảo Lạc, Bảo Lâm và thành phố Cao Bằng cũ), "
    "tỉnh Cao Bằng"
)
LONG_HEADLINE = (
    "Cụm thi đua số 6 Viện kiểm sát nhân dân các tỉnh miền núi phía Bắc tổ chức hội nghị tổng kết công tác thi đua, "
    "khen thưởng năm 2023, bình xét danh hiệu và ký kết giao ước thi đua năm 2024"
)
LONG_WORD = "kiemsatnhandantinhlamdongphongthiduakhenthuongvatuyentruyen@vienkiemsat-lamdong.example"
DAY = Moment("28/11/2023", "2023-11-28")
TIME = Moment("28/11/2023 07:30", "2023-11-28T07:30:00+07:00")
UNIT = Link("VKSND tỉnh Hà Tĩnh", "#")
PERSON = Link("Nguyễn Thị Hồng Nhung", "#")
PICTURE = Picture(src="/anh/vi-du.jpg", width=960, height=640, alt="Hội trường trong ngày tổng kết")
PORTRAIT = Picture(src="/anh/chan-dung.jpg", width=320, height=400, alt="")
