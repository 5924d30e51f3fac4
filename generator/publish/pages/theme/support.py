"""What statements rest on, in words first: studies, countries, citations and voices; no judgement.

``support_line`` is one sentence for a table or a heading; ``support_sentences`` say it in full, and
``falls_sentence`` says what a single study carries. "Published in" is never "from": where a study
was carried out is said by itself, as far as the sources report it.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.derive.support import LeaveOneOut, Support, Tally, support_of_finding
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.statement import Attribution, Statement
from generator.evidence.records.study import Study
from generator.evidence.text.countries import with_article
from generator.publish.pages.items.words import listed, number, sentence
from generator.publish.pages.theme.voices import Within, heard_words, quotes_sentence

MOST_NAMED = 4
"""More countries than this are counted, not listed."""


def support_line(support: Support) -> str:
    """What a set of statements and quotes rests on, in one sentence."""
    if not support.studies:
        return _("No study is cited or quoted here.")
    return _("{studies}; {heard}.", studies=studies_published(support), heard=heard_words(support))


def finding_line(catalogue: Catalogue, finding: Finding) -> str:
    """What a finding rests on, in one sentence; quotes are those of its studies in its theme."""
    statement = finding.statement
    if not statement.studies:
        return _without_studies(catalogue, statement)
    support = support_of_finding(catalogue, finding)
    return _(
        "{studies}; {heard} under this theme.",
        studies=studies_published(support),
        heard=heard_words(support, _within(support)),
    )


def _within(support: Support) -> Within:
    return Within.ONE if len(support.studies) == 1 else Within.SEVERAL


_UNCITED = {
    Attribution.CITED: N_("No study of the review is cited."),
    Attribution.UNCITED: N_("No study is cited."),
}
_OTHER_WORKS = N_("Other works are cited, no study of the review.")


def _without_studies(catalogue: Catalogue, statement: Statement) -> str:
    """What is said in place of studies where a statement cites none of the review."""
    if statement.attribution is Attribution.EVERY_STUDY:
        studies = catalogue.said_of(statement)
        return _("Said of {studies}, without citing any.", studies=studies)
    return _(_OTHER_WORKS if statement.bracket else _UNCITED[statement.attribution])


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
    published, heard = _published(support), heard_words(support, _within(support))
    if not published:
        return sentence(_("{heard} here.", heard=heard))
    return sentence(_("{published}; {heard} here.", published=published, heard=heard))


def _published(support: Support) -> str:
    """Where the studies were published; nothing where the review does not ask."""
    absent = [words for words, _count in support.tally(BuiltIn.COUNTRY).absent]
    countries = support.countries
    if not countries:
        said = _("country of publication {absent}", absent=listed(absent))
        return said if absent else ""
    if len(countries) > MOST_NAMED:
        return ngettext(
            "published in {number} country", "published in {number} countries", len(countries)
        )
    return _in_countries(
        [*map(with_article, countries), *(_("places {absent}", absent=words) for words in absent)],
        len(support.studies),
    )


def _in_countries(countries: Sequence[str], studies: int) -> str:
    if len(countries) > 1 or studies == 1:
        return _("published in {countries}", countries=listed(countries))
    if studies == 2:  # noqa: PLR2004 - what English has a word for
        return _("both published in {country}", country=countries[0])
    return _("all published in {country}", country=countries[0])


def studies_published(support: Support) -> str:
    """How many of the review's studies these are, and where they were published."""
    count = len(support.studies)
    if count == support.of:
        studies = ngettext("The review’s only study", "All {number} studies", count)
    else:
        studies = ngettext(
            "{part} of {number} study",
            "{part} of {number} studies",
            support.of,
            part=sentence(number(count)),
        )
    published = _published(support)
    if not published:
        return studies
    return _("{studies}, {published}", studies=studies, published=published)


def _quoted_only(support: Support) -> str:
    only = len(support.studies) - len(support.cited)
    if not only or not support.statements:
        return ""
    return ngettext(
        "{Number} study is quoted here, and cited for none of it.",
        "{Number} studies are quoted here, and cited for none of it.",
        only,
    )


def _has_findings(support: Support) -> bool:
    """Whether its statements are findings, and are called so."""
    return isinstance(next(iter(support.statements), None), Finding)


def without_citation(support: Support) -> tuple[str, ...]:
    """How many statements cite no study, by how the review ties them to studies."""
    uncited = sum(
        not statement.statement.studies
        and statement.statement.attribution is not Attribution.EVERY_STUDY
        for statement in support.statements
    )
    if not uncited:
        return said_of_several(support)
    if _has_findings(support):
        said = ngettext(
            "{Number} finding cites no study of the review.",
            "{Number} findings cite no study of the review.",
            uncited,
        )
    else:
        said = ngettext(
            "{Number} statement cites no study of the review.",
            "{Number} statements cite no study of the review.",
            uncited,
        )
    return (*said_of_several(support), said)


def said_of_several(support: Support) -> tuple[str, ...]:
    """How many statements are said of several studies at once, and of which."""
    if _has_findings(support):
        return tuple(
            ngettext(
                "{Number} finding is said of {studies}, without citing any.",
                "{Number} findings are said of {studies}, without citing any.",
                count,
                studies=studies,
            )
            for studies, count in support.said_of.items()
        )
    return tuple(
        ngettext(
            "{Number} statement is said of {studies}, without citing any.",
            "{Number} statements are said of {studies}, without citing any.",
            count,
            studies=studies,
        )
        for studies, count in support.said_of.items()
    )


def carried_out_sentence(support: Support) -> str:
    """Where the studies were carried out, as far as that is reported."""
    known = support.tally(BuiltIn.CARRIED_OUT)
    absent = known.absent
    if not known.counts and not absent:
        return ""
    if not known.counts:
        return ngettext(
            "Where it was carried out is {absent}.",
            "Where they were carried out is {absent}.",
            len(support.studies),
            absent=listed([words for words, _count in absent]),
        )
    countries = [
        ngettext(
            "{number} in {country}", "{number} in {country}", n, country=with_article(country.label)
        )
        for country, n in known.counts
    ]
    unknown = [
        ngettext("for {number}, that is {absent}", "for {number}, that is {absent}", n, absent=said)
        for said, n in absent
    ]
    return _("Carried out: {countries}.", countries="; ".join((listed(countries), *unknown)))


def falls_sentence(catalogue: Catalogue, support: Support) -> str:
    """What the study that carries most carries alone; whatever study is left out."""
    cited = sum(bool(statement.statement.studies) for statement in support.statements)
    if not cited:
        return ""
    findings = _has_findings(support)
    most = max((_lost(falls) for falls in support.falls), default=0)
    if not most:
        return (
            _("Whichever study is left out, every finding that cites a study still cites one.")
            if findings
            else _(
                "Whichever study is left out, every statement that cites a study still cites one."
            )
        )
    heaviest = [falls.study for falls in support.falls if _lost(falls) == most]
    study, count = _or(catalogue, heaviest), len(support.statements)
    if count == 1:
        return (
            _("Without {study}, the finding loses the only study that it cites.", study=study)
            if findings
            else _(
                "Without {study}, the statement loses the only study that it cites.", study=study
            )
        )
    whole = (
        ngettext("{number} finding", "{number} findings", count)
        if findings
        else ngettext("{number} statement", "{number} statements", count)
    )
    if len(support.studies) == 1:
        return ngettext(
            "Without {study}, {number} of {whole} loses the only study that it cites.",
            "Without {study}, {number} of {whole} lose the only study they cite.",
            most,
            study=study,
            whole=whole,
        )
    return ngettext(
        "Without {study}, {number} of {whole} loses the only study that it cites; "
        "no other single study carries more.",
        "Without {study}, {number} of {whole} lose the only study they cite; "
        "no other single study carries more.",
        most,
        study=study,
        whole=whole,
    )


def _lost(falls: LeaveOneOut) -> int:
    return len(falls.findings) + len(falls.statements)


def _or(catalogue: Catalogue, any_of: Sequence[Study]) -> str:
    if len(any_of) > MOST_NAMED:
        return ngettext("any one of {number} study", "any one of {number} studies", len(any_of))
    return listed([catalogue.labels[study.id] for study in any_of], "or")


def tally_words(tally: Tally, studies_in_all: int) -> str:
    """Values with their counts, the commonest first; then for how many studies there is none.

    For one study there is nothing to count.
    """
    ranked = sorted(tally.counts, key=lambda pair: -pair[1])
    counts = [(value.label, count) for value, count in ranked]
    counts.extend(tally.absent)
    if studies_in_all == 1:
        return ", ".join(name for name, _count in counts)
    return ", ".join(f"{name} ({count})" for name, count in counts)
