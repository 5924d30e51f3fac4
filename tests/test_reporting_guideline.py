"""A reporting guideline: items in one count, and links for whatever covers them."""

from __future__ import annotations

from generator.evidence import urls
from generator.evidence.records.reporting import Coverage, Reporting
from generator.publish.build import load_catalogue
from generator.publish.pages.method.reporting import reporting_view
from tests.conftest import REAL


def test_items_are_counted_through_and_lead_to_what_covers_them() -> None:
    real, _ = load_catalogue(REAL)
    assert real.review.reporting is not None
    view = reporting_view(real, real.review.reporting)
    assert view is not None
    shown = [item for phase in view.phases for item in phase.items]
    recorded = [item for phase in real.review.reporting.phases for item in phase.items]
    assert [item.position for item in shown] == list(range(1, len(recorded) + 1))
    assert [phase.start for phase in view.phases] == [p.items[0].position for p in view.phases]
    for item, record in zip(shown, recorded, strict=True):
        assert len(item.links) == len(record.facts) + len(record.parts) + len(record.groups)
        assert all(link.text for link in item.links)
        facts = [f"{urls.METHOD}#{urls.fact_anchor(fact)}" for fact in record.facts]
        assert set(facts) <= {link.path for link in item.links}


def test_what_is_not_covered_is_said_and_counted() -> None:
    real, _ = load_catalogue(REAL)
    item = {"title": "A", "criterion": "B.", "coverage": Coverage.NOT_COVERED}
    reporting = Reporting.model_validate(
        {
            "guideline": "Another guideline",
            "phases": ({"id": "only", "title": "Only", "items": ({**item, "id": "a"},)},),
        }
    )
    view = reporting_view(real, reporting)
    assert view is not None
    assert view.words == "One item: one not covered by this copy."
    assert view.phases[0].items[0].links == ()
    assert view.phases[0].items[0].coverage_words == "This copy does not cover it"
    assert reporting_view(real, None) is None
