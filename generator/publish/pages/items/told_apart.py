"""A study in a person's words beside its name: what it was about, and where it was done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from generator.derive.support import grouping
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension, begun_small
from generator.evidence.interface import _, ngettext
from generator.evidence.once import once
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.study import Study
from generator.evidence.values import COUNTRIES
from generator.publish.pages.items.words import sentence

MOST: Final = 3
"""How many values of one kind are named."""
BETWEEN: Final = " · "
"""What stands between a study's name and what tells it apart."""
ABBREVIATED: Final = re.compile(r"^\w.* \(([A-Z][A-Za-z0-9-]*[A-Z0-9])\)$")


def about_study(catalogue: Catalogue, study: Study) -> str:
    """What tells a study apart: ``Gardening, Ghana``; what is not known of it is left out.

    Where no study names a condition, the first other thing that gathers studies stands there. Of
    countries only that in which it was carried out: where it was published need not be the same.
    """
    return _abouts(catalogue)[study.id]


def told_apart(catalogue: Catalogue, study: Study) -> str:
    """A study by its name and in a person's words: ``Okafor 2019 · Gardening, Ghana``."""
    about = about_study(catalogue, study)
    return catalogue.labels[study.id] + (f"{BETWEEN}{about}" if about else "")


@once
def _abouts(catalogue: Catalogue) -> Mapping[str, str]:
    """What every study is about, by its id; lists name the same study many times."""
    asked = [
        one
        for one in (told_first(catalogue), catalogue.dimensions.get(BuiltIn.CARRIED_OUT))
        if one is not None
    ]
    told = {
        study.id: [part for one in asked if (part := _values(catalogue, one, study))]
        for study in catalogue.studies
    }
    return {study: sentence(", ".join(parts)) for study, parts in told.items()}


def study_heading(catalogue: Catalogue, study: Study) -> str:
    """How a panel with all evidence of a study is headed: its name, its findings and quotes."""
    findings = len(catalogue.findings_of_study.get(study.id, ()))
    return headed(
        catalogue.labels[study.id], findings, sum(bool(quote.themes) for quote in study.quotes)
    )


def headed(label: str, findings: int, quotes: int) -> str:
    """The heading of what is opened: a name, and how many findings and quotes it has."""
    return _(
        "{name}: {findings}, {quotes}",
        name=label,
        findings=ngettext("{number} finding", "{number} findings", findings),
        quotes=ngettext("{number} quote", "{number} quotes", quotes),
    )


def short_form(label: str) -> str:
    """A value by its abbreviation, where it ends in one: ``COPD``."""
    found = ABBREVIATED.match(label)
    return found[1] if found else begun_small(label)


def told_first(catalogue: Catalogue) -> Dimension | None:
    """The first that gathers studies by something else than places, if any study has it."""
    order = sorted(grouping(catalogue), key=lambda one: one.id != BuiltIn.PROVISION)
    return next(
        (
            one
            for one in order
            if one.id not in COUNTRIES
            and any(catalogue.values(one.id, study).known for study in catalogue.studies)
        ),
        None,
    )


def _values(catalogue: Catalogue, dimension: Dimension, study: Study) -> str:
    is_place = dimension.id in COUNTRIES
    values = [
        value.label if is_place else short_form(value.label)
        for value in catalogue.values(dimension.id, study).known or ()
    ]
    more = len(values) - MOST
    others = [ngettext("{count} more", "{count} more", more)] if more > 0 else []
    return ", ".join([*values[:MOST], *others])
