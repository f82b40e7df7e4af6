"""A draft with errors: an error of `check`, a warning of what builds, and in no byte of what is public."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.desk.main import main
from tests.desk.offices import office
from tests.portal.trees import item, picture, portal, snapshot, write

pytestmark = pytest.mark.usefixtures("gate_in_process")

AT = "2026-06-01T08:00"
DRAFT, REVIEW = {"status": "draft"}, {"status": "review"}
SECRET, BODY = "Tiêu đề của bài chưa ai được đọc", "Đoạn văn riêng tư mà chưa một ai được phép đọc."

FAULTY = {  # what is in the file, and the codes of its errors
    "ảnh thiếu": (item(SECRET, body=f"{BODY}\n\n![mô tả](/images/khong-co.jpg)", **DRAFT), {"B101"}),
    "ảnh không mô tả": (item(SECRET, body=f"{BODY}\n\n![](/images/anh.jpg)", **DRAFT), {"B102"}),
    "ảnh hỏng": (item(SECRET, body=f"{BODY}\n\n![mô tả](/images/hong.jpg)", **DRAFT), {"A101"}),
    "liên kết cụt": (item(SECRET, body=f"{BODY} [xem](khong-co.md)", **REVIEW), {"B104"}),
    "HTML": (item(SECRET, body=f"{BODY} ![x](http://anh.example/a.jpg)", **DRAFT), {"B118"}),
    "không nội dung": (item(SECRET, body="", **DRAFT), {"N112"}),
    "chuyên mục": (item(SECRET, body=BODY, category="khong-co", **DRAFT), {"N103"}),
    "đơn vị": (item(SECRET, body=BODY, units="[khong-co]", **REVIEW), {"R101"}),
    "sáng kiến": (item(SECRET, body=BODY, initiatives="[khong-co]", **DRAFT), {"H126"}),
    "ngày": (item(SECRET, date="05/06/2026", body=BODY, **DRAFT), {"S111"}),
    "khóa lạ": (item(SECRET, body=BODY, sapo=SECRET, **DRAFT), {"S102"}),
    "tên dành riêng": (item(SECRET, body=BODY, slug="Tên-Sai", **DRAFT), {"N101"}),
    "cùng địa chỉ": (item(SECRET, body=BODY, slug="cong-khai", **DRAFT), {"N102"}),
    "địa chỉ cũ": (item(SECRET, body=BODY, aliases="[/cu/a.html]", **DRAFT), {"N113"}),
    "ký tự ẩn": (item(SECRET, body=f"{BODY}\x01", **DRAFT), {"F104"}),
    "phông cũ": (item(SECRET, body=f"{BODY} ViÖn kiÓm s¸t nh©n d©n tØnh", **REVIEW), {"F103"}),
    "quá lớn": (item(SECRET, body=f"{BODY} {'x' * 600_000}", **DRAFT), {"F105"}),
}

REFUSED = {  # an item whose status cannot be read counts as public
    "trạng thái lạ": item(SECRET, status="nháp"),
    "trạng thái viết hoa": item(SECRET, status="Draft"),
    "không trạng thái": item(SECRET, **DRAFT).replace("status: draft\n", ""),
    "hai trạng thái": item(SECRET, **DRAFT).replace("---\n\n", "status: published\n---\n\n"),
    "hai lần nháp": item(SECRET, **DRAFT).replace("---\n\n", "status: draft\n---\n\n"),
    "YAML hỏng": item(SECRET, kicker="a: b: c", **DRAFT),
    "không đóng": item(SECRET, **DRAFT).replace("---\n\n", "\n"),
    "đã đăng": item(SECRET, body="[xem](khong-co.md)"),
    "chờ giờ": item(SECRET, date="2027-01-01 08:00", body="[xem](khong-co.md)"),
    "chờ giờ, ảnh hỏng": item(SECRET, date="2027-01-01 08:00", body="![mô tả](/images/hong.jpg)"),
    "đã gỡ": item(SECRET, body="[xem](khong-co.md)", status="withdrawn", withdrawn="{date: 2026-01-01, reason: Nhầm}"),
}
PUBLIC = {
    "cong-khai": item("Tin công khai", aliases="[/cu/a.html]"),
    "nhap-tot": item("Bản nháp không có lỗi nào", **DRAFT),
}


def run(*words: str | Path) -> int:
    return main([*map(str, words)])


def build(content: Path, output: Path, *words: str) -> int:
    return run("build", "--content", content, "--output", output, "--at", AT, *words)


def content_with(root: Path, text: str | bytes, name: str = "bai-loi") -> Path:
    content = portal(root / "content", PUBLIC)
    write(content, {"images/hong.jpg": b"no picture", f"news/{name}.md": text})
    picture(content / "images/anh.jpg")
    return content


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the public items alone."""
    root = tmp_path_factory.mktemp("without")
    assert build(portal(root / "content", PUBLIC), root / "output") == 0
    return snapshot(root / "output")


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every kind of faulty draft in one folder, each in a file of its own."""
    content = content_with(tmp_path_factory.mktemp("faulty"), item(SECRET, **DRAFT))
    return write(content, {f"news/loi-{number}.md": text for number, (text, _) in enumerate(FAULTY.values())})


def test_faulty_drafts_are_errors_of_check_and_warnings_of_build_and_hold_up_nothing(
    faulty: Path, tmp_path: Path, capsys, without
) -> None:
    output = tmp_path / "output"
    assert run("check", "--content", faulty, "--json") == 1
    checked = json.loads(capsys.readouterr().out)
    wrong = [one for one in checked["problems"] if one["level"] == "error"]
    codes = {f"{faulty}/news/loi-{number}.md": codes for number, (_, codes) in enumerate(FAULTY.values())}
    for path, expected in codes.items():
        assert expected == {one["code"] for one in wrong if one["path"] == path}
    assert {one["path"] for one in wrong} == codes.keys()

    assert build(faulty, output, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["errors"] == 0
    for one in wrong:
        [same] = [
            two for two in told["problems"] if all(one[key] == two[key] for key in ("path", "line", "code", "message"))
        ]
        assert same["level"] == "warning"
        assert same["cure"] == f"{one['cure']}; các bài khác vẫn được dựng; sửa trước khi đăng bài này"
    assert snapshot(output) == without

    assert build(faulty, output) == 0  # nothing has changed: it is told all the same
    said = capsys.readouterr().err
    assert all(f"{one['code']} (nhắc)" in said for one in wrong)
    assert said.splitlines()[-1] == f"0 lỗi, {told['counts']['warnings']} nhắc nhở."
    assert run("check", "--content", faulty) == 1


def test_check_of_one_faulty_draft_tells_its_errors(faulty: Path, capsys) -> None:
    assert run("check", "--content", faulty) == 1  # so that the cache knows the others
    capsys.readouterr()
    for number, codes in enumerate(codes for _, codes in FAULTY.values()):
        if codes != {"A101"}:  # whether a picture can be opened, `check FILE` does not look at
            assert run("check", "--content", faulty, faulty / f"news/loi-{number}.md", "--json") == 1
            told = json.loads(capsys.readouterr().out)
            assert {one["code"] for one in told["problems"] if one["level"] == "error"} == codes


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A content folder and the site that was built of it."""
    root = tmp_path_factory.mktemp("standing")
    content = content_with(root, item(SECRET, **DRAFT))
    assert build(content, root / "output") == 0
    return write(content, {"news/nhap-loi.md": item(BODY, units="[khong-co]", **DRAFT)}), root / "output"


@pytest.mark.parametrize("case", REFUSED)
def test_what_may_be_public_still_refuses_and_the_site_stays(case: str, standing, capsys, without) -> None:
    content, output = standing
    write(content, {"news/bai-loi.md": REFUSED[case]})

    assert build(content, output) == 1
    said = capsys.readouterr().err
    assert f"{content}/news/bai-loi.md:" in said
    assert "các bài khác vẫn được dựng" not in said
    assert [line for line in said.splitlines() if "nhap-loi.md" in line and "(nhắc)" not in line] == []
    assert snapshot(output) == without
    assert run("check", "--content", content, content / "news/bai-loi.md") == (0 if "ảnh hỏng" in case else 1)


def test_an_item_that_is_not_utf_8_counts_as_public(tmp_path: Path, capsys) -> None:
    text = item(SECRET, body="Nội dung", **DRAFT).encode().replace("ộ".encode(), b"\xf4")

    assert build(content_with(tmp_path, text), tmp_path / "output") == 1
    assert "bai-loi.md" in capsys.readouterr().err


@pytest.mark.parametrize("front", ["", "date: 05/06/2026"], ids=["was read", "was not"])
def test_a_public_item_does_not_lead_to_a_faulty_draft(front: str, tmp_path: Path, capsys) -> None:
    faulty = item(SECRET, units="[khong-co]", **DRAFT)
    content = content_with(tmp_path, faulty.replace("date: 2024-05-06 08:00", front) if front else faulty)
    write(content, {"news/cong-khai.md": item("Tin công khai", body="[xem](bai-loi.md)")})

    assert build(content, tmp_path / "output") == 0
    [line] = [line for line in capsys.readouterr().err.splitlines() if "news/cong-khai.md:" in line]
    assert "B115 (nhắc)" in line
    page = (tmp_path / "output/tin/2024/05/cong-khai/index.html").read_text("utf-8")
    assert "<p>xem</p>" in page


def test_the_headings_of_a_draft_hold_up_no_link_and_no_source(tmp_path: Path, capsys) -> None:
    """Its author may be about to write them."""
    content = content_with(tmp_path, item(SECRET, **DRAFT))
    source = "source: {article: 2024/05/bai-loi, anchor: muc}"
    campaign = f"- {{id: van-hoa, name: Văn hóa công sở, kind: movement, period: {{from: 2024-01-01}}, {source}}}\n"
    write(content, {"news/cong-khai.md": item("Tin", body="[xem](bai-loi.md#muc)"), "data/campaigns.yaml": campaign})

    assert build(content, tmp_path / "output") == 0
    said = capsys.readouterr().err
    assert "news/cong-khai.md:9: B115 (nhắc)" in said
    assert "data/campaigns.yaml:1: B108 (nhắc)" in said


@pytest.mark.parametrize("broken", [{"date": "05/06/2026"}, {"category": "khong-co"}], ids=["not read", "read"])
def test_a_fact_from_a_faulty_draft_waits_for_it(broken: dict[str, str], tmp_path: Path, capsys) -> None:
    """Its source is not public; that it cannot be read makes no fact public either."""
    content = content_with(tmp_path, item(SECRET, **({"date": "2024-05-06 08:00"} | broken | DRAFT)))
    award = (
        "year: 2024\nstatus: nominated\nsource: {article: 2024/05/bai-loi}\nawards:\n  - {type: co, units: [ha-tinh]}\n"
    )
    types = (
        "- {id: co, form: title, subject: unit, rank: 1, level: sector, "
        "names: [{name: Cờ thi đua của ngành}], conferred_by: Viện trưởng}\n"
    )
    write(content, {"data/award_types.yaml": types, "data/awards/de-nghi.yaml": award})
    capsys.readouterr()

    code = build(content, tmp_path / "output")
    said = capsys.readouterr().err
    assert code == 0, said
    assert "N116" not in said
    nominations = (tmp_path / "output/vinh-danh/de-nghi/index.html").read_text("utf-8")
    assert "Cờ thi đua của ngành" not in nominations


def test_of_a_draft_and_a_public_item_at_one_address_the_draft_is_at_fault_wherever_it_stands(
    tmp_path: Path, capsys, without
) -> None:
    content = content_with(tmp_path, item(SECRET, slug="cong-khai", aliases="[/cu/a.html]", **DRAFT), name="a")

    assert run("check", "--content", content) == 1
    lines = capsys.readouterr().err.splitlines()[:-1]
    assert [line.split(": ")[1].split()[0] for line in lines] == ["N102", "N113"]
    assert all(line.startswith(f"{content}/news/a.md:") for line in lines)
    for name, code in (("a", 1), ("cong-khai", 0)):
        assert run("check", "--content", content, content / f"news/{name}.md") == code
    assert build(content, tmp_path / "output") == 0
    assert snapshot(tmp_path / "output") == without


def test_a_draft_that_wants_the_address_of_a_page_is_told_and_holds_up_nothing(tmp_path: Path, capsys, without) -> None:
    content = content_with(tmp_path, item(SECRET, aliases="[/tin/, /don-vi/ha-tinh, /tin/2024/05/cong-khai/]", **DRAFT))

    assert run("check", "--content", content) == 1
    assert capsys.readouterr().err.count("news/bai-loi.md:7: P101 cột") == 3
    for _ in range(2):
        assert build(content, tmp_path / "output") == 0
        assert capsys.readouterr().err.count("news/bai-loi.md:7: P101 (nhắc)") == 3
    assert snapshot(tmp_path / "output") == without


def test_two_drafts_at_one_address_hold_up_nothing(tmp_path: Path, capsys, without) -> None:
    content = content_with(tmp_path, item(SECRET, slug="mot", **DRAFT))
    write(content, {"news/mot.md": item(BODY, **REVIEW)})

    assert build(content, tmp_path / "output") == 0
    assert "N102 (nhắc)" in capsys.readouterr().err
    assert snapshot(tmp_path / "output") == without


def test_the_gate_knows_the_words_of_a_draft_that_could_not_be_read(tmp_path: Path, capsys, monkeypatch) -> None:
    """Whatever brought them into a page."""
    theme = tmp_path / "overrides/pages/not_found.html"
    theme.parent.mkdir(parents=True)
    content = content_with(tmp_path, item(SECRET, date="05/06/2026", body=BODY, **DRAFT))
    write(content, {"root/ghi-chu.txt": f"{SECRET}\n"})

    assert build(content, tmp_path / "output") == 1
    said = capsys.readouterr().err
    assert "news/bai-loi.md" in said
    assert "ghi-chu.txt" in said


def test_the_desk_says_which_of_those_in_review_have_errors(tmp_path: Path, capsys) -> None:
    content = office(tmp_path)
    read = item("Bài có đơn vị lạ", "2024-06-15", category="thi-dua", units="[khong-co]", **REVIEW)
    unread = item("Bài không rõ ngày", "15/06/2024", category="thi-dua", **REVIEW)
    good = item("Bài không lỗi", "2024-06-15", category="thi-dua", **REVIEW)
    write(content, {"news/doc.md": read, "news/khong-doc.md": unread, "news/tot.md": good})

    assert run("desk", "--content", content, "--at", "2024-07-01T08:00", "--output", tmp_path / "desk") == 0
    assert "R101 (nhắc)" in capsys.readouterr().err
    lines = (tmp_path / "desk/index.html").read_text("utf-8").splitlines()
    listed = " ".join(lines).partition('_cho-duyet">')[2]
    for title, path, is_wrong in (
        ("Bài có đơn vị lạ", "news/doc.md", True),
        ("Bài không rõ ngày", "news/khong-doc.md", True),
        ("Bài không lỗi", "news/tot.md", False),
    ):
        entry = listed.partition(title)[2].partition("</li>")[0]
        assert path in entry
        assert ("có 1 lỗi" in entry) == is_wrong


@pytest.mark.parametrize("command", ["quota", "eligibility"])
def test_the_editors_commands_warn_and_go_on(command: str, tmp_path: Path, capsys) -> None:
    content = office(tmp_path)
    arguments = ["--content", content, "--at", "2024-07-01T08:00", "--json"]
    arguments += ["--period", "2024-06"] if command == "quota" else ["--year", "2024"]
    assert run(command, *arguments) == 0
    before = capsys.readouterr()
    faulty = item(SECRET, "2024-06-15", category="thi-dua", byline="[{person: an}]", units="[khong-co]", **DRAFT)
    write(content, {"news/nhap.md": faulty})

    assert run(command, *arguments) == 0
    after = capsys.readouterr()
    assert json.loads(after.out) == json.loads(before.out)
    assert f"{content}/news/nhap.md:8: R101 (nhắc)" in after.err


def test_a_broken_picture_is_one_problem_and_holds_back_each_draft_that_shows_it(
    tmp_path: Path, capsys, without
) -> None:
    shown = item(SECRET, body=f"{BODY}\n\n![mô tả](/images/hong.jpg)", **DRAFT)
    content = content_with(tmp_path, shown)
    write(content, {f"news/nhap-{number}.md": shown for number in range(5)})

    assert run("check", "--content", content, "--json") == 1
    [told] = json.loads(capsys.readouterr().out)["problems"]
    assert "(dùng ở 6 chỗ)" in told["message"]
    assert build(content, tmp_path / "output") == 0
    assert snapshot(tmp_path / "output") == without
    write(content, {"news/nhap-3.md": shown.replace("draft", "published").replace("2024", "2027")})
    assert build(content, tmp_path / "output") == 1
    assert f"{content}/news/nhap-3.md:1: A101 cột 1" in capsys.readouterr().err
