"""Language tags, which say to browsers, screen readers and Word in what language a text is."""

from __future__ import annotations

from typing import Final

LANGUAGE_TAG: Final = (
    r"^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$"
)
"""A tag of BCP 47 (RFC 5646, section 2.1): language, maybe script, region and variants.

Language is a code of ISO 639 in small letters, script one of ISO 15924 with a capital, region one
of ISO 3166-1 in capitals or of UN M.49: en, fil, pt-BR, zh-Hant, es-419, ca-valencia.
"""
