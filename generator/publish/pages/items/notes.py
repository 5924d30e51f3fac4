"""Every note of every record, each with a link to where it stands on the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import begun_small
from generator.evidence.interface import N_, _
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Note, Record
from generator.evidence.records.glossary import Glossary
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.model import Model
from generator.evidence.records.principle import Framework
from generator.evidence.records.review import Review
from generator.evidence.records.study import Study
from generator.evidence.records.synthesis import Synthesis
from generator.evidence.records.theme import Theme
from generator.evidence.records.walk import parts
from generator.publish.pages.gaps.gap_tags import Gap, note_gap
from generator.publish.pages.gaps.note_topics import note_topic
from generator.publish.pages.items.items import NoteItem, note_items
from generator.publish.pages.items.method_sections import section_of_field
from generator.publish.pages.page import Link

# Which section of a study's page shows a field is a matter of that page, and of no record.
_STUDY_SECTIONS = {
    "ladder": (N_("{study}, score"), "glance"),
    "characteristics": (N_("{study}, characteristics"), "glance"),
    "reference": (N_("{study}, reference"), "reference"),
    "details": (N_("{study}, details"), "details"),
}


@dataclass(frozen=True)
class NoteEntry:
    """A note with the record it stands at and what it is about, for the page that collects all."""

    note: NoteItem
    page: Link
    at: Link
    """The note itself, where it stands."""
    gap: Gap
    topic: str


def all_notes(catalogue: Catalogue) -> tuple[NoteEntry, ...]:
    """All notes, record by record."""
    entries = []
    for record, at in _records(catalogue):
        for path, note in parts(record, Note):
            item = note_items(catalogue, (note,))[0]
            gap = note_gap(record, path, note)
            inside = _inside(record, path, at)
            there = Link(inside.text, f"{inside.path.partition('#')[0]}#{item.anchor}")
            topic = note_topic(catalogue, record, path)
            entries.append(NoteEntry(item, at, there, gap, topic))
    return tuple(entries)


def _records(catalogue: Catalogue) -> Iterator[tuple[Record, Link]]:
    yield catalogue.review, Link(_("Method"), urls.METHOD)
    for study in catalogue.studies:
        yield study, Link(catalogue.labels[study.id], urls.study(study.id))
    for theme in catalogue.themes:
        yield theme, Link(theme.title, urls.theme(theme.id))
    for model in catalogue.models:
        yield model, Link(model.title, urls.model(model.id))
    for item in catalogue.interpretations:
        yield item, Link(item.title, urls.interpretation(item.id))
    if catalogue.synthesis:
        yield catalogue.synthesis, Link(_("Conclusions"), urls.SYNTHESIS)
    for principle in catalogue.principles:
        yield principle, Link(principle.title, urls.principle(principle.id))
    for question in catalogue.questions:
        yield question, Link(question.question, urls.question(question.id))
    if catalogue.framework:
        yield catalogue.framework, Link(catalogue.framework.title, urls.PRINCIPLES)
    if catalogue.glossary:
        yield catalogue.glossary, Link(_("Glossary"), urls.GLOSSARY)
    for source in catalogue.sources.values():
        yield source, Link(source.label, urls.source(source.id))


def _inside(record: Record, path: DataPath, at: Link) -> Link:
    """The most exact link to where the note stands: a finding, a quote, a section."""
    page = at.path.partition("#")[0]
    field = str(path[0])
    number = path[1] if len(path) > 1 and isinstance(path[1], int) else None
    if isinstance(record, Study):
        link = _in_study(record, field, number, at)
    elif isinstance(record, Synthesis):
        link = _in_synthesis(record, field, number, at)
    elif isinstance(record, Framework):
        link = _in_framework(record, field, number, at)
    elif isinstance(record, Review):
        link = _in_review(record, field, number, at)
    elif isinstance(record, Glossary) and number is not None:
        term = record.terms[number]
        words = _("{page}: {part}", page=at.text, part=term.term)
        link = Link(words, urls.term(term.id))
    elif isinstance(record, Theme) and field == "findings" and number is not None:
        anchor = urls.finding_anchor(record.findings[number].id)
        link = Link(_("{theme}, a finding", theme=at.text), f"{page}#{anchor}")
    elif (
        isinstance(record, Model | Interpretation) and field == "statements" and number is not None
    ):
        anchor = urls.statement_anchor(
            type(record).__name__.lower(), record.id, record.statements[number].id
        )
        link = Link(at.text, f"{page}#{anchor}")
    else:
        link = at
    return link


def _in_study(study: Study, field: str, number: int | None, at: Link) -> Link:
    if field == "quotes" and number is not None:
        words = _("{study}, a quote", study=at.text)
        return Link(words, urls.quote(study.id, study.quotes[number].id))
    if field in _STUDY_SECTIONS:
        words, anchor = _STUDY_SECTIONS[field]
        return Link(_(words, study=at.text), f"{at.path}#{anchor}")
    return at


def _in_synthesis(synthesis: Synthesis, field: str, number: int | None, at: Link) -> Link:
    if field == "groups" and number is not None:
        group = synthesis.groups[number]
        return Link(group.title, f"{at.path}#{urls.group_anchor(group.id)}")
    if field == "taxonomy" and synthesis.taxonomy:
        return Link(synthesis.taxonomy.title, urls.TAXONOMY)
    if field == "diagram" and synthesis.diagram:
        return Link(synthesis.diagram.title, f"{at.path}#diagram")
    if field == "cycle" and synthesis.cycle:
        return Link(synthesis.cycle.title, f"{at.path}#cycle")
    return at


def _in_framework(framework: Framework, field: str, number: int | None, at: Link) -> Link:
    if field == "levels" and number is not None:
        level = framework.levels[number]
        return Link(level.title, f"{at.path}#{urls.level_anchor(level.id)}")
    if field == "definitions":
        return Link(_("Definitions"), f"{at.path}#definitions")
    return Link(at.text, f"{at.path}#source")


def _in_review(review: Review, field: str, number: int | None, at: Link) -> Link:
    if field == "categories" and number is not None:
        category = review.categories[number]
        return Link(category.title, urls.category(category.id))
    if field == "everywhere":
        return Link(_("{page}: all of the review", page=at.text), at.path)
    section = section_of_field(field)
    if section is None:
        return at
    words = _("{page}: {part}", page=at.text, part=begun_small(section.text))
    return Link(words, section.path)
