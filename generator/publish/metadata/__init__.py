"""What a page says of itself to programs: tags of its head, linked data, and how it is cited."""

from generator.publish.metadata.head import NO_HEAD, Head, Metadata

__all__ = ["NO_HEAD", "Head", "Metadata"]
