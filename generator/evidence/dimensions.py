"""What studies differ by, in one table: the built-in dimensions, then those a review declares.

Words come from ``review.yml``; the words here stand in where it says nothing, and name no subject.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Final

from generator.evidence.fields import field_at
from generator.evidence.interface import N_, _
from generator.evidence.problems import DataPath
from generator.evidence.records.dimensions import (
    BuiltIn,
    HeldIn,
    Tells,
    ValueKind,
    ValueWords,
)
from generator.evidence.records.reported import Absence, AbsenceReason, Reported, unreported
from generator.evidence.records.review import Review
from generator.evidence.records.study import Characteristic, Study
from generator.evidence.scales import NO_SCALE, Scale, scale_of


@dataclass(frozen=True)
class Dimension:
    """One thing that studies differ by, and what it is called.

    ``label`` stands above or beside values, ``noun`` and ``nouns`` inside sentences. ``about`` says
    what the values mean, ``where`` why some may not be reported. ``field`` leads to it in a study;
    a declared one has none, and stands among the further characteristics.
    """

    id: str
    label: str
    noun: str
    nouns: str
    about: str
    where: str
    kind: ValueKind = ValueKind.TEXT
    field: tuple[str, ...] = ()
    refers: str = ""
    """The kind of record that it names."""
    facet: bool = True
    column: bool = True
    searched: bool = True
    compared: bool = True
    also: tuple[str, ...] = ()
    """Other words for it."""
    values: tuple[ValueWords, ...] = ()
    """The review's words on some of its values."""
    held_in: Absence | None = None
    """Where its values stand, as long as the editors do not hold that part of a source."""
    told_by: tuple[str, ...] = ()
    """The ids of the studies whose value stands there, where the source says which."""
    scale: Scale = NO_SCALE
    """Of numbers and levels, on what scale they stand."""
    tells: Tells | None = None
    """What it tells on the card of a study, if anything that has a heading there."""
    apart: bool = False
    """Whether it has a chart or a place of its own, so that nothing else is grouped by it."""

    @property
    def declared(self) -> bool:
        """Whether the review declares it beside the built-in ones."""
        return not self.field

    @property
    def groups(self) -> bool:
        """Whether studies are gathered by its values: in charts, tables and counts."""
        return self.facet and not self.apart

    @property
    def exact_label(self) -> str:
        """What a study lacks whose value is one of several possible ones: ``Exact score``."""
        return _("Exact {what}", what=begun_small(self.label))


def _asked(*path: str) -> str:
    """What people are asked for who fill in a field of a study: its label, wherever it shows."""
    field = field_at(Study, path)
    assert field  # noqa: S101 - a test walks them all
    return field.question


SAID_OF_NONE: Final = N_("The sources say nothing of it for these studies.")

_BUILT_IN = (
    Dimension(
        BuiltIn.CARRIED_OUT,
        _asked("characteristics", "study_country"),
        N_("country of study"),
        N_("countries of study"),
        N_("Where it differs from the country of publication, the sources may say so."),
        N_("Only the country of publication is reported for these studies."),
        field=("characteristics", "study_country"),
    ),
    Dimension(
        BuiltIn.COUNTRY,
        _asked("characteristics", "publication_country"),
        N_("country of publication"),
        N_("countries of publication"),
        N_("The country in which the study was published."),
        SAID_OF_NONE,
        field=("characteristics", "publication_country"),
    ),
    Dimension(
        BuiltIn.PROVISION,
        _asked("characteristics", "provision"),
        N_("condition"),
        N_("conditions"),
        N_("The conditions that the study is about."),
        SAID_OF_NONE,
        ValueKind.LIST,
        ("characteristics", "provision"),
    ),
    Dimension(
        BuiltIn.MODEL,
        _asked("characteristics", "models"),
        N_("model"),
        N_("models"),
        N_("The models that the study used."),
        SAID_OF_NONE,
        ValueKind.REFERENCE,
        ("characteristics", "models"),
        refers="model",
    ),
    Dimension(
        BuiltIn.SCORE,
        _asked("ladder", "total"),
        N_("score"),
        N_("scores"),
        N_("The score itself, where only possible scores or none are reported."),
        N_("The sources print the exact scores of the other studies only."),
        ValueKind.NUMBER,
        ("ladder",),
        searched=False,
        apart=True,
    ),
    Dimension(
        BuiltIn.YEAR,
        _asked("reference", "year"),
        N_("year of publication"),
        N_("years of publication"),
        N_("The year in which the study was published."),
        SAID_OF_NONE,
        ValueKind.NUMBER,
        ("reference", "year"),
        searched=False,
        apart=True,
    ),
)

BUILT_IN: Final[Mapping[str, Dimension]] = {dimension.id: dimension for dimension in _BUILT_IN}
"""What every review may know of its studies, in the order of pages, in words for any subject."""


IN_ADDRESSES: Final = frozenset(
    (
        *(
            "study",
            "theme",
            "category",
            "kind",
            "voice",
            "voice-by",
            "role",
            "role-by",
            "interpretation",
        ),
        *("attribution", "cites", "confidence", "sort", "without", "row", "title", "report"),
        *("language", "q", "about"),
    )
)
"""What else addresses and rows are named by; no declared characteristic has such an id."""


def dimensions_of(review: Review) -> Mapping[str, Dimension]:
    """Every dimension of a review by its id: the built-in ones, then the declared ones."""
    words = {one.id: one for one in review.dimensions}
    found = {}
    for built_in in BUILT_IN.values():
        dimension = _said(built_in)
        if built_in.id == BuiltIn.SCORE and review.ladder:
            dimension = replace(dimension, label=review.ladder.title)
        own = words.get(BuiltIn(built_in.id))
        if own is not None:
            held_in = _lacking(review, own.held_in)
            dimension = replace(
                dimension,
                label=own.label or dimension.label,
                noun=own.noun or dimension.noun,
                nouns=own.nouns or dimension.nouns,
                about=own.description or dimension.about,
                where=own.where or (_held_elsewhere(held_in) if held_in else dimension.where),
                also=own.also,
                values=own.values,
                held_in=held_in,
                told_by=own.held_in.told_by if own.held_in else (),
            )
        found[dimension.id] = dimension
    for declared in review.characteristics:
        noun = declared.noun or begun_small(declared.label)
        found[declared.id] = Dimension(
            declared.id,
            declared.label,
            noun,
            declared.nouns or noun,
            declared.description,
            declared.where,
            declared.kind,
            also=declared.also,
            values=declared.values,
            held_in=_lacking(review, declared.held_in),
            told_by=declared.held_in.told_by if declared.held_in else (),
            refers=declared.refers or "",
            scale=scale_of(declared),
            tells=declared.tells,
            facet=declared.facet,
            column=declared.column,
            searched=declared.searched,
            compared=declared.compared,
        )
    return found


def _said(of: Dimension) -> Dimension:
    """A built-in dimension in the language of the site."""
    label, noun, nouns, about, where = map(_, (of.label, of.noun, of.nouns, of.about, of.where))
    return replace(of, label=label, noun=noun, nouns=nouns, about=about, where=where)


def _lacking(review: Review, held_in: HeldIn | None) -> Absence | None:
    """Why values are absent that stand in a part of a source which the editors do not hold."""
    if held_in is None:
        return None
    source = held_in.source or review.source
    # The part was read with its record, so that it is not read again.
    return Absence.model_construct(
        absent=AbsenceReason.NOT_IN_OUR_COPY, part=held_in.part, source=source
    )


def _held_elsewhere(held_in: Absence) -> str:
    return _("The values stand in a part that the editors do not hold: {part}.", part=held_in.part)


def arranged(dimensions: Mapping[str, Dimension], *first: BuiltIn) -> tuple[Dimension, ...]:
    """Dimensions with the given ones first, as far as there are such; then the others."""
    names = [*(name for name in first if name in dimensions), *dimensions]
    return tuple(dimensions[name] for name in dict.fromkeys(map(str, names)))


def written(dimension: Dimension, study: Study) -> Reported[Any]:
    """What a study's record says in a dimension.

    A plain "not reported" of what stands in a part that the editors do not hold is read as that;
    whoever has looked the value up, and found none, names the part in the record.
    """
    item = declared_item(dimension, study) if dimension.declared else None
    value: Any = item.value if item else unreported()
    if not dimension.declared:
        value = reduce(getattr, dimension.field, study)
    found = value if isinstance(value, Reported) else Reported(value)
    why = found.absence
    is_silent = why is not None and why.unsaid and why.part is None
    is_told = not dimension.told_by or study.id in dimension.told_by
    lacks_it = dimension.held_in is not None and is_silent and is_told
    return Reported(absence=dimension.held_in) if lacks_it else found


def declared_item(dimension: Dimension, study: Study) -> Characteristic | None:
    """What a study's record says of a declared characteristic, with its place; if anything."""
    given = (item for item in study.characteristics.more if item.id == dimension.id)
    return next(given, None)


DECLARED_AT: Final = ("characteristics", "more")
"""Where a study's record has what the review declares, a list."""


def place_of(dimension: Dimension, study: Study) -> DataPath:
    """Where in a study's record that stands; for what is left out, where it would stand."""
    if not dimension.declared:
        return dimension.field
    ids = [item.id for item in study.characteristics.more]
    number = ids.index(dimension.id) if dimension.id in ids else len(ids)
    return (*DECLARED_AT, number, "value")


def begun_small(label: str) -> str:
    """A label inside a sentence: ``Size of the plot`` with a small s, ``PICO part`` as it is."""
    first, _, rest = label.partition(" ")
    if first[1:] != first[1:].lower():
        return label
    return f"{first.lower()} {rest}".strip()
