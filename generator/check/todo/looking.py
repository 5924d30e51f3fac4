"""Looks through the records for what editors could do next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from generator.check.check_digits import faults_of_doi, faults_of_identifiers, faults_of_text
from generator.check.lacking import parts_not_held
from generator.check.rules import confidence, plain
from generator.check.todo.kinds import Task, in_order
from generator.check.told_twice import statements_of_one_place
from generator.evidence.fields import TO_FILL_IN, title_of
from generator.evidence.interface import N_, _, listed, ngettext
from generator.evidence.loading import Content, File, record_files
from generator.evidence.loading.yaml_bytes import MAX_BYTES
from generator.evidence.problems import DataPath
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.note_kinds import ABSENT
from generator.evidence.records.reference import Reference, ReferenceType
from generator.evidence.records.review import Review
from generator.evidence.records.source import Source
from generator.evidence.records.speakers import Voice
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Quote, Study
from generator.evidence.records.theme import Theme
from generator.evidence.speakers import participants_roles
from generator.evidence.text.files import shown_path
from generator.evidence.text.locators import read_locator


def tasks(content: Content) -> tuple[Task, ...]:
    """All tasks in the records that could be read, by kind, file and line."""
    found = [task for look in _LOOKS for task in look(content)]
    return in_order(found)


def left_to_fill_in(content_folder: Path) -> tuple[Task, ...]:
    """The places that ``evidence new`` and ``evidence import`` left to be filled in."""
    found = []
    for _kind, file in record_files(content_folder):
        with file.open("rb") as raw:
            text = raw.read(MAX_BYTES).decode("utf-8", "replace")
        for number, line in enumerate(text.split("\n"), 1):
            field, mark, about = line.partition(f"# {TO_FILL_IN}")
            name = field.strip(" -").partition(":")[0]
            if mark and name and not name.startswith("#"):
                how = about.strip(" :.").partition("\n")[0] or _("Look it up in the source.")
                shown = shown_path(file).removeprefix(f"{shown_path(content_folder)}/")
                what = _("{name} has no value yet.", name=name)
                found.append(Task("to-fill-in", shown, number, what, how))
    return in_order(found)


# --- what is looked for ----------------------------------------------------------------------


def _task(
    content: Content, kind: str, entry: File, path: tuple[str | int, ...], *words: str
) -> Task:
    what, how = words
    place = entry.at(*path)
    return Task(kind, entry.path.removeprefix(f"{content.root}/"), place.line, what, how)


def _to_obtain(content: Content) -> Iterator[Task]:
    """Parts that records name as not in our copy, each with all that it would fill in."""
    labels = {source.id: source.label for _entry, source in content.records(Source)}
    every = [study.id for _entry, study in content.records(Study)]
    for lacking in parts_not_held(content):
        label = labels.get(lacking.source, lacking.source)
        named = "; ".join(f"{name} ({_which(ids, every)})" for name, ids in lacking.values.items())
        what = _(
            "Obtain, of {source}: {part}. It would fill in {gaps}.",
            source=label,
            part=lacking.part,
            gaps=_fills(sum(map(len, lacking.values.values())), lacking.others),
        )
        how = (
            _(
                "{gaps}. Enter what it says; what it does not say either is not reported, with "
                "this part.",
                gaps=named,
            )
            if named
            else _("The notes that name it say what it would tell.")
        )
        file, path = lacking.place
        yield _task(content, "to-obtain", file, path, what, how)


def _fills(values: int, others: int) -> str:
    """How much a part would fill in: values of studies, and other gaps."""
    said = []
    if values:
        said.append(ngettext("{count} value of studies", "{count} values of studies", values))
    if others:
        said.append(ngettext("{count} other gap", "{count} other gaps", others))
    return listed(said) or _("nothing yet")


def _which(studies: list[str], every: list[str]) -> str:
    """Which of all studies, by their ids, in the fewest words."""
    left = [study for study in every if study not in studies]
    if not left:
        return ngettext("the only study", "all {count} studies", len(every))
    if len(left) < len(studies):
        return ngettext(
            "{count} study, all but {others}",
            "{count} studies, all but {others}",
            len(studies),
            others=", ".join(left),
        )
    return ", ".join(studies)


def _stale(content: Content) -> Iterator[Task]:
    """Texts and judgements behind which the evidence has changed: as the check says it."""
    for kind, check in (
        ("stale-plain", plain.every_plain_text_knows_its_evidence),
        ("to-reassess", confidence.every_assessment_knows_its_evidence),
    ):
        for problem in check(content):
            file = problem.location.path.removeprefix(f"{content.root}/")
            yield Task(kind, file, problem.location.line, problem.message, problem.hint)


def _without_locator(content: Content) -> Iterator[Task]:
    for entry, path, statement in content.parts(Statement):
        if statement.place.locator is None:
            what = _("The statement '{name}' has no locator.", name=statement.id)
            how = _("Add place: locator: with its page, paragraph and sentence.")
            yield _task(content, "no-locator", entry, (*path, "place"), what, how)


def _without_beginning(content: Content) -> Iterator[Task]:
    """Findings, statements and quotes; a row of a table has its name instead."""
    known = {
        source.id for _entry, source in content.records(Source) if source.licence.known is not None
    }
    found: list[tuple[File, DataPath, Statement | Quote]] = [
        *content.parts(Statement),
        *content.parts(Quote),
    ]
    for entry, path, part in found:
        place = part.place
        is_row = bool(read_locator(place.locator).exhibit)
        if place.begins is None and place.source in known and not is_row:
            what = _("The place of '{name}' does not say how its passage begins.", name=part.id)
            how = _("Add place: begins: with its first three to seven words, as printed.")
            yield _task(content, "no-beginning", entry, (*path, "place"), what, how)


def _without_voice(content: Content) -> Iterator[Task]:
    for entry, path, quote in content.parts(Quote):
        if quote.voice is Voice.UNCLEAR:
            what = _("Whose words the quote '{name}' gives is unclear.", name=quote.id)
            how = _(
                "Look into the study itself; it may say whether a participant or an author speaks."
            )
            yield _task(content, "no-voice", entry, (*path, "voice"), what, how)


def _without_role(content: Content) -> Iterator[Task]:
    """Quotes without a role, in a review that tells the roles of participants apart."""
    reviews = [review for _entry, review in content.records(Review)]
    if not any(participants_roles(review) for review in reviews):
        return
    for entry, path, quote in content.parts(Quote):
        if quote.role is None:
            what = _(
                "The role of whoever speaks in the quote '{name}' is not recorded.", name=quote.id
            )
            how = _("Add role: with the id of one of the speaker_roles in review.yml, or not-said.")
            yield _task(content, "no-role", entry, path, what, how)


def _told_twice(content: Content) -> Iterator[Task]:
    """Statements of one sentence, and statements of one place that do not say so."""
    for again in statements_of_one_place(content):
        entry, path, statement = again.entry, again.path, again.statement
        if again.is_said:
            kind, how = "same-sentence", _("Read the sentence, and give both the same words.")
            what = _(
                "'{name}' and '{other}' are made of one sentence.",
                name=again.name,
                other=again.other_name,
            )
        else:
            kind = "one-place"
            how = _(
                "Add same_as: {other} if it is one sentence told twice.", other=again.other_name
            )
            what = _(
                "'{name}' stands at the place of '{other}'.",
                name=again.name,
                other=again.other_name,
            )
        words = f"{what} “{title_of(statement)}” – “{title_of(again.other)}”"
        yield _task(content, kind, entry, path, words, how)


def _missing_fields(content: Content) -> Iterator[Task]:
    for model in (Theme, Interpretation):
        for entry, record in content.records(model):
            if getattr(record, "plain", None) is None:
                what = _("'{name}' has no text in plain words.", name=entry.stem)
                how = _("Add plain: text: with 60 to 120 words for readers who are new to it.")
                yield _task(content, "missing-field", entry, (), what, how)
    for entry, study in content.records(Study):
        reference = study.reference
        if any(note.kind in ABSENT for note in reference.notes):
            continue  # somebody has looked, and said so
        wanted = [name for name in _wanted(reference) if not _stands_for(reference, name)]
        lacking = [name for name in wanted if getattr(reference, name) is None]
        if lacking:
            what = _(
                "The reference of '{name}' has no {fields}.",
                name=study.id,
                fields=", ".join(_(_PARTS[part]) for part in lacking),
            )
            how = _(
                "Look into the reference list; if it is not there, add a note of kind not-reported."
            )
            yield _task(content, "missing-field", entry, ("reference",), what, how)


_PARTS: Final[dict[str, str]] = {
    "doi": N_("doi"),
    "container": N_("container"),
    "volume": N_("volume"),
    "pages": N_("pages"),
    "publisher": N_("publisher"),
}
"""The parts that a reference of its type should have, as they are said."""


def _stands_for(reference: Reference, name: str) -> bool:
    """Whether something else stands where a part of a reference is not there."""
    instead = {"doi": reference.no_link, "pages": reference.article_number}
    return instead.get(name) is not None


def _wanted(reference: Reference) -> tuple[str, ...]:
    # What a reference of its type should have is a matter of this list; the record requires none.
    article = reference.type is ReferenceType.JOURNAL_ARTICLE
    return ("doi", "container", "volume", "pages") if article else ("publisher",)


def _identifiers(content: Content) -> Iterator[Task]:
    for entry, path, reference in content.parts(Reference):
        how = _("Compare it with the report itself, or with the publisher's page.")
        for fault in faults_of_doi(reference.doi or ""):
            yield _task(content, "identifier", entry, (*path, "doi"), fault, how)
        for at, fault in faults_of_identifiers(reference):
            yield _task(content, "identifier", entry, (*path, *at), fault, how)
        # Where people write ISBN and ISSN beside the fields for them.
        for name in ("container", "publisher", "pages", "url"):
            for fault in faults_of_text(getattr(reference, name) or ""):
                yield _task(content, "identifier", entry, (*path, name), fault, how)


_LOOKS: Final[tuple[Callable[[Content], Iterator[Task]], ...]] = (
    _to_obtain,
    _stale,
    _without_locator,
    _without_beginning,
    _without_voice,
    _without_role,
    _told_twice,
    _missing_fields,
    _identifiers,
)
