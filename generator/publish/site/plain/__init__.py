"""The site as plain files: the generator's own shell around the same pages, without MkDocs."""

from generator.publish.site.plain.making import address, build, check

__all__ = ["address", "build", "check"]
