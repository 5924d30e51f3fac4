"""``evidence verify`` from a source and a file to what is said, as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.check.verify.citations import citations, references
from generator.check.verify.comparing import (
    Claim,
    Compared,
    Difference,
    Rule,
    heading_keys,
    places,
    sections,
)
from generator.check.verify.document import Copy
from generator.check.verify.quotations import quotations, words_in_marks
from generator.check.verify.reading import read_copy
from generator.evidence.interface import _, ngettext
from generator.evidence.loading import Content
from generator.evidence.text.terminal import printable

RULES: Final[tuple[Rule, ...]] = (
    *(sections, places),
    *(quotations, words_in_marks),
    *(citations, references),
)


@dataclass(frozen=True)
class Report:
    """What a comparison found."""

    source: str
    file: str
    copy: Copy
    differences: tuple[Difference, ...]
    checked: tuple[tuple[Claim, int], ...]
    unread: tuple[tuple[str, int], ...]

    @property
    def is_another(self) -> bool:
        """Whether so few of its sections are there that the file may be another document."""
        lacking = sum(difference.claim is Claim.SECTION for difference in self.differences)
        return lacking * 2 > dict(self.checked).get(Claim.SECTION, 0)


def verify(content: Content, source: str, file: Path) -> Report:
    """The records of a source held against a copy of it; raises CannotRead."""
    compared = Compared(content, source, read_copy(file, heading_keys(content, source)))
    differences = [difference for rule in RULES for difference in rule(compared)]
    tally = compared.tally
    return Report(
        source,
        file.name,
        compared.copy,
        tuple(sorted(differences, key=lambda one: (one.at.path, one.at.line, one.what))),
        tuple((claim, tally.checked[claim]) for claim in Claim if tally.checked[claim]),
        tuple(sorted((what, count) for what, count in tally.unread.items())),
    )


def as_text(report: Report) -> str:
    """Each difference with record and source side by side; then what was compared, and how."""
    lines = [line for difference in report.differences for line in _lines(difference)]
    form = _(report.copy.form)
    compared = _("Compared: {counts}.", counts=_counts(_claims(report)))
    lines += (
        _(
            "{file}, read as {form}, against '{source}':",
            file=report.file,
            form=form,
            source=report.source,
        ),
        f"  {compared}",
    )
    if report.copy.forgiven:
        forgiven = _("Forgiven: {counts}.", counts=_counts(report.copy.forgiven.items()))
        lines.append(f"  {forgiven}")
    if report.unread:
        unread = _("Not compared: {counts}.", counts=_counts(report.unread))
        lines.append(f"  {unread}")
    if not report.copy.has_paragraphs:
        unread = _("Not compared: numbers, since a {form} shows no paragraphs.", form=form)
        lines.append(f"  {unread}")
    if report.is_another:
        doubt = _("Hardly anything is there: is this a copy of '{source}'?", source=report.source)
        lines.append(f"  {doubt}")
    count = len(report.differences)
    differ = ngettext("{count} difference.", "{count} differences.", count)
    lines.append(differ if count else _("Nothing differs."))
    return "\n".join(map(printable, lines)) + "\n"


def _lines(difference: Difference) -> Sequence[str]:
    at = difference.at
    record, source, nothing = _("record"), _("source"), _("(nothing like it)")
    return (
        f"{at.path}:{at.line}:{at.column}: {difference.what}",
        f"    {record}  {difference.record}",
        f"    {source}  {difference.source or nothing}",
    )


def _counts(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{_(what)} {count}" for what, count in counts) or _("nothing")


def _claims(report: Report) -> Iterable[tuple[str, int]]:
    return ((claim.value, count) for claim, count in report.checked)


def as_json(report: Report) -> str:
    """The same as a JSON object."""
    document = {
        "source": report.source,
        "file": report.file,
        "form": report.copy.form,
        "compared": {claim.value: count for claim, count in report.checked},
        "forgiven": dict(report.copy.forgiven),
        "not_compared": dict(report.unread),
        "paragraphs_known": report.copy.has_paragraphs,
        "another_document": report.is_another,
        "differences": [
            {
                "claim": difference.claim.name.lower(),
                "path": difference.at.path,
                "line": difference.at.line,
                "column": difference.at.column,
                "what": difference.what,
                "record": difference.record,
                "source": difference.source,
            }
            for difference in report.differences
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


REPORTERS: Final = {"text": as_text, "json": as_json}
