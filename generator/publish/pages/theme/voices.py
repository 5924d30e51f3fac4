"""Who is heard in quotes and whose voice is missing: by role, where a review has roles."""

from __future__ import annotations

from enum import Enum
from typing import Final

from generator.derive.support import Heard, Support
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import begun_small
from generator.evidence.interface import N_, WHATEVER, _, ngettext, pgettext
from generator.evidence.records.speakers import Voice
from generator.evidence.speakers import participants_roles
from generator.publish.pages.items.speaking import (
    VOICE_NOUNS,
    counted_speakers,
    mark,
    speaker_noun,
)
from generator.publish.pages.items.words import listed, times

MOST_LABELS: Final = 8
"""Of more studies than this, the others are counted."""


class Within(Enum):
    """In which studies somebody is quoted: wherever it is, in the one or in several just named."""

    ANY = "any"
    ONE = "one"
    SEVERAL = "several"


_NOBODY: Final = {
    Within.ANY: N_("nobody is quoted"),
    Within.ONE: N_("nobody in it is quoted"),
    Within.SEVERAL: N_("nobody in them is quoted"),
}
_NO_PARTICIPANT: Final = {
    Within.ANY: N_("no participant is quoted"),
    Within.ONE: N_("no participant in it is quoted"),
    Within.SEVERAL: N_("no participant in them is quoted"),
}
_NONE_KNOWN: Final = {
    Within.ANY: N_("no participant is known to be quoted"),
    Within.ONE: N_("no participant in it is known to be quoted"),
    Within.SEVERAL: N_("no participant in them is known to be quoted"),
}


def heard_words(support: Support, within: Within = Within.ANY) -> str:
    """How often participants are quoted, if at all."""
    heard = support.speakers.participants
    if not support.quotes:
        return _(_NOBODY[within])
    if not heard.quotes:
        unsure = support.speakers.missing and support.speakers.some_unsaid
        return _((_NONE_KNOWN if unsure else _NO_PARTICIPANT)[within])
    return _with_mark(_quoted(heard.quotes, within), heard)


def _quoted(quotes: int, within: Within) -> str:
    often = times(quotes)
    match within:
        case Within.ANY:
            return ngettext(
                "a participant is quoted {often}",
                "participants are quoted {often}",
                quotes,
                often=often,
            )
        case Within.ONE:
            return ngettext(
                "a participant in it is quoted {often}",
                "participants in it are quoted {often}",
                quotes,
                often=often,
            )
        case Within.SEVERAL:
            return ngettext(
                "a participant in them is quoted {often}",
                "participants in them are quoted {often}",
                quotes,
                often=often,
            )


def _with_mark(said: str, heard: Heard) -> str:
    """Words with the mark for what the editors say behind them."""
    label = mark(heard)
    return _("{said} ({mark})", said=said, mark=label) if label else said


def quotes_sentence(support: Support) -> str:
    """Who is quoted how often: every role; without roles, whoever is no participant."""
    if roles := support.speakers.roles:
        words = [counted_speakers(begun_small(role.label), heard) for role, heard in roles]
        return _("By who speaks: {speakers}.", speakers=listed(words))
    others = [voice for voice in support.voices if voice is not Voice.PARTICIPANT]
    if not others:
        return ""
    voices = listed(
        [
            _voice_words(voice, heard)
            for voice, heard in support.speakers.voices.items()
            if voice is not Voice.PARTICIPANT
        ]
    )
    if len(others) < len(support.voices):
        return _("Also quoted: {voices}.", voices=voices)
    return _("Quoted: {voices}.", voices=voices)


def _voice_words(voice: Voice, heard: Heard) -> str:
    said = _("{who} {often}", who=pgettext(WHATEVER, VOICE_NOUNS[voice]), often=times(heard.quotes))
    return said if voice is Voice.UNCLEAR else _with_mark(said, heard)


def missing_sentences(catalogue: Catalogue, support: Support) -> tuple[str, ...]:
    """Whose voice is missing: kinds of speakers, and cited studies of which nobody is quoted."""
    if participants_roles(catalogue.review):
        no_one, elsewhere = (
            unheard_words(support),
            [begun_small(r.label) for r in support.elsewhere],
        )
    else:
        is_silent = Voice.PARTICIPANT in support.missing_voices
        no_one = _("No participant is quoted.") if is_silent else ""
        others = [voice for voice in support.missing_voices if voice is not Voice.PARTICIPANT]
        elsewhere = [pgettext(WHATEVER, VOICE_NOUNS[voice]) for voice in others]
    sentences = [no_one] if no_one else []
    if elsewhere:
        sentences.append(
            _("Quoted elsewhere in the review, not here: {voices}.", voices=listed(elsewhere))
        )
    if support.unquoted:
        sentences.append(_silent([catalogue.labels[study.id] for study in support.unquoted]))
    return tuple(sentences)


def _silent(labels: list[str]) -> str:
    """Of which cited studies nobody is quoted."""
    studies = listed(labels[:MOST_LABELS])
    more = len(labels) - MOST_LABELS
    if more <= 0:
        return _("Cited, and nobody in it quoted here: {studies}.", studies=studies)
    return ngettext(
        "Cited, and nobody in it quoted here: {studies}, and {number} study more.",
        "Cited, and nobody in it quoted here: {studies}, and {number} studies more.",
        more,
        studies=studies,
    )


def unheard_words(support: Support) -> str:
    """In which roles of participants nobody speaks, or nobody is known to; empty for none.

    It is only known where the source says of every quote who speaks.
    """
    if not support.speakers.missing:
        return ""
    nobody = listed([speaker_noun(role) for role in support.speakers.missing], "or")
    if support.speakers.some_unsaid:
        return _("No {speakers} is known to be quoted.", speakers=nobody)
    return _("No {speakers} is quoted.", speakers=nobody)
