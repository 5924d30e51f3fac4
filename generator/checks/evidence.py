"""Rules for evidence: what records say agrees with itself and with what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.loading import Content
from generator.problems import Problem, Severity
from generator.records.kinds import KINDS
from generator.records.review import Review
from generator.records.statement import Attribution, Statement
from generator.records.study import LadderScore, Study
from generator.records.walk import parts


def every_bracket_names_its_studies(content: Content) -> Iterator[Problem]:
    """The studies of a statement are exactly those whose numbers its bracket prints."""
    numbers = _reference_numbers(content)
    for kind in KINDS:
        for entry in content.of(kind.name):
            for path, statement in parts(entry.record, Statement):
                if statement.bracket is None:
                    continue
                source = statement.place.source
                printed = {int(n) for n in re.findall(r"\d{1,9}", statement.bracket)}
                meant = {numbers[source, n] for n in printed if (source, n) in numbers}
                named = set(statement.studies)
                if meant != named:
                    parts_of_message = []
                    if meant - named:
                        parts_of_message.append(f"it lacks {', '.join(sorted(meant - named))}")
                    if named - meant:
                        parts_of_message.append(
                            f"{', '.join(sorted(named - meant))} is not in the bracket"
                        )
                    yield Problem(
                        "E001",
                        entry.at(*path, "bracket"),
                        f"The studies of '{statement.id}' differ from its citation bracket "
                        f"[{statement.bracket}]: {'; '.join(parts_of_message)}.",
                        "Look the bracket up in the source; it decides.",
                    )


def every_attribution_fits_its_studies(content: Content) -> Iterator[Problem]:
    """A cited statement names studies, any other names none."""
    for kind in KINDS:
        for entry in content.of(kind.name):
            for path, statement in parts(entry.record, Statement):
                cited = statement.attribution is Attribution.CITED
                other_work = statement.bracket is not None
                if cited and not statement.studies and not other_work:
                    yield Problem(
                        "E002",
                        entry.at(*path, "attribution"),
                        f"The statement '{statement.id}' is cited, but names no study.",
                        "Add its studies, or write attribution: uncited.",
                    )
                if not cited and statement.studies:
                    yield Problem(
                        "E002",
                        entry.at(*path, "attribution"),
                        f"The statement '{statement.id}' is {statement.attribution.value}, "
                        "but names studies.",
                        "Write attribution: cited, or leave the studies out.",
                    )


def every_locator_is_of_its_study(content: Content) -> Iterator[Problem]:
    """A locator such as 22:241 begins with the number of the study that is quoted."""
    for entry in content.of("study"):
        study = entry.record
        assert isinstance(study, Study)  # noqa: S101 - the kind says so
        for number, quote in enumerate(study.quotes):
            match = re.match(r"^(\d{1,9}):\S", quote.locator)
            expected = study.reference.number
            if match and expected is not None and int(match[1]) != expected:
                yield Problem(
                    "E003",
                    entry.at("quotes", number, "locator"),
                    f"The locator {quote.locator} is of reference {match[1]}, "
                    f"but {study.id} is reference {expected}.",
                    "Is the quote in the right study's file?",
                )


def every_score_is_on_the_scale(content: Content) -> Iterator[Problem]:
    """A ladder score lies within the scale, where the review reports one."""
    scale = next(
        (e.record.ladder for e in content.of("review") if isinstance(e.record, Review)), None
    )
    for entry in content.of("study"):
        study = entry.record
        assert isinstance(study, Study)  # noqa: S101 - the kind says so
        if not isinstance(study.ladder, LadderScore):
            continue
        if scale is None:
            yield Problem(
                "E004",
                entry.at("ladder"),
                f"{study.id} has a ladder score, but {content.root}/review.yml has no ladder.",
                "Describe the scale there, or write ladder: not reported.",
            )
            continue
        low, high = scale.lowest_possible, scale.highest_possible
        for score in (study.ladder.total,) if study.ladder.one_of is None else study.ladder.one_of:
            too_low = isinstance(low, int) and score is not None and score < low
            too_high = isinstance(high, int) and score is not None and score > high
            if too_low or too_high:
                yield Problem(
                    "E004",
                    entry.at("ladder"),
                    f"The score {score} lies outside the scale from {low} to {high}.",
                    "Look it up in the source.",
                )


def every_theme_has_evidence(content: Content) -> Iterator[Problem]:
    """A theme has a finding or a quote; else its page is empty."""
    quoted = {
        theme
        for entry in content.of("study")
        if isinstance(entry.record, Study)
        for quote in entry.record.quotes
        for theme in quote.themes
    }
    for entry in content.of("theme"):
        if not getattr(entry.record, "findings", ()) and entry.stem not in quoted:
            yield Problem(
                "E005",
                entry.at(),
                f"The theme '{entry.stem}' has no finding and no quote.",
                "Add findings to it.",
                Severity.WARNING,
            )


def every_quotation_is_marked_as_printed(content: Content) -> Iterator[Problem]:
    """A quotation has no doubled spaces: printed texts have none, pasted ones do."""
    for entry in content.of("study"):
        study = entry.record
        assert isinstance(study, Study)  # noqa: S101 - the kind says so
        for number, quote in enumerate(study.quotes):
            if "  " in quote.text:
                yield Problem(
                    "E006",
                    entry.at("quotes", number, "text"),
                    f"The quote '{quote.id}' has two spaces in a row.",
                    "Compare it with the source; a line break becomes one space.",
                )


def every_order_is_its_own(content: Content) -> Iterator[Problem]:
    """No two themes, interpretations or principles have the same place in the order."""
    for kind in ("theme", "interpretation", "principle"):
        seen: dict[int, str] = {}
        for entry in content.of(kind):
            order = int(getattr(entry.record, "order", 0))
            if order in seen:
                yield Problem(
                    "E007",
                    entry.at("order"),
                    f"The order {order} is already that of {seen[order]}.",
                    f"Give each {kind} a place of its own in the review's order.",
                )
            seen.setdefault(order, entry.path)


def _reference_numbers(content: Content) -> dict[tuple[str, int], str]:
    return {
        (entry.record.reference.place.source, entry.record.reference.number): entry.record.id
        for entry in content.of("study")
        if isinstance(entry.record, Study) and entry.record.reference.number is not None
    }
