"""The package alone: a wheel brings along what a site is made from, the same bytes twice."""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.publish.site.builder import publish
from generator.publish.site.project import Project
from generator.publish.site.settings import templates_of
from generator.publish.site.with_mkdocs import load_settings
from tests.conftest import REPOSITORY

_RUN = """
import sys, generator
from generator.cli import main
print(generator.__file__)
sys.exit(main(sys.argv[1:]))
"""


def _wheel(folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _differences(found: filecmp.dircmp[str]) -> list[str]:
    _, unlike, unread = filecmp.cmpfiles(found.left, found.right, found.common_files, shallow=False)
    below = [one for part in found.subdirs.values() for one in _differences(part)]
    return [*found.left_only, *found.right_only, *unlike, *unread, *below]


@pytest.mark.slow
def test_a_wheel_alone_builds_the_same_site(tmp_path: Path) -> None:
    wheel = _wheel(tmp_path / "dist")
    assert wheel.read_bytes() == _wheel(tmp_path / "again").read_bytes()
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(installed)
    project = tmp_path / "project"
    project.mkdir()
    asked = (
        *(["init", "."], ["init", "--update"], ["forms", "--check"], ["schema", "--check"]),
        *(["check"], ["build", "--no-history"]),
    )
    for arguments in asked:
        done = subprocess.run(
            [sys.executable, "-c", _RUN, *arguments],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(installed)},
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.startswith(str(installed))
    publish(
        Project(project / "mkdocs.yml", project / "content", tmp_path / "here", history=False),
        lambda step: None,
    )
    assert _differences(filecmp.dircmp(project / "site", tmp_path / "here")) == []
    assert (project / "site" / "index.html").is_file()


def test_a_file_of_settings_may_say_only_what_is_otherwise(sample: Path) -> None:
    root = sample.resolve().parent
    settings = root / "mkdocs.yml"
    settings.write_text("site_url: https://gardens.example/evidence/\n", encoding="utf-8")
    publish(Project(settings, sample.resolve(), root / "out", history=False), lambda step: None)
    home = (root / "out" / "index.html").read_text(encoding="utf-8")
    assert 'rel="canonical" href="https://gardens.example/evidence/"' in home


def test_what_a_part_of_the_settings_says_is_meant_from_its_own_folder(
    sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "own.py").write_text(
        "def on_page_content(html, **_):\n    return html + '<p>Said by a hook.</p>'\n",
        encoding="utf-8",
    )
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(
        "hooks: [own.py]\ntheme: {palette: {scheme: slate}, language: de}\n", encoding="utf-8"
    )
    config = load_settings(settings, docs_dir=str(sample), site_dir=str(tmp_path / "site"))
    assert str(config["hooks"]["own.py"].__file__) == str(tmp_path / "own.py")
    assert config.theme["palette"] == {"scheme": "slate"}
    assert (config.theme.name, config.theme["favicon"]) == ("material", "assets/images/favicon.svg")
    assert str(templates_of(tmp_path) / "theme") in config.theme.dirs
    assert "evidence" in config.plugins
