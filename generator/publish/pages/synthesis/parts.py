"""The parts of the synthesis that may stand on pages of their own, and how much each takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.synthesis import StatementGroup
from generator.publish.pages.items.items import note_items

Part = Interpretation | StatementGroup
ON_A_PAGE: Final = 290
"""So much stands on a page at most, in thousands of letters of its HTML, without notes."""
STATEMENT: Final = 1.6
QUOTE: Final = 2.2
ALONE: Final = 0.5
"""What a finding takes that rests on one study; it is told what falls without each study."""
FALLING: Final = 0.55
"""What such a study takes; about so many it is at most."""
MOST_FALLING: Final = 60


def weight(catalogue: Catalogue, part: Part) -> float:
    """How much a part takes, as far as that is known before it is made."""
    statements = STATEMENT * len(part.statements)
    if isinstance(part, StatementGroup):
        return statements
    quotes = catalogue.quotes_of_interpretation.get(part.id, ())
    around = [
        finding.statement.studies
        for theme in {tie.theme for tie in part.themes}
        for finding in catalogue.findings_of_theme.get(theme, ())
    ]
    alone = sum(len(studies) == 1 for studies in around)
    falling = min(MOST_FALLING, len(set().union(*around)))
    return statements + QUOTE * len(quotes) + ALONE * alone + FALLING * falling


def anchors(catalogue: Catalogue, part: Part) -> Iterator[str]:
    """What addresses of the synthesis may name in a part."""
    is_group = isinstance(part, StatementGroup)
    yield urls.group_anchor(part.id) if is_group else urls.interpretation_anchor(part.id)
    if is_group:
        yield "across"
    owner = "group" if is_group else "interpretation"
    for noted in (part, *part.statements):
        yield from (note.anchor for note in note_items(catalogue, noted.notes))
    for statement in part.statements:
        yield urls.statement_anchor(owner, part.id, statement.id)
