"""Rules for evidence: what records say agrees with itself and with what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.evidence.cited import numbered_studies
from generator.evidence.interface import _
from generator.evidence.loading import Content, Entry, File
from generator.evidence.problems import DataPath, Problem, ProblemKind, Severity
from generator.evidence.records.flow import Flow, FlowRole, FlowStep
from generator.evidence.records.kinds import noun_of
from generator.evidence.records.principle import Framework
from generator.evidence.records.reported import in_words
from generator.evidence.records.review import LadderScale, Review
from generator.evidence.records.statement import Attribution, Statement
from generator.evidence.records.study import LadderScore, Quote, Study
from generator.evidence.records.theme import Theme


def every_bracket_names_its_studies(content: Content) -> Iterator[Problem]:
    """The studies of a statement are exactly those whose numbers its bracket prints."""
    studies = numbered_studies(content)
    unnumbered = {s.id for _entry, s in content.records(Study) if s.reference.number is None}
    files = {file.stem: file.path for file in content.files() if file.kind.model is Study}
    for entry, path, statement in content.parts(Statement):
        lacking, beyond = studies.difference(statement)
        differences = [_("it lacks {studies}", studies=", ".join(lacking))] if lacking else []
        differences += [
            _("{study} has no number", study=name)
            if name in unnumbered
            else _("{study} is not in the bracket", study=name)
            for name in beyond
        ]
        if differences and statement.bracket:
            without = ", ".join(name for name in beyond if name in unnumbered)
            where = ", ".join(files[name] for name in (*lacking, *beyond) if name in files)
            yield entry.problem(
                "E001",
                (*path, "bracket"),
                _(
                    "The studies of '{statement}' differ from its citation bracket [{bracket}]: "
                    "{differences}.",
                    statement=statement.id,
                    bracket=statement.bracket[:80].strip("[]"),
                    differences="; ".join(differences),
                ),
                _(
                    "Write reference: number: in the file of {without}, as printed in the source's "
                    "reference list.",
                    without=without,
                )
                if without
                else _(
                    "Look the bracket up in the source; it decides. If it is as printed, mend "
                    "studies "
                    "here, or else the number in {where}.",
                    where=where,
                ),
            )


def every_attribution_fits_its_studies(content: Content) -> Iterator[Problem]:
    """A cited statement names studies, or in its bracket other works; any other names no study."""
    for entry, path, statement in content.parts(Statement):
        own = (*path, "attribution")
        cited = statement.attribution is Attribution.CITED
        if cited and not statement.studies and statement.bracket is None:
            yield entry.problem(
                "E002",
                own,
                _(
                    "The statement '{statement}' is cited, but names no study.",
                    statement=statement.id,
                ),
                _("Add its studies, or write attribution: uncited."),
            )
        if not cited and statement.studies:
            yield entry.problem(
                "E002",
                own,
                _(
                    "The statement '{statement}' is {attribution}, but names studies.",
                    statement=statement.id,
                    attribution=statement.attribution.value,
                ),
                _("Write attribution: cited, or leave the studies out."),
            )


def every_locator_is_of_its_study(content: Content) -> Iterator[Problem]:
    """A locator such as 22:241 begins with the number of the study that is quoted."""
    for entry, study in content.records(Study):
        for number, quote in enumerate(study.quotes):
            match = re.match(r"^(\d{1,9}):\S", quote.locator)
            expected = study.reference.number
            if match and expected is not None and int(match[1]) != expected:
                yield entry.problem(
                    "E003",
                    ("quotes", number, "locator"),
                    _(
                        "The locator {locator} is of reference {number}, but {study} is reference "
                        "{expected}.",
                        locator=quote.locator,
                        number=match[1],
                        study=study.id,
                        expected=expected,
                    ),
                    _("Is the quote in the right study's file?"),
                )


def every_score_is_on_the_scale(content: Content) -> Iterator[Problem]:
    """A score lies within the scale, where the review reports one."""
    for _entry, review in content.records(Review):
        for entry, study in content.records(Study):
            if study.ladder.known is not None:
                yield from _off_scale(entry, study, study.ladder.known, review.ladder)


def _off_scale(
    entry: Entry, study: Study, score: LadderScore, scale: LadderScale | None
) -> Iterator[Problem]:
    if scale is None:
        yield entry.problem(
            "E004",
            ("ladder",),
            _("{study} has a score, but the review has no scale.", study=study.id),
            _("Describe the scale under ladder in review.yml, or write ladder: not reported."),
        )
        return
    low, high = scale.lowest_possible, scale.highest_possible
    scores: list[tuple[DataPath, int]] = []
    if score.total is not None:
        scores.append((("total",), score.total))
    scores += [(("one_of", number), value) for number, value in enumerate(score.one_of or ())]
    for path, value in scores:
        too_low = low.known is not None and value < low.known
        too_high = high.known is not None and value > high.known
        if too_low or too_high:
            yield entry.problem(
                "E004",
                ("ladder", *path),
                _(
                    "The score {value} lies outside the scale: lowest {low}, highest {high}.",
                    value=value,
                    low=in_words(low),
                    high=in_words(high),
                ),
                _("Look it up in the source."),
            )


def every_theme_has_evidence(content: Content) -> Iterator[Problem]:
    """A theme has a finding, a quote or a part; else its page is empty."""
    if content.broken_ids("study"):
        return
    holding = {theme for _file, _path, quote in content.parts(Quote) for theme in quote.themes}
    holding |= {theme.parent for _entry, theme in content.records(Theme) if theme.parent}
    for entry, theme in content.records(Theme):
        if not theme.findings and entry.stem not in holding:
            yield entry.problem(
                "E005",
                (),
                _("The theme '{theme}' has no finding and no quote.", theme=entry.stem),
                _("Add findings to it."),
                severity=Severity.WARNING,
            )


def every_quotation_is_marked_as_printed(content: Content) -> Iterator[Problem]:
    """A quotation has no doubled spaces: printed texts have none, pasted ones do."""
    for entry, study in content.records(Study):
        for number, quote in enumerate(study.quotes):
            if "  " in quote.text:
                yield entry.problem(
                    "E006",
                    ("quotes", number, "text"),
                    _("The quote '{quote}' has two spaces in a row.", quote=quote.id),
                    _("Compare it with the source; a line break becomes one space."),
                )


def every_order_is_its_own(content: Content) -> Iterator[Problem]:
    """No two themes, interpretations, principles or questions have the same place in the order."""
    for kind in ("theme", "interpretation", "principle", "question"):
        seen: dict[int, str] = {}
        for entry in content.oldest_first(content.of(kind)):
            order = int(getattr(entry.record, "order", 0))
            if order in seen:
                yield entry.problem(
                    "E007",
                    ("order",),
                    _(
                        "The order {order} is already that of {file}.",
                        order=order,
                        file=seen[order],
                    ),
                    _(
                        "Give each {kind} a place of its own in the review's order.",
                        kind=noun_of(kind),
                    ),
                    kind=ProblemKind.REPEATED,
                )
            seen.setdefault(order, entry.path)


def every_flow_begins_with_a_stage(content: Content) -> Iterator[Problem]:
    """The other numbers of a study flow hang on a stage, so a stage comes first."""
    flows: list[tuple[File, DataPath, tuple[FlowStep, ...]]] = [
        (entry, (*path, "steps"), flow.steps) for entry, path, flow in content.parts(Flow)
    ]
    flows += [(entry, ("flow",), frame.flow) for entry, frame in content.records(Framework)]
    for entry, path, steps in flows:
        if steps and steps[0].role is not FlowRole.STAGE:
            yield entry.problem(
                "E020",
                (*path, 0, "role"),
                _(
                    "The flow begins with '{step}', which is {role}.",
                    step=steps[0].id,
                    role=steps[0].role.value,
                ),
                _("Begin with a stage: what was found or identified."),
            )
