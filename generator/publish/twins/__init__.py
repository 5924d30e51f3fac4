"""What language models and agents read: each page as Markdown, and ``llms.txt``, which names them.

After llmstxt.org: the twin of ``studies/`` is ``studies/index.html.md``.
"""

from generator.publish.twins.files import Drawn, has_twin, twin, twin_files
from generator.publish.twins.llms import llms_text

__all__ = ["Drawn", "has_twin", "llms_text", "twin", "twin_files"]
