"""Which record stands in which file of the content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.evidence.interface import pgettext
from generator.evidence.records.base import Record
from generator.evidence.records.everyday import EverydayWords
from generator.evidence.records.glossary import Glossary
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.model import Model
from generator.evidence.records.principle import Framework, Principle
from generator.evidence.records.question import Question
from generator.evidence.records.review import Review
from generator.evidence.records.source import Source
from generator.evidence.records.study import Study
from generator.evidence.records.synthesis import Synthesis
from generator.evidence.records.theme import Theme

CALLED: Final = "kind of record"
"""The context of the nouns in messages that are the same for several kinds of things."""


def noun_of(called: str) -> str:
    """What records or parts of one kind are called, in the language that is spoken: ``study``."""
    return pgettext(CALLED, called)


@dataclass(frozen=True)
class Kind:
    """A record kind: its name, its model, and its one file or its folder of files."""

    name: str
    model: type[Record]
    file: str = ""
    folder: str = ""
    required: bool = False

    @property
    def where(self) -> str:
        """The file or folder below the content folder."""
        return self.file or f"{self.folder}/<id>.yml"


KINDS: tuple[Kind, ...] = (
    Kind("review", Review, file="review.yml", required=True),
    Kind("source", Source, folder="sources", required=True),
    Kind("study", Study, folder="studies", required=True),
    Kind("theme", Theme, folder="themes", required=True),
    Kind("interpretation", Interpretation, folder="interpretations"),
    Kind("synthesis", Synthesis, file="synthesis.yml"),
    Kind("model", Model, folder="models"),
    Kind("framework", Framework, file="framework.yml"),
    Kind("principle", Principle, folder="principles"),
    Kind("question", Question, folder="questions"),
    Kind("glossary", Glossary, file="glossary.yml"),
    Kind("everyday", EverydayWords, file="everyday.yml"),
)
