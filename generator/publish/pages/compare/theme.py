"""A theme as a column of the page that compares, in the words of its own page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.derive.support import Support, support_of_theme
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension, arranged, begun_small
from generator.evidence.interface import _, ngettext, pgettext
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.theme import Theme
from generator.publish.pages.compare.items import (
    ComparedColumn,
    ComparedGroup,
    ComparedPart,
    ComparedRow,
    finding_part,
    link_row,
    quote_part,
    value_row,
)
from generator.publish.pages.compare.study import NOBODY_QUOTED
from generator.publish.pages.items.attribution import attribution_words
from generator.publish.pages.items.items import (
    FindingItem,
    finding_item,
    quote_item,
    study_link,
)
from generator.publish.pages.items.speaking import speakers_words
from generator.publish.pages.items.words import ended, listed, sentence
from generator.publish.pages.page import Link
from generator.publish.pages.theme.support import support_sentences
from generator.publish.prose import plain


def theme_column(catalogue: Catalogue, theme: Theme) -> ComparedColumn:
    """All that the page shows of a theme."""
    category, kind = catalogue.category_of(theme), catalogue.kind_of(theme)
    place = [Link(category.title, urls.category(category.id))] if category else []
    around = [Link(one.title, urls.theme(one.id)) for one in catalogue.tree.around(theme)]
    rows = (
        link_row("category", _("Category"), place, "") if place else None,
        link_row("parent", _("Part of"), around, "") if around else None,
        kind and value_row("kind", _("What it is about"), kind.label, at=1),
        ComparedRow("summary", _("Summary"), plain(theme.summary), at=2),
    )
    about = tuple(row for row in rows if row)
    return ComparedColumn(
        theme.id,
        theme.title,
        urls.theme(theme.id),
        (
            ComparedGroup("about", _("The theme"), "", about),
            ComparedGroup("evidence", _("Findings and words"), "", _evidence(catalogue, theme)),
            ComparedGroup("rests", _("What it rests on"), "", _rests(catalogue, theme)),
        ),
    )


def _evidence(catalogue: Catalogue, theme: Theme) -> tuple[ComparedRow, ...]:
    support = support_of_theme(catalogue, theme.id)
    findings = catalogue.findings_of_theme.get(theme.id, ())
    said = Counter(attribution_words(catalogue, f.statement) for f in support.statements)
    kinds = [
        ngettext("{how}: {number}", "{how}: {number}", n, how=begun_small(words))
        for words, n in said.items()
    ]
    voices = speakers_words(support.speakers)
    alone = [finding for finding in findings if len(finding.statement.studies) == 1]
    return (
        ComparedRow(
            "findings",
            _("Findings"),
            _with(ngettext("{Number} finding", "{Number} findings", len(findings)), kinds),
            tuple(_stated(finding_item(catalogue, finding)) for finding in findings),
            folded=True,
        ),
        ComparedRow(
            "quotes",
            _("Quotes, by whose words they are"),
            _with(ngettext("{Number} quote", "{Number} quotes", support.quotes), voices)
            if voices
            else _(NOBODY_QUOTED),
            tuple(
                quote_part(quote_item(catalogue, quoted), with_study=True)
                for quoted in catalogue.quotes_of_theme.get(theme.id, ())
            ),
            folded=True,
            at=1,
        ),
        ComparedRow(
            "alone",
            _("Findings that rest on one study"),
            ngettext("{Number} finding", "{Number} findings", len(alone))
            if alone
            else pgettext("number by itself", "None"),
            tuple(_stated(finding_item(catalogue, finding)) for finding in alone),
            folded=True,
            at=2,
        ),
    )


def _with(count: str, kinds: Sequence[str]) -> str:
    """A count with how many of it are of which kind."""
    if not kinds:
        return count
    return _("{count} ({kinds})", count=count, kinds="; ".join(kinds))


def _stated(finding: FindingItem) -> ComparedPart:
    studies = listed([study.label for study in finding.studies])
    how = finding.attribution_words
    return finding_part(
        finding, _("{how}: {studies}", how=how, studies=studies) if studies else how
    )


def _rests(catalogue: Catalogue, theme: Theme) -> tuple[ComparedRow, ...]:
    support = support_of_theme(catalogue, theme.id)
    studies = [study_link(catalogue, study) for study in support.studies]
    cited = link_row(
        "studies",
        _("Studies cited or quoted"),
        [Link(study.label, study.path) for study in studies],
        _("No study"),
        at=1,
    )
    return (
        ComparedRow("support", _("In short"), " ".join(map(ended, support_sentences(support)))),
        replace(cited, rest=_("Other studies")),
        *(_values(support, one, at) for at, one in enumerate(_grouping(catalogue), 2)),
    )


def _grouping(catalogue: Catalogue) -> list[Dimension]:
    dimensions = arranged(catalogue.dimensions, BuiltIn.COUNTRY, BuiltIn.MODEL)
    return [one for one in dimensions if one.groups and one.compared]


def _values(support: Support, dimension: Dimension, at: int) -> ComparedRow:
    """The values of the studies in a dimension; those of one theme only stand last."""
    tally = support.tally(dimension.id)
    absent = sentence(listed([words for words, _count in tally.absent]))
    values = [value for value, _count in tally.counts]
    parts = tuple(ComparedPart(value.label, value.label, value.path) for value in values)
    row = ComparedRow(
        dimension.id, dimension.label, "" if parts else absent or _("No study"), parts, at=at
    )
    return replace(row, rest=_("Other {nouns}", nouns=dimension.nouns))
