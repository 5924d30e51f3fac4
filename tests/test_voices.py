"""In whose words, what carries a message, and which notes stand in sight."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.rules import load_catalogue
from generator.check.todo import tasks
from generator.derive.support import (
    Support,
    speakers,
    support_of_interpretation,
    support_of_review,
    support_of_theme,
)
from generator.evidence.catalogue import Catalogue, QuoteInStudy, build_catalogue
from generator.evidence.loading import Content, load_content
from generator.evidence.records.base import Note
from generator.evidence.records.dimensions import SPEAKER_ROLES, SpeakerRole
from generator.evidence.records.study import Quote
from generator.evidence.speakers import Whose, is_guess, whose
from generator.publish.exports import data_files
from generator.publish.pages.briefs.interpretation import interpretation_brief
from generator.publish.pages.briefs.parts import UNKNOWN
from generator.publish.pages.gaps.gaps import gaps_page
from generator.publish.pages.items.items import note_items, quote_item
from generator.publish.pages.items.marks import mark_words
from generator.publish.pages.synthesis.synthesis import interpretation_items
from generator.publish.pages.theme.carriers import interpretation_sentences
from generator.publish.pages.theme.voices import (
    heard_words,
    missing_sentences,
    quotes_sentence,
    unheard_words,
)
from tests.conftest import made_quote, made_study, made_theme, with_records
from tests.shared import Built

# --- In whose words ------------------------------------------------------------------------------


def _made(number: int = 0, **given: Any) -> dict[str, Any]:
    return {**made_quote(number, ["theme-0"]), **given}


def _quote(number: int = 0, **given: Any) -> Quote:
    return Quote.model_validate(_made(number, **given))


SOURCE = {"voice_basis": "source"}
KEEPER = {"role": "keeper", "role_basis": "source"}
GUESSED = {"role": "keeper", "role_basis": "editors", "role_reason": "Somebody has a key."}


def _spoken(catalogue: Catalogue, *quotes: dict[str, Any]) -> Support:
    """The support of quotes alone, in the sample, where visitors and keepers may speak."""
    studies = [made_study(number, quotes=(quote,)) for number, quote in enumerate(quotes)] or [
        made_study(0)
    ]
    content = with_records(catalogue.content, "study", studies)
    content = with_records(content, "theme", [made_theme(0, [])])
    for kind in ("interpretation", "model", "question", "synthesis"):
        content = with_records(content, kind, [])
    return support_of_review(build_catalogue(content))


def test_whoever_speaks_took_part_unless_the_role_is_known_to_be_another() -> None:
    built_in = {role.id: role.is_participant for role in SPEAKER_ROLES}
    assert built_in == {"study-author": False, "organisation": False, "not-said": False}
    role = {"id": "volunteer", "label": "Volunteer", "meaning": "Somebody who helps."}
    assert SpeakerRole.model_validate(role).is_participant
    assert not SpeakerRole.model_validate({**role, "participant": False}).is_participant
    author = {**role, "id": "study-author", "participant": True}
    assert SpeakerRole.model_validate(author).is_participant


@pytest.mark.parametrize(
    ("number", "given", "expected", "guess"),
    [
        (0, {}, Whose.PARTICIPANTS, True),
        (1, SOURCE, Whose.AUTHORS, False),
        (2, SOURCE, Whose.OTHERS, False),
        (3, {}, Whose.UNSAID, False),
        (0, {**SOURCE, "role": "not-said"}, Whose.PARTICIPANTS, False),
        (3, {"role": "not-said"}, Whose.UNSAID, False),
        (3, KEEPER, Whose.PARTICIPANTS, False),
        (3, GUESSED, Whose.PARTICIPANTS, True),
        (0, {"role": "organisation", "role_basis": "source"}, Whose.OTHERS, False),
        (0, {"role": "study-author", "role_basis": "source"}, Whose.AUTHORS, False),
    ],
)
def test_words_are_whose_the_role_says_and_else_the_voice(
    catalogue: Catalogue, number: int, given: dict[str, str], expected: Whose, guess: bool
) -> None:
    quote = _quote(number, **given)
    assert whose(catalogue.review, quote) is expected
    assert is_guess(catalogue.review, quote) is guess


@pytest.mark.parametrize(
    ("quotes", "said"),
    [
        ((), "No visitor or keeper of a key is quoted."),
        ((_made(1, **SOURCE),), "No visitor or keeper of a key is quoted."),
        ((_made(1),), "No visitor or keeper of a key is known to be quoted."),
        ((_made(3, role="not-said"),), "No visitor or keeper of a key is known to be quoted."),
        ((_made(0, **KEEPER, **SOURCE),), "No visitor is quoted."),
        ((_made(0, **GUESSED),), "No visitor is known to be quoted."),
    ],
)
def test_nobody_is_said_to_be_silent_who_may_have_spoken(
    catalogue: Catalogue, quotes: tuple[dict[str, Any], ...], said: str
) -> None:
    assert unheard_words(_spoken(catalogue, *quotes)) == said


def test_what_the_editors_say_of_speakers_is_marked_in_every_sentence(
    catalogue: Catalogue,
) -> None:
    support = _spoken(catalogue, _made(0, **GUESSED), _made(4, **KEEPER, **SOURCE), _made(1))
    assert heard_words(support) == "participants are quoted twice (one the editors’ label)"
    assert quotes_sentence(support) == (
        "By who speaks: who keeps the key (2, one the editors’ label) and author of the study "
        "(1, the editors’ label)."
    )
    item = quote_item(
        catalogue, QuoteInStudy(catalogue.studies[0], _quote(0, **GUESSED, themes=()))
    )
    mark = "(the editors’ label)"
    assert item.spoken == (f"Participant {mark}", f"who keeps the key {mark}")


@given(st.lists(st.integers(0, 3), max_size=6))
def test_every_quote_has_one_role_in_the_counts(catalogue: Catalogue, numbers: list[int]) -> None:
    quotes = [QuoteInStudy(None, _quote(number)) for number in numbers]  # type: ignore[arg-type]
    spoken = speakers(catalogue.review, quotes)
    assert sum(heard.quotes for _, heard in spoken.roles) == len(quotes)
    assert sum(heard.quotes for heard in spoken.voices.values()) == len(quotes)


def test_a_review_without_roles_of_participants_tells_voices_as_before(sample: Path) -> None:
    review = sample / "review.yml"
    before, _, rest = review.read_text(encoding="utf-8").partition("speaker_roles:\n")
    review.write_text(f"{before}topics:{rest.partition('topics:')[2]}", encoding="utf-8")
    study = sample / "studies" / "adeyemi-2021-a.yml"
    said = study.read_text(encoding="utf-8")
    study.write_text(said.replace("role: visitor", "role: organisation"), encoding="utf-8")
    catalogue, _ = load_catalogue(sample)
    support = support_of_theme(catalogue, "shared-work")
    assert support.speakers.roles == () == support.elsewhere
    assert quotes_sentence(support) == "Also quoted: study authors once (the editors’ label)."
    assert missing_sentences(catalogue, support)[0].startswith("Quoted elsewhere in the review")


def test_the_sample_tells_editors_labels_in_the_list_of_quotes_and_in_data(
    catalogue: Catalogue,
) -> None:
    quotes = data_files(catalogue)["quotes.csv"].splitlines()
    row = next(line for line in quotes if line.startswith("adeyemi-2021-a.missed,"))
    assert row.endswith(",visitor,editors")


# --- What carries a message ----------------------------------------------------------------------


def _statement(number: int, *studies: str, carries: bool) -> dict[str, Any]:
    cited = {"attribution": "cited", "studies": studies} if studies else {"attribution": "uncited"}
    place = {"source": "meadow-2022", "section": "Discussion", "locator": f"sentence {number}"}
    words = {"id": f"s-{number}", "statement": f"Statement {number}.", "place": place}
    return {**words, **cited, "carries": carries}


def _argued(catalogue: Catalogue, *statements: dict[str, Any]) -> Catalogue:
    item = catalogue.interpretation["gates-teach"].model_dump(exclude_none=True)
    made = {**item, "statements": statements}
    first = catalogue.interpretation["company-first"].model_dump(exclude_none=True)
    content = with_records(catalogue.content, "interpretation", [first, made])
    return build_catalogue(content)


@pytest.mark.parametrize(
    ("carriers", "around", "said"),
    [
        (
            [(), ()],
            [("velde-2016",), ("ni-she-2018",)],
            "None of the two statements that make this conclusion cites a study; two studies are "
            "cited around it.",
        ),
        (
            [()],
            [()],
            "The one statement that makes this conclusion cites no study; no study is cited around "
            "it, either.",
        ),
        (
            [("velde-2016",), ()],
            [("ni-she-2018",)],
            "The two statements that make this conclusion: one of five studies, published in "
            "the Netherlands.",
        ),
        (
            [],
            [("adeyemi-2021-b",)],
            "One of five studies, published in Nigeria; nobody is quoted.",
        ),
    ],
)
def test_a_message_rests_on_what_carries_it(
    catalogue: Catalogue, carriers: list[tuple[str, ...]], around: list[tuple[str, ...]], said: str
) -> None:
    statements = [
        *(_statement(n, *studies, carries=True) for n, studies in enumerate(carriers, 1)),
        *(_statement(n, *studies, carries=False) for n, studies in enumerate(around, 5)),
    ]
    new = _argued(catalogue, *statements)
    support = support_of_interpretation(new, "gates-teach")
    assert interpretation_sentences(new, support)[0] == said
    item = interpretation_items(new)[1]
    assert [one.carries for one in item.carriers] == [True] * len(carriers)
    assert [one.carries for one in item.statements] == [False] * len(around)
    assert (item.rests.around is None) == (not carriers)
    assert item.rests.own.sentences[0] == said


def test_no_study_around_a_message_is_told_as_its_support(catalogue: Catalogue) -> None:
    statements = [
        _statement(1, carries=True),
        _statement(2, "velde-2016", "ni-she-2018", carries=False),
    ]
    new = _argued(catalogue, *statements)
    brief = interpretation_brief(new, new.interpretation["gates-teach"], UNKNOWN)
    titles = [section.title for section in brief.sections]
    assert titles[:2] == ["The statements that make it", "Around it"]
    rests = next(section for section in brief.sections if section.anchor == "rests-on")
    assert dict(rests.facts)["Statements"] == (
        "1 makes the conclusion, without a citation of a study; 1 around it, which cites 2 studies."
    )


# --- Notes by weight, and sentences told twice ---------------------------------------------------


def _note(text: str, weight: str) -> Note:
    return Note.model_validate({"kind": "unclear", "text": text, "weight": weight})


def test_notes_of_main_weight_come_first_and_the_others_stand_behind_one_mark(
    catalogue: Catalogue,
) -> None:
    notes = tuple(_note(*one) for one in (("A.", "usual"), ("B.", "main"), ("C.", "usual")))
    items = note_items(catalogue, notes)
    assert [(item.text, item.is_main) for item in items] == [
        ("B.", True),
        ("A.", False),
        ("C.", False),
    ]
    assert mark_words(items) == "2 notes"
    assert mark_words(items[:1]) == ""


def test_gaps_have_main_notes_before_the_others(catalogue: Catalogue) -> None:
    kinds = {kind.kind: kind for kind in gaps_page(catalogue).view.notes}
    known = kinds["note-not-in-our-copy"]
    assert known.count == "1 note, 1 of which changes how something must be read"
    assert [(of.topic, [one.note.is_main for one in of.notes]) for of in known.topics] == [
        ("Belonging", [True])
    ]


def _told_twice(content: Content) -> list[tuple[str, str]]:
    return [
        (task.kind, task.what.partition(" “")[0])
        for task in tasks(content)
        if task.kind in {"same-sentence", "one-place"}
    ]


def test_statements_of_one_sentence_are_listed_and_those_of_one_place(sample: Path) -> None:
    told = "'company-first.keys-decide' and 'keys-and-keepers.council' are made of one sentence."
    assert _told_twice(load_content(sample)[0]) == [("same-sentence", told)]
    record = sample / "interpretations" / "company-first.yml"
    said = record.read_text(encoding="utf-8")
    record.write_text(said.replace("    same_as: keys-and-keepers.council\n", ""), encoding="utf-8")
    apart = "'company-first.keys-decide' stands at the place of 'keys-and-keepers.council'."
    assert _told_twice(load_content(sample)[0]) == [("one-place", apart)]


def test_two_clauses_of_a_sentence_are_no_sentence_told_twice(catalogue: Catalogue) -> None:
    def at(number: int, locator: str, **more: Any) -> dict[str, Any]:
        made = _statement(number, carries=False)
        return {**made, "place": {**made["place"], "locator": locator}, **more}

    apart = (at(1, "paragraph 1, sentence 1, clause 1"), at(2, "paragraph 1, sentence 1, clause 2"))
    new = _argued(catalogue, *apart)
    assert ("one-place", "'gates-teach.s-2' stands at the place of 'gates-teach.s-1'.") not in (
        _told_twice(new.content)
    )
    one = (at(1, "paragraph 1, sentence 1"), at(2, "paragraph 1, sentence 1, clause 2"))
    assert ("one-place", "'gates-teach.s-2' stands at the place of 'gates-teach.s-1'.") in (
        _told_twice(_argued(catalogue, *one).content)
    )


def test_both_statements_of_one_sentence_tell_of_the_other(catalogue: Catalogue) -> None:
    items = [one for item in interpretation_items(catalogue) for one in item.statements]
    told = next(item for item in items if item.anchor.endswith("keys-decide"))
    assert [link.path for link in told.same_as] == ["themes/keys-and-keepers/#finding-council"]


def test_why_a_quote_is_labelled_so_opens_beside_the_label(built: Built) -> None:
    quotes = {quoted.quote.id: quoted.quote for quoted in built.catalogue.quotes}
    assert quotes
    why = " ".join(
        node.text() for node in built.pages["quotes/"].css(".ev-quote__source > .ev-quote__why p")
    )
    assert [quote.id for quote in quotes.values() if quote.voice_reason not in why] == []
