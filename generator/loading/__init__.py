"""Loading: the content folder to records with line numbers; a bad file becomes problems."""

from generator.loading.content import (
    PAGES_FOLDER,
    Content,
    Entry,
    load_content,
    record_files,
    shown_path,
    with_record,
)

__all__ = [
    "PAGES_FOLDER",
    "Content",
    "Entry",
    "load_content",
    "record_files",
    "shown_path",
    "with_record",
]
