"""Other machines that draw pages: the workers of a Dask scheduler, the one network of a build.

What is sent there and comes back is pickled, so whoever reaches scheduler or workers can run
programs on all of them: they belong into a network in which everybody is trusted.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from functools import partial
from threading import Lock
from typing import Any, Final

from distributed import Client, KilledWorker, Worker, WorkerPlugin, get_worker
from distributed.protocol.pickle import dumps, loads

from generator.evidence.interface import _, listed
from generator.evidence.program import OWN, differences, program
from generator.evidence.stopping import passing
from generator.publish.working import Helpers, Team, Work, WorkerLost

CONNECTING: Final = 10
"""How many seconds a scheduler has to answer, and the first worker to be there."""
COMING_BACK: Final = 30
"""How many seconds are waited for another worker when the last one is lost."""
LEAVING: Final = 3
_ADDRESS: Final = re.compile(r"(tcp|tls)://[^/]+:[0-9]{1,5}")
PICKLE: Final = 5
FAST: Final = 1
"""How hard is packed: the rest takes longer than it saves."""


@contextmanager
def at_scheduler(address: str) -> Iterator[Helpers]:
    """Who works for a scheduler, as long as the block lasts.

    Raises WorkerLost where nobody answers, or some worker has another version of this program.
    """
    with passing(partial(_connected, address), _leave) as client:
        _must_be_like_this(client, address)
        yield partial(_team, client, address)


def _connected(address: str) -> Client:
    for name in ("distributed", "distributed.client"):  # what matters is said here
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if not _ADDRESS.fullmatch(address):
        raise WorkerLost(
            _(
                "{address} is no address of a Dask scheduler, such as tcp://192.0.2.1:8786. Name "
                "the one that `dask scheduler` says, or leave --scheduler out.",
                address=address,
            )
        )
    try:
        client = Client(address, timeout=CONNECTING, set_as_default=False, name="evidence")
    except OSError as error:
        raise WorkerLost(
            _(
                "There is no Dask scheduler at {address}. Start one with `dask scheduler`, name "
                "the address that it says, or leave --scheduler out.",
                address=address,
            )
        ) from error
    try:
        client.wait_for_workers(1, timeout=CONNECTING)
    except TimeoutError as error:
        _leave(client)
        raise WorkerLost(
            _(
                "The scheduler at {address} has no workers. Start one on each machine with "
                "`{command}`, or leave --scheduler out.",
                address=address,
                command=f"dask worker {address} --nthreads 1 --nworkers -1",
            )
        ) from error
    return client


def _leave(client: Client) -> None:
    with suppress(Exception):  # the scheduler may be gone, or slow
        client.close(timeout=LEAVING)


def _must_be_like_this(client: Client, address: str) -> None:
    here = program()
    said: Mapping[str, Any] = client.run(program, on_error="return")
    for worker in sorted(said):
        if what := _what_is_wrong(said[worker], here):
            raise WorkerLost(
                _(
                    "All workers must have the same version of this program as the machine that "
                    "builds; the worker {worker} of {address} does not: {what}. Install the same "
                    "everywhere, with the same extras, and start the workers again.",
                    worker=worker,
                    address=address,
                    what=what,
                )
            )


def _what_is_wrong(there: Mapping[str, str] | Exception, here: Mapping[str, str]) -> str:
    """With a worker, in words; empty where it has the same program."""
    if isinstance(there, Exception):
        fault = f"{type(there).__name__}: {there}"
        return _("the program cannot be run there ({fault})", fault=fault)
    return listed([_difference(name, there, here) for name in differences(there, here)])


def _difference(name: str, there: Mapping[str, str], here: Mapping[str, str]) -> str:
    if name == OWN:
        return _("the program’s own files are others")
    if name not in there:
        return _("{name} is missing", name=name)
    if name not in here:
        return _("{name} {version} in place of none", name=name, version=there[name])
    own = here[name]
    return _("{name} {version} in place of {own}", name=name, version=there[name], own=own)


class Sent(WorkerPlugin):
    """What a worker draws pages with: sent once to each, also to those that come later."""

    def __init__(self, made_by: Mapping[str, str], packed: bytes) -> None:
        """With what makes the work, packed, and the versions of the program that packed it."""
        self.made_by, self.packed = made_by, packed

    def setup(self, worker: Worker) -> None:
        """On a worker; unpacked by the first task, for this must not keep the worker waiting."""
        self.lock = Lock()
        self.run: Callable[[Any], Any] | None = None
        self.others = differences(program(), self.made_by)

    def of(self, task: Any) -> Any:
        """What is made of a task; raises where this worker has another version of the program."""
        if self.others:
            raise WorkerLost(", ".join(self.others))  # for the log of the worker
        with self.lock:
            if self.run is None:
                self.run = loads(zlib.decompress(self.packed))()
        return self.run(task)


def _there(name: str, task: Any) -> Any:
    sent = get_worker().plugins[name]
    assert isinstance(sent, Sent)  # noqa: S101 - the name is that of the build's own client
    return sent.of(task)


@contextmanager
def _team(client: Client, address: str, work: Work[Any, Any]) -> Iterator[Team]:
    """The workers with what they draw pages with, which is taken from them in the end."""
    name = client.id  # two builds may ask the same workers
    sent = Sent(program(), zlib.compress(dumps(work.elsewhere, protocol=PICKLE), FAST))

    def begin() -> Any:
        client.register_plugin(sent, name=name)
        # The same task is another one after an edit, and what was cancelled may still run.
        return client.get_executor(pure=False)

    def end(_executor: Any) -> None:
        with suppress(Exception):  # as above; the public method has no time limit
            client.sync(client._unregister_worker_plugin, name, callback_timeout=LEAVING)

    with passing(begin, end) as executor, _as_lost(address):
        yield Team(executor, partial(_there, name), gives_back=False, look=_look(client, address))


def _look(client: Client, address: str) -> Callable[[], None]:
    def look() -> None:
        try:
            client.wait_for_workers(1, timeout=COMING_BACK)
        except TimeoutError as error:
            raise WorkerLost(
                _(
                    "No worker of {address} is left. Start workers and build again, or build "
                    "without --scheduler.",
                    address=address,
                )
            ) from error

    return look


@contextmanager
def _as_lost(address: str) -> Iterator[None]:
    try:
        yield
    except KilledWorker as error:
        raise WorkerLost(
            _(
                "Several workers of {address} ended, one after the other, over the same pages; "
                "perhaps there was not enough memory. Give them more (--memory-limit), or build "
                "without --scheduler.",
                address=address,
            )
        ) from error
    except CancelledError as error:
        raise WorkerLost(
            _(
                "The scheduler at {address} went away during the build. Start it and its workers "
                "again, and build again.",
                address=address,
            )
        ) from error
