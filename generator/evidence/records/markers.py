"""What a model says beside a field, where the field's type does not say it.

Markers stand in ``Annotated[...]``, at the field or in a type that fields share. Pydantic passes
them over; ``generator.evidence.fields`` reads them for everything that knows fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.evidence.interface import N_


class Words(Enum):
    """Whose words a text is in.

    The editors' own; a name, title or locator as the source prints it; words quoted from others,
    exact to the character; or none at all: an id, an address, a word of a closed list.
    """

    OURS = N_("own words")
    PRINTED = N_("as printed")
    QUOTED = N_("verbatim")
    CODE = N_("code")


class Trait(Enum):
    """What programs heed when they show, ask for or change a value."""

    LONG = "it often fills more than one line of a form"
    AS_WRITTEN = "no program changes it for looks: others hold on to it as it stands"
    TITLE = "people call its record by it"
    EXPECTED = "records have it, unless the whole review has no notion of it"
    OFFERED = "records may have it, unless the whole review has no notion of it"
    LATER = "no new record has it: it says what came later"


@dataclass(frozen=True)
class RefersTo:
    """The text is the id of something that stands elsewhere.

    ``kinds`` are what such a thing can be: kinds of record, or of their parts. Where another field
    of the same record says the kind, ``kind_in`` names that field. With ``in_own_record``, it is a
    part of the record in which the id stands.
    """

    kinds: tuple[str, ...] = ()
    kind_in: str = ""
    in_own_record: bool = False


@dataclass(frozen=True)
class Called:
    """What one of the things in a field is called, where its model's name does not say it.

    With ``within_record``, its id is unique only in what holds it, its record or a part of that
    with an id, so that others name it by both: ``theme.finding``.
    """

    kind: str
    within_record: bool = False


@dataclass(frozen=True)
class Anchor:
    """It stands under an anchor of this family on a page; ``addresses`` makes the address."""

    family: str


@dataclass(frozen=True)
class WrittenBy:
    """A command writes it, and nobody types it."""

    command: str


@dataclass(frozen=True)
class Label:
    """What the field is called, where its name says too little."""

    text: str


@dataclass(frozen=True)
class Asked:
    """How whoever proposes or begins a record is asked for it, where its label says too little.

    ``though_optional`` asks for it at a terminal although it may be left out.
    """

    question: str = ""
    though_optional: bool = False


@dataclass(frozen=True)
class WrittenAs:
    """The form of a value, said to whoever wrote one otherwise."""

    how: str


@dataclass(frozen=True)
class Headed:
    """How people head its column in a sheet, as a regular expression for small letters."""

    headings: str


@dataclass(frozen=True)
class AlsoText:
    """Beside a number, the field may hold a text of this pattern."""

    pattern: str
