"""Who speaks in quotes, counted by role and by voice, and in which roles nobody is known to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.evidence.catalogue import QuoteInStudy
from generator.evidence.records.dimensions import NOT_SAID, STUDY_AUTHOR, SpeakerRole
from generator.evidence.records.review import Review
from generator.evidence.records.speakers import Voice
from generator.evidence.records.study import Quote
from generator.evidence.speakers import (
    Whose,
    is_guess,
    may_be_anybody,
    participants_roles,
    role_of,
    whose,
)


@dataclass(frozen=True)
class Heard:
    """A number of quotes, and of how many of them the editors say who speaks."""

    quotes: int = 0
    guessed: int = 0


@dataclass(frozen=True)
class Speakers:
    """Who speaks in some quotes."""

    participants: Heard
    """The quotes that give participants' words."""
    voices: Mapping[Voice, Heard]
    roles: tuple[tuple[SpeakerRole, Heard], ...]
    """The roles that are heard, in the review's order; nothing where it tells none apart."""
    missing: tuple[SpeakerRole, ...]
    """The participants' roles in which nobody is known to speak."""
    some_unsaid: bool
    """Whether any quote could be theirs all the same: the source does not say who speaks."""


def speakers(review: Review, quotes: Sequence[QuoteInStudy]) -> Speakers:
    """Who speaks in quotes."""
    found = [quoted.quote for quoted in quotes]
    wanted = participants_roles(review)
    by_role: dict[str, list[Quote]] = {}
    for quote in found:
        by_role.setdefault(_role_id(review, quote), []).append(quote)
    unsaid = Heard(len(by_role.get(NOT_SAID, ())))
    heard = tuple(
        (role, unsaid if role.id == NOT_SAID else _heard(review, by_role[role.id]))
        for role in review.speaker_roles
        if role.id in by_role
    )
    return Speakers(
        participants=_heard(
            review, [one for one in found if whose(review, one) is Whose.PARTICIPANTS]
        ),
        voices={
            voice: _heard(review, [one for one in found if one.voice is voice])
            for voice in Voice
            if any(one.voice is voice for one in found)
        },
        roles=heard if wanted else (),
        missing=tuple(role for role in wanted if role.id not in by_role),
        some_unsaid=any(may_be_anybody(review, quote) for quote in found),
    )


def _role_id(review: Review, quote: Quote) -> str:
    """The role that a quote counts for; by its voice where nobody has said it."""
    if known := role_of(review, quote):
        return known.id
    return STUDY_AUTHOR if quote.voice is Voice.AUTHOR else NOT_SAID


def _heard(review: Review, quotes: Sequence[Quote]) -> Heard:
    return Heard(len(quotes), sum(is_guess(review, quote) for quote in quotes))
