"""CSL-JSON to entries; every key of an object is placed or kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.edit.intake.citation import Citation
from generator.edit.intake.incoming import CannotRead, ParseResult, problem_at
from generator.edit.intake.json_text import ValueLines, csl_date
from generator.evidence.interface import _
from generator.evidence.text.author_forms import csl_text, read_csl_names
from generator.evidence.text.author_lists import joined_lists
from generator.evidence.text.identifiers import read_orcid

_FIELDS = {
    **{"edition": "edition", "ISBN": "isbn", "PMID": "pmid", "PMCID": "pmcid"},
    **{"article-number": "article_number", "number-of-pages": "page_count"},
}
"""The fields of a reference by the variable that holds them alone."""


_OF_A_NAME = frozenset(
    (
        *("family", "given", "suffix", "literal", "name", "dropping-particle"),
        *("non-dropping-particle", "comma-suffix", "static-ordering", "parse-names", "sequence"),
    )
)
"""What CSL 1.0.2 and Crossref say of how a name is written."""


class _Twice(dict[str, Any]):
    """An object in which a key stands twice; the second value would be lost."""


def read_csl(text: str) -> ParseResult:
    """The entries of a CSL-JSON file; raises CannotRead if it is none."""
    items = _items(text)
    reading, lines = ParseResult(), ValueLines(text, "id")
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            what = _("Item {number} is no reference: it has no fields.", number=number)
            reading.refuse(0, what, _("Each item of the list is an object: {form}.", form="{…}"))
            continue
        line = lines.of(item.get("id"))
        if isinstance(item, _Twice):
            reading.refuse(
                line,
                _("Item {number} has the same field twice.", number=number),
                _("Keep one of them."),
            )
            continue
        citation = _citation(item, line, reading)
        if citation.key.startswith("review:"):
            reading.note(line, _("This is the reference of a review, not of a study: left out."))
        elif not citation.fields:
            what = _("Item {number} has no field of a reference.", number=number)
            reading.refuse(line, what, _("Is it CSL-JSON?"))
        elif entry := citation.incoming(reading):
            reading.entries.append(entry)
    return reading


def _items(text: str) -> list[Any]:
    try:
        items = json.loads(text, object_pairs_hook=_object, parse_int=_short, parse_float=str)
    except json.JSONDecodeError as error:
        what = _(
            "The file is not valid JSON: {error}, at column {column}.",
            error=error.msg.lower(),
            column=error.colno,
        )
        raise CannotRead(
            problem_at(error.lineno, what, _("Is it cut off? Export it again as CSL-JSON."))
        ) from None
    except RecursionError:
        raise CannotRead(
            problem_at(0, _("The file is nested too deeply to be CSL-JSON."))
        ) from None
    if not isinstance(items, list):
        raise CannotRead(
            problem_at(
                1,
                _("The file holds no list of references."),
                _as_a_list(items),
            )
        )
    if not items:
        raise CannotRead(problem_at(1, _("The list of references is empty.")))
    return items


def _as_a_list(value: Any) -> str:
    """How a value that is no list becomes one of references."""
    inner = value.get("items") if isinstance(value, dict) else None
    if isinstance(inner, list):
        return _(
            'Keep what stands behind "items": from the square bracket to the one that closes it.'
        )
    return _(
        "CSL-JSON is a list of objects: {form}. Put square brackets around one.", form="[{…}, {…}]"
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _Twice(found)


def _short(digits: str) -> int | str:
    return int(digits) if len(digits) < 10 else digits  # noqa: PLR2004 - more is no year or volume


def _citation(item: dict[str, Any], line: int, reading: ParseResult) -> Citation:
    citation = Citation(line, key=str(item.get("id", "")))
    names: dict[str, list[Any]] = {"author": [], "editor": []}
    for key, value in item.items():
        if key in names:
            names[key] = [name for name in (value if isinstance(value, list) else [value]) if name]
        elif key == "issued" and value is not None:
            date, whole = csl_date(value)
            citation.year(key, date, line, reading)
            citation.leave(key, whole)
        elif key == "note" and isinstance(value, str):
            citation.remarks(key, value)
        elif key == "number" and _is_of_an_article(item):
            citation.text("article_number", key, str(value))
        elif key not in {"id", "status"}:
            known = key if not isinstance(value, dict | bool) else ""
            for text in _texts(value):
                if known:
                    _put(citation, key, text, reading)
                else:
                    citation.leave(key, text)
    citation.year("status", str(item.get("status") or ""), line, reading)
    for key, people in names.items():
        found = joined_lists([*map(read_csl_names, people)])
        citation.authors(found, "; ".join(map(csl_text, people)), reading, f"{key}s")
        for one in people:
            _leave_of(one, citation)
    return citation


def _leave_of(name: Any, citation: Citation) -> None:
    """Keep what stands with a person beside the parts of a name."""
    for key, value in name.items() if isinstance(name, dict) else ():
        read = key in _OF_A_NAME or (key == "ORCID" and name.get("family") and _is_orcid(value))
        if not read and value not in (None, "", [], {}, False):
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            citation.leave(f"{key}, {csl_text(name)}", text)


def _is_orcid(value: Any) -> bool:
    return isinstance(value, str) and bool(read_orcid(value))


def _is_of_an_article(item: dict[str, Any]) -> bool:
    """Whether a number is that of an article, and not of a report or a law."""
    in_journal = str(item.get("type")).startswith(("article-", "paper-"))
    return in_journal or item.get("number") == item.get("page")


def _put(citation: Citation, key: str, text: str, reading: ParseResult) -> None:
    if key == "type":
        citation.type(key, text, "csl", reading)
    elif key == "DOI":
        citation.doi(key, text)
    elif key == "URL":
        citation.url(key, text)
    elif key == "page":
        citation.pages(text)
    elif key == "collection-title" and "container" in citation.fields:
        citation.text("series", key, text)
    elif key in _FIELDS:
        citation.text(_FIELDS[key], key, text)
    else:
        citation.named(key, text, "csl")


def _texts(value: Any) -> Iterator[str]:
    """A value in words; Crossref puts titles into lists."""
    if isinstance(value, list) and all(isinstance(item, str | int) for item in value):
        yield from map(str, value)
    elif isinstance(value, str | int):
        yield str(value)
    elif value is not None:
        yield json.dumps(value, ensure_ascii=False)
