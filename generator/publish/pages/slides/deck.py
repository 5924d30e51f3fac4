"""The slides of a review: its board page in the same words, then its drawings, then its limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _
from generator.publish.pages.briefs.brief import Brief
from generator.publish.pages.items.items import PlaceItem, place_item
from generator.publish.pages.slides.drawn import drawings
from generator.publish.pages.slides.slide import Deck, Point, Slide, Source
from generator.publish.pages.summary.about import about_line
from generator.publish.pages.summary.summary import Part, SummaryView, summary_page

DECK: Final = urls.document("review", "pptx")
SURE: Final = "sure"
NOT_TOLD: Final = "not-told"
UNKNOWN_TITLE: Final = N_("What is not known")
COUNTED: Final = N_("Counted by this site from the records")


def slides_of(catalogue: Catalogue, brief: Brief) -> Deck:
    """The slides; ``brief`` is that of the whole review, with its citation, licence and day."""
    page = summary_page(catalogue)
    view: SummaryView = page.view
    parts = {part.anchor: part for part in view.parts}
    told = [part for name, part in parts.items() if name not in {SURE, NOT_TOLD}]
    return Deck(
        path=DECK,
        title=catalogue.review.name,
        question=view.question,
        about=about_line(catalogue),
        made=_(
            "Slides made from the records of this site, to show and to edit. Each slide’s notes "
            "say where its statements stand."
        ),
        changed=brief.changed,
        day=brief.day,
        slides=tuple(
            slide
            for slide in (
                _conclusions(catalogue),
                *(_part(part) for part in told),
                *drawings(catalogue),
                *([_part(parts[SURE])] if SURE in parts else []),
                _unknown(parts.get(NOT_TOLD), brief),
                _cite(brief),
            )
            if slide.points or slide.chart or slide.table
        ),
    )


def _conclusions(catalogue: Catalogue) -> Slide:
    points = tuple(
        Point(
            item.message,
            Source(
                f"{item.title}: {_place(place_item(catalogue, item.place))}",
                urls.interpretation(item.id),
            ),
        )
        for item in catalogue.interpretations
    )
    return Slide(_("What the review concludes"), points)


def _place(place: PlaceItem) -> str:
    return ", ".join(part for part in (place.source.text, place.section, place.locator) if part)


def _part(part: Part) -> Slide:
    """A part of the board page: what is counted, then what its editors answer."""
    address = f"{urls.SUMMARY}#{part.anchor}"
    counted = tuple(Point(line, Source(_(COUNTED), address)) for line in part.lines)
    answers = tuple(
        Point(one.text, Source(_("Answer to “{question}”", question=one.more.text), one.more.path))
        for one in part.answers
    )
    return Slide(
        part.title,
        (*counted, *answers),
        sources=tuple(Source(one.text, one.path) for one in part.more),
    )


def _unknown(untold: Part | None, brief: Brief) -> Slide:
    """The questions without an answer; where none are recorded, what the brief says."""
    if untold and untold.untold:
        points = tuple(
            Point(one.text, Source(_("What was looked through, and what comes nearest"), one.path))
            for one in untold.untold
        )
        caption = _("Questions that the sources do not answer")
        return Slide(_(UNKNOWN_TITLE), points, notes=(f"{caption}.",))
    return Slide(_(UNKNOWN_TITLE), tuple(_from_brief(brief)))


def _from_brief(brief: Brief) -> Iterator[Point]:
    source = Source(_("Brief of the review"), brief.path)
    for section in brief.sections:
        if section.anchor == "unknown":
            for text in section.paragraphs:
                yield Point(text, source)
            for one in section.said:
                label = f"{one.label.removesuffix('.')}. " if one.label else ""
                yield Point(f"{label}{one.text}", source)


def _cite(brief: Brief) -> Slide:
    texts = (
        brief.citation,
        brief.licence or _("The licence of the review is not stated in the copy used here."),
        brief.changed,
    )
    site = Source(_("Data, licence, and how to cite"), urls.DATA)
    return Slide(
        _("How to cite, and licence"), tuple(Point(text) for text in texts), sources=(site,)
    )
