"""The four forms: propose a study, correct something, add a quote, ask or answer a question."""

from __future__ import annotations

from functools import partial
from typing import Final

from generator.edit.issues.questions import (
    OR_NOT_REPORTED,
    Form,
    FormQuestion,
    Shape,
    ask,
    to_people,
)
from generator.evidence.records.study import Quote, Study

STUDY_OF_QUOTE: Final = "study"
"""The id of the question that says to which study a quote belongs."""

_study = partial(ask, Study)
_quote = partial(ask, Quote)
_CAN_BE_FOUND = "A study needs a DOI, an address, or where it can be had without one."

_PROMISES = (
    "I looked up every answer in the source and left nothing to memory.",
    "My own words may be used under the licence of this site.",
)
_PUBLIC = (
    "Everything you write here is public. Words of a source go into the answers that ask for them "
    "and nowhere else."
)

PROPOSE_STUDY: Final = Form(
    name="propose-study",
    title="Propose a study",
    about="A study that one of the site's source documents includes and the site does not have.",
    label="study",
    opening=(
        "Have the source document beside you: every answer says where in it you looked. "
        f"{_PUBLIC} You need not get everything right at once: an answer to this issue says which "
        "answers need a second look, and you can edit them."
    ),
    kind="study",
    questions=(
        _study("title", "reference.title", hint="As printed, in one line."),
        _study(
            "authors",
            "reference.authors",
            shape=Shape.AUTHORS,
            hint=(
                "One a line, in the order of the source: family name, comma, given names as "
                "printed, and Jr or III after another comma. An organisation by its name alone, "
                "without a comma. If the source cuts the list, write et al. on the last line."
            ),
            example="Okafor, Ngozi\nLindqvist, A\nInstitute of Invented Studies",
        ),
        _study(
            "year",
            "reference.year",
            hint=(
                "The year of publication, as printed: 2019, 2019b, 2018–2019, in press. "
                f"{OR_NOT_REPORTED}"
            ),
            example="2019",
        ),
        _study("type", "reference.type", hint="What kind of report it is."),
        _study("doi", "reference.doi", hint=f"It begins with 10. {_CAN_BE_FOUND}"),
        _study(
            "url",
            "reference.url",
            hint=f"It begins with https:// or http://. {_CAN_BE_FOUND}",
        ),
        _study(
            "no-link",
            "reference.no_link",
            hint="Where the source prints no link of any kind: a library, an archive, a publisher.",
        ),
        _study("container", "reference.container"),
        _study("publisher", "reference.publisher", hint="As printed."),
        _study("volume", "reference.volume", hint="As printed."),
        _study("issue", "reference.issue", hint="As printed."),
        _study("pages", "reference.pages"),
        _study("article-number", "reference.article_number"),
        _study(
            "language",
            "reference.language",
            hint=f"As the source states it. {OR_NOT_REPORTED}",
        ),
        _study(
            "source",
            "reference.place.source",
            "characteristics.place.source",
            "ladder.place.source",
            label="Source document",
            hint=(
                "The id of the document that includes the study. A link to the document on this "
                "site ends in #source- and its id."
            ),
        ),
        _study("number", "reference.number", label="Number in the reference list"),
        _study(
            "reference-section",
            "reference.place.section",
            label="Reference: section of the source",
            example="References",
        ),
        _study(
            "reference-locator",
            "reference.place.locator",
            label="Reference: where in that section",
            example="number 12",
        ),
        _study(
            "publication-country",
            "characteristics.publication_country",
            hint=f"As the source gives it. {OR_NOT_REPORTED}",
        ),
        _study(
            "study-country",
            "characteristics.study_country",
            hint=f"Where the study took place, if the source says it. {OR_NOT_REPORTED}",
        ),
        _study(
            "provision",
            "characteristics.provision",
            hint=f"One a line, in the words of the source. {OR_NOT_REPORTED}",
            example="Asthma\nDiabetes",
        ),
        _study(
            "models",
            "characteristics.models",
            hint=f"Their ids, one a line, in the order of the source. {OR_NOT_REPORTED}",
        ),
        _study(
            "characteristics-section",
            "characteristics.place.section",
            label="Characteristics: section of the source",
        ),
        _study(
            "characteristics-locator",
            "characteristics.place.locator",
            label="Characteristics: where in that section",
            example="Table 2, row Okafor",
        ),
        _study(
            "score",
            "ladder.total",
            shape=Shape.SCORE,
            hint=(
                "The score; or the possible scores with commas between them, where the source "
                f"gives only these. {OR_NOT_REPORTED}"
            ),
            example="4, 5",
            required=True,
        ),
        _study(
            "score-section",
            "ladder.place.section",
            label="Score: section of the source",
            hint="Left empty where no score is reported.",
            required=False,
        ),
        _study(
            "score-locator",
            "ladder.place.locator",
            label="Score: where in that section",
            example="paragraph 3, sentence 2",
        ),
    ),
    promises=_PROMISES,
)

ADD_QUOTE: Final = Form(
    name="add-quote",
    title="Add a quote",
    about="Words that a source document quotes from a study, exact to the character.",
    label="quote",
    opening=(
        "The study must be on the site already, and so must the themes that you name. "
        f"{_PUBLIC} Copy the quotation with every [...] and every slip in it."
    ),
    kind="study",
    questions=(
        FormQuestion(
            STUDY_OF_QUOTE,
            "Study id",
            (),
            Shape.LINE,
            required=True,
            about="The end of the address of the study's page, such as okafor-2019.",
            example="okafor-2019",
            refers="study",
        ),
        _quote(
            "text",
            "text",
            label="Words of the quotation",
            shape=Shape.VERBATIM,
            hint="One paragraph, exact to the character, without quotation marks around it.",
        ),
        _quote("locator", "locator", label="Printed locator", example="22:241"),
        _quote("voice", "voice", label="Whose words", hint="Whose words the quotation gives."),
        _quote("voice-basis", "voice_basis", label="Who says so"),
        _quote("voice-reason", "voice_reason", label="What that rests on", shape=Shape.PARAGRAPH),
        _quote("quoted-from", "quoted_from"),
        _quote("language", "language", label="Language tag"),
        _quote(
            "themes",
            "themes",
            hint="The ids of the themes under which the source prints it, one a line.",
        ),
        _quote(
            "interpretations",
            "interpretations",
            hint="The ids of the interpretations that the source discusses with it, one a line.",
        ),
        _quote(
            "source",
            "place.source",
            label="Source document of the quotation",
            hint=(
                "The id of the document. A link to the document on this site ends in #source- "
                "and its id."
            ),
        ),
        _quote("section", "place.section", label="Section of the source"),
        _quote("place", "place.locator", label="Where in that section", example="quotation 1"),
    ),
    promises=_PROMISES,
)

CORRECT: Final = Form(
    name="correct-something",
    title="Correct something",
    about="A mistake on a page: a number, a name, a citation, a quotation, a statement.",
    label="correction",
    opening=f"A person reads this with the source beside them. {_PUBLIC}",
    kind="",
    questions=(
        to_people(
            "page",
            "Address of the page",
            "Copy it from the browser. The link sign beside a finding or quote leads right to it.",
            required=True,
        ),
        to_people("wrong", "What is wrong", "As it stands there now.", required=True, long=True),
        to_people("right", "What it should say", "If you know.", required=False, long=True),
        to_people(
            "source",
            "Where the source says so",
            "Document, section, and page, paragraph, sentence or row.",
            required=True,
            long=True,
        ),
    ),
    promises=(),
)

ASK: Final = Form(
    name="ask-question",
    title="Ask or answer a question",
    about="What you would like to know and the site does not tell, or what the sources say to it.",
    label="question",
    opening=f"A person reads this and looks through the sources. {_PUBLIC}",
    kind="",
    questions=(
        to_people(
            "question",
            "Your question",
            "As you would ask a colleague; or a question of the site, word for word.",
            required=True,
        ),
        to_people(
            "answer",
            "What the sources say to it",
            "If you know: in a sentence or two that say no more than the source says.",
            required=False,
            long=True,
        ),
        to_people(
            "source",
            "Where they say so, or where you looked",
            "Document, section, and page, paragraph, sentence or row.",
            required=False,
            long=True,
        ),
    ),
    promises=(),
)

FORMS: Final = (PROPOSE_STUDY, CORRECT, ADD_QUOTE, ASK)
