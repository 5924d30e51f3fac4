"""Small git repositories with fixed dates, for tests of the history and of what changed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

DAYS = "2024-01-{:02d}T10:00:00+13:00"
"""A zone in which the day is another one than in UTC: the 2nd is still the 1st there."""


def git(folder: Path, *arguments: str, day: int = 1) -> str:
    """Run git in a folder with an author, a date and nobody's settings; returns its answer."""
    date = DAYS.format(day)
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Ada Gardener",
        "GIT_AUTHOR_EMAIL": "ada@example.org",
        "GIT_COMMITTER_NAME": "Ada Gardener",
        "GIT_COMMITTER_EMAIL": "ada@example.org",
        "GIT_AUTHOR_DATE": date,
        "GIT_COMMITTER_DATE": date,
    }
    run = subprocess.run(
        ["git", "-c", "protocol.file.allow=always", *arguments],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()


def commit(folder: Path, subject: str, day: int) -> str:
    """Commit everything in a folder; returns the commit's id."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", subject, day=day)
    return git(folder, "rev-parse", "HEAD")


def edit(file: Path, old: str, new: str) -> None:
    """Replace words in a file; they must stand there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
