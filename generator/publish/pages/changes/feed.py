"""The changes of the evidence as an Atom feed (RFC 4287), for readers of feeds."""

from __future__ import annotations

from html import escape
from typing import Final

from generator.evidence import urls
from generator.evidence.interface import _, spoken
from generator.publish.pages.changes.changes import ChangesView, EvidenceChange

MOST_ENTRIES: Final = 30


def changes_feed(view: ChangesView, name: str, site_url: str) -> str:
    """The newest changes as Atom; empty where the site has no address, or no change is known.

    Every address in a feed is absolute, so a site that does not know its own has none. An entry's
    id is its address on the page of changes, which never moves.
    """
    changes = view.changes[:MOST_ENTRIES]
    if not changes or not site_url.startswith(("https://", "http://")):
        return ""
    root = f"{site_url.rstrip('/')}/"
    own = escape(f"{root}{urls.changes_feed()}")
    title = _("{site}: what changed", site=name)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{spoken().language}">',
        f"  <title>{escape(title)}</title>",
        f"  <id>{own}</id>",
        f'  <link rel="self" type="application/atom+xml" href="{own}"/>',
        f'  <link rel="alternate" type="text/html" href="{escape(root)}{urls.CHANGES}"/>',
        f"  <updated>{changes[0].moment}</updated>",
        f"  <author><name>{escape(name)}</name></author>",
    ]
    for change in changes:
        lines += _entry(change, root)
    return "\n".join([*lines, "</feed>"]) + "\n"


def _entry(change: EvidenceChange, root: str) -> list[str]:
    address = f"{root}{urls.change(change.id)}"
    return [
        "  <entry>",
        f"    <title>{escape(change.title)}</title>",
        f"    <id>{escape(address)}</id>",
        f'    <link rel="alternate" type="text/html" href="{escape(address)}"/>',
        f"    <updated>{change.moment}</updated>",
        f"    <summary>{escape(change.summary)}</summary>",
        f'    <content type="html">{escape(_content(change, root))}</content>',
        "  </entry>",
    ]


def _content(change: EvidenceChange, root: str) -> str:
    """The records that changed, as HTML with absolute links."""
    items = []
    for record in change.records:
        text = escape(record.text)
        items.append(f'<a href="{escape(root + record.path)}">{text}</a>' if record.path else text)
    listed = "".join(f"<li>{item}</li>" for item in (*items, escape(change.more)) if item)
    return f"<p>{escape(change.summary)}</p><ul>{listed}</ul>"
