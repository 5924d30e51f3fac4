"""HTML and JATS XML to blocks; the only module of the check that knows lxml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree, html

from generator.check.verify.document import Block, BlockKind, CannotRead
from generator.evidence.interface import _
from generator.evidence.text.brackets import LOWERED, RAISED

Element = etree._Element

_RAISED_NUMBERS: Final = re.compile(r"\s*\[?\d[\d\s,;–—-]*\]?\s*")
_DEEPER: Final = frozenset(("sec", "abstract", "app", "ack"))
_UNTITLED: Final = {
    "abstract": "Abstract",
    "ack": "Acknowledgements",
    "author-notes": "Author notes",
    "funding-group": "Funding",
}
"""What parts of an article are headed with that have no title of their own."""
_RUNNING: Final = frozenset(("article-title", "chapter-title", "source", "p", "title", "td", "th"))
"""Elements whose text runs on over what stands in them."""


@dataclass(frozen=True)
class _Vocabulary:
    """Which elements are what."""

    blocks: dict[str, BlockKind]
    skipped: frozenset[str]


_HTML: Final = _Vocabulary(
    {
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
        **dict.fromkeys(
            ("p", "div", "section", "article", "main", "body", "td", "dd", "dt", "pre"),
            BlockKind.PARAGRAPH,
        ),
        "li": BlockKind.ITEM,
        "blockquote": BlockKind.QUOTATION,
        **dict.fromkeys(("table", "figure", "figcaption", "aside"), BlockKind.EXHIBIT),
        **dict.fromkeys(("ul", "ol", "dl"), BlockKind.PARAGRAPH),
    },
    frozenset(("script", "style", "nav", "template", "noscript", "button", "head", "svg", "form")),
)
_JATS: Final = _Vocabulary(
    {
        "title": BlockKind.HEADING,
        "article-title": BlockKind.HEADING,
        **dict.fromkeys(
            (
                "p",
                "sec",
                "body",
                "abstract",
                "ack",
                "back",
                "front",
                "article-meta",
                "list",
                "article",
                "app",
                "notes",
                "fn-group",
                "author-notes",
                "fn",
                "corresp",
                "funding-group",
                "funding-statement",
            ),
            BlockKind.PARAGRAPH,
        ),
        "list-item": BlockKind.ITEM,
        **dict.fromkeys(("disp-quote", "verse-group"), BlockKind.QUOTATION),
        **dict.fromkeys(
            ("fig", "table-wrap", "boxed-text", "disp-formula", "supplementary-material"),
            BlockKind.EXHIBIT,
        ),
        "ref": BlockKind.REFERENCE,
    },
    frozenset(
        (
            "journal-meta",
            "contrib-group",
            "aff",
            "permissions",
            "history",
            "object-id",
            "article-id",
            "article-categories",
            "alt-title",
            "graphic",
            "self-uri",
            "counts",
            "pub-date",
        )
    ),
)


def blocks_of_html(text: str) -> Iterator[Block]:
    """The blocks of a page of HTML; raises CannotRead where there are none."""
    parser = html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except etree.LxmlError as error:
        raise CannotRead(_("There is no text in this page.")) from error
    yield from _walk(root, _HTML, BlockKind.PARAGRAPH, 0)


def blocks_of_jats(raw: bytes) -> Iterator[Block]:
    """The blocks of an article in JATS; raises CannotRead where it is no such article."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise CannotRead(_("This is no well-formed XML: {msg}.", msg=error.msg)) from error
    articles = [root] if _name(root) == "article" else list(root.iter("{*}article"))
    if not articles:
        raise CannotRead(
            _(
                "This XML is no article in JATS, which begins with <article>: it begins with "
                "<{root}>.",
                root=_name(root),
            )
        )
    yield from _walk(articles[0], _JATS, BlockKind.PARAGRAPH, 0)


def _name(element: Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _walk(
    element: Element, vocabulary: _Vocabulary, kind: BlockKind, depth: int
) -> Iterator[Block]:
    """The blocks of an element; ``depth`` counts the sections around it."""
    run: list[str] = [_flat(element.text)]
    for child in element:
        name = _name(child)
        own = vocabulary.blocks.get(name)
        if own is None and not _holds_blocks(child, vocabulary):
            run.append(_text(child, vocabulary) if name not in vocabulary.skipped else "")
        elif name not in vocabulary.skipped:
            yield from _flushed(run, kind)
            inner = kind if own in {None, BlockKind.PARAGRAPH} else own
            yield from _block(child, name, inner, vocabulary, depth)
        run.append(_flat(child.tail))
    yield from _flushed(run, kind)


def _block(
    element: Element, name: str, kind: BlockKind | None, vocabulary: _Vocabulary, depth: int
) -> Iterator[Block]:
    kind = kind or BlockKind.PARAGRAPH
    if kind is BlockKind.HEADING:
        level = int(name[1]) if re.fullmatch(r"h\d", name) else depth + 1
        yield Block(kind, _text(element, vocabulary), level)
    elif kind in {BlockKind.EXHIBIT, BlockKind.REFERENCE}:
        yield Block(kind, _text(element, vocabulary, between=" "))
    else:
        if name in _UNTITLED and element.find("{*}title") is None:
            yield Block(BlockKind.HEADING, _UNTITLED[name], depth + 2)
        yield from _walk(element, vocabulary, kind, depth + (name in _DEEPER))


def _flushed(run: list[str], kind: BlockKind) -> Iterator[Block]:
    text = "".join(run)
    run.clear()
    if text.strip():
        yield Block(kind, text)


def _holds_blocks(element: Element, vocabulary: _Vocabulary) -> bool:
    return any(_name(inner) in vocabulary.blocks for inner in element.iterdescendants())


def _text(element: Element, vocabulary: _Vocabulary, between: str = "") -> str:
    """The text of an element; raised numbers stand between marks, since they are citations."""
    name = _name(element)
    if name in vocabulary.skipped:
        return ""
    if name in {"br", "break"}:
        return "\n"
    between = "" if name in _RUNNING else between
    parts = [_flat(element.text)]
    for child in element:
        parts += (_text(child, vocabulary, between), _flat(child.tail))
    text = between.join(parts)
    if name == "sup" and _RAISED_NUMBERS.fullmatch(text):
        return f"{RAISED}{text.strip()}{LOWERED}"
    return text


def _flat(text: str | None) -> str:
    """A text of markup, where a line break is a space like any other."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")
