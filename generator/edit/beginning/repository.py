"""What stands in the repository of a synthesis that begins: records, and what serves them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from generator.edit.intake.drafts import drafted
from generator.edit.issues.github_forms import FOLDER as FORMS
from generator.edit.issues.github_forms import form_files
from generator.edit.issues.review_forms import forms_of
from generator.evidence import schema
from generator.evidence.loading import Content, load_content
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.review import SCHEMA_VERSION, Review
from generator.evidence.records.source import Source

HOSTS: Final = ("github", "gitlab", "forgejo")
CONTENT: Final = "content"
KEPT: Final = ".evidence.json"
"""Where it is kept what was written, so that an update knows what people changed since."""

_HERE: Final = Path(__file__).parent
_STARTER: Final = _HERE / "starter"
_FIRST_SOURCE: Final = "the-review"
_ADDRESS: Final = "https://synthesis.example/"
_PACKAGE: Final = "evidence-explorer"
_DOT: Final = "dot-"
_REQUIREMENTS: Final = """\
# [all] takes the most room; [briefs,order] is what a workflow needs that checks and publishes.
{package}[all]{number}
"""


def new_files(host: str, *, empty: bool) -> dict[str, str]:
    """Every file of a new repository by its path, as text; ``empty`` has no made-up records."""
    own = dict(_texts(_STARTER))
    content, _ = load_content(_STARTER / CONTENT)
    if empty:
        own = {path: text for path, text in own.items() if not _is_made_up(path)}
        own.update(_to_fill_in())
        content = Content(CONTENT, {}, {})
    own["requirements.txt"] = _REQUIREMENTS.format(package=_PACKAGE, number=_number())
    served = served_files(host, content, _ADDRESS)
    return {**own, **served, KEPT: kept_text(host, served)}


def served_files(host: str, content: Content, site_address: str) -> dict[str, str]:
    """What follows the version and not the editors: workflows, forms, schemas; by path."""
    files = dict(_texts(_HERE / "hosts" / host))
    for name, text in schema.schema_files().items():
        files[f"{schema.FOLDER.as_posix()}/{name}"] = text
    if host == "github":
        for name, text in form_files(site_address, forms_of(content)).items():
            files[f"{FORMS.as_posix()}/{name}"] = text
    return files


def kept_text(host: str, served: Mapping[str, str]) -> str:
    """What is kept of the files that were written: the host and a SHA-256 of each, as JSON."""
    written = {path: fingerprint(text.encode()) for path, text in sorted(served.items())}
    return json.dumps({"host": host, "written": written}, indent=2) + "\n"


def fingerprint(raw: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def _number() -> str:
    """The version to ask for; none where this runs from a folder that is not installed."""
    try:
        return f"=={version(_PACKAGE)}"
    except PackageNotFoundError:
        return ""


def _to_fill_in() -> Iterator[tuple[str, str]]:
    """The two records without which there is no other, with their fields to fill in."""
    known: dict[type[Record], dict[str, Any]] = {
        Source: {"id": _FIRST_SOURCE},
        Review: {"schema_version": SCHEMA_VERSION, "source": _FIRST_SOURCE},
    }
    for kind in KINDS:
        if kind.model in known:
            draft = drafted(kind, known[kind.model], Path(CONTENT))
            yield draft.file.as_posix(), draft.text


def _is_made_up(path: str) -> bool:
    return path.startswith(f"{CONTENT}/") and not path.startswith(f"{CONTENT}/pages/")


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            parts = file.relative_to(folder).parts
            yield "/".join(map(_named, parts)), file.read_text(encoding="utf-8")


def _named(part: str) -> str:
    return f".{part.removeprefix(_DOT)}" if part.startswith(_DOT) else part
