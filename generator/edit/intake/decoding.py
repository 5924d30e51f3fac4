"""Bytes of a file that another program wrote to text; what cannot be read is said with its line."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Final

from generator.edit.intake.incoming import CannotRead, problem_at
from generator.evidence.interface import _
from generator.evidence.problems import Problem

MAX_BYTES: Final = 20_000_000
ENCODINGS: Final = {
    "utf-8": "utf-8-sig",
    "utf-16": "utf-16",
    "windows-1252": "cp1252",
    "latin-1": "latin-1",
    "mac-roman": "mac_roman",
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def read_bytes(file: Path) -> bytes:
    """The bytes of a file that is not too large; raises CannotRead."""
    try:
        if not file.is_file():
            what = (
                _("This is a folder, not a file.") if file.is_dir() else _("There is no such file.")
            )
            raise CannotRead(problem_at(0, what, _("Name the file to import.")))
        with file.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise CannotRead(
            problem_at(0, _("The file cannot be read: {reason}.", reason=error.strerror))
        ) from None
    if len(raw) > MAX_BYTES:
        raise CannotRead(
            problem_at(
                0,
                _("The file has more than {max_bytes} MB.", max_bytes=MAX_BYTES // 1_000_000),
                _("Split it, or export only the references or columns that are needed."),
            )
        )
    if not raw.strip():
        raise CannotRead(problem_at(0, _("The file is empty."), _("Export it again.")))
    return raw


def decoded(raw: bytes, encoding: str | None = None) -> str:
    """The text of a file, with line breaks as ``\\n``; raises CannotRead.

    Without an encoding it is UTF-8, or UTF-16 if it begins with a mark that says so.
    """
    name = ENCODINGS[encoding] if encoding else _of_mark(raw)
    try:
        text = raw.decode(name)
    except UnicodeDecodeError as error:
        raise CannotRead(_not_in(raw, error, name)) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    bad = _CONTROL.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        what = _(
            "Here is the control character U+{code}; text files have none.",
            code=f"{ord(bad.group()):04X}",
        )
        raise CannotRead(problem_at(line, what, _("Is it the right file? Then export it again.")))
    return text


def _of_mark(raw: bytes) -> str:
    marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return "utf-16" if marked else "utf-8-sig"


def _not_in(raw: bytes, error: UnicodeDecodeError, name: str) -> Problem:
    line = raw.count(b"\n", 0, error.start) + 1
    if name != "utf-8-sig":
        return problem_at(
            line,
            _("The file is not {encoding} text all through.", encoding=error.encoding),
            _("Save it as UTF-8."),
        )
    before = re.split(rb"[\s,;{}\"]", raw[max(error.start - 20, 0) : error.start])[-1]
    after = re.split(rb"[\s,;{}\"]", raw[error.start : error.start + 20])[0]
    word = (before + after).decode("cp1252", errors="replace")
    return problem_at(
        line,
        _(
            "The file is not UTF-8 text: byte 0x{byte} cannot be read.",
            byte=f"{raw[error.start]:02X}",
        ),
        _(
            "As Windows-1252 (Latin-1) the word would be: {word}. If that is right, add "
            "--encoding windows-1252; else save the file as UTF-8 (in Excel: CSV UTF-8).",
            word=word,
        ),
    )
