"""What editors have read or judged again: lists of it, and the record that they did.

Texts in plain words and judgements of confidence keep fingerprints of the evidence that they rest
on. These are written by the command and by nobody else; it changes one list of one file, and a file
is replaced as a whole or not at all. Errors in files on which nothing named here rests, such as an
unfinished draft, stop nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.check.readability import reading_of
from generator.check.rules import load_and_check
from generator.check.rules.confidence import assessed_findings
from generator.check.rules.plain import with_plain_words
from generator.edit.writing.formatted import CannotFormat
from generator.edit.writing.lists import with_list
from generator.evidence.fields import field_of
from generator.evidence.fingerprints import Fingerprint, as_kept, changes_between, changes_in_words
from generator.evidence.interface import N_, _
from generator.evidence.loading import Broken, Content, Entry
from generator.evidence.problems import (
    DataPath,
    InvalidContent,
    Problem,
    Severity,
    did_you_mean,
    has_errors,
)
from generator.evidence.records.kinds import KINDS, noun_of
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.evidence.text.files import write_whole


class CannotMark(Exception):
    """A record cannot be marked as read; nothing was written."""


@dataclass(frozen=True)
class Kept:
    """Fingerprints that a record keeps, and what they would be today."""

    name: str
    """How the command names what keeps them: ``themes/trust`` or ``trust.honest-answers``."""
    entry: Entry
    mapping: DataPath
    """Where the list of fingerprints stands: the mapping around it, and its key."""
    key: str
    before: tuple[str, ...]
    today: tuple[Fingerprint, ...]
    about: str
    """What a list says of it, before whether the evidence has changed."""
    studies: frozenset[str]
    """The studies that its evidence is taken from."""


@dataclass(frozen=True)
class Marking:
    """One kind of thing that keeps fingerprints."""

    kept: Callable[[Content], Iterator[Kept]]
    """Each such thing in the content, as far as its files can be read."""
    rests_on: Callable[[Kept, str, bytes], bool]
    """Whether one rests on a study, by its id and its file, which is no record yet."""
    key_of: Callable[[str], str]
    """The name of a thing from what somebody typed."""
    why_unknown: Callable[[Content, str, Sequence[str]], str]
    nothing: str
    """What a list says where there is none."""


def kept_list(content_folder: Path, marking: Marking) -> str:
    """Everything that keeps fingerprints, a line each, with whether the evidence changed.

    Where a file of its evidence has errors, the line says so. Raises InvalidContent where there is
    no content.
    """
    state = _State(content_folder, marking)
    lines = []
    for kept in marking.kept(state.content):
        changes = changes_between(kept.before, kept.today)
        said = _("up to date")
        if changes:
            said = _("changed since: {changes}", changes=changes_in_words(changes))
        if wrong := state.problems_of(kept):
            files = ", ".join(dict.fromkeys(problem.location.path for problem in wrong))
            said = _("not known while there are errors in {files}", files=files)
        lines.append(f"{kept.name}: {kept.about}; {said}")
    if has_errors(state.problems):
        lines.append(_("Some records have errors. To see them: evidence check"))
    return "\n".join(lines or [_(marking.nothing)]) + "\n"


def mark_reviewed(
    content_folder: Path, names: Sequence[str], marking: Marking
) -> tuple[tuple[str, bool], ...]:
    """Write today's evidence for what is named; each file with whether it had to change.

    Raises InvalidContent where a file has errors in which one of these or its evidence stands, and
    CannotMark before anything is written.
    """
    state = _State(content_folder, marking)
    known = {kept.name: kept for kept in marking.kept(state.content)}
    planned: dict[Path, tuple[str, bytes, bytes]] = {}
    for name in names:
        key = marking.key_of(name)
        if key not in known:
            if wrong := state.problems_of_file(key):
                raise InvalidContent(wrong)
            raise CannotMark(marking.why_unknown(state.content, key, tuple(known)))
        kept = known[key]
        if wrong := state.problems_of(kept):
            raise InvalidContent(wrong)
        shown = kept.entry.path
        file = content_folder / kept.entry.kind.folder / f"{kept.entry.stem}.yml"
        try:
            read = file.read_bytes() if file not in planned else b""
            _other, raw, so_far = planned.get(file, (shown, read, read))
            new, today = so_far, as_kept(kept.today)
            if kept.before != today:
                new = with_list(so_far, kept.entry.kind, (*kept.mapping, kept.key), today)
            planned[file] = (shown, raw, new)
        except CannotFormat as error:
            what = _("{file} is left as it is: {reason}", file=shown, reason=error)
            field = f"'{kept.mapping[-1]}: {kept.key}:'"
            how = _("Write this under {field} yourself, one item a line:", field=field)
            listed = (f"  - {fingerprint}" for fingerprint in kept.today)
            raise CannotMark("\n".join((what, how, *listed))) from None
        except OSError as error:
            what = _("{file} cannot be read: {reason}.", file=shown, reason=error.strerror)
            raise CannotMark(what) from None
    for file, (shown, raw, new) in planned.items():
        if raw != new:
            try:
                write_whole(file, new)
            except OSError as error:
                what = _("{file} cannot be written: {reason}.", file=shown, reason=error.strerror)
                raise CannotMark(what) from None
    return tuple((shown, raw != new) for shown, raw, new in planned.values())


class _State:
    """A content folder as it is: what can be read of it, and what is wrong with the rest."""

    def __init__(self, folder: Path, marking: Marking) -> None:
        self.folder, self.marking = folder, marking
        self.content, self.problems = load_and_check(folder)
        if not folder.is_dir():
            raise InvalidContent(self.problems)

    def problems_of(self, kept: Kept) -> tuple[Problem, ...]:
        """What is wrong with the file it stands in, and with those of its evidence."""
        studies = {entry.path for entry in self.content.of("study") if entry.stem in kept.studies}
        unread = {
            file.path
            for file in self.content.broken.get("study", ())
            if self.marking.rests_on(kept, file.stem, self._raw(file))
        }
        return self._errors_in({kept.entry.path, *studies, *unread})

    def problems_of_file(self, key: str) -> tuple[Problem, ...]:
        """What is wrong with the file of a record, or of a part of one, that cannot be read."""
        return self._errors_in(
            {
                file.path
                for files in self.content.broken.values()
                for file in files
                if f"{file.kind.folder}/{file.stem}" == key or file.stem == key.partition(".")[0]
            }
        )

    def _errors_in(self, paths: set[str]) -> tuple[Problem, ...]:
        return tuple(
            problem
            for problem in self.problems
            if problem.severity is Severity.ERROR and problem.location.path in paths
        )

    def _raw(self, file: Broken) -> bytes:
        try:
            return (self.folder / file.kind.folder / f"{file.stem}.yml").read_bytes()
        except OSError:
            return b""


def _quotes_it(kept: Kept, study: str, raw: bytes) -> bool:
    """Whether a study is quoted there, or the file of it names the record, as its quotes do."""
    return any(item.startswith(f"quote {study}.") for item in kept.before) or bool(
        re.search(rf"(?<![\w-]){re.escape(kept.entry.stem)}(?![\w-])".encode(), raw)
    )


def _is_cited(kept: Kept, study: str, raw: bytes) -> bool:
    return study in kept.studies


def _plain_texts(content: Content) -> Iterator[Kept]:
    quoted: dict[str, set[str]] = {}
    for entry, study in content.records(Study):
        for named in (name for q in study.quotes for name in (*q.themes, *q.interpretations)):
            quoted.setdefault(named, set()).add(entry.stem)
    for entry, plain, fingerprints in with_plain_words(content):
        reading = reading_of(plain.text)
        yield Kept(
            f"{entry.kind.folder}/{entry.stem}",
            entry,
            ("plain",),
            "written_from",
            plain.written_from,
            fingerprints,
            _(
                "{words} words, reading age {age} (Coleman-Liau grade {grade})",
                words=reading.words,
                age=reading.age_words,
                grade=f"{reading.grade:.1f}",
            ),
            frozenset(quoted.get(entry.stem, ())),
        )


def _assessments(content: Content) -> Iterator[Kept]:
    for assessed in assessed_findings(content):
        confidence = assessed.confidence
        yield Kept(
            assessed.name,
            assessed.entry,
            ("findings", assessed.place, "confidence"),
            "assessed_on",
            confidence.assessed_on,
            assessed.fingerprints,
            _(
                "{overall} confidence, by {by}, {date}",
                overall=confidence.overall.value,
                by=confidence.by,
                date=confidence.date,
            ),
            assessed.studies,
        )


def _record_name(name: str) -> str:
    parts = PurePosixPath(name.replace("\\", "/")).parts[-2:]
    return "/".join(parts).removesuffix(".yml")


def _finding_name(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]


def _no_plain_text(content: Content, key: str, known: Sequence[str]) -> str:
    folder, _other, stem = key.partition("/")
    kind = next((kind for kind in KINDS if kind.folder == folder), None)
    if kind and any(entry.stem == stem for entry in content.of(kind.name)):
        if field_of(kind.model, "plain") is None:
            return _("A {kind} has no text in plain words.", kind=noun_of(kind.name))
        return _(
            "'{key}' has no text in plain words yet. Write it under 'plain: text:' first.", key=key
        )
    hint = did_you_mean(key, known) or _("Name it like this: themes/its-id.")
    there = _("There is no record '{key}'.", key=key)
    return f"{there} {hint}"


def _no_assessment(content: Content, key: str, known: Sequence[str]) -> str:
    findings = {
        f"{entry.stem}.{finding.id}"
        for entry, theme in content.records(Theme)
        for finding in theme.findings
    }
    if key in findings:
        what = N_("The confidence in '{key}' was not assessed. Write it under 'confidence:' first.")
        return _(what, key=key)
    hint = did_you_mean(key, (*known, *sorted(findings))) or _(
        "Name it like this: its-theme.its-id."
    )
    there = _("There is no finding '{key}'.", key=key)
    return f"{there} {hint}"


PLAIN_WORDS = Marking(
    _plain_texts,
    _quotes_it,
    _record_name,
    _no_plain_text,
    N_("No record has a text in plain words."),
)
CONFIDENCE = Marking(
    _assessments,
    _is_cited,
    _finding_name,
    _no_assessment,
    N_("The confidence in no finding was assessed."),
)
