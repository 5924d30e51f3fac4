"""The bytes of a YAML file to its text, or why they are none."""

from __future__ import annotations

import re
from typing import Final

from generator.evidence.interface import _
from generator.evidence.loading.yaml_events import Refused
from generator.evidence.loading.yaml_mistakes import conflict
from generator.evidence.problems import Location, Problem

MAX_BYTES: Final = 1_000_000

# Also the line breaks of which YAML knows and editors do not: with them, lines would be miscounted.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!$)"
)
_SUSPICIOUS: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|^[<=>|]{7}", re.M
)
"""What a text has where a line of it has a control character or is a mark of a conflict."""


def too_large(path: str) -> Problem:
    """That a file has more than MAX_BYTES."""
    what = _("The file has more than {number} bytes.", number=f"{MAX_BYTES:,}")
    return Problem("S006", Location(path), what, _("Split it into several records."))


def decoded(raw: bytes, path: str) -> str:
    """The text of a file; raises Refused where it is too large, no text, or has two versions."""
    if len(raw) > MAX_BYTES:
        raise Refused(too_large(path))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        raise Refused(
            Problem(
                "S001",
                Location(path, line, column),
                _(
                    "The file is not UTF-8 text: byte 0x{byte} cannot be read.",
                    byte=f"{raw[error.start]:02X}",
                ),
                _("Save it as UTF-8, or check that it is a text file at all."),
            )
        ) from None
    lines = text.split("\n") if _SUSPICIOUS.search(text) else ()
    for number, line_text in enumerate(lines, 1):
        bad = _CONTROL.search(line_text)
        if bad:
            raise Refused(
                Problem(
                    "S001",
                    Location(path, number, bad.start() + 1),
                    _(
                        "The file has the control character U+{code}.",
                        code=f"{ord(bad.group()):04X}",
                    ),
                    _("Remove it, or check that this is a text file at all."),
                )
            )
        if words := conflict(line_text):
            what = _("Not valid YAML: {what}.", what=words[0])
            raise Refused(Problem("S002", Location(path, number), what, words[1]))
    return text
