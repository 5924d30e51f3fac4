"""Every quote with its study, voice, themes and printed locator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from generator.derive.support import support_of_review
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, QuoteInStudy
from generator.evidence.interface import N_, _, ngettext, npgettext
from generator.evidence.records.speakers import Voice, VoiceBasis
from generator.publish.pages.items.items import QuoteItem, quote_item
from generator.publish.pages.items.speaking import spoken_by
from generator.publish.pages.items.words import listed, number, sentence
from generator.publish.pages.lists.browse import (
    FacetPanel,
    IndexEntry,
    Noun,
    browse,
    index_page,
    pages_of,
)
from generator.publish.pages.lists.facet_lists import quotes_listing
from generator.publish.pages.lists.facets import STUDY, THEME, FacetedList
from generator.publish.pages.lists.paging import chunks, in_pages
from generator.publish.pages.page import Page, PlannedPage
from generator.publish.pages.theme.voices import unheard_words

THINGS = Noun(
    "quote",
    "quotes",
    urls.QUOTES,
    title=N_("Quotes"),
    by_value=N_("Quotes by value"),
    filtered=N_("Filter the quotes"),
    combining=N_(
        "Choose several values of one filter to see quotes with any of them. "
        "Use several filters to see quotes that fit them all."
    ),
    all_by=N_("All quotes by {ways}."),
    all_in_lists=N_("All quotes, {ways}."),
    in_one_list=N_("All quotes in one list"),
    all_by_value=N_("All quotes by value"),
    of_members={
        STUDY: N_(
            "The next filters are about the studies of a quote. Where you use more than one of "
            "them, they must all fit one and the same study."
        ),
        THEME: N_(
            "The next filters are about the themes of a quote. Where you use more than one of "
            "them, they must all fit one and the same theme."
        ),
    },
    counted=lambda count: ngettext("{count} quote", "{count} quotes", count),
)
SPEAKER_WORDS: Final[Mapping[Voice, Callable[[int], str]]] = {
    Voice.PARTICIPANT: lambda count: ngettext(
        "{number} gives a participant’s words", "{number} give participants’ words", count
    ),
    Voice.AUTHOR: lambda count: npgettext(
        "whatever is counted",
        "{number} gives the words of a study’s authors",
        "{number} give the words of study authors",
        count,
    ),
    Voice.OTHER: lambda count: ngettext(
        "{number} gives the words of somebody else",
        "{number} give the words of somebody else",
        count,
    ),
    Voice.UNCLEAR: lambda count: ngettext(
        "{number} leaves open who speaks", "{number} leave open who speaks", count
    ),
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
        title=_("Quotes"),
        description=_("Every quotation in the synthesis, word for word, with its printed locator."),
        view=None,
    )
    pages = in_pages(
        page,
        chunks(quotes, ON_A_PAGE),
        N_("Quotes: {which} of {total}"),
        view_of,
        lambda quoted: (urls.quote_anchor(quoted.study.id, quoted.quote.id),),
    )
    by_id = {quoted.id: quoted for quoted in quotes}
    index = index_page(listing, THINGS, lambda item: _entry(catalogue, by_id[item.id]), ENTRIES)
    return pages_of(pages, index, listing)


def _whole(catalogue: Catalogue, listing: FacetedList) -> QuotesView:
    """What all pages of the list say, without its quotes."""
    quotes = catalogue.quotes
    of_studies = len({quoted.study.id for quoted in quotes})
    return QuotesView(
        roles=tuple((role.label, role.meaning) for role in catalogue.review.speaker_roles),
        lede=_lede(catalogue, of_studies),
        voice_words=f"{_voices(quotes)} {_labelled(quotes)}",
        unheard=unheard_words(support_of_review(catalogue)),
        quotes=(),
        browse=browse(catalogue, listing, THINGS),
    )


def _lede(catalogue: Catalogue, of_studies: int) -> str:
    return ngettext(
        "{Number} quote from {studies}, word for word as the sources print them.",
        "{Number} quotes from {studies}, word for word as the sources print them.",
        len(catalogue.quotes),
        studies=ngettext(
            "{part} of {number} study",
            "{part} of {number} studies",
            len(catalogue.studies),
            part=number(of_studies),
        ),
    )


def _voices(quotes: tuple[QuoteInStudy, ...]) -> str:
    counts = Counter(quoted.quote.voice for quoted in quotes)
    said = [SPEAKER_WORDS[voice](counts[voice]) for voice in Voice if counts[voice]]
    return sentence(f"{listed(said)}.")


def _labelled(quotes: tuple[QuoteInStudy, ...]) -> str:
    by_editors = sum(quoted.quote.voice_basis is VoiceBasis.EDITORS for quoted in quotes)
    if not by_editors:
        return _("The sources say of each who speaks.")
    return ngettext(
        "For {number} of them the sources do not say who speaks; "
        "there the label is the editors’ own, and says what it rests on.",
        "For {number} of them the sources do not say who speaks; "
        "there the label is the editors’ own, and says what it rests on.",
        by_editors,
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
