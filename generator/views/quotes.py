"""Every quote with its study, voice, themes and printed locator."""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.catalogue import Catalogue
from generator.records.study import VoiceBasis
from generator.views.items import QuoteItem, quote_item
from generator.views.page import Page
from generator.views.words import counted, number, sentence, studies


@dataclass(frozen=True)
class QuotesView:
    """All quotes, study by study."""

    lede: str
    voice_words: str
    quotes: tuple[QuoteItem, ...]


def quotes_page(catalogue: Catalogue) -> Page:
    """The page of all quotes."""
    quotes = catalogue.quotes
    of_studies = len({quoted.study.id for quoted in quotes})
    by_editors = sum(quoted.quote.voice_basis is VoiceBasis.EDITORS for quoted in quotes)
    return Page(
        path=urls.QUOTES,
        template="quotes.html",
        title="Quotes",
        description="Every quotation in the synthesis, word for word, with its printed locator.",
        view=QuotesView(
            lede=sentence(
                f"{counted(len(quotes), 'quote')} from {number(of_studies)} of "
                f"{studies(len(catalogue.studies))}, word for word as the sources print them."
            ),
            voice_words=(
                f"For {number(by_editors)} of them the sources do not say who speaks; "
                "there the label is the editors’ own, and says what it rests on."
                if by_editors
                else "The sources say of each who speaks."
            ),
            quotes=tuple(quote_item(catalogue, quoted) for quoted in quotes),
        ),
    )
