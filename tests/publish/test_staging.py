"""The output is the old site or the new one, file by file, whatever happens meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.publish import Changes, OutputBusy, OutputRefused, install, staging
from plugins.publish.mounts import mount_points
from plugins.publish.outputs import OutputUnfinished
from plugins.publish.untracked import leftovers
from tests.publish.sites import QUICK

ROOT = Path(__file__).parents[2]
SIGNS = {"index.html": "home", "sitemap.xml": "map"}


def fill(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    folder.mkdir(exist_ok=True)
    return folder


def read(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


OWNERS = (".htaccess", "google12.html", ".well-known/")


def is_ours(path: str) -> bool:
    """Tell whether a build of these tests has written the file at *path*."""
    return not path.startswith(OWNERS)


def publish(
    output: Path,
    files: dict[str, str],
    is_ours: Callable[[str], bool] = is_ours,
    foreign: Callable[[], str] | None = None,
) -> Changes:
    with staging(output, foreign=foreign) as aside:
        fill(aside, files)
        return install(aside, output, is_ours=is_ours, foreign=foreign)


# staging


def test_the_folder_lent_is_empty_beside_the_output_and_gone_afterwards(tmp_path: Path) -> None:
    with staging(tmp_path / "output") as aside:
        assert aside.parent == tmp_path
        assert aside.name == f".output.bangvang-{os.getpid()}"
        assert list(aside.iterdir()) == []
        fill(aside, {"a/b": "x"})

    assert list(tmp_path.iterdir()) == []


def test_it_is_gone_after_a_failure_too(tmp_path: Path) -> None:
    def fail() -> None:
        with staging(tmp_path / "output") as aside:
            fill(aside, {"a/b": "x"})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()

    assert list(tmp_path.iterdir()) == []


def test_what_killed_builds_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    fill(tmp_path / ".output.bangvang-12", {"a": "x"})
    (tmp_path / ".output.bangvang.lock").write_text("")
    (tmp_path / ".output.bangvang-99").symlink_to(fill(tmp_path / "precious", {"a": "x"}))
    fill(tmp_path / ".output2.bangvang-12", {"a": "x"})
    fill(tmp_path / "output.bangvang-12", {"a": "x"})

    with staging(tmp_path / "output"):
        pass

    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".output2.bangvang-12", "output.bangvang-12", "precious"]
    assert read(tmp_path / "precious") == {"a": "x"}


def test_two_builds_at_once_are_refused_in_one_process(tmp_path: Path) -> None:
    with staging(tmp_path / "output") as aside:
        with pytest.raises(OutputBusy, match="đang chạy"), staging(tmp_path / "output"):
            pass
        assert aside.is_dir()


def test_two_builds_at_once_are_refused_across_processes_and_a_kill_lets_go(tmp_path: Path) -> None:
    code = "import sys, time; from pathlib import Path; from plugins.publish import staging\n"
    code += "with staging(Path(sys.argv[1])): print('in', flush=True); time.sleep(60)"
    command = [sys.executable, "-c", code, str(tmp_path / "output")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as other:
        assert other.stdout
        assert other.stdout.readline() == "in\n"
        with pytest.raises(OutputBusy), staging(tmp_path / "output"):
            pass
        other.kill()
        other.wait()

    with staging(tmp_path / "output"):
        assert len(list(tmp_path.iterdir())) == 2  # ours and the lock

    assert list(tmp_path.iterdir()) == []


def test_builds_for_two_outputs_do_not_meet(tmp_path: Path) -> None:
    with staging(tmp_path / "one"), staging(tmp_path / "two"):
        pass


# install


def test_only_what_differs_is_moved(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, {**SIGNS, "a.html": "a", "b.html": "b", "old/c.html": "c"})
    untouched = (output / "a.html").stat()

    changes = publish(output, {**SIGNS, "a.html": "a", "b.html": "B", "new/d.html": "d"})

    assert changes == Changes(
        written=("b.html", "new/d.html"),
        removed=("old/c.html",),
        unchanged=("a.html", "index.html", "sitemap.xml"),
    )
    assert read(output) == {**SIGNS, "a.html": "a", "b.html": "B", "new/d.html": "d"}
    assert (output / "a.html").stat() == untouched
    assert not (output / "old").exists()


def test_assets_come_before_pages_and_feeds_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    publish(output, SIGNS)
    order: list[str] = []
    replace = os.replace

    def noting(source: Path, target: Path) -> None:
        order.append(target.name)
        replace(source, target)

    monkeypatch.setattr(os, "replace", noting)

    publish(output, {"index.html": "2", "sitemap.xml": "2", "tin.atom": "x", "z.css": "x", "a/b.html": "x"})

    assert order == ["z.css", "b.html", "index.html", "sitemap.xml", "tin.atom"]


def test_no_reader_meets_a_dead_link_while_a_site_is_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes from the front page finds what each page shows and leads to, at any moment."""
    old = {"index.html": "old.html x.css", "old.html": "x.css", "x.css": "", "sitemap.xml": "old.html"}
    new = {"index.html": "a-new.html y.css", "a-new.html": "z-new.html y.css", "z-new.html": "y.css", "y.css": ""}
    new |= {"sitemap.xml": "a-new.html", "b.html": "index.html"}
    output = tmp_path / "output"
    publish(output, {**old, "b.html": "old.html"})
    moments = []

    def reached() -> list[str]:
        seen, waiting, dead = set[str](), ["index.html", "b.html", "sitemap.xml"], []
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                file = output / name
                waiting += file.read_text().split() if file.is_file() else dead.append(name) or []
        return dead

    def watched(call: Callable[..., object]) -> Callable[..., object]:
        def watching(*arguments: object, **options: object) -> object:
            moments.append(reached())
            done = call(*arguments, **options)
            moments.append(reached())
            return done

        return watching

    for call in ("replace", "unlink"):
        monkeypatch.setattr(Path, call, watched(getattr(Path, call)))

    publish(output, new)

    assert len(moments) > 10
    assert not any(moments)


def test_a_file_becomes_a_folder_and_back(tmp_path: Path) -> None:
    output = tmp_path / "output"
    one, two = {**SIGNS, "a": "file"}, {**SIGNS, "a/b/c.html": "deep"}

    publish(output, one)
    forth = publish(output, two)
    assert (read(output), forth.removed) == (two, ("a",))

    back = publish(output, one)
    assert (read(output), back.removed) == (one, ("a/b/c.html",))


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("a.html", id="in the place of a page"),
        pytest.param("img", id="in the place of a folder"),
        pytest.param("vanished", id="in nobody's place"),
        pytest.param("index.html.old", id="dangling"),
    ],
)
def test_a_link_in_the_output_is_replaced_and_never_followed(tmp_path: Path, link: str) -> None:
    output = tmp_path / "output"
    precious = fill(tmp_path / "precious", {"x.jpg": "precious", "page": "precious"})
    publish(output, SIGNS)
    target = {"a.html": precious / "page", "index.html.old": tmp_path / "none"}.get(link, precious)
    (output / link).symlink_to(target)

    publish(output, {**SIGNS, "a.html": "a", "img/x.jpg": "x"})

    assert read(precious) == {"x.jpg": "precious", "page": "precious"}
    assert read(output) == {**SIGNS, "a.html": "a", "img/x.jpg": "x"}
    assert not any(path.is_symlink() for path in output.rglob("*"))


@pytest.mark.parametrize("kind", ["link", "pipe", "hidden"])
def test_a_tree_with_something_odd_is_not_installed(tmp_path: Path, kind: str) -> None:
    output = tmp_path / "output"
    publish(output, SIGNS)
    with staging(output) as aside:
        fill(aside, {"index.html": "new"})
        make: dict[str, Callable[[], object]] = {
            "link": lambda: (aside / "x").symlink_to("/etc/passwd"),
            "pipe": lambda: os.mkfifo(aside / "x"),
            "hidden": lambda: (aside / ".htaccess").write_text("x"),
        }
        make[kind]()

        with pytest.raises(OutputRefused):
            install(aside, output)

    assert read(output) == SIGNS


OLD = {**SIGNS, "a.css": "old" * 99, "b/index.html": "old", "f/x.html": "old", "g": "old", "tin.atom": "old"}
NEW = {
    "index.html": "2",
    "sitemap.xml": "2",
    "a.css": "new" * 99,
    "b/index.html": "new",
    "f": "new",
    "g/h.html": "2",
}


def kill_at(call: str, number: int, action: Callable[[], object]) -> bool:
    """Do *action* in a child that gets SIGKILL at its *number*th `os.<call>`; tell whether it came to that."""
    child = os.fork()
    if child == 0:
        real, count = getattr(os, call), 0

        def counting(*arguments: object, **options: object) -> object:
            nonlocal count
            count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **options)

        setattr(os, call, counting)
        try:
            action()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("call", ["replace", "unlink", "rmdir", "mkdir"])
@pytest.mark.parametrize("old", [pytest.param(OLD, id="update"), pytest.param({}, id="into an empty folder")])
def test_a_kill_at_any_moment_leaves_whole_files_and_the_next_build_finishes(
    tmp_path: Path, call: str, old: dict[str, str]
) -> None:
    number = 0
    killed = True
    while killed:
        number += 1
        output = tmp_path / str(number) / "output"
        if old:
            publish(output, old)
        else:
            output.mkdir(parents=True)  # somebody made the folder; without it the build takes its place in one step

        killed = kill_at(call, number, partial(publish, output, NEW))

        for name, text in read(output).items():
            assert text in (old.get(name), NEW.get(name))
        publish(output, NEW, foreign=lambda: "")  # it is told by its files that it is a site of ours
        assert read(output) == NEW
        assert [path.name for path in output.parent.iterdir()] == ["output"]
    assert number > 1


def test_a_reader_sees_the_old_page_or_the_new_one_never_half_or_none(tmp_path: Path) -> None:
    output = tmp_path / "output"
    versions = [dict.fromkeys(SIGNS, letter * 200_000) for letter in "ab"]
    publish(output, versions[0])
    whole = {version["index.html"] for version in versions}
    seen: list[str] = []
    done = threading.Event()

    def poll() -> None:
        while not done.is_set():
            try:
                seen.append((output / "index.html").read_text())
            except OSError as error:
                seen.append(str(error))

    reader = threading.Thread(target=poll)
    reader.start()
    try:
        for turn in range(40):
            publish(output, versions[turn % 2])
    finally:
        done.set()
        reader.join()

    assert len(seen) > 40
    assert set(seen) <= whole


names = st.sampled_from(["a", "a/b", "a/b/c", "b", "b/index.html", "c.css", "d/e.atom", "d"])
trees = st.dictionaries(names, st.sampled_from(["1", "2"]), max_size=5)


@QUICK
@given(st.lists(trees, min_size=2, max_size=4))
def test_after_any_builds_the_output_is_the_last_one(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, str]]
) -> None:
    output = tmp_path_factory.mktemp("x") / "output"
    for build in builds:
        # No name can be a file and a folder in one tree.
        files = {name: text for name, text in build.items() if not any(other.startswith(f"{name}/") for other in build)}
        before = read(output) if output.exists() else {}
        changes = publish(output, {**SIGNS, **files})

        assert read(output) == {**SIGNS, **files}
        assert set(changes.removed) == set(before) - set(files) - set(SIGNS)
        assert {*changes.written, *changes.unchanged} == {*files, *SIGNS}
        assert not [folder for folder in output.rglob("*") if folder.is_dir() and not any(folder.iterdir())]


def test_a_first_build_takes_its_place_in_one_step(tmp_path: Path) -> None:
    """Whoever looks sees no site, or all of it."""
    calls: list[str] = []

    with staging(tmp_path / "output") as aside:
        fill(aside, NEW)
        with pytest.MonkeyPatch.context() as patch:
            for call in ("replace", "unlink", "mkdir"):
                patch.setattr(Path, call, lambda *_, name=call, **__: calls.append(name))
            changes = install(aside, tmp_path / "output")

    assert read(tmp_path / "output") == NEW
    assert changes.written == tuple(sorted(NEW))
    assert calls == []


# --- what no build has written ---------------------------------------------------------------------------------------

THEIRS = {
    ".htaccess": "theirs",
    ".user.ini": "theirs",
    "CNAME": "theirs",
    "google12.html": "theirs",
    "anything at all.php": "theirs",
    ".well-known/acme-challenge/x": "theirs",
    ".well-known/.hidden": "theirs",
}


@pytest.mark.parametrize("is_known", [True, False], ids=["the output is known", "the output is looked at"])
def test_files_at_the_root_that_no_build_wrote_are_kept_and_named(tmp_path: Path, is_known: bool) -> None:
    output = tmp_path / "output"
    publish(output, {**SIGNS, "a.html": "a", "tin/a.html": "a"})
    fill(output, THEIRS)
    before = {**SIGNS, "a.html": "a", "tin/a.html": "a"} if is_known else None
    with staging(output) as aside:
        fill(aside, {**SIGNS, "b.html": "b"})
        changes = install(aside, output, before=before, is_ours=lambda path: path not in THEIRS)

    assert changes.kept == tuple(sorted(THEIRS))
    assert changes.removed == ("a.html", "tin/a.html")
    assert read(output) == {**SIGNS, "b.html": "b", **THEIRS}


def test_a_link_at_the_root_is_kept_and_not_followed(tmp_path: Path) -> None:
    output, precious = tmp_path / "output", fill(tmp_path / "precious", {"x": "precious"})
    publish(output, SIGNS)
    (output / "thu-vien").symlink_to(precious)
    (output / ".well-known").symlink_to(precious)

    changes = publish(output, {**SIGNS, "a.html": "a"}, is_ours=lambda _: False)

    assert changes.kept == (".well-known", "thu-vien")
    assert read(precious) == {"x": "precious"}
    assert (output / "thu-vien").is_symlink()


def test_an_empty_folder_for_proofs_stays(tmp_path: Path) -> None:
    """Programs that renew certificates expect it."""
    output = tmp_path / "output"
    publish(output, SIGNS)
    (output / ".well-known/acme-challenge").mkdir(parents=True)

    publish(output, SIGNS)

    assert (output / ".well-known/acme-challenge").is_dir()


@pytest.mark.parametrize(
    "name", ["tin/.htaccess", "tin/web.config", "tin/ghi-chu.docx", "tin/.git/config", ".well-knowns/x", "cgi-bin/a.pl"]
)
def test_elsewhere_they_are_refused_by_name_and_nothing_is_touched(tmp_path: Path, name: str) -> None:
    output = tmp_path / "output"
    publish(output, {**SIGNS, "tin/a.html": "a"})
    fill(output, {name: "theirs"})
    before = read(output)

    with pytest.raises(OutputRefused) as refused:
        publish(output, {**SIGNS, "tin/b.html": "b"}, is_ours=lambda path: path == "tin/a.html")

    assert refused.value.problem.code in ("G174", "G180")
    assert name.removesuffix("/config") in refused.value.problem.message or name.startswith(".well-knowns")
    assert read(output) == before


def test_a_file_that_stands_where_a_folder_has_to_be_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, SIGNS)
    fill(output, {"tin": "theirs"})

    with pytest.raises(OutputRefused, match="“tin”"):
        publish(output, {**SIGNS, "tin/a.html": "a"}, is_ours=lambda _: False)
    assert read(output) == {**SIGNS, "tin": "theirs"}


def test_what_systems_leave_is_nobodys(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, {**SIGNS, "tin/a.html": "a"})
    fill(output, {".DS_Store": "x", "tin/.DS_Store": "x", "tin/._a.html": "x", "tin/Thumbs.db": "x"})

    assert publish(output, {**SIGNS, "tin/a.html": "a"}, is_ours=lambda _: False).kept == ()
    assert read(output) == {**SIGNS, "tin/a.html": "a", ".DS_Store": "x"}


@pytest.mark.parametrize("left", [SIGNS, {**SIGNS, ".htaccess": "x"}, None], ids=["theirs", "ours", "not known"])
@pytest.mark.parametrize("new", ["new", "old"])
def test_a_file_of_theirs_is_replaced_only_by_the_same(tmp_path: Path, left: dict[str, str] | None, new: str) -> None:
    output = tmp_path / "output"
    publish(output, SIGNS)
    fill(output, {".htaccess": "old"})
    with staging(output) as aside:
        fill(aside, {**SIGNS, ".htaccess": new})
        if left == SIGNS and new != "old":
            with pytest.raises(OutputRefused, match=r"content/root/"):
                install(aside, output, as_is=[".htaccess"], left=left)
        else:
            install(aside, output, as_is=[".htaccess"], left=left)

    assert read(output)[".htaccess"] == ("old" if left == SIGNS else new)


def test_a_disk_that_does_not_tell_capitals_has_one_file_under_two_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody renamed it on a Mac: to remove the name that is not ours would remove ours."""
    output = tmp_path / "output"
    publish(output, {**SIGNS, "anh/a.jpg": "a"})
    (output / "anh/a.jpg").rename(output / "anh/A.JPG")
    lexists = os.path.lexists
    monkeypatch.setattr(os.path, "lexists", lambda path: path == output / "anh/a.jpg" or lexists(path))

    assert leftovers(output, {*SIGNS, "anh/a.jpg"}, lambda _: True) == ([], [])
    monkeypatch.undo()
    assert leftovers(output, {*SIGNS, "anh/a.jpg"}, lambda _: True) == (["anh/A.JPG"], [])


# --- rights and disks ------------------------------------------------------------------------------------------------


def test_who_may_not_write_is_told_which_command_lets_them_and_nothing_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out put"
    publish(output, {**SIGNS, "a/b.html": "old", "c.html": "old"})
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != output / "a" and access(path, mode))
    before = read(output)

    with pytest.raises(OutputRefused, match=rf"chmod -R u\+rwX '{output}' rồi dựng lại") as refused:
        publish(output, {**SIGNS, "a/b.html": "new", "a/d/e.html": "new", "c.html": "new"})

    assert refused.value.problem.code == "G190"
    assert read(output) == before


def test_a_file_to_be_removed_asks_for_the_right_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    publish(output, {**SIGNS, "a/b.html": "old"})
    monkeypatch.setattr(os, "access", lambda path, mode: not (path == output / "a" and mode & os.W_OK))
    monkeypatch.setattr(os, "geteuid", lambda: 12345)

    with pytest.raises(OutputRefused, match=r'sudo chown -R "\$\(id -un\)"'):
        publish(output, SIGNS)
    assert read(output) == {**SIGNS, "a/b.html": "old"}


def test_nobody_can_build_where_no_folder_can_be_made_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path)

    with pytest.raises(OutputRefused) as refused, staging(tmp_path / "new/output"):
        pass
    assert refused.value.problem.code == "G191"
    assert not (tmp_path / "new").exists()


def test_a_folder_that_nobody_can_enter_gets_the_rights_of_a_new_one(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, {**SIGNS, "a/b/c.html": "c"})
    (tmp_path / "new").mkdir()
    for folder in (output / "a/b", output / "a", output):
        folder.chmod(0)

    publish(output, {**SIGNS, "a/b/c.html": "c"})

    modes = {folder.stat().st_mode for folder in (output, output / "a", output / "a/b", tmp_path / "new")}
    assert len(modes) == 1


@pytest.mark.parametrize(
    ("point", "code", "command"),
    [
        pytest.param("output", "G175", "--output {output}/trang", id="the output"),
        pytest.param("output/anh/a", "G192", "sudo umount {output}/anh/a", id="in it"),
        pytest.param("output2", None, "", id="beside it"),
        pytest.param(".", None, "", id="around it"),
    ],
)
def test_where_a_disk_is_mounted_nothing_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, point: str, code: str | None, command: str
) -> None:
    output = tmp_path / "output"
    publish(output, {**SIGNS, "anh/a/b.jpg": "b"})
    module = import_module("plugins.publish.staging")  # the package has a function of that name
    monkeypatch.setattr(module, "mount_points", lambda: [Path("/"), tmp_path / point])
    if code is None:
        publish(output, SIGNS)
        return
    with pytest.raises(OutputRefused) as refused, staging(output):
        pass
    assert refused.value.problem.code == code
    assert command.format(output=output) in refused.value.problem.cure


def test_mount_points_are_read_as_linux_writes_them(tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_bytes(
        b"22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
        b"36 22 0:32 /x /srv/trang\\040tin\\134 rw - tmpfs tmpfs rw\n"
        b"broken\n"
    )

    assert mount_points(table) == [Path("/"), Path("/srv/trang tin\\")]
    assert mount_points(tmp_path / "none") == []


@pytest.mark.parametrize("call", ["replace", "unlink"])
def test_a_computer_that_refuses_midway_is_told_of_and_the_next_build_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    output = tmp_path / "output"
    publish(output, {**SIGNS, "a.html": "old", "z.html": "old", "gone.html": "old"})
    real = getattr(Path, call)

    def refusing(path: Path, *rest: Path, **named: bool) -> object:
        target = rest[0] if rest else path
        if target in (output / "z.html", output / "gone.html"):
            raise OSError(28, "No space left on device", str(path), None, *map(str, rest))
        return real(path, *rest, **named)

    monkeypatch.setattr(Path, call, refusing)
    with pytest.raises(OutputUnfinished, match=r"No space left on device.*lần dựng sau làm nốt"):
        publish(output, {**SIGNS, "a.html": "new", "z.html": "new"})
    monkeypatch.undo()

    publish(output, {**SIGNS, "a.html": "new", "z.html": "new"})
    assert read(output) == {**SIGNS, "a.html": "new", "z.html": "new"}
