"""Where a record can be changed: addresses at a git host, from the one that opens its editor.

GitHub (``…/edit/main/``), GitLab (``…/-/edit/main/``), Forgejo and Gitea, as at Codeberg
(``…/_edit/main/``) are known by the form of that address, wherever they run. Their editors open at
the top of a file; a line is shown by the page that shows the file, from which one click edits it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

WHOLE_CONTENT = "./"
"""The record behind a page that is drawn from all of them: the content folder itself."""


@dataclass(frozen=True)
class GitHost:
    """A repository at a git host, as programs that edit it there need to know it."""

    kind: str
    repository: str
    branch: str
    api: str
    drafts: bool
    """Whether the editor can keep drafts there as requests to merge."""


@dataclass(frozen=True)
class _Host:
    """How one kind of git host addresses the editor of a file, a file at a line, and a folder."""

    kind: str
    editor: re.Pattern[str]
    file: str
    folder: str
    query: str
    api: str
    drafts: bool


_HOSTS = (
    _Host(
        *("gitlab", re.compile(r"(https?://[^/]+)/(.+?)/-/edit/(.+)"), "-/blob", "-/tree", ""),
        *("{origin}/api/v4", True),
    ),
    _Host(
        *("gitea", re.compile(r"(https?://[^/]+)/(.+?)/_edit/(.+)"), "src/branch", "src/branch"),
        *("?display=source", "{origin}/api/v1", False),
    ),
    _Host(
        *("github", re.compile(r"(https?://[^/]+)/([^/]+/[^/]+)/edit/(.+)"), "blob", "tree"),
        *("?plain=1", "{origin}/api/v3", True),
    ),
)
_PUBLIC_API = {"https://github.com": "https://api.github.com"}


@dataclass(frozen=True)
class Editing:
    """The addresses of records at the git host; no host, no addresses."""

    editor: str = ""
    """What opens the host's editor, once the path of a file follows."""
    folder: str = ""
    """The content folder in the repository, in an address."""

    @classmethod
    def at(cls, editor: str, folder: str) -> Editing:
        """Editing of a content folder, below the address of the host's editor."""
        web = editor.startswith(("https://", "http://"))
        address = f"{editor.rstrip('/')}/" if web else ""
        return cls(address, f"{quote(folder.strip('/'))}/".lstrip("/"))

    @property
    def content(self) -> str:
        """The content folder in the repository, as people write it; empty where it is elsewhere."""
        return unquote(self.folder).rstrip("/")

    @property
    def host(self) -> GitHost | None:
        """The repository at its host, where its kind is known."""
        for host in _HOSTS:
            if found := host.editor.fullmatch(self.editor):
                origin, repository, branch = found.groups()
                api = _PUBLIC_API.get(origin, host.api.format(origin=origin))
                return GitHost(host.kind, repository, branch.strip("/"), api, host.drafts)
        return None

    def page(self, record: str) -> str:
        """What the edit button of a page opens: the editor of a file, or the list of a folder."""
        if not self.editor or not record:
            return ""
        if not record.endswith("/"):
            return f"{self.editor}{self.folder}{quote(record)}"
        return self._other("folder", "" if record == WHOLE_CONTENT else record).rstrip("/")

    def line(self, record: str, line: int) -> str:
        """A file at a line, one click away from its editor; at an unknown host, the editor."""
        return self._other("file", record, f"#L{line}") or self.page(record)

    def _other(self, form: str, path: str, line: str = "") -> str:
        for host in _HOSTS:
            if found := host.editor.fullmatch(self.editor):
                origin, repository, branch = found.groups()
                place = f"{origin}/{repository}/{getattr(host, form)}/{branch}{self.folder}"
                return f"{place}{quote(path)}{host.query if line else ''}{line}"
        return ""


NO_EDITING = Editing()
