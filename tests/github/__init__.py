"""Issues as GitHub writes them, and what it says of forms."""

from __future__ import annotations

from collections.abc import Mapping

from generator.edit.issues.answers import NO_ANSWER
from generator.edit.issues.questions import Form, Shape


def filled_in(form: Form, answers: Mapping[str, str], *, ticked: bool = True) -> str:
    """The text of an issue as GitHub makes it from a form, by the answers to its questions."""
    unknown = set(answers) - {ask.id for ask in form.questions}
    assert not unknown, unknown
    parts = []
    for ask in form.questions:
        answer = answers.get(ask.id, "") or NO_ANSWER
        if ask.shape is Shape.VERBATIM and answer != NO_ANSWER:
            answer = f"```text\n{answer}\n```"
        parts.append(f"### {ask.label}\n\n{answer}")
    if form.promises:
        box = "- [X] " if ticked else "- [ ] "
        parts.append(
            f"### {form.promises_label}\n\n" + "\n".join(box + text for text in form.promises)
        )
    return "\n\n".join(parts)


STUDY = {
    "title": "A waiting room of our own",
    "authors": "Okafor, N\nLindqvist, A\nInstitute of Invented Studies",
    "year": "2019",
    "type": "journal-article",
    "doi": "https://doi.org/10.5555/okafor.2019",
    "container": "Journal of Invented Studies",
    "volume": "7",
    "pages": "30–41",
    "language": "Not reported.",
    "source": "meadow-2022",
    "reference-section": "References",
    "reference-locator": "number 12",
    "publication-country": "Norway",
    "study-country": "not reported",
    "provision": "- Asthma\n- Diabetes",
    "models": "open-gate, shared-plots",
    "characteristics-section": "Results",
    "characteristics-locator": "Table 1, row Okafor",
    "score": "4 or 3",
    "score-section": "Results",
    "score-locator": "p. 5",
}
"""Answers that make a study of the sample's synthesis."""

QUOTE = {
    "study": "velde-2016",
    "text": 'We asked for chairs [...] & *nobody* came: # not a comment, "2 > 1".',
    "locator": "p. 12",
    "voice": "participant",
    "voice-basis": "editors",
    "voice-reason": "The speaker says we of those who wait.",
    "themes": "first-visit",
    "source": "meadow-2022",
    "section": "Results › Arriving",
    "place": "quotation 1",
}
"""Answers that make a quote of the sample's synthesis."""

CORRECTION = {
    "page": "https://example.org/explorer/studies/velde-2016/?x=1#quote-velde-2016--gate",
    "wrong": "The year is wrong.",
    "source": "Reference list, number 3",
}
"""Answers that ask for a correction in the sample's synthesis."""

PROGRAMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("comment", ()),
    ("propose", ()),
    ("propose", ("--pull-request",)),
    ("review", ()),
)
"""What the workflows run of ``tools/``, with options; tests run each, and nothing else may run."""
