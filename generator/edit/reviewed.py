"""What editors have read or judged again: lists of it, and the record that they did.

Texts in plain words and judgements of confidence keep fingerprints of the evidence that they rest
on. These are written by the command and by nobody else; it changes one list of one file, and a file
is replaced as a whole or not at all.
"""

from __future__ import annotations

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
from generator.evidence.loading import Content, Entry
from generator.evidence.problems import DataPath, InvalidContent, did_you_mean, has_errors
from generator.evidence.records.kinds import KINDS
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


@dataclass(frozen=True)
class Marking:
    """One kind of thing that keeps fingerprints."""

    kept: Callable[[Content], Iterator[Kept]]
    key_of: Callable[[str], str]
    """The name of a thing from what somebody typed."""
    why_unknown: Callable[[Content, str, Sequence[str]], str]
    nothing: str
    """What a list says where there is none."""


def kept_list(content_folder: Path, marking: Marking) -> str:
    """Everything that keeps fingerprints, a line each, with whether the evidence changed.

    Raises InvalidContent where the content has errors.
    """
    lines = []
    for kept in marking.kept(_content(content_folder)):
        changes = changes_between(kept.before, kept.today)
        state = f"changed since: {changes_in_words(changes)}" if changes else "up to date"
        lines.append(f"{kept.name}: {kept.about}; {state}")
    return "\n".join(lines or [marking.nothing]) + "\n"


def mark_reviewed(
    content_folder: Path, names: Sequence[str], marking: Marking
) -> tuple[tuple[str, bool], ...]:
    """Write today's evidence for what is named; each file with whether it had to change.

    Raises InvalidContent where the content has errors, and CannotMark before anything is written.
    """
    content = _content(content_folder)
    known = {kept.name: kept for kept in marking.kept(content)}
    planned: dict[Path, tuple[str, bytes, bytes]] = {}
    for name in names:
        key = marking.key_of(name)
        if key not in known:
            raise CannotMark(marking.why_unknown(content, key, tuple(known)))
        kept = known[key]
        shown = kept.entry.path
        file = content_folder / kept.entry.kind.folder / f"{kept.entry.stem}.yml"
        try:
            read = file.read_bytes() if file not in planned else b""
            _, raw, so_far = planned.get(file, (shown, read, read))
            new, today = so_far, as_kept(kept.today)
            if kept.before != today:
                new = with_list(so_far, kept.entry.kind, (*kept.mapping, kept.key), today)
            planned[file] = (shown, raw, new)
        except CannotFormat as error:
            listed = "\n".join(f"  - {fingerprint}" for fingerprint in kept.today)
            raise CannotMark(
                f"{shown} is left as it is: {error}\nWrite this under '{kept.mapping[-1]}: "
                f"{kept.key}:' yourself, one item a line:\n{listed}"
            ) from None
        except OSError as error:
            raise CannotMark(f"{shown} cannot be read: {error.strerror}.") from None
    for file, (shown, raw, new) in planned.items():
        if raw != new:
            try:
                write_whole(file, new)
            except OSError as error:
                raise CannotMark(f"{shown} cannot be written: {error.strerror}.") from None
    return tuple((shown, raw != new) for shown, raw, new in planned.values())


def _plain_texts(content: Content) -> Iterator[Kept]:
    for entry, plain, fingerprints in with_plain_words(content):
        reading = reading_of(plain.text)
        yield Kept(
            f"{entry.kind.folder}/{entry.stem}",
            entry,
            ("plain",),
            "written_from",
            plain.written_from,
            fingerprints,
            f"{reading.words} words, reading age {reading.age_words} "
            f"(Coleman-Liau grade {reading.grade:.1f})",
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
            f"{confidence.overall.value} confidence, by {confidence.by}, {confidence.date}",
        )


def _record_name(name: str) -> str:
    parts = PurePosixPath(name.replace("\\", "/")).parts[-2:]
    return "/".join(parts).removesuffix(".yml")


def _finding_name(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]


def _no_plain_text(content: Content, key: str, known: Sequence[str]) -> str:
    folder, _, stem = key.partition("/")
    kind = next((kind for kind in KINDS if kind.folder == folder), None)
    if kind and any(entry.stem == stem for entry in content.of(kind.name)):
        if field_of(kind.model, "plain") is None:
            return f"A {kind.name} has no text in plain words."
        return f"'{key}' has no text in plain words yet. Write it under 'plain: text:' first."
    hint = did_you_mean(key, known)
    return f"There is no record '{key}'. {hint or 'Name it like this: themes/its-id.'}"


def _no_assessment(content: Content, key: str, known: Sequence[str]) -> str:
    findings = {
        f"{entry.stem}.{finding.id}"
        for entry, theme in content.records(Theme)
        for finding in theme.findings
    }
    if key in findings:
        return f"The confidence in '{key}' was not assessed. Write it under 'confidence:' first."
    hint = did_you_mean(key, (*known, *sorted(findings)))
    return f"There is no finding '{key}'. {hint or 'Name it like this: its-theme.its-id.'}"


PLAIN_WORDS = Marking(
    _plain_texts, _record_name, _no_plain_text, "No record has a text in plain words."
)
CONFIDENCE = Marking(
    _assessments,
    _finding_name,
    _no_assessment,
    "The confidence in no finding was assessed.",
)


def _content(folder: Path) -> Content:
    content, problems = load_and_check(folder)
    if has_errors(problems):
        raise InvalidContent(problems)
    return content
