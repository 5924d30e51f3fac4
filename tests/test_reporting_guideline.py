"""A reporting guideline: items in one count, and links for whatever covers them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reporting import Reporting
from generator.publish.pages.method.reporting import reporting_view


def _reporting(*phases: Sequence[Mapping[str, Any]]) -> Reporting:
    """A guideline whose phases have such items."""
    item = {"title": "A", "criterion": "B."}
    return Reporting.model_validate(
        {
            "guideline": "Another guideline",
            "phases": tuple(
                {
                    "id": f"phase-{number}",
                    "title": f"Phase {number}",
                    "items": tuple(
                        {**item, "id": f"item-{number}-{count}", **known}
                        for count, known in enumerate(items)
                    ),
                }
                for number, items in enumerate(phases)
            ),
        }
    )


def test_items_are_counted_through_and_lead_to_what_covers_them(catalogue: Catalogue) -> None:
    assert catalogue.review.aim.id == "aim"
    assert catalogue.synthesis is not None
    groups = tuple(group.id for group in catalogue.synthesis.groups)
    reporting = _reporting(
        [
            {"coverage": "covered", "facts": ("aim",)},
            {"coverage": "partly", "parts": ("question", "flow")},
        ],
        [{"coverage": "covered", "parts": ("studies",), "groups": groups, "facts": ("fictional",)}],
    )
    view = reporting_view(catalogue, reporting)
    assert view is not None
    assert view.words == "Three items: two covered and one covered in part."
    shown = [item for phase in view.phases for item in phase.items]
    recorded = [item for phase in reporting.phases for item in phase.items]
    assert [item.position for item in shown] == list(range(1, len(recorded) + 1))
    assert [phase.start for phase in view.phases] == [p.items[0].position for p in view.phases]
    for item, record in zip(shown, recorded, strict=True):
        assert len(item.links) == len(record.facts) + len(record.parts) + len(record.groups)
        assert all(link.text for link in item.links)
        facts = [f"{urls.METHOD}#{urls.fact_anchor(fact)}" for fact in record.facts]
        assert set(facts) <= {link.path for link in item.links}


def test_what_is_not_covered_is_said_and_counted(catalogue: Catalogue) -> None:
    view = reporting_view(catalogue, _reporting([{"coverage": "not-covered"}]))
    assert view is not None
    assert view.words == "One item: one not covered by this copy."
    assert view.phases[0].items[0].links == ()
    assert view.phases[0].items[0].coverage_words == "This copy does not cover it"
    assert reporting_view(catalogue, None) is None
