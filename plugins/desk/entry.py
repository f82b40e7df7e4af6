"""Where the command line begins: a build that has nothing to do ends here, before anything else is loaded."""

import gc
import os
import sys

# What `signal` makes its enums of, which takes 5 ms. The first import that Python has not made already: before it
# Ctrl+C is a traceback of Python's, as everywhere. That is why the annotations below are in quotation marks, too.
from _signal import SIGINT, default_int_handler, getsignal, signal  # type: ignore[import-not-found]


def _stop(*_: object) -> None:
    """Be told of Ctrl+C before `plugins.interrupts` is."""
    if sys.stderr:
        os.write(2, "\nĐã dừng theo yêu cầu; bản đang có được giữ nguyên.\n".encode(sys.stderr.encoding, "replace"))
    os._exit(130)


def _is_command() -> bool:
    """Tell whether this is the process of the command, and not, say, of a test."""
    return __name__ == "__main__" or sys.argv[0].endswith(("bangvang", "bangvang.exe", "bangvang-script.py"))


if _is_command() and getsignal(SIGINT) is default_int_handler:
    signal(SIGINT, _stop)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

ASKING = frozenset({"--hash", "--explain", "-h", "--help"})
"""Options that want to know more than that nothing has changed."""


def command() -> "NoReturn":
    """Run the command line of this process, which is short: its memory is not looked through for circles.

    All else is imported after it listens to interrupts: Ctrl+C is a line from here on, whatever is being loaded.
    """
    from plugins import interrupts

    interrupts.listen()
    gc.disable()
    from plugins.terminal import finish, prepare

    argv = sys.argv[1:]
    prepare(as_json="--json" in argv)
    if said := _unchanged(argv):
        code = _say(said, as_json="--json" in argv)
    else:
        from plugins.desk.main import main

        try:
            code = main(argv)
        except SystemExit as asked:  # by argparse: --help, or a command that it does not understand
            code = asked.code if isinstance(asked.code, int) else 0
    finish(code)  # not to take apart, object by object, what is gone anyhow


def _unchanged(argv: "Sequence[str]") -> dict[str, str] | None:
    if argv[:1] != ["build"] or ASKING & set(argv):
        return None
    from plugins.desk.notes import note

    try:
        return note(argv).holds()
    except (OSError, ValueError, KeyError, TypeError):  # then a build will tell what is wrong
        return None


def _say(said: dict[str, str], *, as_json: bool) -> int:
    if as_json:
        print(said["json"])
        return 0
    sys.stderr.write(said["err"])
    sys.stdout.write(said["out"])
    return 0


if __name__ == "__main__":
    command()
