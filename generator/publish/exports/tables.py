"""The data files as tables: columns with what they mean, and sorted rows."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.matrix import evidence_matrix
from generator.evidence.catalogue import Catalogue
from generator.evidence.names import author_names
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import NOT_REPORTED, Reported, in_words
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Quote, Study
from generator.publish.exports.cells import csv_text
from generator.publish.exports.columns import Column, words_column
from generator.publish.exports.confidence import confidence_cells, confidence_columns

ET_AL = "et al."


@dataclass(frozen=True)
class Table:
    """One data file."""

    file: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]

    @property
    def csv(self) -> str:
        """The file's text."""
        return csv_text([column.name for column in self.columns], self.rows)


def tables(catalogue: Catalogue) -> tuple[Table, ...]:
    """All tables of a synthesis, each sorted by its first column."""
    return (
        _studies(catalogue),
        _themes(catalogue),
        _findings(catalogue),
        _quotes(catalogue),
        _matrix(catalogue),
    )


def _studies(catalogue: Catalogue) -> Table:
    of = catalogue.dimensions
    rows = []
    for study in sorted(catalogue.studies, key=lambda study: study.id):
        reference, characteristics = study.reference, study.characteristics
        rows.append(
            (
                study.id,
                author_names(reference.authors) + ((ET_AL,) if reference.et_al else ()),
                reference.year,
                reference.title,
                reference.doi,
                in_words(characteristics.publication_country),
                in_words(characteristics.study_country),
                _cell(characteristics.provision),
                _cell(characteristics.models),
                *_score_cells(study),
                len(catalogue.findings_of_study.get(study.id, ())),
                len(study.quotes),
            )
        )
    return Table(
        "studies.csv",
        "Studies",
        "One row for each included study.",
        (
            Column("study", "Id of the study; its page is studies/<id>/."),
            Column(
                "authors",
                f"Authors as printed, joined with a semicolon; the last is “{ET_AL}” where the "
                "source cuts the list.",
            ),
            Column("year", "Year of publication."),
            Column("title", "Title as printed."),
            Column("doi", "DOI without the resolver; empty where the source prints none."),
            Column("publication_country", f"{of[BuiltIn.COUNTRY].label} as the source names it."),
            Column(
                "study_country",
                f"{of[BuiltIn.CARRIED_OUT].label}, where the source says it; "
                f"else the words: {NOT_REPORTED}.",
            ),
            Column("provision", f"{of[BuiltIn.PROVISION].label}, joined with a semicolon."),
            Column("models", f"Ids of the {of[BuiltIn.MODEL].nouns}, in the source’s order."),
            Column(
                "ladder_total",
                f"The exact {of[BuiltIn.SCORE].noun}. Empty where only possible scores are "
                f"reported; the words “{NOT_REPORTED}” where nothing of the score is.",
            ),
            Column(
                "ladder_one_of",
                f"The possible {of[BuiltIn.SCORE].nouns}, joined with a semicolon, where the exact "
                "one is not reported. They have no order of likelihood, and no mean was taken.",
            ),
            Column("findings", "Number of findings whose citation names the study."),
            Column("quotes", "Number of quotes taken from the study."),
        ),
        tuple(rows),
    )


def _score_cells(study: Study) -> tuple[object, object]:
    score = study.ladder.known
    if score is None:
        return in_words(study.ladder), None
    return score.total, score.one_of


def _cell(values: Reported[tuple[str, ...]]) -> object:
    """Values, which one cell joins; or why there are none."""
    return values.known if values.absence is None else values.absence.words


def _themes(catalogue: Catalogue) -> Table:
    return Table(
        "themes.csv",
        "Themes",
        "One row for each theme.",
        (
            Column("theme", "Id of the theme; its page is themes/<id>/."),
            Column("title", "Title of the theme."),
            Column("category", "Id of the category that holds it."),
            Column(
                "kind",
                "What the theme is about. "
                + " ".join(f"{kind.id}: {kind.meaning}" for kind in catalogue.review.theme_kinds),
            ),
            Column("findings", "Number of findings in the theme, cited or not."),
            Column("quotes", "Number of quotes under the theme."),
            Column("studies", "Number of studies that its findings cite or that it quotes."),
        ),
        tuple(
            (
                theme.id,
                theme.title,
                theme.category,
                theme.kind,
                len(theme.findings),
                len(catalogue.quotes_of_theme.get(theme.id, ())),
                len(catalogue.studies_of_theme[theme.id]),
            )
            for theme in sorted(catalogue.themes, key=lambda theme: theme.id)
        ),
    )


def _findings(catalogue: Catalogue) -> Table:
    return Table(
        "findings.csv",
        "Findings",
        "One row for each finding.",
        (
            Column("finding", "Id of the finding: theme, a full stop, its id within the theme."),
            Column("theme", "Id of the theme."),
            Column("statement", "The finding in the editors’ words."),
            words_column(Statement, "attribution"),
            Column("studies", "Ids of the studies that the citation names, sorted."),
            Column("source", "Id of the source in which it stands."),
            Column("section", "Section of the source."),
            Column("locator", "Paragraph, sentence, list item or table row in that section."),
            *confidence_columns(),
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
            )
            for finding in sorted(catalogue.findings, key=lambda finding: finding.id)
        ),
    )


def _quotes(catalogue: Catalogue) -> Table:
    return Table(
        "quotes.csv",
        "Quotes",
        "One row for each quote.",
        (
            Column("quote", "Id of the quote: study, a full stop, its id within the study."),
            Column("study", "Id of the study quoted."),
            Column("themes", "Ids of the themes under which the source prints it."),
            Column("text", "The quotation, exact to the character."),
            Column("locator", "The locator as printed beside it."),
            words_column(Quote, "voice"),
            words_column(Quote, "voice_basis"),
            Column("source", "Id of the source in which it is quoted."),
            Column("section", "Section of the source."),
        ),
        tuple(
            (
                quoted.id,
                quoted.study.id,
                quoted.quote.themes,
                quoted.quote.text,
                quoted.quote.locator,
                quoted.quote.voice.value,
                quoted.quote.voice_basis.value,
                quoted.quote.place.source,
                quoted.quote.place.section,
            )
            for quoted in sorted(catalogue.quotes, key=lambda quoted: quoted.id)
        ),
    )


def _matrix(catalogue: Catalogue) -> Table:
    total = evidence_matrix(catalogue).total.sort_index()
    return Table(
        "matrix.csv",
        "Matrix of studies and themes",
        "One row for each study, one column for each theme in the review’s order.",
        (
            Column("study", "Id of the study."),
            *(
                Column(
                    theme.id,
                    f"Cited findings plus quotes of the study under “{theme.title}”. What the "
                    "review says of every study without citing it is not counted.",
                )
                for theme in catalogue.themes
            ),
        ),
        tuple((str(study), *(int(count) for count in row)) for study, *row in total.itertuples()),
    )
