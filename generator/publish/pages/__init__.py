"""Views: the catalogue as page data, one module a page kind; frozen, ready for a template."""
