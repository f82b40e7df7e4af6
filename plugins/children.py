"""Child processes: all are started here, and none outlives this process.

A child has what it needs and no more: standard input and output are nobody's, and what belongs to its parent alone
(the pipes to other children, the lock of the output) it does not hold open. So whoever waits for the end of a pipe
sees it when this process ends.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
from collections.abc import Callable, Mapping, Sequence
from subprocess import PIPE, Popen
from typing import Any
from weakref import WeakSet

from plugins import interrupts
from plugins.lifeline import Lifeline

PATIENCE = 600  # seconds in which a child says nothing, after which it counts as hung; one file may take ten
LIFELINE = "LIFELINE"  # stands in a command for the words that `plugins.lifeline.tie_by` is to get

_CHUNK = 1 << 20
_own: set[int] = set()  # descriptors of this process that no forked child may hold, beside those of its programs
_running: set[int] = set()  # children of which nobody has seen the end
_abandoned: set[int] = set()  # those of them that nobody waits for any more


class Hung(Exception):
    """Raised when a child has said nothing for too long."""


class Child:
    """A process that was forked. It writes to a pipe, and ends, at the latest, when this object goes."""

    def __init__(self, pid: int, answer: int, lifeline: Lifeline) -> None:
        self.pid = pid
        self._answer = answer
        self._lifeline = lifeline
        self._is_open = True
        self._code: int | None = None

    def read(self) -> bytes:
        """Return something of what the child says, nothing at its end; raise Hung."""
        poll = select.poll()
        poll.register(self._answer, select.POLLIN)
        for _ in range(PATIENCE):  # one by one: those for which the whole command is suspended (Ctrl+Z) do not count
            if poll.poll(1000):
                return os.read(self._answer, _CHUNK)
        raise Hung

    def wait(self) -> int:
        """Wait for the end of the process; return its exit code, or minus the number of the signal that ended it."""
        if self._code is None:
            try:
                self._code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            except ChildProcessError:  # somebody who waits for any child was told of it
                self._code = -signal.SIGKILL
            _running.discard(self.pid)
        return self._code

    def end(self) -> None:
        """See that the process is gone, whatever it does."""
        self._close()
        if self._code is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()

    def _close(self) -> None:
        if self._is_open:
            self._is_open = False
            _give_up(self._answer, self._lifeline.held())

    def __del__(self) -> None:
        if self._lifeline.parent == os.getpid():
            self._close()
            if self._code is None:
                _abandoned.add(self.pid)


def fork(work: Callable[[int], object]) -> Child:
    """Start a process that does *work*, which is given a descriptor to write to, and ends; raise OSError."""
    _reap()
    ours, theirs = os.pipe()
    lifeline = Lifeline()
    try:
        with interrupts.blocked():
            pid = os.fork()
            if pid == 0:
                os.close(ours)  # else it would be a reader of its own words, and never see that nobody is
                _be_child(work, theirs, lifeline)
    except OSError:
        os.close(ours)
        if lifeline.pipe:
            os.close(lifeline.pipe[1])
        raise
    finally:
        os.close(theirs)
        lifeline.started()
    _keep(ours, lifeline.held())
    _running.add(pid)
    return Child(pid, ours, lifeline)


class Conversation:
    """A process that was forked, which is told something and answers, in turn, as often as somebody likes."""

    def __init__(self, work: Callable[[Callable[[], Any], Callable[[Any], None]], object]) -> None:
        """Start a process that does *work*, given how it receives a value and how it sends one; raise OSError."""
        from multiprocessing.connection import Pipe  # most commands converse with nobody

        self._ours, theirs = Pipe()

        def talk(answer: int) -> None:
            os.close(answer)
            self._ours.close()
            work(theirs.recv, theirs.send)

        try:
            self._child = fork(talk)
        except OSError:
            self._ours.close()
            raise
        finally:
            theirs.close()
        _keep(self._ours.fileno())

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._child.pid

    def send(self, value: Any) -> None:
        """Tell it *value*; raise OSError if it is gone."""
        self._ours.send(value)

    def receive(self) -> Any:
        """Wait for an answer; raise EOFError or OSError if the process is gone."""
        return self._ours.recv()

    def end(self) -> None:
        """See that the process is gone, whatever it does."""
        if not self._ours.closed:
            _own.discard(self._ours.fileno())
            self._ours.close()
        self._child.end()

    def fileno(self) -> int:
        """Return the descriptor by which its answers come."""
        return self._ours.fileno()


def heard(conversations: Sequence[Conversation], seconds: float) -> list[Conversation]:
    """Return those of *conversations* that have an answer, or an end, within so many *seconds*."""
    poll = select.poll()
    for one in conversations:
        poll.register(one, select.POLLIN)
    ready = {descriptor for descriptor, _ in poll.poll(seconds * 1000)}
    return [one for one in conversations if one.fileno() in ready]


def _be_child(work: Callable[[int], object], answer: int, lifeline: Lifeline) -> None:
    code = 1
    try:
        lifeline.tie()
        interrupts.release()
        _let_go()
        work(answer)
        code = 0
    except BrokenPipeError:  # nobody wants to know any more
        pass
    except BaseException:  # noqa: BLE001  whatever it is, the child ends here and not in its parent's code
        import traceback

        traceback.print_exc()
    finally:
        os._exit(code)


def _let_go() -> None:
    """Hold nothing open that is the parent's. The numbers stay taken: objects that were copied still have them."""
    null = os.open(os.devnull, os.O_RDWR)
    streams = {descriptor for program in _programs for descriptor in program.descriptors()}
    for descriptor in (0, 1, *_own, *streams):
        os.dup2(null, descriptor, inheritable=descriptor in (0, 1))
    os.close(null)
    _own.clear()
    _programs.clear()
    _running.clear()
    _abandoned.clear()


def _keep(*descriptors: int | None) -> None:
    _own.update(descriptor for descriptor in descriptors if descriptor is not None)


def _give_up(*descriptors: int | None) -> None:
    for descriptor in descriptors:
        if descriptor is not None:
            _own.discard(descriptor)
            os.close(descriptor)


def _reap() -> None:
    """Let the system forget children that have ended and that nobody waits for."""
    for pid in [*_abandoned]:
        try:
            is_gone = os.waitpid(pid, os.WNOHANG)[0] != 0
        except ChildProcessError:
            is_gone = True
        if is_gone:
            _abandoned.discard(pid)
            _running.discard(pid)


def _stop() -> None:
    """End all children at once."""
    for pid in _running:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    for program in _programs:
        program.process.kill()
    for pid in _running:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)


class Program:
    """Another program, with pipes to its standard streams. Ctrl+C is not for it: its parent ends it."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start *command*, one word of which may be `LIFELINE`; raise OSError."""
        self._lifeline = Lifeline()
        words = [self._lifeline.words() if word == LIFELINE else word for word in command]
        passed = self._lifeline.inherited()
        try:
            with interrupts.blocked((signal.SIGINT,)):
                self.process = Popen(  # noqa: S603  what is run is the caller's to answer for
                    words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, pass_fds=passed
                )
        finally:
            self._lifeline.started()
        _keep(self._lifeline.held())
        _programs.add(self)

    def close(self) -> None:
        """End the program if it has not ended."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()
        if self in _programs:
            _programs.remove(self)
            _give_up(self._lifeline.held())

    def descriptors(self) -> list[int]:
        """Return those of its pipes that are open."""
        streams = (self.process.stdin, self.process.stdout, self.process.stderr)
        return [stream.fileno() for stream in streams if stream and not stream.closed]


_programs: WeakSet[Program] = WeakSet()
interrupts.stopped_first(_stop)
