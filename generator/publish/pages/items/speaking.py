"""Who speaks, in words, with the one mark for what the editors say and no source."""

from __future__ import annotations

from typing import Final

from generator.derive.support import Heard, Speakers
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import begun_small
from generator.evidence.interface import N_, NP_, WHATEVER, _, ngettext, pgettext
from generator.evidence.records.dimensions import NOT_SAID, STUDY_AUTHOR, SpeakerRole
from generator.evidence.records.speakers import Voice, VoiceBasis
from generator.evidence.records.study import Quote
from generator.publish.pages.items.words import number

VOICE_WORDS: Final = {
    Voice.PARTICIPANT: NP_("whatever is counted", "Participant"),
    Voice.AUTHOR: NP_("whatever is counted", "Study authors"),
    Voice.OTHER: NP_("whatever is counted", "Somebody else"),
    Voice.UNCLEAR: NP_("whatever is counted", "Voice unclear"),
}
_IN_THE_VOICE: Final = {Voice.AUTHOR: STUDY_AUTHOR, Voice.UNCLEAR: NOT_SAID}
"""The role that a voice tells already."""
VOICE_NOUNS: Final = {
    Voice.PARTICIPANT: NP_("whatever is counted", "participants"),
    Voice.AUTHOR: NP_("whatever is counted", "study authors"),
    Voice.OTHER: NP_("whatever is counted", "others"),
    Voice.UNCLEAR: NP_("whatever is counted", "a voice that is unclear"),
}
LABELLED: Final = N_("the editors’ label")
"""The mark of what the editors say, wherever it is printed."""


def speaker_noun(role: SpeakerRole) -> str:
    """Somebody in a role, inside a sentence."""
    return role.noun or begun_small(role.label)


def mark(heard: Heard) -> str:
    """Of how many quotes the editors say who speaks; empty where it is none."""
    if not heard.guessed:
        return ""
    if heard.guessed == heard.quotes:
        return _(LABELLED)
    return ngettext("{number} the editors’ label", "{number} the editors’ label", heard.guessed)


def marked(heard: Heard) -> str:
    """The same in brackets, after what it is about."""
    return f" ({said})" if (said := mark(heard)) else ""


def counted_speakers(words: str, heard: Heard) -> str:
    """Speakers with the number of their quotes in brackets, and the mark."""
    return f"{words} ({', '.join(filter(None, (str(heard.quotes), mark(heard))))})"


def speakers_words(speakers: Speakers) -> list[str]:
    """Who speaks how often: by role, or by voice where there are no roles."""
    by_role = [(begun_small(role.label), heard) for role, heard in speakers.roles]
    by_voice = [
        (pgettext(WHATEVER, VOICE_WORDS[voice]).lower(), heard)
        for voice, heard in speakers.voices.items()
    ]
    return [f"{who}: {number(n.quotes)}{marked(n)}" for who, n in by_role or by_voice]


def spoken_by(catalogue: Catalogue, quote: Quote) -> tuple[str, ...]:
    """Whose words a quote gives: voice, and role where it has one, each with its mark."""
    voice = pgettext(WHATEVER, VOICE_WORDS[quote.voice])
    if quote.quoted_from:
        voice = _("{voice}: {whom}, quoted at second hand", voice=voice, whom=quote.quoted_from)
    role = role_beside(catalogue, quote)
    both = ((voice, quote.voice_basis), (begun_small(role), quote.role_basis))
    return tuple(
        f"{words} ({_(LABELLED)})" if basis is VoiceBasis.EDITORS and words else words
        for words, basis in both
        if words
    )


def role_words(catalogue: Catalogue, quote: Quote) -> str:
    """Who speaks, by the review's words; empty where nobody has said it."""
    roles = {role.id: role.label for role in catalogue.review.speaker_roles}
    return roles[quote.role] if quote.role else ""


def role_beside(catalogue: Catalogue, quote: Quote) -> str:
    """The role as it stands beside the voice; empty where it says no more than the voice does."""
    says_no_more = _IN_THE_VOICE.get(quote.voice) == quote.role
    if says_no_more and quote.role_basis in {None, quote.voice_basis}:
        return ""
    return role_words(catalogue, quote)


def why_words(catalogue: Catalogue, quote: Quote) -> str:
    """What both labels rest on."""
    said = f"{pgettext(WHATEVER, VOICE_WORDS[quote.voice])}: {quote.voice_reason}"
    if quote.role is None or quote.role_reason is None:
        return said
    return f"{said} {role_words(catalogue, quote)}: {quote.role_reason}"
