"""The four forms: propose a study, correct something, add a quote, ask or answer a question."""

from __future__ import annotations

from typing import Final

from generator.edit.issues.other_forms import add_quote, ask_question, correct_something
from generator.edit.issues.questions import Form
from generator.edit.issues.study_form import propose_study
from generator.evidence.interface import ENGLISH, speaking


def forms() -> tuple[Form, ...]:
    """The forms in the language that is spoken."""
    return (propose_study(), correct_something(), add_quote(), ask_question())


with speaking(ENGLISH):
    FORMS: Final = forms()
"""The forms in English, in which somebody may have written before a site had its language."""
PROPOSE_STUDY, CORRECT, ADD_QUOTE, ASK = FORMS
