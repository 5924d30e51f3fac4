"""The records and pages of this review are written as its editors write them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from functools import cache

import pytest

from generator.check.readability import reading_of
from generator.check.rules import load_and_check
from generator.edit.intake.ids import proposed_id
from generator.edit.writing import record_text
from generator.evidence.catalogue import Catalogue
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.records.glossary import Glossary
from generator.evidence.records.kinds import KINDS
from tests.conftest import CONTENT, REPOSITORY
from tests.house import files_without_their_schema, untidy_files
from tests.test_architecture import given_away, written_files


def test_records_are_in_house_order() -> None:
    assert untidy_files(CONTENT) == [], "run: evidence format"


def test_the_first_line_of_a_record_leads_an_editor_to_its_schema() -> None:
    assert files_without_their_schema(CONTENT) == []


def test_most_records_are_written_as_their_editors_wrote_them() -> None:
    files = [
        (kind, file)
        for kind in KINDS
        if kind.folder
        for file in CONTENT.glob(f"{kind.folder}/*.yml")
    ]
    same = [
        file
        for kind, file in files
        if record_text(read_yaml(file.read_bytes(), "")[0], kind)
        == file.read_text(encoding="utf-8")
    ]
    assert len(same) >= 30


def test_ids_are_proposed_as_the_editors_form_them(real: Catalogue) -> None:
    proposed = [proposed_id(study.model_dump(mode="json"), ()) for study in real.studies]
    assert proposed == [study.id for study in real.studies]
    assert proposed


def test_plain_words_were_read_against_the_evidence_and_are_easy() -> None:
    content, problems = load_and_check(CONTENT)
    assert [problem for problem in problems if problem.code in {"E030", "E031"}] == []
    plain = {
        entry.path: entry.record.plain  # type: ignore[attr-defined]
        for kind in ("theme", "interpretation")
        for entry in content.of(kind)
    }
    assert plain
    assert [path for path, text in plain.items() if text is None] == []
    lengths = {path: reading_of(text.text).words for path, text in plain.items()}
    assert [path for path, words in lengths.items() if not 60 <= words <= 120] == []


def test_files_that_documents_name_are_there() -> None:
    documents = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
    text = "\n".join((REPOSITORY / name).read_text(encoding="utf-8") for name in documents)
    named = set(re.findall(r"`(content/[\w/-]+\.\w+)`", text))
    assert named
    missing = {name for name in named if not (REPOSITORY / name).exists()}
    assert {name for name in missing if "okafor" not in name} == set()


def test_its_names_are_looked_for_in_the_code_and_the_templates(real: Catalogue) -> None:
    names_of_content = given_away()
    assert names_of_content is not None
    titles = [theme.title for theme in real.themes if " " in theme.title]
    assert titles
    unseen = [name for name in (*real.study, *titles) if not names_of_content.fullmatch(name)]
    assert unseen == []
    families = {author.family for study in real.studies for author in study.reference.named_authors}
    assert len([family for family in families if names_of_content.fullmatch(family or "")]) > 30


def test_the_pictures_for_contributors_are_all_used_and_small() -> None:
    page = (CONTENT / "pages" / "contributing.md").read_text(encoding="utf-8")
    used = dict(
        re.findall(r"!\[([^\]]+)\]\((pictures/[\w-]+\.png)\)\{ width=\d+ height=\d+ \}", page)
    )
    assert all(len(words) > 40 for words in used)
    files = {f"pictures/{file.name}": file for file in (CONTENT / "pages/pictures").iterdir()}
    assert files
    assert set(used.values()) == set(files), "run: make pictures"
    for name, file in files.items():
        width, height = struct.unpack(">II", file.read_bytes()[16:24])
        assert f"({name}){{ width={width} height={height} }}" in page, name
        assert file.stat().st_size < 60_000, name


# --- No word of the subject in code and templates --------------------------------------------

# The words of the field that the glossary explains and that every synthesis uses: the program may.
FIELD_WORDS = frozenset(
    (
        *("advisory group", "attribution", "category", "cited", "cites other works only"),
        *("design", "editors’ explanation", "editors’ judgement", "editors’ label"),
        *("editors’ link", "editors’ own", "editors’ wording", "finding", "grade-cerqual"),
        *("interpretation", "line of argument", "locator", "meta-ethnography", "no citation"),
        *(
            "not in our copy",
            "not reported",
            "qualitative evidence synthesis",
            "quality appraisal",
            "quote",
        ),
        *("reciprocal", "refutational", "rest on", "rests on", "said of every study"),
        "said of every study, without citations",
        *("source", "spices", "study", "theme"),
        *("theme matrix", "third-order construct", "voice"),
        "translation",  # of a title, as in any list of references
    )
)

# What organisations are called, whatever a synthesis is about: "Public Health Wales" is no person.
WORDS_OF_ORGANISATIONS = "generator/evidence/text/author_words.py"

# Words of a subject that stand in no glossary, since everybody knows them.
SUBJECT_WORDS = (
    *("care", "carer", "carers", "commission", "commissions", "commissioned", "commissioner"),
    *(
        "commissioners",
        "commissioning",
        "health",
        "nhs",
        "patient",
        "patients",
        "services",
        "staff",
    ),
)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.I)


@cache
def _of_the_subject() -> re.Pattern[str]:
    """What only this review is about: the words of its glossary, and some that need none."""
    content, _ = load_and_check(CONTENT)
    terms = [term for _, glossary in content.records(Glossary) for term in glossary.terms]
    words = {form.lower() for term in terms for form in (term.term, *term.forms)}
    return _any_of({*words, *SUBJECT_WORDS} - FIELD_WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "A model of co-production.",
        "What co-production changes.",
        "What the care was for",
        "You commission services",
        'OutlinePart("Ladder scores", ())',
    ],
)
def test_a_word_of_the_subject_is_seen(text: str) -> None:
    assert _of_the_subject().search(text)


def test_no_code_and_no_template_speaks_of_the_subject_of_one_review() -> None:
    texts = {
        file.relative_to(REPOSITORY).as_posix(): file.read_text(encoding="utf-8")
        for file in written_files()
    }
    assert _of_the_subject().search(texts.pop(WORDS_OF_ORGANISATIONS))
    spoken = {
        name: words for name, text in texts.items() if (words := _of_the_subject().findall(text))
    }
    assert spoken == {}
    used = {word.lower() for text in texts.values() for word in _any_of(FIELD_WORDS).findall(text)}
    assert FIELD_WORDS - used == set()
