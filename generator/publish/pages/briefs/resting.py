"""What a brief rests on, a line a thing: studies, citations, whose words, judgements; in digits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.derive.support import Heard, InterpretationSupport, Support, Tally
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.dimensions import arranged, begun_small
from generator.evidence.interface import N_, WHATEVER, _, ngettext, npgettext, pgettext
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.interpretation import Interpretation, LinkBasis
from generator.evidence.records.speakers import Voice
from generator.evidence.records.statement import Attribution
from generator.evidence.records.study import Study
from generator.publish.pages.briefs.brief import BriefSection
from generator.publish.pages.items.speaking import LABELLED, VOICE_WORDS
from generator.publish.pages.items.told_apart import told_first
from generator.publish.pages.items.words import figures, listed, sentence, studies_in_figures
from generator.publish.pages.summary.confidence import confidence_item
from generator.publish.pages.theme.voices import unheard_words

TITLE: Final = N_("What it rests on")
MOST_STUDIES: Final = 12
"""Of more studies than this, none is named."""
MOST_VALUES: Final = 12
"""Of more values than this, the commonest are named."""
NONE_CITED: Final = N_("No study is cited or quoted.")
Facts = Iterator[tuple[str, str]]


def rests_on(catalogue: Catalogue, support: Support, findings: Sequence[Finding]) -> BriefSection:
    """What findings rest on; no judgement but those that somebody recorded."""
    facts = (
        *_studies(catalogue, support),
        *_citations(support, of_findings=True),
        *_dimensions(catalogue, support),
        *_quoted(support),
        *_confidence(catalogue, findings),
    )
    return BriefSection("rests-on", _(TITLE), facts=facts)


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
    return BriefSection("rests-on", _(TITLE), facts=facts)


def of_all(count: int, total: int) -> str:
    """So many of all studies: ``9 of 10``, ``all 10``."""
    if count == total:
        return ngettext("the review’s only one", "all {count}", total)
    return _("{part} of {total}", part=figures(count), total=figures(total))


def _studies(catalogue: Catalogue, support: Support) -> Facts:
    count = len(support.studies)
    if not count:
        yield _("Studies"), _(NONE_CITED)
        return
    which = [_named(catalogue, study) for study in support.studies]
    named = f": {'; '.join(which)}" if count <= MOST_STUDIES else ""
    yield _("Studies"), f"{sentence(of_all(count, support.of))}{named}."


def _named(catalogue: Catalogue, study: Study) -> str:
    """A study with what it was about, and where it was done, in the words of its record."""
    asked = (told_first(catalogue), catalogue.dimensions.get(BuiltIn.CARRIED_OUT))
    known = (catalogue.values(one.id, study).known or () for one in asked if one)
    values = ", ".join(value.label for some in known for value in some)
    return " · ".join(filter(None, (catalogue.labels[study.id], values)))


def _citations(support: Support, *, of_findings: bool) -> Facts:
    """How many statements cite one study, none, or are said of several at once."""
    total = len(support.statements)
    without = sum(
        not one.statement.studies and one.statement.attribution is not Attribution.EVERY_STUDY
        for one in support.statements
    )
    single = len(support.single)
    parts = [
        ngettext("{count} cites one study only", "{count} cite one study only", single)
        if single
        else "",
        ngettext("{count} cites none", "{count} cite none", without) if without else "",
        *(
            ngettext(
                "{count} is said of {whom} without a citation",
                "{count} are said of {whom} without a citation",
                n,
                whom=whom,
            )
            for whom, n in support.said_of.items()
        ),
    ]
    said = [part for part in parts if part]
    if total == 1 and (single or without):
        yield _("Citations"), _cites_of_one(single, of_findings=of_findings)
    elif said:
        whole = (
            ngettext("{count} finding", "{count} findings", total)
            if of_findings
            else ngettext("{count} statement", "{count} statements", total)
        )
        yield _("Citations"), _("Of {findings}, {said}.", findings=whole, said=listed(said))


def _cites_of_one(single: int, *, of_findings: bool) -> str:
    """How many studies the only finding, or statement, cites: one or none."""
    if of_findings:
        return _("The finding cites one study.") if single else _("The finding cites no study.")
    return _("The statement cites one study.") if single else _("The statement cites no study.")


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
    rest = [npgettext("values", "{count} more", "{count} more", more)] if more > 0 else []
    counts = [*counts[:MOST_VALUES]]
    absent = [(begun_small(words), count) for words, count in tally.absent]
    if studies == 1:
        return ", ".join(name for name, _count in (*counts, *absent))
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
    missing = _("No participant is quoted.") if nobody else unheard_words(support)
    if heard:
        yield _("Quoted"), " ".join(filter(None, (f"{sentence(', '.join(heard))}.", missing)))
    elif support.studies:
        yield _("Quoted"), _("Nobody.")


def _counted(heard: Heard) -> str:
    """A number of quotes, and of how many the editors say who speaks."""
    if not heard.guessed:
        return f"{heard.quotes:,}"
    if heard.guessed == heard.quotes:
        return f"{heard.quotes:,}, {_(LABELLED)}"
    some = ngettext("{count} the editors’ label", "{count} the editors’ label", heard.guessed)
    return f"{heard.quotes:,}, {some}"


def _confidence(catalogue: Catalogue, findings: Sequence[Finding]) -> Facts:
    """How many findings somebody assessed with GRADE-CERQual."""
    if not findings:
        return
    judged = [item for item in (confidence_item(catalogue, one) for one in findings) if item]
    stale = sum(bool(item.stale) for item in judged)
    if not judged:
        yield (
            _("Confidence"),
            ngettext(
                "Nobody has assessed this finding with GRADE-CERQual; counts are no such "
                "judgement.",
                "Nobody has assessed these findings with GRADE-CERQual; counts are no such "
                "judgement.",
                len(findings),
            ),
        )
        return
    values = {
        "part": figures(len(judged)),
        "tools": listed(list(dict.fromkeys(item.tool for item in judged))),
        "stale": figures(stale),
    }
    said = (
        ngettext(
            "{part} of {count} findings are assessed with {tools}; {stale} to be assessed again.",
            "{part} of {count} findings are assessed with {tools}; {stale} to be assessed again.",
            len(findings),
            **values,
        )
        if stale
        else ngettext(
            "{part} of {count} findings are assessed with {tools}.",
            "{part} of {count} findings are assessed with {tools}.",
            len(findings),
            **values,
        )
    )
    yield _("Confidence"), said


def _carried(support: InterpretationSupport) -> Facts:
    """How many statements carry the conclusion and stand around it, and what they cite."""
    if support.carriers is None or support.around is None:
        yield from _citations(support.own, of_findings=False)
        return
    carriers, around = support.carriers, support.around
    carry = len(carriers.statements)
    words = ngettext(
        "{count} makes the conclusion, {cited}",
        "{count} make the conclusion, {cited}",
        carry,
        cited=_cited(carriers),
    )
    if not around.statements:
        yield _("Statements"), f"{words}."
        return
    beside = ngettext(
        "{count} around it, {cited}",
        "{count} around it, {cited}",
        len(around.statements),
        cited=_cited(around),
    )
    yield _("Statements"), f"{words}; {beside}."


def _cited(support: Support) -> str:
    count = len(support.cited)
    if not count:
        return _("without a citation of a study")
    return ngettext(
        "which cites {studies}",
        "which cite {studies}",
        len(support.statements),
        studies=studies_in_figures(count),
    )


def _ties(catalogue: Catalogue, item: Interpretation) -> Facts:
    ours = {tie.theme for tie in item.themes if tie.basis is LinkBasis.EDITORS}
    titles = [
        _("{theme} (the editors’ link)", theme=catalogue.theme[one].title)
        if one in ours
        else catalogue.theme[one].title
        for one in dict.fromkeys(tie.theme for tie in item.themes)
    ]
    if titles:
        yield _("Related themes"), f"{listed(titles)}."


def _behind_themes(
    catalogue: Catalogue, item: Interpretation, support: InterpretationSupport
) -> Facts:
    if item.themes:
        count = len(support.themes.studies)
        where = _tally(support.themes.tally(BuiltIn.COUNTRY), count)
        country = catalogue.dimensions.get(BuiltIn.COUNTRY)
        if not count:
            yield _("Behind these themes"), _(NONE_CITED)
            return
        said = [_("Studies: {count}", count=of_all(count, support.themes.of))]
        said += [f"{begun_small(country.label)}: {where}"] if country and where else []
        yield _("Behind these themes"), f"{'; '.join(said)}."
