"""Rules for places: a beginning is short, of one passage, and of a source that allows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.evidence.interface import _, ngettext
from generator.evidence.loading import Content, File, once_a_file
from generator.evidence.problems import DataPath, Problem, ProblemKind
from generator.evidence.records.base import SourcePlace
from generator.evidence.records.source import LayWords, Source
from generator.evidence.text.folding import folded
from generator.evidence.text.locators import read_locator

FEWEST: Final = 3
MOST: Final = 7

_Begun = tuple[object, File, DataPath, str]
"""Where a passage starts, the file, the path and the words of its beginning."""
_Section = tuple[str, str, str]
"""A source, a section of it, and the words of a beginning there."""


def every_beginning_is_a_few_words(content: Content) -> Iterator[Problem]:
    """A beginning has three to seven words, and no square bracket, which no link finds."""
    for entry, path, place in content.parts(SourcePlace):
        if place.begins is None:
            continue
        count = len(place.begins.split())
        wrong, begins = "", place.begins[:80]
        if any(sign in place.begins for sign in "[]"):
            wrong = _("The beginning '{begins}' has a square bracket.", begins=begins)
        elif not FEWEST <= count <= MOST:
            wrong = ngettext(
                "The beginning '{begins}' has {count} word.",
                "The beginning '{begins}' has {count} words.",
                count,
                begins=begins,
            )
        if wrong:
            yield entry.problem(
                "E022",
                (*path, "begins"),
                wrong,
                _(
                    "Copy the first {fewest} to {most} words of the passage, up to the first "
                    "square "
                    "bracket.",
                    fewest=FEWEST,
                    most=MOST,
                ),
            )


def every_beginning_is_of_one_place(content: Content) -> Iterator[Problem]:
    """Within a section, no two passages have the same beginning.

    Of locators that count otherwise than in paragraphs and sentences, nothing is known.
    """
    begun: dict[_Section, list[_Begun]] = {}
    for file in content.files():
        for section, start, path, begins in _beginnings(file):
            begun.setdefault(section, []).append((start, file, path, begins))
    for passages in begun.values():
        first, *more = passages
        others = [passage for passage in more if passage[0] != first[0]]
        if others:
            yield _begins_as(first, others[0])
        for other in others:
            yield _begins_as(other, first)


@once_a_file
def _beginnings(file: File) -> tuple[tuple[_Section, object, DataPath, str], ...]:
    """The beginnings of passages whose start is known."""
    found = []
    for path, place in file.inner:
        if isinstance(place, SourcePlace) and place.begins is not None:
            locator = read_locator(place.locator)
            words = " ".join(folded(place.begins).split())
            section = (place.source, folded(place.section), words)
            if not locator.rest:
                found.append((section, locator.start, (*path, "begins"), place.begins))
    return tuple(found)


def _begins_as(one: _Begun, other: _Begun) -> Problem:
    """That a passage begins as another does; each is told, for nobody knows which is wrong."""
    _other, file, path, begins = one
    where = other[1].at(*other[2])
    return file.problem(
        "E023",
        path,
        _(
            "The beginning '{begins}' is also that of another passage of the section, at {place}.",
            begins=begins[:80],
            place=f"{where.path}:{where.line}",
        ),
        _("Give each a word or two more, or correct the locator."),
        kind=ProblemKind.REPEATED,
    )


def every_lay_summary_may_be_copied(content: Content) -> Iterator[Problem]:
    """A lay summary stands word for word only where the licence of its source is known."""
    for entry, source in content.records(Source):
        summary = source.lay_summary
        if summary and summary.in_words_of is LayWords.SOURCE and source.licence.known is None:
            yield entry.problem(
                "E061",
                ("lay_summary", "in_words_of"),
                _(
                    "The licence of '{source}' is not known, but its lay summary is copied.",
                    source=source.id,
                ),
                _("Tell it in your own words, with in_words_of: editors."),
            )


def every_beginning_may_be_printed(content: Content) -> Iterator[Problem]:
    """A source whose licence is not known is not quoted for the sake of finding a place."""
    unknown = {
        source.id for _entry, source in content.records(Source) if source.licence.known is None
    }
    for entry, path, place in content.parts(SourcePlace):
        if place.begins is not None and place.source in unknown:
            yield entry.problem(
                "E024",
                (*path, "begins"),
                _(
                    "The licence of '{source}' is not known, but a beginning is copied from it.",
                    source=place.source,
                ),
                _("Leave begins out; section and locator lead there."),
            )
