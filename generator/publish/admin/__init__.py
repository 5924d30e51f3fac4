"""Editing in the browser: a form for every kind of record, over the repository itself."""

from generator.publish.admin.files import admin_files, admin_paths

__all__ = ["admin_files", "admin_paths"]
