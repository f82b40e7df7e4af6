"""Which pictures are published, in which forms, and what is told of those that cannot be."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from plugins import photos
from plugins.limits import Limits, can_end
from plugins.photos import PHOTO, File, Form
from plugins.photos.reading import SAVE_ANEW, SIZE_LIMIT
from plugins.portal import pictures
from plugins.portal.darkroom import Darkroom
from plugins.portal.pictures import PictureOrder
from plugins.portal.site import Site
from plugins.registry import Refused
from tests.pages.making import site_of
from tests.photos.making import CORNERS, colours, four_corners, saved
from tests.portal.trees import item, picture, write

pytestmark = pytest.mark.usefixtures("gate_in_process")


def widths(site: Site) -> list[int]:
    material = site.material
    return sorted(one.width for one in (*material.pictures.values(), *material.portraits.values()))


def test_only_pictures_that_something_public_shows_are_made(tmp_path: Path) -> None:
    for name, size in (("bai", 10), ("bia", 20), ("nhap", 30), ("thua", 40), ("kin", 50), ("chan-dung", 60)):
        picture(tmp_path / f"images/{name}.jpg", (size, size * 2))
    people = (
        "- {id: a, name: A, portrait: {src: images/chan-dung.jpg, alt: A}}\n"
        "- {id: b, name: B, public: false, portrait: {src: images/kin.jpg, alt: B}}\n"
    )
    items = {
        "a": item(people="[a, b]", body="![mô tả](../images/bai.jpg)", cover="{src: ../images/bia.jpg, alt: A}"),
        "b": item(status="draft", body="![mô tả](../images/nhap.jpg)"),
    }
    site = site_of(tmp_path, items, **{"data/people.yaml": people})

    assert widths(site) == [10, 20, 60]
    assert list(site.material.pictures) == ["images/bai.jpg", "images/bia.jpg"]
    assert list(site.material.portraits) == ["a"]


def test_a_portrait_waits_for_the_item_that_tells_of_its_person(tmp_path: Path) -> None:
    picture(tmp_path / "images/a.jpg")
    people = "- {id: a, name: A, portrait: {src: images/a.jpg, alt: A}}\n"
    site = site_of(tmp_path, {"mai": item(date="2026-01-01", people="[a]")}, **{"data/people.yaml": people})

    assert list(site.pictures.prints) == []


def test_a_page_is_told_every_form_the_best_first(tmp_path: Path) -> None:
    write(tmp_path, {"images/a.jpg": saved(four_corners(700, 350), "JPEG")})
    site = site_of(tmp_path, {"a": item(cover="{src: ../images/a.jpg, alt: A}")})
    derivative = site.material.pictures["images/a.jpg"]

    assert (derivative.width, derivative.height, derivative.address[-4:]) == (700, 350, ".jpg")
    assert [(kind, [one.width for one in forms]) for kind, forms in derivative.sources] == [
        ("image/avif", [480, 700]),
        ("image/webp", [480, 700]),
    ]
    addresses = {derivative.address, *(one.address for _, forms in derivative.sources for one in forms)}
    assert {one.address for one in site.pictures.prints} == addresses


def test_a_picture_shown_twice_is_published_once(tmp_path: Path) -> None:
    """Also under two names: an address is a hash of the content."""
    data = saved(four_corners(80, 100), "JPEG")
    write(tmp_path, {"images/a.jpg": data, "images/ban-sao.jpg": data})
    body = "![mô tả](../images/a.jpg)\n\n![một nữa](../images/ban-sao.jpg)"
    site = site_of(tmp_path, {"a": item(body=body, cover="{src: ../images/a.jpg, alt: A}")})

    assert len(site.pictures.prints) == len({one.address for one in site.pictures.prints}) == 3


@pytest.mark.parametrize(
    ("focus", "left"),
    [
        pytest.param("", CORNERS[0], id="from the middle if nothing is said"),
        pytest.param(", focus: {x: 100}", CORNERS[1], id="from the right"),
        pytest.param(", focus: {x: '0', y: 20}", CORNERS[0], id="from the left"),
    ],
)
def test_a_portrait_is_cut_where_the_data_say(tmp_path: Path, focus: str, left: tuple[int, int, int]) -> None:
    write(tmp_path, {"images/a.jpg": saved(four_corners(1000, 400), "JPEG")})
    people = f"- {{id: a, name: A, portrait: {{src: images/a.jpg, alt: A{focus}}}}}\n"
    site = site_of(tmp_path, {"a": item(people="[a]")}, **{"data/people.yaml": people})
    derivative = site.material.portraits["a"]

    assert (derivative.width, derivative.height) == (320, 400)
    made = next(one for one in site.pictures.prints if one.address == derivative.address)
    assert colours(opened(tmp_path, site, made.name))[0] == left


def opened(folder: Path, site: Site, name: str) -> Image.Image:
    one = next(one for one in site.pictures.prints if one.name == name)
    file = folder / name
    file.write_bytes(site.darkroom.data(one.order, one.name))
    return Image.open(file)


# --- what is told ----------------------------------------------------------------------------------------------------


def told(root: Path, items: dict[str, str], **files: str) -> list[tuple[str, str, int]]:
    with pytest.raises(Refused) as refused:
        site_of(root, items, **files)
    return [(problem.code, problem.place.path, problem.place.line) for problem in refused.value.problems]


def test_a_picture_that_is_none_is_told_with_who_shows_it(tmp_path: Path) -> None:
    write(tmp_path, {"images/hong.jpg": b"khong phai anh", "images/tot.svg": b"<svg/>"})
    people = "- {id: a, name: A}\n- {id: b, name: B, portrait: {src: images/tot.svg, alt: A}}\n"
    items = {"a": item(people="[b]", body="![mô tả](../images/hong.jpg)")}

    assert told(tmp_path, items, **{"data/people.yaml": people}) == [
        ("A101", "data/people.yaml", 2),
        ("A101", "news/a.md", 1),
    ]


def test_the_message_names_the_file_and_why(tmp_path: Path) -> None:
    write(tmp_path, {"images/so-do.png": b"<svg/>"})
    with pytest.raises(Refused) as refused:
        site_of(tmp_path, {"a": item(body="![mô tả](../images/so-do.png)")})

    assert "“images/so-do.png” không dùng được: tệp SVG" in refused.value.problems[0].message


def test_a_picture_is_told_of_once_however_often_it_is_shown(tmp_path: Path) -> None:
    write(tmp_path, {"images/a.jpg": b"?"})
    people = "- {id: a, name: A, portrait: {src: images/a.jpg, alt: A}}\n"
    items = {
        name: item(people="[a]", body="![mô tả](../images/a.jpg)", cover="{src: ../images/a.jpg, alt: A}")
        for name in ("mot", "hai")
    }

    assert len(told(tmp_path, items, **{"data/people.yaml": people})) == 1


def test_the_places_that_show_a_picture_are_counted(tmp_path: Path) -> None:
    write(tmp_path, {"images/a.jpg": b"?"})
    with pytest.raises(Refused) as refused:
        site_of(tmp_path, {name: item(body="![mô tả](../images/a.jpg)") for name in ("ba", "hai", "mot")})

    [problem] = refused.value.problems
    assert problem.message.startswith("ảnh “images/a.jpg” (dùng ở 3 chỗ) không dùng được: ")
    assert problem.cure == SAVE_ANEW


BOMBS = {
    "time": (lambda: time.sleep(100), "quá 0.5 giây"),
    "memory": (lambda: time.sleep(len([bytes(bytearray(2**23)) for _ in range(100)])), "quá nhiều bộ nhớ"),
    "its end": (lambda: os.kill(os.getpid(), signal.SIGKILL), "dừng giữa chừng"),
}


@pytest.mark.skipif(not can_end(), reason="pictures are made here, without limits")
@pytest.mark.parametrize(("bomb", "reason"), BOMBS.values(), ids=BOMBS)
def test_a_picture_that_takes_too_much_is_told_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bomb: Callable[[], object], reason: str
) -> None:
    picture(tmp_path / "images/tot.jpg")
    write(tmp_path, {"images/bom.jpg": saved(four_corners(50, 40), "JPEG")})
    of_bomb = (tmp_path / "images/bom.jpg").read_bytes()

    def develop(data: bytes, form: Form) -> tuple[File, ...]:
        if data == of_bomb:
            bomb()
        return photos.develop(data, form)

    monkeypatch.setattr(pictures, "develop", develop)
    darkroom = Darkroom(limits=Limits(seconds=0.5, waiting=2, memory=2**26))
    sources = {name: tmp_path / f"images/{name}.jpg" for name in ("bom", "tot")}
    orders = {
        name: PictureOrder(source=path, digest=sha256(path.read_bytes()).hexdigest(), size=1, form=PHOTO)
        for name, path in sources.items()
    }
    found = darkroom.develop(orders.values(), "Làm ảnh")

    assert set(found) == {orders["bom"].key}
    assert reason in found[orders["bom"].key].reason
    assert darkroom.kept(orders["tot"])


def test_a_file_that_is_far_too_big_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"images/a.jpg": b""})
    with (tmp_path / "images/a.jpg").open("r+b") as file:
        file.truncate(SIZE_LIMIT + 1)

    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("read") if path.suffix == ".jpg" else read(path))
    assert told(tmp_path, {"a": item(body="![mô tả](../images/a.jpg)")}) == [("A101", "news/a.md", 1)]


def test_a_picture_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture(tmp_path / "images/a.jpg")
    read = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.suffix == ".jpg":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    assert told(tmp_path, {"a": item(body="![mô tả](../images/a.jpg)")}) == [("A101", "news/a.md", 1)]
