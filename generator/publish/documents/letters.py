"""Letters that the PDFs of briefs cannot show: where they stand in the records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from generator.evidence.interface import _
from generator.evidence.loading import Content
from generator.evidence.problems import Problem, Severity
from generator.evidence.records.walk import texts_in as recorded_texts
from generator.evidence.records.walk import walk
from generator.evidence.text.invisible import for_paper
from generator.publish.documents.pdf import SQUARE, letters_not_set
from generator.publish.documents.texts import texts_in
from generator.publish.pages.briefs import Brief


def letter_problems(content: Content, briefs: Callable[[], Sequence[Brief]]) -> tuple[Problem, ...]:
    """A warning for every text of a record that a brief shows and no font of the PDFs can.

    The briefs are made only where the records have such letters, which most do not.
    """
    recorded = (text for entry in content.all() for text in recorded_texts(entry.record))
    if not letters_not_set(for_paper(text) for text in recorded if not text.isascii()):
        return ()
    texts = tuple(text for brief in briefs() for text in texts_in(brief))
    lacking = letters_not_set(map(for_paper, texts))
    return tuple(_problems(content, lacking, "\n".join(texts))) if lacking else ()


def _problems(content: Content, lacking: frozenset[str], shown: str) -> Iterator[Problem]:
    together = re.compile(f"(?:{'|'.join(map(re.escape, sorted(lacking)))})+")
    for entry in content.all():
        for path, value in walk(entry.record):
            found = together.findall(value) if isinstance(value, str) else ()
            words = [word for word in dict.fromkeys(found) if word in shown]
            if words:
                yield entry.problem(
                    "T005",
                    path,
                    _(
                        "The fonts of the briefs' PDFs do not have: {words}",
                        words=" ".join(words)[:80],
                    ),
                    _(
                        "There, {square} stands for each such letter, with a note; pages and Word "
                        "files "
                        "show it. Where the source prints the words in other letters too, those "
                        "can stand here.",
                        square=SQUARE,
                    ),
                    severity=Severity.WARNING,
                )
