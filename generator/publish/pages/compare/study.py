"""A study as a column of the page that compares, in the words of its own page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.derive.ladder import possible_scores
from generator.derive.support import speakers
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding, QuoteInStudy
from generator.evidence.interface import N_, _, ngettext, pgettext
from generator.evidence.records.reported import NOT_REPORTED, Absence
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.publish.pages.compare.items import (
    Certainty,
    ComparedColumn,
    ComparedGroup,
    ComparedPart,
    ComparedRow,
    finding_part,
    link_row,
    quote_part,
    value_row,
)
from generator.publish.pages.items.attribution import attribution_words
from generator.publish.pages.items.citation import citation_item, printed_title
from generator.publish.pages.items.items import (
    finding_item,
    quote_item,
    statement_item,
)
from generator.publish.pages.items.speaking import speakers_words
from generator.publish.pages.items.statements import owned_link, owner_link
from generator.publish.pages.items.told_apart import about_study
from generator.publish.pages.items.words import listed, sentence
from generator.publish.pages.study.contributions import ALONE
from generator.publish.pages.study.glance import Glance, glance_rows, unknown_of

POSSIBLE = N_("only these possible scores are reported")
NOBODY_QUOTED = N_("Nobody is quoted")


def study_column(catalogue: Catalogue, study: Study) -> ComparedColumn:
    """All that the page shows of a study."""
    return ComparedColumn(
        study.id,
        catalogue.labels[study.id],
        urls.study(study.id),
        (
            ComparedGroup(
                "glance",
                _("At a glance"),
                _(NOT_REPORTED),
                _glance(catalogue, study),
                _reasons(catalogue, study),
            ),
            ComparedGroup(
                "themes",
                _("What it contributes, theme by theme"),
                _("Not cited or quoted here"),
                _themes(catalogue, study),
            ),
            ComparedGroup("further", _("What to know besides"), "", _further(catalogue, study)),
        ),
        about_study(catalogue, study),
    )


def _glance(catalogue: Catalogue, study: Study) -> tuple[ComparedRow, ...]:
    reference = study.reference
    rows = [row for row in glance_rows(catalogue, study) if _is_compared(catalogue, row)]
    place = {dimension: at for at, dimension in enumerate(catalogue.dimensions)}
    title, language = printed_title(reference), reference.title_language
    return (
        value_row("title", _("Title"), title, language=language, at=-2),
        value_row("year", _("Year"), reference.printed_year, at=-1),
        *(_glanced(study, row, place.get(row.id, len(place) + at)) for at, row in enumerate(rows)),
    )


def _reasons(catalogue: Catalogue, study: Study) -> Mapping[str, str]:
    """Why a study has no value of what the review declares."""
    values = {name: catalogue.values(name, study).absence for name in catalogue.dimensions}
    return {
        name: absence.said
        for name, absence in values.items()
        if absence and catalogue.dimensions[name].declared
    }


def _is_compared(catalogue: Catalogue, row: Glance) -> bool:
    return row.id not in catalogue.dimensions or catalogue.dimensions[row.id].compared


def _glanced(study: Study, row: Glance, at: int) -> ComparedRow:
    """A row as the study's page has it."""
    if row.links:
        return link_row(row.id, row.label, row.links, "", at)
    found = value_row(row.id, row.label, *row.values, at=at)
    if found.certainty is Certainty.MISSING or not row.explanation:
        return found
    if len(possible_scores(study)) == 1:
        return found
    parts = tuple(replace(part, note=_(POSSIBLE)) for part in found.parts)
    return replace(found, parts=parts, certainty=Certainty.POSSIBLE)


def _themes(catalogue: Catalogue, study: Study) -> tuple[ComparedRow, ...]:
    findings = catalogue.findings_of_study.get(study.id, ())
    quotes = [QuoteInStudy(study, quote) for quote in study.quotes]
    rows = [ComparedRow("all", _("Altogether"), _amount(len(findings), len(quotes)))]
    for at, theme in enumerate(catalogue.themes, 1):
        of_theme = [finding for finding in findings if finding.theme.id == theme.id]
        quoted = [one for one in quotes if theme.id in one.quote.themes]
        if of_theme or quoted:
            rows.append(_theme(catalogue, study, (at, theme), of_theme, quoted))
    return tuple(rows)


def _theme(
    catalogue: Catalogue,
    study: Study,
    placed: tuple[int, Theme],
    findings: Sequence[Finding],
    quotes: Sequence[QuoteInStudy],
) -> ComparedRow:
    at, theme = placed
    return ComparedRow(
        f"theme-{theme.id}",
        theme.title,
        _amount(len(findings), len(quotes)),
        (
            *(_cited(catalogue, study, finding) for finding in findings),
            *(quote_part(quote_item(catalogue, one), with_study=False) for one in quotes),
        ),
        folded=True,
        path=urls.theme(theme.id),
        at=at,
    )


def _amount(findings: int, quotes: int) -> str:
    amounts = []
    if findings:
        amounts.append(ngettext("{number} finding", "{number} findings", findings))
    if quotes:
        amounts.append(ngettext("{number} quote", "{number} quotes", quotes))
    return sentence(", ".join(amounts)) or _("No finding and no quote")


def _cited(catalogue: Catalogue, study: Study, finding: Finding) -> ComparedPart:
    others = [catalogue.labels[other] for other in finding.statement.studies if other != study.id]
    note = _("Also cites {others}", others=listed(others)) if others else _(ALONE)
    return finding_part(finding_item(catalogue, finding), note)


def _further(catalogue: Catalogue, study: Study) -> tuple[ComparedRow, ...]:
    quotes = [QuoteInStudy(study, quote) for quote in study.quotes]
    heard = speakers_words(speakers(catalogue.review, quotes))
    cited = catalogue.findings_of_study.get(study.id, ())
    falling = [finding for finding in cited if len(finding.statement.studies) == 1]
    outside = catalogue.statements_of_study.get(study.id, ())
    rows = [
        ComparedRow(
            "quotes",
            _("Whose words it gives"),
            sentence("; ".join(heard)) or _(NOBODY_QUOTED),
            tuple(
                quote_part(quote_item(catalogue, QuoteInStudy(study, quote)), with_study=False)
                for quote in study.quotes
            ),
            folded=True,
        ),
        ComparedRow(
            "alone",
            _("Findings that rest on it alone"),
            ngettext("{Number} finding", "{Number} findings", len(falling))
            if falling
            else pgettext("number by itself", "None"),
            tuple(
                finding_part(finding_item(catalogue, one), _("In {theme}", theme=one.theme.title))
                for one in falling
            ),
            folded=True,
            at=1,
        ),
        ComparedRow(
            "beyond",
            _("Statements beyond the themes"),
            ngettext("{Number} statement", "{Number} statements", len(outside))
            if outside
            else pgettext("number by itself", "None"),
            tuple(
                finding_part(
                    statement_item(catalogue, owned.statement, *owned_link(owned)),
                    _(
                        "In {place}. {how}",
                        place=owner_link(catalogue, owned).text,
                        how=attribution_words(catalogue, owned.statement),
                    ),
                )
                for owned in outside
            ),
            folded=True,
            at=2,
        ),
        _unreported(catalogue, study),
        _reference(catalogue, study),
    ]
    return tuple(rows)


def _unreported(catalogue: Catalogue, study: Study) -> ComparedRow:
    usual = glance_rows(catalogue, study)
    lacking = [(row.label, v.absent) for row in usual for v in row.values if isinstance(v, Absence)]
    unknown = unknown_of(catalogue, study)
    lacking += [(label, group.reason) for group in unknown for label in group.labels]
    return ComparedRow(
        "unreported",
        _("What is not known, and why"),
        "" if lacking else _("Nothing of what is asked here"),
        tuple(
            ComparedPart(f"{label}: {reason.value}", label, note=_(reason.value))
            for label, reason in lacking
        ),
        at=3,
        rest=_("Also not known"),
    )


def _reference(catalogue: Catalogue, study: Study) -> ComparedRow:
    item = citation_item(study.reference, catalogue.review.no_link)
    return ComparedRow(
        "reference",
        _("Reference"),
        item.words,
        tuple(ComparedPart(link.path, link.text, link.path) for link in item.links),
        at=4,
    )
