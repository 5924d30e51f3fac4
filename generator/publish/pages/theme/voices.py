"""Who is heard in quotes and whose voice is missing: by role, where a review has roles."""

from __future__ import annotations

from typing import Final

from generator.derive.support import Support
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import begun_small
from generator.evidence.interface import _
from generator.evidence.records.study import Voice
from generator.evidence.speakers import participants_roles
from generator.publish.pages.items.speaking import (
    VOICE_NOUNS,
    counted_speakers,
    marked,
    speaker_noun,
)
from generator.publish.pages.items.words import listed, studies, times

MOST_LABELS: Final = 8
"""Of more studies than this, the others are counted."""


def heard_words(support: Support, within: str = "") -> str:
    """How often participants are quoted, if at all."""
    heard = support.speakers.participants
    if not support.quotes:
        return f"nobody{within} is quoted"
    if not heard.quotes:
        known = " known to be" if support.speakers.missing and support.speakers.some_unsaid else ""
        return f"no participant{within} is{known} quoted"
    who = f"a participant{within} is" if heard.quotes == 1 else f"participants{within} are"
    return f"{who} quoted {times(heard.quotes)}{marked(heard)}"


def quotes_sentence(support: Support) -> str:
    """Who is quoted how often: every role; without roles, whoever is no participant."""
    if roles := support.speakers.roles:
        words = [counted_speakers(begun_small(role.label), heard) for role, heard in roles]
        return f"By who speaks: {listed(words)}."
    others = [voice for voice in support.voices if voice is not Voice.PARTICIPANT]
    if not others:
        return ""
    also = "Also quoted" if len(others) < len(support.voices) else "Quoted"
    voices = [
        f"{_(VOICE_NOUNS[voice])} {times(heard.quotes)}"
        f"{'' if voice is Voice.UNCLEAR else marked(heard)}"
        for voice, heard in support.speakers.voices.items()
        if voice is not Voice.PARTICIPANT
    ]
    return f"{also}: {listed(voices)}."


def missing_sentences(catalogue: Catalogue, support: Support) -> tuple[str, ...]:
    """Whose voice is missing: kinds of speakers, and cited studies of which nobody is quoted."""
    if participants_roles(catalogue.review):
        no_one, elsewhere = (
            unheard_words(support),
            [begun_small(r.label) for r in support.elsewhere],
        )
    else:
        no_one = "No participant is quoted." if Voice.PARTICIPANT in support.missing_voices else ""
        others = [voice for voice in support.missing_voices if voice is not Voice.PARTICIPANT]
        elsewhere = [_(VOICE_NOUNS[voice]) for voice in others]
    sentences = [no_one] if no_one else []
    if elsewhere:
        sentences.append(f"Quoted elsewhere in the review, not here: {listed(elsewhere)}.")
    silent = support.unquoted
    if silent:
        named = listed([catalogue.labels[study.id] for study in silent[:MOST_LABELS]], "and")
        more = f", and {studies(rest)} more" if (rest := len(silent) - MOST_LABELS) > 0 else ""
        sentences.append(f"Cited, and nobody in it quoted here: {named}{more}.")
    return tuple(sentences)


def unheard_words(support: Support) -> str:
    """In which roles of participants nobody speaks, or nobody is known to; empty for none.

    It is only known where the source says of every quote who speaks.
    """
    if not support.speakers.missing:
        return ""
    nobody = listed([speaker_noun(role) for role in support.speakers.missing], "or")
    known = " known to be" if support.speakers.some_unsaid else ""
    return f"No {nobody} is{known} quoted."
