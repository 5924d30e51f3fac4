"""Rules for the headings and parts of sources: a record names only those that its source lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.lacking import source_of
from generator.evidence.loading import Content, File
from generator.evidence.problems import DataPath, Problem, ProblemKind, did_you_mean, listed
from generator.evidence.records.base import Note, SourcePlace
from generator.evidence.records.dimensions import HeldIn
from generator.evidence.records.question import LookedThrough
from generator.evidence.records.reported import PLAIN_REASONS, Absence
from generator.evidence.records.review import Review
from generator.evidence.records.source import Source

_Named = tuple[File, DataPath, str, str]
"""Where something is named, of which source, and how it is called."""


def every_heading_is_of_its_source(content: Content) -> Iterator[Problem]:
    """Where a source lists its headings, a place in it stands under one of them."""
    known = {source.id: source.sections for _, source in content.records(Source)}
    for file, path, source, name in _headings(content):
        if known.get(source) and name not in known[source]:
            yield _not_listed("heading", "sections", known[source], (file, path, source, name))


def every_lacking_part_is_of_its_source(content: Content) -> Iterator[Problem]:
    """Where a source lists the parts that are not at hand, what is lacking stands in one."""
    known = {source.id: source.not_held for _, source in content.records(Source)}
    for file, path, source, name in _parts(content):
        if known.get(source) and name not in known[source]:
            yield _not_listed("part", "not_held", known[source], (file, path, source, name))


def nothing_is_at_hand_and_not(content: Content) -> Iterator[Problem]:
    """A part of a source is at hand, as a heading of it, or it is not."""
    for file, source in content.records(Source):
        held = set(source.sections)
        for number, name in enumerate(source.not_held):
            if name in held:
                what = f"'{name[:120]}' stands among the sections and among what is not at hand."
                hint = "Keep it under sections or under not_held."
                path = ("not_held", number)
                yield file.problem("L009", path, what, hint, kind=ProblemKind.CONTRADICTION)


def _headings(content: Content) -> Iterator[_Named]:
    for file, path, place in content.parts(SourcePlace):
        yield file, (*path, "section"), place.source, place.section
    for file, path, looked in content.parts(LookedThrough):
        for number, name in enumerate(looked.sections):
            yield file, (*path, "sections", number), looked.source, name


def _parts(content: Content) -> Iterator[_Named]:
    for _, review in content.records(Review):
        for file, path, held in content.parts(HeldIn):
            yield file, (*path, "part"), held.source or review.source, held.part
        for file, path, absence in content.parts(Absence):
            if absence.part and not absence.unsaid:
                source = absence.source or source_of(file, review)
                yield file, (*path, "part"), source, absence.part
        for file, path, note in content.parts(Note):
            if note.part:
                yield file, (*path, "part"), source_of(file, review), note.part
    for file, path, looked in content.parts(LookedThrough):
        for number, name in enumerate(looked.not_held):
            yield file, (*path, "not_held", number), looked.source, name


def _not_listed(noun: str, field: str, known: Sequence[str], named: _Named) -> Problem:
    file, path, source, name = named
    what = f"The {noun} '{name[:120]}' is not one that '{source}' lists."
    hint = f"{did_you_mean(name, known)} If it is right, add it to {field} of the source.".lstrip()
    if name in PLAIN_REASONS:
        hint = (
            f"A {noun} is never absent: write one of {listed(known)}. Where the source prints "
            f"none, give it a name of your own, such as Title page, and add that to {field} of "
            "the source."
        )
    return file.problem("L030", path, what, hint, kind=ProblemKind.REFERS_TO_NOTHING)
