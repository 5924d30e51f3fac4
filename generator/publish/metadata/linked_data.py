"""A page as linked data: schema.org in JSON-LD, for search engines and other programs.

It stands in a data block of the head, which no browser runs. No text can end the block or begin
markup: every sign that could is written as an escape of JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from generator.evidence.interface import _, spoken
from generator.evidence.records.reference import Author, ReferenceType
from generator.evidence.text.dates import years_of
from generator.evidence.text.doi import doi_address
from generator.evidence.text.pages import first_and_last
from generator.evidence.text.people import of_record
from generator.publish.exports.citable import Published
from generator.publish.exports.references import DATASET, Cited
from generator.publish.exports.styles.pieces import address
from generator.publish.pages.page import Link

Node = dict[str, Any]

_TYPES: Final[dict[str, str]] = {
    ReferenceType.JOURNAL_ARTICLE: "ScholarlyArticle",
    ReferenceType.MAGAZINE_ARTICLE: "Article",
    ReferenceType.NEWSPAPER_ARTICLE: "NewsArticle",
    ReferenceType.REPORT: "Report",
    ReferenceType.BOOK: "Book",
    ReferenceType.CHAPTER: "Chapter",
    ReferenceType.THESIS: "Thesis",
    ReferenceType.CONFERENCE_PAPER: "ScholarlyArticle",
    ReferenceType.PREPRINT: "ScholarlyArticle",
    ReferenceType.WEB_PAGE: "WebPage",
    ReferenceType.OTHER: "CreativeWork",
    DATASET: "Dataset",
}
_WHOLE: Final[dict[str, str]] = {
    ReferenceType.JOURNAL_ARTICLE: "Periodical",
    ReferenceType.MAGAZINE_ARTICLE: "Periodical",
    ReferenceType.NEWSPAPER_ARTICLE: "Periodical",
    ReferenceType.CHAPTER: "Book",
    ReferenceType.CONFERENCE_PAPER: "Book",
    ReferenceType.WEB_PAGE: "WebSite",
}
_ESCAPES: Final = str.maketrans(
    {sign: f"\\u{ord(sign):04x}" for sign in ("<", ">", "&", "\u2028", "\u2029")}
)


def as_block(nodes: Sequence[Node]) -> str:
    """What stands in the data block, in one line; empty where there is nothing to say.

    >>> as_block([{"name": "</script>"}])
    '{"@context":"https://schema.org","@graph":[{"name":"\\\\u003c/script\\\\u003e"}]}'
    """
    if not nodes:
        return ""
    document = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def told(node: Node) -> Node:
    """Without what is empty."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}


def work(cited: Cited) -> Node:
    """A work by its reference, as far as it is known."""
    years = years_of(cited.year)
    first, last = first_and_last(cited.pages or cited.article_number or "")
    there = address(cited)
    return told(
        {
            "@type": _TYPES[cited.type],
            "@id": there,
            "name": cited.title,
            "author": people(cited.authors),
            "editor": people(cited.editors),
            "datePublished": cited.day or (str(years[-1]) if years else ""),
            "inLanguage": cited.language,
            "isPartOf": _whole(cited),
            "publisher": _organisation(cited.publisher or ""),
            "pageStart": first,
            "pageEnd": last,
            "identifier": cited.doi and f"doi:{cited.doi}",
            "url": there,
        }
    )


def _whole(cited: Cited) -> Node:
    """What a work stands in: a journal by volume and issue, a book, a site."""
    if not cited.container:
        return {}
    whole: Node = {"@type": _WHOLE.get(cited.type, "CreativeWork"), "name": cited.container}
    for kind, name, number in (
        ("PublicationVolume", "volumeNumber", cited.volume),
        ("PublicationIssue", "issueNumber", cited.issue),
    ):
        if number:
            whole = {"@type": kind, name: number, "isPartOf": whole}
    return whole


def people(authors: Iterable[Author]) -> list[Node]:
    """People and organisations, with the address of their identifier where it is known."""
    return [_person(author) for author in authors]


def _person(author: Author) -> Node:
    if author.name:
        ror = f"https://ror.org/{author.ror}" if author.ror else ""
        return told({"@type": "Organization", "@id": ror, "name": author.name})
    person = of_record(author)
    name = " ".join(part for part in (person.given, person.whole_family, person.suffix) if part)
    orcid = f"https://orcid.org/{author.orcid}" if author.orcid else ""
    return told({"@type": "Person", "@id": orcid, "name": name})


def _organisation(name: str) -> Node:
    return {"@type": "Organization", "name": name} if name else {}


def breadcrumbs(published: Published, links: Sequence[Link]) -> Node:
    """The way to a page from the front page on; nothing where the site has no address."""
    if not published.address or not links:
        return {}
    way = (Link(published.name, ""), *links)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": at,
                "name": link.text,
                "item": published.at(link.path),
            }
            for at, link in enumerate(way, 1)
        ],
    }


def dataset(
    published: Published, cited: Cited, review: Cited, files: Sequence[tuple[str, str]]
) -> Node:
    """The data of the site; ``files`` are the paths of its files with their media types."""
    return told(
        {
            **work(cited),
            "description": published.description,
            "inLanguage": spoken().language,
            "creator": people(published.editors),
            "dateModified": published.day,
            "license": published.licence_url or published.licence,
            "sameAs": doi_address(published.doi) if published.doi else "",
            "isBasedOn": work(review),
            "isAccessibleForFree": True,
            "distribution": [
                told(
                    {
                        "@type": "DataDownload",
                        "encodingFormat": media,
                        "contentUrl": published.at(path),
                        "name": path.rpartition("/")[2],
                    }
                )
                for path, media in files
            ],
        }
    )


def quotation(text: str, there: str, spoken_by: str, of: Node) -> Node:
    """Words of people: where they stand here, who speaks as far as it is said, in which work."""
    return told(
        {
            "@type": "Quotation",
            "@id": there,
            "text": text,
            "spokenByCharacter": {"@type": "Person", "description": spoken_by} if spoken_by else {},
            "isPartOf": {"@id": of["@id"]} if "@id" in of else {"name": of["name"]},
        }
    )


def terms(published: Published, path: str, defined: Iterable[tuple[str, str, str]]) -> Node:
    """A glossary: each term with its anchor and its definition."""
    page = published.at(path)
    return {
        "@type": "DefinedTermSet",
        **({"@id": page, "url": page} if page else {}),
        "name": _("Glossary: {name}", name=published.name),
        "inLanguage": spoken().language,
        "hasDefinedTerm": [
            told(
                {
                    "@type": "DefinedTerm",
                    "@id": f"{page}#{anchor}" if page else "",
                    "name": term,
                    "description": definition,
                }
            )
            for anchor, term, definition in defined
        ],
    }
