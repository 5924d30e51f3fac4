"""``evidence language``: a catalogue of the explorer's words in another language, and its state."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands.options import config_file_of, config_option
from generator.evidence.interface import NoSuchLanguage, _, known_languages, own_catalogue
from generator.evidence.interface.opening import State, brought_up_to_date, state_of
from generator.evidence.text.terminal import printable

_ADD, _STATUS = "add", "status"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "what",
        choices=(_ADD, _STATUS),
        help=_("add: make its catalogue, or bring it up to date; status: what is open"),
    )
    parser.add_argument("code", nargs="?", metavar="CODE", help=_("such as de or pt-BR"))
    parser.add_argument("--all", action="store_true", help=_("list every message that is open"))
    config_option(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    config_file = config_file_of(options)
    if config_file is None:
        return 2
    root = config_file.parent
    try:
        if options.what == _ADD:
            return _add(root, options.code or "", every=options.all)
        return _status(root, options.code, every=options.all)
    except (NoSuchLanguage, OSError) as error:
        sys.stderr.write(f"{printable(str(error))}\n")
        return 2


def _add(root: Path, code: str, *, every: bool) -> int:
    file = own_catalogue(root, code)
    before = file.read_text(encoding="utf-8") if code and file.is_file() else ""
    text = brought_up_to_date(before, code)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    sys.stdout.write(_said(f"{file.parent.name}/{file.name}", state_of(text), every=every))
    setting = f"theme: {{language: {code}}}"
    said = _(
        "Translate it in any editor for gettext, and let mkdocs.yml say {setting}.", setting=setting
    )
    sys.stdout.write(f"{said}\n")
    return 0


def _status(root: Path, code: str | None, *, every: bool) -> int:
    found = known_languages(root)
    if code is not None and code not in found:
        command = f"evidence language add {code}"
        what = _("There is no catalogue for {code}: {command}", code=repr(code), command=command)
        raise NoSuchLanguage(what)
    for name, file in found.items():
        if code in {None, name}:
            state = state_of(file.read_text(encoding="utf-8"))
            sys.stdout.write(_said(f"{file.parent.name}/{file.name}", state, every=every))
    if not found:
        sys.stdout.write(_("There is no language but English.") + "\n")
    return 0


def _said(file: str, state: State, *, every: bool) -> str:
    """How far a catalogue is, in lines."""
    faults = len(state.faults)
    lines = [
        _(
            "{file}: {translated} translated, {open} open, {unusable} unusable.",
            file=file,
            translated=state.translated,
            open=state.missing,
            unusable=faults,
        )
    ]
    for folder, messages in state.open.items():
        lines.append(f"{len(messages):6} {folder}")
        lines += (f"       {message}" for message in messages if every)
    lines += ("  " + _("unusable: {fault}", fault=fault) for fault in state.faults)
    return "".join(f"{printable(line)}\n" for line in lines)
