"""The page for a board: what the review concludes, for whom, how sure, what it takes, what to ask.

One printed page. Its sentences are messages, answers to readers' questions that their editors put
here, and counts; each leads to what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.owned import Finding
from generator.evidence.records.question import AnswerKind, Question, SummaryPart
from generator.evidence.records.reported import as_said
from generator.publish.pages.effects import helps
from generator.publish.pages.items.asked import question_link
from generator.publish.pages.items.attribution import kinds_without
from generator.publish.pages.items.kind_words import kind_words
from generator.publish.pages.items.outcomes import what_changed
from generator.publish.pages.items.words import ended, listed
from generator.publish.pages.page import Link, Page, Sought
from generator.publish.pages.study.where import way_there
from generator.publish.pages.summary.about import about_line, where_lines
from generator.publish.pages.summary.sof import assessed_words

TITLES: Final = {
    SummaryPart.WHERE: N_("For whom, and where"),
    SummaryPart.SURE: N_("How sure"),
    SummaryPart.ASK: N_("What to ask"),
}


@dataclass(frozen=True)
class Message:
    """A conclusion or an answer, with the way to what it rests on, and its studies where few."""

    text: str
    more: Link
    studies: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of the page: counted sentences, then answers with their questions."""

    anchor: str
    title: str
    lines: tuple[str, ...]
    answers: tuple[Message, ...]
    more: tuple[Link, ...] = ()
    untold: tuple[Link, ...] = ()
    page: str = ""
    """The page that has all of it, to which the title leads."""


@dataclass(frozen=True)
class SummaryView:
    """The page for a board."""

    question: str
    about: str
    messages: tuple[Message, ...]
    parts: tuple[Part, ...]
    table: Link | None
    lay_summary: Link | None
    """The summary for everybody that the source prints."""
    brief: Link
    files: tuple[Link, ...]
    moved: tuple[tuple[str, Link], ...]
    """Parts of addresses that stood here once, and where they stand now."""


MOST_NAMED: Final = 3
"""On how many studies an answer may rest that names them; of more, its evidence does."""

_ASKED: Final = {
    # Translators: what readers type into a search, as many as you like, with semicolons between.
    "": N_("what works; what works best; does it work; key messages"),
    "sure": N_(
        "how sure are you; sure; how certain are you; certain; certainty; "
        "how sure is the evidence; how certain is the evidence; confidence; "
        "how confident are you; confident; how reliable is it; reliable"
    ),
}
"""What readers ask who look for this page, and for a part of it, by its anchor."""


def _asked(anchor: str) -> tuple[str, ...]:
    return tuple(_(_ASKED[anchor]).split("; "))


def summary_page(catalogue: Catalogue) -> Page:
    """The page for a board."""
    review = catalogue.review
    table = _table(catalogue)
    view = SummaryView(
        question=review.asks,
        about=about_line(catalogue, where=False),
        messages=tuple(
            Message(item.message, Link(item.title, urls.interpretation(item.id)))
            for item in catalogue.interpretations
        ),
        parts=tuple(_parts(catalogue)),
        table=table,
        lay_summary=_lay_summary(catalogue),
        brief=Link(_("A brief of the review"), urls.brief("review")),
        files=(
            Link("PDF", urls.document("review", "pdf")),
            Link(_("Word"), urls.document("review", "docx")),
            Link(_("Slides"), urls.document("review", "pptx")),
        ),
        moved=tuple(_moved(table, helps.way_there(catalogue))),
    )
    return Page(
        path=urls.SUMMARY,
        template="summary.html",
        title=_("Summary"),
        description=_(kind_words(catalogue).summary),
        view=view,
        record=catalogue.paths["review"],
        sought=(
            Sought(_asked(""), _("Summary")),
            *(
                Sought(_asked(part.anchor), part.title, part.anchor, " ".join(part.lines))
                for part in view.parts
                if part.anchor in _ASKED
            ),
        ),
    )


def _lay_summary(catalogue: Catalogue) -> Link | None:
    """The way to the summary for everybody that the source prints, if it does."""
    source = catalogue.sources[catalogue.review.source]
    if source.lay_summary is None:
        return None
    words = _("For everybody: {title}", title=source.lay_summary.title)
    return Link(words, urls.lay_summary(source.id))


def _table(catalogue: Catalogue) -> Link | None:
    count = len(catalogue.findings)
    words = ngettext("The finding as a table", "All {count} findings as a table", count)
    return Link(words, urls.FINDINGS_TABLE) if count else None


def _parts(catalogue: Catalogue) -> Iterator[Part]:
    """The parts that have something to say, in the order of the page."""
    answers = {
        part: tuple(
            _answer(catalogue, question)
            for question in catalogue.questions
            if question.summary is part
        )
        for part in SummaryPart
    }

    words = kind_words(catalogue)
    titles = {**TITLES, SummaryPart.WORKS: words.outcomes, SummaryPart.TAKES: words.takes}

    def part(
        of: SummaryPart, lines: tuple[str, ...] = (), *more: Link, page: Link | None = None
    ) -> Iterator[Part]:
        if answers[of] or lines:
            path = page.path if page else ""
            yield Part(of.value, _(titles[of]), lines, answers[of], more, page=path)

    yield from part(SummaryPart.WORKS, page=what_changed(catalogue))
    yield from part(SummaryPart.WHERE, where_lines(catalogue), page=way_there(catalogue))
    yield from part(SummaryPart.SURE, _sure(catalogue))
    way = helps.way_there(catalogue)
    yield from part(SummaryPart.TAKES, (), *((way,) if way else ()))
    untold = tuple(_untold(one) for one in catalogue.questions if not one.answer)
    if untold:
        yield Part("not-told", _("What it does not tell"), (), (), untold=untold)
    yield from part(SummaryPart.ASK)


def _answer(catalogue: Catalogue, question: Question) -> Message:
    """An answer in short, with the studies that its findings cite, in the order of the record."""
    cited = dict.fromkeys(
        study
        for one in question.rests_on
        if one.kind is AnswerKind.FINDING
        for study in catalogue.finding[one.target].statement.studies
    )
    studies = [catalogue.study[one] for one in cited] if len(cited) <= MOST_NAMED else []
    return Message(
        question.in_short or question.answer or "",
        question_link(question),
        tuple(Link(catalogue.labels[one.id], urls.study(one.id)) for one in studies),
    )


def _untold(question: Question) -> Link:
    """What is not told, and in a few words why, where that is recorded."""
    link = question_link(question)
    return Link(question.in_short or link.text, link.path)


def _sure(catalogue: Catalogue) -> tuple[str, ...]:
    """How far the findings can be relied on: what was judged, and what rests on one study."""
    appraisal = catalogue.review.appraisal
    findings = catalogue.findings
    lines = (
        ended(as_said(appraisal.threshold)) if appraisal and appraisal.threshold.asked else "",
        assessed_words(catalogue),
        _cited_by(findings),
    )
    return tuple(filter(None, lines)) if findings else ()


def _cited_by(findings: Sequence[Finding]) -> str:
    """How many findings cite one study, and name none; of one finding there is nothing to count."""
    if len(findings) < 2:  # noqa: PLR2004 - one finding is no count
        return ""
    cited = [len(finding.statement.studies) for finding in findings]
    one, none = cited.count(1), cited.count(0)
    kinds = kinds_without(findings)
    said = [
        ngettext("{count} cites one study only", "{count} cite one study only", one),
        ngettext("{count} names none: {kinds}", "{count} name none: {kinds}", none, kinds=kinds)
        if kinds
        else ngettext("{count} cites none", "{count} cite none", none),
    ]
    whole = ngettext("{count} finding", "{count} findings", len(findings))
    return _("Of {findings}, {said}.", findings=whole, said=listed(said))


def _moved(table: Link | None, hinders: Link | None) -> Iterator[tuple[str, Link]]:
    if table:
        yield "findings", table
        yield "rests-on", Link(table.text, f"{table.path}#rests-on")
    if hinders:
        yield "watch", hinders
    yield "limits", Link(_("Limits of the review"), urls.METHOD)
