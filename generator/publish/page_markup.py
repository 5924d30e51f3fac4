"""What may stand in a hand-written page, and what else is there: scripts, frames, handlers, styles.

That is left out of the site, and told with its line in the Markdown. Whatever would load something
from another host is told apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from generator.edit.issues.links import is_form_link
from generator.evidence.interface import _
from generator.evidence.problems import Location, Problem, Severity
from generator.evidence.text.code_blocks import without_code
from generator.publish.rendering import PROSE_TAGS

PAGE_TAGS: Final = PROSE_TAGS | {
    "h1", "h2", "h3", "h4", "h5", "h6", "pre", "div", "span", "br", "hr", "img", "figure",
    "figcaption", "table", "caption", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd",
    "abbr", "sup", "sub", "kbd", "details", "summary", "section", "ins", "del",
}  # fmt: skip
PAGE_ATTRIBUTES: Final = {
    "*": {"id", "class", "title", "lang"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    "details": {"open"},
}
SCHEMES: Final = frozenset({"https", "http", "mailto"})
"""How an address in a page may begin, where it says how."""

_LOADING: Final = frozenset(
    ("src", "srcset", "imagesrcset", "data", "poster", "background", "lowsrc", "xlink:href")
)
"""Attributes whose address a browser loads by itself."""
_LOADED_BY_HREF: Final = frozenset({"link", "image", "use", "feimage", "base"})
_WITH_WORDS: Final = frozenset({"script", "style"})
"""Elements that go with all that stands in them."""
_IN_STYLE: Final = re.compile(r"(?:url\(|@import)\s*[\"']?\s*(?:[a-z][a-z0-9+.-]*:)?//", re.I)
_SPACES: Final = re.compile(r"[\x00-\x20]+")
_SHOWN: Final = 80


def is_foreign(address: str) -> bool:
    """Whether a browser that loads an address asks another host, or a host by its full name.

    >>> [is_foreign(one) for one in ("a/b.png", "//x.org/b.png", "ht\\ttps:/\\\\x.org", "a:b")]
    [False, True, True, False]
    """
    read = _SPACES.sub("", address).replace("\\", "/").casefold()
    return bool(re.match(r"(?:https?:|wss?:|ftp:)|//", read))


@dataclass(frozen=True)
class _Thing:
    """Something that is left out; the first group of ``form`` is where it begins in a source."""

    what: str
    form: str
    is_loaded: bool = False


@dataclass
class _Reader(HTMLParser):
    """Gathers what of a page's HTML is not among the tags and attributes that may stand."""

    told_already: Collection[str]
    found: list[_Thing] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element: itself, or those of its attributes that cannot stand, or load something."""
        may_stand = {*PAGE_ATTRIBUTES["*"], *PAGE_ATTRIBUTES.get(tag, ()), *self.told_already}
        if tag not in PAGE_TAGS:
            what = _("The element <{tag}> is left out of the page.", tag=tag[:_SHOWN])
            if tag not in _WITH_WORDS:
                what = _(
                    "The element <{tag}>, not its words, is left out of the page.", tag=tag[:_SHOWN]
                )
            self.found.append(_Thing(what, rf"<({re.escape(tag)})\b"))
        for name, value in attrs:
            if _loads(tag, name, value or ""):
                address = (value or "").strip()
                what = _(
                    "The page would load '{address}' from another host.", address=address[:_SHOWN]
                )
                self.found.append(_Thing(what, f"({re.escape(address)})", is_loaded=True))
            elif tag in PAGE_TAGS and (name not in may_stand or _is_no_way(name, value or "")):
                self._leave_out(tag, name, value or "")

    def _leave_out(self, tag: str, name: str, value: str) -> None:
        if tag in {"th", "td"} and name == "style" and value.startswith("text-align: "):
            if tag == "th":  # its cells say the same
                what = _("The mark : of how a column is aligned is left out of the page.")
                self.found.append(_Thing(what, r"(:-+:?|-+:)"))
        elif name in {"href", "src"}:
            what = _(
                "The address '{address}', which is none for a page, is left out of the page.",
                address=value[:_SHOWN],
            )
            self.found.append(_Thing(what, f"({re.escape(value)})"))
        else:
            form = rf"[\s{{:]({re.escape(name)})(?![\w-])"
            what = _("The attribute '{name}' is left out of the page.", name=name[:_SHOWN])
            self.found.append(_Thing(what, form))

    def handle_data(self, data: str) -> None:
        """Text; in a style sheet it may load something."""
        if self.cdata_elem and (loading := _IN_STYLE.search(data)):
            what = _(
                "The page would load something from another host: '{loading}'.",
                loading=loading[0][:_SHOWN],
            )
            self.found.append(_Thing(what, f"({re.escape(loading[0])})", is_loaded=True))

    def handle_decl(self, decl: str) -> None:
        """A declaration such as that of a document."""
        self.found.append(
            _Thing(_("The declaration {form} is left out of the page.", form="<!…>"), r"(<!(?!--))")
        )

    def handle_pi(self, data: str) -> None:
        """An instruction to a program."""
        self.found.append(
            _Thing(_("The instruction {form} is left out of the page.", form="<?…>"), r"(<\?)")
        )


def _loads(tag: str, name: str, value: str) -> bool:
    if name in _LOADING or (name == "href" and tag in _LOADED_BY_HREF):
        addresses = value.split(",") if name.endswith("srcset") else [value]
        return any(map(is_foreign, addresses))
    return name == "style" and bool(_IN_STYLE.search(value))


def _is_no_way(name: str, value: str) -> bool:
    """Whether an address has a form of its own, such as a script in it."""
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", _SPACES.sub("", value).casefold())
    is_odd = bool(scheme and scheme[1] not in SCHEMES)
    return name in {"href", "src"} and is_odd and not is_form_link(value)


def left_out_problems(
    html: str, markdown: str, path: str, told_already: Collection[str]
) -> Iterator[Problem]:
    """What of a page's HTML is left out, each at its line of the Markdown.

    ``told_already`` are names of attributes of which another problem speaks.
    """
    reader = _Reader(told_already)
    reader.feed(html)
    reader.close()
    met: Counter[str] = Counter()
    told: set[tuple[str, Location]] = set()
    for thing in reader.found:
        place = _place(thing.form, met[thing.form], markdown, path)
        met[thing.form] += 1
        if (thing.what, place) not in told:
            told.add((thing.what, place))
            yield _told(thing, place)


def _told(thing: _Thing, place: Location) -> Problem:
    if thing.is_loaded:
        hint = _(
            "Put a picture into content/pages/pictures/ and name it there; a link may lead on."
        )
        return Problem("T007", place, thing.what, hint)
    return Problem(
        "T006", place, thing.what, _("Delete it, or say it in Markdown."), Severity.WARNING
    )


def _place(form: str, before: int, markdown: str, path: str) -> Location:
    """Where the source has something for the time after ``before``; code counts only at last."""
    wanted = re.compile(form, re.I)
    for text in (without_code(markdown), without_code(markdown, indented=False), markdown):
        found = [match.start(1) for match in wanted.finditer(text)]
        if len(found) > before:
            line = markdown.count("\n", 0, found[before]) + 1
            return Location(path, line, found[before] - markdown.rfind("\n", 0, found[before]))
    return Location(path)
