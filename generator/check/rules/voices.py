"""Rules for who speaks in a quote: what says the role is said with it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.loading import Content
from generator.evidence.problems import Problem, ProblemKind
from generator.evidence.records.dimensions import NOT_SAID
from generator.evidence.records.study import Quote, VoiceBasis


def every_role_has_its_basis(content: Content) -> Iterator[Problem]:
    """A role says what it rests on, and gives a reason where the editors say it."""
    for file, path, quote in content.parts(Quote):
        is_said = quote.role is not None and quote.role != NOT_SAID
        wrong = ""
        if is_said != (quote.role_basis is not None):
            field = "role_basis"
            wrong = (
                "A role says its basis; where there is none, or it is not-said, there is no basis."
            )
        elif quote.role_reason is None and quote.role_basis is VoiceBasis.EDITORS:
            field, wrong = "role_reason", "A role that the editors give has a reason."
        if wrong:
            kind = ProblemKind.CONTRADICTION
            yield file.problem("S018", (*path, field), wrong, kind=kind)
