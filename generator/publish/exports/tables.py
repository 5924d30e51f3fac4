"""The data files as tables: columns with what they mean, and sorted rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from generator.derive.appraisal import appraised
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.evidence.names import author_names
from generator.evidence.once import once
from generator.evidence.records.published import NoticeKind
from generator.evidence.records.reported import NOT_REPORTED, Reported
from generator.evidence.records.several import each_of
from generator.evidence.records.statement import Attribution, Statement
from generator.evidence.records.study import Study
from generator.evidence.scopes import scope_cell, studies_in_scope
from generator.publish.exports.appraisals import appraisal_table
from generator.publish.exports.columns import Column, ColumnType, Table, words_column
from generator.publish.exports.confidence import (
    confidence_cells,
    confidence_columns,
    published_cells,
    published_columns,
)
from generator.publish.exports.listing import (
    APPRAISAL_FILE,
    FINDINGS_FILE,
    MATRIX_FILE,
    QUESTIONS_FILE,
    QUOTES_FILE,
    STUDIES_FILE,
    TAXONOMY_FILE,
    THEMES_FILE,
)
from generator.publish.exports.matrix_table import matrix_table
from generator.publish.exports.questions import questions_table
from generator.publish.exports.quotes import begins_column, quotes_table
from generator.publish.exports.study_columns import study_columns
from generator.publish.exports.taxonomy import taxonomy_table

ET_AL = "et al."


@once
def tables(catalogue: Catalogue) -> tuple[Table, ...]:
    """All tables of a synthesis, each sorted by its first column; some where there are rows."""
    return tuple(make(catalogue) for make in _makers(catalogue).values())


def table_names(catalogue: Catalogue) -> tuple[str, ...]:
    """The files of these tables."""
    return tuple(_makers(catalogue))


def _makers(catalogue: Catalogue) -> dict[str, Callable[[Catalogue], Table]]:
    taxonomy = catalogue.synthesis.taxonomy if catalogue.synthesis else None
    return {
        STUDIES_FILE: _studies,
        THEMES_FILE: _themes,
        FINDINGS_FILE: _findings,
        QUOTES_FILE: quotes_table,
        MATRIX_FILE: matrix_table,
        **({QUESTIONS_FILE: questions_table} if catalogue.questions else {}),
        **({APPRAISAL_FILE: appraisal_table} if appraised(catalogue) else {}),
        **({TAXONOMY_FILE: partial(taxonomy_table, taxonomy=taxonomy)} if taxonomy else {}),
    }


def _studies(catalogue: Catalogue) -> Table:
    ordered = sorted(catalogue.studies, key=lambda study: study.id)
    about = study_columns(catalogue)
    return Table(
        STUDIES_FILE,
        _("Studies"),
        _("One row for each included study."),
        (
            Column("study", _("Id of the study; its page is studies/<id>/."), ColumnType.ID),
            Column(
                "authors",
                _(
                    "Authors as printed, joined with a semicolon; the last is “{et_al}” where the "
                    "source cuts the list.",
                    et_al=ET_AL,
                ),
                ColumnType.LIST,
                tells_mark=True,
            ),
            Column(
                "year",
                _(
                    "Year of publication, the last where the source prints several; empty where "
                    "it is in press, and “{not_reported}” where no date is printed.",
                    not_reported=NOT_REPORTED,
                ),
                ColumnType.NUMBER,
            ),
            Column("title", _("Title as printed."), is_prose=True),
            Column("doi", _("DOI without the resolver; empty where the source prints none.")),
            *(column.column for column in about if not column.declared),
            Column(
                "findings",
                _("Number of findings whose citation names the study."),
                ColumnType.NUMBER,
            ),
            Column("quotes", _("Number of quotes taken from the study."), ColumnType.NUMBER),
            Column(
                "year_printed",
                _("Year as printed, where it is more than a number: 2019b, 2018–2019, in press."),
            ),
            Column(
                "published_since",
                _(
                    "Notices on the report, joined with a semicolon: {kinds}",
                    kinds=" ".join(f"{kind}: {_(kind.meaning)}" for kind in NoticeKind),
                ),
                ColumnType.LIST,
                tells_mark=True,
            ),
            *(column.column for column in about if column.declared),
        ),
        tuple(
            (
                study.id,
                author_names(study.reference.named_authors) + ((ET_AL,) * study.reference.et_al),
                _year(study),
                study.reference.title,
                study.reference.doi,
                *(column.cell(study) for column in about if not column.declared),
                len(catalogue.findings_of_study.get(study.id, ())),
                len(study.quotes),
                _printed_year(study),
                tuple(notice.kind.value for notice in study.reference.notices),
                *(column.cell(study) for column in about if column.declared),
            )
            for study in ordered
        ),
    )


def _year(study: Study) -> object:
    """The year as a number; or why there is none."""
    years = study.reference.years
    return study.reference.year.absence or (years[-1] if years else None)


def _printed_year(study: Study) -> str | None:
    """The year as printed, where that says more than a number."""
    recorded = study.reference.year.known
    return study.reference.printed_year if isinstance(recorded, str) else None


def _themes(catalogue: Catalogue) -> Table:
    in_categories, has_parts = bool(catalogue.categories), bool(catalogue.tree.parts)
    of_kinds = any(theme.kind for theme in catalogue.themes)
    return Table(
        THEMES_FILE,
        _("Themes"),
        _("One row for each theme."),
        (
            Column("theme", _("Id of the theme; its page is themes/<id>/."), ColumnType.ID),
            Column("title", _("Title of the theme."), is_prose=True),
            *(
                [Column("category", _("Id of the category that holds it."), ColumnType.ID)]
                if in_categories
                else []
            ),
            *([_kind_column(catalogue)] if of_kinds else []),
            Column(
                "findings", _("Number of findings in the theme, cited or not."), ColumnType.NUMBER
            ),
            Column("quotes", _("Number of quotes under the theme."), ColumnType.NUMBER),
            Column(
                "studies",
                _("Number of studies that its findings cite or that it quotes."),
                ColumnType.NUMBER,
            ),
            *(
                [Column("parent", _("Id of the theme that it is part of."), ColumnType.ID)]
                if has_parts
                else []
            ),
        ),
        tuple(
            (
                theme.id,
                theme.title,
                *([group.id if group.category else None] if in_categories else []),
                *([theme.kind] if of_kinds else []),
                len(theme.findings),
                len(catalogue.quotes_of_theme.get(theme.id, ())),
                len(catalogue.studies_of_theme[theme.id]),
                *([theme.parent] if has_parts else []),
            )
            for theme, group in sorted(
                ((theme, group) for group in catalogue.tree.groups for theme in group.themes),
                key=lambda pair: pair[0].id,
            )
        ),
    )


def _kind_column(catalogue: Catalogue) -> Column:
    kinds = " ".join(f"{kind.id}: {kind.meaning}" for kind in catalogue.review.theme_kinds)
    meaning = _("What the theme is about.")
    return Column("kind", f"{meaning} {kinds}", ColumnType.ID)


def _findings(catalogue: Catalogue) -> Table:
    published = any(finding.statement.published_confidence for finding in catalogue.findings)
    return Table(
        FINDINGS_FILE,
        _("Findings"),
        _("One row for each finding."),
        (
            Column(
                "finding",
                _("Id of the finding: theme, a full stop, its id within the theme."),
                ColumnType.ID,
            ),
            Column("theme", _("Id of the theme."), ColumnType.ID, names="themes"),
            Column("statement", _("The finding in the editors’ words."), is_prose=True),
            words_column(Statement, "attribution"),
            Column(
                "studies",
                _("Ids of the studies that the citation names, sorted."),
                ColumnType.LIST,
                names="studies",
            ),
            Column("source", _("Id of the source in which it stands."), ColumnType.ID),
            Column("section", _("Section of the source.")),
            Column("locator", _("Paragraph, sentence, list item or table row in that section.")),
            *confidence_columns(),
            begins_column(),
            Column(
                "scope",
                _(
                    "The studies of which it is said at once: a value of a characteristic, as in "
                    "model: an-id, or words; where it is every-study, empty for all."
                ),
            ),
            Column(
                "scope_studies",
                _("Ids of these studies, sorted; empty where the source does not say which."),
                ColumnType.LIST,
                names="studies",
            ),
            Column("about", _("Ids of what it is about."), ColumnType.LIST),
            words_column(Statement, "bearing"),
            Column("level", _("Id of the level at which it does, or why it is not known.")),
            Column("who", _("Who is named, or why nobody is."), ColumnType.LIST),
            Column(
                "against", _("Ids of the statements and challenges it answers."), ColumnType.LIST
            ),
            *(published_columns() if published else ()),
        ),
        tuple(
            (
                finding.id,
                finding.theme.id,
                finding.statement.statement,
                finding.statement.attribution.value,
                sorted(finding.statement.studies),
                finding.statement.place.source,
                finding.statement.place.section,
                finding.statement.place.locator,
                *confidence_cells(catalogue, finding),
                finding.statement.place.begins,
                scope_cell(finding.statement.scope),
                _said_of(catalogue, finding.statement),
                finding.statement.about,
                finding.statement.bearing.value if finding.statement.bearing else None,
                _known_or_why(finding.statement.level),
                _known_or_why(finding.statement.who),
                finding.statement.against,
                *(published_cells(finding) if published else ()),
            )
            for finding in sorted(catalogue.findings, key=lambda finding: finding.id)
        ),
    )


def _known_or_why(value: Reported[Any]) -> Any:
    """What is known, or why it is not; nothing where the review does not ask."""
    if not value.asked:
        return None
    return each_of(value.known) if value.known is not None else value.absence


def _said_of(catalogue: Catalogue, statement: Statement) -> list[str]:
    is_general = statement.attribution is Attribution.EVERY_STUDY
    every = catalogue.dimensions, catalogue.studies
    found = studies_in_scope(statement.scope, *every) if is_general else None
    return sorted(study.id for study in found or ())
