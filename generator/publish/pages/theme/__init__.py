"""Themes: the list of them, and a page for each with what it rests on."""
