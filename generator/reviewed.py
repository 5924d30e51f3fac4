"""Texts in plain words: a list of them, and the mark that an editor has read one again.

A mark is written by the command and by nobody else; it touches one list of one file, and a file is
replaced as a whole or not at all.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from generator.checks import load_and_check
from generator.checks.plain import changes_in_words, with_plain_words
from generator.loading import Content
from generator.loading.yaml_edit import CannotEdit, with_list
from generator.plain import changes_since
from generator.problems import InvalidContent, did_you_mean, has_errors
from generator.readability import reading_of
from generator.records.kinds import KINDS

MAPPING, KEY = "plain", "written_from"


class CannotMark(Exception):
    """A record cannot be marked as read; nothing was written."""


def plain_list(content_folder: Path) -> str:
    """Every text in plain words, a line each: words, reading age, and whether evidence changed.

    Raises InvalidContent where the content has errors.
    """
    lines = []
    for entry, plain, marks in with_plain_words(_content(content_folder)):
        reading = reading_of(plain.text)
        changes = changes_since(plain, marks)
        state = f"changed since: {changes_in_words(changes)}" if changes else "up to date"
        lines.append(
            f"{entry.kind.folder}/{entry.stem}: {reading.words} words, reading age "
            f"{reading.age_words} (Coleman-Liau grade {reading.grade:.1f}); {state}"
        )
    return "\n".join(lines or ["No record has a text in plain words."]) + "\n"


def mark_reviewed(content_folder: Path, names: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """Write today's evidence into the named records; each file with whether it had to change.

    Names are ``themes/<id>``, with or without the content folder and ``.yml``. Raises
    InvalidContent where the content has errors, and CannotMark before anything is written.
    """
    content = _content(content_folder)
    known = {
        f"{entry.kind.folder}/{entry.stem}": (entry, marks)
        for entry, _, marks in with_plain_words(content)
    }
    planned: dict[Path, tuple[str, bytes, bytes]] = {}
    for name in names:
        key = _key(name)
        if key not in known:
            raise CannotMark(_why_unknown(content, key, tuple(known)))
        entry, marks = known[key]
        file = content_folder / entry.kind.folder / f"{entry.stem}.yml"
        try:
            raw = file.read_bytes()
            planned[file] = (entry.path, raw, with_list(raw, MAPPING, KEY, marks))
        except CannotEdit as error:
            listed = "\n".join(f"  - {mark}" for mark in marks)
            raise CannotMark(
                f"{entry.path} is left as it is: {error}\nWrite this under '{MAPPING}: {KEY}:' "
                f"yourself, one item a line:\n{listed}"
            ) from None
        except OSError as error:
            raise CannotMark(f"{entry.path} cannot be read: {error.strerror}.") from None
    for file, (shown, raw, new) in planned.items():
        if raw != new:
            _replace(file, shown, new)
    return tuple((shown, raw != new) for shown, raw, new in planned.values())


def _content(folder: Path) -> Content:
    content, problems = load_and_check(folder)
    if has_errors(problems):
        raise InvalidContent(problems)
    return content


def _key(name: str) -> str:
    parts = PurePosixPath(name.replace("\\", "/")).parts[-2:]
    return "/".join(parts).removesuffix(".yml")


def _why_unknown(content: Content, key: str, known: Sequence[str]) -> str:
    folder, _, stem = key.partition("/")
    kind = next((kind for kind in KINDS if kind.folder == folder), None)
    if kind and any(entry.stem == stem for entry in content.of(kind.name)):
        if MAPPING not in kind.model.model_fields:
            return f"A {kind.name} has no text in plain words."
        return f"'{key}' has no text in plain words yet. Write it under '{MAPPING}: text:' first."
    hint = did_you_mean(key, known)
    return f"There is no record '{key}'. {hint or 'Name it like this: themes/its-id.'}"


def _replace(file: Path, shown: str, new: bytes) -> None:
    """Put the new bytes in the file's place in one step."""
    beside = ""
    try:
        number, beside = tempfile.mkstemp(prefix=".", suffix=".new", dir=file.parent)
        with os.fdopen(number, "wb") as out:
            out.write(new)
        shutil.copymode(file, beside)
        Path(beside).replace(file)
    except OSError as error:
        if beside:
            Path(beside).unlink(missing_ok=True)
        raise CannotMark(f"{shown} cannot be written: {error.strerror}.") from None
