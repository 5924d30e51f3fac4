"""For those who decide: key messages and their findings, the table of findings, how current."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.support import support_of_interpretation, support_of_review
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.dimensions import ThemeRole
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.reported import in_words
from generator.evidence.records.synthesis import GroupRole
from generator.publish.pages.items.asked import Asked, asked
from generator.publish.pages.items.citation import CitationItem, source_citation
from generator.publish.pages.items.items import FactItem, PlaceItem, fact_items, place_item
from generator.publish.pages.items.words import counted, ended, listed, sentence, studies
from generator.publish.pages.page import Link, Page, TocItem
from generator.publish.pages.study.studies import in_countries, years_of_studies
from generator.publish.pages.summary.sof import SofView, sof_view
from generator.publish.pages.synthesis.synthesis import GroupItem, group_items
from generator.publish.pages.theme.carriers import interpretation_line
from generator.publish.pages.theme.support import falls_sentence, support_line
from generator.publish.pages.theme.support import support_sentences as sentences_of
from generator.publish.pages.theme.themes import ThemeItem, theme_item, themes_of_role
from generator.publish.pages.theme.voices import missing_sentences


@dataclass(frozen=True)
class ThemeFindings:
    """A theme that a message is related to, with its findings."""

    theme: Link
    by_editors: bool
    findings: tuple[tuple[Link, str], ...]


@dataclass(frozen=True)
class MessageItem:
    """A key message: an interpretation, what it rests on, and the findings under it."""

    message: str
    interpretation: Link
    itself: str
    through: str
    under: str
    themes: tuple[ThemeFindings, ...]
    place: PlaceItem


@dataclass(frozen=True)
class AboutRow:
    """One fact about the review that whoever decides asks for."""

    label: str
    text: str
    more: Link | None = None


@dataclass(frozen=True)
class SummaryView:
    """The summary."""

    question: str
    lede: str
    about: tuple[AboutRow, ...]
    messages: tuple[MessageItem, ...]
    sof: SofView
    rests: tuple[str, ...]
    missing: tuple[str, ...]
    falls: str
    takes_groups: tuple[GroupItem, ...]
    takes_themes: tuple[ThemeItem, ...]
    watch_groups: tuple[GroupItem, ...]
    watch_themes: tuple[ThemeItem, ...]
    asked: Asked | None
    limitations: tuple[FactItem, ...]
    citation: CitationItem
    data_page: str
    briefs: str = urls.BRIEFS


def summary_page(catalogue: Catalogue) -> Page:
    """The summary for those who decide."""
    review = catalogue.review
    groups = group_items(catalogue)
    support = support_of_review(catalogue)
    view = SummaryView(
        question=review.question.text,
        lede=sentence(
            f"{studies(len(catalogue.studies))}, {counted(len(catalogue.themes), 'theme')} and "
            f"{counted(len(catalogue.findings), 'finding')}, each with what it rests on."
        ),
        about=_about(catalogue),
        messages=tuple(_message(catalogue, item) for item in catalogue.interpretations),
        sof=sof_view(catalogue),
        rests=sentences_of(support),
        missing=missing_sentences(catalogue, support),
        falls=falls_sentence(catalogue, support),
        takes_groups=tuple(g for g in groups if g.role == GroupRole.FACILITATORS),
        takes_themes=_of_role(catalogue, ThemeRole.TAKES),
        watch_groups=tuple(g for g in groups if g.role == GroupRole.BARRIERS),
        watch_themes=_of_role(catalogue, ThemeRole.WATCH),
        asked=asked(catalogue),
        limitations=fact_items(catalogue, review.limitations),
        citation=source_citation(catalogue.sources[review.source]),
        data_page=urls.DATA,
    )
    sections = (
        ("Key messages", "messages", view.messages),
        ("Summary of qualitative findings", "findings", view.sof.themes),
        ("What the review rests on", "rests-on", view.rests),
        ("What it takes", "takes", view.takes_groups or view.takes_themes),
        ("What to watch for", "watch", view.watch_groups or view.watch_themes),
        ("What it does not tell", "not-told", view.asked and view.asked.unanswered),
        ("Limits of the review", "limits", view.limitations),
        ("How to cite", "cite", view.citation),
    )
    return Page(
        path=urls.SUMMARY,
        template="summary.html",
        title="Summary of the evidence",
        description="Key messages, and a table of all findings with what each rests on.",
        view=view,
        record=catalogue.paths["review"],
        toc=tuple(TocItem(title, anchor) for title, anchor, there in sections if there),
    )


def _of_role(catalogue: Catalogue, role: ThemeRole) -> tuple[ThemeItem, ...]:
    return tuple(theme_item(catalogue, theme) for theme in themes_of_role(catalogue, role))


def _message(catalogue: Catalogue, item: Interpretation) -> MessageItem:
    support = support_of_interpretation(catalogue, item.id)
    total = len(catalogue.studies)
    themes = tuple(
        ThemeFindings(
            theme=Link(catalogue.theme[tie.theme].title, urls.theme(tie.theme)),
            by_editors=tie.basis == "editors",
            findings=tuple(
                (
                    Link(one.statement.statement, urls.finding(tie.theme, one.statement.id)),
                    f"{len(one.statement.studies)} of {studies(total)}"
                    if one.statement.studies
                    else "no study cited",
                )
                for one in catalogue.findings_of_theme.get(tie.theme, ())
            ),
        )
        for tie in item.themes
    )
    related = counted(len(themes), "related theme")
    return MessageItem(
        message=item.message,
        interpretation=Link(item.title, urls.interpretation(item.id)),
        itself=interpretation_line(support),
        through=support_line(support.themes) if themes else "",
        under=f"{counted(len(support.themes.statements), 'finding')} under it, in {related}",
        themes=themes,
        place=place_item(catalogue, item.place),
    )


def _about(catalogue: Catalogue) -> tuple[AboutRow, ...]:
    """What whoever decides asks first: what was searched and until when, what was appraised."""
    review = catalogue.review
    years = years_of_studies(catalogue)
    between = " to ".join(str(year) for year in dict.fromkeys(years))
    rows = [AboutRow("Kind of synthesis", review.method)]
    if review.search:
        search = review.search
        databases = (
            counted(len(search.databases.known), "database")
            if search.databases.known is not None
            else f"databases: {in_words(search.databases)}"
        )
        rows.append(
            AboutRow(
                "Searched",
                sentence(
                    f"{databases}, for what was published between "
                    f"{in_words(search.published_from)} and {in_words(search.published_to)}."
                ),
                Link("How studies were looked for", f"{urls.METHOD}#search"),
            )
        )
    rows.append(
        AboutRow(
            "Studies",
            sentence(
                f"{studies(len(catalogue.studies))}, published"
                f"{f' {between}' if between else ''}{in_countries(catalogue)}."
            ),
            Link("All studies", urls.STUDIES),
        )
    )
    if review.appraisal:
        tools = listed([tool.label or tool.text for tool in review.appraisal.tools])
        rows.append(
            AboutRow(
                "Appraisal of studies",
                f"{ended(in_words(review.appraisal.threshold))} Tools: {ended(tools)}",
                Link("How studies were appraised", f"{urls.METHOD}#appraisal"),
            )
        )
    else:
        rows.append(AboutRow("Appraisal of studies", "Not recorded here."))
    return tuple(rows)
