"""What a synthesis is in one line, and which studies it is about: from its records alone."""

from __future__ import annotations

from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension, begun_small
from generator.evidence.interface import _, ngettext
from generator.evidence.records.dimensions import BuiltIn
from generator.publish.pages.items.told_apart import ABBREVIATED
from generator.publish.pages.items.words import figures, listed, sentence

MOST_NAMED = 12
"""How many values are named in a sentence; more are counted."""


def about_line(catalogue: Catalogue, *, where: bool = True) -> str:
    """What this is, in one line: kind, studies, whose, searched until when.

    ``where``: with the countries of the studies, too.
    """
    review = catalogue.review
    studies = ngettext("one study", "{count} studies", len(catalogue.studies))
    if where and (country := catalogue.dimensions.get(BuiltIn.COUNTRY)):
        studies = _from_countries(catalogue, country, studies)
    kind, comma, more = review.method.partition(", ")
    if comma:
        studies = _("{studies}, {more}", studies=studies, more=more)
    source = catalogue.sources[review.source].label
    until = review.search.published_to.known if review.search else None
    if until is None:
        return _(
            "{method} of {studies}, by {source}.",
            method=kind,
            studies=studies,
            source=source,
        )
    return _(
        "{method} of {studies}, by {source}, searched for what was published until {until}.",
        method=kind,
        studies=studies,
        source=source,
        until=until,
    )


def _from_countries(catalogue: Catalogue, country: Dimension, studies: str) -> str:
    values = catalogue.values_among(country.id, catalogue.studies)
    if not values:
        return studies
    if len(values) == 1:
        return _("{studies} ({place})", studies=studies, place=values[0].label)
    return ngettext(
        "{studies} from {count} {nouns}",
        "{studies} from {count} {nouns}",
        len(values),
        studies=studies,
        nouns=country.nouns,
    )


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
            named = _counted(len(values), begun_small(dimension.nouns)) if values else ""
        unknown = _unknown(absent, len(catalogue.studies))
        what = sentence(dimension.nouns)
        if named and unknown:
            lines.append(
                _("{what}: {values}; {unknown}.", what=what, values=named, unknown=unknown)
            )
        elif named or unknown:
            lines.append(_("{what}: {values}.", what=what, values=named or unknown))
    return tuple(lines)


def _counted(count: int, nouns: str) -> str:
    return ngettext("{count} {nouns}", "{count} {nouns}", count, nouns=nouns)


def _short(label: str) -> str:
    """A value by the abbreviation that it ends in, as boards say it: ``COPD``."""
    return found[1] if (found := ABBREVIATED.match(label)) else label


def _unknown(absent: int, total: int) -> str:
    """Of how many studies a characteristic is not known."""
    if absent == total:
        return _("not known of any study") if total else ""
    return _("not known of {part} of {total}", part=figures(absent), total=figures(total)) * bool(
        absent
    )
