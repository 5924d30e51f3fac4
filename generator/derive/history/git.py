"""The program ``git``, asked about a content folder: which commits touched it, what stood there.

Only reads. Fixed arguments and no shell; no hook, pager, filter, signature program or network; and
neither the settings of the machine and its user nor the environment change an answer. Settings of
the repository that could run a program are overruled one by one, so that asking is as safe as
reading files, whoever owns them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.evidence.interface import _, listed
from generator.evidence.problems import did_you_mean
from generator.evidence.stopping import passing

SECONDS: Final = 120
NOTHING: Final = os.devnull

_SETTINGS: Final = (
    "safe.directory=*",
    f"core.hooksPath={NOTHING}",
    "core.fsmonitor=false",
    "core.quotePath=false",
    f"core.attributesFile={NOTHING}",
    "log.showSignature=false",
    "log.showRoot=true",
    "log.mailmap=false",
    f"diff.orderFile={NOTHING}",
    "diff.ignoreSubmodules=all",
    "i18n.logOutputEncoding=UTF-8",
    "protocol.allow=never",
    "core.alternateRefsCommand=",
)
_OPTIONS: Final = (
    *("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs"),
    *(part for setting in _SETTINGS for part in ("-c", setting)),
)


class GitFailed(Exception):
    """Git is missing, refused or gave up; the message says why, as a sentence."""


@dataclass(frozen=True)
class Touched:
    """A file that a commit touched: its path below the folder, and its blob afterwards."""

    path: str
    blob: str
    """Empty where the file is gone, or is no regular file any more."""


@dataclass(frozen=True)
class Logged:
    """A commit with the files that it touched."""

    id: str
    moment: str
    """When it was committed, in UTC: ``2024-05-03T10:20:30Z``."""
    subject: str
    body: str
    touched: tuple[Touched, ...]


@dataclass(frozen=True)
class TreeFile:
    """A file of a commit: its path below the folder, its mode as git writes it, and its blob."""

    path: str
    mode: str
    blob: str
    size: int


@dataclass(frozen=True)
class Repository:
    """A repository with a working tree, and a folder in it."""

    folder: Path
    """The folder asked about, or the nearest one above it that exists."""
    inside: str
    """The folder's path from the repository's root; empty where it is the root."""
    shallow: bool

    def log(self) -> Iterator[Logged]:
        """The commits that touched the folder, newest first, along the line of first parents.

        A merged pull request is one commit: what it brought to this branch.
        """
        where = ("--relative", "--", ".")
        pretty = "--format=tformat:%H%x00%cd%x00%s%x00%b%x00"
        how = ("-z", "--raw", "--no-abbrev", "-m", "--first-parent", "--no-renames", "--no-color")
        date = "--date=format-local:%Y-%m-%dT%H:%M:%SZ"
        if not self._answer("rev-parse", "--verify", "--quiet", "HEAD^{commit}", fails=True):
            return
        tokens = iter(
            self._answer("log", *how, date, pretty, *where).decode("utf-8", "replace").split("\0")
        )
        head: list[str] = []
        touched: list[Touched] = []
        for token in tokens:
            word = token.lstrip("\n")
            if word.startswith(":"):
                _first, mode, _third, blob, _fifth = word.split(" ")
                regular = mode.startswith("100")
                touched.append(Touched(next(tokens), blob if regular else ""))
            elif word:
                if head:
                    yield Logged(head[0], head[1], head[2], head[3], tuple(touched))
                head, touched = [word, next(tokens), next(tokens), next(tokens)], []
        if head:
            yield Logged(head[0], head[1], head[2], head[3], tuple(touched))

    def releases(self) -> dict[str, str]:
        """The names of the tags by the commit that each stands at; of several, the last by name."""
        form = "%(objectname) %(*objectname) %(refname:strip=2)"
        answer = self._answer("for-each-ref", "--sort=refname", f"--format={form}", "refs/tags")
        found = {}
        for line in answer.decode("utf-8", "replace").splitlines():
            tag, commit, name = line.split(" ", 2)
            found[commit or tag] = name
        return found

    def commit(self, revision: str) -> str:
        """The commit that a revision names; raises GitFailed where there is none, or several."""
        if not revision or revision.startswith("-") or any(c in revision for c in "\0\n"):
            raise GitFailed(
                _(
                    "'{revision}' is no revision. Name a commit, a branch or a tag.",
                    revision=revision,
                )
            )
        asked = _run(self.folder, ("rev-parse", "--verify", f"{revision}^{{commit}}", "--"))
        if asked.returncode == 0:
            return asked.stdout.decode("ascii").split()[0]
        said = asked.stderr.decode("utf-8", "replace")
        if "ambiguous" in said:
            raise GitFailed(
                _(
                    "'{revision}' is ambiguous: several commits begin like this. Write more of it.",
                    revision=revision,
                )
            )
        more = self._nearest(revision)
        if not more and self.shallow:
            more = _(
                "This copy of the repository is shallow: its earlier commits are not here. 'git "
                "fetch --unshallow' brings them."
            )
        more = more or _(
            "'git log --oneline' lists commits; a branch of a remote may have to be fetched."
        )
        missing = _("This repository has no commit '{revision}'.", revision=revision)
        raise GitFailed(f"{missing} {more}")

    def _nearest(self, revision: str) -> str:
        """The branch or tag that was probably meant, in a sentence; empty if none is near."""
        kinds = ("refs/heads", "refs/remotes", "refs/tags")
        asked = self._answer("for-each-ref", "--format=%(refname:short)", *kinds, fails=True)
        names = asked.decode("utf-8", "replace").split()
        of_remotes = [name for name in names if name.partition("/")[2] == revision]
        if of_remotes:
            return _("A remote has it: write {names}.", names=listed(of_remotes, "or"))
        found = did_you_mean(revision, names)
        return found if found else ""

    def files(self, commit: str) -> tuple[TreeFile, ...]:
        """Every file of the folder in a commit; none where the commit has no such folder."""
        tree = f"{commit}:{self.inside}" if self.inside else f"{commit}^{{tree}}"
        asked = self._answer("rev-parse", "--verify", "--quiet", tree, fails=True).decode()
        if not asked:
            return ()
        name = asked.split()[0]
        kind = self._answer("cat-file", "-t", name).strip()
        if kind != b"tree":
            return ()
        answer = self._answer("ls-tree", "-r", "-z", "-l", "--full-tree", name)
        found = []
        for line in answer.split(b"\0"):
            if not line:
                continue
            facts, _other, path = line.partition(b"\t")
            mode, _type, blob, size = facts.decode("ascii").split()
            length = int(size) if size.isdigit() else 0
            found.append(TreeFile(os.fsdecode(path), mode, blob, length))
        return tuple(found)

    def blobs(self, names: Sequence[str], most_bytes: int) -> dict[str, bytes]:
        """The bytes of blobs by name, cut after so many; those that are not here are left out."""
        wanted = tuple(dict.fromkeys(name for name in names if name))
        if not wanted:
            return {}
        answer = self._answer("cat-file", "--batch", stdin="\n".join(wanted).encode() + b"\n")
        found, at = {}, 0
        for name in wanted:
            end = answer.index(b"\n", at)
            words = answer[at:end].split()
            at = end + 1
            if len(words) == 3 and words[1] == b"blob":  # noqa: PLR2004 - name, kind, size
                size = int(words[2])
                found[name] = answer[at : at + min(size, most_bytes)]
                at += size + 1
            elif len(words) == 3 and words[2].isdigit():  # noqa: PLR2004 - something else
                at += int(words[2]) + 1
        return found

    def _answer(self, *arguments: str, stdin: bytes = b"", fails: bool = False) -> bytes:
        asked = _run(self.folder, arguments, stdin)
        if asked.returncode and not fails:
            said = asked.stderr.decode("utf-8", "replace").strip().splitlines()
            raise GitFailed(
                _("Git gave up: {reason}.", reason=said[-1] if said else _("it does not say why"))
            )
        return b"" if asked.returncode else asked.stdout


def repository_of(folder: Path) -> Repository:
    """The repository that a folder lies in; raises GitFailed where there is none to ask."""
    here = folder.absolute()
    while not here.is_dir() and here != here.parent:
        here = here.parent
    here = here.resolve()
    asked = _run(here, ("rev-parse", "--is-bare-repository", "--is-shallow-repository"))
    if asked.returncode:
        raise GitFailed(_("{folder} does not lie in a git repository.", folder=folder))
    bare, shallow = asked.stdout.decode("ascii", "replace").split()[:2]
    top = _run(here, ("rev-parse", "--show-toplevel"))
    if bare == "true" or top.returncode:
        raise GitFailed(
            _("{folder} lies in a bare repository, which has no working tree.", folder=folder)
        )
    root = Path(os.fsdecode(top.stdout.removesuffix(b"\n"))).resolve()
    whole = folder.absolute().resolve()
    if not whole.is_relative_to(root):
        raise GitFailed(
            _("{folder} lies outside the repository {root}.", folder=folder, root=root.name)
        )
    inside = whole.relative_to(root).as_posix()
    return Repository(here, "" if inside == "." else inside, shallow == "true")


def _run(
    folder: Path, arguments: Sequence[str], stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise GitFailed(_("The program git is not installed."))
    try:
        with passing(lambda: _begun(program, folder, arguments), _ended) as git, git:
            try:
                said, complained = git.communicate(stdin, SECONDS)
            except BaseException:
                git.kill()  # else it would be waited for
                raise
            return subprocess.CompletedProcess(git.args, git.returncode, said, complained)
    except subprocess.TimeoutExpired:
        raise GitFailed(_("Git did not answer in {seconds} seconds.", seconds=SECONDS)) from None
    except OSError as error:
        raise GitFailed(_("Git cannot be run: {reason}.", reason=error.strerror)) from None


def _begun(program: str, folder: Path, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - fixed options, no shell
        (program, *_OPTIONS, *arguments),
        cwd=folder,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _ended(git: subprocess.Popen[bytes]) -> None:
    git.kill()
    git.wait(1)  # without a limit, a stop while it is waited for would wait for itself


def _environment() -> dict[str, str]:
    """What git may know of the machine: where its programs are, and nothing of the user."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {
        **kept,
        "LC_ALL": "C",
        "TZ": "UTC",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": NOTHING,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
    }
