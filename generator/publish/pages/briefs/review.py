"""The brief of the whole review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.derive.support import support_of_review
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding, OtherStatement
from generator.evidence.interface import _
from generator.evidence.records.dimensions import ThemeRole, Topic
from generator.evidence.records.review import PointOfReview
from generator.evidence.records.synthesis import GroupRole, StatementGroup
from generator.evidence.records.theme import Theme
from generator.publish.pages.briefs.brief import Brief, BriefSection, Said, paragraphs
from generator.publish.pages.briefs.chosen import (
    Placed,
    all_of_them,
    chosen,
    conclusions,
    statements_under,
)
from generator.publish.pages.briefs.chosen import themes as themes_of
from generator.publish.pages.briefs.parts import (
    Edition,
    Writing,
    absent,
    finished,
    stated_items,
    untold,
    writing,
)
from generator.publish.pages.briefs.resting import rests_on
from generator.publish.pages.items.items import (
    FindingItem,
    finding_item,
    place_item,
    statement_item,
)
from generator.publish.pages.items.kind_words import kind_words
from generator.publish.pages.items.statements import owned_link
from generator.publish.pages.items.words import studies_in_figures
from generator.publish.pages.page import Link
from generator.publish.pages.summary.about import about_line
from generator.publish.pages.theme.themes import themes_of_role

MOST_STATEMENTS = 5
MOST_POINTS = 3
HELPS = (GroupRole.FACILITATORS,)
HINDERS = (GroupRole.BARRIERS, GroupRole.REFUTATIONAL)


def review_brief(catalogue: Catalogue, edition: Edition) -> Brief:
    """The brief of the whole review."""
    review = catalogue.review
    at_work = writing(catalogue)
    notes = at_work.notes(review.question.notes if review.question else ())
    sections = (
        _conclusions(at_work),
        _themes(at_work),
        _across(at_work, "took", _(kind_words(catalogue).takes), HELPS, ThemeRole.TAKES),
        *_never_cut(at_work),
        _across(at_work, "watch", _("What to watch for"), HINDERS, ThemeRole.WATCH),
        *_further(at_work),
        rests_on(catalogue, support_of_review(catalogue), catalogue.findings),
        untold(catalogue) or absent(at_work, (*review.everywhere, *review.notes)),
        _points(at_work, "limits", _("Limits that the review names"), review.limitations),
        _points(at_work, "research", _("What the review asks for"), review.recommendations),
    )
    return finished(
        at_work,
        edition,
        name="review",
        kind=_("Brief of the review"),
        title=review.name,
        of=Link(_("Summary of the evidence"), urls.SUMMARY),
        lede=review.asks,
        about=about_line(catalogue),
        notes=notes,
        record=None,
        sections=sections,
    )


def _synthesis() -> Link:
    return Link(_("Synthesis"), urls.SYNTHESIS)


def _conclusions(at_work: Writing) -> BriefSection:
    catalogue = at_work.catalogue
    concluded = [Placed(item, item.brief) for item in catalogue.interpretations]
    picked = chosen(concluded, len(concluded))
    said = tuple(
        Said(
            item.message,
            at_work.places.numbers((place_item(catalogue, item.place),)),
            label=item.title,
            notes=at_work.notes(item.notes),
            path=urls.interpretation(item.id),
        )
        for item in picked.shown
    )
    return BriefSection(
        "says",
        _("Conclusions"),
        said=said,
        more=all_of_them(picked.left_out(conclusions)),
        more_at=_synthesis(),
    )


def _themes(at_work: Writing) -> BriefSection:
    catalogue = at_work.catalogue
    themes = [
        Placed(theme, theme.brief)
        for theme in catalogue.themes
        if (kind := catalogue.kind_of(theme)) is None or kind.role is None
    ]
    picked = chosen(themes, len(themes))
    said = tuple(_theme(at_work, theme) for theme in picked.shown)
    return BriefSection(
        "themes",
        _("Theme by theme"),
        said=said,
        more=all_of_them(picked.left_out(themes_of)),
        more_at=Link(_("Themes"), urls.THEMES),
    )


def _theme(at_work: Writing, theme: Theme) -> Said:
    """A theme in short, with the notes on it."""
    catalogue = at_work.catalogue
    return Said(
        " ".join(paragraphs(theme.summary)),
        at_work.places.numbers((place_item(catalogue, theme.place),)),
        by=studies_in_figures(len(catalogue.studies_of_theme[theme.id])),
        label=theme.title,
        notes=at_work.notes(theme.notes),
        path=urls.theme(theme.id),
    )


def _across(
    at_work: Writing, anchor: str, title: str, roles: Sequence[GroupRole], role: ThemeRole
) -> BriefSection:
    """The themes of kinds with this role, and what the review states across its themes."""
    said = [_theme(at_work, theme) for theme in themes_of_role(at_work.catalogue, role)]
    rules = []
    for group in _groups(at_work, roles):
        stated, rule = _stated(at_work, group)
        said += stated
        rules.append(rule)
    return BriefSection(
        anchor, title, said=tuple(said), more=all_of_them(*rules), more_at=_synthesis()
    )


def _further(at_work: Writing) -> Iterator[BriefSection]:
    """Of other groups, what the editors have given a place."""
    others = [role for role in GroupRole if role not in (*HELPS, *HINDERS)]
    for group in _groups(at_work, others):
        if any(statement.brief for statement in group.statements):
            said, more = _stated(at_work, group)
            yield BriefSection(
                group.id, group.title, said=said, more=all_of_them(more), more_at=_synthesis()
            )


def _groups(at_work: Writing, roles: Sequence[GroupRole]) -> list[StatementGroup]:
    synthesis = at_work.catalogue.synthesis
    return [group for group in (synthesis.groups if synthesis else ()) if group.role in roles]


def _stated(at_work: Writing, group: StatementGroup) -> tuple[tuple[Said, ...], str]:
    items = stated_items(at_work.catalogue, "group", group.id, group.statements)
    things = statements_under(group.title)
    return at_work.stated(group.statements, items, f"group {group.id}", MOST_STATEMENTS, things)


def _never_cut(at_work: Writing) -> Iterator[BriefSection]:
    """All that is about a topic that is never cut: risks, harm; wherever it is stated."""
    for topic in at_work.catalogue.review.topics:
        if topic.never_cut and (said := tuple(_about(at_work, topic))):
            yield BriefSection(f"about-{topic.id}", topic.label, said=said)


def _about(at_work: Writing, topic: Topic) -> Iterator[Said]:
    catalogue = at_work.catalogue
    everything: tuple[Finding | OtherStatement, ...] = (
        *catalogue.findings,
        *catalogue.other_statements,
    )
    for one in everything:
        if topic.id not in one.statement.about:
            continue
        item = _shown(catalogue, one)
        if at_work.told.is_new(item.statement, "", item.path):
            yield at_work.said(item, f"about {topic.id}")


def _shown(catalogue: Catalogue, one: Finding | OtherStatement) -> FindingItem:
    if isinstance(one, Finding):
        return finding_item(catalogue, one)
    anchor, page = owned_link(one)
    return statement_item(catalogue, one.statement, anchor, page)


def _points(
    at_work: Writing, anchor: str, title: str, facts: Sequence[PointOfReview]
) -> BriefSection:
    said, more = at_work.facts(facts, MOST_POINTS)
    at = Link(_("Method"), urls.METHOD) if anchor == "limits" else Link(_("Gaps"), urls.GAPS)
    return BriefSection(anchor, title, said=said, more=more, more_at=at)
