"""JSON of Crossref, saved by an editor, to entries; every field placed, kept, or named.

The fields are those of the Crossref REST API, "API format": works, alone, in a message, or in the
items of one. Titles hold face markup of JATS and MathML; what became of a report since stands in
``updated-by`` and ``relation``, and what it does to another one in ``update-to``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from generator.edit.intake.citation import Citation
from generator.edit.intake.incoming import CannotRead, ParseResult, problem_at
from generator.edit.intake.json_text import ValueLines, csl_date, parsed
from generator.evidence.interface import _
from generator.evidence.text.author_forms import csl_text, read_csl_names
from generator.evidence.text.author_lists import joined_lists
from generator.evidence.text.doi import read_doi
from generator.evidence.text.identifiers import read_orcid
from generator.evidence.text.markup import without_markup

_FORM: Final = "JSON of Crossref"
_TYPES: Final = {
    **{"journal-article": "article-journal", "book-chapter": "chapter", "report": "report"},
    **{"book": "book", "monograph": "book", "edited-book": "book", "reference-book": "book"},
    **{"dissertation": "thesis", "book-section": "chapter", "reference-entry": "chapter"},
    **{"proceedings-article": "paper-conference", "posted-content": "article"},
    **{"report-component": "report", "book-part": "chapter", "other": "document"},
}
_PLACED: Final = {
    **{"publisher": "publisher", "volume": "volume", "issue": "issue", "language": "language"},
    **{"article-number": "article_number", "edition-number": "edition", "ISBN": "isbn"},
}
_NAMES: Final = ("family", "given", "suffix", "name")
_DATES: Final = ("published", "issued", "published-print", "published-online", "created")
_NOTICES: Final = {
    **{"retraction": "retraction", "withdrawal": "retraction", "removal": "retraction"},
    **{"expression_of_concern": "expression-of-concern", "correction": "correction"},
    **{"erratum": "correction", "corrigendum": "correction", "addendum": "correction"},
    **{"expression-of-concern": "expression-of-concern", "partial_retraction": "retraction"},
}
_RETRACTED: Final = ("is-retracted-by", "is-withdrawn-by")
_OF_CROSSREF: Final = frozenset(
    (
        *("indexed", "deposited", "reference", "reference-count", "references-count", "link"),
        *("license", "content-domain", "is-referenced-by-count", "score", "prefix", "member"),
        *("source", "resource", "created", "journal-issue", "issn-type", "isbn-type", "id"),
    )
)
"""What Crossref says of its own record, or says again."""


def read_crossref(text: str) -> ParseResult:
    """The entries of a file of Crossref; raises CannotRead if it is none."""
    reading, lines = ParseResult(), ValueLines(text, "DOI")
    works = list(_works(parsed(text, _FORM)))
    if not works:
        hint = _("Save what the address api.crossref.org/works/ and a DOI shows.")
        raise CannotRead(problem_at(1, _("The file holds no work of Crossref."), hint))
    for work in works:
        citation = _citation(work, lines.of(work.get("DOI")), reading)
        if entry := citation.incoming(reading):
            reading.entries.append(entry)
    return reading


def _works(value: Any) -> Iterator[dict[str, Any]]:
    """The works in a value: itself, those of a message, of its items, or of a list."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict) and _is_work(item))
    elif isinstance(value, dict) and isinstance(value.get("message"), dict):
        yield from _works(value["message"])
    elif isinstance(value, dict) and isinstance(value.get("items"), list):
        yield from _works(value["items"])
    elif isinstance(value, dict) and _is_work(value):
        yield value


def _is_work(value: dict[str, Any]) -> bool:
    return bool({"DOI", "title"} & set(value))


def _citation(work: dict[str, Any], line: int, reading: ParseResult) -> Citation:
    citation = Citation(line)
    title = ": ".join([*_texts(work.get("title"))[:1], *_texts(work.get("subtitle"))[:1]])
    citation.text("title", "title", title)
    for number, text in enumerate(_texts(work.get("container-title"))):
        if number:
            citation.leave("container-title", _plain(text))
        else:
            citation.text("container", "container-title", text)
    word = str(work.get("type", ""))
    citation.type("type", _TYPES.get(word, word), "csl", reading)
    for key in _DATES:
        date, whole = csl_date(work.get(key) or "")
        if date and "year" not in citation.fields:
            citation.year(key, date)
            citation.leave(key, whole)
    for key in ("DOI", "URL", "page"):
        for text in _texts(work.get(key)):
            _put(citation, key, text)
    for key, name in _PLACED.items():
        for text in _texts(work.get(key)):
            citation.text(name, key, text)
    for key in ("author", "editor"):
        people = _objects(work.get(key))
        found = joined_lists([*map(read_csl_names, people)])
        citation.authors(found, "; ".join(map(_name, people)), reading, f"{key}s")
        for one in people:
            _leave_of(one, citation)
    _say_notices(work, citation, line, reading)
    _leave_rest(work, citation)
    return citation


def _put(citation: Citation, key: str, text: str) -> None:
    if key == "DOI":
        citation.doi(key, text)
    elif key == "page":
        citation.pages(text)
    elif not re.match(r"https?://(?:dx\.)?doi\.org/", text):  # which says no more than the DOI
        citation.url(key, text)


def _plain(text: str) -> str:
    return " ".join(without_markup(text).split())


def _name(author: dict[str, Any]) -> str:
    return csl_text({key: author[key] for key in _NAMES if author.get(key)})


def _leave_of(author: dict[str, Any], citation: Citation) -> None:
    """Keep what else stands with a person: where they work, and an ORCID that is none."""
    orcid = str(author.get("ORCID", ""))
    if orcid and not (read_orcid(orcid) and author.get("family")):
        citation.leave(f"ORCID, {_name(author)}", orcid)
    places = [str(place.get("name") or "") for place in _objects(author.get("affiliation"))]
    citation.leave(
        _("affiliation, {author}", author=_name(author)), "; ".join(filter(None, places))
    )


def _say_notices(work: dict[str, Any], citation: Citation, line: int, reading: ParseResult) -> None:
    for update in _objects(work.get("updated-by")):
        kind = _NOTICES.get(str(update.get("type")), "")
        words = f"{update.get('label') or update.get('type')}: {update.get('DOI')}"
        reading.note(line, _("Since it came out there is a notice on it: {words}", words=words))
        if kind:
            _put_notice(citation, kind, str(update.get("DOI", "")), words)
    relation = work.get("relation")
    for name, others in relation.items() if isinstance(relation, dict) else ():
        ids = ", ".join(str(other.get("id")) for other in _objects(others))
        if name in _RETRACTED:
            reading.note(line, _("It has been retracted, by {ids}.", ids=ids))
            _put_notice(citation, "retraction", ids, f"{name}: {ids}")
        elif ids:
            citation.leave(_("relation, {name}", name=name), ids)
    for update in _objects(work.get("update-to")):
        words = _(
            "{value} of {get}",
            value=update.get("label") or update.get("type"),
            get=update.get("DOI"),
        )
        hint = _("Delete the new file, if it is no study.")
        reading.note(line, _("This is a notice on another report: {words}", words=words), hint)
        citation.leave("update-to", words)


def _put_notice(citation: Citation, kind: str, doi: str, words: str) -> None:
    """Record a notice by its DOI, once; what has none stands in a comment, too."""
    known = read_doi(doi)
    notice = {"kind": kind, "doi": known} if known else {"kind": kind}
    notices = citation.fields.setdefault("notices", [])
    if notice not in notices:
        notices.append(notice)
    if not known:
        citation.leave(kind, words)


def _leave_rest(work: dict[str, Any], citation: Citation) -> None:
    """Keep what has no place; of what Crossref says of itself, the names."""
    used = {"title", "subtitle", "container-title", "type", "author", "editor", "relation"}
    used |= {"DOI", "URL", "page", "updated-by", "update-to", *_PLACED, "published", "issued"}
    for key, value in work.items():
        if key in used or key in _OF_CROSSREF or value in (None, [], {}, ""):
            continue
        for text in _texts(value) or [json.dumps(value, ensure_ascii=False)]:
            citation.leave(key, _plain(text))
    own = sorted(key for key in work if key in _OF_CROSSREF and work[key] not in (None, [], {}))
    if own:
        citation.leave(_("Not kept, of Crossref's own record"), ", ".join(own))


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _texts(value: Any) -> list[str]:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, list) and all(isinstance(item, str | int) for item in value):
        return [str(item) for item in value]
    return []
