"""What a synthesis is in one line, and which studies it is about: from its records alone."""

from __future__ import annotations

from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import begun_small
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import in_words
from generator.evidence.unit import unit_noun
from generator.publish.pages.items.told_apart import ABBREVIATED
from generator.publish.pages.items.words import listed, sentence

MOST_NAMED = 12
"""How many values are named in a sentence; more are counted."""


def about_line(catalogue: Catalogue, *, where: bool = True) -> str:
    """What this is, in one line: kind, studies, whose, searched until when.

    ``where``: with the countries of the studies, too.
    """
    review = catalogue.review
    count = len(catalogue.studies)
    shown = catalogue.dimensions.items() if where else ()
    countries = [
        f" from {len(values):,} {country.nouns}" if len(values) > 1 else f" ({values[0].label})"
        for name, country in shown
        if where
        and name == BuiltIn.COUNTRY
        and (values := catalogue.values_among(name, catalogue.studies))
    ]
    source = catalogue.sources[review.source]
    searched = (
        f", searched for what was published until {in_words(review.search.published_to)}"
        if review.search and review.search.published_to.known is not None
        else ""
    )
    things = f"one {unit_noun().one}" if count == 1 else f"{count:,} {unit_noun().many}"
    kind, comma, more = review.method.partition(", ")
    evidence = f"{kind} of {things}{''.join(countries)}{comma}{more}"
    return f"{evidence}, by {source.label}{searched}."


def where_lines(catalogue: Catalogue) -> tuple[str, ...]:
    """What the studies are about and where they are from, a sentence a characteristic."""
    lines = []
    for name in (BuiltIn.PROVISION, BuiltIn.COUNTRY, BuiltIn.CARRIED_OUT):
        dimension = catalogue.dimensions.get(name)
        if dimension is None:
            continue
        values = catalogue.values_among(name, catalogue.studies)
        absent = sum(catalogue.values(name, study).known is None for study in catalogue.studies)
        named = listed([_short(value.label) for value in values])
        if not values or len(values) > MOST_NAMED:
            named = f"{len(values):,} {begun_small(dimension.nouns)}" if values else ""
        unknown = _unknown(absent, len(catalogue.studies))
        if named or unknown:
            said = "; ".join(filter(None, (named, unknown)))
            lines.append(f"{sentence(dimension.nouns)}: {said}.")
    return tuple(lines)


def _short(label: str) -> str:
    """A value by the abbreviation that it ends in, as boards say it: ``COPD``."""
    return found[1] if (found := ABBREVIATED.match(label)) else label


def _unknown(absent: int, total: int) -> str:
    """Of how many studies a characteristic is not known."""
    if absent == total:
        return f"not known of any {unit_noun().one}" if total else ""
    return f"not known of {absent:,} of {total:,}" if absent else ""
