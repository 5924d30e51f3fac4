"""Every quote with its study, voice, themes and printed locator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.derive.support import support_of_review
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, QuoteInStudy
from generator.evidence.records.speakers import Voice, VoiceBasis
from generator.publish.pages.items.items import QuoteItem, quote_item
from generator.publish.pages.items.speaking import spoken_by
from generator.publish.pages.items.words import counted, listed, number, sentence, studies
from generator.publish.pages.lists.browse import (
    FacetPanel,
    IndexEntry,
    Noun,
    browse,
    index_page,
    pages_of,
)
from generator.publish.pages.lists.facet_lists import quotes_listing
from generator.publish.pages.lists.facets import FacetedList
from generator.publish.pages.lists.paging import chunks, in_pages
from generator.publish.pages.page import Page, PlannedPage
from generator.publish.pages.theme.voices import unheard_words

THINGS = Noun("quote", "quotes", urls.QUOTES)
SPEAKER_WORDS = {
    Voice.PARTICIPANT: ("gives a participant’s words", "give participants’ words"),
    Voice.AUTHOR: ("gives the words of a study’s authors", "give the words of study authors"),
    Voice.OTHER: ("gives the words of somebody else", "give the words of somebody else"),
    Voice.UNCLEAR: ("leaves open who speaks", "leave open who speaks"),
}
SHORT = 110
ENTRIES = 600
"""How many quotes stand on a page of a long index; each says who speaks."""
ON_A_PAGE = 40
"""How many quotes stand on a page of a long list."""


@dataclass(frozen=True)
class ListedQuote:
    """A quote with its id in the list."""

    id: str
    quote: QuoteItem


@dataclass(frozen=True)
class QuotesView:
    """All quotes, study by study."""

    lede: str
    voice_words: str
    unheard: str
    """In which roles of participants nobody speaks, or nobody is known to."""
    roles: tuple[tuple[str, str], ...]
    """Who may speak in quotes, each role with its meaning."""
    quotes: tuple[ListedQuote, ...]
    browse: FacetPanel


def quotes_pages(catalogue: Catalogue) -> tuple[PlannedPage, ...]:
    """The page of all quotes, and its index by value."""
    listing = quotes_listing(catalogue)
    quotes = catalogue.quotes
    whole = cache(lambda: _whole(catalogue, listing))

    def view_of(part: Sequence[QuoteInStudy]) -> QuotesView:
        shown = (ListedQuote(quoted.id, quote_item(catalogue, quoted)) for quoted in part)
        return replace(whole(), quotes=tuple(shown))

    page = Page(
        path=urls.QUOTES,
        template="quotes.html",
        title="Quotes",
        description="Every quotation in the synthesis, word for word, with its printed locator.",
        view=None,
    )
    pages = in_pages(
        page,
        chunks(quotes, ON_A_PAGE),
        THINGS.several,
        view_of,
        lambda quoted: (urls.quote_anchor(quoted.study.id, quoted.quote.id),),
    )
    by_id = {quoted.id: quoted for quoted in quotes}
    index = index_page(
        listing, THINGS, page.title, lambda item: _entry(catalogue, by_id[item.id]), ENTRIES
    )
    return pages_of(pages, index, listing)


def _whole(catalogue: Catalogue, listing: FacetedList) -> QuotesView:
    """What all pages of the list say, without its quotes."""
    quotes = catalogue.quotes
    of_studies = len({quoted.study.id for quoted in quotes})
    return QuotesView(
        roles=tuple((role.label, role.meaning) for role in catalogue.review.speaker_roles),
        lede=sentence(
            f"{counted(len(quotes), 'quote')} from {number(of_studies)} of "
            f"{studies(len(catalogue.studies))}, word for word as the sources print them."
        ),
        voice_words=f"{_voices(quotes)} {_labelled(quotes)}",
        unheard=unheard_words(support_of_review(catalogue)),
        quotes=(),
        browse=browse(catalogue, listing, THINGS),
    )


def _voices(quotes: tuple[QuoteInStudy, ...]) -> str:
    counts = Counter(quoted.quote.voice for quoted in quotes)
    said = [
        f"{number(counts[voice])} {SPEAKER_WORDS[voice][counts[voice] != 1]}"
        for voice in Voice
        if counts[voice]
    ]
    return sentence(f"{listed(said)}.")


def _labelled(quotes: tuple[QuoteInStudy, ...]) -> str:
    by_editors = sum(quoted.quote.voice_basis is VoiceBasis.EDITORS for quoted in quotes)
    if not by_editors:
        return "The sources say of each who speaks."
    return (
        f"For {number(by_editors)} of them the sources do not say who speaks; "
        "there the label is the editors’ own, and says what it rests on."
    )


def _entry(catalogue: Catalogue, quoted: QuoteInStudy) -> IndexEntry:
    quote = quoted.quote
    return IndexEntry(
        _shortened(quote.text),
        urls.quote(quoted.study.id, quote.id),
        quote.language or "",
        "; ".join(
            (
                *spoken_by(catalogue, quote),
                f"{catalogue.labels[quoted.study.id]} [{quote.locator}]",
            )
        ),
    )


def _shortened(text: str) -> str:
    """The beginning of a text, up to a whole word where it is long."""
    if len(text) <= SHORT:
        return f"“{text}”"
    return f"“{text[:SHORT].rsplit(' ', 1)[0].rstrip(',;:. –')} …”"
