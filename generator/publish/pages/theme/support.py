"""What statements rest on, in words first: studies, countries, citations and voices; no judgement.

``support_line`` is one sentence for a table or a heading; ``support_sentences`` say it in full, and
``falls_sentence`` says what a single study carries. "Published in" is never "from": where a study
was carried out is said by itself, as far as the sources report it.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.derive.support import LeaveOneOut, Support, Tally, support_of_finding
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.statement import Attribution, Statement
from generator.evidence.records.study import Study
from generator.evidence.text.countries import with_article
from generator.evidence.unit import in_units, unit_noun
from generator.publish.pages.items.words import counted, listed, number, sentence, studies
from generator.publish.pages.theme.voices import heard_words, quotes_sentence

MOST_NAMED = 4
"""More countries than this are counted, not listed."""


def support_line(support: Support) -> str:
    """What a set of statements and quotes rests on, in one sentence."""
    if not support.studies:
        return in_units("No study is cited or quoted here.")
    return f"{studies_published(support)}; {heard_words(support)}."


def finding_line(catalogue: Catalogue, finding: Finding) -> str:
    """What a finding rests on, in one sentence; quotes are those of its studies in its theme."""
    statement = finding.statement
    if not statement.studies:
        return _without_studies(catalogue, statement)
    support = support_of_finding(catalogue, finding)
    within = " in it" if len(support.studies) == 1 else " in them"
    return f"{studies_published(support)}; {heard_words(support, within)} under this theme."


_UNCITED = {
    Attribution.CITED: "No study of the review is cited.",
    Attribution.UNCITED: "No study is cited.",
}
_OTHER_WORKS = "Other works are cited, no study of the review."


def _without_studies(catalogue: Catalogue, statement: Statement) -> str:
    """What is said in place of studies where a statement cites none of the review."""
    if statement.attribution is Attribution.EVERY_STUDY:
        return f"Said of {catalogue.said_of(statement)}, without citing any."
    return in_units(_OTHER_WORKS if statement.bracket else _UNCITED[statement.attribution])


def support_sentences(support: Support) -> tuple[str, ...]:
    """What a set of statements and quotes rests on, as sentences."""
    sentences = (
        support_line(support),
        _quoted_only(support),
        *without_citation(support),
        quotes_sentence(support),
        carried_out_sentence(support),
    )
    return tuple(line for line in sentences if line)


def published_line(catalogue: Catalogue, finding: Finding) -> str:
    """Where a finding's studies were published, and who of them is quoted in its theme.

    For a table that counts the studies beside it and says what "here" means.
    """
    statement = finding.statement
    if not statement.studies:
        return _without_studies(catalogue, statement)
    support = support_of_finding(catalogue, finding)
    within = " in it" if len(support.studies) == 1 else " in them"
    clauses = "; ".join(filter(None, (_published(support), heard_words(support, within))))
    return f"{sentence(clauses)} here."


def _published(support: Support) -> str:
    """Where the studies were published; nothing where the review does not ask."""
    count = len(support.studies)
    absent = [words for words, _ in support.tally(BuiltIn.COUNTRY).absent]
    countries = support.countries
    if not countries:
        return f"country of publication {listed(absent)}" if absent else ""
    if len(countries) > MOST_NAMED:
        return f"published in {number(len(countries))} countries"
    countries = (*map(with_article, countries), *(f"places {words}" for words in absent))
    all_of_them = {1: "", 2: "both "}.get(count, "all ") if len(countries) == 1 else ""
    return f"{all_of_them}published in {listed(countries)}"


def studies_published(support: Support) -> str:
    """How many of the review's studies these are, and where they were published."""
    count = len(support.studies)
    if count == support.of:
        how_many = f"All {studies(count)}" if count > 1 else f"The review’s only {unit_noun().one}"
    else:
        how_many = f"{sentence(number(count))} of {studies(support.of)}"
    return ", ".join(filter(None, (how_many, _published(support))))


def _quoted_only(support: Support) -> str:
    only = len(support.studies) - len(support.cited)
    if not only or not support.statements:
        return ""
    verb = "is" if only == 1 else "are"
    return f"{sentence(studies(only))} {verb} quoted here, and cited for none of it."


def _noun(support: Support) -> str:
    return "finding" if isinstance(next(iter(support.statements), None), Finding) else "statement"


def without_citation(support: Support) -> tuple[str, ...]:
    """How many statements cite no study, by how the review ties them to studies."""
    noun = _noun(support)
    uncited = sum(
        not statement.statement.studies
        and statement.statement.attribution is not Attribution.EVERY_STUDY
        for statement in support.statements
    )
    sentences = []
    for studies_said, count in support.said_of.items():
        verb = "is" if count == 1 else "are"
        sentences.append(
            f"{sentence(counted(count, noun))} {verb} said of {studies_said}, without citing any."
        )
    if uncited:
        verb = "cites" if uncited == 1 else "cite"
        sentences.append(
            f"{sentence(counted(uncited, noun))} {verb} no {unit_noun().one} of the review."
        )
    return tuple(sentences)


def carried_out_sentence(support: Support) -> str:
    """Where the studies were carried out, as far as that is reported."""
    known = support.tally(BuiltIn.CARRIED_OUT)
    absent = known.absent
    if not known.counts and not absent:
        return ""
    if not known.counts:
        where = "it was" if len(support.studies) == 1 else "they were"
        return f"Where {where} carried out is {listed([words for words, _ in absent])}."
    countries = listed(
        [f"{number(count)} in {with_article(country.label)}" for country, count in known.counts]
    )
    unknown = "".join(f"; for {number(count)}, that is {words}" for words, count in absent)
    return f"Carried out: {countries}{unknown}."


def falls_sentence(catalogue: Catalogue, support: Support) -> str:
    """What the study that carries most carries alone; whatever study is left out."""
    cited = sum(bool(statement.statement.studies) for statement in support.statements)
    if not cited:
        return ""
    noun, one = _noun(support), unit_noun().one
    most = max((_lost(falls) for falls in support.falls), default=0)
    if not most:
        return f"Whichever {one} is left out, every {noun} that cites a {one} still cites one."
    heaviest = [falls.study for falls in support.falls if _lost(falls) == most]
    without = f"Without {_or(catalogue, heaviest)}"
    if len(support.statements) == 1:
        return f"{without}, the {noun} loses the only {one} that it cites."
    lose = f"loses the only {one} that it cites" if most == 1 else f"lose the only {one} they cite"
    more = f"; no other single {one} carries more" if len(support.studies) > 1 else ""
    all_of_them = counted(len(support.statements), noun)
    return f"{without}, {number(most)} of {all_of_them} {lose}{more}."


def _lost(falls: LeaveOneOut) -> int:
    return len(falls.findings) + len(falls.statements)


def _or(catalogue: Catalogue, any_of: Sequence[Study]) -> str:
    if len(any_of) > MOST_NAMED:
        return f"any one of {studies(len(any_of))}"
    return listed([catalogue.labels[study.id] for study in any_of], "or")


def tally_words(tally: Tally, studies_in_all: int) -> str:
    """Values with their counts, the commonest first; then for how many studies there is none.

    For one study there is nothing to count.
    """
    ranked = sorted(tally.counts, key=lambda pair: -pair[1])
    counts = [(value.label, count) for value, count in ranked]
    counts.extend(tally.absent)
    if studies_in_all == 1:
        return ", ".join(name for name, _ in counts)
    return ", ".join(f"{name} ({count})" for name, count in counts)
