"""Text that steers nothing: no terminal, no log, and no reader of what a program prints."""

from __future__ import annotations


def printable(text: str) -> str:
    """The text in one line, with every character that is not printed written as its number.

    Controls, invisible characters and odd spaces become escapes of Python (``\\x1b``, ``\\u202e``),
    so that no file name and no record can colour, hide or overwrite what a command says.

    >>> printable("a\\x1b[2Jb\\u202e.yml")
    'a\\\\x1b[2Jb\\\\u202e.yml'
    """
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text
    )


def printable_lines(text: str) -> str:
    """The text in its lines, each without what is not printed.

    >>> printable_lines("one\\n\\x1b[2Jtwo")
    'one\\n\\\\x1b[2Jtwo'
    """
    return "\n".join(map(printable, text.split("\n")))


def encodable(text: str) -> str:
    """The text as UTF-8 can hold it: halves of characters, as odd file names have, as numbers.

    >>> encodable("caf\\udce9.yml")
    'caf\\\\udce9.yml'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
