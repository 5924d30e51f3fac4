"""Stylesheets name no class that nothing has, and scripts share one builder and one starter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import REPOSITORY

TEMPLATES = REPOSITORY / "site_templates"
STYLES = TEMPLATES / "theme/assets/css"
SCRIPTS = TEMPLATES / "theme/assets/js"
CLASS = re.compile(r"\.(ev-[\w-]+)")
NAME = re.compile(r"ev-[\w-]+")
BEGUN = re.compile(r"(ev-[\w-]*-)(?:\{\{|\$?\{)")
"""A class whose end comes from a value: ``ev-note--{{ kind }}``, ``ev-result--${kind}``."""


def unknown_classes(styles: str, users: str) -> set[str]:
    """The classes of stylesheets that no template, script or module names, or begins to name."""
    named = set(NAME.findall(users))
    begun = tuple(BEGUN.findall(users))
    rules = re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)
    return {
        name for name in CLASS.findall(rules) if name not in named and not name.startswith(begun)
    }


def _texts(folder: Path, *endings: str) -> Iterator[str]:
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder).parts
        if file.suffix in endings and "vendor" not in inside and "admin" not in inside:
            yield file.read_text(encoding="utf-8")


def test_a_class_that_nothing_has_is_found() -> None:
    styles = ".ev-a, .ev-b--one > .ev-c { } /* .ev-d */ .ev-a__part:is(.ev-e) { }"
    users = '<p class="ev-a ev-b--{{ kind }}">' + "h('p', { class: `ev-e-${number}` })"
    assert unknown_classes(styles, users) == {"ev-c", "ev-a__part", "ev-e"}
    assert unknown_classes("", users) == set()


def test_stylesheets_name_no_class_that_nothing_has() -> None:
    styles = "\n".join(_texts(STYLES, ".css"))
    users = "\n".join(
        (*_texts(TEMPLATES, ".html", ".js"), *_texts(REPOSITORY / "generator", ".py"))
    )
    assert len(CLASS.findall(styles)) > 500
    assert unknown_classes(styles, users) == set()


def _scripts_with(pattern: str) -> set[str]:
    return {
        file.name
        for file in SCRIPTS.glob("*.js")
        if re.search(pattern, file.read_text(encoding="utf-8"))
    }


def test_one_module_builds_elements() -> None:
    assert _scripts_with(r"createElement\b|innerHTML\b|insertAdjacentHTML\b") == {"dom.js"}


def test_one_module_starts_components() -> None:
    """The shell starts the search besides, which its dialog shares; what few need comes late."""
    late = {"own-brief.js", "search-index.js", "matrix.js", "ladder.js"}
    assert _scripts_with(r"import\(\"\./[\w-]+\.js\"\)") - late == {
        "components.js",
        "shell.js",
    }
