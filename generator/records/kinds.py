"""Which record stands in which file of the content."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.base import Record
from generator.records.glossary import Glossary
from generator.records.interpretation import Interpretation
from generator.records.model import Model
from generator.records.principle import Framework, Principle
from generator.records.review import Review
from generator.records.source import Source
from generator.records.study import Study
from generator.records.synthesis import Synthesis
from generator.records.theme import Theme


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
    Kind("glossary", Glossary, file="glossary.yml"),
)
