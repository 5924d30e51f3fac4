"""How hard a text is to read, by a published formula; a hint to editors and never a judgement.

The formula is the Coleman-Liau index: M. Coleman and T. L. Liau (1975), A computer readability
formula designed for machine scoring, Journal of Applied Psychology 60(2), 283-284,
doi:10.1037/h0076540. It counts letters, words and sentences only. Formulas that count syllables
would need a dictionary of sounds, which for English is American and is downloaded at run time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.evidence.interface import _

FROM_GRADE_TO_AGE: Final = 5
"""A child in grade 1 of an American school is about six years old."""
ADULT: Final = 18
AIM: Final = 13
"""The reading age up to which a text counts as plain here."""

_MARKUP = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+|[*_`]|\]\([^)\s]*\)|\[", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)")
_ABBREVIATION = re.compile(r"(?:^|\s)(?:[^\W\d_]\.){2,}(?=\s+\S)")
_PARAGRAPHS = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)")


@dataclass(frozen=True)
class Readability:
    """What was counted in a text, and the index that follows from it."""

    letters: int
    words: int
    sentences: int

    @property
    def grade(self) -> float:
        """The Coleman-Liau index: a year of American schooling; a text has at least one word."""
        letters = 100 * self.letters / self.words
        sentences = 100 * self.sentences / self.words
        return 0.0588 * letters - 0.296 * sentences - 15.8

    @property
    def age_words(self) -> str:
        """The age in words, open at the end of the scale."""
        return (
            _("{adult} or more", adult=ADULT)
            if self.age == ADULT
            else _("about {age}", age=self.age)
        )

    @property
    def age(self) -> int:
        """The age, in whole years, at which the index expects a reader to follow the text.

        It is kept between the ages of beginners and of adults: beyond, the index means nothing.
        """
        return min(ADULT, max(FROM_GRADE_TO_AGE, round(self.grade) + FROM_GRADE_TO_AGE))


def reading_of(text: str) -> Readability:
    """The letters (and digits), words and sentences of a text in the Markdown of the records.

    A word is what stands between spaces and has a letter or digit in it. A sentence ends at a full
    stop, question or exclamation mark before a space, or where a paragraph or list item ends;
    initials such as ``U.S.`` end none in mid-text.
    """
    words = letters = sentences = 0
    for paragraph in _PARAGRAPHS.split(text):
        bare = _ABBREVIATION.sub(
            lambda found: found.group().replace(".", ""), _MARKUP.sub("", paragraph)
        )
        here = [word for word in bare.split() if any(c.isalnum() for c in word)]
        words += len(here)
        letters += sum(c.isalnum() for word in here for c in word)
        pieces = _SENTENCE_END.split(bare)
        sentences += sum(any(c.isalnum() for c in piece) for piece in pieces)
    return Readability(letters, max(words, 1), max(sentences, 1))
