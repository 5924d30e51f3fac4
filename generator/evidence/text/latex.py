"""Text as LaTeX prints it, and LaTeX as text (pylatexenc reads it).

What LaTeX takes for a command is escaped; braces become commands, since BibTeX counts them even
after a backslash. Commands that pylatexenc does not know would vanish, so they can be asked for.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections import Counter
from urllib.parse import quote

from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from generator.evidence.text.markup import in_figures

logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)  # what it does not know is said by us

_MARKS = {
    "\\": "textbackslash",
    "{": "textbraceleft",
    "}": "textbraceright",
    "~": "textasciitilde",
    "^": "textasciicircum",
}
_COMMANDS = str.maketrans(
    {
        **{mark: f"{{\\{name}}}" for mark, name in _MARKS.items()},
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)
_LIGATURE = re.compile(r"(?<=-)-|(?<=')'|(?<=[`?!])`|(?<=<)<|(?<=>)>|(?<=,),")
_SPECIAL = re.compile(r"[\\{}$%&#~^_]|--|``|''|[?!]`")
_KNOWN = get_default_latex_context_db()
_KNOWN.add_context_category(
    "marks", prepend=True, macros=[MacroTextSpec(name, mark) for mark, name in _MARKS.items()]
)
_COMMAND = re.compile(r"(?<!\\)(?:\\\\)*\\([a-zA-Z]+)")
_WRITER = LatexNodes2Text(_KNOWN, math_mode="verbatim", keep_comments=True)
_MATHS = LatexNodes2Text(_KNOWN, math_mode="text", keep_comments=True)
_FORMULA = re.compile(
    r"(?<!\\)\$(?![\s$])((?:\\.|[^$\\]){1,200})(?<!\s)\$(?!\d)|\\\((.{1,200}?)\\\)"
)
_RAISED = re.compile(r"([_^])(?:\{([^{}]*)\}|([^\s{}\\]))")
_SEEMS_LATEX = re.compile(
    r"\\(?:[a-zA-Z]{1,20}\s*\{|[\"'`^~=.](?:\{|[a-zA-Z])|[a-zA-Z]{3,}\b|[cuvHkrbd]\{)|\\[&%$#_]"
    r"|\$[^$]{0,200}\\[a-zA-Z][^$]{0,200}\$|\$\s*[_^][^$]{1,40}\$"
)


def escaped(text: str) -> str:
    """Text that LaTeX prints as it is: no commands, and no two marks that it would join to one.

    >>> escaped("50% of {all} -- and more")
    '50\\\\% of {\\\\textbraceleft}all{\\\\textbraceright} -{-} and more'
    """
    return _LIGATURE.sub(r"{\g<0>}", text.translate(_COMMANDS))


def escaped_address(text: str) -> str:
    """An address as every reader of BibTeX takes it: as it is, without braces and backslashes.

    >>> escaped_address("https://example.org/{a}_b")
    'https://example.org/%7Ba%7D_b'
    """
    return re.sub(r"[{}\\]", lambda found: quote(found[0]), text)


def plain_address(value: str) -> str:
    """An address that stands in BibTeX; braces and backslashes are escaped there in every way.

    >>> plain_address("\\\\url{https://example.org/a\\\\_b}")
    'https://example.org/a_b'
    """
    text = re.sub(r"\\url\{([^{}]*)\}", r"\1", value)
    return re.sub(r"\\([_%&#$~])", r"\1", text).replace("{", "").replace("}", "")


def plain_text(value: str) -> str:
    """What LaTeX would print; a per cent sign or an ampersand that nobody escaped stays one.

    A short formula is written in letters and figures, where all of it can be.

    >>> plain_text("caf{\\\\'e}s: 50% more"), plain_text("Q&A on R\\\\&D")
    ('cafés: 50% more', 'Q&A on R&D')
    >>> plain_text(r"$\\beta$-blockers and CO$_2$")
    'β-blockers and CO₂'
    """
    if not _SPECIAL.search(value):
        return value
    value = _FORMULA.sub(_in_letters, value)
    text: str = _WRITER.latex_to_text(re.sub(r"(?<!\\)((?:\\\\)*)([%&#])", r"\1\\\2", value))
    return text.replace("\u00a0", " ")


def _in_letters(found: re.Match[str]) -> str:
    """A formula in letters and figures; as it stands where that would lose something of it."""
    inside = found[1] or found[2] or ""
    if unknown_commands(inside) or re.search(r"\\(?:frac|sqrt|sum|int|begin|over)\b", inside):
        return found[0]
    text = _RAISED.sub(
        lambda part: in_figures(part[2] or part[3] or "", raised=part[1] == "^"), inside
    )
    made: str = _MATHS.latex_to_text(text).strip()
    return escaped(made) if made and not set(made) & set("^_\\{}$") else found[0]


def seems_latex(value: str) -> bool:
    """Whether a text of another format holds commands of LaTeX.

    >>> seems_latex(r"Erfahrungen in G{\\\"o}ttingen"), seems_latex("A title (with $5 and 50%)")
    (True, False)
    """
    return bool(_SEEMS_LATEX.search(value))


def vanished(value: str, text: str) -> str:
    """The letters and digits of a value in LaTeX that are in no command and not in its text.

    >>> vanished("\\\\label{ab} c", "c"), vanished("caf\\\\'e", "café")
    ('ab', '')
    """
    if value == text:
        return ""
    before = Counter(re.findall(r"[^\W_]", _base(re.sub(r"\\(?:[a-zA-Z]+|.)", "", value))))
    gone = before - Counter(re.findall(r"[^\W_]", _base(text)))
    return "".join(sorted(gone.elements()))


def _base(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def unknown_commands(value: str) -> list[str]:
    """The names of the commands in a text that would vanish from it, sorted.

    >>> unknown_commands("\\\\foo{x} and \\\\emph{y}")
    ['foo']
    """
    if "\\" not in value:
        return []
    return sorted(
        command
        for command in set(_COMMAND.findall(value))
        if not getattr(_KNOWN.get_macro_spec(command), "macroname", "")
    )
