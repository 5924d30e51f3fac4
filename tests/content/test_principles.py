"""The principles of this review: each tied to findings and challenges, with a reason."""

from __future__ import annotations

from generator.evidence.catalogue import Catalogue
from generator.publish.pages.synthesis.principles import PrinciplesView, principles_page


def test_every_principle_has_findings_and_challenges_with_the_editors_reason(
    real: Catalogue,
) -> None:
    view = principles_page(real).view
    assert isinstance(view, PrinciplesView)
    assert view.principles
    for item, record in zip(view.principles, real.principles, strict=True):
        assert len(item.findings) == len(record.findings) > 0
        assert len(item.challenges) == len(record.challenges) > 0
        assert all(tie.by_editors and tie.reason for tie in item.findings)
        assert all(tie.by_editors and tie.reason for tie in item.challenges)
