"""Loading: the content folder to records with line numbers; a bad file becomes problems."""

from generator.evidence.loading.changed import with_record, without_record
from generator.evidence.loading.content import (
    Content,
    entry_of,
    record_files,
)
from generator.evidence.loading.entry import Broken, Entry, File, once_a_file
from generator.evidence.loading.found_files import PAGES_FOLDER
from generator.evidence.loading.said_once import load_content
from generator.evidence.loading.yaml_bytes import MAX_BYTES
from generator.evidence.loading.yaml_text import read_yaml

__all__ = [
    "MAX_BYTES",
    "PAGES_FOLDER",
    "Broken",
    "Content",
    "Entry",
    "File",
    "entry_of",
    "load_content",
    "once_a_file",
    "read_yaml",
    "record_files",
    "with_record",
    "without_record",
]
