"""A row of a sheet on its way into a record, cell by cell, each where the mapping says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from generator.edit.intake.assign import CannotPut, has, holds_items, put, put_parts, rule_at
from generator.edit.intake.citation import AS_THEY_STOOD, Citation, recorded_authors, say_markup
from generator.edit.intake.grid import SheetRow
from generator.edit.intake.incoming import ParseResult
from generator.edit.intake.mapping import (
    FIRST_PAGE,
    IGNORE,
    LAST_PAGE,
    LEAVE,
    SheetMapping,
)
from generator.edit.intake.rows import ODD_CELL
from generator.edit.intake.titles import with_titles_apart
from generator.evidence.fields import Holds, RecordField
from generator.evidence.interface import _
from generator.evidence.records.base import LINE_LIMIT
from generator.evidence.records.kinds import Kind
from generator.evidence.records.reference import Author, ReferenceType
from generator.evidence.records.reported import plain_reason
from generator.evidence.text.author_lists import read_authors
from generator.evidence.text.invisible import in_one_line

_QUOTATION = re.compile(r"quotes\.[0-9]+\.text")
_COUNTED_DAY = re.compile(r"[2-6][0-9]{4}")
_MADE_A_DATE = re.compile(r"(?i)(?:[0-9]{1,2}-[a-z]{3}|[a-z]{3}-[0-9]{2,4})")
_NUMBER_WITH_POINT = re.compile(r"^([0-9]{1,9})\.0$")
_REFERENCE: Final = "reference."
_IN_NUMBERS: Final = frozenset(
    f"{_REFERENCE}{name}" for name in ("volume", "issue", "pages", "article_number", "page_count")
)
_NOT_CITED: Final = frozenset(("type", "number", "title_language", "translated_title_language"))


@dataclass
class Filling:
    """One row on its way into a record."""

    row: SheetRow
    kind: Kind
    mapping: SheetMapping
    reading: ParseResult
    values: dict[str, Any] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    absent: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The parts that are absent as a whole, by their paths, each with its column and the reason."""

    def cell(self, column: int, name: str, cell: str) -> None:
        """Put a cell where the mapping says, or say why it cannot be."""
        path = self.mapping.columns.get(name, LEAVE)
        if path == IGNORE:
            return
        if column in self.row.odd:
            self.reading.fatal(self.row.number, self.row.odd[column], _(ODD_CELL))
        elif self._is_made_a_date(column, path, cell):
            what = _(
                "The cell under '{name}' is a date, {cell}, which Excel makes of 1-2.",
                name=name[:60],
                cell=cell,
            )
            self.reading.fatal(self.row.number, what, _("Format it as text and write it again."))
        elif path.endswith(".year") and _COUNTED_DAY.fullmatch(cell):
            what = _(
                "The number under '{name}', {cell}, is a day as Excel counts days.",
                name=name[:60],
                cell=cell,
            )
            hint = _("Format the column as a date in Excel, and save the sheet again.")
            self.reading.fatal(self.row.number, what, hint)
        elif path == LEAVE:
            self.left.append(f"{in_one_line(name)}: {in_one_line(cell)}")
        else:
            self.put(path, self.mapping.value(name, cell), name)

    def _is_made_a_date(self, column: int, path: str, cell: str) -> bool:
        """Whether a cell is a date, or a time, where no field holds one."""
        if column in self.row.dates:
            return (
                path != LEAVE
                and not path.startswith("characteristics.")
                and (not path.endswith(".year"))
            )
        return path in _IN_NUMBERS and bool(_MADE_A_DATE.fullmatch(cell))

    def put(self, path: str, text: str, name: str) -> None:
        """Put a text under a path."""
        clean = in_one_line(text)
        if _QUOTATION.fullmatch(path) and clean != text.strip():
            what = _(
                "The quotation under '{name}' had line breaks or several spaces in a row.",
                name=name[:60],
            )
            hint = _("They are single spaces now: compare it with the source.")
            self.reading.note(self.row.number, what, hint)
        if len(clean) > LINE_LIMIT and not self._holds_authors(path):
            what = _(
                "The text under '{name}' has {count} characters; {line_limit} fit.",
                name=name[:60],
                count=f"{len(clean):,}",
                line_limit=f"{LINE_LIMIT:,}",
            )
            hint = _("Shorten it, or map the column to {leave}.", leave=LEAVE)
            self.reading.fatal(self.row.number, what, hint)
        elif clean:
            if not path.startswith(_REFERENCE):
                self._say_markup(clean, name)
            try:
                self._put(path, clean, text, name)
            except CannotPut as error:
                self.reading.add(self.row.number, error.problem)

    def _holds_authors(self, path: str) -> bool:
        pages = path in {FIRST_PAGE, LAST_PAGE}
        return not pages and rule_at(self.kind.model, path).part is Author

    def put_fixed(self, path: str, text: str) -> None:
        """Put what is the same in every row, where the row has the part that it belongs to."""
        if not self._is_in_absent(path) and not self._is_in_no_item(path):
            self.put(path, text, path)

    def complete(self) -> None:
        """What several cells of the row say together."""
        if self.pages:
            first, last = (self.pages.get(path, "") for path in (FIRST_PAGE, LAST_PAGE))
            citation = Citation(self.row.number)
            citation.pages(first, last)
            self._take(citation, f"{_REFERENCE}pages", "", f"{first} {last}".strip())
        for path, (name, reason) in self.absent.items():
            around, _other, last = path.rpartition(".")
            holder = self.values.get(around, {}) if around else self.values
            if holder.get(last):
                what = _(
                    "'{name}' says of the whole {last}: {reason}; other cells say more.",
                    name=name[:60],
                    last=last,
                    reason=reason,
                )
                self.reading.fatal(self.row.number, what, _("Empty them, or that one."))
            else:
                put(self.values, self.kind.model, path, reason)

    def _put(self, path: str, text: str, as_it_stood: str, name: str) -> None:
        model = self.kind.model
        if path in {FIRST_PAGE, LAST_PAGE}:
            self.pages[path] = text
            return
        rule = rule_at(model, path)
        reason = plain_reason(text)
        if reason and (part := self._absent_part(path, rule)):
            self.absent.setdefault(part, (name, reason))
        elif rule.part is Author and not (reason and rule.may_be_absent):
            self._put_authors(path, as_it_stood, name)
        elif path == f"{_REFERENCE}type":
            self._put_type(path, text, name)
        elif path == f"{_REFERENCE}year" and not reason:
            self._put_year(path, _NUMBER_WITH_POINT.sub(r"\1", text), name)
        elif _is_cited(path, rule) and not (reason and rule.may_be_absent):
            text = self._whole(path, text, name)
            citation = Citation(self.row.number)
            citation.text(path.removeprefix(_REFERENCE), in_one_line(name), text)
            self._take(citation, path, name, text)
        elif rule.listed and not (rule.may_be_absent and reason):
            items = [part.strip() for part in text.split(self.mapping.between(name))]
            put(self.values, model, path, [item for item in items if item])
        else:
            put(self.values, model, path, text)

    def _whole(self, path: str, text: str, name: str) -> str:
        """A whole number that a program has written with a fraction, as it is printed."""
        found = _NUMBER_WITH_POINT.fullmatch(text) if path in _IN_NUMBERS else None
        if not found:
            return text
        self.reading.note(
            self.row.number,
            _(
                "'{text}' under '{name}' is taken as {found}.",
                text=text,
                name=name[:60],
                found=found[1],
            ),
        )
        return found[1]

    def _put_year(self, path: str, text: str, name: str) -> None:
        """A year as it is printed; what is none stays, for the check to say."""
        citation = Citation(self.row.number)
        citation.year(in_one_line(name), text)
        if citation.fields:
            self._take(citation, path, name, text)
        else:
            put(self.values, self.kind.model, path, text)

    def _take(self, citation: Citation, path: str, name: str, text: str) -> None:
        """Take what a cell says, read as in files of references; the rest stands in comments."""
        reference = self.values.setdefault("reference", {}) if citation.fields else {}
        for known, value in citation.fields.items():
            self._say_markup(str(value), name)
            if isinstance(value, list) and known in reference:
                reference[known] += [item for item in value if item not in reference[known]]
            elif reference.setdefault(known, value) != value:
                self.left.append(f"{in_one_line(name)}: {value}")
        self.left += citation.left
        if not citation.fields:
            self._say_left(path, name, text)

    def put_titles_apart(self) -> None:
        """Put apart what the title of the report says beside itself."""
        reference = self.values.get("reference")
        if not isinstance(reference, dict):
            return
        before = reference.get("title")
        for sentence in with_titles_apart(reference):
            self.reading.note(self.row.number, sentence, _("Compare it with the report."))
        if before != reference.get("title"):
            self.left.append(_("Title as it was: {before}", before=before))

    def _say_markup(self, text: str, name: str) -> None:
        say_markup(text, _("text under '{name}'", name=name[:60]), self.row.number, self.reading)

    def _put_type(self, path: str, text: str, name: str) -> None:
        word = re.sub(r"[\s_]+", "-", text.casefold())
        if word in {kind.value for kind in ReferenceType}:
            put(self.values, self.kind.model, path, word)
        else:
            self.left.append(f"{in_one_line(name)}: {text}")
            self._say_left(path, name, text)

    def _say_left(self, path: str, name: str, text: str) -> None:
        what = _(
            "'{text}' under '{name}' cannot be read as {path}: it is in a comment.",
            text=text[:80],
            name=name[:60],
            path=path,
        )
        hint = _(
            "Fill it in by hand, or say under values: what it stands for in '{name}'.",
            name=name[:60],
        )
        self.reading.note(self.row.number, what, hint)

    def _absent_part(self, path: str, rule: RecordField) -> str:
        """The part, here or around a field, that is absent as a whole; empty for a field alone."""
        if rule.may_be_absent:
            return path if rule.part and not rule.listed else ""
        around = path.rpartition(".")[0]
        while around:
            if not holds_items(self.kind.model, around.rpartition(".")[0]):
                rule = rule_at(self.kind.model, around)
                if rule.may_be_absent and not rule.listed:
                    return around
            around = around.rpartition(".")[0]
        return ""

    def _is_in_absent(self, path: str) -> bool:
        return any(path.startswith(f"{part}.") for part in self.absent)

    def _is_in_no_item(self, path: str) -> bool:
        """Whether a path leads into an item that columns fill, and that this row has not."""
        around = path.rpartition(".")[0]
        while around:
            rest = around.rpartition(".")[0]
            if holds_items(self.kind.model, rest) and self._fills(around):
                return not has(self.values, around)
            around = rest
        return False

    def _fills(self, around: str) -> bool:
        return any(path.startswith(f"{around}.") for path in self.mapping.columns.values())

    def _put_authors(self, path: str, text: str, name: str) -> None:
        model, separator = self.kind.model, self.mapping.between(name)
        known = separator.strip() in {"", ",", "and", "&"}
        found = read_authors(text if known else text.replace(separator, ";"))
        is_of_editors = path != f"{_REFERENCE}authors"
        if found.cut and is_of_editors:
            self.left.append(_("{name}: et al.", name=in_one_line(name)))
        elif found.cut:
            put(self.values, model, f"{_REFERENCE}et_al", "true")
        authors, kept = recorded_authors(found, text, self.row.number, self.reading)
        if authors:
            put_parts(self.values, model, path, authors)
        if kept:
            self.left.append(f"{_(AS_THEY_STOOD)}: {kept}")


def _is_cited(path: str, rule: RecordField) -> bool:
    """Whether a field holds a value of a reference, which every door reads in the same way."""
    around, _other, name = path.rpartition(".")
    plain = rule.part is None and rule.holds is not Holds.TRUTH
    return f"{around}." == _REFERENCE and plain and name not in _NOT_CITED
