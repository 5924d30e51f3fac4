"""A study as a column of the page that compares, in the words of its own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator import urls
from generator.catalogue import Catalogue, Finding, Quoted
from generator.ladder import possible_scores
from generator.records.base import NOT_REPORTED
from generator.records.study import Study, Voice
from generator.records.theme import Theme
from generator.robustness import falling_without
from generator.views.citation import citation_item
from generator.views.compare_items import (
    Certainty,
    Column,
    Group,
    Part,
    Row,
    finding_part,
    link_row,
    quote_part,
    value_row,
)
from generator.views.items import (
    VOICE_WORDS,
    attribution_words,
    finding_item,
    model_links,
    quote_item,
    score_words,
    statement_item,
)
from generator.views.statements import belongs, owned_link
from generator.views.words import counted, listed, number, sentence

NOBODY_QUOTED = "Nobody is quoted"


def study_column(catalogue: Catalogue, study: Study) -> Column:
    """All that the page shows of a study."""
    return Column(
        study.id,
        catalogue.labels[study.id],
        urls.study(study.id),
        (
            Group("glance", "At a glance", NOT_REPORTED, _glance(catalogue, study)),
            Group(
                "themes",
                "What it contributes, theme by theme",
                "Not cited or quoted here",
                _themes(catalogue, study),
            ),
            Group("further", "What to know besides", "", _further(catalogue, study)),
        ),
    )


def _glance(catalogue: Catalogue, study: Study) -> tuple[Row, ...]:
    c = study.characteristics
    reference = study.reference
    models = model_links(catalogue, study)
    provision = c.provision if isinstance(c.provision, tuple) else (c.provision,)
    rows = [
        value_row("title", "Title", reference.title, language=reference.title_language),
        value_row("year", "Year", str(reference.year)),
        value_row("country", "Published in", c.publication_country),
        value_row("carried-out", "Carried out in", c.study_country),
        value_row("provision", "What the care was for", *provision),
        link_row("models", "Models", models, NOT_REPORTED),
    ]
    if catalogue.review.ladder is not None and catalogue.has_ladder:
        rows.append(_score(catalogue, study, catalogue.review.ladder.title))
    given = {item.id: item.value for item in c.more}
    rows += [
        value_row(f"more-{declared.id}", declared.label, given[declared.id])
        for declared in catalogue.review.characteristics
        if given.get(declared.id, NOT_REPORTED) != NOT_REPORTED
    ]
    # Characteristics that only some studies have keep the place in which the review declares them.
    places = {f"more-{d.id}": at for at, d in enumerate(catalogue.review.characteristics, 100)}
    return tuple(replace(row, at=places.get(row.id, at)) for at, row in enumerate(rows))


def _score(catalogue: Catalogue, study: Study, title: str) -> Row:
    words = score_words(catalogue, study)
    scores = possible_scores(study)
    if not scores:
        return Row("score", title, NOT_REPORTED, certainty=Certainty.MISSING)
    exact = len(scores) == 1
    certainty = Certainty.KNOWN if exact else Certainty.POSSIBLE
    note = "" if exact else "only these possible scores are reported"
    return Row("score", title, parts=(Part(words, words, note=note),), certainty=certainty)


def _themes(catalogue: Catalogue, study: Study) -> tuple[Row, ...]:
    findings = catalogue.findings_of_study.get(study.id, ())
    quotes = [quoted for quoted in catalogue.quotes if quoted.study.id == study.id]
    rows = [Row("all", "Altogether", _amount(len(findings), len(quotes)))]
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
    quotes: Sequence[Quoted],
) -> Row:
    at, theme = placed
    return Row(
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
    amounts = [counted(findings, "finding")] if findings else []
    amounts += [counted(quotes, "quote")] if quotes else []
    return sentence(", ".join(amounts)) or "No finding and no quote"


def _cited(catalogue: Catalogue, study: Study, finding: Finding) -> Part:
    others = [catalogue.labels[other] for other in finding.statement.studies if other != study.id]
    note = f"Also cites {listed(others)}" if others else "Cites no other study"
    return finding_part(finding_item(catalogue, finding), note)


def _further(catalogue: Catalogue, study: Study) -> tuple[Row, ...]:
    quotes = [quoted.quote for quoted in catalogue.quotes if quoted.study.id == study.id]
    voices = {voice: sum(quote.voice is voice for quote in quotes) for voice in Voice}
    heard = [f"{VOICE_WORDS[voice].lower()}: {number(n)}" for voice, n in voices.items() if n]
    falling = falling_without(catalogue, study.id)
    outside = catalogue.statements_of_study.get(study.id, ())
    rows = [
        Row(
            "quotes",
            "Whose words it gives",
            sentence("; ".join(heard)) or NOBODY_QUOTED,
            tuple(
                quote_part(quote_item(catalogue, quoted), with_study=False)
                for quoted in catalogue.quotes
                if quoted.study.id == study.id
            ),
            folded=True,
        ),
        Row(
            "alone",
            "Findings that rest on it alone",
            sentence(counted(len(falling), "finding")) if falling else "None",
            tuple(
                finding_part(finding_item(catalogue, one), f"In {one.theme.title}")
                for one in falling
            ),
            folded=True,
            at=1,
        ),
        Row(
            "beyond",
            "Statements beyond the themes",
            sentence(counted(len(outside), "statement")) if outside else "None",
            tuple(
                finding_part(
                    statement_item(catalogue, owned.statement, *owned_link(owned)),
                    f"In {belongs(catalogue, owned).text}. {attribution_words(owned.statement)}",
                )
                for owned in outside
            ),
            folded=True,
            at=2,
        ),
        _unreported(catalogue, study),
        _reference(study),
    ]
    return tuple(rows)


def _unreported(catalogue: Catalogue, study: Study) -> Row:
    c = study.characteristics
    given = {item.id for item in c.more if item.value != NOT_REPORTED}
    scored = bool(possible_scores(study)) or not catalogue.has_ladder
    usual = (
        ("Published in", c.publication_country != NOT_REPORTED),
        ("Carried out in", c.study_country != NOT_REPORTED),
        ("What the care was for", c.provision != NOT_REPORTED),
        ("Models", c.models != NOT_REPORTED),
        (catalogue.review.ladder.title if catalogue.review.ladder else "", scored),
    )
    labels = [label for label, reported in usual if not reported]
    labels += [d.label for d in catalogue.review.characteristics if d.id not in given]
    return Row(
        "unreported",
        "What is not reported",
        "" if labels else "Nothing of what is asked here",
        tuple(Part(label, label) for label in labels),
        at=3,
        rest="Also not reported",
    )


def _reference(study: Study) -> Row:
    item = citation_item(study.reference)
    words = f"{item.authors} {item.title}. {item.details} {item.year}."
    links = [link for link in (item.doi, item.url) if link]
    return Row(
        "reference",
        "Reference",
        " ".join(words.split()),
        tuple(Part(link.path, link.text, link.path) for link in links),
        at=4,
    )
