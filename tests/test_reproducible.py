"""The same content gives the same bytes: elsewhere, another day, files read in another order.

The second build runs from a copy of the project under another path, its files made in reverse
order, with another hash seed, time zone, locale and home; a small start-up module turns every
directory listing around and sets the clock forward. Whatever a build takes from any of these shows
up as a file that differs.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import textwrap
from pathlib import Path

import pytest

from tests.browser.built_site import REPOSITORY, build

pytestmark = pytest.mark.slow

# What a build reads.
PARTS = ("generator", "site_templates", "content", "tests/sample_content", "mkdocs.yml")

ANOTHER_WORLD = '''
"""Python imports this at start-up: listings come backwards, and the clock is 40 days ahead."""

import datetime
import os
import time

import pandas  # compiled against the real class, so it comes first
import pydantic

AHEAD = 40 * 24 * 3600
_listdir, _scandir, _time = os.listdir, os.scandir, time.time


class _Entries:
    def __init__(self, path):
        with _scandir(path) as entries:
            self._entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def close(self):
        return None


class _Kind(type(datetime.datetime)):
    def __instancecheck__(cls, instance):
        return isinstance(instance, _datetime)


_datetime = datetime.datetime


class _Later(_datetime, metaclass=_Kind):
    __slots__ = ()

    @classmethod
    def now(cls, tz=None):
        return _datetime.now(tz) + datetime.timedelta(seconds=AHEAD)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()


os.listdir = lambda path=".": sorted(_listdir(path), reverse=True)
os.scandir = lambda path=".": _Entries(path)
time.time = lambda: _time() + AHEAD
datetime.datetime = _Later
'''


def _copied_backwards(destination: Path) -> None:
    """Copy what a build reads, the last file first."""
    found = []
    for part in PARTS:
        root = REPOSITORY / part
        inside = (path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
        found += [root] if root.is_file() else list(inside)
    for source in sorted(found, reverse=True):
        target = destination / source.relative_to(REPOSITORY)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _hashes(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _differing(one: Path, other: Path) -> list[str]:
    first, second = _hashes(one), _hashes(other)
    return sorted(
        f"{name} ({'differs' if name in first and name in second else 'is in one build only'})"
        for name in first.keys() | second.keys()
        if first.get(name) != second.get(name)
    )


@pytest.mark.parametrize("content", ["content", "tests/sample_content"])
def test_two_builds_of_the_same_content_are_identical(tmp_path: Path, content: str) -> None:
    here, elsewhere = tmp_path / "one" / "site", tmp_path / "other" / "deeper" / "site"
    build(here, REPOSITORY / content, env={"PYTHONHASHSEED": "1"})

    copy = tmp_path / "another place" / "evidence"
    _copied_backwards(copy)
    (tmp_path / "world").mkdir()
    (tmp_path / "world/sitecustomize.py").write_text(textwrap.dedent(ANOTHER_WORLD), "utf-8")
    build(
        elsewhere,
        Path(content),
        repository=copy,
        env={
            "PYTHONHASHSEED": "2",
            "PYTHONPATH": os.pathsep.join([str(copy), str(tmp_path / "world")]),
            "TZ": "Pacific/Auckland",
            "LC_ALL": "C",
            "HOME": str(tmp_path),
        },
    )
    differing = _differing(here, elsewhere)
    assert not differing, f"{len(differing)} files:\n" + "\n".join(differing[:40])


def test_the_comparison_can_fail(tmp_path: Path) -> None:
    for name, text in {
        "a/same": "x",
        "b/same": "x",
        "a/only": "x",
        "a/both": "1",
        "b/both": "2",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert _differing(tmp_path / "a", tmp_path / "b") == [
        "both (differs)",
        "only (is in one build only)",
    ]
