"""The front page: the question, the key messages, what is in here, and a way in for each group."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.dimensions import BuiltIn, WayId
from generator.evidence.unit import in_units, unit_noun
from generator.publish.pages.items.asked import Asked, asked
from generator.publish.pages.items.citation import CitationItem, source_citation
from generator.publish.pages.items.kind_words import kind_words
from generator.publish.pages.items.outcomes import what_changed
from generator.publish.pages.ladder.ladder import LadderPicture, ladder_picture
from generator.publish.pages.lists.finder import Finder, finder
from generator.publish.pages.matrix.small import MatrixPicture, matrix_picture
from generator.publish.pages.method.sources import LaySummaryItem, lay_summary_item
from generator.publish.pages.page import Link, Page
from generator.publish.pages.summary.about import about_line
from generator.publish.pages.summary.strands import StrandsView, strands
from generator.publish.pages.synthesis.synthesis import InterpretationItem, interpretation_items
from generator.publish.pages.theme.themes import CategoryItem, category_items


@dataclass(frozen=True)
class HomeTile:
    """A computed number with what it counts."""

    value: int
    label: str
    path: str


@dataclass(frozen=True)
class Way:
    """A way in for one group of readers."""

    title: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class HomeView:
    """The front page."""

    name: str
    tagline: str
    question: str
    about: str
    """What this is in one line."""
    search: str
    tiles: tuple[HomeTile, ...]
    messages: tuple[InterpretationItem, ...]
    asked: Asked | None
    changed: Link | None
    finder: Finder | None
    ways: tuple[Way, ...]
    categories: tuple[CategoryItem, ...]
    lay_summary: LaySummaryItem | None
    lay_more: Link
    """Where the rest of it stands."""
    strands: StrandsView | None
    matrix: MatrixPicture | None
    ladder: LadderPicture | None
    citation: CitationItem


def home_page(catalogue: Catalogue, present: frozenset[str]) -> Page:
    """The front page; ``present`` holds the paths of the pages that this synthesis has."""
    review = catalogue.review
    source = catalogue.sources[review.source]
    countries = [
        (len(values), country.noun, country.nouns, urls.STUDIES)
        for name, country in catalogue.dimensions.items()
        if name == BuiltIn.COUNTRY and (values := catalogue.values_among(name, catalogue.studies))
    ]
    counts = (
        (len(catalogue.studies), *unit_noun(), urls.STUDIES),
        (len(catalogue.themes), "theme", "themes", urls.THEMES),
        (
            len(catalogue.findings),
            "finding",
            "findings",
            urls.FINDINGS if urls.FINDINGS in present else urls.THEMES,
        ),
        (len(catalogue.quotes), "quote", "quotes", urls.QUOTES),
        *countries,
    )
    return Page(
        path=urls.HOME,
        template="home.html",
        title=review.name,
        description=review.tagline,
        view=HomeView(
            name=review.name,
            tagline=review.tagline,
            question=review.asks,
            about=about_line(catalogue),
            search=urls.SEARCH,
            tiles=tuple(
                HomeTile(count, one if count == 1 else many, path)
                for count, one, many, path in counts
                if path in present
            ),
            messages=interpretation_items(catalogue),
            asked=asked(catalogue),
            changed=what_changed(catalogue),
            finder=finder(catalogue) if urls.by_value(urls.STUDIES) in present else None,
            ways=_ways(catalogue, present),
            categories=category_items(catalogue),
            lay_summary=lay_summary_item(catalogue, source),
            lay_more=Link("Read all of it", urls.lay_summary(source.id)),
            strands=strands(catalogue, present),
            matrix=matrix_picture(catalogue) if _has_matrix(catalogue, present) else None,
            ladder=ladder_picture(catalogue) if catalogue.has_ladder else None,
            citation=source_citation(source),
        ),
        record=catalogue.paths["review"],
    )


def _has_matrix(catalogue: Catalogue, present: frozenset[str]) -> bool:
    """Whether there is a matrix with anything in it."""
    return urls.MATRIX in present and any(catalogue.studies_of_theme.values())


def _ways(catalogue: Catalogue, present: frozenset[str]) -> tuple[Way, ...]:
    words = kind_words(catalogue)
    own = {way.id: way for way in catalogue.review.ways}
    ways = {
        WayId.PRACTICE: Way(
            *words.practice,
            (
                Link("Browse by theme", urls.THEMES),
                Link(f"Browse the {unit_noun().many}", urls.STUDIES),
                Link("Read the quotes", urls.QUOTES),
                Link(f"Compare {unit_noun().many} or themes", urls.COMPARE),
                Link(
                    f"See which {unit_noun().one} is cited for which theme: the matrix", urls.MATRIX
                ),
            ),
        ),
        WayId.DECIDE: Way(
            *words.decide,
            (
                Link("Read the summary", urls.SUMMARY),
                Link("See the synthesis", urls.SYNTHESIS),
                Link("Check the gaps", urls.GAPS),
                Link("How the review was made", urls.METHOD),
            ),
        ),
        WayId.REUSE: Way(
            "You edit or reuse the evidence",
            in_units("Correct a record, add a study, or take the data with you."),
            (
                Link("How to contribute", "contributing/"),
                Link("Download the data", urls.DATA),
                Link("About this site", "about/"),
            ),
        ),
    }
    return tuple(
        Way(
            own[name].title if name in own else way.title,
            (own[name].text if name in own else None) or way.text,
            links,
        )
        for name, way in ways.items()
        if (links := tuple(link for link in way.links if link.path in present))
    )
