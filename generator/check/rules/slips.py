"""Rules for what is allowed and is most likely a slip: hints, which stop nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.evidence.dimensions import Dimension, dimensions_of, place_of, written
from generator.evidence.interface import _
from generator.evidence.loading import Content, Entry
from generator.evidence.problems import Problem, Severity
from generator.evidence.records.base import SourcePlace
from generator.evidence.records.reported import plain_reason
from generator.evidence.records.review import Review
from generator.evidence.records.several import each_of
from generator.evidence.records.source import Source
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Quote, Study
from generator.evidence.text.brackets import read_bracket
from generator.evidence.values import COUNTRIES, country_of

_CODE = re.compile(r"(?i:yes|no|y|n|true|false|on|off)|(?!UK|US|EU)[A-Z]{2}")
"""Two letters by ISO 3166-1, or what other readers of YAML take for yes or no."""
_MARKS: Final = "\"'\u00ab\u00bb\u2018-\u201f\u2039\u203a"
_IN_QUOTES = re.compile(rf"[{_MARKS}].*[{_MARKS}]")
_FAR: Final = 5
"""Two numbers without their comma, or one with a digit too many, are about ten times as high."""
_FEW: Final = 3
"""With fewer numbers, nothing can be said of one more."""


def every_country_is_a_name(content: Content) -> Iterator[Problem]:
    """A country is written as readers know it: no code of two letters, no yes or no."""
    for entry, study, dimension, name in _country_names(content):
        if _CODE.fullmatch(name):
            yield entry.problem(
                "E008",
                place_of(dimension, study),
                _("'{name}' is written where readers expect the name of a country.", name=name),
                _("Write the name as the source prints it, such as Norway."),
                severity=Severity.WARNING,
            )


def every_country_is_on_the_map(content: Content) -> Iterator[Problem]:
    """A country that the map does not know, said once a name; the studies keep it all the same."""
    said: set[str] = set()
    for entry, study, dimension, name in _country_names(content):
        is_slip = _CODE.fullmatch(name) or plain_reason(name)
        if name not in said and not is_slip and not country_of(dimension, name):
            said.add(name)
            yield entry.problem(
                "E016",
                place_of(dimension, study),
                _("'{name}' is no country that the map knows; it stands beside it.", name=name),
                _(
                    "If it is one, put its usual English name among the words for this value: "
                    "dimensions, values, also in review.yml."
                ),
                severity=Severity.NOTICE,
            )


def _country_names(content: Content) -> Iterator[tuple[Entry, Study, Dimension, str]]:
    """Every name of a country that a study gives, with the characteristic that it is given for."""
    for _entry, review in content.records(Review):
        dimensions = dimensions_of(review)
        countries = [dimensions[name] for name in COUNTRIES if name in dimensions]
        for entry, study in content.records(Study):
            for dimension in countries:
                value = written(dimension, study).known
                for name in () if value is None else each_of(value):
                    yield entry, study, dimension, name


def every_locator_stands_without_quotes(content: Content) -> Iterator[Problem]:
    """A locator is no quotation: marks around it would be shown to readers."""
    found = [(entry, path, quote.locator) for entry, path, quote in content.parts(Quote)]
    found += [
        (entry, path, place.locator)
        for entry, path, place in content.parts(SourcePlace)
        if place.locator is not None
    ]
    for entry, path, locator in found:
        if _IN_QUOTES.fullmatch(locator):
            yield entry.problem(
                "E009",
                (*path, "locator"),
                _(
                    "The locator {locator} stands in quotation marks, which readers will see.",
                    locator=locator[:80],
                ),
                _('Leave them out; where YAML needs quotes, use straight ones: "22:241".'),
                severity=Severity.WARNING,
            )


def no_study_is_later_than_its_source(content: Content) -> Iterator[Problem]:
    """What a source lists was published before it, or a year later if it was still in press."""
    years = {source.id: source.year.known for _entry, source in content.records(Source)}
    for entry, study in content.records(Study):
        reference = study.reference
        listed = years.get(reference.place.source)
        if listed is not None and max(reference.years, default=0) > listed + 1:
            yield entry.problem(
                "E010",
                ("reference", "year"),
                _(
                    "{study} has the year {printed_year}, but {source}, which lists it, is of "
                    "{listed}.",
                    study=study.id,
                    printed_year=reference.printed_year,
                    source=reference.place.source,
                    listed=listed,
                ),
                _("Look the year up in the source."),
                severity=Severity.WARNING,
            )


def no_bracket_has_a_number_far_beyond_the_others(content: Content) -> Iterator[Problem]:
    """The numbers of a bracket are those of a reference list; one far beyond is a slip."""
    numbers: dict[str, list[int]] = {}
    for _entry, study in content.records(Study):
        if study.reference.number is not None:
            numbers.setdefault(study.reference.place.source, []).append(study.reference.number)
    printed = [
        (entry, path, statement, max(first for first, _other in read_bracket(statement.bracket)))
        for entry, path, statement in content.parts(Statement)
        if statement.bracket is not None and read_bracket(statement.bracket)
    ]
    for _first, _second, statement, highest in printed:
        numbers.setdefault(statement.place.source, []).append(highest)
    for known in numbers.values():
        known.sort()
    for entry, path, statement, highest in printed:
        known = numbers[statement.place.source]
        if len(known) > _FEW and highest == known[-1] and highest > _FAR * known[-2]:
            yield entry.problem(
                "E011",
                (*path, "bracket"),
                _(
                    "No study has the number {highest}, and no other number that is recorded from "
                    "{source} is above {known}.",
                    highest=highest,
                    source=statement.place.source,
                    known=known[-2],
                ),
                _("Look the bracket up in the source: is a comma missing, or a digit too many?"),
                severity=Severity.WARNING,
            )
