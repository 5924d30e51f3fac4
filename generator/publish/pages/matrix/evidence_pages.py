"""The evidence behind the rows of a matrix, in pages of its own where it is much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension
from generator.evidence.interface import N_, _
from generator.evidence.values import value_ids
from generator.publish.pages.items.items import FindingItem, QuoteItem
from generator.publish.pages.lists.paging import chunks, in_pages, paths
from generator.publish.pages.matrix.evidence import CellEvidence, RowEvidence
from generator.publish.pages.matrix.rows import RowKind
from generator.publish.pages.page import Link, Page, made

ON_A_PAGE = 150
"""Findings and quotes on a page."""
WHOLE = 150
"""The most findings and quotes that stand with their matrix."""


@dataclass(frozen=True)
class Piece:
    """One finding or quote behind a cell; nothing of both, of a row that holds nothing."""

    number: int
    """Its place among all pieces, from 0."""
    row: RowEvidence
    cell: CellEvidence | None = None
    finding: FindingItem | None = None
    quote: QuoteItem | None = None


@dataclass(frozen=True)
class EvidenceView:
    """A page of the evidence behind a matrix."""

    matrix: Link
    rows: tuple[RowEvidence, ...]


def evidence_pages(kind: RowKind, rows: Sequence[RowEvidence]) -> tuple[Page, ...]:
    """The pages of the evidence; none where it is little enough to stand with its matrix.

    Parts of them have addresses of the matrix, which stay whether it has such pages or not.
    """
    pieces = tuple(_numbered(rows))
    if sum(piece.cell is not None for piece in pieces) <= WHOLE:
        return ()
    path = urls.matrix_behind(kind.page)
    matrix = Link(_("Theme matrix: {nouns}", nouns=kind.nouns), kind.page)
    page = Page(
        path=path,
        template="matrix-evidence.html",
        title=_("The evidence behind the matrix of {nouns}", nouns=kind.nouns),
        description=_(
            "Findings and quotes behind each cell of the matrix of themes by {noun}.",
            noun=kind.noun,
        ),
        view=None,
        breadcrumbs=(Link(_("Theme matrix"), urls.MATRIX), matrix),
    )
    pages = made(
        in_pages(
            page,
            chunks(pieces, ON_A_PAGE, WHOLE),
            N_("Findings and quotes: {which} of {total}"),
            lambda part: EvidenceView(matrix, tuple(_rows(part, path))),
            _anchors,
        )
    )
    return tuple(replace(one, continues=kind.page) for one in pages)


def evidence_in_pages(matrix: str, pieces: tuple[int, int]) -> tuple[tuple[str, str], ...]:
    """The path of each page of the evidence behind a matrix, with the file of their list.

    ``pieces`` are how many findings and quotes there are, and how many rows hold nothing.
    """
    if pieces[0] <= WHOLE:
        return ()
    return paths(urls.matrix_behind(matrix), len(chunks(range(sum(pieces)), ON_A_PAGE, WHOLE)))


def pieces_by(catalogue: Catalogue, dimension: Dimension) -> tuple[int, tuple[int, int]]:
    """How many rows a matrix by a dimension has; and how many findings and quotes stand behind its
    cells, and how many of its rows hold nothing."""
    rows_of = {
        study.id: tuple(dict.fromkeys(value_ids(catalogue.values(dimension.id, study))))
        for study in catalogue.studies
    }
    held: Counter[str] = Counter()
    for finding in catalogue.findings:
        held.update({row for study in finding.statement.studies for row in rows_of.get(study, ())})
    for quoted in catalogue.quotes:
        for row in rows_of.get(quoted.study.id, ()):
            held[row] += len(quoted.quote.themes)
    rows = {row for several in rows_of.values() for row in several}
    return len(rows), (held.total(), sum(not held[row] for row in rows))


def _numbered(rows: Iterable[RowEvidence]) -> Iterator[Piece]:
    number = 0
    for row in rows:
        for piece in _pieces(row):
            yield replace(piece, number=number)
            number += 1


def _pieces(row: RowEvidence) -> Iterator[Piece]:
    if not row.cells:
        yield Piece(0, row)
    for cell in row.cells:
        yield from (Piece(0, row, cell, finding=finding) for finding in cell.findings)
        yield from (Piece(0, row, cell, quote=quote) for quote in cell.quotes)


def _anchors(piece: Piece) -> tuple[str, ...]:
    return (piece.row.anchor, *([piece.cell.anchor] if piece.cell else []))


def _rows(pieces: Sequence[Piece], path: str) -> Iterator[RowEvidence]:
    """The rows of a page, with what of their evidence stands on it; their studies, which may be
    thousands, stand where their names lead."""
    following = urls.list_page(path, pieces[-1].number // ON_A_PAGE + 2)
    for _anchor, of_row in groupby(pieces, key=lambda piece: piece.row.anchor):
        several = tuple(of_row)
        cells = {piece.cell.anchor: piece.cell for piece in several if piece.cell}
        yield replace(
            several[0].row,
            studies=(),
            cells=tuple(
                _cell(cell, [piece for piece in several if piece.cell is cell], following)
                for cell in cells.values()
            ),
        )


def _cell(cell: CellEvidence, pieces: Sequence[Piece], following: str) -> CellEvidence:
    """A cell with those of its pieces that stand on a page."""
    last = (cell.quotes or cell.findings)[-1]
    is_left = last not in (pieces[-1].quote, pieces[-1].finding)
    return replace(
        cell,
        findings=tuple(piece.finding for piece in pieces if piece.finding),
        quotes=tuple(piece.quote for piece in pieces if piece.quote),
        more=Link(_("More of it is on the next page"), following) if is_left else None,
    )
