"""Whose words a quote gives, by the roles a review declares, and whether the editors say so."""

from __future__ import annotations

from enum import Enum

from generator.evidence.interface import N_
from generator.evidence.records.dimensions import NOT_SAID, STUDY_AUTHOR, SpeakerRole
from generator.evidence.records.review import Review
from generator.evidence.records.speakers import Voice, VoiceBasis
from generator.evidence.records.study import Quote


class Whose(Enum):
    """Whose words a quote gives, in the order of pages; its value is the heading above them."""

    PARTICIPANTS = N_("In people’s words")
    AUTHORS = N_("In the authors’ words")
    OTHERS = N_("In the words of others")
    UNSAID = N_("Quoted without saying who speaks")


_BY_VOICE = {
    Voice.PARTICIPANT: Whose.PARTICIPANTS,
    Voice.AUTHOR: Whose.AUTHORS,
    Voice.OTHER: Whose.OTHERS,
    Voice.UNCLEAR: Whose.UNSAID,
}


def participants_roles(review: Review) -> tuple[SpeakerRole, ...]:
    """The roles in which participants speak; none where a review declares no such role."""
    return tuple(role for role in review.speaker_roles if role.is_participant)


def role_of(review: Review, quote: Quote) -> SpeakerRole | None:
    """The role of whoever speaks; nothing where nobody has said it."""
    said = None if quote.role == NOT_SAID else quote.role
    return next((role for role in review.speaker_roles if role.id == said), None)


def whose(review: Review, quote: Quote) -> Whose:
    """Whose words a quote gives: by its role, and by its voice where it has none."""
    role = role_of(review, quote)
    if role is None:
        return _BY_VOICE[quote.voice]
    if role.is_participant:
        return Whose.PARTICIPANTS
    return Whose.AUTHORS if role.id == STUDY_AUTHOR else Whose.OTHERS


def is_guess(review: Review, quote: Quote) -> bool:
    """Whether whose words a quote gives is the editors' label, and not said by the source."""
    if role_of(review, quote) is not None:
        return quote.role_basis is VoiceBasis.EDITORS
    return quote.voice is not Voice.UNCLEAR and quote.voice_basis is VoiceBasis.EDITORS


def may_be_anybody(review: Review, quote: Quote) -> bool:
    """Whether a quote could be the words of a participant in any role, for all the source says."""
    if role_of(review, quote) is not None:
        return is_guess(review, quote)
    return quote.voice is not Voice.AUTHOR or is_guess(review, quote)
