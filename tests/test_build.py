"""A build: whole or not at all, nothing else touched, and every failure said in words."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.cli import main
from generator.commands import progress
from generator.evidence import urls
from generator.evidence.codes import CODES
from generator.evidence.problems import InvalidContent
from generator.evidence.steps import Stage, Step
from generator.publish.build import Site, build_site
from generator.publish.site import builder
from generator.publish.site.builder import SiteFolderRefused, publish
from generator.publish.site.faults import HostFailed
from generator.publish.site.project import Project
from generator.publish.working import WorkerLost
from tests.conftest import REPOSITORY, SAMPLE
from tests.hostile import write_hostile

TEMPLATES = REPOSITORY / "site_templates"
Out = pytest.CaptureFixture[str]


@pytest.fixture
def project(sample: Path) -> Path:
    """A project in the working directory: sample content, settings, and templates to break."""
    root = Path.cwd()
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "site_templates").symlink_to(TEMPLATES)
    return root


@pytest.fixture
def last_good(project: Path) -> dict[str, str]:
    """A site that stands there already: its files with their hashes."""
    for name, text in {"index.html": "<p>Good</p>", "data/evidence.json": "{}"}.items():
        (project / "site" / name).parent.mkdir(exist_ok=True)
        (project / "site" / name).write_text(text, encoding="utf-8")
    return _hashes(project / "site")


def _hashes(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _own_copy(project: Path, name: str) -> Path:
    """A part of the templates as files that a test may break; the others stay those there are."""
    folder = project / "site_templates"
    if folder.is_symlink():
        folder.unlink()
        folder.mkdir()
        for other in TEMPLATES.iterdir():
            (folder / other.name).symlink_to(other)
    part = project / "site_templates" / name
    part.unlink()
    shutil.copytree(TEMPLATES / name, part)
    return part


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# --- a site without a host -------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(sample_site: Site) -> Site:
    return sample_site


def test_a_section_without_records_has_no_page_and_no_link(site: Site) -> None:
    paths = {page.page.path for page in site.pages}
    assert "principles/" not in paths
    linked = {link.path for section in site.sections for link in section.pages}
    assert linked <= {*paths, "about/"}
    for page in site.pages:
        for link in LexborHTMLParser(page.html).css("a[href]"):
            assert "principles" not in (link.attributes["href"] or "")


def test_a_section_with_records_has_its_pages(site: Site) -> None:
    paths = [page.page.path for page in site.pages]
    assert len(set(paths)) == len(paths)
    expected = {"", "summary/", "themes/", "studies/", "quotes/", "models/", "matrix/", "ladder/"}
    expected |= {
        "synthesis/",
        "taxonomy/",
        "method/",
        "gaps/",
        "glossary/",
        "data/",
        "changes/",
        "search/",
        "admin/",
    }
    expected |= {"matrix/models/", "matrix/countries/"}
    expected |= {f"matrix/by-{name}/" for name in ("carried-out", "provision", "plot-size")}
    expected |= {urls.CHANGES, urls.PROBLEMS, *map(urls.problem, CODES)}
    expected |= {"compare/", "brief/", "findings/", "studies/by/", "findings/by/", "quotes/by/"}
    expected |= {"briefs/", "briefs/review/", "questions/", "findings/table/"}
    expected |= {"findings/changed/", "findings/helps/", "where/"}
    for folder in ("themes", "interpretations"):
        expected |= {f"briefs/{folder}/{file.stem}/" for file in (SAMPLE / folder).glob("*.yml")}
    for folder in ("themes", "studies", "models"):
        expected |= {f"{folder}/{file.stem}/" for file in (SAMPLE / folder).glob("*.yml")}
    renamed = {page.page.path for page in site.pages if page.page.moved_to}
    assert renamed == {"studies/nishe-2018/", "themes/working-together/"}
    assert set(paths) == expected | renamed


@pytest.mark.parametrize(
    ("without", "gone"),
    [
        (
            ["models", "glossary.yml"],
            {"models/", "models/open-gate/", "models/shared-plots/", "matrix/models/", "glossary/"},
        ),
        (
            ["interpretations", "synthesis.yml", "glossary.yml"],
            {
                *("synthesis/", "taxonomy/", "glossary/"),
                *("briefs/interpretations/company-first/", "briefs/interpretations/gates-teach/"),
            },
        ),
        (["glossary.yml"], {"glossary/"}),
        (["synthesis.yml"], {"taxonomy/"}),
        (["pages"], set()),
    ],
    ids=["models", "interpretations and synthesis", "glossary", "synthesis", "pages"],
)
def test_whatever_is_left_out_leaves_no_page(
    sample: Path, site: Site, without: list[str], gone: set[str]
) -> None:
    for name in without:
        path = sample / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for study in (sample / "studies").glob("*.yml"):
        text = study.read_text(encoding="utf-8")
        for word in without:
            if word == "models":
                text = "\n".join(
                    "  models: not reported" if line.startswith("  models:") else line
                    for line in text.splitlines()
                )
            if word == "interpretations":
                text = "\n".join(
                    line for line in text.splitlines() if "interpretations: [" not in line
                )
        study.write_text(text, encoding="utf-8")
    if "models" in without:
        synthesis = sample / "synthesis.yml"
        named = "      models: [shared-plots]\n"
        synthesis.write_text(synthesis.read_text(encoding="utf-8").replace(named, ""), "utf-8")
    if "interpretations" in without:
        question = sample / "questions" / "who-has-the-key.yml"
        rests_on = "  - {kind: statement, target: company-first.keys-decide}\n"
        question.write_text(question.read_text(encoding="utf-8").replace(rests_on, ""), "utf-8")
    smaller = build_site(sample, TEMPLATES)
    before, after = ({page.page.path for page in one.pages} for one in (site, smaller))
    assert before - after == gone
    assert after <= before
    for page in smaller.pages:
        for link in LexborHTMLParser(page.html).css("a[href]"):
            target = os.path.normpath(f"/{page.page.path}{link.attributes['href']}").lstrip("/")
            assert f"{target.partition('#')[0].rstrip('/')}/" not in gone


def test_a_footer_names_every_source_with_its_licence(site: Site) -> None:
    licences = [attribution.licence for attribution in site.attributions]
    assert sorted(licences) == ["CC BY 4.0", "not stated in the copy used here"]


def test_a_page_rests_on_the_sources_that_it_links_to_and_else_on_the_review(site: Site) -> None:
    sources = {page.page.path: page.sources for page in site.pages}
    assert len(sources[urls.METHOD]) == len(site.attributions) > 1
    assert sources[urls.MATRIX] == ("meadow-2022",)
    for page in site.pages:
        assert page.sources
        for source in (attribution.source for attribution in site.attributions):
            if f'{urls.source_anchor(source)}"' in page.html:
                assert source in page.sources


def test_progress_tells_steps(sample: Path) -> None:
    steps: list[Step] = []
    site = build_site(sample, TEMPLATES, steps.append)
    assert steps[:2] == [Step(Stage.CHECKING), Step(Stage.DRAWING)]
    assert steps[-1] == Step(Stage.DRAWING, len(site.pages), len(site.pages))
    assert [step.made for step in steps] == sorted(step.made for step in steps)


# --- builds that fail ------------------------------------------------------------------------


def test_errors_in_the_content_leave_the_last_good_site(
    project: Path, last_good: dict[str, str], capsys: Out
) -> None:
    (project / "content" / "review.yml").write_text("{", encoding="utf-8")
    before = _names(project)
    assert main(["build"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "content/review.yml:1:" in said.err
    assert said.err.endswith("Nothing was built; the last good site is still in site.\n")
    assert _hashes(project / "site") == last_good
    assert _names(project) == before


def test_where_there_was_no_site_none_is_promised(project: Path, capsys: Out) -> None:
    (project / "content" / "review.yml").write_text("{", encoding="utf-8")
    assert main(["build"]) == 1
    assert "last good site" not in capsys.readouterr().err
    assert not (project / "site").exists()


SETTINGS = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("site_url: [1]\n", "site_url"),
        ("a: [", "error parsing the configuration file"),
        ("- a\n- b\n", "Expected a key-value mapping"),
        (f"{SETTINGS}\nnosuch: 1\n", "Unrecognised configuration name: nosuch"),
        (SETTINGS.replace("  - evidence\n", "  - evidense\n"), 'The "evidense" plugin is not'),
        (SETTINGS.replace("  - evidence\n", "  []\n"), "does not name the plugin 'evidence'"),
        (SETTINGS.replace("name: material", "name: nosuch"), "Unrecognised theme name: 'nosuch'"),
        (SETTINGS.replace("site_templates/theme", "nowhere"), "nowhere"),
        (f"{SETTINGS}\nmarkdown_extensions: [fotnotes]\n", "Failed to load extension 'fotnotes'"),
        (f"{SETTINGS}\nmarkdown_extensions: [toc: {{toc_depth: x-y}}]\n", "toc"),
    ],
    ids=[
        "one of a few", "no YAML", "a list", "unknown key", "no such plugin", "no plugin",
        "no such theme", "no such folder", "no such extension", "a setting of an extension",
    ],
)  # fmt: skip
def test_settings_that_cannot_be_used_are_said_and_exit_with_2(
    project: Path, last_good: dict[str, str], settings: str, message: str, capsys: Out
) -> None:
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    before = _names(project)
    assert main(["build"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("mkdocs.yml ")
    assert message in said
    assert "Traceback" not in said
    assert _hashes(project / "site") == last_good
    assert _names(project) == before


def test_a_wrong_link_is_said_before_any_page_is_drawn(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(
        "mkdocs.commands.build._build_page", lambda page, *_, **__: drawn.append(page)
    )
    (project / "content/pages/extra.md").write_text("# A\n\n[x](nowhere.md)\n", encoding="utf-8")
    assert main(["build", "--no-history"]) == 1
    assert "content/pages/extra.md:3:" in capsys.readouterr().err
    assert drawn == []


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("{% if %}", "T001 The template cannot be read: Expected an expression"),
        ("{{ nobody.there }}", "T001 The template failed: UndefinedError: 'nobody' is undefined."),
    ],
)
def test_a_broken_template_of_the_shell_is_a_problem_with_its_line(
    project: Path, last_good: dict[str, str], broken: str, message: str, capsys: Out
) -> None:
    base = _own_copy(project, "theme") / "base.html"
    base.write_text(f"{broken}\n{base.read_text(encoding='utf-8')}", encoding="utf-8")
    assert main(["build"]) == 1
    assert f"site_templates/theme/base.html:1:1: {message}" in capsys.readouterr().err
    assert _hashes(project / "site") == last_good


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ("See [this](nowhere.md).", 12, "'nowhere.md'"),
        ("See [this](../nowhere/).", 12, "'../nowhere/'"),
        ("See [this](#nowhere).", 12, "'#nowhere'"),
        ("See ![this](nowhere.png).", 13, "'nowhere.png'"),
    ],
)
def test_a_broken_link_of_a_hand_written_page_is_a_problem_with_its_line(
    project: Path, line: str, column: int, message: str, capsys: Out
) -> None:
    page = project / "content" / "pages" / "about.md"
    page.write_text(f"# About\n\n{line}\n", encoding="utf-8")
    assert main(["build"]) == 1
    said = capsys.readouterr().err
    assert f"content/pages/about.md:3:{column}: T002 " in said
    assert message in said


def test_a_hand_written_page_that_is_no_text_is_a_problem(
    project: Path, last_good: dict[str, str], capsys: Out
) -> None:
    (project / "content" / "pages" / "about.md").write_bytes(b"# About \xff\xfe\n")
    assert main(["build"]) == 1
    said = capsys.readouterr().err
    assert "content/pages/about.md:1:9: S001 " in said
    assert "Traceback" not in said
    assert _hashes(project / "site") == last_good


# --- the folder to build into ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("site", "message"),
    [
        (".", "It holds the content or the settings."),
        ("..", "It holds the content or the settings."),
        ("content", "It holds the content or the settings."),
        ("content/site", "It lies in the content folder."),
        ("site_templates", "It holds files, and no site"),
        ("mkdocs.yml", "It holds the content or the settings."),
        ("notes", "It holds files, and no site"),
        ("notes/todo.txt", "It is a file."),
    ],
)
def test_a_build_replaces_no_folder_that_is_no_site(
    project: Path, site: str, message: str, capsys: Out
) -> None:
    (project / "notes").mkdir()
    (project / "notes" / "todo.txt").write_text("Water the beans.", encoding="utf-8")
    before = _hashes(project)
    assert main(["build", "--site", site]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"Nothing was built, for {site} would be replaced. {message}")
    assert "last good site" not in said
    assert _hashes(project) == before


def test_a_process_that_is_lost_is_said_and_what_stands_there_stays(
    project: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> int:
        raise WorkerLost("A process ended. Build again.")

    monkeypatch.setattr(builder, "_build_into", lost)
    before = _hashes(project)
    assert main(["build"]) == 2
    assert capsys.readouterr().err.startswith("A process ended. Build again.")
    assert _hashes(project) == before


def test_a_folder_that_cannot_be_made_is_said(project: Path, capsys: Out) -> None:
    (project / "notes").write_text("", encoding="utf-8")
    assert main(["build", "--site", "notes/site"]) == 2
    assert capsys.readouterr().err.startswith("The site cannot be written: ")


def _project(root: Path) -> Project:
    return Project(root / "mkdocs.yml", root / "content", root / "site")


def _stand_in(monkeypatch: pytest.MonkeyPatch, text: str = "New") -> None:
    """A host that writes one page."""

    def build_into(target: Path, *_: object) -> int:
        target.mkdir()
        (target / "index.html").write_text(text, encoding="utf-8")
        return 1

    monkeypatch.setattr(builder, "_build_into", build_into)


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()], ids=repr)
def test_a_rename_that_is_interrupted_brings_the_old_site_back(
    project: Path,
    last_good: dict[str, str],
    error: BaseException,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _stand_in(monkeypatch)
    rename = Path.rename
    calls: list[Path] = []

    def failing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:  # the old site is away, the new one not yet there
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises((HostFailed, KeyboardInterrupt)):
        publish(_project(project), lambda step: None)
    assert _hashes(project / "site") == last_good
    assert not any(name.startswith(".site") for name in _names(project))


def test_a_build_that_is_stopped_leaves_nothing_behind(
    project: Path, last_good: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(target: Path, *_: object) -> int:
        target.mkdir()
        (target / "half").write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    monkeypatch.setattr(builder, "_build_into", stopped)
    before = _names(project)
    with pytest.raises(KeyboardInterrupt):
        publish(_project(project), lambda step: None)
    assert _names(project) == before
    assert _hashes(project / "site") == last_good


@pytest.mark.parametrize("there", ["nothing", "an empty folder", "the last good site", "a link"])
def test_a_new_site_takes_its_place(
    project: Path, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stand_in(monkeypatch)
    site = project / "site"
    if there == "an empty folder":
        site.mkdir()
    if there == "the last good site":
        (site / "data").mkdir(parents=True)
        (site / "data" / "evidence.json").write_text("{}", encoding="utf-8")
        (site / "old.html").write_text("Old", encoding="utf-8")
    if there == "a link":
        (project / "elsewhere").mkdir()
        site.symlink_to(project / "elsewhere")
    made = Project(project / "mkdocs.yml", project / "content", site.resolve())
    assert publish(made, lambda step: None) == 1
    assert _names(site) == {"index.html"}
    assert not any(name.startswith(".") for name in _names(project))


def test_the_refusal_is_raised_before_anything_is_read(project: Path) -> None:
    made = Project(project / "nowhere.yml", project / "content", project)
    with pytest.raises(SiteFolderRefused):
        publish(made, lambda step: None)


# --- whole builds ----------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("where", ["relative", "absolute", "without pages"])
def test_a_build_says_what_it_did_and_touches_nothing_else(
    project: Path, where: str, capsys: Out
) -> None:
    if where == "without pages":
        shutil.rmtree(project / "content" / "pages")
    before = {
        name: digest for name, digest in _hashes(project).items() if not name.startswith("site/")
    }
    names = _names(project)
    content = str(project / "content") if where == "absolute" else "content"
    assert main(["build", "--content", content]) == 0
    said = capsys.readouterr()
    found = (project / "site").rglob("index.html")
    parts = (page.relative_to(project / "site").parts for page in found)
    pages = [one for one in parts if one[0] != "embed" and "editor" not in one]  # parts, a program
    assert said.out == f"Built {len(pages)} pages in site.\n"
    assert said.err == ""
    assert _names(project) == {*names, "site"}
    assert {
        name: digest for name, digest in _hashes(project).items() if not name.startswith("site/")
    } == before
    assert (project / "site" / "about" / "index.html").exists() is (where != "without pages")
    assert json.loads((project / "site" / "data" / "evidence.json").read_text(encoding="utf-8"))
    front = LexborHTMLParser((project / "site" / "index.html").read_bytes())
    assert "principles" not in " ".join(
        link.attributes["href"] or "" for link in front.css("a[href]")
    )


@pytest.mark.slow
def test_a_hand_written_page_keeps_its_first_words_and_is_called_as_it_says(project: Path) -> None:
    pages = project / "content" / "pages"
    (pages / "contact.md").write_text("Note: we moved.\n\n# Contact\n", encoding="utf-8")
    head = "---\ntitle: Who we are\ndescription: In short.\nhide: [toc]\n---\n"
    (pages / "about.md").write_text(f"{head}Words.\n\n## One\n\n## Two\n", encoding="utf-8")
    assert main(["build", "--no-history"]) == 0
    contact, about = (
        LexborHTMLParser((project / "site" / name / "index.html").read_bytes())
        for name in ("contact", "about")
    )
    texts = [node.text() for node in (*contact.css("article"), *about.css("title"))]
    assert "Note: we moved." in texts[0]
    assert texts[1].startswith("Who we are – ")
    description = about.css("meta[name=description]")
    assert [node.attributes["content"] for node in description] == ["In short."]
    assert about.css("[data-md-type=toc]") == []
    assert len(about.css("h2#one .headerlink")) == 1


@pytest.mark.slow
def test_progress_is_shown_on_a_terminal(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(progress, "SHORT", 0)
    assert main(["build"]) == 0
    said = capsys.readouterr()
    steps = said.err.split("\r\x1b[K")
    assert steps[:3] == ["", "Checking the content", "Drawing the pages"]
    built = re.search(r"Built (\d+) pages", said.out)
    assert built is not None
    assert re.match(rf"Writing the pages · \d+ of {built[1]}\b", steps[-3])
    assert steps[-2].startswith("Finishing the site")
    assert said.err.endswith("\r\x1b[K")


@pytest.mark.slow
def test_hostile_texts_change_no_element_of_the_shell(project: Path) -> None:
    shutil.move(project / "content", project / "plain")
    write_hostile(project / "plain", project / "content")
    shutil.copytree(project / "plain" / "pages", project / "content" / "pages")
    assert main(["plain", "--content", "content", "--reviewed", "themes/growing-year"]) == 0
    for name in ("plain", "content"):
        assert main(["build", "--content", name, "--site", f"site of {name}"]) == 0
    plain = sorted((project / "site of plain").rglob("*.html"))
    assert len(plain) > 20
    for page in plain:
        hostile = project / "site of content" / page.relative_to(project / "site of plain")
        one, other = (LexborHTMLParser(file.read_bytes()) for file in (page, hostile))
        if page.parent.name != "where":  # where such names are no countries, and have no marks
            assert _elements(other) == _elements(one), page.parent.name
        for script in other.css("script:not([src])"):
            assert script.attributes["type"] in {"application/json", "application/ld+json"}
            assert json.loads(script.text())


def _elements(html: LexborHTMLParser) -> Counter[tuple[str | None, tuple[str, ...]]]:
    """How often each element stands there; the words in a picture left out, and their lines.

    So is the last page of a reference: pages that are none have no last one.
    """
    return Counter(
        (node.tag, tuple(sorted(node.attributes)))
        for node in html.css("*")
        if node.tag not in {"text", "tspan"} and node.attributes.get("name") != "citation_lastpage"
    )


@pytest.mark.slow
def test_invalid_content_reaches_whoever_publishes_as_problems(project: Path) -> None:
    (project / "content" / "pages" / "gaps.md").write_text("# Mine\n", encoding="utf-8")
    with pytest.raises(InvalidContent) as stopped:
        publish(_project(project), lambda step: None)
    assert [problem.code for problem in stopped.value.problems] == ["T002"]
