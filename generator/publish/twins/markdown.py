"""A finished fragment as Markdown: an element a rule, so that what a page says its twin says, too.

A page's statements are put together by its template: absences in words, places, counts. A second
set of templates would tell it all a second time, and drift. So the twin is made from what the page
says, by what its elements mean; an element without a rule is refused, not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from generator.publish.twins import escaping
from generator.publish.twins.elements import Element, elements

Children = Sequence[Element | str]

_WAYS: Final = re.compile(r"(?:https?|mailto):|(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?!//)")
"""How an address begins that a reader may be led to; what is relative leads to the site itself."""
_WORDS_ALONE: Final = frozenset({"ev-term", "ev-place__passage", "ev-study-link"})
"""Links that explain, look up or name a study: their words stand in the twin, and are enough."""
_ITSELF: Final = "ev-finding__anchor"
"""The link that is the address of the statement before it."""
_PLACES: Final = frozenset({"ev-place", "ev-note__kind", "ev-sof__place"})
"""Where a source is named: its words are the place."""
_WITH_EDGES: Final = frozenset({"a", "span", "small", "td", "th", "dt", "dd"})
_LANGUAGE: Final = re.compile(r"language-([a-z]+)")


def as_markdown(html: str) -> str:
    """What a finished fragment says, as Markdown with a line break at its end.

    ``{#anchor}`` stands behind what has an address of its own on the page. Raises LookupError for
    an element that has no rule, and ValueError for HTML that is not closed.
    """
    labels = frozenset(re.findall(r'aria-labelledby="([^"]*)"', html))
    children, anchors = elements(html)
    return "\n\n".join(_Writer(labels, frozenset(anchors)).blocks(children)) + "\n"


class _Writer:
    """Writes elements; knows which ids only name a heading, and whether links count."""

    def __init__(self, labels: frozenset[str], anchors: frozenset[str]) -> None:
        self.labels = labels
        self.anchors = anchors
        self.in_place = 0
        self.in_cell = False
        self.led: set[tuple[str, str]] = set()
        """Where links have led already, by their words: a second time these stand alone."""

    def blocks(self, children: Children) -> list[str]:
        """The blocks of an element's content: paragraphs, and what stands for itself."""
        made: list[str] = []
        run: list[str] = []

        def end_run() -> None:
            if run and (text := escaping.paragraph("".join(run))):
                made.append(text)
            run.clear()

        for child in children:
            if isinstance(child, str):
                if run or not escaping.is_room(child):
                    run.append(escaping.escaped(child))
            elif child.tag.name in _BLOCKS:
                end_run()
                made.extend(self.block(child))
            else:
                run.append(self.inline(child))
        end_run()
        return made

    def block(self, element: Element) -> list[str]:
        """The blocks of a block, with its address behind the first words that can carry it."""
        places = not _PLACES.isdisjoint(element.tag.classes)
        self.in_place += places
        made = _BLOCKS[element.tag.name](self, element)
        self.in_place -= places
        anchor = element.tag.anchor
        if anchor and anchor not in self.labels and element.tag.attributes.get("role") != "note":
            for place, text in enumerate(made):
                if not text.startswith((">", "|", "```", "- ", "{#")) and "{#" not in text:
                    made[place] = f"{text} {{#{anchor}}}"
                    break
        return made

    def inline(self, child: Element | str) -> str:
        """A part of a line."""
        if isinstance(child, str):
            return escaping.escaped(child)
        name = child.tag.name
        if name in _BLOCKS:
            return f"{escaping.EDGE} {self.flat(child)} {escaping.EDGE}"
        if name not in _INLINE:
            raise LookupError(f"no rule says what <{name}> is in Markdown")
        places = not _PLACES.isdisjoint(child.tag.classes)
        self.in_place += places
        made = _INLINE[name](self, child)
        self.in_place -= places
        edge = "" if "ev-term" in child.tag.classes else escaping.EDGE
        return f"{edge}{made}{edge}" if name in _WITH_EDGES else made

    def words(self, element: Element) -> str:
        """What stands in an element, as part of a line."""
        return "".join(map(self.inline, element.children))

    def flat(self, element: Element) -> str:
        """A block as part of a line, as in a cell of a table."""
        if element.tag.name in {"ul", "ol"}:
            items = [self.words(one) for one in _elements_of(element)]
            return "; ".join(item for item in items if item.strip(f" \n{escaping.EDGE}"))
        return self.words(element)


def _elements_of(element: Element) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element))


def _transparent(writer: _Writer, element: Element) -> list[str]:
    return writer.blocks(element.children)


def _heading(writer: _Writer, element: Element) -> list[str]:
    text = escaping.line(writer.words(element)).replace(escaping.BREAK, " ")
    return [f"{'#' * int(element.tag.name[1])} {text}"] if text else []


def _quotation(writer: _Writer, element: Element) -> list[str]:
    inside = "\n\n".join(writer.blocks(element.children))
    return ["\n".join(f"> {line}".rstrip() for line in inside.split("\n"))] if inside else []


def _listed(writer: _Writer, element: Element) -> list[str]:
    number = int(element.tag.attributes.get("start") or 1)
    lines = []
    for item in _elements_of(element):
        made = writer.block(item)
        if made:
            mark = f"{number}. " if element.tag.name == "ol" else "- "
            lines.append(_item(mark, made))
            number += 1
    return ["\n".join(lines)] if lines else []


def _item(mark: str, blocks: Sequence[str]) -> str:
    inside = "\n\n".join(blocks)
    room = " " * len(mark)
    return mark + "\n".join(f"{room}{line}".rstrip() for line in inside.split("\n")).lstrip()


def _described(writer: _Writer, element: Element) -> list[str]:
    lines = []
    for term, blocks in _descriptions(writer, element):
        first = blocks[0] if blocks and not blocks[0].startswith(("- ", ">", "|", "```")) else ""
        head = f"**{term}**: {first}".strip() if term else first
        lines.append(_item("- ", [head, *blocks[1 if first else 0 :]]))
    return ["\n".join(lines)] if lines else []


def _descriptions(writer: _Writer, element: Element) -> Iterator[tuple[str, list[str]]]:
    terms: list[str] = []
    for child in _elements_of(element):
        if child.tag.name == "div":
            yield from _descriptions(writer, child)
        elif child.tag.name == "dt":
            words = escaping.line(writer.words(child))
            terms.append(re.sub(r"(?<!\\)\*", "", words))
        else:
            yield "; ".join(terms), writer.blocks(child.children)
            terms = []
    if terms:
        yield "; ".join(terms), []


def _folded(writer: _Writer, element: Element) -> list[str]:
    inside = [*_elements_of(element)]
    head = next((one for one in inside if one.tag.name == "summary"), None)
    title = escaping.line(writer.words(head)) if head else ""
    made = writer.blocks([one for one in element.children if one is not head])
    if not made or not title:
        return [*filter(None, [title]), *made] if made else []
    if len(made) == 1 and not made[0].startswith(("- ", ">", "|", "```", "#", "1. ")):
        return [f"{title}: {made[0]}"]
    return [f"{title}:", *made]


def _table(writer: _Writer, element: Element) -> list[str]:
    rows: list[list[str]] = []
    heads = 0
    caption = ""
    for part in _elements_of(element):
        if part.tag.name == "caption":
            caption = escaping.paragraph(writer.words(part))
            continue
        for row in _elements_of(part) if part.tag.name != "tr" else (part,):
            rows.append([cell for one in _elements_of(row) for cell in _cells(writer, one)])
            heads += part.tag.name == "thead"
    width = max(map(len, rows), default=0)
    if not width:
        return []
    head = rows[0] if heads else []
    shown = (head, ["---"] * width, *rows[1 if heads else 0 :])
    lines = (_row(row + [""] * (width - len(row))) for row in shown)
    return [*filter(None, [caption]), "\n".join(lines)]


def _cells(writer: _Writer, cell: Element) -> Iterator[str]:
    anchor = cell.tag.attributes.get("id", "")
    writer.in_cell = True
    made = escaping.line(writer.words(cell)).replace(escaping.BREAK, " ")
    writer.in_cell = False
    yield f"{made} {{#{anchor}}}" if anchor and anchor not in writer.labels else made
    for _ in range(int(cell.tag.attributes.get("colspan") or 1) - 1):
        yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lines_of_code(writer: _Writer, element: Element) -> list[str]:
    inside = next(_elements_of(element), element)
    found = _LANGUAGE.fullmatch(next(iter(inside.tag.classes), ""))
    return [escaping.block_of_code(_text(element), found[1] if found else "")]


def _text(element: Element) -> str:
    parts = (child if isinstance(child, str) else _text(child) for child in element.children)
    return "".join(parts)


def _rule(_: _Writer, __: Element) -> list[str]:
    return ["***"]


def _link(writer: _Writer, element: Element) -> str:
    href = element.tag.attributes.get("href", "")
    if _ITSELF in element.tag.classes:
        return f"[#]({escaping.address(href)})"
    words = writer.words(element)
    if writer.in_place or _WORDS_ALONE & element.tag.classes or not _WAYS.match(href) or not href:
        return words
    if href.startswith("#") and href[1:] not in writer.anchors:
        return words  # what it leads to is left out here
    if not words.strip() or (words, href) in writer.led:
        return words
    writer.led.add((words, href))
    return f"[{words.strip()}]({escaping.address(href)})"


def _picture(_: _Writer, element: Element) -> str:
    said = escaping.escaped(element.tag.attributes.get("alt", ""))
    href = element.tag.attributes.get("src", "")
    return f"![{said}]({escaping.address(href)})" if _WAYS.match(href) else said


def _stressed(signs: tuple[str, str, str]) -> Callable[[_Writer, Element], str]:
    return lambda writer, element: f"{signs[0]}{writer.words(element)}{signs[1]}"


def _as_code(writer: _Writer, element: Element) -> str:
    made = escaping.code(_text(element))
    return made.replace("|", "\\|") if writer.in_cell else made


_BLOCKS: Final[Mapping[str, Callable[[_Writer, Element], list[str]]]] = {
    **dict.fromkeys(
        ("p", "div", "section", "article", "figure", "figcaption", "li", "fieldset", "legend"),
        _transparent,
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol"), _listed),
    "dl": _described,
    "details": _folded,
    "summary": _transparent,
    "blockquote": _quotation,
    "table": _table,
    "pre": _lines_of_code,
    "hr": _rule,
}
_INLINE: Final[Mapping[str, Callable[[_Writer, Element], str]]] = {
    **dict.fromkeys(
        ("span", "small", "time", "dfn", "abbr", "sup", "sub", "ins", "del", "i", "b", "kbd"),
        _Writer.words,
    ),
    **dict.fromkeys(("td", "th", "tr", "dt", "dd", "caption", "tbody", "thead"), _Writer.words),
    "a": _link,
    "img": _picture,
    "strong": _stressed(escaping.STRONG),
    **dict.fromkeys(("em", "cite"), _stressed(escaping.EMPHASIS)),
    "code": _as_code,
    "br": lambda _, __: escaping.BREAK,
    "wbr": lambda _, __: "",
}
