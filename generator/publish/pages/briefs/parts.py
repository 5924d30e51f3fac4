"""What briefs of all kinds share: what they rest on, what is not known, and how they end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.derive.support import Support
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, QuoteInStudy
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.theme import Theme
from generator.publish.pages.briefs.brief import (
    Brief,
    BriefSection,
    Places,
    Said,
    paragraphs,
    rest_words,
)
from generator.publish.pages.items.asked import AskedItem
from generator.publish.pages.items.citation import source_citation
from generator.publish.pages.items.items import NoteItem, quote_item
from generator.publish.pages.items.plain import plain_item
from generator.publish.pages.items.quoted import by_whose_words, quote_groups
from generator.publish.pages.items.words import counted, number, sentence
from generator.publish.pages.page import Link
from generator.publish.pages.theme.support import (
    falls_sentence,
    support_sentences,
)
from generator.publish.pages.theme.voices import missing_sentences

ENDING: Final = "on the page that this brief is about"
CHANGED_UNKNOWN: Final = "When the evidence changed last is not known to this copy of the site."
PLAIN_STALE: Final = (
    "There is a text in plain words, but the evidence has changed since it was written. It is left "
    "out here until the editors have read it again."
)
UNHEARD: Final = (
    "Whose experience it rests on is not known, for no study is cited or quoted for it."
)
UNKNOWN_TITLE: Final = "What is not known"
NOTHING_UNTOLD: Final = "Every question of readers that is recorded here has an answer."
WHERE_UNTOLD: Final = (
    "The sources answer none of these. What was looked through for each, and what comes nearest, "
    f"stands on the page of questions (…/{urls.QUESTIONS})."
)
NOTHING_MISSING: Final = (
    "The editors have noted nothing here as absent from the sources or from their copy."
)
PLAIN_BY: Final = "Written in plain words by the editors of the site from the evidence below."


@dataclass(frozen=True)
class Edition:
    """Which state of the evidence the briefs show."""

    day: str = ""
    """The day of the last change, as in ``2024-05-03``; empty where it is not known."""
    words: str = ""
    """The same day in words."""
    uncommitted: bool = False
    """Whether records have changed since, without having been committed."""

    @property
    def sentence(self) -> str:
        """When the evidence changed last."""
        if not self.words:
            return CHANGED_UNKNOWN
        since = ", and again since, in changes that are not committed" if self.uncommitted else ""
        return f"The evidence changed last on {self.words}{since}."


UNKNOWN: Final = Edition()
"""Nothing is known of when the evidence changed."""


def rests_on(
    catalogue: Catalogue, support: Support, assessed: tuple[int, int, int]
) -> BriefSection:
    """What it rests on, in words; no judgement but those that somebody recorded."""
    return BriefSection(
        "rests-on",
        "What it rests on",
        tuple(
            one
            for one in (
                *support_sentences(support),
                falls_sentence(catalogue, support),
                confidence_words(*assessed),
            )
            if one
        ),
    )


def quoted(
    catalogue: Catalogue, quotes: Sequence[QuoteInStudy], places: Places, most: int
) -> tuple[BriefSection, ...]:
    """At most so many quotes, participants' first, each under whose words it gives."""
    shown = by_whose_words(quote_item(catalogue, quoted) for quoted in quotes)[:most]
    sections = [
        BriefSection(
            f"words-{number}" if number else "words",
            group.title,
            quotes=tuple(places.quote(item) for item in group.quotes),
        )
        for number, group in enumerate(quote_groups(shown))
    ]
    more = rest_words(len(quotes), len(shown), "quote", ENDING)
    return tuple(
        replace(section, more=more if section is sections[-1] else "") for section in sections
    )


def confidence_words(findings: int, assessed: int, stale: int) -> str:
    """How many findings somebody assessed with GRADE-CERQual."""
    if not findings:
        return ""
    if not assessed:
        what = "this finding" if findings == 1 else "these findings"
        return (
            f"Nobody has assessed with GRADE-CERQual how much confidence {what} deserve"
            f"{'s' if findings == 1 else ''}. What is counted here is no such judgement."
        )
    have = "has" if assessed == 1 else "have"
    again = f"; {number(stale)} of them to be assessed again" if stale else ""
    return sentence(
        f"{number(assessed)} of {counted(findings, 'finding')} {have} been assessed with "
        f"GRADE-CERQual{again}. The judgements stand with the findings."
    )


def unknown(missing: Sequence[NoteItem], places: Places) -> BriefSection:
    """What nobody knows: the notes on what the sources do not say, or do not say in our copy."""
    none = () if missing else (NOTHING_MISSING,)
    said = tuple(places.note(note) for note in missing)
    return BriefSection("unknown", UNKNOWN_TITLE, none, said=said)


def untold(unanswered: Sequence[AskedItem]) -> BriefSection:
    """What nobody knows, where readers' questions were recorded: those that have no answer."""
    none = () if unanswered else (NOTHING_UNTOLD,)
    said = tuple(Said(item.link.text) for item in unanswered)
    more = WHERE_UNTOLD if unanswered else ""
    return BriefSection("unknown", UNKNOWN_TITLE, none, said=said, more=more)


def counting(catalogue: Catalogue, support: Support) -> BriefSection:
    """What stands behind the counts: who is not quoted, and how much rests on one study."""
    said = list(missing_sentences(catalogue, support)) if support.studies else [UNHEARD]
    if single := len(support.single):
        verb = "rests" if single == 1 else "rest"
        said.append(
            sentence(
                f"{number(single)} of {counted(len(support.statements), 'statement')} {verb} on "
                "one study."
            )
        )
    return BriefSection("counted", "How this was counted", tuple(said))


def finished(
    catalogue: Catalogue,
    edition: Edition,
    places: Places,
    *,
    name: str,
    kind: str,
    title: str,
    of: Link,
    lede: str,
    record: Theme | Interpretation | None,
    sections: Sequence[BriefSection],
) -> Brief:
    """The brief with how it ends: places, citation, licence, and the day of its evidence."""
    words = plain_item(catalogue, record) if record else None
    current = words is not None and not words.changed
    source = catalogue.sources[catalogue.review.source]
    cited = source_citation(source)
    reference = " ".join(
        part
        for part in (
            cited.authors,
            f"{cited.title}.",
            cited.details,
            f"{cited.year}.",
            f"doi: {cited.doi.text}." if cited.doi else "",
            cited.url.path if cited.url else "",
        )
        if part
    )
    known = source.licence.known
    licence = "" if known is None else f"The review is under {known}."
    return Brief(
        path=urls.brief(name),
        pdf=urls.document(name, "pdf"),
        word=urls.document(name, "docx"),
        kind=kind,
        title=title,
        of=of,
        review=catalogue.review.name,
        lede=lede,
        plain=paragraphs(words.text) if words and current else (),
        plain_note=PLAIN_BY if current else PLAIN_STALE if words else "",
        sections=tuple(section for section in sections if section),
        places=places.groups(),
        citation=reference,
        licence=licence,
        changed=edition.sentence,
        day=edition.day,
    )
