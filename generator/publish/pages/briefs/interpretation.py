"""The brief of an interpretation: what the review concludes, and from what."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.support import support_of_interpretation
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.evidence.records.drawn import Diagram, DiagramNode
from generator.evidence.records.interpretation import Interpretation
from generator.publish.pages.briefs.brief import Brief, BriefSection, Said, paragraphs
from generator.publish.pages.briefs.chosen import all_of_them
from generator.publish.pages.briefs.parts import (
    Edition,
    Writing,
    finished,
    quoted,
    stated_items,
    untold,
    writing,
)
from generator.publish.pages.briefs.resting import conclusion_rests_on
from generator.publish.pages.items.items import place_item
from generator.publish.pages.page import Link
from generator.publish.pages.synthesis.drawn import arrows_from


def interpretation_brief(catalogue: Catalogue, item: Interpretation, edition: Edition) -> Brief:
    """The brief of an interpretation."""
    at_work = writing(catalogue)
    at = Link(item.title, urls.interpretation(item.id))
    notes = at_work.notes(item.notes)
    near = {f"theme/{tie.theme}" for tie in item.themes} | {f"interpretation/{item.id}"}
    sections = (
        *_says(at_work, item, at),
        *quoted(at_work, catalogue.quotes_of_interpretation.get(item.id, ()), at),
        *_steps(at_work, item),
        *_parts(at_work, item),
        conclusion_rests_on(catalogue, item, support_of_interpretation(catalogue, item.id)),
        untold(catalogue, near),
    )
    return finished(
        at_work,
        edition,
        name=f"interpretations/{item.id}",
        kind=_("Brief of a conclusion"),
        title=item.title,
        of=at,
        lede=item.message,
        summary=paragraphs(item.summary),
        notes=notes,
        record=item,
        sections=sections,
    )


def _says(at_work: Writing, item: Interpretation, at: Link) -> Iterator[BriefSection]:
    """All statements that carry the conclusion; then what was chosen of the others."""
    catalogue = at_work.catalogue
    if item.carriers:
        carriers = stated_items(catalogue, "interpretation", item.id, item.carriers)
        said = tuple(at_work.said(one, item.id) for one in carriers)
        yield BriefSection("carries", _("The statements that make it"), said=said)
    around = stated_items(catalogue, "interpretation", item.id, item.around)
    said, more = at_work.stated(item.around, around, item.id)
    title = _("Around it") if item.carriers else _("What the review concludes")
    yield BriefSection("says", title, said=said, more=all_of_them(more), more_at=at)


def _steps(at_work: Writing, item: Interpretation) -> Iterator[BriefSection]:
    """The cycle that belongs to it, step by step."""
    catalogue = at_work.catalogue
    cycle = catalogue.synthesis.cycle if catalogue.synthesis else None
    if cycle and cycle.interpretation == item.id:
        said = tuple(
            Said(
                step.text,
                at_work.places.numbers((place_item(catalogue, step.place),)),
                label=step.title,
                notes=at_work.notes(step.notes),
            )
            for step in cycle.steps
        )
        yield BriefSection("steps", cycle.title, said=said, notes=at_work.notes(cycle.notes))


def _parts(at_work: Writing, item: Interpretation) -> Iterator[BriefSection]:
    """The diagram that belongs to it, part by part, with where its arrows lead."""
    catalogue = at_work.catalogue
    drawn = catalogue.synthesis.diagram if catalogue.synthesis else None
    if drawn and drawn.interpretation == item.id:
        said = tuple(
            Said(
                " ".join(filter(None, (node.text, *_leads(drawn, node)))) or node.title,
                at_work.places.numbers((place_item(catalogue, node.place),)),
                label=node.title,
                notes=at_work.notes(node.notes),
            )
            for node in drawn.nodes
        )
        yield BriefSection("parts", drawn.title, said=said, notes=at_work.notes(drawn.notes))


def _leads(drawn: Diagram, node: DiagramNode) -> Iterator[str]:
    titles = {one.id: one.title for one in drawn.nodes}
    if node.part_of:
        yield _("{part} is part of: {whole}.", part=node.title, whole=titles[node.part_of])
    for arrow in arrows_from(drawn, node):
        yield f"{arrow.way}: {arrow.to.text}{f' ({arrow.words})' if arrow.words else ''}."
