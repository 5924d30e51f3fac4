"""Citations and references held against a copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.check.verify.comparing import Claim, Compared, Difference, Placed
from generator.check.verify.document import BlockKind, shown
from generator.check.verify.finding import NotThere, Passage, pattern
from generator.check.verify.words import near
from generator.evidence.interface import N_, _
from generator.evidence.records.reference import Reference
from generator.evidence.records.statement import Attribution, Statement
from generator.evidence.records.study import Study
from generator.evidence.text.brackets import (
    Citation,
    Range,
    Work,
    citations_by_name,
    citations_by_number,
    holds,
    joined,
    read_bracket,
)
from generator.evidence.text.folding import folded

_NUMBER_IN: Final = re.compile(r"^\[(\d{1,9})\]")
_SHOWN: Final = 300


def citations(compared: Compared) -> Iterator[Difference]:
    """Each bracket is printed in its passage, and each work that a record says is cited there."""
    numbered = _is_numbered(compared)
    for placed in compared.placed:
        if not placed.is_own:
            continue
        cited = tuple(getattr(placed.owner, "cites", ()))
        is_statement = isinstance(placed.owner, Statement)
        if not cited and not is_statement:
            continue
        try:
            passages = compared.passages(placed)
        except NotThere:
            continue  # told with the places
        text = " ".join(one.text for one in passages)
        bracket = isinstance(placed.owner, Statement) and placed.owner.bracket
        if bracket and passages and not _numbered(compared, text):
            text += _led_to(compared, passages[-1])
        if not text:
            compared.tally.unread[N_("citations at such locators")] += 1
            continue
        for number, work in enumerate(cited):
            compared.tally.checked[Claim.CITATION] += 1
            if not _is_cited(compared, work, text):
                what = _("The passage does not cite it.")
                at = placed.at("cites", number)
                yield Difference(Claim.CITATION, at, what, work, shown(text)[:_SHOWN])
        if isinstance(placed.owner, Statement):
            yield from _studies(compared, placed, placed.owner, text)
            by = _by_number if numbered else _by_name
            yield from by(compared, placed, placed.owner, text)


def _led_to(compared: Compared, passage: Passage) -> str:
    """The quotation that a passage leads to at its end: the bracket of both may stand behind it."""
    blocks = compared.copy.blocks
    after = next((n for n, one in enumerate(blocks, 1) if one is passage.block), len(blocks))
    ends_block = not passage.block.text[passage.end :].strip()
    follows = blocks[after] if ends_block and after < len(blocks) else None
    is_led_to = follows is not None and follows.kind is BlockKind.QUOTATION
    return f" {follows.text}" if follows and is_led_to else ""


def _is_numbered(compared: Compared) -> bool:
    """Whether the source cites by number."""
    text = "\n".join(block.text for block in compared.copy.blocks)
    return len(citations_by_number(text)) >= len(citations_by_name(text))


def _is_cited(compared: Compared, work: str, text: str) -> bool:
    if match := _NUMBER_IN.match(work):
        number = int(match[1])
        return any(holds(c.numbers, number) for c in _numbered(compared, text))
    if pattern(work).search(text):
        return True
    meant = [one for c in citations_by_name(f"({work})") for one in c.works]
    printed = [one for c in citations_by_name(shown(text)) for one in c.works]
    return bool(meant) and all(any(_same(one, other) for other in printed) for one in meant)


def _numbered(compared: Compared, text: str) -> tuple[Citation, ...]:
    """In round brackets, numbers count the items of a sentence where the source cites otherwise."""
    return citations_by_number(text) or citations_by_number(text, in_round=compared.cites_in_round)


def _same(one: Work, other: Work) -> bool:
    return one.year == other.year and folded(one.names) in folded(other.names)


def _by_number(
    compared: Compared, placed: Placed, statement: Statement, text: str
) -> Iterator[Difference]:
    printed, from_here = _numbered(compared, text), _clause_begins(placed, text)
    if from_here:
        printed = tuple(one for one in printed if one.start >= from_here)
    is_first = bool(from_here) or placed.clause == 1
    brackets = ", ".join(citation.printed for citation in printed)
    if statement.bracket is not None:
        compared.tally.checked[Claim.CITATION] += 1
        if not _prints(printed, joined(read_bracket(statement.bracket)), is_first):
            what = (
                _("The passage prints {brackets}.", brackets=brackets)
                if printed
                else _("The passage cites nothing.")
            )
            at, said = placed.at("bracket"), statement.bracket
            yield Difference(Claim.CITATION, at, what, said, shown(text)[:_SHOWN])
    elif statement.attribution is not Attribution.CITED and printed and _is_one(placed):
        compared.tally.checked[Claim.CITATION] += 1
        what = _("The passage prints {brackets}, and the record has no bracket.", brackets=brackets)
        at, said = placed.at("attribution"), statement.attribution.value
        yield Difference(Claim.CITATION, at, what, said, shown(text)[:_SHOWN])


def _studies(
    compared: Compared, placed: Placed, statement: Statement, text: str
) -> Iterator[Difference]:
    """The studies that a record names are those whose numbers its bracket prints."""
    lacking, beyond = compared.studies.difference(statement)
    differences = [
        _("{study} is in the bracket, and the record lacks it", study=study) for study in lacking
    ]
    differences += [_("{study} is not in the bracket", study=study) for study in beyond]
    if differences:
        at, named = placed.at("studies"), ", ".join(statement.studies)
        what = f"{'; '.join(differences)}."
        yield Difference(Claim.CITATION, at, what, named, shown(text)[:_SHOWN])


def _is_one(placed: Placed) -> bool:
    """Whether a place is one whole sentence: of longer ones, a statement may be a part."""
    return not placed.clause and len(placed.locator.counted.get("sentence", ())) == 1


def _clause_begins(placed: Placed, text: str) -> int:
    """Where in its sentence a clause begins; 0 where its place does not tell."""
    begins = placed.place.begins
    match = pattern(begins).search(text) if placed.clause and begins else None
    return match.start() if match else 0


def _prints(printed: Sequence[Citation], meant: tuple[Range, ...], from_first: bool) -> bool:
    """Whether one citation, or several in a row, have exactly these numbers."""
    return any(
        joined(one for citation in printed[first:last] for one in citation.numbers) == meant
        for first in range(min(1, len(printed)) if from_first else len(printed))
        for last in range(first + 1, len(printed) + 1)
    )


def _by_name(
    compared: Compared, placed: Placed, statement: Statement, text: str
) -> Iterator[Difference]:
    printed = [work for citation in citations_by_name(shown(text)) for work in citation.works]
    for _entry, study in compared.content.records(Study):
        names = _names(study)
        is_printed = any(_is_of(study, names, work) for work in printed)
        is_named = study.id in statement.studies
        compared.tally.checked[Claim.CITATION] += is_printed or is_named
        if is_named and not is_printed:
            what = _("The passage does not cite {study}.", study=study.id)
        elif is_printed and not is_named and "clause" not in placed.locator.counted:
            what = _("The passage cites {study}, and the record does not name it.", study=study.id)
        else:
            continue
        named = ", ".join(statement.studies) or _("no study")
        at = placed.at("studies") if statement.studies else placed.at("attribution")
        yield Difference(Claim.CITATION, at, what, named, shown(text)[:_SHOWN])


def _names(study: Study) -> str:
    first = next(iter(study.reference.named_authors), None)
    return folded(first.family or first.name or "") if first else ""


def _is_of(study: Study, first_author: str, work: Work) -> bool:
    years = map(str, study.reference.years)
    return bool(first_author) and first_author in folded(work.names) and work.year[:4] in years


def references(compared: Compared) -> Iterator[Difference]:
    """Each included study stands in the list of references under its number, with its title."""
    for placed in compared.placed:
        reference = placed.owner
        if not placed.is_own or not isinstance(reference, Reference):
            continue
        compared.tally.checked[Claim.REFERENCE] += 1
        try:
            printed = " ".join(one.text for one in compared.passages(placed))
        except NotThere:
            continue  # told with the places
        title = reference.title
        first = next(iter(reference.named_authors), None)
        for name, value, what in (
            ("title", title, _("The reference does not have this title.")),
            (
                "authors",
                (first.family or first.name or "") if first else "",
                _("The reference does not have this author."),
            ),
            ("year", str(reference.year.known or ""), _("The reference does not have this year.")),
        ):
            if value and not pattern(value).search(printed):
                at = placed.at(name)
                blocks = compared.copy.blocks
                listed = [b for b in blocks if b.kind in {BlockKind.REFERENCE, BlockKind.ITEM}]
                nearby = shown(printed)[:_SHOWN] if len(printed) < 2_000 else near(value, listed)  # noqa: PLR2004
                yield Difference(Claim.REFERENCE, at, what, value, nearby)
