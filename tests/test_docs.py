"""The documents in the repository are true: commands, targets, codes, links, golden files."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
from pathlib import Path
from typing import cast
from urllib.parse import unquote

import pytest

from generator.cli import COMMANDS, _parser, main
from generator.evidence.codes import CODES
from tests.conftest import CONTENT, REPOSITORY, TESTS

DOCUMENTS = (
    *("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"),
    *("docs/headers.md", "docs/threat-model.md"),
)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)>\s]+)>?\)")


def _text(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def _without_code(text: str) -> str:
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))


def _code(text: str) -> str:
    return "\n".join([*FENCE.findall(text), *re.findall(r"`([^`\n]+)`", FENCE.sub("", text))])


def _anchors(file: Path) -> set[str]:
    """The anchors of headings as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", file.read_text(encoding="utf-8")), re.M)
    return {
        re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings
    }


def _markdown_files() -> list[Path]:
    skipped = {".venv", "node_modules", "site", ".cache", ".pytest_cache"}
    return sorted(
        file
        for file in REPOSITORY.rglob("*.md")
        if not skipped.intersection(file.relative_to(REPOSITORY).parts)
        and not any(part.startswith(".") for part in file.relative_to(REPOSITORY).parts[:-1])
        and "pages" not in file.parts  # these are checked when the site is built
    )


# --- links -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "file", _markdown_files(), ids=lambda file: file.relative_to(REPOSITORY).as_posix()
)
def test_links_lead_to_files_and_headings_that_are_there(file: Path) -> None:
    broken = []
    for target in LINK.findall(_without_code(file.read_text(encoding="utf-8"))):
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        path, _, anchor = unquote(target).partition("#")
        found = (file.parent / path) if path else file
        outside = not found.resolve().is_relative_to(REPOSITORY)
        if outside or not found.exists() or (anchor and anchor not in _anchors(found)):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_that_are_named_are_there(name: str) -> None:
    named = re.findall(
        r"(?<![\w/<.-])((?:generator|site_templates|tests|docs|schemas|bench|tools|"
        r"requirements|\.github|\.ci)/[\w./-]*)",
        _code(_text(name)),
    )
    paths = {path.rstrip(".,") for path in named if "okafor" not in path}
    assert {path for path in paths if not (REPOSITORY / path).exists()} == set()


def test_the_map_names_modules_that_are_there() -> None:
    architecture = _text("ARCHITECTURE.md")
    named = set(re.findall(r"`([\w/]+\.(?:py|html|css|js|yml|toml|json))`", architecture))
    places = [REPOSITORY, REPOSITORY / "generator", REPOSITORY / "site_templates"]
    places += [folder for folder in (REPOSITORY / "generator").rglob("*") if folder.is_dir()]
    places += [REPOSITORY / "site_templates" / "theme"]
    others = {"evidence.json", "plotly.js"}
    missing = {
        name
        for name in named
        if not name.startswith("content/") and not any((place / name).is_file() for place in places)
    } - others
    assert missing == set()


# --- commands --------------------------------------------------------------------------------


def _command(name: str) -> argparse.ArgumentParser:
    for action in _parser(name, alone=True)._actions:
        if isinstance(action, argparse._SubParsersAction):
            return cast(argparse.ArgumentParser, action.choices[name])
    raise AssertionError("The command has no commands.")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_explained(command: str) -> None:
    code = "\n".join(_code(_text(name)) for name in DOCUMENTS)
    targets = _code(_makefile())
    known = re.search(rf"\bevidence {command}\b", code)
    by_make = re.search(rf"\bmake {command}\b", code) and f"$(EVIDENCE) {command}" in targets
    assert known or by_make


def _makefile() -> str:
    return f"```\n{_text('Makefile')}\n```"


PAGES = tuple(
    file.relative_to(REPOSITORY).as_posix() for file in sorted((CONTENT / "pages").rglob("*.md"))
)


@pytest.mark.parametrize("name", [*DOCUMENTS, *PAGES, "Makefile", "docs/problem-codes.md"])
def test_commands_and_options_that_are_named_exist(name: str) -> None:
    text = _makefile() if name == "Makefile" else _text(name)
    wrong = []
    for line in _code(text).splitlines():
        for command, rest in re.findall(
            r"(?:\bevidence|\$\(EVIDENCE\)) ([a-z-]+)((?: --?[\w-]+| [^\s]+)*)", line
        ):
            actions = _command(command)._actions if command in COMMANDS else ()
            known = {option for action in actions for option in action.option_strings}
            if not actions or set(re.findall(r"(--[\w-]+)", rest)) - known:
                wrong.append(line)
    assert wrong == []


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", _text("Makefile"), re.MULTILINE))


def test_every_target_that_is_named_exists() -> None:
    for name in (*DOCUMENTS, "Makefile", ".ci/run", "pyproject.toml"):
        text = _text(name)
        code = text if name in {".ci/run", "pyproject.toml", "Makefile"} else _code(text)
        named = set(re.findall(r"(?<![\w-])make ([a-z]+)\b(?! )", code))
        named |= set(re.findall(r"[`\"]make ([a-z]+)\b", text))
        assert named <= _targets(), name


def test_the_readme_begins_with_two_commands() -> None:
    block = re.search(r"```sh\n(.*?)```", _text("README.md"), re.DOTALL)
    assert block is not None
    commands = [line.partition("#")[0].strip() for line in block[1].splitlines()]
    assert commands == ["make site", "make test"]


def test_ci_runs_what_the_readme_says() -> None:
    assert re.search(r"^\s*(?:exec )?make test\b", _text(".ci/run"), re.MULTILINE)


# --- codes, changes, licences ----------------------------------------------------------------


def test_the_page_of_codes_is_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codes"]) == 0
    assert capsys.readouterr().out == _text("docs/problem-codes.md"), (
        "run: evidence codes > docs/problem-codes.md"
    )


def test_codes_that_are_named_exist() -> None:
    for name in DOCUMENTS:
        assert set(re.findall(r"\b[SILET]0\d\d\b", _text(name))) <= set(CODES), name


def test_the_changelog_tells_the_evidence_from_the_explorer() -> None:
    headings = set(re.findall(r"^#+ (.+)$", _text("CHANGELOG.md"), re.MULTILINE))
    assert {"Evidence", "Explorer"} <= headings


def test_no_golden_file_is_left_without_its_test() -> None:
    tests = "\n".join(file.read_text(encoding="utf-8") for file in TESTS.glob("test_*.py"))
    golden = [file for file in (TESTS / "golden").rglob("*") if file.is_file()]
    assert golden
    for file in golden:
        assert f'"{file.parent.name}"' in tests, file
        stem = file.stem.replace("-", "[-/]")
        assert re.search(rf"\b{stem}\b", tests), file


def test_the_port_of_the_preview_can_be_chosen() -> None:
    for setting, port in ((), "8000"), (("PORT=8123",), "8123"):
        make = ("make", "--dry-run", "serve", *setting)
        env = {name: value for name, value in os.environ.items() if name != "PORT"}
        run = subprocess.run(
            make, cwd=REPOSITORY, env=env, capture_output=True, text=True, check=True
        )
        assert f" serve --content content --port {port}\n" in run.stdout
