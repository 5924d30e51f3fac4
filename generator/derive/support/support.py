"""What a finding, a theme, an interpretation and the whole review rest on; no judgement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.derive.support.leave_one_out import (
    LeaveOneOut,
    grouping,
    leave_one_out,
    leave_one_out_of_statements,
)
from generator.derive.support.speakers import Speakers, speakers
from generator.derive.support.tally import NOTHING, Tally, tally
from generator.evidence.catalogue import Catalogue, Finding, OtherStatement, QuoteInStudy
from generator.evidence.once import once
from generator.evidence.records.dimensions import NOT_SAID, BuiltIn, SpeakerRole
from generator.evidence.records.speakers import Voice
from generator.evidence.records.statement import Attribution
from generator.evidence.records.study import Study


@dataclass(frozen=True)
class Support:
    """What a set of statements and quotes rests on, counted over distinct studies."""

    studies: tuple[Study, ...]
    """The studies that are cited or quoted, each once, by label."""
    of: int
    """The number of all studies in the review."""
    cited: tuple[Study, ...]
    """The studies that a citation names."""
    quoted: tuple[Study, ...]
    """The studies that are quoted."""
    tallies: Mapping[str, Tally]
    """What gathers the studies: their values by dimension, such as countries or models."""
    speakers: Speakers
    """Who speaks in the quotes, by role and by voice."""
    missing_voices: tuple[Voice, ...]
    """Participants, if none is quoted; and other voices that the review quotes elsewhere."""
    statements: tuple[Finding | OtherStatement, ...]
    """The statements that were looked at."""
    attributions: dict[Attribution, int]
    """The number of statements by how the review ties them to studies; only what occurs."""
    said_of: Mapping[str, int]
    """The number of those said of several studies at once, by the words for these studies."""
    single: tuple[Finding | OtherStatement, ...]
    """Statements whose citation names one study only."""
    falls: tuple[LeaveOneOut, ...]
    """What of this falls without a study; only studies without which anything falls."""
    elsewhere: tuple[SpeakerRole, ...]
    """The roles that the review quotes elsewhere and not here; nothing where it has no such."""

    @property
    def voices(self) -> dict[Voice, int]:
        """The number of quotes by whose words they are; only voices that are heard."""
        return {voice: heard.quotes for voice, heard in self.speakers.voices.items()}

    @property
    def quotes(self) -> int:
        """The number of quotes, whoever speaks."""
        return sum(self.voices.values())

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries of publication by name; not where studies were carried out."""
        return self.tally(BuiltIn.COUNTRY).names

    def tally(self, dimension: str) -> Tally:
        """The values of the studies in a dimension; nothing where the review has no such one."""
        return self.tallies.get(dimension, NOTHING)

    @property
    def unquoted(self) -> tuple[Study, ...]:
        """Studies that are cited and not quoted."""
        heard = {study.id for study in self.quoted}
        return tuple(study for study in self.cited if study.id not in heard)


@dataclass(frozen=True)
class InterpretationSupport:
    """What an interpretation rests on: what it cites and quotes, and its themes' evidence."""

    own: Support
    """The statements of the interpretation, and the quotes that the review discusses with it."""
    themes: Support
    """The findings and quotes of all the themes it is related to, whoever made the tie."""
    carriers: Support | None
    """The statements that carry its message, alone; nothing where none is marked as carrying it."""
    around: Support | None
    """The other statements and the quotes, which stand around; nothing where none is marked."""


@once
def support_of_finding(catalogue: Catalogue, finding: Finding) -> Support:
    """What a finding rests on: the studies it cites.

    Quotes are recorded for themes, not for findings; those counted here are what the review quotes
    of the finding's studies under the finding's theme.
    """
    by_study = _lookups(catalogue).quotes
    quotes = [
        quoted
        for study in dict.fromkeys(finding.statement.studies)
        for quoted in by_study.get((finding.theme.id, study), ())
    ]
    return _support(
        catalogue, (finding,), quotes, leave_one_out_of_statements(catalogue, (finding,))
    )


@once
def support_of_theme(catalogue: Catalogue, theme_id: str) -> Support:
    """What a theme rests on: the studies its findings cite, and those it quotes."""
    return _support_of_themes(
        catalogue,
        (theme_id,),
        catalogue.findings_of_theme.get(theme_id, ()),
        catalogue.quotes_of_theme.get(theme_id, ()),
    )


@once
def support_of_interpretation(
    catalogue: Catalogue, interpretation_id: str
) -> InterpretationSupport:
    """What an interpretation rests on, itself and through its themes, kept apart."""
    item = catalogue.interpretation[interpretation_id]
    related = tuple(dict.fromkeys(tie.theme for tie in item.themes))
    quotes = {
        quoted.id: quoted
        for theme in related
        for quoted in catalogue.quotes_of_theme.get(theme, ())
    }
    own = tuple(OtherStatement("interpretation", item.id, stated) for stated in item.statements)
    discussed = catalogue.quotes_of_interpretation.get(item.id, ())
    carry = {statement.id for statement in item.carriers}
    carriers = tuple(one for one in own if one.statement.id in carry)
    around = tuple(one for one in own if one.statement.id not in carry)
    return InterpretationSupport(
        own=_of_statements(catalogue, own, discussed),
        carriers=_of_statements(catalogue, carriers) if carry else None,
        around=_of_statements(catalogue, around, discussed) if carry else None,
        themes=_support_of_themes(
            catalogue,
            related,
            [f for theme in related for f in catalogue.findings_of_theme.get(theme, ())],
            tuple(quotes.values()),
        ),
    )


def _of_statements(
    catalogue: Catalogue, own: Sequence[OtherStatement], quotes: Sequence[QuoteInStudy] = ()
) -> Support:
    return _support(catalogue, own, quotes, leave_one_out_of_statements(catalogue, own))


@once
def support_of_review(catalogue: Catalogue) -> Support:
    """What the whole review rests on: all findings, and all quotes wherever it prints them."""
    everything = tuple(falls for falls in leave_one_out(catalogue).values() if falls)
    return _support(catalogue, catalogue.findings, catalogue.quotes, everything)


def _support_of_themes(
    catalogue: Catalogue,
    themes: Sequence[str],
    findings: Sequence[Finding],
    quotes: Sequence[QuoteInStudy],
) -> Support:
    """The support of themes together, with what of them falls without each of their studies."""
    wanted = set(themes)
    support = _support(catalogue, findings, quotes, ())
    all_falls = leave_one_out(catalogue)
    falls = []
    for study in support.studies:
        whole = all_falls[study.id]
        part = LeaveOneOut(
            study,
            tuple(finding for finding in whole.findings if finding.theme.id in wanted),
            tuple(cell for cell in whole.cells if cell.theme in wanted),
        )
        if part:
            falls.append(part)
    return replace(support, falls=tuple(falls))


def _support(
    catalogue: Catalogue,
    statements: Sequence[Finding | OtherStatement],
    quotes: Sequence[QuoteInStudy],
    falls: tuple[LeaveOneOut, ...],
) -> Support:
    lookups = _lookups(catalogue)

    def by_label(ids: Iterable[str]) -> tuple[Study, ...]:
        return tuple(catalogue.study[study] for study in sorted(ids, key=lookups.place.__getitem__))

    cited = {study for stated in statements for study in stated.statement.studies}
    quoted = {quote.study.id for quote in quotes}
    studies = by_label(cited | quoted)
    spoken = speakers(catalogue.review, quotes)
    here = {role.id for role, _ in spoken.roles}
    attributions = Counter(stated.statement.attribution for stated in statements)
    return Support(
        studies=studies,
        of=len(catalogue.studies),
        cited=by_label(cited),
        quoted=by_label(quoted),
        tallies={
            dimension.id: tally(catalogue, dimension.id, studies)
            for dimension in grouping(catalogue)
        },
        speakers=spoken,
        missing_voices=tuple(
            voice
            for voice in Voice
            if voice not in spoken.voices
            and (voice is Voice.PARTICIPANT or voice in lookups.voices)
        ),
        statements=tuple(statements),
        attributions={kind: attributions[kind] for kind in Attribution if attributions[kind]},
        said_of=Counter(
            catalogue.said_of(stated.statement)
            for stated in statements
            if stated.statement.attribution is Attribution.EVERY_STUDY
        ),
        single=tuple(stated for stated in statements if len(stated.statement.studies) == 1),
        falls=falls,
        elsewhere=tuple(role for role in lookups.roles if role.id not in here),
    )


@dataclass(frozen=True)
class _Lookups:
    """What every count of a catalogue needs, found once."""

    place: dict[str, int]
    quotes: dict[tuple[str, str], list[QuoteInStudy]]
    voices: frozenset[Voice]
    roles: tuple[SpeakerRole, ...]


@once
def _lookups(catalogue: Catalogue) -> _Lookups:
    quotes: dict[tuple[str, str], list[QuoteInStudy]] = {}
    for quoted in catalogue.quotes:
        for theme in quoted.quote.themes:
            quotes.setdefault((theme, quoted.study.id), []).append(quoted)
    return _Lookups(
        place={study.id: place for place, study in enumerate(catalogue.studies)},
        quotes=quotes,
        voices=frozenset(q.quote.voice for q in catalogue.quotes) - {Voice.UNCLEAR},
        roles=tuple(
            role
            for role, _ in speakers(catalogue.review, catalogue.quotes).roles
            if role.id != NOT_SAID
        ),
    )
