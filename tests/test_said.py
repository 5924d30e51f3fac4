"""What commands say is said in the language of the project, and every message is gathered."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.lists import format_list
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check.guide import SAID, written_meanings
from generator.check.markdown_pages import markdown_page_problems
from generator.check.reporting import as_text
from generator.check.rules import load_and_check
from generator.cli import COMMANDS, main
from generator.edit.intake.drafts import drafted
from generator.evidence.interface import ENGLISH, speaking, wording_of
from generator.evidence.problems import did_you_mean
from generator.evidence.records.kinds import KINDS
from generator.publish.hand_written import written_problems
from generator.publish.site.language import wording_of_site
from tests.conftest import REPOSITORY
from tests.marked import MARKED, NAMES, others, plain
from tools.untranslated import KEPT, by_folder, literals_of_python

GENERATOR = REPOSITORY / "generator"
OF_RECORDS = ("check", "commands", "derive", "edit", "review")
RIS = (
    "TY  - JOUR\nTI  - A <b>gate</b> of ours\nAU  - Okafor, N\nPY  - 2019\nDO  - 10.5555/key.2021\n"
    "ER  - \nTY  - WEIRD\nTI  - Another gate\nAU  - \nPY  - 2020\nER  - \n"
)
KNOWN = {
    *NAMES,
    *(
        "content",
        "studies",
        "themes",
        "yml",
        "ris",
        "okafor",
        "gate",
        "to",
        "fill",
        "in",
        "optional",
        "RIS",
        "BibTeX",
    ),
    *("CSL", "JSON", "PubMed", "Crossref", "EPPI", "Reviewer", "CSV", "Excel", "JATS", "XML"),
}


# --- gathered -------------------------------------------------------------------------------------


JOINED = re.compile(
    r"""\b(?:_|N_|_html)\(\s*(?:f["']|(?:"(?:[^"\\]|\\.)*"\s*)+(?:\+|%|or\b|if\b))"""
)
"""A message that Babel does not gather as it is said: filled in before, chosen or added to."""


def test_no_message_is_put_together_where_it_is_not_gathered() -> None:
    files = [file for file in GENERATOR.rglob("*.py") if "interface" not in file.parts]
    wrong = [
        f"{file.relative_to(REPOSITORY)}: {found[0]}"
        for file in files
        for found in JOINED.finditer(file.read_text(encoding="utf-8"))
    ]
    assert JOINED.search('_("one" if first else "two")')
    assert JOINED.search('_(\n    f"{one} of us"\n)')
    assert len(files) > 300
    assert wrong == [], "give each whole sentence to _ or N_ by itself"


def test_no_text_of_commands_and_checks_was_missed() -> None:
    assert by_folder(REPOSITORY, OF_RECORDS) == {}, "give it to gettext; or say in KEPT what it is"


def test_whatever_is_kept_is_there() -> None:
    texts = {name: [*literals_of_python((GENERATOR / name).read_text("utf-8"))] for name in KEPT}
    assert [name for name, found in texts.items() if not found] == []


# --- said -----------------------------------------------------------------------------------------


@pytest.fixture
def project(sample: Path) -> Path:
    """The sample as a project in a language that nobody speaks."""
    Path("mkdocs.yml").write_text("theme: {language: en-XA}\n", encoding="utf-8")
    Path("new.ris").write_text(RIS, encoding="utf-8")
    return sample


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit):
        raise SystemExit(main(arguments))
    out, error = capsys.readouterr()
    return f"{out}\n{error}"


@pytest.mark.parametrize(
    "arguments",
    [
        ("todo",),
        ("confidence",),
        ("new", "theme", "--print", "--title", "Gate"),
        ("check",),
        ("codes", "L001"),
        ("import", "new.ris", "--dry-run"),
        ("import", "none.ris"),
        ("verify", "nothing", "none.txt"),
        ("check", "--content", "nowhere"),
        ("language", "status"),
    ],
    ids=" ".join,
)
def test_a_command_speaks_the_language_of_the_project(
    arguments: tuple[str, ...], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_marks = _said(capsys, *arguments)
    Path("mkdocs.yml").write_text("theme: {language: en}\n", encoding="utf-8")
    in_english = _said(capsys, *arguments)
    typed = {
        word
        for file in (*project.rglob("*"), Path("new.ris"))
        if file.is_file()
        for word in others(f"{file} {file.read_bytes().decode('utf-8', 'ignore')}")
    }
    assert with_marks != in_english
    assert {*_plain_words(with_marks)} - typed - KNOWN - {*arguments} == set()


def _plain_words(said: str) -> Iterator[str]:
    """The words in which no letter is marked."""
    return (word for word in others(said) if word.isascii())


def test_what_codes_mean_is_said_in_the_language(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = _said(capsys, "codes", "E001")
    meaning = written_meanings()["E001"]
    assert [name for name in SAID if getattr(meaning, name) in said] == []
    assert "### E001" in said


# --- English ------------------------------------------------------------------------------------


@settings(max_examples=30)
@given(st.lists(st.text("ab", min_size=1), max_size=5), st.integers(0, 10_000_000))
def test_english_is_that_of_the_cldr(items: list[str], count: int) -> None:
    assert ENGLISH.figures(count) == format_decimal(count, locale="en_GB")
    assert ENGLISH.listed(items) == format_list(items, "standard", locale="en_GB")
    assert ENGLISH.listed(items, "or") == format_list(items, "or", locale="en_GB")


def test_english_asks_neither_for_babel_nor_for_yaml() -> None:
    asked = (
        "import sys\nfrom generator.cli import main\ntry: main(['--help'])\nexcept SystemExit: 0\n"
    )
    told = "print(sorted(set(sys.modules) & {'babel', 'yaml', 'importlib.metadata', 'pydantic'}))"
    said = subprocess.run(
        [sys.executable, "-c", asked + told],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.endswith("[]\n")
    assert [
        name for name in COMMANDS if f"    {name} " not in said and f"    {name}\n" not in said
    ] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("theme: {language: en-XA}", "en-XA"),
        ("theme:\n  name: material\n  language: 'ar-XB'\nplugins: []\n", "ar-XB"),
        ("theme: {language: en}", "en"),
        ("theme: {language: !ENV [SPOKEN_HERE, en]}", "ar-XB"),
        ("theme: {language: !ENV [NOBODY_SAID, en]}", "en"),
        ("theme: {language: !ENV [NOBODY_SAID, en-XA]}", "en-XA"),
        ("theme: {language: 'en'}  # our language: English", "en"),
        ("# language: de\nsite_name: x", "en"),
        ("extra: {language: de}", "en"),
        ("theme: [", "en"),
    ],
)
def test_the_language_of_a_project_is_that_of_its_theme(
    text: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPOKEN_HERE", "ar-XB")
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert wording_of_site(tmp_path / "mkdocs.yml").language == language


def test_a_word_of_ours_is_marked_and_a_value_is_not() -> None:
    with speaking(MARKED):
        said = did_you_mean("gat", ["gate"])
    assert others(said) == {"gate"}
    assert wording_of("en", Path()) is ENGLISH


def test_nothing_that_is_kept_is_said_in_the_language_of_before(sample: Path) -> None:
    (sample / "pages").mkdir(exist_ok=True)
    (sample / "pages/ours.md").write_text("# Ours\n\n# Again {#ev-content}\n", encoding="utf-8")
    (sample / "models/open-gate.yml").write_text("{", encoding="utf-8")
    theme = next(kind for kind in KINDS if kind.name == "theme")
    said = []
    for wording in (ENGLISH, MARKED, ENGLISH):
        with speaking(wording):
            of_pages = (*markdown_page_problems(sample, ()), *written_problems(sample))
            found = as_text((*load_and_check(sample)[1], *of_pages))
            said.append((found, drafted(theme, {"id": "x"}, sample).text))
    first, marked, again = said
    assert first == again
    assert plain(marked[0]) == first[0]
    assert marked[1] != first[1]
