"""The brief of the whole review."""

from __future__ import annotations

from generator.derive.support import support_of_review
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.dimensions import ThemeRole
from generator.evidence.records.note_kinds import ABSENT
from generator.evidence.records.synthesis import GroupRole
from generator.publish.pages.briefs.brief import (
    Brief,
    BriefSection,
    Places,
    Said,
    left_out,
    most_cited,
    paragraphs,
    rest_words,
)
from generator.publish.pages.briefs.parts import (
    Edition,
    counting,
    finished,
    rests_on,
    unknown,
    untold,
)
from generator.publish.pages.briefs.theme import assessed
from generator.publish.pages.items.asked import asked
from generator.publish.pages.items.items import fact_items, note_items, place_item
from generator.publish.pages.items.words import counted, listed, sentence, studies
from generator.publish.pages.page import Link
from generator.publish.pages.synthesis.synthesis import GroupItem, group_items
from generator.publish.pages.theme.themes import themes_of_role

MOST_STATEMENTS = 5
MOST_LIMITS = 3
MOST_WISHES = 3


def review_brief(catalogue: Catalogue, edition: Edition) -> Brief:
    """The brief of the whole review."""
    places = Places()
    review = catalogue.review
    groups = group_items(catalogue)
    support = support_of_review(catalogue)
    sections = (
        _messages(catalogue, places),
        _themes(catalogue, places),
        _across(catalogue, groups, (GroupRole.FACILITATORS,), ThemeRole.TAKES, places),
        _across(
            catalogue,
            groups,
            (GroupRole.BARRIERS, GroupRole.REFUTATIONAL),
            ThemeRole.WATCH,
            places,
        ),
        rests_on(catalogue, support, assessed(catalogue, catalogue.findings)),
        _unknown(catalogue, places),
        counting(catalogue, support),
        _facts(catalogue, "limits", "Limits that the review names", places),
        _facts(catalogue, "research", "What the review asks of research and practice", places),
    )
    return finished(
        catalogue,
        edition,
        places,
        name="review",
        kind="Brief of the review",
        title=review.name,
        of=Link("Summary of the evidence", urls.SUMMARY),
        lede=review.question.text,
        record=None,
        sections=sections,
    )


def _messages(catalogue: Catalogue, places: Places) -> BriefSection:
    said = tuple(
        Said(item.message, places.numbers((place_item(catalogue, item.place),)))
        for item in catalogue.interpretations
    )
    count = sentence(
        f"{studies(len(catalogue.studies))}, {counted(len(catalogue.themes), 'theme')} and "
        f"{counted(len(catalogue.findings), 'finding')}."
    )
    return BriefSection("says", "What the evidence says", (count,), said=said)


def _themes(catalogue: Catalogue, places: Places) -> BriefSection:
    said = tuple(
        Said(
            " ".join(paragraphs(theme.summary)),
            places.numbers((place_item(catalogue, theme.place),)),
            by=studies(len(catalogue.studies_of_theme[theme.id])),
            label=theme.title,
        )
        for theme in catalogue.themes
        if (kind := catalogue.kind_of(theme)) is None or kind.role is None
    )
    return BriefSection("themes", "Theme by theme", said=said)


def _across(
    catalogue: Catalogue,
    groups: tuple[GroupItem, ...],
    roles: tuple[GroupRole, ...],
    role: ThemeRole,
    places: Places,
) -> BriefSection:
    """What the review states across its themes, and the themes of kinds with this role."""
    took = role is ThemeRole.TAKES
    statements = [one for group in groups if group.role in roles for one in group.statements]
    shown = most_cited(statements, MOST_STATEMENTS)
    said = [
        Said(
            " ".join(paragraphs(theme.summary)),
            places.numbers((place_item(catalogue, theme.place),)),
            by=studies(len(catalogue.studies_of_theme[theme.id])),
            label=theme.title,
        )
        for theme in themes_of_role(catalogue, role)
    ]
    said += [places.statement(one) for one in shown]
    none = "The records do not say what it took." if took else "The records name nothing to watch."
    titles = listed([group.title for group in groups if group.role in roles])
    return BriefSection(
        "took" if took else "watch",
        "What it took" if took else "What to watch for",
        () if said else (none,),
        said=tuple(said),
        more=left_out(
            statements, shown, "statement", f"on the page of the synthesis, under {titles}"
        ),
    )


def _unknown(catalogue: Catalogue, places: Places) -> BriefSection:
    """The questions without an answer; where none are recorded, what is noted of the review."""
    found = asked(catalogue)
    if found:
        return untold(found.unanswered)
    review = catalogue.review
    notes = note_items(catalogue, (*review.everywhere, *review.notes))
    return unknown([note for note in notes if note.kind in ABSENT], places)


def _facts(catalogue: Catalogue, anchor: str, title: str, places: Places) -> BriefSection:
    limits = anchor == "limits"
    facts = catalogue.review.limitations if limits else catalogue.review.recommendations
    most = MOST_LIMITS if limits else MOST_WISHES
    where = "on the page of the method" if limits else "on the page of gaps"
    return BriefSection(
        anchor,
        title,
        said=tuple(places.fact(item) for item in fact_items(catalogue, facts[:most])),
        more=rest_words(len(facts), min(most, len(facts)), "point", where),
    )
