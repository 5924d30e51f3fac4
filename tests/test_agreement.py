"""`evidence check` and `evidence build` say the same of the same content, and exit alike.

Every invalid case is put to both, and whatever people write wrong in hand-written pages.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator.check.rules import load_and_check
from generator.cli import main
from generator.evidence.problems import has_errors
from tests.conftest import REPOSITORY, SAMPLE
from tests.test_checks import INVALID, put_in

Out = pytest.CaptureFixture[str]


@pytest.fixture
def project(sample: Path) -> Path:
    """The sample with the settings and templates of the host; its content folder."""
    shutil.copy(REPOSITORY / "mkdocs.yml", "mkdocs.yml")
    Path("site_templates").symlink_to(REPOSITORY / "site_templates")
    return sample


def _agree(capsys: Out) -> tuple[int, str]:
    """The code and the words of both commands, which are the same."""
    code = main(["check"])
    checked = capsys.readouterr()
    assert main(["build", "--no-history"]) == code
    built = capsys.readouterr()
    assert built.err == ("" if checked.out == "No problems.\n" else checked.out)
    assert Path("site").exists() == (code == 0)
    if code == 0:  # and the pages are whole, though a check went before in the same process
        page = Path("site/synthesis/index.html").read_text(encoding="utf-8")
        assert "They agree that company matters more than the crop." in page
    assert checked.err == ""
    return code, checked.out


def _has_errors(said: str) -> bool:
    return bool(re.search(r"^\d+ errors?\b", said, re.MULTILINE))


def _expected(case: Path) -> str:
    return case.with_suffix(".expected").read_text(encoding="utf-8")


STOPPING = [case for case in INVALID if _has_errors(_expected(case))]
WARNING = [case for case in INVALID if case not in STOPPING]


@pytest.mark.parametrize("case", STOPPING, ids=[case.stem for case in STOPPING])
def test_an_invalid_case_is_the_same_to_both(case: Path, project: Path, capsys: Out) -> None:
    put_in(case, project)
    code, said = _agree(capsys)
    assert code == 1 and _has_errors(said)


def _put_in_beside(case: Path, content: Path, number: int) -> str:
    """Put a case beside others, of which each has another name; returns its file."""
    put_in(case, content)
    name: str = re.findall(r"^# file: (\S+)$", case.read_text(encoding="utf-8"), re.MULTILINE)[0]
    file = content / name
    if not file.stem.startswith("case"):
        return name
    new = f"case-{number}" if file.stem == "case" else f"{file.stem}{chr(ord('a') + number)}"
    record = re.sub(rf"(: |\[){file.stem}\b", rf"\g<1>{new}", file.read_text(encoding="utf-8"))
    record = re.sub(r"^order: 90$", f"order: {90 + number}", record, flags=re.MULTILINE)
    file.unlink()
    file.with_stem(new).write_text(record, encoding="utf-8")
    return file.with_stem(new).relative_to(content).as_posix()


def _together(cases: Sequence[Path], root: Path) -> dict[Path, set[tuple[str, str]]]:
    """As few contents as can hold the cases without an error, each warned of in its file."""
    held: dict[Path, set[tuple[str, str]]] = {}
    for case in cases:
        for folder, before in [*held.items(), (root / f"content-{len(held)}", set())]:
            trial = shutil.copytree(folder if before else SAMPLE, root / "trial")
            what = (_put_in_beside(case, trial, len(before)), case.stem.split("-")[0])
            problems = load_and_check(trial)[1]
            warned = {(p.location.path.partition("trial/")[2], p.code) for p in problems}
            fits = what not in before and {*before, what} <= warned and not has_errors(problems)
            if fits:
                shutil.rmtree(folder, ignore_errors=True)
                trial.rename(folder)
                held[folder] = {*before, what}
                break
            shutil.rmtree(trial)
        else:
            pytest.fail(f"{case.name} warns of nothing.")
    return held


# A build that only warns is a whole one, so it is done once for as many cases as it can hold.
def test_what_is_only_warned_of_is_the_same_to_both(
    project: Path, tmp_path: Path, capsys: Out
) -> None:
    held = _together(WARNING, tmp_path)
    assert sum(map(len, held.values())) == len(WARNING) > 4 * len(held)
    for folder, cases in held.items():
        shutil.rmtree(project)
        shutil.rmtree("site", ignore_errors=True)
        folder.rename(project)
        code, said = _agree(capsys)
        assert code == 0 and not _has_errors(said)
        warned = re.findall(
            r"^content/(\S+?):\d+:\d+: (\w+) (?:warning|notice)", said, re.MULTILINE
        )
        assert cases - set(warned) == set()


def _page(text: str, name: str = "extra.md", encoding: str = "utf-8") -> Callable[[Path], None]:
    def write(content: Path) -> None:
        file = content / "pages" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode(encoding))

    return write


def _link(content: Path) -> None:
    (content / "pages" / "extra.md").symlink_to("about.md")


WRONG: dict[str, Callable[[Path], None]] = {
    "latin-1": _page("# Café\n", encoding="latin-1"),
    "utf-16": _page("# Tea\n", encoding="utf-16"),
    "no such page": _page("# A\n\n[x](nowhere.md)\n"),
    "no such anchor here": _page("# A\n\n[x](#nowhere)\n"),
    "no such anchor there": _page("# A\n\n[x](about.md#nowhere)\n"),
    "an address from the root": _page("# A\n\n[x](/themes/)\n"),
    "a folder": _page("# A\n\n[x](themes/)\n"),
    "another case": _page("# A\n\n[x](About.md)\n"),
    "no such picture": _page("# A\n\n![x](p.png)\n"),
    "no such document": _page("# A\n\n[x](briefs/nothing.pdf)\n"),
    "no such footnote": _page("# A\n\n[^1]: Never named.\n"),
    "no address": _page("# A\n\n[x](http://[::1)\n"),
    "a name with a space": _page("# A\n", "a b.md"),
    "a name with a capital": _page("# A\n", "Extra.md"),
    "the front page": _page("# A\n", "index.md"),
    "a page of records": _page("# A\n", "themes.md"),
    "a record": _page("# A\n", "themes/shared-work.md"),
    "a text": _page("A", "extra.txt"),
    "a page of HTML": _page("<p>A</p>", "extra.html"),
    "the theme's folder": _page("# A\n", "assets/extra.md"),
    "a symbolic link": _link,
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_with_a_page_is_said_by_both(wrong: str, project: Path, capsys: Out) -> None:
    WRONG[wrong](project)
    code, said = _agree(capsys)
    assert code == 1
    assert said.startswith("content/pages")


def test_what_pages_may_lead_to_is_known_to_both(project: Path, capsys: Out) -> None:
    links = (
        "about.md",
        "index.md",
        "briefs/review.pdf",
        "briefs/review.docx",
        "briefs/review.pptx",
        "data/studies.csv",
    )
    _page("# A\n\n" + "\n".join(f"[x]({link})" for link in links))(project)
    assert _agree(capsys) == (0, "No problems.\n")


def test_a_letter_without_a_font_is_told_by_both(project: Path, capsys: Out) -> None:
    file = project / "studies" / "ni-she-2018.yml"
    text = file.read_text(encoding="utf-8")
    assert "Ní Shé" in text
    file.write_text(text.replace("Ní Shé", "王"), encoding="utf-8")
    code, said = _agree(capsys)
    assert code == 0
    assert "content/studies/ni-she-2018.yml:8:" in said and "T005 warning: " in said
    pdf, word = (
        {file.with_suffix("") for file in Path("site/briefs").rglob(f"*.{ending}")}
        for ending in ("pdf", "docx")
    )
    assert pdf == word != set()


@pytest.mark.parametrize(
    ("old", "new"),
    [("name: material", "name: nothing"), ("site_dir:", "site_dirr:"), ("  - evidence\n", "")],
)
def test_settings_that_cannot_be_used_are_told_by_both(
    project: Path, old: str, new: str, capsys: Out
) -> None:
    text = Path("mkdocs.yml").read_text(encoding="utf-8")
    assert old in text
    Path("mkdocs.yml").write_text(text.replace(old, new), encoding="utf-8")
    assert main(["check"]) == 2
    checked = capsys.readouterr()
    assert main(["build"]) == 2
    assert capsys.readouterr().err == checked.err != ""


def test_without_settings_links_are_followed_by_those_of_the_package(
    sample: Path, capsys: Out
) -> None:
    page = sample / "pages" / "about.md"
    page.write_text("# About\n\nSee [the rules](rules.md).\n", encoding="utf-8")
    assert main(["check"]) == 1
    assert "content/pages/about.md:3:" in capsys.readouterr().out
