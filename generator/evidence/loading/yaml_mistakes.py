"""What libyaml says of a text that is no YAML, in words for people who never saw YAML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from generator.evidence.interface import N_, _
from generator.evidence.problems import Location, Problem

_FIELD = re.compile(r"\s*(?:- +)*([A-Za-z_][\w-]*)(?=:(?:\s|$))")
_FIELD_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*([A-Za-z_][\w-]*):(?=[^\s/])")
_OTHER_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_OTHER_SPACE_AFTER_COLON = re.compile(rf"\s*(?:- +)*[A-Za-z_][\w-]*:([{_OTHER_SPACES}])")
_BULLET = re.compile(r"\s*(?:[•‣·–—*]\s|-(?=[^\s-]))")
_COMMENT_BEHIND = re.compile(r"\S.*\s#")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|={7}|\|{7})(?:\s|$)")

_LOOK: Final = N_("Look at this line and the one before it: indentation, colons and quotes.")
_NEIGHBOURS: Final = N_(
    "Does it begin as far from the left as its neighbours do? Is a quotation mark missing?"
)
_DOES_NOT_FIT: Final = ("did not find expected key", "did not find expected '-' indicator")

_IN_WORDS: Final = (
    ("did not find expected ',' or '", N_("a list in brackets does not go on as one"), _LOOK),
    (
        "did not find expected '-' indicator",
        N_("this line does not fit the list that it stands in"),
        _NEIGHBOURS,
    ),
    (
        "did not find expected key",
        N_("this line does not fit the lines before it"),
        _NEIGHBOURS,
    ),
    (
        "could not find expected ':'",
        N_("the name of a field has no colon behind it"),
        N_(
            "If the line begins a field, a colon and a space follow its name. If it goes on "
            "the text above, indent it further than the name of that field."
        ),
    ),
    (
        "unexpected end of stream",
        N_("the file ends where something is still to be closed"),
        _LOOK,
    ),
    (
        "did not find expected node content",
        N_("a value is missing here, or a sign is too many"),
        _LOOK,
    ),
    ("document indicator", N_("the line --- or ... stands inside a text"), _LOOK),
    (
        "unknown escape character",
        N_("a backslash in double quotes begins no sign that is known"),
        "",
    ),
)
"""What libyaml says (a part of it), the same in plain words, and how to mend it."""


@dataclass(frozen=True)
class Met:
    """What libyaml met, and where in a text."""

    what: str
    context: str
    place: Location
    lines: tuple[str, ...]
    began: int
    """The line on which began what it was reading."""

    @property
    def line(self) -> str:
        """The line of the place."""
        return self.lines[self.place.line - 1]

    @property
    def sign(self) -> str:
        """The character at the place."""
        return self.line[self.place.column - 1 : self.place.column]

    @property
    def before(self) -> str:
        """What stands before the place in its line."""
        return self.line[: self.place.column - 1]

    @property
    def previous(self) -> str:
        """The last line before it that is not blank."""
        above = reversed(self.lines[: self.place.line - 1])
        return next((line for line in above if line.strip()), "")


Words = tuple[str, str]
"""What is wrong, and how to mend it."""


def conflict(line: str) -> Words | None:
    """What is wrong where a line is one of git's marks of a conflict."""
    if not _CONFLICT.match(line):
        return None
    hint = _(
        "Choose between the versions above and below the line =======, or join them; then "
        "take away the lines that begin with <<<<<<<, ======= and >>>>>>>."
    )
    return _("git left two versions here, and nobody has chosen: {marks}", marks=line[:7]), hint


def syntax_problem(met: Met) -> Problem:
    """The problem with what libyaml met, in words, with how to mend it."""
    if "depth" in met.what.lower():
        return Problem(
            "S006", met.place, _("The values are nested too deeply ({what}).", what=met.what)
        )
    if sign := _sign_of_its_own(met):
        what = _("A text begins with {sign}, which has a meaning of its own in YAML.", sign=sign)
        return Problem("S004", met.place, what, _("Put quotes around the whole text."))
    if "<document start>" in met.what:
        what = _("More stands below the line that ends the record.")
        return Problem("S003", met.place, what, _("Take the line with --- or ... away."))
    words, hint = _words(met)
    if met.began < met.place.line and hint in {_(_LOOK), _(_NEIGHBOURS)}:
        hint = _(
            "What is not finished here began on line {line}: is a quote or bracket missing?",
            line=met.began,
        )
    return Problem("S002", met.place, _("Not valid YAML: {what}.", what=words), hint)


def _sign_of_its_own(met: Met) -> str:
    for word, sign in (("alias", "*"), ("anchor", "&"), ("tag", "!")):
        if re.search(rf"\b{word}\b", met.context):
            return sign
    return ""


def _words(met: Met) -> Words:
    """What is wrong in a line, and what to do about it."""
    for rule in _RULES:
        if found := rule(met):
            return found
    for part, words, hint in _IN_WORDS:
        if part in met.what:
            return _(words), _(hint) if hint else _(
                "Write two backslashes, or put single quotes around the text."
            )
    return met.what, _(_LOOK)


def _indentation(met: Met) -> Words | None:
    indentation = met.line[: len(met.line) - len(met.line.lstrip())]
    if "\t" in indentation or "tab" in met.what:
        return _("the line begins with a tab"), _("Indent with spaces; YAML refuses tabs.")
    if other := re.search(rf"[{_OTHER_SPACES}]", indentation):
        what = _(
            "the line begins with a space that is no ordinary one (U+{code})",
            code=f"{ord(other[0]):04X}",
        )
        return what, _("Delete it; lines are indented with ordinary spaces.")
    return None


def _first_sign(met: Met) -> Words | None:
    """A text begins with a sign that says something else."""
    if "start any token" in met.what:
        hint = _("A text cannot begin with this character; put quotes around it.")
        what = _("a text begins with a sign, which has a meaning of its own")
        if met.sign:
            what = _("a text begins with {sign}, which has a meaning of its own", sign=met.sign)
        return what, hint
    if "comment or line break" in met.what:
        sign = ">" if met.before.rfind(">") > met.before.rfind("|") else "|"
        hint = _(
            "If the text begins with {sign}, put quotes around the whole text; else begin it on "
            "the line below.",
            sign=sign,
        )
        return _(
            "a text stands behind {sign}, which begins a text on the lines below", sign=sign
        ), hint
    if "block sequence entries" in met.what:
        hint = _(
            "If the text begins with -, put quotes around the whole text; else begin the list on "
            "the line below."
        )
        return _("a hyphen with a space stands where no item of a list can begin"), hint
    if "mapping keys" in met.what:
        return _("a question mark with a space begins a text"), _(
            "Put quotes around the whole text."
        )
    if "expected node content" in met.what and met.sign == ",":
        return _("a text begins with a comma"), _("Put quotes around the whole text.")
    return None


def _not_closed(met: Met) -> Words | None:
    if "quoted scalar" not in met.context or "end of stream" not in met.what:
        return None
    hint = _(
        "Close it where the text ends; if the text itself begins with it, put quotation "
        "marks of the other kind around the whole text."
    )
    return _("the quotation mark that begins here is closed nowhere"), hint


def _in_brackets(met: Met) -> Words | None:
    """What a text inside brackets cannot hold."""
    if "expected ','" not in met.what or met.sign not in set(":[{"):
        return None
    what = _("a bracket stands in a text inside brackets")
    if met.sign == ":":
        what = _("a colon stands in a text inside brackets")
    return what, _("Put quotes around the text.")


def _colon(met: Met) -> Words | None:
    for line in (met.previous, met.line):
        if space := _OTHER_SPACE_AFTER_COLON.match(line):
            what = _(
                "the space behind a colon is no ordinary one, but U+{code}",
                code=f"{ord(space[1]):04X}",
            )
            return what, _("Delete it and type a space.")
    if "mapping values" in met.what or "expected ':'" in met.what:
        for line in (met.previous, met.line):
            if lacking := _FIELD_WITHOUT_SPACE.match(line):
                what = _("no space stands behind the colon of '{field}:'", field=lacking[1])
                return what, _(
                    "If '{field}' is a field, put a space behind its colon.", field=lacking[1]
                )
    if "mapping values" not in met.what:
        return None
    field = _FIELD.match(met.line)
    if field and field.end() == met.place.column - 1:
        hint = _(
            "If '{field}' is a field: does it begin as far from the left as its neighbours "
            "do, and has the line before it a colon after its field's name?",
            field=field[1],
        )
        return _("no field can begin here, but '{field}:' does", field=field[1]), hint
    hint = _("A text with a colon and a space in it needs quotes around it.")
    if not met.line[met.place.column :].strip():
        return _("a text ends with a colon"), _(
            "A text that ends with a colon needs quotes around it."
        )
    return _("a colon with a space after it stands in a text"), hint


def _closed_too_early(met: Met) -> Words | None:
    """A text begins with a quotation mark or bracket, and goes on behind the one that closes it."""
    closing = met.before.rstrip()[-1:]
    if not closing or closing not in "\"')]}" or "expected" not in met.what:
        return None
    hints = {
        '"': _('Put single quotes around the whole text, or a backslash before each " inside it.'),
        "'": _("Put double quotes around the whole text; an apostrophe may stand in them."),
    }
    if closing in hints:
        return _("more stands behind the quotation mark that ends a value"), hints[closing]
    hint = _("A text that begins with a bracket needs quotes around the whole.")
    return _("more stands behind the bracket that ends a value"), hint


def _item(met: Met) -> Words | None:
    if "expected" not in met.what or not any(map(_BULLET.match, (met.line, met.previous))):
        return None
    hint = _("Begin each item of a list with a hyphen and a space.")
    return _("a line begins with a sign that begins no item of a list"), hint


def _comment_in_text(met: Met) -> Words | None:
    """A comment ended a text that goes on in this line."""
    if not _COMMENT_BEHIND.search(met.previous) or not any(
        part in met.what for part in (*_DOES_NOT_FIT, "expected ':'")
    ):
        return None
    hint = _(
        "A space and # begin a comment, and the text before it ends there. Put quotes "
        "around the whole text, or the comment on a line of its own above the field."
    )
    return _("this line goes on a text that a comment has ended on the line before"), hint


_RULES: Final[tuple[Callable[[Met], Words | None], ...]] = (
    _indentation,
    _not_closed,
    _first_sign,
    _in_brackets,
    _colon,
    _closed_too_early,
    _item,
    _comment_in_text,
)
