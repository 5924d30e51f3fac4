"""The card of a study: what is known under its headings, and what is not in a line a reason."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

from bench.content import big, write
from generator.check.rules import load_catalogue
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.review_kind import ReviewKind
from generator.publish.pages.items.items import quote_item
from generator.publish.pages.items.kind_words import KIND_WORDS
from generator.publish.pages.items.told_apart import told_apart
from generator.publish.pages.study.card import HEADINGS, StudyCard, study_card
from generator.publish.pages.study.lacking import known_of_few, known_of_none

WORDS = KIND_WORDS[ReviewKind.INTERVENTIONS]


def _card(catalogue: Catalogue, study: str) -> StudyCard:
    quotes = [quote_item(catalogue, one) for one in catalogue.quotes if one.study.id == study]
    return study_card(catalogue, catalogue.study[study], quotes, known_of_none(catalogue))


def test_a_study_without_anything_is_told_in_a_line_a_reason(catalogue: Catalogue) -> None:
    card = _card(catalogue, "velde-2016")
    assert card.words is None
    assert card.no_words
    said = {(one.reason, one.parts): one.named for one in card.lacking}
    assert said == {
        ("Not reported", ""): "Country of study; What the garden was for; Models; "
        "Language of the report",
        ("Not in our copy", "Appendix 2"): "Size of the plot",
    }
    changed = next(row for row in card.rows if row.label == WORDS.changed)
    assert [value.said for value in changed.values] == [WORDS.none_tells]


def test_the_country_of_publication_is_no_country_of_study(catalogue: Catalogue) -> None:
    study = catalogue.study["gartenbund-2020"]
    assert study.characteristics.study_country.known is None
    assert study.characteristics.publication_country.known
    assert told_apart(catalogue, study) == "Gartenbund & Söhne e. V. 2020 · Gardening"
    assert told_apart(catalogue, catalogue.study["velde-2016"]) == "van der Velde 2016"


def test_a_declared_characteristic_stands_under_the_heading_that_it_tells(sample: Path) -> None:
    file = sample / "review.yml"
    text = file.read_text(encoding="utf-8")
    told = text.replace("    held_in: {part: Appendix 2}\n", "    tells: who\n")
    assert told != text
    file.write_text(told, encoding="utf-8")
    (row, *_) = _card(load_catalogue(sample)[0], "ni-she-2018").rows
    assert row.label == HEADINGS["who"]
    assert [value.text for value in row.values] == ['30 m², "about"']
    assert row.places


def test_a_finding_on_the_card_keeps_what_it_is_misread_without(sample: Path) -> None:
    file = sample / "themes/first-visit.yml"
    text = file.read_text(encoding="utf-8")
    note = "    notes: [{kind: unclear, weight: main, text: Whose gate is not said.}]\n"
    marked = text.replace("    bearing: helps\n", f"    bearing: helps\n{note}")
    assert marked != text
    file.write_text(marked, encoding="utf-8")
    rows = _card(load_catalogue(sample)[0], "ni-she-2018").rows
    (value,) = next(row for row in rows if row.label == WORDS.changed).values
    assert [note.text for note in value.notes] == ["Whose gate is not said."]


def test_what_is_known_of_no_study_stands_in_one_line(sample: Path) -> None:
    files = sorted((sample / "studies").glob("*.yml"))
    for file in files:
        text = re.sub(r"(?m)^  language: .*$", "  language: not reported", file.read_text())
        file.write_text(text)
    catalogue = load_catalogue(sample)[0]
    cards = [_card(catalogue, study.id) for study in catalogue.studies]
    said = [(card.of_none.text, card.of_none.path) for card in cards if card.of_none]
    assert said == [("Not known of any study: one thing", "gaps/")] * len(catalogue.studies)
    named = "; ".join(one.named for card in cards for one in card.lacking)
    assert "Language of the report" not in named
    file = sample / "studies" / f"{catalogue.studies[0].id}.yml"
    file.write_text(file.read_text().replace("  language: not reported", "  language: English"))
    card = _card(load_catalogue(sample)[0], catalogue.studies[1].id)
    assert card.of_none is None
    assert "Language of the report" in "; ".join(one.named for one in card.lacking)


def test_what_most_of_many_studies_lack_is_said_in_one_line_and_where_it_is_known_stays(
    tmp_path: Path,
) -> None:
    write(tmp_path, big(40, 4, 40, 2))
    files = sorted((tmp_path / "studies").glob("*.yml"))
    for number, file in enumerate(files):
        study = yaml.safe_load(file.read_text())
        study["reference"]["language"] = "English" if number < 5 else "not reported"
        file.write_text(json.dumps(study))
    catalogue = load_catalogue(tmp_path)[0]
    of_none, of_few = known_of_none(catalogue), known_of_few(catalogue)
    assert "Language of the report" in {label for label, *_ in of_few}
    cards = [study_card(catalogue, study, (), of_none, of_few) for study in catalogue.studies]
    lines = [
        [link for link in card.of_few if "Language of the report" in link.text] for card in cards
    ]
    assert sorted(map(len, lines)) == [0] * 5 + [1] * 35
    (said,) = max(lines, key=len)
    assert said.text.startswith("Not reported, as of most studies: ")
    assert said.path == "gaps/#not-reported"
    assert not any("Language of the report" in one.named for card in cards for one in card.lacking)
