"""The data file of the quality appraisal: each answer to each question, counted."""

from __future__ import annotations

from generator.derive.appraisal import appraised
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.publish.exports.columns import Column, ColumnType, Table
from generator.publish.exports.listing import APPRAISAL_FILE


def appraisal_table(catalogue: Catalogue) -> Table:
    """One row for each answer to each question, in the order of the review."""
    return Table(
        APPRAISAL_FILE,
        _("Appraisal"),
        _("One row for each answer to each question of the quality appraisal."),
        (
            Column(
                "row",
                _("Id of the row: the question, a full stop, the place of the answer in the list."),
                ColumnType.ID,
            ),
            Column(
                "question",
                _("Id of the question; it stands at method/#appraisal-<id>."),
                ColumnType.ID,
            ),
            Column("answer", _("The answer, as the appraisal lists it.")),
            Column("label", _("A short name of the question, where it has one.")),
            Column(
                "text", _("What was asked of each study, in the editors’ words."), is_prose=True
            ),
            Column("number", _("How many studies got this answer."), ColumnType.NUMBER),
            Column(
                "studies",
                _("Ids of these studies, sorted; empty where the source only counts them."),
                ColumnType.LIST,
                names="studies",
            ),
            Column("source", _("Id of the source in which it stands."), ColumnType.ID),
            Column("section", _("Section of the source.")),
            Column("locator", _("Paragraph, sentence, list item or table row in that section.")),
        ),
        tuple(
            (
                f"{one.question.id}.{place}",
                one.question.id,
                answer,
                one.question.label,
                one.question.text,
                number,
                one.studies.get(answer, ()),
                one.question.place.source,
                one.question.place.section,
                one.question.place.locator,
            )
            for one in sorted(appraised(catalogue), key=lambda one: one.question.id)
            for place, (answer, number) in enumerate(one.counts.items(), 1)
        ),
    )
