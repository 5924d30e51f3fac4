"""Search: the catalogue as documents, and documents as an index that a browser fetches in parts.

The index is ours because it stays light: a reader fetches the few files in which the words of a
query and the ten shown records stand, and nothing that grows with the number of records
(``bench/search.py`` measures it). ``documents`` says what can be found, ``words`` how text becomes
words (as ``search-words.js`` does in the browser), ``alike`` what other words find, ``index`` how
the files are laid out, ``unanswered`` what is said where nothing is found.
"""

from __future__ import annotations

from generator.publish.search.alike import everyday_words
from generator.publish.search.document import Document
from generator.publish.search.documents import KINDS, documents
from generator.publish.search.index import index_files
from generator.publish.search.markdown_pages import MarkdownSection, written_parts
from generator.publish.search.studies import places
from generator.publish.search.unanswered import Unanswered, unanswered

__all__ = [
    "KINDS",
    "Document",
    "MarkdownSection",
    "Unanswered",
    "documents",
    "everyday_words",
    "index_files",
    "places",
    "unanswered",
    "written_parts",
]
