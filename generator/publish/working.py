"""Tasks over an executor, their results in the order of the tasks; by default, other processes.

A process begins as a copy of this one, so that what was made up to then is there and nothing has
to be sent; this one does the same work beside them. Where that cannot be, or starting processes
would take longer than it saves, all is done here. Other machines are asked by ``machines.py``.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    InvalidStateError,
    ProcessPoolExecutor,
    wait,
)
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final, Generic, TypeVar

from generator.evidence.interface import _
from generator.evidence.stopping import SIGNALS, passing

Task = TypeVar("Task")
Made = TypeVar("Made")
Other = TypeVar("Other")

FEWEST: Final = 300
"""Tasks from which on processes save more time than it takes to start them."""
TASKS_AT_ONCE: Final = 8
"""How many tasks a process takes at a time."""
PATIENCE: Final = 5.0
"""After how many seconds without a result it is asked whether anybody is still there."""


class WorkerLost(Exception):
    """Nobody is left who does the work; the message says what to do."""


@dataclass(frozen=True)
class Work(Generic[Task, Made]):
    """What is done with each task: here, and where nothing is known of this process."""

    here: Callable[[Task], Made]
    elsewhere: Callable[[], Callable[[Task], Made]]
    """Called once where tasks are done, for what does them; it can be sent."""


@dataclass(frozen=True)
class Team:
    """Who does a work."""

    executor: Executor
    there: Callable[[Any], Any]
    """What does a task there; it can be sent, and is small."""
    gives_back: bool
    """Whether ``cancel`` tells the truth: nobody begins what was cancelled, or has begun it."""
    look: Callable[[], object] = lambda: None
    """Raises WorkerLost where nobody is left."""


Helpers = Callable[[Work[Any, Any]], AbstractContextManager[Team]]
"""Who does a work, as long as the block lasts."""


def done(
    work: Work[Task, Made],
    tasks: Sequence[Task],
    meanwhile: Callable[[], Other],
    helpers: Helpers | None = None,
    progress: Callable[[int], None] = lambda made: None,
) -> tuple[list[Made], Other]:
    """What ``work`` makes of each task, in their order, and what ``meanwhile`` makes.

    Without ``helpers``, there are processes for the other cores; or none, where there are few tasks
    or one core. ``progress`` is told how many tasks are done.
    Raises what the work raises, and WorkerLost where nobody is left who does it.
    """
    parts = [tasks[n : n + TASKS_AT_ONCE] for n in range(0, len(tasks), TASKS_AT_ONCE)]
    if helpers is None and (len(tasks) < FEWEST or _cores() < 2 or not _can_be_copied()):  # noqa: PLR2004
        return _alone(work, parts, meanwhile, progress)
    with (helpers or _processes)(work) as team:
        return _shared_out(work, parts, meanwhile, team, progress)


def _alone(
    work: Work[Task, Made],
    parts: Sequence[Sequence[Task]],
    meanwhile: Callable[[], Other],
    progress: Callable[[int], None],
) -> tuple[list[Made], Other]:
    made: list[Made] = []
    for part in parts:
        made += _all_of(work.here, part)
        progress(len(made))
    return made, meanwhile()


def _shared_out(
    work: Work[Task, Made],
    parts: Sequence[Sequence[Task]],
    meanwhile: Callable[[], Other],
    team: Team,
    progress: Callable[[int], None],
) -> tuple[list[Made], Other]:
    """What can be taken back is done here, from the last task on."""
    asked = deque(team.executor.submit(_all_of_there, team.there, part) for part in parts)
    other = meanwhile()
    there: list[list[Made]] = []
    here: list[list[Made]] = []

    def tell() -> None:
        """Also of what others have made and what is not gathered yet."""
        finished = sum(1 for _one in takewhile(Future.done, asked))
        known = sum(map(len, (*there, *here)))
        progress(known + sum(map(len, parts[len(there) : len(there) + finished])))

    while team.gives_back and asked and asked[-1].cancel():
        asked.pop()
        here.append(_all_of(work.here, parts[len(asked)]))
        tell()
    while asked:  # what is gathered is kept nowhere else
        while not wait([asked[0]], PATIENCE).done:
            team.look()
        there.append(_result(work.here, asked.popleft(), parts[len(there)]))
        tell()
    return [one for part in (*there, *reversed(here)) for one in part], other


def _result(
    run: Callable[[Task], Made], asked: Future[list[Made] | None], part: Sequence[Task]
) -> list[Made]:
    """What was made elsewhere; what fails there fails here again, where it can be said why."""
    made = asked.result()
    return _all_of(run, part) if made is None else made


def _all_of(run: Callable[[Task], Made], part: Sequence[Task]) -> list[Made]:
    return [run(task) for task in part]


def _all_of_there(run: Callable[[Task], Made], part: Sequence[Task]) -> list[Made] | None:
    """In another process: nothing where a task fails, for not every exception can be sent."""
    try:
        return _all_of(run, part)
    except Exception:
        return None


def _cores() -> int:
    """The cores that this process may use; ``EVIDENCE_CORES`` says that it shall use fewer."""
    asked = os.environ.get("EVIDENCE_CORES", "")
    there = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    return min(there, int(asked)) if asked.isdecimal() else there


def _can_be_copied() -> bool:
    """Whether a copy of this process would be whole: the copy of a thread is none."""
    return sys.platform == "linux" and threading.active_count() == 1


class _Inherited:
    """What a process has from the one that it is a copy of."""

    run: Callable[[Any], Any]


def _inherited(task: Any) -> Any:
    return _Inherited.run(task)


@contextmanager
def _processes(work: Work[Any, Any]) -> Iterator[Team]:
    """Processes that have what is at hand here; gone when this ends or the program does."""
    others = frozenset(multiprocessing.active_children())

    def end(_workers: Executor) -> None:
        for process in frozenset(multiprocessing.active_children()) - others:
            process.kill()

    def start() -> Executor:
        copies = multiprocessing.get_context("fork")
        return ProcessPoolExecutor(_cores() - 1, copies, initializer=_begin, initargs=(work.here,))

    with passing(start, end) as workers, _as_lost(workers):
        yield Team(workers, _inherited, gives_back=True)
        workers.shutdown()


@contextmanager
def _as_lost(workers: Executor) -> Iterator[None]:
    """A process that ends by itself is said, and said once.

    Up to Python 3.11, the thread that looks after the processes then fails, too, at the first task
    that was taken back.
    """
    before = threading.excepthook

    def said(failed: threading.ExceptHookArgs) -> None:
        if not issubclass(failed.exc_type, InvalidStateError):
            before(failed)

    threading.excepthook = said
    try:
        yield
    except BrokenExecutor as error:
        workers.shutdown()
        raise WorkerLost(
            _(
                "A process that helped to draw the pages ended by itself; perhaps there was not "
                "enough memory. Build again, with EVIDENCE_CORES=1 if that happens again."
            )
        ) from error
    finally:
        threading.excepthook = before


def _begin(run: Callable[[Any], Any]) -> None:
    """In a new process: it ends with the one that it helps, which alone answers Ctrl+C."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    _Inherited.run = run
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
    os._exit(1)
