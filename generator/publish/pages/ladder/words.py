"""What the ladder page says in words: only what the reported scores allow."""

from __future__ import annotations

from collections.abc import Sequence

from generator.derive.ladder import Ladder, LadderRow
from generator.evidence.interface import unit_noun
from generator.evidence.records.reported import in_words
from generator.evidence.records.review import LadderScale
from generator.publish.charts.ladder import EXACT, POSSIBLE, UNREPORTED, ScoredRow
from generator.publish.pages.items.words import listed, number, possible, sentence, studies


def ladder_headline(ladder: Ladder) -> str:
    """What the reported scores allow to say: who stands highest and lowest, if anybody."""
    total = len(ladder.rows)
    missing = (
        f"; for {number(len(ladder.unreported))} no score is known" if ladder.unreported else ""
    )
    if not ladder.tiers:
        return f"No score is known for any of the {studies(total)}"
    first, last, middle = ladder.tiers[0], ladder.tiers[-1], ladder.tiers[1:-1]
    if len(ladder.tiers) == 1:
        return sentence(_one_tier(first)) + missing
    ends = f"{_stand(first, 'highest')}, {number(len(last))} lowest"
    between = [row for tier in middle for row in tier]
    if not between:
        return sentence(ends) + missing
    who = f"the other {number(len(between))}" if not missing else number(len(between))
    alike = {row.scores for row in between}
    if len(between) == 1:
        rest = "the other one stands between" if not missing else "one stands between"
    elif len(alike) == 1 and not between[0].exact:
        rest = f"{who} share {number(len(between[0].scores))} possible scores"
    elif len(alike) == 1:
        rest = f"{who} share one score between"
    else:
        rest = f"{who} stand between"
    return f"{sentence(ends)}; {rest}{missing}"


def _one_tier(tier: Sequence[LadderRow]) -> str:
    alike = {row.scores for row in tier}
    if len(tier) == 1:
        return f"one {unit_noun().one} has a reported score"
    if len(alike) == 1 and tier[0].exact:
        return f"{studies(len(tier))} have the same score"
    if len(alike) == 1:
        return f"{studies(len(tier))} share {number(len(tier[0].scores))} possible scores"
    return f"the possible scores of {studies(len(tier))} overlap, so that none stands highest"


def _stand(tier: Sequence[LadderRow], where: str) -> str:
    return f"{studies(len(tier))} scored {where}" + ("" if len(tier) == 1 else " together")


def lede(ladder: Ladder) -> str:
    """For how many studies a score is reported, exactly or in part."""
    exact = sum(row.exact for row in ladder.rows)
    partly = sum(row.reported and not row.exact for row in ladder.rows)
    unreported = len(ladder.unreported)
    parts = []
    if exact:
        parts.append(f"an exact score for {studies(exact)}")
    if partly:
        only = f"only the possible scores for {number(partly) if exact else studies(partly)}"
        parts.append(only)
    if unreported:
        parts.append(f"no score for {number(unreported) if parts else studies(unreported)}")
    return f"The review reports {listed(parts)}."


def tier_note(tier: Sequence[LadderRow]) -> str:
    """What a bracket around tied studies says; nothing around a single one."""
    if len(tier) == 1:
        return ""
    if all(row.exact for row in tier):
        return "The same score. The order inside this bracket is by name and ranks nothing."
    return (
        "Their possible scores overlap. The order inside this bracket is by name and ranks nothing."
    )


def caption(ladder: Ladder, scale: LadderScale) -> str:
    """How to read the chart, and what nobody did to the scores."""
    ends = (
        ""
        if scale.highest_possible.known is not None
        else " The axis shows the scores that the review reports; it does not state the highest "
        "possible one."
    )
    partly = any(row.reported and not row.exact for row in ladder.rows)
    choices = (
        " Where it reports only several possible scores, each is drawn; nobody here has chosen "
        "one, or an average."
        if partly
        else ""
    )
    return f"Each row is a {unit_noun().one}; open it to see where the score stands.{choices}{ends}"


def scale_ends(scale: LadderScale) -> str:
    """Where the scale begins and ends, as far as it is stated."""
    lowest, highest = scale.lowest_possible, scale.highest_possible
    first, last = in_words(lowest), in_words(highest)
    if lowest.absence is None and highest.absence is None:
        return f"Possible scores run from {first} to {last} {scale.unit}."
    if highest.absence is None:
        return f"The highest possible score is {last} {scale.unit}; the lowest is {first}."
    if lowest.absence is None:
        return f"The lowest possible score is {first} {scale.unit}; the highest is {last}."
    if lowest == highest:
        return f"The lowest and the highest possible score are {first}."
    return f"The lowest possible score is {first}; the highest is {last}."


def spoken(row: ScoredRow, unit: str) -> str:
    """The score of a row, as a screen reader says it."""
    return {
        EXACT: f"{possible(row.scores)} {unit}",
        POSSIBLE: f"{possible(row.scores)} {unit}, not known which",
        UNREPORTED: f"score {row.absent}",
    }[row.kind]
