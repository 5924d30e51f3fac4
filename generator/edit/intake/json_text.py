"""JSON of other programs to values: what cannot be read is said with its line."""

from __future__ import annotations

import json
from typing import Any, Final

from generator.edit.intake.incoming import CannotRead, problem_at
from generator.evidence.interface import _

_MOST_DIGITS: Final = 10


def parsed(text: str, form: str) -> Any:
    """The value of a JSON text; raises CannotRead. Long numbers and fractions stay texts."""
    try:
        return json.loads(text, parse_int=_short, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        what = _(
            "The file is not valid JSON: {error}, at column {column}.",
            error=error.msg.lower(),
            column=error.colno,
        )
        hint = _("Is it cut off? Export it again as {form}.", form=form)
        raise CannotRead(problem_at(error.lineno, what, hint)) from None
    except RecursionError:
        raise CannotRead(
            problem_at(0, _("The file is nested too deeply to be {form}.", form=form))
        ) from None


def csl_date(value: Any) -> tuple[str, str]:
    """A date of CSL-JSON (1.0.2, "Date variables"), which Crossref has too: when, and what else.

    The first text has all parts of one date, and of two their years; the second, the whole where
    two dates say more than that.

    >>> csl_date({"date-parts": [[2003, 10]]}), csl_date({"date-parts": [[None]]})
    (('2003-10', ''), ('', ''))
    >>> csl_date({"date-parts": [[2008, 11], [2009, 2]]})
    ('2008–2009', '{"date-parts": [[2008, 11], [2009, 2]]}')
    """
    if not isinstance(value, dict):
        return str(value), ""
    given = value.get("date-parts")
    parts = [part for part in given if isinstance(part, list)] if isinstance(given, list) else []
    parts = [[str(one) for one in part if one is not None] for part in parts]
    dates = [part for part in parts if part]
    if dates:
        first, last = dates[0], dates[-1]
        several = len(dates) > 1 and any(len(part) > 1 for part in dates)
        whole = json.dumps(value, ensure_ascii=False) if several else ""
        return (f"{first[0]}–{last[0]}" if first[0] != last[0] else "-".join(first)), whole
    if given:
        return "", ""
    said = value.get("raw") or value.get("literal") or json.dumps(value, ensure_ascii=False)
    return str(said), ""


class ValueLines:
    """Where values of one key stand, one after another; readers of JSON keep no lines."""

    def __init__(self, text: str, key: str) -> None:
        """The text, and the key whose values are looked for in their order."""
        self.text, self.key, self.place, self.line = text, f'"{key}"', 0, 1

    def of(self, value: Any) -> int:
        """The line of the next such value, or 0 if it cannot be found behind the last one."""
        plain = json.dumps(value, ensure_ascii=False)
        for written in dict.fromkeys((plain, plain.replace("/", "\\/"), json.dumps(value))):
            place = self._place_of(written)
            if place >= 0:
                self.line += self.text.count("\n", self.place, place)
                self.place = place + 1
                return self.line
        return 0

    def _place_of(self, written: str) -> int:
        at = self.text.find(self.key, self.place)
        while at >= 0:
            behind = at + len(self.key)
            rest = self.text[behind : behind + 20 + len(written)].lstrip(" :\t\n")
            if rest.startswith(written):
                return at
            at = self.text.find(self.key, behind)
        return -1


def _short(digits: str) -> int | str:
    return int(digits) if len(digits) < _MOST_DIGITS else digits
