"""Rules for links: whatever a record names exists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.evidence.loading import Content, File
from generator.evidence.problems import DataPath, Problem, ProblemKind, did_you_mean
from generator.evidence.records.base import Record, SourcePlace
from generator.evidence.records.interpretation import FindingLink, ThemeLink
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.principle import Framework
from generator.evidence.records.reported import Absence, Reported
from generator.evidence.records.review import Review
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Characteristics, Quote, Study
from generator.evidence.records.synthesis import Cycle, CycleStep
from generator.evidence.records.theme import Theme

Named = tuple[File, DataPath, str]


def every_cited_study_exists(content: Content) -> Iterator[Problem]:
    """Each study that a statement cites has a file."""
    yield from _missing(content, "L001", "study", _listed(content, Statement, "studies"))


def every_named_theme_exists(content: Content) -> Iterator[Problem]:
    """Each theme that a quote, an interpretation or a principle names has a file."""
    yield from _missing(content, "L002", "theme", _listed(content, Quote, "themes"))
    yield from _missing(
        content,
        "L002",
        "theme",
        ((entry, (*path, "theme"), link.theme) for entry, path, link in content.parts(ThemeLink)),
    )


def every_named_model_exists(content: Content) -> Iterator[Problem]:
    """Each model that a study or a cycle's step names has a file."""
    for kind in (Characteristics, CycleStep):
        yield from _missing(content, "L003", "model", _listed(content, kind, "models"))


def every_named_source_exists(content: Content) -> Iterator[Problem]:
    """Each place, and each part that is not at hand, stands in a source that has a file."""
    yield from _missing(
        content,
        "L004",
        "source",
        (
            *(
                (entry, (*path, "source"), place.source)
                for entry, path, place in content.parts(SourcePlace)
            ),
            *(
                (entry, (*path, "source"), absence.source)
                for entry, path, absence in content.parts(Absence)
                if absence.source is not None
            ),
        ),
    )
    yield from _missing(
        content,
        "L004",
        "source",
        (
            *((entry, ("source",), review.source) for entry, review in content.records(Review)),
            *((entry, ("source",), frame.source) for entry, frame in content.records(Framework)),
        ),
    )


def every_named_category_exists(content: Content) -> Iterator[Problem]:
    """Each theme stands in a category that the review lists."""
    known = _declared(content, "categories")
    if known is None:
        return
    for entry, theme in content.records(Theme):
        if theme.category not in known:
            yield entry.problem(
                "L005",
                ("category",),
                f"The category '{theme.category}' is not listed in {content.root}/review.yml.",
                did_you_mean(theme.category, known) or f"Listed there: {', '.join(known)}.",
                kind=ProblemKind.REFERS_TO_NOTHING,
            )


def every_named_kind_exists(content: Content) -> Iterator[Problem]:
    """Each theme is of a kind that the review lists, or of a usual one where it lists none."""
    for _, review in content.records(Review):
        known = [kind.id for kind in review.theme_kinds]
        for entry, theme in content.records(Theme):
            if theme.kind not in known:
                yield entry.problem(
                    "L023",
                    ("kind",),
                    f"The kind '{theme.kind}' is not one of this review's kinds of themes.",
                    did_you_mean(theme.kind, known)
                    or f"theme_kinds in {content.root}/review.yml: {', '.join(known)}.",
                )


def every_named_interpretation_exists(content: Content) -> Iterator[Problem]:
    """Each interpretation that a quote or a cycle names has a file."""
    yield from _missing(
        content, "L006", "interpretation", _listed(content, Quote, "interpretations")
    )
    yield from _missing(
        content,
        "L006",
        "interpretation",
        (
            (entry, (*path, "interpretation"), cycle.interpretation)
            for entry, path, cycle in content.parts(Cycle)
            if cycle.interpretation
        ),
    )


def every_linked_finding_exists(content: Content) -> Iterator[Problem]:
    """Each finding that a principle or a cycle's step is tied to stands in its theme's file."""
    known = {
        f"{theme.id}.{finding.id}"
        for _, theme in content.records(Theme)
        for finding in theme.findings
    }
    for entry, path, link in content.parts(FindingLink):
        theme, _, finding = link.finding.partition(".")
        if link.finding in known or theme in content.broken_ids("theme"):
            continue
        yield entry.problem(
            "L020",
            (*path, "finding"),
            f"The finding '{finding}' does not stand in {content.root}/themes/{theme}.yml."
            if theme in content.ids("theme")
            else f"The theme '{theme}' has no file in {content.root}/themes/.",
            did_you_mean(link.finding, known) or "Write theme-id.finding-id.",
            kind=ProblemKind.REFERS_TO_NOTHING,
        )


def every_given_characteristic_is_declared(content: Content) -> Iterator[Problem]:
    """Each further characteristic of a study is one that the review declares."""
    known = _declared(content, "characteristics")
    if known is None:
        return
    for entry, study in content.records(Study):
        for number, item in enumerate(study.characteristics.more):
            if item.id not in known:
                yield entry.problem(
                    "L007",
                    ("characteristics", "more", number, "id"),
                    f"The characteristic '{item.id}' is not listed in {content.root}/review.yml.",
                    did_you_mean(item.id, known) or "List it there under characteristics.",
                    kind=ProblemKind.REFERS_TO_NOTHING,
                )


def no_list_names_a_thing_twice(content: Content) -> Iterator[Problem]:
    """A list of ids has each id once."""
    lists: tuple[tuple[type[Record], str], ...] = (
        (Statement, "studies"),
        (Quote, "themes"),
        (Quote, "interpretations"),
        (Characteristics, "models"),
        (CycleStep, "models"),
    )
    for kind, field in lists:
        seen: set[tuple[str, DataPath, str]] = set()
        for entry, path, name in _listed(content, kind, field):
            key = (entry.path, path[:-1], name)
            if key in seen:
                yield listed_twice(entry, path, name)
            seen.add(key)


def listed_twice(entry: File, data_path: DataPath, name: str) -> Problem:
    """That a list has this item already."""
    what = f"'{name}' is listed twice."
    return entry.problem("L009", data_path, what, "Keep one.", kind=ProblemKind.REPEATED)


def _listed(content: Content, part: type[Record], field: str) -> Iterator[Named]:
    for entry, path, found in content.parts(part):
        names = getattr(found, field)
        listed = names.known if isinstance(names, Reported) else names
        for number, name in enumerate(listed or ()):
            yield entry, (*path, field, number), name


def _missing(content: Content, code: str, kind: str, named: Iterable[Named]) -> Iterator[Problem]:
    known = content.ids(kind)
    folder = next(item.folder for item in KINDS if item.name == kind)
    for entry, path, name in named:
        if name not in known:
            yield entry.problem(
                code,
                path,
                f"The {kind} '{name}' has no file in {content.root}/{folder}/.",
                did_you_mean(name, known) or f"Add {content.root}/{folder}/{name}.yml first.",
                kind=ProblemKind.REFERS_TO_NOTHING,
            )


def _declared(content: Content, field: str) -> tuple[str, ...] | None:
    """The ids that the review lists under a field; None where there is no readable review."""
    for _, review in content.records(Review):
        return tuple(item.id for item in getattr(review, field))
    return None


LINKS: tuple[Callable[[Content], Iterator[Problem]], ...] = (
    every_cited_study_exists,
    every_named_theme_exists,
    every_named_model_exists,
    every_named_source_exists,
    every_named_category_exists,
    every_named_kind_exists,
    every_named_interpretation_exists,
    every_linked_finding_exists,
    every_given_characteristic_is_declared,
    no_list_names_a_thing_twice,
)
