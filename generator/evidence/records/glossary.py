"""The glossary: words of the field and of the site, explained in a sentence or two."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from generator.evidence.interface import _
from generator.evidence.records.base import (
    Also,
    Id,
    Note,
    Printed,
    Record,
    SourcePlace,
    contradiction,
    one_line,
)
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import Anchor, RefersTo, Trait, Words, WrittenAs

FORM_PATTERN = r"^[^<>\"{}\[\]\\`|]+$"
FORM_LIMIT = 80
DEFINITION_LIMIT = 600

Form = Annotated[
    str,
    StringConstraints(pattern=FORM_PATTERN, max_length=FORM_LIMIT),
    AfterValidator(one_line),
    Field(description="A word or phrase as it stands in a sentence, without quotation marks."),
    WrittenAs('Leave out quotation marks, brackets and the signs < > " \\ ` |.'),
    Words.OURS,
]


class Basis(Choice):
    """Who explains a term."""

    SOURCE = "source", "A source explains the term."
    USED = "used", "A source uses the term without explaining it."
    EDITORS = "editors", "The editors explain the term."


class LinkKind(Choice):
    """What a term can lead to."""

    MODEL = "model", "A model."
    THEME = "theme", "A theme."
    CATEGORY = "category", "A category of themes."
    INTERPRETATION = "interpretation", "An interpretation."
    PRINCIPLE = "principle", "A principle."
    DEFINITION = "definition", "A definition of the framework."
    FACT = "fact", "A fact of the review or of a source."
    PAGE = "page", "A page of the site."


DEFINING = (
    LinkKind.MODEL,
    LinkKind.CATEGORY,
    LinkKind.PRINCIPLE,
    LinkKind.DEFINITION,
    LinkKind.FACT,
)
"""The records that say what something is."""


class TermLink(Record):
    """A record, or a page, that says more of a term."""

    kind: Annotated[LinkKind, Field(strict=False)]
    target: Annotated[Id, RefersTo(kind_in="kind")] = Field(
        description=(
            "The record's id; a fact is one of the review or of a source. For a page its name, "
            "such as ladder."
        )
    )


class Term(Record):
    """A term with its definition, and who gives it."""

    id: Annotated[Id, Anchor("term")] = Field(
        description="Unique in the glossary; links to the term are made of it."
    )
    term: Annotated[Form, Trait.TITLE]
    forms: tuple[Form, ...] = Field(
        default=(), description="Other spellings and forms of the word, such as its plural."
    )
    in_pages: bool = Field(
        default=True,
        description=(
            "Whether pages explain the term where it first occurs: true, unless it is everywhere."
        ),
    )
    definition: (
        Annotated[str, AfterValidator(one_line), Field(max_length=DEFINITION_LIMIT), Trait.LONG]
        | None
    ) = Field(default=None, description="One or two short sentences in plain text, in our words.")
    taken_from: TermLink | None = Field(
        default=None,
        description=(
            "The record that says it already: a model, category, principle, definition or fact."
        ),
    )
    basis: Annotated[Basis, Field(strict=False)] | None = Field(
        default=None,
        description=(
            "source: a source defines the term. used: a source uses it without a definition, and "
            "the editors explain it. editors: a word of the editors or of this site."
        ),
    )
    place: SourcePlace | None = Field(
        default=None, description="Where a source defines the term, or uses it."
    )
    cites: tuple[Printed, ...] = Field(
        default=(), description="The works that the source cites for the definition."
    )
    see: tuple[Annotated[Id, RefersTo(("term",))], ...] = Field(
        default=(), description="The ids of related terms."
    )
    links: tuple[TermLink, ...] = Field(default=(), description="Where to read more on this site.")
    also: Also = ()
    notes: tuple[Note, ...] = ()

    @model_validator(mode="after")
    def _defined_once(self) -> Term:
        if (self.definition is None) == (self.taken_from is None):
            raise contradiction(
                "term_shape",
                "definition",
                _("A term has either a definition or taken_from, and not both."),
            )
        if self.taken_from is not None and (self.basis or self.place or self.cites):
            raise contradiction(
                "term_shape",
                "taken_from",
                _("A term that is taken from a record has no basis, place or cites of its own."),
            )
        if self.taken_from is not None and self.taken_from.kind not in DEFINING:
            raise contradiction(
                "term_shape",
                "taken_from",
                _("A term is taken from a model, a category, a principle, a definition or a fact."),
            )
        if self.definition is not None and self.basis is None:
            raise contradiction("term_shape", "basis", _("A definition says its basis."))
        if self.definition is not None and (self.place is None) == (self.basis != Basis.EDITORS):
            raise contradiction(
                "term_shape",
                "place",
                _(
                    "A term has a place where its basis is source or used, and none where it is "
                    "editors."
                ),
            )
        return self


class Glossary(Record):
    """All terms, in any order; pages sort them."""

    terms: tuple[Term, ...] = Field(min_length=1)
