"""What a synthesis is of, and what it counts its evidence in: pages choose words by both."""

from __future__ import annotations

from generator.evidence.records.choice import Choice


class ReviewKind(Choice):
    """What the studies of a synthesis are about, by which pages choose their words."""

    INTERVENTIONS = "interventions", "Something was done, and pages ask how it went."
    EXPERIENCES = "experiences", "Something is lived through, and pages ask what it is like."


class ReviewUnit(Choice):
    """What the synthesis counts its evidence in."""

    STUDIES = "studies", "Studies, each with one or more reports."
    PAPERS = "papers", "Papers, whether or not some of them are of one study."
    REPORTS = "reports", "Reports, whether or not some of them are of one study."
