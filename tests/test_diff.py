"""What a change does to the evidence: laws of the comparison, its words, and bad input."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from generator.check.rules import load_and_check
from generator.cli import main
from generator.derive.diff import (
    NO_CONSEQUENCES,
    Change,
    ChangedCell,
    ChangeKind,
    Consequences,
    FieldChange,
    consequences,
    differences,
    records_of,
)
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content, load_content
from generator.evidence.problems import has_errors
from generator.publish.pages.changes.words import difference
from generator.review.markdown import LIMIT, neutral
from generator.review.outline import outline
from tests.conftest import SAMPLE, syntheses
from tests.repositories import commit, edit, git

Out = pytest.CaptureFixture[str]
MIRRORED = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}


# --- laws ------------------------------------------------------------------------------------


def _facts(changes: tuple[Change, ...]) -> set[tuple[str, ...]]:
    return {
        (change.how, change.part.key, *(f"{f.label}{f.before}{f.after}" for f in change.fields))
        for change in changes
    }


def _mirrored(changes: tuple[Change, ...]) -> set[tuple[str, ...]]:
    return {
        (
            MIRRORED.get(change.how, change.how),
            change.part.key,
            *(f"{f.label}{f.after}{f.before}" for f in _ordered(change)),
        )
        for change in changes
    }


def _ordered(change: Change) -> list[FieldChange]:
    return sorted(change.fields, key=lambda field: field.label)


def _sorted_facts(changes: tuple[Change, ...]) -> set[tuple[str, ...]]:
    return {(*fact[:2], *sorted(fact[2:])) for fact in _facts(changes)}


@given(syntheses())
@settings(max_examples=20, deadline=None)
def test_what_is_equal_differs_in_nothing(content: Content) -> None:
    side = (content, build_catalogue(content))
    assert differences(records_of(content), records_of(content)) == ()
    assert consequences(side, side) == NO_CONSEQUENCES


@given(syntheses(), syntheses())
@settings(max_examples=40, deadline=None)
def test_backwards_is_the_mirror(one: Content, other: Content) -> None:
    there = differences(records_of(one), records_of(other))
    back = differences(records_of(other), records_of(one))
    assert _sorted_facts(there) == {(*f[:2], *sorted(f[2:])) for f in _mirrored(back)}
    sides = (one, build_catalogue(one)), (other, build_catalogue(other))
    forth, again = consequences(*sides), consequences(*reversed(sides))
    assert set(forth.gained) == set(again.lost)
    assert set(forth.now_single) == set(again.no_longer_single)
    assert {(c.study, c.before, c.after) for c in forth.ladder} == {
        (c.study, c.after, c.before) for c in again.ladder
    }
    assert {(c.theme, c.before, c.after) for c in forth.support} == {
        (c.theme, c.after, c.before) for c in again.support
    }


@given(syntheses(), syntheses())
@settings(max_examples=40, deadline=None)
def test_what_is_added_or_removed_stands_on_one_side_only(one: Content, other: Content) -> None:
    before, after = build_catalogue(one), build_catalogue(other)
    sides: dict[ChangeKind, set[tuple[bool, bool]]] = {}
    for change in differences(records_of(one), records_of(other)):
        if change.part.kind == "finding":
            _, theme, _, statement = change.part.key.split("/")
            finding = f"{theme}.{statement}"
            on_sides = (finding in before.finding, finding in after.finding)
            sides.setdefault(change.how, set()).add(on_sides)
    assert sides.pop(ChangeKind.ADDED, {(False, True)}) == {(False, True)}
    assert sides.pop(ChangeKind.REMOVED, {(True, False)}) == {(True, False)}
    assert set().union(*sides.values()) <= {(True, True)}


def test_a_renamed_record_is_no_other_record_and_neither_are_its_parts() -> None:
    content, _ = load_content(SAMPLE)
    new = records_of(content)
    old = {
        (kind, "nishe-2018" if (kind, i) == ("study", "ni-she-2018") else i): record
        for (kind, i), record in new.items()
    }
    study = old["study", "nishe-2018"]
    old["study", "nishe-2018"] = study.model_copy(update={"id": "nishe-2018", "formerly": ()})
    theme = old["theme", "first-visit"]
    findings = tuple(
        one.model_copy(
            update={
                "studies": tuple("nishe-2018" if s == "ni-she-2018" else s for s in one.studies)
            }
        )
        for one in theme.findings  # type: ignore[attr-defined]
    )
    old["theme", "first-visit"] = theme.model_copy(update={"findings": findings})
    for before, after in ((old, new), (new, old)):
        changes = [
            change
            for change in differences(before, after)
            if change.part.record.startswith(("study/", "theme/first-visit"))
        ]
        assert [change.how for change in changes] == [ChangeKind.RENAMED]


CYCLE = """
cycle:
  title: A ring
  summary: Work leads to company, and company to work.
  place: {source: meadow-2022, section: Discussion}
  steps:
    - id: work
      title: Work
      text: People work.
      findings: [{finding: shared-work.FINDING, basis: editors, reason: It says so.}]
      place: {source: meadow-2022, section: Discussion}
    - {id: company, title: Company, text: People meet.,
       place: {source: meadow-2022, section: Discussion}}
  returns: Who meets comes back.
"""


def _with_a_theme_renamed(here: Path) -> None:
    theme = here / "themes/shared-work.yml"
    for file in here.rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"\bshared-work\b", "work-together", text), encoding="utf-8")
    text = theme.read_text(encoding="utf-8")
    renamed = text.replace("formerly: [", "formerly: [shared-work, ", 1)
    assert renamed != text
    theme.with_name("work-together.yml").write_text(renamed, encoding="utf-8")
    theme.unlink()


def test_what_names_a_renamed_theme_has_not_changed(sample: Path) -> None:
    finding = re.search(r"- id: (\S+)", (sample / "themes/shared-work.yml").read_text("utf-8"))
    assert finding
    synthesis = sample / "synthesis.yml"
    text = synthesis.read_text(encoding="utf-8") + CYCLE.replace("FINDING", finding[1])
    synthesis.write_text(text, encoding="utf-8")
    old, problems = load_content(sample)
    _with_a_theme_renamed(sample)
    new, more_problems = load_content(sample)
    assert (problems, more_problems) == ((), ())
    assert old.of("synthesis") != new.of("synthesis"), "its text names the theme"
    assert old.of("interpretation") != new.of("interpretation")
    for one, other in ((old, new), (new, old)):
        changes = differences(records_of(one), records_of(other))
        assert [(change.how, change.part.kind) for change in changes] == [
            (ChangeKind.RENAMED, "theme")
        ]


# --- words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("a b c d e f g h", "a b c d e X g h", ("… b c d e f g h", "… b c d e X g h")),
        ("one", "two", ("one", "two")),
        ("a b", "a b c", ("a b", "a b c")),
    ],
)
def test_texts_are_cut_down_to_where_they_differ(
    before: str, after: str, said: tuple[str, str]
) -> None:
    assert difference(before, after) == said


HOSTILE = (
    "@everyone and @org/team see #1, GH-12, owner/repo#3 and 5aac56b1d2e3f4a5b6c7d8e9",
    "[here](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example>",
    "https://evil.example www.evil.example mail@evil.example :tada: mailto:x@evil.example",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> &lt;b&gt; <!-- gone -->",
    "# Heading\n\n---\n| a | b |\n|---|---|\n```\ncode\n```\n1. one\n- two\n> three",
    "**bold** __bold__ ~~gone~~ `code` $x$ *it* \\* \\\\ \u202eright",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_words_of_strangers_stay_words(text: str) -> None:
    markdown = MarkdownIt("gfm-like", {"linkify": False})
    html = markdown.render(f"- {neutral(text)}\n")
    tree = LexborHTMLParser(html)
    assert tree.body
    inside = tree.body.css_first("li")
    assert inside
    assert not [node.tag for node in inside.css("*") if node.tag != "li"]
    shown = inside.text()
    said = "".join(c if c.isprintable() or c == "\n" else f"[U+{ord(c):04X}]" for c in text)
    assert shown.replace("\u200b", "") == said.replace("\n", " ")
    for pattern in (r"[@#]\w", r"://", r":\w+:", r"\bwww\.", r"GH-\d", r"\b[0-9a-f]{7,40}\b"):
        assert not re.search(pattern, shown), pattern


# --- between commits, and with the files as they are -------------------------------------------


@pytest.fixture(scope="module")
def commits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tags: base, the sample; new, with a study more and others changed; broken; hostile; empty."""
    root = tmp_path_factory.mktemp("diff")
    content = root / "content"
    (root / "README.md").write_text("Beans.\n", encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    commit(root, "Nothing yet", day=1)
    git(root, "tag", "empty")
    shutil.copytree(SAMPLE, content)
    commit(root, "The sample", day=2)
    git(root, "tag", "base")

    study = (content / "studies/velde-2016.yml").read_text(encoding="utf-8")
    study = study.replace("velde-2016", "hassan-2024").replace("van der Velde", "Hassan")
    study = study.replace("reference:\n", "reference:\n  number: 99\n", 1)
    (content / "studies/hassan-2024.yml").write_text(study, encoding="utf-8")
    theme = content / "themes/being-missed.yml"
    edit(theme, "[adeyemi-2021-b]", "[adeyemi-2021-b, hassan-2024]")
    edit(theme, 'bracket: "13"', 'bracket: "13, 99"')
    edit(content / "themes/growing-year.yml", "In winter fewer people", "In winter *no* @people")
    edit(content / "studies/adeyemi-2021-a.yml", "one_of: [3, 4]", "total: 4")
    commit(root, "A study more", day=3)
    git(root, "tag", "new")

    (theme).write_text("id: [\n", encoding="utf-8")
    commit(root, "Broken", day=4)
    git(root, "tag", "broken")
    git(root, "checkout", "-q", "base")
    (content / "studies/link.yml").symlink_to("/etc/passwd")
    (content / "themes/odd name @x").mkdir()
    (content / "themes/odd name @x/deep.yml").write_text("x", encoding="utf-8")
    commit(root, "Hostile", day=5)
    git(root, "tag", "hostile")
    git(root, "checkout", "-q", "new")
    return root


@pytest.fixture
def here(commits: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(commits)
    return commits


def test_a_reviewer_reads_what_a_change_does(here: Path, capsys: Out) -> None:
    assert main(["diff", "base", "new"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    for words in (
        "From base (",
        "Study added: Hassan",
        "Finding changed: People were glad to be asked after.",
        "Studies: new: Hassan 2016",
        "Hassan 2016 under Being missed",
        "Being missed: four studies (was three)",
        "Adeyemi 2021a: was 3 or 4, is 4",
        "No longer on one study alone",
        "Plain words of The growing year (changed: finding winter)",
        "Briefs that will say something else",
    ):
        assert words in said, (words, said)


def test_the_files_as_they_are_stand_for_the_later_side(here: Path, capsys: Out) -> None:
    assert main(["diff", "new"]) == 0
    said = capsys.readouterr().out
    assert "to the files as they are now." in said
    assert "No record says anything else than before." in said


def test_backwards_loses_what_forwards_gains(here: Path, capsys: Out) -> None:
    documents = []
    for pair in (("base", "new"), ("new", "base")):
        assert main(["diff", *pair, "--format", "json"]) == 0
        documents.append(json.loads(capsys.readouterr().out))
    forth, back = (document["consequences"] for document in documents)
    assert forth["gained"]
    assert forth["gained"] == back["lost"]
    assert documents[0]["complete"]
    assert not documents[0]["same"]


def test_markdown_neutralises_and_keeps_within_the_limit(
    here: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["diff", "base", "new", "--format", "markdown"]) == 0
    whole = capsys.readouterr().out
    assert whole.startswith("### What this does")
    assert "\\*no\\*" in whole
    assert "@people" not in whole
    assert len(whole) <= LIMIT
    monkeypatch.setattr("generator.review.markdown.LIMIT", 500)
    assert main(["diff", "base", "new", "--format", "markdown"]) == 0
    short = capsys.readouterr().out
    assert len(short) <= 500
    assert short.endswith("'evidence diff' shows it.\n")


def test_errors_on_a_side_are_said_and_the_rest_is_still_compared(here: Path, capsys: Out) -> None:
    assert main(["diff", "base", "broken"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "content/themes/being-missed.yml" in said
    assert "is not known" in said
    assert "Study added: Hassan" in said
    assert "There is one error in" in said
    assert "Theme: Being missed (cannot be read in broken" in said
    assert "Theme removed" not in said
    assert main(["diff", "broken", "new"]) == 0  # mended
    said = capsys.readouterr().out
    assert "Errors in broken" in said
    assert "Theme added" not in said


def test_links_and_odd_places_of_a_stranger_are_not_followed(here: Path, capsys: Out) -> None:
    assert main(["diff", "base", "hostile"]) == 1
    said = capsys.readouterr().out
    assert "A symbolic link is not followed." in said
    assert "root:" not in said
    assert "odd name @x" in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "This repository has no commit 'nowhere'."),
        (["base", "nowhere"], "This repository has no commit 'nowhere'."),
        (["--", "-x"], "'-x' is no revision."),
        (["empty", "new"], "There is no folder content in empty."),
        (["base", "new", "--content", ".."], "does not lie in a git repository"),
        (["base", "--content", "nothing"], "There is no folder nothing in base."),
        (["base", "--content", "README.md"], "There is no folder README.md in base."),
    ],
)
def test_what_cannot_be_compared_is_said(
    here: Path, arguments: list[str], message: str, capsys: Out
) -> None:
    assert main(["diff", *arguments]) == 2
    said = capsys.readouterr()
    assert message in said.err
    assert said.out == ""


@pytest.fixture
def near(commits: Path, tmp_path: Path) -> Path:
    """A clone on a branch, of a repository whose main is another one."""
    git(tmp_path, "clone", "-q", "--bare", str(commits), "far.git")
    git(tmp_path / "far.git", "branch", "-f", "main", "base")
    git(tmp_path, "clone", "-q", "-b", "new", "far.git", "near")
    return tmp_path / "near"


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("main", "has no commit 'main'. A remote has it: write origin/main."),
        ("bsae", "has no commit 'bsae'. Did you mean 'base'?"),
        ("elsewhere", "has no commit 'elsewhere'. 'git log --oneline' lists commits"),
    ],
)
def test_a_branch_that_is_called_otherwise_here_is_named(
    near: Path, capsys: Out, asked: str, answer: str
) -> None:
    assert main(["diff", asked, "--content", str(near / "content")]) == 2
    assert answer in capsys.readouterr().err


def _with_another_study(folder: Path, score: str) -> Catalogue:
    """The sample with a study more, which has this score and nothing that belongs to themes."""
    text = (SAMPLE / "studies/gartenbund-2020.yml").read_text(encoding="utf-8")
    text = text[: text.index("quotes:")].replace("gartenbund-2020", "extra-2020")
    for was, now in (("number: 11", "number: 77"), ("Größer", "Weiter"), ("groesser", "weiter")):
        text = text.replace(was, now)
    text = re.sub(r"^ladder:(?:\n  .*)+", f"ladder: {score}", text, flags=re.MULTILINE)
    shutil.copytree(SAMPLE, folder)
    (folder / "studies/extra-2020.yml").write_text(text, encoding="utf-8")
    content, problems = load_and_check(folder)
    assert not has_errors(problems)
    return build_catalogue(content)


PLACE = "place: {source: meadow-2022, section: Results}"


@pytest.mark.parametrize(
    ("score", "added", "removed"),
    [
        (f"{{total: 3, {PLACE}}}", "is 3; the study is new", "was 3; the study is here no more"),
        ("{absent: not in our copy, part: Table 4}", "", ""),
        ("not reported", "", ""),
    ],
)
def test_a_study_that_comes_or_goes_had_no_score_before_or_after(
    tmp_path: Path, score: str, added: str, removed: str
) -> None:
    without, _ = load_content(SAMPLE)
    _with_another_study(tmp_path / "content", score)
    there = load_content(tmp_path / "content")[0]
    old, new = (without, build_catalogue(without)), (there, build_catalogue(there))
    for sides, said in (((old, new), added), ((new, old), removed)):
        found = outline(("a", "b"), (), consequences(*sides), ())
        scores = [
            item.text for part in found.sections for item in part.items if part.title == "Scores"
        ]
        assert scores == ([f"Gartenbund & Söhne e. V. 2020a: {said}"] if said else [])


@pytest.mark.parametrize(
    ("cells", "words"),
    [(1, "one cell that holds evidence now, and was empty"), (2, "two cells that hold evidence")],
)
def test_one_cell_and_two_are_said_as_people_say_it(cells: int, words: str) -> None:
    gained = (ChangedCell("Hassan 2016", "Being missed"),) * cells
    (matrix,) = outline(("a", "b"), (), Consequences(gained=gained), ()).sections
    assert matrix.items[0].text.startswith(words)


def test_bare_and_shallow_copies(
    commits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(commits), "bare")
    monkeypatch.chdir(tmp_path / "bare")
    assert main(["diff", "base", "new"]) == 2
    assert "bare repository" in capsys.readouterr().err
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{commits}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    assert main(["diff", "HEAD~1"]) == 2
    assert "shallow" in capsys.readouterr().err


def test_another_place_in_a_brief_is_told_and_is_no_other_evidence(sample: Path) -> None:
    def read() -> tuple[Content, Catalogue]:
        content = load_content(sample)[0]
        return content, build_catalogue(content)

    before = read()
    file = sample / "themes/growing-year.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  - id: spring\n", "  - id: spring\n    brief: 1\n"), "utf-8")
    follows = consequences(before, read())
    assert follows.other_evidence == ("The growing year",)
    assert not follows.look_again
