"""Work is shared out and comes back as if it had been done here, whoever does it and however."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.content import big, write
from generator.publish.working import Helpers, Team, Work, done
from tests.conftest import REPOSITORY

# A process of its own, for those of the tests have threads, of which there is no copy.
APART = """
import os, sys
from generator.publish import working
working.FEWEST, working.TASKS_AT_ONCE = 1, 1
working._cores = lambda: 2
here = os.getpid()
"""


def _apart(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", APART + program, *arguments],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )


def _at(executor: Executor) -> Helpers:
    @contextmanager
    def helpers(work: Work[Any, Any]) -> Iterator[Team]:
        yield Team(executor, work.elsewhere(), gives_back=True)

    return helpers


def _shown(number: int) -> str:
    if number < 0:
        raise ValueError(f"{number} is less than nothing")
    return str(number)


SHOWN = Work(_shown, lambda: _shown)


def test_a_process_that_ends_by_itself_is_told_with_what_to_do() -> None:
    run = _apart(
        """
import time
def run(task):
    if os.getpid() != here and task == 0:
        time.sleep(0.3)  # meanwhile, what was asked is taken back
        os.kill(os.getpid(), 9)
    time.sleep(0.02)
working.done(working.Work(run, lambda: run), range(50), lambda: None)
"""
    )
    assert "WorkerLost" in run.stderr
    assert "Build again, with EVIDENCE_CORES=1" in run.stderr
    assert "InvalidStateError" not in run.stderr


def test_an_exception_that_cannot_be_sent_is_raised_as_it_is() -> None:
    run = _apart(
        """
import time
class Unsent(Exception):
    def __init__(self, first, second):
        super().__init__(f"{first} and {second}")
def run(task):
    if task == 3:
        raise Unsent("why", "where")
working.done(working.Work(run, lambda: run), range(50), lambda: time.sleep(0.2))
"""
    )
    assert run.stderr.endswith("\nUnsent: why and where\n")
    assert "WorkerLost" not in run.stderr


def test_what_fails_elsewhere_fails_here_where_its_place_can_be_told() -> None:
    with ThreadPoolExecutor(1) as executor, pytest.raises(ValueError, match="less than") as failed:
        done(SHOWN, [1, -1, 2], lambda: None, _at(executor))
    assert any(entry.name == "_shown" for entry in failed.traceback)


@given(numbers=st.lists(st.integers(0), max_size=60), workers=st.integers(1, 3))
def test_an_executor_gives_what_is_made_here_in_the_same_order(
    numbers: list[int], workers: int
) -> None:
    with ThreadPoolExecutor(workers) as executor:
        made = done(SHOWN, numbers, lambda: "besides", _at(executor))
    assert made == done(SHOWN, numbers, lambda: "besides") == ([*map(str, numbers)], "besides")


def test_what_nobody_has_begun_is_done_here_meanwhile() -> None:
    hindered = Event()
    with ThreadPoolExecutor(1) as executor:
        executor.submit(hindered.wait)
        made, _ = done(SHOWN, range(100), lambda: None, _at(executor))
        hindered.set()
    assert made == [*map(str, range(100))]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_processes_draw_the_same_site_as_one(tmp_path: Path) -> None:
    write(tmp_path, big(5, 3, 2, 1))
    run = _apart(
        """
from pathlib import Path
from generator.evidence.extras import BRIEFS
sys.modules.update(dict.fromkeys(BRIEFS.modules))
from generator.publish.build import build_site
helpers = []
os.register_at_fork(after_in_parent=lambda: helpers.append(1))
by_two = build_site(Path(sys.argv[1]), Path("site_templates"))
working._cores = lambda: 1
alone = build_site(Path(sys.argv[1]), Path("site_templates"))
def told(site):
    pages = {page.page.path: (page.html, page.head, page.cite, page.twin) for page in site.pages}
    return pages, site.files, site.documents
print(len(helpers), told(by_two) == told(alone), [*told(by_two)[0]] == [*told(alone)[0]])
""",
        str(tmp_path),
    )
    assert run.stdout == "1 True True\n", run.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_who_stops_a_build_stops_its_processes(tmp_path: Path) -> None:
    program = """
from pathlib import Path
from generator.evidence import stopping
stopping.listen()
import time
def run(task):
    (Path(sys.argv[1]) / str(os.getpid())).touch()
    time.sleep(60)
working.done(working.Work(run, lambda: run), range(9), lambda: time.sleep(60))
"""
    begun = subprocess.Popen([sys.executable, "-c", APART + program, str(tmp_path)], cwd=REPOSITORY)
    while not (helpers := [int(file.name) for file in tmp_path.iterdir()]):
        assert begun.poll() is None
    begun.send_signal(signal.SIGINT)
    assert begun.wait() == 128 + signal.SIGINT
    for helper in helpers:
        with pytest.raises(ProcessLookupError):
            while True:
                os.kill(helper, 0)
