"""The forms in which a quote is added, something corrected, and a question asked."""

from __future__ import annotations

from functools import partial
from typing import Final

from generator.edit.issues.questions import (
    Form,
    FormQuestion,
    Shape,
    ask,
    promises,
    public,
    to_people,
)
from generator.evidence.interface import _
from generator.evidence.records.study import Quote

STUDY_OF_QUOTE: Final = "study"
"""The id of the question that says to which study a quote belongs."""

_quote = partial(ask, Quote)


def add_quote() -> Form:
    """Words that a source quotes from a study."""
    return Form(
        name="add-quote",
        title=_("Add a quote"),
        about=_("Words that a source document quotes from a study, exact to the character."),
        label="quote",
        opening=(
            " ".join(
                (
                    _(
                        "The study must be on the site already, and so must the themes that you "
                        "name."
                    ),
                    public(),
                    _("Copy the quotation with every [...] and every slip in it."),
                )
            )
        ),
        kind="study",
        questions=(
            FormQuestion(
                STUDY_OF_QUOTE,
                _("Study id"),
                (),
                Shape.LINE,
                required=True,
                about=_("The end of the address of the study's page, such as okafor-2019."),
                example="okafor-2019",
                refers="study",
            ),
            _quote(
                "text",
                "text",
                label=_("Words of the quotation"),
                shape=Shape.VERBATIM,
                hint=_("One paragraph, exact to the character, without quotation marks around it."),
            ),
            _quote("locator", "locator", label=_("Printed locator"), example="22:241"),
            _quote(
                "voice", "voice", label=_("Whose words"), hint=_("Whose words the quotation gives.")
            ),
            _quote("voice-basis", "voice_basis", label=_("Who says so")),
            _quote(
                "voice-reason", "voice_reason", label=_("What that rests on"), shape=Shape.PARAGRAPH
            ),
            _quote("quoted-from", "quoted_from"),
            _quote("language", "language", label=_("Language tag")),
            _quote(
                "themes",
                "themes",
                hint=_("The ids of the themes under which the source prints it, one a line."),
            ),
            _quote(
                "interpretations",
                "interpretations",
                hint=_(
                    "The ids of the interpretations that the source discusses with it, one a line."
                ),
            ),
            _quote(
                "source",
                "place.source",
                label=_("Source document of the quotation"),
                hint=(
                    _(
                        "The id of the document. A link to the document on this site ends in "
                        "#source- and "
                        "its id."
                    )
                ),
            ),
            _quote("section", "place.section", label=_("Section of the source")),
            _quote(
                "place", "place.locator", label=_("Where in that section"), example="quotation 1"
            ),
        ),
        promises=promises(),
    )


def correct_something() -> Form:
    """Something that is wrong on a page."""
    return Form(
        name="correct-something",
        title=_("Correct something"),
        about=_("A mistake on a page: a number, a name, a citation, a quotation, a statement."),
        label="correction",
        opening=" ".join((_("A person reads this with the source beside them."), public())),
        kind="",
        questions=(
            to_people(
                "page",
                _("Address of the page"),
                _(
                    "Copy it from the browser. The link sign beside a finding or quote leads right "
                    "to it."
                ),
                required=True,
            ),
            to_people(
                "wrong", _("What is wrong"), _("As it stands there now."), required=True, long=True
            ),
            to_people(
                "right", _("What it should say"), _("If you know."), required=False, long=True
            ),
            to_people(
                "source",
                _("Where the source says so"),
                _("Document, section, and page, paragraph, sentence or row."),
                required=True,
                long=True,
            ),
        ),
        promises=(),
    )


def ask_question() -> Form:
    """What a reader would like to know."""
    return Form(
        name="ask-question",
        title=_("Ask or answer a question"),
        about=_(
            "What you would like to know and the site does not tell, or what the sources say to it."
        ),
        label="question",
        opening=" ".join((_("A person reads this and looks through the sources."), public())),
        kind="",
        questions=(
            to_people(
                "question",
                _("Your question"),
                _("As you would ask a colleague; or a question of the site, word for word."),
                required=True,
            ),
            to_people(
                "answer",
                _("What the sources say to it"),
                _("If you know: in a sentence or two that say no more than the source says."),
                required=False,
                long=True,
            ),
            to_people(
                "source",
                _("Where they say so, or where you looked"),
                _("Document, section, and page, paragraph, sentence or row."),
                required=False,
                long=True,
            ),
        ),
        promises=(),
    )
