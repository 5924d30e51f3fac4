"""What language models and agents read: each page as Markdown, and ``llms.txt``, which names them.

After llmstxt.org: the twin of ``studies/`` is ``studies/index.html.md``.
"""

from generator.publish.twins.files import credit_line, has_twin, page_twin, twin
from generator.publish.twins.llms import llms_text

__all__ = ["credit_line", "has_twin", "llms_text", "page_twin", "twin"]
