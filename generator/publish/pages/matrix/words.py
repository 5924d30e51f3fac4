"""What the matrix page says in words: what stands out, and what stands in no row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.derive.matrix import Matrix, citing_no_study, said_of_several
from generator.derive.standing_out import Fact, Rule, standing_out
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, unit_noun
from generator.evidence.records.theme import Theme
from generator.publish.pages.items.attribution import said_of_whom
from generator.publish.pages.items.words import counted, listed, number, sentence, studies
from generator.publish.pages.matrix.rows import RowKind

FACTS: Final = 2
"""How many facts a headline tells."""
NAMED: Final = 2
"""How many themes it names; more are counted."""


def matrix_headline(catalogue: Catalogue, kind: RowKind, matrix: Matrix) -> str:
    """What stands out: in how themes rest on studies, or under which other rows are found."""
    if not catalogue.themes:
        return "No themes are recorded"
    held = matrix.total.to_numpy() > 0
    facts = standing_out(catalogue)[:FACTS] if kind.of_studies else ()
    if facts:
        told = [_fact(catalogue, fact, first=not n) for n, fact in enumerate(facts)]
        return sentence("; ".join(told))
    if kind.of_studies:  # all themes alike: nothing stands out
        reach = dict.fromkeys(catalogue.theme, int(held.sum(axis=0).max(initial=0)))
        return _headline(
            reach, len(kind.groups), ("theme", "draws", "draw", "on"), unit_noun().many
        )
    labels = [group.label for group in kind.groups]
    reach = dict(zip(labels, held.sum(axis=1).tolist(), strict=True))
    return _headline(
        reach, len(catalogue.themes), (kind.nouns, "is found", "are found", "under"), "themes"
    )


def _fact(catalogue: Catalogue, fact: Fact, *, first: bool) -> str:
    """One fact in words; after another one it need not say again that studies are counted."""
    who, several = _who(fact.themes)
    rest = "rest" if several else "rests"
    if fact.rule is Rule.SAME_STUDY and fact.study:
        return _same_study(fact, who, catalogue.labels[fact.study.id])
    if fact.rule is Rule.ONE_STUDY:
        return (
            f"{who} {rest} on one {unit_noun().one}{' each' if several and not fact.study else ''}"
        )
    if not fact.studies:
        return f"{who} {rest} on no {unit_noun().one} that is cited or quoted"
    count = studies(fact.studies) if first else number(fact.studies)
    each = " each" if several else ""
    if fact.rule is Rule.MOST:
        return f"{who} {'draw' if several else 'draws'} on the most, {count}{each}"
    return f"{who} {rest} on {'only ' if first else ''}{count}{each}"


def _same_study(fact: Fact, who: str, study: str) -> str:
    alone = {fact.findings: ", and no other", 0: ""}.get(
        fact.alone, f", {number(fact.alone)} of them no other"
    )
    return f"all {number(fact.findings)} findings on {who} cite {study}{alone}"


def _who(themes: Sequence[Theme]) -> tuple[str, bool]:
    """Themes by name, or how many there are; and whether that is a plural."""
    if len(themes) > NAMED:
        return f"{number(len(themes))} themes", True
    return listed([f"“{theme.title}”" for theme in themes]), len(themes) > 1


def _headline(
    reach: Mapping[str, int], total: int, verbs: tuple[str, str, str, str], things: str
) -> str:
    noun, one, many, on = verbs
    most, fewest = max(reach.values()), min(reach.values())
    if most == fewest:
        every = "theme" if noun == "theme" else "row"
        if not most:
            return f"No {every} {one} {on} any {_things(1, things)}"
        return f"Every {every} {one} {on} {_of(most, total)} {_things(total, things)}"

    def titles(count: int) -> tuple[str, str]:
        found = [f"“{title}”" for title, value in reach.items() if value == count]
        verb = one if len(found) == 1 else many
        if len(found) > 2:  # noqa: PLR2004 - too many to name
            plural = noun if noun.endswith("s") else f"{noun}s"
            return f"{number(len(found))} {plural}", verb
        return listed(found), verb

    (first, verb), (last, _) = titles(most), titles(fewest)
    return (
        f"{sentence(first)} {verb} {on} the most {things}, {_of(most, total)}; "
        f"{last} {on} the fewest, {_of(fewest, total)}"
    )


def _things(total: int, things: str) -> str:
    return things if total != 1 else {unit_noun().many: unit_noun().one, "themes": "theme"}[things]


def _of(count: int, total: int) -> str:
    """A share in words, or in figures where the whole needs them."""
    if not count:
        return "none"
    spelt = number(total)
    return f"{count:,} of {total:,}" if spelt[0].isdigit() else f"{number(count)} of {spelt}"


def lede(kind: RowKind, matrix: Matrix) -> str:
    """How much of the matrix holds evidence."""
    findings = int((matrix.findings.to_numpy() > 0).sum())
    cells = int((matrix.total.to_numpy() > 0).sum())
    every = matrix.total.size
    asked = f"Which {kind.noun} stands behind which theme?"
    meet = f"{'place' if every == 1 else 'places'} where a {kind.noun} and a theme meet"
    if not cells:
        where = f"any of the {every:,}" if every > 1 else "the only"
        return f"{asked} The review cites and quotes nothing in {where} {meet}."
    quotes_only = f", {number(cells - findings)} of them quotes alone" if cells > findings else ""
    hold = "holds" if cells == 1 else "hold"
    where = (
        f"Of {every:,} {meet}, {number(cells)} {hold}" if every > 1 else f"The only {meet} holds"
    )
    return (
        f"{asked} {where} evidence that the review cites or quotes{quotes_only}. "
        f"Open {'it' if cells == 1 else 'any of them'} to read it."
    )


def said_words(catalogue: Catalogue) -> str:
    """Where findings stand that name no study: those that mean several, and all others."""
    several = said_of_several(catalogue)
    said = [finding.statement for of_scope in several.values() for finding in of_scope]
    others = len(citing_no_study(catalogue))
    if not said and not others:
        return ""
    told = [f"{said_of_whom(catalogue, said)}, without citing any"] if said else []
    if others:
        many = f"{number(others)} more" if said else sentence(counted(others, "finding"))
        told.append(f"{many} {'cites' if others == 1 else 'cite'} no {unit_noun().one}")
    is_one = len(said) + others == 1
    it, stands, it_is = ("It", "stands", "is") if is_one else ("They", "stand", "are")
    is_row = len(several) + bool(others) == 1
    rows = "rows of their own" if not is_row else f"a row of {'its' if is_one else 'their'} own"
    nowhere = f"not counted for any {unit_noun().one}"
    return f"{'; '.join(told)}. {it} {stands} in {rows} and {it_is} {nowhere}."


def apart_words(catalogue: Catalogue) -> tuple[str, str]:
    """What stands in the rows of findings that cite no study: in a key, and in a sentence."""
    kinds = []
    if said_of_several(catalogue):
        kinds.append(
            ("said of several", f"said of several {unit_noun().many} at once, without citations")
        )
    if citing_no_study(catalogue):
        kinds.append((_("no study cited"), _("that cite no study")))
    short, long = (" or ".join(words) for words in zip(*kinds, strict=True)) if kinds else ("", "")
    return short, long
