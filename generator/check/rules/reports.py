"""Rules for studies and their reports: what is a study, what a further report or version of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.evidence.interface import _
from generator.evidence.loading import Content, Entry
from generator.evidence.problems import Problem, ProblemKind, Severity
from generator.evidence.record_links import record_links
from generator.evidence.records.reference import ReferenceType
from generator.evidence.records.study import Study
from generator.evidence.text.doi import compared_doi
from generator.evidence.text.titles import compared_title, likeness

_OF_A_STUDY: Final = ("quotes", "details")
"""What a study has, and a further report of it has not."""


def every_further_report_is_of_a_study(content: Content) -> Iterator[Problem]:
    """What a record is a further report or version of is a study itself."""
    further = {study.id for _entry, study in content.records(Study) if study.is_further_report}
    for entry, study in content.records(Study):
        if study.version_of and study.report_of:
            what = _("A record says report_of or version_of, and not both.")
            hint = _(
                "Another version of the same report says version_of; another report, report_of."
            )
            yield entry.problem("I040", ("version_of",), what, hint)
        if study.version_of == study.id:
            what = _("A record is no version of itself.")
            yield entry.problem(
                "I040", ("version_of",), what, _("Name the study, or leave it out.")
            )
        for path, name in _named(study):
            if name in further and name != study.id:
                what = _(
                    "'{name}' is itself a further report or version of another study.", name=name
                )
                yield entry.problem("I040", path, what, _("Name the study whose report it is."))


def every_further_report_leaves_the_rest_to_its_study(content: Content) -> Iterator[Problem]:
    """What stands in a further report is recorded with its study, and cited as that."""
    further = {
        study.id: study for _entry, study in content.records(Study) if study.is_further_report
    }
    for entry, study in content.records(Study):
        for name in _OF_A_STUDY if study.id in further else ():
            if getattr(study, name):
                what = _(
                    "A further report has no {field} of its own: they stand with its study.",
                    field=name,
                )
                hint = _(
                    "Move them to {study}.yml; say there where they stand.",
                    study=study.studies[0],
                )
                yield entry.problem("I041", (name,), what, hint)
    for link in record_links(content) if further else ():
        if link.named in further and "study" in link.things and not _is_of_reports(link.field.name):
            study_id = further[link.named].studies[0]
            what = _(
                "'{named}' is a further report of '{study}', and no study by itself.",
                named=link.named,
                study=study_id,
            )
            yield link.file.problem("I041", link.path, what, _("Name {study}.", study=study_id))


def every_study_of_a_report_names_the_others(content: Content) -> Iterator[Problem]:
    """Of several studies in one report, each says so: a record that names itself and others."""
    studies = {study.id: (entry, study) for entry, study in content.records(Study)}
    for study_id, (entry, study) in studies.items():
        for other_id in study.report_of if study_id in study.report_of else ():
            if other_id == study_id or other_id not in studies:
                continue
            _other, other = studies[other_id]
            says_so = other.is_further_report or study_id in other.report_of
            if not says_so and _in_one_report(study, other):
                what = _(
                    "'{other_id}' stands in the same report, and its record does not say so.",
                    other_id=other_id,
                )
                both = ", ".join(dict.fromkeys((*other.report_of, other_id, study_id)))
                hint = _(
                    "Write in {other_id}.yml, too: report_of: [{both}].",
                    other_id=other_id,
                    both=both,
                )
                path = ("report_of", study.report_of.index(other_id))
                yield entry.problem("I043", path, what, hint, severity=Severity.WARNING)


def every_doi_is_of_one_report(content: Content) -> Iterator[Problem]:
    """No study is recorded twice; of two with one DOI and other titles that is said.

    Records that say that they are of one report may share its DOI; so may chapters of one book.
    The newer record is told.
    """
    seen: dict[str, list[Entry]] = {}
    for entry in content.oldest_first(content.of("study")):
        study = _study(entry)
        doi = compared_doi(study.reference.doi or "")
        for other in seen.get(doi, ()):
            if problem := _shared(entry, other, doi):
                yield problem
                break
        if doi:
            seen.setdefault(doi, []).append(entry)


def _shared(entry: Entry, other: Entry, doi: str) -> Problem | None:
    """What is to be said of two records with one DOI."""
    study, first = _study(entry), _study(other)
    if set(study.studies) & set(first.studies):
        return None
    path = ("reference", "doi")
    titles = [compared_title(one.reference.title) for one in (study, first)]
    if likeness(*titles) != "other":
        what = _("The DOI {doi} is already that of {file}.", doi=doi, file=other.path)
        hint = _(
            "Is it the same study? Then keep one record. If two studies stand in one report, "
            "say so in both: report_of: [{first}, {second}].",
            first=first.id,
            second=study.id,
        )
        return entry.problem("I003", path, what, hint, kind=ProblemKind.REPEATED)
    if _in_one_book(study, first):
        return None
    return entry.problem(
        "I042",
        path,
        _(
            "The DOI {doi} is already that of {file}, which has another title.",
            doi=doi,
            file=other.path,
        ),
        _(
            "Correct the DOI that is wrong. If both stand in one report, say so: report_of, "
            "with both ids. If one is a version of the other: version_of."
        ),
        kind=ProblemKind.REPEATED,
        severity=Severity.WARNING,
    )


def _in_one_report(one: Study, other: Study) -> bool:
    """Whether two records have one report: by its DOI, else by its title."""
    dois = [compared_doi(each.reference.doi or "") for each in (one, other)]
    if all(dois):
        return dois[0] == dois[1]
    titles = [compared_title(each.reference.title) for each in (one, other)]
    return likeness(*titles) != "other"


def _in_one_book(one: Study, other: Study) -> bool:
    both = (one.reference, other.reference)
    chapters = all(each.type is ReferenceType.CHAPTER and each.container for each in both)
    books = {compared_title(each.container or "").whole for each in both}
    return chapters and len(books) == 1


def _named(study: Study) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if study.version_of:
        yield ("version_of",), study.version_of
    for number, name in enumerate(study.report_of):
        yield ("report_of", number), name


def _is_of_reports(field: str) -> bool:
    return field in {"report_of", "version_of"}


def _study(entry: Entry) -> Study:
    assert isinstance(entry.record, Study)  # noqa: S101 - of its kind
    return entry.record
