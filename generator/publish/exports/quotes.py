"""The table of quotes."""

from __future__ import annotations

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, listed
from generator.evidence.records.speakers import VoiceBasis
from generator.evidence.records.study import Quote
from generator.publish.exports.columns import Column, ColumnType, Table, words_column
from generator.publish.exports.listing import QUOTES_FILE


def begins_column() -> Column:
    """The column of the first words of a passage."""
    return Column(
        "begins", _("The first words of the passage as printed, where the record has them.")
    )


def quotes_table(catalogue: Catalogue) -> Table:
    """A row a quote."""
    return Table(
        QUOTES_FILE,
        _("Quotes"),
        _("One row for each quote."),
        (
            Column(
                "quote",
                _("Id of the quote: study, a full stop, its id within the study."),
                ColumnType.ID,
            ),
            Column("study", _("Id of the study quoted."), ColumnType.ID, names="studies"),
            Column(
                "themes",
                _("Ids of the themes under which the source prints it."),
                ColumnType.LIST,
                names="themes",
            ),
            Column("text", _("The quotation, exact to the character."), is_prose=True),
            Column("locator", _("The locator as printed beside it.")),
            words_column(Quote, "voice"),
            words_column(Quote, "voice_basis"),
            Column("source", _("Id of the source in which it is quoted."), ColumnType.ID),
            Column("section", _("Section of the source.")),
            begins_column(),
            _role_column(catalogue),
            Column(
                "role_basis",
                _("Who says so: {words}.", words=listed([*VoiceBasis], "or")),
                ColumnType.ID,
            ),
        ),
        tuple(
            (
                quoted.id,
                quoted.study.id,
                quoted.quote.themes,
                quoted.quote.text,
                quoted.quote.locator,
                quoted.quote.voice.value,
                quoted.quote.voice_basis.value,
                quoted.quote.place.source,
                quoted.quote.place.section,
                quoted.quote.place.begins,
                quoted.quote.role,
                quoted.quote.role_basis.value if quoted.quote.role_basis else None,
            )
            for quoted in sorted(catalogue.quotes, key=lambda quoted: quoted.id)
        ),
    )


def _role_column(catalogue: Catalogue) -> Column:
    roles = " ".join(f"{role.id}: {role.meaning}" for role in catalogue.review.speaker_roles)
    meaning = _("Who speaks, where the record says it.")
    return Column("role", f"{meaning} {roles}", ColumnType.ID)
