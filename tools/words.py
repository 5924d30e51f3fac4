"""Gathers every message of the explorer into the template of its catalogues (``make words``).

Messages stand in Python, in templates and in scripts, where they are said, in English, and nowhere
else; but for what problem codes mean, which stands in ``generator/check/guide/``.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from generator.check.guide import FAMILIES, SAID, written_meanings
from generator.evidence.fields import about, called_by_default, fields_of, models_in
from generator.evidence.interface import UNITS, WHATEVER, in_unit
from generator.evidence.records.kinds import CALLED, KINDS
from generator.evidence.records.reported import AbsenceReason
from generator.publish.exports.reader_faults import reader_faults

ROOT: Final = Path(__file__).parents[1]
TEMPLATE: Final = ROOT / "generator/evidence/interface/languages/evidence.pot"
KEYWORDS: Final[dict[str, Any]] = {
    "_": None,
    "_html": None,
    "N_": None,
    "NP_": ((1, "c"), 2),
    "ngettext": (1, 2),
    "ngettext_html": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
"""What a message is given to, and which of the arguments it is."""
_MARK: Final = re.compile(rf"\b(?:{'|'.join(KEYWORDS)})\(")
_COMMENTS: Final = ("Translators:",)
HEADER: Final = """\
# What the Evidence Explorer says, to be translated; written by: make words
# A sentence keeps its words in braces, and its elements.
"""
_OF_RECORDS: Final = (
    *("generator/cli.py", "generator/check/", "generator/commands/", "generator/edit/"),
    *("generator/evidence/loading/", "generator/evidence/problems.py", "generator/review/"),
)
"""Where messages are said of records, outside of any site."""
_PLACES: Final = (
    ("generator", "*.py", "python"),
    ("site_templates", "*.html", "jinja2.ext:babel_extract"),
    ("site_templates/theme/assets/js", "*.js", "javascript"),
    ("site_templates/plain/assets/js", "*.js", "javascript"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the template; with ``--check``, only say whether it is as it should be."""
    found = template()
    if "--check" in (sys.argv[1:] if arguments is None else arguments):
        return 0 if TEMPLATE.read_text(encoding="utf-8") == found else 1
    TEMPLATE.write_text(found, encoding="utf-8")
    return 0


def template() -> str:
    """The template of the catalogues: every message with the files that say it, in order."""
    catalogue = Catalog(project="Evidence Explorer", charset="utf-8", header_comment=HEADER.strip())
    for file, message, comments, context in _messages():
        for one in _in_each_unit(message, context, file):
            catalogue.add(one, locations=[(file, 1)], auto_comments=comments, context=context)
    written = io.BytesIO()
    write_po(
        written, catalogue, width=100, sort_output=True, include_lineno=False, omit_header=True
    )
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    return f"{HEADER}{head}\n{written.getvalue().decode('utf-8').strip()}\n"


def _in_each_unit(message: Any, context: str | None, file: str) -> Sequence[Any]:
    """A message that tells of studies, in each unit that a synthesis can count in.

    Commands and checks speak of the records, and so of studies alone.
    """
    if context in {WHATEVER, CALLED} or file.startswith(_OF_RECORDS):
        return (message,)
    several = message if isinstance(message, tuple) else (message,)
    forms = dict.fromkeys(tuple(in_unit(one, unit) for one in several) for unit in UNITS.values())
    return [form if isinstance(message, tuple) else form[0] for form in forms]


def _messages() -> Iterator[tuple[str, Any, list[str], str | None]]:
    for folder, pattern, method in _PLACES:
        for file in sorted((ROOT / folder).rglob(pattern)):
            text = file.read_text(encoding="utf-8")
            if not _MARK.search(text):
                continue
            options = {"trimmed": "true"} if "jinja2" in method else {}
            source = io.BytesIO(text.encode("utf-8"))
            for _, message, comments, context in extract(
                method, source, KEYWORDS, _COMMENTS, options, strip_comment_tags=True
            ):
                yield file.relative_to(ROOT).as_posix(), message, comments, context
    for place, question in _of_fields():
        yield place, question, [], None
    for place, text in _of_guide():
        yield place, text, [], WHATEVER
    for thing in _things():
        yield "generator/evidence/records/kinds.py", thing, [], CALLED
    for place, words in _of_choices():
        yield place, words, [], None
    for words in _of_faults():
        yield "generator/publish/exports/reader_faults.toml", words, [], None
    for name in _of_palette():
        yield "mkdocs.yml", name, [], None


def _of_fields() -> Iterator[tuple[str, str]]:
    """What is asked and said of the fields of records, with the kinds of records that have them."""
    for kind in KINDS:
        for model in models_in(kind.model):
            for field in fields_of(model):
                for said in (
                    *(field.label, field.question, field.help, field.meaning),
                    *(field.written_as, *(choice.meaning for choice in field.choices)),
                ):
                    if said:
                        yield f"generator/evidence/records/{kind.name}", said


def _of_guide() -> Iterator[tuple[str, str]]:
    """What problem codes mean, with the files that say it."""
    for meaning in written_meanings().values():
        file = f"generator/check/guide/{FAMILIES[meaning.code[0]][0]}.toml"
        yield from ((file, getattr(meaning, name)) for name in SAID)


def _things() -> Sequence[str]:
    """What records and their parts are called in sentences that are the same for several."""
    models = [model for kind in KINDS for model in models_in(kind.model)]
    fields = [field.called for model in models for field in fields_of(model) if field.called]
    names = {name for kind in KINDS for name in (kind.name, kind.folder) if name}
    return sorted({*names, *map(called_by_default, models), *fields})


def _of_choices() -> Iterator[tuple[str, str]]:
    """What closed lists are, and what each of their words means, with what has them."""
    for kind in KINDS:
        place = f"generator/evidence/records/{kind.name}"
        for field in (one for model in models_in(kind.model) for one in fields_of(model)):
            if field.choices:
                yield place, about(type(field.choices[0]))
                yield from ((place, one.meaning) for one in field.choices if one.meaning)
    yield from (("generator/evidence/records/reported", one.meaning) for one in AbsenceReason)


def _of_faults() -> Iterator[str]:
    """What programs do with references, and what to do instead, as the page of data shows it."""
    for fault in reader_faults():
        yield from filter(None, (fault.said, fault.why, fault.instead))


def _of_palette() -> Iterator[str]:
    """The names of the colour schemes, which are settings."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    yield from re.findall(r"toggle: \{.*name: ([^}]+)\}", text)


if __name__ == "__main__":
    raise SystemExit(main())
