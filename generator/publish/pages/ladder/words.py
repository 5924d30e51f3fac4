"""What the ladder page says in words: only what the reported scores allow."""

from __future__ import annotations

from collections.abc import Sequence

from generator.derive.ladder import Ladder, LadderRow
from generator.evidence.interface import _, ngettext
from generator.evidence.records.reported import as_said
from generator.evidence.records.review import LadderScale
from generator.publish.charts.ladder import EXACT, POSSIBLE, UNREPORTED, ScoredRow
from generator.publish.pages.items.words import listed, number, possible, sentence, studies


def ladder_headline(ladder: Ladder) -> str:
    """What the reported scores allow to say: who stands highest and lowest, if anybody."""
    total, missing = len(ladder.rows), len(ladder.unreported)
    if not ladder.tiers:
        return ngettext(
            "No score is known for any of the {number} study",
            "No score is known for any of the {number} studies",
            total,
        )
    first, last, middle = ladder.tiers[0], ladder.tiers[-1], ladder.tiers[1:-1]
    if len(ladder.tiers) == 1:
        said = [sentence(_one_tier(first))]
    else:
        between = [row for tier in middle for row in tier]
        said = [sentence(_ends(len(first), len(last)))]
        said += [_between(between, are_others=not missing)] if between else []
    if missing:
        said.append(
            ngettext("for {number} no score is known", "for {number} no score is known", missing)
        )
    return "; ".join(said)


def _ends(highest: int, lowest: int) -> str:
    return ngettext(
        "{number} study scored highest, {lowest} lowest",
        "{number} studies scored highest together, {lowest} lowest",
        highest,
        lowest=number(lowest),
    )


def _between(rows: Sequence[LadderRow], *, are_others: bool) -> str:
    """What is said of the studies between the ends; ``are_others``: of all that are left."""
    count, scores = len(rows), len(rows[0].scores)
    alike = len({row.scores for row in rows}) == 1
    if count == 1:
        return _("the other one stands between") if are_others else _("one stands between")
    if alike and not rows[0].exact:
        return (
            ngettext(
                "the other {number} share {scores} possible scores",
                "the other {number} share {scores} possible scores",
                count,
                scores=number(scores),
            )
            if are_others
            else ngettext(
                "{number} share {scores} possible scores",
                "{number} share {scores} possible scores",
                count,
                scores=number(scores),
            )
        )
    if alike:
        return (
            ngettext(
                "the other {number} share one score between",
                "the other {number} share one score between",
                count,
            )
            if are_others
            else ngettext(
                "{number} share one score between", "{number} share one score between", count
            )
        )
    return (
        ngettext("the other {number} stand between", "the other {number} stand between", count)
        if are_others
        else ngettext("{number} stand between", "{number} stand between", count)
    )


def _one_tier(tier: Sequence[LadderRow]) -> str:
    alike = {row.scores for row in tier}
    count = len(tier)
    if count == 1:
        return _("one study has a reported score")
    if len(alike) == 1 and tier[0].exact:
        return ngettext(
            "{number} study has the same score", "{number} studies have the same score", count
        )
    if len(alike) == 1:
        return ngettext(
            "{number} study shares {scores} possible scores",
            "{number} studies share {scores} possible scores",
            count,
            scores=number(len(tier[0].scores)),
        )
    return ngettext(
        "the possible scores of {number} study overlap, so that none stands highest",
        "the possible scores of {number} studies overlap, so that none stands highest",
        count,
    )


def lede(ladder: Ladder) -> str:
    """For how many studies a score is reported, exactly or in part."""
    exact = sum(row.exact for row in ladder.rows)
    partly = sum(row.reported and not row.exact for row in ladder.rows)
    unreported = len(ladder.unreported)
    parts = []
    if exact:
        parts.append(_("an exact score for {studies}", studies=studies(exact)))
    if partly:
        of = number(partly) if exact else studies(partly)
        parts.append(_("only the possible scores for {studies}", studies=of))
    if unreported:
        of = number(unreported) if parts else studies(unreported)
        parts.append(_("no score for {studies}", studies=of))
    return _("The review reports {scores}.", scores=listed(parts))


def tier_note(tier: Sequence[LadderRow]) -> str:
    """What a bracket around tied studies says; nothing around a single one."""
    if len(tier) == 1:
        return ""
    if all(row.exact for row in tier):
        return _("The same score. The order inside this bracket is by name and ranks nothing.")
    return _(
        "Their possible scores overlap. The order inside this bracket is by name and ranks nothing."
    )


def caption(ladder: Ladder, scale: LadderScale) -> str:
    """How to read the chart, and what nobody did to the scores."""
    said = [_("Each row is a study; open it to see where the score stands.")]
    if any(row.reported and not row.exact for row in ladder.rows):
        said.append(
            _(
                "Where it reports only several possible scores, each is drawn; nobody here has "
                "chosen one, or an average."
            )
        )
    if scale.highest_possible.known is None:
        said.append(
            _(
                "The axis shows the scores that the review reports; it does not state the highest "
                "possible one."
            )
        )
    return " ".join(said)


def scale_ends(scale: LadderScale) -> str:
    """Where the scale begins and ends, as far as it is stated."""
    lowest, highest = scale.lowest_possible, scale.highest_possible
    values = {"first": as_said(lowest), "last": as_said(highest), "unit": scale.unit}
    if lowest.absence is None and highest.absence is None:
        said = _("Possible scores run from {first} to {last} {unit}.", **values)
    elif highest.absence is None:
        said = _("The highest possible score is {last} {unit}; the lowest is {first}.", **values)
    elif lowest.absence is None:
        said = _("The lowest possible score is {first} {unit}; the highest is {last}.", **values)
    elif lowest == highest:
        said = _("The lowest and the highest possible score are {first}.", **values)
    else:
        said = _("The lowest possible score is {first}; the highest is {last}.", **values)
    return said


def spoken(row: ScoredRow, unit: str) -> str:
    """The score of a row, as a screen reader says it."""
    values = {"scores": possible(row.scores), "unit": unit, "absent": row.absent}
    return {
        EXACT: _("{scores} {unit}", **values),
        POSSIBLE: _("{scores} {unit}, not known which", **values),
        UNREPORTED: _("score {absent}", **values),
    }[row.kind]
