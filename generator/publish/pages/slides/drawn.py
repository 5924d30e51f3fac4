"""The drawings of a review as slides: what PowerPoint draws by itself, and tables for the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.derive.ladder import Ladder, ladder_of, reported_scores
from generator.derive.matrix import Matrix, evidence_matrix
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, NP_, WHATEVER, _, ngettext, pgettext
from generator.evidence.records.flow import FlowStep
from generator.evidence.records.interpretation import Interpretation, LinkBasis
from generator.evidence.records.reported import as_said
from generator.evidence.records.review import LadderScale
from generator.evidence.records.statement import Attribution
from generator.publish.charts.matrix import CountedRow
from generator.publish.pages.items.words import ended, figures, listed, sentence, studies_in_figures
from generator.publish.pages.ladder.words import caption as ladder_caption
from generator.publish.pages.ladder.words import ladder_headline, scale_ends
from generator.publish.pages.matrix.counts import counted_rows, ordered_themes, said_rows
from generator.publish.pages.matrix.rows import row_kinds
from generator.publish.pages.matrix.words import matrix_headline, said_words
from generator.publish.pages.method.flow import ROLE_WORDS
from generator.publish.pages.slides.slide import (
    Cell,
    Chart,
    Look,
    Point,
    Series,
    Slide,
    Source,
    Table,
)

MOST_CELLS: Final = 1200
"""How many cells of the matrix are shown; a larger one is summed up, with the way to all of it."""
EMPTY: Final = "·"
FLOW: Final = NP_("whatever is counted", "Method: the study flow")
TIES: Final = {
    Attribution.CITED: N_("cite studies"),
    Attribution.EVERY_STUDY: N_("said of several studies at once"),
    Attribution.UNCITED: N_("cite none"),
}


def drawings(catalogue: Catalogue) -> Iterator[Slide]:
    """The slides of all drawings that the synthesis has, in the order of the site."""
    if catalogue.findings:
        yield _themes(catalogue)
    if catalogue.themes and any(item.themes for item in catalogue.interpretations):
        yield _conclusions(catalogue)
    if catalogue.themes and catalogue.studies:
        yield _matrix(catalogue)
    scale = catalogue.review.ladder
    if scale is not None and catalogue.studies:
        yield from _ladder(catalogue, scale)
    if catalogue.review.flow:
        yield _flow(catalogue.review.flow.steps)


def _themes(catalogue: Catalogue) -> Slide:
    """How many findings each theme has, by how the source links them to studies."""
    themes = ordered_themes(catalogue)
    counts = Counter((one.theme.id, one.statement.attribution) for one in catalogue.findings)
    series = tuple(
        Series(_(words), tuple(counts[theme.id, kind] or None for theme in themes))
        for kind, words in TIES.items()
        if any(counts[theme.id, kind] for theme in themes)
    )
    most = max(sum(counts[theme.id, kind] for kind in TIES) for theme in themes)
    behind = "; ".join(
        f"{theme.title}: {studies_in_figures(len(catalogue.studies_of_theme[theme.id]))}"
        for theme in themes
    )
    return Slide(
        _("What each theme rests on"),
        chart=Chart(
            Look.BARS, tuple(theme.title for theme in themes), series, _("Findings"), 0, most
        ),
        caption=_(
            "Findings by theme, and how the source ties them to studies. Counted by this site; "
            "how many there are is no judgement of how sure they are."
        ),
        notes=(_("Studies cited or quoted: {studies}.", studies=behind),),
        sources=(Source(_("Themes"), urls.THEMES),),
    )


def _conclusions(catalogue: Catalogue) -> Slide:
    """Which themes lead to which conclusion, and who ties them."""
    shown = [item for item in catalogue.interpretations if item.themes]
    by_editors = any(link.basis is not LinkBasis.SOURCE for item in shown for link in item.themes)
    return Slide(
        _("From themes to conclusions"),
        table=Table(
            (_("Conclusion"), _("Themes it is drawn from")),
            tuple((Cell(item.title), Cell("; ".join(_tied(catalogue, item)))) for item in shown),
        ),
        caption=_("“Editors”: linked by the editors of this site, not by the source.")
        if by_editors
        else "",
        sources=tuple(Source(item.title, urls.interpretation(item.id)) for item in shown),
    )


def _tied(catalogue: Catalogue, item: Interpretation) -> Iterator[str]:
    for link in item.themes:
        title = catalogue.theme[link.theme].title
        yield title if link.basis is LinkBasis.SOURCE else _("{theme} (editors)", theme=title)


def _matrix(catalogue: Catalogue) -> Slide:
    matrix, kind = evidence_matrix(catalogue), row_kinds(catalogue)[0]
    rows = counted_rows(catalogue, kind, matrix)
    title = _("Which study stands behind which theme")
    headline = f"{matrix_headline(catalogue, kind, matrix)}."
    source = Source(_("The whole matrix, with the evidence behind each cell"), urls.MATRIX)
    said = [row.counted for row in said_rows(catalogue)]
    themes = ordered_themes(catalogue)
    columns = _("Themes: {themes}.", themes="; ".join(theme.title for theme in themes))
    notes = tuple(filter(None, (headline, said_words(catalogue), columns)))
    if matrix.total.size > MOST_CELLS:
        return Slide(title, tuple(_summed(matrix, headline, source)), notes=notes[1:])
    return Slide(
        title,
        table=Table(
            (_("Study"), *(theme.title for theme in themes)),
            tuple((Cell(row.label), *_cells(row)) for row in (*rows, *said)),
            numbers=True,
        ),
        caption=_(
            "A number: findings that cite the study. q: quotes alone. {sign} none cited or quoted, "
            "which does not say that there is nothing.",
            sign=EMPTY,
        ),
        notes=notes,
        sources=(source,),
    )


def _cells(row: CountedRow) -> Iterator[Cell]:
    for cell in row.cells:
        text = f"{cell.findings}" if cell.findings else "q" if cell.quotes else EMPTY
        yield Cell(text, min(4, cell.shade))


def _summed(matrix: Matrix, headline: str, source: Source) -> Iterator[Point]:
    held = int((matrix.total.to_numpy() > 0).sum())
    rows, columns = matrix.total.shape
    yield Point(headline, source)
    yield Point(
        _(
            "{studies} by {themes} are too many for a slide. Evidence is cited or quoted in "
            "{part} of {total} places where a study and a theme meet.",
            studies=ngettext("{number} study", "{number} studies", rows),
            themes=ngettext("{number} theme", "{number} themes", columns),
            part=figures(held),
            total=figures(int(matrix.total.size)),
        ),
        source,
    )


def _ladder(catalogue: Catalogue, scale: LadderScale) -> Iterator[Slide]:
    """Scores as marks: one where it is exact, all possible ones where no more is reported."""
    ladder = ladder_of(catalogue)
    rows = [row for tier in ladder.tiers for row in tier]
    known = {score for row in rows for score in row.scores}
    source = Source(scale.title, urls.LADDER)
    headline = ended(ladder_headline(ladder))
    if not rows:
        yield Slide(scale.title, (Point(headline, source),))
        return
    ends = [end.known for end in (scale.lowest_possible, scale.highest_possible)]
    places = known | {end for end in ends if end is not None}
    exact = Series(_("Exact score"), tuple(row.scores[0] if row.exact else None for row in rows))
    most = max((len(row.scores) for row in rows if not row.exact), default=0)
    possible = (
        Series(
            _("Possible score, not known which"),
            tuple(row.scores[n] if not row.exact and n < len(row.scores) else None for row in rows),
            hollow=True,
        )
        for n in range(most)
    )
    drawn = [one for one in (exact, *possible) if any(v is not None for v in one.values)]
    yield Slide(
        scale.title,
        chart=Chart(
            Look.MARKS,
            tuple(row.label for row in rows),
            tuple(drawn),
            sentence(scale.unit),
            min(places),
            max(places),
        ),
        caption=" ".join(filter(None, (headline, _without(catalogue, ladder)))),
        notes=(
            ladder_caption(ladder, scale),
            scale_ends(scale),
            _("Studies whose possible scores overlap have no order among themselves."),
        ),
        sources=(source,),
    )


def _without(catalogue: Catalogue, ladder: Ladder) -> str:
    """Which studies have no mark, and why."""
    why: dict[str, list[str]] = {}
    for row in ladder.unreported:
        reason = as_said(reported_scores(catalogue, row.study), lambda _none: "")
        why.setdefault(reason, []).append(row.label)
    told = "; ".join(f"{reason}: {listed(labels)}" for reason, labels in why.items())
    return _("Without a mark, since the score is {why}.", why=told) if told else ""


def _flow(steps: tuple[FlowStep, ...]) -> Slide:
    """The study flow, with every number as the source prints it."""
    return Slide(
        _("How the studies were found"),
        table=Table(
            (_("Step"), _("What"), _("Number"), _("Counted in")),
            tuple(
                (
                    Cell(_(ROLE_WORDS[step.role])),
                    Cell(step.label),
                    Cell(_printed(step)),
                    Cell(step.unit),
                )
                for step in steps
            ),
        ),
        caption=_(
            "Numbers as the source prints them; where they do not add up, the page of the method "
            "says so."
        ),
        sources=(Source(pgettext(WHATEVER, FLOW), urls.METHOD),),
    )


def _printed(step: FlowStep) -> str:
    """A number of the flow as the source prints it, or why there is none."""
    return as_said(step.number.map(lambda _number: step.printed))
