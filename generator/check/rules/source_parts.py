"""Rules for the headings and parts of sources: a record names only those that its source lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.check.lacking import source_of
from generator.evidence.interface import N_, _
from generator.evidence.loading import Content, File
from generator.evidence.problems import DataPath, Problem, ProblemKind, did_you_mean, listed
from generator.evidence.records.base import Note, SourcePlace
from generator.evidence.records.dimensions import HeldIn
from generator.evidence.records.question import LookedThrough
from generator.evidence.records.reported import PLAIN_REASONS, Absence
from generator.evidence.records.review import Review
from generator.evidence.records.source import Source


class _Said(NamedTuple):
    """What is said of a name that its source does not list, and of one that says an absence."""

    not_listed: str
    add_it: str
    never_absent: str


_HEADING: Final = _Said(
    N_("The heading '{name}' is not one that '{source}' lists."),
    N_("If it is right, add it to sections of the source."),
    N_(
        "A heading is never absent: write one of {known}. Where the source prints none, give it a "
        "name of your own, such as Title page, and add that to sections of the source."
    ),
)
_PART: Final = _Said(
    N_("The part '{name}' is not one that '{source}' lists."),
    N_("If it is right, add it to not_held of the source."),
    N_(
        "A part is never absent: write one of {known}. Where the source prints none, give it a "
        "name of your own, such as Title page, and add that to not_held of the source."
    ),
)
_Named = tuple[File, DataPath, str, str]
"""Where something is named, of which source, and how it is called."""


def every_heading_is_of_its_source(content: Content) -> Iterator[Problem]:
    """Where a source lists its headings, a place in it stands under one of them."""
    known = {source.id: source.sections for _entry, source in content.records(Source)}
    for file, path, source, name in _headings(content):
        if known.get(source) and name not in known[source]:
            yield _not_listed(_HEADING, known[source], (file, path, source, name))


def every_lacking_part_is_of_its_source(content: Content) -> Iterator[Problem]:
    """Where a source lists the parts that are not at hand, what is lacking stands in one."""
    known = {source.id: source.not_held for _entry, source in content.records(Source)}
    for file, path, source, name in _parts(content):
        if known.get(source) and name not in known[source]:
            yield _not_listed(_PART, known[source], (file, path, source, name))


def nothing_is_at_hand_and_not(content: Content) -> Iterator[Problem]:
    """A part of a source is at hand, as a heading of it, or it is not."""
    for file, source in content.records(Source):
        held = set(source.sections)
        for number, name in enumerate(source.not_held):
            if name in held:
                what = _(
                    "'{name}' stands among the sections and among what is not at hand.",
                    name=name[:120],
                )
                hint = _("Keep it under sections or under not_held.")
                path = ("not_held", number)
                yield file.problem("L009", path, what, hint, kind=ProblemKind.CONTRADICTION)


def _headings(content: Content) -> Iterator[_Named]:
    for file, path, place in content.parts(SourcePlace):
        yield file, (*path, "section"), place.source, place.section
    for file, path, looked in content.parts(LookedThrough):
        for number, name in enumerate(looked.sections):
            yield file, (*path, "sections", number), looked.source, name


def _parts(content: Content) -> Iterator[_Named]:
    for _entry, review in content.records(Review):
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


def _not_listed(said: _Said, known: Sequence[str], named: _Named) -> Problem:
    file, path, source, name = named
    what = _(said.not_listed, name=name[:120], source=source)
    hint = f"{did_you_mean(name, known)} {_(said.add_it)}".lstrip()
    if name in PLAIN_REASONS:
        hint = _(said.never_absent, known=listed(known))
    return file.problem("L030", path, what, hint, kind=ProblemKind.REFERS_TO_NOTHING)
