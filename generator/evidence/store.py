"""What was made before, on disk, by all that it was made from: the same is not made again.

A key is a hash of the program with its libraries, of the language and the unit that is spoken in,
of a step, and of everything that goes into it; so what is found is what would be made, and nothing
has to say what depends on what. What another version wrote, or what is not whole, is thrown away.
A store holds values as Python writes them, so it has its place outside the project, where no
proposed change can put anything.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final, TypeVar

from generator.evidence.interface import spoken, unit_noun
from generator.evidence.program import fingerprint
from generator.evidence.stopping import passing

Made = TypeVar("Made")

FILE: Final = "made.sqlite"
MOST_RUNS: Final = 4
"""After so many builds that did not need it, a value goes."""
_SIZE: Final = 20
_SETS: Final = frozenset({set, frozenset})
_TABLES: Final = """
PRAGMA auto_vacuum = FULL;
CREATE TABLE program (version BLOB NOT NULL);
CREATE TABLE made (key BLOB PRIMARY KEY, value BLOB NOT NULL, run INTEGER NOT NULL);
"""


_USED: Final[dict[Path, set[bytes]]] = {}
"""What this process has needed of each store: some of that stays in its memory, and is not asked
for again while a preview goes on."""


class NotWhole(Exception):
    """A value is not as it was written."""


class Store:
    """A store that is open, in the process that opened it; whatever fails, it holds nothing."""

    def __init__(self, folder: Path) -> None:
        """Open the store of a folder, or begin one; where that cannot be, hold nothing."""
        self.file = folder / FILE
        self.process = os.getpid()
        self.used = _USED.setdefault(self.file, set())
        self.run = 0
        self._open: sqlite3.Connection | None = None
        with suppress(OSError, sqlite3.Error):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_own(folder):
                self._begin()

    def _begin(self) -> None:
        try:
            self._open = self._of_this_version()
        except sqlite3.OperationalError:  # somebody else builds, or it cannot be written
            self._open = None
        except sqlite3.DatabaseError:
            self.file.unlink(missing_ok=True)
            self._open = self._of_this_version()

    def _of_this_version(self) -> sqlite3.Connection:
        """The store, whose contents are gone where another version wrote them."""
        there = sqlite3.connect(self.file, timeout=0, isolation_level=None)
        try:
            if there.execute("PRAGMA user_version").fetchone()[0] == 0:
                there.executescript(_TABLES)
                there.execute("INSERT INTO program VALUES (?)", (b"",))
                there.execute("PRAGMA user_version = 1")
            there.execute("BEGIN IMMEDIATE")
            if there.execute("SELECT version FROM program").fetchone() != (fingerprint(),):
                there.execute("DELETE FROM made")
                there.execute("UPDATE program SET version = ?", (fingerprint(),))
            last = there.execute("SELECT max(run) FROM made").fetchone()[0]
            self.run = (last or 0) + 1
        except BaseException:
            there.close()
            raise
        return there

    @property
    def is_open(self) -> bool:
        """Whether anything can be found or kept; never in a copy of the process."""
        return self._open is not None and os.getpid() == self.process

    def find(self, key: bytes) -> tuple[Any, ...]:
        """What is kept under a key, in a tuple; an empty one where there is nothing."""
        if not self.is_open or self._open is None:
            return ()
        try:
            found = self._open.execute("SELECT value FROM made WHERE key = ?", (key,)).fetchone()
            value = (_read(key, found[0]),) if found else ()
        except Exception:
            self.throw_away()
            return ()
        if value:
            self.used.add(key)
        return value

    def keep(self, key: bytes, value: object) -> None:
        """Keep a value under a key; what cannot be written is not kept."""
        if not self.is_open or self._open is None:
            return
        with suppress(pickle.PicklingError, TypeError, AttributeError):
            whole = _written(key, value)
            self.used.add(key)
            try:
                self._open.execute(
                    "INSERT OR REPLACE INTO made VALUES (?, ?, ?)", (key, whole, self.run)
                )
            except sqlite3.Error:
                self.throw_away()

    def throw_away(self) -> None:
        """Hold nothing any more, and leave nothing behind."""
        there, self._open = self._open, None
        with suppress(sqlite3.Error):
            if there is not None:
                there.close()
        with suppress(OSError):
            self.file.unlink(missing_ok=True)

    def close(self, *, is_whole: bool) -> None:
        """Write down what was kept; after a whole build, without what none of the last needed."""
        if not self.is_open or self._open is None:
            return
        try:
            if is_whole:
                used = ((self.run, key) for key in self.used)
                self._open.executemany("UPDATE made SET run = ? WHERE key = ?", used)
                self._open.execute("DELETE FROM made WHERE run <= ?", (self.run - MOST_RUNS,))
            self._open.execute("COMMIT")
            self._open.close()
            self._open = None
        except sqlite3.Error:
            self.throw_away()


_STORE: Final[ContextVar[Store | None]] = ContextVar("_STORE", default=None)


@contextmanager
def stored_in(folder: Path | None) -> Iterator[None]:
    """In here, what was made before is found in a folder's store, and what is made is kept there.

    Without a folder, all is made anew and nothing is kept.
    """
    if folder is None:
        yield
        return
    with passing(lambda: Store(folder), lambda store: store.close(is_whole=False)) as store:
        before = _STORE.set(store)
        try:
            yield
            store.close(is_whole=True)
        finally:
            _STORE.reset(before)


def is_stored() -> bool:
    """Whether there is a store to find anything in."""
    store = _STORE.get()
    return store is not None and store.is_open


def found(key: bytes | None) -> tuple[Any, ...]:
    """What was made before under a key, in a tuple; an empty one where there is nothing."""
    store = _STORE.get()
    return store.find(key) if store is not None and key is not None else ()


def keep(key: bytes | None, value: object) -> None:
    """Keep what was made, if there is a store and a key."""
    store = _STORE.get()
    if store is not None and key is not None:
        store.keep(key, value)


def kept(step: str, made_of: Callable[[], tuple[object, ...]], make: Callable[[], Made]) -> Made:
    """What a step makes, or made before of the same.

    ``made_of`` gives everything that the step reads; it is asked only where there is a store.
    """
    if not is_stored():
        return make()
    key = key_of(step, *made_of())
    before: tuple[Made, ...] = found(key)
    if before:
        return before[0]
    made = make()
    keep(key, made)
    return made


def key_of(step: str, *made_of: object) -> bytes | None:
    """The key of what a step makes of these; None where one of them cannot be told by its value."""
    written = io.BytesIO()
    writer = _ByValue(written, pickle.HIGHEST_PROTOCOL)
    writer.fast = True  # the same for equal values, whichever of them are one object
    try:
        writer.dump(made_of)
    except (pickle.PicklingError, LookupError, TypeError, ValueError, AttributeError):
        return None
    hashed = hashlib.blake2b(step.encode(), digest_size=_SIZE, key=fingerprint())
    hashed.update(b"\0" + "\0".join(unit_noun()).encode() + spoken().by_value)
    hashed.update(written.getbuffer())
    return hashed.digest()


class _ByValue(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """A record by its fields alone, and what has no order, in one."""
        parts = getattr(value, "__dict__", None)
        if parts is None or isinstance(value, type):
            return NotImplemented
        has_sets = not _SETS.isdisjoint(map(type, parts.values()))
        if not has_sets and not hasattr(type(value), "model_fields"):
            return NotImplemented
        fields = ((name, _in_order(part)) for name, part in parts.items())
        return tuple, (tuple(fields), type(value))


def _in_order(part: object) -> object:
    return sorted(map(repr, part)) if isinstance(part, set | frozenset) else part


def _is_own(folder: Path) -> bool:
    """Whether nobody else can have put anything into a folder; said where the system knows owners.

    What stands in a store is read as this program wrote it.
    """
    if sys.platform == "win32":
        return True
    known = folder.stat()
    return known.st_uid == os.getuid() and not known.st_mode & 0o022


def _written(key: bytes, value: object) -> bytes:
    packed = zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), 1)
    return _sum(key, packed) + packed


def _read(key: bytes, whole: bytes) -> Any:
    packed = whole[_SIZE:]
    if whole[:_SIZE] != _sum(key, packed):
        raise NotWhole
    return pickle.loads(zlib.decompress(packed))  # noqa: S301 - of this program, to the byte


def _sum(key: bytes, packed: bytes) -> bytes:
    return hashlib.blake2b(packed, digest_size=_SIZE, key=key).digest()
