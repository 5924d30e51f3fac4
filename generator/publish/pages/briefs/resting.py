"""What a brief rests on, a line a thing: studies, citations, whose words, judgements; in digits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.derive.support import Heard, InterpretationSupport, Support, Tally
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.dimensions import arranged, begun_small
from generator.evidence.interface import WHATEVER, _, pgettext, unit_noun
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.interpretation import Interpretation, LinkBasis
from generator.evidence.records.speakers import Voice
from generator.evidence.records.statement import Attribution
from generator.evidence.records.study import Study
from generator.publish.pages.briefs.brief import BriefSection
from generator.publish.pages.items.speaking import LABELLED, VOICE_WORDS
from generator.publish.pages.items.told_apart import told_first
from generator.publish.pages.items.words import listed, sentence, studies_in_figures
from generator.publish.pages.summary.confidence import confidence_item
from generator.publish.pages.theme.voices import unheard_words

TITLE: Final = "What it rests on"
MOST_STUDIES: Final = 12
"""Of more studies than this, none is named."""
MOST_VALUES: Final = 12
"""Of more values than this, the commonest are named."""
NONE_CITED: Final = "no study is cited or quoted"
Facts = Iterator[tuple[str, str]]


def rests_on(
    catalogue: Catalogue, support: Support, findings: Sequence[Finding], noun: str = "finding"
) -> BriefSection:
    """What findings rest on; no judgement but those that somebody recorded."""
    facts = (
        *_studies(catalogue, support),
        *_citations(support, noun),
        *_dimensions(catalogue, support),
        *_quoted(support),
        *_confidence(catalogue, findings),
    )
    return BriefSection("rests-on", TITLE, facts=facts)


def conclusion_rests_on(
    catalogue: Catalogue, item: Interpretation, support: InterpretationSupport
) -> BriefSection:
    """What an interpretation cites and quotes itself; apart, the studies behind its themes."""
    facts = (
        *_carried(support),
        *_studies(catalogue, support.own),
        *_quoted(support.own),
        *_ties(catalogue, item),
        *_behind_themes(catalogue, item, support),
    )
    return BriefSection("rests-on", TITLE, facts=facts)


def of_all(count: int, total: int) -> str:
    """So many of all studies: ``9 of 10``, ``all 10``."""
    if count == total:
        return f"all {total:,}" if total > 1 else "the review’s only one"
    return f"{count:,} of {total:,}"


def _studies(catalogue: Catalogue, support: Support) -> Facts:
    count = len(support.studies)
    if not count:
        yield sentence(unit_noun().many), f"{sentence(NONE_CITED)}."
        return
    which = [_named(catalogue, study) for study in support.studies]
    named = f": {'; '.join(which)}" if count <= MOST_STUDIES else ""
    yield sentence(unit_noun().many), f"{sentence(of_all(count, support.of))}{named}."


def _named(catalogue: Catalogue, study: Study) -> str:
    """A study with what it was about, and where it was done, in the words of its record."""
    asked = (told_first(catalogue), catalogue.dimensions.get(BuiltIn.CARRIED_OUT))
    known = (catalogue.values(one.id, study).known or () for one in asked if one)
    values = ", ".join(value.label for some in known for value in some)
    return " · ".join(filter(None, (catalogue.labels[study.id], values)))


def _citations(support: Support, noun: str) -> Facts:
    """How many statements cite one study, none, or are said of several at once."""
    total = len(support.statements)
    without = sum(
        not one.statement.studies and one.statement.attribution is not Attribution.EVERY_STUDY
        for one in support.statements
    )
    single = len(support.single)
    parts = [
        f"{single:,} cite{_s(single)} one {unit_noun().one} only" if single else "",
        f"{without:,} cite{_s(without)} none" if without else "",
        *(
            f"{n:,} {'is' if n == 1 else 'are'} said of {whom} without a citation"
            for whom, n in support.said_of.items()
        ),
    ]
    said = [part for part in parts if part]
    if total == 1 and (single or without):
        yield "Citations", f"The {noun} cites {'one' if single else 'no'} study."
    elif said:
        yield "Citations", f"Of {total:,} {noun}{'' if total == 1 else 's'}, {listed(said)}."


def _s(count: int) -> str:
    return "s" if count == 1 else ""


def _dimensions(catalogue: Catalogue, support: Support) -> Facts:
    first = (BuiltIn.COUNTRY, BuiltIn.CARRIED_OUT, BuiltIn.PROVISION, BuiltIn.MODEL)
    named = told_first(catalogue) if len(support.studies) <= MOST_STUDIES else None
    for dimension in arranged(catalogue.dimensions, *first):
        if dimension is named:
            continue
        words = _tally(support.tally(dimension.id), len(support.studies))
        if words:
            yield dimension.label, f"{words}."


def _tally(tally: Tally, studies: int) -> str:
    """Values with their counts, the commonest first, then the reasons of those without one."""
    ranked = sorted(tally.counts, key=lambda pair: -pair[1])
    counts = [(value.label, count) for value, count in ranked]
    more = len(counts) - MOST_VALUES
    rest = [f"{more:,} more"] if more > 0 else []
    counts = [*counts[:MOST_VALUES]]
    absent = [(begun_small(words), count) for words, count in tally.absent]
    if studies == 1:
        return ", ".join(name for name, _ in (*counts, *absent))
    said = [f"{name} ({count:,})" for name, count in counts]
    return "; ".join(
        part
        for part in (
            ", ".join([*said, *rest]),
            ", ".join(f"{words} ({count:,})" for words, count in absent),
        )
        if part
    )


def _quoted(support: Support) -> Facts:
    """Who is quoted how often, and whose words are missing, in one line."""
    speakers = support.speakers
    by_role = [(begun_small(role.label), heard) for role, heard in speakers.roles]
    by_voice = [
        (pgettext(WHATEVER, VOICE_WORDS[one]).lower(), heard)
        for one, heard in speakers.voices.items()
    ]
    heard = [f"{who} ({_counted(one)})" for who, one in by_role or by_voice]
    nobody = not speakers.roles and Voice.PARTICIPANT in support.missing_voices
    missing = "No participant is quoted." if nobody else unheard_words(support)
    if heard:
        yield "Quoted", " ".join(filter(None, (f"{sentence(', '.join(heard))}.", missing)))
    elif support.studies:
        yield "Quoted", "Nobody."


def _counted(heard: Heard) -> str:
    """A number of quotes, and of how many the editors say who speaks."""
    if not heard.guessed:
        return f"{heard.quotes:,}"
    some = "" if heard.guessed == heard.quotes else f"{heard.guessed:,} "
    return f"{heard.quotes:,}, {some}{_(LABELLED)}"


def _confidence(catalogue: Catalogue, findings: Sequence[Finding]) -> Facts:
    """How many findings somebody assessed with GRADE-CERQual."""
    if not findings:
        return
    judged = [item for item in (confidence_item(catalogue, one) for one in findings) if item]
    stale = sum(bool(item.stale) for item in judged)
    again = f"; {stale:,} to be assessed again" if stale else ""
    tools = listed(list(dict.fromkeys(item.tool for item in judged)))
    words = f"{len(judged):,} of {len(findings):,} findings are assessed with {tools}{again}."
    what = "this finding" if len(findings) == 1 else "these findings"
    none = f"Nobody has assessed {what} with GRADE-CERQual; counts are no such judgement."
    yield "Confidence", words if judged else none


def _carried(support: InterpretationSupport) -> Facts:
    """How many statements carry the conclusion and stand around it, and what they cite."""
    if support.carriers is None or support.around is None:
        yield from _citations(support.own, "statement")
        return
    carriers, around = support.carriers, support.around
    carry = len(carriers.statements)
    words = f"{carry:,} {'makes' if carry == 1 else 'make'} the conclusion, {_cited(carriers)}"
    beside = f"; {len(around.statements):,} around it, {_cited(around)}"
    yield "Statements", f"{words}{beside if around.statements else ''}."


def _cited(support: Support) -> str:
    count = len(support.cited)
    return (
        f"which cite{_s(len(support.statements))} {studies_in_figures(count)}"
        if count
        else ("without a citation of a study")
    )


def _ties(catalogue: Catalogue, item: Interpretation) -> Facts:
    ours = {tie.theme for tie in item.themes if tie.basis is LinkBasis.EDITORS}
    titles = [
        f"{catalogue.theme[one].title}{' (the editors’ link)' if one in ours else ''}"
        for one in dict.fromkeys(tie.theme for tie in item.themes)
    ]
    if titles:
        yield "Related themes", f"{listed(titles)}."


def _behind_themes(
    catalogue: Catalogue, item: Interpretation, support: InterpretationSupport
) -> Facts:
    if item.themes:
        count = len(support.themes.studies)
        where = _tally(support.themes.tally(BuiltIn.COUNTRY), count)
        country = catalogue.dimensions.get(BuiltIn.COUNTRY)
        label = f"; {begun_small(country.label)}: {where}" if country and where else ""
        words = f"studies: {of_all(count, support.themes.of)}" if count else NONE_CITED
        yield "Behind these themes", f"{sentence(words)}{label}."
