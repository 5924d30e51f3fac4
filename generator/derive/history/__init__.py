"""The history of the evidence, from git: which commits changed what a record says.

It is an input of a build, beside the content: the same content with the same history gives the
same bytes. Where git cannot tell, a history says why, in words, and knows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from generator.derive.history.git import GitFailed, Logged, Repository, repository_of
from generator.derive.history.versions import Version, kind_and_stem, says_the_same, version
from generator.evidence.interface import N_, _
from generator.evidence.loading import MAX_BYTES
from generator.evidence.text.files import shown_path
from generator.evidence.text.invisible import in_one_line

MOST_VERSIONS: Final = 20_000
"""Older versions of files are not read: their dates count, and their words are not compared."""
SHORT: Final = 10
SUBJECT_LIMIT: Final = 200
TOGETHER: Final = "Several changes together"
"""What a merge is called that only git has named."""
_OF_A_MERGE: Final = re.compile(r"Merge (?:pull request #|(?:remote-tracking )?branch |tag )")


@dataclass(frozen=True)
class Commit:
    """A commit: its id, when it was made, and what its author called it."""

    id: str
    moment: str
    """In UTC, as in ``2024-05-03T10:20:30Z``."""
    subject: str
    release: str = ""
    """The tag that stands at it."""

    @property
    def day(self) -> str:
        """The day in UTC, as in ``2024-05-03``."""
        return self.moment[:10]

    @property
    def short(self) -> str:
        """The beginning of its id; always as long."""
        return self.id[:SHORT]


@dataclass(frozen=True)
class FileChange:
    """What a commit made of a record's file; either side may be missing."""

    path: str
    before: Version | None
    after: Version | None


@dataclass(frozen=True)
class Revision:
    """A commit that changed the evidence, with every record that it changed, by path."""

    commit: Commit
    changes: tuple[FileChange, ...]


@dataclass(frozen=True)
class Dates:
    """When a record came, and when what it says changed last; None where it is not committed."""

    added: Commit | None
    changed: Commit | None
    uncommitted: bool
    """Whether what stands in the folder differs from what was committed last."""


@dataclass(frozen=True)
class History:
    """The commits that changed the evidence, newest first; unknown where ``unknown`` says why."""

    revisions: tuple[Revision, ...] = ()
    uncommitted: frozenset[str] = frozenset()
    """The paths of records that say something else than what was committed last."""
    unknown: str = ""
    """Why nothing is known, as a sentence."""
    unread: int = 0
    """How many of the oldest versions of files were not compared, for there were too many."""

    @property
    def known(self) -> bool:
        """Whether there is a history to tell of."""
        return not self.unknown

    @property
    def last(self) -> Commit | None:
        """The last commit that changed the evidence; None where there is none, or none is known."""
        return self.revisions[0].commit if self.revisions else None

    def of(self, path: str) -> Dates | None:
        """The dates of the record in a file below the content folder; None where none is known."""
        if not self.known:
            return None
        added, changed = self._commits.get(path, (None, None))
        return Dates(added, changed, path in self.uncommitted)

    def came(self) -> dict[str, float]:
        """When each file came, by its path below the content folder: a number, the first oldest."""
        place: dict[str, float] = {
            revision.commit.id: -at for at, revision in enumerate(self.revisions)
        }
        return {path: place[added.id] for path, (added, _other) in self._commits.items()}

    @cached_property
    def _commits(self) -> Mapping[str, tuple[Commit, Commit]]:
        """First and last commit of each file that is there, from the oldest change to the newest.

        A file that takes an earlier id over, by ``formerly``, goes on where the old one ended.
        """
        found: dict[str, tuple[Commit, Commit]] = {}
        for revision in reversed(self.revisions):
            ended = {c.path: found.pop(c.path, None) for c in revision.changes if c.after is None}
            for change in revision.changes:
                if change.after is None:
                    continue
                earlier = (ended.get(path) for path in _former_paths(change.after))
                before = found.get(change.path) or next(filter(None, earlier), None)
                found[change.path] = (before[0] if before else revision.commit, revision.commit)
        return found


NO_HISTORY: Final = History(unknown=N_("This site was built without the history of its records."))


def history_of(content_folder: Path) -> History:
    """The history of a content folder, up to what stands in it now."""
    try:
        repository = repository_of(content_folder)
        if repository.shallow:
            return History(
                unknown=N_(
                    "This copy of the repository is shallow: its earlier commits are not in it."
                )
            )
        return _history(repository, content_folder)
    except GitFailed as error:
        return History(unknown=str(error))


def _history(repository: Repository, folder: Path) -> History:
    log = tuple(repository.log())
    releases = repository.releases()
    touched = [
        (number, found, file)
        for number, logged in enumerate(log)
        for file in logged.touched
        if (found := kind_and_stem(file.path)) is not None
    ]
    read = {file.blob for _first, _second, file in touched[:MOST_VERSIONS]}
    raw = repository.blobs(sorted(read), MAX_BYTES + 1)
    shown_root = shown_path(folder)
    state: dict[str, Version | None] = {}
    changes: dict[int, list[FileChange]] = {}
    for number, (kind, stem), file in reversed(touched):
        before = state.get(file.path)
        after = None
        if file.blob:
            said = raw.get(file.blob) or file.blob.encode()  # unread, it still differs from others
            after = version(kind, f"{shown_root}/{file.path}", stem, said)
        state[file.path] = after
        if not says_the_same(before, after):
            changes.setdefault(number, []).append(FileChange(file.path, before, after))
    return History(
        revisions=tuple(
            Revision(_commit(log[number], releases), tuple(sorted(found, key=lambda c: c.path)))
            for number, found in sorted(changes.items())
        ),
        uncommitted=frozenset(_uncommitted(folder, shown_root, state)),
        unread=max(0, len(touched) - MOST_VERSIONS),
    )


def _uncommitted(
    folder: Path, shown_root: str, state: Mapping[str, Version | None]
) -> Iterator[str]:
    """The paths of records in the folder that say something else than the last commit."""
    for file in sorted((*folder.glob("*.yml"), *folder.glob("*/*.yml"))):
        path = file.relative_to(folder).as_posix()
        found = kind_and_stem(path)
        if found is None or file.is_symlink() or not file.is_file():
            continue
        with file.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
        now = version(found[0], f"{shown_root}/{path}", found[1], raw)
        if not says_the_same(state.get(path), now):
            yield path


def _former_paths(version: Version) -> tuple[str, ...]:
    former: Sequence[str] = getattr(version.record, "formerly", ())
    return tuple(f"{version.kind.folder}/{one}.yml" for one in former)


def _commit(logged: Logged, releases: Mapping[str, str]) -> Commit:
    return Commit(logged.id, logged.moment, _subject(logged), _named(releases.get(logged.id, "")))


def _subject(logged: Logged) -> str:
    """What a commit is called; a merge by the title below, since git names it after branches."""
    subject = logged.subject
    if _OF_A_MERGE.match(subject):
        subject = next((line for line in logged.body.splitlines() if line.strip()), TOGETHER)
    return _named(subject) or _("A change without a name")


def _named(text: str) -> str:
    return in_one_line(text)[:SUBJECT_LIMIT]


__all__ = [
    "NO_HISTORY",
    "Commit",
    "Dates",
    "FileChange",
    "History",
    "Revision",
    "Version",
    "history_of",
]
