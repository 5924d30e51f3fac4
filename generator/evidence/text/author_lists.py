"""Authors that stand in one field of a file: a name, or a list by any separator.

Semicolons, line breaks and bars part authors; "and", "&" and commas do where what stands between
them are names. What cannot be decided is read in the most likely way and said, for whoever reads it
to look at the text as it stood; somebody who does not fit costs no other.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence.interface import _
from generator.evidence.text.author_commas import by_commas
from generator.evidence.text.author_marks import is_nobody, without_marks, without_others
from generator.evidence.text.author_names import Shape, parted, shape_of
from generator.evidence.text.author_plain import plain_person
from generator.evidence.text.author_words import LEFT_OUT, continues, is_organisation
from generator.evidence.text.invisible import in_one_line
from generator.evidence.text.people import Person, for_record, person

_PARTING = re.compile(r"\s*(?:[;\uff1b\u061b\u3001|\t•]|\s/\s|·\s)\s*|(?<![,;&])(?<!\band)\s*\n\s*")
_AND: Final = re.compile(
    r"(?i)(,?\s+(?:and|&|und|et|y|og|och)\s+|,\s*&\s*(?=\S)|(?<=\.)\s*&\s*(?=\S))"
)
_ENGLISH = re.compile(r"(?i)[,\s]*(?:and|&)\s*")
_BETWEEN_IDEOGRAPHS = re.compile("(?<=[\u3040-\u9fff\uac00-\ud7af])\uff0c")
_ENDED = re.compile(r"(?<=\w{4})(?<!\bCorp)\.$")
_ON_BEHALF = re.compile(r"(?i)(?<=[^;\s])[,\s]+(?:and\s+)?on\s+behalf\s+of\s+(?=\S)")
_LEADING_AND = re.compile(r"(?i)^(?:and|&)\s+(?=.)")


@dataclass(frozen=True)
class AuthorList:
    """The authors of one text, whether it says that there are more, and what was left out of it."""

    people: tuple[Person, ...]
    cut: bool = False
    left: tuple[str, ...] = ()

    @property
    def doubts(self) -> tuple[str, ...]:
        """What was guessed or left out, in sentences."""
        guessed = [_read_as(author) for author in self.people if author.doubtful]
        shown = "; ".join(dict.fromkeys(guessed))
        said = _("It is a guess how these are named: {names}.", names=shown)
        return (said, *self.left) if shown else self.left


def read_authors(text: str, *, one: bool = False) -> AuthorList:
    """The authors in a text; ``one`` says that its form has it that there is one.

    >>> found = read_authors("Adler, Nina and Bose, Ravi K. and van Dijk, Els")
    >>> [(author.whole_family, author.given) for author in found.people]
    [('Adler', 'Nina'), ('Bose', 'Ravi K.'), ('van Dijk', 'Els')]
    >>> read_authors("Okafor N, Velde K, et al.").cut
    True
    """
    plain = plain_person(text, one=one)
    return AuthorList((plain,)) if plain else read_closely(text, one=one)


def read_closely(text: str, *, one: bool = False) -> AuthorList:
    """The authors in a text of any form, as ``read_authors`` gives them.

    >>> read_closely("Okafor, Ngozi") == read_authors("Okafor, Ngozi")
    True
    """
    text = re.sub(r"\r\n?|_x000D_\n?", "\n", html.unescape(text))
    if one and "\n" in text.strip():
        by_lines = read_authors(text)
        one_line = in_one_line(text)
        return by_lines if _are_several(by_lines.people) else read_authors(one_line, one=True)
    if is_nobody(text):
        return AuthorList((), left=(_("It says that no author is named."),))
    bare, marks = without_marks(_ON_BEHALF.sub("; on behalf of ", text))
    rest, cut = without_others(bare)
    beside = _("What stands beside the names is left out: {marks}.", marks=" ".join(marks))
    left = [beside] if marks else []
    if (name := _ended(rest)) and not _are_several(_by_and(name, one=False)):
        return AuthorList((Person(organisation=name),), cut, tuple(left))
    if LEFT_OUT.search(rest):
        cut = True
        left.append(_("Authors are left out in the middle of the list."))
    parts = [part for part in _PARTING.split(rest) if part.strip()]
    if len(parts) == 1:
        parts = _BETWEEN_IDEOGRAPHS.split(parts[0])
    parts = [_with_commas(part) for part in parts]
    parts = [_LEADING_AND.sub("", part) for part in map(in_one_line, parts) if part]
    parts = _without_full_stop(parts)
    one = one or len(parts) > 1
    found = [author for part in parts for author in _by_and(part, one=one)]
    people = tuple(author for author in found if _has_letters(author))
    if len(people) < len(found):
        left.append(_("A part of it is no name."))
    return AuthorList(people, cut, tuple(left))


def joined_lists(lists: Sequence[AuthorList], *, cut: bool = False) -> AuthorList:
    """Several lists as one.

    >>> joined_lists([read_authors("Okafor N"), read_authors("et al.")]).cut
    True
    """
    people = tuple(author for found in lists for author in found.people)
    left = tuple(dict.fromkeys(sentence for found in lists for sentence in found.left))
    return AuthorList(people, cut or any(found.cut for found in lists), left)


def answered(text: str) -> dict[str, str]:
    """The fields of an author from an answer to "family name, comma, initials; or organisation".

    Nothing is guessed: without a comma or initials it is an organisation, and a missing family
    name stays missing, for the check to say.

    >>> answered("Okafor, N. A., Jr."), answered("World Garden Society")
    ({'family': 'Okafor', 'initials': 'NA', 'suffix': 'Jr'}, {'name': 'World Garden Society'})
    """
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma:
        people = read_authors(text).people
        alone = [author for author in people if author.given and not author.doubtful]
        return for_record(alone[0]) if len(people) == len(alone) == 1 else {"name": family}
    bare, suffix = parted(given)
    made = for_record(person(family or "?", bare, suffix))
    return {**made, "family": family}


def is_et_al(text: str) -> bool:
    """Whether a text in the place of an author says that there are others.

    >>> is_et_al("et al."), is_et_al("Etal A")
    (True, False)
    """
    return bool(text.strip()) and not without_others(text)[0].strip()


def without_et_al(names: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """Names one by one without a last ``et al.``, and whether it stood there.

    >>> without_et_al(["Okafor, N", "et al."])
    (('Okafor, N',), True)
    """
    cut = bool(names) and is_et_al(names[-1])
    return tuple(names[:-1] if cut else names), cut


def _with_commas(text: str) -> str:
    """A text with the comma of every script as one, also where authors are left out."""
    return LEFT_OUT.sub(", ", re.sub("[\uff0c\u060c]", ", ", text)).strip(" ,")


def _without_full_stop(parts: Sequence[str]) -> list[str]:
    """Texts of a list without the full stop that ends it behind the name of an organisation."""
    if len(parts) < 2 or not _ENDED.search(parts[-1]):  # noqa: PLR2004
        return list(parts)
    return [*parts[:-1], parts[-1][:-1]]


def _ended(text: str) -> str:
    """A name that a comma ends, as EndNote writes organisations; nothing where it is no such."""
    if not text.rstrip().endswith(","):
        return ""
    name = in_one_line(text)
    alone = name.endswith(",") and not re.search(r"[;,]", name[:-1])
    return name[:-1].strip() if alone else ""


def _has_letters(author: Person) -> bool:
    return any(map(str.isalnum, f"{author.whole_family}{author.given}{author.organisation}"))


def _are_several(people: Sequence[Person]) -> bool:
    return len(people) > 1 and not any(author.doubtful for author in people)


def _read_as(author: Person) -> str:
    if author.organisation:
        return _("organisation '{name}'", name=author.organisation)
    parts = {
        _("family name"): author.whole_family,
        _("given names"): author.given,
        _("suffix"): author.suffix,
    }
    return ", ".join(f"{name} '{text}'" for name, text in parts.items() if text)


def _by_and(text: str, *, one: bool) -> list[Person]:
    """The authors of a text without semicolons; an "and" inside of an organisation's name stays."""
    parts = _AND.split(text)
    if len(parts) == 1:
        return by_commas(text, one=one)
    pieces, joined = _pieces(parts)
    if len(pieces) == 1 and joined:
        return _piece(text, one=one)
    lists = [_piece(piece, one=True) for piece in pieces]
    if any(author.doubtful for people in lists for author in people):
        chunks = [chunk.strip() for piece in pieces for chunk in piece.split(",")]
        if all(shape_of(chunk) is Shape.NAMES for chunk in chunks):
            return [author for chunk in chunks for author in by_commas(chunk, one=True)]
    return [author for people in lists for author in people]


def _piece(text: str, *, one: bool) -> list[Person]:
    """The authors between two "and"; an organisation with an "and" in its name is a guess."""
    if _AND.search(text) and is_organisation(text) and not _is_certain(text):
        return [Person(organisation=text, doubtful=True)]
    return by_commas(text, one=one)


def _pieces(parts: Sequence[str]) -> tuple[list[str], bool]:
    """Texts between "and", joined again where it is a part of a name, and whether any was.

    Words of other languages are parts of family names as well (Ortega y Gasset).
    """
    whole = [parts[-1]]
    for left, conjunction in zip(parts[-3::-2], parts[-2::-2], strict=True):
        other = not _ENGLISH.fullmatch(conjunction)
        if other and not (_is_certain(left) and _is_certain(whole[0])):
            whole[0] = f"{left}{conjunction}{whole[0]}"
        else:
            whole[:0] = [left, conjunction]
    pieces = [whole[0]]
    for conjunction, right in zip(whole[1::2], whole[2::2], strict=True):
        if _is_in_a_name(pieces[-1], right, alone=len(pieces) == 1):
            pieces[-1] += f"{conjunction}{right}"
        else:
            pieces.append(right)
    return pieces, len(pieces) < len(parts[::2])


def _is_in_a_name(left: str, right: str, *, alone: bool) -> bool:
    before, behind = (
        shape_of(left.rsplit(",", maxsplit=1)[-1].strip()),
        shape_of(right.split(",", maxsplit=1)[0].strip()),
    )
    if is_organisation(left) and before not in {Shape.WITH_INITIALS, Shape.INITIALS}:
        of = re.search(r"\b(?:of|for)\b", left) and not re.search(r"\b(?:of|for)\b", right)
        alone_behind = "," not in right or is_organisation(right)
        goes_on = continues(right) or (behind is Shape.NAME and alone_behind)
        return goes_on or bool(of and behind is Shape.ORGANISATION)
    single = alone and before is Shape.NAME and "," not in left
    return (single or continues(left)) and behind is Shape.ORGANISATION


def _is_certain(text: str) -> bool:
    people = by_commas(text, one=True)
    return not any(author.doubtful or author.organisation for author in people)
