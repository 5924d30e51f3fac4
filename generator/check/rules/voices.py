"""Rules for who speaks in a quote: that it is said, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from generator.evidence.fields import field_of
from generator.evidence.interface import _
from generator.evidence.loading import Content, Entry, File
from generator.evidence.loading.said_once import VOICE
from generator.evidence.loading.shape_words import missing_hint
from generator.evidence.problems import Problem, ProblemKind
from generator.evidence.records.dimensions import NOT_SAID
from generator.evidence.records.review import Review
from generator.evidence.records.speakers import VoiceBasis
from generator.evidence.records.study import Quote


def every_role_has_its_basis(content: Content) -> Iterator[Problem]:
    """A role says what it rests on, and gives a reason where the editors say it."""
    for file, path, quote in content.parts(Quote):
        is_said = quote.role is not None and quote.role != NOT_SAID
        wrong = ""
        if is_said != (quote.role_basis is not None):
            field = "role_basis"
            wrong = _(
                "A role says its basis; where there is none, or it is not-said, there is no basis."
            )
        elif quote.role_reason is None and quote.role_basis is VoiceBasis.EDITORS:
            field, wrong = "role_reason", _("A role that the editors give has a reason.")
        if wrong:
            kind = ProblemKind.CONTRADICTION
            yield file.problem("S018", (*path, field), wrong, kind=kind)


def every_quote_says_whose_words_it_gives(content: Content) -> Iterator[Problem]:
    """A quote says its voice and what that rests on, unless the review says it of all."""
    if any(review.speakers for _entry, review in content.records(Review)):
        return
    files: tuple[File, ...] = (*content.of("study"), *content.broken.get("study", ()))
    for file in files:
        for number, name in product(range(_quotes(file)), VOICE):
            path = ("quotes", number, name)
            if file.source_map.lacks(path):
                field = field_of(Quote, name)
                hint = missing_hint(field) if field else ""
                yield file.problem("S010", path, "", hint, kind=ProblemKind.MISSING)


def _quotes(file: File) -> int:
    """How many quotes stand in the file of a study."""
    if isinstance(file, Entry):
        return len(getattr(file.record, "quotes", ()))
    found = file.value.get("quotes") if isinstance(file.value, Mapping) else None
    return len(found) if isinstance(found, list | tuple) else 0
