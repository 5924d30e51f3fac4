"""The workers of a scheduler draw the same site as one machine, whatever becomes of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from bench.content import big, write
from generator.cli import main
from generator.evidence.extras import SCHEDULER
from generator.evidence.program import OWN, differences, program
from generator.publish import machines
from generator.publish.working import WorkerLost
from tests.conftest import REPOSITORY

Out = pytest.CaptureFixture[str]

# The first worker ends in the middle of its second task.
DIES = """
import os, signal
from generator.publish import machines
there, begun = machines._there, []
def dying(name, task):
    begun.append(task)
    if len(begun) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return there(name, task)
machines._there = dying
"""
NOBODY_LEFT = (
    "nobody left: No worker of {} is left. Start workers and build again, or build without "
    "--scheduler."
)
# Nothing is drawn here, so that what comes back was drawn there.
BY_OTHERS = """
import subprocess, sys, time
from pathlib import Path
from distributed import LocalCluster
from generator.evidence.extras import BRIEFS
sys.modules.update(dict.fromkeys(BRIEFS.modules))
from generator.publish import machines, working
from generator.publish.build import build_site
from generator.publish.drawing import Drawing
from generator.evidence.interface import speaking, wording_of

content, dies, of = Path(sys.argv[1]), sys.argv[2], Drawing.of
working.TASKS_AT_ONCE = 1

def never(drawing, page):
    raise AssertionError(page.path)

def built(helpers):
    Drawing.of = never if helpers else of
    site = build_site(content, Path("site_templates"), helpers=helpers)
    return [vars(page) for page in site.pages], site.files, site.documents

def worker(address, *more):
    command = ["distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", *more]
    return subprocess.Popen([sys.executable, "-m", *command, "--no-dashboard"], stderr=-3)

with LocalCluster(n_workers=0, dashboard_address=None, silence_logs=50) as cluster:
    address = cluster.scheduler_address
    workers = [worker(address, "--preload", dies), worker(address)]
    cluster.wait_for_workers(2)
    with machines.at_scheduler(address) as helpers:
        first = built(helpers)
        print("one ended by itself:", [one.poll() for one in workers])
        print("the same pages and files:", first == built(None))
        with speaking(wording_of("en-XA", Path())):
            print("in another language:", built(helpers) == built(None) != first)
        record = content / "studies/study-0.yml"
        record.write_text(record.read_text().replace('"family": "', '"family": "O', 1))
        print("after an edit:", built(helpers) == built(None) != first)
        working.PATIENCE = machines.COMING_BACK = 0.1
        workers[1].kill()
        try:
            built(helpers)
        except working.WorkerLost as lost:
            print("nobody left:", str(lost).replace(address, "{}"))
    for _ in range(600):  # the scheduler hears of it a moment later
        left = [name for name in cluster.scheduler.worker_plugins if name.startswith("evidence")]
        if not (left or cluster.scheduler.tasks):
            break
        time.sleep(0.1)
    print("left there:", left, [*cluster.scheduler.tasks])
"""


def test_workers_draw_the_same_site_though_one_is_lost(tmp_path: Path) -> None:
    write(tmp_path / "content", big(5, 3, 2, 1))
    (tmp_path / "dies.py").write_text(DIES, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", BY_OTHERS, str(tmp_path / "content"), str(tmp_path / "dies.py")],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.splitlines() == [
        "one ended by itself: [-9, None]",
        "the same pages and files: True",
        "in another language: True",
        "after an edit: True",
        NOBODY_LEFT,
        "left there: [] []",
    ], run.stderr


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "127.0.0.1:8786", "http://127.0.0.1:1/"])
def test_where_no_scheduler_is_it_is_said(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machines, "CONNECTING", 0.05)
    with pytest.raises(WorkerLost, match="Dask scheduler"), machines.at_scheduler(address):
        pass


class _Asked:
    """Workers that answer what they are asked with what stands here."""

    def __init__(self, *answers: object) -> None:
        self.answers = {f"tcp://192.0.2.{n}:40000": said for n, said in enumerate(answers, 1)}

    def run(self, function: object, *, on_error: str) -> dict[str, object]:
        assert (function, on_error) == (program, "return")
        return self.answers


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ({**program(), OWN: "0"}, "the program’s own files are others"),
        ({**program(), "jinja2": "3.1.5"}, f"jinja2 3.1.5 in place of {program()['jinja2']}"),
        ({k: v for k, v in program().items() if k != "scipy"}, "scipy is missing"),
        ({**program(), "a": "1", "b": "2"}, "a 1 in place of none and b 2 in place of none"),
        (
            ModuleNotFoundError("No module named 'generator'"),
            "the program cannot be run there (Mod",
        ),
    ],
)
def test_a_worker_with_another_version_is_named_with_what_differs(there: object, said: str) -> None:
    with pytest.raises(WorkerLost) as lost:
        machines._must_be_like_this(cast(Any, _Asked(program(), there)), "tcp://192.0.2.9:8786")
    worker = "the worker tcp://192.0.2.2:40000 of tcp://192.0.2.9:8786"
    assert f"{worker} does not: {said}" in str(lost.value)
    machines._must_be_like_this(cast(Any, _Asked(program())), "tcp://192.0.2.9:8786")


def test_programs_differ_in_what_either_has() -> None:
    assert differences({"a": "1"}, {"a": "1"}) == ()
    assert differences({"a": "1", "b": "2"}, {"a": "2", "c": "3"}) == ("a", "b", "c")


def test_without_its_extra_a_scheduler_is_refused_with_how_to_install_it(
    sample: Path, tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in SCHEDULER.modules:
        monkeypatch.setitem(sys.modules, module, None)
    command = ["build", "--content", str(sample), "--site", str(tmp_path / "site")]
    assert main([*command, "--scheduler", "tcp://127.0.0.1:1"]) == 2
    assert 'python -m pip install "evidence-explorer[scheduler]"' in capsys.readouterr().err
    assert not (tmp_path / "site").exists()
