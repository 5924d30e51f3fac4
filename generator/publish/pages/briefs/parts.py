"""What briefs of all kinds share: lists with what was chosen of them, what is not known, ends."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, QuoteInStudy
from generator.evidence.interface import N_, _
from generator.evidence.records.base import Note
from generator.evidence.records.interpretation import Interpretation, InterpretationStatement
from generator.evidence.records.note_kinds import ABSENT
from generator.evidence.records.question import Question
from generator.evidence.records.review import PointOfReview
from generator.evidence.records.statement import Statement
from generator.evidence.records.synthesis import SynthesisStatement
from generator.evidence.records.theme import ReviewFinding, Theme
from generator.publish.pages.briefs.brief import (
    Brief,
    BriefNote,
    BriefSection,
    Places,
    Said,
    paragraphs,
)
from generator.publish.pages.briefs.chosen import (
    AlreadyTold,
    Placed,
    Things,
    all_of_them,
    chosen,
    is_never_cut,
    notes_beside,
    points,
)
from generator.publish.pages.briefs.chosen import quotes as quotes_of
from generator.publish.pages.briefs.chosen import statements as statements_of
from generator.publish.pages.items.asked import question_link
from generator.publish.pages.items.citation import source_citation
from generator.publish.pages.items.items import (
    FindingItem,
    fact_items,
    note_items,
    quote_item,
    statement_item,
)
from generator.publish.pages.items.plain import plain_item
from generator.publish.pages.items.quoted import by_whose_words, quote_groups
from generator.publish.pages.items.standing import things
from generator.publish.pages.page import Link

CHANGED_UNKNOWN: Final = N_("When the evidence changed last is not known to this copy of the site.")
PLAIN_STALE: Final = N_(
    "There is a text in plain words, but the evidence has changed since it was written. It is left "
    "out here until the editors have read it again."
)
PLAIN_BY: Final = N_("Plain words by the editors of the site.")
UNKNOWN_TITLE: Final = N_("What is not known")
NOTHING_UNTOLD: Final = N_("Every question of readers that is recorded here has an answer.")
NOT_RECORDED: Final = N_("What readers ask, and what the sources do not say, is not recorded here.")
NONE_NEAR: Final = N_("No question without an answer comes near to this.")
WHERE_UNTOLD: Final = N_("The sources answer none of these. What was read for each:")
WHERE_SOME: Final = N_(
    "The sources answer none of these. What was read for each, and other questions without an "
    "answer:"
)
OF_REVIEW: Final = N_("All questions without an answer:")
MOST_STATEMENTS: Final = 9
MOST_QUOTES: Final = 2
Stated = TypeVar("Stated", ReviewFinding, InterpretationStatement, SynthesisStatement)


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
            return _(CHANGED_UNKNOWN)
        if self.uncommitted:
            return _(
                "The evidence changed last on {day}, and again since, in changes that are not "
                "committed.",
                day=self.words,
            )
        return _("The evidence changed last on {day}.", day=self.words)


UNKNOWN: Final = Edition()
"""Nothing is known of when the evidence changed."""


@dataclass(frozen=True)
class Writing:
    """A brief that is being written: the places that have numbers, and what it has told."""

    catalogue: Catalogue
    places: Places
    told: AlreadyTold

    def stated(
        self,
        statements: Sequence[Stated],
        items: Sequence[FindingItem],
        of: str,
        most: int = MOST_STATEMENTS,
        things: Things = statements_of,
    ) -> tuple[tuple[Said, ...], str]:
        """The statements of a list (``of`` is its name) that stand in the brief, and the rule."""
        new = [
            Placed(item, one.brief, is_never_cut(self.catalogue, one))
            for one, item in zip(statements, items, strict=True)
            if self.told.is_new(item.statement, of, item.path)
        ]
        picked = chosen(new, most, len(statements))
        return tuple(self.said(item, of) for item in picked.shown), picked.left_out(things)

    def said(self, item: FindingItem, of: str) -> Said:
        """A statement of a list with the notes on its sentence; from now on it is told."""
        self.told.tell(item.statement, of, item.path)
        more = note_items(self.catalogue, notes_beside(self.catalogue, item.path))
        return self.places.statement(item, more)

    def notes(self, notes: Iterable[Note]) -> tuple[BriefNote, ...]:
        """The notes without which something is misread."""
        return self.places.notes(note_items(self.catalogue, tuple(notes)))

    def facts(self, facts: Sequence[PointOfReview], most: int) -> tuple[tuple[Said, ...], str]:
        """The points of a list that stand in the brief, and the rule."""
        new = [Placed(fact, fact.brief) for fact in facts if self.told.is_new(fact.text, "")]
        picked = chosen(new, most, len(facts))
        said = tuple(self.places.fact(item) for item in fact_items(self.catalogue, picked.shown))
        return said, all_of_them(picked.left_out(points))


def writing(catalogue: Catalogue) -> Writing:
    """A brief of which nothing is written yet."""
    return Writing(catalogue, Places(), AlreadyTold(catalogue))


def stated_items(
    catalogue: Catalogue, kind: str, record_id: str, statements: Sequence[Statement]
) -> tuple[FindingItem, ...]:
    """Statements of an interpretation or a group as pages show them."""
    return tuple(
        statement_item(
            catalogue, one, urls.statement_anchor(kind, record_id, one.id), urls.SYNTHESIS
        )
        for one in statements
    )


def quoted(at_work: Writing, quotes: Sequence[QuoteInStudy], at: Link) -> tuple[BriefSection, ...]:
    """Quotes, participants' first, each under whose words it gives."""
    ranks = {urls.part_id(one.study.id, one.quote.id): one.quote.brief for one in quotes}
    items = by_whose_words(quote_item(at_work.catalogue, one) for one in quotes)
    picked = chosen([Placed(item, ranks[item.picked_as]) for item in items], MOST_QUOTES)
    groups = quote_groups(picked.shown)
    more = all_of_them(picked.left_out(quotes_of))
    return tuple(
        BriefSection(
            f"words-{number}" if number else "words",
            group.title,
            quotes=tuple(at_work.places.quote(item) for item in group.quotes),
            more=more if number == len(groups) - 1 else "",
            more_at=at,
        )
        for number, group in enumerate(groups)
    )


def _questions() -> Link:
    return Link(_("Questions"), urls.QUESTIONS)


def untold(catalogue: Catalogue, near: Collection[str] | None = None) -> BriefSection:
    """The questions of readers without an answer; ``near``: what one of them must come near to.

    Nothing where no questions are recorded.
    """
    open_ones = [one for one in catalogue.questions if not one.answer]
    found = [one for one in open_ones if near is None or _comes_near(catalogue, one, near)]
    said = tuple(Said(link.text, path=link.path) for link in map(question_link, found))
    if not catalogue.questions:
        return BriefSection("unknown", _(UNKNOWN_TITLE))
    if not open_ones:
        return BriefSection("unknown", _(UNKNOWN_TITLE), (_(NOTHING_UNTOLD),))
    if not said:
        return BriefSection(
            "unknown", _(UNKNOWN_TITLE), (_(NONE_NEAR),), more=_(OF_REVIEW), more_at=_questions()
        )
    more = WHERE_UNTOLD if len(found) == len(open_ones) else WHERE_SOME
    return BriefSection("unknown", _(UNKNOWN_TITLE), said=said, more=_(more), more_at=_questions())


def _comes_near(catalogue: Catalogue, question: Question, near: Collection[str]) -> bool:
    """Whether something in one of these records (``theme/id``) comes near to a question."""
    standing = (things(catalogue)[link.kind.value, link.target] for link in question.nearest)
    return any(f"{one.kind}/{one.record_id}" in near for one in standing)


def absent(at_work: Writing, notes: Iterable[Note]) -> BriefSection:
    """Where no questions are recorded: what is noted as absent of the whole review."""
    items = note_items(at_work.catalogue, tuple(n for n in notes if n.kind in ABSENT))
    said = tuple(
        Said(item.text, at_work.places.numbers(item.places), label=item.heading) for item in items
    )
    return BriefSection("unknown", _(UNKNOWN_TITLE), () if said else (_(NOT_RECORDED),), said=said)


def finished(
    at_work: Writing,
    edition: Edition,
    *,
    name: str,
    kind: str,
    title: str,
    of: Link,
    lede: str,
    summary: tuple[str, ...] = (),
    about: str = "",
    notes: tuple[BriefNote, ...],
    record: Theme | Interpretation | None,
    sections: Sequence[BriefSection],
) -> Brief:
    """The brief with how it ends: sources, citation, licence, and the day of its evidence.

    ``summary`` says the same as plain words, and stands there where there are none; of a theme,
    whose lede it is, either stands first.
    """
    catalogue = at_work.catalogue
    words = plain_item(catalogue, record) if record else None
    current = words is not None and not words.changed
    plain = paragraphs(words.text) if words and current else ()
    source = catalogue.sources[catalogue.review.source]
    cited = source_citation(source)
    known = source.licence.known
    return Brief(
        path=urls.brief(name),
        pdf=urls.document(name, "pdf"),
        word=urls.document(name, "docx"),
        kind=kind,
        title=title,
        of=of,
        review=catalogue.review.name,
        in_short=lede,
        lede="" if plain and isinstance(record, Theme) else lede,
        about=about,
        plain=plain or summary,
        plain_note=_(PLAIN_BY) if current else _(PLAIN_STALE) if words else "",
        notes=notes,
        sections=tuple(section for section in sections if section),
        places=at_work.places.groups(),
        citation=cited.words,
        doi=Link(f"doi: {cited.doi.text}", cited.doi.path) if cited.doi else cited.url,
        licence="" if known is None else _("The review is under {licence}.", licence=known),
        changed=edition.sentence,
        day=edition.day,
    )
