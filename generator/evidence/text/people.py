"""People and organisations in lists of authors: by the parts of their names, and as printed.

Every form of a file is read to a ``Person`` and written from one: ``author_forms`` has those of
RIS, BibTeX and CSL-JSON. Records hold family name and initials; what more a form says of a name is
in its ``Person``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from generator.evidence.text.invisible import in_one_line

CUT_LIST: Final = "The list of authors is cut in the source: et al."
"""The note that says, in a format without a field for it, that a list of authors is cut."""

_CAPITALS = re.compile(r"[^\W\d_a-z]+(?:-[^\W\d_a-z]+)*")
_ET_AL = re.compile(r"(?i)(?:^|[,;\s]+)et\.? al\.?\s*$")
_FAMILY_AND_INITIALS = re.compile(r"(.*\S) ((?:[A-Z]\.?[- ]?){1,3})")
_IN_NO_FAMILY_NAME: Final = frozenset({"of", "for", "and", "the", "&"})
_MOST_WORDS: Final = 3
"""Words of a name without a comma that may be a person's."""


class RecordedAuthor(Protocol):
    """An author as records hold them."""

    @property
    def family(self) -> str | None:
        """The family name of a person."""

    @property
    def initials(self) -> str | None:
        """The initials of a person, without full stops."""

    @property
    def name(self) -> str | None:
        """The name of an organisation."""


@dataclass(frozen=True)
class Person:
    """An author: a person by the parts of their name, or an organisation by its own.

    ``given`` are given names or initials with full stops, ``particle`` is what stands before the
    family name in small letters (van der), ``suffix`` what follows (Jr). ``doubtful`` says that it
    is a guess whether this is a person.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    organisation: str = ""
    doubtful: bool = field(default=False, compare=False)

    @property
    def whole_family(self) -> str:
        """The family name with its particle, as it is printed: ``van der Berg``."""
        return " ".join(part for part in (self.particle, self.family) if part)


def person(whole_family: str, given: str = "", suffix: str = "") -> Person:
    """A person by a family name that may begin with a particle: its first words in small letters.

    >>> person("van der Berg", "J. P.").particle
    'van der'
    >>> person("rowan").family
    'rowan'
    """
    words = whole_family.split(" ")
    small = itertools.takewhile(lambda word: word.lstrip("’'")[:1].islower(), words[:-1])
    first = len(list(small))
    return Person(" ".join(words[first:]), given, " ".join(words[:first]), suffix)


# --- names in records ------------------------------------------------------------------------


def of_record(author: RecordedAuthor) -> Person:
    """The person or organisation that a record names, with initials as other programs read them.

    >>> from types import SimpleNamespace
    >>> of_record(SimpleNamespace(family="Okafor", initials="NA", name=None)).given
    'N. A.'
    """
    if author.family is None:
        return Person(organisation=author.name or "")
    return person(author.family, spaced_initials(author.initials or ""))


def for_record(author: Person) -> tuple[dict[str, str], str]:
    """The fields of an author in a record, and the name in full where they say less than it.

    No field where there is no letter or digit in the name.

    >>> for_record(Person("Okafor", "Ngozi Ada"))
    ({'family': 'Okafor', 'initials': 'NA'}, 'Okafor, Ngozi Ada')
    >>> for_record(Person(organisation="World Garden Society"))
    ({'name': 'World Garden Society'}, '')
    """
    family = in_one_line(author.whole_family)
    given = in_one_line(f"{author.given} {author.suffix}")
    organisation = in_one_line(author.organisation)
    if organisation or not family:
        alone = organisation or given
        if not any(character.isalnum() for character in alone):
            return {}, alone
        return {"name": alone}, ""
    if not given:
        return {"family": family}, ""
    initials = initials_of(given)
    in_full = "" if initials == re.sub(r"[\s.]", "", given) else f"{family}, {given}"
    return {"family": family, "initials": initials}, in_full


def printed_name(author: RecordedAuthor) -> str:
    """An author as lists of references print them (ICMJE Recommendations), or the organisation.

    >>> from types import SimpleNamespace
    >>> printed_name(SimpleNamespace(family="Okafor", initials="N", name=None))
    'Okafor N'
    """
    return author.name or " ".join(part for part in (author.family, author.initials) if part)


def spaced_initials(initials: str) -> str:
    """Initials as reference managers read them; what is more than capitals stays as printed.

    >>> spaced_initials("J-PK")
    'J.-P. K.'
    >>> spaced_initials("Th")
    'Th'
    """
    if not _CAPITALS.fullmatch(initials):
        return initials
    words = re.findall(r".(?:-.)*", initials)
    return " ".join("-".join(f"{letter}." for letter in word.split("-")) for word in words)


def initials_of(given: str) -> str:
    """Initials as records hold them, of given names or of initials; what is no name stays.

    >>> initials_of("Jean-Paul K.")
    'J-PK'
    """
    words = given.replace(".", ". ").split()
    made = "".join(map(_initial, words))
    return made.lstrip("-") if all(c.isalpha() or c == "-" for c in made) and made else given


def _initial(word: str) -> str:
    parts = word.replace(".", "").replace("’", "").replace("'", "").split("-")
    return "-".join(part if _is_initials(part) else part[:1] for part in parts)


def _is_initials(part: str) -> bool:
    return len(part) <= 3 and part.isupper()  # noqa: PLR2004


# --- names as people write them --------------------------------------------------------------


def answered(text: str) -> dict[str, str]:
    """The fields of an author from an answer to "family name, comma, initials; or organisation".

    Nothing is guessed: without a comma it is an organisation, and a missing family name stays
    missing, for the check to say.

    >>> answered("Okafor, N. A."), answered("World Garden Society")
    ({'family': 'Okafor', 'initials': 'NA'}, {'name': 'World Garden Society'})
    """
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma:
        return {"name": family}
    return {"family": family, **({"initials": initials_of(given)} if given else {})}


def listed(text: str) -> Person:
    """An author as files list them: ``Okafor, Ngozi``, ``Okafor N``, or a name without a comma.

    Without a comma, initials behind a name make it a person (as in the Vancouver style of the ICMJE
    Recommendations), and so does a single word that is no abbreviation, which is a guess. Other
    names are organisations; of those with few words somebody should look.

    >>> listed("Okafor N").given
    'N'
    >>> listed("Society of Gardeners").organisation
    'Society of Gardeners'
    """
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma:
        return person(family, given)
    words = text.split()
    if len(words) == 1 and not text.isupper():
        return Person(family=text, doubtful=True)
    found = _FAMILY_AND_INITIALS.fullmatch(text)
    if found and _may_be_a_family(found[1]):
        return person(found[1], found[2])
    return Person(organisation=text, doubtful=1 < len(words) <= _MOST_WORDS)


def listed_in(text: str, separator: str) -> tuple[tuple[Person, ...], bool]:
    """The authors of one text, and whether it says that there are more (et al.).

    Between authors stands ``separator``; or, where all of them are family names with initials, a
    comma.

    >>> authors, cut = listed_in("Okafor N, Velde K, et al.", ";")
    >>> [author.family for author in authors], cut
    (['Okafor', 'Velde'], True)
    """
    rest = _ET_AL.sub("", text)
    parts = [part.strip() for part in rest.split(separator) if part.strip()]
    by_commas = re.split(r",\s*", rest)
    if len(parts) == 1 and all(map(_FAMILY_AND_INITIALS.fullmatch, by_commas)):
        parts = by_commas
    return tuple(map(listed, parts)), rest != text


def without_et_al(names: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """Names one by one without a last ``et al.``, and whether it stood there.

    >>> without_et_al(["Okafor, N", "et al."])
    (('Okafor, N',), True)
    """
    cut = bool(names) and not _ET_AL.sub("", names[-1])
    return tuple(names[:-1] if cut else names), cut


def _may_be_a_family(text: str) -> bool:
    words = text.split()
    return (
        len(words) <= _MOST_WORDS
        and not text.isupper()
        and not _IN_NO_FAMILY_NAME.intersection(words)
    )
