"""Stopping the program: the one place that answers Ctrl+C, a request to end, and a closed terminal.

Nothing is raised into the work in hand, where a library could swallow it. What would be left behind
is undone here, and the process ends with the code that shells expect: 128 and the signal's number.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import FrameType
from typing import Final, NoReturn, TypeVar

Made = TypeVar("Made")

SHELLS_ADD: Final = 128
BROKEN_PIPE: Final = 13
"""The number of SIGPIPE, which not every system has."""
SIGNALS: Final = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)


class _State:
    """What a stop has to know; the main thread alone changes it."""

    unfinished: tuple[Callable[[], object], ...] = ()
    """What undoes each thing that is not to stay, in the order in which they were made."""
    holding: int = 0
    """How many steps are in hand that may not be torn apart."""
    asked: int = 0
    """The signal that waits for those steps to end."""
    farewells: tuple[tuple[str, int | None], ...] = ()


_state = _State()


def listen() -> None:
    """From now on, end at once and in order when asked to; what the caller ignores stays ignored.

    For programs only: who imports the package keeps its own handlers.
    """
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _asked)


@contextmanager
def held() -> Iterator[None]:
    """Short steps that belong together: a stop that is asked for in between comes after them."""
    _state.holding += 1
    try:
        yield
    finally:
        _state.holding -= 1
        if _state.asked and not _state.holding:
            end(_state.asked)


@contextmanager
def passing(make: Callable[[], Made], undo: Callable[[Made], object]) -> Iterator[Made]:
    """What ``make`` returns; undone when this is over, and when the program is stopped before."""
    with held():
        made = make()
        step = partial(undo, made)
        _state.unfinished = (*_state.unfinished, step)
    try:
        yield made
    finally:
        with held():
            step()
            _state.unfinished = tuple(one for one in _state.unfinished if one is not step)


@contextmanager
def farewell(text: str, code: int | None = None) -> Iterator[None]:
    """What is said if the program is stopped in here, and its exit code if not the usual one."""
    _state.farewells = (*_state.farewells, (text, code))
    try:
        yield
    finally:
        _state.farewells = _state.farewells[:-1]


def end(number: int) -> NoReturn:
    """Undo what is unfinished, take leave, and end the process as after this signal."""
    _listen_no_more()
    for undo in reversed(_state.unfinished):
        with suppress(Exception):
            undo()
    text, code = _state.farewells[-1] if _state.farewells else ("", None)
    with suppress(OSError):  # the streams may be in use just now, or gone
        line = "\r\x1b[K" if os.isatty(2) else ""
        os.write(2, f"{line}{text}\n".encode() if text else line.encode())
    os._exit(SHELLS_ADD + number if code is None else code)


def _listen_no_more() -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _asked(number: int, frame: FrameType | None) -> None:
    if _state.holding:
        _state.asked = number
    else:
        end(number)


def with_output(run: Callable[[], int]) -> int:
    """The exit code of a run whose output is all written; ends quietly where nobody reads it.

    So ends ``evidence check | head -1``. Output that cannot be written, as on a full disk, is said,
    with exit code 2. What is left then is Python's own tidying, which nobody
    has to stop.
    """
    try:
        try:
            return run()
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
            _listen_no_more()
    except BrokenPipeError:
        end(BROKEN_PIPE)
    except OSError as error:
        if error.filename is not None:  # not the output, but a file
            raise
        with farewell(f"The output cannot be written: {error.strerror}.", 2):
            end(0)
