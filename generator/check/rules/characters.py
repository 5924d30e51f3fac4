"""Rules for what pasting brings: characters that nobody sees, words cut at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from generator.check.pasted import cure, where
from generator.evidence.fields import field_at
from generator.evidence.interface import _
from generator.evidence.loading import Content, Entry, File, once_a_file
from generator.evidence.problems import DataPath, Problem, ProblemKind, Severity
from generator.evidence.records.markers import Words
from generator.evidence.records.walk import texts_in, walk
from generator.evidence.text.invisible import is_plain, strays
from generator.evidence.text.unseen import Fate

_CUT: Final = re.compile(r"(?<![\w-])([^\W\d_]{2,})- ([^\W\d_]{2,})(?![\w-])")
_GOES_ON: Final = re.compile(
    "and|or|to|nor|but|rather|than|versus|vs|as|through|und|oder|bis|et|ou|à|y|o|u|a|e|ed|od|en|of|"
    "och|eller|og|ja|tai|sekä|i|lub|oraz|nebo|ili|até|și|sau|és|vagy|ve|veya"
)
"""Words that may follow a hyphen that stands for what is still to come: pre- and postnatal."""


def no_text_has_what_nobody_sees(content: Content) -> Iterator[Problem]:
    """A text has no unseen character that no language needs where it stands."""
    for entry in content.all():
        for path, text in _doubtful_texts(entry):
            told = sorted(s for s in strays(text) if s.fate is Fate.TOLD)
            for _other, found in groupby(told, key=lambda stray: stray.name):
                first, *more = found
                yield entry.problem(
                    "S030",
                    path,
                    where(text, first, len(more)),
                    cure(first, quoted=_is_quoted(entry, path)),
                    severity=Severity.WARNING,
                    kind=ProblemKind.UNFIT,
                )


def no_word_is_cut_as_at_the_end_of_a_line(content: Content) -> Iterator[Problem]:
    """No word has a hyphen and a space in it, as a line of print leaves them when it is pasted."""
    for entry in content.all():
        for path, cut in _cut_words(entry):
            first, rest = cut.groups()
            if rest.islower() and not _GOES_ON.fullmatch(rest):
                yield entry.problem(
                    "S031",
                    path,
                    _(
                        "'{cut}' looks like a word that was cut at the end of a line.",
                        cut=cut[0][:60],
                    ),
                    _(
                        "Is it '{first}{rest}' or '{first}-{rest}'? The source shows it.",
                        first=first,
                        rest=rest,
                    ),
                    severity=Severity.WARNING,
                    kind=ProblemKind.UNFIT,
                )


@once_a_file
def _doubtful_texts(file: File) -> tuple[tuple[DataPath, str], ...]:
    """The texts that have unseen characters, and those in which a word may have been cut."""
    record = file.record if isinstance(file, Entry) else None
    if record is None or not any(map(_is_doubtful, texts_in(record))):  # most are not walked
        return ()
    return tuple(
        (path, value)
        for path, value in walk(record)
        if isinstance(value, str) and _is_doubtful(value)
    )


def _is_doubtful(text: str) -> bool:
    return "- " in text or not is_plain(text)


def _cut_words(entry: Entry) -> Iterator[tuple[DataPath, re.Match[str]]]:
    for path, text in _doubtful_texts(entry):
        for cut in _CUT.finditer(text):
            yield path, cut


def _is_quoted(entry: Entry, path: DataPath) -> bool:
    field = field_at(entry.kind.model, path)
    return field is not None and field.words is Words.QUOTED
