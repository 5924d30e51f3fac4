"""The one description of fields: complete, true to the models, and read where fields are known."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest
from pydantic import Field, ValidationError

from generator.cli import main
from generator.edit.issues.forms import FORMS
from generator.edit.writing.draft import draft_text
from generator.evidence.addresses import standing_in
from generator.evidence.catalogue import Catalogue
from generator.evidence.fields import (
    Holds,
    RecordField,
    field_at,
    field_of,
    fields_of,
    models_in,
    title_of,
    typed_fields,
    without,
)
from generator.evidence.loading import Content
from generator.evidence.record_links import homes, known_things, record_links
from generator.evidence.records.base import FormerIds, Line, Printed, Record
from generator.evidence.records.kinds import KINDS, Kind
from generator.evidence.records.markers import Anchor, Asked, Label, RefersTo, Trait, Words
from generator.evidence.records.review import Review
from generator.evidence.records.source import Source
from generator.evidence.records.speakers import Voice
from generator.evidence.records.study import Quote, Study
from generator.evidence.records.theme import Theme
from generator.publish.admin.config import config

Out = pytest.CaptureFixture[str]
MODELS = list(dict.fromkeys(model for kind in KINDS for model in models_in(kind.model)))
EVERY = [(model, field) for model in MODELS for field in fields_of(model)]


def _field(model: type[Record], *path: str) -> RecordField:
    field = field_at(model, path)
    assert field
    return field


def _named(wrong: list[tuple[type[Record], RecordField]]) -> list[str]:
    return [f"{model.__name__}.{field.name}" for model, field in wrong]


# --- what is not there -----------------------------------------------------------------------


def test_what_no_model_has_is_no_field() -> None:
    assert field_of(Study, "colour") is None
    assert field_of(None, "id") is None
    assert field_at(Study, ()) is None
    assert field_at(Study, ("reference", "colour")) is None
    assert field_at(Study, ("id", "inside", 0, "a text")) is None


def test_the_command_knows_only_kinds_of_records(capsys: Out) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["fields", "papers"])
    assert stopped.value.code == 2
    assert "study" in capsys.readouterr().err


@pytest.mark.parametrize("word", ["participants", "", "PARTICIPANT", "Whose words"])
def test_a_meaning_is_no_word_of_a_list(word: str) -> None:
    with pytest.raises(ValueError, match="is not a valid Voice"):
        Voice(word)


# --- laws of the description -----------------------------------------------------------------


def test_every_field_is_called_something_and_says_what_it_is_for() -> None:
    assert len(EVERY) > 200
    assert not _named([(m, f) for m, f in EVERY if not (f.label and f.meaning and f.question)])


def test_every_id_is_its_records_own_or_an_earlier_one_or_says_what_it_names() -> None:
    ids = [(m, f) for m, f in EVERY if f.is_id and Trait.LATER not in f.traits]
    assert len(ids) > 30
    assert not _named([(m, f) for m, f in ids if not (f.is_own_id or f.refers)])


def test_whatever_an_id_names_stands_somewhere() -> None:
    named = [(m, f) for m, f in EVERY if f.refers]
    assert len(named) > 12
    nowhere = [
        (m, f) for m, f in named if f.refers and not all(homes(thing) for thing in f.refers.kinds)
    ]
    assert not _named(nowhere)
    by_another = [(m, f.refers.kind_in) for m, f in named if f.refers and f.refers.kind_in]
    assert [m.__name__ for m, name in by_another if field_of(m, name)] == ["AnswerLink", "TermLink"]


def test_every_text_says_whose_words_it_is_in_and_nothing_else_does() -> None:
    texts = {Holds.TEXT, Holds.PROSE}
    assert not _named([(m, f) for m, f in EVERY if (f.words is None) == (f.holds in texts)])
    coded = [(m, f) for m, f in EVERY if f.is_id or f.choices]
    assert not _named([(m, f) for m, f in coded if f.words is not Words.CODE])


def test_what_commands_write_is_known_and_nobody_is_asked_for_it(
    sample_content: Content,
) -> None:
    by_commands = {f.name: f.written_by for _, f in EVERY if f.written_by}
    assert by_commands == {
        "written_from": "evidence plain --reviewed",
        "assessed_on": "evidence confidence --reviewed",
    }
    ((_, review),) = sample_content.records(Review)
    everywhere = [json.dumps(config("content", None, review))]
    everywhere += [draft_text({}, kind).text for kind in KINDS]
    everywhere += [str(form) for form in FORMS]
    assert not [text[:60] for text in everywhere for name in by_commands if name in text]


def test_choices_are_the_words_that_the_model_takes() -> None:
    for model, field in [(m, f) for m, f in EVERY if f.choices]:
        assert all(choice.meaning.endswith(".") for choice in field.choices), (model, field.name)
        assert len(set(field.choices)) == len(field.choices)
    voice = _field(Quote, "voice")
    assert tuple(voice.choices) == ("participant", "author", "other", "unclear")
    assert voice.choices[0] is Voice.PARTICIPANT


def test_a_field_says_what_stands_in_it() -> None:
    quotes, ladder = _field(Study, "quotes"), _field(Study, "ladder")
    assert (quotes.part, quotes.called, quotes.listed) == (Quote, "quote", True)
    assert (quotes.anchor, ladder.anchor) == ("quote", "")
    assert (ladder.required, ladder.may_be_absent) == (True, True)
    assert _field(Quote, "text").words is Words.QUOTED
    assert _field(Quote, "place", "section").words is Words.PRINTED
    year, tag = _field(Source, "year"), _field(Study, "reference", "title_language")
    assert (year.holds, year.least, year.most) == (Holds.NUMBER, 1500, 2200)
    assert year.may_be_absent
    assert tag.default == "en"
    assert tag.written_as.startswith("Write a language tag")


class _Garden(Record):
    """A garden with its gate; its studies stand elsewhere."""

    id: Annotated[str, Field(pattern="^[a-z]+$"), Anchor("garden")]
    beds: Annotated[int, Label("Raised beds"), Asked("How many beds")] = Field(ge=1, examples=[3])
    gates: tuple[Annotated[Line, RefersTo(("gate",))], ...] = Field(
        default=(), description="Ways in."
    )
    sign: Printed | None = None
    formerly: FormerIds = ()


def test_a_new_field_is_known_by_what_stands_beside_it() -> None:
    """A model's fields are described as it declares them, without another word anywhere."""
    garden_id, beds, gates, sign, formerly = fields_of(_Garden)
    assert (garden_id.anchor, garden_id.pattern) == ("garden", "^[a-z]+$")
    assert (beds.label, beds.question) == ("Raised beds", "How many beds")
    assert (beds.least, beds.examples) == (1, (3,))
    assert (gates.listed, gates.help, gates.refers) == (True, "Ways in.", RefersTo(("gate",)))
    assert (sign.required, sign.words, sign.help) == (False, Words.PRINTED, "")
    assert sign.meaning == "Plain text in one paragraph, no markup."
    assert formerly.is_id and not formerly.is_own_id
    with pytest.raises(ValidationError):
        _Garden.model_validate({"id": "a", "beds": 0})


# --- records and their parts -----------------------------------------------------------------


def test_a_record_is_called_by_its_title(catalogue: Catalogue) -> None:
    assert title_of(catalogue.sources["leaflet"]) == "A leaflet (made up)"
    study = catalogue.study["ni-she-2018"]
    assert title_of(study) == study.reference.title
    assert title_of(study.quotes[0]) == study.quotes[0].text
    assert title_of(study.characteristics) == ""


def test_what_is_left_out_is_left_out_at_any_depth() -> None:
    value: dict[str, Any] = {
        "title": "T",
        "plain": {"text": "A.", "written_from": ("finding a 0123456789",)},
        "findings": ({"id": "a", "confidence": {"by": "B", "assessed_on": ()}}, "no mapping"),
        "unknown": {"written_from": "kept"},
    }
    left = without(value, Theme, lambda field: bool(field.written_by))
    assert left == {
        "title": "T",
        "plain": {"text": "A."},
        "findings": ({"id": "a", "confidence": {"by": "B"}}, "no mapping"),
        "unknown": {"written_from": "kept"},
    }


def test_all_that_the_sample_names_is_known(sample_content: Content) -> None:
    known = known_things(sample_content)
    named = list(record_links(sample_content))
    assert {"study", "theme", "source", "category", "model"} <= {n.things[0] for n in named}
    unknown = [
        n.named for n in named if "page" not in n.things
        and not any(n.named in known.get(thing, {}) for thing in n.things)
    ]  # fmt: skip
    assert unknown == []


def test_every_part_with_an_anchor_has_an_address_of_its_own(sample_content: Content) -> None:
    standing = [
        one
        for entry in sample_content.all()
        for one in standing_in(entry.kind, entry.stem, entry.inner)
    ]
    addresses = [one.address for one in standing]
    assert len(addresses) > 50
    assert len(set(addresses)) == len(addresses)
    anchored = [f for _, f in EVERY if f.part and f.anchor]
    assert {f.called for f in anchored} >= {"finding", "quote", "detail", "fact", "category"}


# --- the command -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("columns", ["40", "100", "500"])
def test_the_fields_of_a_record_are_printed_as_a_table(
    kind: Kind, columns: str, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert main(["fields", kind.name]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{kind.name}: ")
    table = lines[lines.index("") + 1 :]
    assert table[0].split() == ["field", "holds", "what", "it", "is", "for"]
    assert {len(line) for line in table} <= set(range(121))
    named = [line.split()[0] for line in table[2:] if line[:1] not in {"", " "}]
    assert named == [field.name for field in fields_of(kind.model)]


def test_parts_are_set_in_where_they_are_first_met(capsys: Out) -> None:
    assert main(["fields", "study"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("    ") and line[4:5].isalpha()][
        :3
    ] == ["family", "initials", "given"]
    assert len([line for line in lines if line.lstrip().startswith("section ")]) == 1
    assert any("id of a source" in line for line in lines)
    assert any("participant: Somebody" in line for line in lines)


def test_as_json_everything_is_said_at_every_place(capsys: Out) -> None:
    assert main(["fields", "theme", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["kind"], said["file"]) == ("theme", "themes/<id>.yml")
    fields = {field["name"]: field for field in said["fields"]}
    assert list(fields) == [field.name for field in fields_of(Theme)]
    assert fields["category"]["refers_to"] == "category"
    assert fields["kind"]["refers_to"] == "theme kind"
    finding = {field["name"]: field for field in fields["findings"]["fields"]}
    assert finding["studies"]["refers_to"] == "study"
    assert finding["attribution"]["choices"]["uncited"] == "No study is cited."
    confidence = {field["name"]: field for field in finding["confidence"]["fields"]}
    assert confidence["assessed_on"]["written_by"] == "evidence confidence --reviewed"
    assert confidence["by"]["written_by"] == "a person"
    assert [field.name for field in typed_fields(Theme)] == list(fields)
