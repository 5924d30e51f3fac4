"""What the matrix page says in words: what stands out, and what stands in no row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.derive.matrix import Matrix, citing_no_study, said_of_several
from generator.derive.standing_out import Fact, Rule, standing_out
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext, pgettext
from generator.evidence.records.theme import Theme
from generator.publish.pages.items.attribution import said_of_whom
from generator.publish.pages.items.words import figures, listed, number, sentence, studies
from generator.publish.pages.matrix.rows import RowKind

FACTS: Final = 2
"""How many facts a headline tells."""
NAMED: Final = 2
"""How many themes it names; more are counted."""
IN_FIGURES: Final = 10
"""From so many on, a whole is said in figures, and its part, too."""


def matrix_headline(catalogue: Catalogue, kind: RowKind, matrix: Matrix) -> str:
    """What stands out: in how themes rest on studies, or under which other rows are found."""
    if not catalogue.themes:
        return _("No themes are recorded")
    held = matrix.total.to_numpy() > 0
    facts = standing_out(catalogue)[:FACTS] if kind.of_studies else ()
    if facts:
        told = [_fact(catalogue, fact, first=not n) for n, fact in enumerate(facts)]
        return sentence("; ".join(told))
    if kind.of_studies:  # all themes alike: nothing stands out
        return _alike(int(held.sum(axis=0).max(initial=0)), len(kind.groups))
    labels = [group.label for group in kind.groups]
    reach = dict(zip(labels, held.sum(axis=1).tolist(), strict=True))
    return _reach(reach, len(catalogue.themes), kind.nouns)


def _fact(catalogue: Catalogue, fact: Fact, *, first: bool) -> str:
    """One fact in words; how many are the most need not be said with its noun after another."""
    who, themes = _who(fact.themes), len(fact.themes)
    if fact.rule is Rule.SAME_STUDY and fact.study:
        return _same_study(fact, who, catalogue.labels[fact.study.id])
    if fact.rule is Rule.ONE_STUDY:
        return _one_study(fact, who)
    if not fact.studies:
        return ngettext(
            "{themes} rests on no study that is cited or quoted",
            "{themes} rest on no study that is cited or quoted",
            themes,
            themes=who,
        )
    values = {"themes": who, "studies": studies(fact.studies)}
    if fact.rule is Rule.MOST:
        values |= {} if first else {"studies": number(fact.studies)}
        return ngettext(
            "{themes} draws on the most, {studies}",
            "{themes} draw on the most, {studies} each",
            themes,
            **values,
        )
    if first:
        return ngettext(
            "{themes} rests on only {studies}",
            "{themes} rest on only {studies} each",
            themes,
            **values,
        )
    return ngettext(
        "{themes} rests on {studies}", "{themes} rest on {studies} each", themes, **values
    )


def _one_study(fact: Fact, who: str) -> str:
    themes = len(fact.themes)
    if fact.study:
        return ngettext(
            "{themes} rests on one study", "{themes} rest on one study", themes, themes=who
        )
    return ngettext(
        "{themes} rests on one study", "{themes} rest on one study each", themes, themes=who
    )


def _same_study(fact: Fact, who: str, study: str) -> str:
    values = {"themes": who, "study": study, "part": number(fact.alone)}
    if fact.alone == fact.findings:
        return ngettext(
            "all {number} findings on {themes} cite {study}, and no other",
            "all {number} findings on {themes} cite {study}, and no other",
            fact.findings,
            **values,
        )
    if not fact.alone:
        return ngettext(
            "all {number} findings on {themes} cite {study}",
            "all {number} findings on {themes} cite {study}",
            fact.findings,
            **values,
        )
    return ngettext(
        "all {number} findings on {themes} cite {study}, {part} of them no other",
        "all {number} findings on {themes} cite {study}, {part} of them no other",
        fact.findings,
        **values,
    )


def _who(themes: Sequence[Theme]) -> str:
    """Themes by name, or how many there are."""
    if len(themes) > NAMED:
        return ngettext("{number} theme", "{number} themes", len(themes))
    return listed([f"“{theme.title}”" for theme in themes])


def _alike(count: int, total: int) -> str:
    """That all themes draw on as many studies."""
    if not count:
        return _("No theme draws on any study")
    return ngettext(
        "Every theme draws on {part} study",
        "Every theme draws on {part} studies",
        total,
        part=_of(count, total),
    )


def _reach(reach: Mapping[str, int], total: int, nouns: str) -> str:
    """Which rows are found under the most themes, and which under the fewest."""
    most, fewest = max(reach.values()), min(reach.values())
    if most == fewest:
        if not most:
            return _("No row is found under any theme")
        return ngettext(
            "Every row is found under {part} theme",
            "Every row is found under {part} themes",
            total,
            part=_of(most, total),
        )
    first, last = (
        [f"“{title}”" for title, value in reach.items() if value == count]
        for count in (most, fewest)
    )
    return ngettext(
        "{first} is found under the most themes, {most}; {last} under the fewest, {fewest}",
        "{first} are found under the most themes, {most}; {last} under the fewest, {fewest}",
        len(first),
        first=sentence(_named(first, nouns)),
        most=_of(most, total),
        last=_named(last, nouns),
        fewest=_of(fewest, total),
    )


def _named(titles: Sequence[str], nouns: str) -> str:
    if len(titles) <= NAMED:
        return listed(titles)
    return ngettext("{number} {nouns}", "{number} {nouns}", len(titles), nouns=nouns)


def _of(count: int, total: int) -> str:
    """A share in words, or in figures where the whole needs them."""
    if not count:
        return pgettext("number by itself", "none")
    said = number if total < IN_FIGURES else figures
    return _("{part} of {total}", part=said(count), total=said(total))


def lede(kind: RowKind, matrix: Matrix) -> str:
    """How much of the matrix holds evidence."""
    findings = int((matrix.findings.to_numpy() > 0).sum())
    cells = int((matrix.total.to_numpy() > 0).sum())
    asked = (
        _("Which study stands behind which theme?")
        if kind.of_studies
        else _("Which {noun} stands behind which theme?", noun=kind.noun)
    )
    return f"{asked} {_holding(kind, matrix.total.size, cells, cells - findings)}"


def _holding(kind: RowKind, every: int, cells: int, quotes: int) -> str:
    places = meeting(kind, every)
    if not cells:
        if every > 1:
            return _("The review cites and quotes nothing in any of the {places}.", places=places)
        return _("The review cites and quotes nothing in the only {place}.", place=places)
    values = {"places": places, "part": number(quotes)}
    if every == 1:
        said = _("The only {places} holds evidence that the review cites or quotes.", **values)
    elif quotes > 0:
        said = ngettext(
            "Of {places}, {number} holds evidence that the review cites or quotes, {part} of them "
            "quotes alone.",
            "Of {places}, {number} hold evidence that the review cites or quotes, {part} of them "
            "quotes alone.",
            cells,
            **values,
        )
    else:
        said = ngettext(
            "Of {places}, {number} holds evidence that the review cites or quotes.",
            "Of {places}, {number} hold evidence that the review cites or quotes.",
            cells,
            **values,
        )
    read = ngettext("Open it to read it.", "Open any of them to read it.", cells)
    return f"{said} {read}"


def meeting(kind: RowKind, every: int) -> str:
    """The places of a matrix: with their number, where there are several."""
    if kind.of_studies:
        return ngettext(
            "place where a study and a theme meet",
            "{count} places where a study and a theme meet",
            every,
        )
    return ngettext(
        "place where a {noun} and a theme meet",
        "{count} places where a {noun} and a theme meet",
        every,
        noun=kind.noun,
    )


def said_words(catalogue: Catalogue) -> str:
    """Where findings stand that name no study: those that mean several, and all others."""
    several = said_of_several(catalogue)
    said = [finding.statement for of_scope in several.values() for finding in of_scope]
    others = len(citing_no_study(catalogue))
    if not said and not others:
        return ""
    told = []
    if said:
        whom = said_of_whom(catalogue, said)
        told.append(_("{findings}, without citing any", findings=whom))
    if others and said:
        told.append(ngettext("{number} more cites no study", "{number} more cite no study", others))
    elif others:
        told.append(
            ngettext("{Number} finding cites no study", "{Number} findings cite no study", others)
        )
    if len(said) + others == 1:
        where = _("It stands in a row of its own and is not counted for any study.")
    else:
        where = ngettext(
            "They stand in a row of their own and are not counted for any study.",
            "They stand in rows of their own and are not counted for any study.",
            len(several) + bool(others),
        )
    return f"{'; '.join(told)}. {where}"


def apart_words(catalogue: Catalogue) -> tuple[str, str]:
    """What stands in the rows of findings that cite no study: in a key, and in a sentence."""
    kinds = []
    if said_of_several(catalogue):
        kinds.append(
            (_("said of several"), _("said of several studies at once, without citations"))
        )
    if citing_no_study(catalogue):
        kinds.append((_("no study cited"), _("that cite no study")))
    short, long = (listed(words, "or") for words in zip(*kinds, strict=True)) if kinds else ("", "")
    return short, long
