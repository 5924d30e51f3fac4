"""The history of the evidence: what git tells of it, and what is said where git cannot tell."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.derive.history import NO_HISTORY, History, history_of
from generator.derive.history.git import GitFailed, repository_of
from generator.publish.build import build_site
from generator.publish.pages.changes.dates import NOT_COMMITTED, day_words, record_dates
from tests.conftest import REPOSITORY, SAMPLE
from tests.repositories import commit, edit, git

TEMPLATES = REPOSITORY / "site_templates"
NEW_STATEMENT = "An open gate lets people stop, whatever the reason."


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the sample's records below ``review``, with a history of every kind."""
    root = tmp_path_factory.mktemp("history") / "a place"
    content = root / "review"
    shutil.copytree(SAMPLE, content)
    git(root, "init", "-q", "-b", "main")
    trap = root / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{root}/sprung'\n", encoding="utf-8")
    trap.chmod(0o755)
    later = (content / "themes/being-missed.yml").read_bytes()
    (content / "themes/being-missed.yml").unlink()
    commit(root, "The review", day=2)

    first_visit = content / "themes/first-visit.yml"
    edit(first_visit, "id: first-visit\n", "# A comment.\nid: first-visit\n\n")
    edit(first_visit, "[ni-she-2018, adeyemi-2021-a]", "[ ni-she-2018,\n      adeyemi-2021-a ]")
    edit(
        content / "themes/growing-year.yml",
        "spring 2da0bcd5d2",
        "spring 0000000000",
    )
    commit(root, "Layout, and a text that was read again", day=3)

    (content / "themes/being-missed.yml").write_bytes(later)
    commit(root, "A theme <b>more</b> \x1b[31m@everyone", day=4)
    git(root, "tag", "-a", "-m", "First", "v1.0", day=4)

    git(root, "checkout", "-q", "-b", "proposal")
    edit(first_visit, "An open gate lets people stop without a reason.", NEW_STATEMENT)
    commit(root, "wip", day=5)
    git(root, "checkout", "-q", "main")
    (root / "README.md").write_text("Beans.\n", encoding="utf-8")
    commit(root, "Nothing of the evidence", day=5)
    words = "Merge pull request #7 from somebody/proposal\n\nThe gate, whatever the reason\n"
    git(root, "merge", "-q", "--no-ff", "-m", words, "proposal", day=6)

    old, new = content / "studies/velde-2016.yml", content / "studies/velde-2017.yml"
    old.rename(new)
    edit(new, "id: velde-2016\n", "id: velde-2017\nformerly: [velde-2016]\n")
    (content / "themes/link.yml").symlink_to("../../../../etc/passwd")
    commit(root, "A study is renamed", day=7)

    (content / "sources/leaflet.yml").unlink()
    (content / "models/broken.yml").write_text("{", encoding="utf-8")
    commit(root, "A source less", day=8)
    (content / "sources/leaflet.yml").write_bytes((SAMPLE / "sources/leaflet.yml").read_bytes())
    commit(root, "The source again", day=9)
    for name, value in {
        "core.fsmonitor": str(trap),
        "core.pager": str(trap),
        "core.sshCommand": str(trap),
        "gpg.program": str(trap),
        "log.showSignature": "true",
        "diff.external": str(trap),
        "log.showRoot": "false",
        "diff.renames": "copies",
        "log.date": "relative",
        "core.hooksPath": str(root),
        "i18n.logOutputEncoding": "UTF-16",
        "color.ui": "always",
    }.items():
        git(root, "config", name, value)
    return root


@pytest.fixture(scope="module")
def history(repository: Path) -> History:
    return history_of(repository / "review")


def _subjects(history: History) -> list[str]:
    return [revision.commit.subject for revision in history.revisions]


# --- what is not known -----------------------------------------------------------------------


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    found = history_of(tmp_path)
    assert not found.known
    assert "does not lie in a git repository" in found.unknown
    assert found.of("review.yml") is None
    assert found.last is None


def test_a_shallow_copy_knows_nothing(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{repository}", "copy")
    found = history_of(tmp_path / "copy" / "review")
    assert not found.known
    assert "shallow" in found.unknown


def test_a_bare_repository_has_no_records(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare")
    assert "bare repository" in history_of(tmp_path / "bare").unknown


def test_without_the_program_nothing_is_known(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert history_of(repository / "review").unknown == "The program git is not installed."


def test_before_the_first_commit_records_are_not_committed(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    shutil.copytree(SAMPLE, tmp_path / "content")
    found = history_of(tmp_path / "content")
    assert found.known
    assert found.last is None
    dates = record_dates(found, "themes/first-visit.yml")
    assert dates
    assert dates.added.words == NOT_COMMITTED


@pytest.mark.parametrize("record", ["", "./", "studies/", "themes/nobody.txt"])
def test_what_is_no_record_has_no_dates(history: History, record: str) -> None:
    assert record_dates(history, record) is None


def test_without_history_nothing_has_dates() -> None:
    assert record_dates(NO_HISTORY, "themes/first-visit.yml") is None


# --- what is known ---------------------------------------------------------------------------


def test_only_what_records_say_counts(history: History) -> None:
    assert history.known, history.unknown
    assert _subjects(history) == [
        "The source again",
        "A source less",
        "A study is renamed",
        "The gate, whatever the reason",
        "A theme <b>more</b> [31m@everyone",
        "The review",
    ]


def test_days_are_those_of_the_commit_in_utc(history: History) -> None:
    days = [revision.commit.day for revision in history.revisions]
    assert days == [f"2024-01-0{day}" for day in (8, 7, 6, 5, 3, 1)]
    assert history.revisions[-1].commit.moment == "2024-01-01T21:00:00Z"


def test_a_release_stands_at_its_commit(history: History) -> None:
    assert [r.commit.release for r in history.revisions] == ["", "", "", "", "v1.0", ""]


@pytest.mark.parametrize(
    ("path", "added", "changed"),
    [
        ("themes/growing-year.yml", 1, 1),
        ("themes/first-visit.yml", 1, 5),
        ("themes/being-missed.yml", 3, 3),
        ("studies/velde-2017.yml", 1, 6),
        ("sources/leaflet.yml", 8, 8),
    ],
)
def test_a_record_has_its_first_and_last_day(
    history: History, path: str, added: int, changed: int
) -> None:
    dates = history.of(path)
    assert dates
    assert dates.added
    assert dates.changed
    assert (dates.added.day, dates.changed.day) == (f"2024-01-0{added}", f"2024-01-0{changed}")
    assert not dates.uncommitted


def test_what_a_commit_did_to_a_file_is_told(history: History) -> None:
    merged = history.revisions[3]
    assert [change.path for change in merged.changes] == ["themes/first-visit.yml"]
    change = merged.changes[0]
    assert change.before
    assert change.after
    assert NEW_STATEMENT not in str(change.before.record)
    assert NEW_STATEMENT in str(change.after.record)


def test_a_file_that_cannot_be_read_is_a_change_and_a_link_is_none(history: History) -> None:
    changes = {change.path: change for r in history.revisions for change in r.changes}
    broken = changes["models/broken.yml"].after
    assert broken
    assert broken.record is None
    assert "themes/link.yml" not in changes


def test_no_setting_of_the_repository_runs_a_program(repository: Path, history: History) -> None:
    assert history.known
    assert not (repository / "sprung").exists()


def test_neither_the_machine_nor_the_environment_matters(
    repository: Path, history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".gitconfig").write_text("[log]\n\tdate = iso\n[broken\n", encoding="utf-8")
    for name, value in {
        "HOME": str(tmp_path),
        "TZ": "Pacific/Auckland",
        "LC_ALL": "de_DE.UTF-8",
        "GIT_DIR": str(tmp_path),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.bare",
        "GIT_CONFIG_VALUE_0": "true",
        "GIT_ICASE_PATHSPECS": "1",
    }.items():
        monkeypatch.setenv(name, value)
    assert history_of(repository / "review") == history


def test_what_is_not_committed_is_said(repository: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(repository, copy, symlinks=True)
    edit(copy / "review/themes/first-visit.yml", "# A comment.\n", "")
    edit(copy / "review/themes/growing-year.yml", "In winter fewer", "In winter far fewer")
    shutil.copy(SAMPLE / "models/open-gate.yml", copy / "review/models/another.yml")
    found = history_of(copy / "review")
    assert found.uncommitted == {"themes/growing-year.yml", "models/another.yml"}
    edited = record_dates(found, "themes/growing-year.yml")
    assert edited
    assert edited.changed
    assert (edited.added.iso, edited.changed.words) == ("2024-01-01", NOT_COMMITTED)
    new = record_dates(found, "models/another.yml")
    assert new
    assert (new.added.words, new.changed) == (NOT_COMMITTED, None)


def test_a_folder_that_is_the_repository_itself_is_read(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "own")
    git(tmp_path / "own", "init", "-q")
    commit(tmp_path / "own", "All", day=2)
    assert _subjects(history_of(tmp_path / "own")) == ["All"]


# --- revisions -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("", "is no revision"),
        ("--output=/tmp/x", "is no revision"),
        ("-1", "is no revision"),
        ("main\nother", "is no revision"),
        ("nowhere", "has no commit 'nowhere'"),
        ("HEAD~99", "has no commit"),
        ("main..HEAD", "has no commit"),
        ("HEAD:review", "has no commit"),
        ("$(touch sprung)", "has no commit"),
    ],
)
def test_what_is_no_commit_is_said(repository: Path, revision: str, message: str) -> None:
    with pytest.raises(GitFailed, match=message.replace("(", r"\(")):
        repository_of(repository / "review").commit(revision)


def test_a_folder_outside_has_no_repository(repository: Path, tmp_path: Path) -> None:
    (repository / "out").unlink(missing_ok=True)
    (repository / "out").symlink_to(tmp_path)
    with pytest.raises(GitFailed):
        repository_of(repository / "out")


# --- in the site -----------------------------------------------------------------------------


def test_pages_and_site_know_their_days(history: History) -> None:
    site = build_site(SAMPLE, TEMPLATES, history=history)
    assert site.last_change
    assert site.last_change.words == "8 January 2024"
    dates = {page.page.path: page.dates for page in site.pages}
    changed = dates["themes/first-visit/"]
    assert changed
    assert changed.changed
    assert (changed.added.words, changed.changed.words) == ("1 January 2024", "5 January 2024")
    assert dates["studies/"] is None


def test_a_day_in_words() -> None:
    assert day_words("2024-12-03") == "3 December 2024"


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("Merge branch 'proposal' into main", "Several changes together"),
        ("Merge branch 'proposal'\n\nTwo themes\n", "Two themes"),
        ("Merge pull request #7 from somebody/proposal\n\nThe gate\n", "The gate"),
        ("Merge two themes", "Merge two themes"),
    ],
)
def test_a_merge_is_called_by_its_title_and_never_by_branches(
    tmp_path: Path, words: str, called: str
) -> None:
    content = tmp_path / "content"
    shutil.copytree(SAMPLE, content)
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "All of it", day=1)
    git(tmp_path, "checkout", "-q", "-b", "proposal")
    edit(
        content / "themes/first-visit.yml",
        "An open gate lets people stop",
        "A gate lets people stop",
    )
    commit(tmp_path, "wip", day=2)
    git(tmp_path, "checkout", "-q", "main")
    git(tmp_path, "merge", "-q", "--no-ff", "-m", words, "proposal", day=3)
    assert history_of(content).revisions[0].commit.subject == called
