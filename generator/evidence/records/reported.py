"""A value that the sources give, or that is absent with its reason; in a record, one or the other.

Nothing else knows how an absence is written: ``Reported.known`` is the value or None, and
``Reported.absence`` says why there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, Generic, TypeVar, cast, get_args

from pydantic import (
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.evidence.interface import N_, _
from generator.evidence.records.base import Line, Record, SourceId, contradiction
from generator.evidence.records.choice import Choice
from generator.evidence.records.note_kinds import NoteKind

T = TypeVar("T")
U = TypeVar("U")


class AbsenceReason(Choice):
    """Why a value is absent, in the words in which records and readers have it."""

    NOT_REPORTED = N_("not reported"), NoteKind.NOT_REPORTED.meaning
    NOT_IN_OUR_COPY = N_("not in our copy"), NoteKind.NOT_IN_OUR_COPY.meaning
    SAID_UNCLEAR = (
        N_("said to be unclear"),
        "The source has looked for it, and says that it is unclear.",
    )
    NOT_LOOKED_FOR = N_("not looked for"), "Nobody has looked for it."
    NOT_A_QUESTION = N_("not a question of this review"), "The review does not ask for it."


NOT_REPORTED: Final = AbsenceReason.NOT_REPORTED.value
"""What stands in a record where the part of the source that would say it is held, and does not."""

NOT_ASKED: Final = AbsenceReason.NOT_A_QUESTION.value
"""What stands for a field that a review has no notion of, and that is left out of its records."""

PLAIN_REASONS: Final = tuple(
    reason.value for reason in AbsenceReason if reason is not AbsenceReason.NOT_IN_OUR_COPY
)
"""The reasons that a record gives by their words alone."""

_WHICH_WORDS: Final = (
    f"not reported: {AbsenceReason.NOT_REPORTED.meaning} "
    "said to be unclear: they say that it is unclear. "
    "not looked for: nobody has looked. not a question of this review: it does not ask for this."
)


_OF_A_PART: Final = (AbsenceReason.NOT_IN_OUR_COPY, AbsenceReason.NOT_REPORTED)
"""The reasons that may name a part of a source: one that is lacking, one that was read."""


def _as_it_is_written(schema: dict[str, Any]) -> None:
    """Only what a part of a source is named for needs a mapping."""
    schema["properties"]["absent"] = {
        "enum": [reason.value for reason in _OF_A_PART],
        "description": schema["properties"]["absent"]["description"],
    }
    schema["properties"]["part"] = {
        "description": schema["properties"]["part"]["description"],
        **schema["properties"]["part"]["anyOf"][0],
    }
    schema["required"] = ["absent", "part"]


def _shapeless() -> PydanticCustomError:
    return contradiction(
        "absence_shape",
        "part",
        _(
            "What is not in our copy has a part, what is not reported may have one; no other "
            "has one."
        ),
    )


class Absence(Record):
    """Why a value is absent; where it stands in a part of a source, which part."""

    model_config = ConfigDict(json_schema_extra=_as_it_is_written)

    absent: Annotated[AbsenceReason, Field(strict=False)] = Field(
        description="The words: not in our copy; or not reported, of a part that was read. "
        "Otherwise the reasons are written by themselves."
    )
    part: Line | None = Field(
        default=None,
        description="Of what is not in our copy, the part of a source that the editors do not "
        "hold, and that has the value; of what is not reported, the part that does not say it.",
    )
    source: SourceId | None = Field(
        default=None, description="The id of the source whose part it is, in content/sources/."
    )

    @model_validator(mode="after")
    def _part_where_it_stands_in_one(self) -> Absence:
        lacks_it = self.part is None and (
            self.absent is AbsenceReason.NOT_IN_OUR_COPY or self.source is not None
        )
        if lacks_it or (self.part is not None and self.absent not in _OF_A_PART):
            raise _shapeless()
        return self

    @property
    def words(self) -> str:
        """The reason in words, as records and data files have it."""
        return f"{self.absent.value} ({self.part})" if self.part else self.absent.value

    @property
    def said(self) -> str:
        """The reason in the language of the site, for readers."""
        reason = _(self.absent.value)
        return _("{reason} ({part})", reason=reason, part=self.part) if self.part else reason

    @property
    def unsaid(self) -> bool:
        """Whether the sources, which are at hand as a whole, do not say it."""
        return self.absent is AbsenceReason.NOT_REPORTED

    @property
    def written(self) -> str | Absence:
        """What stands for it in a record: the words alone, or itself as a mapping."""
        return self if self.part else self.absent.value


class Reported(Generic[T]):
    """A value that is known, or absent with its reason: never both, never neither.

    ``known`` is None exactly where there is an ``absence``. Two are equal where what they hold is.
    (No dataclass, since Pydantic would read every generic dataclass as a mapping of its fields.)
    """

    __slots__ = ("absence", "known")

    known: T | None
    absence: Absence | None

    def __init__(self, known: T | None = None, absence: Absence | None = None) -> None:
        """Raises ValueError where there is both a value and a reason why not, or neither."""
        if (known is None) == (absence is None):
            raise ValueError("A value is either known or absent for a reason.")
        object.__setattr__(self, "known", known)
        object.__setattr__(self, "absence", absence)

    @property
    def asked(self) -> bool:
        """Whether the review asks for it, known or not."""
        return self.absence is None or self.absence.absent is not AbsenceReason.NOT_A_QUESTION

    def __setattr__(self, name: str, value: object) -> None:
        """Nothing is changed once it is made: raises AttributeError."""
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __eq__(self, other: object) -> bool:
        """Whether the other holds the same value or is absent for the same reason."""
        if not isinstance(other, Reported):
            return NotImplemented
        return (self.known, self.absence) == (other.known, other.absence)

    def __hash__(self) -> int:
        """The same for equal ones."""
        return (self.known, self.absence).__hash__()

    def __repr__(self) -> str:
        """The one of the two that it holds."""
        return f"Reported({self.known if self.absence is None else self.absence!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """For copies, which would otherwise set what is frozen."""
        return Reported, (self.known, self.absence)

    def map(self, change: Callable[[T], U]) -> Reported[U]:
        """What is made of the value; an absence stays what it is."""
        if self.absence is not None:
            return Reported(absence=self.absence)
        return Reported(change(cast(T, self.known)))

    @property
    def written(self) -> T | str | Absence:
        """What stands in the record: the value, or what stands for its absence."""
        return cast(T, self.known) if self.absence is None else self.absence.written

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Reads a value or an absence, and gives it back as it is written."""
        value = handler.generate_schema(get_args(source)[0])
        words = core_schema.literal_schema(list(PLAIN_REASONS))
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(  # the JSON Schema's, too
                _made,
                core_schema.union_schema(
                    [words, handler.generate_schema(Absence), value], mode="left_to_right"
                ),
            ),
            python_schema=core_schema.no_info_wrap_validator_function(_read, value),
            serialization=core_schema.wrap_serializer_function_ser_schema(_dumped, schema=value),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """What may be written: a value, the words of a reason, or a mapping with the part."""
        words, mapping, *value = handler(schema)["anyOf"]
        return {"anyOf": [*value, {"description": _WHICH_WORDS, **words}, mapping]}


def unreported(reason: AbsenceReason = AbsenceReason.NOT_REPORTED) -> Reported[Any]:
    """A value that is absent for a reason that needs no more than its words."""
    return Reported(absence=Absence(absent=reason))


def in_words(value: Reported[T], say: Callable[[T], str] = str) -> str:
    """A value as a text, or the reason for which it is absent."""
    return say(cast(T, value.known)) if value.absence is None else value.absence.words


def as_said(value: Reported[T], say: Callable[[T], str] = str) -> str:
    """A value as a text, or the reason for which it is absent, for readers."""
    return say(cast(T, value.known)) if value.absence is None else value.absence.said


def reason(value: Reported[Any]) -> str:
    """The reason by which lists gather what is absent, without its part; of no items, the usual."""
    return value.absence.absent.value if value.absence is not None else NOT_REPORTED


def text_of(value: str | Absence) -> str:
    """A text, or the words of what stands in its place."""
    return value if isinstance(value, str) else value.words


def absence_of(value: Reported[tuple[Any, ...]]) -> Absence | None:
    """Why there are no items; an empty list says that the sources report none."""
    return unreported().absence if value.known == () else value.absence


def is_absence_mapping(value: Any) -> bool:
    """Whether a plain value says by a mapping, right or wrong, that something is absent."""
    return isinstance(value, Mapping) and "absent" in value


def plain_reason(text: str) -> str | None:
    """The reason that a text gives in words, however it is spelled; else None."""
    return next((words for words in PLAIN_REASONS if _bare(words) == _bare(text)), None)


def _bare(text: str) -> str:
    return re.sub(r"[\s_.\u2010-\u2013-]+", "", text).casefold()


def _read(value: Any, handler: Callable[[Any], Any]) -> Reported[Any]:
    if isinstance(value, Reported | Absence):
        value = value.written
    if isinstance(value, str) and value in PLAIN_REASONS:
        return _made(value)
    if isinstance(value, str) and _bare(value) == _bare(AbsenceReason.NOT_IN_OUR_COPY):
        value = {"absent": AbsenceReason.NOT_IN_OUR_COPY}  # which lacks the part, and says so
    if isinstance(value, Absence) or is_absence_mapping(value):
        absence = Absence.model_validate(value)
        if absence.part is None:
            raise _shapeless()
        return _made(absence)
    return Reported(handler(value))


def _made(written: Any) -> Reported[Any]:
    if isinstance(written, Absence):
        return Reported(absence=written)
    if isinstance(written, str) and written in PLAIN_REASONS:
        return unreported(AbsenceReason(written))
    return Reported(written)


def _dumped(value: Reported[Any], handler: Callable[[Any], Any]) -> Any:
    if value.absence is None:
        return handler(value.known)
    written = value.absence.written
    return (
        written if isinstance(written, str) else written.model_dump(mode="json", exclude_none=True)
    )
