"""The editor's program: what it asks other hosts is taken out, and what it asks us is put in.

It is Sveltia CMS as npm has it. Left to itself, it fetches fonts from one host, its newest version
number and its translations from another, and asks the git hosts' status pages how they are. Left to
itself, it also writes over whatever stands in a folder. Where it reads and writes there, keeps a
draft, checks a field or offers a choice, it asks ``window.evidenceEditor``, which ``admin.js``
makes. What is not found again means that the program has changed, and stops the build.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from generator.evidence.problems import InvalidContent, Location, Problem
from generator.evidence.store import kept
from generator.evidence.text.files import shown_path

PROGRAM: Final = "sveltia-cms.js"
_FONTS = "https://cdn.jsdelivr.net/fontsource/fonts/"
_OURS = "../../assets/fonts/"

_CHANGES: tuple[tuple[str, str], ...] = (
    (rf"{_FONTS}source-sans-3:vf@[\d.]+/latin-wght-normal\.woff2",
     f"{_OURS}source-sans-3-latin-wght-normal.woff2"),
    (rf"{_FONTS}material-symbols-outlined:vf@[\d.]+/latin-wght-normal\.woff2",
     f"{_OURS}material-symbols-outlined-subset.woff2"),
    (rf"src:url\({_FONTS}noto-mono@[\d.]+/latin-400-normal\.woff2\)", "src:local(monospace)"),
    # Beside the page lies the version that it has, so it never offers another.
    (r"https://unpkg\.com/@sveltia/cms`", "program`"),
    (r"`ar,bg,ca,[a-zA-Z,-]+`\.split", "`en-US`.split"),
    (r"https://www\.githubstatus\.com/api/v2/status\.json",
     'data:application/json,{"status":{"indicator":"none"}}'),
    (r"https://status-api\.hostedstatus\.com/1\.0/status/[0-9a-f]+",
     'data:application/json,{"result":{"status_overall":{"status_code":100}}}'),
    (r"\n//# sourceMappingURL=\S+", ""),
    (r"select the root directory of (?:the “\{\$repo\}”|your Git) repository\.",
     "choose the folder of the repository: the one that holds “.git” and “{content}”."),
    (r"The selected folder is not a repository root directory\. Please try again\.",
     "The chosen folder is not that of the repository. Choose the one that holds “.git” and "
     "“{content}”."),
    # A folder is chosen.
    (r"try\{await (\w+)\.getDirectoryHandle\(`\.git`\)\}",
     r"await window.evidenceEditor.folder.mustBeTheRepository(\1);\g<0>"),
    # A record is read.
    (r"(\w+)=await (\w+)\((\w+)\);return\{\.\.\.(\w+),text:\1\}",
     r"\1=await \2(\3);window.evidenceEditor.folder.read(\4.path,\1);return{...\4,text:\1}"),
    # A picture is read.
    (r"(path:(\w+),handle:(\w+)\}=\w+,\w+=\w+\(\w+\);try\{let (\w+)=await \3\.getFile\(\),"
     r"\{size:\w+,lastModified:\w+\}=)\4,",
     r"\1(window.evidenceEditor.folder.seen(\2,\4),\4),"),
    # Anything is written in a folder, or deleted there.
    (r"commitChanges:async (\w+)=>(\w+)\((\w+),\1\)",
     r"commitChanges:async \1=>window.evidenceEditor.folder.save(\3,\1,\2)"),
    # A save has failed.
    (r"catch\((\w+)\)\{(?=\1\.message===`validation_failed`)",
     r"\g<0>if(window.evidenceEditor.isAnswered(\1))return;"),
    # What a draft is compared with is known before a form opens: else the draft would be deleted.
    (r"(\w+\.current=(\w+),\w+\(\2\)),(\w+\.current=await \w+\(\w+\(\2\)\))(?=,console\.debug)",
     r"\3,\1"),
    # A draft waits to be kept.
    (r"(=(\w+)=>\{globalThis\.clearTimeout\((\w+)\),\2&&\w+&&\()"
     r"(\3=globalThis\.setTimeout\(\(\)=>\{(\w+)\(\2\)\},500\))",
     r"\1window.evidenceEditor.folder.drafts(()=>\5(\2)),\4"),
    # The browser keeps a draft, and gives it back.
    (r"(timestamp:new Date,cmsConfigVersion:\w+\.current,collectionName:(\w+),slug:(\w+),)",
     r"\1madeOf:window.evidenceEditor.folder.stateOf(\2,\3),"),
    (r"(=\(\{backup:(\w+),draft:\w+\}\)=>\{)", r"\1window.evidenceEditor.folder.restored(\2);"),
    # A field is checked.
    (r"(=(\w+)=>\{let\{draft:(\w+),locale:\w+,valueMap:\w+,componentName:\w+,.{1,1800}?"
     r"Object\.assign\((\w+),\w+\(\{fieldConfig:\w+,locale:\w+,value:(\w+)\}\)\.validity\),)",
     r"\1window.evidenceEditor.ids.check(\3,\2.keyPath,\5,\4),"),
    # A field can be changed, or not.
    (r"(=k\(\(\)=>\w+\((\w+)\.current\?\.originalEntry\))(\),\w+=k\(\(\)=>\w+\(\w+\)\|\|)",
     r"\1||window.evidenceEditor.ids.isFixed(\2.current,t.keyPath)\3"),
    # One that cannot be says why all the same.
    (r"(!R\(\w+\))(&&\(R\(\w+\)\|\|\w+\.current\)&&\w+\(\w+\)\}\),L\()",
     r"(\1||t.keyPath===`id`)\2"),
    # Choices are offered.
    (r"(=\(\{locale:\w+,fieldConfig:(\w+),refEntries:\w+,currentLocaleValues:(\w+)=void 0,"
     r"currentSlug:\w+=void 0,pendingEntries:\w+=void 0\}\)=>\{)",
     r"\1let ours=window.evidenceEditor.ids.options(\2,\3);if(ours)return ours;"),
)  # fmt: skip
_PLAIN = re.compile(r"[\w./ -]+")
"""A path that means nothing to the program in whose words it stands."""

_VERSION = re.compile(r"name:`@sveltia/cms`,version:`([\d.]+)`")


def program(text: str, file: Path, content: str) -> tuple[str, str]:
    """The program that the page runs, and its version; ``content`` is the folder of the records.

    Raises InvalidContent where something is not found in it.
    """
    changed, lacking = _changed(text, content if _PLAIN.fullmatch(content) else "the records")
    if lacking:
        what = f"The program no longer has what is replaced in it: {lacking}"
        hint = "Look at what it does there, and mend generator/publish/admin/program.py."
        raise InvalidContent([Problem("T001", Location(shown_path(file)), what, hint)])
    version = _VERSION.search(changed)
    return changed, version[1] if version else ""


@lru_cache(maxsize=2)  # two megabytes are searched 22 times, and a preview builds again and again
def _changed(text: str, folder: str) -> tuple[str, str]:
    """The text with what is replaced in it, and the first pattern that is not there."""
    return kept("editor", lambda: (text, folder), lambda: _replaced(text, folder))


def _replaced(text: str, folder: str) -> tuple[str, str]:
    for pattern, replacement in _CHANGES:
        text, found = re.subn(pattern, replacement.replace("{content}", folder), text)
        if not found:
            return text, pattern
    return text, ""


def package(version: str) -> str:
    """What the program reads to learn which version is the newest."""
    return json.dumps({"version": version}) + "\n"
