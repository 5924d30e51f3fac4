"""What differs, in words: a summary, then sections of items; each form shows the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.derive.diff import (
    Change,
    ChangeKind,
    Consequences,
    FieldChange,
    LadderChange,
    SingleStudyFinding,
    StaleText,
    SupportChange,
    SupportCount,
)
from generator.evidence.fingerprints import changes_in_words
from generator.evidence.interface import N_, _, listed, ngettext, spoken
from generator.evidence.problems import Problem
from generator.publish.pages.changes.words import (
    field_words,
    named,
    part_words,
    record_words,
    summary,
)
from generator.publish.pages.items.words import first_words, possible, sentence

MOST = 60
"""Of more items than this in one list, the others are counted."""


@dataclass(frozen=True)
class OutlineItem:
    """A line, and lines below it."""

    text: str
    items: tuple[OutlineItem, ...] = ()


@dataclass(frozen=True)
class OutlinePart:
    """A heading with its items."""

    title: str
    items: tuple[OutlineItem, ...]


@dataclass(frozen=True)
class Outline:
    """All that is said."""

    title: str
    summary: tuple[str, ...]
    sections: tuple[OutlinePart, ...]


def outline(
    sides: tuple[str, str],
    changes: Sequence[Change],
    follows: Consequences,
    problems: Sequence[tuple[str, Sequence[Problem]]],
    unread: Sequence[tuple[str, str]] = (),
) -> Outline:
    """The outline of a comparison; ``problems`` hold the errors of each side that has any.

    ``unread`` are records that are on both sides and cannot be read on the one that is named.
    """
    title = _("What this does to the evidence")
    sentences = [_("From {before} to {after}.", before=sides[0], after=sides[1])]
    if changes:
        sentences.append(summary(changes))
    elif unread:
        sentences.append(_("No record that can be compared says anything else than before."))
    else:
        sentences.append(_("No record says anything else than before."))
    for name, errors in problems:
        sentences.append(
            ngettext(
                "There is {number} error in {name}, so what follows for the matrix, themes and the "
                "scores is not known, and files that cannot be read are not compared.",
                "There are {number} errors in {name}, so what follows for the matrix, themes and "
                "the scores is not known, and files that cannot be read are not compared.",
                len(errors),
                name=name,
            )
        )
    parts = [
        *(
            OutlinePart(_("Errors in {name}", name=name), _capped(_problems(errors)))
            for name, errors in problems
        ),
        OutlinePart(
            _("Not compared"),
            _capped(
                OutlineItem(_("{what} (cannot be read in {side})", what=what, side=side))
                for what, side in unread
            ),
        ),
        OutlinePart(_("What changed"), record_items(changes)),
        OutlinePart(_("The matrix"), _matrix(follows)),
        OutlinePart(_("What themes rest on"), _capped(map(_support, follows.support))),
        OutlinePart(_("Scores"), _capped(map(_ladder, follows.ladder))),
        OutlinePart(_("Findings that rest on one study"), _single(follows)),
        OutlinePart(_("What needs another look"), _looks(follows)),
    ]
    return Outline(title, tuple(sentences), tuple(part for part in parts if part.items))


def record_items(changes: Sequence[Change]) -> tuple[OutlineItem, ...]:
    """An item a record, with what changed in it below."""
    items = []
    for _other, group in groupby(changes, key=lambda change: change.part.record):
        of_record = tuple(group)
        whole = next((change for change in of_record if change.whole), None)
        parts = [change for change in of_record if not change.whole]
        below = [*map(_field, whole.fields if whole else ()), *_parts(parts, whole)]
        items.append(OutlineItem(record_words(of_record), _capped(below)))
    return _capped(items)


def _field(field: FieldChange) -> OutlineItem:
    return OutlineItem(sentence(field_words(field)))


def _parts(parts: Sequence[Change], whole: Change | None) -> Iterator[OutlineItem]:
    alone = whole is not None and whole.how in {ChangeKind.ADDED, ChangeKind.REMOVED}
    for change in parts:
        if alone:
            yield OutlineItem(f"{sentence(change.part.kind)}: {named(change)}")
        else:
            yield OutlineItem(part_words(change), tuple(map(_field, change.fields)))


def _problems(problems: Iterable[Problem]) -> Iterator[OutlineItem]:
    for problem in problems:
        at = problem.location
        yield OutlineItem(
            _(
                "{file}, line {line}: {message} ({code})",
                file=at.path,
                line=at.line,
                message=problem.message,
                code=problem.code,
            )
        )


def _matrix(follows: Consequences) -> tuple[OutlineItem, ...]:
    gained = ngettext(
        "{number} cell that holds evidence now, and was empty",
        "{number} cells that hold evidence now, and were empty",
        len(follows.gained),
    )
    lost = ngettext(
        "{number} cell that is empty now, and held evidence",
        "{number} cells that are empty now, and held evidence",
        len(follows.lost),
    )
    return tuple(
        OutlineItem(
            title,
            _capped(
                OutlineItem(_("{study} under {theme}", study=cell.study, theme=cell.theme))
                for cell in cells
            ),
        )
        for title, cells in ((gained, follows.gained), (lost, follows.lost))
        if cells
    )


def _support(change: SupportChange) -> OutlineItem:
    if change.before is None or change.after is None:
        count = change.after or change.before
        assert count  # noqa: S101 - one of the two is always there
        said = N_("{theme}. No theme any more: {counts}.")
        if change.before is None:
            said = N_("{theme}. A new theme: {counts}.")
        counts = listed(
            [
                ngettext("{number} study", "{number} studies", count.studies),
                ngettext("{number} finding", "{number} findings", count.findings),
                ngettext("{number} quote", "{number} quotes", count.quotes),
            ]
        )
        return OutlineItem(_(said, theme=change.theme, counts=counts))
    return OutlineItem(f"{change.theme}: {listed(_changed(change.before, change.after))}")


def _changed(old: SupportCount, new: SupportCount) -> list[str]:
    """The counts of a theme that are others now, each with what it was."""
    said = []
    if old.studies != new.studies:
        said.append(
            ngettext(
                "{number} study (was {before})",
                "{number} studies (was {before})",
                new.studies,
                before=_was(old.studies),
            )
        )
    if old.findings != new.findings:
        said.append(
            ngettext(
                "{number} finding (was {before})",
                "{number} findings (was {before})",
                new.findings,
                before=_was(old.findings),
            )
        )
    if old.quotes != new.quotes:
        said.append(
            ngettext(
                "{number} quote (was {before})",
                "{number} quotes (was {before})",
                new.quotes,
                before=_was(old.quotes),
            )
        )
    if old.countries != new.countries:
        said.append(
            ngettext(
                "{number} country of publication (was {before})",
                "{number} countries of publication (was {before})",
                new.countries,
                before=_was(old.countries),
            )
        )
    return said


def _was(count: int) -> str:
    return spoken().number(count) if count else _("none")


def _ladder(change: LadderChange) -> OutlineItem:
    sides = zip((change.before, change.after), change.absent, strict=True)
    before, after = (possible(scores) or absent for scores, absent in sides)
    if not before:
        return OutlineItem(
            _("{study}: is {after}; the study is new", study=change.study, after=after)
        )
    if not after:
        return OutlineItem(
            _("{study}: was {before}; the study is here no more", study=change.study, before=before)
        )
    return OutlineItem(
        _("{study}: was {before}, is {after}", study=change.study, before=before, after=after)
    )


def _single(follows: Consequences) -> tuple[OutlineItem, ...]:
    return tuple(
        OutlineItem(title, _capped(map(_resting, findings)))
        for title, findings in (
            (_("Now on one study alone"), follows.now_single),
            (_("No longer on one study alone"), follows.no_longer_single),
        )
        if findings
    )


def _resting(resting: SingleStudyFinding) -> OutlineItem:
    return OutlineItem(f"{first_words(resting.finding, 160)} ({resting.theme}; {resting.study})")


def _looks(follows: Consequences) -> tuple[OutlineItem, ...]:
    groups = (
        (_("To be read again"), map(_look, follows.look_again)),
        (_("Read again, and up to date"), map(_look, follows.settled)),
        (_("Briefs that will say something else"), map(OutlineItem, follows.other_evidence)),
    )
    capped = ((title, _capped(items)) for title, items in groups)
    return tuple(OutlineItem(title, items) for title, items in capped if items)


def _look(look: StaleText) -> OutlineItem:
    said = N_("Confidence in {what} ({changes})")
    if look.what == "plain words":
        said = N_("Plain words of {what} ({changes})")
    changes = changes_in_words(look.changes)
    return OutlineItem(_(said, what=first_words(look.of, 120), changes=changes))


def _capped(items: Iterable[OutlineItem]) -> tuple[OutlineItem, ...]:
    every = tuple(items)
    if len(every) <= MOST:
        return every
    return (*every[:MOST], OutlineItem(_("And {count} more.", count=f"{len(every) - MOST:,}")))
