"""Tasks over an executor, their results in the order of the tasks; by default, other processes.

A process begins as a copy of this one, so that what was made up to then is there and nothing has
to be sent; this one does the same work beside them. Where that cannot be, or starting processes
would take longer than it saves, all is done here.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from generator.evidence.stopping import SIGNALS, passing

Task = TypeVar("Task")
Made = TypeVar("Made")
Other = TypeVar("Other")

FEWEST: Final = 300
"""Tasks from which on processes save more time than it takes to start them."""
TASKS_AT_ONCE: Final = 8
"""How many tasks a process takes at a time."""


class WorkerLost(Exception):
    """A process ended that nobody had asked to; the message says what to do."""


def done(
    run: Callable[[Task], Made],
    tasks: Sequence[Task],
    meanwhile: Callable[[], Other],
    executor: Executor | None = None,
) -> tuple[list[Made], Other]:
    """What ``run`` makes of each task, in their order, and what ``meanwhile`` makes.

    An ``executor`` has to reach ``run`` by its name. Without one, there are processes for the other
    cores, which inherit it; or none, where there are few tasks or one core.
    Raises what ``run`` raises, and WorkerLost where a process ends by itself.
    """
    if executor is not None:
        return _shared_out(run, run, tasks, meanwhile, executor)
    processes = _cores() - 1
    if len(tasks) < FEWEST or processes < 1 or not _can_be_copied():
        return [run(task) for task in tasks], meanwhile()
    with _processes(run, processes) as workers:
        return _shared_out(run, _inherited, tasks, meanwhile, workers)


def _shared_out(
    run: Callable[[Task], Made],
    there: Callable[[Task], Made],
    tasks: Sequence[Task],
    meanwhile: Callable[[], Other],
    executor: Executor,
) -> tuple[list[Made], Other]:
    """What nobody has begun is done here, from the last task on."""
    parts = [tasks[n : n + TASKS_AT_ONCE] for n in range(0, len(tasks), TASKS_AT_ONCE)]
    try:
        asked = [executor.submit(_all_of_there, there, part) for part in parts]
        other = meanwhile()
        here: list[list[Made]] = []
        while asked and asked[-1].cancel():
            asked.pop()
            here.append(_all_of(run, parts[len(asked)]))
        made = [_result(run, one, part) for one, part in zip(asked, parts, strict=False)]
    except BrokenExecutor as error:
        raise WorkerLost(
            "A process that helped to draw the pages ended by itself; perhaps there was not enough "
            "memory. Build again, with EVIDENCE_CORES=1 if that happens again."
        ) from error
    return [one for part in (*made, *reversed(here)) for one in part], other


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
def _processes(run: Callable[[Any], Any], number: int) -> Iterator[Executor]:
    """Processes that have ``run``; gone when this ends or the program does."""
    others = frozenset(multiprocessing.active_children())

    def end(_: Executor) -> None:
        for process in frozenset(multiprocessing.active_children()) - others:
            process.kill()

    def start() -> Executor:
        copies = multiprocessing.get_context("fork")
        return ProcessPoolExecutor(number, copies, initializer=_begin, initargs=(run,))

    with passing(start, end) as workers:
        yield workers
        workers.shutdown()


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
