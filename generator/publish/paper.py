"""The briefs and the slides as files, where what makes them is installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from generator.evidence.extras import BRIEFS
from generator.evidence.loading import Content
from generator.evidence.problems import Problem
from generator.publish.pages.briefs import Brief
from generator.publish.pages.slides import Deck


def letter_problems(content: Content, briefs: Callable[[], Sequence[Brief]]) -> tuple[Problem, ...]:
    """The letters that PDFs cannot show, where there will be PDFs; ``briefs`` makes the briefs."""
    if not BRIEFS.is_there:
        return ()
    from generator.publish.documents import letters  # noqa: PLC0415 - an extra

    return letters.letter_problems(content, briefs)


def paper_files(
    briefs: Sequence[Brief], deck: Deck, templates: Path, address: str
) -> dict[str, bytes]:
    """The briefs and the slides as files; none where what makes them is not installed."""
    if not BRIEFS.is_there:
        return {}
    from generator.publish.documents import document_files, slides_files  # noqa: PLC0415 - an extra

    return document_files(briefs, templates, address) | slides_files(deck, address)
