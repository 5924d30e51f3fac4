"""What nobody knows yet: not reported, resting on one study, contradicted or left open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator import urls
from generator.catalogue import Catalogue
from generator.matrix import evidence_matrix
from generator.records.base import NOT_REPORTED, NoteKind
from generator.records.study import Study
from generator.robustness import resting_on_one_study
from generator.views.items import (
    NOTE_WORDS,
    FactItem,
    FindingItem,
    NoteEntry,
    StudyLink,
    fact_items,
    finding_item,
    study_link,
)
from generator.views.notes import all_notes
from generator.views.page import Link, Page, TocItem
from generator.views.words import counted, number, sentence, some, studies

_EVERY_STUDY_HAS: tuple[tuple[str, str, str, Callable[[Study], object]], ...] = (
    (
        "Country in which the study was carried out",
        "Where it differs from the country of publication, the sources may say so.",
        "Only the country of publication is reported for these studies.",
        lambda study: study.characteristics.study_country,
    ),
    (
        "What the care was for",
        "The care that the study is about.",
        "The sources say nothing of it for these studies.",
        lambda study: study.characteristics.provision,
    ),
    (
        "Models",
        "The models that the study used.",
        "The sources say nothing of it for these studies.",
        lambda study: study.characteristics.models,
    ),
    (
        "Language of the report",
        "The language in which the study was published.",
        "The sources do not state it for these studies.",
        lambda study: study.reference.language,
    ),
)


@dataclass(frozen=True)
class NotesByPage:
    """The notes of one kind that stand on one page."""

    page: Link
    count: str
    entries: tuple[NoteEntry, ...]


@dataclass(frozen=True)
class NotesByKind:
    """All notes of one kind."""

    anchor: str
    title: str
    count: str
    stands_open: bool
    pages: tuple[NotesByPage, ...]


@dataclass(frozen=True)
class FieldGap:
    """A characteristic, and the studies for which it is not reported."""

    label: str
    description: str
    where: str
    count: str
    studies: tuple[StudyLink, ...]


@dataclass(frozen=True)
class StudyGap:
    """Findings that rest on one study alone."""

    study: StudyLink
    findings: tuple[FindingItem, ...]


@dataclass(frozen=True)
class ThemeGap:
    """A theme, and the studies that the review does not cite under it."""

    theme: Link
    count: str
    studies: tuple[StudyLink, ...]


@dataclass(frozen=True)
class GapsView:
    """The page of gaps."""

    lede: str
    notes: tuple[NotesByKind, ...]
    fields: tuple[FieldGap, ...]
    single_words: str
    single: tuple[StudyGap, ...]
    uncited: tuple[FindingItem, ...]
    themes: tuple[ThemeGap, ...]
    empty_words: str
    recommendations: tuple[FactItem, ...]


def gaps_page(catalogue: Catalogue) -> Page:
    """The page of gaps."""
    notes = all_notes(catalogue)
    single = resting_on_one_study(catalogue)
    by_kind = tuple(
        NotesByKind(
            f"notes-{kind.value}",
            NOTE_WORDS[kind],
            sentence(counted(sum(entry.note.kind == kind for entry in notes), "note")),
            kind is NoteKind.CONTRADICTION,
            _by_page([entry for entry in notes if entry.note.kind == kind]),
        )
        for kind in NoteKind
        if any(entry.note.kind == kind for entry in notes)
    )
    view = GapsView(
        lede=sentence(
            f"{counted(len(notes), 'note')} {'says' if len(notes) == 1 else 'say'} where a source "
            "contradicts itself, leaves something open, or is missing something in the copy that "
            "this site was made from. Nothing was smoothed over or filled in."
            if notes
            else "No record has a note."
        ),
        notes=by_kind,
        fields=_field_gaps(catalogue),
        single_words=sentence(
            f"{some(len(single))} of {counted(len(catalogue.findings), 'finding')} "
            f"{'cites' if len(single) == 1 else 'cite'} one study only."
        ),
        single=tuple(
            StudyGap(
                study_link(catalogue, study),
                tuple(
                    finding_item(catalogue, finding)
                    for finding in single
                    if finding.statement.studies == (study.id,)
                ),
            )
            for study in catalogue.studies
            if any(finding.statement.studies == (study.id,) for finding in single)
        ),
        uncited=tuple(
            finding_item(catalogue, finding)
            for finding in catalogue.findings
            if not finding.statement.studies
        ),
        themes=_theme_gaps(catalogue),
        empty_words=_empty_words(catalogue),
        recommendations=fact_items(catalogue, catalogue.review.recommendations),
    )
    sections: tuple[tuple[str, str, object], ...] = (
        *((kind.title, kind.anchor, True) for kind in view.notes),
        ("Not reported, by characteristic", "not-reported", view.fields),
        ("Resting on one study", "single", view.single),
        ("Without a citation", "uncited", view.uncited),
        ("Not cited, by theme", "not-cited", view.themes),
        ("What the review recommends", "recommendations", view.recommendations),
    )
    return Page(
        path=urls.GAPS,
        template="gaps.html",
        title="Gaps",
        description="What is not reported, contradicted, left open, or rests on one study.",
        view=view,
        toc=tuple(TocItem(title, anchor) for title, anchor, there in sections if there),
    )


def _by_page(entries: Sequence[NoteEntry]) -> tuple[NotesByPage, ...]:
    pages: dict[Link, list[NoteEntry]] = {}
    for entry in entries:
        pages.setdefault(entry.page, []).append(entry)
    return tuple(
        NotesByPage(page, counted(len(found), "note"), tuple(found))
        for page, found in pages.items()
    )


def _field_gaps(catalogue: Catalogue) -> tuple[FieldGap, ...]:
    total = len(catalogue.studies)
    gaps = []
    for label, description, where, value in _EVERY_STUDY_HAS:
        lacking = [study for study in catalogue.studies if value(study) == NOT_REPORTED]
        if lacking:
            gaps.append(
                FieldGap(
                    label,
                    description,
                    where,
                    f"{sentence(number(len(lacking)))} of {studies(total)}",
                    tuple(study_link(catalogue, study) for study in lacking),
                )
            )
    if catalogue.review.ladder is not None:
        partly = [s for s in catalogue.studies if getattr(s.ladder, "total", None) is None]
        if partly:
            gaps.append(
                FieldGap(
                    f"Exact {catalogue.review.ladder.title.lower()}",
                    "The score itself, where only possible scores or none are reported.",
                    "The sources print the exact scores of the other studies only.",
                    f"{sentence(number(len(partly)))} of {studies(total)}",
                    tuple(study_link(catalogue, study) for study in partly),
                )
            )
    for declared in catalogue.review.characteristics:
        lacking = [
            study
            for study in catalogue.studies
            if not any(
                item.id == declared.id and item.value != NOT_REPORTED
                for item in study.characteristics.more
            )
        ]
        if lacking:
            gaps.append(
                FieldGap(
                    declared.label,
                    declared.description,
                    declared.where,
                    f"{sentence(number(len(lacking)))} of {studies(total)}",
                    tuple(study_link(catalogue, study) for study in lacking)
                    if len(lacking) < total
                    else (),
                )
            )
    return tuple(gaps)


def _theme_gaps(catalogue: Catalogue) -> tuple[ThemeGap, ...]:
    gaps = []
    for theme in catalogue.themes:
        lacking = [s for s in catalogue.studies if s not in catalogue.studies_of_theme[theme.id]]
        if lacking:
            gaps.append(
                ThemeGap(
                    Link(theme.title, urls.theme(theme.id)),
                    f"{sentence(number(len(lacking)))} of {studies(len(catalogue.studies))}",
                    tuple(study_link(catalogue, study) for study in lacking),
                )
            )
    return tuple(gaps)


def _empty_words(catalogue: Catalogue) -> str:
    total = evidence_matrix(catalogue).total
    empty = int((total == 0).sum().sum())
    return (
        f"In {some(empty)} of the {total.size} pairs of a study and a theme the review cites "
        "and quotes nothing. That does not mean that nothing happened there."
    )
