"""What a change does to what is derived from the records: matrix, support, ladder, judgements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.check.plain import changes_since, evidence_fingerprints
from generator.check.rules.confidence import assessed_findings
from generator.check.rules.plain import with_plain_words
from generator.derive.diff.changes import renamed
from generator.derive.diff.parts import Records, Renames, display_name
from generator.derive.ladder import reported_scores
from generator.derive.support import findings_with_sole_support
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.fingerprints import Changes, Fingerprint, changes_between
from generator.evidence.loading import Content
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.reported import in_words
from generator.evidence.records.study import Quote
from generator.evidence.records.theme import Theme


@dataclass(frozen=True)
class ChangedCell:
    """A cell of the matrix of studies by themes, by names."""

    study: str
    theme: str


@dataclass(frozen=True)
class SupportCount:
    """What a theme rests on, counted."""

    studies: int
    findings: int
    quotes: int
    countries: int


@dataclass(frozen=True)
class SupportChange:
    """A theme that rests on something else than before; a side is None where there was no theme."""

    theme: str
    before: SupportCount | None
    after: SupportCount | None


@dataclass(frozen=True)
class LadderChange:
    """A study whose possible scores differ, or the reason for which it has none.

    A study that comes or goes is one of them where it has a score.
    """

    study: str
    before: tuple[int, ...]
    after: tuple[int, ...]
    absent: tuple[str, str]
    """Why there was, and why there is none; empty where there is one, or no such study."""


@dataclass(frozen=True)
class SingleStudyFinding:
    """A finding with its theme, and the one study that it cites."""

    finding: str
    theme: str
    study: str


@dataclass(frozen=True)
class StaleText:
    """Something that people wrote about evidence that is not the same any more."""

    what: str
    """Plain words, or confidence."""
    of: str
    """The name of the record or finding."""
    changes: Changes
    """The pieces of evidence that differ from those it was made on."""


@dataclass(frozen=True)
class Consequences:
    """What follows from the changes."""

    gained: tuple[ChangedCell, ...] = ()
    lost: tuple[ChangedCell, ...] = ()
    support: tuple[SupportChange, ...] = ()
    ladder: tuple[LadderChange, ...] = ()
    now_single: tuple[SingleStudyFinding, ...] = ()
    """Findings that now rest on one study."""
    no_longer_single: tuple[SingleStudyFinding, ...] = ()
    look_again: tuple[StaleText, ...] = ()
    settled: tuple[StaleText, ...] = ()
    """What needed another look and does not any more."""
    other_evidence: tuple[str, ...] = ()
    """Themes and interpretations that rest on other words, or whose briefs hold other ones."""

    def __bool__(self) -> bool:
        """Whether anything follows."""
        return self != NO_CONSEQUENCES


NO_CONSEQUENCES: Final = Consequences()


def consequences(
    before: tuple[Content, Catalogue], after: tuple[Content, Catalogue]
) -> Consequences:
    """What follows from the differences of two catalogues, each with the content it was made of."""
    (old_content, old), (new_content, new) = before, after
    renames = renamed(records_of(old_content), records_of(new_content))
    cells_before, cells_after = _cells(old, renames), _cells(new, {})
    single_before, single_after = _single(old, renames), _single(new, {})
    look_before, look_after = _looks(old_content, renames), _looks(new_content, {})
    fingerprints_before, fingerprints_after = _fingerprints(old, renames), _fingerprints(new, {})
    return Consequences(
        gained=tuple(cells_after[key] for key in cells_after if key not in cells_before),
        lost=tuple(cells_before[key] for key in cells_before if key not in cells_after),
        support=_support_changes(old, new, renames),
        ladder=tuple(_ladder(old, new, renames)),
        now_single=tuple(single_after[key] for key in single_after if key not in single_before),
        no_longer_single=tuple(
            single_before[key] for key in single_before if key not in single_after
        ),
        look_again=tuple(look for key, look in look_after.items() if look_before.get(key) != look),
        settled=tuple(look for key, look in look_before.items() if key not in look_after),
        other_evidence=tuple(
            name
            for key, (name, fingerprints) in fingerprints_after.items()
            if key in fingerprints_before and fingerprints_before[key][1] != fingerprints
        ),
    )


def records_of(content: Content) -> Records:
    """The records of a content by kind and id."""
    return {
        (entry.kind.name, entry.stem if entry.kind.folder else entry.kind.name): entry.record
        for entry in content.all()
    }


def _cells(catalogue: Catalogue, renames: Renames) -> dict[tuple[str, str], ChangedCell]:
    """The cells that hold evidence, in the order of themes and studies."""
    return {
        (_id("study", study.id, renames), _id("theme", theme.id, renames)): ChangedCell(
            catalogue.labels[study.id], theme.title
        )
        for theme in catalogue.themes
        for study in catalogue.studies_of_theme[theme.id]
    }


def _single(catalogue: Catalogue, renames: Renames) -> dict[tuple[str, str], SingleStudyFinding]:
    return {
        (_id("theme", finding.theme.id, renames), finding.statement.id): _resting(
            catalogue, finding
        )
        for finding in findings_with_sole_support(catalogue)
    }


def _resting(catalogue: Catalogue, finding: Finding) -> SingleStudyFinding:
    study = catalogue.labels[finding.statement.studies[0]]
    return SingleStudyFinding(finding.statement.statement, finding.theme.title, study)


def _support_changes(old: Catalogue, new: Catalogue, renames: Renames) -> tuple[SupportChange, ...]:
    before = {_id("theme", theme.id, renames): theme for theme in old.themes}
    after = {theme.id: theme for theme in new.themes}
    found = []
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        count_before = _count(old, was.id) if was else None
        count_after = _count(new, now.id) if now else None
        theme = now or was
        if count_before != count_after and theme:
            found.append(SupportChange(theme.title, count_before, count_after))
    return tuple(found)


def _count(catalogue: Catalogue, theme: str) -> SupportCount:
    studies = catalogue.studies_of_theme[theme]
    return SupportCount(
        studies=len(studies),
        findings=len(catalogue.findings_of_theme.get(theme, ())),
        quotes=len(catalogue.quotes_of_theme.get(theme, ())),
        countries=len(catalogue.values_among(BuiltIn.COUNTRY, studies)),
    )


def _ladder(old: Catalogue, new: Catalogue, renames: Renames) -> Iterator[LadderChange]:
    before = {_id("study", s.id, renames): (s.id, reported_scores(old, s)) for s in old.studies}
    after = {s.id: (s.id, reported_scores(new, s)) for s in new.studies}
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        label = new.labels[now[0]] if now else old.labels[was[0]] if was else ""
        scores = [side[1] if side else None for side in (was, now)]
        known = [side.known or () if side else () for side in scores]
        if scores[0] != scores[1] and (None not in scores or any(known)):
            reasons = [in_words(side, lambda _: "") if side else "" for side in scores]
            yield LadderChange(label, known[0], known[1], (reasons[0], reasons[1]))


def _looks(content: Content, renames: Renames) -> dict[tuple[str, str], StaleText]:
    """Texts and judgements whose evidence has changed since, by what they are and whose."""
    found: dict[tuple[str, str], StaleText] = {}
    for entry, plain, fingerprints in with_plain_words(content):
        changes = changes_since(plain, fingerprints)
        if changes:
            key = ("plain words", _id(entry.kind.name, entry.stem, renames))
            found[key] = StaleText("plain words", display_name(entry.record, entry.stem), changes)
    for judged in assessed_findings(content):
        changes = changes_between(judged.confidence.assessed_on, judged.fingerprints)
        if changes:
            theme, _, finding = judged.name.partition(".")
            key = ("confidence", f"{_id('theme', theme, renames)}.{finding}")
            statement = judged.entry.record.findings[judged.place].statement  # type: ignore[attr-defined]
            found[key] = StaleText("confidence", statement, changes)
    return found


def _fingerprints(
    catalogue: Catalogue, renames: Renames
) -> dict[tuple[str, str], tuple[str, tuple[tuple[Fingerprint, ...], tuple[str, ...]]]]:
    """Themes and interpretations with the fingerprints of all that they rest on, and its ranks."""
    quotes: dict[tuple[str, str], list[tuple[str, Quote]]] = {}
    for quoted in catalogue.quotes:
        for theme in quoted.quote.themes:
            quotes.setdefault(("theme", theme), []).append((quoted.study.id, quoted.quote))
        for item in quoted.quote.interpretations:
            quotes.setdefault(("interpretation", item), []).append((quoted.study.id, quoted.quote))
    kinds: tuple[tuple[str, Sequence[Theme | Interpretation]], ...] = (
        ("theme", catalogue.themes),
        ("interpretation", catalogue.interpretations),
    )
    return {
        (kind, _id(kind, record.id, renames)): (
            record.title,
            (
                evidence_fingerprints(record, quotes.get((kind, record.id), ())),
                _places_in_brief(record, quotes.get((kind, record.id), ())),
            ),
        )
        for kind, records in kinds
        for record in records
    }


def _places_in_brief(
    record: Theme | Interpretation, quotes: Sequence[tuple[str, Quote]]
) -> tuple[str, ...]:
    """What has a place in the brief of a record, with its place."""
    statements = record.findings if isinstance(record, Theme) else record.statements
    stated = [f"{one.id} {one.brief}" for one in statements if one.brief]
    quoted = [f"{study} {quote.id} {quote.brief}" for study, quote in quotes if quote.brief]
    return (*sorted(stated), *sorted(quoted))


def _id(kind: str, record_id: str, renames: Renames) -> str:
    return renames.get((kind, record_id), record_id)
