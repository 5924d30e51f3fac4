"""The glossary of this review: it draws on every kind of record, and leaves no word out."""

from __future__ import annotations

from generator.evidence import urls
from generator.evidence.records.glossary import LinkKind
from tests.shared import Built


def test_what_another_record_says_is_shown_with_its_place(review: Built) -> None:
    kinds = set()
    for term in review.catalogue.terms:
        if term.taken_from:
            kinds.add(term.taken_from.kind)
            entry = review.one(urls.GLOSSARY, f"#{urls.term_anchor(term.id)}")
            assert entry.css("details.ev-place")
            assert "More under" in " ".join(entry.text(separator=" ").split())
    assert {LinkKind.MODEL, LinkKind.CATEGORY, LinkKind.PRINCIPLE, LinkKind.DEFINITION} <= kinds
    assert LinkKind.FACT in kinds


def test_no_word_of_the_site_is_left_unexplained(review: Built) -> None:
    terms = review.catalogue.terms
    known = {form.lower() for term in terms for form in (term.term, *term.forms)}
    badges = {
        badge.text().lower().split("; said of ")[0]
        for page in review.pages.values()
        for badge in page.css(".ev-finding__meta .ev-badge, .ev-editors")
    }
    assert badges
    of_some = {badge for badge in badges if badge.startswith("said of every study with")}
    assert badges - known - of_some <= {"background"}
