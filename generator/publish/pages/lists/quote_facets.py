"""The facets of quotes: whose words they are, who speaks, who says so, and what they stand with."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from generator.evidence.catalogue import Catalogue, QuoteInStudy
from generator.evidence.interface import N_, WHATEVER, _, pgettext
from generator.evidence.records.speakers import Voice, VoiceBasis
from generator.publish.pages.items.speaking import VOICE_WORDS
from generator.publish.pages.lists.facets import OWN, FacetSpec, Values

BASIS_LABELS: Final = {
    VoiceBasis.SOURCE: N_("The source says who speaks"),
    VoiceBasis.EDITORS: N_("The editors’ own label"),
}


def quote_values(quoted: QuoteInStudy) -> Values:
    """What a quote is narrowed by, besides its themes and its study."""
    quote = quoted.quote
    return {
        "voice": (quote.voice.value,),
        "voice-by": (quote.voice_basis.value,),
        "speaker": (quote.role,) if quote.role else (),
        "speaker-by": (quote.role_basis.value,) if quote.role_basis else (),
        "interpretation": quote.interpretations,
    }


def voice_question(catalogue: Catalogue, label: str) -> FacetSpec:
    """Whose words quotes give."""
    voices = {quoted.quote.voice for quoted in catalogue.quotes}
    return FacetSpec(
        "voice",
        label,
        OWN,
        {v.value: pgettext(WHATEVER, VOICE_WORDS[v]) for v in Voice if v in voices},
    )


def quote_questions(catalogue: Catalogue) -> tuple[FacetSpec, ...]:
    """The facets of quotes alone."""
    bases = {quoted.quote.voice_basis for quoted in catalogue.quotes}
    roles = {quoted.quote.role for quoted in catalogue.quotes}
    said = {quoted.quote.role_basis for quoted in catalogue.quotes}
    named = {i for quoted in catalogue.quotes for i in quoted.quote.interpretations}
    return (
        voice_question(catalogue, _("Voice")),
        _basis_question("voice-by", _("Who says whose words they are"), bases),
        FacetSpec(
            "speaker",
            _("Who speaks"),
            OWN,
            {role.id: role.label for role in catalogue.review.speaker_roles if role.id in roles},
        ),
        _basis_question("speaker-by", _("Who says who speaks"), said),
        FacetSpec(
            "interpretation",
            _("Conclusion"),
            OWN,
            {i.id: i.title for i in catalogue.interpretations} if named else {},
        ),
    )


def _basis_question(name: str, label: str, bases: Collection[VoiceBasis | None]) -> FacetSpec:
    found = {basis.value: _(BASIS_LABELS[basis]) for basis in VoiceBasis if basis in bases}
    return FacetSpec(name, label, OWN, found)
